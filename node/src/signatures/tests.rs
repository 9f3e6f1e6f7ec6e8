// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::service::HostFunctions as Given;
use codec::Decode;
use sc_executor::sp_wasm_interface::{Pointer, Value};
use sp_core::{Pair, ecdsa};
use sp_runtime_interface::unpack_ptr_and_len;
use std::convert::Infallible;

const SR25519: &str = "ext_crypto_sr25519_verify_version_2";
const RECOVER: &str = "ext_crypto_secp256k1_ecdsa_recover_version_2";
const OLD_RECOVER: &str = "ext_crypto_secp256k1_ecdsa_recover_version_1";

const HASH: [u8; 32] = [1; 32];

fn signed(message: &[u8]) -> (sr25519::Signature, sr25519::Public) {
	let pair = sr25519::Pair::from_seed(&[7; 32]);
	(pair.sign(message), pair.public())
}

/// A signature of secp256k1.
fn signed_hash() -> [u8; 65] {
	ecdsa::Pair::from_seed(&[7; 32]).sign_prehashed(&HASH).0
}

/// What an instance of a runtime remembers, of which nothing is given back.
#[derive(Default)]
struct Memory(Vec<u8>);

impl Memory {
	fn at(&self, address: u32) -> &[u8] {
		&self.0[address as usize..]
	}
}

impl FunctionContext for Memory {
	fn read_memory_into(&mut self, address: Pointer<u8>, dest: &mut [u8]) -> Result<(), String> {
		let bytes = self.at(address.into()).get(..dest.len()).ok_or("reads past the end")?;
		dest.copy_from_slice(bytes);
		Ok(())
	}

	fn write_memory(&mut self, address: Pointer<u8>, data: &[u8]) -> Result<(), String> {
		let at = usize::from(address);
		self.0.get_mut(at..at + data.len()).ok_or("writes past the end")?.copy_from_slice(data);
		Ok(())
	}

	fn allocate_memory(&mut self, size: u32) -> Result<Pointer<u8>, String> {
		let at = self.0.len();
		self.0.resize(at + size as usize, 0);
		Ok(Pointer::new(at as u32))
	}

	fn deallocate_memory(&mut self, _: Pointer<u8>) -> Result<(), String> {
		Ok(())
	}

	fn register_panic_error_message(&mut self, message: &str) {
		panic!("{message}")
	}
}

/// The names under which functions are registered with what compiles the runtime.
#[derive(Default)]
struct Names(Vec<String>);

impl HostFunctionRegistry for Names {
	type State = ();
	type Error = Infallible;
	type FunctionContext = Memory;

	fn with_function_context<R>(
		_: Caller<Self::State>,
		callback: impl FnOnce(&mut dyn FunctionContext) -> R,
	) -> R {
		callback(&mut Memory::default())
	}

	fn register_static<Params, Results>(
		&mut self,
		name: &str,
		_: impl IntoFunc<Self::State, Params, Results> + 'static,
	) -> Result<(), Infallible> {
		self.0.push(name.to_owned());
		Ok(())
	}
}

/// The names of functions, once as they are listed and once as they are registered, in alphabetical order.
fn names<Functions: HostFunctions>() -> [Vec<String>; 2] {
	let listed = Functions::host_functions().iter().map(|f| f.name().to_owned()).collect();
	let mut registered = Names::default();
	Functions::register_static(&mut registered).unwrap();
	let mut both: [Vec<String>; 2] = [listed, registered.0];
	both.iter_mut().for_each(|names| names.sort_unstable());
	both
}

/// The key that the function of this name, of those that the node gives its runtime, recovers from a signature of [`HASH`].
fn recovered(name: &str, signature: &[u8; 65]) -> Option<[u8; 64]> {
	let functions = Given::host_functions();
	let function = functions.iter().find(|f| f.name() == name).unwrap();
	let mut memory = Memory([signature.as_slice(), HASH.as_slice()].concat());
	let mut arguments = [Value::I32(0), Value::I32(65)].into_iter();
	let answer = function.execute(&mut memory, &mut arguments).unwrap();
	let Some(Value::I64(answer)) = answer else { panic!("{answer:?} is no place in memory") };
	let (address, _) = unpack_ptr_and_len(answer as u64);
	let answer = Result::<[u8; 64], EcdsaVerifyError>::decode(&mut memory.at(address));
	answer.unwrap().ok()
}

#[test]
fn find_should_not_verify_again_when_it_was_right() {
	let verified = Verified::new(2);
	assert_eq!(verified.find(&[b"key", b"gift"], || Ok::<_, ()>(7)), Ok(7));
	let again = || -> Result<i32, ()> { unreachable!("it was right before") };
	assert_eq!(verified.find(&[b"key", b"gift"], again), Ok(7));
}

