// SPDX-License-Identifier: Apache-2.0
//! What can be asked without a transaction.

use crate::{Error, mock::*, types::*};
use frame_support::{StorageNoopGuard, assert_ok};
use genex_primitives::{
	Reason,
	book::{NotRested, Rest, Side, TimeInForce, amounts::MakerFee},
	window::HOUR,
};

#[test]
fn depth_and_orders_should_page_a_side_from_its_best() {
	ExtBuilder.build_and_execute(|| {
		let ids: Vec<_> = [905, 900, 900, 910].map(|number| rest(ALICE, ask(number, 2))).to_vec();
		let best = [(tick(900), 4, 2), (tick(905), 2, 1)];
		assert_eq!(OrderBook::depth(MARKET, Side::Ask, 2), best);
		assert_eq!(OrderBook::depth(MARKET, Side::Bid, 2), []);
		let page = |after, limit| -> Vec<_> {
			let orders = OrderBook::orders(MARKET, Side::Ask, after, limit);
			orders.into_iter().map(|(id, _)| id).collect()
		};
		assert_eq!(page(None, 2), [ids[1], ids[2]]);
		assert_eq!(page(Some(ids[2]), 9), [ids[0], ids[3]]);
		assert_eq!(page(None, u32::MAX).len(), 4);
	});
}

#[test]
fn open_orders_should_page_those_of_an_account() {
	ExtBuilder.build_and_execute(|| {
		for client in 1..=5 {
			rest(ALICE, OrderRequest { client: Some(client), ..ask(900, 1) });
		}
		rest(BOB, ask(900, 1));
		let first = OrderBook::open_orders(ALICE, MARKET, None, 3);
		let rest = OrderBook::open_orders(ALICE, MARKET, Some(first[2].0), 3);
		let mut all: Vec<_> = first.iter().chain(&rest).map(|(client, _)| *client).collect();
		all.sort_unstable();
		assert_eq!(all, [1, 2, 3, 4, 5]);
	});
}

#[test]
fn order_should_be_found_by_its_id_while_it_rests() {
	ExtBuilder.build_and_execute(|| {
		let id = rest(ALICE, OrderRequest { client: Some(3), ..ask(900, 2) });
		let found = OrderBook::order(id).unwrap();
		assert_eq!((found.owner, found.client, found.lots), (ALICE, 3, 2));
		assert_ok!(OrderBook::cancel_order(by(ALICE), id));
		assert_eq!(OrderBook::order(id), None);
		assert_eq!(OrderBook::order(genex_primitives::book::OrderId(u128::MAX)), None);
	});
}

#[test]
fn quote_should_say_what_an_order_would_get_and_change_nothing() {
	ExtBuilder.build_and_execute(|| {
		let share = MakerFee::Charge(fee(0));
		let tiers = vec![FeeTier { from: 0, maker: share, taker: fee(10_000) }];
		let tiers = frame_support::BoundedVec::truncate_from(tiers);
		assert_ok!(OrderBook::set_fee_tiers(RuntimeOrigin::root(), tiers, WHY));
		set_rules(rules_with_fees());
		rest(ALICE, ask(900, 2));
		rest(ALICE, ask(910, 2));
		let request = OrderRequest { time_in_force: TimeInForce::Ioc, ..bid(2_000, 5) };
		let guard = StorageNoopGuard::new();
		let quote = OrderBook::quote(BOB, MARKET, request);
		drop(guard);
		let notional = (2 * 900 + 2 * 910) * TICK;
		assert_eq!((quote.lots, quote.notional, quote.fee), (4, notional, notional / 100));
		assert_eq!(quote.worst, Some(tick(910)));
		assert_eq!(quote.rest, Some(Rest::Cancelled(NotRested::TimeInForce)));
		let kill = OrderRequest { time_in_force: TimeInForce::Fok, ..request };
		let refusal = OrderBook::quote(BOB, MARKET, kill).refusal;
		assert_eq!(refusal, Some(Error::<Test>::NotEnough.into()));
	});
}

