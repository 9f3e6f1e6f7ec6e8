// SPDX-License-Identifier: Apache-2.0
//! What happens when an issuer does not keep its promises.

use crate::{
	Cash, Compliance, Coupons, Issuers, Kyc, Runtime, Sales, Timestamp,
	configs::governance::{EnsureComplianceOfficer, EnsureCouncil},
};
use alloc::vec::Vec;
use frame_support::parameter_types;
use genex_primitives::{AssetId, UnixSeconds};

parameter_types! {
	/// Every stablecoin there is.
	pub Stablecoins: Vec<AssetId> = pallet_cash::Terms::<Runtime>::iter_keys().collect();
	/// Seconds that an issuer has at least to answer a demand.
	pub const MinAnswerTime: UnixSeconds = 3 * 86_400;
	/// Seconds that holders have to claim what a default leaves them.
	pub const ClaimsPeriod: UnixSeconds = 180 * 86_400;
	/// Seconds that a reserved share waits for a holder whose freeze was lifted.
	pub const ReservationGrace: UnixSeconds = 30 * 86_400;
}

impl pallet_insolvency::Config for Runtime {
	type Identities = Kyc;
	type Issuers = Issuers;
	type Guarantees = Issuers;
	type KeptProceeds = Sales;
	type GivenAway = Sales;
	type Coupons = Coupons;
	type Refunds = Coupons;
	type Cash = Cash;
	type Compliance = Compliance;
	type Books = <Runtime as pallet_sales::Config>::Books;
	type Assets = Stablecoins;
	type UnixTime = Timestamp;
	type OfficerOrigin = EnsureComplianceOfficer;
	type GovernanceOrigin = EnsureCouncil;
	type MinAnswerTime = MinAnswerTime;
	type ClaimsPeriod = ClaimsPeriod;
	type ReservationGrace = ReservationGrace;
	type SerialWeight = super::doors::Unnamed;
	type WeightInfo = crate::weights::pallet_insolvency::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}
