// SPDX-License-Identifier: Apache-2.0
//! Pools that pay fees for others.

mod views;

use crate::{
	Chain,
	abi::IFeePools::{
		IFeePoolsCalls, Terms, assignSeriesCall, closePoolCall, createPoolCall, nextPoolIdCall,
		poolCountCall, poolOfCall, poolOfSeriesCall, quotaOfCall, setTermsCall, topUpCall,
		withdrawCall,
	},
	addresses,
	convert::{account, narrow},
	guards::{self, Access, Rule, rule},
	logs,
	native::{self, CallOf},
	twins::of_fee_policy,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use genex_primitives::sponsor::{ActSet, PLATFORM_POOL, PoolId};
use pallet_fee_policy::{Call, Event, Pallet, PoolTerms};
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, Precompile,
	alloy::{
		primitives::{Address, U256},
		sol_types::{SolCall, SolInterface},
	},
};
use sp_core::H256;

/// Every function of `IFeePools` and what it does to the chain.
pub const FEE_POOLS_RULES: &[Rule] = &[
	rule::<createPoolCall>(Access::Act),
	rule::<topUpCall>(Access::Act),
	rule::<setTermsCall>(Access::Act),
	rule::<withdrawCall>(Access::Act),
	rule::<closePoolCall>(Access::Act),
	rule::<assignSeriesCall>(Access::Act),
	rule::<nextPoolIdCall>(Access::View),
	rule::<poolOfCall>(Access::View),
	rule::<poolOfSeriesCall>(Access::View),
	rule::<poolCountCall>(Access::View),
	rule::<quotaOfCall>(Access::View),
];

/// What stands for terms that never end.
pub(crate) const NO_END: u64 = u64::MAX;

/// What signed accounts do in `pallet-fee-policy`, at [`addresses::FEE_POOLS`].
pub struct FeePools<T>(PhantomData<T>);

impl<T: Chain> Precompile for FeePools<T> {
	type T = T;
	type Interface = IFeePoolsCalls;
	const MATCHER: AddressMatcher = addresses::fixed(addresses::FEE_POOLS);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		_address: &[u8; 20],
		input: &IFeePoolsCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(FEE_POOLS_RULES, input.selector(), env)?;
		match Self::native(input, |address| account(env, address))? {
			Some(call) => Self::act(call, input, env),
			None => Self::view(input, env),
		}
	}
}

impl<T: Chain> FeePools<T> {
	/// The native call that an act asks for; nothing for a view. `find` knows the account behind an address.
	pub(crate) fn native(
		input: &IFeePoolsCalls,
		mut find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<CallOf<T>>, Error> {
		use IFeePoolsCalls as Asked;
		let call: Call<T> = match input {
			Asked::createPool(call) => Call::create_issuer_pool { terms: terms_of(&call.terms) },
			Asked::topUp(call) => {
				Call::top_up { pool: pool(call.poolId)?, amount: narrow(call.amount, "amount")? }
			},
			Asked::setTerms(call) => Call::set_terms {
				pool: pool(call.poolId)?,
				terms: terms_of(&call.terms),
				reason: H256(call.reason.0),
			},
			Asked::withdraw(call) => Call::withdraw {
				pool: pool(call.poolId)?,
				amount: narrow(call.amount, "amount")?,
				to: find(&call.to)?,
				reason: H256(call.reason.0),
			},
			Asked::closePool(call) => {
				Call::close_pool { pool: pool(call.poolId)?, reason: H256(call.reason.0) }
			},
			// No series ever points to the platform's pool, which is asked anyway.
			Asked::assignSeries(call) => Call::assign_series {
				series: narrow(call.series, "series")?,
				pool: Some(pool(call.poolId)?).filter(|pool| *pool != PLATFORM_POOL),
				reason: H256(call.reason.0),
			},
			_ => return Ok(None),
		};
		Ok(Some(call.into()))
	}

	/// Makes the native `call` that `input` asks for, writes the logs of what it reported, and answers.
	fn act(
		call: CallOf<T>,
		input: &IFeePoolsCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		let (made, events) = Pallet::<T>::listen(|| native::make::<T>(call, env, || None));
		made?;
		logs::write_twins(&events, of_fee_policy, env)?;
		Ok(answer(input, &events))
	}
}

/// What the act answers: the number of the pool it made.
fn answer<T: Chain>(input: &IFeePoolsCalls, events: &[Event<T>]) -> Vec<u8> {
	let IFeePoolsCalls::createPool(_) = input else { return Vec::new() };
	let made = events.iter().find_map(|event| match event {
		Event::PoolCreated { pool, .. } => Some(U256::from(*pool)),
		_ => None,
	});
	createPoolCall::abi_encode_returns(&made.unwrap_or_default())
}

fn terms_of(terms: &Terms) -> PoolTerms {
	PoolTerms {
		acts: ActSet::from_bits(terms.acts),
		day_budget: terms.dayBudget,
		identity_day_budget: terms.identityDayBudget,
		alert_below: terms.alertBelow,
		until: Some(terms.until).filter(|until| *until != NO_END),
	}
}

/// What a pool pays for, in Solidity.
pub(crate) fn shown_terms(terms: &PoolTerms) -> Terms {
	Terms {
		acts: terms.acts.bits(),
		dayBudget: terms.day_budget,
		identityDayBudget: terms.identity_day_budget,
		alertBelow: terms.alert_below,
		until: terms.until.unwrap_or(NO_END),
	}
}

fn pool(id: U256) -> Result<PoolId, Error> {
	narrow(id, "poolId")
}
