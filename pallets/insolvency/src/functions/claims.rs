// SPDX-License-Identifier: Apache-2.0
//! Units burn, and their holder is paid its share.

use crate::{
	Config, Counted, CountedSeries, DefaultRecord, Defaults, Error, Event, Pallet, WeightInfo,
	types::MAX_PAYMENTS,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get, weights::Weight};
use genex_primitives::{
	Quantity, SeriesId,
	payout::{Share, Slice, after_claim, shares},
	traits::{
		Books, Coupons, GivenAway, Guarantees, Identities, KeptProceeds, MoneyAct, Refunds,
		UNEXPECTED,
	},
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// What a claim with so many payments costs, of units that bear numbers or of others.
	pub(crate) fn claim_weight(payments: u32, numbered: bool) -> Weight {
		let serials = if numbered { T::SerialWeight::get() } else { Weight::zero() };
		T::WeightInfo::claim(payments).saturating_add(serials)
	}

	/// Gives the number of payments.
	pub(crate) fn do_claim(
		holder: T::AccountId,
		series: SeriesId,
		quantity: Quantity,
	) -> Result<u32, DispatchError> {
		ensure!(quantity > 0, Error::<T>::ZeroQuantity);
		let facts = Self::facts_of(series)?;
		let identity = Self::identity_behind(&facts.issuer)?;
		let mut record = Self::default_behind(identity)?;
		ensure!(T::Identities::holder_of(&holder) != Some(identity), Error::<T>::OwnDefault);
		ensure!(!T::GivenAway::is_given_away(series), Error::<T>::NoClaim);
		Self::use_right(&mut record, &holder, series, quantity)?;
		let counted = match Counted::<T>::get(record.id, series) {
			Some(counted) => counted,
			None => Self::count(identity, &mut record, series)?,
		};
		let worth = facts.worth_of(quantity);
		let claimed = after_claim(counted.claimed, quantity, counted.units)
			.ok_or(Error::<T>::MoreThanCounted)?;
		let paid = Self::shares_of(&record, &counted, worth, quantity)?;
		ensure!(!paid.is_empty(), Error::<T>::NothingToPay);

		Self::note_claim(&mut record, worth)?;
		let default = record.id;
		Counted::<T>::insert(default, series, CountedSeries { claimed, ..counted });
		Defaults::<T>::insert(identity, record);
		T::Refunds::burn(series, &holder, quantity)?;
		let payments = Self::pay(&facts.issuer, series, &holder, &paid)?;
		Self::deposit_event(Event::Compensated { default, series, holder, quantity, worth, paid });
		Ok(payments)
	}

	/// What a claim would pay now, if anybody could make it.
	pub(crate) fn preview_of(series: SeriesId, quantity: Quantity) -> Option<Vec<Share>> {
		let facts = T::Coupons::facts(series)?;
		let identity = T::Identities::holder_of(&facts.issuer)?;
		let record = Defaults::<T>::get(identity).filter(|record| !record.closed)?;
		let counted = Counted::<T>::get(record.id, series)
			.or_else(|| Self::measure(identity, &record, series).ok())?;
		after_claim(counted.claimed, quantity, counted.units)?;
		let worth = facts.worth_of(quantity);
		Self::shares_of(&record, &counted, worth, quantity).ok().filter(|paid| !paid.is_empty())
	}

	/// The share of `quantity` units that count `worth`. It depends on what was counted only, not on other claims.
	fn shares_of(
		record: &DefaultRecord,
		counted: &CountedSeries,
		worth: u128,
		quantity: Quantity,
	) -> Result<Vec<Share>, DispatchError> {
		let guarantee = Slice { pots: &record.fund, part: worth, whole: record.owed };
		let (part, whole) = (quantity.into(), counted.units.into());
		let holdback = Slice { pots: &counted.kept, part, whole };
		shares(guarantee, holdback).ok_or(UNEXPECTED)
	}

	/// Adds `worth` to what was claimed, which is never more than was owed.
	fn note_claim(record: &mut DefaultRecord, worth: u128) -> DispatchResult {
		let claimed = record.claimed.checked_add(worth).filter(|all| *all <= record.owed);
		record.claimed = claimed.ok_or(Error::<T>::MoreThanCounted)?;
		Ok(())
	}

	/// Pays `paid` and has it booked. Gives the number of payments.
	fn pay(
		issuer: &T::AccountId,
		series: SeriesId,
		holder: &T::AccountId,
		paid: &[Share],
	) -> Result<u32, DispatchError> {
		let mut payments = 0_u32;
		for Share { asset, guarantee, holdback } in paid.iter().copied() {
			if guarantee > 0 {
				let made = T::Guarantees::pay_guarantee(issuer, asset, holder, guarantee)?;
				payments = payments.saturating_add(made);
			}
			if holdback > 0 {
				T::KeptProceeds::pay_kept(series, asset, holder, holdback)?;
				payments = payments.saturating_add(1);
			}
			T::Books::book(issuer, asset, MoneyAct::Compensated { guarantee, holdback })?;
		}
		Ok(payments.min(MAX_PAYMENTS))
	}
}
