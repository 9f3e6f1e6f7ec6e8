// SPDX-License-Identifier: Apache-2.0
//! What is stored, and what calls take.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::ConstU32};
use genex_messages::merkle;
use genex_primitives::{Quantity, SeriesId, Tier, UnixSeconds};
use scale_info::TypeInfo;
use sp_core::H256;

/// The number of a printed batch, from 1 on; never reused.
pub type BatchId = u64;

/// The number of a gift, from 1 on; never reused.
pub type GiftId = u64;

/// The most marks of claimed cards that one call sweeps away.
pub const MAX_SWEEP: u32 = 1_000;

/// What proves that a card belongs to its batch.
pub type Proof = BoundedVec<[u8; 32], ConstU32<{ merkle::MAX_PROOF }>>;

/// Coupons that were printed together, each with a key under a scratch field.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Batch<AccountId> {
	/// Whose units wait.
	pub giver: AccountId,
	/// The series.
	pub series: SeriesId,
	/// Units of each card, above zero.
	pub units: Quantity,
	/// Cards that are not claimed yet, above zero.
	pub left: u32,
	/// The root of the Merkle tree over the keys under the scratch fields and the units of their cards.
	pub root: H256,
	/// First second at which cards can no longer be claimed, and the rest can be returned.
	pub deadline: UnixSeconds,
}

impl<AccountId> Batch<AccountId> {
	/// Units that wait: those of the cards that are left. Nothing when there are more than can be counted.
	pub fn waiting(&self) -> Option<Quantity> {
		self.units.checked_mul(self.left.into())
	}
}

/// Units that wait for whoever has the key in a link.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Gift<AccountId> {
	/// Whose units wait.
	pub giver: AccountId,
	/// The series.
	pub series: SeriesId,
	/// How many units, above zero.
	pub quantity: Quantity,
	/// The account of the key in the link.
	pub key: AccountId,
	/// The lowest tier of whoever claims it.
	pub min_tier: Tier,
	/// First second at which it can no longer be claimed, and can be returned.
	pub deadline: UnixSeconds,
}

/// How much of a giver's waits.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct OpenCounts {
	/// Printed batches.
	pub batches: u32,
	/// Gifts in links.
	pub gifts: u32,
}
