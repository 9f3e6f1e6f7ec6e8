// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Path, traits::MoneyAct};
use sp_runtime::{DispatchError, DispatchResult};

use crate::{BuyBackOf, BuyBacks, Error, Event, mock::*};

const UNTIL: u64 = START + 100;

fn sell(who: AccountId, quantity: u64) -> DispatchResult {
	Sales::sell_back(RuntimeOrigin::signed(who), 1, quantity)
}

/// The buyer has 10 units, and the issuer buys 5 back for 900 each.
fn opened() {
	let id = list(terms());
	assert_ok!(buy(BUYER, id, 10));
	Balances::insert((USDC, ISSUER), MONEY);
	let origin = RuntimeOrigin::signed(ISSUER);
	assert_ok!(Sales::open_buyback(origin, GIFT, USDC, 900, 5, UNTIL));
	booked();
	CashLegs::set(Vec::new());
}

#[test]
fn sell_back_should_pay_the_holder_and_burn_the_units() {
	ExtBuilder.build_and_execute(|| {
		opened();
		let before = money(BUYER);
		assert_ok!(sell(BUYER, 2));
		assert_eq!((money(BUYER), held(ISSUER)), (before + 1_800, 2_700));
		assert_eq!(Units::get((GIFT, BUYER)), 8);
		assert_eq!(CashLegs::get(), vec![(Path::Refund, USDC, ISSUER, BUYER, 1_800)]);
		let sold =
			Event::SoldBack { buyback: 1, series: GIFT, holder: BUYER, quantity: 2, amount: 1_800 };
		assert_eq!(events().last(), Some(&sold));
		assert_eq!(booked(), vec![MoneyAct::BoughtBack { amount: 1_800 }]);
		assert_eq!(Sales::buyback(1).unwrap().remaining, 3);
	});
}

#[test]
fn sell_back_should_end_the_buyback_when_nothing_is_left_to_buy() {
	ExtBuilder.build_and_execute(|| {
		opened();
		assert_ok!(sell(BUYER, 5));
		assert_eq!((BuyBacks::<Test>::iter().count(), BuyBackOf::<Test>::iter().count()), (0, 0));
		assert_eq!(held(ISSUER), 0);
		assert_noop!(sell(BUYER, 1), Error::<Test>::UnknownBuyBack);
	});
}

#[test]
fn sell_back_should_fail_when_it_is_too_much_or_too_late() {
	ExtBuilder.build_and_execute(|| {
		opened();
		assert_noop!(sell(BUYER, 0), Error::<Test>::QuantityZero);
		assert_noop!(sell(BUYER, 6), Error::<Test>::NotEnoughRemaining);
		assert_noop!(sell(SMALL_BUYER, 1), DispatchError::Other("no units"));
		Now::set(UNTIL - 1);
		assert_ok!(sell(BUYER, 1));
		Now::set(UNTIL);
		assert_noop!(sell(BUYER, 1), Error::<Test>::BuyBackOver);
	});
}

#[test]
fn sell_back_should_fail_when_the_units_are_the_issuers() {
	ExtBuilder.build_and_execute(|| {
		opened();
		for who in [ISSUER, ISSUER_STAFF] {
			Units::insert((GIFT, who), 3);
			assert_noop!(sell(who, 1), Error::<Test>::OwnUnits);
		}
	});
}

#[test]
fn sell_back_should_change_nothing_when_a_leg_fails() {
	let failures: [fn(); 3] =
		[|| BurnFails::set(true), || CashFailsAtLeg::set(Some(1)), || BooksFail::set(true)];
	for fail in failures {
		ExtBuilder.build_and_execute(|| {
			opened();
			fail();
			assert_noop!(sell(BUYER, 1), INJECTED);
		});
	}
}

#[test]
fn sell_back_should_fail_when_the_issuer_is_in_default_or_the_origin_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		opened();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Sales::sell_back(origin, 1, 1), DispatchError::BadOrigin);
		}
		Defaulted::set(true);
		assert_noop!(sell(BUYER, 1), Error::<Test>::IssuerDefaulted);
	});
}

#[test]
fn sell_back_should_spare_numbers_when_units_bear_none() {
	ExtBuilder.build_and_execute(|| {
		opened();
		Numbered::set(true);
		let _ = SparedSerials::take();
		assert_ok!(sell(BUYER, 1));
		assert_eq!(SparedSerials::take(), 0);
		Numbered::set(false);
		assert_ok!(sell(BUYER, 1));
		assert_eq!(SparedSerials::take(), OfSerials::get().ref_time());
	});
}
