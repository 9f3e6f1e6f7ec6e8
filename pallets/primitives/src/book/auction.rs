// SPDX-License-Identifier: Apache-2.0
//! Call auction: orders gather without trading, then all that trade do so at one price.
//!
//! The price is found as call auctions of exchanges find it (maximum executable volume, then minimum surplus, then
//! nearest to the reference price; e.g. Xetra's and Euronext's opening auctions). At the price, whoever bid more or
//! asked less comes first, and at the same tick whoever came first: time priority at the margin. Orders that cannot trade
//! are sifted out before, and lots that one party would trade with itself go, so that they do not move the price. It stands
//! only as long as no order that counts for it, a bid at the price or above or an ask at it or below, leaves without a trade:
//! else whoever bids much and leaves in time would move it at no risk.

use crate::book::{
	Book, BookError, BookStore, Clock, Lots, OrderId, Released, Resting, Side, Tick,
	cursor::Cursor, desk::put_top,
};
use alloc::vec::Vec;

/// The price of a call auction.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Clearing {
	/// The one price.
	pub tick: Tick,
	/// Lots that can trade at it: the lesser of the two sums below.
	pub volume: u128,
	/// Lots bid for at the tick or above.
	pub bids: u128,
	/// Lots asked for at the tick or below.
	pub asks: u128,
}

impl Clearing {
	/// Lots that find nobody to trade with at the tick.
	pub const fn imbalance(&self) -> u128 {
		self.bids.abs_diff(self.asks)
	}

	/// Whether this price comes before `other`, `reference` being the price to stay near to.
	fn precedes(&self, other: &Self, reference: Tick) -> bool {
		let rank = |clearing: &Self| {
			let distance = clearing.tick.get().abs_diff(reference.get());
			(u128::MAX.saturating_sub(clearing.volume), clearing.imbalance(), distance)
		};
		rank(self) < rank(other)
	}
}

/// The price at which most lots trade. Of several: where the fewest lots are left over, then nearest to `reference`,
/// then the lower one, which never decides: of two prices as near on either side, all between are as good, and one of
/// those is nearer. Nothing when no bid reaches any ask.
///
/// `bids` and `asks` are the lots of each tick, best first, as [`Book::levels`] gives them. The work is bounded by the
/// grid: ticks from the lowest ask to the highest bid.
pub fn clear(
	bids: impl Iterator<Item = (Tick, Lots)>,
	asks: impl Iterator<Item = (Tick, Lots)>,
	reference: Tick,
) -> Option<Clearing> {
	let mut asks = asks.peekable();
	let (lowest, _) = *asks.peek()?;
	// Bids come from the highest down; prices are tried from the lowest up, so they are taken from the end.
	let mut bids: Vec<(Tick, Lots)> = bids.take_while(|(tick, _)| *tick >= lowest).collect();
	let (highest, _) = *bids.first()?;
	let mut bid_lots =
		bids.iter().fold(0u128, |sum, (_, lots)| sum.saturating_add(u128::from(*lots)));
	let mut ask_lots = 0u128;
	let mut best: Option<Clearing> = None;
	let mut next = Some(lowest);
	while let Some(tick) = next.filter(|tick| *tick <= highest) {
		while let Some((_, lots)) = asks.next_if(|(ask, _)| *ask <= tick) {
			ask_lots = ask_lots.saturating_add(u128::from(lots));
		}
		while let Some((_, lots)) = bids.pop_if(|(bid, _)| *bid < tick) {
			bid_lots = bid_lots.saturating_sub(u128::from(lots));
		}
		let volume = bid_lots.min(ask_lots);
		let clearing = Clearing { tick, volume, bids: bid_lots, asks: ask_lots };
		if best.is_none_or(|best| clearing.precedes(&best, reference)) {
			best = Some(clearing);
		}
		next = tick.above();
	}
	best
}

/// An order and where it rests.
pub type Named<'a, Owner> = (OrderId, &'a Resting<Owner>);

/// How far the orders of a call auction were sifted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Sifted {
	/// Orders looked at, and pages read to find the way back to them, never more than the bound.
	pub looked: u32,
	/// Orders taken away among them, never more than the bound.
	pub removed: u32,
	/// The order that comes next, if a bound stopped it. Otherwise every order was looked at that could trade.
	pub next: Option<OrderId>,
}

