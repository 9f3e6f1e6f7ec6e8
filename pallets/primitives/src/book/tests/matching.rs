// SPDX-License-Identifier: Apache-2.0
use super::{
	metered::{MARKET, Metered, incoming, resting, tick},
	state::assert_sound,
	world::{Event, Ledger, World},
};
use crate::book::{
	Book, BookError, BookStore, Clock, Expiry, Incoming, Lots, NotRested, OrderId, Outcome,
	PostOnly, Released, Rest, Resting, SelfTrade, Side, TimeInForce, match_order,
};
use Event::{Filled, Released as Left};
use alloc::vec::Vec;
use proptest::prelude::*;

/// Owners 0 and 1 are of one party, 6 of another; 1 in 13 pairs does not trade, and 6 trades with 0.
const OTHER: u64 = 6;

struct Desk {
	store: Metered,
	world: World,
	max_fills: u32,
	events: Vec<Event<OrderId>>,
}

impl Desk {
	fn new() -> Self {
		let world = World { taker_limit: Lots::MAX, pairs: 13, ..World::default() };
		Self { store: Metered::default(), world, max_fills: 100, events: Vec::new() }
	}

	fn rest(&mut self, side: Side, at: u16, order: Resting<u64>) -> OrderId {
		Book::new(MARKET, &mut self.store).insert(side, tick(at), order).unwrap()
	}

	fn send(&mut self, incoming: Incoming<u64>) -> Result<Outcome, BookError> {
		let mut ledger = Ledger::new(self.world, incoming.owner);
		let mut book = Book::new(MARKET, &mut self.store);
		let clock = self.world.clock;
		let outcome = match_order(&mut book, clock, incoming, self.max_fills, &mut ledger);
		self.events = ledger.events;
		outcome
	}

	fn lots(&self, id: OrderId) -> Lots {
		let mut store = self.store.store.clone();
		Book::new(MARKET, &mut store).get(id).map_or(0, |order| order.lots)
	}
}

fn ask(owner: u64, lots: Lots) -> Resting<u64> {
	resting(owner, lots)
}

#[test]
fn fill_should_be_at_the_makers_price_better_price_first_then_older() {
	let mut desk = Desk::new();
	let dear = desk.rest(Side::Ask, 12, ask(OTHER, 5));
	let first = desk.rest(Side::Ask, 10, ask(OTHER, 5));
	let second = desk.rest(Side::Ask, 10, ask(OTHER, 5));
	let beyond = desk.rest(Side::Ask, 13, ask(OTHER, 5));
	let outcome = desk.send(incoming(Side::Bid, 12, 17)).unwrap();
	assert_eq!(desk.events, [Filled(first, 5), Filled(second, 5), Filled(dear, 5)]);
	assert_eq!((outcome.filled, outcome.fills, outcome.visited, outcome.left), (15, 3, 3, 2));
	let Rest::Resting(id) = outcome.rest else { panic!("{outcome:?}") };
	assert_eq!((id.side(), id.tick(), desk.lots(id)), (Side::Bid, Some(tick(12)), 2));
	assert_eq!(desk.lots(beyond), 5);
	assert_eq!(desk.store.top().best_ask, Some(tick(13)));
}

#[test]
fn maker_should_keep_its_place_when_it_is_filled_in_part() {
	let mut desk = Desk::new();
	let first = desk.rest(Side::Bid, 10, ask(OTHER, 5));
	desk.rest(Side::Bid, 10, ask(OTHER, 5));
	desk.store.keys();
	let outcome = desk.send(incoming(Side::Ask, 10, 2)).unwrap();
	assert_eq!(desk.store.keys(), (3, 2), "top, level, page; level, page");
	assert_eq!((outcome.filled, outcome.rest), (2, Rest::Nothing));
	desk.send(incoming(Side::Ask, 10, 1)).unwrap();
	assert_eq!(desk.events, [Filled(first, 1)]);
}

