// SPDX-License-Identifier: Apache-2.0
//! Identities, money, coupons and their first sale.

use crate::{
	AccountId, Assets, Attestors, Cash, Coupons, Kyc, Runtime, Signature, Timestamp,
	configs::{
		governance::{
			EnsureAttestor, EnsureComplianceOfficer, EnsureCouncil, EnsureGateway, dynamic_params,
		},
		monetary::TreasuryAccount,
	},
};
use frame_support::{
	PalletId, parameter_types,
	traits::{ConstU32, Contains, SortedMembers},
};
use genex_primitives::UnixSeconds;
use sp_runtime::traits::Verify;

/// The accounts that may attest.
pub struct AttestorAccounts;

impl Contains<AccountId> for AttestorAccounts {
	fn contains(who: &AccountId) -> bool {
		<Attestors as SortedMembers<AccountId>>::contains(who)
	}
}

parameter_types! {
	/// Longest time a signed message about an identity may stay usable.
	pub const MaxSignatureLife: UnixSeconds = 30 * 86_400;
}

impl pallet_kyc::Config for Runtime {
	type AttestorOrigin = EnsureAttestor;
	type Attestors = AttestorAccounts;
	type ComplianceOrigin = EnsureComplianceOfficer;
	type UnixTime = Timestamp;
	type Signature = Signature;
	type Signer = <Signature as Verify>::Signer;
	type MaxAccountsPerIdentity = ConstU32<16>;
	type MaxIntroductions = ConstU32<16>;
	type MaxSignatureLife = MaxSignatureLife;
	type WeightInfo = pallet_kyc::weights::SubstrateWeight<Runtime>;
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
	type Compliance = Kyc;
	type UnixTime = Timestamp;
	type GovernanceOrigin = EnsureCouncil;
	type GatewayOrigin = EnsureGateway;
	type ReserveAttestorOrigin = EnsureComplianceOfficer;
	type PalletId = CashPalletId;
	type DepositLifetime = DepositLifetime;
	type WithdrawalTimeout = WithdrawalTimeout;
	type MaxAssets = ConstU32<16>;
	type WeightInfo = pallet_cash::weights::SubstrateWeight<Runtime>;
}

impl pallet_coupons::Config for Runtime {
	type Identities = Kyc;
	type Compliance = Kyc;
	type Issuers = Kyc;
	type ApprovalOrigin = EnsureComplianceOfficer;
	type GovernanceOrigin = EnsureCouncil;
	type UnixTime = Timestamp;
	type WeightInfo = pallet_coupons::weights::SubstrateWeight<Runtime>;
}

impl pallet_sales::Config for Runtime {
	type Coupons = Coupons;
	type Cash = Cash;
	type Identities = Kyc;
	type Issuers = Kyc;
	type Treasury = TreasuryAccount;
	type ServiceFee = dynamic_params::sales::ServiceFee;
	type UnixTime = Timestamp;
	type WeightInfo = pallet_sales::weights::SubstrateWeight<Runtime>;
}
