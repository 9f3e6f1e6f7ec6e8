// SPDX-License-Identifier: Apache-2.0
//! Who keeps count of promises is told of every change of units.

use super::*;
use genex_primitives::traits::{Refunds, UnitsAct};

/// What a unit of the usual series counts: a cent in billionths of a dollar.
const WORTH: u128 = 10_000_000;

fn told(
	series: SeriesId,
	holder: Option<AccountId>,
	act: UnitsAct,
	quantity: Quantity,
) -> Vec<Told> {
	let units = u128::from(quantity);
	vec![(series, ISSUER, holder, act, quantity, units, units * WORTH)]
}

#[test]
fn listener_should_be_told_of_every_act() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let sale = UnitsAct::Sold { price: None };
		let all =
			[told(series, None, UnitsAct::Minted, 1_000), told(series, Some(ALICE), sale, 500)];
		assert_eq!(News::take(), all.concat());
		assert_ok!(Coupons::redeem(by(ALICE), series, 100, ISSUER, H256::zero(), None));
		assert_eq!(News::take(), told(series, Some(ALICE), UnitsAct::Redeemed, 100));
		assert_ok!(Coupons::recall(by(ISSUER), series, 30));
		assert_eq!(News::take(), told(series, None, UnitsAct::Recalled, 30));
		assert_ok!(<Coupons as Refunds<AccountId>>::burn(series, &ALICE, 50));
		assert_eq!(News::take(), told(series, Some(ALICE), UnitsAct::Refunded, 50));
		assert_ok!(Coupons::transfer(by(ALICE), series, BOB, 10));
		assert!(News::get().is_empty(), "a gift changes no promise");
		set_time(VALID_UNTIL);
		assert!(News::get().is_empty(), "nothing runs at the end of the validity");
		assert_ok!(Coupons::book_expiry(by(BOB), series));
		let all = [
			told(series, None, UnitsAct::Expired, 350),
			told(series, None, UnitsAct::ExpiredUnsold, 470),
		];
		assert_eq!(News::take(), all.concat());
	});
}

#[test]
fn listener_should_hear_the_price_when_units_are_sold_for_one() {
	ExtBuilder.build_and_execute(|| {
		let series = listed_with(terms());
		News::take();
		let price = Some(Money::new(CurrencyCode::USD, 90));
		let sale = <Coupons as CouponsTrait<_>>::sell(series, &ALICE, 100, price, Clearance::None);
		assert_ok!(sale);
		assert_eq!(News::take(), told(series, Some(ALICE), UnitsAct::Sold { price }, 100));
	});
}

#[test]
fn listener_should_hear_only_of_what_expired_when_an_expiry_is_booked() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::recall(by(ISSUER), series, 500));
		News::take();
		set_time(VALID_UNTIL);
		assert_ok!(Coupons::book_expiry(by(BOB), series));
		assert_eq!(News::take(), told(series, None, UnitsAct::Expired, 500));
	});
}

#[test]
fn acts_should_leave_nothing_when_the_listener_fails() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		ListenerFails::set(true);
		let failed = DispatchError::Other("the books fail");
		assert_noop!(Coupons::mint(by(ISSUER), series, 1), failed);
		assert_noop!(Coupons::recall(by(ISSUER), series, 1), failed);
		let redeem = Coupons::redeem(by(ALICE), series, 1, ISSUER, H256::zero(), None);
		assert_noop!(redeem, failed);
		assert_noop!(<Coupons as Refunds<AccountId>>::burn(series, &ALICE, 1), failed);
		set_time(VALID_UNTIL);
		assert_noop!(Coupons::book_expiry(by(BOB), series), failed);
		ListenerFails::set(false);
	});
}
