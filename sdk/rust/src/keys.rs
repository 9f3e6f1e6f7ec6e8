// SPDX-License-Identifier: Apache-2.0
//! Keys: what a wallet signs with, how others verify, and how keys for one use come from one secret.

use crate::{
	Account, AnyMessage, Domain, Error, Hash, Signature, SignedMessage, order::blake2,
	typed::keccak, wrapped,
};
use ed25519_dalek::Signer;
use k256::ecdsa::{RecoveryId, SigningKey, VerifyingKey};
use schnorrkel::{ExpansionMode, MiniSecretKey};
use std::fmt;
use zeroize::Zeroizing;

/// What sr25519 keys of Substrate sign for.
const CONTEXT: &[u8] = b"substrate";

/// Bytes of a printed code.
pub const CODE_LENGTH: usize = 16;

/// A kind of key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Scheme {
	/// ed25519.
	Ed25519,
	/// sr25519.
	Sr25519,
	/// secp256k1 with a Substrate account.
	Ecdsa,
	/// secp256k1 with an Ethereum address.
	Ethereum,
}

/// A secret key. Wiped from memory when dropped, and never shown.
pub struct SecretKey {
	scheme: Scheme,
	seed: Zeroizing<[u8; 32]>,
}

impl SecretKey {
	/// A key of 32 bytes: the seed of ed25519 and sr25519, the scalar of the others.
	///
	/// # Errors
	/// Bytes that are no scalar of secp256k1, which happens to one in 2^127 random ones.
	pub fn new(scheme: Scheme, seed: [u8; 32]) -> Result<Self, Error> {
		let seed = Zeroizing::new(seed);
		let key = Self { scheme, seed };
		if matches!(scheme, Scheme::Ecdsa | Scheme::Ethereum) {
			key.secp256k1()?;
		}
		Ok(key)
	}

	/// The account of the key.
	///
	/// # Errors
	/// None that this crate knows: [`SecretKey::new`] made sure that it is a key.
	pub fn account(&self) -> Result<Account, Error> {
		Ok(match self.scheme {
			Scheme::Ed25519 => self.ed25519().verifying_key().to_bytes(),
			Scheme::Sr25519 => self.sr25519()?.public.to_bytes(),
			Scheme::Ecdsa => substrate_account(self.secp256k1()?.verifying_key()),
			Scheme::Ethereum => ethereum_account(self.secp256k1()?.verifying_key()),
		})
	}

	/// Signs a message for one chain.
	///
	/// # Errors
	/// The key is not that of the signer the message names.
	pub fn sign(
		&self,
		message: impl Into<AnyMessage>,
		domain: &Domain,
	) -> Result<SignedMessage, Error> {
		let message = message.into();
		if self.account()? != message.signer() {
			return Err(Error::BadKey);
		}
		let payload = message.payload(domain);
		let signature = match self.scheme {
			Scheme::Ed25519 => Signature::Ed25519(self.ed25519().sign(&payload).to_bytes()),
			Scheme::Sr25519 => {
				Signature::Sr25519(self.sr25519()?.sign_simple(CONTEXT, &payload).to_bytes())
			},
			Scheme::Ecdsa => Signature::Ecdsa(self.sign_hash(&blake2(&[&payload]))?),
			Scheme::Ethereum => Signature::Ethereum(self.sign_hash(&message.digest(domain))?),
		};
		Ok(SignedMessage { message, signature })
	}

	fn ed25519(&self) -> ed25519_dalek::SigningKey {
		ed25519_dalek::SigningKey::from_bytes(&self.seed)
	}

	fn sr25519(&self) -> Result<schnorrkel::Keypair, Error> {
		let seed = MiniSecretKey::from_bytes(&*self.seed).map_err(|_| Error::BadKey)?;
		Ok(seed.expand_to_keypair(ExpansionMode::Ed25519))
	}

	fn secp256k1(&self) -> Result<SigningKey, Error> {
		SigningKey::from_slice(&*self.seed).map_err(|_| Error::BadKey)
	}

	fn sign_hash(&self, hash: &Hash) -> Result<[u8; 65], Error> {
		let (signature, recovery) =
			self.secp256k1()?.sign_prehash_recoverable(hash).map_err(|_| Error::BadKey)?;
		let mut bytes = [recovery.to_byte(); 65];
		bytes[..64].copy_from_slice(&signature.to_bytes());
		Ok(bytes)
	}
}

