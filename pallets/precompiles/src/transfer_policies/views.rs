// SPDX-License-Identifier: Apache-2.0
//! What Solidity reads of policies and of their members.

use super::{TransferPolicies, policy};
use crate::{
	Chain,
	abi::ITransferPolicies::{
		ITransferPoliciesCalls, Policy, isMemberCall, nextPolicyIdCall, policyCountCall,
		policyOfCall, wouldRefuseCall,
	},
	convert::{account, member},
	guards::NOT_CLASSIFIED,
	revert::{failed, refuse},
	twins::{actor, candidate, structure},
	weights,
};
use alloc::vec::Vec;
use genex_primitives::Reason;
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{
		primitives::{Address, U256},
		sol_types::SolCall,
	},
};
use pallet_transfer_policies::{Admin, Error as Failure, NextPolicyId, Pallet};

/// The next number, the count of an admin, or a member.
const ENTRY_READS: u64 = 1;
/// What a policy is, and who changes its members.
const POLICY_READS: u64 = 2;
/// Both identities, what the policy is, and a member for each side or both names of a redeemer.
const JUDGING_READS: u64 = 5;

impl<T: Chain> TransferPolicies<T> {
	/// The answer of a view.
	pub(super) fn view(
		input: &ITransferPoliciesCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		use ITransferPoliciesCalls as Asked;
		match input {
			Asked::nextPolicyId(_) => Self::next_policy_id(env),
			Asked::policyOf(call) => Self::policy_of(call, env),
			Asked::policyCount(call) => Self::policy_count(call, env),
			Asked::isMember(call) => Self::is_member(call, env),
			Asked::wouldRefuse(call) => Self::would_refuse(call, env),
			_ => Err(refuse(NOT_CLASSIFIED)),
		}
	}

	fn next_policy_id(env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		Ok(nextPolicyIdCall::abi_encode_returns(&U256::from(NextPolicyId::<T>::get())))
	}

	fn policy_of(call: &policyOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(POLICY_READS))?;
		let unknown = || failed::<T>(Failure::<T>::UnknownPolicy.into());
		let found = Pallet::<T>::policy(policy(call.policyId)?).ok_or_else(unknown)?;
		let details = &found.details;
		let shown = Policy {
			structure: structure(&found.structure),
			admin: actor::<T>(&details.admin),
			candidate: candidate::<T>(details.proposed.as_ref()),
			isSealed: details.sealed,
			members: details.members,
		};
		Ok(policyOfCall::abi_encode_returns(&shown))
	}

	fn policy_count(call: &policyCountCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let admin = Admin::Account(account(env, &call.admin)?);
		Ok(policyCountCall::abi_encode_returns(&U256::from(Pallet::<T>::policy_count(admin))))
	}

	fn is_member(call: &isMemberCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let asked = Self::member(&call.member, &mut |address: &Address| account(env, address))?;
		let is_on_it = Pallet::<T>::is_member(policy(call.policyId)?, asked);
		Ok(isMemberCall::abi_encode_returns(&is_on_it))
	}

	fn would_refuse(call: &wouldRefuseCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(JUDGING_READS))?;
		let (from, to) = (account(env, &call.from)?, account(env, &call.to)?);
		let path = member(call.path, "path")?;
		let refusal = Pallet::<T>::would_refuse(policy(call.policyId)?, path, from, to);
		Ok(wouldRefuseCall::abi_encode_returns(&refusal.map_or(0, Reason::code)))
	}
}
