// SPDX-License-Identifier: Apache-2.0
//! Who makes blocks, who finalises them, and what happens to those who cheat.

use crate::{
	AccountId, Aura, Balance, BlockNumber, Header, Historical, Offences, Runtime, RuntimeCall,
	RuntimeEvent, SLOT_DURATION, Session, SessionKeys, Validators,
	configs::{deposits::Deposits, governance::EnsureCouncil},
	constants::{GNX, MINUTES},
};
use alloc::boxed::Box;
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64, Get},
};
use pallet_validators::BlockEquivocation;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_core::sr25519;
use sp_runtime::traits::{ConvertInto, OpaqueKeys};

parameter_types! {
	/// Blocks of one session. The session pallet books a whole block at each rotation, so they are not shorter.
	pub const SessionPeriod: BlockNumber = 10 * MINUTES;
	/// First block of the first session.
	pub const SessionOffset: BlockNumber = 0;
	/// Past sessions whose offences can still be reported: seven days.
	pub const OffenceHistory: sp_staking::SessionIndex = 1_008;
	/// A report needs the GRANDPA set of its session and the one before, so two more than remembered sessions.
	pub const MaxSetIdSessionEntries: u64 = 1_010;
	/// Blocks a report stays in the pool: as long as the offence can be reported.
	pub const ReportLongevity: u64 = 604_800;
	/// Most validators the network admits.
	pub const MaxValidators: u32 = 32;
	/// Fewest active validators any network has; genesis sets a network's own floor above it.
	pub const MinValidators: u32 = 1;
	/// Held while an account has session keys, so that keys of strangers cannot fill the state.
	pub const SessionKeyDeposit: Balance = GNX;
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type DisabledValidators = Session;
	type MaxAuthorities = MaxValidators;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = ConstU64<SLOT_DURATION>;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
	type EventHandler = ();
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = pallet_session::PeriodicSessions<SessionPeriod, SessionOffset>;
	type NextSessionRotation = pallet_session::PeriodicSessions<SessionPeriod, SessionOffset>;
	type SessionManager = pallet_session::historical::NoteHistoricalRoot<Self, Validators>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = pallet_validators::WithinFloor;
	type WeightInfo = crate::weights::pallet_session::WeightInfo<Runtime>;
	type Currency = Deposits;
	type KeyDeposit = SessionKeyDeposit;
}

impl pallet_session::historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = pallet_validators::NoIdentification;
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = pallet_session::historical::IdentificationTuple<Self>;
	type OnOffenceHandler = Validators;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	// The crate ships no other; it counts with the slower database's figures, so it is safe.
	type WeightInfo = ();
	type MaxAuthorities = MaxValidators;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = MaxSetIdSessionEntries;
	type KeyOwnerProof = sp_session::MembershipProof;
	type EquivocationReportSystem = pallet_grandpa::EquivocationReportSystem<
		Self,
		pallet_validators::OncePerSession<Self, Offences>,
		Historical,
		ReportLongevity,
	>;
}

/// The slot of the block that is being made, as Aura read it from the header.
pub struct CurrentSlot;

impl Get<u64> for CurrentSlot {
	fn get() -> u64 {
		pallet_aura::CurrentSlot::<Runtime>::get().into()
	}
}

impl pallet_validators::Config for Runtime {
	type AdminOrigin = EnsureCouncil;
	type MaxValidators = MaxValidators;
	type MinValidators = MinValidators;
	type OffenceHistory = OffenceHistory;
	type CurrentSlot = CurrentSlot;
	type KeyOwner = Historical;
	type Reports = pallet_validators::OncePerSession<Self, Offences>;
	type WeightInfo = crate::weights::pallet_validators::WeightInfo<Runtime>;
}

/// The call by which anybody reports that the Aura key `key` sealed both headers for `slot`. `None` when the key is not
/// one of the running session.
pub fn report_of_double_block(
	key: [u8; 32],
	slot: u64,
	first_header: Header,
	second_header: Header,
) -> Option<RuntimeCall> {
	let offender = AuraId::from(sr25519::Public::from_raw(key));
	let key_owner_proof = Validators::key_ownership_proof(offender.clone())?;
	let slot = slot.into();
	let proof = BlockEquivocation { offender, slot, first_header, second_header };
	let equivocation_proof = Box::new(proof);
	Some(
		pallet_validators::Call::<Runtime>::report_aura_equivocation {
			equivocation_proof,
			key_owner_proof,
		}
		.into(),
	)
}
