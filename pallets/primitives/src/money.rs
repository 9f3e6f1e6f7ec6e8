// SPDX-License-Identifier: Apache-2.0
//! Money as an amount of a currency, and shares of it.

use crate::CurrencyCode;
use codec::{Decode, DecodeWithMemTracking, Encode, Input, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// An amount of an ISO 4217 currency in its minor unit (cents for USD, yen for JPY).
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
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub struct Money {
	/// The currency.
	pub currency: CurrencyCode,
	/// Minor units.
	pub minor: u128,
}

impl Money {
	/// `minor` units of `currency`.
	pub const fn new(currency: CurrencyCode, minor: u128) -> Self {
		Self { currency, minor }
	}
}

/// A share in parts per million, at most the whole.
///
/// A value beyond the whole cannot be decoded, so stored and submitted shares are always valid.
#[derive(
	Clone,
	Copy,
	Debug,
	DecodeWithMemTracking,
	Default,
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
#[serde(try_from = "u32")]
pub struct Ppm(u32);

impl Decode for Ppm {
	fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
		Self::new(u32::decode(input)?).ok_or_else(|| "a share is at most 1,000,000 parts".into())
	}
}

impl TryFrom<u32> for Ppm {
	type Error = &'static str;

	fn try_from(parts: u32) -> Result<Self, Self::Error> {
		Self::new(parts).ok_or("a share is at most 1,000,000 parts")
	}
}

impl Ppm {
	/// The whole: 1,000,000 parts.
	pub const ONE: Ppm = Ppm(1_000_000);

	/// `parts` per million, or nothing when that is more than the whole.
	pub const fn new(parts: u32) -> Option<Self> {
		if parts <= Self::ONE.0 { Some(Self(parts)) } else { None }
	}

	/// `percent` of the whole, capped at the whole.
	pub const fn from_percent(percent: u8) -> Self {
		let capped = if percent > 100 { 100 } else { percent };
		// `u32::from` is not const; widening loses nothing.
		#[allow(clippy::as_conversions)]
		let parts = (capped as u32).saturating_mul(10_000);
		Self(parts)
	}

	/// Parts per million.
	pub const fn parts(self) -> u32 {
		self.0
	}

	/// This share of `amount`, rounded down.
	pub fn floor_of(self, amount: u128) -> Option<u128> {
		crate::maths::mul_div_floor(amount, u128::from(self.0), u128::from(Self::ONE.0))
	}

	/// This share of `amount`, rounded up.
	pub fn ceil_of(self, amount: u128) -> Option<u128> {
		crate::maths::mul_div_ceil(amount, u128::from(self.0), u128::from(Self::ONE.0))
	}
}
