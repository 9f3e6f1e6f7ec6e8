// SPDX-License-Identifier: Apache-2.0

use super::*;

fn request(deposit: DepositId, to: u64, quantity: u64) -> DispatchResult {
	Custody::request_move(by(ALICE), deposit, to, quantity)
}

#[test]
fn request_move_should_move_nothing_by_itself() {
	run(|| {
		let deposit = deposited(100);
		assert_ok!(request(deposit, BOB, 60));
		assert_eq!((units(ALICE), units(BOB)), ((FUNDS - 100, 100), (FUNDS, 0)));
		let expected = Request { id: 1, wish: a_move(), quantity: 60, deadline: START + LIFETIME };
		let found = the_deposit(deposit);
		assert_eq!((found.unasked(), found.requests.into_inner()), (40, vec![expected]));
		assert_eq!(
			last_event(),
			Event::Requested {
				deposit,
				request: 1,
				customer: ALICE,
				wish: a_move(),
				quantity: 60,
				deadline: START + LIFETIME,
			}
		);
	});
}

#[test]
fn request_move_should_be_for_the_customer() {
	run(|| {
		let deposit = deposited(100);
		for who in [BOB, CUSTODIAN, ISSUER, OFFICER] {
			let call = Custody::request_move(by(who), deposit, BOB, 1);
			assert_noop!(call, Error::<Test>::NotCustomer);
		}
		assert_noop!(request(deposit + 1, BOB, 1), Error::<Test>::UnknownDeposit);
	});
}

#[test]
fn request_move_should_fail_when_the_custodian_would_get_the_units() {
	run(|| {
		let deposit = deposited(100);
		for to in [CUSTODIAN, BRANCH] {
			assert_noop!(request(deposit, to, 1), Error::<Test>::SameParty);
		}
	});
}

#[test]
fn request_move_should_fail_when_the_customer_is_frozen() {
	run(|| {
		let deposit = deposited(100);
		freeze(ALICE);
		assert_noop!(request(deposit, BOB, 1), frozen());
	});
}

#[test]
fn request_move_should_fail_when_the_agreement_is_not_in_force() {
	run(|| {
		let deposit = deposited(100);
		wait(TERM);
		assert_noop!(request(deposit, BOB, 1), Error::<Test>::NotInForce);
	});
}

#[test]
fn request_move_should_ask_for_no_unit_twice() {
	run(|| {
		let deposit = deposited(100);
		assert_noop!(request(deposit, BOB, 0), Error::<Test>::Zero);
		assert_noop!(request(deposit, BOB, 101), Error::<Test>::MoreThanLeft);
		assert_ok!(request(deposit, BOB, 60));
		assert_noop!(request(deposit, BOB, 41), Error::<Test>::MoreThanLeft);
		assert_noop!(request(deposit, BOB, u64::MAX), Error::<Test>::MoreThanLeft);
		assert_ok!(request(deposit, BOB, 40));
	});
}

#[test]
fn request_move_should_bound_the_requests_of_a_deposit() {
	run(|| {
		let deposit = deposited(100);
		for _ in 0..MAX_REQUESTS {
			assert_ok!(request(deposit, BOB, 1));
		}
		assert_noop!(request(deposit, BOB, 1), Error::<Test>::TooManyRequests);
		assert_ok!(Custody::cancel_request(by(ALICE), deposit, 1));
		assert_ok!(request(deposit, BOB, 1));
	});
}

#[test]
fn request_move_should_fail_when_all_numbers_are_used() {
	run(|| {
		let deposit = deposited(100);
		NextRequestId::<Test>::put(u64::MAX);
		assert_noop!(request(deposit, BOB, 1), Error::<Test>::IdsExhausted);
	});
}
