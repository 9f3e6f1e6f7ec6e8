// SPDX-License-Identifier: Apache-2.0
//! The doors through which other pallets tell what happened, and ask whose breakage is.

use crate::{Config, Pallet};
use genex_primitives::{
	AssetId, Balance, SeriesId,
	traits::{Books, BreakagePolicy, BreakageSplit, MoneyAct, UnitsChange, UnitsListener},
};
use sp_runtime::DispatchResult;

impl<T: Config> UnitsListener<T::AccountId> for Pallet<T> {
	fn changed(change: &UnitsChange<'_, T::AccountId>) -> DispatchResult {
		Self::do_book_units(change)
	}
}

impl<T: Config> Books<T::AccountId> for Pallet<T> {
	fn book(issuer: &T::AccountId, asset: AssetId, act: MoneyAct) -> DispatchResult {
		Self::do_book_money(issuer, asset, act)
	}
}

impl<T: Config> BreakagePolicy for Pallet<T> {
	fn split(series: SeriesId, amount: Balance) -> BreakageSplit {
		Self::shares_of(series).unwrap_or_default().split(amount)
	}
}
