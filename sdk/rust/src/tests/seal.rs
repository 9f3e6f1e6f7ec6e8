// SPDX-License-Identifier: Apache-2.0

use crate::{
	Error, Order, SEALED_LENGTHS, SEALING_OVERHEAD, SealingSecret, open_order, order_hash,
	seal_order,
};
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};

const SALT: [u8; 32] = [3; 32];
const ORDER: &[u8] = b"table 4: two coffees";

fn secret() -> SealingSecret {
	SealingSecret::new([9; 32])
}

fn seal(order: &[u8], seed: u64) -> Result<Vec<u8>, Error> {
	let issuer = secret().public()?;
	seal_order(order, &SALT, &issuer, &mut ChaCha20Rng::seed_from_u64(seed))
}

#[test]
fn order_should_be_opened_by_the_issuer() {
	let sealed = seal(ORDER, 1).expect("it is short");
	let opened = open_order(&sealed, &order_hash(&SALT, ORDER), &secret());
	assert_eq!(opened, Ok(Order { order: ORDER.to_vec(), salt: SALT }));
	assert_ne!(seal(ORDER, 2), Ok(sealed));
}

#[test]
fn ciphertext_should_tell_of_the_length_no_more_than_one_of_three() {
	for (length, whole) in [(0, 128), (46, 128), (47, 256), (174, 256), (175, 512), (430, 512)] {
		let order = vec![1; length];
		let sealed = seal(&order, 1).expect("it is short");
		assert_eq!(sealed.len(), whole);
		let opened = open_order(&sealed, &order_hash(&SALT, &order), &secret());
		assert_eq!(opened.map(|opened| opened.order), Ok(order));
	}
	assert_eq!(SEALED_LENGTHS[2] - SEALING_OVERHEAD, 430);
	assert_eq!(seal(&[1; 431], 1), Err(Error::TooLong));
}

#[test]
fn order_should_not_be_opened_with_another_key_or_hash_or_when_any_byte_differs() {
	let sealed = seal(ORDER, 1).expect("it is short");
	let hash = order_hash(&SALT, ORDER);
	let other = SealingSecret::new([8; 32]);
	assert_eq!(open_order(&sealed, &hash, &other), Err(Error::NotOpened));
	let other_hash = order_hash(&[4; 32], ORDER);
	assert_eq!(open_order(&sealed, &other_hash, &secret()), Err(Error::NotOpened));
	assert_eq!(open_order(&sealed[1..], &hash, &secret()), Err(Error::NotOpened));
	for place in 0..sealed.len() {
		let mut changed = sealed.clone();
		changed[place] ^= 1;
		assert_eq!(open_order(&changed, &hash, &secret()), Err(Error::NotOpened), "{place}");
	}
}
