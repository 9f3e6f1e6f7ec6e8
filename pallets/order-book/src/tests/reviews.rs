// SPDX-License-Identifier: Apache-2.0
//! How reviews of held trades end.

use super::held_trades::{amounts, approve, assert_gone, charge, review_from_four};
use crate::{Error, Event, NextTradeId, mock::*, types::*};
use frame_support::{BoundedVec, assert_noop, assert_ok, storage::with_storage_layer};
use genex_primitives::{
	Reason, Tier,
	book::{OrderId, Side},
};

#[test]
fn review_approved_should_settle_as_agreed_when_both_sides_still_may() {
	ExtBuilder.build_and_execute(|| {
		charge();
		rest(ALICE, ask(900, 4));
		review_from_four();
		place(BOB, bid(950, 4));
		// What was agreed holds, whatever became of the fees.
		assert_ok!(OrderBook::set_fee_tiers(RuntimeOrigin::root(), BoundedVec::new(), WHY));
		wait(50);
		System::reset_events();
		assert_ok!(approve(0));
		let amounts = amounts(4, Side::Ask);
		assert_eq!(gain(BOB), (4, -(amounts.buyer_pays as i128)));
		assert_eq!(gain(ALICE), (-4, amounts.seller_gets as i128));
		assert_eq!(money(TREASURY).0, amounts.treasury);
		assert_eq!((units(ALICE).1, money(BOB).1), (0, 0));
		let settled = Event::HeldTradeSettled {
			trade: 0,
			market: MARKET,
			sequence: 1,
			maker: ALICE,
			taker: BOB,
			taker_side: Side::Bid,
			tick: tick(900),
			lots: 4,
			notional: amounts.notional,
			maker_fee: amounts.maker_fee,
			rebate: 0,
			taker_fee: amounts.taker_fee,
			review: 1,
		};
		assert_eq!(events(), [settled]);
		assert_gone();
		assert_noop!(approve(0), Error::<Test>::UnknownTrade);
	});
}

#[test]
fn review_approved_should_count_volume_and_set_no_price() {
	ExtBuilder.build_and_execute(|| {
		let halt = HaltRule { share: percent(1), within: 60, pause: 60 };
		set_rules(MarketRules { halt: Some(halt), ..rules() });
		rest(ALICE, ask(900, 1));
		place(BOB, bid(900, 1));
		rest(ALICE, ask(1_000, 4));
		review_from_four();
		place(BOB, bid(1_000, 4));
		let before = OrderBook::market(MARKET).unwrap().tape;
		wait(3_600);
		assert_ok!(approve(0));
		assert_eq!(OrderBook::market(MARKET).unwrap().tape, Tape { trades: 2, ..before });
		let day = OrderBook::stats(MARKET).unwrap().day.unwrap();
		assert_eq!(
			(day.open, day.high, day.low, day.close),
			(tick(900), tick(900), tick(900), tick(900))
		);
		assert_eq!((day.lots, day.trades, day.notional), (5, 2, 4_900 * TICK));
		for identity in [2, 3] {
			assert_eq!(
				OrderBook::trader(identity).volume.sum(Now::get() as u32 / 86_400).cents,
				12_250
			);
		}
	});
}

/// A trade of ALICE, who asked, with BOB, held.
fn hold() -> TradeId {
	rest(ALICE, ask(900, 4));
	review_from_four();
	place(BOB, bid(900, 4));
	NextTradeId::<Test>::get() - 1
}

#[test]
fn review_approved_should_be_refused_when_a_side_may_no_longer_trade() {
	ExtBuilder.build_and_execute(|| {
		let id = hold();
		for who in [ALICE, BOB] {
			Frozen::set([who].into());
			assert!(approve(id).is_err());
		}
		Frozen::set(Default::default());
		CannotBuy::mutate(|list| list.insert(BOB, Reason::BuyValueDay));
		assert!(approve(id).is_err());
		CannotBuy::set(Default::default());
		Apart::mutate(|list| list.insert((ALICE, BOB)));
		assert!(approve(id).is_err());
		Apart::set(Default::default());
		// Nothing moved, and the trade still waits.
		assert_eq!((gain(ALICE), gain(BOB), OrderBook::held_trades(3)), ((0, 0), (0, 0), 1));
		assert_ok!(approve(id));
	});
}