/// Looks at the orders that could trade if prices alone decided, and takes those away that `leaves` says so of, having
/// returned what they hold: bids at the best ask or above, then asks at the best bid or below, in price-time order. These
/// are all that [`clear`] counts; as orders go, fewer are.
///
/// It looks at no more than the first of `bounds`, which is one at least, and takes away no more than the second. To go
/// on, call again with `from` as it was told, before any order is placed. When that order is gone by then, it goes on
/// with the one behind it. When its whole page is gone, that is searched for from the level's first one, each page for a
/// look; where those are used up, it goes on from there and looks at some orders twice. Each time costs whoever wants
/// that the orders of a page, so it ends.
///
/// Errors: `Corrupt`; the caller must roll back.
pub fn sift<S: BookStore>(
	book: &mut Book<'_, S>,
	from: Option<OrderId>,
	bounds: (u32, u32),
	mut leaves: impl FnMut(Named<'_, S::Owner>) -> bool,
) -> Result<Sifted, BookError> {
	let before = book.store.top();
	let mut top = before;
	let (looks, removals) = bounds;
	let mut start = from.and_then(OrderId::place).filter(|place| place.market == book.market);
	let mut result = Sifted { looked: 0, removed: 0, next: None };
	for side in Side::ALL {
		// Whoever goes on with asks has looked at all bids.
		if start.is_some_and(|place| place.side != side) {
			continue;
		}
		let Some(limit) = top.best(side.opposite()) else { break };
		let mut cursor = Cursor::new(book.market, side);
		if let Some(place) = start.take() {
			if !side.meets(place.tick, limit) {
				continue;
			}
			result.looked = cursor.go_to(book.store, place, looks)?;
		}
		while cursor.seek(book.store, &mut top, limit)? {
			let order = cursor.current()?;
			if result.looked >= looks || result.removed >= removals {
				result.next = Some(order.0);
				break;
			}
			result.looked = result.looked.saturating_add(1);
			let lots = order.1.lots;
			if leaves(order) {
				result.removed = result.removed.saturating_add(1);
				cursor.take(lots)?;
			} else {
				cursor.pass();
			}
		}
		cursor.finish(book.store, &mut top)?;
		if result.next.is_some() {
			break;
		}
	}
	put_top(book.store, before, top);
	Ok(result)
}

/// Settles what a call auction pairs, at once and in order. It cannot change the book.
pub trait SettlePair<Owner> {
	/// Whether both orders are of the same party.
	fn same_party(&mut self, bid: &Resting<Owner>, ask: &Resting<Owner>) -> bool;

	/// Moves money and coupons for `lots` at the auction's price. Both orders are as before. When refused, nothing may
	/// have moved; the side named is the one on whose account.
	fn fill(
		&mut self,
		bid: Named<'_, Owner>,
		ask: Named<'_, Owner>,
		lots: Lots,
	) -> Result<(), Side>;

	/// Returns to its owner what the order held for `lots`, which left the book without a trade. It is as before.
	fn release(&mut self, order: Named<'_, Owner>, lots: Lots, why: Released);
}

/// How far an auction got.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Uncrossed {
	/// Lots traded.
	pub filled: u128,
	/// Fills.
	pub fills: u32,
	/// Steps taken, never more than the bound. Each takes an order away or fills one.
	pub visited: u32,
	/// Whether the tick is the price no longer: nothing more can trade at it, or an order left without a trade. Otherwise
	/// call again with the same tick, before any other order is placed and any that counts for it leaves.
	pub done: bool,
}

/// Trades bids at `tick` or above with asks at `tick` or below, all at `tick`, in price-time order, in at most
/// `max_fills` steps.
///
/// An order that expired is taken away. Orders of the same party both lose the lots of the smaller one, without a
/// trade, whatever their own self-trade prevention says: that is written for a taker, and here there is none. An order
/// on whose account a fill is refused is taken away. Each of these counted for the price, so it ends there. After
/// [`crate::book::rehearse`] no two of one party meet, unless they became that since.
///
/// Without such orders this trades exactly the volume that [`clear`] found and leaves a book that does not cross. With
/// one less may trade, and what is left may still cross: then [`clear`] it again.
///
/// Errors: `Corrupt`; the caller must roll back.
pub fn uncross<S: BookStore, T: SettlePair<S::Owner>>(
	book: &mut Book<'_, S>,
	clock: Clock,
	tick: Tick,
	max_fills: u32,
	settle: &mut T,
) -> Result<Uncrossed, BookError> {
	let before = book.store.top();
	let mut top = before;
	let mut bids = Cursor::new(book.market, Side::Bid);
	let mut asks = Cursor::new(book.market, Side::Ask);
	let mut result = Uncrossed { filled: 0, fills: 0, visited: 0, done: false };
	loop {
		if !bids.seek(book.store, &mut top, tick)? || !asks.seek(book.store, &mut top, tick)? {
			result.done = true;
			break;
		}
		if result.visited >= max_fills {
			break;
		}
		result.visited = result.visited.saturating_add(1);
		let (bid, ask) = (bids.current()?, asks.current()?);
		let (bid_lots, ask_lots) = (bid.1.lots, ask.1.lots);
		let lots = bid_lots.min(ask_lots);
		if bid.1.expiry.is_over(clock) {
			settle.release(bid, bid_lots, Released::Expired);
			bids.take(bid_lots)?;
		} else if ask.1.expiry.is_over(clock) {
			settle.release(ask, ask_lots, Released::Expired);
			asks.take(ask_lots)?;
		} else if settle.same_party(bid.1, ask.1) {
			settle.release(bid, lots, Released::SelfTrade);
			settle.release(ask, lots, Released::SelfTrade);
			bids.take(lots)?;
			asks.take(lots)?;
		} else {
			match settle.fill(bid, ask, lots) {
				Ok(()) => {
					result.fills = result.fills.saturating_add(1);
					result.filled = result.filled.saturating_add(u128::from(lots));
					bids.take(lots)?;
					asks.take(lots)?;
					continue;
				},
				Err(Side::Bid) => {
					settle.release(bid, bid_lots, Released::Refused);
					bids.take(bid_lots)?;
				},
				Err(Side::Ask) => {
					settle.release(ask, ask_lots, Released::Refused);
					asks.take(ask_lots)?;
				},
			}
		}
		// What left counted for the price.
		result.done = true;
		break;
	}
	bids.finish(book.store, &mut top)?;
	asks.finish(book.store, &mut top)?;
	put_top(book.store, before, top);
	Ok(result)
}
