// SPDX-License-Identifier: Apache-2.0
//! Taking standing away and giving it back.

use crate::{Config, Details, Error, Event, IdentityDetails, Pallet, types::OWN_FLAGS};
use frame_support::{ensure, traits::Contains};
use genex_primitives::{IdentityFlags, IdentityId, IdentityRecord};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// What is done to others must be found again in a file.
	pub(crate) fn ensure_reason(reason: H256) -> DispatchResult {
		ensure!(!reason.is_zero(), Error::<T>::ReasonMissing);
		Ok(())
	}

	/// The attestor withdraws its word.
	pub(crate) fn do_revoke(
		attestor: &T::AccountId,
		identity: IdentityId,
		reason: H256,
	) -> DispatchResult {
		let (record, details) = Self::attested_by(attestor, identity)?;
		Self::revoke_with(IdentityFlags::REVOKED, attestor, identity, record, details, reason)
	}

	/// Compliance suspends, whatever the attestor thinks.
	pub(crate) fn do_suspend(
		officer: &T::AccountId,
		identity: IdentityId,
		reason: H256,
	) -> DispatchResult {
		let (record, details) = Self::known(identity)?;
		Self::revoke_with(OWN_FLAGS, officer, identity, record, details, reason)
	}

	fn revoke_with(
		flags: IdentityFlags,
		by: &T::AccountId,
		identity: IdentityId,
		record: IdentityRecord,
		details: IdentityDetails<T::AccountId>,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let (old_flags, new_flags) = (record.flags, record.flags.with(flags));
		ensure!(new_flags != old_flags, Error::<T>::NothingChanges);
		Self::revise(identity, IdentityRecord { flags: new_flags, ..record }, details)?;
		let by = by.clone();
		Self::deposit_event(Event::IdentityRevoked { identity, by, old_flags, new_flags, reason });
		Ok(())
	}

	/// Compliance ends a suspension; the revocation stays.
	pub(crate) fn do_reinstate(
		officer: &T::AccountId,
		identity: IdentityId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let (record, details) = Self::known(identity)?;
		let (old_flags, new_flags) = (record.flags, record.flags.without(IdentityFlags::SUSPENDED));
		ensure!(new_flags != old_flags, Error::<T>::NothingChanges);
		Self::revise(identity, IdentityRecord { flags: new_flags, ..record }, details)?;
		let by = officer.clone();
		let event = Event::IdentityReinstated { identity, by, old_flags, new_flags, reason };
		Self::deposit_event(event);
		Ok(())
	}

	/// Compliance makes another attestor responsible.
	pub(crate) fn do_reassign(
		officer: &T::AccountId,
		identity: IdentityId,
		new_attestor: T::AccountId,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let mut details = Details::<T>::get(identity).ok_or(Error::<T>::UnknownIdentity)?;
		ensure!(T::Attestors::contains(&new_attestor), Error::<T>::NotAnAttestor);
		ensure!(details.attestor != new_attestor, Error::<T>::NothingChanges);
		details.revision = details.revision.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let old = core::mem::replace(&mut details.attestor, new_attestor.clone());
		Details::<T>::insert(identity, details);
		let (by, new) = (officer.clone(), new_attestor);
		Self::deposit_event(Event::AttestorReassigned { identity, by, old, new, reason });
		Ok(())
	}
}
