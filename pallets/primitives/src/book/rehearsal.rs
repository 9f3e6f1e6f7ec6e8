// SPDX-License-Identifier: Apache-2.0
//! Call auction: who would meet whom, before there is a price.
//!
//! That does not depend on the price: the best bid meets the best ask, and what is left of the larger one meets the next
//! one, as long as the bid reaches the ask. A price only says where it ends. So all that could meet is gone through first,
//! and orders that one party holds against itself go before they count for a price at which others trade.

use crate::book::{
	Book, BookError, BookStore, Lots, MarketId, Named, OrderId, Side, Tick, cursor::Cursor,
	desk::put_top,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Two orders of a call auction that would meet, and how many lots of each would have met others before.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Meeting {
	/// The bid.
	pub bid: OrderId,
	/// Its lots that would have met other asks, fewer than it has.
	pub bid_met: Lots,
	/// The ask.
	pub ask: OrderId,
	/// Its lots that would have met other bids, fewer than it has.
	pub ask_met: Lots,
}

impl Meeting {
	/// Whether `order`, of the same market, is one of the two or comes before the one of its side.
	pub fn is_past(&self, order: OrderId) -> bool {
		let side = order.side();
		let here = match side {
			Side::Bid => self.bid,
			Side::Ask => self.ask,
		};
		match (order.tick(), here.tick()) {
			(Some(tick), Some(at)) if tick == at => {
				(order.page(), order.slot()) <= (here.page(), here.slot())
			},
			(Some(tick), Some(at)) => side.meets(tick, at),
			_ => true,
		}
	}

	/// Whether both rest with lots that met nobody.
	fn stands<S: BookStore>(&self, book: &Book<'_, S>) -> bool {
		let rests =
			|order: OrderId, met: Lots| book.get(order).is_ok_and(|resting| resting.lots > met);
		rests(self.bid, self.bid_met) && rests(self.ask, self.ask_met)
	}
}

/// What is said of two orders that would meet.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Encounter {
	/// They may trade with each other.
	Trade,
	/// They are of one party: both lose the lots that meet, without a trade.
	OneParty,
	/// The order of this side fills with nobody: it goes.
	Barred(Side),
}

/// How far the pairs of a call auction were gone through.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rehearsed {
	/// Pairs looked at, never more than the bound.
	pub met: u32,
	/// Those among them of which lots went, never more than the bound.
	pub removed: u32,
	/// The pair that comes next, if a bound stopped it; nothing where it is over or has to begin anew.
	pub next: Option<Meeting>,
	/// Whether it is over: all that would meet may trade, whatever the price.
	pub done: bool,
}

/// One side of the pairs.
struct Row<Owner> {
	cursor: Cursor<Owner>,
	/// Lots of its order that would have met others.
	met: Lots,
}

impl<Owner> Row<Owner> {
	/// Begins before the best order, or at one of which so many lots would have met others.
	fn new<S: BookStore<Owner = Owner>>(
		store: &S,
		market: MarketId,
		side: Side,
		from: Option<(OrderId, Lots)>,
	) -> Result<Self, BookError> {
		let mut cursor = Cursor::new(market, side);
		if let Some(place) = from.and_then(|(order, _)| order.place()) {
			cursor.go_to(store, place, 1)?;
		}
		Ok(Self { cursor, met: from.map_or(0, |(_, met)| met) })
	}

	/// The price of its order.
	fn tick(&self) -> Result<Tick, BookError> {
		let (id, _) = self.cursor.current()?;
		id.tick().ok_or(BookError::Corrupt)
	}

	/// Lots of its order that met nobody.
	fn left(&self) -> Result<Lots, BookError> {
		let (_, order) = self.cursor.current()?;
		order.lots.checked_sub(self.met).ok_or(BookError::Corrupt)
	}

	/// `lots` of its order meet others.
	fn meet(&mut self, lots: Lots) -> Result<(), BookError> {
		let left = self.left()?;
		self.met = self.met.checked_add(lots).ok_or(BookError::Corrupt)?;
		self.pass(left == lots);
		Ok(())
	}

