// SPDX-License-Identifier: Apache-2.0
use super::*;

fn set(defaulted: bool) -> DispatchResult {
	<Issuing as Guarantees<AccountId>>::set_defaulted(&ISSUER, defaulted)
}

#[test]
fn set_defaulted_should_give_the_worst_grade_and_come_back_by_a_suspension() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(set(true));
		let (old, new) = (IssuerStatus::Active, IssuerStatus::Defaulted);
		assert_event(Event::DefaultSet { identity: ISSUING, old, new });
		let stored = record(ISSUING);
		assert_eq!((stored.grade, stored.upheld_incidents), (Grade::E, 1));
		assert!(<Issuing as Rights<AccountId>>::is_defaulted(&SECOND));
		let may = <Issuing as Rights<AccountId>>::check_may_sell(&ISSUER);
		assert_eq!(may, Err(Reason::IssuerNotActive));
		assert_noop!(set(true), Error::<Test>::WrongStatus);

		assert_ok!(set(false));
		let (old, new) = (IssuerStatus::Defaulted, IssuerStatus::Suspended);
		assert_event(Event::DefaultSet { identity: ISSUING, old, new });
		assert!(!<Issuing as Rights<AccountId>>::is_defaulted(&ISSUER));
		assert_noop!(set(false), Error::<Test>::WrongStatus);
		set_status(IssuerStatus::Active);
		assert_ok!(Issuing::rescore(by(ALICE), ISSUING));
		// What happened stays counted.
		assert_eq!((record(ISSUING).grade, record(ISSUING).score.deduction), (Grade::D, 100));
	});
}

#[test]
fn set_defaulted_should_work_from_every_status_of_an_issuer() {
	for status in &STATUSES[1..5] {
		ExtBuilder.build_and_execute(|| {
			force_status(*status);
			assert_ok!(set(true));
		});
	}
}

#[test]
fn set_defaulted_should_fail_when_there_is_no_issuer() {
	ExtBuilder.build_and_execute(|| {
		let of = |who| <Issuing as Guarantees<AccountId>>::set_defaulted(who, true);
		assert_noop!(of(&STRANGER), Error::<Test>::NoIssuer);
		assert_noop!(of(&COMPANY), Error::<Test>::NoIssuer);
		applied();
		assert_noop!(of(&COMPANY), Error::<Test>::WrongStatus);
	});
}
