// SPDX-License-Identifier: Apache-2.0
//! Call auctions.

use crate::{Error, Event, mock::*, types::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	Actor, Reason,
	book::{SelfTrade, Side, TimeInForce},
};
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

pub(super) fn start() {
	assert_ok!(OrderBook::start_auction(RuntimeOrigin::root(), MARKET, 60, WHY));
}

pub(super) fn uncross(fills: u32) -> frame_support::dispatch::DispatchResultWithPostInfo {
	OrderBook::uncross(by(STRANGER), MARKET, fills)
}

pub(super) fn state() -> MarketState {
	OrderBook::market(MARKET).unwrap().state
}

#[test]
fn auction_should_trade_all_at_one_price_with_time_priority_at_the_margin() {
	ExtBuilder.build_and_execute(|| {
		set_rules(rules_with_fees());
		start();
		rest(ALICE, ask(890, 3));
		rest(CAROL, ask(900, 3));
		rest(MAKER, ask(900, 3));
		rest(BOB, bid(910, 4));
		assert_noop!(uncross(50), Error::<Test>::AuctionOpen);
		wait(60);
		let late = OrderBook::place_order(by(BOB), MARKET, bid(900, 1));
		assert_noop!(late, Error::<Test>::AuctionEnded);
		assert_ok!(uncross(50));
		// Four lots trade at 900 and no other price leaves less over; CAROL came before MAKER.
		let paid = 4 * 900 * TICK;
		assert_eq!(gain(BOB), (4, -(paid as i128)));
		assert_eq!(gain(ALICE), (-3, (3 * 900 * TICK) as i128));
		assert_eq!((gain(CAROL).0, gain(MAKER).0), (-1, 0));
		// What the bid held beyond the price is free again.
		assert_eq!(money(BOB).1, 0);
		assert_eq!(state(), MarketState::Continuous);
		assert_eq!(OrderBook::auction(MARKET), None);
		assert!(events().contains(&Event::AuctionCompleted { market: MARKET }));
	});
}

#[test]
fn auction_should_go_on_at_the_same_price_when_steps_ran_out() {
	ExtBuilder.build_and_execute(|| {
		start();
		for _ in 0..4 {
			rest(ALICE, ask(890, 1));
			rest(BOB, bid(910, 1));
		}
		wait(60);
		assert_ok!(uncross(1));
		let price = OrderBook::auction(MARKET).unwrap().clearing;
		assert!(price.is_some());
		assert_eq!((gain(BOB).0, state()), (1, MarketState::Auction));
		assert_ok!(uncross(2));
		assert_eq!(OrderBook::auction(MARKET).unwrap().clearing, price);
		assert_ok!(uncross(50));
		assert_eq!((gain(BOB).0, state()), (4, MarketState::Continuous));
	});
}

#[test]
fn auction_should_go_on_when_an_order_is_cancelled_between_its_steps() {
	ExtBuilder.build_and_execute(|| {
		start();
		rest(ALICE, ask(890, 1));
		let leaving = rest(CAROL, ask(895, 1));
		rest(BOB, bid(910, 1));
		let staying = rest(MAKER, bid(905, 1));
		wait(60);
		assert_ok!(uncross(1));
		assert_eq!((gain(BOB).0, state()), (1, MarketState::Auction));
		assert_ok!(OrderBook::cancel_order(by(CAROL), leaving));
		assert_eq!(units(CAROL), (UNITS, 0));
		assert_ok!(uncross(9));
		assert_eq!((gain(CAROL), gain(MAKER), state()), ((0, 0), (0, 0), MarketState::Continuous));
		assert_eq!(OrderBook::order(staying).map(|order| order.lots), Some(1));
	});
}

