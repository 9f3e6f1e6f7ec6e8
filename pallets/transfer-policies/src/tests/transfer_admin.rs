// SPDX-License-Identifier: Apache-2.0

use crate::{Admin, Error, Event, Policy, mock::*};
use frame_support::{assert_noop, assert_ok};

#[test]
fn transfer_admin_should_only_ask_when_the_admin_names_somebody() {
	run(|| {
		let policy = created(ISSUER, Policy::Allow);
		let new = Some(account(OTHER_ISSUER));
		assert_ok!(TransferPolicies::transfer_admin(signed(ISSUER), policy, new.clone()));
		let by = account(ISSUER);
		assert_eq!(last_event(), Event::AdminProposed { policy, by, old: None, new: new.clone() });
		let details = TransferPolicies::policy(policy).unwrap().details;
		assert_eq!((details.admin, details.proposed), (account(ISSUER), new));
		assert_ok!(TransferPolicies::add_members(signed(ISSUER), policy, people(&[ALICE])));
	});
}

#[test]
fn transfer_admin_should_replace_or_take_back_when_asked_again() {
	run(|| {
		let policy = created(ISSUER, Policy::Allow);
		let (first, second) = (Some(account(OTHER_ISSUER)), Some(Admin::Governance));
		assert_ok!(TransferPolicies::transfer_admin(signed(ISSUER), policy, first.clone()));
		assert_ok!(TransferPolicies::transfer_admin(signed(ISSUER), policy, second.clone()));
		let by = account(ISSUER);
		let event =
			Event::AdminProposed { policy, by: by.clone(), old: first, new: second.clone() };
		assert_eq!(last_event(), event);
		let late = TransferPolicies::accept_admin(signed(OTHER_ISSUER), policy);
		assert_noop!(late, Error::<Test>::NotProposed);
		assert_ok!(TransferPolicies::transfer_admin(signed(ISSUER), policy, None));
		assert_eq!(last_event(), Event::AdminProposed { policy, by, old: second, new: None });
		let late = TransferPolicies::accept_admin(signed(COUNCIL), policy);
		assert_noop!(late, Error::<Test>::NotProposed);
	});
}

#[test]
fn transfer_admin_should_fail_when_nothing_changes() {
	run(|| {
		let policy = created(ISSUER, Policy::Allow);
		for to in [None, Some(account(ISSUER))] {
			let call = TransferPolicies::transfer_admin(signed(ISSUER), policy, to);
			assert_noop!(call, Error::<Test>::NothingChanges);
		}
		let to = Some(account(OTHER_ISSUER));
		assert_ok!(TransferPolicies::transfer_admin(signed(ISSUER), policy, to.clone()));
		let again = TransferPolicies::transfer_admin(signed(ISSUER), policy, to);
		assert_noop!(again, Error::<Test>::NothingChanges);
	});
}

#[test]
fn transfer_admin_should_fail_when_another_asks() {
	run(|| {
		let policy = created(ISSUER, Policy::Allow);
		for who in [OTHER_ISSUER, ALICE, COUNCIL] {
			let call = TransferPolicies::transfer_admin(signed(who), policy, Some(account(who)));
			assert_noop!(call, Error::<Test>::NotAdmin);
		}
	});
}

#[test]
fn transfer_admin_should_fail_when_the_policy_is_built_in_or_unknown() {
	run(|| {
		for policy in [0, 1, 2] {
			let to = Some(account(OTHER_ISSUER));
			let call = TransferPolicies::transfer_admin(signed(ISSUER), policy, to);
			assert_noop!(call, Error::<Test>::UnknownPolicy);
		}
	});
}
