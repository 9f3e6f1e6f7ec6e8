// SPDX-License-Identifier: Apache-2.0
//! Whom policies admit, by path and side.

use crate::{Batch, Member, Policy, Rules, mock::*};
use frame_support::assert_ok;
use genex_primitives::{Path, PolicyId, Reason, traits::Policies};

const JUDGED: [Path; 4] = [Path::Primary, Path::P2P, Path::Market, Path::Redeem];
const NEVER_JUDGED: [Path; 5] =
	[Path::Refund, Path::Recall, Path::System, Path::CashIn, Path::CashOut];

fn refusal(policy: PolicyId, path: Path, from: AccountId, to: AccountId) -> Option<Reason> {
	TransferPolicies::would_refuse(policy, path, from, to)
}

/// The reason of the side that is asked first.
const fn first_reason(path: Path) -> Reason {
	match path {
		Path::Primary => Reason::PolicyMintRecipient,
		Path::Redeem => Reason::PolicyRedeemer,
		_ => Reason::PolicySender,
	}
}

fn list_store(policy: PolicyId) {
	let members: Batch<AccountId> = vec![Member::Account(STORE)].try_into().unwrap();
	assert_ok!(TransferPolicies::add_members(signed(ISSUER), policy, members, REASON));
}

#[test]
fn refusal_should_be_total_when_the_policy_is_zero_or_unknown() {
	run(|| {
		for policy in [0, 2, u32::MAX] {
			for path in JUDGED {
				for (from, to) in [(ALICE, BOB), (STRANGER, STORE)] {
					assert_eq!(refusal(policy, path, from, to), Some(first_reason(path)));
				}
			}
		}
	});
}

#[test]
fn refusal_should_be_none_when_the_policy_is_one() {
	run(|| {
		for path in JUDGED {
			for (from, to) in [(ALICE, BOB), (STRANGER, STORE)] {
				assert_eq!(refusal(1, path, from, to), None);
			}
		}
	});
}

#[test]
fn refusal_should_be_none_when_the_path_is_not_judged() {
	run(|| {
		let nobody = created(ISSUER, Policy::Allow);
		for policy in [0, 1, nobody, u32::MAX] {
			for path in NEVER_JUDGED {
				assert_eq!(refusal(policy, path, ALICE, STRANGER), None);
			}
		}
	});
}

#[test]
fn refusal_should_admit_members_only_when_the_list_allows() {
	run(|| {
		let policy = list(Policy::Allow, &[ALICE, BOB]);
		for path in [Path::P2P, Path::Market] {
			assert_eq!(refusal(policy, path, ALICE, BOB), None);
			assert_eq!(refusal(policy, path, CAROL, BOB), Some(Reason::PolicySender));
			assert_eq!(refusal(policy, path, ALICE, CAROL), Some(Reason::PolicyRecipient));
			assert_eq!(refusal(policy, path, CAROL, CAROL), Some(Reason::PolicySender));
			assert_eq!(refusal(policy, path, STRANGER, BOB), Some(Reason::PolicySender));
			assert_eq!(refusal(policy, path, ALICE, STRANGER), Some(Reason::PolicyRecipient));
		}
		// The issuer sells and the holder redeems without being on the list themselves.
		assert_eq!(refusal(policy, Path::Primary, ISSUER, ALICE), None);
		let buyer = Some(Reason::PolicyMintRecipient);
		assert_eq!(refusal(policy, Path::Primary, ALICE, CAROL), buyer);
		assert_eq!(refusal(policy, Path::Redeem, CAROL, ALICE), None);
		let redeemer = Some(Reason::PolicyRedeemer);
		assert_eq!(refusal(policy, Path::Redeem, ALICE, CAROL), redeemer);
	});
}

#[test]
fn refusal_should_admit_all_but_members_when_the_list_denies() {
	run(|| {
		let policy = list(Policy::Deny, &[ALICE]);
		assert_eq!(refusal(policy, Path::P2P, BOB, CAROL), None);
		assert_eq!(refusal(policy, Path::P2P, ALICE, BOB), Some(Reason::PolicySender));
		assert_eq!(refusal(policy, Path::P2P, BOB, ALICE), Some(Reason::PolicyRecipient));
		// Who is registered nowhere is left to the other rules.
		assert_eq!(refusal(policy, Path::P2P, STRANGER, STORE), None);
		let buyer = Some(Reason::PolicyMintRecipient);
		assert_eq!(refusal(policy, Path::Primary, ISSUER, ALICE), buyer);
		assert_eq!(refusal(policy, Path::Redeem, BOB, ALICE), Some(Reason::PolicyRedeemer));
		assert_eq!(refusal(policy, Path::Redeem, ALICE, STORE), None);
	});
}

