// SPDX-License-Identifier: Apache-2.0
//! What ends trading and what never does: no state keeps an order from its owner, nothing fills after the coupons or in a
//! default, and anybody gives back what cannot fill.

use super::sifting::cancelled;
use crate::{Config, Error, Event, WeightInfo, mock::*, types::*};
use frame_support::{
	BoundedVec, assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo,
	storage::with_storage_layer,
};
use genex_primitives::{
	IdentityFlags, IdentityRecord, Reason, Tier,
	book::{NotRested, OrderId, Rest, TimeInForce},
	window::HOUR,
};
use sp_runtime::{DispatchError, DispatchResult};

/// Cancels the ask of ALICE and the bid of CAROL, whose values are whole then.
fn assert_cancels(ids: [OrderId; 2]) {
	for (who, id) in [ALICE, CAROL].into_iter().zip(ids) {
		assert_ok!(OrderBook::cancel_order(by(who), id));
	}
	assert_eq!((units(ALICE), money(CAROL)), ((UNITS, 0), (MONEY, 0)));
}

/// An ask of ALICE and a bid of CAROL.
fn both() -> [OrderId; 2] {
	[rest(ALICE, ask(900, 2)), rest(CAROL, bid(800, 3))]
}

#[test]
fn cancel_order_should_return_everything_when_the_market_is_in_whatever_state() {
	use MarketState::*;
	for state in MarketState::ALL {
		ExtBuilder.build_and_execute(|| {
			let ids = both();
			match state {
				// A market that opened does not go back to this; nothing was ever placed in it.
				PreOpen => {
					assert_ok!(OrderBook::create_market(
						RuntimeOrigin::root(),
						OTHER,
						USDC,
						1,
						rules(),
						WHY,
					));
					let early = OrderBook::place_order(by(ALICE), 2, bid(900, 1));
					assert_noop!(early, Error::<Test>::NotTrading);
				},
				Continuous => {},
				Auction => {
					let root = RuntimeOrigin::root();
					assert_ok!(OrderBook::start_auction(root, MARKET, 60, WHY));
				},
				Halted => {
					assert_ok!(OrderBook::halt(by(OFFICER), MARKET, WHY));
				},
				PostOnly | CancelOnly | Settled => go_to(state),
			}
			assert_cancels(ids);
		});
	}
}

#[test]
fn cancel_order_should_return_everything_when_nothing_can_be_placed_for_a_time() {
	ExtBuilder.build_and_execute(|| {
		let ids = both();
		assert_ok!(OrderBook::start_auction(RuntimeOrigin::root(), MARKET, 60, WHY));
		wait(60);
		let late = OrderBook::place_order(by(BOB), MARKET, bid(900, 1));
		assert_noop!(late, Error::<Test>::AuctionEnded);
		assert_cancels(ids);
	});
	ExtBuilder.build_and_execute(|| {
		let halt = Some(HaltRule { share: percent(1), within: 60, pause: 300 });
		set_rules(MarketRules { halt, ..rules() });
		let ids = both();
		for number in [850, 880] {
			rest(MAKER, ask(number, 1));
			assert_eq!(place(BOB, bid(number, 1)).filled, 1);
		}
		let paused = OrderBook::place_order(by(BOB), MARKET, bid(700, 1));
		assert_noop!(paused, Error::<Test>::Paused);
		assert_cancels(ids);
	});
}

#[test]
fn order_should_not_fill_after_the_coupons_when_its_own_end_is_later() {
	ExtBuilder.build_and_execute(|| {
		let time_in_force = TimeInForce::Gtb(u32::MAX);
		let by_block = rest(ALICE, OrderRequest { time_in_force, ..ask(900, 2) });
		let bid_id = rest(CAROL, bid(800, 3));
		Now::set(EXPIRY - 1);
		assert_eq!(place(BOB, bid(900, 1)).filled, 1, "until the last second");
		Now::set(EXPIRY);
		for request in [bid(900, 1), ask(800, 1)] {
			let late = OrderBook::place_order(by(BOB), MARKET, request);
			assert_noop!(late, Error::<Test>::MarketOver);
		}
		assert_ok!(OrderBook::sweep(by(STRANGER), MARKET, 100));
		for (order, who, lots) in [(by_block, ALICE, 1), (bid_id, CAROL, 3)] {
			let reason = CancelReason::MarketOver;
			assert!(events().contains(&Event::OrderCancelled { order, who, lots, reason }));
		}
		assert_eq!((units(ALICE), money(CAROL)), ((UNITS - 1, 0), (MONEY, 0)));
	});
}

