// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{Error, UNNUMBERED, open};

#[test]
fn open_should_fail_when_key_is_another() {
	let error = open(&envelope(), &secret(2), today()).unwrap_err();
	assert!(
		matches!(error, Error::OtherKey { needed, given } if needed == public(1) && given == public(2)),
		"{error:?}"
	);
}

#[test]
fn open_should_fail_when_recipient_is_rewritten_to_another_key() {
	let mut envelope = envelope();
	envelope.recipient = public(2);
	assert!(matches!(open(&envelope, &secret(2), today()), Err(Error::Tampered)));
}

#[test]
fn open_should_fail_when_case_or_chain_is_rewritten() {
	let mut envelope = envelope();
	envelope.context.case += 1;
	assert!(matches!(open(&envelope, &secret(1), today()), Err(Error::Tampered)));
	envelope.context = Context { genesis: Hash([8; 32]), ..CONTEXT };
	assert!(matches!(open(&envelope, &secret(1), today()), Err(Error::Tampered)));
	envelope.context = CONTEXT;
	assert!(open(&envelope, &secret(1), today()).is_ok());
}

#[test]
fn is_of_case_should_fail_when_case_is_another_or_none() {
	let mut envelope = envelope();
	assert!(envelope.is_of_case(42).is_ok());
	for asked in [0, 43] {
		let error = envelope.is_of_case(asked).unwrap_err();
		assert!(matches!(error, Error::OtherCase { envelope: 42, .. }), "{error:?}");
	}
	envelope.context.case = UNNUMBERED;
	assert!(matches!(envelope.is_of_case(42), Err(Error::Unnumbered)));
}

#[test]
fn is_of_chain_should_fail_when_chain_is_another() {
	assert!(envelope().is_of_chain(CONTEXT.genesis).is_ok());
	let error = envelope().is_of_chain(Hash([8; 32])).unwrap_err();
	assert!(matches!(error, Error::OtherChain { envelope: Hash([7, ..]), chain: Hash([8, ..]) }));
}

#[test]
fn open_should_fail_when_any_byte_is_flipped() {
	let good = envelope().to_bytes().unwrap();
	let (id, hash) = (envelope().id().unwrap(), envelope().hash().unwrap());
	for index in 0..good.len() {
		let mut bytes = good.clone();
		bytes[index] ^= 1 << (index % 8);
		let Ok(envelope) = Envelope::from_bytes(&bytes) else {
			// Only what says how to read the rest can be refused before the key is used.
			assert!(index < 10 || (114..118).contains(&index), "byte {index}");
			continue;
		};
		let error = open(&envelope, &secret(1), today()).unwrap_err();
		assert!(
			matches!(error, Error::Tampered)
				|| (matches!(error, Error::OtherKey { .. }) && (50..82).contains(&index)),
			"byte {index}: {error:?}"
		);
		assert_ne!(envelope.hash().unwrap(), hash, "byte {index}");
		assert_eq!(envelope.id().unwrap() == id, index >= 118, "byte {index}");
	}
}

#[test]
fn from_bytes_should_fail_when_file_is_cut_or_longer() {
	let good = envelope().to_bytes().unwrap();
	for length in
		[0, 1, 7, 8, 9, 10, 41, 42, 49, 50, 81, 82, 113, 114, 117, 118, 119, good.len() - 1]
	{
		let error = Envelope::from_bytes(&good[..length]).unwrap_err();
		assert!(matches!(error, Error::NotEnvelope(_)), "{length}: {error:?}");
	}
	let longer = [good.as_slice(), &[0]].concat();
	assert!(matches!(Envelope::from_bytes(&longer), Err(Error::NotEnvelope(_))));
}

#[test]
fn from_bytes_should_fail_when_sealed_part_is_no_bucket() {
	let mut bytes = envelope().to_bytes().unwrap();
	bytes.pop();
	bytes[114..118].copy_from_slice(&4_111_u32.to_le_bytes());
	let error = Envelope::from_bytes(&bytes).unwrap_err();
	assert!(error.to_string().contains("permitted lengths"), "{error}");
}

#[test]
fn from_bytes_should_name_the_version_when_it_is_newer() {
	let mut bytes = envelope().to_bytes().unwrap();
	bytes[8] = 2;
	assert!(matches!(Envelope::from_bytes(&bytes), Err(Error::Version(2))));
}

#[test]
fn from_bytes_should_read_what_to_bytes_wrote() {
	let bytes = envelope().to_bytes().unwrap();
	let again = Envelope::from_bytes(&bytes).unwrap();
	assert_eq!(again, envelope());
	assert_eq!(again.to_bytes().unwrap(), bytes);
}
