// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn add_redeemer_should_appoint_a_store() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert!(!Coupons::is_redeemer(series, STORE));
		assert_ok!(Coupons::add_redeemer(by(ISSUER), series, STORE));
		assert!(Coupons::is_redeemer(series, STORE));
		assert_event(Event::RedeemerAdded { series, issuer: ISSUER, redeemer: STORE });
	});
}

#[test]
fn add_redeemer_should_work_in_every_state() {
	ExtBuilder.build_and_execute(|| {
		let closed = sold();
		assert_ok!(Coupons::close_series(by(ISSUER), closed));
		for series in [draft(), submitted(), approved_with(terms()), sold(), closed] {
			assert_ok!(Coupons::add_redeemer(by(ISSUER), series, STORE));
		}
	});
}

#[test]
fn add_redeemer_should_fail_when_appointed_already() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::add_redeemer(by(ISSUER), series, STORE));
		for who in [STORE, ISSUER] {
			let call = Coupons::add_redeemer(by(ISSUER), series, who);
			assert_noop!(call, Error::<Test>::AlreadyRedeemer);
		}
	});
}

#[test]
fn add_redeemer_should_fail_when_not_called_by_the_issuer() {
	ExtBuilder.build_and_execute(|| {
		assert_issuer_only(sold(), |who, series| Coupons::add_redeemer(who, series, STORE));
	});
}

#[test]
fn remove_redeemer_should_dismiss_a_store_at_once() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::add_redeemer(by(ISSUER), series, STORE));
		assert_ok!(Coupons::remove_redeemer(by(ISSUER), series, STORE));
		assert_event(Event::RedeemerRemoved { series, issuer: ISSUER, redeemer: STORE });
		let call = Coupons::redeem(by(ALICE), series, 1, STORE, H256::zero(), None);
		assert_noop!(call, Error::<Test>::NotRedeemer);
	});
}

#[test]
fn remove_redeemer_should_fail_when_not_appointed() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		for who in [STORE, ISSUER] {
			let call = Coupons::remove_redeemer(by(ISSUER), series, who);
			assert_noop!(call, Error::<Test>::NotRedeemer);
		}
		assert!(Coupons::is_redeemer(series, ISSUER));
	});
}

#[test]
fn remove_redeemer_should_fail_when_not_called_by_the_issuer() {
	ExtBuilder.build_and_execute(|| {
		assert_issuer_only(sold(), |who, series| Coupons::remove_redeemer(who, series, STORE));
	});
}

#[test]
fn add_redeemer_should_fail_when_the_series_has_as_many_as_it_may() {
	ExtBuilder.build_and_execute(|| {
		let (series, other) = (sold(), draft());
		let most = AccountId::from(MAX_REDEEMERS);
		for who in 1_000..1_000 + most {
			assert_ok!(Coupons::add_redeemer(by(ISSUER), series, who));
		}
		let one_more = || Coupons::add_redeemer(by(ISSUER), series, STORE);
		assert_noop!(one_more(), Error::<Test>::TooManyRedeemers);
		// The issuer accepts without a place, and another series has places of its own.
		assert!(Coupons::is_redeemer(series, ISSUER));
		assert_ok!(Coupons::add_redeemer(by(ISSUER), other, STORE));
		assert_ok!(Coupons::remove_redeemer(by(ISSUER), series, 1_000));
		assert_eq!(RedeemerCount::<Test>::get(series), MAX_REDEEMERS - 1);
		let again = Coupons::remove_redeemer(by(ISSUER), series, 1_000);
		assert_noop!(again, Error::<Test>::NotRedeemer);
		assert_ok!(one_more());
		assert_noop!(
			Coupons::add_redeemer(by(ISSUER), series, 1_000),
			Error::<Test>::TooManyRedeemers
		);
	});
}

#[test]
fn remove_redeemer_should_leave_nothing_when_the_last_one_goes() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Coupons::add_redeemer(by(ISSUER), series, STORE));
		assert_eq!(RedeemerCount::<Test>::get(series), 1);
		assert_ok!(Coupons::remove_redeemer(by(ISSUER), series, STORE));
		assert!(!RedeemerCount::<Test>::contains_key(series));
	});
}
