// SPDX-License-Identifier: Apache-2.0
//! The key pair of an institution: X25519.

use crate::{Error, hash::bytes32};
use hpke::{Deserializable, Kem as _, Serializable, kem::X25519HkdfSha256};
use rand_core::{OsRng, TryRngCore};
use std::{fmt, str::FromStr};
use zeroize::Zeroizing;

/// How a sender and a receiver come to a common secret.
pub(crate) type Kem = X25519HkdfSha256;

/// First line of a secret file.
const SECRET_FILE_HEAD: &str = "genex-travel-rule-secret-1";

/// The key that others seal envelopes for. Public; written as `0x` and 64 hex digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(pub [u8; 32]);

impl PublicKey {
	pub(crate) fn to_kem(self) -> Result<<Kem as hpke::Kem>::PublicKey, Error> {
		Deserializable::from_bytes(&self.0).map_err(|_| Error::UnusableKey)
	}
}

impl fmt::Display for PublicKey {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "0x{}", hex::encode(self.0))
	}
}

impl fmt::Debug for PublicKey {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

impl FromStr for PublicKey {
	type Err = Error;

	/// Reads 64 hex digits, with or without `0x` in front.
	fn from_str(text: &str) -> Result<Self, Error> {
		bytes32(text).map(Self).ok_or(Error::NotPublicKey)
	}
}

/// The key that opens envelopes. Wiped from memory when dropped, and never shown.
pub struct SecretKey(Zeroizing<[u8; 32]>);

impl SecretKey {
	/// A new key from the operating system's randomness.
	///
	/// # Errors
	/// The operating system has no randomness.
	pub fn generate() -> Result<Self, Error> {
		let mut seed = Zeroizing::new([0; 32]);
		OsRng.try_fill_bytes(&mut *seed).map_err(|_| Error::NoRandomness)?;
		let (secret, _) = Kem::derive_keypair(&*seed);
		let mut bytes = Zeroizing::new([0; 32]);
		secret.write_exact(&mut *bytes);
		Ok(Self(bytes))
	}

	/// The key that belongs to it, for others to seal with.
	///
	/// # Errors
	/// None that this crate knows: thirty-two bytes always are an X25519 secret.
	pub fn public(&self) -> Result<PublicKey, Error> {
		Ok(PublicKey(Kem::sk_to_pk(&self.to_kem()?).to_bytes().into()))
	}

	/// The content of a secret file: a line that says what it is, and a line with the key.
	pub fn to_text(&self) -> Zeroizing<String> {
		let digits = Zeroizing::new(hex::encode(*self.0));
		Zeroizing::new(format!("{SECRET_FILE_HEAD}\n{}\n", *digits))
	}

	/// Reads the content of a secret file.
	///
	/// # Errors
	/// Text that [`SecretKey::to_text`] did not write.
	pub fn from_text(text: &str) -> Result<Self, Error> {
		let (head, digits) = text.trim_end().split_once('\n').ok_or(Error::NotSecretFile)?;
		let mut bytes = Zeroizing::new([0; 32]);
		hex::decode_to_slice(digits, &mut *bytes).map_err(|_| Error::NotSecretFile)?;
		if head != SECRET_FILE_HEAD {
			return Err(Error::NotSecretFile);
		}
		Ok(Self(bytes))
	}

	pub(crate) fn to_kem(&self) -> Result<<Kem as hpke::Kem>::PrivateKey, Error> {
		Deserializable::from_bytes(&*self.0).map_err(|_| Error::UnusableKey)
	}
}

impl fmt::Debug for SecretKey {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("SecretKey(..)")
	}
}
