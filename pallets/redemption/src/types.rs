// SPDX-License-Identifier: Apache-2.0
//! What is stored, and what calls take.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::ConstU32};
use genex_messages::Ticket;
use genex_primitives::{Quantity, SeriesId, UnixSeconds};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::MultiSignature;

/// The number of an authorisation, from 1 on; never reused.
pub type AuthorisationId = u64;

/// The most tickets that one call takes.
pub const MAX_TICKETS: u32 = 50;

/// The most authorisations that the chain looks at by itself in a block.
pub const RETURNS_PER_BLOCK: u32 = 16;

/// Tickets for one call.
pub type Tickets = BoundedVec<SignedTicket, ConstU32<MAX_TICKETS>>;

/// A ticket together with its holder's signature.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct SignedTicket {
	/// What the holder lets the redeemer do.
	pub ticket: Ticket,
	/// The holder's signature over it.
	pub signature: MultiSignature,
}

/// Units that a holder put aside for a redeemer, who takes them in one or several parts.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Authorisation<AccountId> {
	/// Whose units they are.
	pub holder: AccountId,
	/// Who may capture them.
	pub redeemer: AccountId,
	/// The series.
	pub series: SeriesId,
	/// Units that are still in escrow.
	pub left: Quantity,
	/// Units that were captured.
	pub captured: Quantity,
	/// Salted hash of the order.
	pub order_hash: H256,
	/// When it was opened.
	pub opened_at: UnixSeconds,
	/// First second at which it can only be returned.
	pub deadline: UnixSeconds,
	/// Whether the chain tried to return it and could not.
	pub stuck: bool,
}

impl<AccountId: PartialEq> Authorisation<AccountId> {
	/// Whether it can only be returned at `now`.
	pub const fn is_overdue(&self, now: UnixSeconds) -> bool {
		now >= self.deadline
	}

	/// Whether `who` may void it at `now`: its redeemer at any time, its holder once nobody can capture any more.
	pub fn may_void(&self, who: &AccountId, now: UnixSeconds) -> bool {
		*who == self.redeemer || (self.is_overdue(now) && *who == self.holder)
	}
}
