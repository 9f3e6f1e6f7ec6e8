// SPDX-License-Identifier: Apache-2.0
//! Trades of high value wait for an officer.

use crate::{Error, Event, HeldTrades, NextTradeId, PendingTrades, mock::*, types::*};
use frame_support::{
	BoundedVec, assert_ok, dispatch::GetDispatchInfo, storage::with_storage_layer,
};
use genex_primitives::{
	Reason,
	book::{
		NotRested, Rest, Side, TimeInForce,
		amounts::{FillAmounts, MakerFee},
	},
	traits::ReviewedAct,
};
use sp_runtime::DispatchResult;

/// Four cards of 25 dollars are reviewed.
pub(super) fn review_from_four() {
	ReviewedFrom::set(10_000);
}

/// Makers pay 1 %, takers 2 %.
pub(super) fn charge() {
	let maker = MakerFee::Charge(fee(10_000));
	let tiers = vec![FeeTier { from: 0, maker, taker: fee(20_000) }];
	assert_ok!(OrderBook::set_fee_tiers(
		RuntimeOrigin::root(),
		BoundedVec::truncate_from(tiers),
		WHY,
	));
	set_rules(rules_with_fees());
}

/// As the call that approves, in a storage layer.
pub(super) fn approve(id: TradeId) -> DispatchResult {
	with_storage_layer(|| OrderBook::review_approved(id))
}

pub(super) fn amounts(lots: u128, maker_side: Side) -> FillAmounts {
	let notional = lots * 900 * TICK;
	let (maker_fee, taker_fee) = (notional / 100, notional / 50);
	let (buyer_fee, seller_fee) = match maker_side {
		Side::Bid => (maker_fee, taker_fee),
		Side::Ask => (taker_fee, maker_fee),
	};
	FillAmounts {
		notional,
		buyer_pays: notional + buyer_fee,
		seller_gets: notional - seller_fee,
		maker_fee,
		maker_rebate: 0,
		taker_fee,
		treasury: maker_fee + taker_fee,
	}
}

/// Nothing of the trade is left anywhere.
pub(super) fn assert_gone() {
	assert_eq!(PendingTrades::<Test>::iter().count(), 0);
	assert_eq!(HeldTrades::<Test>::iter().count(), 0);
}

#[test]
fn place_order_should_hold_both_sides_when_a_fill_of_a_buyer_is_reviewed() {
	ExtBuilder.build_and_execute(|| {
		charge();
		let order = rest(ALICE, ask(900, 10));
		review_from_four();
		System::reset_events();
		let outcome = place(BOB, bid(900, 4));
		assert_eq!((outcome.filled, outcome.fills, outcome.rest), (4, 1, Rest::Nothing));
		let amounts = amounts(4, Side::Ask);
		assert_eq!(units(ALICE), (UNITS - 10, 10));
		assert_eq!(money(BOB), (MONEY - amounts.buyer_pays, amounts.buyer_pays));
		assert_eq!((gain(ALICE), gain(BOB), money(TREASURY).0), ((0, 0), (0, 0), 0));
		// What is held left the book.
		assert_eq!(OrderBook::depth(MARKET, Side::Ask, 9), [(tick(900), 6, 1)]);
		// The face value is more than the price.
		assert_eq!(Opened::get(), [(BOB, ReviewedAct::Trade(0), 10_000)]);
		let (review, deadline) = (1, START + REVIEW);
		let trade = PendingTrade {
			market: MARKET,
			maker: ALICE,
			maker_identity: 2,
			taker: BOB,
			taker_identity: 3,
			taker_side: Side::Bid,
			tick: tick(900),
			lots: 4,
			amounts,
			referral: None,
			review,
			deadline,
		};
		assert_eq!((OrderBook::pending_trade(0), OrderBook::held_trades(3)), (Some(trade), 1));
		assert_eq!(
			events()[0],
			Event::TradeHeld {
				trade: 0,
				market: MARKET,
				order,
				taker_order: None,
				maker: ALICE,
				taker: BOB,
				taker_side: Side::Bid,
				tick: tick(900),
				lots: 4,
				notional: amounts.notional,
				maker_fee: amounts.maker_fee,
				rebate: 0,
				taker_fee: amounts.taker_fee,
				review,
				deadline,
			}
		);
		assert_eq!(events().len(), 2, "held, placed");
		// Nothing was traded yet.
		assert_eq!(OrderBook::market(MARKET).unwrap().tape, Tape::default());
		assert_eq!(OrderBook::stats(MARKET).unwrap().day, None);
		assert_eq!((OrderBook::trader(2), OrderBook::trader(3)), Default::default());
	});
}

