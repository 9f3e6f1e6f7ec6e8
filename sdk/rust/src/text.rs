// SPDX-License-Identifier: Apache-2.0
//! Bytes as a text that people can print, read out and type.
//!
//! `GNX1`, then Crockford's base 32 with six check digits, in groups of five. The check digits are the remainder of a
//! polynomial over 32 numbers, the one of Bech32: any wrong character and any swap of neighbours is found.

use crate::{Domain, Error, MAX_LENGTH, SignedMessage};

/// What every text begins with.
const PREFIX: &str = "GNX1";
/// The digits in the order of what they count.
const DIGITS: [char; 32] = [
	'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J',
	'K', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];
/// Digits of a group.
const GROUP: usize = 5;
/// Digits behind the content.
const CHECK_DIGITS: usize = 6;
/// The polynomial, shifted by nothing to four places.
const POLYNOMIAL: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
/// What the remainder of a whole text is, so that a text of zeros is none.
const REMAINDER: u32 = 0x2bc8_30a3;
/// Most digits of a text.
const LONGEST: usize = (MAX_LENGTH * 8).div_ceil(5) + CHECK_DIGITS;

/// The text in groups of five, for people.
pub fn to_text(bytes: &[u8]) -> String {
	let mut text = String::from(PREFIX);
	for (place, digit) in digits(bytes).into_iter().enumerate() {
		if place % GROUP == 0 {
			text.push('-');
		}
		text.push(DIGITS[usize::from(digit)]);
	}
	text
}

/// The text without groups: capital letters and digits only, which a QR code holds in least space.
pub fn to_plain_text(bytes: &[u8]) -> String {
	let digits = digits(bytes);
	PREFIX.chars().chain(digits.into_iter().map(|digit| DIGITS[usize::from(digit)])).collect()
}

/// Reads a text in groups of five or without groups. Small letters are as good as capital ones; `O` is read as 0, `I`
/// and `L` as 1.
///
/// # Errors
/// Another beginning; a character that is no digit, or check digits that do not fit; more than any message has.
pub fn from_text(text: &str) -> Result<Vec<u8>, Error> {
	let begins = text.get(..PREFIX.len()).is_some_and(|prefix| prefix.eq_ignore_ascii_case(PREFIX));
	let rest = if begins { &text[PREFIX.len()..] } else { return Err(Error::NotText) };
	let grouped = rest.contains('-');
	let mut digits = Vec::new();
	for (place, character) in rest.chars().enumerate() {
		let hyphen_belongs = grouped && place % (GROUP + 1) == 0;
		match (character == '-', hyphen_belongs) {
			(true, true) => {},
			(false, false) => digits.push(value(character).ok_or(Error::Mistyped)?),
			_ => return Err(Error::Mistyped),
		}
	}
	if rest.ends_with('-') || digits.len() < CHECK_DIGITS {
		return Err(Error::Mistyped);
	}
	if digits.len() > LONGEST {
		return Err(Error::TooLong);
	}
	if remainder(&digits) != REMAINDER {
		return Err(Error::Mistyped);
	}
	digits.truncate(digits.len() - CHECK_DIGITS);
	content(&digits)
}

impl SignedMessage {
	/// The compact form as a text in groups.
	pub fn to_text(&self, domain: &Domain) -> String {
		to_text(&self.to_bytes(domain))
	}

	/// Reads a text of a message.
	///
	/// # Errors
	/// Those of [`from_text`] and of [`SignedMessage::from_bytes`].
	pub fn from_text(text: &str, domain: &Domain) -> Result<Self, Error> {
		Self::from_bytes(&from_text(text)?, domain)
	}
}

/// What a character counts.
fn value(character: char) -> Option<u8> {
	let digit = match character.to_ascii_uppercase() {
		'O' => '0',
		'I' | 'L' => '1',
		other => other,
	};
	DIGITS.iter().position(|known| *known == digit).and_then(|place| u8::try_from(place).ok())
}

/// The content, five bits a digit, zeros behind it, and the check digits.
fn digits(bytes: &[u8]) -> Vec<u8> {
	let mut digits = Vec::new();
	let (mut waiting, mut bits) = (0u32, 0u32);
	for byte in bytes {
		waiting = (waiting << 8) | u32::from(*byte);
		bits += 8;
		while bits >= 5 {
			bits -= 5;
			digits.push(low_digit(waiting >> bits));
		}
	}
	if bits > 0 {
		digits.push(low_digit(waiting << (5 - bits)));
	}
	let content = digits.len();
	digits.extend([0; CHECK_DIGITS]);
	let check = remainder(&digits) ^ REMAINDER;
	digits.truncate(content);
	digits.extend((0..CHECK_DIGITS as u32).rev().map(|place| low_digit(check >> (5 * place))));
	digits
}

/// The last five bits.
fn low_digit(bits: u32) -> u8 {
	(bits & 31) as u8
}

/// The bytes that [`digits`] was given.
fn content(digits: &[u8]) -> Result<Vec<u8>, Error> {
	let mut bytes = Vec::new();
	let (mut waiting, mut bits) = (0u32, 0u32);
	for digit in digits {
		waiting = (waiting << 5) | u32::from(*digit);
		bits += 5;
		if bits >= 8 {
			bits -= 8;
			bytes.push((waiting >> bits) as u8);
			waiting &= (1 << bits) - 1;
		}
	}
	if bits < 5 && waiting == 0 { Ok(bytes) } else { Err(Error::Mistyped) }
}

/// What is left of the digits after division by the polynomial.
fn remainder(digits: &[u8]) -> u32 {
	digits.iter().fold(1, |left, digit| {
		let top = left >> 25;
		let shifted = ((left & 0x1ff_ffff) << 5) ^ u32::from(*digit);
		POLYNOMIAL
			.iter()
			.enumerate()
			.filter(|(place, _)| (top >> place) & 1 == 1)
			.fold(shifted, |left, (_, part)| left ^ part)
	})
}
