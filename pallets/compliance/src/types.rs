// SPDX-License-Identifier: Apache-2.0
//! What the pallet stores and shows.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::ConstU32};
use genex_primitives::{
	Cents, CurrencyCode, Flow, IdentityId, Jurisdiction, Quantity, Rate, SeriesId, UnixSeconds,
	Usage,
	rules::{Facts, Rulebook},
	traits::ReviewedAct,
	window::{HOUR, HOURS_BACK, Window, bucket},
};
use scale_info::TypeInfo;
use sp_core::H256;

/// A case about an identity's transfers, numbered from 0 and never reused.
pub type AmlCaseId = u64;

/// The most rates that one call sets.
pub const MAX_RATES: u32 = 64;
/// Accounts of one identity in the dearest movement that weights count with.
pub const MOST_ACCOUNTS: u32 = 16;
/// Cases that one gift can open: three of the giver, one of the receiver.
pub const MOST_CASES: u32 = 4;
/// The most entries that one sweep removes.
pub const MAX_SWEPT: u32 = 100;
/// The most related parties that an issuer may have when it declares one more itself.
pub const MAX_OWN_RELATIONS: u32 = 1_000;
/// The most entries that one page of a view holds.
pub const MAX_PAGE: u32 = 100;
/// First bytes of what the digest of a case is made of.
pub const AML_DOMAIN: [u8; 14] = *b"genex:aml-case";

/// Currencies and what their minor units are worth.
pub type RateBatch = BoundedVec<(CurrencyCode, Rate), ConstU32<MAX_RATES>>;
/// Pairs of identities, in either order.
pub type PairList = BoundedVec<(IdentityId, IdentityId), ConstU32<MAX_SWEPT>>;
/// Counters of closed-loop purchases.
pub type CounterList = BoundedVec<Counter, ConstU32<MAX_SWEPT>>;

/// The rulebook with what every movement has to know besides, in one value.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct RuleSet {
	/// What governance decided.
	pub book: Rulebook,
	/// First second at which the sanctions lists count as too old.
	pub fresh_until: UnixSeconds,
	/// In how many jurisdictions a class of coupons is banned.
	pub banned_places: u16,
}

/// A counter of what one identity bought of closed-loop coupons.
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
pub enum Counter {
	/// Of one series.
	#[codec(index = 0)]
	Series {
		/// Who bought.
		identity: IdentityId,
		/// What.
		series: SeriesId,
	},
	/// From one issuer.
	#[codec(index = 1)]
	Seller {
		/// Who bought.
		identity: IdentityId,
		/// From whom.
		seller: IdentityId,
	},
}

/// How an identity is related to an issuer.
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
pub enum RelationKind {
	/// Owns a part of the issuer.
	#[codec(index = 0)]
	Owner,
	/// Is owned or controlled by the issuer or by its owners.
	#[codec(index = 1)]
	Affiliate,
	/// Manages the issuer.
	#[codec(index = 2)]
	Manager,
	/// Works for the issuer.
	#[codec(index = 3)]
	Employee,
	/// Belongs to the family of an owner or manager.
	#[codec(index = 4)]
	Family,
	/// Anything else; the hashed record says what.
	#[codec(index = 5)]
	Other,
}

/// That an identity is related to an issuer.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Relation {
	/// How.
	pub kind: RelationKind,
	/// When it was declared.
	pub since: UnixSeconds,
	/// Hash of the record behind it.
	pub reason: H256,
	/// What the related identity bought of the issuer since.
	pub bought: Window<HOURS_BACK>,
}

/// Why an identity is on the blacklist.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct BlacklistEntry<AccountId> {
	/// The officer who put it there, and may not take it off.
	pub by: AccountId,
	/// When.
	pub since: UnixSeconds,
	/// Hash of the reason.
	pub reason: H256,
	/// The case it belongs to.
	pub case: H256,
}

/// An open case about an identity's transfers. Only those who know identity and kind can tell whom it is about.
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
pub struct AmlCase {
	/// Blake2-256 over domain, genesis hash, identity, kind and `opened_at`.
	pub digest: H256,
	/// When the threshold was reached.
	pub opened_at: UnixSeconds,
}

