// SPDX-License-Identifier: Apache-2.0
//! The words that describe an issuer, and the formula by which it gets credit.

pub mod credit;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// How well an issuer honours its coupons, from worst to best.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
pub enum Grade {
	/// Hardly honours them.
	#[codec(index = 0)]
	E,
	/// Honours them badly.
	#[codec(index = 1)]
	D,
	/// New, or average: what an issuer begins with.
	#[codec(index = 2)]
	C,
	/// Honours them well.
	#[codec(index = 3)]
	B,
	/// Has honoured nearly all of them for years.
	#[codec(index = 4)]
	A,
}

impl Grade {
	/// Every grade, from worst to best.
	pub const ALL: [Self; 5] = [Self::E, Self::D, Self::C, Self::B, Self::A];

	/// The next better grade.
	pub const fn better(self) -> Option<Self> {
		match self {
			Self::E => Some(Self::D),
			Self::D => Some(Self::C),
			Self::C => Some(Self::B),
			Self::B => Some(Self::A),
			Self::A => None,
		}
	}

	/// The next worse grade.
	pub const fn worse(self) -> Option<Self> {
		match self {
			Self::E => None,
			Self::D => Some(Self::E),
			Self::C => Some(Self::D),
			Self::B => Some(Self::C),
			Self::A => Some(Self::B),
		}
	}
}

/// What a member of an issuer's staff, or the key of a store, may do for it.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
pub enum StaffScope {
	/// Mint units.
	#[codec(index = 0)]
	Mint,
	/// Create and close listings.
	#[codec(index = 1)]
	List,
	/// Accept redemptions.
	#[codec(index = 2)]
	AcceptRedemption,
	/// Give money back: refunds and buy-backs.
	#[codec(index = 3)]
	Refund,
}
