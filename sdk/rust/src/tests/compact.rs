// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Error, MAX_LENGTH};
use codec::Encode;
use proptest::prelude::*;

#[test]
fn compact_form_should_fit_a_qr_code_when_every_field_is_at_its_largest() {
	for scheme in SCHEMES {
		let key = key(scheme, 1);
		for goods in [Goods::Units(u64::MAX), Goods::Serial(u64::MAX)] {
			let largest = Ticket {
				holder: account(&key),
				series: u32::MAX,
				goods,
				redeemer: [255; 32],
				order_hash: [255; 32],
				nonce: u64::MAX,
				deadline: u64::MAX,
			};
			let signed = key.sign(largest, &DOMAIN).expect("it is the signer's key");
			let length = signed.to_bytes(&DOMAIN).len();
			assert!(length <= 202, "{scheme:?} {length}");
		}
	}
}

#[test]
fn compact_form_should_be_read_back() {
	for one in signed() {
		assert_eq!(SignedMessage::from_bytes(&one.to_bytes(&DOMAIN), &DOMAIN), Ok(one));
	}
}

#[test]
fn compact_form_should_hold_the_signature_as_a_wallet_gave_it() {
	let message = AnyMessage::from(ticket([1; 32]));
	for (given, kept) in [(0, 0), (1, 1), (27, 0), (28, 1)] {
		let (mut theirs, mut ours) = ([5; 65], [5; 65]);
		(theirs[64], ours[64]) = (given, kept);
		for (theirs, ours) in [
			(Signature::Ethereum(theirs), Signature::Ethereum(ours)),
			(Signature::Ecdsa(theirs), Signature::Ecdsa(ours)),
		] {
			let bytes = SignedMessage { message, signature: theirs }.to_bytes(&DOMAIN);
			let read = SignedMessage::from_bytes(&bytes, &DOMAIN);
			assert_eq!(read, Ok(SignedMessage { message, signature: ours }));
		}
	}
}

#[test]
fn compact_form_should_be_refused_when_bytes_are_missing_or_follow() {
	for one in signed() {
		let mut bytes = one.to_bytes(&DOMAIN);
		for length in 0..bytes.len() {
			let read = SignedMessage::from_bytes(&bytes[..length], &DOMAIN);
			assert!(read.is_err(), "{length}");
		}
		bytes.push(0);
		assert_eq!(SignedMessage::from_bytes(&bytes, &DOMAIN), Err(Error::NotCanonical));
	}
	assert_eq!(SignedMessage::from_bytes(&[0; 301], &DOMAIN), Err(Error::TooLong));
}

#[test]
fn compact_form_should_be_refused_when_it_is_of_another_version_kind_or_chain() {
	let bytes = unsigned(ticket([1; 32])).to_bytes(&DOMAIN);
	let changed = |at: usize, byte: u8| {
		let mut bytes = bytes.clone();
		bytes[at] = byte;
		SignedMessage::from_bytes(&bytes, &DOMAIN)
	};
	assert_eq!(changed(0, 2), Err(Error::OtherVersion(2)));
	assert_eq!(changed(1, 5), Err(Error::OtherKind(5)));
	assert_eq!(changed(2, 8), Err(Error::OtherChain([8, 7, 7, 7])));
}

#[test]
fn compact_form_should_be_refused_when_an_account_is_longer_than_needed() {
	let mut ethereum = [0xEE; 32];
	ethereum[..20].fill(1);
	let short = unsigned(Cancel { signer: ethereum, nonce: 1, deadline: 2 });
	let mut bytes = short.to_bytes(&DOMAIN);
	assert_eq!(bytes[6], 20);
	bytes[6] = 32;
	bytes.splice(27..27, [0xEE; 12]);
	assert_eq!(SignedMessage::from_bytes(&bytes, &DOMAIN), Err(Error::NotCanonical));
}

#[test]
fn signature_should_be_in_scale_what_the_chain_takes() {
	for (place, signature) in [
		Signature::Ed25519([1; 64]),
		Signature::Sr25519([1; 64]),
		Signature::Ecdsa([1; 65]),
		Signature::Ethereum([1; 65]),
	]
	.into_iter()
	.enumerate()
	{
		assert_eq!(usize::from(signature.encode()[0]), place);
	}
}

fn any_account() -> impl Strategy<Value = Account> {
	(any::<Account>(), any::<bool>()).prop_map(|(mut account, is_ethereum)| {
		if is_ethereum {
			account[20..].fill(0xEE);
		}
		account
	})
}

fn any_goods() -> impl Strategy<Value = Goods> {
	(any::<bool>(), any_number()).prop_map(|(is_serial, number)| {
		if is_serial { Goods::Serial(number) } else { Goods::Units(number) }
	})
}

/// Numbers of every length.
fn any_number() -> impl Strategy<Value = u64> {
	(any::<u64>(), 0u32..64).prop_map(|(number, less)| number >> less)
}

fn any_message() -> impl Strategy<Value = AnyMessage> {
	let accounts = (any_account(), any_account());
	let numbers = (any_number(), any::<u64>(), any_number());
	let rest = (any::<u32>(), any_goods(), any::<[u8; 32]>());
	(0u8..5, accounts, numbers, rest).prop_map(|(kind, accounts, numbers, rest)| -> AnyMessage {
		let ((one, other), (number, nonce, deadline)) = (accounts, numbers);
		let (series, goods, order_hash) = rest;
		match kind {
			0 => {
				Ticket { holder: one, series, goods, redeemer: other, order_hash, nonce, deadline }
					.into()
			},
			1 => TransferPermit { from: one, to: other, series, goods, nonce, deadline }.into(),
			2 => ScratchClaim { batch: number, key: one, claimer: other, deadline }.into(),
			3 => GiftClaim { gift: number, key: one, claimer: other, deadline }.into(),
			_ => Cancel { signer: one, nonce, deadline }.into(),
		}
	})
}

proptest! {
	#[test]
	fn compact_form_should_be_read_back_whatever_the_message(message in any_message()) {
		let one = unsigned(message);
		let bytes = one.to_bytes(&DOMAIN);
		prop_assert!(bytes.len() <= MAX_LENGTH);
		prop_assert_eq!(SignedMessage::from_bytes(&bytes, &DOMAIN), Ok(one));
		prop_assert_eq!(SignedMessage::from_text(&one.to_text(&DOMAIN), &DOMAIN), Ok(one));
	}

	#[test]
	fn compact_form_should_be_read_only_as_it_would_be_written(
		message in any_message(),
		at in any::<prop::sample::Index>(),
		change in 1u8..,
	) {
		let mut bytes = unsigned(message).to_bytes(&DOMAIN);
		let at = at.index(bytes.len());
		bytes[at] ^= change;
		if let Ok(read) = SignedMessage::from_bytes(&bytes, &DOMAIN) {
			prop_assert_eq!(read.to_bytes(&DOMAIN), bytes);
		}
	}

	#[test]
	fn compact_form_should_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..320)) {
		let mut whole = vec![1, bytes.first().map_or(0, |byte| byte % 6), 7, 7, 7, 7];
		whole.extend(bytes);
		if let Ok(read) = SignedMessage::from_bytes(&whole, &DOMAIN) {
			prop_assert_eq!(read.to_bytes(&DOMAIN), whole);
		}
	}
}
