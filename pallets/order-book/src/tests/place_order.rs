// SPDX-License-Identifier: Apache-2.0
//! Placing: what comes in, what trades, what rests.

use crate::{Error, Event, mock::*, types::*};
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo};
use genex_primitives::{
	IdentityFlags, IdentityRecord, Reason,
	book::{NotRested, PostOnly, Rest, Side, TimeInForce},
};
use sp_runtime::DispatchError::{self, BadOrigin};

fn with(time_in_force: TimeInForce, request: OrderRequest<AccountId>) -> OrderRequest<AccountId> {
	OrderRequest { time_in_force, ..request }
}

fn try_place(who: AccountId, request: OrderRequest<AccountId>) -> Result<(), DispatchError> {
	let placed = OrderBook::place_order(by(who), MARKET, request);
	placed.map(|_| ()).map_err(|failure| failure.error)
}

#[test]
fn place_order_should_hold_coupons_when_an_ask_rests() {
	ExtBuilder.build_and_execute(|| {
		let id = rest(ALICE, ask(900, 10));
		assert_eq!((id.side(), id.tick(), id.market()), (Side::Ask, Some(tick(900)), MARKET));
		assert_eq!(units(ALICE), (UNITS - 10, 10));
		assert_eq!(OrderBook::open_orders(ALICE, MARKET, None, 10).len(), 1);
	});
}

#[test]
fn place_order_should_hold_price_and_highest_fee_when_a_bid_rests() {
	ExtBuilder.build_and_execute(|| {
		set_rules(rules_with_fees());
		rest(ALICE, bid(900, 10));
		// 22.50 a lot and 1 % of it, times ten.
		let escrow = 10 * (900 * TICK + 225_000);
		assert_eq!(money(ALICE), (MONEY - escrow, escrow));
	});
}

#[test]
fn place_order_should_trade_at_the_makers_price_when_the_taker_would_pay_more() {
	ExtBuilder.build_and_execute(|| {
		let order = rest(ALICE, ask(900, 10));
		let outcome = place(BOB, bid(950, 4));
		assert_eq!((outcome.filled, outcome.fills, outcome.rest), (4, 1, Rest::Nothing));
		let notional = 4 * 900 * TICK;
		assert_eq!(gain(BOB), (4, -(notional as i128)));
		assert_eq!(gain(ALICE), (-4, notional as i128));
		assert_eq!(units(ALICE), (UNITS - 10, 6));
		assert!(events().contains(&Event::Trade {
			market: MARKET,
			sequence: 1,
			order,
			maker: ALICE,
			taker: BOB,
			taker_side: Side::Bid,
			tick: tick(900),
			lots: 4,
			notional,
			maker_fee: 0,
			rebate: 0,
			taker_fee: 0,
		}));
	});
}

#[test]
fn place_order_should_fill_the_better_price_then_the_older_order_when_several_wait() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(901, 2));
		rest(CAROL, ask(900, 1));
		rest(ALICE, ask(900, 5));
		let outcome = place(BOB, bid(901, 4));
		assert_eq!((outcome.filled, outcome.fills), (4, 2));
		assert_eq!((gain(CAROL).0, gain(ALICE).0), (-1, -3));
		assert_eq!(OrderBook::depth(MARKET, Side::Ask, 10), [(tick(900), 2, 1), (tick(901), 2, 1)]);
	});
}

#[test]
fn place_order_should_rest_what_is_left_when_the_makers_are_used_up() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, bid(900, 3));
		let outcome = place(BOB, ask(890, 5));
		assert_eq!((outcome.filled, outcome.left), (3, 2));
		assert_eq!(OrderBook::depth(MARKET, Side::Ask, 10), [(tick(890), 2, 1)]);
		assert_eq!((units(BOB), money(ALICE).1), ((UNITS - 5, 2), 0));
	});
}

#[test]
fn place_order_should_return_the_surplus_of_a_bid_when_the_fee_is_below_the_highest() {
	ExtBuilder.build_and_execute(|| {
		set_rules(rules_with_fees());
		rest(ALICE, bid(901, 3));
		assert_ok!(OrderBook::place_order(by(BOB), MARKET, ask(901, 1)).map(|_| ()));
		let each = 901 * TICK + (901u128 * TICK).div_ceil(100);
		// No tier charges anything: only the price is paid, and the fee's share of escrow is free again.
		assert_eq!(money(ALICE), (MONEY - 2 * each - 901 * TICK, 2 * each));
	});
}

#[test]
fn place_order_should_cancel_the_rest_when_it_is_immediate() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 3));
		rest(CAROL, ask(901, 3));
		let outcome = place(BOB, with(TimeInForce::Ioc, bid(900, 5)));
		assert_eq!((outcome.filled, outcome.left), (3, 2));
		assert_eq!(outcome.rest, Rest::Cancelled(NotRested::TimeInForce));
		// Nothing trades beyond the worst price.
		assert_eq!((gain(CAROL), units(CAROL).1), ((0, 0), 3));
		assert_eq!(money(BOB).1, 0);
	});
}

