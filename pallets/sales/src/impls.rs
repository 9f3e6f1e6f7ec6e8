// SPDX-License-Identifier: Apache-2.0

//! The door to kept proceeds, for who pays holders in a default.

use alloc::vec::Vec;

use genex_primitives::{AssetId, Balance, SeriesId, traits::KeptProceeds};
use sp_runtime::DispatchResult;

use crate::{Config, Pallet, Pools, Purchases, Queues, Windows};

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

	/// Windows of a series end in order, so the oldest tells. Where a purchase that was undone whole left its place there,
	/// nobody knows before `end_windows` clears it.
	fn is_waiting(series: SeriesId) -> bool {
		let oldest = Windows::<T>::get(series, Queues::<T>::get(series).first);
		oldest.is_some_and(|id| {
			Purchases::<T>::get(id).is_none_or(|purchase| Self::now() >= purchase.window_ends)
		})
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
