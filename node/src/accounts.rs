// SPDX-License-Identifier: Apache-2.0
//! The accounts of a development chain, in both forms: SS58 for native tools, H160 for Ethereum
//! ones.

use genex_runtime::AccountId;
use sp_core::{H160, Pair, ecdsa};
use sp_io::{crypto::secp256k1_ecdsa_recover, hashing::keccak_256};
use sp_keyring::Sr25519Keyring;

/// Bytes of an account that belongs to an Ethereum key, after its address.
const ETH_SUFFIX: [u8; 12] = [0xEE; 12];

/// Names and secret keys that Ethereum developers know from other chains.
const ETHEREUM_KEYS: [(&str, &str); 3] = [
	("Alith", "0x5fb92d6e98884f76de468fa3f6278f8807c48bebc13595d45af5bdc4da702133"),
	("Baltathar", "0x8075991ce870b93a8870eca0c0f91913d12f47948ca0fd25b49c6fa7cdbeee8b"),
	("Charleth", "0x0b6e18cafb6ed99687ec547bd28139cafdd2bffe70e6b688025de6b445aa5c5b"),
];

/// An account whose key everybody knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DevAccount {
	/// Name of the account.
	pub name: String,
	/// The account on the native side.
	pub account: AccountId,
	/// The account on the Ethereum side.
	pub address: H160,
	/// Secret: a derivation path for native tools, a private key for Ethereum ones.
	pub secret: String,
}

/// The well-known accounts: six sr25519 ones, then three with Ethereum keys.
///
/// # Errors
/// A key that is none; only a wrong constant above causes it.
pub fn dev_accounts() -> Result<Vec<DevAccount>, String> {
	use Sr25519Keyring::*;
	let native = [Alice, Bob, Charlie, Dave, Eve, Ferdie].map(|key| {
		let account = key.to_account_id();
		Ok(DevAccount {
			name: key.to_string(),
			address: address_of(&account),
			account,
			secret: format!("//{key}"),
		})
	});
	let ethereum = ETHEREUM_KEYS.map(|(name, secret)| {
		let address = ethereum_address(secret)
			.ok_or_else(|| format!("the key of {name} is not a secp256k1 key"))?;
		Ok(DevAccount {
			name: name.to_owned(),
			address,
			account: account_of(address),
			secret: secret.to_owned(),
		})
	});
	native.into_iter().chain(ethereum).collect()
}

/// The address that belongs to a private key: the end of the Keccak hash of the whole public key.
///
/// `sp_runtime`'s `MultiSigner::Eth` is no help: it hashes the compressed key, which gives an
/// address no wallet knows. Recovering a signature is what returns the key uncompressed.
fn ethereum_address(secret: &str) -> Option<H160> {
	let message = [1; 32];
	let signature = ecdsa::Pair::from_string(secret, None).ok()?.sign_prehashed(&message);
	let public = secp256k1_ecdsa_recover(&signature.0, &message).ok()?;
	Some(H160::from_slice(&keccak_256(&public)[12..]))
}

/// The native account of an Ethereum key.
fn account_of(address: H160) -> AccountId {
	let mut bytes = [ETH_SUFFIX[0]; 32];
	bytes[..20].copy_from_slice(address.as_bytes());
	bytes.into()
}

/// The Ethereum address that the runtime's account mapping gives to `account`: its first twenty
/// bytes where an Ethereum key owns it, otherwise the last twenty bytes of its Keccak hash.
pub fn address_of(account: &AccountId) -> H160 {
	let bytes: &[u8; 32] = account.as_ref();
	if bytes.ends_with(&ETH_SUFFIX) {
		H160::from_slice(&bytes[..20])
	} else {
		H160::from_slice(&keccak_256(bytes)[12..])
	}
}

/// `address` with the mixed-case check sum of EIP-55, as wallets print it.
pub fn checksummed(address: H160) -> String {
	let lower = format!("{address:x}");
	let hash = keccak_256(lower.as_bytes());
	let digits = lower.chars().enumerate().map(|(index, digit)| {
		let nibble = if index % 2 == 0 { hash[index / 2] >> 4 } else { hash[index / 2] & 0x0f };
		if nibble >= 8 { digit.to_ascii_uppercase() } else { digit }
	});
	std::iter::once("0x".to_owned()).chain(digits.map(String::from)).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_core::crypto::Ss58Codec;

	#[test]
	fn dev_accounts_should_match_what_wallets_show_when_key_is_ethereum() {
		let accounts = dev_accounts().expect("constants are keys");
		let expected = [
			("Alith", "0xf24FF3a9CF04c71Dbc94D0b566f7A27B94566cac"),
			("Baltathar", "0x3Cd0A705a2DC65e5b1E1205896BaA2be8A07c6e0"),
			("Charleth", "0x798d4Ba9baf0064Ec19eB4F0a1a45785ae9D6DFc"),
		];
		assert_eq!(accounts.len(), 9);
		for ((name, address), account) in expected.iter().zip(&accounts[6..]) {
			assert_eq!(&account.name, name);
			assert_eq!(&checksummed(account.address), address);
			let bytes: &[u8; 32] = account.account.as_ref();
			assert_eq!(address_of(&account.account), account.address);
			assert_eq!(&bytes[..20], account.address.as_bytes());
			assert_eq!(bytes[20..], ETH_SUFFIX);
			assert_eq!(account.secret.len(), 66);
		}
	}

	#[test]
	fn dev_accounts_should_hash_the_account_when_key_is_native() {
		let accounts = dev_accounts().expect("constants are keys");
		let alice = &accounts[0];
		assert_eq!(alice.name, "Alice");
		assert_eq!(alice.secret, "//Alice");
		assert_eq!(
			alice.account.to_ss58check(),
			"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"
		);
		assert_eq!(
			alice.address,
			"0x9621dde636de098b43efb0fa9b61facfe328f99d".parse().expect("is an address")
		);
		let names: Vec<_> = accounts.iter().map(|account| account.name.as_str()).collect();
		assert_eq!(names[..6], ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"]);
	}

	#[test]
	fn checksummed_should_follow_eip_55() {
		// The examples of the standard.
		for address in [
			"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
			"0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
			"0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
			"0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
		] {
			assert_eq!(checksummed(address.parse().expect("is an address")), address);
		}
	}
}