#[test]
fn fills_should_read_and_write_a_page_once() {
	let mut desk = Desk::new();
	for _ in 0..48 {
		desk.rest(Side::Ask, 10, ask(OTHER, 1));
	}
	desk.store.keys();
	desk.send(incoming(Side::Bid, 10, 15)).unwrap();
	assert_eq!(desk.store.keys(), (3, 2), "top, level, page; level, page");
	desk.send(incoming(Side::Bid, 10, 1)).unwrap();
	assert_eq!(desk.store.keys(), (4, 3), "the page goes, and the next one learns of it");
	let outcome = desk.send(incoming(Side::Bid, 10, 40)).unwrap();
	assert_eq!(outcome.filled, 32);
	// Top, level, two pages, the word of asks; then the level and the word of the order that rests.
	assert_eq!(desk.store.keys(), (7, 8));
}

#[test]
fn order_should_trade_at_both_ends_of_the_grid() {
	for (side, at) in [(Side::Bid, 1), (Side::Bid, 2_047), (Side::Ask, 1), (Side::Ask, 2_047)] {
		let mut desk = Desk::new();
		let maker = desk.rest(side, at, ask(OTHER, u64::MAX));
		let outcome = desk.send(incoming(side.opposite(), at, u64::MAX)).unwrap();
		assert_eq!((outcome.filled, outcome.rest), (u64::MAX, Rest::Nothing));
		assert_eq!(desk.events, [Filled(maker, u64::MAX)]);
		assert_eq!(desk.store.store.keys(), (0, 0, 0));
	}
}

#[test]
fn rest_of_an_order_should_be_cancelled_when_its_level_is_full() {
	let mut desk = Desk::new();
	desk.rest(Side::Bid, 10, ask(OTHER, u64::MAX));
	let maker = desk.rest(Side::Ask, 11, ask(OTHER, 1));
	let outcome = desk.send(incoming(Side::Bid, 10, 1)).unwrap();
	assert_eq!(outcome.rest, Rest::Cancelled(NotRested::NoRoom));
	assert_eq!(desk.lots(maker), 1);
}

#[test]
fn immediate_order_should_not_rest() {
	for time_in_force in [TimeInForce::Ioc, TimeInForce::MinFill(5)] {
		let mut desk = Desk::new();
		desk.rest(Side::Ask, 10, ask(OTHER, 5));
		let order = Incoming { time_in_force, ..incoming(Side::Bid, 10, 8) };
		let outcome = desk.send(order).unwrap();
		assert_eq!((outcome.filled, outcome.left), (5, 3));
		assert_eq!(outcome.rest, Rest::Cancelled(NotRested::TimeInForce));
		assert_eq!(desk.store.store.keys(), (0, 0, 0));
	}
}

#[test]
fn minimum_should_be_refused_before_anything_is_touched_when_levels_do_not_hold_it() {
	let mut desk = Desk::new();
	let near = desk.rest(Side::Ask, 10, ask(OTHER, 5));
	let far = desk.rest(Side::Ask, 11, ask(OTHER, 5));
	desk.store.keys();
	for (limit, lots) in [(11, 11), (10, 6)] {
		for time_in_force in [TimeInForce::Fok, TimeInForce::MinFill(lots)] {
			let order = Incoming { time_in_force, ..incoming(Side::Bid, limit, lots) };
			assert_eq!(desk.send(order), Err(BookError::NotEnough));
			assert!(desk.events.is_empty());
			assert_eq!(desk.store.keys().1, 0);
		}
	}
	let order = Incoming { time_in_force: TimeInForce::Fok, ..incoming(Side::Bid, 11, 10) };
	desk.max_fills = 1;
	assert_eq!(desk.send(order.clone()), Err(BookError::NotEnough), "a bound of one level");
	desk.max_fills = 2;
	assert_eq!(desk.send(order).unwrap().filled, 10);
	assert_eq!(desk.events, [Filled(near, 5), Filled(far, 5)]);
}

