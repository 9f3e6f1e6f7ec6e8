// SPDX-License-Identifier: Apache-2.0
//! Identities, money, coupons, their first sale and their market.

use crate::{
	AccountId, Assets, Attestors, Books, Cash, Compliance, Coupons, Issuers, Kyc, Nonces,
	ReplayGuard, Runtime, Sales, Sanctions, Serials, Signature, Timestamp, TransferPolicies,
	TravelRule,
	configs::{
		contracts::EthereumAddresses,
		doors::{Burning, Giving, IssuersParties, Value},
		governance::{
			EnsureAttestor, EnsureComplianceOfficer, EnsureCouncil, EnsureGateway, dynamic_params,
		},
		monetary::{EscheatAccount, TreasuryAccount},
	},
};
use frame_support::{
	PalletId, parameter_types,
	traits::{ConstU32, Contains, SortedMembers},
};
use genex_primitives::{Ppm, UnixSeconds};
use sp_runtime::traits::ConvertInto;

/// The accounts that may attest.
pub struct AttestorAccounts;

impl Contains<AccountId> for AttestorAccounts {
	fn contains(who: &AccountId) -> bool {
		<Attestors as SortedMembers<AccountId>>::contains(who)
	}
}

parameter_types! {
	/// The most accounts of one identity.
	pub const MaxAccountsPerIdentity: u32 = 16;
	/// Longest time a signed message about an identity may stay usable.
	pub const MaxSignatureLife: UnixSeconds = 30 * 86_400;
}

impl pallet_kyc::Config for Runtime {
	type AttestorOrigin = EnsureAttestor;
	type Attestors = AttestorAccounts;
	type ComplianceOrigin = EnsureComplianceOfficer;
	type UnixTime = Timestamp;
	type Signature = Signature;
	type Links = Sanctions;
	type Property = Value;
	type MaxAccountsPerIdentity = MaxAccountsPerIdentity;
	type MaxIntroductions = ConstU32<16>;
	type MaxSignatureLife = MaxSignatureLife;
	type WeightInfo = crate::weights::pallet_kyc::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}

parameter_types! {
	/// Names the account that owns the ledger of stablecoins.
	pub const CashPalletId: PalletId = PalletId(*b"gnx/cash");
	/// Seconds a deposit waits for its second signature.
	pub const DepositLifetime: UnixSeconds = 7 * 86_400;
	/// Seconds after which a holder may take back a withdrawal that no gateway has handled.
	pub const WithdrawalTimeout: UnixSeconds = 7 * 86_400;
}

impl pallet_cash::Config for Runtime {
	type Ledger = Assets;
	type Compliance = Compliance;
	type Reviews = Compliance;
	type ControlProofs = TravelRule;
	type UnixTime = Timestamp;
	type GovernanceOrigin = EnsureCouncil;
	type GatewayOrigin = EnsureGateway;
	type ReserveAttestorOrigin = EnsureComplianceOfficer;
	type PalletId = CashPalletId;
	type DepositLifetime = DepositLifetime;
	type WithdrawalTimeout = WithdrawalTimeout;
	type MaxAssets = ConstU32<16>;
	type WeightInfo = crate::weights::pallet_cash::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}

impl pallet_allowances::Config for Runtime {
	type Cash = Cash;
	type Ledger = Assets;
	type Identities = Kyc;
	type Addresses = EthereumAddresses;
	type ChainId = ReplayGuard;
	type UnixTime = Timestamp;
	type MaxPerOwner = ConstU32<64>;
	type WeightInfo = crate::weights::pallet_allowances::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}

parameter_types! {
	/// Longest time a ticket, permit or claim may stay usable.
	pub const MaxMessageLife: UnixSeconds = 90 * 86_400;
}

impl pallet_nonces::Config for Runtime {
	type Accounts = ConvertInto;
	type ChainId = ReplayGuard;
	type UnixTime = Timestamp;
	type MaxMessageLife = MaxMessageLife;
	type WeightInfo = crate::weights::pallet_nonces::WeightInfo<Runtime>;
}

impl pallet_coupons::Config for Runtime {
	type Identities = Kyc;
	type Compliance = Compliance;
	type Policies = TransferPolicies;
	type Issuers = Issuers;
	type Listener = (Books, Issuers);
	type Serials = Serials;
	type Windows = Sales;
	type ApprovalOrigin = EnsureComplianceOfficer;
	type GovernanceOrigin = EnsureCouncil;
	type UnixTime = Timestamp;
	// A recall takes one range, as a sale.
	type SerialWeight = Giving;
	type MaxDraftsPerIssuer = ConstU32<1_000>;
	type MaxRedeemersPerSeries = ConstU32<10_000>;
	type MaxOperatorsPerOwner = ConstU32<64>;
	type WeightInfo = crate::weights::pallet_coupons::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}

