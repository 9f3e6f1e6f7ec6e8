// SPDX-License-Identifier: Apache-2.0

use crate::{Admin, Error, Event, Policy, mock::*};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

#[test]
fn transfer_admin_should_only_ask_when_the_admin_names_somebody() {
	run(|| {
		let policy = created(ISSUER, Policy::Allow);
		let new = Some(account(OTHER_ISSUER));
		assert_ok!(TransferPolicies::transfer_admin(signed(ISSUER), policy, new.clone(), REASON));
		let by = account(ISSUER);
		assert_eq!(
			last_event(),
			Event::AdminProposed { policy, by, old: None, new: new.clone(), reason: REASON }
		);
		let details = TransferPolicies::policy(policy).unwrap().details;
		assert_eq!((details.admin, details.proposed), (account(ISSUER), new));
		assert_ok!(TransferPolicies::add_members(signed(ISSUER), policy, people(&[ALICE]), REASON));
	});
}

#[test]
fn transfer_admin_should_replace_or_take_back_when_asked_again() {
	run(|| {
		let policy = created(ISSUER, Policy::Allow);
		let (first, second) = (Some(account(OTHER_ISSUER)), Some(Admin::Governance));
		assert_ok!(TransferPolicies::transfer_admin(signed(ISSUER), policy, first.clone(), REASON));
		assert_ok!(TransferPolicies::transfer_admin(
			signed(ISSUER),
			policy,
			second.clone(),
			REASON,
		));
		let by = account(ISSUER);
		let event = Event::AdminProposed {
			policy,
			by: by.clone(),
			old: first,
			new: second.clone(),
			reason: REASON,
		};
		assert_eq!(last_event(), event);
		let late = TransferPolicies::accept_admin(signed(OTHER_ISSUER), policy, REASON);
		assert_noop!(late, Error::<Test>::NotProposed);
		assert_ok!(TransferPolicies::transfer_admin(signed(ISSUER), policy, None, REASON));
		assert_eq!(
			last_event(),
			Event::AdminProposed { policy, by, old: second, new: None, reason: REASON }
		);
		let late = TransferPolicies::accept_admin(signed(COUNCIL), policy, REASON);
		assert_noop!(late, Error::<Test>::NotProposed);
	});
}

#[test]
fn transfer_admin_should_fail_when_nothing_changes() {
	run(|| {
		let policy = created(ISSUER, Policy::Allow);
		for to in [None, Some(account(ISSUER))] {
			let call = TransferPolicies::transfer_admin(signed(ISSUER), policy, to, REASON);
			assert_noop!(call, Error::<Test>::NothingChanges);
		}
		let to = Some(account(OTHER_ISSUER));
		assert_ok!(TransferPolicies::transfer_admin(signed(ISSUER), policy, to.clone(), REASON));
		let again = TransferPolicies::transfer_admin(signed(ISSUER), policy, to, REASON);
		assert_noop!(again, Error::<Test>::NothingChanges);
	});
}

#[test]
fn transfer_admin_should_fail_when_another_asks() {
	run(|| {
		let policy = created(ISSUER, Policy::Allow);
		for who in [OTHER_ISSUER, ALICE, COUNCIL] {
			let call =
				TransferPolicies::transfer_admin(signed(who), policy, Some(account(who)), REASON);
			assert_noop!(call, Error::<Test>::NotAdmin);
		}
	});
}

#[test]
fn transfer_admin_should_fail_when_the_policy_is_built_in_or_unknown() {
	run(|| {
		for policy in [0, 1, 2] {
			let to = Some(account(OTHER_ISSUER));
			let call = TransferPolicies::transfer_admin(signed(ISSUER), policy, to, REASON);
			assert_noop!(call, Error::<Test>::UnknownPolicy);
		}
	});
}

#[test]
fn transfer_admin_should_ask_governance_only_when_no_reason_is_given() {
	run(|| {
		let (councils, policy) = (created(COUNCIL, Policy::Deny), created(ISSUER, Policy::Deny));
		let (to, reason) = (Some(account(OTHER_ISSUER)), H256::zero());
		let call = TransferPolicies::transfer_admin(signed(COUNCIL), councils, to.clone(), reason);
		assert_noop!(call, Error::<Test>::ReasonMissing);
		assert_ok!(TransferPolicies::transfer_admin(signed(ISSUER), policy, to.clone(), reason));
		let (by, old, new) = (account(ISSUER), None, to);
		assert_eq!(last_event(), Event::AdminProposed { policy, by, old, new, reason });
	});
}
