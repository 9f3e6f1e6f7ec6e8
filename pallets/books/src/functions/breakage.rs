// SPDX-License-Identifier: Apache-2.0
//! When breakage is booked, and whose it is.

use crate::{
	BreakageTerms, Config, Error, EscheatShares, Event, Pallet, SeriesBook, SeriesBooks,
	TermsInForce,
};
use frame_support::ensure;
use genex_primitives::{
	Actor, Jurisdiction, LegalClass, Ppm, SeriesId,
	ledger::{BreakageMethod, BreakageShares},
	traits::{Coupons, Identities},
};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_breakage_policy(new: BreakageTerms, reason: H256) -> DispatchResult {
		ensure!(new.method.is_sound(), Error::<T>::UnsoundMethod);
		let old = TermsInForce::<T>::get();
		ensure!(old != new, Error::<T>::NothingChanges);
		TermsInForce::<T>::put(new);
		Self::deposit_event(Event::BreakagePolicySet { by: Actor::Governance, old, new, reason });
		Ok(())
	}

	pub(crate) fn do_set_escheat(
		jurisdiction: Jurisdiction,
		new: Ppm,
		reason: H256,
	) -> DispatchResult {
		ensure!(jurisdiction.is_valid(), Error::<T>::UnknownJurisdiction);
		let old = EscheatShares::<T>::get(jurisdiction);
		ensure!(old != new, Error::<T>::NothingChanges);
		if new == Ppm::default() {
			EscheatShares::<T>::remove(jurisdiction);
		} else {
			EscheatShares::<T>::insert(jurisdiction, new);
		}
		let by = Actor::Governance;
		Self::deposit_event(Event::EscheatSet { jurisdiction, by, old, new, reason });
		Ok(())
	}

	pub(crate) fn do_choose_breakage(
		by: T::AccountId,
		series: SeriesId,
		new: BreakageMethod,
	) -> DispatchResult {
		let facts = T::Coupons::facts(series).ok_or(Error::<T>::UnknownSeries)?;
		ensure!(facts.issuer == by, Error::<T>::NotIssuer);
		ensure!(facts.state.is_approved(), Error::<T>::NotApproved);
		ensure!(new.is_sound(), Error::<T>::UnsoundMethod);
		let mut book = Self::book_of(series, &by).ok_or(Error::<T>::NoIdentity)?;
		ensure!(book.promises.promised == 0, Error::<T>::AlreadySold);
		let old = book.promises.method;
		ensure!(old != new, Error::<T>::NothingChanges);
		book.promises.method = new;
		SeriesBooks::<T>::insert(series, book);
		Self::deposit_event(Event::BreakageChosen { series, by, old, new });
		Ok(())
	}

	/// Whose the breakage of `series` is: as its expiry was booked, or else as it would be now. Nothing when there is no
	/// such series or nobody issues it.
	pub(crate) fn shares_of(series: SeriesId) -> Option<BreakageShares> {
		let stored = SeriesBooks::<T>::get(series);
		if let Some(shares) = stored.and_then(|book| book.promises.expired) {
			return Some(shares);
		}
		let facts = T::Coupons::facts(series)?;
		let SeriesBook { identity, .. } = Self::book_of(series, &facts.issuer)?;
		let escheat = match facts.legal_class {
			LegalClass::PaidGift => {
				EscheatShares::<T>::get(T::Identities::record(identity)?.jurisdiction)
			},
			LegalClass::Promotional | LegalClass::Loyalty => Ppm::default(),
		};
		Some(BreakageShares { escheat, treasury: TermsInForce::<T>::get().treasury })
	}
}
