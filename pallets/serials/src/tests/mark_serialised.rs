// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn mark_serialised_should_number_the_units_that_are_minted_from_then_on() {
	ExtBuilder.build_and_execute(|| {
		let series = approved_with(terms());
		assert!(!Serials::is_serialised(series));
		assert_ok!(Serials::mark_serialised(by(ISSUER), series));
		assert_event(Event::MarkedSerialised { series, issuer: ISSUER });
		assert!(Serials::is_serialised(series));
		assert_ok!(Coupons::mint(by(ISSUER), series, 7));
		assert_eq!(Serials::owner_of(series, 7), Some(ISSUER));
		assert_eq!(Serials::owner_of(series, 8), None);
	});
}

#[test]
fn mark_serialised_should_fail_when_the_caller_is_not_the_issuer() {
	ExtBuilder.build_and_execute(|| {
		let series = approved_with(terms());
		assert_noop!(Serials::mark_serialised(by(ALICE), series), CouponsError::<Test>::NotIssuer);
		assert_noop!(Serials::mark_serialised(by(ISSUER), 77), CouponsError::<Test>::NoSuchSeries);
		register(ISSUER, Tier::L1);
		let call = Serials::mark_serialised(by(ISSUER), series);
		assert_noop!(call, refused(Reason::IssuerTierTooLow));
	});
}

#[test]
fn mark_serialised_should_fail_when_units_exist_or_count_money() {
	ExtBuilder.build_and_execute(|| {
		let mark = |series| Serials::mark_serialised(by(ISSUER), series);
		let minted = approved_with(terms());
		assert_ok!(Coupons::mint(by(ISSUER), minted, 1));
		assert_noop!(mark(minted), CouponsError::<Test>::AlreadyMinted);
		let mut money = terms();
		(money.divisible, money.face_minor) = (true, 1);
		let money = approved_with(money);
		assert_noop!(mark(money), CouponsError::<Test>::SeriesDivisible);
		let series = approved_with(terms());
		assert_ok!(mark(series));
		assert_noop!(mark(series), CouponsError::<Test>::AlreadySerialised);
		let closed = approved_with(terms());
		assert_ok!(Coupons::close_series(by(ISSUER), closed));
		assert_noop!(mark(closed), CouponsError::<Test>::NotMintable);
	});
}

#[test]
fn mark_serialised_should_fail_when_the_series_has_a_market() {
	ExtBuilder.build_and_execute(|| {
		let series = approved_with(terms());
		Marketed::set(Some(series));
		let call = Serials::mark_serialised(by(ISSUER), series);
		assert_noop!(call, Error::<Test>::HasMarket);
		Marketed::set(None);
		assert_ok!(Serials::mark_serialised(by(ISSUER), series));
	});
}
