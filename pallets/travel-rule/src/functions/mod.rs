// SPDX-License-Identifier: Apache-2.0
//! What the calls do, by topic, and what they share.

mod closing;
mod controls;
mod opening;
mod recorded;
mod returns;
mod steps;
mod views;

use crate::{
	CaseOf, CaseState, Cases, CasesOf, Closing, Config, Error, MIN_RETENTION, NextCaseId, Pallet,
};
use frame_support::{
	defensive, ensure,
	traits::{Contains, Get, UnixTime},
};
use genex_primitives::{
	CaseId, IdentityId, UnixSeconds,
	traits::{Identities, UNEXPECTED},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// The key under which storage lists a case in the order of opening.
pub(crate) fn ordered(id: CaseId) -> [u8; 8] {
	id.to_be_bytes()
}

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	/// What is done to a case must be found again in a file.
	fn ensure_reason(reason: H256) -> DispatchResult {
		ensure!(!reason.is_zero(), Error::<T>::EmptyHash);
		Ok(())
	}

	pub(crate) fn case_of(id: CaseId) -> Result<CaseOf<T>, Error<T>> {
		Cases::<T>::get(id).ok_or(Error::<T>::UnknownCase)
	}

	/// A case that may still be worked on, on its way to the state `next`; gives its state before.
	fn advanced(id: CaseId, next: CaseState) -> Result<(CaseOf<T>, CaseState), DispatchError> {
		let (case, old) = Self::stepped(id, next)?;
		ensure!(Self::now() < case.deadline, Error::<T>::DeadlinePassed);
		Ok((case, old))
	}

	/// A case whose deadline has come, on its way to Expired; gives its state before.
	fn overdue(id: CaseId) -> Result<(CaseOf<T>, CaseState), DispatchError> {
		let (case, old) = Self::stepped(id, CaseState::Expired)?;
		ensure!(Self::now() >= case.deadline, Error::<T>::NotExpired);
		Ok((case, old))
	}

	fn stepped(id: CaseId, next: CaseState) -> Result<(CaseOf<T>, CaseState), DispatchError> {
		let mut case = Self::case_of(id)?;
		let old = case.state;
		ensure!(old.may_become(next), Error::<T>::WrongState);
		case.state = next;
		Ok((case, old))
	}

	/// Whether `who` vouches for `identity` now, and is an attestor now.
	pub(crate) fn vouches(who: &T::AccountId, identity: IdentityId) -> bool {
		T::Identities::attestor_of(identity).as_ref() == Some(who) && T::Attestors::contains(who)
	}

	fn ensure_vouches(who: &T::AccountId, identity: IdentityId) -> DispatchResult {
		ensure!(Self::vouches(who, identity), Error::<T>::NotTheAttestor);
		Ok(())
	}

	fn ensure_vouches_for_a_side(who: &T::AccountId, case: &CaseOf<T>) -> DispatchResult {
		let vouches = Self::vouches(who, case.originator.identity)
			|| Self::vouches(who, case.beneficiary.identity);
		ensure!(vouches, Error::<T>::NotTheAttestor);
		Ok(())
	}

	fn next_id() -> Result<CaseId, DispatchError> {
		let id = NextCaseId::<T>::get();
		NextCaseId::<T>::put(id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?);
		Ok(id)
	}

	/// Stores a new case and lists it with both sides.
	fn record(id: CaseId, case: &CaseOf<T>) {
		Cases::<T>::insert(id, case);
		CasesOf::<T>::insert(case.originator.identity, ordered(id), ());
		CasesOf::<T>::insert(case.beneficiary.identity, ordered(id), ());
	}

	/// Notes how `case`, which is in its last state, ended. Gives until when it is kept.
	fn end(case: &mut CaseOf<T>, by: Option<T::AccountId>, reason: H256) -> UnixSeconds {
		let at = Self::now();
		let retain_until = at.saturating_add(T::Retention::get().max(MIN_RETENTION));
		case.closing = Some(Closing { at, retain_until, by, reason });
		retain_until
	}

	/// Stores the end of `case`, which was open, and takes it off the open ones.
	fn close(
		id: CaseId,
		case: &mut CaseOf<T>,
		by: Option<T::AccountId>,
		reason: H256,
	) -> Result<UnixSeconds, DispatchError> {
		let retain_until = Self::end(case, by, reason);
		Cases::<T>::insert(id, &*case);
		Self::unlist(id, case.originator.identity)?;
		Ok(retain_until)
	}

	fn unlist(id: CaseId, originator: IdentityId) -> DispatchResult {
		crate::OpenCases::<T>::remove(ordered(id));
		crate::OpenCount::<T>::try_mutate_exists(originator, |count| {
			let Some(left) = count.unwrap_or_default().checked_sub(1) else {
				defensive!("an open case is not counted");
				return Err(UNEXPECTED);
			};
			*count = Some(left).filter(|left| *left > 0);
			Ok(())
		})
	}
}
