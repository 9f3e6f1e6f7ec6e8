// SPDX-License-Identifier: Apache-2.0
//! Pools that pay fees: the platform's, and one of the holder's. Root is governance.

use super::{sales::signed, *};
use frame_support::traits::Nothing;
use frame_system::EnsureRoot;
use genex_primitives::sponsor::{Act, PLATFORM_POOL, PoolId};
use pallet_fee_policy::{GNX, PoolTerms};
use sp_runtime::FixedU128;

/// The holder's, with [`POOL_GNX`], to which [`KEPT`] points.
pub const OWN_POOL: PoolId = 1;
/// What it has.
pub const POOL_GNX: Balance = 5 * GNX;
/// The hash of the record behind what is done with pools.
pub const POOL_REASON: H256 = H256::repeat_byte(0x76);

parameter_types! {
	/// Names the accounts of pools.
	pub const PoolsPallet: PalletId = PalletId(*b"gnx/fees");
	/// The chain is never crowded.
	pub FeeMultiplier: FixedU128 = FixedU128::from_u32(1);
}

impl pallet_fee_policy::Config for Test {
	type BlockSpace = ConstU64<100_000>;
	type Coupons = Coupons;
	type Currency = Balances;
	type Frozen = Nothing;
	type GovernanceOrigin = EnsureRoot<AccountId32>;
	type Issuers = Everyone;
	type MaxPoolsPerOwner = ConstU32<2>;
	type Multiplier = FeeMultiplier;
	type PalletId = PoolsPallet;
	type UnixTime = Clock;
	type WeightInfo = pallet_fee_policy::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_fee_policy::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn issuer() -> (AccountId32, SeriesId) {
		(account(HOLDER), OWN_SERIES)
	}
}

/// Terms of a pool that pays for purchases and for cards.
pub fn pool_terms() -> PoolTerms {
	PoolTerms {
		acts: [Act::Purchase, Act::CardClaim].into_iter().collect(),
		day_budget: 10 * GNX,
		identity_day_budget: GNX,
		alert_below: GNX,
		until: None,
	}
}

/// Puts all of it on the stage.
pub fn set_up_pools() {
	let root = RuntimeOrigin::root();
	assert_ok!(FeePolicy::set_terms(root, PLATFORM_POOL, pool_terms(), POOL_REASON));
	assert_ok!(FeePolicy::create_issuer_pool(signed(HOLDER), pool_terms()));
	assert_ok!(FeePolicy::top_up(signed(HOLDER), OWN_POOL, POOL_GNX));
	assert_ok!(FeePolicy::assign_series(signed(HOLDER), KEPT, Some(OWN_POOL), POOL_REASON));
}
