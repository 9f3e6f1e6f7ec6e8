// SPDX-License-Identifier: Apache-2.0
//! Serial numbers, ranges of them, and what became of them.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::ConstU32};
use genex_primitives::{Quantity, Reason, UnixSeconds};
use scale_info::TypeInfo;

/// Most ranges of one call.
pub const MAX_RANGES: u32 = 100;
/// Most ranges of a holder that a move touches which names none.
pub const MAX_UNNAMED_RANGES: u32 = 4;
/// Most serials of one series that one owner has approved others for at a time.
pub const MAX_APPROVALS: u32 = 16;
/// Most entries of one page of a view, and of one sweep.
pub const MAX_PAGE: u32 = 100;

/// The number of a unit: 1 for the first that was minted, without gaps.
pub type Serial = Quantity;
/// Ranges of one call, in ascending order and apart.
pub type Ranges = BoundedVec<SerialRange, ConstU32<MAX_RANGES>>;
/// Ranges of one call and who gets each, in ascending order and apart.
pub type Gifts<AccountId> = BoundedVec<(AccountId, SerialRange), ConstU32<MAX_RANGES>>;
/// Serials in ascending order, each with who may move it.
pub type Approved<AccountId> = BoundedVec<(Serial, AccountId), ConstU32<MAX_APPROVALS>>;

/// Serials that follow one another.
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
pub struct SerialRange {
	/// The lowest; at least 1.
	pub first: Serial,
	/// The highest; not below the lowest.
	pub last: Serial,
}

impl SerialRange {
	/// The range of one serial.
	pub const fn one(serial: Serial) -> Self {
		Self { first: serial, last: serial }
	}

	/// The `quantity` serials from `first` on; nothing for none, and where numbers end.
	pub fn starting_at(first: Serial, quantity: Quantity) -> Option<Self> {
		let last = first.checked_add(quantity.checked_sub(1)?)?;
		Some(Self { first, last })
	}

	/// How many serials it has, if it is one.
	pub fn count(&self) -> Option<Quantity> {
		let more = self.last.checked_sub(self.first)?;
		(self.first > 0).then(|| more.checked_add(1)).flatten()
	}

	/// Whether `serial` is in it.
	pub const fn contains(&self, serial: Serial) -> bool {
		self.first <= serial && serial <= self.last
	}
}

/// How many serials `ranges` have in all, if they are ranges in ascending order and apart.
pub fn count_of<'a>(ranges: impl IntoIterator<Item = &'a SerialRange>) -> Option<Quantity> {
	let (mut sum, mut end): (Quantity, Serial) = (0, 0);
	for range in ranges {
		sum = sum.checked_add(range.count().filter(|_| range.first > end)?)?;
		end = range.last;
	}
	Some(sum)
}

/// The first serial of a run as a key that sorts downwards, so that whoever reads on from a serial finds its run first.
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
pub struct Descending([u8; 8]);

impl From<Serial> for Descending {
	fn from(serial: Serial) -> Self {
		Self((!serial).to_be_bytes())
	}
}

impl From<Descending> for Serial {
	fn from(key: Descending) -> Self {
		!Self::from_be_bytes(key.0)
	}
}

/// What became of a serial that is no longer unsold.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Fate<AccountId> {
	/// It is in the hands of this account.
	#[codec(index = 0)]
	Held(AccountId),
	/// It was burned with a redeemer.
	#[codec(index = 1)]
	Redeemed,
	/// The issuer burned it before it was sold.
	#[codec(index = 2)]
	Recalled,
	/// It was burned because its holder got money for it.
	#[codec(index = 3)]
	Refunded,
}

/// As many serials in a row as share one fate. Its first serial is its key.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Run<AccountId> {
	/// The last of them.
	pub last: Serial,
	/// What became of all of them.
	pub fate: Fate<AccountId>,
}

/// Where a serial stands.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum SerialState {
	/// With the issuer, who can sell or recall it.
	#[codec(index = 0)]
	Unsold,
	/// With a holder.
	#[codec(index = 1)]
	Held,
	/// Burned with a redeemer.
	#[codec(index = 2)]
	Redeemed,
	/// Left over when the validity ended.
	#[codec(index = 3)]
	Expired,
	/// Burned by the issuer before it was sold.
	#[codec(index = 4)]
	Recalled,
	/// Burned because its holder got money for it.
	#[codec(index = 5)]
	Refunded,
}

impl SerialState {
	/// The number by which Solidity knows it.
	pub const fn number(self) -> u8 {
		match self {
			Self::Unsold => 0,
			Self::Held => 1,
			Self::Redeemed => 2,
			Self::Expired => 3,
			Self::Recalled => 4,
			Self::Refunded => 5,
		}
	}
}

/// A serial as a merchant or wallet shows it.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct SerialView<AccountId> {
	/// Where it stands.
	pub state: SerialState,
	/// Who has it: the holder, or the issuer while it is unsold.
	pub owner: Option<AccountId>,
	/// Who may move it besides the owner and its operators.
	pub approved: Option<AccountId>,
	/// First second at which it can be redeemed.
	pub valid_from: UnixSeconds,
	/// First second at which it no longer can.
	pub valid_until: UnixSeconds,
	/// Whether all units of the holder are in escrow, so that none can be redeemed now.
	pub in_escrow: bool,
	/// Every reason of the rules against its redemption with the issuer, most important first.
	pub reasons: Vec<Reason>,
	/// Whether it can be redeemed now: it is held, not in escrow, and no reason speaks against it.
	pub valid: bool,
}
