// SPDX-License-Identifier: Apache-2.0
//! What owners do with pools that pay fees.

use super::{Scenario, next_series, reason};
use frame_support::assert_ok;
use genex_primitives::{
	SeriesId,
	sponsor::{Act, PLATFORM_POOL, PoolId},
};
use genex_runtime::{AccountId, Runtime, RuntimeCall};
use genex_runtime_tests::{env::now, native::dispatch, who};
use pallet_fee_policy::{Call, GNX, NextPoolId, PoolTerms};
use sp_core::H256;

/// Every scenario, by the name of its call.
pub const SCENARIOS: [(&str, Scenario); 9] = [
	("create_issuer_pool", || (who::issuer(), creation().into())),
	("top_up", || (who::issuer(), topping_up(created()).into())),
	("top_up, the platform's", || (who::holder(), topping_up(PLATFORM_POOL).into())),
	("set_terms", || {
		let (pool, reason) = (created(), H256::zero());
		let terms = PoolTerms { until: Some(now()), ..terms() };
		(who::issuer(), Call::<Runtime>::set_terms { pool, terms, reason }.into())
	}),
	("withdraw", || {
		let (pool, to, reason) = (filled(), who::issuer(), reason());
		(who::issuer(), Call::<Runtime>::withdraw { pool, amount: GNX / 10, to, reason }.into())
	}),
	("close_pool", || {
		let (pool, reason) = (filled(), reason());
		(who::issuer(), Call::<Runtime>::close_pool { pool, reason }.into())
	}),
	("close_pool, an empty one", || {
		let (pool, reason) = (created(), reason());
		(who::issuer(), Call::<Runtime>::close_pool { pool, reason }.into())
	}),
	("assign_series", || (who::issuer(), assignment(Some(created())).into())),
	("assign_series, to none", assign_to_none),
];

/// The series of the stage.
fn series() -> SeriesId {
	next_series() - 1
}

fn terms() -> PoolTerms {
	PoolTerms {
		acts: [Act::Purchase, Act::Redeem, Act::PermitSettlement].into_iter().collect(),
		day_budget: 10 * GNX,
		identity_day_budget: GNX,
		alert_below: GNX / 10,
		until: None,
	}
}

fn creation() -> Call<Runtime> {
	Call::<Runtime>::create_issuer_pool { terms: terms() }
}

fn created() -> PoolId {
	let pool = NextPoolId::<Runtime>::get();
	assert_ok!(dispatch(creation(), &who::issuer()));
	pool
}

fn topping_up(pool: PoolId) -> Call<Runtime> {
	Call::<Runtime>::top_up { pool, amount: GNX / 2 }
}

fn filled() -> PoolId {
	let pool = created();
	assert_ok!(dispatch(topping_up(pool), &who::issuer()));
	pool
}

fn assignment(pool: Option<PoolId>) -> Call<Runtime> {
	Call::<Runtime>::assign_series { series: series(), pool, reason: H256::zero() }
}

fn assign_to_none() -> (AccountId, RuntimeCall) {
	assert_ok!(dispatch(assignment(Some(created())), &who::issuer()));
	(who::issuer(), assignment(None).into())
}
