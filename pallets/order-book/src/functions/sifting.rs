// SPDX-License-Identifier: Apache-2.0
//! Before an auction finds its price: orders that cannot trade must not move it, so they go. And what all that costs.

use super::{MarketRecord, auction::UncrossWork};
use crate::{
	Config, Pallet, WeightInfo,
	store::Store,
	types::{ALL_LEVELS, LOOKED_EACH, PAIRS_EACH},
};
use frame_support::{traits::Get, weights::Weight};
use genex_primitives::{
	UnixSeconds,
	book::{MarketId, OrderId, Sifted, sift},
};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// The most that an uncross of so many steps can cost: it may look at all orders and pairs it may, and take each step
	/// besides, of which each may try a review.
	pub(crate) fn auction_weight(max_fills: u32) -> Weight {
		let fills = max_fills.min(T::MaxFills::get());
		let (orders, pairs) = (fills.saturating_mul(LOOKED_EACH), fills.saturating_mul(PAIRS_EACH));
		T::WeightInfo::uncross(ALL_LEVELS, fills)
			.saturating_add(Self::extra_weight(fills, fills, false))
			.saturating_add(Self::renewal(true))
			.saturating_add(Self::looks(orders, pairs))
	}

	/// What an uncross cost that did `work`.
	pub(crate) fn uncrossed(work: UncrossWork) -> Weight {
		T::WeightInfo::uncross(work.levels, work.visited)
			.saturating_add(Self::looks(work.looked, work.met))
			.saturating_add(work.extra)
	}

	/// What looking at so many orders and pairs costs.
	fn looks(orders: u32, pairs: u32) -> Weight {
		let cost = |count: u32, weight: fn(u32) -> Weight| match count {
			0 => Weight::zero(),
			count => weight(count),
		};
		cost(orders, T::WeightInfo::sift_orders)
			.saturating_add(cost(pairs, T::WeightInfo::rehearse_pairs))
	}

	/// Returns the orders that could trade by their prices alone and never will, from the order `from` on or from the
	/// first. `bounds` are how many it looks at and how many it returns at most.
	pub(crate) fn sift_orders(
		id: MarketId,
		market: &MarketRecord<T>,
		from: Option<OrderId>,
		bounds: (u32, u32),
		now: UnixSeconds,
	) -> Result<Sifted, DispatchError> {
		let mut failure = None;
		let mut store = Store::<T>::new(id);
		let sifted = sift(&mut store.book(), from, bounds, |(order, resting)| {
			let Some(reason) = Self::bar_of(order, false, resting, now) else { return false };
			let returned = Self::give_back(market, order, resting, resting.lots, reason);
			if let Err(error) = returned {
				failure.get_or_insert(error);
			}
			true
		});
		match failure {
			Some(failure) => Err(failure),
			None => sifted.map_err(Self::book_error),
		}
	}
}
