// SPDX-License-Identifier: Apache-2.0
//! The door through which other pallets sell, move and escrow units.

use crate::{Config, Pallet, functions::Intent, types::Source};
use genex_primitives::{Money, Path, Quantity, SeriesFacts, SeriesId, traits::Coupons};
use sp_runtime::DispatchResult;

impl<T: Config> Coupons<T::AccountId> for Pallet<T> {
	fn facts(series: SeriesId) -> Option<SeriesFacts<T::AccountId>> {
		Self::view_facts(series)
	}

	fn free_units(series: SeriesId, who: &T::AccountId) -> Quantity {
		Self::current_holding(who, series).free
	}

	fn held_units(series: SeriesId, who: &T::AccountId) -> Quantity {
		Self::current_holding(who, series).held
	}

	fn mark_listed(series: SeriesId) -> DispatchResult {
		Self::do_mark_listed(series)
	}

	fn sell(series: SeriesId, buyer: &T::AccountId, quantity: Quantity) -> DispatchResult {
		Self::do_sell(series, buyer, quantity)
	}

	fn transfer(
		path: Path,
		series: SeriesId,
		from: &T::AccountId,
		to: &T::AccountId,
		quantity: Quantity,
		price: Option<Money>,
	) -> DispatchResult {
		Self::do_move(&Intent { path, series, from, to, quantity, price }, Source::Free)
	}

	fn hold(series: SeriesId, who: &T::AccountId, quantity: Quantity) -> DispatchResult {
		Self::do_hold(series, who, quantity)
	}

	fn release(series: SeriesId, who: &T::AccountId, quantity: Quantity) -> DispatchResult {
		Self::do_release(series, who, quantity)
	}

	fn transfer_held(
		path: Path,
		series: SeriesId,
		from: &T::AccountId,
		to: &T::AccountId,
		quantity: Quantity,
		price: Option<Money>,
	) -> DispatchResult {
		Self::do_move(&Intent { path, series, from, to, quantity, price }, Source::Escrow)
	}
}
