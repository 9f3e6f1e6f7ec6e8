// SPDX-License-Identifier: Apache-2.0
use super::{
	metered::{MARKET, Metered, resting, tick},
	world::{Event, Ledger, World},
};
use crate::book::{
	Book, BookStore, Clock, Expiry, Lots, OrderId, Released, Resting, Side, Sifted, Uncrossed,
	clear, sift, uncross,
};
use Event::{Filled, Released as Left};
use alloc::vec::Vec;

fn price(bids: &[(u16, Lots)], asks: &[(u16, Lots)], near: u16) -> Option<(u16, u128, u128)> {
	let ticks = |side: &[(u16, Lots)]| {
		side.iter().map(|(at, lots)| (tick(*at), *lots)).collect::<Vec<_>>().into_iter()
	};
	clear(ticks(bids), ticks(asks), tick(near))
		.map(|found| (found.tick.get(), found.volume, found.imbalance()))
}

#[test]
fn price_should_be_none_when_no_bid_reaches_an_ask() {
	assert_eq!(price(&[], &[], 5), None);
	assert_eq!(price(&[(5, 1)], &[], 5), None);
	assert_eq!(price(&[], &[(5, 1)], 5), None);
	assert_eq!(price(&[(5, 1)], &[(6, 1)], 5), None);
}

#[test]
fn price_should_be_where_most_lots_trade() {
	// At 10: 30 bid, 10 asked. At 11: 20 and 25. At 12: 5 and 40.
	let bids = [(12, 5), (11, 15), (10, 10)];
	let asks = [(10, 10), (11, 15), (12, 15)];
	assert_eq!(price(&bids, &asks, 12), Some((11, 20, 5)));
}

#[test]
fn price_should_be_where_fewest_lots_are_left_when_volumes_are_equal() {
	// 10 trade at every tick from 5 to 9; of 20 bids at 5, 10 are left only there.
	assert_eq!(price(&[(9, 10), (5, 10)], &[(5, 10)], 5), Some((6, 10, 0)));
	// The same with asks: at 9, 10 are left.
	assert_eq!(price(&[(9, 10)], &[(5, 10), (9, 10)], 9), Some((8, 10, 0)));
}

#[test]
fn price_should_be_nearest_to_the_reference_when_all_else_is_equal() {
	for (near, expected) in [(1, 5), (5, 5), (7, 7), (9, 9), (2_047, 9)] {
		assert_eq!(price(&[(9, 10)], &[(5, 10)], near), Some((expected, 10, 0)));
	}
	assert_eq!(price(&[(7, 10), (5, 2)], &[(5, 10), (7, 2)], 6), Some((6, 10, 0)));
	assert_eq!(price(&[(6, 10), (5, 2)], &[(5, 10), (6, 2)], 2_000), Some((6, 10, 2)));
	assert_eq!(price(&[(6, 10), (5, 2)], &[(5, 10), (6, 2)], 1), Some((5, 10, 2)));
}

#[test]
fn price_should_hold_at_both_ends_of_the_grid_and_of_lots() {
	let most = u64::MAX;
	let bids: Vec<_> = (1..=2_047).rev().map(|at| (at, most)).collect();
	let asks: Vec<_> = (1..=2_047).map(|at| (at, most)).collect();
	assert_eq!(price(&bids, &asks, 1), Some((1_024, 1_024 * u128::from(most), 0)));
	assert_eq!(price(&[(2_047, most)], &[(1, most)], 2_047), Some((2_047, u128::from(most), 0)));
	assert_eq!(price(&[(2_047, most)], &[(1, most)], 1), Some((1, u128::from(most), 0)));
}

pub(super) struct Call {
	pub store: Metered,
	pub world: World,
	pub events: Vec<Event<OrderId>>,
}

impl Call {
	pub fn new() -> Self {
		Self { store: Metered::default(), world: World::default(), events: Vec::new() }
	}

	pub fn rest(&mut self, side: Side, at: u16, order: Resting<u64>) -> OrderId {
		Book::new(MARKET, &mut self.store).insert(side, tick(at), order).unwrap()
	}

	/// Looks at up to `looks` orders from `from` on and takes up to `removals` away.
	fn sift(&mut self, from: Option<OrderId>, looks: u32, removals: u32) -> Sifted {
		let mut ledger = Ledger::new(self.world, 0);
		let mut book = Book::new(MARKET, &mut self.store);
		let result = sift(&mut book, from, (looks, removals), |order| ledger.bars(order));
		self.events = ledger.events;
		result.unwrap()
	}

	pub fn remove(&mut self, orders: &[OrderId]) {
		for order in orders {
			Book::new(MARKET, &mut self.store).remove(*order).unwrap();
		}
	}

