// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn register_custodian_should_put_it_on_the_register() {
	run(|| {
		assert_ok!(Custody::register_custodian(by(OFFICER), CUSTODIAN, WHY));
		assert!(Custodians::<Test>::contains_key(CUSTODIAN));
		let expected =
			Event::CustodianRegistered { custodian: CUSTODIAN, by: OFFICER, reason: WHY };
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn register_custodian_should_fail_when_no_reason_is_given() {
	run(|| {
		let call = Custody::register_custodian(by(OFFICER), CUSTODIAN, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}

#[test]
fn register_custodian_should_fail_when_it_is_registered() {
	run(|| {
		registered(CUSTODIAN);
		let call = Custody::register_custodian(by(OFFICER), CUSTODIAN, WHY);
		assert_noop!(call, Error::<Test>::AlreadyRegistered);
	});
}

#[test]
fn register_custodian_should_fail_when_it_is_no_company() {
	run(|| {
		Small::set(vec![CUSTODIAN]);
		let call = Custody::register_custodian(by(OFFICER), CUSTODIAN, WHY);
		assert_noop!(call, Error::<Test>::TierTooLow);
	});
}

#[test]
fn register_custodian_should_fail_when_the_register_is_full() {
	run(|| {
		for custodian in [CUSTODIAN, BRANCH, BANK] {
			registered(custodian);
		}
		let call = Custody::register_custodian(by(OFFICER), STRANGER, WHY);
		assert_noop!(call, Error::<Test>::TooManyCustodians);
		assert_ok!(Custody::remove_custodian(by(OFFICER), BANK, WHY));
		registered(STRANGER);
	});
}
