// SPDX-License-Identifier: Apache-2.0
//! What stops calls: safe mode, paused calls, and calls nobody may make.

use crate::{
	AccountId, Balances, BlockNumber, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason,
	SafeMode, TxPause,
	configs::governance::{EnsureComplianceOfficer, EnsureCouncil},
	constants::{GNX, HOURS, block_weight_share},
};
use frame_support::{
	migrations::{EnterSafeModeOnFailedMigration, FreezeChainOnFailedMigration},
	parameter_types,
	traits::{ConstU32, Contains, EnsureOrigin, InsideBoth},
	weights::Weight,
};
use frame_system::EnsureRoot;
use pallet_tx_pause::RuntimeCallNameOf;

/// Every call passes these, wherever it comes from. Root passes too: it ends an emergency.
pub type CallFilter = InsideBoth<InsideBoth<SafeMode, TxPause>, AllowedCalls>;

/// Calls of SDK pallets that would open a second door to something guarded.
pub struct AllowedCalls;

impl Contains<RuntimeCall> for AllowedCalls {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(
			call,
			// Leaving the validator set goes through `Validators`, which keeps the floor.
			RuntimeCall::Session(pallet_session::Call::purge_keys { .. })
				// The variant that brings its own preimage would go around the delay.
				| RuntimeCall::Whitelist(
					pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage { .. }
				)
				// A seat belongs to whom the council named. A member that could hand its seat to another key could
				// be its own second signature; the council swaps members instead.
				| RuntimeCall::CouncilMembers(pallet_membership::Call::change_key { .. })
				| RuntimeCall::Dispatchers(pallet_membership::Call::change_key { .. })
				| RuntimeCall::ComplianceOfficers(pallet_membership::Call::change_key { .. })
				| RuntimeCall::Arbitrators(pallet_membership::Call::change_key { .. })
				| RuntimeCall::Gateways(pallet_membership::Call::change_key { .. })
				| RuntimeCall::Attestors(pallet_membership::Call::change_key { .. })
				| RuntimeCall::SanctionsOracles(pallet_membership::Call::change_key { .. })
				| RuntimeCall::SecondOfficers(pallet_membership::Call::change_key { .. })
				| RuntimeCall::CourtOfficers(pallet_membership::Call::change_key { .. })
				| RuntimeCall::RateOracles(pallet_membership::Call::change_key { .. })
		)
	}
}

/// What keeps working in safe mode and cannot be paused: time, finality, the validator set, governance, and the
/// acts that freeze or unfreeze.
pub struct AlwaysAllowed;

impl Contains<RuntimeCall> for AlwaysAllowed {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::System(frame_system::Call::apply_authorized_upgrade { .. })
			| RuntimeCall::Timestamp(..)
			| RuntimeCall::Grandpa(..)
			| RuntimeCall::Session(..)
			| RuntimeCall::Validators(..)
			| RuntimeCall::Council(..)
			| RuntimeCall::CouncilMembers(..)
			| RuntimeCall::Dispatchers(..)
			| RuntimeCall::ComplianceOfficers(..)
			| RuntimeCall::Arbitrators(..)
			| RuntimeCall::Gateways(..)
			| RuntimeCall::Attestors(..)
			| RuntimeCall::SanctionsOracles(..)
			| RuntimeCall::SecondOfficers(..)
			| RuntimeCall::CourtOfficers(..)
			| RuntimeCall::RateOracles(..)
			// Lists, freezes and releases; a forced transfer moves value and waits.
			| RuntimeCall::Sanctions(
				pallet_sanctions::Call::register_list { .. }
				| pallet_sanctions::Call::retire_list { .. }
				| pallet_sanctions::Call::update_list { .. }
				| pallet_sanctions::Call::freeze { .. }
				| pallet_sanctions::Call::freeze_units { .. }
				| pallet_sanctions::Call::request_release { .. }
				| pallet_sanctions::Call::confirm_release { .. }
				| pallet_sanctions::Call::cancel_release { .. },
			)
			| RuntimeCall::Preimage(..)
			| RuntimeCall::Scheduler(..)
			| RuntimeCall::Whitelist(..)
			| RuntimeCall::Parameters(..)
			| RuntimeCall::RootDelay(..)
			| RuntimeCall::SafeMode(..)
			| RuntimeCall::TxPause(..)
			| RuntimeCall::Migrations(..)
			| RuntimeCall::Kyc(pallet_kyc::Call::revoke { .. }) => true,
			// A wrapper is judged by what it carries, which passes the filter again when it is dispatched.
			RuntimeCall::Utility(
				pallet_utility::Call::batch { calls }
				| pallet_utility::Call::batch_all { calls }
				| pallet_utility::Call::force_batch { calls },
			) => calls.iter().all(Self::contains),
			RuntimeCall::Proxy(pallet_proxy::Call::proxy { call, .. }) => Self::contains(call),
			RuntimeCall::Multisig(
				pallet_multisig::Call::as_multi { call, .. }
				| pallet_multisig::Call::as_multi_threshold_1 { call, .. },
			) => Self::contains(call),
			// An approval names only a hash; the call is judged when the last signatory brings it.
			RuntimeCall::Multisig(
				pallet_multisig::Call::approve_as_multi { .. }
				| pallet_multisig::Call::cancel_as_multi { .. },
			) => true,
			RuntimeCall::Revive(pallet_revive::Call::eth_substrate_call { call, .. }) => {
				Self::contains(call)
			},
			_ => false,
		}
	}
}