	/// `count` bids at 10 and an ask that they reach.
	fn queue(&mut self, count: usize) -> Vec<OrderId> {
		self.rest(Side::Ask, 9, resting(9, 1));
		(0..count).map(|_| self.rest(Side::Bid, 10, resting(0, 1))).collect()
	}

	pub fn uncross(&mut self, at: u16, max_fills: u32) -> Uncrossed {
		let mut ledger = Ledger::new(self.world, 0);
		let mut book = Book::new(MARKET, &mut self.store);
		let result = uncross(&mut book, self.world.clock, tick(at), max_fills, &mut ledger);
		self.events = ledger.events;
		result.unwrap()
	}
}

#[test]
fn margin_should_be_allotted_by_price_then_time() {
	let mut call = Call::new();
	let late = call.rest(Side::Bid, 10, resting(0, 5));
	let later = call.rest(Side::Bid, 10, resting(3, 5));
	let better = call.rest(Side::Bid, 12, resting(6, 5));
	let ask = call.rest(Side::Ask, 8, resting(9, 8));
	let done = Uncrossed { filled: 8, fills: 2, visited: 2, done: true };
	assert_eq!(call.uncross(10, 100), done);
	assert_eq!(call.events, [Filled(better, 5), Filled(ask, 5), Filled(late, 3), Filled(ask, 3)]);
	let book = Book::new(MARKET, &mut call.store);
	assert_eq!(book.get(late).unwrap().lots, 2);
	assert_eq!(book.get(later).unwrap().lots, 5);
	assert_eq!(book.best(Side::Ask), None);
}

#[test]
fn auction_should_go_on_where_its_bound_stopped_it() {
	let mut call = Call::new();
	for _ in 0..20 {
		call.rest(Side::Bid, 10, resting(0, 1));
		call.rest(Side::Ask, 10, resting(9, 1));
	}
	let part = Uncrossed { filled: 7, fills: 7, visited: 7, done: false };
	assert_eq!(call.uncross(10, 7), part);
	assert_eq!(call.uncross(10, 0), Uncrossed { filled: 0, fills: 0, visited: 0, done: false });
	assert_eq!(call.uncross(10, 13), Uncrossed { filled: 13, fills: 13, visited: 13, done: true });
	assert_eq!(call.store.store.keys(), (0, 0, 0));
}

#[test]
fn uncross_should_end_at_its_tick_when_an_order_leaves_without_a_trade() {
	let mut call = Call::new();
	call.world.clock = Clock { now: 10, block: 0 };
	call.world.frozen = 1 << 12;
	let expired = call.rest(Side::Bid, 10, Resting { expiry: Expiry::At(10), ..resting(0, 5) });
	let frozen = call.rest(Side::Bid, 10, resting(12, 5));
	let own = call.rest(Side::Bid, 10, resting(9, 2));
	let good = call.rest(Side::Bid, 10, resting(0, 5));
	let ask = call.rest(Side::Ask, 10, resting(10, 5));
	let own_lots = |order| Left(order, 2, Released::SelfTrade);
	for gone in [
		Vec::from([Left(expired, 5, Released::Expired)]),
		Vec::from([Left(frozen, 5, Released::Refused)]),
		Vec::from([own_lots(own), own_lots(ask)]),
	] {
		let left = Uncrossed { filled: 0, fills: 0, visited: 1, done: true };
		assert_eq!((call.uncross(10, 100), &call.events), (left, &gone));
	}
	let result = call.uncross(10, 100);
	assert_eq!(result, Uncrossed { filled: 3, fills: 1, visited: 1, done: true });
	assert_eq!(call.events, [Filled(good, 3), Filled(ask, 3)]);
	assert_eq!(call.store.level(Side::Bid, tick(10)).unwrap().lots, 2);
}

#[test]
fn uncross_should_keep_what_it_traded_when_an_order_leaves_after_that() {
	let mut call = Call::new();
	call.world.frozen = 1 << 12;
	let first = call.rest(Side::Bid, 11, resting(0, 2));
	let frozen = call.rest(Side::Bid, 10, resting(12, 5));
	let last = call.rest(Side::Bid, 10, resting(3, 5));
	let ask = call.rest(Side::Ask, 10, resting(9, 5));
	let result = call.uncross(10, 100);
	assert_eq!(result, Uncrossed { filled: 2, fills: 1, visited: 2, done: true });
	assert_eq!(call.events, [Filled(first, 2), Filled(ask, 2), Left(frozen, 5, Released::Refused)]);
	let book = Book::new(MARKET, &mut call.store);
	assert_eq!([last, ask].map(|order| book.get(order).unwrap().lots), [5, 3]);
	assert!(book.get(frozen).is_err());
}