#[test]
fn place_order_should_fill_whole_or_fail_when_it_is_fill_or_kill() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 3));
		rest(CAROL, ask(901, 3));
		let refused = try_place(BOB, with(TimeInForce::Fok, bid(900, 5)));
		assert_eq!(refused, Err(Error::<Test>::NotEnough.into()));
		assert_eq!(gain(BOB), (0, 0));
		assert_eq!(place(BOB, with(TimeInForce::Fok, bid(901, 5))).filled, 5);
	});
}

#[test]
fn place_order_should_undo_everything_when_a_fill_or_kill_meets_a_failing_maker() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 3));
		rest(CAROL, ask(901, 3));
		CannotSell::mutate(|list| list.insert(CAROL, Reason::SellValueDay));
		let failure = OrderBook::place_order(by(BOB), MARKET, with(TimeInForce::Fok, bid(901, 5)));
		assert_noop!(failure, Error::<Test>::NotEnough);
		assert_eq!((gain(ALICE), gain(BOB), units(CAROL).1), ((0, 0), (0, 0), 3));
	});
}

#[test]
fn place_order_should_trade_the_minimum_or_fail_when_one_is_set() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 3));
		let enough = |least| with(TimeInForce::MinFill(least), bid(900, 5));
		assert_eq!(try_place(BOB, enough(4)), Err(Error::<Test>::NotEnough.into()));
		assert_eq!(place(BOB, enough(3)).filled, 3);
		assert_eq!(try_place(BOB, enough(6)), Err(Error::<Test>::Contradiction.into()));
	});
}

#[test]
fn place_order_should_not_trade_when_it_is_post_only() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 3));
		let outcome = place(BOB, post_only(bid(905, 1), PostOnly::Reject));
		assert_eq!(outcome.rest, Rest::Cancelled(NotRested::PostOnly));
		let slid = rest(BOB, post_only(bid(905, 1), PostOnly::Slide));
		assert_eq!(slid.tick(), Some(tick(899)));
		// The escrow is that of the tick at which it rests.
		assert_eq!(money(BOB).1, 899 * TICK);
		let above = rest(CAROL, post_only(ask(890, 1), PostOnly::Slide));
		assert_eq!(
			(above.tick(), OrderBook::market(MARKET).unwrap().tape.trades),
			(Some(tick(900)), 0)
		);
	});
}

#[test]
fn place_order_should_visit_nobody_when_it_is_post_only_and_asks_for_that() {
	ExtBuilder.build_and_execute(|| {
		let old = rest(ALICE, with(TimeInForce::Gtt(START + 10), ask(900, 3)));
		wait(10);
		let quiet = |order, how| OrderRequest { max_fills: 0, ..post_only(order, how) };
		let outcome = place(BOB, quiet(bid(905, 1), PostOnly::Reject));
		assert_eq!((outcome.visited, outcome.rest), (0, Rest::Cancelled(NotRested::PostOnly)));
		let slid = rest(BOB, quiet(bid(905, 1), PostOnly::Slide));
		assert_eq!(slid.tick(), Some(tick(899)), "what expired is still in the way");
		assert!(OrderBook::order(old).is_some());
		rest(CAROL, quiet(bid(890, 1), PostOnly::Reject));
	});
}

#[test]
fn place_order_should_release_an_expired_maker_when_it_meets_one() {
	ExtBuilder.build_and_execute(|| {
		let old = rest(ALICE, with(TimeInForce::Gtt(START + 10), ask(900, 3)));
		rest(CAROL, with(TimeInForce::Gtb(3), ask(900, 1)));
		rest(CAROL, ask(901, 1));
		wait(10);
		System::set_block_number(3);
		assert_eq!(place(BOB, bid(901, 2)).filled, 1);
		assert_eq!((units(ALICE), gain(CAROL).0), ((UNITS, 0), -1));
		let reason = CancelReason::Expired;
		let returned = Event::OrderCancelled { order: old, who: ALICE, lots: 3, reason };
		assert!(events().contains(&returned));
	});
}

#[test]
fn place_order_should_refund_what_it_did_not_visit_when_it_trades_less() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 3));
		let (market, order) = (MARKET, bid(900, 1));
		let most = crate::Call::<Test>::place_order { market, order }.get_dispatch_info();
		let paid = OrderBook::place_order(by(BOB), market, order).unwrap().actual_weight.unwrap();
		assert!(paid.ref_time() * 5 < most.call_weight.ref_time());
		let fills = 60;
		let order = OrderRequest { max_fills: fills, ..order };
		let capped = crate::Call::<Test>::place_order { market, order }.get_dispatch_info();
		assert_eq!(capped.call_weight, most.call_weight);
		assert_noop!(OrderBook::place_order(by(BOB), market, order), Error::<Test>::BadLimit);
	});
}

#[test]
fn place_order_should_stop_when_it_visited_as_many_makers_as_it_may() {
	ExtBuilder.build_and_execute(|| {
		for _ in 0..3 {
			rest(ALICE, ask(900, 1));
		}
		let outcome = place(BOB, OrderRequest { max_fills: 2, ..bid(900, 3) });
		assert_eq!((outcome.filled, outcome.rest), (2, Rest::Cancelled(NotRested::Bound)));
	});
}

