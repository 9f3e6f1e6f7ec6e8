// SPDX-License-Identifier: Apache-2.0
//! Ends other than the payout, and the end of the record.

use crate::{CaseOf, CaseState, Cases, CasesOf, Config, Error, Event, Pallet};
use frame_support::{
	ensure,
	storage::{TransactionOutcome, with_transaction},
};
use genex_primitives::{CaseId, UnixSeconds, traits::Escrow};
use sp_core::H256;
use sp_runtime::{ArithmeticError::Overflow, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Refuses a case. Checks, errors and event are those of the call `reject`.
	pub fn do_reject(who: T::AccountId, id: CaseId, reason: H256) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let (mut case, old) = Self::advanced(id, CaseState::Rejected)?;
		Self::ensure_vouches_for_a_side(&who, &case)?;
		let retain_until = Self::give_back(id, &mut case, Some(who.clone()), reason)?;
		let new = case.state;
		let event = Event::CaseRejected { case: id, by: who, reason, old, new, retain_until };
		Self::deposit_event(event);
		Ok(())
	}

	/// Takes a case back. Checks, errors and event are those of the call `cancel_case`.
	pub fn do_cancel_case(who: T::AccountId, id: CaseId) -> DispatchResult {
		let (mut case, old) = Self::advanced(id, CaseState::Rejected)?;
		ensure!(who == case.originator.account, Error::<T>::NotSender);
		let retain_until = Self::give_back(id, &mut case, Some(who.clone()), H256::zero())?;
		let new = case.state;
		Self::deposit_event(Event::CaseCancelled { case: id, by: who, old, new, retain_until });
		Ok(())
	}

	/// Returns a case past its deadline. Checks, errors and event are those of the call
	/// `return_expired`.
	pub fn do_return_expired(who: T::AccountId, id: CaseId) -> DispatchResult {
		Self::expire(id, Some(who))
	}

	/// Returns a case past its deadline for whomever, or for the chain itself.
	pub(super) fn expire(id: CaseId, by: Option<T::AccountId>) -> DispatchResult {
		let (mut case, old) = Self::overdue(id)?;
		let retain_until = Self::give_back(id, &mut case, by.clone(), H256::zero())?;
		let new = case.state;
		Self::deposit_event(Event::CaseExpired { case: id, by, old, new, retain_until });
		Ok(())
	}

	/// Closes a case whose value is not whole. Checks, errors and event are those of the call
	/// `write_off`.
	pub fn do_write_off(
		by: T::AccountId,
		id: CaseId,
		returned: u128,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let (mut case, old) = Self::overdue(id)?;
		let lost = case.quantity.checked_sub(returned).filter(|lost| *lost > 0);
		let lost = lost.ok_or(Error::<T>::MoreIsLeft)?;
		Self::ensure_no_more_than(&case, returned)?;
		let retain_until = Self::close(id, &mut case, Some(by.clone()), reason)?;
		if returned > 0 {
			T::Escrow::release(case.asset, &case.originator.account, returned)?;
		}
		let new = case.state;
		Self::deposit_event(Event::CaseWrittenOff {
			case: id,
			by,
			returned,
			lost,
			reason,
			old,
			new,
			retain_until,
		});
		Ok(())
	}

	/// Erases a record. Checks, errors and event are those of the call `erase`.
	pub fn do_erase(who: T::AccountId, id: CaseId, proof: H256) -> DispatchResult {
		let case = Self::case_of(id)?;
		let closing = case.closing.as_ref().ok_or(Error::<T>::CaseOpen)?;
		Self::ensure_vouches_for_a_side(&who, &case)?;
		ensure!(Self::now() >= closing.retain_until, Error::<T>::StillRetained);
		Self::forget_envelope(&case);
		Cases::<T>::remove(id);
		CasesOf::<T>::remove(case.originator.identity, super::ordered(id));
		CasesOf::<T>::remove(case.beneficiary.identity, super::ordered(id));
		Self::deposit_event(Event::CaseErased { case: id, by: who, proof, old: case.state });
		Ok(())
	}

	/// Closes `case` and returns all of its value to the sender, frozen or not: nothing leaves.
	fn give_back(
		id: CaseId,
		case: &mut CaseOf<T>,
		by: Option<T::AccountId>,
		reason: H256,
	) -> Result<UnixSeconds, DispatchError> {
		let retain_until = Self::close(id, case, by, reason)?;
		T::Escrow::release(case.asset, &case.originator.account, case.quantity)?;
		Ok(retain_until)
	}

	/// Refuses when escrow can return more than `returned` for `case`.
	fn ensure_no_more_than(case: &CaseOf<T>, returned: u128) -> DispatchResult {
		let more = returned.checked_add(1).ok_or(Overflow)?;
		// Trying it is the only way to tell: escrow knows accounts, not cases.
		let tried: DispatchResult = with_transaction(|| {
			let outcome = T::Escrow::release(case.asset, &case.originator.account, more);
			TransactionOutcome::Rollback(outcome)
		});
		ensure!(tried.is_err(), Error::<T>::MoreIsLeft);
		Ok(())
	}
}