#[test]
fn auction_should_take_the_smaller_from_both_when_they_are_of_one_party() {
	ExtBuilder.build_and_execute(|| {
		start();
		let self_trade = SelfTrade::CancelTaker;
		let own = rest(ALICE, OrderRequest { self_trade, ..ask(900, 3) });
		let larger = rest(ALICE_PHONE, OrderRequest { self_trade, ..bid(900, 5) });
		rest(BOB, bid(900, 1));
		wait(60);
		assert_ok!(uncross(9));
		let (lots, reason) = (3, CancelReason::SelfTrade);
		let gone = Event::OrderCancelled { order: own, who: ALICE, lots, reason };
		let less =
			Event::OrderReduced { order: larger, who: ALICE_PHONE, by: lots, left: 2, reason };
		assert!(events().contains(&gone) && events().contains(&less));
		assert_eq!((units(ALICE), money(ALICE_PHONE).1), ((UNITS, 0), 2 * 900 * TICK));
		assert_eq!((gain(BOB), money(TREASURY).0), ((0, 0), 0));
		assert_eq!(OrderBook::market(MARKET).unwrap().tape.trades, 0);
	});
}

#[test]
fn auction_should_keep_to_the_band_when_that_moved_during_the_call() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		Formula::set(Some(1_000 * TICK));
		start();
		rest(ALICE, ask(900, 2));
		let dear = rest(CAROL, ask(1_080, 2));
		let last = rest(BOB, bid(1_100, 3));
		// Ticks 810 to 990. Most lots would trade at 1,080 or above.
		Formula::set(Some(900 * TICK));
		FormulaVersion::set(1);
		wait(60);
		assert_ok!(uncross(50));
		assert_eq!(OrderBook::market(MARKET).unwrap().tape.last, Some(tick(900)));
		assert_eq!((gain(BOB).0, gain(CAROL).0, units(ALICE)), (2, 0, (UNITS - 2, 0)));
		// What is left meets beyond the band only.
		assert_noop!(uncross(50), Error::<Test>::OutsideBand);
		assert_ok!(OrderBook::cancel_order(by(CAROL), dear));
		assert_ok!(uncross(50));
		assert_eq!(state(), MarketState::Continuous);
		assert_eq!(OrderBook::order(last).map(|order| order.lots), Some(1));
	});
}

#[test]
fn auction_should_leave_orders_to_the_next_one_when_they_meet_beyond_the_band() {
	ExtBuilder.build_and_execute(|| {
		set_rules(MarketRules { auctions: Some(60), ..banded() });
		Formula::set(Some(1_000 * TICK));
		start();
		rest(ALICE, ask(1_080, 2));
		rest(BOB, bid(1_100, 2));
		Formula::set(Some(900 * TICK));
		FormulaVersion::set(1);
		wait(60);
		assert_ok!(uncross(50));
		assert_eq!((gain(BOB).0, state()), (0, MarketState::Auction));
		assert_eq!(OrderBook::market(MARKET).unwrap().call_ends_at, Some(Now::get() + 60));
		// They trade where the band reaches them again.
		Formula::set(Some(1_000 * TICK));
		FormulaVersion::set(2);
		wait(60);
		assert_ok!(uncross(50));
		assert_eq!(gain(BOB).0, 2);
	});
}

#[test]
fn auction_should_price_nothing_when_no_tick_is_within_the_band() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		start();
		rest(ALICE, ask(900, 1));
		rest(BOB, bid(900, 1));
		wait(60);
		// Above the grid, and below its first tick.
		for price in [3_000 * TICK, TICK / 2] {
			Formula::set(Some(price));
			FormulaVersion::mutate(|version| *version += 1);
			assert_noop!(uncross(50), Error::<Test>::OutsideBand);
		}
		set_rules(rules());
		assert_ok!(uncross(50));
		assert_eq!((gain(BOB).0, state()), (1, MarketState::Continuous));
	});
}

#[test]
fn auction_should_charge_both_sides_as_makers() {
	ExtBuilder.build_and_execute(|| {
		let share = genex_primitives::book::amounts::MakerFee::Charge(fee(5_000));
		let tiers = vec![FeeTier { from: 0, maker: share, taker: fee(20_000) }];
		let tiers = frame_support::BoundedVec::truncate_from(tiers);
		assert_ok!(OrderBook::set_fee_tiers(RuntimeOrigin::root(), tiers, WHY));
		set_rules(rules_with_fees());
		start();
		rest(ALICE, ask(900, 2));
		rest(BOB, bid(900, 2));
		wait(60);
		assert_ok!(uncross(50));
		let (price, each) = (45_000_000, 225_000);
		assert_eq!(gain(BOB), (2, -(price + each)));
		assert_eq!(gain(ALICE), (-2, price - each));
		assert_eq!(money(TREASURY).0, 450_000);
	});
}

