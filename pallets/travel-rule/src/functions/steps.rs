// SPDX-License-Identifier: Apache-2.0
//! From the envelope to the payout.

use crate::{CaseOf, CaseState, Cases, Config, Envelope, Error, Event, Pallet, Side};
use frame_support::ensure;
use genex_primitives::{
	CaseId, Clearance, UnixSeconds,
	traits::{Escrow, Identities},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Attaches an envelope. Checks, errors and event are those of the call `attach_envelope`.
	pub fn do_attach_envelope(who: T::AccountId, id: CaseId, envelope: Envelope) -> DispatchResult {
		let (mut case, old) = Self::advanced(id, CaseState::Pending)?;
		if who != case.originator.account {
			Self::ensure_vouches(&who, case.originator.identity)?;
		}
		let old_envelope = case.envelope;
		Self::put_envelope(id, &mut case, envelope)?;
		Cases::<T>::insert(id, &case);
		Self::deposit_event(Event::EnvelopeAttached {
			case: id,
			by: who,
			old_envelope,
			new_envelope: envelope,
			old,
			new: case.state,
		});
		Ok(())
	}

	/// Takes a case up. Checks, errors and event are those of the call `start_review`.
	pub fn do_start_review(who: T::AccountId, id: CaseId) -> DispatchResult {
		let (case, old) = Self::advanced(id, CaseState::Review)?;
		Self::ensure_vouches(&who, case.beneficiary.identity)?;
		Cases::<T>::insert(id, &case);
		Self::deposit_event(Event::ReviewStarted { case: id, by: who, old, new: case.state });
		Ok(())
	}

	/// Asks for another envelope. Checks, errors and event are those of the call
	/// `request_repair`.
	pub fn do_request_repair(who: T::AccountId, id: CaseId, reason: H256) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let (mut case, old) = Self::advanced(id, CaseState::Repair)?;
		Self::ensure_vouches(&who, case.beneficiary.identity)?;
		case.forget_acceptances();
		Cases::<T>::insert(id, &case);
		let new = case.state;
		Self::deposit_event(Event::RepairRequested { case: id, by: who, reason, old, new });
		Ok(())
	}

	/// Accepts the caller's sides and pays out with the second one. Checks, errors and events are
	/// those of the call `accept`.
	pub fn do_accept(who: T::AccountId, id: CaseId, envelope: H256) -> DispatchResult {
		let (mut case, old) = Self::advanced(id, CaseState::Accepted)?;
		let (originator, beneficiary) = (
			Self::vouches(&who, case.originator.identity),
			Self::vouches(&who, case.beneficiary.identity),
		);
		ensure!(originator || beneficiary, Error::<T>::NotTheAttestor);
		let named = case.envelope.is_some_and(|attached| attached.hash == envelope);
		ensure!(named, Error::<T>::OtherEnvelope);
		let same =
			Self::is_whose_it_was(&case.originator) && Self::is_whose_it_was(&case.beneficiary);
		ensure!(same, Error::<T>::OtherIdentity);
		let now = Self::now();
		let first = originator && Self::accept_side(&mut case.originator, &who, now);
		let second = beneficiary && Self::accept_side(&mut case.beneficiary, &who, now);
		let complete = Self::is_accepted(&case.originator) && Self::is_accepted(&case.beneficiary);
		ensure!(first || second || complete, Error::<T>::AlreadyAccepted);
		if !complete {
			case.state = old;
		}
		Self::deposit_event(Event::CaseAccepted {
			case: id,
			by: who.clone(),
			envelope,
			originator,
			beneficiary,
			old,
			new: case.state,
		});
		if complete {
			return Self::complete(id, case, who);
		}
		Cases::<T>::insert(id, &case);
		Ok(())
	}

	/// Notes that `who` accepted `side`; tells whether that is news.
	fn accept_side(side: &mut Side<T::AccountId>, who: &T::AccountId, now: UnixSeconds) -> bool {
		if side.accepted_at.is_some() && side.attestor == *who {
			return false;
		}
		(side.attestor, side.accepted_at) = (who.clone(), Some(now));
		true
	}

	/// Whether the account of `side` still belongs to the identity that the attestors review. Asked
	/// before anything is paid out; what goes back to the sender goes back whoever it is.
	fn is_whose_it_was(side: &Side<T::AccountId>) -> bool {
		T::Identities::identity_of(&side.account) == Some(side.identity)
	}

	/// Whether `side` is accepted by who vouches for it now: the word of an attestor who lost the
	/// role or the identity since counts no longer.
	fn is_accepted(side: &Side<T::AccountId>) -> bool {
		side.accepted_at.is_some() && Self::vouches(&side.attestor, side.identity)
	}

	fn complete(id: CaseId, mut case: CaseOf<T>, by: T::AccountId) -> Result<(), DispatchError> {
		let old = case.state;
		ensure!(old.may_become(CaseState::Completed), Error::<T>::WrongState);
		case.state = CaseState::Completed;
		// Closed before the value moves: whatever the payout calls back sees a case that ended.
		let retain_until = Self::close(id, &mut case, Some(by.clone()), H256::zero())?;
		let (from, to) = (&case.originator.account, &case.beneficiary.account);
		T::Escrow::pay_out(case.asset, from, to, case.quantity, Clearance::TravelRule)?;
		Self::deposit_event(Event::CaseCompleted {
			case: id,
			by,
			to: case.beneficiary.account,
			asset: case.asset,
			quantity: case.quantity,
			old,
			new: case.state,
			retain_until,
		});
		Ok(())
	}
}
