// SPDX-License-Identifier: Apache-2.0
//! Before an auction finds its price: what one party bids and asks must not move it, so the pairs that would meet are gone
//! through, and its lots go.

use super::{MarketRecord, auction::UncrossWork};
use crate::{
	Config, Pallet,
	store::Store,
	types::{Auction, CancelReason, LOOKED_EACH, MAX_SIFTING, PAIRS_EACH, Rehearsal, Sifting},
};
use genex_primitives::{
	UnixSeconds,
	book::{Encounter, Lots, MarketId, Meeting, Named, OrderId, Rehearsed, Side, rehearse},
};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// Takes out of the auction of `id`, which has no price, what must not move it, each a step: orders that can never trade,
	/// and then what one party would trade with itself. Where to go on, if not all was looked at.
	pub(super) fn make_ready(
		id: MarketId,
		market: &MarketRecord<T>,
		call: Auction,
		max_fills: u32,
		now: UnixSeconds,
		work: &mut UncrossWork,
	) -> Result<Option<Auction>, DispatchError> {
		let recent = |since: UnixSeconds| now.saturating_sub(since) < MAX_SIFTING;
		let rehearsal = match call.rehearsal.filter(|begun| recent(begun.since)) {
			Some(begun) => begun,
			None => {
				let begun = call.sifting.filter(|begun| recent(begun.since));
				let bounds = (max_fills.saturating_mul(LOOKED_EACH), max_fills);
				let from = begun.map(|begun| begun.next);
				let sifted = Self::sift_orders(id, market, from, bounds, now)?;
				(work.looked, work.visited) = (sifted.looked, sifted.removed);
				let since = begun.map_or(now, |begun| begun.since);
				if let Some(next) = sifted.next {
					let sifting = Some(Sifting { next, since });
					return Ok(Some(Auction { sifting, ..Auction::default() }));
				}
				Rehearsal { next: None, since }
			},
		};
		let steps = max_fills.saturating_sub(work.visited);
		let bounds = (max_fills.saturating_mul(PAIRS_EACH), steps);
		let Rehearsed { met, removed, next, done } =
			Self::rehearse_pairs(id, market, rehearsal.next, bounds, now)?;
		work.visited = work.visited.saturating_add(removed);
		// The pair at which it stops is read, too.
		work.met = if done { met } else { met.max(1) };
		let rehearsal = Some(Rehearsal { next, ..rehearsal });
		Ok((!done).then(|| Auction { rehearsal, ..Auction::default() }))
	}

	/// Takes away what one party would trade with itself, and orders that fill with nobody, of the pairs that would meet from
	/// `from` on or from the best. `bounds` are how many pairs it looks at and of how many it takes something away at most.
	pub(crate) fn rehearse_pairs(
		id: MarketId,
		market: &MarketRecord<T>,
		from: Option<Meeting>,
		bounds: (u32, u32),
		now: UnixSeconds,
	) -> Result<Rehearsed, DispatchError> {
		let mut judge = Judge::<T> { market, now, bid: None, ask: None, failure: None };
		let mut store = Store::<T>::new(id);
		let rehearsed = rehearse(&mut store.book(), from, bounds, |bid, ask, lots| {
			judge.encounter(bid, ask, lots)
		});
		match judge.failure {
			Some(failure) => Err(failure),
			None => rehearsed.map_err(Self::book_error),
		}
	}
}

/// Says what becomes of pairs, and gives back what goes.
struct Judge<'a, T: Config> {
	market: &'a MarketRecord<T>,
	now: UnixSeconds,
	/// The bid that was looked at last, so that each is once.
	bid: Option<OrderId>,
	/// The ask, likewise.
	ask: Option<OrderId>,
	failure: Option<DispatchError>,
}

impl<T: Config> Judge<'_, T> {
	fn encounter(
		&mut self,
		bid: Named<'_, T::AccountId>,
		ask: Named<'_, T::AccountId>,
		lots: Lots,
	) -> Encounter {
		for order in [bid, ask] {
			if self.leaves(order) {
				return Encounter::Barred(order.0.side());
			}
		}
		if !Pallet::<T>::are_one_party(self.market, &ask.1.owner, &bid.1.owner) {
			return Encounter::Trade;
		}
		for order in [bid, ask] {
			self.give_back(order, lots, CancelReason::SelfTrade);
		}
		Encounter::OneParty
	}

	/// Whether an order fills with nobody; then it is given back.
	fn leaves(&mut self, order: Named<'_, T::AccountId>) -> bool {
		let (id, resting) = order;
		let known = match id.side() {
			Side::Bid => &mut self.bid,
			Side::Ask => &mut self.ask,
		};
		if known.replace(id) == Some(id) {
			return false;
		}
		let bar = Pallet::<T>::bar_of(id, false, resting, self.now);
		bar.is_some_and(|reason| {
			self.give_back(order, resting.lots, reason);
			true
		})
	}

	fn give_back(&mut self, order: Named<'_, T::AccountId>, lots: Lots, reason: CancelReason) {
		let (id, resting) = order;
		if let Err(error) = Pallet::<T>::give_back(self.market, id, resting, lots, reason) {
			self.failure.get_or_insert(error);
		}
	}
}
