// SPDX-License-Identifier: Apache-2.0
//! Measuring what calls cost: which pallets are measured, and the scenes in which ours are.
//!
//! Compiled with the feature `runtime-benchmarks` only, so this may stop where a scene cannot be set. `stage` has the
//! time, the rules and the people of a scene, `goods` what they own, `market` what they trade, `defaults` what is put aside
//! for them, `scenes` what each pallet asks for, `preset` the first state, `usual` an order book of another layout, against
//! which `benchmarks/book` measures ours, `session` the benchmarks of a pallet whose own need pallet-staking.

mod defaults;
mod goods;
mod market;
mod preset;
mod scenes;
pub mod session;
mod stage;
mod usual;

pub use preset::{BENCHMARK_PRESET, benchmark};
pub use scenes::Scene;

use crate::{
	AllPalletsWithSystem, Allowances, Balances, Books, Cash, Claims, Compliance, Council,
	CouncilMembers, Coupons, Custody, FeePolicy, Grandpa, Insolvency, Issuers, Kyc, Migrations,
	Multisig, Nonces, OrderBook, Parameters, Permits, Preimage, Proxy, Quarantine, Recovery,
	Redemption, RootDelay, Runtime, SafeMode, Sales, Sanctions, Scheduler, Serials, Timestamp,
	TransactionPayment, TransferPolicies, TravelRule, TxPause, Utility, Validators, Whitelist,
};
use alloc::{borrow::Cow, string::String, vec::Vec};
use frame_benchmarking::{BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::{
	storage::storage_prefix,
	traits::{
		FetchResult, QueryPreimage, StorageInfo, StorageInfoTrait, StorePreimage,
		WhitelistedStorageKeys,
	},
};
use frame_system_benchmarking::{Pallet as SystemBench, extensions::Pallet as ExtensionsBench};
use genex_primitives::sponsor::PLATFORM_POOL;
use session::Pallet as SessionBench;
use sp_core::storage::TrackedStorageKey;
use sp_runtime::{DispatchError, traits::BlakeTwo256};

// Not here, and why: `Assets` takes no calls; `Revive` keeps the weights that its crate ships, because compiling its
// fixtures needs compilers of contracts; `Offences` takes no calls, and its benchmarks live in a crate that needs
// pallet-staking; `Aura`, `Authorship`, `Historical`, `ReplayGuard` and `UsualBook` have none. Of the memberships only the council's is
// measured: the others work the same with less behind them.
frame_benchmarking::define_benchmarks!(
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, ExtensionsBench::<Runtime>]
	[pallet_timestamp, Timestamp]
	[pallet_session, SessionBench::<Runtime>]
	[pallet_grandpa, Grandpa]
	[pallet_balances, Balances]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_utility, Utility]
	[pallet_multisig, Multisig]
	[pallet_proxy, Proxy]
	[pallet_recovery, Recovery]
	[pallet_preimage, Preimage]
	[pallet_scheduler, Scheduler]
	[pallet_whitelist, Whitelist]
	[pallet_collective, Council]
	[pallet_membership, CouncilMembers]
	[pallet_parameters, Parameters]
	[pallet_safe_mode, SafeMode]
	[pallet_tx_pause, TxPause]
	[pallet_migrations, Migrations]
	[pallet_validators, Validators]
	[pallet_root_delay, RootDelay]
	[pallet_kyc, Kyc]
	[pallet_compliance, Compliance]
	[pallet_sanctions, Sanctions]
	[pallet_transfer_policies, TransferPolicies]
	[pallet_cash, Cash]
	[pallet_coupons, Coupons]
	[pallet_allowances, Allowances]
	[pallet_nonces, Nonces]
	[pallet_serials, Serials]
	[pallet_custody, Custody]
	[pallet_sales, Sales]
	[pallet_order_book, OrderBook]
	[pallet_books, Books]
	[pallet_permits, Permits]
	[pallet_claims, Claims]
	[pallet_fee_policy, FeePolicy]
	[pallet_travel_rule, TravelRule]
	[pallet_quarantine, Quarantine]
	[pallet_issuers, Issuers]
	[pallet_insolvency, Insolvency]
	[pallet_redemption, Redemption]
);

