// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn recall_should_burn_unsold_units() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::recall(by(ISSUER), series, 200));
		let expected = UnitCounters {
			minted: 1_000,
			unsold: 300,
			circulating: 500,
			recalled: 200,
			..Default::default()
		};
		assert_eq!(counters(series), expected);
		assert_event(Event::Recalled { series, issuer: ISSUER, quantity: 200 });
	});
}

#[test]
fn recall_should_never_reach_sold_units() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_noop!(Coupons::recall(by(ISSUER), series, 501), Error::<Test>::NotEnoughUnsold);
		assert_ok!(Coupons::recall(by(ISSUER), series, 500));
		assert_noop!(Coupons::recall(by(ISSUER), series, 1), Error::<Test>::NotEnoughUnsold);
		assert_eq!(holding(ALICE, series), (500, 0));
	});
}

#[test]
fn recall_should_work_when_closed_and_when_expired() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::close_series(by(ISSUER), series));
		assert_ok!(Coupons::recall(by(ISSUER), series, 100));
		set_time(VALID_UNTIL);
		assert_ok!(Coupons::recall(by(ISSUER), series, 100));
		assert_eq!(counters(series).recalled, 200);
	});
}

#[test]
fn recall_should_work_when_the_issuer_lost_its_tier() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		register(ISSUER, Tier::L0, *b"JP");
		assert_ok!(Coupons::recall(by(ISSUER), series, 500));
	});
}

#[test]
fn recall_should_fail_when_the_expiry_was_booked() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		set_time(VALID_UNTIL);
		assert_ok!(Coupons::book_expiry(by(STRANGER), series));
		let call = Coupons::recall(by(ISSUER), series, 1);
		assert_noop!(call, refused(Reason::SeriesExpired));
	});
}

#[test]
fn recall_should_fail_when_the_rules_stop_the_issuer() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		freeze(ISSUER);
		let call = Coupons::recall(by(ISSUER), series, 1);
		assert_noop!(call, refused(Reason::SenderFrozen));
	});
}

#[test]
fn recall_should_fail_when_the_quantity_is_zero() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_noop!(Coupons::recall(by(ISSUER), series, 0), Error::<Test>::ZeroQuantity);
	});
}

#[test]
fn recall_should_fail_when_not_called_by_the_issuer() {
	ExtBuilder.build_and_execute(|| {
		assert_issuer_only(sold(), |who, series| Coupons::recall(who, series, 1));
	});
}
