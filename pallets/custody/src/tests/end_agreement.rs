// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn end_agreement_should_free_what_is_under_it() {
	run(|| {
		let deposit = deposited(100);
		assert_ok!(Custody::end_agreement(by(ISSUER), 1));
		assert_eq!(last_event(), Event::AgreementEnded { agreement: 1, by: ISSUER });
		assert_eq!(the_agreement(1).state, AgreementState::Ended);
		let more = Custody::deposit(by(ALICE), 1, SERIES, 1);
		assert_noop!(more, Error::<Test>::NotInForce);
		assert_ok!(Custody::request_withdrawal(by(ALICE), deposit, 100));
		assert_eq!(units(ALICE), (FUNDS, 0));
	});
}

#[test]
fn end_agreement_should_be_for_both_parties() {
	run(|| {
		let (first, second) = (accepted(), proposed());
		for who in [BRANCH, OTHER_ISSUER, ALICE, OFFICER] {
			let call = Custody::end_agreement(by(who), first);
			assert_noop!(call, Error::<Test>::NotAParty);
		}
		assert_ok!(Custody::end_agreement(by(CUSTODIAN), first));
		assert_ok!(Custody::end_agreement(by(CUSTODIAN), second));
	});
}

#[test]
fn end_agreement_should_fail_when_it_is_ended() {
	run(|| {
		let id = accepted();
		assert_ok!(Custody::end_agreement(by(ISSUER), id));
		assert_noop!(Custody::end_agreement(by(CUSTODIAN), id), Error::<Test>::WrongState);
		assert_noop!(Custody::end_agreement(by(ISSUER), id + 1), Error::<Test>::UnknownAgreement);
	});
}
