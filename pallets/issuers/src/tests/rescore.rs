// SPDX-License-Identifier: Apache-2.0
use super::*;

/// Seconds of a year of the formula.
const YEAR: u64 = 365 * 86_400;

#[test]
fn rescore_should_store_and_report_every_component() {
	ExtBuilder.build_and_execute(|| {
		let identity = applied();
		assert_ok!(Issuing::approve(by(OFFICER), identity, REASON));
		Now::set(START + 3 * YEAR);
		// Half of what grade B may promise.
		assert_ok!(Issuing::deposit_guarantee(by(COMPANY), USDC, 500_000 * DOLLAR));
		assert_ok!(Issuing::rescore(by(STRANGER), identity));
		let score = Score {
			version: 1,
			redemption: 500,
			breakage: 500,
			ratings: 500,
			tenure: 1_000,
			coverage: 500,
			deduction: 0,
			total: 575,
		};
		let stored = record(identity);
		assert_eq!((stored.score, stored.grade), (score, Grade::B));
		assert_event(Event::Rescored {
			identity,
			score,
			old_grade: Grade::C,
			new_grade: Grade::B,
			limit: cents(100_000_000 + 150_000_000),
		});
		assert_eq!(<Issuing as Rights<AccountId>>::grade(&COMPANY), Some(Grade::B));
	});
}

#[test]
fn rescore_should_follow_what_holders_experience() {
	ExtBuilder.build_and_execute(|| {
		redeemed(4_000_000);
		(0..100).for_each(|_| {
			redeemed(100);
			assert_ok!(Issuing::rate(by(ALICE), ISSUING, 5));
		});
		assert_ok!(Issuing::rescore(by(ALICE), ISSUING));
		let good = record(ISSUING).score;
		assert!(good.redemption > 500 && good.breakage > 500 && good.ratings > 900, "{good:?}");
		units(UnitsAct::Minted, None, 4_000_000).unwrap();
		units(UnitsAct::Sold { price: None }, Some(ALICE), 4_000_000).unwrap();
		units(UnitsAct::Expired, None, 4_000_000).unwrap();
		assert_ok!(Issuing::rescore(by(ALICE), ISSUING));
		let worse = record(ISSUING).score;
		assert!(worse.redemption < good.redemption && worse.breakage < good.breakage, "{worse:?}");
		assert!(worse.total < good.total);
	});
}

#[test]
fn rescore_should_begin_the_time_in_business_when_the_genesis_block_did_not() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Issuing::rescore(by(ALICE), ISSUING));
		assert_eq!((record(ISSUING).approved_at, record(ISSUING).score.tenure), (START, 0));
		Now::set(START + YEAR);
		assert_ok!(Issuing::rescore(by(ALICE), ISSUING));
		assert_eq!((record(ISSUING).approved_at, record(ISSUING).score.tenure), (START, 333));
	});
}

#[test]
fn rescore_should_fail_when_there_is_no_approved_issuer() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(Issuing::rescore(by(ALICE), 77), Error::<Test>::NoIssuer);
		let identity = applied();
		assert_noop!(Issuing::rescore(by(ALICE), identity), Error::<Test>::WrongStatus);
		assert_ok!(<Issuing as Guarantees<AccountId>>::set_defaulted(&ISSUER, true));
		assert_noop!(Issuing::rescore(by(ALICE), ISSUING), Error::<Test>::WrongStatus);
	});
}

#[test]
fn rescore_should_fail_when_not_signed() {
	ExtBuilder.build_and_execute(|| {
		assert_signed_only(|origin| Issuing::rescore(origin, ISSUING));
	});
}

/// A thousand dollars used to cover that nothing was promised, and half a year did the rest.
#[test]
fn rescore_should_not_raise_a_grade_when_the_guarantee_is_small_for_the_better_one() {
	ExtBuilder.build_and_execute(|| {
		let identity = applied();
		assert_ok!(Issuing::approve(by(OFFICER), identity, REASON));
		Now::set(START + YEAR / 2);
		assert_ok!(Issuing::deposit_guarantee(by(COMPANY), USDC, 1_000 * DOLLAR));
		assert_ok!(Issuing::rescore(by(STRANGER), identity));
		let stored = record(identity);
		assert_eq!((stored.grade, stored.score.coverage), (Grade::C, 20));
	});
}