impl pallet_serials::Config for Runtime {
	type Markets = super::doors::Marketed;
	type WeightInfo = crate::weights::pallet_serials::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}

parameter_types! {
	/// Longest time for which units may be put aside for a redeemer.
	pub const MaxAuthorisationLife: UnixSeconds = 30 * 86_400;
}

impl pallet_redemption::Config for Runtime {
	type Accounts = ConvertInto;
	type Identities = Kyc;
	type Coupons = Coupons;
	type Redemptions = Burning;
	type Messages = Nonces;
	type Nonces = Nonces;
	type ComplianceOrigin = EnsureComplianceOfficer;
	type UnixTime = Timestamp;
	type MaxLifetime = MaxAuthorisationLife;
	type MaxOpenPerHolder = ConstU32<64>;
	type SerialWeight = Burning;
	type WeightInfo = crate::weights::pallet_redemption::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}

parameter_types! {
	/// The least part of its face value for which a unit is sold and not given away.
	pub const LowestPaid: Ppm = Ppm::from_percent(50);
}

impl pallet_sales::Config for Runtime {
	type Coupons = Coupons;
	type Refunds = Coupons;
	type Cash = Cash;
	type Identities = Kyc;
	type Issuers = Issuers;
	type Books = (Books, Issuers);
	type Breakage = Books;
	type Compliance = Compliance;
	type Reviews = Compliance;
	type OfficerOrigin = EnsureComplianceOfficer;
	type GovernanceOrigin = EnsureCouncil;
	type Treasury = TreasuryAccount;
	type Escheat = EscheatAccount;
	type ServiceFee = dynamic_params::sales::ServiceFee;
	type MaxListingsPerSeller = ConstU32<10_000>;
	type LowestPaid = LowestPaid;
	type UnixTime = Timestamp;
	// A sale takes one range and splits none, so that giving a serial out of the middle of a range is dearer.
	type SerialSaleWeight = Giving;
	type SerialWeight = super::doors::Unnamed;
	type WeightInfo = crate::weights::pallet_sales::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}

impl pallet_order_book::Config for Runtime {
	type Coupons = Coupons;
	type Cash = Cash;
	type Identities = Kyc;
	type Issuers = Issuers;
	type Related = IssuersParties;
	type Reviews = Compliance;
	type Rates = Compliance;
	type Compliance = Compliance;
	// Asked once an hour, and once its numbers were set. Where governance has set no numbers, a market looks at its own last price, then at that of the first
	// sale.
	type ReferencePrice = Sales;
	type Treasury = TreasuryAccount;
	type UnixTime = Timestamp;
	type MarketOrigin = EnsureCouncil;
	type HaltOrigin = EnsureComplianceOfficer;
	type MaxFills = ConstU32<100>;
	type MaxBatch = ConstU32<100>;
	type MaxHeldTrades = ConstU32<16>;
	type WeightInfo = crate::weights::pallet_order_book::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}

impl pallet_permits::Config for Runtime {
	type Accounts = ConvertInto;
	type Coupons = Coupons;
	type Serials = Giving;
	type SerialWeight = Giving;
	type Identities = Kyc;
	type Messages = Nonces;
	type Nonces = Nonces;
	type WeightInfo = crate::weights::pallet_permits::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}

parameter_types! {
	/// Longest time that printed cards wait to be claimed.
	pub const MaxBatchLife: UnixSeconds = 5 * 366 * 86_400;
	/// Longest time that the gift in a link waits.
	pub const MaxGiftLife: UnixSeconds = 366 * 86_400;
}

impl pallet_claims::Config for Runtime {
	type Accounts = ConvertInto;
	type Coupons = Coupons;
	type Identities = Kyc;
	type Messages = Nonces;
	type ComplianceOrigin = EnsureComplianceOfficer;
	type UnixTime = Timestamp;
	type MaxBatchLife = MaxBatchLife;
	type MaxGiftLife = MaxGiftLife;
	type MaxCards = ConstU32<1_000_000>;
	type MaxBatchesPerGiver = ConstU32<256>;
	type MaxGiftsPerGiver = ConstU32<1_000>;
	type SerialWeight = super::doors::Unnamed;
	type WeightInfo = crate::weights::pallet_claims::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Scene;
}
