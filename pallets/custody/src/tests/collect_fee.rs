// SPDX-License-Identifier: Apache-2.0

use super::*;

/// The custodian has co-signed twice.
fn earned() -> AgreementId {
	let deposit = deposited(100);
	for _ in 0..2 {
		let request = asked(deposit, a_move(), 1);
		assert_ok!(Custody::approve(by(CUSTODIAN), deposit, request));
	}
	1
}

#[test]
fn collect_fee_should_pay_the_custodian() {
	run(|| {
		let agreement = earned();
		assert_ok!(Custody::collect_fee(by(CUSTODIAN), agreement, 15));
		assert_eq!((money(ISSUER), money(CUSTODIAN)), (MONEY - 15, 15));
		let expected = Event::FeeCollected { agreement, by: CUSTODIAN, amount: 15, due: 5 };
		assert_eq!(last_event(), expected);
		// An issuer may pay before it is asked to, and after the end.
		assert_ok!(Custody::end_agreement(by(ISSUER), agreement));
		assert_ok!(Custody::collect_fee(by(ISSUER), agreement, 5));
		let found = the_agreement(agreement);
		assert_eq!((found.due, found.paid), (0, 20));
	});
}

#[test]
fn collect_fee_should_bound_the_amount() {
	run(|| {
		let agreement = earned();
		let collect = |amount| Custody::collect_fee(by(CUSTODIAN), agreement, amount);
		assert_noop!(collect(0), Error::<Test>::Zero);
		assert_noop!(collect(21), Error::<Test>::MoreThanLeft);
		assert_noop!(collect(u128::MAX), Error::<Test>::MoreThanLeft);
		assert_ok!(collect(20));
		assert_noop!(collect(1), Error::<Test>::MoreThanLeft);
	});
}

#[test]
fn collect_fee_should_be_for_both_parties() {
	run(|| {
		let agreement = earned();
		for who in [ALICE, BRANCH, OFFICER] {
			let call = Custody::collect_fee(by(who), agreement, 1);
			assert_noop!(call, Error::<Test>::NotAParty);
		}
		let unknown = Custody::collect_fee(by(CUSTODIAN), agreement + 1, 1);
		assert_noop!(unknown, Error::<Test>::UnknownAgreement);
	});
}

#[test]
fn collect_fee_should_fail_when_the_money_cannot_move() {
	run(|| {
		let agreement = earned();
		Purse::insert(ISSUER, 5);
		assert_noop!(Custody::collect_fee(by(CUSTODIAN), agreement, 6), SHORT);
		freeze(ISSUER);
		assert_noop!(Custody::collect_fee(by(CUSTODIAN), agreement, 5), REFUSED_FROZEN);
		assert_eq!(the_agreement(agreement).due, 20);
	});
}
