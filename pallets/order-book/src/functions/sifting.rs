// SPDX-License-Identifier: Apache-2.0
//! Before an auction finds its price: orders that cannot trade must not move it, so they go.

use super::{MarketRecord, auction::UncrossWork};
use crate::{Config, Pallet, WeightInfo, store::Store, types::LOOKED_EACH};
use frame_support::{traits::Get, weights::Weight};
use genex_primitives::{
	UnixSeconds,
	book::{MarketId, OrderId, Sifted, sift},
};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// The most that an uncross of so many steps can cost: it may look at all orders it may, and take each step besides.
	pub(crate) fn auction_weight(max_fills: u32) -> Weight {
		let looks = max_fills.min(T::MaxFills::get()).saturating_mul(LOOKED_EACH);
		Self::uncross_weight(max_fills).saturating_add(Self::looks(looks))
	}

	/// What an uncross cost that did `work`.
	pub(crate) fn uncrossed(work: UncrossWork) -> Weight {
		T::WeightInfo::uncross(work.levels, work.visited)
			.saturating_add(Self::looks(work.looked))
			.saturating_add(work.extra)
	}

	fn looks(orders: u32) -> Weight {
		if orders == 0 { Weight::zero() } else { T::WeightInfo::sift_orders(orders) }
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
