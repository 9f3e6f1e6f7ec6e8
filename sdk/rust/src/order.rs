// SPDX-License-Identifier: Apache-2.0
//! An order on the chain is a salted hash, so that nobody can guess it.

use crate::Hash;
use blake2::{Blake2b, Digest, digest::consts::U32};

/// Bytes of a salt.
pub const SALT_LENGTH: usize = 32;

/// BLAKE2b-256 of parts behind one another.
pub(crate) fn blake2(parts: &[&[u8]]) -> Hash {
	let mut hasher = Blake2b::<U32>::new();
	for part in parts {
		hasher.update(part);
	}
	hasher.finalize().into()
}

/// The hash of an order: BLAKE2b-256 of `genex:order`, the salt and the order. The salt is random, another one for each
/// order, and known to those only who know the order.
pub fn order_hash(salt: &[u8; SALT_LENGTH], order: &[u8]) -> Hash {
	blake2(&[b"genex:order", salt, order])
}
