// SPDX-License-Identifier: Apache-2.0

use super::*;

fn propose(scope: Scope, fee: Fee, valid_until: u64) -> DispatchResult {
	Custody::propose_agreement(by(ISSUER), CUSTODIAN, scope, fee, valid_until)
}

#[test]
fn propose_agreement_should_wait_for_the_custodian() {
	run(|| {
		registered(CUSTODIAN);
		assert_ok!(propose(Scope::Series(SERIES), FEE, END));
		let expected = Agreement {
			issuer: ISSUER,
			custodian: CUSTODIAN,
			scope: Scope::Series(SERIES),
			fee: FEE,
			valid_until: END,
			state: AgreementState::Proposed,
			due: 0,
			paid: 0,
			deposits: 0,
		};
		assert_eq!(the_agreement(1), expected);
		assert!(!Custody::is_in_force(1));
		assert_eq!(
			last_event(),
			Event::AgreementProposed {
				agreement: 1,
				issuer: ISSUER,
				custodian: CUSTODIAN,
				scope: Scope::Series(SERIES),
				fee: FEE,
				valid_until: END,
			}
		);
		assert_eq!(AgreementCount::<Test>::get(ISSUER), 1);
	});
}

#[test]
fn propose_agreement_should_be_for_issuers() {
	run(|| {
		registered(CUSTODIAN);
		let call = Custody::propose_agreement(by(ALICE), CUSTODIAN, Scope::All, FEE, END);
		let refused = Error::<Test>::Refused(Reason::IssuerNotActive.code());
		assert_noop!(call, refused);
		freeze(ISSUER);
		assert_noop!(propose(Scope::All, FEE, END), frozen());
	});
}

#[test]
fn propose_agreement_should_fail_when_the_series_is_not_the_issuers() {
	run(|| {
		registered(CUSTODIAN);
		assert_noop!(propose(Scope::Series(FOREIGN), FEE, END), Error::<Test>::NotIssuer);
		assert_noop!(propose(Scope::Series(9), FEE, END), Error::<Test>::UnknownSeries);
	});
}

#[test]
fn propose_agreement_should_fail_when_the_custodian_does_not_fit() {
	run(|| {
		assert_noop!(propose(Scope::All, FEE, END), Error::<Test>::NotRegistered);
		registered(ISSUER);
		let own = Custody::propose_agreement(by(ISSUER), ISSUER, Scope::All, FEE, END);
		assert_noop!(own, Error::<Test>::SameParty);
		registered(CUSTODIAN);
		OfCustodian::set(vec![CUSTODIAN, ISSUER]);
		assert_noop!(propose(Scope::All, FEE, END), Error::<Test>::SameParty);
	});
}

#[test]
fn propose_agreement_should_fail_when_the_fee_makes_no_sense() {
	run(|| {
		registered(CUSTODIAN);
		let unknown = Fee { asset: 9, ..FEE };
		assert_noop!(propose(Scope::All, unknown, END), Error::<Test>::UnknownAsset);
		let too_much = Fee { per_act: 26, ..FEE };
		assert_noop!(propose(Scope::All, too_much, END), Error::<Test>::FeeInconsistent);
		assert_ok!(propose(Scope::All, Fee { per_act: 25, ..FEE }, END));
		assert_ok!(propose(Scope::All, Fee { per_act: 0, most: 0, ..FEE }, END));
	});
}

#[test]
fn propose_agreement_should_bound_the_validity() {
	run(|| {
		registered(CUSTODIAN);
		assert_noop!(propose(Scope::All, FEE, START), Error::<Test>::ValidityPassed);
		assert_noop!(propose(Scope::All, FEE, END + 1), Error::<Test>::TermTooLong);
		assert_ok!(propose(Scope::All, FEE, START + 1));
		assert_ok!(propose(Scope::All, FEE, END));
	});
}

#[test]
fn propose_agreement_should_bound_the_agreements_of_an_issuer() {
	run(|| {
		for _ in 0..MAX_AGREEMENTS {
			proposed();
		}
		assert_noop!(propose(Scope::All, FEE, END), Error::<Test>::TooManyAgreements);
		assert_ok!(Custody::end_agreement(by(ISSUER), 1));
		assert_noop!(propose(Scope::All, FEE, END), Error::<Test>::TooManyAgreements);
		assert_ok!(Custody::forget_agreement(by(STRANGER), 1));
		assert_ok!(propose(Scope::All, FEE, END));
	});
}

#[test]
fn propose_agreement_should_fail_when_all_numbers_are_used() {
	run(|| {
		registered(CUSTODIAN);
		NextAgreementId::<Test>::put(u64::MAX);
		assert_noop!(propose(Scope::All, FEE, END), Error::<Test>::IdsExhausted);
	});
}
