// SPDX-License-Identifier: Apache-2.0
//! Who may redeem and nothing else.

use crate::{Blacklist, BlacklistEntry, Config, Error, Event, Pallet};
use frame_support::ensure;
use genex_primitives::{IdentityFlags, IdentityId, traits::Markers};
use sp_core::H256;
use sp_runtime::DispatchResult;

const FLAG: IdentityFlags = IdentityFlags::BLACKLISTED;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_blacklist(
		by: T::AccountId,
		identity: IdentityId,
		reason: H256,
		case: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		Self::ensure_reason(case)?;
		ensure!(!Blacklist::<T>::contains_key(identity), Error::<T>::AlreadyBlacklisted);
		let old =
			T::Markers::mark_identity(identity, FLAG, FLAG).ok_or(Error::<T>::UnknownIdentity)?;
		let entry = BlacklistEntry { by: by.clone(), since: Self::now(), reason, case };
		Blacklist::<T>::insert(identity, entry);
		let new = old.with(FLAG);
		Self::deposit_event(Event::Blacklisted { by, identity, reason, case, old, new });
		Ok(())
	}

	pub(crate) fn do_lift_blacklist(
		by: T::AccountId,
		identity: IdentityId,
		reason: H256,
		case: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		Self::ensure_reason(case)?;
		let entry = Blacklist::<T>::take(identity).ok_or(Error::<T>::NotBlacklisted)?;
		ensure!(entry.by != by, Error::<T>::SameOfficer);
		let old = T::Markers::mark_identity(identity, FLAG, IdentityFlags::default())
			.ok_or(Error::<T>::UnknownIdentity)?;
		let new = old.without(FLAG);
		Self::deposit_event(Event::BlacklistLifted { by, identity, reason, case, old, new });
		Ok(())
	}
}
