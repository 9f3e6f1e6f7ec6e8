// SPDX-License-Identifier: Apache-2.0

use super::*;

fn complete(deposit: DepositId, request: RequestId) -> DispatchResult {
	Custody::complete_withdrawal(by(STRANGER), deposit, request)
}

#[test]
fn complete_withdrawal_should_need_no_custodian_once_its_time_has_come() {
	run(|| {
		let deposit = deposited(100);
		let request = asked(deposit, Wish::Withdraw, 60);
		wait(DELAY - 1);
		assert_noop!(complete(deposit, request), Error::<Test>::NotDue);
		wait(1);
		let late = Custody::approve(by(CUSTODIAN), deposit, request);
		assert_noop!(late, Error::<Test>::DeadlinePassed);
		assert_ok!(complete(deposit, request));
		assert_eq!(
			last_event(),
			Event::Withdrawn {
				deposit,
				request,
				by: STRANGER,
				customer: ALICE,
				quantity: 60,
				left: 40,
			}
		);
		assert_eq!((units(ALICE), the_agreement(1).due), ((FUNDS - 40, 40), 0));
		assert_noop!(complete(deposit, request), Error::<Test>::UnknownRequest);
	});
}

#[test]
fn complete_withdrawal_should_not_wait_when_the_agreement_is_not_in_force() {
	run(|| {
		let deposit = deposited(100);
		let request = asked(deposit, Wish::Withdraw, 100);
		assert_ok!(Custody::remove_custodian(by(OFFICER), CUSTODIAN, WHY));
		assert_ok!(complete(deposit, request));
		assert_eq!((units(ALICE), Custody::deposit_of(deposit)), ((FUNDS, 0), None));
	});
}

#[test]
fn complete_withdrawal_should_fail_when_it_is_none() {
	run(|| {
		let deposit = deposited(100);
		let requests = [asked(deposit, a_move(), 10), asked(deposit, a_redemption(), 10)];
		wait(TERM);
		for request in requests {
			assert_noop!(complete(deposit, request), Error::<Test>::NotAWithdrawal);
		}
	});
}
