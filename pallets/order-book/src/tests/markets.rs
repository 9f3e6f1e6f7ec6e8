// SPDX-License-Identifier: Apache-2.0
//! Opening, changing, halting and resuming markets.

use super::held_trades::approve;
use crate::{Error, Event, Markets, mock::*, types::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Actor, CurrencyCode, SeriesState};
use sp_core::H256;
use sp_runtime::{DispatchError::BadOrigin, DispatchResult};

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

fn create(lot: u64) -> DispatchResult {
	OrderBook::create_market(root(), OTHER, USDC, lot, rules(), WHY)
}

#[test]
fn create_market_should_open_a_market_when_the_pair_has_none() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(create(5));
		let market = OrderBook::market(2).unwrap();
		assert_eq!((market.state, market.expires_at), (MarketState::PreOpen, EXPIRY));
		assert_eq!((market.tick_size, market.lot, market.issuer), (5 * TICK, 5, ISSUER));
		assert_eq!(OrderBook::market_of(OTHER, USDC), Some(2));
		let created = matches!(
			last_event(),
			Event::MarketCreated { market: 2, series: OTHER, tick_size, by, reason, .. }
				if by == Actor::Governance && reason == WHY && tick_size == 5 * TICK
		);
		assert!(created);
		let call = OrderBook::create_market(root(), OTHER, USDC, 5, rules(), H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}

#[test]
fn create_market_should_make_a_tick_a_thousandth_of_face_when_currencies_are_whatever() {
	use CurrencyCode as Code;
	let cases: [(Code, u64, u8, u64, u128); 9] = [
		(Code::USD, 2_500, 6, 1, 25_000),
		(Code::USD, 1, 6, 3, 30),
		(Code::USD, 1, 2, 1_999, 1),
		// Never less than a unit.
		(Code::USD, 1, 2, 999, 1),
		(Code::USD, 1, 0, 1, 1),
		(Code::EUR, 2_500, 6, 1, 27_500),
		(Code::EUR, 1, 6, 1, 11),
		// 100 yen are 66 and two thirds of a cent.
		(Code::JPY, 100, 6, 1, 666),
		(Code::JPY, 100, 18, 1, 666_666_670_000_000),
	];
	for (currency, face, decimals, lot, expected) in cases {
		ExtBuilder.build_and_execute(|| {
			FaceCurrency::set(currency);
			FaceMinor::set(face);
			Decimals::set(decimals);
			assert_ok!(create(lot));
			assert_eq!(OrderBook::market(2).unwrap().tick_size, expected, "{face} {currency:?}");
		});
	}
}

#[test]
fn create_market_should_be_refused_when_no_rate_converts_the_face() {
	ExtBuilder.build_and_execute(|| {
		FaceCurrency::set(CurrencyCode::new(*b"GBP").unwrap());
		let missing = genex_primitives::Reason::FxRateMissing.code();
		assert_noop!(create(1), Error::<Test>::Refused(missing));
		// As much money as rates do not tell the worth of, and as no number of 128 bits holds.
		FaceCurrency::set(CurrencyCode::EUR);
		FaceMinor::set(u64::MAX);
		assert_noop!(create(1), Error::<Test>::BadTerms);
		FaceCurrency::set(CurrencyCode::USD);
		assert_noop!(create(u64::MAX), Error::<Test>::BadTerms);
		assert_ok!(create(1));
	});
}

#[test]
fn create_market_should_follow_a_market_when_that_is_settled_and_empty() {
	ExtBuilder.build_and_execute(|| {
		let again = || OrderBook::create_market(root(), GIFT, USDC, 2, rules(), WHY);
		let stand = |state| {
			Markets::<Test>::mutate(MARKET, |market| market.as_mut().unwrap().state = state);
		};
		let ids = [rest(ALICE, ask(900, 1)), rest(BOB, bid(800, 1))];
		for state in MarketState::ALL.into_iter().filter(|state| *state != MarketState::Settled) {
			stand(state);
			assert_noop!(again(), Error::<Test>::MarketExists);
		}
		stand(MarketState::Continuous);
		go_to(MarketState::Settled);
		for (order, owner) in ids.into_iter().zip([ALICE, BOB]) {
			assert_noop!(again(), Error::<Test>::OrdersRest);
			assert_ok!(OrderBook::cancel_order(by(owner), order));
		}
		let former = OrderBook::market(MARKET);
		assert_ok!(again());
		assert_eq!(
			(OrderBook::market(MARKET), OrderBook::market_of(GIFT, USDC)),
			(former, Some(2))
		);
		let market = OrderBook::market(2).unwrap();
		assert_eq!((market.tick_size, market.lot), (2 * TICK, 2));
		assert_noop!(again(), Error::<Test>::MarketExists);
		// The former one takes nothing any more, and the new one does.
		let order = |market| OrderBook::place_order(by(BOB), market, bid(900, 1));
		assert_noop!(order(MARKET), Error::<Test>::MarketOver);
		assert_ok!(OrderBook::set_market_state(root(), 2, MarketState::Continuous, WHY));
		assert_ok!(order(2));
	});
}

#[test]
fn create_market_should_leave_held_trades_with_the_former_one_when_it_follows_it() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 1));
		ReviewedFrom::set(0);
		assert_eq!(place(BOB, bid(900, 1)).filled, 1);
		go_to(MarketState::Settled);
		assert_ok!(OrderBook::create_market(root(), GIFT, USDC, 1, rules(), WHY));
		assert_ok!(OrderBook::set_market_state(root(), 2, MarketState::Continuous, WHY));
		// As before, an officer can but return what is held of a market that is over.
		assert_noop!(approve(0), Error::<Test>::MarketOver);
		assert_ok!(OrderBook::review_refused(0));
		assert_eq!((units(ALICE), money(BOB)), ((UNITS, 0), (MONEY, 0)));
	});
}

#[test]
fn create_market_should_be_refused_when_anything_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		let create = |series, asset, lot, rules| {
			OrderBook::create_market(root(), series, asset, lot, rules, WHY)
		};
		let signed = OrderBook::create_market(by(ALICE), OTHER, USDC, 1, rules(), WHY);
		assert_eq!(signed, Err(BadOrigin));
		assert_noop!(create(9, USDC, 1, rules()), Error::<Test>::UnknownSeries);
		assert_noop!(create(OTHER, 9, 1, rules()), Error::<Test>::UnknownAsset);
		assert_noop!(create(GIFT, USDC, 1, rules()), Error::<Test>::MarketExists);
		assert_noop!(create(OTHER, USDC, 0, rules()), Error::<Test>::BadTerms);
		for state in [SeriesState::Draft, SeriesState::Submitted, SeriesState::Rejected] {
			SeriesStands::set(state);
			let call = create(OTHER, USDC, 1, rules());
			assert_noop!(call, Error::<Test>::SeriesNotApproved);
		}
		SeriesStands::set(SeriesState::Approved);
		Serialised::set(true);
		let call = create(OTHER, USDC, 1, rules());
		assert_noop!(call, Error::<Test>::SeriesSerialised);
		Serialised::set(false);
		let halt = Some(HaltRule { share: percent(10), within: 0, pause: 1 });
		let wrong = MarketRules { halt, ..rules() };
		assert_noop!(create(OTHER, USDC, 1, wrong), Error::<Test>::BadTerms);
		Now::set(EXPIRY);
		assert_noop!(create(OTHER, USDC, 1, rules()), Error::<Test>::MarketOver);
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
