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
use sc_executor::sp_wasm_interface::{
	Function, FunctionContext, HostFunctionRegistry, HostFunctions,
	wasmtime::{Caller, IntoFunc},
};
use schnellru::{ByLength, LruMap};
use sp_core::sr25519;
use sp_io::{EcdsaVerifyError, hashing::blake2_256};
use sp_runtime_interface::{
	pass_by::{AllocateAndReturnByCodec, PassFatPointerAndRead, PassPointerAndRead},
	runtime_interface,
};
use std::{marker::PhantomData, sync::LazyLock};

/// So many of each kind are remembered, the latest ones: several times what waits in a pool of the usual size.
const REMEMBERED: u32 = 32_768;

/// Right signatures of sr25519.
static RIGHT: LazyLock<Verified<()>> = LazyLock::new(|| Verified::new(REMEMBERED));
/// The keys that were recovered from signatures of secp256k1.
static SIGNERS: LazyLock<Verified<[u8; 64]>> = LazyLock::new(|| Verified::new(REMEMBERED));

/// What was found where signatures of one kind were right, by a hash of all that went into it.
struct Verified<Found>(Mutex<LruMap<[u8; 32], Found>>);

impl<Found: Copy> Verified<Found> {
	fn new(most: u32) -> Self {
		Self(Mutex::new(LruMap::new(ByLength::new(most))))
	}

	/// What is found in `parts`, as it was before or as `verify` says. All parts but the last have fixed lengths.
	fn find<Wrong>(
		&self,
		parts: &[&[u8]],
		verify: impl FnOnce() -> Result<Found, Wrong>,
	) -> Result<Found, Wrong> {
		let hash = blake2_256(&parts.concat());
		let before = self.0.lock().get(&hash).copied();
		if let Some(found) = before {
			return Ok(found);
		}
		let found = verify()?;
		self.0.lock().insert(hash, found);
		Ok(found)
	}
}

/// What takes the place of the SDK's functions of these names, which the runtime calls. The macro asks for a first version of each;
/// [`Remembering`] gives none to the runtime, so that the SDK's stay.
#[runtime_interface]
pub trait Crypto {
	/// Not given to the runtime.
	#[version(1, register_only)]
	fn sr25519_verify(
		_signature: PassPointerAndRead<&sr25519::Signature, 64>,
		_message: PassFatPointerAndRead<&[u8]>,
		_key: PassPointerAndRead<&sr25519::Public, 32>,
	) -> bool {
		unreachable!("the SDK's first version is the one that runtimes call")
	}

	/// Whether `signature` is the one of `message` by `key`.
	#[version(2)]
	fn sr25519_verify(
		signature: PassPointerAndRead<&sr25519::Signature, 64>,
		message: PassFatPointerAndRead<&[u8]>,
		key: PassPointerAndRead<&sr25519::Public, 32>,
	) -> bool {
		let verify =
			|| sp_io::crypto::sr25519_verify(signature, message, key).then_some(()).ok_or(());
		RIGHT.find(&[signature.0.as_slice(), key.0.as_slice(), message], verify).is_ok()
	}

	/// Not given to the runtime.
	#[version(1, register_only)]
	fn secp256k1_ecdsa_recover(
		_signature: PassPointerAndRead<&[u8; 65], 65>,
		_message: PassPointerAndRead<&[u8; 32], 32>,
	) -> AllocateAndReturnByCodec<Result<[u8; 64], EcdsaVerifyError>> {
		unreachable!("the SDK's first version is the one that runtimes call")
	}

	/// The key that gave `signature` to the hash `message`, without its prefix 0x04.
	#[version(2)]
	fn secp256k1_ecdsa_recover(
		signature: PassPointerAndRead<&[u8; 65], 65>,
		message: PassPointerAndRead<&[u8; 32], 32>,
	) -> AllocateAndReturnByCodec<Result<[u8; 64], EcdsaVerifyError>> {
		let recover = || sp_io::crypto::secp256k1_ecdsa_recover(signature, message);
		SIGNERS.find(&[signature.as_slice(), message.as_slice()], recover)
	}
}

/// The key that gave `signature` to `hash`, for what asks outside of a runtime. What is found here need not be found again there.
pub fn recover(signature: &[u8; 65], hash: &[u8; 32]) -> Option<[u8; 64]> {
	crypto::secp256k1_ecdsa_recover(signature, hash).ok()
}

/// What a node gives its runtime besides the SDK's functions, and instead of those that have the same name.
pub type Remembering = SecondVersions<crypto::HostFunctions>;

/// The second versions of the functions of an interface, without the others.
pub struct SecondVersions<Interface>(PhantomData<Interface>);

/// Whether a function of this name is a second version.
fn is_second(name: &str) -> bool {
	name.ends_with("_version_2")
}

impl<Interface: HostFunctions> HostFunctions for SecondVersions<Interface> {
	fn host_functions() -> Vec<&'static dyn Function> {
		let all = Interface::host_functions().into_iter();
		all.filter(|function| is_second(function.name())).collect()
	}

	fn register_static<T: HostFunctionRegistry>(registry: &mut T) -> Result<(), T::Error> {
		Interface::register_static(&mut Sieve(registry))
	}
}

/// Takes second versions only.
struct Sieve<'a, T>(&'a mut T);

impl<T: HostFunctionRegistry> HostFunctionRegistry for Sieve<'_, T> {
	type State = T::State;
	type Error = T::Error;
	type FunctionContext = T::FunctionContext;

	fn with_function_context<R>(
		caller: Caller<Self::State>,
		callback: impl FnOnce(&mut dyn FunctionContext) -> R,
	) -> R {
		T::with_function_context(caller, callback)
	}

	fn register_static<Params, Results>(
		&mut self,
		name: &str,
		function: impl IntoFunc<Self::State, Params, Results> + 'static,
	) -> Result<(), Self::Error> {
		if is_second(name) { self.0.register_static(name, function) } else { Ok(()) }
	}
}

#[cfg(test)]
mod tests;
