// SPDX-License-Identifier: Apache-2.0
use super::*;

#[test]
fn rate_should_count_once_for_each_redemption() {
	ExtBuilder.build_and_execute(|| {
		redeemed(100);
		redeemed(100);
		assert_eq!(RatingRights::<Test>::get(ISSUING, ALICE), 2);
		assert_ok!(Issuing::rate(by(ALICE), ISSUING, 5));
		assert_event(Event::Rated { identity: ISSUING, holder: ALICE, stars: 5 });
		assert_ok!(Issuing::rate(by(ALICE), ISSUING, 1));
		assert_eq!(RatingsOf::<Test>::get(ISSUING), Ratings { count: 2, stars: 6 });
		assert!(!RatingRights::<Test>::contains_key(ISSUING, ALICE));
		assert_noop!(Issuing::rate(by(ALICE), ISSUING, 3), Error::<Test>::NothingToRate);
	});
}

#[test]
fn rate_should_belong_to_the_identity_and_not_to_the_account() {
	ExtBuilder.build_and_execute(|| {
		redeemed(100);
		register(STRANGER, ALICE, Tier::L2);
		assert_ok!(Issuing::rate(by(STRANGER), ISSUING, 4));
		assert_noop!(Issuing::rate(by(ALICE), ISSUING, 4), Error::<Test>::NothingToRate);
	});
}

#[test]
fn rate_should_fail_when_the_caller_redeemed_nothing() {
	ExtBuilder.build_and_execute(|| {
		redeemed(100);
		assert_noop!(Issuing::rate(by(BOB), ISSUING, 4), Error::<Test>::NothingToRate);
		assert_noop!(Issuing::rate(by(STRANGER), ISSUING, 4), Error::<Test>::NotRegistered);
	});
}

#[test]
fn rate_should_fail_when_issuers_would_rate_themselves() {
	ExtBuilder.build_and_execute(|| {
		units(UnitsAct::Minted, None, 100).unwrap();
		units(UnitsAct::Sold { price: None }, Some(SECOND), 100).unwrap();
		units(UnitsAct::Redeemed, Some(SECOND), 100).unwrap();
		for who in [ISSUER, SECOND] {
			assert_noop!(Issuing::rate(by(who), ISSUING, 5), Error::<Test>::NothingToRate);
		}
	});
}

#[test]
fn rate_should_fail_when_the_stars_are_out_of_range() {
	ExtBuilder.build_and_execute(|| {
		redeemed(100);
		for stars in [0, 6, u8::MAX] {
			assert_noop!(Issuing::rate(by(ALICE), ISSUING, stars), Error::<Test>::InvalidRating);
		}
	});
}

#[test]
fn rate_should_fail_when_not_signed() {
	ExtBuilder.build_and_execute(|| {
		redeemed(100);
		assert_signed_only(|origin| Issuing::rate(origin, ISSUING, 5));
	});
}

#[test]
fn rate_should_fail_when_only_crumbs_were_redeemed() {
	ExtBuilder.build_and_execute(|| {
		(0..200).for_each(|_| redeemed(99));
		assert_noop!(Issuing::rate(by(ALICE), ISSUING, 5), Error::<Test>::NothingToRate);
		redeemed(100);
		assert_eq!(RatingRights::<Test>::get(ISSUING, ALICE), 1);
		let mut terms = CreditTerms::default();
		(terms.formula.version, terms.formula.least_rated_cents) = (2, 0);
		assert_ok!(Issuing::set_terms(RuntimeOrigin::root(), Box::new(terms), REASON));
		redeemed(1);
		assert_eq!(RatingRights::<Test>::get(ISSUING, ALICE), 2);
	});
}
