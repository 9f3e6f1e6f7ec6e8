// SPDX-License-Identifier: Apache-2.0
//! Cancelling many orders by many calls, in one block and in several.

use crate::{Config, Error, Walks, WeightInfo, mock::*, types::*};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::{DispatchResultWithPostInfo, GetDispatchInfo},
	traits::Hooks,
};
use genex_primitives::book::{Lots, Side};
use std::time::{Duration, Instant};

fn cancel(side: Option<Side>, limit: u32) -> DispatchResultWithPostInfo {
	OrderBook::cancel_orders(by(ALICE), MARKET, side, None, limit)
}

fn trigger(limit: u32) -> DispatchResultWithPostInfo {
	OrderBook::trigger_switch(by(BOB), ALICE, MARKET, limit)
}

/// So many bids and asks of [`ALICE`].
fn rested(bids: u32, asks: u32) {
	for _ in 0..bids {
		assert_ok!(OrderBook::place_order(by(ALICE), MARKET, bid(800, 1)));
	}
	for _ in 0..asks {
		assert_ok!(OrderBook::place_order(by(ALICE), MARKET, ask(900, 1)));
	}
	System::reset_events();
}

/// The next block begins.
fn next_block() {
	OrderBook::on_finalize(System::block_number());
	System::set_block_number(System::block_number() + 1);
}

/// How many orders of [`ALICE`] are open.
fn open() -> usize {
	crate::OpenOrders::<Test>::iter_prefix((ALICE, MARKET)).count()
}

/// How many lots of a side wait.
fn waiting(side: Side) -> Lots {
	OrderBook::depth(MARKET, side, 9).iter().map(|(_, lots, _)| *lots).sum()
}

#[test]
fn cancel_orders_should_reach_all_of_a_side_when_called_again() {
	ExtBuilder.build_and_execute(|| {
		rested(125, 125);
		assert_ok!(cancel(Some(Side::Ask), 100));
		assert_eq!((waiting(Side::Ask), waiting(Side::Bid)), (25, 125));
		assert_ok!(cancel(Some(Side::Ask), 100));
		assert_eq!((waiting(Side::Ask), waiting(Side::Bid)), (0, 125));
		assert_ok!(cancel(Some(Side::Bid), 100));
		assert_ok!(cancel(None, 100));
		assert_eq!((open(), units(ALICE), money(ALICE)), (0, (UNITS, 0), (MONEY, 0)));
	});
}

#[test]
fn cancel_orders_should_reach_all_of_a_side_when_called_in_a_later_block() {
	ExtBuilder.build_and_execute(|| {
		rested(125, 125);
		for left in [25, 0] {
			assert_ok!(cancel(Some(Side::Ask), 100));
			assert_eq!((waiting(Side::Ask), waiting(Side::Bid)), (left, 125));
			next_block();
		}
	});
}

#[test]
fn cancel_orders_should_get_on_when_each_call_passes_as_many_others_as_it_may() {
	ExtBuilder.build_and_execute(|| {
		rested(245, 5);
		// At most 50 others each.
		for _ in 0..6 {
			assert_ok!(cancel(Some(Side::Ask), 5));
		}
		assert_eq!((waiting(Side::Ask), waiting(Side::Bid)), (0, 245));
	});
}

#[test]
fn cancel_orders_should_find_what_was_placed_before_when_it_begins_anew() {
	ExtBuilder.build_and_execute(|| {
		rested(0, 20);
		assert_ok!(cancel(None, 10));
		rested(20, 0);
		// To the end, and from the beginning.
		assert_ok!(cancel(None, 100));
		assert_ok!(cancel(None, 100));
		assert_eq!((open(), money(ALICE)), (0, (MONEY, 0)));
	});
}

#[test]
fn cancel_orders_should_cost_what_it_cancelled_and_passed() {
	ExtBuilder.build_and_execute(|| {
		rested(4, 2);
		let weight = |cancelled, passed| {
			<Test as Config>::WeightInfo::cancel_orders(cancelled)
				.saturating_add(<Test as Config>::WeightInfo::pass_orders(passed))
		};
		let call = |limit| {
			let (market, side, up_to) = (MARKET, Some(Side::Ask), None);
			crate::Call::<Test>::cancel_orders { market, side, up_to, limit }
		};
		assert_eq!(call(3).get_dispatch_info().call_weight, weight(3, 30));
		assert_eq!(call(u32::MAX).get_dispatch_info().call_weight, weight(100, 1_000));
		assert_eq!(cancel(Some(Side::Ask), 3).unwrap().actual_weight, Some(weight(2, 4)));
		assert_eq!(cancel(Some(Side::Ask), 3).unwrap().actual_weight, Some(weight(0, 4)));
	});
}

