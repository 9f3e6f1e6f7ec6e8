// SPDX-License-Identifier: Apache-2.0
//! Who decides what. There is no sudo: the council decides by two thirds, named roles act within their calls, and
//! root is reached only for a call the council has whitelisted and a dispatcher carries out after a delay.

use crate::{
	AccountId, Arbitrators, Attestors, Balances, BlockNumber, ComplianceOfficers, Council,
	CourtOfficers, Dispatchers, Gateways, OriginCaller, Preimage, RateOracles, Runtime,
	RuntimeCall, RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, SanctionsOracles, SecondOfficers,
	System,
	configs::{accounts::StoragePrice, deposits::Deposits},
	constants::{DAYS, block_weight_share},
};
use frame_support::{
	dynamic_params::{dynamic_pallet_params, dynamic_params},
	parameter_types,
	traits::{
		ConstU32, EnsureOrigin, EnsureOriginWithArg, EqualPrivilegeOnly,
		fungible::HoldConsideration,
	},
	weights::Weight,
};
use frame_system::{EnsureRoot, EnsureSignedBy};
use genex_primitives::FeeShare;
use pallet_collective::EnsureProportionAtLeast;

/// The council.
pub type CouncilInstance = pallet_collective::Instance1;
/// Root, or two thirds of the council.
pub type EnsureCouncil = frame_support::traits::EitherOfDiverse<
	EnsureRoot<AccountId>,
	EnsureProportionAtLeast<AccountId, CouncilInstance, 2, 3>,
>;
/// Whitelists calls of root: two thirds of the council, and never root itself.
pub type EnsureWhitelister = EnsureProportionAtLeast<AccountId, CouncilInstance, 2, 3>;
/// Carries out whitelisted calls.
pub type EnsureDispatcher = EnsureSignedBy<Dispatchers, AccountId>;
/// A compliance officer.
pub type EnsureComplianceOfficer = EnsureSignedBy<ComplianceOfficers, AccountId>;
/// An arbitrator of disputes.
pub type EnsureArbitrator = EnsureSignedBy<Arbitrators, AccountId>;
/// An operator through which money enters and leaves.
pub type EnsureGateway = EnsureSignedBy<Gateways, AccountId>;
/// An attestor of identities.
pub type EnsureAttestor = EnsureSignedBy<Attestors, AccountId>;
/// Who keeps the sanctions lists.
pub type EnsureSanctionsOracle = EnsureSignedBy<SanctionsOracles, AccountId>;
/// The second officer, who confirms what gives property back or moves it by order.
pub type EnsureSecondOfficer = EnsureSignedBy<SecondOfficers, AccountId>;
/// Who brings the orders of courts.
pub type EnsureCourtOfficer = EnsureSignedBy<CourtOfficers, AccountId>;
/// Who states exchange rates.
pub type EnsureRateOracle = EnsureSignedBy<RateOracles, AccountId>;

parameter_types! {
	/// How long a motion may be voted on.
	pub const MotionDuration: BlockNumber = 5 * DAYS;
	/// Weight a motion's call may have.
	pub MaxProposalWeight: Weight = block_weight_share(50);
}

impl pallet_collective::Config<CouncilInstance> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = MotionDuration;
	type MaxProposals = ConstU32<100>;
	type MaxMembers = ConstU32<50>;
	type DefaultVote = pallet_collective::MoreThanMajorityThenPrimeDefaultVote;
	type WeightInfo = crate::weights::pallet_collective::WeightInfo<Runtime>;
	// Seats are changed through `CouncilMembers`, which tells the council.
	#[cfg(not(feature = "runtime-benchmarks"))]
	type SetMembersOrigin = frame_support::traits::NeverEnsureOrigin<()>;
	// Every benchmark of the crate begins with root seating a council.
	#[cfg(feature = "runtime-benchmarks")]
	type SetMembersOrigin = EnsureRoot<AccountId>;
	type MaxProposalWeight = MaxProposalWeight;
	type DisapproveOrigin = EnsureCouncil;
	type KillOrigin = EnsureCouncil;
	type Consideration = ();
}

/// Sets up one membership: the council decides who belongs, the list has at most 50 members.
macro_rules! membership {
	($instance:ident, $initialized:ty, $changed:ty) => {
		impl pallet_membership::Config<pallet_membership::$instance> for Runtime {
			type RuntimeEvent = RuntimeEvent;
			type AddOrigin = EnsureCouncil;
			type RemoveOrigin = EnsureCouncil;
			type SwapOrigin = EnsureCouncil;
			type ResetOrigin = EnsureCouncil;
			type PrimeOrigin = EnsureCouncil;
			type MembershipInitialized = $initialized;
			type MembershipChanged = $changed;
			type MaxMembers = ConstU32<50>;
			type WeightInfo = crate::weights::pallet_membership::WeightInfo<Runtime>;
		}
	};
}