#[test]
fn auction_should_let_the_next_one_stand_in_when_a_party_fails() {
	ExtBuilder.build_and_execute(|| {
		start();
		let time_in_force = TimeInForce::Gtt(START + 30);
		rest(ALICE, ask(890, 2));
		rest(CAROL, ask(895, 2));
		rest(MAKER, OrderRequest { time_in_force, ..ask(880, 2) });
		rest(BOB, bid(910, 2));
		rest(ALICE_PHONE, bid(911, 1));
		Frozen::mutate(|list| list.insert(BOB));
		rest(ISSUER, bid(905, 2));
		CannotSell::mutate(|list| list.insert(ALICE, Reason::SellValueDay));
		wait(60);
		while state() == MarketState::Auction {
			assert_ok!(uncross(3));
		}
		assert_eq!((money(BOB), units(MAKER), units(ALICE)), ((MONEY, 0), (UNITS, 0), (UNITS, 0)));
		assert_eq!((gain(CAROL).0, gain(ISSUER).0), (-2, 2));
	});
}

#[test]
fn auction_should_drop_the_later_order_when_two_may_not_trade() {
	ExtBuilder.build_and_execute(|| {
		start();
		rest(ALICE, ask(900, 1));
		rest(BOB, bid(900, 1));
		Apart::mutate(|list| list.insert((ALICE, BOB)));
		wait(60);
		assert_ok!(uncross(9));
		assert_eq!((units(ALICE).1, money(BOB)), (1, (MONEY, 0)));
		assert_eq!(state(), MarketState::Continuous);
	});
}

#[test]
fn auction_should_drop_the_order_of_the_newer_page_when_two_may_not_trade() {
	ExtBuilder.build_and_execute(|| {
		start();
		let first = rest(CAROL, bid(900, 1));
		let ask_id = rest(ALICE, ask(900, 1));
		// It came last, and into the page that the first one began.
		let last = rest(BOB, bid(900, 1));
		assert_eq!((last.page(), last.slot()), (first.page(), 1));
		assert!(ask_id.page() > last.page());
		assert_ok!(OrderBook::cancel_order(by(CAROL), first));
		Apart::mutate(|list| list.insert((ALICE, BOB)));
		wait(60);
		assert_ok!(uncross(9));
		assert_eq!((units(ALICE), money(BOB).1), ((UNITS, 0), 900 * TICK));
		assert_eq!(state(), MarketState::Continuous);
	});
}

#[test]
fn auction_should_change_nothing_when_nobody_may_trade() {
	ExtBuilder.build_and_execute(|| {
		start();
		rest(ALICE, ask(900, 1));
		rest(BOB, bid(900, 1));
		wait(60);
		Everyone::set(Some(Reason::FxRateStale));
		assert_noop!(uncross(9), Error::<Test>::NotTrading);
		Everyone::set(None);
		assert_ok!(uncross(9));
		assert_eq!(gain(BOB).0, 1);
	});
}

#[test]
fn auctions_should_follow_each_other_when_the_rules_say_so() {
	ExtBuilder.build_and_execute(|| {
		set_rules(MarketRules { auctions: Some(30), ..rules() });
		start();
		wait(60);
		assert_ok!(uncross(1));
		let ends_at = START + 90;
		let (market, by, reason) = (MARKET, None, H256::zero());
		assert_eq!(last_event(), Event::AuctionStarted { market, ends_at, by, reason });
		assert_eq!(state(), MarketState::Auction);
		rest(ALICE, ask(900, 1));
		rest(BOB, bid(910, 1));
		wait(30);
		assert_ok!(uncross(1));
		assert_eq!(gain(BOB).0, 1);
	});
}

#[test]
fn auction_should_open_a_market_that_was_only_announced() {
	ExtBuilder.build_and_execute(|| {
		let root = RuntimeOrigin::root;
		assert_ok!(OrderBook::create_market(root(), OTHER, USDC, 1, rules(), WHY));
		assert_ok!(OrderBook::start_auction(root(), 2, 60, WHY));
		Units::insert((OTHER, ALICE), (5, 0));
		assert_ok!(OrderBook::place_order(by(ALICE), 2, ask(890, 2)));
		assert_ok!(OrderBook::place_order(by(BOB), 2, bid(910, 2)));
		wait(60);
		assert_ok!(OrderBook::uncross(by(STRANGER), 2, 9));
		assert_eq!((Units::get((OTHER, ALICE)), Units::get((OTHER, BOB))), ((3, 0), (2, 0)));
		assert_eq!(OrderBook::market(2).unwrap().state, MarketState::Continuous);
	});
}

