// SPDX-License-Identifier: Apache-2.0
//! What orders give back to the block of the weight of the fills that they are declared with.

use super::{
	auction::{start, uncross},
	held_trades::review_from_four,
	referrals::{free, prepare},
};
use crate::{Error, Event, WeightInfo, mock::*, types::*};
use frame_support::{
	BoundedVec, assert_noop, assert_ok,
	dispatch::{DispatchResultWithPostInfo, PostDispatchInfo},
};
use genex_primitives::book::TimeInForce;
use std::slice::from_ref;

type Weights = <Test as crate::Config>::WeightInfo;

/// What the rules give back of each trade.
const EACH: u64 = 5_000_000;

/// The usual state, in which every trade is plain.
fn run(test: impl FnOnce()) {
	ExtBuilder.build_and_execute(|| {
		AccountsStay::set(true);
		SparedEach::set(EACH);
		test();
	});
}

/// What `act` gives back.
fn given_back(act: impl FnOnce()) -> u64 {
	let before = Spared::get();
	act();
	Spared::get() - before
}

/// What an order gives back.
fn of_order(request: OrderRequest<AccountId>) -> u64 {
	given_back(|| {
		place(BOB, request);
	})
}

/// What is given back where `plain` of `visited` makers were plain fills, and the rules gave back something of `fills`.
fn expected(visited: u32, plain: u32, fills: u64) -> u64 {
	let others = match visited - plain {
		0 => 0,
		others => Weights::fills(others).ref_time(),
	};
	let needed = Weights::fills_plain(plain).ref_time() + others;
	let unneeded = Weights::fills(visited).ref_time().saturating_sub(needed);
	unneeded.max(fills * EACH)
}

/// What a batch of so many orders gives back that could do without so many keys.
fn untouched(places: u32, reads: u64, writes: u64) -> u64 {
	let keys = <Test as frame_system::Config>::DbWeight::get();
	let alone = Weights::place_order().saturating_mul(places.into());
	let most = Weights::batch(0, 0, places);
	let declared = most.min(alone.saturating_add(keys.writes(1))).ref_time();
	let needed = most.saturating_sub(keys.reads_writes(reads, writes)).ref_time();
	declared.saturating_sub(needed)
}

/// Asks of one lot each, of three accounts at ticks of their own.
fn asks() {
	for (number, maker) in (900..).zip([ALICE, CAROL, MAKER]) {
		rest(maker, ask(number, 1));
	}
}

/// An order of BOB's that must fill two lots, and finds out after the first that nobody else is there to trade with.
fn fails_after_a_fill() -> OrderRequest<AccountId> {
	Frozen::set([CAROL].into());
	OrderRequest { time_in_force: TimeInForce::Fok, max_fills: 2, ..bid(901, 2) }
}

fn batch(places: &[OrderRequest<AccountId>], atomic: bool) -> DispatchResultWithPostInfo {
	let places = BoundedVec::truncate_from(places.to_vec());
	let (cancels, amends) = (BoundedVec::new(), BoundedVec::new());
	OrderBook::batch(by(BOB), MARKET, cancels, amends, places, atomic)
}

#[test]
fn place_order_should_leave_the_plain_weight_when_all_fills_are_plain() {
	run(|| {
		asks();
		let plain = expected(2, 2, 2);
		assert_eq!(plain, Weights::fills(2).ref_time() - Weights::fills_plain(2).ref_time());
		assert!(plain > 2 * EACH);
		// What rests then is in both.
		assert_eq!(of_order(bid(901, 5)), plain);
	});
}

#[test]
fn place_order_should_leave_the_plain_weight_when_others_gave_back_before() {
	run(|| {
		asks();
		assert_eq!(of_order(bid(900, 1)), expected(1, 1, 1));
		assert_eq!(of_order(bid(901, 1)), expected(1, 1, 1));
	});
}

#[test]
fn place_order_should_still_pay_for_what_it_visited_when_all_fills_are_plain() {
	run(|| {
		asks();
		let placed = OrderBook::place_order(by(BOB), MARKET, bid(901, 2));
		let weight = Weights::fills(2);
		let paid = PostDispatchInfo { actual_weight: Some(weight), ..Default::default() };
		assert_eq!(placed, Ok(paid), "the fee stays");
	});
}

#[test]
fn place_order_should_give_back_nothing_more_when_no_fill_is_plain() {
	run(|| {
		asks();
		Peculiar::set([BOB].into());
		assert_eq!(of_order(bid(901, 2)), 2 * EACH, "to the rules");
		Peculiar::set([MAKER].into());
		assert_eq!(of_order(bid(902, 1)), EACH, "to the rules");
		rest(ALICE, ask(900, 1));
		Peculiar::take();
		AccountsStay::set(false);
		assert_eq!(of_order(bid(900, 1)), EACH, "to the ledger");
	});
}

#[test]
fn place_order_should_leave_all_that_others_need_when_some_fills_are_plain() {
	run(|| {
		asks();
		Peculiar::set([CAROL].into());
		assert_eq!(of_order(bid(902, 3)), expected(3, 2, 3));
	});
}

