// SPDX-License-Identifier: Apache-2.0
//! Makers that fail, makers of the same party, and whom a refusal is blamed on.

use crate::{Event, mock::*, types::*};
use frame_support::assert_ok;
use genex_primitives::{
	Reason,
	book::{NotRested, Rest, SelfTrade, Side},
};

fn cancelled(order: genex_primitives::book::OrderId, who: AccountId, reason: CancelReason) -> bool {
	events().iter().any(|event| {
		matches!(event, Event::OrderCancelled { order: id, who: owner, reason: why, .. }
			if *id == order && *owner == who && *why == reason)
	})
}

#[test]
fn place_order_should_cancel_and_release_a_maker_when_it_is_frozen() {
	ExtBuilder.build_and_execute(|| {
		let frozen = rest(ALICE, ask(900, 3));
		rest(CAROL, ask(900, 2));
		Frozen::mutate(|list| list.insert(ALICE));
		let outcome = place(BOB, bid(900, 2));
		assert_eq!((outcome.filled, outcome.visited), (2, 2));
		assert_eq!(units(ALICE), (UNITS, 0));
		assert!(cancelled(frozen, ALICE, CancelReason::Refused(Reason::SenderFrozen.code())));
	});
}

#[test]
fn place_order_should_cancel_and_release_a_bid_when_its_owner_may_not_buy() {
	ExtBuilder.build_and_execute(|| {
		set_rules(rules_with_fees());
		let over = rest(ALICE, bid(901, 3));
		rest(CAROL, bid(900, 2));
		CannotBuy::mutate(|list| list.insert(ALICE, Reason::BuyValueDay));
		assert_eq!(place(BOB, ask(900, 2)).filled, 2);
		assert_eq!(money(ALICE), (MONEY, 0));
		assert!(cancelled(over, ALICE, CancelReason::Refused(Reason::BuyValueDay.code())));
	});
}

#[test]
fn place_order_should_blame_the_maker_when_only_the_error_names_the_reason() {
	ExtBuilder.build_and_execute(|| {
		let over = rest(ALICE, bid(901, 3));
		rest(CAROL, bid(900, 2));
		DearestBuy::mutate(|list| list.insert(ALICE, 100));
		assert_eq!(place(BOB, ask(900, 2)).filled, 2);
		assert!(cancelled(over, ALICE, CancelReason::Refused(Reason::BuyValueDay.code())));
	});
}

#[test]
fn place_order_should_stop_and_harm_no_maker_when_the_taker_may_not_trade() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 3));
		rest(CAROL, ask(900, 2));
		CannotBuy::mutate(|list| list.insert(BOB, Reason::HoldingFaceCap));
		CannotSell::mutate(|list| list.insert(ALICE, Reason::SellValueDay));
		let outcome = place(BOB, bid(900, 2));
		assert_eq!((outcome.filled, outcome.rest), (0, Rest::Cancelled(NotRested::Taker)));
		assert_eq!(OrderBook::depth(MARKET, Side::Ask, 9), [(tick(900), 5, 2)]);
	});
}

#[test]
fn place_order_should_stop_when_nobody_may_trade() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 3));
		Everyone::set(Some(Reason::FxRateStale));
		let outcome = place(BOB, bid(900, 2));
		assert_eq!(outcome.rest, Rest::Cancelled(NotRested::Taker));
		assert_eq!(units(ALICE).1, 3);
	});
}

#[test]
fn place_order_should_harm_no_maker_when_the_treasury_cannot_be_paid() {
	ExtBuilder.build_and_execute(|| {
		let share = genex_primitives::book::amounts::MakerFee::Charge(fee(1));
		let tiers = vec![FeeTier { from: 0, maker: share, taker: fee(1) }];
		let tiers = frame_support::BoundedVec::truncate_from(tiers);
		assert_ok!(OrderBook::set_fee_tiers(RuntimeOrigin::root(), tiers, WHY));
		set_rules(rules_with_fees());
		rest(ALICE, ask(900, 3));
		rest(CAROL, bid(800, 3));
		TreasuryRefuses::set(true);
		for request in [bid(900, 1), ask(800, 1)] {
			let outcome = place(BOB, request);
			assert_eq!(outcome.rest, Rest::Cancelled(NotRested::Taker));
		}
		assert_eq!(
			(gain(ALICE), gain(BOB), gain(CAROL), units(ALICE).1),
			((0, 0), (0, 0), (0, 0), 3)
		);
	});
}

#[test]
fn place_order_should_pass_over_a_maker_when_the_two_may_not_trade() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 3));
		rest(CAROL, ask(901, 2));
		Apart::mutate(|list| list.insert((ALICE, BOB)));
		assert_eq!(place(BOB, bid(901, 2)).filled, 2);
		assert_eq!((gain(CAROL).0, units(ALICE).1), (-2, 3));
		// A book does not cross, so what is left cannot rest.
		let outcome = place(BOB, bid(900, 1));
		assert_eq!(outcome.rest, Rest::Cancelled(NotRested::Crosses));
	});
}