	/// `lots` of its order go that met nobody.
	fn lose(&mut self, lots: Lots) -> Result<(), BookError> {
		let left = self.left()?;
		self.cursor.take(lots)?;
		self.pass(left == lots);
		Ok(())
	}

	/// Its whole order goes. Whether some of it would have met others.
	fn leave(&mut self) -> Result<bool, BookError> {
		let (_, order) = self.cursor.current()?;
		let lots = order.lots;
		self.cursor.take(lots)?;
		Ok(self.met > 0)
	}

	/// Comes to the next order, if nothing of this one is `over`.
	fn pass(&mut self, over: bool) {
		if over {
			self.cursor.pass();
			self.met = 0;
		}
	}
}

/// Goes through the pairs that would meet, as far as some price reaches and in the order in which
/// [`crate::book::uncross`] would trade them, and trades none. `judge` says of each with the lots that meet what becomes of
/// it, having returned what goes: of two of one party those lots, of an order that fills with nobody all that it has.
///
/// What goes has met nobody, so all pairs before it are as they were, and it goes on with what meets then. Once it is
/// over, no pair that meets at whatever price is of one party, as long as parties stay what they are and nothing else
/// leaves.
///
/// It looks at no more than the first of `bounds`, which is one at least, and no more than the second lose lots. To go on,
/// call again with `from` as it was told, before any order is placed, unless one left or got smaller that
/// [`Meeting::is_past`] names: then with nothing, as for the first time. Where one of those two is gone by then, or smaller
/// than what would have met, it says that it has to begin anew.
///
/// Errors: `Corrupt`; the caller must roll back.
pub fn rehearse<S: BookStore>(
	book: &mut Book<'_, S>,
	from: Option<Meeting>,
	bounds: (u32, u32),
	mut judge: impl FnMut(Named<'_, S::Owner>, Named<'_, S::Owner>, Lots) -> Encounter,
) -> Result<Rehearsed, BookError> {
	let mut result = Rehearsed { met: 0, removed: 0, next: None, done: false };
	if from.is_some_and(|next| !next.stands(book)) {
		return Ok(result);
	}
	let before = book.store.top();
	let mut top = before;
	let (pairs, removals) = bounds;
	let (bid, ask) = (from.map(|at| (at.bid, at.bid_met)), from.map(|at| (at.ask, at.ask_met)));
	let mut bids = Row::new(book.store, book.market, Side::Bid, bid)?;
	let mut asks = Row::new(book.store, book.market, Side::Ask, ask)?;
	let mut lowest = from.map_or(top.best_ask, |next| next.ask.tick());
	loop {
		let meet = match lowest {
			None => false,
			Some(reached) => {
				bids.cursor.seek(book.store, &mut top, reached)?
					&& asks.cursor.seek(book.store, &mut top, bids.tick()?)?
			},
		};
		if !meet {
			result.done = true;
			break;
		}
		let (bid, ask) = (bids.cursor.current()?, asks.cursor.current()?);
		lowest = ask.0.tick();
		if result.met >= pairs || result.removed >= removals {
			let (bid_met, ask_met) = (bids.met, asks.met);
			result.next = Some(Meeting { bid: bid.0, bid_met, ask: ask.0, ask_met });
			break;
		}
		result.met = result.met.saturating_add(1);
		let lots = bids.left()?.min(asks.left()?);
		let begins_anew = match judge(bid, ask, lots) {
			Encounter::Trade => {
				bids.meet(lots)?;
				asks.meet(lots)?;
				continue;
			},
			Encounter::OneParty => {
				bids.lose(lots)?;
				asks.lose(lots)?;
				false
			},
			Encounter::Barred(Side::Bid) => bids.leave()?,
			Encounter::Barred(Side::Ask) => asks.leave()?,
		};
		result.removed = result.removed.saturating_add(1);
		// What would have met it meets others now.
		if begins_anew {
			break;
		}
	}
	bids.cursor.finish(book.store, &mut top)?;
	asks.cursor.finish(book.store, &mut top)?;
	put_top(book.store, before, top);
	Ok(result)
}
