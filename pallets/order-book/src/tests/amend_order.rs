// SPDX-License-Identifier: Apache-2.0
//! Amending orders.

use crate::{Error, Event, mock::*, types::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::book::{
	Lots, NotRested, OrderId, PostOnly, Rest, SelfTrade, Side, TimeInForce,
};
use sp_runtime::DispatchError::BadOrigin;

fn to(order: OrderId, number: u16, lots: Lots) -> Amendment<AccountId> {
	Amendment { max_fills: 50, ..amendment(OrderRef::Id(order), number, lots) }
}

#[test]
fn amend_order_should_keep_id_and_place_when_it_gets_smaller() {
	ExtBuilder.build_and_execute(|| {
		let first = rest(ALICE, ask(900, 5));
		rest(CAROL, ask(900, 5));
		assert_ok!(OrderBook::amend_order(by(ALICE), MARKET, to(first, 900, 2)));
		let reason = CancelReason::Owner;
		let reduced = Event::OrderReduced { order: first, who: ALICE, by: 3, left: 2, reason };
		assert_eq!(last_event(), reduced);
		assert_eq!(units(ALICE), (UNITS - 2, 2));
		assert_eq!(place(BOB, bid(900, 2)).filled, 2);
		assert_eq!(gain(ALICE).0, -2);
	});
}

#[test]
fn amend_order_should_release_a_bids_escrow_when_it_gets_smaller() {
	ExtBuilder.build_and_execute(|| {
		set_rules(rules_with_fees());
		let id = rest(ALICE, bid(901, 5));
		let each = 901 * TICK + (901u128 * TICK).div_ceil(100);
		assert_eq!(money(ALICE).1, 5 * each);
		// The escrow follows the fee it was placed with, not the present one.
		set_rules(rules());
		assert_ok!(OrderBook::amend_order(by(ALICE), MARKET, to(id, 901, 2)));
		assert_eq!(money(ALICE), (MONEY - 2 * each, 2 * each));
	});
}

#[test]
fn amend_order_should_replace_with_the_same_client_id_when_it_grows_or_moves() {
	ExtBuilder.build_and_execute(|| {
		let request = OrderRequest {
			client: Some(7),
			time_in_force: TimeInForce::Gtt(START + 50),
			..ask(900, 5)
		};
		let old = rest(ALICE, request);
		rest(CAROL, ask(900, 5));
		let wish = Amendment { order: OrderRef::Client(7), ..to(old, 900, 6) };
		System::reset_events();
		assert_ok!(OrderBook::amend_order(by(ALICE), MARKET, wish));
		let (key, (new, resting)) = OrderBook::open_orders(ALICE, MARKET, None, 9)[0];
		assert_eq!((key, resting.client, resting.lots), (7, 7, 6));
		assert_eq!(resting.expiry, genex_primitives::book::Expiry::At(START + 50));
		assert_ne!(new, old);
		assert_eq!(events().len(), 1, "one event links both orders");
		assert!(matches!(
			last_event(),
			Event::OrderReplaced { old: id, cancelled: 5, client: 7, lots: 6, outcome, .. }
				if id == old && outcome.rest == Rest::Resting(new)
		));
		assert_eq!(units(ALICE), (UNITS - 6, 6));
		// It lost its place to the order behind it.
		assert_eq!(place(BOB, bid(900, 5)).filled, 5);
		assert_eq!((gain(CAROL).0, gain(ALICE).0), (-5, 0));
	});
}

#[test]
fn amend_order_should_trade_when_the_new_tick_crosses() {
	ExtBuilder.build_and_execute(|| {
		rest(BOB, bid(850, 2));
		let old = rest(ALICE, ask(900, 5));
		assert_ok!(OrderBook::amend_order(by(ALICE), MARKET, to(old, 850, 5)));
		assert_eq!((gain(BOB).0, units(ALICE).1), (2, 3));
		assert_eq!(OrderBook::depth(MARKET, Side::Ask, 9), [(tick(850), 3, 1)]);
	});
}

#[test]
fn amend_order_should_keep_the_old_order_when_the_new_one_would_neither_trade_nor_rest() {
	ExtBuilder.build_and_execute(|| {
		rest(BOB, bid(850, 2));
		let own = rest(ALICE_PHONE, bid(840, 2));
		let old = rest(ALICE, OrderRequest { client: Some(7), ..ask(900, 5) });
		let refused = |wish: Amendment<AccountId>, why: Error<Test>| {
			assert_noop!(OrderBook::amend_order(by(ALICE), MARKET, wish), why);
		};
		let post_only = Some(PostOnly::Reject);
		refused(Amendment { post_only, ..to(old, 850, 5) }, Error::WouldTrade);
		// More lots at the same tick replace it as well, and trade with nobody.
		assert_ok!(OrderBook::amend_order(
			by(ALICE),
			MARKET,
			Amendment { post_only, order: OrderRef::Client(7), ..to(old, 900, 6) }
		));
		assert_ok!(OrderBook::cancel_orders(by(BOB), MARKET, None, None, 9));
		let (_, (old, _)) = OrderBook::open_orders(ALICE, MARKET, None, 9)[0];
		// The other order of the party stays, too, whichever of them was to go.
		for self_trade in [SelfTrade::CancelTaker, SelfTrade::CancelBoth] {
			refused(Amendment { self_trade, ..to(old, 840, 5) }, Error::MeetsOwnParty);
		}
		assert_eq!(OrderBook::order(own).map(|order| order.lots), Some(2));
		let kept = OrderBook::order(old).map(|order| (order.client, order.lots));
		assert_eq!((kept, units(ALICE)), (Some((7, 6)), (UNITS - 6, 6)));
	});
}

#[test]
fn amend_order_should_keep_the_old_order_when_the_new_one_may_not_trade_where_it_would_rest() {
	ExtBuilder.build_and_execute(|| {
		let maker = rest(BOB, bid(850, 2));
		let old = rest(ALICE, ask(900, 5));
		let amend = || OrderBook::amend_order(by(ALICE), MARKET, to(old, 850, 5));
		CannotSell::set([(ALICE, genex_primitives::Reason::SellValueDay)].into());
		assert_noop!(amend(), Error::<Test>::NotReplaced);
		CannotSell::set(Default::default());
		// A book does not cross.
		Apart::set([(ALICE, BOB)].into());
		assert_noop!(amend(), Error::<Test>::NotReplaced);
		Apart::set(Default::default());
		assert_eq!(OrderBook::order(maker).map(|order| order.lots), Some(2));
		assert_ok!(amend());
		assert_eq!((gain(BOB).0, OrderBook::order(old)), (2, None));
	});
}

#[test]
fn amend_order_should_replace_when_the_new_one_trades_and_its_rest_is_cancelled() {
	ExtBuilder.build_and_execute(|| {
		rest(BOB, bid(850, 2));
		rest(ALICE_PHONE, bid(840, 2));
		let old = rest(ALICE, ask(900, 5));
		let self_trade = SelfTrade::CancelTaker;
		let wish = Amendment { self_trade, ..to(old, 840, 5) };
		assert_ok!(OrderBook::amend_order(by(ALICE), MARKET, wish));
		let rest = Rest::Cancelled(NotRested::SelfTrade);
		assert!(matches!(
			last_event(),
			Event::OrderReplaced { cancelled: 5, lots: 5, outcome, .. }
				if (outcome.filled, outcome.left, outcome.rest) == (2, 3, rest)
		));
		assert_eq!((units(ALICE), gain(BOB).0), ((UNITS - 2, 0), 2));
	});
}

#[test]
fn amend_order_should_replace_when_own_orders_take_all_lots_or_it_slides() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE_PHONE, bid(840, 5));
		let old = rest(ALICE, ask(900, 5));
		// One that slides rests beside whoever it would have met.
		let post_only = Some(PostOnly::Slide);
		let wish = Amendment { post_only, ..to(old, 840, 5) };
		assert_ok!(OrderBook::amend_order(by(ALICE), MARKET, wish));
		assert_eq!(OrderBook::depth(MARKET, Side::Ask, 9), [(tick(841), 5, 1)]);
		let (_, (old, _)) = OrderBook::open_orders(ALICE, MARKET, None, 9)[0];
		let self_trade = SelfTrade::Decrement;
		let wish = Amendment { self_trade, ..to(old, 840, 4) };
		assert_ok!(OrderBook::amend_order(by(ALICE), MARKET, wish));
		assert!(OrderBook::open_orders(ALICE, MARKET, None, 9).is_empty());
		assert_eq!(OrderBook::depth(MARKET, Side::Bid, 9), [(tick(840), 1, 1)]);
	});
}