#[test]
fn sifting_should_take_away_the_dead_when_they_could_trade_by_their_price() {
	let mut call = Call::new();
	call.world.clock = Clock { now: 10, block: 0 };
	call.world.frozen = 1 << 12;
	let over = |owner| Resting { expiry: Expiry::At(10), ..resting(owner, 5) };
	let highest = call.rest(Side::Bid, 12, over(0));
	let frozen = call.rest(Side::Bid, 10, resting(12, 5));
	let alive = call.rest(Side::Bid, 10, Resting { expiry: Expiry::At(11), ..resting(3, 5) });
	let low = call.rest(Side::Bid, 8, over(0));
	let dead = call.rest(Side::Ask, 9, over(6));
	let ask = call.rest(Side::Ask, 10, resting(6, 5));
	// The highest bid reached it, and the highest that lives does not.
	let beyond = call.rest(Side::Ask, 11, over(6));
	assert_eq!(call.sift(None, 100, 100), Sifted { looked: 5, removed: 3, next: None });
	let gone = [
		Left(highest, 5, Released::Expired),
		Left(frozen, 5, Released::Refused),
		Left(dead, 5, Released::Expired),
	];
	assert_eq!(call.events, gone);
	let book = Book::new(MARKET, &mut call.store);
	assert!([alive, low, ask, beyond].into_iter().all(|order| book.get(order).is_ok()));
	assert_eq!((book.best(Side::Bid), book.best(Side::Ask)), (Some(tick(10)), Some(tick(10))));
}

#[test]
fn sifting_should_look_at_nothing_when_the_book_does_not_cross() {
	let mut call = Call::new();
	let nothing = Sifted { looked: 0, removed: 0, next: None };
	assert_eq!(call.sift(None, 100, 100), nothing);
	let bid = call.rest(Side::Bid, 10, Resting { expiry: Expiry::At(0), ..resting(0, 5) });
	assert_eq!(call.sift(None, 100, 100), nothing);
	assert_eq!(call.sift(Some(bid), 100, 100), nothing);
	call.rest(Side::Ask, 11, resting(9, 5));
	assert_eq!(call.sift(None, 100, 100), nothing);
	assert_eq!(call.sift(Some(bid), 100, 100), nothing);
}

#[test]
fn sifting_should_go_on_where_a_bound_stopped_it() {
	let mut call = Call::new();
	let bids = call.queue(20);
	call.store.keys();
	let stopped = Sifted { looked: 5, removed: 0, next: Some(bids[5]) };
	assert_eq!(call.sift(None, 5, 9), stopped);
	assert_eq!(call.store.keys().1, 0, "what stays is not written");
	// What comes next may leave meanwhile.
	call.remove(&bids[5..7]);
	call.world.frozen = 1;
	let stopped = Sifted { looked: 2, removed: 2, next: Some(bids[9]) };
	assert_eq!(call.sift(Some(bids[5]), 100, 2), stopped);
	assert_eq!(call.events, [7, 8].map(|index| Left(bids[index], 1, Released::Refused)));
	call.world.frozen = 0;
	assert_eq!(call.sift(Some(bids[9]), 100, 2), Sifted { looked: 12, removed: 0, next: None });
	let ask = Book::new(MARKET, &mut call.store).head(Side::Ask, tick(9)).unwrap().0;
	assert_eq!(call.sift(Some(ask), 100, 2), Sifted { looked: 1, removed: 0, next: None });
}

#[test]
fn sifting_should_go_on_when_a_page_or_a_level_is_gone() {
	let mut call = Call::new();
	let bids = call.queue(40);
	call.rest(Side::Bid, 9, resting(0, 1));
	assert_eq!(call.sift(None, 20, 9).next, Some(bids[20]));
	call.remove(&bids[16..32]);
	// Two pages read, eight bids of the third one, the bid behind them, and the ask.
	let found = Sifted { looked: 12, removed: 0, next: None };
	assert_eq!(call.sift(Some(bids[20]), 100, 9), found);
	// The way back is longer than the bound.
	let again = Sifted { looked: 1, removed: 0, next: Some(bids[0]) };
	assert_eq!(call.sift(Some(bids[20]), 1, 9), again);
	let next = Sifted { looked: 2, removed: 0, next: Some(bids[32]) };
	assert_eq!(call.sift(Some(bids[20]), 2, 9), next);
	call.remove(&bids[32..]);
	let rest = Sifted { looked: 3, removed: 0, next: None };
	assert_eq!(call.sift(Some(bids[33]), 100, 9), rest);
	call.remove(&bids[..16]);
	let rest = Sifted { looked: 2, removed: 0, next: None };
	assert_eq!(call.sift(Some(bids[20]), 100, 9), rest);
}