#[test]
fn auction_should_return_an_order_when_its_owners_switch_passed() {
	ExtBuilder.build_and_execute(|| {
		start();
		let dead = rest(ALICE, ask(890, 1));
		rest(CAROL, ask(900, 1));
		rest(BOB, bid(910, 1));
		assert_ok!(OrderBook::cancel_all_after(by(ALICE), MARKET, 30));
		wait(60);
		while state() == MarketState::Auction {
			assert_ok!(uncross(9));
		}
		assert_eq!((units(ALICE), gain(CAROL).0, gain(BOB).0), ((UNITS, 0), -1, 1));
		let (order, who, lots, reason) = (dead, ALICE, 1, CancelReason::Switch);
		assert!(events().contains(&Event::OrderCancelled { order, who, lots, reason }));
	});
}

#[test]
fn auction_should_take_only_orders_that_rest() {
	ExtBuilder.build_and_execute(|| {
		start();
		let place = |time_in_force| {
			let request = OrderRequest { time_in_force, ..ask(900, 1) };
			OrderBook::place_order(by(ALICE), MARKET, request)
		};
		assert_noop!(place(TimeInForce::Ioc), Error::<Test>::NotTrading);
		let how = genex_primitives::book::PostOnly::Reject;
		let request = post_only(ask(900, 1), how);
		let refused = OrderBook::place_order(by(ALICE), MARKET, request);
		assert_noop!(refused, Error::<Test>::NotTrading);
	});
}

#[test]
fn auction_should_be_halted_and_resumed_where_it_was() {
	ExtBuilder.build_and_execute(|| {
		start();
		let id = rest(ALICE, ask(900, 1));
		rest(BOB, bid(910, 1));
		assert_ok!(OrderBook::halt(by(OFFICER), MARKET, WHY));
		let open = OrderBook::set_market_state(
			RuntimeOrigin::root(),
			MARKET,
			MarketState::Continuous,
			WHY,
		);
		assert_noop!(open, Error::<Test>::BookCrosses);
		wait(60);
		assert_noop!(uncross(1), Error::<Test>::NoAuction);
		assert_ok!(OrderBook::resume(by(OFFICER), MARKET, WHY));
		assert_ok!(OrderBook::cancel_order(by(ALICE), id));
		assert_ok!(uncross(1));
		assert_eq!(OrderBook::depth(MARKET, Side::Bid, 9).len(), 1);
	});
}

#[test]
fn start_auction_and_uncross_should_be_refused_when_they_make_no_sense() {
	ExtBuilder.build_and_execute(|| {
		let root = RuntimeOrigin::root;
		assert_noop!(OrderBook::start_auction(by(ALICE), MARKET, 60, WHY), BadOrigin);
		assert_noop!(OrderBook::start_auction(root(), 9, 60, WHY), Error::<Test>::UnknownMarket);
		assert_noop!(OrderBook::start_auction(root(), MARKET, 0, WHY), Error::<Test>::BadTerms);
		let missing = Error::<Test>::ReasonMissing;
		assert_noop!(OrderBook::start_auction(root(), MARKET, 60, H256::zero()), missing);
		assert_noop!(uncross(1), Error::<Test>::NoAuction);
		start();
		let (market, ends_at, by, reason) = (MARKET, START + 60, Some(Actor::Governance), WHY);
		assert_eq!(last_event(), Event::AuctionStarted { market, ends_at, by, reason });
		assert_noop!(
			OrderBook::start_auction(root(), MARKET, 9, WHY),
			Error::<Test>::BadTransition
		);
		assert_noop!(uncross(0), Error::<Test>::BadLimit);
		assert_noop!(uncross(51), Error::<Test>::BadLimit);
		assert_noop!(OrderBook::uncross(root(), MARKET, 1), BadOrigin);
		Now::set(EXPIRY);
		assert_noop!(uncross(1), Error::<Test>::MarketOver);
	});
}
