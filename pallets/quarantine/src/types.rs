// SPDX-License-Identifier: Apache-2.0
//! What the pallet stores and shows.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use genex_primitives::{Asset, IdentityId, Reason, UnixSeconds};
use scale_info::TypeInfo;
use sp_core::H256;

/// A gift that waits, numbered from 0 and never reused.
pub type ReceiptId = u64;

/// The most overdue gifts that go back by themselves in one block.
pub const MAX_RETURNS: u32 = 16;

/// The most receipt numbers one block looks at to find them, ended ones included.
pub const MAX_LOOKS: u32 = 512;

/// The most entries one page of a view function holds.
pub const MAX_PAGE: u32 = 100;

/// What an account does with gifts.
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
pub enum ReceivePolicy {
	/// Takes whatever the rules let through.
	#[codec(index = 0)]
	AcceptAll,
	/// Takes only what it accepted, or what comes as an offer of a sender it trusts.
	#[codec(index = 1)]
	Screened,
}

/// A gift that waits for its recipient. Its value lies in the sender's escrow.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Receipt<AccountId> {
	/// Who gives.
	pub from: AccountId,
	/// Who was behind that account when the gift was offered; the gift counts there until it ends.
	pub sender: IdentityId,
	/// Who is asked.
	pub to: AccountId,
	/// What is given.
	pub asset: Asset,
	/// How much of it: units of the series, or smallest units of the stablecoin.
	pub quantity: u128,
	/// Hash of the sender's words, which stay off chain.
	pub note: H256,
	/// When it was offered.
	pub opened_at: UnixSeconds,
	/// First second at which it can no longer be accepted and anybody can send it back.
	pub deadline: UnixSeconds,
}

/// What an offer would come to now.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Preview {
	/// Every reason against it, by priority. What the sender has is not looked at.
	pub reasons: Vec<Reason>,
	/// Whether it would pass at once, without the recipient being asked.
	pub passes_at_once: bool,
}