#[test]
fn amend_order_should_do_nothing_when_nothing_changes() {
	ExtBuilder.build_and_execute(|| {
		let id = rest(ALICE, ask(900, 5));
		System::reset_events();
		assert_ok!(OrderBook::amend_order(by(ALICE), MARKET, to(id, 900, 5)));
		assert_eq!(events(), []);
	});
}

#[test]
fn amend_order_should_keep_the_old_order_when_the_new_one_is_refused() {
	ExtBuilder.build_and_execute(|| {
		let id = rest(ALICE, ask(900, 5));
		let amend = |who, wish| OrderBook::amend_order(by(who), MARKET, wish);
		assert_noop!(amend(ALICE, to(id, 900, 0)), Error::<Test>::ZeroLots);
		assert_noop!(amend(BOB, to(id, 900, 1)), Error::<Test>::NotOwner);
		assert_noop!(amend(ALICE, to(OrderId(9), 900, 1)), Error::<Test>::UnknownOrder);
		let poor = sp_runtime::DispatchError::Other("too little");
		assert_noop!(amend(ALICE, to(id, 900, UNITS + 1)), poor);
		let unsigned = OrderBook::amend_order(RuntimeOrigin::root(), MARKET, to(id, 900, 1));
		assert_noop!(unsigned, BadOrigin);
		set_rules(MarketRules { min_notional: 2 * 900 * TICK, ..rules() });
		assert_noop!(amend(ALICE, to(id, 900, 1)), Error::<Test>::BelowMinimum);
		set_rules(rules());
		go_to(MarketState::CancelOnly);
		assert_noop!(amend(ALICE, to(id, 901, 5)), Error::<Test>::NotTrading);
		// Less can always be asked for.
		assert_ok!(amend(ALICE, to(id, 900, 1)));
	});
}
