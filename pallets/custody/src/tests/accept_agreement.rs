// SPDX-License-Identifier: Apache-2.0

use super::*;

fn accept(id: AgreementId) -> DispatchResult {
	Custody::accept_agreement(by(CUSTODIAN), id)
}

#[test]
fn accept_agreement_should_bring_it_into_force() {
	run(|| {
		let id = proposed();
		assert_ok!(accept(id));
		assert!(Custody::is_in_force(id));
		let expected = Event::AgreementAccepted { agreement: id, custodian: CUSTODIAN };
		assert_eq!(last_event(), expected);
		assert_noop!(accept(id), Error::<Test>::WrongState);
	});
}

#[test]
fn accept_agreement_should_be_for_its_custodian() {
	run(|| {
		let id = proposed();
		registered(BANK);
		for who in [ISSUER, BRANCH, BANK, ALICE, OFFICER] {
			let call = Custody::accept_agreement(by(who), id);
			assert_noop!(call, Error::<Test>::NotCustodian);
		}
		assert_noop!(accept(id + 1), Error::<Test>::UnknownAgreement);
	});
}

#[test]
fn accept_agreement_should_fail_when_the_custodian_may_no_longer_be_one() {
	run(|| {
		let id = proposed();
		Small::set(vec![CUSTODIAN]);
		assert_noop!(accept(id), Error::<Test>::TierTooLow);
		Small::set(Vec::new());
		freeze(CUSTODIAN);
		assert_noop!(accept(id), frozen());
		Frozen::set(Vec::new());
		OfCustodian::set(vec![CUSTODIAN, ISSUER]);
		assert_noop!(accept(id), Error::<Test>::SameParty);
		OfCustodian::set(Vec::new());
		assert_ok!(Custody::remove_custodian(by(OFFICER), CUSTODIAN, WHY));
		assert_noop!(accept(id), Error::<Test>::NotRegistered);
	});
}

#[test]
fn accept_agreement_should_fail_when_its_validity_is_over() {
	run(|| {
		let id = proposed();
		wait(TERM);
		assert_noop!(accept(id), Error::<Test>::ValidityPassed);
	});
}

#[test]
fn accept_agreement_should_fail_when_it_was_withdrawn() {
	run(|| {
		let id = proposed();
		assert_ok!(Custody::end_agreement(by(ISSUER), id));
		assert_noop!(accept(id), Error::<Test>::WrongState);
	});
}
