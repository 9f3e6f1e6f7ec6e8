// SPDX-License-Identifier: Apache-2.0
//! Anyone may have removed what no longer counts. What still counts is passed over, so that one entry spoils no sweep.

use crate::{
	BoughtFromSeller, BoughtOfSeries, Config, Counter, CounterList, Event, PairList, Pairs, Pallet,
};
use codec::FullEncode;
use frame_support::storage::StorageMap;
use genex_primitives::{
	rules::Pair,
	window::{HOUR, HOURS_BACK, Window, bucket},
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_sweep_pairs(by: T::AccountId, pairs: PairList) -> DispatchResult {
		let now = Self::now();
		let removed = pairs.into_iter().fold(0u32, |removed, (a, b)| {
			let key = Pair::key(a, b);
			let is_done = Pairs::<T>::try_get(key).is_ok_and(|pair| pair.is_idle(now));
			if is_done {
				Pairs::<T>::remove(key);
			}
			removed.saturating_add(u32::from(is_done))
		});
		Self::deposit_event(Event::PairsSwept { by, removed });
		Ok(())
	}

	pub(crate) fn do_sweep_counters(by: T::AccountId, counters: CounterList) -> DispatchResult {
		let removed = counters.into_iter().fold(0u32, |removed, counter| {
			let is_done = match counter {
				Counter::Series { identity, series } => {
					Self::sweep_counter::<BoughtOfSeries<T>, _>((identity, series))
				},
				Counter::Seller { identity, seller } => {
					Self::sweep_counter::<BoughtFromSeller<T>, _>((identity, seller))
				},
			};
			removed.saturating_add(u32::from(is_done))
		});
		Self::deposit_event(Event::CountersSwept { by, removed });
		Ok(())
	}

	/// Removes the counter at `key` if nothing in it counts; whether it did.
	fn sweep_counter<Counters, Key>(key: Key) -> bool
	where
		Counters: StorageMap<Key, Window<HOURS_BACK>, Query = Window<HOURS_BACK>>,
		Key: FullEncode + Copy,
	{
		let hour = bucket(Self::now(), HOUR);
		let is_done = Counters::try_get(key).is_ok_and(|window| window.is_empty(hour));
		if is_done {
			Counters::remove(key);
		}
		is_done
	}
}
