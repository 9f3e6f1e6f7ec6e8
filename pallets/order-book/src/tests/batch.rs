// SPDX-License-Identifier: Apache-2.0
//! Many acts in one call.

use crate::{Error, Event, mock::*, types::*};
use frame_support::{BoundedVec, assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo};
use genex_primitives::book::{PostOnly, Side};
use sp_runtime::DispatchError::BadOrigin;

fn batch(
	cancels: &[OrderRef],
	amends: &[Amendment<AccountId>],
	places: &[OrderRequest<AccountId>],
	atomic: bool,
) -> DispatchResultWithPostInfo {
	OrderBook::batch(
		by(ALICE),
		MARKET,
		BoundedVec::truncate_from(cancels.to_vec()),
		BoundedVec::truncate_from(amends.to_vec()),
		BoundedVec::truncate_from(places.to_vec()),
		atomic,
	)
}

fn named(client: u128, request: OrderRequest<AccountId>) -> OrderRequest<AccountId> {
	OrderRequest { client: Some(client), ..request }
}

#[test]
fn batch_should_cancel_then_amend_then_place() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, named(1, ask(900, 1)));
		rest(ALICE, named(2, ask(901, 3)));
		// The name of what is cancelled is free for what is placed.
		let places = [named(1, ask(905, 4)), named(3, bid(800, 1))];
		assert_ok!(batch(
			&[OrderRef::Client(1)],
			&[amendment(OrderRef::Client(2), 902, 2)],
			&places,
			true
		));
		let asks = [(tick(902), 2, 1), (tick(905), 4, 1)];
		assert_eq!(OrderBook::depth(MARKET, Side::Ask, 9), asks);
		assert_eq!(units(ALICE), (UNITS - 6, 6));
		let (market, who) = (MARKET, ALICE);
		assert_eq!(last_event(), Event::BatchExecuted { market, who, done: 4, failed: 0 });
	});
}

#[test]
fn batch_should_undo_everything_when_it_is_atomic_and_a_leg_fails() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, named(1, ask(900, 1)));
		let failing = batch(
			&[OrderRef::Client(1)],
			&[amendment(OrderRef::Client(9), 902, 2)],
			&[ask(905, 4)],
			true,
		);
		assert_noop!(failing, Error::<Test>::UnknownOrder);
		assert_eq!(units(ALICE).1, 1);
	});
}

#[test]
fn batch_should_undo_trades_when_it_is_atomic_and_a_later_leg_fails() {
	ExtBuilder.build_and_execute(|| {
		rest(BOB, ask(900, 1));
		rest(ALICE, named(1, bid(800, 1)));
		let places = [bid(900, 1), named(1, bid(700, 1)), bid(900, 0)];
		// Neither the trade nor any event of it is left, and the order that was cancelled still waits.
		let failing = batch(&[OrderRef::Client(1)], &[], &places, true);
		assert_noop!(failing, Error::<Test>::ZeroLots);
		assert_eq!((gain(ALICE), gain(BOB)), ((0, 0), (0, 0)));
		assert_eq!(OrderBook::depth(MARKET, Side::Bid, 9), [(tick(800), 1, 1)]);
	});
}

#[test]
fn batch_should_place_with_what_it_cancelled_before() {
	ExtBuilder.build_and_execute(|| {
		Units::insert((GIFT, ALICE), (2, 0));
		rest(ALICE, named(1, ask(900, 2)));
		assert_ok!(batch(&[OrderRef::Client(1)], &[], &[named(1, ask(905, 2))], true));
		assert_eq!(units(ALICE), (0, 2));
		assert_eq!(OrderBook::depth(MARKET, Side::Ask, 9), [(tick(905), 2, 1)]);
	});
}

#[test]
fn batch_should_refuse_the_legs_after_the_one_that_paused_the_market() {
	ExtBuilder.build_and_execute(|| {
		let halt = HaltRule { share: percent(10), within: 60, pause: 300 };
		set_rules(MarketRules { halt: Some(halt), ..rules() });
		for number in [1_000, 1_101, 1_102] {
			rest(BOB, ask(number, 1));
		}
		let places = [1_000, 1_101, 1_102].map(|number| bid(number, 1));
		assert_noop!(batch(&[], &[], &places, true), Error::<Test>::Paused);
		assert_ok!(batch(&[], &[], &places, false));
		let error = Error::<Test>::Paused.into();
		assert!(events().contains(&Event::LegFailed { index: 2, error }));
		assert_eq!((gain(ALICE).0, units(BOB).1), (2, 1));
	});
}

#[test]
fn batch_should_report_a_failing_leg_and_go_on_when_it_is_not_atomic() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, named(1, ask(900, 1)));
		rest(BOB, ask(910, 5));
		let poor = bid(910, u64::from(u32::MAX) * 1_000);
		let legs = [poor, bid(910, 2)];
		let (cancels, amends) =
			([OrderRef::Client(8), OrderRef::Client(1)], [amendment(OrderRef::Client(9), 902, 2)]);
		assert_ok!(batch(&cancels, &amends, &legs, false));
		let failed: Vec<_> = events()
			.into_iter()
			.filter_map(|event| match event {
				Event::LegFailed { index, .. } => Some(index),
				_ => None,
			})
			.collect();
		assert_eq!(failed, [0, 2, 3]);
		// The leg that traded and then failed left nothing behind.
		assert_eq!((gain(ALICE).0, units(ALICE).1, money(ALICE).1), (2, 0, 0));
		let (market, who) = (MARKET, ALICE);
		assert_eq!(last_event(), Event::BatchExecuted { market, who, done: 2, failed: 3 });
	});
}

