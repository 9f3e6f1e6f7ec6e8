// SPDX-License-Identifier: Apache-2.0
//! An order for the issuer's eyes: HPKE (RFC 9180) in base mode with X25519, HKDF-SHA256 and ChaCha20-Poly1305.
//!
//! Sealed is the length of the order (2 bytes, little-endian), the salt, the order, and zeros up to one of
//! [`SEALED_LENGTHS`]. The hash of the order is associated data.

use crate::{Error, Hash, SALT_LENGTH, order_hash};
use hpke::{
	Deserializable, Kem as _, OpModeR, OpModeS, Serializable,
	aead::ChaCha20Poly1305,
	kdf::HkdfSha256,
	kem::X25519HkdfSha256,
	rand_core::{CryptoRng, RngCore},
	setup_receiver, setup_sender,
};
use std::fmt;
use zeroize::Zeroizing;

/// How a holder and an issuer come to a common secret.
type Kem = X25519HkdfSha256;

/// What keys are used for here, so that a ciphertext means nothing elsewhere.
const PURPOSE: &[u8] = b"genex:order";
/// Bytes of the key that is made for one ciphertext.
const EPHEMERAL: usize = 32;
/// Bytes that tell whether a ciphertext was changed.
const TAG: usize = 16;
/// Bytes of the length of the order.
const LENGTH: usize = 2;

/// Lengths of a ciphertext, the longest that a redemption carries last. Only which of them shows of an order's length.
pub const SEALED_LENGTHS: [usize; 3] = [128, 256, 512];

/// By how many bytes at least a ciphertext is longer than its order.
pub const SEALING_OVERHEAD: usize = EPHEMERAL + TAG + LENGTH + SALT_LENGTH;

/// The key of an issuer that orders are sealed for. Public.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SealingKey(pub [u8; 32]);

/// The key of an issuer that opens orders. Wiped from memory when dropped, and never shown.
pub struct SealingSecret(Zeroizing<[u8; 32]>);

/// What [`open_order`] gives.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Order {
	/// The order as it was sealed.
	pub order: Vec<u8>,
	/// The salt of its hash.
	pub salt: [u8; SALT_LENGTH],
}

impl SealingSecret {
	/// A key of 32 random bytes.
	pub fn new(secret: [u8; 32]) -> Self {
		Self(Zeroizing::new(secret))
	}

	/// The key that belongs to it, for holders to seal with.
	///
	/// # Errors
	/// None that this crate knows: thirty-two bytes always are an X25519 secret.
	pub fn public(&self) -> Result<SealingKey, Error> {
		Ok(SealingKey(Kem::sk_to_pk(&self.to_kem()?).to_bytes().into()))
	}

	fn to_kem(&self) -> Result<<Kem as hpke::Kem>::PrivateKey, Error> {
		Deserializable::from_bytes(&*self.0).map_err(|_| Error::BadKey)
	}
}

impl fmt::Debug for SealingSecret {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("SealingSecret(..)")
	}
}

/// Seals an order with its salt for the issuer's key. It can be opened only with the order's hash.
///
/// # Errors
/// An order too long for a redemption, or a key that nothing can be sealed for.
pub fn seal_order<R: CryptoRng + RngCore>(
	order: &[u8],
	salt: &[u8; SALT_LENGTH],
	issuer: &SealingKey,
	randomness: &mut R,
) -> Result<Vec<u8>, Error> {
	let padded = pad(order, salt)?;
	let issuer = Deserializable::from_bytes(&issuer.0).map_err(|_| Error::BadKey)?;
	let (ephemeral, mut sender) = setup_sender::<ChaCha20Poly1305, HkdfSha256, Kem, R>(
		&OpModeS::Base,
		&issuer,
		PURPOSE,
		randomness,
	)
	.map_err(|_| Error::BadKey)?;
	let sealed = sender.seal(&padded, &order_hash(salt, order)).map_err(|_| Error::BadKey)?;
	Ok([ephemeral.to_bytes().as_slice(), sealed.as_slice()].concat())
}

/// Opens what [`seal_order`] made, with the issuer's secret key and the hash of the order on the chain.
///
/// # Errors
/// Sealed for another key, of another hash, or changed.
pub fn open_order(sealed: &[u8], hash: &Hash, secret: &SealingSecret) -> Result<Order, Error> {
	if !SEALED_LENGTHS.contains(&sealed.len()) {
		return Err(Error::NotOpened);
	}
	let (ephemeral, sealed) = sealed.split_at(EPHEMERAL);
	let ephemeral = Deserializable::from_bytes(ephemeral).map_err(|_| Error::NotOpened)?;
	let mut receiver = setup_receiver::<ChaCha20Poly1305, HkdfSha256, Kem>(
		&OpModeR::Base,
		&secret.to_kem()?,
		&ephemeral,
		PURPOSE,
	)
	.map_err(|_| Error::NotOpened)?;
	let padded = Zeroizing::new(receiver.open(sealed, hash).map_err(|_| Error::NotOpened)?);
	let opened = unpad(&padded).ok_or(Error::NotOpened)?;
	// Whoever sealed chose the associated data: that the order has this hash is for us to find out.
	if order_hash(&opened.salt, &opened.order) == *hash {
		Ok(opened)
	} else {
		Err(Error::NotOpened)
	}
}

fn pad(order: &[u8], salt: &[u8; SALT_LENGTH]) -> Result<Zeroizing<Vec<u8>>, Error> {
	let sealed = SEALED_LENGTHS
		.into_iter()
		.find(|sealed| SEALING_OVERHEAD + order.len() <= *sealed)
		.ok_or(Error::TooLong)?;
	let length = u16::try_from(order.len()).map_err(|_| Error::TooLong)?;
	let mut padded = Zeroizing::new(Vec::with_capacity(sealed));
	padded.extend_from_slice(&length.to_le_bytes());
	padded.extend_from_slice(salt);
	padded.extend_from_slice(order);
	padded.resize(sealed - EPHEMERAL - TAG, 0);
	Ok(padded)
}

fn unpad(padded: &[u8]) -> Option<Order> {
	let (length, rest) = padded.split_first_chunk::<LENGTH>()?;
	let (salt, rest) = rest.split_first_chunk::<SALT_LENGTH>()?;
	let (order, filling) = rest.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
	let is_filling = filling.iter().all(|byte| *byte == 0);
	is_filling.then(|| Order { order: order.to_vec(), salt: *salt })
}
