// SPDX-License-Identifier: Apache-2.0
//! What wallets, precompiles and other pallets read.

use super::Intent;
use crate::{
	Config, Counters, Details, Holdings, Pallet, Redeemers, Series, Territories,
	types::*,
	views::{HoldingView, SeriesView},
};
use alloc::vec::Vec;
use genex_primitives::{Clearance, Money, Path, Quantity, Reason, SeriesFacts, SeriesId};

impl<T: Config> Pallet<T> {
	/// What ERC-1155 calls the balance: free units and, for the issuer, the unsold ones.
	pub fn balance_of(who: &T::AccountId, series: SeriesId) -> Quantity {
		let Some(record) = Series::<T>::get(series) else { return 0 };
		let free = Self::live_holding(&record, who, series).free;
		if record.issuer != *who {
			return free;
		}
		// Both are parts of one supply, which fits.
		free.saturating_add(Counters::<T>::get(series).unsold)
	}

	/// Address of the metadata; nothing where there is no such series.
	pub fn uri(series: SeriesId) -> Option<Uri> {
		Details::<T>::get(series).map(|details| details.uri)
	}

	pub(crate) fn view_facts(series: SeriesId) -> Option<SeriesFacts<T::AccountId>> {
		let record = Series::<T>::get(series)?;
		Some(record.facts(Counters::<T>::get(series).unsold))
	}

	/// What `who` has now, which is nothing once the expiry is booked.
	pub(crate) fn current_holding(who: &T::AccountId, series: SeriesId) -> Holding {
		Series::<T>::get(series)
			.map(|record| Self::live_holding(&record, who, series))
			.unwrap_or_default()
	}

	pub(crate) fn view_series(series: SeriesId) -> Option<SeriesView<T::AccountId>> {
		let record = Series::<T>::get(series)?;
		let territory = Territories::<T>::get(series);
		Some(SeriesView {
			state: record.state,
			revision: record.revision,
			terms: record.terms(Details::<T>::get(series)?, territory),
			counters: Counters::<T>::get(series),
			expired: record.is_expired(Self::now()),
			expiry_booked: record.expiry_booked,
			issuer: record.issuer,
		})
	}

	pub(crate) fn view_holding(who: &T::AccountId, series: SeriesId) -> Option<HoldingView> {
		let record = Series::<T>::get(series)?;
		let Holding { free, held, frozen } = Self::live_holding(&record, who, series);
		Some(HoldingView {
			series,
			free,
			held,
			frozen,
			face: record.face_of(free.saturating_add(held)),
			valid_from: record.valid_from,
			valid_until: record.valid_until,
			redeemable: free > 0 && record.is_redeemable(Self::now()),
		})
	}

	pub(crate) fn view_holdings(
		who: &T::AccountId,
		start_after: Option<SeriesId>,
		limit: u32,
	) -> Vec<HoldingView> {
		let keys = match start_after {
			Some(series) => {
				Holdings::<T>::iter_key_prefix_from(who, Holdings::<T>::hashed_key_for(who, series))
			},
			None => Holdings::<T>::iter_key_prefix(who),
		};
		keys.take(page_size(limit)).filter_map(|series| Self::view_holding(who, series)).collect()
	}

	pub(crate) fn view_redeemers(
		series: SeriesId,
		start_after: Option<T::AccountId>,
		limit: u32,
	) -> Vec<T::AccountId> {
		let keys = match start_after {
			Some(who) => Redeemers::<T>::iter_key_prefix_from(
				series,
				Redeemers::<T>::hashed_key_for(series, who),
			),
			None => Redeemers::<T>::iter_key_prefix(series),
		};
		keys.take(page_size(limit)).collect()
	}

	/// Every reason against a move for which `price` is paid, if any is, by priority. Quantities on hand are not looked at.
	/// Nothing where there is no such series.
	pub fn explain_priced(
		path: Path,
		series: SeriesId,
		from: &T::AccountId,
		to: &T::AccountId,
		quantity: Quantity,
		price: Option<Money>,
		clearance: Clearance,
	) -> Option<Vec<Reason>> {
		let record = Series::<T>::get(series)?;
		let intent = Intent { path, series, from, to, quantity, price, clearance };
		Some(Self::reasons_against(&record, &intent))
	}

	fn live_holding(
		record: &SeriesRecord<T::AccountId>,
		who: &T::AccountId,
		series: SeriesId,
	) -> Holding {
		if record.expiry_booked {
			return Holding::default();
		}
		Holdings::<T>::get(who, series)
	}
}

fn page_size(limit: u32) -> usize {
	usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default()
}
