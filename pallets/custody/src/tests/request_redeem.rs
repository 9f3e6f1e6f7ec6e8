// SPDX-License-Identifier: Apache-2.0

use super::*;

fn request(deposit: DepositId, redeemer: u64) -> DispatchResult {
	Custody::request_redeem(by(ALICE), deposit, redeemer, 60, ORDER)
}

#[test]
fn request_redeem_should_burn_nothing_by_itself() {
	run(|| {
		let deposit = deposited(100);
		assert_ok!(request(deposit, STORE));
		assert_eq!((units(ALICE), burned(STORE)), ((FUNDS - 100, 100), 0));
		let found = the_deposit(deposit).requests.into_inner();
		let expected =
			Request { id: 1, wish: a_redemption(), quantity: 60, deadline: START + LIFETIME };
		assert_eq!(found, [expected]);
	});
}

#[test]
fn request_redeem_should_fail_when_the_custodian_would_accept_the_units() {
	run(|| {
		let deposit = deposited(100);
		for redeemer in [CUSTODIAN, BRANCH] {
			assert_noop!(request(deposit, redeemer), Error::<Test>::SameParty);
		}
	});
}

#[test]
fn request_redeem_should_be_for_the_customer() {
	run(|| {
		let deposit = deposited(100);
		for who in [BOB, CUSTODIAN, STORE] {
			let call = Custody::request_redeem(by(who), deposit, STORE, 1, ORDER);
			assert_noop!(call, Error::<Test>::NotCustomer);
		}
	});
}

#[test]
fn request_redeem_should_fail_when_the_agreement_is_not_in_force() {
	run(|| {
		let deposit = deposited(100);
		assert_ok!(Custody::end_agreement(by(CUSTODIAN), 1));
		assert_noop!(request(deposit, STORE), Error::<Test>::NotInForce);
	});
}