/// Calls that cannot be paused: what freezes, and the wrappers through which seats of governance act. Pausing a wrapper
/// could lock out those who end the pause; what a wrapper carries is judged by itself.
const UNPAUSABLE_CALLS: [(&[u8], &[u8]); 19] = [
	(b"Kyc", b"revoke"),
	(b"Sanctions", b"register_list"),
	(b"Sanctions", b"retire_list"),
	(b"Sanctions", b"update_list"),
	(b"Sanctions", b"freeze"),
	(b"Sanctions", b"freeze_units"),
	(b"Sanctions", b"request_release"),
	(b"Sanctions", b"confirm_release"),
	(b"Sanctions", b"cancel_release"),
	(b"Utility", b"batch"),
	(b"Utility", b"batch_all"),
	(b"Utility", b"force_batch"),
	(b"Proxy", b"proxy"),
	(b"Multisig", b"as_multi"),
	(b"Multisig", b"as_multi_threshold_1"),
	(b"Multisig", b"approve_as_multi"),
	(b"Multisig", b"cancel_as_multi"),
	(b"Revive", b"eth_transact"),
	(b"Revive", b"eth_substrate_call"),
];

/// Calls that cannot be paused, by name.
pub struct Unpausable;

impl Contains<RuntimeCallNameOf<Runtime>> for Unpausable {
	fn contains(full_name: &RuntimeCallNameOf<Runtime>) -> bool {
		const PALLETS: [&[u8]; 24] = [
			b"Timestamp",
			b"Grandpa",
			b"Session",
			b"Validators",
			b"Council",
			b"CouncilMembers",
			b"Dispatchers",
			b"ComplianceOfficers",
			b"Arbitrators",
			b"Gateways",
			b"Attestors",
			b"SanctionsOracles",
			b"SecondOfficers",
			b"CourtOfficers",
			b"RateOracles",
			b"Preimage",
			b"Scheduler",
			b"Whitelist",
			b"Parameters",
			b"RootDelay",
			b"SafeMode",
			b"TxPause",
			b"Migrations",
			b"System",
		];
		let (pallet, call) = full_name;
		PALLETS.contains(&pallet.as_slice())
			|| UNPAUSABLE_CALLS
				.iter()
				.any(|(p, c)| pallet.as_slice() == *p && call.as_slice() == *c)
	}
}

/// Names `Origin` and gives the duration for which it may stop the chain.
pub struct ForBlocks<Origin, const BLOCKS: BlockNumber>(core::marker::PhantomData<Origin>);

impl<O, Origin: EnsureOrigin<O>, const BLOCKS: BlockNumber> EnsureOrigin<O>
	for ForBlocks<Origin, BLOCKS>
{
	type Success = BlockNumber;

	fn try_origin(origin: O) -> Result<BlockNumber, O> {
		Origin::try_origin(origin).map(|_| BLOCKS)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<O, ()> {
		Origin::try_successful_origin()
	}
}

parameter_types! {
	/// Nobody enters safe mode for a deposit. While weights are measured there is one, so that what is refused here is
	/// not measured as costing nothing.
	pub const NoDeposit: Option<crate::Balance> =
		if cfg!(feature = "runtime-benchmarks") { Some(GNX) } else { None };
	/// Deposits are not released early, but while weights are measured.
	pub const NoReleaseDelay: Option<BlockNumber> =
		if cfg!(feature = "runtime-benchmarks") { Some(1) } else { None };
	/// Not used: safe mode is entered by role only.
	pub const UnusedDuration: BlockNumber = 0;
	/// Weight a multi-block migration may use in a block.
	pub MaxMigrationWeight: Weight = block_weight_share(80);
}

impl pallet_safe_mode::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WhitelistedCalls = AlwaysAllowed;
	type EnterDuration = UnusedDuration;
	type ExtendDuration = UnusedDuration;
	type EnterDepositAmount = NoDeposit;
	type ExtendDepositAmount = NoDeposit;
	// One officer can stop the chain for an hour, the council for a day; only the council ends or extends it.
	type ForceEnterOrigin = frame_support::traits::EitherOf<
		ForBlocks<EnsureCouncil, { 24 * HOURS }>,
		ForBlocks<EnsureComplianceOfficer, HOURS>,
	>;
	type ForceExtendOrigin = ForBlocks<EnsureCouncil, { 24 * HOURS }>;
	type ForceExitOrigin = EnsureCouncil;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type Notify = ();
	type ReleaseDelay = NoReleaseDelay;
	type WeightInfo = crate::weights::pallet_safe_mode::WeightInfo<Runtime>;
}

impl pallet_tx_pause::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PauseOrigin =
		frame_support::traits::EitherOfDiverse<EnsureCouncil, EnsureComplianceOfficer>;
	type UnpauseOrigin = EnsureCouncil;
	type WhitelistedCalls = Unpausable;
	type MaxNameLen = ConstU32<64>;
	type WeightInfo = crate::weights::pallet_tx_pause::WeightInfo<Runtime>;
}

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	#[cfg(not(any(feature = "rehearsal", feature = "runtime-benchmarks")))]
	type Migrations = ();
	#[cfg(all(feature = "rehearsal", not(feature = "runtime-benchmarks")))]
	type Migrations = crate::rehearsal::RewriteAccounts;
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
	type CursorMaxLen = ConstU32<65_536>;
	type IdentifierMaxLen = ConstU32<256>;
	type MigrationStatusHandler = ();
	type FailedMigrationHandler =
		EnterSafeModeOnFailedMigration<SafeMode, FreezeChainOnFailedMigration>;
	type MaxServiceWeight = MaxMigrationWeight;
	type WeightInfo = crate::weights::pallet_migrations::WeightInfo<Runtime>;
}
