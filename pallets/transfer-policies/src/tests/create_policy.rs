// SPDX-License-Identifier: Apache-2.0

use crate::{
	Admin, Error, Event, Leg, Legs, NextPolicyId, Policy, PolicyCount, Rule, Rules, mock::*,
};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{PolicyId, Reason, traits::Policies};
use sp_core::H256;

const fn compound(sender: PolicyId, recipient: PolicyId) -> Policy {
	Policy::Compound { sender, recipient, mint_recipient: 1, redeemer: 0 }
}

#[test]
fn create_policy_should_number_from_two_when_issuers_create() {
	run(|| {
		assert_ok!(TransferPolicies::create_policy(signed(ISSUER), Policy::Allow, REASON));
		let admin = account(ISSUER);
		let event =
			Event::PolicyCreated { policy: 2, admin, structure: Policy::Allow, reason: REASON };
		assert_eq!(last_event(), event);
		assert_eq!(created(OTHER_ISSUER, Policy::Deny), 3);
		assert_eq!(Rules::<Test>::get(2), Some(Rule::Allow));
		assert_eq!(Rules::<Test>::get(3), Some(Rule::Deny));
		let view = TransferPolicies::policy(2).unwrap();
		assert_eq!(view.details.admin, account(ISSUER));
		assert_eq!((view.details.members, view.details.sealed), (0, false));
		assert_eq!(view.details.proposed, None);
		assert_eq!(PolicyCount::<Test>::get(account(ISSUER)), 1);
	});
}

#[test]
fn create_policy_should_make_governance_the_admin_when_it_creates() {
	run(|| {
		let policy = created(COUNCIL, Policy::Deny);
		let admin = Admin::Governance;
		assert_eq!(TransferPolicies::policy(policy).unwrap().details.admin, admin);
		assert_eq!(TransferPolicies::policy_count(Admin::Governance), 1);
		assert_eq!(TransferPolicies::policy_count(account(COUNCIL)), 0);
	});
}

#[test]
fn create_policy_should_store_the_kinds_when_a_compound_names_lists() {
	run(|| {
		let allow = created(OTHER_ISSUER, Policy::Allow);
		let deny = created(COUNCIL, Policy::Deny);
		let id = created(ISSUER, compound(allow, deny));
		let legs = Legs {
			sender: Leg::Allow(allow),
			recipient: Leg::Deny(deny),
			mint_recipient: Leg::AllowAll,
			redeemer: Leg::RefuseAll,
		};
		assert_eq!(Rules::<Test>::get(id), Some(Rule::Compound(legs)));
		assert_eq!(TransferPolicies::policy(id).unwrap().structure, compound(allow, deny));
	});
}

#[test]
fn create_policy_should_fail_when_a_compound_names_a_compound() {
	run(|| {
		let nested = created(ISSUER, compound(0, 1));
		for policy in [compound(nested, 1), compound(1, nested)] {
			let call = TransferPolicies::create_policy(signed(ISSUER), policy, REASON);
			assert_noop!(call, Error::<Test>::NestedCompound);
		}
	});
}

#[test]
fn create_policy_should_fail_when_a_compound_names_nothing() {
	run(|| {
		let own_id = NextPolicyId::<Test>::get();
		for unknown in [own_id, 9, u32::MAX] {
			for policy in [
				compound(unknown, 1),
				compound(1, unknown),
				Policy::Compound { sender: 1, recipient: 1, mint_recipient: unknown, redeemer: 1 },
				Policy::Compound { sender: 1, recipient: 1, mint_recipient: 1, redeemer: unknown },
			] {
				let call = TransferPolicies::create_policy(signed(ISSUER), policy, REASON);
				assert_noop!(call, Error::<Test>::UnknownPolicy);
			}
		}
	});
}

#[test]
fn create_policy_should_fail_when_the_signer_may_not_issue() {
	run(|| {
		let refusal = || Error::<Test>::Refused(Reason::IssuerTierTooLow.code());
		for who in [ALICE, STRANGER] {
			assert_noop!(
				TransferPolicies::create_policy(signed(who), Policy::Allow, REASON),
				refusal()
			);
		}
	});
}

#[test]
fn create_policy_should_fail_when_the_admin_has_the_most() {
	run(|| {
		for who in [ISSUER, COUNCIL] {
			for _ in 0..MOST_POLICIES {
				created(who, Policy::Allow);
			}
			let call = TransferPolicies::create_policy(signed(who), Policy::Allow, REASON);
			assert_noop!(call, Error::<Test>::TooManyPolicies);
		}
		created(OTHER_ISSUER, Policy::Allow);
	});
}

#[test]
fn create_policy_should_fail_when_all_ids_are_used() {
	ExtBuilder.build().execute_with(|| {
		NextPolicyId::<Test>::put(u32::MAX);
		let call = TransferPolicies::create_policy(signed(ISSUER), Policy::Allow, REASON);
		assert_noop!(call, Error::<Test>::IdsExhausted);
	});
}

#[test]
fn policy_should_exist_when_built_in_or_created() {
	run(|| {
		let exists = |policy| <TransferPolicies as Policies<AccountId>>::exists(policy);
		assert!(exists(0) && exists(1));
		assert!(!exists(2));
		created(ISSUER, Policy::Allow);
		assert!(exists(2) && !exists(3));
	});
}

#[test]
fn create_policy_should_ask_governance_only_when_no_reason_is_given() {
	run(|| {
		let reason = H256::zero();
		let call = TransferPolicies::create_policy(signed(COUNCIL), Policy::Allow, reason);
		assert_noop!(call, Error::<Test>::ReasonMissing);
		assert_ok!(TransferPolicies::create_policy(signed(ISSUER), Policy::Allow, reason));
		let (policy, admin, structure) = (2, account(ISSUER), Policy::Allow);
		assert_eq!(last_event(), Event::PolicyCreated { policy, admin, structure, reason });
	});
}
