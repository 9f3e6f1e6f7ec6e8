// SPDX-License-Identifier: Apache-2.0
//! Continuous matching: an incoming order against the makers of the other side, in price-time order, at their prices.

use crate::book::{
	Book, BookError, BookStore, Clock, Expiry, Incoming, Lots, NotRested, Outcome, PostOnly,
	Refused, Released, Rest, Resting, SelfTrade, Settle, Side, Tick, Top,
	cursor::Cursor,
	desk::{place, put_top, tick_from},
};

/// What the walk along the makers came to.
struct Walked {
	filled: Lots,
	fills: u32,
	visited: u32,
	decremented: Lots,
	left: Lots,
	/// Why it ended early on the taker's account.
	stopped: Option<NotRested>,
}

/// Trades `incoming` with the makers it meets, visiting at most `max_fills` of them, and lets what is left rest if its
/// time in force says so and the book would not cross.
///
/// A maker that expired, belongs to the taker's party or is refused on its own account is dealt with and counted like
/// a fill; none of them stops the taker, unless its self-trade prevention says so. A post-only order removes makers
/// that expired, then behaves as if every other one were open to it.
///
/// Errors: those of [`Incoming::validate`]; `NotEnough` when a fill-or-kill or minimum-fill order does not get its
/// minimum; `Corrupt`. All but the last two leave everything as before. `NotEnough` comes in two ways: at once, and
/// then nothing was touched, when the levels in reach do not hold that many lots; or after the walk, when makers turned
/// out to be expired, refused or of the same party. What was settled by then only the caller can undo, so **on
/// `NotEnough` and `Corrupt` the caller must roll back**, as a storage layer does. Asking every maker beforehand whether
/// it would settle would cost each of them twice.
pub fn match_order<S: BookStore, T: Settle<S::Owner>>(
	book: &mut Book<'_, S>,
	clock: Clock,
	incoming: Incoming<S::Owner>,
	max_fills: u32,
	settle: &mut T,
) -> Result<Outcome, BookError> {
	incoming.validate(clock)?;
	let before = book.store.top();
	let mut top = before;
	let least = incoming.time_in_force.least(incoming.lots);
	if !holds(book.store, &top, incoming.side, incoming.limit, least, max_fills) {
		return Err(BookError::NotEnough);
	}
	let walked = walk(book, &mut top, clock, &incoming, max_fills, settle)?;
	if walked.filled < least {
		return Err(BookError::NotEnough);
	}
	let Walked { filled, fills, visited, decremented, left, .. } = walked;
	let rest = match resting_tick(&top, &incoming, &walked, max_fills) {
		_ if left == 0 => Rest::Nothing,
		Err(why) => Rest::Cancelled(why),
		Ok((tick, expiry)) => {
			let Incoming { owner, client, side, max_fee, .. } = incoming;
			let order = Resting { owner, client, lots: left, max_fee, expiry };
			match place(book.store, book.market, &mut top, side, tick, order) {
				Ok(id) => Rest::Resting(id),
				Err(BookError::LevelFull | BookError::NoPageLeft) => {
					Rest::Cancelled(NotRested::NoRoom)
				},
				Err(error) => return Err(error),
			}
		},
	};
	put_top(book.store, before, top);
	Ok(Outcome { filled, fills, visited, decremented, left, rest })
}

/// Whether the first `levels` levels against an order of `side` hold `least` lots within `limit`. Each has a maker at
/// least, so no more of them can be emptied.
fn holds<S: BookStore>(
	store: &S,
	top: &Top,
	side: Side,
	limit: Tick,
	least: Lots,
	levels: u32,
) -> bool {
	let against = side.opposite();
	let mut missing = least;
	let mut next = top.best(against);
	for _ in 0..levels {
		if missing == 0 {
			break;
		}
		let Some(tick) = next.filter(|tick| against.meets(*tick, limit)) else { break };
		let lots = store.level(against, tick).map_or(0, |level| level.lots);
		missing = missing.saturating_sub(lots);
		next = against
			.worse(tick)
			.and_then(|worse| tick_from(store, top.summary(against), against, worse));
	}
	missing == 0
}

