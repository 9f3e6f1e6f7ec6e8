// SPDX-License-Identifier: Apache-2.0
//! What one party bids and asks in a call auction does not move its price: it goes before there is one.

use super::{
	auction::{start, state, uncross},
	sifting::{assert_sound, cancelled, priced},
	standing::gather,
};
use crate::{Auctions, Event, OpenOrders, Queues, Words, mock::*, types::*};
use frame_support::{BoundedVec, assert_ok};
use genex_primitives::book::{Meeting, OrderId, Side, TimeInForce};

/// An auction in which two lots trade at 900: ALICE asks for that, and MAKER bids up to 1,100. The price of the formula is
/// 900, too.
fn call() {
	Formula::set(Some(900 * TICK));
	start();
	rest(ALICE, ask(900, 2));
	rest(MAKER, bid(1_100, 2));
}

/// A bid and an ask of a thousand lots at 1,100. Where they may trade, the price of [`call`] is that.
fn add(buyer: AccountId, seller: AccountId) -> [OrderId; 2] {
	[rest(buyer, bid(1_100, 1_000)), rest(seller, ask(1_100, 1_000))]
}

fn own(order: OrderId) -> (OrderId, CancelReason) {
	(order, CancelReason::SelfTrade)
}

fn rehearsal() -> Option<Rehearsal> {
	Auctions::<Test>::get(MARKET).unwrap().rehearsal
}

fn next() -> Option<Meeting> {
	rehearsal().and_then(|begun| begun.next)
}

fn assert_nothing_rests() {
	assert_eq!((Queues::<Test>::iter().count(), Words::<Test>::iter().count()), (0, 0));
	assert_eq!((OpenOrders::<Test>::iter().count(), Auctions::<Test>::iter().count()), (0, 0));
}

#[test]
fn price_should_ignore_what_one_party_bids_and_asks() {
	ExtBuilder.build_and_execute(|| {
		Formula::set(Some(900 * TICK));
		start();
		rest(ALICE, ask(900, 2));
		rest(BOB, bid(1_100, 2));
		let orders = add(ALICE_PHONE, ALICE);
		wait(60);
		System::reset_events();
		assert_ok!(uncross(9));
		assert_eq!((cancelled(), priced()), (orders.map(own).to_vec(), vec![(900, 2)]));
		let price = 2 * 900 * TICK as i128;
		assert_eq!((gain(BOB), gain(ALICE)), ((2, -price), (-2, price)));
		assert_eq!((units(ALICE), money(ALICE_PHONE)), ((UNITS - 2, 0), (MONEY, 0)));
		assert_eq!((money(BOB).1, money(TREASURY).0), (0, 0));
		let tape = OrderBook::market(MARKET).unwrap().tape;
		assert_eq!(
			(tape.trades, tape.last, state()),
			(1, Some(tick(900)), MarketState::Continuous)
		);
		// They are gone before the price is told.
		let first = |what: fn(&Event<Test>) -> bool| events().iter().position(what).unwrap();
		let gone = first(|event| matches!(event, Event::OrderCancelled { .. }));
		assert!(gone < first(|event| matches!(event, Event::AuctionPriced { .. })));
		assert_nothing_rests();
	});
}

#[test]
fn price_should_ignore_what_related_parties_bid_and_ask() {
	for (buyer, seller) in [(BOB, CAROL), (BOB, ISSUER), (ISSUER, CAROL)] {
		ExtBuilder.build_and_execute(|| {
			RelatedParties::set([3, 4].into());
			call();
			let orders = add(buyer, seller);
			wait(60);
			assert_ok!(uncross(9));
			assert_eq!((cancelled(), priced()), (orders.map(own).to_vec(), vec![(900, 2)]));
			assert_eq!((money(buyer), units(seller)), ((MONEY, 0), (UNITS, 0)));
			assert_eq!((gain(MAKER).0, gain(ALICE).0), (2, -2));
			assert_nothing_rests();
		});
	}
}

