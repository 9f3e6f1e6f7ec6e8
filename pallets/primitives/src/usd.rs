// SPDX-License-Identifier: Apache-2.0
//! What amounts of any currency are worth in US dollars. Every conversion rounds up, so that no limit is slipped under
//! by fractions.

use crate::{
	Cents, CurrencyCode, Money, UnixSeconds,
	maths::{mul_div_ceil, mul_div_floor},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Trillionths of a US dollar in a cent.
pub const PICOS_PER_CENT: u128 = 10_000_000_000;
/// Trillionths of a US dollar in a billionth, the unit of [`crate::UnitFacts::worth`].
pub const PICOS_PER_NANO: u128 = 1_000;
/// Billionths of a US dollar in a cent.
pub const NANOS_PER_CENT: u128 = 10_000_000;

/// What a minor unit of a currency is worth.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rate {
	/// Trillionths of a US dollar that one minor unit is worth; above zero. A US cent has ten billion.
	pub picos_per_minor: u64,
	/// When the source stated it.
	pub source_time: UnixSeconds,
}

impl Rate {
	/// What `minor` units are worth in US cents, rounded up. Nothing when that needs more than 64 bits.
	pub fn cents_of(&self, minor: u128) -> Option<Cents> {
		let cents = mul_div_ceil(minor, u128::from(self.picos_per_minor), PICOS_PER_CENT)?;
		Cents::try_from(cents).ok()
	}

	/// What `minor` units are worth in billionths of a US dollar, rounded up.
	pub fn nanos_of(&self, minor: u128) -> Option<u128> {
		mul_div_ceil(minor, u128::from(self.picos_per_minor), PICOS_PER_NANO)
	}

	/// Whether the rate may still be used at `now`.
	pub fn is_fresh(&self, now: UnixSeconds, max_age: UnixSeconds) -> bool {
		now.saturating_sub(self.source_time) <= max_age
	}
}

/// The rate of the US dollar itself, which never ages.
pub const fn dollar_rate(now: UnixSeconds) -> Rate {
	Rate { picos_per_minor: 10_000_000_000, source_time: now }
}

/// Whether amounts in `currency` need a rate.
pub fn needs_rate(currency: CurrencyCode) -> bool {
	currency != CurrencyCode::USD
}

/// What `money` is worth in US cents at `rate`, rounded up.
pub fn cents(money: Money, rate: &Rate) -> Option<Cents> {
	rate.cents_of(money.minor)
}

/// Whole cents in `nanos`, rounded down; for showing only.
pub fn shown_cents(nanos: u128) -> Option<Cents> {
	mul_div_floor(nanos, 1, NANOS_PER_CENT).and_then(|cents| Cents::try_from(cents).ok())
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn a_dollar_should_be_a_hundred_cents() {
		assert_eq!(dollar_rate(0).cents_of(100), Some(100));
		assert_eq!(dollar_rate(0).nanos_of(1), Some(10_000_000));
	}

	#[test]
	fn fractions_of_a_cent_should_count_as_one() {
		let yen = Rate { picos_per_minor: 6_700_000_000, source_time: 0 };
		assert_eq!(yen.cents_of(1), Some(1));
		assert_eq!(yen.cents_of(2), Some(2));
		assert_eq!(yen.cents_of(100), Some(67));
		assert_eq!(yen.cents_of(0), Some(0));
	}

	#[test]
	fn rate_should_age_by_its_source_time() {
		let rate = Rate { picos_per_minor: 1, source_time: 1_000 };
		assert!(rate.is_fresh(1_000, 0) && rate.is_fresh(1_100, 100));
		assert!(!rate.is_fresh(1_101, 100));
	}

	#[test]
	fn cents_should_be_nothing_when_they_need_more_than_64_bits() {
		let rate = Rate { picos_per_minor: u64::MAX, source_time: 0 };
		assert_eq!(rate.cents_of(u128::MAX), None);
	}

	proptest! {
		#[test]
		fn splitting_an_amount_should_never_make_it_count_less(
			a in 0u64..1 << 40, b in 0u64..1 << 40, picos in 1u64..1 << 40,
		) {
			let rate = Rate { picos_per_minor: picos, source_time: 0 };
			let (a, b) = (u128::from(a), u128::from(b));
			let whole = rate.cents_of(a + b).unwrap();
			prop_assert!(rate.cents_of(a).unwrap() + rate.cents_of(b).unwrap() >= whole);
		}
	}
}
