// SPDX-License-Identifier: Apache-2.0
//! The runtime of Genex chain: which pallets there are, in which order and with which numbers.
//!
//! How each of them is set up lives in [`configs`], one topic a file; what a transaction must carry and pass in
//! [`tx_extension`]; what nodes and clients may ask in `apis`; the first state of a chain in
//! [`genesis_config_presets`].

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]
// What the macros of FRAME generate here carries no documentation; what is written by hand does.
#![allow(missing_docs)]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarks;
pub mod calls;
pub mod configs;
pub mod constants;
pub mod eth_api;
pub mod eth_logs;
pub mod explain;
pub mod fees;
pub mod genesis_config_presets;
pub mod holders;
pub mod predeploys;
#[cfg(feature = "rehearsal")]
pub mod rehearsal;
pub mod tx_extension;
pub mod weights;

use alloc::vec::Vec;
use sp_runtime::{
	MultiAddress, MultiSignature, generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
};

pub use apis::RuntimeApi;
pub use constants::{ETH_CHAIN_ID, SLOT_DURATION};
#[cfg(feature = "rehearsal")]
pub use rehearsal::VERSION;

/// Number of a block.
pub type BlockNumber = u32;
/// A signature of any supported key: sr25519, ed25519, ecdsa, or an Ethereum key.
pub type Signature = MultiSignature;
/// 32 bytes; an Ethereum address is padded with twelve bytes `0xEE`.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// Amount of GNX, twelve decimals.
pub type Balance = genex_primitives::Balance;
/// How many transactions an account has sent.
pub type Nonce = u32;
/// Hash of a block or a call.
pub type Hash = sp_core::H256;
/// How calls name accounts.
pub type Address = MultiAddress<AccountId, ()>;
/// Header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// A transaction as it travels; `Revive::eth_transact` carries a signed Ethereum transaction.
pub type UncheckedExtrinsic =
	pallet_revive::evm::runtime::UncheckedExtrinsic<Address, Signature, tx_extension::EthExtraImpl>;
/// Runs blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Types for the node, which need not know what is in a transaction.
pub mod opaque {
	use super::*;

	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// A block whose transactions are bytes.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
}

impl_opaque_keys! {
	/// What a validator signs with: blocks and votes for finality.
	pub struct SessionKeys {
		/// Signs the blocks it authors.
		pub aura: Aura,
		/// Signs its votes for finality.
		pub grandpa: Grandpa,
	}
}

/// The version of this runtime.
#[cfg(not(feature = "rehearsal"))]
#[sp_version::runtime_version]
pub const VERSION: sp_version::RuntimeVersion = sp_version::RuntimeVersion {
	spec_name: alloc::borrow::Cow::Borrowed("genex"),
	impl_name: alloc::borrow::Cow::Borrowed("genex-node"),
	authoring_version: 1,
	// Major, minor and patch number, three digits each: 1.0.0.
	spec_version: 1_000_000,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	// An upgrade takes effect one block after it is enacted, so that the block that enacts it is read with the
	// code that wrote it.
	system_version: 3,
};

#[frame_support::runtime]
mod runtime {
	/// The runtime.
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	// System: 0..
	#[runtime::pallet_index(0)]
	pub type System = frame_system::Pallet<Runtime>;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp::Pallet<Runtime>;

	// Consensus: 10... Aura and Authorship stand before Session, because they name the author from the set of the
	// parent block; Validators before Session, whose genesis asks it for the first set; Session before Grandpa.
	#[runtime::pallet_index(10)]
	pub type Aura = pallet_aura::Pallet<Runtime>;
	#[runtime::pallet_index(11)]
	pub type Authorship = pallet_authorship::Pallet<Runtime>;
	#[runtime::pallet_index(12)]
	pub type Validators = pallet_validators::Pallet<Runtime>;
	#[runtime::pallet_index(13)]
	pub type Offences = pallet_offences::Pallet<Runtime>;
	#[runtime::pallet_index(14)]
	pub type Historical = pallet_session::historical::Pallet<Runtime>;
	#[runtime::pallet_index(15)]
	pub type Session = pallet_session::Pallet<Runtime>;
	#[runtime::pallet_index(16)]
	pub type Grandpa = pallet_grandpa::Pallet<Runtime>;

	// Money of the chain itself: 20..
	#[runtime::pallet_index(20)]
	pub type Balances = pallet_balances::Pallet<Runtime>;
	#[runtime::pallet_index(21)]
	pub type TransactionPayment = pallet_transaction_payment::Pallet<Runtime>;
	// All money moves through Cash, so this ledger takes no calls.
	#[runtime::pallet_index(22)]
	#[runtime::disable_call]
	pub type Assets = pallet_assets::Pallet<Runtime>;

	// Accounts: 30..
	#[runtime::pallet_index(30)]
	pub type Utility = pallet_utility::Pallet<Runtime>;
	#[runtime::pallet_index(31)]
	pub type Multisig = pallet_multisig::Pallet<Runtime>;
	#[runtime::pallet_index(32)]
	pub type Proxy = pallet_proxy::Pallet<Runtime>;
	#[runtime::pallet_index(33)]
	pub type Recovery = pallet_recovery::Pallet<Runtime>;