#[test]
fn place_order_should_leave_all_that_makers_need_when_they_are_passed_over_or_removed() {
	run(|| {
		asks();
		Apart::set([(ALICE, BOB)].into());
		assert_eq!(of_order(bid(901, 1)), expected(2, 1, 1), "passed over");
		Apart::take();
		Frozen::set([ALICE].into());
		assert_eq!(of_order(bid(902, 1)), expected(2, 1, 1), "removed");
		Frozen::take();
		rest(BOB, ask(899, 1));
		rest(ALICE, ask(900, 1));
		assert_eq!(of_order(bid(900, 1)), expected(2, 1, 1), "of its own party");
	});
}

#[test]
fn place_order_should_give_back_nothing_when_a_trade_is_held() {
	run(|| {
		rest(ALICE, ask(900, 4));
		review_from_four();
		assert_eq!(of_order(bid(900, 4)), 0);
		assert!(events().iter().any(|event| matches!(event, Event::TradeHeld { .. })));
		rest(ALICE, ask(901, 4));
		rest(CAROL, ask(902, 1));
		assert_eq!(of_order(bid(902, 5)), expected(2, 1, 1), "beside one that is made");
	});
}

#[test]
fn place_order_should_give_back_nothing_when_it_meets_nobody() {
	run(|| {
		asks();
		assert_eq!(of_order(bid(899, 1)), 0);
		let quoted = given_back(|| {
			assert_eq!(OrderBook::quote(BOB, MARKET, bid(900, 1)).lots, 1);
		});
		assert_eq!(quoted, 0, "a quote is undone");
	});
}

#[test]
fn place_order_should_leave_what_reviews_and_referrals_cost_when_fills_are_plain() {
	run(|| {
		prepare(free());
		asks();
		let order = referred(bid(900, 1), BROKER, 40);
		let spared = given_back(|| {
			let paid = OrderBook::place_order(by(BOB), MARKET, order).unwrap().actual_weight;
			assert_eq!(paid, Some(Weights::fills(1).saturating_add(Weights::referral(1))));
		});
		assert!(money(BROKER).0 > 0);
		assert_eq!(spared, expected(1, 1, 1));
	});
}

#[test]
fn place_order_should_give_back_nothing_when_it_fails() {
	run(|| {
		asks();
		let order = fails_after_a_fill();
		assert_noop!(OrderBook::place_order(by(BOB), MARKET, order), Error::<Test>::NotEnough);
	});
}

#[test]
fn amend_order_should_leave_the_plain_weight_when_its_replacement_trades_plainly() {
	run(|| {
		asks();
		let old = rest(BOB, bid(800, 1));
		let wish = Amendment { max_fills: 9, ..amendment(OrderRef::Id(old), 901, 3) };
		let spared = given_back(|| {
			assert_ok!(OrderBook::amend_order(by(BOB), MARKET, wish));
		});
		assert_eq!(spared, expected(2, 2, 2));
	});
}

#[test]
fn batch_should_leave_the_plain_weight_when_all_fills_of_its_legs_are_plain() {
	run(|| {
		asks();
		let spared = given_back(|| {
			assert_ok!(batch(&[bid(900, 1), bid(700, 1), bid(902, 2)], false));
		});
		// What is declared once for all legs is given back once. Two words are touched, and level and page of four ticks.
		assert_eq!(spared, expected(3, 3, 3) + untouched(3, 1 + 6 + 6 - 10, 1 + 12 + 6 - 10 - 1));
	});
}

#[test]
fn batch_should_leave_all_that_a_leg_may_have_needed_when_it_fails() {
	run(|| {
		asks();
		let fails = fails_after_a_fill();
		let spared = given_back(|| {
			assert_ok!(batch(from_ref(&fails), false));
		});
		assert_eq!(untouched(1, 0, 0), 0, "an order of its own needs as much");
		assert_eq!(spared, 0, "what it gave back is undone with it");
		let spared = given_back(|| {
			assert_ok!(batch(&[fails, bid(902, 2)], false));
		});
		// Two that it might have visited, and one that is removed. A word is touched, and level and page of three ticks.
		let untouched = untouched(2, 1 + 4 + 6 - 7, 1 + 8 + 6 - 7);
		assert_eq!(spared, expected(2 + 3, 2, 2) + untouched);
	});
}

#[test]
fn batch_should_give_back_nothing_when_it_is_atomic_and_a_leg_fails() {
	run(|| {
		asks();
		let failing = batch(&[bid(900, 1), bid(900, 0)], true);
		assert_noop!(failing, Error::<Test>::ZeroLots);
	});
}

#[test]
fn uncross_should_give_back_what_the_rules_do_when_its_trades_are_plain() {
	run(|| {
		start();
		rest(ALICE, ask(900, 1));
		rest(BOB, bid(900, 1));
		wait(60);
		let spared = given_back(|| {
			assert_ok!(uncross(50));
		});
		assert_eq!(spared, EACH);
	});
}