#[test]
fn batch_should_keep_an_order_when_its_replacement_would_neither_trade_nor_rest() {
	ExtBuilder.build_and_execute(|| {
		rest(BOB, bid(850, 1));
		rest(ALICE, named(1, ask(900, 2)));
		rest(ALICE, named(2, ask(901, 2)));
		let post_only = Some(PostOnly::Reject);
		let amends = [
			Amendment { post_only, ..amendment(OrderRef::Client(1), 850, 2) },
			Amendment { post_only, ..amendment(OrderRef::Client(2), 851, 2) },
		];
		assert_noop!(batch(&[], &amends, &[], true), Error::<Test>::WouldTrade);
		assert_ok!(batch(&[], &amends, &[], false));
		let error = Error::<Test>::WouldTrade.into();
		assert!(events().contains(&Event::LegFailed { index: 0, error }));
		let (market, who) = (MARKET, ALICE);
		assert_eq!(last_event(), Event::BatchExecuted { market, who, done: 1, failed: 1 });
		let asks = [(tick(851), 2, 1), (tick(900), 2, 1)];
		assert_eq!(OrderBook::depth(MARKET, Side::Ask, 9), asks);
		assert_eq!(units(ALICE), (UNITS - 4, 4));
	});
}

#[test]
fn batch_should_carry_a_hundred_legs_and_no_more() {
	ExtBuilder.build_and_execute(|| {
		let asks = |from: u16, count: u16| -> Vec<_> {
			(from..from + count).map(|number| ask(number, 1)).collect()
		};
		let placed = batch(&[], &[], &asks(900, 100), true).unwrap();
		assert_eq!(OrderBook::open_orders(ALICE, MARKET, None, 100).len(), 100);
		assert!(placed.actual_weight.is_some());
		let cancels = vec![OrderRef::Client(1); 51];
		assert_noop!(batch(&cancels, &[], &asks(1_100, 50), true), Error::<Test>::BadBatch);
		assert_noop!(batch(&[], &[], &[], true), Error::<Test>::BadBatch);
		let none = BoundedVec::new();
		let (root, empty) = (RuntimeOrigin::root(), BoundedVec::new());
		let unsigned = OrderBook::batch(root, MARKET, none, empty, BoundedVec::new(), true);
		assert_noop!(unsigned, BadOrigin);
	});
}

#[test]
fn batch_should_pay_only_for_makers_it_visited() {
	ExtBuilder.build_and_execute(|| {
		use frame_support::dispatch::GetDispatchInfo;
		rest(BOB, ask(900, 5));
		let (market, atomic) = (MARKET, true);
		let legs = BoundedVec::truncate_from(vec![bid(900, 1), bid(900, 1)]);
		let (cancels, amends) = (BoundedVec::new(), BoundedVec::new());
		let call = crate::Call::<Test>::batch { market, cancels, amends, places: legs, atomic };
		let most = call.get_dispatch_info().call_weight;
		let paid = batch(&[], &[], &[bid(900, 1), bid(900, 1)], true).unwrap().actual_weight;
		assert!(paid.unwrap().ref_time() * 5 < most.ref_time());
	});
}

#[test]
fn batch_should_pay_for_all_makers_it_may_have_met_when_a_leg_fails() {
	ExtBuilder.build_and_execute(|| {
		use crate::{Config, WeightInfo};
		use frame_support::dispatch::GetDispatchInfo;
		rest(BOB, ask(910, 5));
		// It trades all that rests, and then lacks the money for what is left of it.
		let (amends, places) = (
			[amendment(OrderRef::Client(9), 902, 2)],
			[bid(910, u64::from(u32::MAX) * 1_000), bid(910, 1)],
		);
		let call = crate::Call::<Test>::batch {
			market: MARKET,
			cancels: BoundedVec::new(),
			amends: BoundedVec::truncate_from(amends.to_vec()),
			places: BoundedVec::truncate_from(places[..1].to_vec()),
			atomic: false,
		};
		let most = call.get_dispatch_info().call_weight;
		let paid = batch(&[], &amends, &places[..1], false).unwrap().actual_weight;
		let renewal = <Test as Config>::WeightInfo::renew_reference();
		assert_eq!(paid, Some(most.saturating_sub(renewal)), "no band asks for the price");
		let (market, who) = (MARKET, ALICE);
		assert_eq!(last_event(), Event::BatchExecuted { market, who, done: 0, failed: 2 });
		// The leg that goes well pays for the one maker it met.
		let both = batch(&[], &amends, &places, false).unwrap().actual_weight.unwrap();
		let visit = <Test as Config>::WeightInfo::fills(51);
		assert!(both.ref_time() - paid.unwrap().ref_time() < visit.ref_time() / 5);
	});
}