#[test]
fn place_order_should_hold_both_sides_when_a_fill_of_a_seller_is_reviewed() {
	ExtBuilder.build_and_execute(|| {
		charge();
		set_rules(MarketRules { maker_cap: fee(50_000), ..rules_with_fees() });
		rest(ALICE, bid(900, 10));
		review_from_four();
		let outcome = place(BOB, ask(900, 4));
		assert_eq!(outcome.filled, 4);
		let amounts = amounts(4, Side::Bid);
		// Six lots with their highest fee, four with the one agreed: what is between the two is free.
		let escrow = 6 * (900 * TICK + 900 * TICK / 20) + amounts.buyer_pays;
		assert_eq!(money(ALICE), (MONEY - escrow, escrow));
		assert_eq!(units(BOB), (UNITS - 4, 4));
		assert_ok!(approve(0));
		assert_eq!(gain(ALICE), (4, -(amounts.buyer_pays as i128)));
		assert_eq!(gain(BOB), (-4, amounts.seller_gets as i128));
		assert_eq!(money(TREASURY).0, amounts.treasury);
		assert_eq!((units(BOB).1, money(ALICE).1), (0, escrow - amounts.buyer_pays));
	});
}

#[test]
fn place_order_should_unlist_the_maker_when_all_of_it_is_held() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, OrderRequest { client: Some(7), ..ask(900, 4) });
		review_from_four();
		place(BOB, bid(900, 4));
		assert!(OrderBook::open_orders(ALICE, MARKET, None, 9).is_empty());
		assert_eq!(units(ALICE), (UNITS - 4, 4));
		// The client id is free again, though the trade still waits.
		rest(ALICE, OrderRequest { client: Some(7), ..ask(901, 1) });
	});
}

#[test]
fn place_order_should_settle_small_fills_and_hold_large_ones_when_it_meets_both() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 2));
		rest(CAROL, ask(901, 5));
		review_from_four();
		let outcome = place(BOB, bid(901, 8));
		assert_eq!((outcome.filled, outcome.fills, outcome.left), (7, 2, 1));
		assert!(matches!(outcome.rest, Rest::Resting(_)));
		assert_eq!((gain(ALICE).0, gain(CAROL).0, gain(BOB).0), (-2, 0, 2));
		let tape = OrderBook::market(MARKET).unwrap().tape;
		assert_eq!((tape.trades, tape.last), (1, Some(tick(900))));
		assert_eq!(OrderBook::pending_trade(0).unwrap().lots, 5);
	});
}

#[test]
fn place_order_should_count_held_lots_as_filled_when_it_must_fill() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 4));
		rest(CAROL, ask(900, 1));
		review_from_four();
		let all = OrderRequest { time_in_force: TimeInForce::Fok, ..bid(900, 5) };
		assert_eq!(place(BOB, all).filled, 5);
		assert_eq!((gain(BOB).0, OrderBook::held_trades(3)), (1, 1));
		rest(ALICE, ask(900, 4));
		let least = OrderRequest { time_in_force: TimeInForce::MinFill(4), ..bid(900, 9) };
		let outcome = place(BOB, least);
		assert_eq!((outcome.filled, OrderBook::held_trades(3)), (4, 2));
		assert_eq!(outcome.rest, Rest::Cancelled(NotRested::TimeInForce));
	});
}

#[test]
fn place_order_should_undo_what_is_held_when_the_order_fails() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 4));
		rest(CAROL, ask(900, 4));
		CannotSell::mutate(|list| list.insert(CAROL, Reason::SellValueDay));
		review_from_four();
		let all = OrderRequest { time_in_force: TimeInForce::Fok, ..bid(900, 8) };
		let failed = with_storage_layer(|| {
			OrderBook::place_order(by(BOB), MARKET, all).map_err(|failure| failure.error)
		});
		assert_eq!(failed.err(), Some(Error::<Test>::NotEnough.into()));
		assert_gone();
		assert_eq!((NextTradeId::<Test>::get(), money(BOB), units(ALICE).1), (0, (MONEY, 0), 4));
	});
}

