// SPDX-License-Identifier: Apache-2.0
//! Cancelling: by id, by client id, many, by authority; sweeping; dead-man switches.

use crate::{Config, Error, Event, WeightInfo, mock::*, types::*};
use frame_support::{BoundedVec, assert_noop, assert_ok, dispatch::GetDispatchInfo};
use genex_primitives::book::{OrderId, Side, TimeInForce};
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

fn open(who: AccountId) -> usize {
	OrderBook::open_orders(who, MARKET, None, 100).len()
}

#[test]
fn cancel_order_should_return_all_it_holds() {
	ExtBuilder.build_and_execute(|| {
		set_rules(rules_with_fees());
		let id = rest(ALICE, bid(901, 3));
		assert_noop!(OrderBook::cancel_order(by(BOB), id), Error::<Test>::NotOwner);
		assert_noop!(OrderBook::cancel_order(RuntimeOrigin::root(), id), BadOrigin);
		place(BOB, ask(901, 1));
		assert_ok!(OrderBook::cancel_order(by(ALICE), id));
		let reason = CancelReason::Owner;
		let event = Event::OrderCancelled { order: id, who: ALICE, lots: 2, reason };
		assert_eq!(last_event(), event);
		assert_eq!(money(ALICE), (MONEY - 901 * TICK, 0));
		assert_noop!(OrderBook::cancel_order(by(ALICE), id), Error::<Test>::UnknownOrder);
		assert_noop!(OrderBook::cancel_order(by(ALICE), OrderId(5)), Error::<Test>::UnknownMarket);
		assert_eq!(crate::Queues::<Test>::iter().count(), 0);
	});
}

#[test]
fn cancel_by_client_should_find_only_the_signers_order() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, OrderRequest { client: Some(7), ..ask(900, 1) });
		let cancel = |who| OrderBook::cancel_by_client(by(who), MARKET, 7);
		assert_noop!(cancel(BOB), Error::<Test>::UnknownOrder);
		assert_ok!(cancel(ALICE));
		assert_eq!(units(ALICE), (UNITS, 0));
		assert_noop!(cancel(ALICE), Error::<Test>::UnknownOrder);
		let unsigned = OrderBook::cancel_by_client(RuntimeOrigin::root(), MARKET, 7);
		assert_noop!(unsigned, BadOrigin);
	});
}

#[test]
fn cancel_orders_should_cancel_what_was_named_and_no_more() {
	ExtBuilder.build_and_execute(|| {
		for number in [900, 901, 902] {
			rest(ALICE, ask(number, 1));
			rest(ALICE, bid(number - 100, 1));
		}
		rest(BOB, ask(900, 1));
		let cancel = |side, up_to: Option<u16>, limit| {
			OrderBook::cancel_orders(by(ALICE), MARKET, side, up_to.map(tick), limit)
		};
		assert_noop!(cancel(None, None, 0), Error::<Test>::BadLimit);
		assert_noop!(cancel(None, None, 101), Error::<Test>::BadLimit);
		assert_ok!(cancel(Some(Side::Ask), Some(901), 100));
		assert_eq!(OrderBook::depth(MARKET, Side::Ask, 9), [(tick(900), 1, 1), (tick(902), 1, 1)]);
		assert_ok!(cancel(Some(Side::Bid), Some(801), 100));
		assert_eq!(OrderBook::depth(MARKET, Side::Bid, 9), [(tick(800), 1, 1)]);
		assert_ok!(cancel(Some(Side::Bid), None, 100));
		assert_eq!((open(ALICE), money(ALICE)), (1, (MONEY, 0)));
		assert_ok!(cancel(None, None, 100));
		assert_eq!((open(ALICE), open(BOB), units(ALICE)), (0, 1, (UNITS, 0)));
		let unsigned =
			OrderBook::cancel_orders(RuntimeOrigin::root(), MARKET, None, None, 1).map(|_| ());
		assert_eq!(unsigned.map_err(|failure| failure.error), Err(BadOrigin));
	});
}