#[test]
fn cancel_orders_should_fail_when_the_block_began_anew_too_often() {
	ExtBuilder.build_and_execute(|| {
		rested(2, 0);
		for _ in 0..MAX_WALKS {
			// To the end each time, since there is no ask.
			assert_ok!(cancel(Some(Side::Ask), 1));
		}
		assert_noop!(cancel(Some(Side::Bid), 1), Error::<Test>::SweptEnough);
		// Others are not concerned, nor is who names the order.
		assert_ok!(OrderBook::cancel_orders(by(BOB), MARKET, None, None, 1));
		let (_, (named, _)) = OrderBook::open_orders(ALICE, MARKET, None, 1)[0];
		assert_ok!(OrderBook::cancel_order(by(ALICE), named));
		next_block();
		assert_ok!(cancel(Some(Side::Bid), 1));
		assert_eq!(open(), 0);
	});
}

#[test]
fn walks_should_be_forgotten_when_the_block_ends() {
	ExtBuilder.build_and_execute(|| {
		rested(3, 0);
		assert_ok!(cancel(None, 1));
		let walk = Walks::<Test>::get(ALICE, MARKET).unwrap();
		assert_eq!((walk.begun, walk.wanted), (1, Wanted::default()));
		assert!(walk.last.is_some());
		assert_ok!(cancel(None, 9));
		let walk = Walk { last: None, ..walk };
		assert_eq!(Walks::<Test>::get(ALICE, MARKET), Some(walk));
		next_block();
		assert_eq!(Walks::<Test>::iter().count(), 0);
	});
}

#[test]
fn trigger_switch_should_leave_no_order_when_some_were_placed_meanwhile() {
	ExtBuilder.build_and_execute(|| {
		rested(0, 20);
		assert_ok!(OrderBook::cancel_all_after(by(ALICE), MARKET, 10));
		wait(10);
		assert_ok!(trigger(10));
		rested(0, 20);
		assert_ok!(trigger(100));
		// What was placed before the place where it went on keeps the switch.
		assert_eq!(OrderBook::switch(ALICE, MARKET).is_some(), open() > 0);
		if open() > 0 {
			assert_ok!(trigger(100));
		}
		assert_eq!((open(), OrderBook::switch(ALICE, MARKET)), (0, None));
	});
}

#[test]
fn trigger_switch_should_cost_what_it_cancelled() {
	ExtBuilder.build_and_execute(|| {
		rested(0, 3);
		assert_ok!(OrderBook::cancel_all_after(by(ALICE), MARKET, 10));
		wait(10);
		let weight = <Test as Config>::WeightInfo::trigger_switch;
		let call = |limit| {
			let (who, market) = (ALICE, MARKET);
			crate::Call::<Test>::trigger_switch { who, market, limit }
		};
		assert_eq!(call(5).get_dispatch_info().call_weight, weight(5));
		assert_eq!(call(u32::MAX).get_dispatch_info().call_weight, weight(100));
		assert_eq!(trigger(2).unwrap().actual_weight, Some(weight(2)));
		assert_eq!(trigger(5).unwrap().actual_weight, Some(weight(1)));
		assert_eq!(OrderBook::switch(ALICE, MARKET), None);
	});
}

/// How long each of so many calls takes in a block that found all orders stored.
fn durations(orders: u32, prepare: fn(), act: fn()) -> Vec<Duration> {
	let mut ext = ExtBuilder.build();
	ext.execute_with(|| {
		rested(0, orders);
		prepare();
		next_block();
	});
	// As if an earlier block had stored them: a block that takes them away keeps in mind that they were there.
	ext.commit_all().expect("no transaction is open");
	ext.execute_with(|| {
		let took = (0..orders).map(|_| {
			System::reset_events();
			let start = Instant::now();
			act();
			start.elapsed()
		});
		let took = took.collect();
		assert_eq!(open(), 0);
		crate::Pallet::<Test>::do_try_state().expect("the invariants hold");
		took
	})
}

/// That the last calls take about as long as the first ones.
fn take_no_longer(took: &[Duration]) {
	// Whatever else the computer does meanwhile disturbs some of the calls, hardly all.
	let quickest = |calls: &[Duration]| calls.iter().min().copied().expect("there are calls");
	let (early, late) = (quickest(&took[..20]), quickest(&took[took.len() - 20..]));
	assert!(late <= early * 5, "{late:?} after {early:?}");
}

#[test]
fn cancel_orders_should_take_no_longer_when_the_block_cancelled_many() {
	let act = || {
		assert_ok!(cancel(None, 1));
	};
	take_no_longer(&durations(2_000, || {}, act));
}

#[test]
fn trigger_switch_should_take_no_longer_when_the_block_returned_many() {
	let prepare = || {
		assert_ok!(OrderBook::cancel_all_after(by(ALICE), MARKET, 1));
		wait(1);
	};
	let act = || {
		assert_ok!(trigger(1));
	};
	take_no_longer(&durations(2_000, prepare, act));
}