#[test]
fn place_order_should_hold_nothing_when_more_than_a_review_is_missing() {
	ExtBuilder.build_and_execute(|| {
		let order = rest(ALICE, ask(900, 4));
		rest(CAROL, ask(901, 4));
		review_from_four();
		// On the maker: it goes, and the next one is held.
		CannotSell::mutate(|list| list.insert(ALICE, Reason::SellValueDay));
		place(BOB, bid(901, 4));
		let reason = CancelReason::Refused(Reason::SellValueDay.code());
		let gone = Event::OrderCancelled { order, who: ALICE, lots: 4, reason };
		assert!(events().contains(&gone));
		assert_eq!(OrderBook::pending_trade(0).unwrap().maker, CAROL);
		// On the taker: nobody goes.
		rest(CAROL, ask(901, 4));
		CannotBuy::mutate(|list| list.insert(BOB, Reason::BuyValueDay));
		assert_eq!(place(BOB, bid(901, 4)).rest, Rest::Cancelled(NotRested::Taker));
		// On both together: the taker passes.
		CannotBuy::set(Default::default());
		Apart::mutate(|list| list.insert((CAROL, BOB)));
		assert_eq!(place(BOB, bid(901, 4)).rest, Rest::Cancelled(NotRested::Crosses));
		assert_eq!((OrderBook::held_trades(3), units(CAROL).1), (1, 8));
	});
}

#[test]
fn place_order_should_stop_and_hold_nothing_when_the_taker_could_not_pay() {
	ExtBuilder.build_and_execute(|| {
		charge();
		rest(ALICE, ask(900, 4));
		review_from_four();
		// The price, but not the fee.
		Money::insert((USDC, BOB), (4 * 900 * TICK, 0));
		assert_eq!(place(BOB, bid(900, 4)).rest, Rest::Cancelled(NotRested::Taker));
		TreasuryRefuses::set(true);
		assert_eq!(place(CAROL, bid(900, 4)).rest, Rest::Cancelled(NotRested::Taker));
		TreasuryRefuses::set(false);
		ReviewsFail::set(true);
		assert_eq!(place(CAROL, bid(900, 4)).rest, Rest::Cancelled(NotRested::Taker));
		assert_gone();
		assert_eq!((money(CAROL), units(ALICE).1), ((MONEY, 0), 4));
	});
}

#[test]
fn place_order_should_stop_when_as_many_trades_of_the_identity_are_held_as_may_be() {
	ExtBuilder.build_and_execute(|| {
		MaxHeldTrades::set(2);
		for number in 900..904 {
			rest(CAROL, ask(number, 4));
		}
		review_from_four();
		let outcome = place(ALICE, bid(903, 12));
		assert_eq!((outcome.filled, outcome.rest), (8, Rest::Cancelled(NotRested::Taker)));
		// The other account is of the same identity; small fills go on.
		let outcome = place(ALICE_PHONE, bid(902, 4));
		assert_eq!((outcome.filled, outcome.rest), (0, Rest::Cancelled(NotRested::Taker)));
		assert_eq!(place(ALICE_PHONE, bid(902, 3)).filled, 3);
		assert_eq!(place(BOB, bid(903, 4)).filled, 1 + 3, "the maker is not bound");
		assert_ok!(OrderBook::review_refused(0));
		rest(CAROL, ask(905, 4));
		assert_eq!(place(ALICE_PHONE, bid(905, 5)).filled, 1 + 4);
		assert_eq!((OrderBook::held_trades(2), OrderBook::held_trades(3)), (2, 0));
	});
}

#[test]
fn place_order_should_cost_more_only_for_the_reviews_that_were_tried() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 4));
		rest(ALICE, ask(900, 4));
		let request = OrderRequest { max_fills: 3, ..bid(900, 8) };
		let charged = crate::Call::<Test>::place_order { market: MARKET, order: request };
		let most = charged.get_dispatch_info().call_weight;
		let two = OrderRequest { lots: 4, ..request };
		let weight = |order| OrderBook::place_order(by(BOB), MARKET, order).unwrap().actual_weight;
		let plain = weight(two).unwrap();
		review_from_four();
		let held = weight(two).unwrap();
		let of = <Test as crate::Config>::WeightInfo::review_trades;
		use crate::WeightInfo;
		assert_eq!(held, plain.saturating_add(of(1)));
		assert!(held.all_lte(most) && held.ref_time() < most.ref_time());
	});
}

#[test]
fn quote_should_tell_what_would_be_held() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 2));
		rest(CAROL, ask(901, 5));
		review_from_four();
		let quote = OrderBook::quote(BOB, MARKET, bid(901, 7));
		assert_eq!((quote.lots, quote.held, quote.worst), (7, 5, Some(tick(901))));
		assert_eq!(quote.notional, (2 * 900 + 5 * 901) * TICK);
		assert_gone();
	});
}