#[test]
fn place_order_should_keep_client_ids_apart_when_they_are_open() {
	ExtBuilder.build_and_execute(|| {
		let named = |id| OrderRequest { client: Some(id), ..ask(900, 1) };
		let id = rest(ALICE, named(7));
		assert_eq!(try_place(ALICE, named(7)), Err(Error::<Test>::ClientIdTaken.into()));
		rest(ALICE_PHONE, named(7));
		let market = u128::from(MARKET);
		for bad in [0, market << 96, ((market + 1) << 96) - 1, id.0] {
			assert_eq!(try_place(ALICE, named(bad)), Err(Error::<Test>::BadClientId.into()));
		}
		assert_eq!(OrderBook::open_orders(ALICE, MARKET, None, 9)[0].0, 7);
		assert_eq!(place(BOB, bid(900, 1)).filled, 1);
		// Filled, so its name is free again, and the new order has another id.
		assert_ne!(rest(ALICE, named(7)), id);
		for largest in [(market << 96) - 1, (market + 1) << 96, u128::MAX] {
			rest(ALICE, named(largest));
			assert_ok!(OrderBook::cancel_by_client(by(ALICE), MARKET, largest));
		}
	});
}

#[test]
fn place_order_should_be_refused_when_the_order_makes_no_sense() {
	ExtBuilder.build_and_execute(|| {
		let refused = |request, error: Error<Test>| {
			assert_eq!(try_place(ALICE, request), Err(error.into()));
		};
		refused(ask(900, 0), Error::ZeroLots);
		refused(OrderRequest { max_fills: 0, ..ask(900, 1) }, Error::BadLimit);
		refused(with(TimeInForce::Gtt(START), ask(900, 1)), Error::AlreadyExpired);
		refused(with(TimeInForce::Gtb(1), ask(900, 1)), Error::AlreadyExpired);
		refused(with(TimeInForce::Gtt(EXPIRY + 1), ask(900, 1)), Error::OutlivesMarket);
		rest(ALICE, with(TimeInForce::Gtt(EXPIRY), ask(900, 1)));
		let contradicting = post_only(with(TimeInForce::Ioc, ask(900, 1)), PostOnly::Reject);
		refused(contradicting, Error::Contradiction);
		set_rules(MarketRules { min_notional: 10_000_000, ..rules() });
		refused(ask(399, 1), Error::BelowMinimum);
		rest(ALICE, ask(400, 1));
		let unknown = OrderBook::place_order(by(ALICE), 9, ask(900, 1));
		assert_noop!(unknown, Error::<Test>::UnknownMarket);
		let unsigned = OrderBook::place_order(RuntimeOrigin::root(), MARKET, ask(900, 1));
		assert_noop!(unsigned, BadOrigin);
	});
}

#[test]
fn place_order_should_be_refused_when_the_trader_may_not_trade() {
	ExtBuilder.build_and_execute(|| {
		let refused = |reason: Reason| Err(Error::<Test>::Refused(reason.code()).into());
		assert_eq!(try_place(STRANGER, ask(900, 1)), refused(Reason::SenderUnknown));
		assert_eq!(try_place(LOOKER, ask(900, 1)), refused(Reason::SenderTierTooLow));
		Frozen::mutate(|list| list.insert(ALICE));
		assert_eq!(try_place(ALICE, ask(900, 1)), refused(Reason::SenderFrozen));
		let change = |who, change: fn(&mut IdentityRecord)| {
			Parties::mutate(|parties| change(&mut parties.get_mut(&who).unwrap().record));
		};
		change(BOB, |record| record.flags = IdentityFlags::BLACKLISTED);
		assert_eq!(try_place(BOB, ask(900, 1)), refused(Reason::SenderBlacklisted));
		change(CAROL, |record| record.valid_until = 0);
		assert_eq!(try_place(CAROL, ask(900, 1)), refused(Reason::SenderKycExpired));
		change(MAKER, |record| record.flags = IdentityFlags::REVOKED);
		assert_eq!(try_place(MAKER, ask(900, 1)), refused(Reason::SenderTierTooLow));
	});
}

#[test]
fn place_order_should_change_nothing_when_the_escrow_cannot_be_had() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 1));
		Money::insert((USDC, BOB), (900 * TICK, 0));
		// One lot trades, and there is nothing left to hold for the other.
		let poor = OrderBook::place_order(by(BOB), MARKET, bid(900, 2));
		assert_noop!(poor, DispatchError::Other("too little"));
		assert_eq!(place(BOB, with(TimeInForce::Ioc, bid(900, 2))).filled, 1);
	});
}

#[test]
fn place_order_should_be_refused_when_the_coupons_expired() {
	ExtBuilder.build_and_execute(|| {
		let id = rest(ALICE, ask(900, 1));
		Now::set(EXPIRY);
		assert_eq!(try_place(BOB, bid(900, 1)), Err(Error::<Test>::MarketOver.into()));
		assert_ok!(OrderBook::cancel_order(by(ALICE), id));
		assert_eq!(units(ALICE), (UNITS, 0));
	});
}
