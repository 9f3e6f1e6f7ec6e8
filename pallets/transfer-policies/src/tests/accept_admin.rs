// SPDX-License-Identifier: Apache-2.0

use crate::{Admin, Error, Event, Policy, PolicyCount, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{PolicyId, Reason};
use sp_core::H256;

/// A policy of the issuer that `to` is asked to take over.
fn offered(to: Admin<AccountId>) -> PolicyId {
	let policy = created(ISSUER, Policy::Allow);
	assert_ok!(TransferPolicies::transfer_admin(signed(ISSUER), policy, Some(to), REASON));
	policy
}

#[test]
fn accept_admin_should_pass_the_power_on_when_the_proposed_accepts() {
	run(|| {
		let policy = offered(account(OTHER_ISSUER));
		assert_ok!(TransferPolicies::accept_admin(signed(OTHER_ISSUER), policy, REASON));
		let (old, new) = (account(ISSUER), account(OTHER_ISSUER));
		let (by, reason) = (new.clone(), REASON);
		assert_eq!(last_event(), Event::AdminTransferred { policy, by, old, new, reason });
		let details = TransferPolicies::policy(policy).unwrap().details;
		assert_eq!((details.admin, details.proposed), (account(OTHER_ISSUER), None));
		assert!(!PolicyCount::<Test>::contains_key(account(ISSUER)));
		assert_eq!(PolicyCount::<Test>::get(account(OTHER_ISSUER)), 1);
		let former =
			TransferPolicies::add_members(signed(ISSUER), policy, people(&[ALICE]), REASON);
		assert_noop!(former, Error::<Test>::NotAdmin);
		assert_ok!(TransferPolicies::add_members(
			signed(OTHER_ISSUER),
			policy,
			people(&[ALICE]),
			REASON,
		));
	});
}

#[test]
fn accept_admin_should_work_when_governance_takes_over() {
	run(|| {
		let policy = offered(Admin::Governance);
		assert_ok!(TransferPolicies::accept_admin(signed(COUNCIL), policy, REASON));
		assert_eq!(TransferPolicies::policy(policy).unwrap().details.admin, Admin::Governance);
	});
}

#[test]
fn accept_admin_should_fail_when_another_or_nobody_was_asked() {
	run(|| {
		let (asked, unasked) = (offered(account(OTHER_ISSUER)), created(ISSUER, Policy::Deny));
		for who in [ISSUER, ALICE, COUNCIL] {
			let call = TransferPolicies::accept_admin(signed(who), asked, REASON);
			assert_noop!(call, Error::<Test>::NotProposed);
		}
		let call = TransferPolicies::accept_admin(signed(OTHER_ISSUER), unasked, REASON);
		assert_noop!(call, Error::<Test>::NotProposed);
	});
}

#[test]
fn accept_admin_should_fail_when_it_was_accepted() {
	run(|| {
		let policy = offered(account(OTHER_ISSUER));
		assert_ok!(TransferPolicies::accept_admin(signed(OTHER_ISSUER), policy, REASON));
		let again = TransferPolicies::accept_admin(signed(OTHER_ISSUER), policy, REASON);
		assert_noop!(again, Error::<Test>::NotProposed);
	});
}

#[test]
fn accept_admin_should_fail_when_the_proposed_may_not_issue() {
	run(|| {
		let policy = offered(account(ALICE));
		let refusal = Error::<Test>::Refused(Reason::IssuerTierTooLow.code());
		assert_noop!(TransferPolicies::accept_admin(signed(ALICE), policy, REASON), refusal);
	});
}

#[test]
fn accept_admin_should_fail_when_the_proposed_has_the_most() {
	run(|| {
		let policy = offered(account(OTHER_ISSUER));
		for _ in 0..MOST_POLICIES {
			created(OTHER_ISSUER, Policy::Allow);
		}
		let call = TransferPolicies::accept_admin(signed(OTHER_ISSUER), policy, REASON);
		assert_noop!(call, Error::<Test>::TooManyPolicies);
	});
}

#[test]
fn accept_admin_should_fail_when_the_policy_is_unknown() {
	run(|| {
		for policy in [0, 1, 2] {
			let call = TransferPolicies::accept_admin(signed(ISSUER), policy, REASON);
			assert_noop!(call, Error::<Test>::UnknownPolicy);
		}
	});
}

#[test]
fn accept_admin_should_make_room_when_an_admin_passes_one_on() {
	run(|| {
		let policy = offered(account(OTHER_ISSUER));
		created(ISSUER, Policy::Allow);
		created(ISSUER, Policy::Allow);
		let full = TransferPolicies::create_policy(signed(ISSUER), Policy::Allow, REASON);
		assert_noop!(full, Error::<Test>::TooManyPolicies);
		assert_ok!(TransferPolicies::accept_admin(signed(OTHER_ISSUER), policy, REASON));
		created(ISSUER, Policy::Allow);
	});
}

#[test]
fn accept_admin_should_ask_governance_only_when_no_reason_is_given() {
	run(|| {
		let (to_council, policy) = (offered(Admin::Governance), offered(account(OTHER_ISSUER)));
		let reason = H256::zero();
		let call = TransferPolicies::accept_admin(signed(COUNCIL), to_council, reason);
		assert_noop!(call, Error::<Test>::ReasonMissing);
		assert_ok!(TransferPolicies::accept_admin(signed(OTHER_ISSUER), policy, reason));
		let (old, new) = (account(ISSUER), account(OTHER_ISSUER));
		let by = new.clone();
		assert_eq!(last_event(), Event::AdminTransferred { policy, by, old, new, reason });
	});
}