fn walk<S: BookStore, T: Settle<S::Owner>>(
	book: &mut Book<'_, S>,
	top: &mut Top,
	clock: Clock,
	incoming: &Incoming<S::Owner>,
	max_fills: u32,
	settle: &mut T,
) -> Result<Walked, BookError> {
	let mut walked = Walked {
		filled: 0,
		fills: 0,
		visited: 0,
		decremented: 0,
		left: incoming.lots,
		stopped: None,
	};
	let mut cursor = Cursor::new(book.market, incoming.side.opposite());
	while walked.left > 0
		&& walked.stopped.is_none()
		&& walked.visited < max_fills
		&& cursor.seek(book.store, top, incoming.limit)?
	{
		walked.visited = walked.visited.saturating_add(1);
		let (id, maker) = cursor.current()?;
		let whole = maker.lots;
		if maker.expiry.is_over(clock) {
			settle.release(id, maker, whole, Released::Expired);
			cursor.take(whole)?;
			continue;
		}
		if incoming.post_only.is_some() {
			walked.stopped = Some(NotRested::PostOnly);
			continue;
		}
		let lots = walked.left.min(whole);
		if settle.same_party(maker) {
			let gone = match incoming.self_trade {
				SelfTrade::CancelTaker => 0,
				SelfTrade::Decrement => lots,
				SelfTrade::CancelMaker | SelfTrade::CancelBoth => whole,
			};
			if gone > 0 {
				settle.release(id, maker, gone, Released::SelfTrade);
				cursor.take(gone)?;
			}
			match incoming.self_trade {
				SelfTrade::CancelMaker => {},
				SelfTrade::Decrement => {
					walked.decremented = walked.decremented.saturating_add(lots);
					walked.left = walked.left.saturating_sub(lots);
				},
				SelfTrade::CancelTaker | SelfTrade::CancelBoth => {
					walked.stopped = Some(NotRested::SelfTrade);
				},
			}
			continue;
		}
		match settle.fill(id, maker, lots) {
			Ok(()) => {
				cursor.take(lots)?;
				walked.fills = walked.fills.saturating_add(1);
				walked.filled = walked.filled.saturating_add(lots);
				walked.left = walked.left.saturating_sub(lots);
			},
			Err(Refused::Maker) => {
				settle.release(id, maker, whole, Released::Refused);
				cursor.take(whole)?;
			},
			Err(Refused::Taker) => walked.stopped = Some(NotRested::Taker),
			Err(Refused::Pair) => cursor.pass(),
		}
	}
	cursor.finish(book.store, top)?;
	Ok(walked)
}

/// Where what is left of `incoming` rests and when it expires there, or why it does not rest.
fn resting_tick<Owner>(
	top: &Top,
	incoming: &Incoming<Owner>,
	walked: &Walked,
	max_fills: u32,
) -> Result<(Tick, Expiry), NotRested> {
	let (side, limit) = (incoming.side, incoming.limit);
	let crosses = top.crosses(side, limit);
	match walked.stopped {
		Some(NotRested::PostOnly) | None => {},
		Some(why) => return Err(why),
	}
	let bound = crosses && walked.visited >= max_fills;
	let Some(expiry) = incoming.time_in_force.expiry() else {
		return Err(if bound { NotRested::Bound } else { NotRested::TimeInForce });
	};
	match incoming.post_only {
		_ if !crosses => Ok((limit, expiry)),
		None if bound => Err(NotRested::Bound),
		None => Err(NotRested::Crosses),
		Some(PostOnly::Reject) => Err(NotRested::PostOnly),
		Some(PostOnly::Slide) => top
			.best(side.opposite())
			.and_then(|best| side.opposite().better(best))
			.map(|tick| (tick, expiry))
			.ok_or(NotRested::PostOnly),
	}
}