#[test]
fn auction_should_hold_a_pair_when_its_value_is_reviewed() {
	ExtBuilder.build_and_execute(|| {
		let maker = MakerFee::Charge(fee(5_000));
		let tiers = vec![FeeTier { from: 0, maker, taker: fee(20_000) }];
		let tiers = BoundedVec::truncate_from(tiers);
		assert_ok!(OrderBook::set_fee_tiers(RuntimeOrigin::root(), tiers, WHY));
		set_rules(rules_with_fees());
		assert_ok!(OrderBook::start_auction(RuntimeOrigin::root(), MARKET, 60, WHY));
		let ask_id = rest(ALICE, ask(900, 5));
		let bid_id = rest(BOB, bid(910, 4));
		wait(60);
		review_from_four();
		System::reset_events();
		assert_ok!(OrderBook::uncross(by(STRANGER), MARKET, 9));
		let trade = OrderBook::pending_trade(0).unwrap();
		// BOB came later, so he stands for the taker; both pay a maker's fee.
		assert_eq!((trade.maker, trade.taker, trade.taker_side), (ALICE, BOB, Side::Bid));
		let paid = u128::from(trade.tick.get()) * 4 * TICK;
		let each = paid / 200;
		assert_eq!((trade.amounts.maker_fee, trade.amounts.taker_fee), (each, each));
		assert_eq!(money(BOB), (MONEY - paid - each, paid + each));
		assert_eq!((units(ALICE).1, OrderBook::depth(MARKET, Side::Ask, 9).len()), (5, 1));
		let named = events().into_iter().any(|event| {
			matches!(event, Event::TradeHeld { order, taker_order, .. }
				if order == ask_id && taker_order == Some(bid_id))
		});
		assert!(named);
		assert_eq!(OrderBook::market(MARKET).unwrap().tape.trades, 0);
		assert_ok!(approve(0));
		assert_eq!(gain(BOB), (4, -((paid + each) as i128)));
		assert_eq!(gain(ALICE), (-4, (paid - each) as i128));
		assert_eq!((money(TREASURY).0, units(ALICE).1), (2 * each, 1));
	});
}

#[test]
fn auction_should_name_the_later_side_and_its_own_fee_when_a_seller_came_later() {
	ExtBuilder.build_and_execute(|| {
		let none = MakerFee::Charge(fee(0));
		let tiers = vec![
			FeeTier { from: 0, maker: none, taker: fee(0) },
			FeeTier { from: 1, maker: MakerFee::Charge(fee(10_000)), taker: fee(0) },
		];
		let tiers = BoundedVec::truncate_from(tiers);
		// BOB has volume and pays; ALICE and CAROL do not.
		rest(CAROL, ask(800, 1));
		place(BOB, bid(800, 1));
		assert_ok!(OrderBook::set_fee_tiers(RuntimeOrigin::root(), tiers, WHY));
		set_rules(rules_with_fees());
		for (first, second, side) in [
			((BOB, bid(900, 4)), (ALICE, ask(900, 4)), Side::Ask),
			((ALICE, ask(900, 4)), (BOB, bid(900, 4)), Side::Bid),
		] {
			ReviewedFrom::set(u64::MAX);
			assert_ok!(OrderBook::start_auction(RuntimeOrigin::root(), MARKET, 60, WHY));
			rest(first.0, first.1);
			rest(second.0, second.1);
			wait(60);
			review_from_four();
			assert_ok!(OrderBook::uncross(by(STRANGER), MARKET, 9));
			let id = NextTradeId::<Test>::get() - 1;
			let trade = OrderBook::pending_trade(id).unwrap();
			assert_eq!((trade.maker, trade.taker, trade.taker_side), (first.0, second.0, side));
			let fee_of = |who| if who == BOB { 4 * 900 * TICK / 100 } else { 0 };
			let FillAmounts { maker_fee, taker_fee, .. } = trade.amounts;
			assert_eq!((maker_fee, taker_fee), (fee_of(first.0), fee_of(second.0)));
			assert_ok!(OrderBook::review_refused(id));
		}
	});
}

#[test]
fn auction_should_drop_the_later_order_when_too_many_of_its_trades_are_held() {
	ExtBuilder.build_and_execute(|| {
		MaxHeldTrades::set(1);
		assert_ok!(OrderBook::start_auction(RuntimeOrigin::root(), MARKET, 60, WHY));
		rest(ALICE, ask(900, 8));
		rest(BOB, bid(910, 4));
		let second = rest(BOB, bid(910, 4));
		wait(60);
		review_from_four();
		while OrderBook::uncross(by(STRANGER), MARKET, 1).is_ok() {}
		let reason = CancelReason::Refused(Reason::ReviewNeeded.code());
		let gone = Event::OrderCancelled { order: second, who: BOB, lots: 4, reason };
		assert!(events().contains(&gone));
		assert_eq!((OrderBook::held_trades(3), units(ALICE).1), (1, 8));
		assert_eq!(OrderBook::market(MARKET).unwrap().state, MarketState::Continuous);
	});
}
