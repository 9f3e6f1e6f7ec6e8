// SPDX-License-Identifier: Apache-2.0
//! Blocks, accounts and time.

use crate::{
	AccountId, Aura, Balance, Block, Hash, Migrations, Nonce, PalletInfo, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeOrigin, RuntimeTask, SLOT_DURATION, UncheckedExtrinsic, VERSION,
	configs::safety::CallFilter,
	constants::{
		MAXIMUM_BLOCK_LENGTH, MAXIMUM_BLOCK_WEIGHT, NORMAL_DISPATCH_PERCENT, SS58_PREFIX,
		block_weight_share,
	},
};
use frame_support::{
	derive_impl,
	dispatch::{DispatchClass, PerDispatchClass},
	parameter_types,
	traits::ConstU64,
	weights::Weight,
};
use frame_system::limits::{BlockLength, BlockWeights, WeightsPerClass};
use sp_runtime::{Perbill, traits::AccountIdLookup};
use sp_version::RuntimeVersion;

/// What is measured of keys, transactions and blocks by `benchmark storage` and `benchmark overhead`; benchmarks/README.md
/// says how. The node has no other database than ParityDB.
#[cfg(not(feature = "stock-weights"))]
mod measured {
	use frame_support::{
		parameter_types,
		weights::{
			RuntimeDbWeight, Weight,
			constants::{WEIGHT_REF_TIME_PER_MICROS, WEIGHT_REF_TIME_PER_NANOS},
		},
	};

	parameter_types! {
		/// Of 500,000 keys, without a cache; writes in blocks of 4,000, with the storage root and its commitment.
		pub const KeyWeight: RuntimeDbWeight = RuntimeDbWeight {
			read: 5_000 * WEIGHT_REF_TIME_PER_NANOS,
			write: 11_000 * WEIGHT_REF_TIME_PER_NANOS,
		};
		/// A transaction that does nothing, without what its extensions are declared with: little more than its signature, of
		/// the dearest kind.
		pub const TransactionWeight: Weight =
			Weight::from_parts(100 * WEIGHT_REF_TIME_PER_MICROS, 0);
		/// An empty block, and the first look at what every transaction looks at.
		pub const EmptyBlockWeight: Weight =
			Weight::from_parts(600 * WEIGHT_REF_TIME_PER_MICROS, 0);
	}
}
/// The same in a runtime that nobody has tuned.
#[cfg(feature = "stock-weights")]
use frame_support::weights::constants::{
	BlockExecutionWeight as EmptyBlockWeight, ExtrinsicBaseWeight as TransactionWeight,
	RocksDbWeight as KeyWeight,
};
#[cfg(not(feature = "stock-weights"))]
use measured::{EmptyBlockWeight, KeyWeight, TransactionWeight};

/// What hooks are expected to need of a block, which no transaction may take: a twentieth.
const FOR_HOOKS: Weight = Weight::from_parts(
	MAXIMUM_BLOCK_WEIGHT.ref_time().div_ceil(20),
	MAXIMUM_BLOCK_WEIGHT.proof_size().div_ceil(20),
);

parameter_types! {
	/// The version of this runtime.
	pub const Version: RuntimeVersion = VERSION;
	/// Format of addresses.
	pub const SS58Prefix: u16 = SS58_PREFIX;
	/// Hashes of this many blocks stay readable: a transaction's mortality ends before.
	pub const BlockHashCount: crate::BlockNumber = 4_096;
	/// Bytes a block may hold.
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(MAXIMUM_BLOCK_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |length| {
			*length = Perbill::from_percent(NORMAL_DISPATCH_PERCENT).mul_floor(MAXIMUM_BLOCK_LENGTH);
		})
		.build();
	/// Computation a block may hold.
	pub RuntimeBlockWeights: BlockWeights = block_weights();
}

/// What the SDK's builder makes of these limits, to which a test holds it. Fees ask for it dozens of times a transaction, and
/// the builder checks its work each time.
fn block_weights() -> BlockWeights {
	let normal = block_weight_share(NORMAL_DISPATCH_PERCENT.into());
	// Governance gets through even when ordinary transactions fill the block.
	let governance = block_weight_share(100u32.saturating_sub(NORMAL_DISPATCH_PERCENT).into());
	BlockWeights {
		base_block: EmptyBlockWeight::get(),
		max_block: MAXIMUM_BLOCK_WEIGHT,
		per_class: PerDispatchClass::new(|class| match class {
			DispatchClass::Normal => limits(Some(normal), Some(Weight::zero())),
			DispatchClass::Operational => limits(Some(MAXIMUM_BLOCK_WEIGHT), Some(governance)),
			DispatchClass::Mandatory => limits(None, None),
		}),
	}
}

/// The limits of a class of transactions that may fill `max_total` of a block and has `reserved` to itself.
fn limits(max_total: Option<Weight>, reserved: Option<Weight>) -> WeightsPerClass {
	let base_extrinsic = TransactionWeight::get();
	let max_extrinsic =
		max_total.map(|total| total.saturating_sub(FOR_HOOKS).saturating_sub(base_extrinsic));
	WeightsPerClass { base_extrinsic, max_extrinsic, max_total, reserved }
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type BaseCallFilter = CallFilter;
	type Block = Block;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type BlockHashCount = BlockHashCount;
	type DbWeight = KeyWeight;
	type AccountId = AccountId;
	type AccountData = pallet_balances::AccountData<Balance>;
	type Hash = Hash;
	type Nonce = Nonce;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type Version = Version;
	type SS58Prefix = SS58Prefix;
	type SystemWeightInfo = crate::weights::frame_system::WeightInfo<Runtime>;
	type ExtensionsWeightInfo = crate::weights::frame_system_extensions::WeightInfo<Runtime>;
	// Every new account gets its Ethereum address at once; nobody calls `map_account`.
	type OnNewAccount = pallet_revive::AutoMapper<Runtime>;
	type OnKilledAccount = pallet_revive::AutoMapper<Runtime>;
	type MultiBlockMigrator = Migrations;
	type PostTransactions = super::gnx::ForgetLastSent;
}

impl pallet_timestamp::Config for Runtime {
	/// Milliseconds since the Unix epoch.
	type Moment = u64;
	type OnTimestampSet = Aura;
	type MinimumPeriod = ConstU64<{ SLOT_DURATION / 2 }>;
	type WeightInfo = crate::weights::pallet_timestamp::WeightInfo<Runtime>;
}

impl<C> frame_system::offchain::CreateTransactionBase<C> for Runtime
where
	RuntimeCall: From<C>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<C> frame_system::offchain::CreateBare<C> for Runtime
where
	RuntimeCall: From<C>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		sp_runtime::generic::UncheckedExtrinsic::new_bare(call).into()
	}
}
