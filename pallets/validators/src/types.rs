// SPDX-License-Identifier: Apache-2.0

//! The words of this pallet.

use alloc::{vec, vec::Vec};

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_slots::EquivocationProof;
use sp_runtime::Perbill;
use sp_staking::{
	SessionIndex,
	offence::{Kind, Offence},
};

/// Two headers that one Aura key sealed for one slot.
pub type BlockEquivocation<Header> = EquivocationProof<Header, AuraId>;

/// Why a proven offender, or a validator that was absent, keeps its place in the running session.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
)]
pub enum SpareReason {
	/// It is not in the active set any more, so there is nothing to disable.
	NotActive,
	/// It was disabled earlier and the active set has not changed since.
	AlreadyDisabled,
	/// As many validators are disabled as may misbehave without harm, `(n - 1) / 3`. One more
	/// would leave fewer honest validators than finality needs.
	ThirdReached,
	/// Disabling one more would leave fewer enabled validators than the floor.
	FloorReached,
}

/// What a validator made of its slots in a session.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
)]
pub struct SlotCount {
	/// Slots for which the chain has its block.
	pub authored: u32,
	/// Slots that passed without a block while others made theirs.
	pub missed: u32,
}

/// One validator of the running session.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq,
)]
pub struct ActiveValidator<AccountId> {
	/// The validator's account.
	pub account: AccountId,
	/// True when it may not author blocks: after an offence until the active set changes, after
	/// absence until the session ends.
	pub disabled: bool,
	/// True when it is disabled for its absence from the session before.
	pub absent: bool,
	/// True when it is still admitted; false when governance removed it and it serves its last
	/// sessions.
	pub admitted: bool,
	/// What it made of its slots in this session so far.
	pub slots: SlotCount,
}

/// The offence of sealing two blocks for one slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubleBlock<AccountId> {
	/// The slot.
	pub slot: u64,
	/// The session of the slot.
	pub session: SessionIndex,
	/// How many validators that session had.
	pub validator_count: u32,
	/// Who sealed both, identified as an offence report asks.
	pub offender: (AccountId, ()),
}

impl<AccountId: Clone> Offence<(AccountId, ())> for DoubleBlock<AccountId> {
	const ID: Kind = *b"aura:doubleblock";
	type Slot = u64;

	fn offenders(&self) -> Vec<(AccountId, ())> {
		vec![self.offender.clone()]
	}

	fn session_index(&self) -> SessionIndex {
		self.session
	}

	fn validator_set_count(&self) -> u32 {
		self.validator_count
	}

	fn slot(&self) -> u64 {
		self.slot
	}

	/// As grave as a double vote: `(3k / n)²` for `k` offenders of `n`.
	fn slash_fraction(&self, offenders_count: u32) -> Perbill {
		Perbill::from_rational(offenders_count.saturating_mul(3), self.validator_count).square()
	}
}
