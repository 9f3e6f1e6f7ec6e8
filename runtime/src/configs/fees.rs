// SPDX-License-Identifier: Apache-2.0
//! The pools that pay fees for others.

use crate::{
	Balances, Coupons, Kyc, Runtime, Timestamp, TransactionPayment,
	configs::governance::EnsureCouncil,
	constants::{NORMAL_DISPATCH_PERCENT, block_weight_share},
	tx_extension::Frozen,
};
use frame_support::{
	PalletId, parameter_types,
	traits::{ConstU32, Get},
};
use sp_runtime::FixedU128;

parameter_types! {
	/// Names the accounts of pools.
	pub const FeePolicyPalletId: PalletId = PalletId(*b"gnx/fees");
	/// Computation of a block that ordinary transactions may use, in picoseconds.
	pub OrdinaryBlockSpace: u64 = block_weight_share(NORMAL_DISPATCH_PERCENT.into()).ref_time();
}

/// What the price of weight is multiplied with now.
pub struct FeeMultiplier;

impl Get<FixedU128> for FeeMultiplier {
	fn get() -> FixedU128 {
		TransactionPayment::next_fee_multiplier()
	}
}

impl pallet_fee_policy::Config for Runtime {
	type Currency = Balances;
	type Coupons = Coupons;
	type Issuers = Kyc;
	type Frozen = Frozen;
	type GovernanceOrigin = EnsureCouncil;
	type UnixTime = Timestamp;
	type Multiplier = FeeMultiplier;
	type BlockSpace = OrdinaryBlockSpace;
	type PalletId = FeePolicyPalletId;
	type MaxPoolsPerOwner = ConstU32<16>;
	type WeightInfo = crate::weights::pallet_fee_policy::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}