#[test]
fn sweep_should_return_everything_when_governance_settled_the_market() {
	ExtBuilder.build_and_execute(|| {
		both();
		assert_ok!(OrderBook::halt(by(OFFICER), MARKET, WHY));
		let halted = OrderBook::sweep(by(STRANGER), MARKET, 100);
		assert_noop!(halted, Error::<Test>::NothingToSweep);
		go_to(MarketState::Settled);
		assert_ok!(OrderBook::sweep(by(STRANGER), MARKET, 1));
		assert_eq!(money(CAROL), (MONEY, 0), "bids come first");
		assert_eq!(units(ALICE), (UNITS - 2, 2), "no more than was asked for");
		assert_ok!(OrderBook::sweep(by(STRANGER), MARKET, 1));
		assert_eq!(units(ALICE), (UNITS, 0));
	});
}

#[test]
fn place_order_should_be_refused_alike_when_it_meets_a_maker_and_the_issuer_is_in_default() {
	use TimeInForce::*;
	ExtBuilder.build_and_execute(|| {
		let ids = both();
		Defaulted::set(true);
		let over = DispatchError::from(Error::<Test>::MarketOver);
		for time_in_force in [Gtc, Gtt(EXPIRY), Gtb(u32::MAX), Ioc, Fok, MinFill(1)] {
			for request in [bid(900, 1), ask(800, 1)] {
				let request = OrderRequest { time_in_force, ..request };
				let met = OrderBook::place_order(by(BOB), MARKET, request);
				assert_noop!(met, Error::<Test>::MarketOver);
				assert_eq!(OrderBook::quote(BOB, MARKET, request).refusal, Some(over));
				assert_eq!(OrderBook::can_place(BOB, MARKET, request), [over]);
			}
		}
		let money = OrderBook::quote_money(BOB, MARKET, MONEY, bid(900, 1));
		assert_eq!((money.lots, money.quote.refusal), (0, Some(over)));
		assert_cancels(ids);
	});
}

#[test]
fn place_order_should_be_refused_when_a_band_would_stop_it_and_the_issuer_is_in_default() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		Formula::set(Some(1_000 * TICK));
		rest(ALICE, ask(1_050, 1));
		wait(HOUR);
		Formula::set(Some(1_300 * TICK));
		// The maker lies below the band by now, which alone would cancel the order.
		let stopped = place(BOB, OrderRequest { time_in_force: TimeInForce::Ioc, ..bid(1_200, 1) });
		assert_eq!(stopped.rest, Rest::Cancelled(NotRested::Taker));
		Defaulted::set(true);
		let met = OrderBook::place_order(by(BOB), MARKET, bid(1_200, 1));
		assert_noop!(met, Error::<Test>::MarketOver);
	});
}

