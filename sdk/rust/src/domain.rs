// SPDX-License-Identifier: Apache-2.0
//! What a signature is bound to: one chain, and for Ethereum keys one contract.

use crate::{
	Address, Hash,
	typed::{self, keccak},
};
use alloc::vec::Vec;

/// Name of the EIP-712 domain.
pub const NAME: &str = "Genex";

/// Version of the EIP-712 domain.
pub const TYPED_VERSION: &str = "1";

/// Where the precompile `Coupon` is: the contract of permits and claims.
pub const COUPON: Address = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x11, 0x55, 0, 0];

/// Where the precompile `Redemption` is: the contract of tickets and cancellations.
pub const REDEMPTION: Address = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x11, 0x57, 0, 0];

/// The chain a message is for. Substrate keys sign its genesis hash, Ethereum keys its chain id.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Domain {
	/// Hash of the first block.
	pub genesis: Hash,
	/// EIP-155 chain id.
	pub chain_id: u64,
}

impl Domain {
	/// The first bytes of the genesis hash, by which a printed message shows its chain.
	pub fn prefix(&self) -> [u8; 4] {
		let [a, b, c, d, ..] = self.genesis;
		[a, b, c, d]
	}

	/// The EIP-712 domain separator of messages to `contract`.
	pub fn separator(&self, contract: &Address) -> Hash {
		let words = [
			typed::DOMAIN_TYPE_HASH,
			keccak(NAME.as_bytes()),
			keccak(TYPED_VERSION.as_bytes()),
			typed::number(self.chain_id),
			typed::address(contract),
		];
		let bytes: Vec<u8> = words.concat();
		keccak(&bytes)
	}
}
