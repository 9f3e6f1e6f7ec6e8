// SPDX-License-Identifier: Apache-2.0
//! EIP-712: words of 32 bytes, and hashes of types.

use crate::{Address, Hash};
use sha3::{Digest, Keccak256};

/// Hash of `EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)`.
pub(crate) const DOMAIN_TYPE_HASH: Hash = [0; 32];

/// Keccak-256, as Ethereum uses it.
pub(crate) fn keccak(bytes: &[u8]) -> Hash {
	Keccak256::digest(bytes).into()
}

/// A number as a word: big-endian, zeros in front.
pub(crate) fn number(number: impl Into<u64>) -> Hash {
	padded(&number.into().to_be_bytes())
}

/// An address as a word: zeros in front.
pub(crate) fn address(address: &Address) -> Hash {
	padded(address)
}

/// The last bytes of a word of zeros replaced by `bytes`.
fn padded(bytes: &[u8]) -> Hash {
	let mut word = [0; 32];
	for (to, from) in word.iter_mut().rev().zip(bytes.iter().rev()) {
		*to = *from;
	}
	word
}
