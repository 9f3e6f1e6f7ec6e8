// SPDX-License-Identifier: Apache-2.0

use super::*;

fn refuse(deposit: DepositId, request: RequestId) -> DispatchResult {
	Custody::refuse(by(CUSTODIAN), deposit, request, WHY)
}

#[test]
fn refuse_should_leave_the_units_in_custody() {
	run(|| {
		let deposit = deposited(100);
		for wish in [a_move(), a_redemption()] {
			let request = asked(deposit, wish, 60);
			assert_ok!(refuse(deposit, request));
			let expected =
				Event::RequestRefused { deposit, request, custodian: CUSTODIAN, reason: WHY };
			assert_eq!(last_event(), expected);
			assert_eq!((units(ALICE), the_deposit(deposit).unasked()), ((FUNDS - 100, 100), 100));
			assert_noop!(refuse(deposit, request), Error::<Test>::UnknownRequest);
		}
		assert_eq!(the_agreement(1).due, 0);
	});
}

#[test]
fn refuse_should_fail_when_it_is_a_withdrawal() {
	run(|| {
		let deposit = deposited(100);
		let request = asked(deposit, Wish::Withdraw, 60);
		assert_noop!(refuse(deposit, request), Error::<Test>::NotRefusable);
	});
}

#[test]
fn refuse_should_fail_when_no_reason_is_given() {
	run(|| {
		let deposit = deposited(100);
		let request = asked(deposit, a_move(), 60);
		let call = Custody::refuse(by(CUSTODIAN), deposit, request, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}

#[test]
fn refuse_should_be_for_the_custodian() {
	run(|| {
		let deposit = deposited(100);
		let request = asked(deposit, a_move(), 60);
		for who in [ALICE, BRANCH, ISSUER, OFFICER] {
			let call = Custody::refuse(by(who), deposit, request, WHY);
			assert_noop!(call, Error::<Test>::NotCustodian);
		}
	});
}
