// SPDX-License-Identifier: Apache-2.0

use super::*;

fn request(deposit: DepositId, quantity: u64) -> DispatchResult {
	Custody::request_withdrawal(by(ALICE), deposit, quantity)
}

#[test]
fn request_withdrawal_should_wait_for_the_custodian_a_little() {
	run(|| {
		let deposit = deposited(100);
		assert_ok!(request(deposit, 60));
		assert_eq!(units(ALICE), (FUNDS - 100, 100));
		let expected =
			Request { id: 1, wish: Wish::Withdraw, quantity: 60, deadline: START + DELAY };
		assert_eq!(the_deposit(deposit).requests.into_inner(), [expected]);
	});
}

#[test]
fn request_withdrawal_should_happen_at_once_when_the_agreement_is_not_in_force() {
	run(|| {
		let deposit = deposited(100);
		wait(TERM);
		assert_ok!(request(deposit, 60));
		assert_eq!(
			last_event(),
			Event::Withdrawn {
				deposit,
				request: 1,
				by: ALICE,
				customer: ALICE,
				quantity: 60,
				left: 40,
			}
		);
		assert_eq!((units(ALICE), the_deposit(deposit).quantity), ((FUNDS - 40, 40), 40));
		assert_ok!(request(deposit, 40));
		assert_eq!((units(ALICE), Custody::deposit_of(deposit)), ((FUNDS, 0), None));
		assert!(!DepositsOf::<Test>::contains_key(ALICE));
		// Nobody co-signed, so nobody is paid.
		assert_eq!(the_agreement(1).due, 0);
	});
}

#[test]
fn request_withdrawal_should_be_open_to_a_frozen_customer() {
	run(|| {
		let deposit = deposited(100);
		freeze(ALICE);
		assert_ok!(request(deposit, 100));
		wait(DELAY);
		assert_ok!(Custody::complete_withdrawal(by(STRANGER), deposit, 1));
		assert_eq!(units(ALICE), (FUNDS, 0));
	});
}

#[test]
fn request_withdrawal_should_be_for_the_customer() {
	run(|| {
		let deposit = deposited(100);
		for who in [BOB, CUSTODIAN, ISSUER] {
			let call = Custody::request_withdrawal(by(who), deposit, 1);
			assert_noop!(call, Error::<Test>::NotCustomer);
		}
		assert_noop!(request(deposit, 0), Error::<Test>::Zero);
		assert_noop!(request(deposit, 101), Error::<Test>::MoreThanLeft);
	});
}
