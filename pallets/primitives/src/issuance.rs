// SPDX-License-Identifier: Apache-2.0
//! The words that describe an issuer.

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
