// SPDX-License-Identifier: Apache-2.0
//! Money as an amount of a currency, and shares of it.

use crate::{Balance, CurrencyCode};
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

	/// This amount in smallest units of a stablecoin of `currency` with `decimals`, rounded down. Nothing for another
	/// currency, or when it needs more than 128 bits.
	pub fn in_units(self, (currency, decimals): (CurrencyCode, u8)) -> Option<Balance> {
		let digits = currency.minor_digits().filter(|_| currency == self.currency)?;
		let scale = |digits: u8| 10_u128.checked_pow(digits.into());
		match decimals.checked_sub(digits) {
			Some(more) => self.minor.checked_mul(scale(more)?),
			None => self.minor.checked_div(scale(digits.checked_sub(decimals)?)?),
		}
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

/// What is taken as a fee: a share of at most a fifth.
///
/// A larger share cannot be decoded, so no stored, submitted or decided fee exceeds it.
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
pub struct FeeShare(u32);

impl Decode for FeeShare {
	fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
		Self::new(u32::decode(input)?).ok_or_else(|| "a fee is at most 200,000 parts".into())
	}
}

impl TryFrom<u32> for FeeShare {
	type Error = &'static str;

	fn try_from(parts: u32) -> Result<Self, Self::Error> {
		Self::new(parts).ok_or("a fee is at most 200,000 parts")
	}
}

impl FeeShare {
	/// The highest fee: 20 %.
	pub const MAX: FeeShare = FeeShare(200_000);

	/// `parts` per million, or nothing when that is more than [`Self::MAX`].
	pub const fn new(parts: u32) -> Option<Self> {
		if parts <= Self::MAX.0 { Some(Self(parts)) } else { None }
	}

	/// `percent` of the whole, capped at [`Self::MAX`].
	pub const fn from_percent(percent: u8) -> Self {
		match Self::new(Ppm::from_percent(percent).parts()) {
			Some(share) => share,
			None => Self::MAX,
		}
	}

	/// Parts per million.
	pub const fn parts(self) -> u32 {
		self.0
	}

	/// The share as such.
	pub const fn share(self) -> Ppm {
		Ppm(self.0)
	}

	/// This fee of `amount`, rounded up and never more than `amount`.
	pub fn of(self, amount: u128) -> Option<u128> {
		self.share().ceil_of(amount)
	}
}

/// The part of transaction fees that goes to the author of a block: at most four fifths.
///
/// What is left costs also the one who makes the block, so filling one's own blocks is never free. A larger part cannot be
/// decoded, so none is ever decided.
#[derive(
	Clone,
	Copy,
	Debug,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub struct AuthorShare(Ppm);

impl Decode for AuthorShare {
	fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
		Self::new(Ppm::decode(input)?).ok_or_else(|| "an author gets at most 800,000 parts".into())
	}
}

impl AuthorShare {
	/// Nothing: all goes to the treasury.
	pub const NONE: AuthorShare = AuthorShare(Ppm(0));
	/// The largest part: 80 %.
	pub const MAX: AuthorShare = AuthorShare(Ppm(800_000));

	/// This part, or nothing when it is more than [`Self::MAX`].
	pub const fn new(share: Ppm) -> Option<Self> {
		if share.0 <= Self::MAX.0.0 { Some(Self(share)) } else { None }
	}

	/// The share as such.
	pub const fn share(self) -> Ppm {
		self.0
	}

	/// The author's part of `amount`, rounded down.
	pub fn of(self, amount: u128) -> u128 {
		self.0.floor_of(amount).unwrap_or_default()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn money_should_be_told_in_units_of_a_stablecoin_of_its_currency() {
		let cents = |minor| Money::new(CurrencyCode::USD, minor);
		assert_eq!(cents(1_234).in_units((CurrencyCode::USD, 6)), Some(12_340_000));
		assert_eq!(cents(1_234).in_units((CurrencyCode::USD, 2)), Some(1_234));
		assert_eq!(cents(1_299).in_units((CurrencyCode::USD, 0)), Some(12));
		assert_eq!(Money::new(CurrencyCode::JPY, 7).in_units((CurrencyCode::JPY, 3)), Some(7_000));
		assert_eq!(cents(1).in_units((CurrencyCode::EUR, 6)), None);
		assert_eq!(cents(u128::MAX).in_units((CurrencyCode::USD, 6)), None);
	}

	#[test]
	fn fee_share_should_refuse_more_than_a_fifth() {
		assert_eq!(FeeShare::new(200_000), Some(FeeShare::MAX));
		for parts in [200_001, 1_000_000, u32::MAX] {
			assert_eq!(FeeShare::new(parts), None);
			assert!(FeeShare::decode(&mut &parts.encode()[..]).is_err());
			assert!(FeeShare::try_from(parts).is_err());
			assert!(Option::<FeeShare>::decode(&mut &Some(parts).encode()[..]).is_err());
		}
		assert_eq!(FeeShare::decode(&mut &200_000u32.encode()[..]), Ok(FeeShare::MAX));
		assert_eq!(FeeShare::default().parts(), 0);
	}

	#[test]
	fn fee_share_should_cap_percentages() {
		assert_eq!(FeeShare::from_percent(2).parts(), 20_000);
		assert_eq!(FeeShare::from_percent(20), FeeShare::MAX);
		for percent in [21, 100, u8::MAX] {
			assert_eq!(FeeShare::from_percent(percent), FeeShare::MAX);
		}
		assert_eq!(FeeShare::MAX.share(), Ppm::from_percent(20));
	}

	#[test]
	fn author_share_should_refuse_more_than_four_fifths() {
		let of = |parts| Ppm::new(parts).and_then(AuthorShare::new);
		assert_eq!(of(800_000), Some(AuthorShare::MAX));
		assert_eq!(AuthorShare::decode(&mut &800_000u32.encode()[..]), Ok(AuthorShare::MAX));
		for parts in [800_001, 1_000_000, 1_000_001, u32::MAX] {
			assert_eq!(of(parts), None);
			assert!(AuthorShare::decode(&mut &parts.encode()[..]).is_err());
			assert!(Option::<AuthorShare>::decode(&mut &Some(parts).encode()[..]).is_err());
		}
		assert_eq!(AuthorShare::default(), AuthorShare::NONE);
		assert_eq!(AuthorShare::NONE.of(u128::MAX), 0);
		assert_eq!((AuthorShare::MAX.of(9), AuthorShare::MAX.of(0)), (7, 0));
	}

	proptest! {
		#[test]
		fn author_should_get_no_more_than_its_share(amount: u128, parts in 0u32..=800_000) {
			let share = Ppm::new(parts).and_then(AuthorShare::new).unwrap();
			prop_assert!(share.of(amount) <= amount - amount / 5);
			prop_assert_eq!(Some(share.of(amount)), share.share().floor_of(amount));
		}

		#[test]
		fn a_fee_should_leave_four_fifths(amount: u128, parts in 0u32..=200_000) {
			let fee = FeeShare::new(parts).unwrap().of(amount).unwrap();
			// One smallest unit more, since a fee is rounded up.
			prop_assert!(fee <= amount);
			prop_assert!(fee <= amount / 5 + 1);
			prop_assert_eq!(fee > 0, amount > 0 && parts > 0);
		}
	}
}
