// SPDX-License-Identifier: Apache-2.0
use super::{
	auction::Call,
	metered::{MARKET, resting, tick},
	world::{Event, Ledger},
};
use crate::book::{
	Book, Clock, Expiry, Lots, Meeting, OrderId, Rehearsed, Released, Resting, Side, Uncrossed,
	clear, rehearse,
};
use Event::{Filled, Released as Left};
use alloc::vec::Vec;

impl Call {
	/// Goes through up to `pairs` pairs from `from` on, of which up to `removals` lose lots.
	fn rehearse(&mut self, from: Option<Meeting>, pairs: u32, removals: u32) -> Rehearsed {
		let mut ledger = Ledger::new(self.world, 0);
		let mut book = Book::new(MARKET, &mut self.store);
		let bounds = (pairs, removals);
		let result =
			rehearse(&mut book, from, bounds, |bid, ask, lots| ledger.judge(bid, ask, lots));
		self.events = ledger.events;
		result.unwrap()
	}

	fn lots(&mut self, order: OrderId) -> Option<Lots> {
		let found = Book::new(MARKET, &mut self.store).get(order);
		found.ok().map(|order| order.lots)
	}

	fn reduce(&mut self, order: OrderId, by: Lots) {
		Book::new(MARKET, &mut self.store).reduce(order, by).unwrap();
	}

	/// The price and its volume.
	fn price(&mut self, near: u16) -> Option<(u16, u128)> {
		let book = Book::new(MARKET, &mut self.store);
		let lots = |side| book.levels(side).map(|(at, level)| (at, level.lots));
		clear(lots(Side::Bid), lots(Side::Ask), tick(near))
			.map(|found| (found.tick.get(), found.volume))
	}

	/// Two bids of five lots, of which the first is of owner 0 and ends at the tenth second, and seven asks of a lot of others.
	fn small_asks(&mut self) -> ([OrderId; 2], Vec<OrderId>) {
		let first = Resting { expiry: Expiry::At(10), ..resting(0, 5) };
		let bids = [self.rest(Side::Bid, 12, first), self.rest(Side::Bid, 11, resting(3, 5))];
		let asks = (0..7).map(|_| self.rest(Side::Ask, 8, resting(6, 1))).collect();
		(bids, asks)
	}
}

const OVER: Rehearsed = Rehearsed { met: 0, removed: 0, next: None, done: true };
const ANEW: Rehearsed = Rehearsed { done: false, ..OVER };

#[test]
fn rehearsal_should_take_away_what_one_party_bids_and_asks_when_that_would_move_the_price() {
	let mut call = Call::new();
	let ask = call.rest(Side::Ask, 900, resting(0, 2));
	let bid = call.rest(Side::Bid, 1_100, resting(3, 2));
	let own = [Side::Bid, Side::Ask].map(|side| call.rest(side, 1_100, resting(1, 1_000)));
	assert_eq!(call.price(900), Some((1_100, 1_002)));
	assert_eq!(call.rehearse(None, 9, 9), Rehearsed { met: 2, removed: 1, ..OVER });
	assert_eq!(call.events, own.map(|order| Left(order, 1_000, Released::SelfTrade)));
	assert_eq!(own.map(|order| call.lots(order)), [None, None]);
	assert_eq!(call.price(900), Some((900, 2)));
	assert_eq!(call.uncross(900, 9), Uncrossed { filled: 2, fills: 1, visited: 1, done: true });
	assert_eq!(call.events, [Filled(bid, 2), Filled(ask, 2)]);
}

#[test]
fn rehearsal_should_leave_what_would_meet_others_when_the_rest_is_of_one_party() {
	let mut call = Call::new();
	let bid = call.rest(Side::Bid, 12, resting(0, 10));
	let ask = call.rest(Side::Ask, 8, resting(3, 4));
	let own = call.rest(Side::Ask, 9, resting(1, 8));
	let last = call.rest(Side::Ask, 12, resting(6, 5));
	assert_eq!(call.rehearse(None, 9, 9), Rehearsed { met: 2, removed: 1, ..OVER });
	assert_eq!(call.events, [bid, own].map(|order| Left(order, 6, Released::SelfTrade)));
	let left = [bid, ask, own, last].map(|order| call.lots(order));
	assert_eq!(left, [Some(4), Some(4), Some(2), Some(5)]);
	assert_eq!(call.rehearse(None, 9, 9), Rehearsed { met: 1, ..OVER });
}

#[test]
fn rehearsal_should_take_away_the_dead_when_they_come_to_meet() {
	let mut call = Call::new();
	call.world.clock = Clock { now: 10, block: 0 };
	call.world.frozen = 1 << 9;
	let ([first, second], asks) = call.small_asks();
	let frozen = call.rest(Side::Ask, 7, resting(9, 3));
	let low = call.rest(Side::Bid, 7, Resting { expiry: Expiry::At(10), ..resting(0, 5) });
	assert_eq!(call.rehearse(None, 9, 9), Rehearsed { met: 7, removed: 2, ..OVER });
	let gone = [Left(first, 5, Released::Expired), Left(frozen, 3, Released::Refused)];
	assert_eq!(call.events, gone);
	assert_eq!([second, low, asks[6]].map(|order| call.lots(order)), [Some(5), Some(5), Some(1)]);
}

