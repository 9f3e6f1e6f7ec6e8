// SPDX-License-Identifier: Apache-2.0
//! GNX, its fees, and the ledger of stablecoins.

use crate::{
	AccountId, Balance, Balances, Cash, Runtime, RuntimeEvent, RuntimeFreezeReason,
	RuntimeHoldReason,
	configs::gnx::{GuardedAccounts, GuardedWeights},
	constants::{EXISTENTIAL_DEPOSIT, MICRO_GNX},
	fees::{PayFees, PolicyWeights},
};
use frame_support::{
	parameter_types,
	traits::{
		AsEnsureOriginWithArg, ConstU8, ConstU32, ConstU128, VariantCountOf,
		tokens::imbalance::ResolveTo,
	},
	weights::ConstantMultiplier,
};
use frame_system::EnsureNever;
use genex_primitives::AssetId;
use pallet_revive::evm::fees::BlockRatioFee;
use pallet_transaction_payment::{Multiplier, TargetedFeeAdjustment};
use sp_runtime::{AccountId32, FixedPointNumber, Perquintill};

/// The account of a pallet id, as the SDK derives it: all that reaches an account is compared with the treasury's.
const fn account_of(id: [u8; 8]) -> AccountId {
	let [a, b, c, d, e, f, g, h] = id;
	AccountId32::new([
		b'm', b'o', b'd', b'l', a, b, c, d, e, f, g, h, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
		0, 0, 0, 0, 0, 0,
	])
}

parameter_types! {
	/// Least balance of GNX.
	pub const ExistentialDeposit: Balance = EXISTENTIAL_DEPOSIT;
	/// Where the platform's shares go, and what the authors of blocks do not get of fees.
	pub const TreasuryAccount: AccountId = account_of(*b"gnx/trsy");
	/// Where unclaimed money waits that the law of an issuer's place claims.
	pub const EscheatAccount: AccountId = account_of(*b"gnx/esch");
	/// A byte of a transaction.
	pub const TransactionByteFee: Balance = MICRO_GNX / 1_000;
	/// Fullness of ordinary block space at which the price of weight stands still.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(50);
	/// How fast the price of weight answers to fullness: at most a doubling in about ten minutes of full blocks.
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(2, 1_000);
	/// The price never falls below its base.
	pub MinimumMultiplier: Multiplier = Multiplier::from_u32(1);
	/// Nor rises above ten times its base.
	pub MaximumMultiplier: Multiplier = Multiplier::from_u32(10);
}

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type WeightInfo = GuardedWeights;
	type Balance = Balance;
	type DustRemoval = ResolveTo<TreasuryAccount, Balances>;
	type ExistentialDeposit = ExistentialDeposit;
	// The store of balances, behind the rules.
	type AccountStore = GuardedAccounts;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<0>;
	type MaxReserves = ConstU32<0>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
}

/// Fees for weight: 0.02 units of GNX per picosecond at multiplier 1, so a minimal Ethereum transaction costs about
/// 22,000 gas at one gwei.
pub type WeightToFee = BlockRatioFee<2, 100, Runtime, Balance>;

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = PayFees;
	type WeightToFee = WeightToFee;
	type LengthToFee = ConstantMultiplier<Balance, TransactionByteFee>;
	type FeeMultiplierUpdate = TargetedFeeAdjustment<
		Self,
		TargetBlockFullness,
		AdjustmentVariable,
		MinimumMultiplier,
		MaximumMultiplier,
	>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = PolicyWeights;
}

impl pallet_assets::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type RemoveItemsLimit = ConstU32<100>;
	type AssetId = AssetId;
	type AssetIdParameter = AssetId;
	type ReserveData = ();
	type Currency = Balances;
	// Only `pallet-cash` makes stablecoins, through the ledger's traits.
	type CreateOrigin = AsEnsureOriginWithArg<frame_support::traits::NeverEnsureOrigin<AccountId>>;
	type ForceOrigin = EnsureNever<AccountId>;
	type AssetDeposit = ConstU128<0>;
	type AssetAccountDeposit = ConstU128<0>;
	type MetadataDepositBase = ConstU128<0>;
	type MetadataDepositPerByte = ConstU128<0>;
	type ApprovalDeposit = ConstU128<0>;
	type StringLimit = ConstU32<48>;
	type Freezer = Cash;
	type Holder = ();
	// What of an account's money is held sits in the account's own entry, so holding writes one key.
	type Extra = pallet_cash::Escrow;
	type CallbackHandle = ();
	type AssetIdAllocator = ();
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}