#[test]
fn place_order_should_stop_when_the_taker_has_too_little() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, bid(900, 3));
		Units::insert((GIFT, BOB), (1, 0));
		let outcome = place(BOB, ask(900, 2));
		assert_eq!((outcome.filled, outcome.rest), (0, Rest::Cancelled(NotRested::Taker)));
		assert_eq!(OrderBook::depth(MARKET, Side::Bid, 9), [(tick(900), 3, 1)]);
	});
}

#[test]
fn place_order_should_cancel_a_maker_when_it_has_no_identity_any_more() {
	ExtBuilder.build_and_execute(|| {
		let orphan = rest(ALICE, ask(900, 3));
		Parties::mutate(|parties| parties.remove(&ALICE));
		assert_eq!(place(BOB, bid(900, 1)).filled, 0);
		assert!(cancelled(orphan, ALICE, CancelReason::Refused(Reason::SenderUnknown.code())));
	});
}

/// An ask of ALICE for 3 meets a bid of her other account for 5, with an ask of CAROL behind.
fn meet(self_trade: SelfTrade) -> genex_primitives::book::Outcome {
	rest(ALICE, ask(900, 3));
	rest(CAROL, ask(901, 1));
	place(ALICE_PHONE, OrderRequest { self_trade, ..bid(901, 5) })
}

#[test]
fn self_trade_should_cancel_the_maker_when_told_so() {
	ExtBuilder.build_and_execute(|| {
		let outcome = meet(SelfTrade::CancelMaker);
		assert_eq!((outcome.filled, outcome.left, units(ALICE).1), (1, 4, 0));
		assert!(matches!(outcome.rest, Rest::Resting(_)));
	});
}

#[test]
fn self_trade_should_cancel_the_taker_when_told_so() {
	ExtBuilder.build_and_execute(|| {
		let outcome = meet(SelfTrade::CancelTaker);
		assert_eq!((outcome.filled, units(ALICE).1), (0, 3));
		assert_eq!(outcome.rest, Rest::Cancelled(NotRested::SelfTrade));
	});
}

#[test]
fn self_trade_should_cancel_both_when_told_so() {
	ExtBuilder.build_and_execute(|| {
		let outcome = meet(SelfTrade::CancelBoth);
		assert_eq!((outcome.filled, units(ALICE).1), (0, 0));
		assert_eq!(outcome.rest, Rest::Cancelled(NotRested::SelfTrade));
	});
}

#[test]
fn self_trade_should_take_the_smaller_from_both_when_told_so() {
	ExtBuilder.build_and_execute(|| {
		let outcome = meet(SelfTrade::Decrement);
		assert_eq!((outcome.decremented, outcome.filled, outcome.left), (3, 1, 1));
		assert_eq!(gain(ALICE), (0, 0));
		let id = rest(BOB, bid(800, 9));
		let request = OrderRequest { self_trade: SelfTrade::Decrement, ..ask(800, 2) };
		// The bid of the phone at 901 is better than BOB's.
		assert_eq!(place(BOB, request).filled, 1);
		let reason = CancelReason::SelfTrade;
		let reduced = Event::OrderReduced { order: id, who: BOB, by: 1, left: 8, reason };
		assert!(events().contains(&reduced));
		assert_eq!(money(BOB).1, 8 * 800 * TICK);
	});
}

#[test]
fn self_trade_should_reach_the_issuers_related_parties() {
	ExtBuilder.build_and_execute(|| {
		RelatedParties::set([2, 3].into());
		rest(ALICE, ask(900, 3));
		assert_eq!(place(BOB, bid(900, 1)).filled, 0);
		rest(ISSUER, ask(900, 3));
		assert_eq!(place(ALICE, bid(900, 1)).filled, 0);
		// Whoever is not related may trade with those that are.
		rest(ISSUER, ask(890, 3));
		assert_eq!(place(CAROL, bid(890, 1)).filled, 1);
	});
}

#[test]
fn cancel_order_and_force_cancel_should_release_when_the_owner_is_frozen() {
	ExtBuilder.build_and_execute(|| {
		let [own, forced] = [rest(ALICE, ask(900, 3)), rest(ALICE, bid(800, 2))];
		let by_client = OrderRequest { client: Some(7), ..ask(901, 1) };
		rest(ALICE, by_client);
		Frozen::mutate(|list| list.insert(ALICE));
		// What it holds returns into the frozen account, whoever asks for it.
		assert_ok!(OrderBook::cancel_order(by(ALICE), own));
		assert_eq!(units(ALICE), (UNITS - 1, 1));
		assert_ok!(OrderBook::force_cancel(by(OFFICER), forced, WHY));
		assert_eq!(money(ALICE), (MONEY, 0));
		assert_ok!(OrderBook::cancel_by_client(by(ALICE), MARKET, 7));
		assert_eq!(units(ALICE), (UNITS, 0));
	});
}