#[test]
fn minimum_should_be_refused_after_the_walk_when_makers_fail() {
	let mut desk = Desk::new();
	let frozen = desk.rest(Side::Ask, 10, ask(OTHER, 5));
	desk.world.frozen = 1 << OTHER;
	let order = Incoming { time_in_force: TimeInForce::Fok, ..incoming(Side::Bid, 10, 5) };
	assert_eq!(desk.send(order), Err(BookError::NotEnough));
	assert_eq!(desk.events, [Left(frozen, 5, Released::Refused)]);
}

#[test]
fn order_should_be_refused_when_its_wishes_contradict() {
	let mut desk = Desk::new();
	desk.world.clock = Clock { now: 100, block: 10 };
	let order = incoming(Side::Bid, 10, 5);
	let cases = [
		(Incoming { lots: 0, ..order.clone() }, BookError::ZeroLots),
		(
			Incoming { time_in_force: TimeInForce::MinFill(0), ..order.clone() },
			BookError::Contradiction,
		),
		(
			Incoming { time_in_force: TimeInForce::MinFill(6), ..order.clone() },
			BookError::Contradiction,
		),
		(
			Incoming {
				time_in_force: TimeInForce::Ioc,
				post_only: Some(PostOnly::Slide),
				..order.clone()
			},
			BookError::Contradiction,
		),
		(
			Incoming { time_in_force: TimeInForce::Gtt(100), ..order.clone() },
			BookError::AlreadyExpired,
		),
		(Incoming { time_in_force: TimeInForce::Gtb(10), ..order }, BookError::AlreadyExpired),
	];
	for (order, error) in cases {
		assert_eq!(desk.send(order), Err(error));
		assert_eq!(desk.store.keys().1, 0);
	}
}

#[test]
fn post_only_order_should_be_rejected_or_slide_when_it_would_trade() {
	let mut desk = Desk::new();
	let maker = desk.rest(Side::Ask, 10, ask(OTHER, 5));
	let order = |side, limit, post_only| Incoming {
		post_only: Some(post_only),
		..incoming(side, limit, 5)
	};
	let reject = desk.send(order(Side::Bid, 11, PostOnly::Reject)).unwrap();
	assert_eq!((reject.rest, reject.left), (Rest::Cancelled(NotRested::PostOnly), 5));
	let slide = desk.send(order(Side::Bid, 11, PostOnly::Slide)).unwrap();
	let Rest::Resting(id) = slide.rest else { panic!("{slide:?}") };
	assert_eq!(id.tick(), Some(tick(9)));
	let up = desk.send(order(Side::Ask, 5, PostOnly::Slide)).unwrap();
	let Rest::Resting(id) = up.rest else { panic!("{up:?}") };
	assert_eq!(id.tick(), Some(tick(10)));
	let keeps = desk.send(order(Side::Bid, 8, PostOnly::Reject)).unwrap();
	assert!(matches!(keeps.rest, Rest::Resting(id) if id.tick() == Some(tick(8))));
	assert!(desk.events.is_empty());
	assert_eq!(desk.lots(maker), 5);
}

#[test]
fn outcome_should_be_fruitless_when_the_order_neither_trades_nor_rests() {
	let mut desk = Desk::new();
	desk.rest(Side::Ask, 10, ask(OTHER, 5));
	let mut fruitless = |order| desk.send(order).unwrap().fruitless();
	let post_only =
		|limit| Incoming { post_only: Some(PostOnly::Reject), ..incoming(Side::Bid, limit, 5) };
	assert_eq!(fruitless(post_only(10)), Some(NotRested::PostOnly));
	assert_eq!(fruitless(post_only(9)), None, "it rests");
	let at_once =
		|limit| Incoming { time_in_force: TimeInForce::Ioc, ..incoming(Side::Bid, limit, 9) };
	assert_eq!(fruitless(at_once(8)), Some(NotRested::TimeInForce));
	assert_eq!(fruitless(at_once(10)), None, "it trades, though its rest is cancelled");
}

#[test]
fn post_only_order_should_not_slide_beyond_the_grid() {
	for (side, at) in [(Side::Ask, 1), (Side::Bid, 2_047)] {
		let mut desk = Desk::new();
		desk.rest(side, at, ask(OTHER, 5));
		let order = incoming(side.opposite(), at, 5);
		let order = Incoming { post_only: Some(PostOnly::Slide), ..order };
		let outcome = desk.send(order).unwrap();
		assert_eq!(outcome.rest, Rest::Cancelled(NotRested::PostOnly));
	}
}

