// SPDX-License-Identifier: Apache-2.0
//! What owners do with pools that pay fees, as Solidity asks for it.

use super::{at, hash, number};
use genex_precompiles::abi::IFeePools;
use genex_primitives::sponsor::PLATFORM_POOL;
use genex_runtime::Runtime;
use pallet_fee_policy::{Call, PoolTerms};
use pallet_revive::precompiles::alloy::sol_types::SolCall;

/// The input for `FeePools`.
pub(super) fn of_fee_policy(call: &Call<Runtime>) -> Option<Vec<u8>> {
	use IFeePools::*;
	Some(match call {
		Call::create_issuer_pool { terms } => {
			createPoolCall { terms: pool_terms(terms)? }.abi_encode()
		},
		Call::top_up { pool, amount } => {
			topUpCall { poolId: number(*pool), amount: number(*amount) }.abi_encode()
		},
		Call::set_terms { pool, terms, reason } => {
			let (terms, reason) = (pool_terms(terms)?, hash(reason));
			setTermsCall { poolId: number(*pool), terms, reason }.abi_encode()
		},
		Call::withdraw { pool, amount, to, reason } => withdrawCall {
			poolId: number(*pool),
			amount: number(*amount),
			to: at(to),
			reason: hash(reason),
		}
		.abi_encode(),
		Call::close_pool { pool, reason } => {
			closePoolCall { poolId: number(*pool), reason: hash(reason) }.abi_encode()
		},
		// Natively the platform's pool can be named, and is refused.
		Call::assign_series { pool: Some(PLATFORM_POOL), .. } => return None,
		Call::assign_series { series, pool, reason } => assignSeriesCall {
			series: number(*series),
			poolId: number(pool.unwrap_or(PLATFORM_POOL)),
			reason: hash(reason),
		}
		.abi_encode(),
		_ => return None,
	})
}

/// The terms of a pool, unless they end with the largest number, which stands for no end.
fn pool_terms(terms: &PoolTerms) -> Option<IFeePools::Terms> {
	(terms.until != Some(u64::MAX)).then_some(IFeePools::Terms {
		acts: terms.acts.bits(),
		dayBudget: terms.day_budget,
		identityDayBudget: terms.identity_day_budget,
		alertBelow: terms.alert_below,
		until: terms.until.unwrap_or(u64::MAX),
	})
}
