// SPDX-License-Identifier: Apache-2.0
//! Keys of every kind, and what they sign.

use crate::tickets::signed_tickets::other;
use genex_messages::{Domain, Message, wrapped};
use genex_primitives::signature::{ethereum_account, ethereum_signer};
use genex_runtime::AccountId;
use genex_runtime_tests::random::Random;
use sp_core::{Pair, ecdsa, ed25519, sr25519};
use sp_runtime::{MultiSignature, MultiSigner, traits::IdentifyAccount};

/// A key of one of the kinds that accounts have.
pub enum Key {
	Schnorr(Box<sr25519::Pair>),
	Edwards(Box<ed25519::Pair>),
	Koblitz(ecdsa::Pair),
	Ethereum(ecdsa::KeccakPair),
}

/// Somebody who signs off-line.
pub struct Signer {
	pub account: AccountId,
	key: Key,
}

impl Signer {
	/// One of each kind; other seeds are other people.
	pub fn of_every_kind(seed: u8) -> Vec<Self> {
		let seed = &[seed; 32];
		[
			Key::Schnorr(Box::new(sr25519::Pair::from_seed(seed))),
			Key::Edwards(Box::new(ed25519::Pair::from_seed(seed))),
			Key::Koblitz(ecdsa::Pair::from_seed(seed)),
			Key::Ethereum(ecdsa::KeccakPair::from_seed(seed)),
		]
		.into_iter()
		.map(|key| Self { account: account_of(&key), key })
		.collect()
	}

	/// The signature over `message` for the chain of `domain`; Substrate wallets may wrap the bytes.
	pub fn sign<M: Message>(&self, message: &M, domain: &Domain, wraps: bool) -> MultiSignature {
		let payload = message.payload(domain);
		let bytes = if wraps { wrapped(&payload) } else { payload };
		match &self.key {
			Key::Schnorr(pair) => MultiSignature::Sr25519(pair.sign(&bytes)),
			Key::Edwards(pair) => MultiSignature::Ed25519(pair.sign(&bytes)),
			Key::Koblitz(pair) => MultiSignature::Ecdsa(pair.sign(&bytes)),
			Key::Ethereum(pair) => MultiSignature::Eth(pair.sign(&message.typed_payload(domain))),
		}
	}

	/// Another chain, which is `here` but for what this key signs of a chain.
	pub fn elsewhere(&self, here: &Domain, random: &mut Random) -> Domain {
		if matches!(self.key, Key::Ethereum(_)) {
			return Domain { chain_id: other(here.chain_id, random), ..*here };
		}
		let mut genesis = here.genesis;
		let byte = usize::try_from(random.below(32)).expect("few bytes");
		genesis[byte] ^= 1u8 << random.below(8);
		Domain { genesis, ..*here }
	}
}

fn account_of(key: &Key) -> AccountId {
	match key {
		Key::Schnorr(pair) => MultiSigner::Sr25519(pair.public()).into_account(),
		Key::Edwards(pair) => MultiSigner::Ed25519(pair.public()).into_account(),
		Key::Koblitz(pair) => MultiSigner::Ecdsa(pair.public()).into_account(),
		Key::Ethereum(pair) => {
			let signature = pair.sign_prehashed(&[1; 32]).0;
			let address = ethereum_signer(&signature, &[1; 32]).expect("it is a signature");
			ethereum_account(&address)
		},
	}
}
