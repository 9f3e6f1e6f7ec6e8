// SPDX-License-Identifier: Apache-2.0
//! The life of a series from draft to close.

use crate::{
	Config, Counters, Details, Error, Event, NextSeriesId, OpenDrafts, Pallet, RedeemerCount,
	Series, SeriesCount, Territories, types::*,
};
use alloc::boxed::Box;
use frame_support::{ensure, traits::Get};
use genex_primitives::{
	SeriesId, SeriesState,
	traits::{Compliance, Issuers, Policies},
};
use genex_storage::MapSlot;
use sp_core::H256;
use sp_runtime::{ArithmeticError::Overflow, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_create_series(
		issuer: T::AccountId,
		terms: Box<SeriesTerms>,
	) -> DispatchResult {
		Self::ensure_may_issue(&issuer)?;
		Self::ensure_sound(&terms)?;
		let series = NextSeriesId::<T>::get();
		let next = series.checked_add(1).ok_or(Error::<T>::NoSeriesIdLeft)?;
		let most = T::MaxDraftsPerIssuer::get();
		Self::take_place::<OpenDrafts<T>, _>(&issuer, most, Error::<T>::TooManyDrafts)?;
		Self::take_place::<SeriesCount<T>, _>(&issuer, u32::MAX, Error::<T>::NoSeriesIdLeft)?;
		NextSeriesId::<T>::put(next);
		let revision = 1;
		Self::store_terms(series, &issuer, SeriesState::Draft, revision, &terms);
		Self::deposit_event(Event::SeriesCreated { series, revision, issuer, terms });
		Ok(())
	}

	pub(crate) fn do_amend_series(
		issuer: T::AccountId,
		series: SeriesId,
		terms: Box<SeriesTerms>,
	) -> DispatchResult {
		let record = Self::record_of_issuer(series, &issuer)?;
		ensure!(record.state.is_editable(), Error::<T>::NotEditable);
		Self::ensure_sound(&terms)?;
		let revision = record.revision.checked_add(1).ok_or(Overflow)?;
		Self::store_terms(series, &issuer, record.state, revision, &terms);
		Self::deposit_event(Event::SeriesAmended { series, revision, issuer, terms });
		Ok(())
	}

	pub(crate) fn do_submit_series(issuer: T::AccountId, series: SeriesId) -> DispatchResult {
		let record = Self::record_of_issuer(series, &issuer)?;
		Self::ensure_may_issue(&issuer)?;
		Self::ensure_lawful_sale(&record)?;
		let revision = record.revision;
		let submitted = Self::advance(series, record, SeriesState::Submitted)?;
		let trusted = T::Issuers::is_trusted(&issuer);
		let event = Event::SeriesSubmitted { series, revision, issuer: issuer.clone() };
		Self::deposit_event(event);
		if trusted {
			let unit_worth = Self::approve(series, submitted)?;
			let event = Event::SeriesTrusted { series, revision, unit_worth, issuer };
			Self::deposit_event(event);
		}
		Ok(())
	}

	pub(crate) fn do_withdraw_submission(issuer: T::AccountId, series: SeriesId) -> DispatchResult {
		let record = Self::record_of_issuer(series, &issuer)?;
		Self::advance(series, record, SeriesState::Draft)?;
		Self::deposit_event(Event::SubmissionWithdrawn { series, issuer });
		Ok(())
	}

	pub(crate) fn do_approve_series(
		by: &T::AccountId,
		series: SeriesId,
		revision: Revision,
		reason: H256,
	) -> DispatchResult {
		let record = Self::read_as(series, revision)?;
		// A listed series becomes approved when its listings end, but never by a second verdict.
		ensure!(record.state == SeriesState::Submitted, Error::<T>::WrongState);
		let unit_worth = Self::approve(series, record)?;
		Self::deposit_event(Event::SeriesApproved {
			series,
			revision,
			unit_worth,
			by: by.clone(),
			old: SeriesState::Submitted,
			new: SeriesState::Approved,
			reason,
		});
		Ok(())
	}

	/// Makes a submitted series an approved one. Its face value is read with its terms, so its worth is fixed here. Gives
	/// the worth of a unit.
	fn approve(
		series: SeriesId,
		mut record: SeriesRecord<T::AccountId>,
	) -> Result<u64, DispatchError> {
		let worth = T::Compliance::worth(record.face_of(1)).map_err(Self::refused)?;
		let unit_worth = u64::try_from(worth).map_err(|_| Error::<T>::InvalidFace)?;
		Self::free_place::<OpenDrafts<T>, _>(&record.issuer)?;
		record.unit_worth = unit_worth;
		Self::advance(series, record, SeriesState::Approved)?;
		Ok(unit_worth)
	}

	/// What an officer or governance does must be found again in a file.
	pub(crate) fn ensure_reason(reason: H256) -> DispatchResult {
		ensure!(!reason.is_zero(), Error::<T>::ReasonMissing);
		Ok(())
	}

	pub(crate) fn do_reject_series(
		by: T::AccountId,
		series: SeriesId,
		revision: Revision,
		reason: H256,
	) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let record = Self::read_as(series, revision)?;
		let (old, new) = (record.state, SeriesState::Rejected);
		Self::advance(series, record, new)?;
		Self::deposit_event(Event::SeriesRejected { series, by, old, new, reason });
		Ok(())
	}

	pub(crate) fn do_mark_listed(series: SeriesId) -> DispatchResult {
		let record = Self::record(series)?;
		Self::ensure_not_expired(&record)?;
		if record.state.is_sellable() {
			return Ok(());
		}
		Self::advance(series, record, SeriesState::Listed)?;
		Self::deposit_event(Event::SeriesListed { series });
		Ok(())
	}

	pub(crate) fn do_close_series(issuer: T::AccountId, series: SeriesId) -> DispatchResult {
		let record = Self::record_of_issuer(series, &issuer)?;
		Self::advance(series, record, SeriesState::Closed)?;
		Self::deposit_event(Event::SeriesClosed { series, issuer });
		Ok(())
	}

	/// Open to an issuer that may no longer issue, too.
	pub(crate) fn do_discard_series(issuer: T::AccountId, series: SeriesId) -> DispatchResult {
		let record = Self::record_of_issuer(series, &issuer)?;
		// Units are minted after approval only, so such a series never had any.
		ensure!(record.state.is_editable(), Error::<T>::NotEditable);
		ensure!(!RedeemerCount::<T>::contains_key(series), Error::<T>::RedeemersLeft);
		Self::free_place::<OpenDrafts<T>, _>(&issuer)?;
		Self::free_place::<SeriesCount<T>, _>(&issuer)?;
		Series::<T>::remove(series);
		Details::<T>::remove(series);
		Territories::<T>::remove(series);
		Counters::<T>::remove(series);
		Self::deposit_event(Event::SeriesDiscarded { series, issuer });
		Ok(())
	}

	/// The stored facts of `series`.
	pub(crate) fn record(series: SeriesId) -> Result<SeriesRecord<T::AccountId>, DispatchError> {
		Ok(Series::<T>::slot(series).get().ok_or(Error::<T>::NoSuchSeries)?)
	}

	/// The stored facts of `series`, for its issuer only.
	pub(crate) fn record_of_issuer(
		series: SeriesId,
		who: &T::AccountId,
	) -> Result<SeriesRecord<T::AccountId>, DispatchError> {
		let record = Self::record(series)?;
		ensure!(record.issuer == *who, Error::<T>::NotIssuer);
		Ok(record)
	}

	/// Whether `who` may issue now.
	pub(crate) fn ensure_may_issue(who: &T::AccountId) -> DispatchResult {
		T::Issuers::check_may_issue(who).map_err(Self::refused)
	}

	/// The facts of `series`, if its terms are still those that were read as `revision`: an issuer
	/// can withdraw, amend and submit again while a verdict is on its way.
	fn read_as(
		series: SeriesId,
		revision: Revision,
	) -> Result<SeriesRecord<T::AccountId>, DispatchError> {
		let record = Self::record(series)?;
		ensure!(record.revision == revision, Error::<T>::RevisionChanged);
		Ok(record)
	}

	/// Writes `record` with the state `next`, if its life may go there. Gives what was written.
	fn advance(
		series: SeriesId,
		mut record: SeriesRecord<T::AccountId>,
		next: SeriesState,
	) -> Result<SeriesRecord<T::AccountId>, DispatchError> {
		ensure!(record.state.may_become(next), Error::<T>::WrongState);
		record.state = next;
		Series::<T>::insert(series, &record);
		Ok(record)
	}

	fn store_terms(
		series: SeriesId,
		issuer: &T::AccountId,
		state: SeriesState,
		revision: Revision,
		terms: &SeriesTerms,
	) {
		let (record, details, territory) = terms.clone().split(issuer.clone(), state, revision);
		if territory.is_limited() {
			Territories::<T>::insert(series, territory);
		} else {
			Territories::<T>::remove(series);
		}
		Series::<T>::insert(series, record);
		Details::<T>::insert(series, details);
	}

	/// Whether `terms` make sense by themselves.
	fn ensure_sound(terms: &SeriesTerms) -> DispatchResult {
		let face_is_right =
			if terms.divisible { terms.face_minor == 1 } else { terms.face_minor > 0 };
		let hashes_are_there = !terms.terms_hash.is_zero() && !terms.disclosure_hash.is_zero();
		let texts = [terms.uri.as_slice(), terms.name.as_slice(), terms.symbol.as_slice()];
		let texts_are_right = texts.iter().all(|text| core::str::from_utf8(text).is_ok());
		ensure!(terms.currency.is_valid(), Error::<T>::UnknownCurrency);
		ensure!(face_is_right, Error::<T>::InvalidFace);
		ensure!(terms.supply_cap > 0, Error::<T>::InvalidSupplyCap);
		ensure!(terms.valid_from < terms.valid_until, Error::<T>::InvalidValidity);
		ensure!(Self::now() < terms.valid_until, Error::<T>::InvalidValidity);
		ensure!(terms.refund_window <= MAX_REFUND_WINDOW, Error::<T>::RefundWindowTooLong);
		ensure!(terms.territory.is_sound(), Error::<T>::InvalidTerritory);
		let policy_exists = terms.policy.is_none_or(T::Policies::exists);
		ensure!(policy_exists, Error::<T>::UnknownPolicy);
		ensure!(hashes_are_there, Error::<T>::MissingDisclosure);
		ensure!(texts_are_right && !terms.name.is_empty(), Error::<T>::InvalidText);
		Ok(())
	}
}