#[test]
fn price_should_count_what_two_parties_bid_and_ask() {
	ExtBuilder.build_and_execute(|| {
		call();
		add(BOB, CAROL);
		wait(60);
		assert_ok!(uncross(9));
		assert_eq!((cancelled(), priced()), (vec![], vec![(1_100, 1_002)]));
		assert_eq!((gain(BOB).0, gain(CAROL).0, gain(MAKER).0), (1_000, -1_000, 2));
		assert_nothing_rests();
	});
}

#[test]
fn price_should_ignore_a_bid_when_all_that_it_would_meet_is_of_its_party() {
	ExtBuilder.build_and_execute(|| {
		let big = gather(ALICE_PHONE, bid(1_101, 3));
		wait(60);
		assert_ok!(uncross(9));
		// Three pairs, of which each takes a lot of the bid and an ask.
		let gone = cancelled();
		assert_eq!((gone.len(), gone.contains(&own(big))), (4, true));
		assert!(gone.iter().all(|(_, reason)| *reason == CancelReason::SelfTrade));
		assert_eq!((units(ALICE), money(ALICE_PHONE)), ((UNITS, 0), (MONEY, 0)));
		assert_eq!((priced(), gain(BOB).0, gain(MAKER).0), (vec![(1_100, 2)], 2, -2));
		assert_eq!(state(), MarketState::Continuous);
	});
}

#[test]
fn uncross_should_leave_what_would_meet_others_when_the_rest_is_of_one_party() {
	ExtBuilder.build_and_execute(|| {
		Formula::set(Some(900 * TICK));
		set_rules(rules_with_fees());
		start();
		let large = rest(ALICE_PHONE, bid(1_100, 10));
		rest(CAROL, ask(900, 4));
		let mine = rest(ALICE, ask(950, 8));
		wait(60);
		System::reset_events();
		assert_ok!(uncross(1));
		let reduced = |order, who, left| {
			let (by, reason) = (6, CancelReason::SelfTrade);
			Event::<Test>::OrderReduced { order, who, by, left, reason }
		};
		let both = [reduced(large, ALICE_PHONE, 4), reduced(mine, ALICE, 2)];
		assert_eq!(events()[..2], both);
		// The escrow of four lots with the highest fee, and two units.
		assert_eq!((money(ALICE_PHONE).1, units(ALICE).1), (4 * 1_100 * TICK * 101 / 100, 2));
		assert_sound();
		assert_ok!(uncross(9));
		assert_eq!(priced(), vec![(900, 4)]);
		assert_eq!((gain(CAROL).0, gain(ALICE_PHONE).0, money(ALICE_PHONE).1), (-4, 4, 0));
		assert_eq!(OrderBook::order(mine).map(|order| order.lots), Some(2));
		assert_eq!(state(), MarketState::Continuous);
	});
}

#[test]
fn uncross_should_take_a_step_for_each_pair_of_one_party() {
	ExtBuilder.build_and_execute(|| {
		start();
		let large = rest(ALICE_PHONE, bid(900, 5));
		let asks: Vec<_> = (0..3).map(|_| rest(ALICE, ask(900, 1))).collect();
		wait(60);
		assert_ok!(uncross(2));
		assert_eq!(cancelled(), [own(asks[0]), own(asks[1])]);
		assert_eq!(next(), Some(Meeting { bid: large, bid_met: 0, ask: asks[2], ask_met: 0 }));
		assert_sound();
		assert_ok!(uncross(2));
		assert_eq!((cancelled().len(), priced(), state()), (3, vec![], MarketState::Continuous));
		assert_eq!(OrderBook::order(large).map(|order| order.lots), Some(2));
		assert_eq!((units(ALICE), money(ALICE_PHONE).1), ((UNITS, 0), 2 * 900 * TICK));
	});
}

/// Seven asks of a lot of CAROL that a bid of BOB meets, which ends after so many seconds, and behind them an ask and a bid of
/// ALICE that would make the price 1,100. The first uncross looks at all orders and at five pairs.
struct Halfway {
	bid: OrderId,
	asks: Vec<OrderId>,
	mine: [OrderId; 2],
	since: u64,
}

