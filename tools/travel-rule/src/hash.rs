// SPDX-License-Identifier: Apache-2.0
//! Thirty-two bytes, as the chain shows them.

use crate::Error;
use std::{fmt, str::FromStr};

/// A hash: of a genesis block, of an envelope, or an envelope's id. Written as `0x` and 64 hex
/// digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Hash(pub [u8; 32]);

impl fmt::Display for Hash {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "0x{}", hex::encode(self.0))
	}
}

impl fmt::Debug for Hash {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

impl FromStr for Hash {
	type Err = Error;

	/// Reads 64 hex digits, with or without `0x` in front.
	fn from_str(text: &str) -> Result<Self, Error> {
		bytes32(text).map(Self).ok_or(Error::NotHash)
	}
}

/// Thirty-two bytes out of 64 hex digits, with or without `0x` in front.
pub(crate) fn bytes32(text: &str) -> Option<[u8; 32]> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	let mut bytes = [0; 32];
	hex::decode_to_slice(digits, &mut bytes).ok()?;
	Some(bytes)
}
