// SPDX-License-Identifier: Apache-2.0
//! What Solidity reads of pools, and of what is left to those they pay for.

use super::{FeePools, NO_END, pool, shown_terms};
use crate::{
	Chain,
	abi::IFeePools::{
		IFeePoolsCalls, Pool, nextPoolIdCall, poolCountCall, poolOfCall, poolOfSeriesCall,
		quotaOfCall, quotaOfReturn,
	},
	convert::{account, address, code_of, narrow},
	guards::NOT_CLASSIFIED,
	revert::{failed, refuse},
	weights,
};
use alloc::vec::Vec;
use genex_primitives::{SeriesId, sponsor::PLATFORM_POOL};
use pallet_fee_policy::{Error as Failure, NextPoolId, Pallet, PoolCount};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{
		primitives::{Address, U256},
		sol_types::SolCall,
	},
};

/// The next number, or the count of an owner.
const ENTRY_READS: u64 = 1;
/// The pool of a series, and whether it was closed.
const SERIES_READS: u64 = 2;
/// Policy and clock, and what an identity used.
const QUOTA_READS: u64 = 3;
/// A pool, its account, what it spent, and the clock.
const POOL_READS: u64 = 4;

impl<T: Chain> FeePools<T> {
	/// The answer of a view.
	pub(super) fn view(
		input: &IFeePoolsCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		use IFeePoolsCalls as Asked;
		match input {
			Asked::nextPoolId(_) => Self::next_pool_id(env),
			Asked::poolOf(call) => Self::pool_of(call, env),
			Asked::poolOfSeries(call) => Self::pool_of_series(call, env),
			Asked::poolCount(call) => Self::pool_count(call, env),
			Asked::quotaOf(call) => Self::quota_of(call, env),
			_ => Err(refuse(NOT_CLASSIFIED)),
		}
	}

	fn next_pool_id(env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		Ok(nextPoolIdCall::abi_encode_returns(&U256::from(NextPoolId::<T>::get())))
	}

	fn pool_of(call: &poolOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(POOL_READS))?;
		let unknown = || failed::<T>(Failure::<T>::UnknownPool.into());
		let found = Pallet::<T>::pool(pool(call.poolId)?).ok_or_else(unknown)?;
		let shown = Pool {
			kind: code_of(&found.pool.kind),
			owner: found.pool.owner.as_ref().map_or(Address::ZERO, address::<T>),
			account: address::<T>(&found.account),
			terms: shown_terms(&found.pool.terms),
			balance: found.balance,
			spentToday: found.spent_today,
		};
		Ok(poolOfCall::abi_encode_returns(&shown))
	}

	fn pool_of_series(
		call: &poolOfSeriesCall,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(SERIES_READS))?;
		let series: SeriesId = narrow(call.series, "series")?;
		let asked_first = Pallet::<T>::pool_of_series(series).unwrap_or(PLATFORM_POOL);
		Ok(poolOfSeriesCall::abi_encode_returns(&U256::from(asked_first)))
	}

	fn pool_count(call: &poolCountCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(ENTRY_READS))?;
		let owner = account(env, &call.owner)?;
		Ok(poolCountCall::abi_encode_returns(&U256::from(PoolCount::<T>::get(owner))))
	}

	fn quota_of(call: &quotaOfCall, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		env.charge(weights::view::<T>(QUOTA_READS))?;
		let quota = Pallet::<T>::quota_of(narrow(call.identity, "identity")?);
		let shown = quotaOfReturn {
			spentToday: U256::from(quota.spent_today),
			giftsLeft: U256::from(quota.gifts_left),
			giftsFullAt: U256::from(quota.gifts_full_at.unwrap_or(NO_END)),
		};
		Ok(quotaOfCall::abi_encode_returns(&shown))
	}
}
