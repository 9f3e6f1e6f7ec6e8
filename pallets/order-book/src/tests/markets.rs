// SPDX-License-Identifier: Apache-2.0
//! Opening, changing, halting and resuming markets.

use crate::{Error, Event, mock::*, types::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Actor, SeriesState};
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

#[test]
fn market_state_should_follow_the_table_when_every_pair_is_tried() {
	use MarketState::*;
	for from in MarketState::ALL {
		for to in MarketState::ALL {
			let expected = from != Settled && to != PreOpen && from != to;
			assert_eq!(from.may_become(to), expected, "{from:?} -> {to:?}");
		}
	}
}

#[test]
fn create_market_should_open_a_market_when_the_pair_has_none() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(OrderBook::create_market(root(), OTHER, USDC, TICK, 5, rules(), WHY));
		let market = OrderBook::market(2).unwrap();
		assert_eq!((market.state, market.expires_at), (MarketState::PreOpen, EXPIRY));
		assert_eq!((market.tick_size, market.lot, market.issuer), (TICK, 5, ISSUER));
		assert_eq!(OrderBook::market_of(OTHER, USDC), Some(2));
		let created = matches!(
			last_event(),
			Event::MarketCreated { market: 2, series: OTHER, by, reason, .. }
				if by == Actor::Governance && reason == WHY
		);
		assert!(created);
		let none = H256::zero();
		let call = OrderBook::create_market(root(), GIFT, USDC, TICK, 5, rules(), none);
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}

#[test]
fn create_market_should_be_refused_when_anything_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		let create = |series, asset, tick_size, lot, rules| {
			OrderBook::create_market(root(), series, asset, tick_size, lot, rules, WHY)
		};
		let signed = OrderBook::create_market(by(ALICE), OTHER, USDC, TICK, 1, rules(), WHY);
		assert_eq!(signed, Err(BadOrigin));
		assert_noop!(create(9, USDC, TICK, 1, rules()), Error::<Test>::UnknownSeries);
		assert_noop!(create(OTHER, 9, TICK, 1, rules()), Error::<Test>::UnknownAsset);
		assert_noop!(create(GIFT, USDC, TICK, 1, rules()), Error::<Test>::MarketExists);
		assert_noop!(create(OTHER, USDC, 0, 1, rules()), Error::<Test>::BadTerms);
		assert_noop!(create(OTHER, USDC, TICK, 0, rules()), Error::<Test>::BadTerms);
		assert_noop!(create(OTHER, USDC, u128::MAX / 2, 1, rules()), Error::<Test>::BadTerms);
		for state in [SeriesState::Draft, SeriesState::Submitted, SeriesState::Rejected] {
			SeriesStands::set(state);
			let call = create(OTHER, USDC, TICK, 1, rules());
			assert_noop!(call, Error::<Test>::SeriesNotApproved);
		}
		SeriesStands::set(SeriesState::Approved);
		Serialised::set(true);
		let call = create(OTHER, USDC, TICK, 1, rules());
		assert_noop!(call, Error::<Test>::SeriesSerialised);
		Serialised::set(false);
		let halt = Some(HaltRule { share: percent(10), within: 0, pause: 1 });
		let wrong = MarketRules { halt, ..rules() };
		assert_noop!(create(OTHER, USDC, TICK, 1, wrong), Error::<Test>::BadTerms);
		Now::set(EXPIRY);
		assert_noop!(create(OTHER, USDC, TICK, 1, rules()), Error::<Test>::MarketOver);
	});
}

