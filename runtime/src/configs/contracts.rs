// SPDX-License-Identifier: Apache-2.0
//! Contracts: EVM bytecode by pallet-revive, and the precompiles that are the chain's own acts.

use crate::{
	AccountId, Address, Authorship, Balance, Balances, ReplayGuard, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, Signature, Timestamp,
	configs::{contract_weights::ContractWeights, monetary::TreasuryAccount},
	constants::{ETH_CHAIN_ID, MICRO_GNX, MILLI_GNX},
	tx_extension::EthExtraImpl,
};
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64, Contains, FindAuthor, tokens::imbalance::ResolveTo},
};
use frame_system::EnsureSigned;
use genex_primitives::AssetId;
use pallet_revive::{AccountId32Mapper, AddressMapper};
use sp_core::H160;
use sp_runtime::{ConsensusEngineId, FixedPointNumber, FixedU128, Perbill};

parameter_types! {
	/// Deposit for a value a contract stores: about 20,000 gas.
	pub const DepositPerChildTrieItem: Balance = 20 * MICRO_GNX;
	/// Deposit for a value of the main state, such as a contract itself.
	pub const DepositPerItem: Balance = MILLI_GNX;
	/// Deposit for a stored byte.
	pub const DepositPerByte: Balance = MICRO_GNX / 10;
	/// Share of a code's deposit that each contract using it locks.
	pub const CodeHashLockupDepositPercent: Perbill = Perbill::from_percent(30);
	/// Share of the largest transaction one Ethereum transaction may use.
	pub MaxEthExtrinsicWeight: FixedU128 = FixedU128::saturating_from_rational(9, 10);
}

/// The account of the block's author, as it was found with the set that the block was made by.
pub struct BlockAuthor;

impl FindAuthor<AccountId> for BlockAuthor {
	fn find_author<'a, I>(_digests: I) -> Option<AccountId>
	where
		I: 'a + IntoIterator<Item = (ConsensusEngineId, &'a [u8])>,
	{
		Authorship::author()
	}
}

impl pallet_revive::Config for Runtime {
	type Time = Timestamp;
	type Balance = Balance;
	type Currency = Balances;
	// What is lost in rounding gas goes where fees go.
	type OnBurn = ResolveTo<TreasuryAccount, Balances>;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type RuntimeOrigin = RuntimeOrigin;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = ContractWeights;
	type Precompiles = (
		genex_precompiles::Compliance<Self>,
		genex_precompiles::Coupon<Self>,
		genex_precompiles::CouponFactory<Self>,
		genex_precompiles::Custody<Self>,
		genex_precompiles::FeePools<Self>,
		genex_precompiles::Identity<Self>,
		genex_precompiles::Insolvency<Self>,
		genex_precompiles::Issuers<Self>,
		genex_precompiles::Marketplace<Self>,
		genex_precompiles::Quarantine<Self>,
		genex_precompiles::Redemption<Self>,
		genex_precompiles::Stablecoin<Self>,
		genex_precompiles::Serials<Self>,
		genex_precompiles::TransferPolicies<Self>,
		genex_precompiles::TravelRule<Self>,
		genex_precompiles::Treasury<Self>,
	);
	type FindAuthor = BlockAuthor;
	type DepositPerByte = DepositPerByte;
	type DepositPerItem = DepositPerItem;
	type DepositPerChildTrieItem = DepositPerChildTrieItem;
	type CodeHashLockupDepositPercent = CodeHashLockupDepositPercent;
	type AddressMapper = AccountId32Mapper<Self>;
	type AllowEVMBytecode = ConstBool<true>;
	type UploadOrigin = EnsureSigned<AccountId>;
	type InstantiateOrigin = EnsureSigned<AccountId>;
	type RuntimeMemory = ConstU32<{ 128 * 1024 * 1024 }>;
	type PVFMemory = ConstU32<{ 512 * 1024 * 1024 }>;
	type ChainId = ReplayGuard;
	type NativeToEthRatio = ConstU32<1_000_000>;
	type FeeInfo = pallet_revive::evm::fees::Info<Address, Signature, EthExtraImpl>;
	type Deposit = ();
	type MaxEthExtrinsicWeight = MaxEthExtrinsicWeight;
	type DebugEnabled = ConstBool<false>;
	type AutoMap = ConstBool<true>;
	type GasScale = ConstU32<1_000>;
}

/// Accounts that pallet-revive made of Ethereum addresses.
pub struct EthereumAccounts;

impl Contains<AccountId> for EthereumAccounts {
	fn contains(who: &AccountId) -> bool {
		<Runtime as pallet_revive::Config>::AddressMapper::is_eth_derived(who)
	}
}

/// How Ethereum calls accounts and stablecoins.
pub struct EthereumAddresses;

impl pallet_allowances::Addresses<AccountId> for EthereumAddresses {
	fn account_of(address: &H160) -> AccountId {
		<Runtime as pallet_revive::Config>::AddressMapper::to_account_id(address)
	}

	fn contract_of(asset: AssetId) -> H160 {
		genex_precompiles::addresses::of_stablecoin(asset)
	}
}

impl pallet_replay_guard::Config for Runtime {
	type DevelopmentChainId = ConstU64<ETH_CHAIN_ID>;
	type EthereumAccounts = EthereumAccounts;
}
