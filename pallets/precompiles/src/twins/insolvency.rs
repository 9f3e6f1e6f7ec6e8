// SPDX-License-Identifier: Apache-2.0
//! The twins of demands, of defaults, and of what holders claim.

use super::{
	Twin,
	acts::{actor, hash},
};
use crate::{Chain, abi::IInsolvency as sol, addresses, convert::address};
use alloc::vec::Vec;
use genex_primitives::payout::{Pot, Share};
use pallet_insolvency::Event;
use pallet_revive::precompiles::alloy::{primitives::U256, sol_types::SolEvent};

/// The twin of an event of `pallet-insolvency`, if `IInsolvency` has one.
pub fn of_insolvency<T: Chain>(event: &Event<T>) -> Option<Twin> {
	// Every variant is named, so that a new event cannot be forgotten here.
	match event {
		Event::Demanded { .. } | Event::DemandWithdrawn { .. } => of_demand(event),
		Event::Defaulted { .. }
		| Event::ClaimsExtended { .. }
		| Event::DefaultClosed { .. }
		| Event::Rehabilitated { .. } => of_default(event),
		Event::SeriesCounted { .. } | Event::Compensated { .. } => of_claim(event),
		Event::ShareReserved { .. }
		| Event::ReservationEnding { .. }
		| Event::ReservationRenewed { .. }
		| Event::ReservationEnded { .. } => of_reservation(event),
		Event::__Ignore(..) => None,
	}
}

/// Of what an issuer must answer.
fn of_demand<T: Chain>(event: &Event<T>) -> Option<Twin> {
	Some(match event {
		Event::Demanded { by, issuer, identity, deadline, reason } => {
			at_insolvency(&sol::Demanded {
				identity: U256::from(*identity),
				issuer: address::<T>(issuer),
				officer: actor::<T>(by),
				deadline: U256::from(*deadline),
				reason: hash(*reason),
			})
		},
		Event::DemandWithdrawn { by, issuer, identity, reason, .. } => {
			at_insolvency(&sol::DemandWithdrawn {
				identity: U256::from(*identity),
				issuer: address::<T>(issuer),
				officer: actor::<T>(by),
				reason: hash(*reason),
			})
		},
		_ => return None,
	})
}

/// Of the beginning and the end of a default.
fn of_default<T: Chain>(event: &Event<T>) -> Option<Twin> {
	Some(match event {
		Event::Defaulted {
			default,
			by,
			issuer,
			identity,
			reason,
			fund,
			owed,
			shortfall,
			claims_until,
		} => at_insolvency(&sol::Defaulted {
			defaultId: U256::from(*default),
			issuer: address::<T>(issuer),
			identity: U256::from(*identity),
			by: actor::<T>(by),
			reason: hash(*reason),
			fund: pots(fund),
			owed: U256::from(*owed),
			shortfall: U256::from(*shortfall),
			claimsUntil: U256::from(*claims_until),
		}),
		Event::ClaimsExtended { by, default, issuer, new, reason, .. } => {
			at_insolvency(&sol::ClaimsExtended {
				defaultId: U256::from(*default),
				issuer: address::<T>(issuer),
				officer: actor::<T>(by),
				claimsUntil: U256::from(*new),
				reason: hash(*reason),
			})
		},
		Event::DefaultClosed { default, issuer, owed, claimed, by } => {
			at_insolvency(&sol::DefaultClosed {
				defaultId: U256::from(*default),
				issuer: address::<T>(issuer),
				by: address::<T>(by),
				owed: U256::from(*owed),
				claimed: U256::from(*claimed),
			})
		},
		Event::Rehabilitated { default, issuer, identity, reason, .. } => {
			at_insolvency(&sol::Rehabilitated {
				defaultId: U256::from(*default),
				issuer: address::<T>(issuer),
				identity: U256::from(*identity),
				reason: hash(*reason),
			})
		},
		_ => return None,
	})
}

/// Of what holders can claim, and claimed.
fn of_claim<T: Chain>(event: &Event<T>) -> Option<Twin> {
	Some(match event {
		Event::SeriesCounted { default, series, units, kept, shortfall } => {
			at_insolvency(&sol::SeriesCounted {
				defaultId: U256::from(*default),
				series: U256::from(*series),
				units: U256::from(*units),
				kept: pots(kept),
				shortfall: U256::from(*shortfall),
			})
		},
		Event::Compensated { default, series, holder, quantity, worth, paid } => {
			at_insolvency(&sol::Compensated {
				defaultId: U256::from(*default),
				series: U256::from(*series),
				holder: address::<T>(holder),
				quantity: U256::from(*quantity),
				worth: U256::from(*worth),
				paid: payments(paid),
			})
		},
		_ => return None,
	})
}

/// Of what waits for frozen holders.
fn of_reservation<T: Chain>(event: &Event<T>) -> Option<Twin> {
	Some(match event {
		Event::ShareReserved { default, series, holder, quantity, by } => {
			at_insolvency(&sol::ShareReserved {
				defaultId: U256::from(*default),
				series: U256::from(*series),
				holder: address::<T>(holder),
				quantity: U256::from(*quantity),
				by: address::<T>(by),
			})
		},
		Event::ReservationEnding { default, series, holder, ends_at, by } => {
			at_insolvency(&sol::ReservationEnding {
				defaultId: U256::from(*default),
				series: U256::from(*series),
				holder: address::<T>(holder),
				endsAt: U256::from(*ends_at),
				by: address::<T>(by),
			})
		},
		Event::ReservationRenewed { default, series, holder, by } => {
			at_insolvency(&sol::ReservationRenewed {
				defaultId: U256::from(*default),
				series: U256::from(*series),
				holder: address::<T>(holder),
				by: address::<T>(by),
			})
		},
		Event::ReservationEnded { default, series, holder } => {
			at_insolvency(&sol::ReservationEnded {
				defaultId: U256::from(*default),
				series: U256::from(*series),
				holder: address::<T>(holder),
			})
		},
		_ => return None,
	})
}

/// A fund in Solidity.
pub(crate) fn pots(pots: &[Pot]) -> Vec<sol::Pot> {
	let shown = |pot: &Pot| sol::Pot { asset: pot.asset, amount: pot.amount, shared: pot.payable };
	pots.iter().map(shown).collect()
}

/// What was paid, or would be, in Solidity.
pub(crate) fn payments(paid: &[Share]) -> Vec<sol::Payment> {
	let shown = |share: &Share| sol::Payment {
		asset: share.asset,
		guarantee: share.guarantee,
		holdback: share.holdback,
	};
	paid.iter().map(shown).collect()
}

fn at_insolvency(event: &impl SolEvent) -> Twin {
	Twin::at(addresses::address_of(addresses::INSOLVENCY), event)
}
