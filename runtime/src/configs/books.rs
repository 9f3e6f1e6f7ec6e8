// SPDX-License-Identifier: Apache-2.0
//! The books of issuers.

use crate::{Coupons, Kyc, Runtime, Timestamp, configs::governance::EnsureCouncil};

impl pallet_books::Config for Runtime {
	type Coupons = Coupons;
	type Identities = Kyc;
	type GovernanceOrigin = EnsureCouncil;
	type UnixTime = Timestamp;
	type WeightInfo = crate::weights::pallet_books::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}
