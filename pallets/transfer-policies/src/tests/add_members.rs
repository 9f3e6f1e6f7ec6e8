// SPDX-License-Identifier: Apache-2.0

use crate::{Batch, Details, Error, Event, MAX_BATCH, Member, Policy, mock::*};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

#[test]
fn add_members_should_list_them_when_the_admin_asks() {
	run(|| {
		let policy = created(ISSUER, Policy::Allow);
		assert_ok!(TransferPolicies::add_members(
			signed(ISSUER),
			policy,
			people(&[ALICE, BOB]),
			REASON,
		));
		let (by, members) = (account(ISSUER), people(&[ALICE, BOB]));
		assert_eq!(
			last_event(),
			Event::MembersAdded { policy, by, members, old: 0, new: 2, reason: REASON }
		);
		assert!(TransferPolicies::is_member(policy, Member::Identity(ALICE)));
		assert!(!TransferPolicies::is_member(policy, Member::Identity(CAROL)));
		assert_eq!(Details::<Test>::get(policy).unwrap().members, 2);
	});
}

#[test]
fn add_members_should_take_accounts_when_they_have_no_identity() {
	run(|| {
		let policy = created(ISSUER, Policy::Allow);
		let members: Batch<AccountId> = vec![Member::Account(STORE)].try_into().unwrap();
		assert_ok!(TransferPolicies::add_members(signed(ISSUER), policy, members, REASON));
		assert!(TransferPolicies::is_member(policy, Member::Account(STORE)));
		assert!(!TransferPolicies::is_member(policy, Member::Identity(STORE)));
	});
}

#[test]
fn add_members_should_report_only_new_ones_when_some_are_listed_or_named_twice() {
	run(|| {
		let policy = list(Policy::Deny, &[ALICE]);
		let asked = people(&[ALICE, BOB, BOB, CAROL]);
		assert_ok!(TransferPolicies::add_members(signed(ISSUER), policy, asked, REASON));
		let (by, members) = (account(ISSUER), people(&[BOB, CAROL]));
		assert_eq!(
			last_event(),
			Event::MembersAdded { policy, by, members, old: 1, new: 3, reason: REASON }
		);
	});
}

#[test]
fn add_members_should_work_for_governance_when_it_is_the_admin() {
	run(|| {
		let policy = created(COUNCIL, Policy::Deny);
		assert_ok!(TransferPolicies::add_members(
			signed(COUNCIL),
			policy,
			people(&[ALICE]),
			REASON,
		));
		let others = created(ISSUER, Policy::Deny);
		let call = TransferPolicies::add_members(signed(COUNCIL), others, people(&[ALICE]), REASON);
		assert_noop!(call, Error::<Test>::NotAdmin);
	});
}

#[test]
fn add_members_should_work_when_the_admin_may_no_longer_issue() {
	run(|| {
		let policy = created(ISSUER, Policy::Deny);
		Companies::set(vec![]);
		assert_ok!(TransferPolicies::add_members(signed(ISSUER), policy, people(&[ALICE]), REASON));
	});
}

#[test]
fn add_members_should_fail_when_nobody_is_new() {
	run(|| {
		let policy = list(Policy::Allow, &[ALICE]);
		for asked in [people(&[]), people(&[ALICE]), people(&[ALICE, ALICE])] {
			let call = TransferPolicies::add_members(signed(ISSUER), policy, asked, REASON);
			assert_noop!(call, Error::<Test>::NothingChanges);
		}
	});
}

#[test]
fn add_members_should_fail_when_another_asks() {
	run(|| {
		let policy = created(ISSUER, Policy::Allow);
		for who in [OTHER_ISSUER, ALICE, STRANGER] {
			let call = TransferPolicies::add_members(signed(who), policy, people(&[ALICE]), REASON);
			assert_noop!(call, Error::<Test>::NotAdmin);
		}
	});
}

#[test]
fn add_members_should_fail_when_the_policy_is_built_in_or_unknown() {
	run(|| {
		for policy in [0, 1, 2, u32::MAX] {
			let call =
				TransferPolicies::add_members(signed(ISSUER), policy, people(&[ALICE]), REASON);
			assert_noop!(call, Error::<Test>::UnknownPolicy);
		}
	});
}

#[test]
fn add_members_should_fail_when_the_policy_is_a_compound() {
	run(|| {
		let structure =
			Policy::Compound { sender: 1, recipient: 1, mint_recipient: 1, redeemer: 1 };
		let policy = created(ISSUER, structure);
		let call = TransferPolicies::add_members(signed(ISSUER), policy, people(&[ALICE]), REASON);
		assert_noop!(call, Error::<Test>::NotAList);
	});
}

#[test]
fn add_members_should_fail_when_an_identity_does_not_exist() {
	run(|| {
		let policy = created(ISSUER, Policy::Allow);
		for unknown in [0, LAST_IDENTITY + 1, u64::MAX] {
			let asked = people(&[ALICE, unknown]);
			let call = TransferPolicies::add_members(signed(ISSUER), policy, asked, REASON);
			assert_noop!(call, Error::<Test>::UnknownIdentity);
		}
	});
}

#[test]
fn add_members_should_fail_when_the_list_would_grow_beyond_the_most() {
	run(|| {
		MaxMembers::set(3);
		let policy = list(Policy::Allow, &[1, 2]);
		let two = TransferPolicies::add_members(signed(ISSUER), policy, people(&[3, 4]), REASON);
		assert_noop!(two, Error::<Test>::TooManyMembers);
		// One that is listed already takes no place.
		assert_ok!(TransferPolicies::add_members(signed(ISSUER), policy, people(&[1, 3]), REASON));
		let one = TransferPolicies::add_members(signed(ISSUER), policy, people(&[4]), REASON);
		assert_noop!(one, Error::<Test>::TooManyMembers);
	});
}

#[test]
fn add_members_should_take_a_full_batch_when_there_is_room() {
	run(|| {
		HighestIdentity::set(200);
		let policy = created(ISSUER, Policy::Allow);
		let hundred: Vec<u64> = (1..=u64::from(MAX_BATCH)).collect();
		assert_ok!(TransferPolicies::add_members(signed(ISSUER), policy, people(&hundred), REASON));
		assert_eq!(Details::<Test>::get(policy).unwrap().members, MAX_BATCH);
		let more: Vec<Member<AccountId>> = (0..101).map(Member::Account).collect();
		assert!(Batch::<AccountId>::try_from(more).is_err());
	});
}

#[test]
fn add_members_should_ask_governance_only_when_no_reason_is_given() {
	run(|| {
		let (councils, policy) = (created(COUNCIL, Policy::Deny), created(ISSUER, Policy::Deny));
		let (members, reason) = (people(&[ALICE]), H256::zero());
		let call =
			TransferPolicies::add_members(signed(COUNCIL), councils, members.clone(), reason);
		assert_noop!(call, Error::<Test>::ReasonMissing);
		let asked = members.clone();
		assert_ok!(TransferPolicies::add_members(signed(ISSUER), policy, asked, reason));
		let (by, old, new) = (account(ISSUER), 0, 1);
		assert_eq!(last_event(), Event::MembersAdded { policy, by, members, old, new, reason });
	});
}
