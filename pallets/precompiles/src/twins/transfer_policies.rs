// SPDX-License-Identifier: Apache-2.0
//! The twins of policies, of who is on their lists, and of who changes them.

use super::{
	Twin,
	acts::{actor, hash},
};
use crate::{Chain, abi::ITransferPolicies as sol, addresses, convert::address};
use alloc::vec::Vec;
use pallet_revive::precompiles::alloy::{
	primitives::{Address, U256},
	sol_types::SolEvent,
};
use pallet_transfer_policies::{Admin, Event, Member, Policy};

/// The twin of an event of `pallet-transfer-policies`. All of them have one.
pub fn of_transfer_policies<T: Chain>(event: &Event<T>) -> Option<Twin> {
	let (id, by_whom) = (|policy: &u32| U256::from(*policy), actor::<T>);
	// Every variant is named, so that a new event cannot be forgotten here.
	Some(match event {
		Event::PolicyCreated { policy, admin, structure: created, reason } => {
			let (policy, admin, reason) = (id(policy), by_whom(admin), hash(*reason));
			let structure = structure(created);
			at_policies(&sol::PolicyCreated { policyId: policy, admin, structure, reason })
		},
		Event::MembersAdded { policy, by, members, old, new, reason } => {
			at_policies(&sol::MembersAdded {
				policyId: id(policy),
				by: by_whom(by),
				members: people::<T>(members),
				oldCount: id(old),
				newCount: id(new),
				reason: hash(*reason),
			})
		},
		Event::MembersRemoved { policy, by, members, old, new, reason } => {
			at_policies(&sol::MembersRemoved {
				policyId: id(policy),
				by: by_whom(by),
				members: people::<T>(members),
				oldCount: id(old),
				newCount: id(new),
				reason: hash(*reason),
			})
		},
		Event::AdminProposed { policy, by, old, new, reason } => at_policies(&sol::AdminProposed {
			policyId: id(policy),
			by: by_whom(by),
			oldCandidate: candidate::<T>(old.as_ref()),
			newCandidate: candidate::<T>(new.as_ref()),
			reason: hash(*reason),
		}),
		Event::AdminTransferred { policy, by: _, old, new, reason } => {
			at_policies(&sol::AdminTransferred {
				policyId: id(policy),
				oldAdmin: by_whom(old),
				newAdmin: by_whom(new),
				reason: hash(*reason),
			})
		},
		Event::PolicySealed { policy, by, members, reason } => at_policies(&sol::PolicySealed {
			policyId: id(policy),
			by: by_whom(by),
			members: id(members),
			reason: hash(*reason),
		}),
		Event::__Ignore(..) => return None,
	})
}

/// What a policy is, in Solidity.
pub(crate) const fn structure(policy: &Policy) -> sol::Structure {
	let (kind, sender, recipient, mint_recipient, redeemer) = match *policy {
		Policy::Allow => (0, 0, 0, 0, 0),
		Policy::Deny => (1, 0, 0, 0, 0),
		Policy::Compound { sender, recipient, mint_recipient, redeemer } => {
			(2, sender, recipient, mint_recipient, redeemer)
		},
	};
	sol::Structure { kind, sender, recipient, mintRecipient: mint_recipient, redeemer }
}

/// Who was asked to take a policy over, in Solidity.
pub(crate) fn candidate<T: Chain>(asked: Option<&Admin<T::AccountId>>) -> sol::Candidate {
	let (kind, account) = match asked {
		None => (0, Address::ZERO),
		Some(Admin::Account(account)) => (1, address::<T>(account)),
		Some(Admin::Governance) => (2, Address::ZERO),
	};
	sol::Candidate { kind, account }
}

fn people<T: Chain>(members: &[Member<T::AccountId>]) -> Vec<sol::Member> {
	let shown = |member: &Member<T::AccountId>| match member {
		Member::Identity(identity) => sol::Member { identity: *identity, account: Address::ZERO },
		Member::Account(account) => sol::Member { identity: 0, account: address::<T>(account) },
	};
	members.iter().map(shown).collect()
}

fn at_policies(event: &impl SolEvent) -> Twin {
	Twin::at(addresses::address_of(addresses::TRANSFER_POLICIES), event)
}
