// SPDX-License-Identifier: Apache-2.0
//! The twins of what becomes of identities and of their accounts.

use super::{Twin, acts::hash};
use crate::{
	Chain,
	abi::IIdentity as sol,
	addresses,
	convert::{address, code_of},
};
use genex_primitives::Jurisdiction;
use pallet_kyc::Event;
use pallet_revive::precompiles::alloy::{
	primitives::{FixedBytes, U256},
	sol_types::SolEvent,
};

/// The twin of an event of `pallet-kyc`. All of them have one.
pub fn of_kyc<T: Chain>(event: &Event<T>) -> Option<Twin> {
	// Every variant is named, so that a new event cannot be forgotten here.
	match event {
		Event::IdentityRegistered { .. }
		| Event::IdentityRenewed { .. }
		| Event::ResidenceChanged { .. }
		| Event::IdentityRevoked { .. }
		| Event::IdentityReinstated { .. }
		| Event::AttestorReassigned { .. } => of_identity(event),
		Event::AccountLinked { .. }
		| Event::AccountUnlinked { .. }
		| Event::AttestationSubmitted { .. } => of_account(event),
		Event::__Ignore(..) => None,
	}
}

/// Of what is attested, and whether it counts.
fn of_identity<T: Chain>(event: &Event<T>) -> Option<Twin> {
	let (id, who) = (|identity: &u64| U256::from(*identity), address::<T>);
	Some(match event {
		Event::IdentityRegistered {
			identity,
			account,
			attestor,
			tier,
			kind,
			jurisdiction,
			valid_until,
			commitment,
		} => at_identity(&sol::IdentityRegistered {
			identity: id(identity),
			account: who(account),
			attestor: who(attestor),
			tier: code_of(tier),
			kind: code_of(kind),
			jurisdiction: letters(*jurisdiction),
			validUntil: id(valid_until),
			commitment: hash(*commitment),
		}),
		Event::IdentityRenewed {
			identity,
			attestor,
			old_tier,
			new_tier,
			old_valid_until,
			new_valid_until,
			old_commitment,
			new_commitment,
		} => at_identity(&sol::IdentityRenewed {
			identity: id(identity),
			attestor: who(attestor),
			oldTier: code_of(old_tier),
			newTier: code_of(new_tier),
			oldValidUntil: id(old_valid_until),
			newValidUntil: id(new_valid_until),
			oldCommitment: hash(*old_commitment),
			newCommitment: hash(*new_commitment),
		}),
		Event::ResidenceChanged { identity, attestor, old, new, reason } => {
			at_identity(&sol::ResidenceChanged {
				identity: id(identity),
				attestor: who(attestor),
				oldJurisdiction: letters(*old),
				newJurisdiction: letters(*new),
				reason: hash(*reason),
			})
		},
		Event::IdentityRevoked { identity, by, old_flags, new_flags, reason } => {
			at_identity(&sol::IdentityRevoked {
				identity: id(identity),
				by: who(by),
				oldFlags: old_flags.0,
				newFlags: new_flags.0,
				reason: hash(*reason),
			})
		},
		Event::IdentityReinstated { identity, by, old_flags, new_flags, reason } => {
			at_identity(&sol::IdentityReinstated {
				identity: id(identity),
				by: who(by),
				oldFlags: old_flags.0,
				newFlags: new_flags.0,
				reason: hash(*reason),
			})
		},
		Event::AttestorReassigned { identity, by, old, new, reason } => {
			at_identity(&sol::AttestorReassigned {
				identity: id(identity),
				oldAttestor: who(old),
				newAttestor: who(new),
				by: who(by),
				reason: hash(*reason),
			})
		},
		_ => return None,
	})
}

/// Of accounts that join and leave.
fn of_account<T: Chain>(event: &Event<T>) -> Option<Twin> {
	let (id, who) = (|identity: &u64| U256::from(*identity), address::<T>);
	Some(match event {
		Event::AccountLinked { identity, account, by, reason } => {
			let (identity, account, by) = (id(identity), who(account), who(by));
			at_identity(&sol::AccountLinked { identity, account, by, reason: hash(*reason) })
		},
		Event::AccountUnlinked { identity, account, by, reason } => {
			let (identity, account, by) = (id(identity), who(account), who(by));
			at_identity(&sol::AccountUnlinked { identity, account, by, reason: hash(*reason) })
		},
		Event::AttestationSubmitted { identity, account, attestor, by, nonce } => {
			at_identity(&sol::AttestationSubmitted {
				identity: id(identity),
				account: who(account),
				attestor: who(attestor),
				by: who(by),
				nonce: U256::from(*nonce),
			})
		},
		_ => return None,
	})
}

const fn letters(place: Jurisdiction) -> FixedBytes<2> {
	FixedBytes::new(place.letters())
}

fn at_identity(event: &impl SolEvent) -> Twin {
	Twin::at(addresses::address_of(addresses::IDENTITY), event)
}
