// SPDX-License-Identifier: Apache-2.0
//! The twins of pools that pay fees.

use super::{
	Twin,
	acts::{actor, hash},
};
use crate::{
	Chain,
	abi::IFeePools as sol,
	addresses,
	convert::{address, code_of},
	fee_pools::shown_terms,
};
use pallet_fee_policy::Event;
use pallet_revive::precompiles::alloy::{
	primitives::{Address, U256},
	sol_types::SolEvent,
};

/// The twin of an event of `pallet-fee-policy`, if `IFeePools` has one.
pub fn of_fee_policy<T: Chain>(event: &Event<T>) -> Option<Twin> {
	let (id, who, by_whom) = (|pool: &u32| U256::from(*pool), address::<T>, actor::<T>);
	// Every variant is named, so that a new event cannot be forgotten here.
	Some(match event {
		Event::PoolCreated { pool, kind, owner, account, terms, by, reason } => {
			at_pools(&sol::PoolCreated {
				poolId: id(pool),
				owner: owner.as_ref().map_or(Address::ZERO, who),
				by: by_whom(by),
				kind: code_of(kind),
				account: who(account),
				terms: shown_terms(terms),
				reason: hash(*reason),
			})
		},
		Event::PoolToppedUp { pool, by, amount } => {
			let (pool, by, amount) = (id(pool), who(by), U256::from(*amount));
			at_pools(&sol::PoolToppedUp { poolId: pool, by, amount })
		},
		Event::TermsSet { pool, by, old, new, reason } => at_pools(&sol::TermsSet {
			poolId: id(pool),
			by: by_whom(by),
			oldTerms: shown_terms(old),
			newTerms: shown_terms(new),
			reason: hash(*reason),
		}),
		Event::PoolWithdrawn { pool, by, to, amount, reason } => at_pools(&sol::PoolWithdrawn {
			poolId: id(pool),
			by: by_whom(by),
			to: who(to),
			amount: U256::from(*amount),
			reason: hash(*reason),
		}),
		Event::PoolClosed { pool, by, owner, amount, reason } => at_pools(&sol::PoolClosed {
			poolId: id(pool),
			by: by_whom(by),
			owner: who(owner),
			amount: U256::from(*amount),
			reason: hash(*reason),
		}),
		Event::SeriesAssigned { series, by, old, new, reason } => at_pools(&sol::SeriesAssigned {
			series: id(series),
			by: by_whom(by),
			oldPool: old.as_ref().map_or(U256::ZERO, id),
			newPool: new.as_ref().map_or(U256::ZERO, id),
			reason: hash(*reason),
		}),
		Event::PolicySet { .. }
		| Event::FeeSponsored { .. }
		| Event::PoolLow { .. }
		| Event::__Ignore(..) => return None,
	})
}

fn at_pools(event: &impl SolEvent) -> Twin {
	Twin::at(addresses::address_of(addresses::FEE_POOLS), event)
}