#[test]
fn rehearsal_should_look_at_nothing_when_the_book_does_not_cross() {
	let mut call = Call::new();
	call.store.keys();
	assert_eq!(call.rehearse(None, 9, 9), OVER);
	call.rest(Side::Bid, 10, resting(0, 5));
	assert_eq!(call.rehearse(None, 9, 9), OVER);
	call.rest(Side::Ask, 11, resting(0, 5));
	call.store.keys();
	assert_eq!(call.rehearse(None, 9, 9), OVER);
	assert_eq!(call.store.keys(), (1, 0));
}

#[test]
fn rehearsal_should_go_on_where_a_bound_stopped_it() {
	let mut call = Call::new();
	let ([first, second], asks) = call.small_asks();
	call.store.keys();
	let at = |bid, bid_met, ask: usize| Some(Meeting { bid, bid_met, ask: asks[ask], ask_met: 0 });
	let next = at(first, 3, 3);
	assert_eq!(call.rehearse(None, 3, 9), Rehearsed { met: 3, next, ..ANEW });
	assert_eq!(call.rehearse(None, 9, 0), Rehearsed { next: at(first, 0, 0), ..ANEW });
	let then = at(second, 1, 6);
	assert_eq!(call.rehearse(next, 3, 9), Rehearsed { met: 3, next: then, ..ANEW });
	assert_eq!(call.rehearse(then, 1, 9), Rehearsed { met: 1, ..OVER });
	assert_eq!(call.store.keys().1, 0, "what may trade is not written");
	// An ask that is larger than its bid.
	let large = call.rest(Side::Ask, 7, resting(9, 7));
	let next = Some(Meeting { bid: second, bid_met: 0, ask: large, ask_met: 5 });
	assert_eq!(call.rehearse(None, 1, 9), Rehearsed { met: 1, next, ..ANEW });
	assert_eq!(call.rehearse(next, 9, 9), Rehearsed { met: 4, ..OVER });
}

#[test]
fn rehearsal_should_stop_when_as_many_pairs_lost_lots_as_may() {
	let mut call = Call::new();
	let bid = call.rest(Side::Bid, 10, resting(0, 9));
	let asks: Vec<_> = (0..3).map(|_| call.rest(Side::Ask, 10, resting(1, 2))).collect();
	let next = Some(Meeting { bid, bid_met: 0, ask: asks[2], ask_met: 0 });
	assert_eq!(call.rehearse(None, 9, 2), Rehearsed { met: 2, removed: 2, next, ..ANEW });
	assert_eq!((call.lots(bid), call.lots(asks[1])), (Some(5), None));
	assert_eq!(call.rehearse(next, 9, 2), Rehearsed { met: 1, removed: 1, ..OVER });
	assert_eq!((call.lots(bid), call.lots(asks[2])), (Some(3), None));
}

#[test]
fn rehearsal_should_begin_anew_when_an_order_that_met_others_is_gone() {
	let after = |change: fn(&mut Call, OrderId)| {
		let mut call = Call::new();
		let ([first, _], _) = call.small_asks();
		let next = call.rehearse(None, 3, 9).next;
		change(&mut call, first);
		(call.rehearse(next, 9, 9), call.events)
	};
	assert_eq!(after(|call, order| call.remove(&[order])).0, ANEW);
	assert_eq!(after(|call, order| call.reduce(order, 2)).0, ANEW);
	let goes_on = after(|call, order| call.reduce(order, 1)).0;
	assert_eq!(goes_on, Rehearsed { met: 4, ..OVER });
	// What it would have met meets others, since it died.
	let (result, events) = after(|call, _| call.world.clock.now = 10);
	assert_eq!(result, Rehearsed { met: 1, removed: 1, ..ANEW });
	assert!(matches!(events[..], [Left(_, 5, Released::Expired)]));
}

#[test]
fn meeting_should_be_past_its_own_orders_and_all_before_them() {
	let mut call = Call::new();
	let sides = Side::ALL.map(|side| {
		let (better, worse) = match side {
			Side::Bid => (11, 9),
			Side::Ask => (9, 11),
		};
		let last = call.rest(side, worse, resting(0, 1));
		let queue: Vec<_> = (0..18).map(|_| call.rest(side, 10, resting(0, 1))).collect();
		(call.rest(side, better, resting(0, 1)), queue, last)
	});
	let [(_, bids, _), (_, asks, _)] = &sides;
	let next = Meeting { bid: bids[16], bid_met: 0, ask: asks[16], ask_met: 0 };
	for (best, queue, last) in &sides {
		let past = [*best, queue[0], queue[15], queue[16], queue[17], *last];
		assert_eq!(past.map(|order| next.is_past(order)), [true, true, true, true, false, false]);
	}
}
