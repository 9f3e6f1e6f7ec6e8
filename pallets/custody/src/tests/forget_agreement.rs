// SPDX-License-Identifier: Apache-2.0

use super::*;

fn forget(id: AgreementId) -> DispatchResult {
	Custody::forget_agreement(by(STRANGER), id)
}

#[test]
fn forget_agreement_should_free_its_place() {
	run(|| {
		let id = accepted();
		assert_noop!(forget(id), Error::<Test>::NotOver);
		wait(TERM);
		assert_ok!(forget(id));
		let expected = Event::AgreementForgotten { agreement: id, by: STRANGER, waived: 0 };
		assert_eq!(last_event(), expected);
		assert_eq!(Custody::agreement(id), None);
		assert!(!AgreementCount::<Test>::contains_key(ISSUER));
		assert!(Custody::agreements_of(CUSTODIAN, None, 9).is_empty());
		assert_noop!(forget(id), Error::<Test>::UnknownAgreement);
	});
}

#[test]
fn forget_agreement_should_fail_when_units_are_under_it() {
	run(|| {
		let deposit = deposited(100);
		assert_ok!(Custody::end_agreement(by(ISSUER), 1));
		assert_noop!(forget(1), Error::<Test>::DepositsLeft);
		assert_ok!(Custody::request_withdrawal(by(ALICE), deposit, 100));
		assert_ok!(forget(1));
	});
}

#[test]
fn forget_agreement_should_leave_what_is_due_to_the_custodian() {
	run(|| {
		let deposit = deposited(100);
		let request = asked(deposit, Wish::Withdraw, 100);
		assert_ok!(Custody::approve(by(CUSTODIAN), deposit, request));
		assert_ok!(Custody::end_agreement(by(ISSUER), 1));
		assert_noop!(forget(1), Error::<Test>::FeeDue);
		assert_noop!(Custody::forget_agreement(by(ISSUER), 1), Error::<Test>::FeeDue);
		assert_ok!(Custody::forget_agreement(by(CUSTODIAN), 1));
		let expected = Event::AgreementForgotten { agreement: 1, by: CUSTODIAN, waived: 10 };
		assert_eq!(last_event(), expected);
	});
}
