// SPDX-License-Identifier: Apache-2.0
//! What can be wrong with bytes, texts and keys: cause first, then remedy.

use core::fmt;

/// Why bytes or a text are no message, or a key does not serve.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Error {
	/// A version of the form that this crate does not read.
	OtherVersion(u8),
	/// A number that stands for no kind of message or signature.
	OtherKind(u8),
	/// A message for another chain; the first bytes of that chain's genesis hash.
	OtherChain([u8; 4]),
	/// Bytes that are cut off, go on behind the message, or say something in a longer form than needed.
	NotCanonical,
	/// More bytes than any message or order has.
	TooLong,
	/// A text that does not begin as one of a message.
	NotText,
	/// A text whose check digits do not fit.
	Mistyped,
	/// Bytes that are no key, or the key of somebody else than the message's signer.
	BadKey,
	/// A sealed order for another key or of another hash, or one that was changed.
	NotOpened,
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::OtherVersion(version) => {
				write!(f, "this cannot read version {version} of messages: update it")
			},
			Self::OtherKind(kind) => {
				write!(f, "nothing is known of kind {kind}: update what reads it")
			},
			Self::OtherChain([a, b, c, d]) => write!(
				f,
				"the message is for the chain whose genesis hash begins with \
				 0x{a:02x}{b:02x}{c:02x}{d:02x}: use it there"
			),
			Self::NotCanonical => {
				f.write_str("the message is damaged or not in its shortest form: ask for it again")
			},
			Self::TooLong => f.write_str("this is too long: give one message or a shorter order"),
			Self::NotText => {
				f.write_str("a text of a message begins with GNX1: give the whole text")
			},
			Self::Mistyped => {
				f.write_str("the check digits do not fit: look for a wrong or swapped character")
			},
			Self::BadKey => f.write_str(
				"this is not the key of the message's signer, or none: take the right one",
			),
			Self::NotOpened => f.write_str(
				"the order was sealed for another key, belongs to another hash, or was changed: ask \
				 the holder",
			),
		}
	}
}

impl core::error::Error for Error {}