#[test]
fn refusal_should_know_a_redeemer_by_account_or_identity_when_it_redeems() {
	run(|| {
		let allow = list(Policy::Allow, &[BOB]);
		list_store(allow);
		assert_eq!(refusal(allow, Path::Redeem, ALICE, STORE), None);
		assert_eq!(refusal(allow, Path::Redeem, ALICE, BOB), None);
		let refused = Some(Reason::PolicyRedeemer);
		assert_eq!(refusal(allow, Path::Redeem, ALICE, STRANGER), refused);
		let deny = list(Policy::Deny, &[BOB]);
		list_store(deny);
		assert_eq!(refusal(deny, Path::Redeem, ALICE, STORE), refused);
		assert_eq!(refusal(deny, Path::Redeem, ALICE, BOB), refused);
		assert_eq!(refusal(deny, Path::Redeem, ALICE, STRANGER), None);
	});
}

#[test]
fn refusal_should_ignore_listed_accounts_when_nobody_redeems() {
	run(|| {
		let account: Batch<AccountId> = vec![Member::Account(ALICE)].try_into().unwrap();
		let allow = created(ISSUER, Policy::Allow);
		assert_ok!(TransferPolicies::add_members(signed(ISSUER), allow, account.clone(), REASON));
		assert_eq!(refusal(allow, Path::P2P, ALICE, ALICE), Some(Reason::PolicySender));
		let buyer = Some(Reason::PolicyMintRecipient);
		assert_eq!(refusal(allow, Path::Primary, ISSUER, ALICE), buyer);
		let deny = created(ISSUER, Policy::Deny);
		assert_ok!(TransferPolicies::add_members(signed(ISSUER), deny, account, REASON));
		assert_eq!(refusal(deny, Path::P2P, ALICE, ALICE), None);
	});
}

#[test]
fn refusal_should_ask_each_side_by_its_own_leg_when_the_policy_is_a_compound() {
	run(|| {
		MaxPolicies::set(9);
		let sender = list(Policy::Allow, &[ALICE]);
		let recipient = list(Policy::Deny, &[ALICE]);
		let mint_recipient = list(Policy::Allow, &[BOB]);
		let redeemer = list(Policy::Allow, &[CAROL]);
		let structure = Policy::Compound { sender, recipient, mint_recipient, redeemer };
		let policy = created(OTHER_ISSUER, structure);
		assert_eq!(refusal(policy, Path::P2P, ALICE, BOB), None);
		assert_eq!(refusal(policy, Path::P2P, BOB, CAROL), Some(Reason::PolicySender));
		assert_eq!(refusal(policy, Path::P2P, ALICE, ALICE), Some(Reason::PolicyRecipient));
		assert_eq!(refusal(policy, Path::Primary, ISSUER, BOB), None);
		let buyer = Some(Reason::PolicyMintRecipient);
		assert_eq!(refusal(policy, Path::Primary, ISSUER, ALICE), buyer);
		assert_eq!(refusal(policy, Path::Redeem, BOB, CAROL), None);
		assert_eq!(refusal(policy, Path::Redeem, BOB, BOB), Some(Reason::PolicyRedeemer));
	});
}

#[test]
fn refusal_should_follow_the_lists_when_members_change() {
	run(|| {
		let list = list(Policy::Allow, &[ALICE, BOB]);
		let structure =
			Policy::Compound { sender: list, recipient: 1, mint_recipient: 0, redeemer: 1 };
		let policy = created(ISSUER, structure);
		assert_eq!(refusal(policy, Path::P2P, ALICE, STRANGER), None);
		assert_ok!(TransferPolicies::remove_members(
			signed(ISSUER),
			list,
			people(&[ALICE]),
			REASON,
		));
		assert_eq!(refusal(policy, Path::P2P, ALICE, STRANGER), Some(Reason::PolicySender));
	});
}

#[test]
fn refusal_should_read_no_list_record_when_the_policy_is_a_compound() {
	ExtBuilder.build().execute_with(|| {
		let (allow, deny) = (list(Policy::Allow, &[ALICE]), list(Policy::Deny, &[BOB]));
		let structure =
			Policy::Compound { sender: allow, recipient: deny, mint_recipient: 1, redeemer: 1 };
		let policy = created(ISSUER, structure);
		Rules::<Test>::remove(allow);
		Rules::<Test>::remove(deny);
		let ask = |from, to| {
			let (from, to) = ((&from, Some(from)), (&to, Some(to)));
			<TransferPolicies as Policies<AccountId>>::refusal(policy, Path::P2P, from, to)
		};
		assert_eq!(ask(ALICE, CAROL), None);
		assert_eq!(ask(CAROL, CAROL), Some(Reason::PolicySender));
		assert_eq!(ask(ALICE, BOB), Some(Reason::PolicyRecipient));
	});
}