#[test]
fn expired_maker_should_never_fill_and_go_on_contact() {
	let mut desk = Desk::new();
	let expired = Resting { expiry: Expiry::At(50), ..ask(OTHER, 5) };
	let gone = desk.rest(Side::Ask, 10, expired);
	let blocked = desk.rest(Side::Ask, 10, Resting { expiry: Expiry::Block(7), ..expired });
	desk.world.clock = Clock { now: 49, block: 6 };
	desk.send(incoming(Side::Bid, 10, 1)).unwrap();
	assert_eq!(desk.events, [Filled(gone, 1)]);
	desk.world.clock = Clock { now: 50, block: 7 };
	let order = Incoming { post_only: Some(PostOnly::Reject), ..incoming(Side::Bid, 10, 5) };
	let outcome = desk.send(order).unwrap();
	assert_eq!(
		desk.events,
		[Left(gone, 4, Released::Expired), Left(blocked, 5, Released::Expired)]
	);
	assert!(matches!(outcome.rest, Rest::Resting(id) if id.tick() == Some(tick(10))));
	assert_eq!((outcome.visited, desk.store.top().best_ask), (2, None));
}

#[test]
fn self_trade_should_be_prevented_as_the_taker_says() {
	let run = |self_trade, own: Lots, lots: Lots| {
		let mut desk = Desk::new();
		let mine = desk.rest(Side::Ask, 10, ask(1, own));
		desk.rest(Side::Ask, 10, ask(OTHER, 5));
		let order = Incoming { self_trade, ..incoming(Side::Bid, 10, lots) };
		let outcome = desk.send(order).unwrap();
		let released: Lots = desk
			.events
			.iter()
			.map(|event| match event {
				Left(id, lots, Released::SelfTrade) if *id == mine => *lots,
				_ => 0,
			})
			.sum();
		(outcome.filled, outcome.decremented, outcome.left, outcome.rest, released, desk.lots(mine))
	};
	let stopped = Rest::Cancelled(NotRested::SelfTrade);
	assert_eq!(run(SelfTrade::CancelMaker, 3, 5), (5, 0, 0, Rest::Nothing, 3, 0));
	assert_eq!(run(SelfTrade::CancelTaker, 3, 5), (0, 0, 5, stopped, 0, 3));
	assert_eq!(run(SelfTrade::CancelBoth, 3, 5), (0, 0, 5, stopped, 3, 0));
	assert_eq!(run(SelfTrade::Decrement, 3, 5), (2, 3, 0, Rest::Nothing, 3, 0));
	assert_eq!(run(SelfTrade::Decrement, 7, 5), (0, 5, 0, Rest::Nothing, 5, 2));
}

#[test]
fn refused_maker_should_not_block_the_taker() {
	let mut desk = Desk::new();
	let frozen = desk.rest(Side::Ask, 10, ask(9, 5));
	let next = desk.rest(Side::Ask, 11, ask(OTHER, 5));
	desk.world.frozen = 1 << 9;
	let outcome = desk.send(incoming(Side::Bid, 11, 5)).unwrap();
	assert_eq!(desk.events, [Left(frozen, 5, Released::Refused), Filled(next, 5)]);
	assert_eq!((outcome.filled, outcome.fills, outcome.visited), (5, 1, 2));
}

#[test]
fn refused_taker_should_leave_the_makers_alone() {
	let mut desk = Desk::new();
	let first = desk.rest(Side::Ask, 10, ask(OTHER, 5));
	let second = desk.rest(Side::Ask, 10, ask(OTHER, 5));
	desk.world.taker_limit = 5;
	let outcome = desk.send(incoming(Side::Bid, 10, 10)).unwrap();
	assert_eq!(desk.events, [Filled(first, 5)]);
	assert_eq!((outcome.left, outcome.rest), (5, Rest::Cancelled(NotRested::Taker)));
	assert_eq!(desk.lots(second), 5);
}

