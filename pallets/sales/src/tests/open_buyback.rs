// SPDX-License-Identifier: Apache-2.0

use std::collections::BTreeMap;

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Balance, Reason, SeriesState, issuance::StaffScope};
use sp_runtime::{DispatchError, DispatchResult};

use crate::{BuyBack, BuyBackOf, Error, Event, mock::*};

const UNTIL: u64 = START + 100;

fn open(who: AccountId, price: Balance, quantity: u64, until: u64) -> DispatchResult {
	Balances::insert((USDC, ISSUER), MONEY);
	Sales::open_buyback(RuntimeOrigin::signed(who), GIFT, USDC, price, quantity, until)
}

#[test]
fn open_buyback_should_put_the_money_aside() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(open(ISSUER, 900, 5, UNTIL));
		assert_eq!((money(ISSUER), held(ISSUER)), (MONEY - 4_500, 4_500));
		let offer = BuyBack { series: GIFT, asset: USDC, price: 900, remaining: 5, until: UNTIL };
		assert_eq!(Sales::buyback(1), Some(offer));
		assert_eq!(BuyBackOf::<Test>::get(GIFT, USDC), Some(1));
		let opened = Event::BuyBackOpened {
			buyback: 1,
			series: GIFT,
			asset: USDC,
			price: 900,
			quantity: 5,
			until: UNTIL,
			by: ISSUER,
		};
		assert_eq!(events(), vec![opened]);
	});
}

#[test]
fn open_buyback_should_count_what_the_staff_gives_back() {
	ExtBuilder.build_and_execute(|| {
		Staff::set(BTreeMap::from([(STRANGER, StaffScope::Refund), (LOOKER, StaffScope::List)]));
		let refused = Error::<Test>::Refused(Reason::StaffCapReached.code());
		Balances::insert((USDC, ISSUER), MONEY);
		assert_noop!(open(LOOKER, 900, 5, UNTIL), refused);
		assert_noop!(open(BUYER, 900, 5, UNTIL), Error::<Test>::NotIssuer);
		assert_ok!(open(STRANGER, 900, 5, UNTIL));
		let worth = 5 * 250_000_000;
		let acted = (ISSUER, STRANGER, StaffScope::Refund, worth);
		assert_eq!(ActedFor::get().last(), Some(&acted));
		assert_eq!((held(ISSUER), held(STRANGER)), (4_500, 0), "it is the issuer's money");
	});
}

#[test]
fn open_buyback_should_fail_when_the_offer_is_unsound() {
	ExtBuilder.build_and_execute(|| {
		Balances::insert((USDC, ISSUER), MONEY);
		assert_noop!(open(ISSUER, 0, 5, UNTIL), Error::<Test>::PriceRequired);
		assert_noop!(open(ISSUER, 900, 0, UNTIL), Error::<Test>::QuantityZero);
		assert_noop!(open(ISSUER, 900, 5, START), Error::<Test>::WindowInvalid);
		let beyond = open(ISSUER, 900, 5, EXPIRY + 1);
		assert_noop!(beyond, Error::<Test>::WindowBeyondValidity);
		let wide = open(ISSUER, Balance::MAX, 2, UNTIL);
		assert_noop!(wide, Error::<Test>::PriceTooHigh);
		let poor = open(ISSUER, MONEY, 2, UNTIL);
		assert_noop!(poor, DispatchError::Other("poor"));
		let origin = || RuntimeOrigin::signed(ISSUER);
		let unknown = Sales::open_buyback(origin(), 1_234, USDC, 1, 1, UNTIL);
		assert_noop!(unknown, Error::<Test>::UnknownSeries);
		let unregistered = Sales::open_buyback(origin(), GIFT, USDC + 1, 1, 1, UNTIL);
		assert_noop!(unregistered, Error::<Test>::UnknownAsset);
	});
}

/// A unit promises 25 dollars, which are 25,000,000 smallest units.
#[test]
fn open_buyback_should_fail_when_the_price_is_above_face_value() {
	ExtBuilder.build_and_execute(|| {
		let rich = |price| {
			Balances::insert((USDC, ISSUER), 100_000_000);
			Sales::open_buyback(RuntimeOrigin::signed(ISSUER), GIFT, USDC, price, 4, UNTIL)
		};
		Balances::insert((USDC, ISSUER), 100_000_000);
		assert_noop!(rich(25_000_001), Error::<Test>::PriceAboveFace);
		assert_ok!(rich(25_000_000));
		assert_eq!(held(ISSUER), 100_000_000);
	});
}

#[test]
fn open_buyback_should_fail_when_the_series_is_not_approved() {
	ExtBuilder.build_and_execute(|| {
		Balances::insert((USDC, ISSUER), MONEY);
		for state in [SeriesState::Draft, SeriesState::Submitted, SeriesState::Rejected] {
			Series::insert(GIFT, (state, 0));
			assert_noop!(open(ISSUER, 900, 5, UNTIL), Error::<Test>::SeriesNotSellable);
		}
		Series::insert(GIFT, (SeriesState::Closed, 0));
		assert_ok!(open(ISSUER, 900, 5, UNTIL));
	});
}

#[test]
fn open_buyback_should_fail_when_one_is_open() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(open(ISSUER, 900, 5, UNTIL));
		Balances::insert((USDC, ISSUER), MONEY);
		assert_noop!(open(ISSUER, 800, 5, UNTIL), Error::<Test>::BuyBackOpen);
		assert_ok!(Sales::close_buyback(RuntimeOrigin::signed(ISSUER), 1));
		assert_ok!(open(ISSUER, 800, 5, UNTIL));
		assert_eq!(BuyBackOf::<Test>::get(GIFT, USDC), Some(2));
	});
}

#[test]
fn open_buyback_should_fail_when_the_issuer_is_in_default_or_the_origin_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		Balances::insert((USDC, ISSUER), MONEY);
		Defaulted::set(true);
		assert_noop!(open(ISSUER, 900, 5, UNTIL), Error::<Test>::IssuerDefaulted);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = Sales::open_buyback(origin, GIFT, USDC, 900, 5, UNTIL);
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}
