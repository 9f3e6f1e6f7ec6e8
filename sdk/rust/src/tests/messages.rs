// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{
	COUPON, Message, REDEMPTION,
	typed::{self, keccak},
	wrapped,
};
use std::collections::BTreeSet;

#[test]
fn hashes_of_types_should_be_those_of_their_texts() {
	for (text, hash) in [
		(typed::DOMAIN_TYPE, typed::DOMAIN_TYPE_HASH),
		(typed::TICKET, typed::TICKET_HASH),
		(typed::SERIAL_TICKET, typed::SERIAL_TICKET_HASH),
		(typed::TRANSFER_PERMIT, typed::TRANSFER_PERMIT_HASH),
		(typed::SERIAL_TRANSFER_PERMIT, typed::SERIAL_TRANSFER_PERMIT_HASH),
		(typed::SCRATCH_CLAIM, typed::SCRATCH_CLAIM_HASH),
		(typed::GIFT_CLAIM, typed::GIFT_CLAIM_HASH),
		(typed::CANCEL, typed::CANCEL_HASH),
	] {
		assert_eq!(keccak(text.as_bytes()), hash, "{text}");
	}
}

#[test]
fn tags_should_not_begin_one_another() {
	let tags = [Ticket::TAG, TransferPermit::TAG, ScratchClaim::TAG, GiftClaim::TAG, Cancel::TAG];
	for (place, tag) in tags.iter().enumerate() {
		let begins = |(other, text): (usize, &&[u8])| other != place && text.starts_with(tag);
		assert!(!tags.iter().enumerate().any(begins), "{tag:?}");
	}
}

#[test]
fn contracts_should_be_two() {
	assert_eq!([Ticket::CONTRACT, Cancel::CONTRACT], [REDEMPTION; 2]);
	assert_eq!(
		[TransferPermit::CONTRACT, ScratchClaim::CONTRACT, GiftClaim::CONTRACT],
		[COUPON; 3]
	);
}

#[test]
fn payloads_should_differ_between_all_messages_and_chains() {
	let mut found = BTreeSet::new();
	let mut digests = BTreeSet::new();
	let chains = [DOMAIN, Domain { genesis: [8; 32], chain_id: 1 }];
	for domain in chains {
		for message in messages([1; 32]) {
			found.insert(message.payload(&domain));
			digests.insert(message.digest(&domain));
		}
	}
	assert_eq!((found.len(), digests.len()), (14, 14));
}

#[test]
fn messages_should_be_verified_when_any_kind_of_key_signed_them() {
	for one in signed() {
		assert!(one.is_signed(&DOMAIN), "{one:?}");
	}
}

#[test]
fn messages_should_be_verified_when_a_wallet_wrapped_the_bytes() {
	use ed25519_dalek::Signer;
	let wallet = ed25519_dalek::SigningKey::from_bytes(&[1; 32]);
	for message in messages(wallet.verifying_key().to_bytes()) {
		let bytes = wallet.sign(&wrapped(&message.payload(&DOMAIN))).to_bytes();
		let signature = Signature::Ed25519(bytes);
		assert!(SignedMessage { message, signature }.is_signed(&DOMAIN));
	}
}

#[test]
fn messages_should_not_be_verified_when_anything_differs_from_what_was_signed() {
	for scheme in SCHEMES {
		let key = key(scheme, 1);
		let told = ticket(account(&key));
		let signature = key.sign(told, &DOMAIN).expect("it is the signer's key").signature;
		let others = [
			Ticket { holder: [3; 32], ..told },
			Ticket { series: 4, ..told },
			Ticket { goods: Goods::Units(11), ..told },
			Ticket { goods: Goods::Serial(10), ..told },
			Ticket { redeemer: [3; 32], ..told },
			Ticket { order_hash: [9; 32], ..told },
			Ticket { nonce: 6, ..told },
			Ticket { deadline: told.deadline + 1, ..told },
		];
		for other in others {
			let message = other.into();
			assert!(!SignedMessage { message, signature }.is_signed(&DOMAIN), "{other:?}");
		}
		let elsewhere = match scheme {
			Scheme::Ethereum => Domain { chain_id: 1, ..DOMAIN },
			_ => Domain { genesis: [1; 32], ..DOMAIN },
		};
		let message = told.into();
		assert!(!SignedMessage { message, signature }.is_signed(&elsewhere), "{scheme:?}");
	}
}
