// SPDX-License-Identifier: Apache-2.0
//! What attestors have on file of identities.

use crate::{Config, Error, Event, Pallet, RecordedData, TravelData};
use frame_support::ensure;
use genex_primitives::{IdentityId, UnixSeconds, traits::Identities};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Records data. Checks, errors and event are those of the call `record_travel_data`.
	pub fn do_record_travel_data(
		who: T::AccountId,
		identity: IdentityId,
		hash: H256,
		valid_until: UnixSeconds,
	) -> DispatchResult {
		Self::ensure_vouches_for_known(&who, identity)?;
		ensure!(!hash.is_zero(), Error::<T>::EmptyHash);
		ensure!(valid_until > Self::now(), Error::<T>::ValidityPassed);
		let old = RecordedData::<T>::get(identity);
		let new = TravelData { hash, valid_until, attestor: who.clone() };
		RecordedData::<T>::insert(identity, &new);
		Self::deposit_event(Event::TravelDataRecorded { identity, by: who, old, new });
		Ok(())
	}

	/// Withdraws data. Checks, errors and event are those of the call `revoke_travel_data`.
	pub fn do_revoke_travel_data(who: T::AccountId, identity: IdentityId) -> DispatchResult {
		Self::ensure_vouches_for_known(&who, identity)?;
		let old = RecordedData::<T>::take(identity).ok_or(Error::<T>::NoData)?;
		Self::deposit_event(Event::TravelDataRevoked { identity, by: who, old });
		Ok(())
	}

	fn ensure_vouches_for_known(who: &T::AccountId, identity: IdentityId) -> DispatchResult {
		ensure!(T::Identities::record(identity).is_some(), Error::<T>::UnknownIdentity);
		Self::ensure_vouches(who, identity)
	}
}