#[test]
fn cancel_orders_should_go_on_where_the_limit_stopped_it() {
	ExtBuilder.build_and_execute(|| {
		for _ in 0..5 {
			rest(ALICE, ask(900, 1));
		}
		let cancel = || OrderBook::cancel_orders(by(ALICE), MARKET, None, None, 3);
		let first = cancel().unwrap().actual_weight.unwrap();
		assert_eq!(open(ALICE), 2);
		assert!(cancel().unwrap().actual_weight.unwrap().ref_time() < first.ref_time());
		assert_eq!(open(ALICE), 0);
	});
}

#[test]
fn force_cancel_should_need_the_officer() {
	ExtBuilder.build_and_execute(|| {
		let id = rest(ALICE, ask(900, 1));
		assert_noop!(OrderBook::force_cancel(by(ALICE), id, WHY), BadOrigin);
		let without = OrderBook::force_cancel(by(OFFICER), id, H256::zero());
		assert_noop!(without, Error::<Test>::ReasonMissing);
		assert_ok!(OrderBook::force_cancel(by(OFFICER), id, WHY));
		assert_eq!(last_event(), Event::OrderForced { order: id, by: OFFICER, reason: WHY });
		assert_noop!(OrderBook::force_cancel(by(OFFICER), id, WHY), Error::<Test>::UnknownOrder);
	});
}

#[test]
fn sweep_should_return_everything_when_the_market_is_over() {
	ExtBuilder.build_and_execute(|| {
		for number in 1..=5 {
			rest(ALICE, bid(number, 1));
			rest(BOB, ask(number + 100, 2));
		}
		let sweep = |limit| OrderBook::sweep(by(STRANGER), MARKET, limit);
		assert_noop!(sweep(100), Error::<Test>::NothingToSweep);
		assert_noop!(sweep(0), Error::<Test>::BadLimit);
		Now::set(EXPIRY);
		assert_ok!(sweep(7));
		let swept = Event::Swept { market: MARKET, by: STRANGER, visited: 7, removed: 7 };
		assert_eq!(last_event(), swept);
		assert_eq!((open(ALICE), open(BOB), money(ALICE)), (0, 3, (MONEY, 0)));
		assert_ok!(sweep(100));
		assert_eq!(units(BOB), (UNITS, 0));
		assert_noop!(sweep(100), Error::<Test>::NothingToSweep);
	});
}

#[test]
fn sweep_should_return_only_the_dead_when_the_market_lives() {
	ExtBuilder.build_and_execute(|| {
		let time_in_force = TimeInForce::Gtt(START + 5);
		rest(ALICE, OrderRequest { time_in_force, ..ask(900, 1) });
		rest(BOB, ask(901, 1));
		wait(5);
		assert_ok!(OrderBook::sweep(by(STRANGER), MARKET, 100));
		assert_eq!((units(ALICE).1, units(BOB).1), (0, 1));
		assert_noop!(OrderBook::sweep(RuntimeOrigin::root(), MARKET, 1), BadOrigin);
	});
}

#[test]
fn return_dead_should_return_named_orders_when_each_is_dead() {
	ExtBuilder.build_and_execute(|| {
		let time_in_force = TimeInForce::Gtt(START + 5);
		let dead = rest(ALICE, OrderRequest { time_in_force, ..ask(950, 1) });
		let alive = rest(BOB, ask(900, 1));
		wait(5);
		let give = |orders: Vec<OrderId>| {
			OrderBook::return_dead(by(STRANGER), BoundedVec::truncate_from(orders))
		};
		assert_noop!(give(vec![dead, alive]), Error::<Test>::OrderAlive);
		assert_ok!(give(vec![dead]));
		assert_noop!(give(vec![dead]), Error::<Test>::UnknownOrder);
		let none = OrderBook::return_dead(RuntimeOrigin::root(), BoundedVec::new());
		assert_noop!(none, BadOrigin);
	});
}

