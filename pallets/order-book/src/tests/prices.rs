// SPDX-License-Identifier: Apache-2.0
//! Bands around the reference price, and the volatility halt.

use crate::{Error, Event, mock::*, types::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	book::{NotRested, PostOnly, Rest, Side, TimeInForce},
	window::HOUR,
};

fn halting() -> MarketRules {
	let halt = HaltRule { share: percent(10), within: 60, pause: 300 };
	MarketRules { halt: Some(halt), ..rules() }
}

#[test]
fn reference_should_be_the_formula_then_the_last_trade_then_the_issue_price() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		let reference = || OrderBook::stats(MARKET).unwrap().reference;
		assert_eq!(reference(), None);
		LastPrice::set(Some(2_400));
		assert_eq!(reference(), Some(24_000_000));
		rest(ALICE, ask(950, 1));
		place(BOB, bid(950, 1));
		assert_eq!(reference(), Some(950 * TICK));
		Formula::set(Some(20_000_000));
		assert_eq!(reference(), Some(950 * TICK), "it counts from the next hour on");
		wait(HOUR);
		assert_eq!(reference(), Some(20_000_000));
		let band = OrderBook::stats(MARKET).unwrap().band;
		assert_eq!(band, Some((18_000_000, 22_000_000)));
	});
}

#[test]
fn place_order_should_be_refused_when_it_could_trade_beyond_the_band() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		// 25 dollars a lot: ticks 900 to 1,100.
		Formula::set(Some(25_000_000));
		let place = |request| OrderBook::place_order(by(ALICE), MARKET, request);
		assert_noop!(place(bid(1_101, 1)), Error::<Test>::OutsideBand);
		assert_noop!(place(ask(899, 1)), Error::<Test>::OutsideBand);
		assert_ok!(place(ask(1_500, 1)));
		assert_ok!(place(bid(500, 1)));
		assert_ok!(place(bid(1_100, 1)));
		assert_ok!(OrderBook::place_order(by(BOB), MARKET, ask(900, 1)));
	});
}

#[test]
fn place_order_should_stop_at_the_band_when_the_reference_moved_away_from_makers() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		Formula::set(Some(25_000_000));
		rest(ALICE, ask(1_000, 1));
		Formula::set(Some(40_000_000));
		wait(HOUR);
		// The maker's price is beyond the band now, far in the taker's favour.
		let outcome = place(BOB, bid(1_600, 1));
		assert_eq!(outcome.rest, Rest::Cancelled(NotRested::Taker));
		assert_eq!(units(ALICE).1, 1);
	});
}

#[test]
fn place_order_should_not_stop_at_the_band_when_the_maker_beyond_it_is_dead() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		Formula::set(Some(25_000_000));
		let time_in_force = TimeInForce::Gtt(START + HOUR);
		rest(ALICE, OrderRequest { time_in_force, ..ask(1_000, 1) });
		rest(MAKER, ask(1_000, 1));
		assert_ok!(OrderBook::cancel_all_after(by(MAKER), MARKET, 60));
		Formula::set(Some(40_000_000));
		wait(HOUR);
		rest(CAROL, ask(1_500, 1));
		let outcome = place(BOB, bid(1_600, 1));
		assert_eq!((outcome.filled, outcome.visited), (1, 3));
		assert_eq!((units(ALICE), units(MAKER), gain(CAROL).0), ((UNITS, 0), (UNITS, 0), -1));
	});
}

#[test]
fn market_should_pause_itself_when_the_price_jumps() {
	ExtBuilder.build_and_execute(|| {
		set_rules(halting());
		for number in [1_000, 1_050, 1_101, 1_102] {
			rest(ALICE, ask(number, 1));
		}
		let outcome = place(BOB, bid(1_200, 4));
		// The jump itself is made; the next fill is not.
		assert_eq!((outcome.filled, outcome.rest), (3, Rest::Cancelled(NotRested::Taker)));
		let (anchor, last, until) = (tick(1_000), tick(1_101), START + 300);
		let paused = Event::MarketPaused { market: MARKET, anchor, last, until };
		assert!(events().contains(&paused));
		wait(299);
		let order = || OrderBook::place_order(by(BOB), MARKET, bid(1_102, 1));
		assert_noop!(order(), Error::<Test>::Paused);
		assert_ok!(OrderBook::cancel_orders(by(CAROL), MARKET, None, None, 1));
		wait(1);
		assert_ok!(order());
		assert_eq!(gain(BOB).0, 4);
	});
}

