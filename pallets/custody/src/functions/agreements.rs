// SPDX-License-Identifier: Apache-2.0
//! What issuers and custodians agree on, and what it costs the issuer.

use super::ordered;
use crate::{
	Agreement, AgreementCount, AgreementId, AgreementOf, AgreementState, Agreements, AgreementsOf,
	Config, Error, Event, Fee, NextAgreementId, Pallet, Scope,
};
use frame_support::{
	ensure,
	traits::{DefensiveOption, Get},
};
use genex_primitives::{
	Balance, Clearance, Path, SeriesId, UnixSeconds,
	traits::{Cash, Coupons, Issuers, UNEXPECTED},
};
use genex_storage::or_undo;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Proposes an agreement. Checks, errors and event are those of the call `propose_agreement`.
	pub fn do_propose_agreement(
		issuer: T::AccountId,
		custodian: T::AccountId,
		scope: Scope,
		fee: Fee,
		valid_until: UnixSeconds,
	) -> DispatchResult {
		T::Issuers::check_may_issue(&issuer).map_err(Self::refused)?;
		if let Scope::Series(series) = scope {
			Self::ensure_issued_by(&issuer, series)?;
		}
		Self::ensure_registered(&custodian)?;
		ensure!(!Self::is_one_party(&issuer, &custodian), Error::<T>::SameParty);
		ensure!(T::Cash::terms(fee.asset).is_some(), Error::<T>::UnknownAsset);
		ensure!(fee.per_act <= fee.most, Error::<T>::FeeInconsistent);
		let now = Self::now();
		ensure!(now < valid_until, Error::<T>::ValidityPassed);
		ensure!(valid_until.saturating_sub(now) <= T::MaxTerm::get(), Error::<T>::TermTooLong);
		let taken = AgreementCount::<T>::get(&issuer);
		ensure!(taken < T::MaxAgreementsPerIssuer::get(), Error::<T>::TooManyAgreements);
		let id = NextAgreementId::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?;

		NextAgreementId::<T>::put(next);
		AgreementCount::<T>::insert(&issuer, taken.saturating_add(1));
		for party in [&issuer, &custodian] {
			AgreementsOf::<T>::insert(party, ordered(id), ());
		}
		let new = Agreement {
			issuer: issuer.clone(),
			custodian: custodian.clone(),
			scope,
			fee,
			valid_until,
			state: AgreementState::Proposed,
			due: 0,
			paid: 0,
			deposits: 0,
		};
		Agreements::<T>::insert(id, new);
		Self::deposit_event(Event::AgreementProposed {
			agreement: id,
			issuer,
			custodian,
			scope,
			fee,
			valid_until,
		});
		Ok(())
	}

	/// Accepts an agreement. Checks, errors and event are those of the call `accept_agreement`.
	pub fn do_accept_agreement(by: T::AccountId, id: AgreementId) -> DispatchResult {
		let mut agreement = Self::agreement_with(id)?;
		ensure!(agreement.custodian == by, Error::<T>::NotCustodian);
		ensure!(agreement.state == AgreementState::Proposed, Error::<T>::WrongState);
		ensure!(Self::now() < agreement.valid_until, Error::<T>::ValidityPassed);
		Self::ensure_registered(&by)?;
		Self::ensure_tier(&by)?;
		Self::ensure_may_act(&by)?;
		// Accounts may have changed hands since the proposal.
		ensure!(!Self::is_one_party(&agreement.issuer, &by), Error::<T>::SameParty);
		agreement.state = AgreementState::Accepted;
		Agreements::<T>::insert(id, agreement);
		Self::deposit_event(Event::AgreementAccepted { agreement: id, custodian: by });
		Ok(())
	}

	/// Ends an agreement. Checks, errors and event are those of the call `end_agreement`.
	pub fn do_end_agreement(by: T::AccountId, id: AgreementId) -> DispatchResult {
		let mut agreement = Self::agreement_with(id)?;
		Self::ensure_party(&agreement, &by)?;
		ensure!(agreement.state != AgreementState::Ended, Error::<T>::WrongState);
		agreement.state = AgreementState::Ended;
		Agreements::<T>::insert(id, agreement);
		Self::deposit_event(Event::AgreementEnded { agreement: id, by });
		Ok(())
	}

	/// Removes an agreement. Checks, errors and event are those of the call `forget_agreement`.
	pub fn do_forget_agreement(by: T::AccountId, id: AgreementId) -> DispatchResult {
		let agreement = Self::agreement_with(id)?;
		ensure!(agreement.is_over(Self::now()), Error::<T>::NotOver);
		ensure!(agreement.deposits == 0, Error::<T>::DepositsLeft);
		ensure!(agreement.due == 0 || by == agreement.custodian, Error::<T>::FeeDue);
		let Agreement { issuer, custodian, due: waived, .. } = agreement;
		let left = AgreementCount::<T>::get(&issuer).checked_sub(1).defensive_ok_or(UNEXPECTED)?;
		Agreements::<T>::remove(id);
		if left > 0 {
			AgreementCount::<T>::insert(&issuer, left);
		} else {
			AgreementCount::<T>::remove(&issuer);
		}
		for party in [issuer, custodian] {
			AgreementsOf::<T>::remove(party, ordered(id));
		}
		Self::deposit_event(Event::AgreementForgotten { agreement: id, by, waived });
		Ok(())
	}

	/// Pays a part of the fee. Checks, errors and event are those of the call `collect_fee`.
	pub fn do_collect_fee(by: T::AccountId, id: AgreementId, amount: Balance) -> DispatchResult {
		let mut agreement = Self::agreement_with(id)?;
		Self::ensure_party(&agreement, &by)?;
		ensure!(amount > 0, Error::<T>::Zero);
		let due = agreement.due.checked_sub(amount).ok_or(Error::<T>::MoreThanLeft)?;
		agreement.due = due;
		// What was paid and what is due are together at most the most in all.
		agreement.paid = agreement.paid.saturating_add(amount);
		or_undo(|| {
			let (asset, from, to) = (agreement.fee.asset, &agreement.issuer, &agreement.custodian);
			T::Cash::transfer(Path::P2P, asset, from, to, amount, Clearance::None)?;
			Agreements::<T>::insert(id, &agreement);
			Ok::<(), DispatchError>(())
		})?;
		Self::deposit_event(Event::FeeCollected { agreement: id, by, amount, due });
		Ok(())
	}

	/// Refuses a series that the agreement is not about.
	pub(super) fn ensure_covered(agreement: &AgreementOf<T>, series: SeriesId) -> DispatchResult {
		let in_scope = match agreement.scope {
			Scope::All => true,
			Scope::Series(only) => only == series,
		};
		let facts = T::Coupons::facts(series).ok_or(Error::<T>::UnknownSeries)?;
		ensure!(in_scope && facts.issuer == agreement.issuer, Error::<T>::NotCovered);
		Ok(())
	}

	fn ensure_issued_by(issuer: &T::AccountId, series: SeriesId) -> DispatchResult {
		let facts = T::Coupons::facts(series).ok_or(Error::<T>::UnknownSeries)?;
		ensure!(facts.issuer == *issuer, Error::<T>::NotIssuer);
		Ok(())
	}

	fn ensure_party(agreement: &AgreementOf<T>, who: &T::AccountId) -> DispatchResult {
		let is_party = *who == agreement.issuer || *who == agreement.custodian;
		ensure!(is_party, Error::<T>::NotAParty);
		Ok(())
	}
}