#[test]
fn return_dead_should_return_orders_of_several_markets_when_each_is_dead() {
	ExtBuilder.build_and_execute(|| {
		let (root, other) = (RuntimeOrigin::root(), 2);
		assert_ok!(OrderBook::create_market(root.clone(), OTHER, USDC, 1, rules(), WHY));
		assert_ok!(OrderBook::set_market_state(root, other, MarketState::Continuous, WHY));
		let request = OrderRequest { time_in_force: TimeInForce::Gtt(START + 5), ..bid(900, 1) };
		let here = rest(BOB, request);
		assert_ok!(OrderBook::place_order(by(CAROL), other, request));
		let there = OrderBook::open_orders(CAROL, other, None, 1)[0].1.0;
		wait(5);
		let orders = BoundedVec::truncate_from(vec![here, there]);
		// Each order may be in another market, which has a weight of its own.
		let give = crate::Call::<Test>::return_dead { orders: orders.clone() };
		let weight = <Test as Config>::WeightInfo::return_dead(2);
		assert_eq!(give.get_dispatch_info().call_weight, weight);
		assert_ok!(OrderBook::return_dead(by(STRANGER), orders));
		for (order, who) in [(here, BOB), (there, CAROL)] {
			let reason = CancelReason::Expired;
			assert!(events().contains(&Event::OrderCancelled { order, who, lots: 1, reason }));
			assert_eq!(money(who), (MONEY, 0));
		}
	});
}

#[test]
fn cancel_all_after_should_kill_orders_when_it_is_not_repeated() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 1));
		rest(CAROL, ask(900, 1));
		assert_ok!(OrderBook::cancel_all_after(by(ALICE), MARKET, 10));
		let deadline = Some(START + 10);
		assert_eq!(last_event(), Event::SwitchSet { market: MARKET, who: ALICE, deadline });
		wait(9);
		assert_ok!(OrderBook::cancel_all_after(by(ALICE), MARKET, 10));
		wait(9);
		assert_eq!(place(BOB, bid(900, 1)).filled, 1);
		assert_eq!(gain(ALICE).0, -1);
		let dead = rest(ALICE, ask(900, 1));
		assert_eq!(place(BOB, bid(900, 1)).filled, 1, "the order of CAROL came before");
		rest(CAROL, ask(901, 1));
		wait(1);
		// What was promised not to fill does not, and cannot be brought back.
		let again = OrderBook::cancel_all_after(by(ALICE), MARKET, 10);
		assert_noop!(again, Error::<Test>::SwitchPassed);
		assert_eq!(place(BOB, bid(901, 1)).filled, 1);
		assert_eq!(gain(ALICE).0, -1);
		let reason = CancelReason::Switch;
		let event = Event::OrderCancelled { order: dead, who: ALICE, lots: 1, reason };
		assert!(events().contains(&event));
		assert_ok!(OrderBook::cancel_all_after(by(ALICE), MARKET, 0));
		assert_eq!(OrderBook::switch(ALICE, MARKET), None);
	});
}

#[test]
fn cancel_all_after_should_be_refused_when_it_makes_no_sense() {
	ExtBuilder.build_and_execute(|| {
		let set = |market, seconds| OrderBook::cancel_all_after(by(ALICE), market, seconds);
		assert_noop!(set(9, 10), Error::<Test>::UnknownMarket);
		assert_noop!(set(MARKET, MAX_SWITCH + 1), Error::<Test>::SwitchTooLong);
		assert_noop!(OrderBook::cancel_all_after(RuntimeOrigin::root(), MARKET, 1), BadOrigin);
	});
}

#[test]
fn trigger_switch_should_return_orders_of_an_account_when_its_switch_passed() {
	ExtBuilder.build_and_execute(|| {
		for _ in 0..3 {
			rest(ALICE, ask(900, 1));
		}
		let trigger = |limit| OrderBook::trigger_switch(by(BOB), ALICE, MARKET, limit);
		assert_noop!(trigger(9), Error::<Test>::SwitchNotPassed);
		assert_ok!(OrderBook::cancel_all_after(by(ALICE), MARKET, 10));
		assert_noop!(trigger(9), Error::<Test>::SwitchNotPassed);
		wait(10);
		assert_noop!(trigger(0), Error::<Test>::BadLimit);
		assert_ok!(trigger(2));
		let (market, who, by) = (MARKET, ALICE, BOB);
		let event = Event::SwitchTriggered { market, who, by, cancelled: 2, done: false };
		assert_eq!(last_event(), event);
		assert_ok!(trigger(2));
		assert_eq!((units(ALICE), OrderBook::switch(ALICE, MARKET)), ((UNITS, 0), None));
		let unsigned = OrderBook::trigger_switch(RuntimeOrigin::root(), ALICE, MARKET, 1);
		assert_noop!(unsigned, BadOrigin);
	});
}
