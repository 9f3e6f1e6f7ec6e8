// SPDX-License-Identifier: Apache-2.0

//! The door to kept proceeds, for who pays holders in a default.

use alloc::vec::Vec;

use genex_primitives::{AssetId, Balance, SeriesId, traits::KeptProceeds};
use sp_runtime::DispatchResult;

use crate::{Config, Pallet, Pools};

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