#[test]
fn place_order_should_rest_or_find_nobody_when_it_meets_no_maker_and_the_issuer_is_in_default() {
	ExtBuilder.build_and_execute(|| {
		let time_in_force = TimeInForce::Gtt(START + 5);
		rest(ALICE, OrderRequest { time_in_force, ..ask(900, 1) });
		rest(BOB, ask(910, 1));
		Defaulted::set(true);
		wait(5);
		let over = DispatchError::from(Error::<Test>::MarketOver);
		// Who would rest is told that nothing fills.
		assert_eq!(OrderBook::can_place(CAROL, MARKET, bid(899, 1)), [over]);
		assert_eq!(OrderBook::quote(CAROL, MARKET, bid(899, 1)).refusal, None);
		// An order that expired is no maker, nor is one of the same party.
		let gone = place(CAROL, OrderRequest { time_in_force: TimeInForce::Ioc, ..bid(900, 1) });
		assert_eq!(gone.rest, Rest::Cancelled(NotRested::TimeInForce));
		let own = rest(BOB, bid(910, 1));
		let whole = OrderRequest { time_in_force: TimeInForce::Fok, ..bid(905, 1) };
		let none = OrderBook::place_order(by(CAROL), MARKET, whole);
		assert_noop!(none, Error::<Test>::NotEnough);
		assert_eq!((units(ALICE), units(BOB)), ((UNITS, 0), (UNITS, 0)));
		assert_ok!(OrderBook::sweep(by(STRANGER), MARKET, 9));
		let reason = CancelReason::MarketOver;
		let event = Event::OrderCancelled { order: own, who: BOB, lots: 1, reason };
		assert!(events().contains(&event));
		assert_eq!(money(BOB), (MONEY, 0));
	});
}

#[test]
fn amend_order_and_batch_should_keep_the_old_order_when_the_new_one_meets_a_default() {
	ExtBuilder.build_and_execute(|| {
		rest(ALICE, ask(900, 1));
		let old = rest(BOB, OrderRequest { client: Some(1), ..bid(800, 2) });
		Defaulted::set(true);
		let wish = amendment(OrderRef::Client(1), 900, 2);
		let amended = OrderBook::amend_order(by(BOB), MARKET, wish);
		assert_noop!(amended, Error::<Test>::MarketOver);
		let (amends, places) = (vec![wish], vec![bid(900, 1)]);
		assert_ok!(OrderBook::batch(
			by(BOB),
			MARKET,
			BoundedVec::new(),
			BoundedVec::truncate_from(amends),
			BoundedVec::truncate_from(places),
			false,
		));
		for index in 0..2 {
			let error = Error::<Test>::MarketOver.into();
			assert!(events().contains(&Event::LegFailed { index, error }));
		}
		assert_eq!(OrderBook::order(old).map(|order| order.lots), Some(2));
		assert_eq!(gain(BOB).0, 0);
	});
}

#[test]
fn sweep_and_return_dead_should_return_everything_when_the_issuer_is_in_default() {
	ExtBuilder.build_and_execute(|| {
		let [ask_id, bid_id] = both();
		let give = |order| {
			let orders = BoundedVec::truncate_from(vec![order]);
			OrderBook::return_dead(by(STRANGER), orders)
		};
		assert_noop!(give(ask_id), Error::<Test>::OrderAlive);
		let sweep = || OrderBook::sweep(by(STRANGER), MARKET, 1);
		assert_noop!(sweep(), Error::<Test>::NothingToSweep);
		Defaulted::set(true);
		assert_ok!(give(ask_id));
		assert_ok!(sweep());
		let (order, who, lots, reason) = (bid_id, CAROL, 3, CancelReason::MarketOver);
		assert!(events().contains(&Event::OrderCancelled { order, who, lots, reason }));
		assert_eq!((units(ALICE), money(CAROL)), ((UNITS, 0), (MONEY, 0)));
		// An issuer that made good trades again.
		Defaulted::set(false);
		rest(ALICE, ask(900, 1));
		assert_eq!(place(BOB, bid(900, 1)).filled, 1);
	});
}

#[test]
fn uncross_should_trade_nothing_when_the_issuer_is_in_default() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(OrderBook::start_auction(RuntimeOrigin::root(), MARKET, 60, WHY));
		rest(ALICE, ask(890, 1));
		rest(CAROL, bid(910, 1));
		wait(60);
		Defaulted::set(true);
		let uncross = || OrderBook::uncross(by(STRANGER), MARKET, 9);
		assert_noop!(uncross(), Error::<Test>::MarketOver);
		Defaulted::set(false);
		assert_ok!(uncross());
		assert_eq!((gain(ALICE).0, gain(CAROL).0), (-1, 1));
	});
}

