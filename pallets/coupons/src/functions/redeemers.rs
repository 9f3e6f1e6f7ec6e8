// SPDX-License-Identifier: Apache-2.0
//! Who accepts units of a series.

use crate::{Config, Error, Event, Pallet, RedeemerCount, Redeemers, types::SeriesRecord};
use frame_support::{ensure, traits::Get};
use genex_primitives::{SeriesId, traits::Issuers};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_add_redeemer(
		issuer: T::AccountId,
		series: SeriesId,
		redeemer: T::AccountId,
	) -> DispatchResult {
		Self::record_of_issuer(series, &issuer)?;
		let appointed = redeemer == issuer || Redeemers::<T>::contains_key(series, &redeemer);
		ensure!(!appointed, Error::<T>::AlreadyRedeemer);
		let most = T::MaxRedeemersPerSeries::get();
		Self::take_place::<RedeemerCount<T>, _>(&series, most, Error::<T>::TooManyRedeemers)?;
		Redeemers::<T>::insert(series, &redeemer, ());
		Self::deposit_event(Event::RedeemerAdded { series, issuer, redeemer });
		Ok(())
	}

	pub(crate) fn do_remove_redeemer(
		issuer: T::AccountId,
		series: SeriesId,
		redeemer: T::AccountId,
	) -> DispatchResult {
		Self::record_of_issuer(series, &issuer)?;
		Redeemers::<T>::take(series, &redeemer).ok_or(Error::<T>::NotRedeemer)?;
		Self::free_place::<RedeemerCount<T>, _>(&series)?;
		Self::deposit_event(Event::RedeemerRemoved { series, issuer, redeemer });
		Ok(())
	}

	/// Whether `who` accepts units of `series`: its issuer, someone appointed by it, or its staff.
	pub(crate) fn accepts(
		record: &SeriesRecord<T::AccountId>,
		series: SeriesId,
		who: &T::AccountId,
	) -> bool {
		Self::is_appointed(record, series, who) || T::Issuers::accepts_for(&record.issuer, who)
	}

	/// Whether `who` accepts units of `series` without a cap: its issuer, or someone appointed by it.
	pub(crate) fn is_appointed(
		record: &SeriesRecord<T::AccountId>,
		series: SeriesId,
		who: &T::AccountId,
	) -> bool {
		record.issuer == *who || Redeemers::<T>::contains_key(series, who)
	}
}
