// SPDX-License-Identifier: Apache-2.0
//! What is kept of series, and what governance decides.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use genex_primitives::{
	IdentityId, Ppm,
	ledger::{BreakageMethod, SeriesPromises},
};
use scale_info::TypeInfo;

/// The most currencies and stablecoins, together, in which one issuer has books.
pub const MAX_UNITS: u32 = 32;

/// What a series promised, and in whose books that stands.
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
pub struct SeriesBook {
	/// The identity of the issuer when it promised first.
	pub identity: IdentityId,
	/// What was promised, and what became of it.
	pub promises: SeriesPromises,
}

/// What governance decides of breakage.
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
pub struct BreakageTerms {
	/// When breakage of series is booked whose issuer chose nothing.
	pub method: BreakageMethod,
	/// The treasury's share of what the law does not claim.
	pub treasury: Ppm,
}
