// SPDX-License-Identifier: Apache-2.0
//! Each invariant is found out when it is broken.

use crate::{
	Details, Leg, Legs, Member, Members, NextPolicyId, Policy, PolicyCount, PolicyDetails, Rule,
	Rules, mock::*,
};
use frame_support::assert_ok;
use sp_runtime::TryRuntimeError;

/// Breaks a sound state (2: an allow list with a member, 3: a deny list, 4: a compound of both) and gives what is found.
fn found(break_it: impl FnOnce()) -> Option<TryRuntimeError> {
	ExtBuilder.build().execute_with(|| {
		let (allow, deny) = (list(Policy::Allow, &[ALICE]), created(ISSUER, Policy::Deny));
		let structure =
			Policy::Compound { sender: allow, recipient: deny, mint_recipient: 1, redeemer: 0 };
		created(ISSUER, structure);
		assert_ok!(TransferPolicies::do_try_state());
		break_it();
		TransferPolicies::do_try_state().err()
	})
}

fn change(policy: u32, change: impl FnOnce(&mut PolicyDetails<AccountId>)) {
	Details::<Test>::mutate(policy, |details| change(details.as_mut().unwrap()));
}

fn error(text: &'static str) -> Option<TryRuntimeError> {
	Some(TryRuntimeError::Other(text))
}

#[test]
fn invariant_1_should_fail_when_ids_have_gaps_or_strays() {
	let built_in = found(|| NextPolicyId::<Test>::put(1));
	assert_eq!(built_in, error("POL-1: a built-in id would be assigned"));
	let removed = found(|| Rules::<Test>::remove(3));
	assert_eq!(removed, error("POL-1: a policy was removed"));
	let bare = found(|| Details::<Test>::remove(3));
	assert_eq!(bare, error("POL-1: a policy has no details"));
	let stray = found(|| Rules::<Test>::insert(9, Rule::Allow));
	assert_eq!(stray, error("POL-1: an id was never assigned"));
}

#[test]
fn invariant_2_should_fail_when_a_compound_is_unsound() {
	let kind = found(|| Rules::<Test>::insert(2, Rule::Deny));
	assert_eq!(kind, error("POL-2: a compound mistakes a part of it"));
	let later = found(|| Rules::<Test>::insert(4, Rule::Compound(Legs::all(Leg::Allow(4)))));
	assert_eq!(later, error("POL-2: a compound is older than a part of it"));
}

#[test]
fn invariant_3_should_fail_when_members_are_miscounted() {
	let more = found(|| change(2, |details| details.members = 2));
	assert_eq!(more, error("POL-3: the count of members is wrong"));
	let less = found(|| Members::<Test>::insert(3, Member::Account(STORE), ()));
	assert_eq!(less, error("POL-3: the count of members is wrong"));
	let many = found(|| MaxMembers::set(0));
	assert_eq!(many, error("POL-3: too many members"));
}

#[test]
fn invariant_4_should_fail_when_members_belong_to_no_list() {
	let sealed = found(|| change(4, |details| details.sealed = true));
	assert_eq!(sealed, error("POL-4: a compound is sealed"));
	let members = found(|| change(4, |details| details.members = 1));
	assert_eq!(members, error("POL-4: a compound has members"));
	let orphan = found(|| Members::<Test>::insert(9, Member::Account(STORE), ()));
	assert_eq!(orphan, error("POL-4: a member of no policy"));
}

#[test]
fn invariant_5_should_fail_when_policies_are_miscounted() {
	let wrong = found(|| PolicyCount::<Test>::insert(account(ISSUER), 2));
	assert_eq!(wrong, error("POL-5: the count of an admin's policies is wrong"));
	let zero = found(|| PolicyCount::<Test>::insert(account(ALICE), 0));
	assert_eq!(zero, error("POL-5: the count of an admin's policies is wrong"));
	let none = found(|| PolicyCount::<Test>::remove(account(ISSUER)));
	assert_eq!(none, error("POL-5: an admin's policies are not counted"));
	let many = found(|| MaxPolicies::set(2));
	assert_eq!(many, error("POL-5: too many policies"));
}

#[test]
fn invariant_6_should_fail_when_an_admin_is_asked_itself() {
	let asked = found(|| change(2, |details| details.proposed = Some(account(ISSUER))));
	assert_eq!(asked, error("POL-6: an admin would take over from itself"));
}
