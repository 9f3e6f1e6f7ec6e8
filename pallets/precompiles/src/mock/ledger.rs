// SPDX-License-Identifier: Apache-2.0
//! Where the mock keeps stablecoins, and what the benchmarks of its pallets ask of it.

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

impl pallet_allowances::Config for Test {
	type Addresses = Mapping;
	type Cash = Cash;
	type ChainId = ConstU64<CHAIN_ID>;
	type Identities = Everyone;
	type Ledger = Assets;
	type MaxPerOwner = ConstU32<4>;
	type UnixTime = Clock;
	type WeightInfo = pallet_allowances::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

/// How Ethereum calls accounts and stablecoins.
pub struct Mapping;

impl pallet_allowances::Addresses<AccountId32> for Mapping {
	fn account_of(address: &H160) -> AccountId32 {
		account_at(*address)
	}

	fn contract_of(asset: AssetId) -> H160 {
		addresses::of_stablecoin(asset)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_cash::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn register(_: &AccountId32, _: Tier) {}

	fn recipient(_: Tier) -> AccountId32 {
		account(FRIEND)
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_serials::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn holder(index: u32) -> AccountId32 {
		account([HOLDER, FRIEND, STRANGER][index as usize])
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_allowances::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn holder(index: u32) -> AccountId32 {
		account([HOLDER, FRIEND, STRANGER][index as usize])
	}

	fn register(_: &AccountId32) {}

	fn give(_: &AccountId32, _: Balance) -> AssetId {
		DOLLARS
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_coupons::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn party(name: &'static str) -> AccountId32 {
		let byte = |place| name.as_bytes().get(place).copied().unwrap_or_default();
		AccountId32::new(core::array::from_fn(byte))
	}

	fn complicate(_: &AccountId32, _: &mut pallet_coupons::SeriesTerms) {}
}

/// A stablecoin as the genesis has it.
pub(super) fn stablecoin(
	id: AssetId,
	symbol: &str,
	name: &str,
	currency: CurrencyCode,
) -> GenesisAsset<AccountId32> {
	let most = 1_000_000_000_000;
	GenesisAsset {
		id,
		symbol: symbol.into(),
		name: name.into(),
		decimals: 6,
		currency,
		policy: AssetPolicy {
			daily_mint_cap: most,
			second_approval_from: most,
			reserve_max_age: 86_400,
			min_withdrawal: 1,
		},
		reserve: Some(GenesisReserve {
			amount: most,
			hash: H256::repeat_byte(1),
			as_of: START,
			attestor: account_of_key(ISSUER),
		}),
	}
}
