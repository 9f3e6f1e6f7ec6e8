// SPDX-License-Identifier: Apache-2.0
//! The door through which other pallets sell, move and escrow units.

use crate::{Config, Counters, Holdings, Pallet, Series, functions::Intent, types::Source};
use alloc::vec::Vec;
use genex_primitives::{
	Clearance, Money, Path, Quantity, Reason, SeriesFacts, SeriesId,
	rules::Parties,
	traits::{Coupons, Redemptions},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Coupons<T::AccountId> for Pallet<T> {
	fn facts(series: SeriesId) -> Option<SeriesFacts<T::AccountId>> {
		Self::view_facts(series)
	}

	fn last_price(series: SeriesId, quantity: Quantity) -> Option<Money> {
		Some(Series::<T>::get(series)?.last_paid?.price_of(quantity))
	}

	fn is_serialised(series: SeriesId) -> bool {
		Self::serialised_record(series).is_some()
	}

	fn owed_units(series: SeriesId) -> Option<Quantity> {
		Some(Counters::<T>::get(series).circulating)
	}

	fn free_units(series: SeriesId, who: &T::AccountId) -> Quantity {
		Self::current_holding(who, series).free
	}

	fn held_units(series: SeriesId, who: &T::AccountId) -> Quantity {
		Holdings::<T>::get(who, series).held
	}

	fn mark_listed(series: SeriesId) -> DispatchResult {
		Self::do_mark_listed(series)
	}

	fn sell(
		series: SeriesId,
		buyer: &T::AccountId,
		quantity: Quantity,
		price: Option<Money>,
		clearance: Clearance,
	) -> DispatchResult {
		Self::do_sell(series, buyer, quantity, price, clearance)
	}

	fn transfer(
		path: Path,
		series: SeriesId,
		from: &T::AccountId,
		to: &T::AccountId,
		quantity: Quantity,
		price: Option<Money>,
		clearance: Clearance,
	) -> DispatchResult {
		Self::do_move(&Intent { path, series, from, to, quantity, price, clearance }, Source::Free)
	}

	fn trade(
		series: SeriesId,
		seller: &T::AccountId,
		held: bool,
		buyer: &T::AccountId,
		quantity: Quantity,
		price: Option<Money>,
		clearance: Clearance,
	) -> Result<Option<Parties<T::AccountId>>, DispatchError> {
		let (path, from, to) = (Path::Market, seller, buyer);
		let source = if held { Source::Escrow } else { Source::Free };
		Self::do_trade(&Intent { path, series, from, to, quantity, price, clearance }, source)
	}

	fn hold(series: SeriesId, who: &T::AccountId, quantity: Quantity) -> DispatchResult {
		Self::do_hold(series, who, quantity)
	}

	fn hold_valid(series: SeriesId, who: &T::AccountId, quantity: Quantity) -> DispatchResult {
		Self::do_hold_valid(series, who, quantity)
	}

	fn hides_frozen_units(series: SeriesId, who: &T::AccountId, quantity: Quantity) -> bool {
		Self::stored_holding(who, series).hides_frozen(quantity)
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
		clearance: Clearance,
	) -> DispatchResult {
		Self::do_move(
			&Intent { path, series, from, to, quantity, price, clearance },
			Source::Escrow,
		)
	}

	fn explain(
		path: Path,
		series: SeriesId,
		from: &T::AccountId,
		to: &T::AccountId,
		quantity: Quantity,
		clearance: Clearance,
	) -> Option<Vec<Reason>> {
		Self::explain_priced(path, series, from, to, quantity, None, clearance)
	}

	fn force_move(
		series: SeriesId,
		from: &T::AccountId,
		to: &T::AccountId,
		quantity: Quantity,
	) -> DispatchResult {
		let (path, price, clearance) = (Path::System, None, Clearance::CourtOrder);
		let order = Intent { path, series, from, to, quantity, price, clearance };
		Self::do_move(&order, Source::Free)
	}

	fn set_frozen_units(
		series: SeriesId,
		who: &T::AccountId,
		quantity: Quantity,
	) -> Result<Quantity, DispatchError> {
		Self::do_set_frozen_units(series, who, quantity)
	}
}

impl<T: Config> Redemptions<T::AccountId> for Pallet<T> {
	fn check(
		series: SeriesId,
		holder: &T::AccountId,
		quantity: Quantity,
		redeemer: &T::AccountId,
	) -> DispatchResult {
		Self::ensure_redeemable(holder, series, quantity, redeemer)
	}

	fn redeem(
		series: SeriesId,
		holder: &T::AccountId,
		quantity: Quantity,
		redeemer: &T::AccountId,
		order_hash: H256,
	) -> DispatchResult {
		Self::do_redeem(holder, series, quantity, redeemer, order_hash, None)
	}

	fn accept(
		series: SeriesId,
		holder: &T::AccountId,
		quantity: Quantity,
		redeemer: &T::AccountId,
		order_hash: H256,
	) -> DispatchResult {
		Self::do_accept(holder, series, quantity, redeemer, order_hash)
	}
}
