// SPDX-License-Identifier: Apache-2.0
//! The people of the `development` preset, by what they do.

use genex_runtime::AccountId;
use sp_core::{Pair, crypto::Ss58Codec, sr25519};
use sp_keyring::Sr25519Keyring;
use sp_runtime::traits::IdentifyAccount;
use std::{cell::RefCell, collections::BTreeMap};

/// Company of tier L3 that issues; also the only council member and validator.
pub fn issuer() -> AccountId {
	Sr25519Keyring::Alice.to_account_id()
}

/// Vouches for every identity; also the dispatcher of whitelisted calls.
pub fn attestor() -> AccountId {
	Sr25519Keyring::Bob.to_account_id()
}

/// Compliance officer, L2.
pub fn officer() -> AccountId {
	Sr25519Keyring::Charlie.to_account_id()
}

/// An L2 person without a part in these tests' business; also the arbitrator.
pub fn holder() -> AccountId {
	Sr25519Keyring::Dave.to_account_id()
}

/// Gateway member, L2.
pub fn gateway() -> AccountId {
	Sr25519Keyring::Eve.to_account_id()
}

/// The other gateway member, L1.
pub fn second_gateway() -> AccountId {
	Sr25519Keyring::Ferdie.to_account_id()
}

/// Brings new versions of the sanctions lists; not registered, like the three below.
pub fn sanctions_oracle() -> AccountId {
	Sr25519Keyring::AliceStash.to_account_id()
}

/// Confirms what gives property back or moves it by order.
pub fn second_officer() -> AccountId {
	Sr25519Keyring::BobStash.to_account_id()
}

/// Brings the orders of courts.
pub fn court_officer() -> AccountId {
	Sr25519Keyring::CharlieStash.to_account_id()
}

/// States exchange rates.
pub fn rate_oracle() -> AccountId {
	Sr25519Keyring::DaveStash.to_account_id()
}

/// An L2 person with an Ethereum key.
pub fn alith() -> AccountId {
	crate::eth::ALITH.account()
}

/// An L1 person with an Ethereum key.
pub fn baltathar() -> AccountId {
	crate::eth::BALTATHAR.account()
}

/// Someone with GNX and an Ethereum key whom nobody registered.
pub fn charleth() -> AccountId {
	crate::eth::CHARLETH.account()
}

thread_local! {
	// Deriving a key takes milliseconds, and suites ask for the same few a hundred thousand times.
	static PAIRS: RefCell<BTreeMap<String, sr25519::Pair>> = const { RefCell::new(BTreeMap::new()) };
}

/// The key pair of a name, mostly of one that no preset knows.
pub fn pair(name: &str) -> sr25519::Pair {
	let derive = || sr25519::Pair::from_string(&format!("//{name}"), None);
	PAIRS.with_borrow_mut(|pairs| {
		let known = pairs.entry(name.into());
		known.or_insert_with(|| derive().expect("a name is a derivation path")).clone()
	})
}

/// The account of [`pair`].
pub fn account(name: &str) -> AccountId {
	sp_runtime::MultiSigner::from(pair(name).public()).into_account()
}

/// A short name for tables.
pub fn label(account: &AccountId) -> String {
	account.to_ss58check().chars().take(6).collect()
}