fn halfway(seconds: u64) -> Halfway {
	Formula::set(Some(900 * TICK));
	start();
	let asks: Vec<_> = (0..7).map(|_| rest(CAROL, ask(900, 1))).collect();
	let time_in_force = TimeInForce::Gtt(Now::get() + seconds);
	let bid = rest(BOB, OrderRequest { time_in_force, ..bid(1_100, 7) });
	let mine = add(ALICE_PHONE, ALICE);
	wait(60);
	assert_ok!(uncross(1));
	assert_eq!(next(), Some(Meeting { bid, bid_met: 5, ask: asks[5], ask_met: 0 }));
	assert_eq!((cancelled(), priced(), gain(BOB).0), (vec![], vec![], 0));
	assert_sound();
	Halfway { bid, asks, mine, since: Now::get() }
}

/// The auction ends with this price and its volume, and CAROL, BOB, ALICE and her phone have so many units more.
fn assert_ends(price: (u16, u128), gains: [i128; 4]) {
	assert_sound();
	while state() == MarketState::Auction {
		assert_ok!(uncross(9));
		assert_sound();
	}
	assert_eq!(priced(), vec![price]);
	assert_eq!([CAROL, BOB, ALICE, ALICE_PHONE].map(|who| gain(who).0), gains);
	let of_one_party = |event: &Event<Test>| {
		use CancelReason::SelfTrade;
		use Event::{OrderCancelled, OrderReduced};
		matches!(
			event,
			OrderCancelled { reason: SelfTrade, .. } | OrderReduced { reason: SelfTrade, .. }
		)
	};
	let told = events();
	let at = told.iter().position(|event| matches!(event, Event::AuctionPriced { .. })).unwrap();
	let before = told[..at].iter().any(of_one_party);
	assert!(before && !told[at..].iter().any(of_one_party));
}

#[test]
fn uncross_should_go_on_with_the_pairs_where_it_stopped() {
	ExtBuilder.build_and_execute(|| {
		let Halfway { mine, .. } = halfway(9_999);
		assert_ok!(uncross(1));
		// Its only step went to the two.
		assert_eq!(cancelled(), mine.map(own));
		assert_eq!((priced(), gain(BOB).0), (vec![(900, 7)], 0));
		let found = OrderBook::auction(MARKET).unwrap();
		assert_eq!(found, Auction { clearing: Some(tick(900)), ..Auction::default() });
		assert_ends((900, 7), [-7, 7, 0, 0]);
		assert_eq!((units(ALICE), money(ALICE_PHONE)), ((UNITS, 0), (MONEY, 0)));
		assert_nothing_rests();
	});
}

/// The pairs are gone through anew after `leave`, without a look at the orders.
fn begins_anew_when(leave: impl FnOnce(&Halfway), price: (u16, u128), gains: [i128; 4]) {
	ExtBuilder.build_and_execute(|| {
		let halfway = halfway(9_999);
		leave(&halfway);
		assert_eq!(rehearsal(), Some(Rehearsal { next: None, since: halfway.since }));
		assert_ends(price, gains);
	});
}

/// One ask less than lots bid: what is left of BOB's bid meets ALICE's ask, whose rest is of her own party.
const LESS: ((u16, u128), [i128; 4]) = ((1_100, 7), [-6, 7, -1, 0]);

#[test]
fn uncross_should_begin_anew_with_the_pairs_when_an_order_that_met_leaves() {
	let (price, gains) = LESS;
	let first = |call: &Halfway| {
		assert_ok!(OrderBook::cancel_order(by(CAROL), call.asks[0]));
	};
	begins_anew_when(first, price, gains);
	let next = |call: &Halfway| {
		assert_ok!(OrderBook::force_cancel(by(OFFICER), call.asks[5], WHY));
	};
	begins_anew_when(next, price, gains);
	let frozen = |call: &Halfway| {
		Frozen::mutate(|list| list.insert(CAROL));
		let orders = BoundedVec::truncate_from(vec![call.asks[4]]);
		assert_ok!(OrderBook::return_dead(by(STRANGER), orders));
		Frozen::mutate(|list| list.remove(&CAROL));
	};
	begins_anew_when(frozen, price, gains);
	// The asks meet the bid of ALICE then.
	let large = |call: &Halfway| {
		assert_ok!(OrderBook::cancel_order(by(BOB), call.bid));
	};
	begins_anew_when(large, (900, 7), [-7, 0, 0, 7]);
}

