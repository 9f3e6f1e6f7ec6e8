// SPDX-License-Identifier: Apache-2.0
//! The rules for moving value, who may freeze it, and how what needs a case or an answer is held.

use crate::{
	AccountId, Compliance, Kyc, Runtime, Timestamp, TransferPolicies,
	configs::{
		doors::{ListedContracts, SiblingUnits, Unnamed, Value},
		gnx::FreezeGnx,
		governance::{
			EnsureComplianceOfficer, EnsureCouncil, EnsureCourtOfficer, EnsureRateOracle,
			EnsureSanctionsOracle, EnsureSecondOfficer, dynamic_params,
		},
		monetary::TreasuryAccount,
		value::{AttestorAccounts, CashPalletId, MaxAccountsPerIdentity, MaxSignatureLife},
	},
};
use frame_support::{
	parameter_types,
	traits::{ConstU32, Contains},
};
use genex_primitives::UnixSeconds;
use sp_runtime::traits::AccountIdConversion;

impl pallet_compliance::Config for Runtime {
	type Identities = Kyc;
	type Markers = Kyc;
	type Policies = TransferPolicies;
	type Contracts = ListedContracts;
	type OtherUnits = SiblingUnits;
	type Acts = Value;
	type UnixTime = Timestamp;
	type GovernanceOrigin = EnsureCouncil;
	type ComplianceOrigin = EnsureComplianceOfficer;
	type SecondOrigin = EnsureSecondOfficer;
	type RateOrigin = EnsureRateOracle;
	// Of the acts that are reviewed, only a purchase may be of units that bear numbers.
	type SerialWeight = <Runtime as pallet_sales::Config>::SerialSaleWeight;
	type WeightInfo = crate::weights::pallet_compliance::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}

/// Accounts of the protocol itself, which nobody may freeze: fees and escrow of everyone pass through them.
pub struct ProtocolAccounts;

impl Contains<AccountId> for ProtocolAccounts {
	fn contains(who: &AccountId) -> bool {
		let ours: [AccountId; 3] = [
			TreasuryAccount::get(),
			CashPalletId::get().into_account_truncating(),
			crate::Revive::account_id(),
		];
		ours.contains(who)
	}
}

parameter_types! {
	/// Seconds that a forced transfer waits for its second officer.
	pub const ForcedTransferLife: UnixSeconds = 7 * 86_400;
}

impl pallet_sanctions::Config for Runtime {
	type Identities = Kyc;
	type Markers = Kyc;
	type GnxFreezer = FreezeGnx;
	type Custody = Value;
	type ListClock = Compliance;
	type Protected = ProtocolAccounts;
	type UnixTime = Timestamp;
	type SanctionsOracle = EnsureSanctionsOracle;
	type ComplianceOrigin = EnsureComplianceOfficer;
	type SecondOrigin = EnsureSecondOfficer;
	type CourtOrigin = EnsureCourtOfficer;
	type GovernanceOrigin = EnsureCouncil;
	type MaxAccountsPerIdentity = MaxAccountsPerIdentity;
	type MaxAccountsPerUpdate = ConstU32<512>;
	type ForcedTransferLife = ForcedTransferLife;
	type SerialWeight = Unnamed;
	type WeightInfo = crate::weights::pallet_sanctions::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}

impl pallet_transfer_policies::Config for Runtime {
	type GovernanceOrigin = EnsureCouncil;
	type Issuers = Kyc;
	type Identities = Kyc;
	type MaxPoliciesPerAdmin = ConstU32<256>;
	type MaxMembers = ConstU32<100_000>;
	type WeightInfo = crate::weights::pallet_transfer_policies::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}

impl pallet_travel_rule::Config for Runtime {
	type Escrow = Value;
	type Identities = Kyc;
	type Attestors = AttestorAccounts;
	type Rates = Compliance;
	type ComplianceOrigin = EnsureComplianceOfficer;
	type UnixTime = Timestamp;
	type CaseLifetime = dynamic_params::travel_rule::CaseLifetime;
	type Retention = dynamic_params::travel_rule::Retention;
	type MaxOpenPerIdentity = ConstU32<64>;
	type MaxSignatureLife = MaxSignatureLife;
	type SerialWeight = Unnamed;
	type WeightInfo = crate::weights::pallet_travel_rule::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}

parameter_types! {
	/// Seconds that an offered gift waits for an answer.
	pub const OfferLifetime: UnixSeconds = 7 * 86_400;
}

impl pallet_quarantine::Config for Runtime {
	type Identities = Kyc;
	type Markers = Kyc;
	type Escrow = Value;
	type UnixTime = Timestamp;
	type OfferLifetime = OfferLifetime;
	type MaxOpenOffers = ConstU32<64>;
	type MaxTrusted = ConstU32<256>;
	type SerialWeight = Unnamed;
	type WeightInfo = crate::weights::pallet_quarantine::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}
