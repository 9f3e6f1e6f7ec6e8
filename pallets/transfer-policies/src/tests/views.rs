// SPDX-License-Identifier: Apache-2.0

use crate::{Admin, MAX_PAGE, Member, Policy, mock::*};
use frame_support::assert_ok;
use std::collections::BTreeSet;

#[test]
fn policy_should_show_nothing_when_built_in_or_unknown() {
	run(|| {
		for policy in [0, 1, 2, u32::MAX] {
			assert_eq!(TransferPolicies::policy(policy), None);
		}
	});
}

#[test]
fn policies_should_page_in_order_when_there_are_many() {
	run(|| {
		MaxPolicies::set(500);
		for _ in 0..130 {
			created(ISSUER, Policy::Allow);
		}
		let ids = |start, limit| {
			let page = TransferPolicies::policies(start, limit);
			page.into_iter().map(|view| view.policy).collect::<Vec<_>>()
		};
		assert_eq!(ids(None, 2), vec![2, 3]);
		assert_eq!(ids(Some(0), 2), vec![2, 3]);
		assert_eq!(ids(Some(3), 2), vec![4, 5]);
		assert_eq!(ids(Some(130), 9), vec![131]);
		assert_eq!(ids(Some(131), 9), Vec::<u32>::new());
		assert_eq!(ids(Some(u32::MAX), 9), Vec::<u32>::new());
		assert_eq!(ids(None, u32::MAX).len(), MAX_PAGE as usize);
		assert_eq!(ids(None, 0), Vec::<u32>::new());
		assert_eq!(TransferPolicies::policy_count(account(ISSUER)), 130);
		assert_eq!(TransferPolicies::policy_count(Admin::Governance), 0);
	});
}

#[test]
fn members_should_page_through_all_when_there_are_many() {
	run(|| {
		HighestIdentity::set(200);
		let first: Vec<u64> = (1..=100).collect();
		let policy = list(Policy::Deny, &first);
		let rest: Vec<u64> = (101..=130).collect();
		assert_ok!(TransferPolicies::add_members(signed(ISSUER), policy, people(&rest), REASON));
		let page = TransferPolicies::members(policy, None, u32::MAX);
		assert_eq!(page.len(), MAX_PAGE as usize);
		let last = page.last().cloned();
		let next = TransferPolicies::members(policy, last, 60);
		assert_eq!(next.len(), 30);
		let seen: BTreeSet<u64> = page
			.into_iter()
			.chain(next)
			.map(|member| match member {
				Member::Identity(identity) => identity,
				Member::Account(_) => panic!("only identities were listed"),
			})
			.collect();
		assert_eq!(seen, (1..=130).collect());
		assert!(TransferPolicies::members(1, None, 10).is_empty());
	});
}