#[test]
fn review_approved_should_be_refused_when_the_issuer_is_in_default() {
	ExtBuilder.build_and_execute(|| {
		ReviewedFrom::set(0);
		rest(ALICE, ask(900, 1));
		assert_eq!(place(BOB, bid(900, 1)).filled, 1);
		Defaulted::set(true);
		// As the call that approves, which undoes what fails.
		let approved = with_storage_layer(|| OrderBook::review_approved(0));
		assert_noop!(approved, Error::<Test>::MarketOver);
		assert_ok!(OrderBook::review_refused(0));
		assert_eq!((units(ALICE), money(BOB)), ((UNITS, 0), (MONEY, 0)));
	});
}

/// Freezes the account.
fn freeze(who: AccountId) {
	Frozen::mutate(|list| list.insert(who));
}

/// Takes the account out of its identity.
fn unregister(who: AccountId) {
	Parties::mutate(|parties| parties.remove(&who));
}

/// Changes what is recorded of the identity of `who`.
fn record(who: AccountId, change: fn(&mut IdentityRecord)) {
	Parties::mutate(|parties| change(&mut parties.get_mut(&who).unwrap().record));
}

/// What keeps an account from trading with anybody, and as what its ask and its bid are returned then.
const BARS: [(fn(AccountId), Reason, Reason); 6] = [
	(freeze, Reason::SenderFrozen, Reason::RecipientFrozen),
	(
		|who| record(who, |record| record.flags = IdentityFlags::FROZEN_OUTBOUND),
		Reason::SenderFrozen,
		Reason::SenderFrozen,
	),
	(
		|who| record(who, |record| record.flags = IdentityFlags::BLACKLISTED),
		Reason::SenderBlacklisted,
		Reason::RecipientBlacklisted,
	),
	(
		|who| record(who, |record| record.tier = Tier::L0),
		Reason::SenderTierTooLow,
		Reason::RecipientTierTooLow,
	),
	(
		|who| record(who, |record| record.valid_until = START as u32),
		Reason::SenderKycExpired,
		Reason::RecipientKycExpired,
	),
	(unregister, Reason::SenderUnknown, Reason::SenderUnknown),
];

fn refused(reason: Reason) -> CancelReason {
	CancelReason::Refused(reason.code())
}

fn sweep(limit: u32) -> DispatchResultWithPostInfo {
	OrderBook::sweep(by(STRANGER), MARKET, limit)
}

fn give(orders: &[OrderId]) -> DispatchResult {
	OrderBook::return_dead(by(STRANGER), BoundedVec::truncate_from(orders.to_vec()))
}

fn swept(visited: u32, removed: u32) -> Event<Test> {
	Event::Swept { market: MARKET, by: STRANGER, visited, removed }
}

#[test]
fn sweep_should_return_orders_and_no_others_when_their_owner_may_trade_with_nobody() {
	for (bar, of_ask, of_bid) in BARS {
		ExtBuilder.build_and_execute(|| {
			set_rules(rules_with_fees());
			let [bid_id, ask_id] = [rest(CAROL, bid(800, 3)), rest(CAROL, ask(900, 2))];
			let alive = [rest(BOB, bid(800, 1)), rest(ALICE, ask(900, 1))];
			let others = || (money(BOB), units(ALICE));
			let before = others();
			assert_noop!(sweep(100), Error::<Test>::NothingToSweep);
			bar(CAROL);
			assert_ok!(sweep(100));
			assert_eq!(last_event(), swept(4, 2));
			assert_eq!(cancelled(), vec![(bid_id, refused(of_bid)), (ask_id, refused(of_ask))]);
			assert_eq!((units(CAROL), money(CAROL)), ((UNITS, 0), (MONEY, 0)));
			assert!(OrderBook::open_orders(CAROL, MARKET, None, 9).is_empty());
			assert!(alive.iter().all(|id| OrderBook::order(*id).is_some()));
			assert_eq!(others(), before);
			assert_noop!(sweep(100), Error::<Test>::NothingToSweep);
		});
	}
}

