// SPDX-License-Identifier: Apache-2.0
//! Signatures that were found right are not verified again.
//!
//! The pool verifies a transaction when it comes; without this the author would verify it again for its block, and everybody else when
//! they import that block. Verifying says the same each time, so what was right is remembered by a hash of all that went into it. What
//! nobody has seen before, or what was wrong, is verified as ever: no weight counts on this, and blocks are declared as if nothing
//! was remembered.

#![allow(
	dead_code,
	unexpected_cfgs,
	reason = "the macro makes functions for a runtime as well, and asks whether it is compiled for one"
)]

use parking_lot::Mutex;
use schnellru::{ByLength, LruMap};
use sp_core::sr25519;
use sp_io::hashing::blake2_256;
use sp_runtime_interface::{
	pass_by::{PassFatPointerAndRead, PassPointerAndRead},
	runtime_interface,
};
use std::sync::LazyLock;

/// So many are remembered, the latest ones: several times what waits in a pool of the usual size.
const REMEMBERED: u32 = 32_768;

static RIGHT: LazyLock<Right> = LazyLock::new(|| Right::new(REMEMBERED));

/// Signatures that were right, by a hash of signature, key and message.
struct Right(Mutex<LruMap<[u8; 32], ()>>);

impl Right {
	fn new(most: u32) -> Self {
		Self(Mutex::new(LruMap::new(ByLength::new(most))))
	}

	/// Whether `signature` is right, as was found before or as `verify` says.
	fn check(
		&self,
		signature: &sr25519::Signature,
		message: &[u8],
		key: &sr25519::Public,
		verify: impl FnOnce() -> bool,
	) -> bool {
		let (signature, key): (&[u8], &[u8]) = (signature.as_ref(), key.as_ref());
		let hash = blake2_256(&[signature, key, message].concat());
		if self.0.lock().get(&hash).is_some() {
			return true;
		}
		let right = verify();
		if right {
			self.0.lock().insert(hash, ());
		}
		right
	}
}

/// What takes the place of the SDK's functions of these names, which the runtime calls.
#[runtime_interface]
pub trait Crypto {
	/// Only here since every version must be. Runtimes call the second one.
	#[version(1, register_only)]
	fn sr25519_verify(
		signature: PassPointerAndRead<&sr25519::Signature, 64>,
		message: PassFatPointerAndRead<&[u8]>,
		key: PassPointerAndRead<&sr25519::Public, 32>,
	) -> bool {
		sr25519::Pair::verify_deprecated(signature, message, key)
	}

	/// Whether `signature` is the one of `message` by `key`.
	#[version(2)]
	fn sr25519_verify(
		signature: PassPointerAndRead<&sr25519::Signature, 64>,
		message: PassFatPointerAndRead<&[u8]>,
		key: PassPointerAndRead<&sr25519::Public, 32>,
	) -> bool {
		let verify = || sp_io::crypto::sr25519_verify(signature, message, key);
		RIGHT.check(signature, message, key, verify)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::service::HostFunctions;
	use sc_executor::HostFunctions as _;
	use sp_core::Pair;

	fn signed(message: &[u8]) -> (sr25519::Signature, sr25519::Public) {
		let pair = sr25519::Pair::from_seed(&[7; 32]);
		(pair.sign(message), pair.public())
	}

	#[test]
	fn check_should_not_verify_again_when_it_was_right() {
		let right = Right::new(2);
		let (signature, key) = signed(b"gift");
		assert!(right.check(&signature, b"gift", &key, || true));
		assert!(right.check(&signature, b"gift", &key, || unreachable!("it was right before")));
	}

	#[test]
	fn check_should_verify_again_when_anything_differs() {
		let right = Right::new(8);
		let (signature, key) = signed(b"gift");
		assert!(right.check(&signature, b"gift", &key, || true));
		let (other, stranger) = (signed(b"other").0, sr25519::Pair::from_seed(&[8; 32]).public());
		assert!(!right.check(&signature, b"gifts", &key, || false));
		assert!(!right.check(&other, b"gift", &key, || false));
		assert!(!right.check(&signature, b"gift", &stranger, || false));
	}

	#[test]
	fn check_should_verify_again_when_it_was_wrong_or_is_forgotten() {
		let right = Right::new(2);
		let (signature, key) = signed(b"gift");
		assert!(!right.check(&signature, b"gift", &key, || false));
		assert!(right.check(&signature, b"gift", &key, || true));
		for message in [b"1", b"2"] {
			assert!(right.check(&signature, message, &key, || true));
		}
		assert!(!right.check(&signature, b"gift", &key, || false));
	}

	#[test]
	fn node_should_have_one_function_of_a_name() {
		let mut names: Vec<_> = HostFunctions::host_functions().iter().map(|f| f.name()).collect();
		assert!(names.contains(&"ext_crypto_sr25519_verify_version_2"));
		let count = names.len();
		names.sort_unstable();
		names.dedup();
		assert_eq!(names.len(), count);
	}

	#[test]
	fn interface_should_say_what_the_sdk_says() {
		let (signature, key) = signed(b"gift");
		for _ in 0..2 {
			assert!(crypto::sr25519_verify(&signature, b"gift", &key));
			assert!(!crypto::sr25519_verify(&signature, b"gifts", &key));
			assert!(!crypto::sr25519_verify(&signature, b"gift", &sr25519::Public::default()));
		}
	}
}
