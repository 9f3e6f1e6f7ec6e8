// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn remove_custodian_should_put_its_agreements_out_of_force() {
	run(|| {
		let deposit = deposited(100);
		let request = asked(deposit, a_move(), 10);
		assert_ok!(Custody::remove_custodian(by(OFFICER), CUSTODIAN, WHY));
		let expected = Event::CustodianRemoved { custodian: CUSTODIAN, by: OFFICER, reason: WHY };
		assert_eq!(last_event(), expected);
		assert!(!Custody::is_in_force(1));
		let call = Custody::approve(by(CUSTODIAN), deposit, request);
		assert_noop!(call, Error::<Test>::NotInForce);
		// What nobody is asked to move is free at once.
		assert_ok!(Custody::request_withdrawal(by(ALICE), deposit, 90));
		assert_eq!(units(ALICE), (FUNDS - 10, 10));
	});
}

#[test]
fn remove_custodian_should_fail_when_no_reason_is_given() {
	run(|| {
		registered(CUSTODIAN);
		let call = Custody::remove_custodian(by(OFFICER), CUSTODIAN, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}

#[test]
fn remove_custodian_should_fail_when_it_is_not_registered() {
	run(|| {
		let call = Custody::remove_custodian(by(OFFICER), CUSTODIAN, WHY);
		assert_noop!(call, Error::<Test>::NotRegistered);
	});
}
