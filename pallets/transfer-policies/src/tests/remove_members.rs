// SPDX-License-Identifier: Apache-2.0

use crate::{Details, Error, Event, Member, Members, Policy, mock::*};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

#[test]
fn remove_members_should_unlist_them_when_the_admin_asks() {
	run(|| {
		let policy = list(Policy::Allow, &[ALICE, BOB, CAROL]);
		let asked = people(&[BOB, ALICE]);
		assert_ok!(TransferPolicies::remove_members(signed(ISSUER), policy, asked.clone(), REASON));
		let by = account(ISSUER);
		let event =
			Event::MembersRemoved { policy, by, members: asked, old: 3, new: 1, reason: REASON };
		assert_eq!(last_event(), event);
		assert!(!TransferPolicies::is_member(policy, Member::Identity(ALICE)));
		assert!(TransferPolicies::is_member(policy, Member::Identity(CAROL)));
		assert_eq!(Details::<Test>::get(policy).unwrap().members, 1);
	});
}

#[test]
fn remove_members_should_report_only_listed_ones_when_others_are_named() {
	run(|| {
		let policy = list(Policy::Allow, &[ALICE]);
		let asked = people(&[BOB, ALICE, ALICE, u64::MAX]);
		assert_ok!(TransferPolicies::remove_members(signed(ISSUER), policy, asked, REASON));
		let (by, members) = (account(ISSUER), people(&[ALICE]));
		assert_eq!(
			last_event(),
			Event::MembersRemoved { policy, by, members, old: 1, new: 0, reason: REASON }
		);
		assert_eq!(Members::<Test>::iter().count(), 0);
	});
}

#[test]
fn remove_members_should_leave_other_lists_when_they_share_members() {
	run(|| {
		let (first, second) = (list(Policy::Allow, &[ALICE]), list(Policy::Deny, &[ALICE]));
		assert_ok!(TransferPolicies::remove_members(
			signed(ISSUER),
			first,
			people(&[ALICE]),
			REASON,
		));
		assert!(TransferPolicies::is_member(second, Member::Identity(ALICE)));
	});
}

#[test]
fn remove_members_should_fail_when_nobody_is_listed() {
	run(|| {
		let policy = list(Policy::Allow, &[ALICE]);
		for asked in [people(&[]), people(&[BOB])] {
			let call = TransferPolicies::remove_members(signed(ISSUER), policy, asked, REASON);
			assert_noop!(call, Error::<Test>::NothingChanges);
		}
	});
}

#[test]
fn remove_members_should_fail_when_another_asks() {
	run(|| {
		let policy = list(Policy::Allow, &[ALICE]);
		for who in [OTHER_ISSUER, ALICE, COUNCIL] {
			let call =
				TransferPolicies::remove_members(signed(who), policy, people(&[ALICE]), REASON);
			assert_noop!(call, Error::<Test>::NotAdmin);
		}
	});
}

#[test]
fn remove_members_should_fail_when_there_is_no_such_list() {
	run(|| {
		for policy in [0, 1, 2] {
			let call =
				TransferPolicies::remove_members(signed(ISSUER), policy, people(&[ALICE]), REASON);
			assert_noop!(call, Error::<Test>::UnknownPolicy);
		}
		let structure =
			Policy::Compound { sender: 0, recipient: 1, mint_recipient: 1, redeemer: 1 };
		let policy = created(ISSUER, structure);
		let call =
			TransferPolicies::remove_members(signed(ISSUER), policy, people(&[ALICE]), REASON);
		assert_noop!(call, Error::<Test>::NotAList);
	});
}

#[test]
fn remove_members_should_ask_governance_only_when_no_reason_is_given() {
	run(|| {
		let councils = created(COUNCIL, Policy::Deny);
		let (policy, members) = (list(Policy::Deny, &[ALICE]), people(&[ALICE]));
		let reason = H256::zero();
		let call =
			TransferPolicies::remove_members(signed(COUNCIL), councils, members.clone(), reason);
		assert_noop!(call, Error::<Test>::ReasonMissing);
		let asked = members.clone();
		assert_ok!(TransferPolicies::remove_members(signed(ISSUER), policy, asked, reason));
		let (by, old, new) = (account(ISSUER), 1, 0);
		assert_eq!(last_event(), Event::MembersRemoved { policy, by, members, old, new, reason });
	});
}
