// SPDX-License-Identifier: Apache-2.0
//! Cases about patterns of transfers. The chain names nobody: whom a case is about tells only a digest.

use crate::{
	AML_DOMAIN, Activities, AmlCase, AmlCaseId, AmlCaseState, AmlCases, Config, Error, Event,
	NextAmlCaseId, Pallet,
};
use codec::Encode;
use frame_support::{defensive, ensure};
use frame_system::pallet_prelude::BlockNumberFor;
use genex_primitives::{IdentityId, UnixSeconds, rules::AmlKind, traits::UNEXPECTED};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Records that transfers of `identity` reached the threshold of `kind`.
	pub(crate) fn open_aml_case(
		identity: IdentityId,
		kind: AmlKind,
		opened_at: UnixSeconds,
	) -> DispatchResult {
		let id = Self::take_id::<NextAmlCaseId<T>>()?;
		let digest = Self::digest_of(identity, kind, opened_at);
		AmlCases::<T>::insert(id, AmlCase { digest, opened_at });
		Self::deposit_event(Event::AmlCaseOpened { id, digest });
		Ok(())
	}

	pub(crate) fn do_close_aml_case(
		by: T::AccountId,
		id: AmlCaseId,
		identity: IdentityId,
		kind: AmlKind,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let AmlCase { digest, opened_at } =
			AmlCases::<T>::take(id).ok_or(Error::<T>::UnknownCase)?;
		let named = Self::digest_of(identity, kind, opened_at);
		ensure!(named == digest, Error::<T>::CaseMismatch);
		let mut activity = Activities::<T>::get(identity);
		if !activity.close_case(kind) {
			defensive!("an open case is not marked with its identity");
			return Err(UNEXPECTED);
		}
		Self::put_activity(identity, activity);
		let (old, new) = (AmlCaseState::Open, AmlCaseState::Closed);
		Self::deposit_event(Event::AmlCaseClosed { by, id, digest, old, new, reason });
		Ok(())
	}

	/// What stands for a case on the chain.
	pub(crate) fn digest_of(identity: IdentityId, kind: AmlKind, opened_at: UnixSeconds) -> H256 {
		// frame-system never prunes the hash of block 0.
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::default());
		let parts = (AML_DOMAIN, genesis, identity, kind, opened_at);
		H256(parts.using_encoded(blake2_256))
	}
}
