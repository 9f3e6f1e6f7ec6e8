// SPDX-License-Identifier: Apache-2.0
//! Accounts: those whose keys everybody knows, fresh ones, and the two forms of each.

use alloy::{
	primitives::{Address, B256, b256, keccak256},
	signers::local::PrivateKeySigner,
};
use anyhow::{Context, Result};
use std::{
	sync::atomic::{AtomicU64, Ordering},
	time::{SystemTime, UNIX_EPOCH},
};
use subxt::utils::AccountId32;
use subxt_signer::sr25519::Keypair;

pub use subxt_signer::sr25519::dev::{alice, bob, charlie, dave, eve, ferdie};

/// Last bytes of an account that belongs to an Ethereum key.
const ETH_SUFFIX: [u8; 12] = [0xEE; 12];

/// Ethereum keys that everybody knows.
#[derive(Clone, Copy, Debug)]
pub enum DevKey {
	/// Registered on a development chain, tier L2.
	Alith,
	/// Registered on a development chain, tier L1.
	Baltathar,
	/// Has GNX on a development chain and is not registered.
	Charleth,
}

impl DevKey {
	/// The key.
	///
	/// # Errors
	/// Only if a constant above were wrong.
	pub fn signer(self) -> Result<PrivateKeySigner> {
		let secret = match self {
			Self::Alith => {
				b256!("5fb92d6e98884f76de468fa3f6278f8807c48bebc13595d45af5bdc4da702133")
			},
			Self::Baltathar => {
				b256!("8075991ce870b93a8870eca0c0f91913d12f47948ca0fd25b49c6fa7cdbeee8b")
			},
			Self::Charleth => {
				b256!("0b6e18cafb6ed99687ec547bd28139cafdd2bffe70e6b688025de6b445aa5c5b")
			},
		};
		PrivateKeySigner::from_bytes(&secret).context("no secp256k1 key")
	}
}

/// The rate oracle of a development chain.
///
/// # Errors
/// Only if the derivation path below were wrong.
pub fn dave_stash() -> Result<Keypair> {
	development_key("//Dave//stash")
}

/// The sanctions oracle of a development chain.
///
/// # Errors
/// Only if the derivation path below were wrong.
pub fn alice_stash() -> Result<Keypair> {
	development_key("//Alice//stash")
}

/// The second officer of a development chain.
///
/// # Errors
/// Only if the derivation path below were wrong.
pub fn bob_stash() -> Result<Keypair> {
	development_key("//Bob//stash")
}

fn development_key(path: &str) -> Result<Keypair> {
	let uri: subxt_signer::SecretUri = path.parse().context("no derivation path")?;
	Keypair::from_uri(&uri).context("no sr25519 key")
}

/// The account of a native key.
pub fn account_of(keys: &Keypair) -> AccountId32 {
	keys.public_key().to_account_id()
}

/// The native account of an Ethereum key.
pub fn account_of_address(address: Address) -> AccountId32 {
	let mut bytes = [ETH_SUFFIX[0]; 32];
	bytes[..20].copy_from_slice(address.as_slice());
	AccountId32(bytes)
}

/// The Ethereum address of an account: its first twenty bytes where an Ethereum key owns it, otherwise the last twenty
/// bytes of its hash.
pub fn address_of(account: &AccountId32) -> Address {
	if account.0.ends_with(&ETH_SUFFIX) {
		Address::from_slice(&account.0[..20])
	} else {
		Address::from_slice(&keccak256(account.0)[12..])
	}
}

/// Bytes that were never given before, by any process.
pub fn fresh_bytes() -> B256 {
	static NEXT: AtomicU64 = AtomicU64::new(0);
	let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
	let number = NEXT.fetch_add(1, Ordering::Relaxed);
	keccak256(format!("{} {} {number}", std::process::id(), now.as_nanos()))
}

/// A native key that nobody has used.
///
/// # Errors
/// Never: any 32 bytes are a seed.
pub fn fresh_native() -> Result<Keypair> {
	Keypair::from_secret_key(fresh_bytes().0).context("no sr25519 seed")
}

/// An Ethereum key that nobody has used.
///
/// # Errors
/// Hardly: about one in 2^128 values is no key.
pub fn fresh_ethereum() -> Result<PrivateKeySigner> {
	PrivateKeySigner::from_bytes(&fresh_bytes()).context("no secp256k1 key")
}

/// A key of either kind.
pub enum Keys {
	/// Of a native account.
	Native(Box<Keypair>),
	/// Of an Ethereum address.
	Ethereum(PrivateKeySigner),
}

impl Keys {
	/// One that nobody has used.
	///
	/// # Errors
	/// Hardly: about one in 2^128 values is no Ethereum key.
	pub fn fresh(ethereum: bool) -> Result<Self> {
		Self::of(&fresh_bytes(), ethereum)
	}

	/// Another one of the same kind that nobody has used.
	///
	/// # Errors
	/// As [`Keys::fresh`].
	pub fn fresh_alike(&self) -> Result<Self> {
		Self::fresh(matches!(self, Self::Ethereum(_)))
	}

	/// That of these 32 bytes.
	///
	/// # Errors
	/// Hardly: about one in 2^128 values is no Ethereum key.
	pub fn of(seed: &B256, ethereum: bool) -> Result<Self> {
		Ok(if ethereum {
			Self::Ethereum(PrivateKeySigner::from_bytes(seed).context("no secp256k1 key")?)
		} else {
			Self::Native(Box::new(Keypair::from_secret_key(seed.0).context("no sr25519 seed")?))
		})
	}

	/// The account.
	pub fn account(&self) -> AccountId32 {
		match self {
			Self::Native(keys) => account_of(keys),
			Self::Ethereum(signer) => account_of_address(signer.address()),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloy::primitives::address;

	#[test]
	fn known_accounts_should_have_their_known_addresses() {
		assert_eq!(
			address_of(&account_of(&alice())),
			address!("9621dde636de098b43efb0fa9b61facfe328f99d")
		);
		let alith = DevKey::Alith.signer().unwrap().address();
		assert_eq!(alith, address!("f24FF3a9CF04c71Dbc94D0b566f7A27B94566cac"));
		assert_eq!(address_of(&account_of_address(alith)), alith);
	}

	#[test]
	fn fresh_keys_should_differ() {
		assert_ne!(fresh_bytes(), fresh_bytes());
		assert_ne!(account_of(&fresh_native().unwrap()), account_of(&fresh_native().unwrap()));
	}
}