#[test]
fn refused_pair_should_pass_the_maker_over_and_not_let_the_book_cross() {
	let mut desk = Desk::new();
	// 13 is a multiple of 13.
	let passed = desk.rest(Side::Ask, 10, ask(13, 5));
	let next = desk.rest(Side::Ask, 10, ask(OTHER, 5));
	let outcome = desk.send(incoming(Side::Bid, 10, 8)).unwrap();
	assert_eq!(desk.events, [Filled(next, 5)]);
	assert_eq!((outcome.left, outcome.rest), (3, Rest::Cancelled(NotRested::Crosses)));
	assert_eq!(desk.lots(passed), 5);
}

#[test]
fn pages_should_be_joined_when_the_walk_empties_one_behind_makers_it_passed_over() {
	for pages in [2, 3] {
		let mut desk = Desk::new();
		for number in 1..=pages {
			let owner = if number == 2 { OTHER } else { 13 };
			(0..16).for_each(|_| _ = desk.rest(Side::Ask, 10, ask(owner, 1)));
		}
		let order = Incoming { time_in_force: TimeInForce::Ioc, ..incoming(Side::Bid, 10, 16) };
		assert_eq!(desk.send(order).unwrap().filled, 16);
		assert_sound(&mut desk.store.store, MARKET, false);
		assert_eq!(desk.store.store.keys(), (1, pages - 1, 1));
		// Another page follows rightly, too.
		let next = desk.rest(Side::Ask, 10, ask(OTHER, 1));
		assert_eq!((next.page(), next.slot()), (pages as u64 + 1, 0));
		assert_sound(&mut desk.store.store, MARKET, false);
	}
}

#[test]
fn bound_should_stop_the_walk_and_the_rest_should_not_cross() {
	let mut desk = Desk::new();
	for _ in 0..3 {
		desk.rest(Side::Ask, 10, ask(OTHER, 1));
	}
	desk.max_fills = 2;
	let outcome = desk.send(incoming(Side::Bid, 10, 5)).unwrap();
	assert_eq!((outcome.filled, outcome.visited), (2, 2));
	assert_eq!(outcome.rest, Rest::Cancelled(NotRested::Bound));
	desk.max_fills = 1;
	let outcome = desk.send(incoming(Side::Bid, 10, 5)).unwrap();
	assert!(matches!(outcome.rest, Rest::Resting(_)), "nothing is left to cross");
	desk.max_fills = 0;
	let outcome = desk.send(incoming(Side::Ask, 10, 5)).unwrap();
	assert_eq!(outcome.rest, Rest::Cancelled(NotRested::Bound));
}

#[test]
fn time_in_force_should_say_whether_it_outlives_the_coupons() {
	assert!(TimeInForce::Gtt(101).outlives(100));
	for within in [TimeInForce::Gtt(100), TimeInForce::Gtc, TimeInForce::Gtb(1), TimeInForce::Fok] {
		assert!(!within.outlives(100));
	}
}

proptest! {
	/// O14: orders that only rest may come in any order of sides and of prices, as long as it is kept within a level.
	#[test]
	fn book_should_be_the_same_when_arrivals_of_different_levels_change_places(
		orders in prop::collection::vec((1u16..4, 1u64..9), 1..60), takes in 1u64..100,
	) {
		let run = |orders: &[(u16, u64)]| {
			let mut desk = Desk::new();
			for (at, lots) in orders {
				desk.rest(Side::Ask, *at, ask(OTHER, *lots));
			}
			let outcome = desk.send(Incoming { time_in_force: TimeInForce::Ioc, ..incoming(Side::Bid, 3, takes) }).unwrap();
			let book = Book::new(MARKET, &mut desk.store);
			let rest: Vec<_> = book.makers(Side::Ask).map(|(id, order)| (id.tick(), order.lots)).collect();
			(outcome, rest)
		};
		let mut sorted = orders.clone();
		sorted.sort_by_key(|(at, _)| *at);
		prop_assert_eq!(run(&orders), run(&sorted));
	}
}
