// SPDX-License-Identifier: Apache-2.0
//! The twins of who is related to an issuer, and of value that waited too long for a verdict.

use super::{Twin, acts::hash};
use crate::{
	Chain,
	abi::ICompliance as sol,
	addresses,
	convert::{address, code_of},
};
use genex_primitives::traits::ReviewedAct;
use pallet_compliance::Event;
use pallet_revive::precompiles::alloy::sol_types::SolEvent;

/// The twin of an event of `pallet-compliance`, if `ICompliance` has one.
pub fn of_compliance<T: Chain>(event: &Event<T>) -> Option<Twin> {
	let who = address::<T>;
	// Every variant is named, so that a new event cannot be forgotten here.
	Some(match event {
		Event::RelationDeclared { by, issuer, related, new, reason, .. } => {
			at_compliance(&sol::RelationDeclared {
				issuer: *issuer,
				related: *related,
				by: who(by),
				kind: new.as_ref().map_or(0, code_of),
				reason: hash(*reason),
			})
		},
		Event::RelationEnded { by, issuer, related, old, since, reason, .. } => {
			at_compliance(&sol::RelationEnded {
				issuer: *issuer,
				related: *related,
				by: who(by),
				kind: old.as_ref().map_or(0, code_of),
				since: *since,
				reason: hash(*reason),
			})
		},
		Event::ReviewReturned { by, review, act, who: owner, cents } => {
			let (act, id) = reviewed(*act);
			at_compliance(&sol::ReviewReturned {
				review: *review,
				by: who(by),
				who: who(owner),
				act,
				actId: id,
				cents: *cents,
			})
		},
		Event::RulebookSet { .. }
		| Event::ListClockSet { .. }
		| Event::RateSet { .. }
		| Event::CorridorSet { .. }
		| Event::ContractAllowed { .. }
		| Event::ClassBanSet { .. }
		| Event::RelatedPurchase { .. }
		| Event::Blacklisted { .. }
		| Event::BlacklistLifted { .. }
		| Event::AmlCaseOpened { .. }
		| Event::AmlCaseClosed { .. }
		| Event::ReviewOpened { .. }
		| Event::ReviewApproved { .. }
		| Event::ReviewRejected { .. }
		| Event::ReviewWithdrawn { .. }
		| Event::PairsSwept { .. }
		| Event::CountersSwept { .. }
		| Event::__Ignore(..) => return None,
	})
}

/// What is reviewed, in Solidity: its code, and its number where it waits.
pub(crate) const fn reviewed(act: ReviewedAct) -> (u8, u64) {
	match act {
		ReviewedAct::Purchase(id) => (0, id),
		ReviewedAct::Withdrawal(id) => (1, id),
		ReviewedAct::Trade(id) => (2, id),
	}
}

fn at_compliance(event: &impl SolEvent) -> Twin {
	Twin::at(addresses::address_of(addresses::COMPLIANCE), event)
}
