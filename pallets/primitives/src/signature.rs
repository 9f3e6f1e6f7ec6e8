// SPDX-License-Identifier: Apache-2.0
//! Signatures over messages, as wallets of both kinds make them.
//!
//! The address that `MultiSigner::Eth` of the SDK stands for is the hash of the *compressed* key, which is no wallet's. Whoever
//! asks whether an account signed a message asks here.

use alloc::{string::ToString, vec::Vec};
use sp_core::H160;
use sp_io::{crypto::secp256k1_ecdsa_recover, hashing::keccak_256};
use sp_runtime::{AccountId32, MultiSignature, traits::Verify};

/// What follows an Ethereum address in its account.
const FILLER: [u8; 12] = [0xEE; 12];

/// Signatures of accounts.
pub trait AccountSignature<AccountId> {
	/// Whether `account` signed `message`.
	fn is_of(&self, account: &AccountId, message: &[u8]) -> bool;
}

impl AccountSignature<AccountId32> for MultiSignature {
	fn is_of(&self, account: &AccountId32, message: &[u8]) -> bool {
		match self {
			Self::Eth(signature) => ethereum_signer(&signature.0, &keccak_256(message))
				.is_some_and(|address| ethereum_account(&address) == *account),
			other => other.verify(message, account),
		}
	}
}

/// The Ethereum address of the key that signed the hash `digest`, if any did. The last byte of `signature` is the recovery
/// id, with or without 27 added.
pub fn ethereum_signer(signature: &[u8; 65], digest: &[u8; 32]) -> Option<H160> {
	let key = secp256k1_ecdsa_recover(signature, digest).ok()?;
	keccak_256(&key).last_chunk().map(|end: &[u8; 20]| H160(*end))
}

/// The account of an Ethereum address: twelve bytes `0xEE` follow.
pub fn ethereum_account(address: &H160) -> AccountId32 {
	let mut bytes = [0; 32];
	let whole = address.as_bytes().iter().chain(&FILLER);
	bytes.iter_mut().zip(whole).for_each(|(byte, own)| *byte = *own);
	AccountId32::new(bytes)
}

/// The messages that a Substrate signature over `payload` may really be over: the bytes themselves, or what signers of that
/// kind make of bytes (`<Bytes>…</Bytes>`).
pub fn substrate_forms(payload: &[u8]) -> [Vec<u8>; 2] {
	[payload.to_vec(), [b"<Bytes>".as_slice(), payload, b"</Bytes>"].concat()]
}

/// What Ethereum signers make of `payload` (EIP-191 `personal_sign`).
pub fn ethereum_form(payload: &[u8]) -> Vec<u8> {
	let length = payload.len().to_string();
	[b"\x19Ethereum Signed Message:\n".as_slice(), length.as_bytes(), payload].concat()
}

/// The messages that a signature over `payload` may really be over, whoever signed.
pub fn signed_forms(payload: &[u8]) -> [Vec<u8>; 3] {
	let [raw, wrapped] = substrate_forms(payload);
	[raw, wrapped, ethereum_form(payload)]
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_core::{Pair, ecdsa::KeccakPair, hex2array, sr25519};

	/// What wallets show for the private key of 32 bytes `0x42`.
	const ADDRESS: H160 = H160(hex2array!("17c5185167401ed00cf5f5b2fc97d9bbfdb7d025"));

	fn key() -> KeccakPair {
		KeccakPair::from_seed(&[0x42; 32])
	}

	#[test]
	fn signature_should_be_of_the_account_of_the_address_that_wallets_show() {
		let signature = MultiSignature::Eth(key().sign(b"hello"));
		assert!(signature.is_of(&ethereum_account(&ADDRESS), b"hello"));
		assert!(!signature.is_of(&ethereum_account(&ADDRESS), b"hallo"));
		assert!(!signature.is_of(&ethereum_account(&H160::repeat_byte(1)), b"hello"));
		let mut account: [u8; 32] = ethereum_account(&ADDRESS).into();
		account[31] = 0;
		assert!(!signature.is_of(&account.into(), b"hello"));
	}

	#[test]
	fn signature_should_be_of_the_key_that_is_the_account_when_it_is_a_substrate_one() {
		let pair = sr25519::Pair::from_seed(&[1; 32]);
		let signature = MultiSignature::from(pair.sign(b"hello"));
		assert!(signature.is_of(&pair.public().into(), b"hello"));
		assert!(!signature.is_of(&ethereum_account(&ADDRESS), b"hello"));
	}

	#[test]
	fn ethereum_signer_should_be_nobody_when_the_signature_is_none() {
		assert_eq!(ethereum_signer(&[0; 65], &[1; 32]), None);
		let mut signature = key().sign_prehashed(&[1; 32]).0;
		assert_eq!(ethereum_signer(&signature, &[1; 32]), Some(ADDRESS));
		signature[64] += 27;
		assert_eq!(ethereum_signer(&signature, &[1; 32]), Some(ADDRESS));
	}

	#[test]
	fn signed_forms_should_wrap_as_signers_do() {
		let [raw, substrate, ethereum] = signed_forms(b"abc");
		assert_eq!(raw, b"abc");
		assert_eq!(substrate, b"<Bytes>abc</Bytes>");
		assert_eq!(ethereum, b"\x19Ethereum Signed Message:\n3abc");
	}
}