#[test]
fn sweep_should_look_at_no_more_than_it_was_asked_for_when_an_owner_is_frozen() {
	ExtBuilder.build_and_execute(|| {
		rest(BOB, bid(810, 1));
		for _ in 0..3 {
			rest(CAROL, bid(800, 1));
		}
		freeze(CAROL);
		assert_noop!(sweep(1), Error::<Test>::NothingToSweep);
		let weight = sweep(3).unwrap().actual_weight;
		assert_eq!(weight, Some(<Test as Config>::WeightInfo::sweep(3)));
		assert_eq!((last_event(), money(CAROL).1), (swept(3, 2), 800 * TICK));
		assert_ok!(sweep(100));
		assert_eq!((last_event(), money(CAROL)), (swept(2, 1), (MONEY, 0)));
	});
}

#[test]
fn return_dead_should_return_named_orders_when_their_owner_may_trade_with_nobody() {
	for (bar, of_ask, of_bid) in BARS {
		ExtBuilder.build_and_execute(|| {
			let ids = [rest(CAROL, bid(800, 3)), rest(CAROL, ask(900, 2))];
			let alive = rest(ALICE, ask(900, 1));
			assert_noop!(give(&ids), Error::<Test>::OrderAlive);
			bar(CAROL);
			assert_noop!(give(&[ids[0], alive]), Error::<Test>::OrderAlive);
			assert_ok!(give(&ids));
			assert_eq!(cancelled(), vec![(ids[0], refused(of_bid)), (ids[1], refused(of_ask))]);
			assert_eq!((units(CAROL), money(CAROL)), ((UNITS, 0), (MONEY, 0)));
			assert_eq!(units(ALICE).1, 1);
		});
	}
}

#[test]
fn sweep_and_return_dead_should_leave_orders_when_only_a_fill_can_tell() {
	ExtBuilder.build_and_execute(|| {
		let ids = both();
		let assert_alive = || {
			assert_noop!(sweep(100), Error::<Test>::NothingToSweep);
			for id in ids {
				assert_noop!(give(&[id]), Error::<Test>::OrderAlive);
			}
		};
		// Limits, a rate that is too old, a review, a corridor: all of these depend on more than the owner.
		CannotSell::mutate(|list| list.insert(ALICE, Reason::SellValueDay));
		CannotBuy::mutate(|list| list.insert(CAROL, Reason::BuyValueDay));
		Everyone::set(Some(Reason::FxRateStale));
		ReviewedFrom::set(0);
		Apart::mutate(|list| list.insert((ALICE, CAROL)));
		assert_alive();
		// A freeze that ended before anybody came leaves no trace.
		freeze(ALICE);
		Frozen::mutate(|list| list.remove(&ALICE));
		assert_alive();
		assert_cancels(ids);
	});
}

#[test]
fn sweep_should_say_what_ended_an_order_when_its_owner_is_frozen_besides() {
	ExtBuilder.build_and_execute(|| {
		let time_in_force = TimeInForce::Gtt(START + 5);
		let ended = rest(ALICE, OrderRequest { time_in_force, ..ask(900, 2) });
		let lives = rest(CAROL, bid(800, 3));
		freeze(ALICE);
		freeze(CAROL);
		wait(5);
		assert_ok!(give(&[ended]));
		Defaulted::set(true);
		assert_ok!(sweep(9));
		let reasons = vec![(ended, CancelReason::Expired), (lives, CancelReason::MarketOver)];
		assert_eq!(cancelled(), reasons);
	});
}

#[test]
fn place_order_should_reach_the_next_maker_when_a_frozen_one_beyond_the_band_was_swept() {
	ExtBuilder.build_and_execute(|| {
		set_rules(banded());
		Formula::set(Some(1_000 * TICK));
		rest(CAROL, ask(1_050, 1));
		wait(HOUR);
		Formula::set(Some(1_300 * TICK));
		rest(ALICE, ask(1_200, 1));
		freeze(CAROL);
		let take = || {
			let time_in_force = TimeInForce::Ioc;
			place(BOB, OrderRequest { time_in_force, ..bid(1_200, 1) })
		};
		assert_eq!(take().rest, Rest::Cancelled(NotRested::Taker));
		assert_ok!(sweep(1));
		assert_eq!((take().filled, units(CAROL)), (1, (UNITS, 0)));
	});
}
