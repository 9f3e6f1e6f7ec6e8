// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::Error;

#[test]
fn generate_should_make_another_key_each_time() {
	let (one, other) = (SecretKey::generate().unwrap(), SecretKey::generate().unwrap());
	assert_ne!(one.public().unwrap(), other.public().unwrap());
}

#[test]
fn public_should_follow_rfc_7748() {
	// Section 6.1 of the standard: Alice's key pair.
	let digits = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";
	let text = format!("genex-travel-rule-secret-1\n{digits}\n");
	assert_eq!(
		SecretKey::from_text(&text).unwrap().public().unwrap().to_string(),
		"0x8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"
	);
}

#[test]
fn from_text_should_read_what_to_text_wrote() {
	let key = SecretKey::generate().unwrap();
	let again = SecretKey::from_text(&key.to_text()).unwrap();
	assert_eq!(again.public().unwrap(), key.public().unwrap());
	assert_eq!(*again.to_text(), *key.to_text());
}

#[test]
fn from_text_should_fail_when_text_is_another() {
	let digits = "11".repeat(32);
	for text in [
		String::new(),
		digits.clone(),
		format!("genex-travel-rule-secret-2\n{digits}\n"),
		format!("genex-travel-rule-secret-1\n{}\n", &digits[2..]),
		format!("genex-travel-rule-secret-1\n0x{digits}\n"),
		format!("genex-travel-rule-secret-1\n{digits}\n{digits}\n"),
		format!("genex-travel-rule-secret-1 {digits}\n"),
	] {
		let error = SecretKey::from_text(&text).unwrap_err();
		assert!(matches!(error, Error::NotSecretFile), "{text}");
		assert!(!error.to_string().contains("11"), "{error}");
	}
}

#[test]
fn debug_should_show_no_secret_and_no_person() {
	assert_eq!(format!("{:?} {:?}", secret(0x11), payload()), "SecretKey(..) Payload(..)");
}

#[test]
fn public_key_should_read_hex_with_and_without_prefix() {
	let digits = "ab".repeat(32);
	for text in [digits.clone(), format!("0x{digits}"), digits.to_uppercase()] {
		assert_eq!(text.parse::<PublicKey>().unwrap(), PublicKey([0xab; 32]));
		assert_eq!(text.parse::<Hash>().unwrap(), Hash([0xab; 32]));
	}
	assert_eq!(PublicKey([0xab; 32]).to_string(), format!("0x{digits}"));
}

#[test]
fn public_key_should_fail_when_text_is_no_hex_of_32_bytes() {
	for text in ["", "0x", "0xab", &"ab".repeat(31), &"ab".repeat(33), &"xy".repeat(32)] {
		assert!(matches!(text.parse::<PublicKey>(), Err(Error::NotPublicKey)), "{text}");
		assert!(matches!(text.parse::<Hash>(), Err(Error::NotHash)), "{text}");
	}
}
