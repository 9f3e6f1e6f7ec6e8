// SPDX-License-Identifier: Apache-2.0

//! The doors to what was given away and to kept proceeds, for who pays holders in a default.

use alloc::vec::Vec;

use genex_primitives::{
	AssetId, Balance, SeriesId,
	traits::{GivenAway, KeptProceeds, RefundWindows},
};
use sp_runtime::DispatchResult;

use crate::{Config, Kinds, Pallet, Pools, Queues, SaleKind};

/// For who clears what is left of ended series, and who counts what is kept. A window is open until somebody ends it; anybody
/// can once its time has come.
impl<T: Config> RefundWindows for Pallet<T> {
	fn are_open(series: SeriesId) -> bool {
		Queues::<T>::contains_key(series)
	}
}

/// For who counts claims: nobody has units of a series before its first listing.
impl<T: Config> GivenAway for Pallet<T> {
	fn is_given_away(series: SeriesId) -> bool {
		Kinds::<T>::get(series) == Some(SaleKind::GivenAway)
	}
}

impl<T: Config> KeptProceeds<T::AccountId> for Pallet<T> {
	/// There is one pool for each stablecoin at most, and there are few of those.
	fn kept(series: SeriesId) -> Vec<(AssetId, Balance)> {
		let Ok(facts) = Self::facts_of(series) else { return Vec::new() };
		Pools::<T>::iter_prefix(series)
			.filter_map(|(asset, mut pool)| {
				Self::settle_pool(&facts, series, &mut pool).ok()?;
				Some((asset, pool.held))
			})
			.filter(|(_, held)| *held > 0)
			.collect()
	}

	fn pay_kept(
		series: SeriesId,
		asset: AssetId,
		to: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		Self::do_pay_kept(series, asset, to, amount)
	}
}
