// SPDX-License-Identifier: Apache-2.0
//! Typed data as Ethereum wallets sign it (EIP-712).

use crate::{Permit, PermitNonce, PermitSignature};
use sp_core::{H160, H256, U256};
use sp_io::{crypto::secp256k1_ecdsa_recover, hashing::keccak_256};

/// The version in the domain of every stablecoin.
pub const VERSION: &str = "1";

const DOMAIN_TYPE: &[u8] =
	b"EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";
const PERMIT_TYPE: &[u8] =
	b"Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)";

/// Half of the order of secp256k1. Of a signature and its second form, one has an `s` above this (EIP-2).
const HALF_ORDER: U256 = U256([
	0xDFE9_2F46_681B_20A0,
	0x5D57_6E73_57A4_501D,
	0xFFFF_FFFF_FFFF_FFFF,
	0x7FFF_FFFF_FFFF_FFFF,
]);

/// What a signature is for, so that it is good nowhere else.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Domain<'a> {
	/// The stablecoin's name.
	pub name: &'a [u8],
	/// The EIP-155 chain id.
	pub chain_id: u64,
	/// Where the stablecoin is a contract.
	pub contract: H160,
}

impl Domain<'_> {
	/// The domain's hash.
	pub fn separator(&self) -> H256 {
		hash_of(&[
			keccak_256(DOMAIN_TYPE),
			keccak_256(self.name),
			keccak_256(VERSION.as_bytes()),
			U256::from(self.chain_id).to_big_endian(),
			H256::from(self.contract).0,
		])
	}

	/// What the owner of `permit` signs.
	pub fn digest(&self, permit: &Permit, nonce: PermitNonce) -> H256 {
		let message = hash_of(&[
			keccak_256(PERMIT_TYPE),
			H256::from(permit.owner).0,
			H256::from(permit.spender).0,
			permit.value.to_big_endian(),
			U256::from(nonce).to_big_endian(),
			permit.deadline.to_big_endian(),
		]);
		let prefix: &[u8] = b"\x19\x01";
		H256(keccak_256(&[prefix, self.separator().as_bytes(), message.as_bytes()].concat()))
	}
}

fn hash_of(words: &[[u8; 32]]) -> H256 {
	H256(keccak_256(&words.concat()))
}

impl PermitSignature {
	/// Whether the same signature can be written in another way that is no less good.
	pub fn is_malleable(&self) -> bool {
		U256::from_big_endian(self.s.as_bytes()) > HALF_ORDER
	}

	/// The address of the key that signed `digest`, if any did.
	pub fn signer(&self, digest: &H256) -> Option<H160> {
		// The host knows further forms of `v`, which Ethereum does not.
		if ![27, 28].contains(&self.v) {
			return None;
		}
		let last: &[u8] = &[self.v];
		let bytes: [u8; 65] =
			[self.r.as_bytes(), self.s.as_bytes(), last].concat().try_into().ok()?;
		let key = secp256k1_ecdsa_recover(&bytes, &digest.0).ok()?;
		Some(H256(keccak_256(&key)).into())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_core::hex2array;

	fn domain() -> Domain<'static> {
		Domain {
			name: b"USDC of the tests",
			chain_id: 420_420,
			contract: H160(hex2array!("0000000700000000000000000000000000200000")),
		}
	}

	#[test]
	fn hashes_should_be_those_of_another_implementation() {
		let separator =
			hex2array!("1952755b12256ef103ee6f0bddb40516f243d7bb35f9edd23ed123a325747036");
		assert_eq!(domain().separator(), H256(separator));
		let permit = Permit {
			owner: H160::repeat_byte(0x11),
			spender: H160::repeat_byte(0x22),
			value: 5_000_000.into(),
			deadline: 1_800_000_000.into(),
		};
		let digest = hex2array!("034c7b4d1517eea5d4068d696c581a8647a38108f25bab3cc87efc84470ce98d");
		assert_eq!(domain().digest(&permit, 3), H256(digest));
	}

	#[test]
	fn separator_should_differ_when_name_chain_or_contract_does() {
		let usual = domain().separator();
		assert_ne!(Domain { name: b"Another", ..domain() }.separator(), usual);
		assert_ne!(Domain { chain_id: 1, ..domain() }.separator(), usual);
		assert_ne!(Domain { contract: H160::zero(), ..domain() }.separator(), usual);
	}

	#[test]
	fn signature_should_be_malleable_when_s_is_in_the_upper_half() {
		let with = |s: U256| PermitSignature { s: H256(s.to_big_endian()), ..Default::default() };
		assert!(!with(HALF_ORDER).is_malleable());
		assert!(with(HALF_ORDER + 1).is_malleable());
		assert!(with(U256::MAX).is_malleable());
	}

	#[test]
	fn signer_should_be_nobody_when_the_signature_is_no_signature() {
		let digest = H256::repeat_byte(1);
		let zeros = PermitSignature { v: 27, ..Default::default() };
		assert_eq!(zeros.signer(&digest), None);
		for v in [0, 1, 26, 29, 30, 255] {
			let other = PermitSignature { r: H256::repeat_byte(2), s: H256::repeat_byte(3), v };
			assert_eq!(other.signer(&digest), None, "v {v}");
		}
	}
}
