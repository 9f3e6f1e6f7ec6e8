// SPDX-License-Identifier: Apache-2.0
//! Signatures as the chain takes them, and a message together with its signature.

use crate::AnyMessage;
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};

/// What Substrate wallets put in front of bytes before they sign them.
const BEFORE: &[u8] = b"<Bytes>";
/// What Substrate wallets put behind them.
const BEHIND: &[u8] = b"</Bytes>";
/// What Ethereum wallets add to a recovery id.
const ETHEREUM_OFFSET: u8 = 27;

/// A signature, in SCALE the same as `MultiSignature` of the chain.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq)]
pub enum Signature {
	/// Of an ed25519 key, over the payload.
	#[codec(index = 0)]
	Ed25519([u8; 64]),
	/// Of an sr25519 key, over the payload.
	#[codec(index = 1)]
	Sr25519([u8; 64]),
	/// Of a secp256k1 key with a Substrate account, over BLAKE2b-256 of the payload.
	#[codec(index = 2)]
	Ecdsa([u8; 65]),
	/// Of an Ethereum key, over the EIP-712 digest.
	#[codec(index = 3)]
	Ethereum([u8; 65]),
}

impl Signature {
	/// The recovery id, of signatures that have one.
	pub fn recovery_id(&self) -> Option<u8> {
		match self {
			Self::Ed25519(_) | Self::Sr25519(_) => None,
			Self::Ecdsa(bytes) | Self::Ethereum(bytes) => bytes.last().copied(),
		}
	}

	/// The same signature with the recovery id 0 or 1 where a wallet gave 27 or 28.
	pub fn normal(mut self) -> Self {
		if let Self::Ecdsa(bytes) | Self::Ethereum(bytes) = &mut self
			&& let Some(last) = bytes.last_mut()
		{
			*last = last.checked_sub(ETHEREUM_OFFSET).unwrap_or(*last);
		}
		self
	}
}

/// A message together with the signature of its signer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct SignedMessage {
	/// The message.
	pub message: AnyMessage,
	/// The signature. Whether it is right is not said by this type.
	pub signature: Signature,
}

/// `payload` as Substrate wallets sign it: between `<Bytes>` and `</Bytes>`.
pub fn wrapped(payload: &[u8]) -> Vec<u8> {
	[BEFORE, payload, BEHIND].concat()
}
