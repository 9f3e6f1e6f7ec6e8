// SPDX-License-Identifier: Apache-2.0
//! ISO 4217 currencies.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

// All three by rising letters, so that one is found in a few steps.

/// Currencies without minor unit.
const NO_DIGITS: [[u8; 3]; 17] = [
	*b"BIF", *b"CLP", *b"DJF", *b"GNF", *b"ISK", *b"JPY", *b"KMF", *b"KRW", *b"PYG", *b"RWF",
	*b"UGX", *b"UYI", *b"VND", *b"VUV", *b"XAF", *b"XOF", *b"XPF",
];

/// Currencies with a hundredth as minor unit.
const TWO_DIGITS: [[u8; 3]; 130] = [
	*b"AED", *b"AFN", *b"ALL", *b"AMD", *b"AOA", *b"ARS", *b"AUD", *b"AWG", *b"AZN", *b"BAM",
	*b"BBD", *b"BDT", *b"BMD", *b"BND", *b"BOB", *b"BRL", *b"BSD", *b"BTN", *b"BWP", *b"BYN",
	*b"BZD", *b"CAD", *b"CDF", *b"CHF", *b"CNY", *b"COP", *b"CRC", *b"CUP", *b"CVE", *b"CZK",
	*b"DKK", *b"DOP", *b"DZD", *b"EGP", *b"ERN", *b"ETB", *b"EUR", *b"FJD", *b"FKP", *b"GBP",
	*b"GEL", *b"GHS", *b"GIP", *b"GMD", *b"GTQ", *b"GYD", *b"HKD", *b"HNL", *b"HTG", *b"HUF",
	*b"IDR", *b"ILS", *b"INR", *b"IRR", *b"JMD", *b"KES", *b"KGS", *b"KHR", *b"KPW", *b"KYD",
	*b"KZT", *b"LAK", *b"LBP", *b"LKR", *b"LRD", *b"LSL", *b"MAD", *b"MDL", *b"MGA", *b"MKD",
	*b"MMK", *b"MNT", *b"MOP", *b"MRU", *b"MUR", *b"MVR", *b"MWK", *b"MXN", *b"MYR", *b"MZN",
	*b"NAD", *b"NGN", *b"NIO", *b"NOK", *b"NPR", *b"NZD", *b"PAB", *b"PEN", *b"PGK", *b"PHP",
	*b"PKR", *b"PLN", *b"QAR", *b"RON", *b"RSD", *b"RUB", *b"SAR", *b"SBD", *b"SCR", *b"SDG",
	*b"SEK", *b"SGD", *b"SHP", *b"SLE", *b"SOS", *b"SRD", *b"SSP", *b"STN", *b"SVC", *b"SYP",
	*b"SZL", *b"THB", *b"TJS", *b"TMT", *b"TOP", *b"TRY", *b"TTD", *b"TWD", *b"TZS", *b"UAH",
	*b"USD", *b"UYU", *b"UZS", *b"VES", *b"WST", *b"XCD", *b"YER", *b"ZAR", *b"ZMW", *b"ZWG",
];

/// Currencies with a thousandth as minor unit.
const THREE_DIGITS: [[u8; 3]; 7] = [*b"BHD", *b"IQD", *b"JOD", *b"KWD", *b"LYD", *b"OMR", *b"TND"];

/// A currency by its ISO 4217 letters, e.g. `USD`.
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
pub struct CurrencyCode([u8; 3]);

impl CurrencyCode {
	/// The US dollar, in which limits are counted.
	pub const USD: Self = Self(*b"USD");
	/// The euro.
	pub const EUR: Self = Self(*b"EUR");
	/// The yen.
	pub const JPY: Self = Self(*b"JPY");

	/// The currency with these letters, or nothing when ISO 4217 has no such circulating currency.
	pub fn new(letters: [u8; 3]) -> Option<Self> {
		let code = Self(letters);
		code.minor_digits().map(|_| code)
	}

	/// The three letters.
	pub const fn letters(self) -> [u8; 3] {
		self.0
	}

	/// Decimal digits of the minor unit: 2 for USD, 0 for JPY. Nothing for letters that name no currency, which a
	/// decoded value may hold.
	pub fn minor_digits(self) -> Option<u8> {
		if TWO_DIGITS.binary_search(&self.0).is_ok() {
			Some(2)
		} else if NO_DIGITS.binary_search(&self.0).is_ok() {
			Some(0)
		} else if THREE_DIGITS.binary_search(&self.0).is_ok() {
			Some(3)
		} else {
			None
		}
	}

	/// Whether the letters name a currency.
	pub fn is_valid(self) -> bool {
		self.minor_digits().is_some()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::vec::Vec;

	#[test]
	fn currency_should_know_its_minor_digits() {
		assert_eq!(CurrencyCode::USD.minor_digits(), Some(2));
		assert_eq!(CurrencyCode::JPY.minor_digits(), Some(0));
		assert_eq!(CurrencyCode::new(*b"KWD").and_then(CurrencyCode::minor_digits), Some(3));
	}

	#[test]
	fn currencies_should_be_found_when_they_are_in_a_table() {
		let digits = |table: &[[u8; 3]]| -> Vec<Option<u8>> {
			table.iter().map(|letters| CurrencyCode(*letters).minor_digits()).collect()
		};
		assert!(digits(&NO_DIGITS).iter().all(|digits| *digits == Some(0)));
		assert!(digits(&TWO_DIGITS).iter().all(|digits| *digits == Some(2)));
		assert!(digits(&THREE_DIGITS).iter().all(|digits| *digits == Some(3)));
	}

	#[test]
	fn currency_should_be_refused_when_iso_4217_has_none() {
		assert_eq!(CurrencyCode::new(*b"usd"), None);
		assert_eq!(CurrencyCode::new(*b"ZZZ"), None);
	}
}
