// SPDX-License-Identifier: Apache-2.0
//! Rules that depend on where the parties reside.

use crate::{Cents, CouponClass};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What holds for value that goes from one jurisdiction to another. The default lets it pass.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Corridor {
	/// Nothing may go.
	pub blocked: bool,
	/// The most, in US cents, that one identity may have sent abroad within 24 hours, this way included, for more to
	/// go this way; nothing means no cap.
	pub daily_cap: Option<Cents>,
	/// From which 24-hour sum, in US cents, the Travel Rule applies here; nothing means as in the rulebook.
	pub travel_threshold: Option<Cents>,
}

/// A set of classes of coupons, one bit each.
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
pub struct ClassSet(u8);

impl ClassSet {
	const fn bit(class: CouponClass) -> u8 {
		match class {
			CouponClass::Physical => 1,
			CouponClass::Digital => 1 << 1,
			CouponClass::Financial => 1 << 2,
		}
	}

	/// Whether `class` is in the set.
	pub const fn contains(self, class: CouponClass) -> bool {
		self.0 & Self::bit(class) != 0
	}

	/// The set with or without `class`.
	pub const fn set(self, class: CouponClass, member: bool) -> Self {
		let bit = Self::bit(class);
		Self(if member { self.0 | bit } else { self.0 & !bit })
	}

	/// Whether no class is in the set.
	pub const fn is_empty(self) -> bool {
		self.0 == 0
	}
}
