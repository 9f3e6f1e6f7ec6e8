// SPDX-License-Identifier: Apache-2.0
use super::{
	metered::{MARKET, Metered, resting, tick},
	world::{Event, Ledger, World},
};
use crate::book::{
	Book, BookStore, Clock, Expiry, Lots, OrderId, Released, Resting, Side, Uncrossed, clear,
	uncross,
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

struct Call {
	store: Metered,
	world: World,
	events: Vec<Event<OrderId>>,
}

impl Call {
	fn new() -> Self {
		Self { store: Metered::default(), world: World::default(), events: Vec::new() }
	}

	fn rest(&mut self, side: Side, at: u16, order: Resting<u64>) -> OrderId {
		Book::new(MARKET, &mut self.store).insert(side, tick(at), order).unwrap()
	}

	fn uncross(&mut self, at: u16, max_fills: u32) -> Uncrossed {
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
fn orders_that_fail_should_give_way_to_the_next() {
	let mut call = Call::new();
	call.world.clock = Clock { now: 10, block: 0 };
	call.world.frozen = 1 << 12;
	let expired = call.rest(Side::Bid, 10, Resting { expiry: Expiry::At(10), ..resting(0, 5) });
	let frozen = call.rest(Side::Bid, 10, resting(12, 5));
	let own = call.rest(Side::Bid, 10, resting(9, 2));
	let good = call.rest(Side::Bid, 10, resting(0, 5));
	let ask = call.rest(Side::Ask, 10, resting(10, 5));
	let result = call.uncross(10, 100);
	assert_eq!(result, Uncrossed { filled: 3, fills: 1, visited: 4, done: true });
	assert_eq!(
		call.events,
		[
			Left(expired, 5, Released::Expired),
			Left(frozen, 5, Released::Refused),
			Left(own, 2, Released::SelfTrade),
			Left(ask, 2, Released::SelfTrade),
			Filled(good, 3),
			Filled(ask, 3),
		]
	);
	assert_eq!(call.store.level(Side::Bid, tick(10)).unwrap().lots, 2);
}
