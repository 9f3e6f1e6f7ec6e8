// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Policy, mock::*};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

#[test]
fn seal_policy_should_fix_the_members_when_the_admin_asks() {
	run(|| {
		let policy = list(Policy::Allow, &[ALICE, BOB]);
		assert_ok!(TransferPolicies::seal_policy(signed(ISSUER), policy, REASON));
		let by = account(ISSUER);
		assert_eq!(last_event(), Event::PolicySealed { policy, by, members: 2, reason: REASON });
		let add = TransferPolicies::add_members(signed(ISSUER), policy, people(&[CAROL]), REASON);
		assert_noop!(add, Error::<Test>::Sealed);
		let remove =
			TransferPolicies::remove_members(signed(ISSUER), policy, people(&[ALICE]), REASON);
		assert_noop!(remove, Error::<Test>::Sealed);
	});
}

#[test]
fn seal_policy_should_bind_later_admins_when_a_sealed_policy_passes_on() {
	run(|| {
		let policy = list(Policy::Allow, &[ALICE]);
		assert_ok!(TransferPolicies::seal_policy(signed(ISSUER), policy, REASON));
		let to = Some(account(OTHER_ISSUER));
		assert_ok!(TransferPolicies::transfer_admin(signed(ISSUER), policy, to, REASON));
		assert_ok!(TransferPolicies::accept_admin(signed(OTHER_ISSUER), policy, REASON));
		let add =
			TransferPolicies::add_members(signed(OTHER_ISSUER), policy, people(&[BOB]), REASON);
		assert_noop!(add, Error::<Test>::Sealed);
	});
}

#[test]
fn seal_policy_should_fail_when_it_is_sealed() {
	run(|| {
		let policy = created(ISSUER, Policy::Deny);
		assert_ok!(TransferPolicies::seal_policy(signed(ISSUER), policy, REASON));
		let again = TransferPolicies::seal_policy(signed(ISSUER), policy, REASON);
		assert_noop!(again, Error::<Test>::Sealed);
	});
}

#[test]
fn seal_policy_should_fail_when_the_policy_is_no_list() {
	run(|| {
		for policy in [0, 1, 2] {
			let call = TransferPolicies::seal_policy(signed(ISSUER), policy, REASON);
			assert_noop!(call, Error::<Test>::UnknownPolicy);
		}
		let structure =
			Policy::Compound { sender: 1, recipient: 1, mint_recipient: 1, redeemer: 1 };
		let compound = created(ISSUER, structure);
		let call = TransferPolicies::seal_policy(signed(ISSUER), compound, REASON);
		assert_noop!(call, Error::<Test>::NotAList);
	});
}

#[test]
fn seal_policy_should_fail_when_another_asks() {
	run(|| {
		let policy = created(ISSUER, Policy::Allow);
		for who in [OTHER_ISSUER, ALICE, COUNCIL] {
			let call = TransferPolicies::seal_policy(signed(who), policy, REASON);
			assert_noop!(call, Error::<Test>::NotAdmin);
		}
	});
}

#[test]
fn seal_policy_should_ask_governance_only_when_no_reason_is_given() {
	run(|| {
		let (councils, policy) = (created(COUNCIL, Policy::Deny), list(Policy::Deny, &[ALICE]));
		let reason = H256::zero();
		let call = TransferPolicies::seal_policy(signed(COUNCIL), councils, reason);
		assert_noop!(call, Error::<Test>::ReasonMissing);
		assert_ok!(TransferPolicies::seal_policy(signed(ISSUER), policy, reason));
		let by = account(ISSUER);
		assert_eq!(last_event(), Event::PolicySealed { policy, by, members: 1, reason });
	});
}