#[test]
fn market_should_not_pause_when_the_price_moves_slowly() {
	ExtBuilder.build_and_execute(|| {
		set_rules(halting());
		for number in [1_000, 1_090, 1_180, 1_270] {
			rest(ALICE, ask(number, 1));
			assert_eq!(place(BOB, bid(number, 1)).filled, 1);
			wait(60);
		}
		assert_eq!(OrderBook::market(MARKET).unwrap().tape.paused_until, 0);
	});
}

#[test]
fn place_order_should_be_refused_when_the_series_may_not_be_resold_that_dear() {
	ExtBuilder.build_and_execute(|| {
		Ceiling::set(Some(percent(90)));
		let root = RuntimeOrigin::root;
		// Three cards a lot: 75.00 of face, at most 67.50, in steps of 0.075.
		assert_ok!(OrderBook::create_market(root(), OTHER, USDC, 3, rules(), WHY));
		assert_ok!(OrderBook::set_market_state(root(), 2, MarketState::Continuous, WHY));
		assert_eq!(OrderBook::market(2).unwrap().highest, tick(900));
		let place = |number| OrderBook::place_order(by(ALICE), 2, bid(number, 1));
		assert_noop!(place(901), Error::<Test>::AboveResaleCeiling);
		assert_ok!(place(900));
	});
}

#[test]
fn place_order_should_be_refused_when_it_slides_over_the_resale_ceiling() {
	ExtBuilder.build_and_execute(|| {
		Ceiling::set(Some(percent(90)));
		let root = RuntimeOrigin::root;
		assert_ok!(OrderBook::create_market(root(), OTHER, USDC, 1, rules(), WHY));
		assert_ok!(OrderBook::set_market_state(root(), 2, MarketState::Continuous, WHY));
		assert_eq!(OrderBook::market(2).unwrap().highest, tick(900));
		Units::insert((OTHER, ALICE), (5, 0));
		assert_ok!(OrderBook::place_order(by(BOB), 2, bid(899, 1)));
		let slide = || {
			let request = post_only(ask(890, 1), PostOnly::Slide);
			OrderBook::place_order(by(ALICE), 2, request)
		};
		assert_ok!(slide());
		assert_eq!(OrderBook::depth(2, Side::Ask, 9), [(tick(900), 1, 1)]);
		let (_, (own, _)) = OrderBook::open_orders(ALICE, 2, None, 1)[0];
		assert_ok!(OrderBook::cancel_order(by(ALICE), own));
		// One more and there is no tick left that the series may be resold at.
		assert_ok!(OrderBook::place_order(by(BOB), 2, bid(900, 1)));
		assert_noop!(slide(), Error::<Test>::AboveResaleCeiling);
		assert_eq!(Units::get((OTHER, ALICE)), (5, 0));
	});
}

#[test]
fn place_order_should_be_refused_when_it_slides_below_the_minimum() {
	ExtBuilder.build_and_execute(|| {
		set_rules(MarketRules { min_notional: 1_800 * TICK, ..rules() });
		rest(ALICE, ask(901, 2));
		let slide = |lots| post_only(bid(1_000, lots), PostOnly::Slide);
		let least = rest(BOB, slide(2));
		assert_eq!(least.tick(), Some(tick(900)));
		assert_ok!(OrderBook::cancel_order(by(BOB), least));
		rest(ALICE, ask(900, 2));
		let poor = OrderBook::place_order(by(BOB), MARKET, slide(2));
		assert_noop!(poor, Error::<Test>::BelowMinimum);
		assert_eq!(money(BOB), (MONEY, 0));
		assert_eq!(rest(BOB, slide(3)).tick(), Some(tick(899)));
	});
}

#[test]
fn market_should_not_pause_when_the_order_that_moved_the_price_fails() {
	ExtBuilder.build_and_execute(|| {
		set_rules(halting());
		for number in [1_000, 1_101, 1_102] {
			rest(ALICE, ask(number, 1));
		}
		// Its second fill pauses the market, so there is no third, and all of it is undone.
		let time_in_force = TimeInForce::Fok;
		let whole = OrderRequest { time_in_force, ..bid(1_200, 3) };
		let failed = OrderBook::place_order(by(BOB), MARKET, whole);
		assert_noop!(failed, Error::<Test>::NotEnough);
		assert_eq!(OrderBook::market(MARKET).unwrap().tape, Tape::default());
		assert_eq!(place(BOB, bid(1_000, 1)).filled, 1);
	});
}
