// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Error, Purpose, derive_key, scratch_code, scratch_seed};
use std::collections::BTreeSet;

fn bytes<const N: usize>(digits: &str) -> [u8; N] {
	let mut bytes = [0; N];
	hex::decode_to_slice(digits, &mut bytes).expect("hexadecimal digits");
	bytes
}

#[test]
fn account_should_be_the_one_that_other_tools_show() {
	// Seeds of `//Alice` and of the first account of Ethereum's test mnemonic, with their published accounts.
	let alice = bytes("e5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a");
	let alice = SecretKey::new(Scheme::Sr25519, alice).expect("a key");
	let known = bytes::<32>("d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");
	assert_eq!(account(&alice), known);
	let first = bytes("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
	let first = SecretKey::new(Scheme::Ethereum, first).expect("a key");
	assert_eq!(account(&first)[..20], bytes::<20>("f39fd6e51aad88f6f4ce6ab8827279cfffb92266"));
	assert_eq!(account(&first)[20..], [0xEE; 12]);
}

#[test]
fn key_should_be_refused_when_it_is_no_scalar() {
	for scheme in [Scheme::Ecdsa, Scheme::Ethereum] {
		for seed in [[0; 32], [255; 32]] {
			assert_eq!(SecretKey::new(scheme, seed).err(), Some(Error::BadKey));
		}
	}
	for scheme in [Scheme::Ed25519, Scheme::Sr25519] {
		assert!(SecretKey::new(scheme, [255; 32]).is_ok());
	}
}

#[test]
fn key_should_not_sign_when_the_message_names_somebody_else() {
	for scheme in SCHEMES {
		let told = ticket(account(&key(scheme, 2)));
		assert_eq!(key(scheme, 1).sign(told, &DOMAIN), Err(Error::BadKey));
	}
}

#[test]
fn key_should_not_show_its_secret() {
	assert_eq!(format!("{:?}", key(Scheme::Sr25519, 7)), "SecretKey(Sr25519)");
}

#[test]
fn derived_key_should_be_another_for_every_root_chain_purpose_and_index() {
	let mut found = BTreeSet::new();
	for root in [[1; 32], [2; 32]] {
		for domain in [DOMAIN, Domain { genesis: [8; 32], ..DOMAIN }] {
			for purpose in [Purpose::OneTime, Purpose::GiftLink, Purpose::ScratchCode] {
				for index in [0, 1, 256, u64::MAX] {
					found.insert(derive_key(&root, &domain, purpose, index));
				}
			}
		}
	}
	assert_eq!(found.len(), 2 * 2 * 3 * 4);
}

#[test]
fn scratch_code_should_grow_into_a_key() {
	let code = scratch_code(&[1; 32], &DOMAIN, 7);
	let key = SecretKey::new(Scheme::Ethereum, scratch_seed(&code)).expect("a key");
	assert_eq!(account(&key)[20..], [0xEE; 12]);
}
