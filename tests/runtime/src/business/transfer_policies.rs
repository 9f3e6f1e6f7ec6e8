// SPDX-License-Identifier: Apache-2.0
//! What admins do with lists of who may hold, as Solidity asks for it.

use super::{at, hash, number};
use genex_precompiles::abi::ITransferPolicies::{
	self as sol, acceptAdminCall, addMembersCall, createAllowListCall, createCompoundCall,
	createDenyListCall, removeMembersCall, sealPolicyCall, transferAdminCall,
	transferAdminToCouncilCall,
};
use genex_runtime::{AccountId, Runtime};
use pallet_revive::precompiles::alloy::{primitives::Address, sol_types::SolCall};
use pallet_transfer_policies::{Admin, Call, Member, Policy};

/// The input for `TransferPolicies`.
pub(super) fn of_transfer_policies(call: &Call<Runtime>) -> Option<Vec<u8>> {
	of_list(call).or_else(|| of_admin(call))
}

fn of_list(call: &Call<Runtime>) -> Option<Vec<u8>> {
	Some(match call {
		Call::create_policy { policy: Policy::Allow, reason } => {
			createAllowListCall { reason: hash(reason) }.abi_encode()
		},
		Call::create_policy { policy: Policy::Deny, reason } => {
			createDenyListCall { reason: hash(reason) }.abi_encode()
		},
		Call::create_policy {
			policy: Policy::Compound { sender, recipient, mint_recipient, redeemer },
			reason,
		} => createCompoundCall {
			sender: number(*sender),
			recipient: number(*recipient),
			mintRecipient: number(*mint_recipient),
			redeemer: number(*redeemer),
			reason: hash(reason),
		}
		.abi_encode(),
		Call::add_members { policy, members, reason } => addMembersCall {
			policyId: number(*policy),
			members: people(members)?,
			reason: hash(reason),
		}
		.abi_encode(),
		Call::remove_members { policy, members, reason } => removeMembersCall {
			policyId: number(*policy),
			members: people(members)?,
			reason: hash(reason),
		}
		.abi_encode(),
		Call::seal_policy { policy, reason } => {
			sealPolicyCall { policyId: number(*policy), reason: hash(reason) }.abi_encode()
		},
		_ => return None,
	})
}

fn of_admin(call: &Call<Runtime>) -> Option<Vec<u8>> {
	Some(match call {
		Call::transfer_admin { policy, to: Some(Admin::Governance), reason } => {
			transferAdminToCouncilCall { policyId: number(*policy), reason: hash(reason) }
				.abi_encode()
		},
		Call::transfer_admin { policy, to, reason } => {
			let to = match to {
				Some(Admin::Account(account)) => at(account),
				_ => Address::ZERO,
			};
			transferAdminCall { policyId: number(*policy), to, reason: hash(reason) }.abi_encode()
		},
		Call::accept_admin { policy, reason } => {
			acceptAdminCall { policyId: number(*policy), reason: hash(reason) }.abi_encode()
		},
		_ => return None,
	})
}

/// Members, unless one is the identity 0, which nobody has and which stands for an account.
fn people(members: &[Member<AccountId>]) -> Option<Vec<sol::Member>> {
	let shown = |member: &Member<AccountId>| match member {
		Member::Identity(0) => None,
		Member::Identity(id) => Some(sol::Member { identity: *id, account: Address::ZERO }),
		Member::Account(account) => Some(sol::Member { identity: 0, account: at(account) }),
	};
	members.iter().map(shown).collect()
}
