// SPDX-License-Identifier: Apache-2.0
//! The twins of what becomes of issuers, of what they put aside, and of their staff.

use super::{Twin, acts::hash};
use crate::{
	Chain,
	abi::IIssuers as sol,
	addresses,
	convert::{address, code_of},
};
use pallet_issuers::Event;
use pallet_revive::precompiles::alloy::{primitives::U256, sol_types::SolEvent};

/// The twin of an event of `pallet-issuers`, if `IIssuers` has one.
pub fn of_issuers<T: Chain>(event: &Event<T>) -> Option<Twin> {
	let (id, who) = (|identity: &u64| U256::from(*identity), address::<T>);
	// Every variant is named, so that a new event cannot be forgotten here.
	Some(match event {
		Event::Applied { identity, applicant, brand, documents } => at_issuers(&sol::Applied {
			identity: id(identity),
			applicant: who(applicant),
			brand: hash(*brand),
			documents: documents.iter().map(|document| hash(*document)).collect(),
		}),
		Event::ApplicationWithdrawn { identity, who: by } => {
			at_issuers(&sol::ApplicationWithdrawn { identity: id(identity), by: who(by) })
		},
		Event::IssuerApproved { identity, by, reason, .. } => {
			let (identity, officer, reason) = (id(identity), who(by), hash(*reason));
			at_issuers(&sol::IssuerApproved { identity, officer, reason })
		},
		Event::ApplicationRejected { identity, by, reason } => {
			let (identity, officer, reason) = (id(identity), who(by), hash(*reason));
			at_issuers(&sol::ApplicationRejected { identity, officer, reason })
		},
		Event::StatusSet { identity, by, old, new, reason } => at_issuers(&sol::StatusSet {
			identity: id(identity),
			officer: who(by),
			oldStatus: code_of(old),
			newStatus: code_of(new),
			reason: hash(*reason),
		}),
		Event::DefaultSet { identity, old, new } => at_issuers(&sol::DefaultSet {
			identity: id(identity),
			oldStatus: code_of(old),
			newStatus: code_of(new),
		}),
		Event::IncidentReported { .. }
		| Event::IncidentResolved { .. }
		| Event::Rescored { .. }
		| Event::Rated { .. } => return of_score(event),
		Event::GuaranteeDeposited { .. }
		| Event::GuaranteeWithdrawn { .. }
		| Event::GuaranteePaid { .. } => return of_guarantee(event),
		Event::StaffAppointed { .. }
		| Event::StaffActed { .. }
		| Event::StaffDismissed { .. }
		| Event::StaffRemoved { .. } => return of_staff(event),
		Event::TermsSet { .. } | Event::__Ignore(..) => return None,
	})
}

/// Of what decides about the grade of an issuer.
fn of_score<T: Chain>(event: &Event<T>) -> Option<Twin> {
	let (id, who) = (|identity: &u64| U256::from(*identity), address::<T>);
	Some(match event {
		Event::IncidentReported { identity, incident, by, reason } => {
			at_issuers(&sol::IncidentReported {
				identity: id(identity),
				incident: U256::from(*incident),
				officer: who(by),
				reason: hash(*reason),
			})
		},
		Event::IncidentResolved { identity, incident, by, upheld, reason } => {
			at_issuers(&sol::IncidentResolved {
				identity: id(identity),
				incident: U256::from(*incident),
				officer: who(by),
				upheld: *upheld,
				reason: hash(*reason),
			})
		},
		Event::Rescored { identity, score, old_grade, new_grade, limit } => {
			at_issuers(&sol::Rescored {
				identity: id(identity),
				score: U256::from(score.total),
				oldGrade: code_of(old_grade),
				newGrade: code_of(new_grade),
				limit: U256::from(*limit),
			})
		},
		Event::Rated { identity, holder, stars } => {
			let (identity, holder) = (id(identity), id(holder));
			at_issuers(&sol::Rated { identity, holder, stars: U256::from(*stars) })
		},
		_ => return None,
	})
}

/// Of what is put aside for holders.
fn of_guarantee<T: Chain>(event: &Event<T>) -> Option<Twin> {
	let who = address::<T>;
	Some(match event {
		Event::GuaranteeDeposited { identity, who: by, asset, amount } => {
			at_issuers(&sol::GuaranteeDeposited {
				identity: U256::from(*identity),
				by: who(by),
				asset: U256::from(*asset),
				amount: U256::from(*amount),
			})
		},
		Event::GuaranteeWithdrawn { identity, who: by, asset, amount } => {
			at_issuers(&sol::GuaranteeWithdrawn {
				identity: U256::from(*identity),
				by: who(by),
				asset: U256::from(*asset),
				amount: U256::from(*amount),
			})
		},
		Event::GuaranteePaid { identity, from, to, asset, amount } => {
			at_issuers(&sol::GuaranteePaid {
				identity: U256::from(*identity),
				from: who(from),
				to: who(to),
				asset: U256::from(*asset),
				amount: U256::from(*amount),
			})
		},
		_ => return None,
	})
}

/// Of who acts for an issuer.
fn of_staff<T: Chain>(event: &Event<T>) -> Option<Twin> {
	let who = address::<T>;
	Some(match event {
		Event::StaffAppointed { issuer, staff, new, .. } => at_issuers(&sol::StaffAppointed {
			issuer: who(issuer),
			staff: who(staff),
			scopes: U256::from(new.scopes.0),
			cap: U256::from(new.cap),
			period: U256::from(new.period),
			expiresAt: U256::from(new.expires_at),
		}),
		Event::StaffActed { issuer, staff, scope, worth } => at_issuers(&sol::StaffActed {
			issuer: who(issuer),
			staff: who(staff),
			scope: code_of(scope),
			worth: U256::from(*worth),
		}),
		Event::StaffDismissed { issuer, staff } => {
			at_issuers(&sol::StaffDismissed { issuer: who(issuer), staff: who(staff) })
		},
		Event::StaffRemoved { issuer, staff } => {
			at_issuers(&sol::StaffRemoved { issuer: who(issuer), staff: who(staff) })
		},
		_ => return None,
	})
}

fn at_issuers(event: &impl SolEvent) -> Twin {
	Twin::at(addresses::address_of(addresses::ISSUERS), event)
}
