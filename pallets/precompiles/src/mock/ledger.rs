// SPDX-License-Identifier: Apache-2.0
//! Where the mock keeps stablecoins.

use super::*;

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type ApprovalDeposit = ConstU128<0>;
	type AssetAccountDeposit = ConstU128<0>;
	type AssetDeposit = ConstU128<0>;
	type Balance = Balance;
	type CreateOrigin = EnsureNever<AccountId32>;
	type Currency = Balances;
	type Extra = pallet_cash::Escrow;
	type ForceOrigin = EnsureNever<AccountId32>;
	type Freezer = Cash;
	type MetadataDepositBase = ConstU128<0>;
	type MetadataDepositPerByte = ConstU128<0>;
}

impl pallet_cash::Config for Test {
	type ControlProofs = TravelRule;
	type Compliance = Rules;
	type DepositLifetime = ConstU64<86_400>;
	type GatewayOrigin = EnsureSigned<AccountId32>;
	type GovernanceOrigin = EnsureSigned<AccountId32>;
	type Ledger = Assets;
	type MaxAssets = ConstU32<4>;
	type PalletId = CashPallet;
	type ReserveAttestorOrigin = EnsureSigned<AccountId32>;
	type Reviews = Rules;
	type UnixTime = Clock;
	type WeightInfo = pallet_cash::weights::SubstrateWeight<Self>;
	type WithdrawalTimeout = ConstU64<86_400>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}