#[test]
fn uncross_should_go_on_with_the_pairs_when_an_order_leaves_behind_them() {
	ExtBuilder.build_and_execute(|| {
		let Halfway { asks, .. } = halfway(9_999);
		let before = rehearsal();
		assert_ok!(OrderBook::cancel_order(by(CAROL), asks[6]));
		assert_eq!(rehearsal(), before);
		assert_ends(LESS.0, LESS.1);
	});
}

#[test]
fn uncross_should_begin_anew_when_the_market_was_halted() {
	ExtBuilder.build_and_execute(|| {
		halfway(9_999);
		assert_ok!(OrderBook::halt(by(OFFICER), MARKET, WHY));
		assert_sound();
		assert_ok!(OrderBook::resume(by(OFFICER), MARKET, WHY));
		assert_eq!(OrderBook::auction(MARKET), Some(Auction::default()));
		assert_ends((900, 7), [-7, 7, 0, 0]);
	});
}

#[test]
fn uncross_should_look_at_orders_and_pairs_anew_when_it_began_long_ago() {
	ExtBuilder.build_and_execute(|| {
		let Halfway { bid, asks, .. } = halfway(9_999);
		let begun = rehearsal().unwrap();
		wait(MAX_SIFTING - 1);
		assert_ok!(OrderBook::cancel_order(by(CAROL), asks[0]));
		assert_ok!(uncross(1));
		let next = Some(Meeting { bid, bid_met: 5, ask: asks[6], ask_met: 0 });
		assert_eq!(rehearsal(), Some(Rehearsal { next, ..begun }));
		wait(1);
		assert_ok!(uncross(1));
		assert_eq!(rehearsal(), Some(Rehearsal { next, since: Now::get() }));
		assert_ends(LESS.0, LESS.1);
	});
}

#[test]
fn uncross_should_begin_anew_with_the_pairs_when_an_order_dies_that_met_others() {
	ExtBuilder.build_and_execute(|| {
		let Halfway { bid, mine, since, .. } = halfway(61);
		wait(1);
		assert_ok!(uncross(9));
		assert_eq!(cancelled(), [(bid, CancelReason::Expired)]);
		assert_eq!(rehearsal(), Some(Rehearsal { next: None, since }));
		assert_sound();
		// The bid of ALICE meets the asks of CAROL then, and its rest her own.
		assert_ok!(uncross(9));
		assert_eq!(cancelled().len(), 1);
		let left = mine.map(|order| OrderBook::order(order).map(|order| order.lots));
		assert_eq!((left, priced()), ([None, Some(7)], vec![(900, 7)]));
		assert_eq!((gain(CAROL).0, gain(ALICE_PHONE).0, gain(ALICE).0), (-7, 7, 0));
		assert_eq!((money(BOB), state()), ((MONEY, 0), MarketState::Continuous));
	});
}

#[test]
fn auction_should_complete_when_no_two_parties_meet() {
	ExtBuilder.build_and_execute(|| {
		set_rules(MarketRules { auctions: Some(30), ..rules() });
		start();
		rest(ALICE, bid(900, 1));
		rest(ALICE, ask(900, 1));
		wait(60);
		assert_ok!(uncross(1));
		assert_eq!((cancelled().len(), priced(), state()), (2, vec![], MarketState::Auction));
		assert_eq!(OrderBook::auction(MARKET), Some(Auction::default()));
		assert_eq!(OrderBook::depth(MARKET, Side::Bid, 9).len(), 0);
	});
}
