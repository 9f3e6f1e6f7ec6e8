// SPDX-License-Identifier: Apache-2.0
//! What admins do with lists of who may hold.

use super::{Scenario, reason};
use frame_support::assert_ok;
use genex_primitives::PolicyId;
use genex_runtime::{AccountId, Runtime, RuntimeCall};
use genex_runtime_tests::{native::dispatch, scene, who};
use pallet_transfer_policies::{
	ALLOW_ALL, Admin, Batch, Call, Member, NextPolicyId, Policy, REFUSE_ALL,
};
use sp_core::H256;

/// Every scenario, by the name of its call.
pub const SCENARIOS: [(&str, Scenario); 10] = [
	("create_policy, allowing", || (who::issuer(), creation(Policy::Allow).into())),
	("create_policy, denying", || (who::issuer(), creation(Policy::Deny).into())),
	("create_policy, a compound", || {
		let policy = Policy::Compound {
			sender: ALLOW_ALL,
			recipient: created(),
			mint_recipient: REFUSE_ALL,
			redeemer: created(),
		};
		(who::issuer(), creation(policy).into())
	}),
	("add_members", || (who::issuer(), joining(created()).into())),
	("remove_members", || {
		let (policy, members, reason) = (filled(), people(), reason());
		(who::issuer(), Call::<Runtime>::remove_members { policy, members, reason }.into())
	}),
	("transfer_admin", || (who::issuer(), passing_on(created(), Some(council())).into())),
	("transfer_admin, to an account", || {
		let to = Some(Admin::Account(who::alith()));
		(who::issuer(), passing_on(created(), to).into())
	}),
	("transfer_admin, taken back", || {
		let policy = created();
		assert_ok!(dispatch(passing_on(policy, Some(council())), &who::issuer()));
		(who::issuer(), passing_on(policy, None).into())
	}),
	("accept_admin", accept_admin),
	("seal_policy", || {
		let (policy, reason) = (filled(), H256::zero());
		(who::issuer(), Call::<Runtime>::seal_policy { policy, reason }.into())
	}),
];

fn council() -> Admin<AccountId> {
	Admin::Governance
}

fn creation(policy: Policy) -> Call<Runtime> {
	Call::<Runtime>::create_policy { policy, reason: reason() }
}

/// An empty list of the issuer.
fn created() -> PolicyId {
	let policy = NextPolicyId::<Runtime>::get();
	assert_ok!(dispatch(creation(Policy::Allow), &who::issuer()));
	policy
}

fn people() -> Batch<AccountId> {
	let holder = Member::Identity(scene::identity(&who::holder()));
	vec![Member::Account(who::alith()), holder].try_into().expect("two fit")
}

fn joining(policy: PolicyId) -> Call<Runtime> {
	Call::<Runtime>::add_members { policy, members: people(), reason: H256::zero() }
}

/// A list of the issuer with members.
fn filled() -> PolicyId {
	let policy = created();
	assert_ok!(dispatch(joining(policy), &who::issuer()));
	policy
}

fn passing_on(policy: PolicyId, to: Option<Admin<AccountId>>) -> Call<Runtime> {
	Call::<Runtime>::transfer_admin { policy, to, reason: H256::zero() }
}

/// A company with an Ethereum key takes a list of the issuer over.
fn accept_admin() -> (AccountId, RuntimeCall) {
	let (policy, company) = (created(), who::charleth());
	scene::register_company(&company, *b"US");
	let to = Some(Admin::Account(company.clone()));
	assert_ok!(dispatch(passing_on(policy, to), &who::issuer()));
	(company, Call::<Runtime>::accept_admin { policy, reason: reason() }.into())
}