#[test]
fn review_approved_should_be_refused_when_a_party_changed() {
	ExtBuilder.build_and_execute(|| {
		let id = hold();
		let before = Parties::get();
		register(BOB, 9, Tier::L2);
		assert_noop!(approve(id), Error::<Test>::PartyChanged);
		register(BOB, 2, Tier::L2);
		assert_noop!(approve(id), Error::<Test>::PartyChanged);
		Parties::mutate(|parties| parties.remove(&ALICE));
		assert_noop!(approve(id), Error::<Test>::PartyChanged);
		Parties::set(before);
		RelatedParties::set([2, 3].into());
		assert_noop!(approve(id), Error::<Test>::PartyChanged);
		RelatedParties::set([2].into());
		assert_ok!(approve(id));
	});
}

#[test]
fn review_approved_should_be_refused_when_the_market_is_halted_or_over() {
	ExtBuilder.build_and_execute(|| {
		let id = hold();
		assert_ok!(OrderBook::halt(by(OFFICER), MARKET, WHY));
		assert_noop!(approve(id), Error::<Test>::NotTrading);
		assert_ok!(OrderBook::resume(by(OFFICER), MARKET, WHY));
		// What was agreed needs no market that takes orders.
		go_to(MarketState::CancelOnly);
		let tried = with_storage_layer(|| {
			OrderBook::review_approved(id)?;
			Err::<(), _>(sp_runtime::DispatchError::Other("tried"))
		});
		assert_eq!(tried, Err(sp_runtime::DispatchError::Other("tried")));
		go_to(MarketState::Settled);
		assert_noop!(approve(id), Error::<Test>::MarketOver);
		Now::set(EXPIRY);
		assert_noop!(approve(id), Error::<Test>::MarketOver);
	});
}

#[test]
fn review_refused_should_release_both_sides_whole() {
	ExtBuilder.build_and_execute(|| {
		charge();
		let id = hold();
		System::reset_events();
		assert_ok!(OrderBook::review_refused(id));
		assert_eq!((units(ALICE), money(ALICE)), ((UNITS, 0), (MONEY, 0)));
		assert_eq!((units(BOB), money(BOB)), ((UNITS, 0), (MONEY, 0)));
		let returned = Event::TradeReturned {
			trade: id,
			market: MARKET,
			maker: ALICE,
			taker: BOB,
			taker_side: Side::Bid,
			lots: 4,
			units: 4,
			money: amounts(4, Side::Ask).buyer_pays,
			review: 1,
		};
		assert_eq!(events(), [returned]);
		assert_gone();
		assert_noop!(OrderBook::review_refused(id), Error::<Test>::UnknownTrade);
		assert_eq!(OrderBook::market(MARKET).unwrap().tape.trades, 0);
	});
}

#[test]
fn review_refused_should_work_whatever_became_of_market_and_parties() {
	let cases: [fn(); 7] = [
		|| OrderBook::halt(by(OFFICER), MARKET, WHY).unwrap(),
		|| go_to(MarketState::Settled),
		|| Now::set(EXPIRY),
		|| Frozen::set([ALICE, BOB].into()),
		|| Parties::set(Default::default()),
		|| Everyone::set(Some(Reason::FxRateStale)),
		|| register(BOB, 2, Tier::L2),
	];
	for case in cases {
		ExtBuilder.build_and_execute(|| {
			let id = hold();
			case();
			assert_ok!(OrderBook::review_refused(id));
			assert_eq!((units(ALICE), money(BOB)), ((UNITS, 0), (MONEY, 0)));
			assert_gone();
		});
	}
}

#[test]
fn held_trade_should_outlive_what_ends_orders() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(OrderBook::cancel_all_after(by(ALICE), MARKET, 10));
		let id = hold();
		wait(20);
		assert_ok!(OrderBook::trigger_switch(by(STRANGER), ALICE, MARKET, 9));
		assert_ok!(OrderBook::cancel_orders(by(ALICE), MARKET, None, None, 9));
		let gone = OrderId(u128::from(u64::MAX));
		assert!(OrderBook::force_cancel(by(OFFICER), gone, WHY).is_err());
		assert_eq!((units(ALICE).1, OrderBook::held_trades(3)), (4, 1));
		assert_ok!(approve(id));
	});
}
