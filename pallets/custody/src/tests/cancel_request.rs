// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn cancel_request_should_leave_the_units_in_custody() {
	run(|| {
		let deposit = deposited(100);
		let (first, second) = (asked(deposit, a_move(), 60), asked(deposit, Wish::Withdraw, 40));
		assert_ok!(Custody::cancel_request(by(ALICE), deposit, first));
		let expected = Event::RequestCancelled { deposit, request: first, customer: ALICE };
		assert_eq!(last_event(), expected);
		let found = the_deposit(deposit);
		assert_eq!((found.unasked(), found.requests.len()), (60, 1));
		assert_ok!(Custody::cancel_request(by(ALICE), deposit, second));
		assert_eq!(units(ALICE), (FUNDS - 100, 100));
	});
}

#[test]
fn cancel_request_should_be_for_the_customer() {
	run(|| {
		let deposit = deposited(100);
		let request = asked(deposit, a_move(), 60);
		for who in [BOB, CUSTODIAN, OFFICER] {
			let call = Custody::cancel_request(by(who), deposit, request);
			assert_noop!(call, Error::<Test>::NotCustomer);
		}
	});
}

#[test]
fn cancel_request_should_fail_when_there_is_no_such_request() {
	run(|| {
		let deposit = deposited(100);
		let request = asked(deposit, a_move(), 60);
		let cancel = |deposit, request| Custody::cancel_request(by(ALICE), deposit, request);
		assert_noop!(cancel(deposit, request + 1), Error::<Test>::UnknownRequest);
		assert_noop!(cancel(deposit + 1, request), Error::<Test>::UnknownDeposit);
		assert_ok!(cancel(deposit, request));
		assert_noop!(cancel(deposit, request), Error::<Test>::UnknownRequest);
	});
}
