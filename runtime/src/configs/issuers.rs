// SPDX-License-Identifier: Apache-2.0
//! Who may issue, and how much.

use crate::{
	Books, Cash, Compliance, Kyc, Runtime, Timestamp,
	configs::governance::{EnsureComplianceOfficer, EnsureCouncil},
};
use frame_support::traits::ConstU32;

impl pallet_issuers::Config for Runtime {
	type Identities = Kyc;
	type Eligible = Kyc;
	type Cash = Cash;
	type Compliance = Compliance;
	type Books = Books;
	type OfficerOrigin = EnsureComplianceOfficer;
	type GovernanceOrigin = EnsureCouncil;
	type UnixTime = Timestamp;
	type MaxOpenIncidents = ConstU32<64>;
	type MaxStaff = ConstU32<256>;
	type WeightInfo = pallet_issuers::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}
