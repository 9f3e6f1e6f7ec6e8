// SPDX-License-Identifier: Apache-2.0
//! Placing and matching.

use crate::{Error, Event, mock::*, types::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	Reason, Tier,
	book::{NotRested, PostOnly, Rest, Side, TimeInForce},
};

fn with(request: OrderRequest, time_in_force: TimeInForce) -> OrderRequest {
	OrderRequest { time_in_force, ..request }
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
