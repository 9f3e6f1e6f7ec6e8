// SPDX-License-Identifier: Apache-2.0
//! Random acts on the pools that pay fees.

use crate::invariants::{
	acts::{Act, by, signed},
	random::Random,
	world::{World, series},
};
use genex_primitives::{
	Balance,
	sponsor::{Act as Sponsored, ActSet, PLATFORM_POOL, PoolId},
};
use genex_runtime::{AccountId, Balances, FeePolicy, Runtime, RuntimeOrigin, constants::MILLI_GNX};
use genex_runtime_tests::{env::now, scene::council, who};
use pallet_fee_policy::{Call, Policy, PoolTerms};

/// Who keeps a pool, and what it pays.
pub fn next(world: &World, random: &mut Random) -> Act {
	let pool = pool(random);
	match random.below(20) {
		0..=2 => {
			let call = Call::<Runtime>::create_issuer_pool { terms: terms(random) };
			let issuer = random.pick(&world.issuers).clone();
			(call.into(), by(signed(&issuer), world, random))
		},
		3 => {
			let (owner, terms) = (world.anyone(random), terms(random));
			let call = Call::<Runtime>::create_campaign { terms, owner, reason: random.hash() };
			(call.into(), by(council(), world, random))
		},
		4..=8 => {
			let call = Call::<Runtime>::top_up { pool, amount: amount(random) };
			(call.into(), signed(&world.anyone(random)))
		},
		9..=11 => {
			let call =
				Call::<Runtime>::set_terms { pool, terms: terms(random), reason: random.hash() };
			(call.into(), keeper(pool, world, random))
		},
		12..=13 => {
			let to = owner(pool).unwrap_or_else(who::alith);
			let there = Balances::free_balance(FeePolicy::account_of(pool));
			let most = u64::try_from(there).unwrap_or(u64::MAX);
			let part = Balance::from(random.below(most.max(1)));
			let call = Call::<Runtime>::withdraw {
				pool,
				amount: if random.chance(70) { part } else { amount(random) },
				to,
				reason: random.hash(),
			};
			(call.into(), keeper(pool, world, random))
		},
		14 => (
			Call::<Runtime>::close_pool { pool, reason: random.hash() }.into(),
			keeper(pool, world, random),
		),
		15..=18 => {
			let series = series(random);
			let pool = random.chance(80).then_some(pool);
			let call = Call::<Runtime>::assign_series { series, pool, reason: random.hash() };
			let issuer = world.issuer_of(series, random);
			let origin = if random.chance(30) { council() } else { signed(&issuer) };
			(call.into(), origin)
		},
		_ => {
			let policy = Policy { gift_capacity: random.between(1, 100_000), ..Policy::default() };
			(
				Call::<Runtime>::set_policy { policy, reason: random.hash() }.into(),
				by(council(), world, random),
			)
		},
	}
}

/// A pool that is there, mostly.
fn pool(random: &mut Random) -> PoolId {
	let mut known: Vec<PoolId> = pallet_fee_policy::Pools::<Runtime>::iter_keys().collect();
	known.sort_unstable();
	if known.is_empty() || random.chance(5) {
		return PoolId::try_from(random.below(1_000)).expect("small");
	}
	*random.pick(&known)
}

fn owner(pool: PoolId) -> Option<AccountId> {
	pallet_fee_policy::Pools::<Runtime>::get(pool)?.owner
}

/// Whoever keeps the pool, mostly.
fn keeper(pool: PoolId, world: &World, random: &mut Random) -> RuntimeOrigin {
	let keeper = match owner(pool) {
		Some(owner) if pool != PLATFORM_POOL && random.chance(80) => signed(&owner),
		_ => council(),
	};
	by(keeper, world, random)
}

fn amount(random: &mut Random) -> Balance {
	Balance::from(random.below(20)) * MILLI_GNX
}

fn terms(random: &mut Random) -> PoolTerms {
	let acts: ActSet = Sponsored::ALL.into_iter().filter(|_| random.chance(70)).collect();
	PoolTerms {
		acts,
		day_budget: Balance::from(random.below(1_000)) * MILLI_GNX,
		identity_day_budget: Balance::from(random.below(100)) * MILLI_GNX,
		alert_below: amount(random),
		until: random.chance(30).then(|| now() + random.below(86_400)),
	}
}