impl frame_system_benchmarking::Config for Runtime {}
impl pallet_transaction_payment::BenchmarkConfig for Runtime {}

/// The benchmarks there are, and what storage is made of.
pub fn list(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::<BenchmarkList>::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs one benchmark as `config` asks.
///
/// # Errors
/// A scene that cannot be set, or a call that does not do what its benchmark says.
pub fn run(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let mut whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	whitelist.extend(every_transactions());
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}

/// What is written and removed within a transaction never reaches the database.
const MARKS: [&[u8]; 5] = [
	crate::fees::charge::SPONSORED_MARK,
	crate::configs::gnx::FEE_MARK,
	crate::configs::gnx::LAST_SENT,
	crate::configs::gnx::RELEASE_MARK,
	crate::configs::gnx::SPARED,
];

/// What every transaction of a block looks at, so that the database is asked for it once in a block: the weight of an empty
/// block has that in it.
fn every_transactions() -> impl Iterator<Item = TrackedStorageKey> {
	use crate::configs::monetary::TreasuryAccount;
	let platform = FeePolicy::account_of(PLATFORM_POOL);
	[
		pallet_timestamp::Now::<Runtime>::hashed_key().to_vec(),
		// Its pallet keeps the type to itself.
		storage_prefix(b"Authorship", b"Author").to_vec(),
		pallet_compliance::Rules::<Runtime>::hashed_key().to_vec(),
		pallet_fee_policy::PolicyInForce::<Runtime>::hashed_key().to_vec(),
		pallet_fee_policy::BlockUsage::<Runtime>::hashed_key().to_vec(),
		pallet_fee_policy::Pools::<Runtime>::hashed_key_for(PLATFORM_POOL),
		pallet_fee_policy::SpentByPool::<Runtime>::hashed_key_for(PLATFORM_POOL),
		pallet_safe_mode::EnteredUntil::<Runtime>::hashed_key().to_vec(),
		pallet_transaction_payment::NextFeeMultiplier::<Runtime>::hashed_key().to_vec(),
		frame_system::BlockHash::<Runtime>::hashed_key_for(0),
		frame_system::Account::<Runtime>::hashed_key_for(platform),
		frame_system::Account::<Runtime>::hashed_key_for(TreasuryAccount::get()),
	]
	.into_iter()
	.chain(MARKS.map(<[u8]>::to_vec))
	.map(TrackedStorageKey::from)
}

/// The store of preimages as pallet-whitelist sees it while it is measured. Its benchmarks whitelist a hash first and
/// note the bytes later, which no delay ever begins to run for. Here it runs from the request on and is over at once, so
/// that a whitelisting writes and a dispatch reads all that they can.
pub struct ReadyPreimages;

impl QueryPreimage for ReadyPreimages {
	type H = BlakeTwo256;

	fn len(hash: &crate::Hash) -> Option<u32> {
		<RootDelay as QueryPreimage>::len(hash)
	}

	fn fetch(hash: &crate::Hash, len: Option<u32>) -> FetchResult {
		<RootDelay as QueryPreimage>::fetch(hash, len)
	}

	fn is_requested(hash: &crate::Hash) -> bool {
		<RootDelay as QueryPreimage>::is_requested(hash)
	}

	fn request(hash: &crate::Hash) {
		<RootDelay as QueryPreimage>::request(hash);
		pallet_root_delay::ReadyAt::<Runtime>::insert(hash, 0);
	}

	fn unrequest(hash: &crate::Hash) {
		<RootDelay as QueryPreimage>::unrequest(hash);
	}
}

impl StorePreimage for ReadyPreimages {
	const MAX_LENGTH: usize = <RootDelay as StorePreimage>::MAX_LENGTH;

	fn note(bytes: Cow<[u8]>) -> Result<crate::Hash, DispatchError> {
		<RootDelay as StorePreimage>::note(bytes)
	}
}