impl fmt::Debug for SecretKey {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "SecretKey({:?})", self.scheme)
	}
}

impl SignedMessage {
	/// Whether the signature is that of the signer the message names, for this chain. Needs no network, and so says
	/// nothing about what the chain knows: whether the message was used, or what the holder has. Stricter than the
	/// chain with signatures that no wallet makes.
	pub fn is_signed(&self, domain: &Domain) -> bool {
		let signer = self.message.signer();
		if let Signature::Ethereum(bytes) = &self.signature {
			let key = recovered(&self.message.digest(domain), bytes);
			return key.is_some_and(|key| ethereum_account(&key) == signer);
		}
		let payload = self.message.payload(domain);
		[wrapped(&payload), payload]
			.iter()
			.any(|form| is_signed_form(form, &self.signature, &signer))
	}
}

fn is_signed_form(form: &[u8], signature: &Signature, signer: &Account) -> bool {
	match signature {
		Signature::Ed25519(bytes) => {
			let signature = ed25519_dalek::Signature::from_bytes(bytes);
			ed25519_dalek::VerifyingKey::from_bytes(signer)
				.is_ok_and(|key| key.verify_strict(form, &signature).is_ok())
		},
		Signature::Sr25519(bytes) => schnorrkel::Signature::from_bytes(bytes)
			.and_then(|signature| {
				schnorrkel::PublicKey::from_bytes(signer)?.verify_simple(CONTEXT, form, &signature)
			})
			.is_ok(),
		Signature::Ecdsa(bytes) => {
			recovered(&blake2(&[form]), bytes).is_some_and(|key| substrate_account(&key) == *signer)
		},
		// Ethereum keys sign no bytes, see `SignedMessage::is_signed`.
		Signature::Ethereum(_) => false,
	}
}

/// The key that made a signature over `hash`.
fn recovered(hash: &Hash, signature: &[u8; 65]) -> Option<VerifyingKey> {
	let (bytes, last) = signature.split_at(64);
	let recovery = RecoveryId::from_byte(last[0].checked_sub(27).unwrap_or(last[0]))?;
	let signature = k256::ecdsa::Signature::from_slice(bytes).ok()?;
	VerifyingKey::recover_from_prehash(hash, &signature, recovery).ok()
}

/// The account of a secp256k1 key in Substrate.
fn substrate_account(key: &VerifyingKey) -> Account {
	blake2(&[key.to_encoded_point(true).as_bytes()])
}

/// The account of a secp256k1 key in Ethereum: its address, filled up.
fn ethereum_account(key: &VerifyingKey) -> Account {
	let hash = keccak(&key.to_encoded_point(false).as_bytes()[1..]);
	let mut account = [0xEE; 32];
	account[..20].copy_from_slice(&hash[12..]);
	account
}

/// What a derived key is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Purpose {
	/// An account that redeems once.
	OneTime,
	/// The secret of a gift link.
	GiftLink,
	/// Codes under scratch fields.
	ScratchCode,
}

/// The `index`-th secret of this purpose on this chain: BLAKE2b-256 of `genex:derived-key`, the root, the genesis hash,
/// the number of the purpose (0 one-time, 1 gift link, 2 scratch code; 1 byte) and the index (8 bytes, little-endian).
/// Who knows one knows neither the root nor any other.
pub fn derive_key(root: &[u8; 32], domain: &Domain, purpose: Purpose, index: u64) -> [u8; 32] {
	let number = match purpose {
		Purpose::OneTime => 0,
		Purpose::GiftLink => 1,
		Purpose::ScratchCode => 2,
	};
	blake2(&[b"genex:derived-key", root, &domain.genesis, &[number], &index.to_le_bytes()])
}

/// The code under the `index`-th scratch field: the first half of the derived key. Print it with [`crate::to_text`].
pub fn scratch_code(root: &[u8; 32], domain: &Domain, index: u64) -> [u8; CODE_LENGTH] {
	let mut code = [0; CODE_LENGTH];
	code.copy_from_slice(&derive_key(root, domain, Purpose::ScratchCode, index)[..CODE_LENGTH]);
	code
}

/// The secret key that grows from a printed code: BLAKE2b-256 of `genex:scratch-code` and the code.
pub fn scratch_seed(code: &[u8; CODE_LENGTH]) -> [u8; 32] {
	blake2(&[b"genex:scratch-code", code])
}
