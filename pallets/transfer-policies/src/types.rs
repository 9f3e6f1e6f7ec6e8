// SPDX-License-Identifier: Apache-2.0
//! What the pallet stores and shows.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::ConstU32};
use genex_primitives::{Actor, IdentityId, PolicyId};
use scale_info::TypeInfo;

/// The built-in policy that refuses everybody.
pub const REFUSE_ALL: PolicyId = 0;

/// The built-in policy that admits everybody.
pub const ALLOW_ALL: PolicyId = 1;

/// The first id that a created policy can have.
pub const FIRST_POLICY: PolicyId = 2;

/// The most members one call adds or removes.
pub const MAX_BATCH: u32 = 100;

/// The most entries one page of a view function holds.
pub const MAX_PAGE: u32 = 100;

/// Members that one call adds or removes.
pub type Batch<AccountId> = BoundedVec<Member<AccountId>, ConstU32<MAX_BATCH>>;

/// Who can be on a list.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Member<AccountId> {
	/// A person or company, with whichever of its accounts it acts.
	#[codec(index = 0)]
	Identity(IdentityId),
	/// One account, registered or not. Only the redeemer's leg looks for it: stores may redeem without an identity.
	#[codec(index = 1)]
	Account(AccountId),
}

/// Who changes the members of a policy.
pub type Admin<AccountId> = Actor<AccountId>;

/// The structure of a policy, as it is asked for and shown. It never changes.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum Policy {
	/// Admits its members and nobody else.
	#[codec(index = 0)]
	Allow,
	/// Admits everybody but its members.
	#[codec(index = 1)]
	Deny,
	/// Judges each side of a movement by another simple policy: built in, or a list.
	#[codec(index = 2)]
	Compound {
		/// Judges who passes units on.
		sender: PolicyId,
		/// Judges who gets units from another holder.
		recipient: PolicyId,
		/// Judges who buys units from the issuer.
		mint_recipient: PolicyId,
		/// Judges who accepts units at redemption.
		redeemer: PolicyId,
	},
}

/// A simple policy with its kind, so that a compound is judged without reading the lists' own records.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum Leg {
	/// Refuses everybody.
	#[codec(index = 0)]
	RefuseAll,
	/// Admits everybody.
	#[codec(index = 1)]
	AllowAll,
	/// Admits the members of this list.
	#[codec(index = 2)]
	Allow(PolicyId),
	/// Admits all but the members of this list.
	#[codec(index = 3)]
	Deny(PolicyId),
}

impl Leg {
	/// Whether it admits somebody of whom `on_list` tells whether a list has it.
	pub fn admits(self, on_list: impl FnOnce(PolicyId) -> bool) -> bool {
		match self {
			Self::RefuseAll => false,
			Self::AllowAll => true,
			Self::Allow(list) => on_list(list),
			Self::Deny(list) => !on_list(list),
		}
	}

	/// The policy it stands for.
	pub const fn policy(self) -> PolicyId {
		match self {
			Self::RefuseAll => REFUSE_ALL,
			Self::AllowAll => ALLOW_ALL,
			Self::Allow(list) | Self::Deny(list) => list,
		}
	}
}

/// The simple policy for each side of a movement.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Legs {
	/// Judges who passes units on.
	pub sender: Leg,
	/// Judges who gets units from another holder.
	pub recipient: Leg,
	/// Judges who buys units from the issuer.
	pub mint_recipient: Leg,
	/// Judges who accepts units at redemption.
	pub redeemer: Leg,
}

impl Legs {
	/// The same simple policy for every side.
	pub const fn all(leg: Leg) -> Self {
		Self { sender: leg, recipient: leg, mint_recipient: leg, redeemer: leg }
	}
}

/// The structure of a policy, as it is stored.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum Rule {
	/// Admits its members and nobody else.
	#[codec(index = 0)]
	Allow,
	/// Admits everybody but its members.
	#[codec(index = 1)]
	Deny,
	/// Judges each side by another simple policy.
	#[codec(index = 2)]
	Compound(Legs),
}

impl Rule {
	/// Whether it has members of its own.
	pub const fn is_list(&self) -> bool {
		matches!(self, Self::Allow | Self::Deny)
	}

	/// As clients see it.
	pub const fn shown(&self) -> Policy {
		match self {
			Self::Allow => Policy::Allow,
			Self::Deny => Policy::Deny,
			Self::Compound(legs) => Policy::Compound {
				sender: legs.sender.policy(),
				recipient: legs.recipient.policy(),
				mint_recipient: legs.mint_recipient.policy(),
				redeemer: legs.redeemer.policy(),
			},
		}
	}
}

/// What a movement does not need to know of a policy.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct PolicyDetails<AccountId> {
	/// Who changes its members.
	pub admin: Admin<AccountId>,
	/// Who was asked to take over, if anybody.
	pub proposed: Option<Admin<AccountId>>,
	/// Whether its members are fixed for ever.
	pub sealed: bool,
	/// How many members it has.
	pub members: u32,
}

/// A policy as a client shows it.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct PolicyView<AccountId> {
	/// Its id.
	pub policy: PolicyId,
	/// Its structure.
	pub structure: Policy,
	/// Admin, seal and number of members.
	pub details: PolicyDetails<AccountId>,
}
