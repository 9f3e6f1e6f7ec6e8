// SPDX-License-Identifier: Apache-2.0
//! One benchmark per call and per decision, each at its dearest.

use crate::{
	Call, Config, NextPoolId, Pallet, Policy, PolicyInForce, PoolOfSeries, PoolTerms, Pools,
	SpentByPool, Usage,
};
use frame_benchmarking::v2::*;
use frame_support::{
	assert_ok,
	traits::{
		EnsureOrigin,
		fungible::{Inspect, Mutate},
	},
};
use frame_system::RawOrigin;
use genex_primitives::{
	Balance, IdentityId, SeriesId,
	sponsor::{Act, ActSet, FeeRequest, FeeSponsor, PLATFORM_POOL, PoolId},
};
use sp_core::H256;

const IDENTITY: IdentityId = 1;

/// The record behind what governance decides.
const REASON: H256 = H256::repeat_byte(7);

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// An account that may issue, and a series of its own.
	fn issuer() -> (AccountId, SeriesId);
}

fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::GovernanceOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)
}

/// Enough for the account of a pool, and for a fee.
fn amount<T: Config>() -> Balance {
	T::Currency::minimum_balance().max(1)
}

fn endow<T: Config>(who: &T::AccountId) {
	assert_ok!(T::Currency::mint_into(who, amount::<T>().saturating_mul(100)));
}

/// Terms that never end, of a pool that always runs low.
fn terms() -> PoolTerms {
	PoolTerms {
		acts: ActSet::all(),
		day_budget: Balance::MAX,
		identity_day_budget: Balance::MAX,
		alert_below: Balance::MAX,
		until: None,
	}
}

fn other_terms() -> PoolTerms {
	PoolTerms { until: Some(1), ..terms() }
}

/// A pool of the issuer, with GNX.
fn issuer_pool<T: Config>(owner: &T::AccountId) -> PoolId {
	let pool = NextPoolId::<T>::get();
	let origin = RawOrigin::Signed(owner.clone()).into();
	assert_ok!(Pallet::<T>::create_issuer_pool(origin, terms()));
	endow::<T>(&Pallet::<T>::account_of(pool));
	pool
}

/// A gift in a series whose pool has no GNX, so that the platform's pays.
fn request<T: Config>() -> FeeRequest<T::AccountId> {
	let (owner, series) = T::BenchmarkHelper::issuer();
	let pool = NextPoolId::<T>::get();
	let origin = RawOrigin::Signed(owner.clone()).into();
	assert_ok!(Pallet::<T>::create_issuer_pool(origin, terms()));
	PoolOfSeries::<T>::insert(series, pool);
	if !Pools::<T>::contains_key(PLATFORM_POOL) {
		assert_ok!(Pallet::<T>::do_open_platform(terms(), REASON));
	}
	Pools::<T>::mutate(PLATFORM_POOL, |pool| {
		if let Some(pool) = pool {
			pool.terms = terms();
		}
	});
	endow::<T>(&Pallet::<T>::account_of(PLATFORM_POOL));
	PolicyInForce::<T>::put(Policy { gift_capacity: u64::MAX, ..Policy::default() });
	FeeRequest {
		who: owner,
		identity: IDENTITY,
		act: Act::Gift,
		series: Some(series),
		fee: amount::<T>(),
		ref_time: 1,
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create_issuer_pool() {
		let (owner, _) = T::BenchmarkHelper::issuer();
		let pool = NextPoolId::<T>::get();
		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), terms());
		assert_eq!(Pools::<T>::get(pool).and_then(|pool| pool.owner), Some(owner));
	}

	#[benchmark]
	fn create_campaign() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let owner: T::AccountId = account("owner", 0, 0);
		let pool = NextPoolId::<T>::get();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, terms(), owner.clone(), REASON);
		assert_eq!(Pools::<T>::get(pool).and_then(|pool| pool.owner), Some(owner));
		Ok(())
	}

	#[benchmark]
	fn top_up() {
		let (owner, _) = T::BenchmarkHelper::issuer();
		let pool = issuer_pool::<T>(&owner);
		let before = T::Currency::balance(&Pallet::<T>::account_of(pool));
		endow::<T>(&owner);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), pool, amount::<T>());
		let after = T::Currency::balance(&Pallet::<T>::account_of(pool));
		assert_eq!(after, before.saturating_add(amount::<T>()));
	}

	/// Of a campaign: the platform's pool is looked at by every transaction.
	#[benchmark]
	fn set_terms() -> Result<(), BenchmarkError> {
		let (origin, pool) = (governance::<T>()?, NextPoolId::<T>::get());
		let owner: T::AccountId = account("owner", 0, 0);
		assert_ok!(Pallet::<T>::create_campaign(origin.clone(), terms(), owner, REASON));
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, pool, other_terms(), REASON);
		assert_eq!(Pools::<T>::get(pool).map(|pool| pool.terms), Some(other_terms()));
		Ok(())
	}

	#[benchmark]
	fn withdraw() {
		let (owner, _) = T::BenchmarkHelper::issuer();
		let pool = issuer_pool::<T>(&owner);
		endow::<T>(&owner);
		let before = T::Currency::balance(&owner);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), pool, amount::<T>(), owner.clone(), REASON);
		assert_eq!(T::Currency::balance(&owner), before.saturating_add(amount::<T>()));
	}

	/// It has GNX, and its owner has another pool.
	#[benchmark]
	fn close_pool() {
		let (owner, _) = T::BenchmarkHelper::issuer();
		issuer_pool::<T>(&owner);
		let pool = issuer_pool::<T>(&owner);
		SpentByPool::<T>::insert(pool, crate::DayUsage::default());
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), pool, REASON);
		assert!(!Pools::<T>::contains_key(pool));
	}

	#[benchmark]
	fn assign_series() {
		let (owner, series) = T::BenchmarkHelper::issuer();
		let pool = issuer_pool::<T>(&owner);
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), series, Some(pool), REASON);
		assert_eq!(PoolOfSeries::<T>::get(series), Some(pool));
	}

	#[benchmark]
	fn set_policy() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let policy = Policy { gnx_price: 7, ..Policy::default() };
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, policy, REASON);
		assert_eq!(PolicyInForce::<T>::get(), policy);
		Ok(())
	}

	/// A gift that the pool of the series cannot pay, so that both pools are looked at, and after which the pool that pays says
	/// that it runs low. As a transaction does: looked at, reserved and settled.
	#[benchmark]
	fn sponsor() {
		let request = request::<T>();
		let quoted;
		#[block]
		{
			quoted = <Pallet<T> as FeeSponsor<T::AccountId>>::quote(request.clone());
			if let Ok(sponsorship) = <Pallet<T> as FeeSponsor<T::AccountId>>::reserve(request) {
				<Pallet<T> as FeeSponsor<T::AccountId>>::settle(sponsorship, 0, 0);
			}
		}
		assert_eq!(quoted.map(|sponsorship| sponsorship.pool), Ok(PLATFORM_POOL));
		assert_eq!(Usage::<T>::get(IDENTITY).spent, 0);
		assert!(SpentByPool::<T>::get(PLATFORM_POOL).alerted);
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
