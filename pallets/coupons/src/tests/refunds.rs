// SPDX-License-Identifier: Apache-2.0
//! Units burn against money.

use super::*;
use genex_primitives::traits::{Refunds, UnitsAct};

fn burn(series: SeriesId, holder: AccountId, quantity: Quantity) -> DispatchResult {
	<Coupons as Refunds<AccountId>>::burn(series, &holder, quantity)
}

fn circulating(series: SeriesId) -> Quantity {
	<Coupons as Refunds<AccountId>>::circulating(series)
}

fn expired(series: SeriesId) -> Option<Quantity> {
	<Coupons as Refunds<AccountId>>::expired(series)
}

#[test]
fn burn_should_take_free_units_after_the_rules() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_eq!(circulating(series), 500);
		assert_ok!(burn(series, ALICE, 200));
		assert_event(Event::Refunded { series, holder: ALICE, quantity: 200 });
		assert_eq!(holding(ALICE, series), (300, 0));
		assert_eq!((counters(series).circulating, counters(series).refunded), (300, 200));
		assert_eq!(Asked::get().last(), Some(&(Path::Refund, ALICE, ISSUER, 200, 200)));
		assert_eq!(Noted::get().len(), Checked::get().len());
		assert_eq!((circulating(series), expired(series)), (300, None));
	});
}

#[test]
fn burn_should_fail_when_units_lack_or_are_blocked() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_noop!(burn(series, ALICE, 0), Error::<Test>::ZeroQuantity);
		assert_noop!(burn(series, ALICE, 501), Error::<Test>::NotEnoughUnits);
		assert_noop!(burn(series, BOB, 1), Error::<Test>::NotEnoughUnits);
		assert_noop!(burn(77, ALICE, 1), Error::<Test>::NoSuchSeries);
		assert_ok!(Door::hold(series, &ALICE, 400));
		assert_noop!(burn(series, ALICE, 101), Error::<Test>::NotEnoughUnits);
		assert_ok!(<Coupons as CouponsTrait<AccountId>>::set_frozen_units(series, &ALICE, 450));
		assert_noop!(burn(series, ALICE, 51), refused(Reason::UnitsFrozen));
		assert_ok!(burn(series, ALICE, 50));
		assert_ok!(<Coupons as CouponsTrait<AccountId>>::set_frozen_units(series, &ALICE, 0));
		freeze(ALICE);
		assert_noop!(burn(series, ALICE, 1), refused(Reason::SenderFrozen));
	});
}

#[test]
fn burn_should_take_expired_units_when_the_expiry_is_not_booked() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		set_time(VALID_UNTIL);
		assert_eq!(circulating(series), 0, "nothing circulates after the end");
		assert_ok!(burn(series, ALICE, 100));
		assert_ok!(Coupons::book_expiry(by(BOB), series));
		assert_eq!((counters(series).refunded, expired(series)), (100, Some(400)));
	});
}

#[test]
fn burn_should_count_units_as_refunded_when_their_expiry_is_booked() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		set_time(VALID_UNTIL);
		assert_ok!(Coupons::book_expiry(by(BOB), series));
		let before = counters(series);
		News::take();
		assert_ok!(burn(series, ALICE, 100));
		assert_eq!(holding(ALICE, series), (400, 0));
		let after = UnitCounters {
			expired: before.expired - 100,
			refunded: before.refunded + 100,
			..before
		};
		assert_eq!(counters(series), after);
		// A unit is a cent of face, and a cent is ten million billionths of a dollar.
		let told = (series, ISSUER, Some(ALICE), UnitsAct::RefundedLate, 100, 100, 1_000_000_000);
		assert_eq!(News::take(), [told]);
		assert_eq!(Noted::get().last().map(|seen| seen.0), Some(Path::Refund));
		assert_eq!(expired(series), Some(500));
	});
}