#[test]
fn find_should_verify_again_when_anything_differs() {
	let verified = Verified::new(8);
	assert_eq!(verified.find(&[b"key", b"gift"], || Ok::<_, u8>(7)), Ok(7));
	assert_eq!(verified.find(&[b"key", b"gifts"], || Err(1)), Err(1));
	assert_eq!(verified.find(&[b"kez", b"gift"], || Err(2)), Err(2));
	assert_eq!(verified.find(&[b"key", b""], || Err(3)), Err(3));
	assert_eq!(verified.find(&[b"kez", b"gift"], || Ok::<_, u8>(8)), Ok(8));
}

#[test]
fn find_should_verify_again_when_it_was_wrong_or_is_forgotten() {
	let verified: Verified<i32> = Verified::new(2);
	assert_eq!(verified.find(&[b"gift"], || Err(1)), Err(1));
	assert_eq!(verified.find(&[b"gift"], || Ok::<_, u8>(7)), Ok(7));
	for message in [b"1", b"2"] {
		assert_eq!(verified.find(&[message], || Ok::<_, u8>(8)), Ok(8));
	}
	assert_eq!(verified.find(&[b"gift"], || Err(2)), Err(2));
}

#[test]
fn remembering_should_have_second_versions_only() {
	let expected = [RECOVER, SR25519].map(str::to_owned).to_vec();
	assert_eq!(names::<Remembering>(), [expected.clone(), expected]);
}

#[test]
fn node_should_have_one_function_of_a_name() {
	let [listed, registered] = names::<Given>();
	assert_eq!(listed, registered);
	let mut once = listed.clone();
	once.dedup();
	assert_eq!(once, listed);
	for name in [SR25519, RECOVER, OLD_RECOVER] {
		assert!(listed.iter().any(|listed| listed == name), "{name}");
	}
	assert_eq!(listed, names::<sp_io::SubstrateHostFunctions>()[0]);
}

#[test]
fn sr25519_verify_should_say_what_the_sdk_says() {
	let (signature, key) = signed(b"gift");
	let other = signed(b"other").0;
	for _ in 0..2 {
		assert!(crypto::sr25519_verify(&signature, b"gift", &key));
		assert!(!crypto::sr25519_verify(&signature, b"gifts", &key));
		assert!(!crypto::sr25519_verify(&other, b"gift", &key));
		assert!(!crypto::sr25519_verify(&signature, b"gift", &sr25519::Public::default()));
	}
}

#[test]
fn secp256k1_ecdsa_recover_should_say_what_the_sdk_says() {
	let signature = signed_hash();
	let (mut other_parity, mut wrong_parity) = (signature, signature);
	other_parity[64] ^= 1;
	wrong_parity[64] = 4;
	for _ in 0..2 {
		for signature in [signature, other_parity, wrong_parity, [0; 65], [255; 65]] {
			for hash in [HASH, [2; 32]] {
				let expected = sp_io::crypto::secp256k1_ecdsa_recover(&signature, &hash).ok();
				assert_eq!(crypto::secp256k1_ecdsa_recover(&signature, &hash).ok(), expected);
			}
			let expected = sp_io::crypto::secp256k1_ecdsa_recover(&signature, &HASH).ok();
			assert_eq!(recovered(RECOVER, &signature), expected);
		}
	}
	let key = ecdsa::Pair::from_seed(&[7; 32]).public();
	let compressed = sp_io::crypto::secp256k1_ecdsa_recover_compressed(&signature, &HASH).ok();
	assert_eq!(compressed, Some(key.0));
	let found = crypto::secp256k1_ecdsa_recover(&signature, &HASH).ok().unwrap();
	assert_eq!(found[..32], key.0[1..]);
}

#[test]
fn secp256k1_ecdsa_recover_should_take_an_overflowing_signature_in_its_first_version_only() {
	let mut small = signed_hash();
	small[32..64].copy_from_slice(&[0; 32]);
	small[63] = 5;
	// The order of the curve, and 5.
	let mut overflowing = small;
	overflowing[32..64].copy_from_slice(&sp_core::hex2array!(
		"fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364146"
	));
	for _ in 0..2 {
		let key = recovered(RECOVER, &small);
		assert!(key.is_some());
		assert_eq!(recovered(OLD_RECOVER, &small), key);
		assert_eq!(recovered(OLD_RECOVER, &overflowing), key);
		assert_eq!(recovered(RECOVER, &overflowing), None);
	}
}
