// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{
	BUCKETS, Error, FORMAT_VERSION, MAX_PAYLOAD, open, seal,
	seal::{LENGTH, pad, seal_bytes},
};

const HEADER: usize = 118;
const TAG: usize = 16;

/// A payload whose canonical form has that many bytes.
fn payload_of(bytes: usize) -> Payload {
	let parse = |names: Vec<String>| {
		let json = edited(PERSON_TO_PERSON, &[("/originator/accountNumber", Some(names.into()))]);
		Payload::parse(json.as_bytes(), today())
	};
	let empty = parse(Vec::new()).unwrap().as_str().len();
	// Every number has two quotes, and a comma before all but the first: three bytes, less one.
	let filling = bytes - empty + 1;
	let count = filling.div_ceil(103);
	let digits = filling - 3 * count;
	let names: Vec<_> = (0..count)
		.map(|index| "7".repeat(digits * (index + 1) / count - digits * index / count))
		.collect();
	let payload = parse(names).unwrap();
	assert_eq!(payload.as_str().len(), bytes);
	payload
}

#[test]
fn seal_should_give_what_open_opens() {
	for json in [PERSON_TO_PERSON, COMPANY_TO_PERSON] {
		let payload = Payload::parse(json.as_bytes(), today()).unwrap();
		let envelope = seal(&payload, &public(1), &CONTEXT).unwrap();
		assert_eq!(envelope.context, CONTEXT);
		assert_eq!(envelope.recipient, public(1));
		assert_eq!(open(&envelope, &secret(1), today()).unwrap().as_str(), payload.as_str());
	}
}

#[test]
fn seal_should_use_a_new_key_each_time() {
	let (one, other) = (
		seal(&payload(), &public(1), &CONTEXT).unwrap(),
		seal(&payload(), &public(1), &CONTEXT).unwrap(),
	);
	assert_ne!(one.ephemeral, other.ephemeral);
	assert_ne!(one.id().unwrap(), other.id().unwrap());
	assert_ne!(one.hash().unwrap(), other.hash().unwrap());
	assert_ne!(one.sealed[..32], other.sealed[..32]);
}

#[test]
fn seal_should_lay_the_file_out_as_documented() {
	let envelope = envelope();
	let bytes = envelope.to_bytes().unwrap();
	assert_eq!(bytes[..8], *b"genex:tr");
	assert_eq!(bytes[8..10], FORMAT_VERSION.to_le_bytes());
	assert_eq!(bytes[10..42], CONTEXT.genesis.0);
	assert_eq!(bytes[42..50], CONTEXT.case.to_le_bytes());
	assert_eq!(bytes[50..82], public(1).0);
	assert_eq!(bytes[82..114], envelope.ephemeral.0);
	assert_eq!(bytes[114..118], 4_112_u32.to_le_bytes());
	assert_eq!(bytes.len(), HEADER + 4_096 + TAG);
}

#[test]
fn seal_should_show_only_the_bucket_of_a_length() {
	for (payload, bucket) in [
		(2_000, BUCKETS[0]),
		(3_000, BUCKETS[0]),
		(BUCKETS[0] - LENGTH, BUCKETS[0]),
		(BUCKETS[0] - LENGTH + 1, BUCKETS[1]),
		(BUCKETS[1] - LENGTH, BUCKETS[1]),
		(BUCKETS[1] - LENGTH + 1, BUCKETS[2]),
		(MAX_PAYLOAD, BUCKETS[2]),
	] {
		let payload = payload_of(payload);
		let envelope = seal(&payload, &public(1), &CONTEXT).unwrap();
		assert_eq!(envelope.sealed_len(), bucket + TAG, "{}", payload.as_str().len());
		assert_eq!(open(&envelope, &secret(1), today()).unwrap().as_str(), payload.as_str());
	}
}

#[test]
fn pad_should_fill_with_zeros() {
	let padded = pad(b"text").unwrap();
	assert_eq!(padded[..8], *b"\x04\0\0\0text");
	assert!(padded[8..].iter().all(|byte| *byte == 0));
	assert_eq!(padded.len(), BUCKETS[0]);
}

#[test]
fn pad_should_fail_when_no_bucket_is_large_enough() {
	assert_eq!(pad(&vec![b'a'; MAX_PAYLOAD]).unwrap().len(), BUCKETS[2]);
	let error = pad(&vec![b'a'; MAX_PAYLOAD + 1]).unwrap_err();
	assert!(matches!(error, Error::TooLong { bytes } if bytes == MAX_PAYLOAD + 1));
}

#[test]
fn seal_should_fail_when_key_makes_no_secret() {
	// Points of low order: the common secret would be zero, whatever the other key is.
	let (zero, mut one) = ([0; 32], [0; 32]);
	one[0] = 1;
	for key in [zero, one] {
		let error = seal(&payload(), &PublicKey(key), &CONTEXT).unwrap_err();
		assert!(matches!(error, Error::UnusableKey), "{error:?}");
	}
}

#[test]
fn open_should_fail_when_padding_is_another() {
	let good = pad(payload().as_str().as_bytes()).unwrap();
	let tail = good.len() - 1;
	let edits: [(&str, fn(&mut Vec<u8>)); 4] = [
		("filled with ones", |padded| padded[4_095] = 1),
		("length beyond the end", |padded| padded[..4].fill(0xff)),
		("length one too short", |padded| padded[0] -= 1),
		("larger bucket than needed", |padded| padded.resize(BUCKETS[1], 0)),
	];
	assert_eq!(tail, 4_095);
	for (what, edit) in edits {
		let mut padded = good.to_vec();
		edit(&mut padded);
		let envelope = seal_bytes(&padded, &public(1), &CONTEXT, &mut randomness(1)).unwrap();
		let error = open(&envelope, &secret(1), today()).unwrap_err();
		assert!(matches!(error, Error::Padding), "{what}: {error:?}");
	}
}

#[test]
fn open_should_fail_when_payload_breaks_a_rule_or_is_not_canonical() {
	let sealed = |text: &str| {
		let padded = pad(text.as_bytes()).unwrap();
		let envelope = seal_bytes(&padded, &public(1), &CONTEXT, &mut randomness(1)).unwrap();
		open(&envelope, &secret(1), today()).unwrap_err()
	};
	assert!(matches!(sealed("{}"), Error::Payload(faults) if faults.0.len() == 2));
	assert!(matches!(sealed("no JSON"), Error::NotJson { line: 1, .. }));
	assert!(matches!(sealed(PERSON_TO_PERSON), Error::NotCanonical));
	assert!(matches!(sealed(&format!("{} ", payload().as_str())), Error::NotCanonical));
}
