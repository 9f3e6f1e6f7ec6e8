// SPDX-License-Identifier: Apache-2.0
//! Lists of who may hold, pass on, buy and redeem coupons.

mod views;

use crate::{
	Chain,
	abi::ITransferPolicies::{
		self as sol, ITransferPoliciesCalls, acceptAdminCall, addMembersCall, createAllowListCall,
		createCompoundCall, createDenyListCall, isMemberCall, nextPolicyIdCall, policyCountCall,
		policyOfCall, removeMembersCall, sealPolicyCall, transferAdminCall,
		transferAdminToCouncilCall, wouldRefuseCall,
	},
	addresses,
	convert::{account, list, narrow},
	guards::{self, Access, Rule, rule},
	logs,
	native::{self, CallOf},
	revert::refuse,
	twins::of_transfer_policies,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use genex_primitives::PolicyId;
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, Precompile,
	alloy::{
		primitives::{Address, U256},
		sol_types::{SolCall, SolInterface},
	},
};
use pallet_transfer_policies::{Admin, Call, Event, Member, Pallet, Policy};
use sp_core::H256;

/// Every function of `ITransferPolicies` and what it does to the chain.
pub const TRANSFER_POLICIES_RULES: &[Rule] = &[
	rule::<createAllowListCall>(Access::Act),
	rule::<createDenyListCall>(Access::Act),
	rule::<createCompoundCall>(Access::Act),
	rule::<addMembersCall>(Access::Act),
	rule::<removeMembersCall>(Access::Act),
	rule::<transferAdminCall>(Access::Act),
	rule::<transferAdminToCouncilCall>(Access::Act),
	rule::<acceptAdminCall>(Access::Act),
	rule::<sealPolicyCall>(Access::Act),
	rule::<nextPolicyIdCall>(Access::View),
	rule::<policyOfCall>(Access::View),
	rule::<policyCountCall>(Access::View),
	rule::<isMemberCall>(Access::View),
	rule::<wouldRefuseCall>(Access::View),
];

pub(crate) const NO_MEMBER: &str =
	"Genex: a member is an identity or an account; name one and leave the other zero";

/// What signed accounts do in `pallet-transfer-policies`, at [`addresses::TRANSFER_POLICIES`].
pub struct TransferPolicies<T>(PhantomData<T>);

impl<T: Chain> Precompile for TransferPolicies<T> {
	type T = T;
	type Interface = ITransferPoliciesCalls;
	const MATCHER: AddressMatcher = addresses::fixed(addresses::TRANSFER_POLICIES);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		_address: &[u8; 20],
		input: &ITransferPoliciesCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(TRANSFER_POLICIES_RULES, input.selector(), env)?;
		match Self::native(input, |address| account(env, address))? {
			Some(call) => Self::act(call, input, env),
			None => Self::view(input, env),
		}
	}
}

impl<T: Chain> TransferPolicies<T> {
	/// The native call that an act asks for; nothing for a view. `find` knows the account behind an address.
	pub(crate) fn native(
		input: &ITransferPoliciesCalls,
		find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<CallOf<T>>, Error> {
		if let Some(call) = Self::native_of_policy(input)? {
			return Ok(Some(call.into()));
		}
		Ok(Self::native_of_people(input, find)?.map(Into::into))
	}

	/// What is done to a policy as a whole.
	fn native_of_policy(input: &ITransferPoliciesCalls) -> Result<Option<Call<T>>, Error> {
		use ITransferPoliciesCalls as Asked;
		Ok(Some(match input {
			Asked::createAllowList(call) => {
				Call::create_policy { policy: Policy::Allow, reason: H256(call.reason.0) }
			},
			Asked::createDenyList(call) => {
				Call::create_policy { policy: Policy::Deny, reason: H256(call.reason.0) }
			},
			Asked::createCompound(call) => {
				Call::create_policy { policy: compound_of(call)?, reason: H256(call.reason.0) }
			},
			Asked::transferAdminToCouncil(call) => Call::transfer_admin {
				policy: policy(call.policyId)?,
				to: Some(Admin::Governance),
				reason: H256(call.reason.0),
			},
			Asked::acceptAdmin(call) => {
				Call::accept_admin { policy: policy(call.policyId)?, reason: H256(call.reason.0) }
			},
			Asked::sealPolicy(call) => {
				Call::seal_policy { policy: policy(call.policyId)?, reason: H256(call.reason.0) }
			},
			_ => return Ok(None),
		}))
	}

	/// What names people.
	fn native_of_people(
		input: &ITransferPoliciesCalls,
		mut find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<Call<T>>, Error> {
		use ITransferPoliciesCalls as Asked;
		Ok(Some(match input {
			Asked::addMembers(call) => Call::add_members {
				policy: policy(call.policyId)?,
				members: list(&call.members, "members", |one| Self::member(one, &mut find))?,
				reason: H256(call.reason.0),
			},
			Asked::removeMembers(call) => Call::remove_members {
				policy: policy(call.policyId)?,
				members: list(&call.members, "members", |one| Self::member(one, &mut find))?,
				reason: H256(call.reason.0),
			},
			Asked::transferAdmin(call) => Call::transfer_admin {
				policy: policy(call.policyId)?,
				to: if call.to.is_zero() { None } else { Some(Admin::Account(find(&call.to)?)) },
				reason: H256(call.reason.0),
			},
			_ => return Ok(None),
		}))
	}

	fn member(
		member: &sol::Member,
		find: &mut impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Member<T::AccountId>, Error> {
		match (member.identity, member.account.is_zero()) {
			(0, false) => Ok(Member::Account(find(&member.account)?)),
			(1.., true) => Ok(Member::Identity(member.identity)),
			_ => Err(refuse(NO_MEMBER)),
		}
	}

	/// Makes the native `call` that `input` asks for, writes the logs of what it reported, and answers.
	fn act(
		call: CallOf<T>,
		input: &ITransferPoliciesCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		let (made, events) = Pallet::<T>::listen(|| native::make::<T>(call, env, || None));
		made?;
		logs::write_twins(&events, of_transfer_policies, env)?;
		Ok(answer(input, &events))
	}
}

/// What the act answers: the number of the policy it made.
fn answer<T: Chain>(input: &ITransferPoliciesCalls, events: &[Event<T>]) -> Vec<u8> {
	let made = events.iter().find_map(|event| match event {
		Event::PolicyCreated { policy, .. } => Some(U256::from(*policy)),
		_ => None,
	});
	let made = made.unwrap_or_default();
	match input {
		ITransferPoliciesCalls::createAllowList(_) => {
			createAllowListCall::abi_encode_returns(&made)
		},
		ITransferPoliciesCalls::createDenyList(_) => createDenyListCall::abi_encode_returns(&made),
		ITransferPoliciesCalls::createCompound(_) => createCompoundCall::abi_encode_returns(&made),
		_ => Vec::new(),
	}
}

fn compound_of(call: &createCompoundCall) -> Result<Policy, Error> {
	Ok(Policy::Compound {
		sender: narrow(call.sender, "sender")?,
		recipient: narrow(call.recipient, "recipient")?,
		mint_recipient: narrow(call.mintRecipient, "mintRecipient")?,
		redeemer: narrow(call.redeemer, "redeemer")?,
	})
}

fn policy(id: U256) -> Result<PolicyId, Error> {
	narrow(id, "policyId")
}