#[test]
fn set_market_should_change_the_rules_and_tell_both() {
	ExtBuilder.build_and_execute(|| {
		set_rules(rules_with_fees());
		let (old, new) = (rules(), rules_with_fees());
		let (market, actor, reason) = (MARKET, Actor::Governance, WHY);
		let event = Event::MarketChanged { market, old, new, by: actor, reason };
		assert_eq!(last_event(), event);
		assert_eq!(OrderBook::market(MARKET).unwrap().rules, new);
		assert_noop!(OrderBook::set_market(by(ALICE), MARKET, rules(), WHY), BadOrigin);
		assert_noop!(OrderBook::set_market(root(), 9, rules(), WHY), Error::<Test>::UnknownMarket);
		let call = OrderBook::set_market(root(), MARKET, rules(), H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
		let wrong = MarketRules { auctions: Some(0), ..rules() };
		assert_noop!(OrderBook::set_market(root(), MARKET, wrong, WHY), Error::<Test>::BadTerms);
	});
}

#[test]
fn set_market_state_should_follow_the_table() {
	ExtBuilder.build_and_execute(|| {
		use MarketState::*;
		let set = |state| OrderBook::set_market_state(root(), MARKET, state, WHY);
		assert_noop!(OrderBook::set_market_state(by(ALICE), MARKET, PostOnly, WHY), BadOrigin);
		for state in [PreOpen, Continuous, Auction, Halted] {
			assert_noop!(set(state), Error::<Test>::BadTransition);
		}
		assert_ok!(set(CancelOnly));
		let (old, new) = (Continuous, CancelOnly);
		let (market, by, reason) = (MARKET, Some(Actor::Governance), WHY);
		assert_eq!(last_event(), Event::MarketStateChanged { market, old, new, by, reason });
		let call = OrderBook::set_market_state(root(), MARKET, PostOnly, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
		assert_ok!(set(PostOnly));
		assert_ok!(set(Settled));
		assert_noop!(set(Continuous), Error::<Test>::BadTransition);
	});
}

#[test]
fn place_order_should_be_refused_and_cancel_work_when_the_state_takes_no_orders() {
	ExtBuilder.build_and_execute(|| {
		use MarketState::*;
		for state in [CancelOnly, Halted, Settled] {
			let id = rest(ALICE, ask(900, 1));
			match state {
				Halted => {
					assert_ok!(OrderBook::halt(by(OFFICER), MARKET, WHY));
				},
				_ => go_to(state),
			}
			let refusal = match state {
				Settled => Error::<Test>::MarketOver,
				_ => Error::<Test>::NotTrading,
			};
			assert_noop!(OrderBook::place_order(by(BOB), MARKET, bid(900, 1)), refusal);
			assert_ok!(OrderBook::cancel_order(by(ALICE), id));
			assert_eq!(units(ALICE), (UNITS, 0));
			if state != Settled {
				go_to(Continuous);
			}
		}
	});
}

#[test]
fn halt_should_stop_trading_until_resumed_when_the_officer_says_so() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(OrderBook::halt(by(ALICE), MARKET, WHY), BadOrigin);
		assert_noop!(OrderBook::resume(by(OFFICER), MARKET, WHY), Error::<Test>::NotHalted);
		go_to(MarketState::PostOnly);
		let missing = Error::<Test>::ReasonMissing;
		assert_noop!(OrderBook::halt(by(OFFICER), MARKET, H256::zero()), missing);
		assert_ok!(OrderBook::halt(by(OFFICER), MARKET, WHY));
		let missing = Error::<Test>::ReasonMissing;
		assert_noop!(OrderBook::resume(by(OFFICER), MARKET, H256::zero()), missing);
		assert_eq!(last_event(), Event::MarketHalted { market: MARKET, by: OFFICER, reason: WHY });
		assert_noop!(OrderBook::halt(by(OFFICER), MARKET, WHY), Error::<Test>::BadTransition);
		assert_noop!(OrderBook::resume(by(ALICE), MARKET, WHY), BadOrigin);
		assert_ok!(OrderBook::resume(by(OFFICER), MARKET, WHY));
		assert_eq!(OrderBook::market(MARKET).unwrap().state, MarketState::PostOnly);
		assert_eq!(last_event(), Event::MarketResumed { market: MARKET, by: OFFICER, reason: WHY });
	});
}

#[test]
fn post_only_state_should_let_orders_rest_and_none_trade() {
	ExtBuilder.build_and_execute(|| {
		go_to(MarketState::PostOnly);
		rest(ALICE, ask(900, 1));
		let outcome = place(BOB, bid(900, 1));
		assert_eq!(outcome.filled, 0);
		assert!(matches!(outcome.rest, genex_primitives::book::Rest::Cancelled(_)));
		rest(BOB, bid(899, 1));
		let time_in_force = genex_primitives::book::TimeInForce::Ioc;
		let taker = OrderRequest { time_in_force, ..bid(900, 1) };
		let refused = OrderBook::place_order(by(BOB), MARKET, taker);
		assert_noop!(refused, Error::<Test>::NotTrading);
	});
}
