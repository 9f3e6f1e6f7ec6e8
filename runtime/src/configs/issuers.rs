// SPDX-License-Identifier: Apache-2.0
//! Who may issue, and how much.

use crate::{
	Books, Cash, Compliance, Kyc, Runtime, Sales, Timestamp,
	configs::{
		doors::IssuersParties,
		governance::{EnsureComplianceOfficer, EnsureCouncil},
	},
};
use frame_support::traits::{ConstU32, Contains};
use genex_primitives::IdentityId;

/// Identities of which something is demanded.
pub struct Demanded;

impl Contains<IdentityId> for Demanded {
	fn contains(identity: &IdentityId) -> bool {
		pallet_insolvency::Demands::<Runtime>::contains_key(identity)
	}
}

impl pallet_issuers::Config for Runtime {
	type Identities = Kyc;
	type Eligible = Kyc;
	type Cash = Cash;
	type Compliance = Compliance;
	type Books = Books;
	type Related = IssuersParties;
	type GivenAway = Sales;
	type Demanded = Demanded;
	type OfficerOrigin = EnsureComplianceOfficer;
	type GovernanceOrigin = EnsureCouncil;
	type UnixTime = Timestamp;
	type MaxOpenIncidents = ConstU32<64>;
	type MaxStaff = ConstU32<256>;
	type WeightInfo = crate::weights::pallet_issuers::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}
