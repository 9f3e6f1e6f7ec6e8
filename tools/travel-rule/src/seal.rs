// SPDX-License-Identifier: Apache-2.0
//! Sealing and opening: HPKE (RFC 9180) in base mode with X25519, HKDF-SHA256 and
//! ChaCha20-Poly1305. The whole header is associated data.

use crate::{
	Context, Date, Envelope, Error, Hash, Payload, PublicKey, SecretKey, UNNUMBERED,
	envelope::{header, sealed_len},
	keys::Kem,
};
use hpke::{
	Deserializable, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256,
	setup_receiver, setup_sender,
};
use rand_core::{CryptoRng, OsRng, RngCore, TryRngCore};
use zeroize::Zeroizing;

/// Lengths in bytes that the payload is padded to. Its own length shows only as one of them.
pub const BUCKETS: [usize; 3] = [4_096, 16_384, 65_536];

/// What keys of this tool are used for, so that they mean nothing elsewhere.
const PURPOSE: &[u8] = b"genex:travel-rule:envelope";
/// Length of the number that says how much of the padded payload is payload.
pub(crate) const LENGTH: usize = 4;

/// Seals `payload` so that only the owner of `recipient` can open it, and only for `context`.
///
/// # Errors
/// A payload too long for the largest bucket, a key that nothing can be sealed for, or an operating
/// system without randomness.
pub fn seal(
	payload: &Payload,
	recipient: &PublicKey,
	context: &Context,
) -> Result<Envelope, Error> {
	// Randomness that was there once does not fail later; from here on it may be relied upon.
	OsRng.try_next_u64().map_err(|_| Error::NoRandomness)?;
	seal_with(payload, recipient, context, &mut OsRng.unwrap_err())
}

/// [`seal`] with the given randomness.
pub(crate) fn seal_with<R: CryptoRng + RngCore>(
	payload: &Payload,
	recipient: &PublicKey,
	context: &Context,
	randomness: &mut R,
) -> Result<Envelope, Error> {
	seal_bytes(&pad(payload.as_str().as_bytes())?, recipient, context, randomness)
}

/// Seals bytes that are padded already.
pub(crate) fn seal_bytes<R: CryptoRng + RngCore>(
	padded: &[u8],
	recipient: &PublicKey,
	context: &Context,
	randomness: &mut R,
) -> Result<Envelope, Error> {
	let (ephemeral, mut sender) = setup_sender::<ChaCha20Poly1305, HkdfSha256, Kem, R>(
		&OpModeS::Base,
		&recipient.to_kem()?,
		PURPOSE,
		randomness,
	)
	.map_err(|_| Error::UnusableKey)?;
	let ephemeral = PublicKey(ephemeral.to_bytes().into());
	let header = header(context, recipient, &ephemeral, sealed_len(padded.len()))?;
	let sealed = sender.seal(padded, &header).map_err(|_| Error::UnusableKey)?;
	Ok(Envelope { context: *context, recipient: *recipient, ephemeral, sealed })
}

/// Opens `envelope` with `secret`, and checks the payload as it was checked before sealing.
/// `today` is the current date in UTC.
///
/// # Errors
/// An envelope for another key, changed in any byte, or with a payload that breaks a rule.
pub fn open(envelope: &Envelope, secret: &SecretKey, today: Date) -> Result<Payload, Error> {
	let own = secret.public()?;
	if own != envelope.recipient {
		return Err(Error::OtherKey { needed: envelope.recipient, given: own });
	}
	let ephemeral = Deserializable::from_bytes(&envelope.ephemeral.0)
		.map_err(|_| Error::NotEnvelope("its ephemeral key is none"))?;
	let mut receiver = setup_receiver::<ChaCha20Poly1305, HkdfSha256, Kem>(
		&OpModeR::Base,
		&secret.to_kem()?,
		&ephemeral,
		PURPOSE,
	)
	.map_err(|_| Error::Tampered)?;
	let padded = receiver.open(&envelope.sealed, &envelope.header()?);
	let padded = Zeroizing::new(padded.map_err(|_| Error::Tampered)?);
	let text = unpad(&padded)?;
	let payload = Payload::parse(text, today)?;
	if payload.as_str().as_bytes() != text {
		return Err(Error::NotCanonical);
	}
	Ok(payload)
}

impl Envelope {
	/// Fails unless this envelope belongs to the chain whose first block has the hash `genesis`.
	///
	/// # Errors
	/// Another chain.
	pub fn is_of_chain(&self, genesis: Hash) -> Result<(), Error> {
		if self.context.genesis == genesis {
			Ok(())
		} else {
			Err(Error::OtherChain { envelope: self.context.genesis, chain: genesis })
		}
	}

	/// Fails unless this envelope belongs to the case with number `case` of its chain.
	///
	/// # Errors
	/// Another case, or an envelope that was sealed before its case had a number.
	pub fn is_of_case(&self, case: u64) -> Result<(), Error> {
		match self.context.case {
			own if own == case => Ok(()),
			UNNUMBERED => Err(Error::Unnumbered),
			own => Err(Error::OtherCase { envelope: own, asked: case }),
		}
	}
}

/// `text` behind its length, filled up with zeros to the next bucket.
pub(crate) fn pad(text: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
	let too_long = || Error::TooLong { bytes: text.len() };
	let bucket =
		BUCKETS.into_iter().find(|bucket| LENGTH + text.len() <= *bucket).ok_or_else(too_long)?;
	let length = u32::try_from(text.len()).map_err(|_| too_long())?;
	let mut padded = Zeroizing::new(Vec::with_capacity(bucket));
	padded.extend_from_slice(&length.to_le_bytes());
	padded.extend_from_slice(text);
	padded.resize(bucket, 0);
	Ok(padded)
}

/// What [`pad`] was given.
fn unpad(padded: &[u8]) -> Result<&[u8], Error> {
	let (length, rest) = padded.split_first_chunk::<LENGTH>().ok_or(Error::Padding)?;
	let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| Error::Padding)?;
	let (text, filling) = rest.split_at_checked(length).ok_or(Error::Padding)?;
	let smallest = BUCKETS.into_iter().find(|bucket| LENGTH + length <= *bucket);
	if smallest != Some(padded.len()) || filling.iter().any(|byte| *byte != 0) {
		return Err(Error::Padding);
	}
	Ok(text)
}
