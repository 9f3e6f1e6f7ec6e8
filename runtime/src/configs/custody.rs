// SPDX-License-Identifier: Apache-2.0
//! Coupons that move only when a custodian signs too.

use crate::{
	Cash, Coupons, Issuers, Kyc, Runtime, Timestamp,
	configs::{doors::Burning, governance::EnsureComplianceOfficer},
};
use frame_support::{parameter_types, traits::ConstU32};
use genex_primitives::UnixSeconds;

parameter_types! {
	/// Longest validity of an agreement, in seconds: five years.
	pub const MaxCustodyTerm: UnixSeconds = 5 * 365 * 86_400;
	/// Seconds within which a custodian can sign a move or redemption.
	pub const CustodyRequestLifetime: UnixSeconds = 7 * 86_400;
	/// Seconds after which a withdrawal from custody needs no signature of the custodian.
	pub const CustodyWithdrawalDelay: UnixSeconds = 3 * 86_400;
}

impl pallet_custody::Config for Runtime {
	type Identities = Kyc;
	type Issuers = Issuers;
	type Coupons = Coupons;
	type Redemptions = Burning;
	type Cash = Cash;
	type ComplianceOrigin = EnsureComplianceOfficer;
	type UnixTime = Timestamp;
	type MaxCustodians = ConstU32<1_000>;
	type MaxAgreementsPerIssuer = ConstU32<64>;
	type MaxDepositsPerCustomer = ConstU32<64>;
	type MaxTerm = MaxCustodyTerm;
	type RequestLifetime = CustodyRequestLifetime;
	type WithdrawalDelay = CustodyWithdrawalDelay;
	type SerialWeight = super::doors::Unnamed;
	type WeightInfo = crate::weights::pallet_custody::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}