membership!(Instance1, Council, Council);
membership!(Instance2, (), ());
membership!(Instance3, (), ());
membership!(Instance4, (), ());
membership!(Instance5, (), ());
membership!(Instance6, (), ());
membership!(Instance7, (), ());
membership!(Instance8, (), ());
membership!(Instance9, (), ());
membership!(Instance10, (), ());

parameter_types! {
	/// Deposit for a stored preimage.
	pub const PreimageHold: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = crate::weights::pallet_preimage::WeightInfo<Runtime>;
	type Currency = Balances;
	type ManagerOrigin = EnsureCouncil;
	type Consideration = HoldConsideration<AccountId, Deposits, PreimageHold, StoragePrice>;
}

parameter_types! {
	/// Weight the scheduler may use in a block.
	pub MaximumSchedulerWeight: Weight = block_weight_share(40);
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MaximumSchedulerWeight;
	type ScheduleOrigin = EnsureCouncil;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	type MaxScheduledPerBlock = ConstU32<50>;
	type WeightInfo = crate::weights::pallet_scheduler::WeightInfo<Runtime>;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}

parameter_types! {
	/// How long a dispatch that came before its whitelisting is remembered.
	pub const DeferredDispatchExpiration: BlockNumber = DAYS;
}

impl pallet_whitelist::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type WhitelistOrigin = EnsureWhitelister;
	// The crate's benchmarks of a dispatch whitelist the call with the dispatcher's origin.
	#[cfg(feature = "runtime-benchmarks")]
	type WhitelistOrigin =
		frame_support::traits::EitherOfDiverse<EnsureWhitelister, EnsureDispatcher>;
	type DispatchWhitelistedOrigin = EnsureDispatcher;
	// Hands out a preimage only after the delay that began when it was whitelisted.
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Preimages = crate::RootDelay;
	#[cfg(feature = "runtime-benchmarks")]
	type Preimages = crate::benchmarks::ReadyPreimages;
	type DeferredDispatchExpiration = DeferredDispatchExpiration;
	type BlockNumberProvider = System;
	type WeightInfo = crate::weights::pallet_whitelist::WeightInfo<Runtime>;
}

/// Root calls that need no delay: they end an emergency or prevent a worse one.
pub struct EmergencyCalls;

impl frame_support::traits::Contains<RuntimeCall> for EmergencyCalls {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::Grandpa(pallet_grandpa::Call::note_stalled { .. })
				| RuntimeCall::SafeMode(..)
				| RuntimeCall::TxPause(..)
				| RuntimeCall::Migrations(..)
		)
	}
}

impl pallet_root_delay::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type Preimages = Preimage;
	type EmergencyCalls = EmergencyCalls;
	type WeightInfo = crate::weights::pallet_root_delay::WeightInfo<Runtime>;
}

/// Numbers the council may change within their types' bounds.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
	use super::*;

	/// The primary market.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod sales {
		/// Share of each purchase that goes to the treasury; a fifth at most.
		#[codec(index = 0)]
		pub static ServiceFee: FeeShare = FeeShare::from_percent(2);
	}

	/// Travel Rule cases.
	#[dynamic_pallet_params]
	#[codec(index = 1)]
	pub mod travel_rule {
		/// Seconds that a new case waits for its end; at most 30 days.
		#[codec(index = 0)]
		pub static CaseLifetime: genex_primitives::UnixSeconds = 3 * 86_400;
		/// Seconds that a closed case is kept; the pallet keeps every one for at least five years.
		#[codec(index = 1)]
		pub static Retention: genex_primitives::UnixSeconds = 5 * 366 * 86_400;
	}

	/// Fees of transactions.
	#[dynamic_pallet_params]
	#[codec(index = 2)]
	pub mod fees {
		/// Part of paid fees, tips included, that goes to the author of the block; four fifths at most. The rest goes to
		/// the treasury.
		#[codec(index = 0)]
		pub static AuthorShare: genex_primitives::AuthorShare = genex_primitives::AuthorShare::NONE;
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
	fn default() -> Self {
		Self::Sales(dynamic_params::sales::Parameters::ServiceFee(
			dynamic_params::sales::ServiceFee,
			Some(FeeShare::MAX),
		))
	}
}

/// The council sets every parameter, within what is valid for it.
pub struct ParameterAdmin;

impl EnsureOriginWithArg<RuntimeOrigin, RuntimeParametersKey> for ParameterAdmin {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin, _key: &RuntimeParametersKey) -> Result<(), RuntimeOrigin> {
		<EnsureCouncil as EnsureOrigin<RuntimeOrigin>>::try_origin(origin).map(|_| ())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_key: &RuntimeParametersKey) -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::root())
	}
}

impl pallet_parameters::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeParameters = RuntimeParameters;
	type AdminOrigin = ParameterAdmin;
	type WeightInfo = crate::weights::pallet_parameters::WeightInfo<Runtime>;
}