	// Governance: 40..
	#[runtime::pallet_index(40)]
	pub type Preimage = pallet_preimage::Pallet<Runtime>;
	#[runtime::pallet_index(41)]
	pub type Scheduler = pallet_scheduler::Pallet<Runtime>;
	#[runtime::pallet_index(42)]
	pub type Whitelist = pallet_whitelist::Pallet<Runtime>;
	#[runtime::pallet_index(43)]
	pub type Council = pallet_collective::Pallet<Runtime, Instance1>;
	#[runtime::pallet_index(44)]
	pub type CouncilMembers = pallet_membership::Pallet<Runtime, Instance1>;
	#[runtime::pallet_index(45)]
	pub type Dispatchers = pallet_membership::Pallet<Runtime, Instance2>;
	#[runtime::pallet_index(46)]
	pub type ComplianceOfficers = pallet_membership::Pallet<Runtime, Instance3>;
	#[runtime::pallet_index(47)]
	pub type Arbitrators = pallet_membership::Pallet<Runtime, Instance4>;
	#[runtime::pallet_index(48)]
	pub type Gateways = pallet_membership::Pallet<Runtime, Instance5>;
	#[runtime::pallet_index(49)]
	pub type Attestors = pallet_membership::Pallet<Runtime, Instance6>;
	#[runtime::pallet_index(50)]
	pub type Parameters = pallet_parameters::Pallet<Runtime>;
	#[runtime::pallet_index(51)]
	pub type RootDelay = pallet_root_delay::Pallet<Runtime>;

	#[runtime::pallet_index(52)]
	pub type SanctionsOracles = pallet_membership::Pallet<Runtime, Instance7>;
	#[runtime::pallet_index(53)]
	pub type SecondOfficers = pallet_membership::Pallet<Runtime, Instance8>;
	#[runtime::pallet_index(54)]
	pub type CourtOfficers = pallet_membership::Pallet<Runtime, Instance9>;
	#[runtime::pallet_index(58)]
	pub type RateOracles = pallet_membership::Pallet<Runtime, Instance10>;

	// Emergencies and upgrades: 55..
	#[runtime::pallet_index(55)]
	pub type SafeMode = pallet_safe_mode::Pallet<Runtime>;
	#[runtime::pallet_index(56)]
	pub type TxPause = pallet_tx_pause::Pallet<Runtime>;
	#[runtime::pallet_index(57)]
	pub type Migrations = pallet_migrations::Pallet<Runtime>;

	// Contracts: 60..
	#[runtime::pallet_index(60)]
	pub type Revive = pallet_revive::Pallet<Runtime>;

	#[runtime::pallet_index(61)]
	pub type ReplayGuard = pallet_replay_guard::Pallet<Runtime>;

	// Who: 70.., rules: 80.., value: 90.., business: 100.., policy: 120..
	#[runtime::pallet_index(70)]
	pub type Kyc = pallet_kyc::Pallet<Runtime>;
	#[runtime::pallet_index(80)]
	pub type Compliance = pallet_compliance::Pallet<Runtime>;
	#[runtime::pallet_index(81)]
	pub type Sanctions = pallet_sanctions::Pallet<Runtime>;
	#[runtime::pallet_index(82)]
	pub type TransferPolicies = pallet_transfer_policies::Pallet<Runtime>;
	#[runtime::pallet_index(90)]
	pub type Cash = pallet_cash::Pallet<Runtime>;
	#[runtime::pallet_index(91)]
	pub type Coupons = pallet_coupons::Pallet<Runtime>;
	#[runtime::pallet_index(92)]
	pub type Allowances = pallet_allowances::Pallet<Runtime>;
	#[runtime::pallet_index(93)]
	pub type Nonces = pallet_nonces::Pallet<Runtime>;
	#[runtime::pallet_index(94)]
	pub type Serials = pallet_serials::Pallet<Runtime>;
	#[runtime::pallet_index(100)]
	pub type Sales = pallet_sales::Pallet<Runtime>;
	#[runtime::pallet_index(101)]
	pub type TravelRule = pallet_travel_rule::Pallet<Runtime>;
	#[runtime::pallet_index(102)]
	pub type Quarantine = pallet_quarantine::Pallet<Runtime>;
	#[runtime::pallet_index(103)]
	pub type OrderBook = pallet_order_book::Pallet<Runtime>;
	#[runtime::pallet_index(104)]
	pub type Issuers = pallet_issuers::Pallet<Runtime>;
	#[runtime::pallet_index(105)]
	pub type Books = pallet_books::Pallet<Runtime>;
	#[runtime::pallet_index(106)]
	pub type Insolvency = pallet_insolvency::Pallet<Runtime>;
	#[runtime::pallet_index(107)]
	pub type Redemption = pallet_redemption::Pallet<Runtime>;
	#[runtime::pallet_index(108)]
	pub type Permits = pallet_permits::Pallet<Runtime>;
	#[runtime::pallet_index(109)]
	pub type Claims = pallet_claims::Pallet<Runtime>;
	#[runtime::pallet_index(110)]
	pub type Custody = pallet_custody::Pallet<Runtime>;
	#[runtime::pallet_index(120)]
	pub type FeePolicy = pallet_fee_policy::Pallet<Runtime>;

	// What ours are measured against: in no network.
	#[cfg(feature = "runtime-benchmarks")]
	#[runtime::pallet_index(250)]
	pub type UsualBook = pallet_usual_book::Pallet<Runtime>;
}