/// An act of high value that waits for an officer.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Review<AccountId> {
	/// The act, as the pallet that holds its value knows it.
	pub act: ReviewedAct,
	/// Whose value waits.
	pub who: AccountId,
	/// What it is worth in US cents.
	pub cents: Cents,
	/// When it was brought.
	pub opened_at: UnixSeconds,
	/// First second at which it can no longer be approved and anyone may have the value returned.
	pub deadline: UnixSeconds,
}

/// How far a case about transfers got.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum AmlCaseState {
	/// An officer looks into it; the identity opens no other of the kind.
	#[codec(index = 0)]
	Open,
	/// An officer found what it finds; the identity is counted anew.
	#[codec(index = 1)]
	Closed,
}

/// How far the review of an act got.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum ReviewState {
	/// It waits for an officer.
	#[codec(index = 0)]
	Open,
	/// The act takes place.
	#[codec(index = 1)]
	Approved,
	/// The value goes back.
	#[codec(index = 2)]
	Rejected,
}

/// How far a rolling window looks back.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum Span {
	/// 24 hours.
	#[codec(index = 0)]
	Day,
	/// 30 days.
	#[codec(index = 1)]
	Month,
}

/// One limit of an identity and how far it is used.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct LimitStatus {
	/// What is limited.
	pub flow: Flow,
	/// Over which time.
	pub span: Span,
	/// What counts now.
	pub used: Usage,
	/// What is left.
	pub remaining: Usage,
	/// The most there may be.
	pub limit: Usage,
	/// First second at which something that counts now no longer does, if anything counts.
	pub next_reset: Option<UnixSeconds>,
}

/// A cap on what counts within 24 hours and how far it is used, in US cents.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct DayCap {
	/// What counts now.
	pub used: Cents,
	/// What is left.
	pub remaining: Cents,
	/// The most there may be.
	pub cap: Cents,
	/// First second at which something that counts now no longer does, if anything counts.
	pub next_reset: Option<UnixSeconds>,
}

impl DayCap {
	/// How far `window` uses `cap` at `now`.
	pub(crate) fn new(window: &Window<HOURS_BACK>, cap: Cents, now: UnixSeconds) -> Self {
		let used = window.sum(bucket(now, HOUR)).cents;
		let (remaining, next_reset) = (cap.saturating_sub(used), window.reset(now, HOUR));
		Self { used, remaining, cap, next_reset }
	}
}

/// The caps on what an identity holds and how far they are used. Worth is in billionths of a US dollar.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct HoldingStatus {
	/// What its coupons count together.
	pub worth: u128,
	/// What is left of the cap on that; nothing where there is none.
	pub remaining_worth: Option<u128>,
	/// The most they may count; nothing means no cap.
	pub worth_cap: Option<u128>,
	/// The most units of one series that it may hold, on all its accounts; nothing means no cap.
	pub units_cap: Option<Quantity>,
}

/// The cap on a way across a border and how far one identity uses it.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct CorridorStatus {
	/// Where the identity resides.
	pub from: Jurisdiction,
	/// Where those reside to whom it would give or sell.
	pub to: Jurisdiction,
	/// The cap. All that the identity gave or sold abroad counts, whichever way it took, and nothing is left while the
	/// way is blocked.
	pub cap: DayCap,
}

/// The caps of an identity that are not limits of its flows.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct CapStatus {
	/// Of what it holds.
	pub holding: HoldingStatus,
	/// Of each way out of its residence that has one, in the order of the letters.
	pub corridors: Vec<CorridorStatus>,
}

/// What a check found out and the note of the same movement needs. It holds the counters as they were at the check:
/// nothing else may be noted between the two.
#[derive(Debug)]
#[must_use = "a movement that took place must be noted"]
pub struct Permit<AccountId> {
	pub(crate) facts: Facts,
	/// The accounts of the recipient's identity, if they were listed.
	pub(crate) family: Option<Vec<AccountId>>,
	/// Whether it is of a trade as everyday ones are, whose money is as plain as its units.
	pub(crate) plain: bool,
}