#[test]
fn quote_money_should_buy_the_most_lots_and_sell_the_fewest() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 2));
		rest(ALICE, ask(910, 2));
		let guard = StorageNoopGuard::new();
		let money = (2 * 900 + 910) * TICK;
		let told = |money, lots| OrderBook::quote_money(BOB, MARKET, money, bid(2_000, lots));
		let exact = told(money, 9);
		assert_eq!((exact.lots, exact.left, exact.quote.worst), (3, 0, Some(tick(910))));
		let short = told(money - 1, 9);
		assert_eq!((short.lots, short.left), (2, 910 * TICK - 1));
		assert_eq!(told(money, 1).lots, 1);
		let none = told(900 * TICK - 1, 9);
		assert_eq!((none.lots, none.left), (0, 900 * TICK - 1));
		assert_eq!(none.quote.refusal, Some(Error::<Test>::ZeroLots.into()));
		drop(guard);
		rest(BOB, bid(890, 4));
		let sold = |money| OrderBook::quote_money(ALICE, MARKET, money, ask(1, 9));
		let one_more = sold(890 * TICK + 1);
		assert_eq!((one_more.lots, one_more.left, one_more.quote.lots), (2, 0, 2));
		assert_eq!(sold(890 * TICK).lots, 1);
		assert_eq!((sold(0).lots, sold(0).left), (0, 0));
		assert_eq!(sold(5 * 890 * TICK).left, 890 * TICK);
	});
}

#[test]
fn quote_money_should_leave_room_for_the_fee_and_name_what_is_against_it() {
	ExtBuilder.build_and_execute(|| {
		let share = MakerFee::Charge(fee(0));
		let tiers = vec![FeeTier { from: 0, maker: share, taker: fee(10_000) }];
		let tiers = frame_support::BoundedVec::truncate_from(tiers);
		assert_ok!(OrderBook::set_fee_tiers(RuntimeOrigin::root(), tiers, WHY));
		set_rules(rules_with_fees());
		rest(ALICE, ask(900, 4));
		let told = |money| OrderBook::quote_money(BOB, MARKET, money, bid(2_000, 9));
		let price = 3 * 900 * TICK;
		let all = told(price + price / 100);
		assert_eq!((all.lots, all.quote.fee, all.left), (3, price / 100, 0));
		assert_eq!(told(price + price / 100 - 1).lots, 2);
		let unknown = OrderBook::quote_money(BOB, 9, price, bid(2_000, 9));
		assert_eq!((unknown.lots, unknown.left), (0, price));
		assert_eq!(unknown.quote.refusal, Some(Error::<Test>::UnknownMarket.into()));
		assert_ok!(OrderBook::halt(by(OFFICER), MARKET, WHY));
		assert_eq!(told(price).quote.refusal, Some(Error::<Test>::NotTrading.into()));
	});
}

#[test]
fn can_place_should_name_every_reason_once() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(OrderBook::can_place(ALICE, MARKET, ask(900, 1)), []);
		assert_ok!(OrderBook::halt(by(OFFICER), MARKET, WHY));
		Frozen::mutate(|list| list.insert(ALICE));
		let reasons = OrderBook::can_place(ALICE, MARKET, ask(900, 0));
		let frozen = Error::<Test>::Refused(Reason::SenderFrozen.code());
		let expected = [Error::<Test>::NotTrading, Error::<Test>::ZeroLots, frozen];
		assert_eq!(reasons, expected.map(Into::into));
		let unknown = OrderBook::can_place(BOB, 9, ask(900, 1));
		assert_eq!(unknown, [Error::<Test>::UnknownMarket.into()]);
	});
}

#[test]
fn stats_should_sum_up_the_last_24_hours() {
	ExtBuilder.build_and_execute(|| {
		let trade = |number, lots| {
			rest(ALICE, ask(number, lots));
			assert_eq!(place(BOB, bid(number, lots)).filled, lots);
		};
		trade(905, 1);
		wait(HOUR);
		trade(900, 1);
		trade(920, 2);
		wait(3 * HOUR);
		trade(910, 1);
		let stats = OrderBook::stats(MARKET).unwrap();
		let day = stats.day.unwrap();
		assert_eq!(
			(day.open, day.high, day.low, day.close),
			(tick(905), tick(920), tick(900), tick(910))
		);
		assert_eq!((day.lots, day.trades, stats.tape.trades), (5, 4, 4));
		wait(20 * HOUR);
		assert_eq!(OrderBook::stats(MARKET).unwrap().day.unwrap().open, tick(900));
		trade(930, 1);
		wait(24 * HOUR);
		assert_eq!(OrderBook::stats(MARKET).unwrap().day, None);
		// An hour of the next day takes the place of the same hour of the day before.
		trade(940, 1);
		assert_eq!(OrderBook::stats(MARKET).unwrap().day.unwrap().open, tick(940));
		assert_eq!(OrderBook::stats(9), None);
	});
}
