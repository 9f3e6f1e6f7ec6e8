// SPDX-License-Identifier: Apache-2.0
//! Identities, money, coupons and their first sale.

use crate::{
	configs::{
		governance::{
			dynamic_params, EnsureAttestor, EnsureComplianceOfficer, EnsureCouncil, EnsureGateway,
		},
		monetary::TreasuryAccount,
	},
	AccountId, Assets, Attestors, Cash, Coupons, Kyc, Runtime, Signature, Timestamp,
};
use frame_support::traits::{ConstU32, Contains, SortedMembers};
use sp_runtime::traits::Verify;

/// The accounts that may attest.
pub struct AttestorAccounts;

impl Contains<AccountId> for AttestorAccounts {
	fn contains(who: &AccountId) -> bool {
		<Attestors as SortedMembers<AccountId>>::contains(who)
	}
}

impl pallet_kyc::Config for Runtime {
	type AttestorOrigin = EnsureAttestor;
	type Attestors = AttestorAccounts;
	type ComplianceOrigin = EnsureComplianceOfficer;
	type UnixTime = Timestamp;
	type Signature = Signature;
	type Signer = <Signature as Verify>::Signer;
	type MaxAccountsPerIdentity = ConstU32<16>;
	type WeightInfo = pallet_kyc::weights::SubstrateWeight<Runtime>;
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
