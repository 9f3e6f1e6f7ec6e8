// SPDX-License-Identifier: Apache-2.0
//! Shapes of what is stored, signed and shown, and which state may follow which.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::ConstU32};
use genex_primitives::{Asset, Cents, IdentityId, UnixSeconds};
use scale_info::TypeInfo;
use sp_core::H256;

pub use genex_primitives::ExternalAddress;

/// First bytes of every message that proves control of an outside address.
pub const CONTROL_DOMAIN: [u8; 19] = *b"genex:control-proof";

/// The shortest time that a closed case is kept: five years, in seconds.
pub const MIN_RETENTION: UnixSeconds = 157_766_400;

/// The longest time that a case may hold value, in seconds: thirty days.
pub const MAX_LIFETIME: UnixSeconds = 2_592_000;

/// The most cases that are looked at in one block to return what is due.
pub const RETURNS_PER_BLOCK: u32 = 16;

/// The most outside addresses that one identity can have proven control of at a time.
pub const MAX_CONTROL_PROOFS: u32 = 16;

/// The most entries that one page of a view function holds.
pub const MAX_PAGE: u32 = 100;

/// In [`crate::OpenCases`]: the automatic return of the case was refused and is not tried again.
pub const PARKED: UnixSeconds = UnixSeconds::MAX;

/// The payload of a case, which stays with the institutions: how they call it, and its hash.
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
pub struct Envelope {
	/// Its id in the institutions' messages. Not zero.
	pub id: H256,
	/// Hash of the sealed payload. Not zero.
	pub hash: H256,
}

impl Envelope {
	/// Whether it names a payload at all.
	pub fn is_named(&self) -> bool {
		!self.id.is_zero() && !self.hash.is_zero()
	}
}

/// Where a case stands.
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
pub enum CaseState {
	/// Opened; the envelope is missing.
	#[codec(index = 0)]
	Started,
	/// The envelope is attached; the beneficiary's attestor has not begun.
	#[codec(index = 1)]
	Pending,
	/// The beneficiary's attestor reviews the envelope.
	#[codec(index = 2)]
	Review,
	/// The beneficiary's attestor asked for a corrected envelope.
	#[codec(index = 3)]
	Repair,
	/// Both sides are accepted. Passed through within the call that also pays out.
	#[codec(index = 4)]
	Accepted,
	/// The value went to the beneficiary.
	#[codec(index = 5)]
	Completed,
	/// An attestor refused or the sender withdrew; the value went back.
	#[codec(index = 6)]
	Rejected,
	/// The deadline passed; the value went back.
	#[codec(index = 7)]
	Expired,
}

impl CaseState {
	/// Every state.
	pub const ALL: [CaseState; 8] = [
		CaseState::Started,
		CaseState::Pending,
		CaseState::Review,
		CaseState::Repair,
		CaseState::Accepted,
		CaseState::Completed,
		CaseState::Rejected,
		CaseState::Expired,
	];

	/// Whether a case in this state holds value.
	pub const fn is_open(self) -> bool {
		matches!(self, Self::Started | Self::Pending | Self::Review | Self::Repair)
	}

	/// Whether `next` may follow. Nothing follows Completed, Rejected and Expired.
	pub const fn may_become(self, next: Self) -> bool {
		match next {
			Self::Started => false,
			Self::Pending => matches!(self, Self::Started | Self::Repair),
			Self::Review => matches!(self, Self::Pending),
			Self::Repair | Self::Accepted => matches!(self, Self::Review),
			Self::Completed => matches!(self, Self::Accepted),
			Self::Rejected | Self::Expired => self.is_open(),
		}
	}
}

/// One party of a case.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Side<AccountId> {
	/// The account that gives or gets.
	pub account: AccountId,
	/// Who is behind it.
	pub identity: IdentityId,
	/// Who vouched for the identity: at the opening, or later when that one accepted.
	pub attestor: AccountId,
	/// When that attestor accepted this side, if it did.
	pub accepted_at: Option<UnixSeconds>,
	/// Hash of the recorded data that a transfer in one call relied on.
	pub recorded: Option<H256>,
}

/// How a case ended.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Closing<AccountId> {
	/// When.
	pub at: UnixSeconds,
	/// First second at which the record may be erased.
	pub retain_until: UnixSeconds,
	/// Who ended it; nothing when the chain returned the value by itself.
	pub by: Option<AccountId>,
	/// Hash of the explanation; zero where none is given.
	pub reason: H256,
}

/// A transfer of value together with the record that the Travel Rule asks for.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Case<AccountId> {
	/// Who sends.
	pub originator: Side<AccountId>,
	/// Who shall get it.
	pub beneficiary: Side<AccountId>,
	/// What is sent.
	pub asset: Asset,
	/// How much: units of the series, or smallest units of the stablecoin.
	pub quantity: u128,
	/// What it was worth when the case was opened, in US cents.
	pub cents: Cents,
	/// The latest envelope.
	pub envelope: Option<Envelope>,
	/// Where the case stands.
	pub state: CaseState,
	/// When it was opened.
	pub opened_at: UnixSeconds,
	/// First second at which it can only be returned.
	pub deadline: UnixSeconds,
	/// How it ended, once it did.
	pub closing: Option<Closing<AccountId>>,
}

impl<AccountId> Case<AccountId> {
	/// Takes back whatever was accepted: it was another envelope.
	pub(crate) fn forget_acceptances(&mut self) {
		self.originator.accepted_at = None;
		self.beneficiary.accepted_at = None;
	}
}

/// What an attestor has on file of an identity as originator and as beneficiary.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct TravelData<AccountId> {
	/// Hash of the file, which stays with the attestor.
	pub hash: H256,
	/// First second at which it no longer counts.
	pub valid_until: UnixSeconds,
	/// Who recorded it. It counts only while this attestor vouches for the identity.
	pub attestor: AccountId,
}

/// An address that an identity proved to control.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct ControlProof {
	/// The address.
	pub address: ExternalAddress,
	/// When it was proven.
	pub proven_at: UnixSeconds,
	/// The nonce of the message that proved it.
	pub nonce: u64,
}

/// All that an identity proved, and how often it did.
#[derive(
	Clone,
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
pub struct Controls {
	/// The nonce that the next message must name. It only grows, so each message works once.
	pub nonce: u64,
	/// The addresses, oldest proof first, none of them twice.
	pub proofs: BoundedVec<ControlProof, ConstU32<MAX_CONTROL_PROOFS>>,
}

#[cfg(test)]
mod tests {
	use super::*;
	use CaseState::*;

	#[test]
	fn states_should_follow_each_other_along_these_edges_only() {
		let edges = [
			(Started, Pending),
			(Started, Rejected),
			(Started, Expired),
			(Pending, Review),
			(Pending, Rejected),
			(Pending, Expired),
			(Review, Repair),
			(Review, Accepted),
			(Review, Rejected),
			(Review, Expired),
			(Repair, Pending),
			(Repair, Rejected),
			(Repair, Expired),
			(Accepted, Completed),
		];
		for from in CaseState::ALL {
			for to in CaseState::ALL {
				assert_eq!(from.may_become(to), edges.contains(&(from, to)), "{from:?} {to:?}");
			}
		}
	}

	#[test]
	fn closed_states_should_absorb() {
		for state in [Completed, Rejected, Expired] {
			assert!(!state.is_open());
			assert!(CaseState::ALL.into_iter().all(|next| !state.may_become(next)));
		}
	}
}
