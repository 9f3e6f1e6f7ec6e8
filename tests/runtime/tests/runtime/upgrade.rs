// SPDX-License-Identifier: Apache-2.0
//! The way of a new runtime as far as native code can show it; a running chain is upgraded in the end-to-end suite.

use crate::governance::{carry_out, state, whitelist};
use frame_support::assert_ok;
use genex_runtime::{Runtime, RuntimeCall, RuntimeEvent};
use genex_runtime_tests::{
	env, eth,
	native::{dispatch_as, sign, submit, validate},
};
use sp_core::storage::well_known_keys::{CODE, PENDING_CODE};
use sp_keyring::Sr25519Keyring;

fn new_code() -> Vec<u8> {
	b"a new runtime".to_vec()
}

fn stored(key: &[u8]) -> Option<Vec<u8>> {
	frame_support::storage::unhashed::get_raw(key)
}

fn set_code() -> RuntimeCall {
	frame_system::Call::<Runtime>::set_code_without_checks { code: new_code() }.into()
}

#[test]
fn new_code_should_take_effect_one_block_after_it_is_enacted() {
	env::execute_from(state(0), || {
		frame_support::storage::unhashed::put_raw(CODE, b"the old runtime");
		whitelist(&set_code());
		let mark = eth::mark();
		assert_eq!(carry_out(&set_code()), Ok(()));
		assert!(eth::events_since(mark).iter().any(|event| matches!(
			event,
			RuntimeEvent::System(frame_system::Event::CodeUpdated { .. })
		)));
		assert_eq!(stored(PENDING_CODE), Some(new_code()));
		assert_eq!(stored(CODE), Some(b"the old runtime".to_vec()));
		env::next_block();
		assert_eq!(
			stored(CODE),
			Some(b"the old runtime".to_vec()),
			"the block that enacts it and its child's start are read with the code that wrote them"
		);
		env::next_block();
		assert_eq!(stored(CODE), Some(new_code()));
		assert_eq!(stored(PENDING_CODE), None);
	});
}

#[test]
fn new_code_should_wait_for_the_delay() {
	env::execute_from(state(10), || {
		whitelist(&set_code());
		assert!(carry_out(&set_code()).is_err());
		env::run_blocks(10);
		assert_eq!(carry_out(&set_code()), Ok(()));
		assert_eq!(stored(PENDING_CODE), Some(new_code()));
	});
}

#[test]
fn code_should_be_refused_when_it_is_not_a_later_version_of_this_runtime() {
	use frame_system::Error::{
		FailedToExtractRuntimeVersion, InvalidSpecName, SpecVersionNeedsToIncrease,
	};
	let now = genex_runtime::VERSION.spec_version;
	for (code, outcome) in [
		("no version".into(), Err(FailedToExtractRuntimeVersion::<Runtime>.into())),
		(format!("other:{}", now + 1), Err(InvalidSpecName::<Runtime>.into())),
		(format!("genex:{now}"), Err(SpecVersionNeedsToIncrease::<Runtime>.into())),
		(format!("genex:{}", now + 1), Ok(())),
	] {
		env::execute_from(state(0), || {
			let code = String::into_bytes(code);
			let call: RuntimeCall =
				frame_system::Call::<Runtime>::set_code { code: code.clone() }.into();
			whitelist(&call);
			assert_eq!(carry_out(&call), outcome);
			assert_eq!(stored(PENDING_CODE), outcome.ok().map(|()| code));
		});
	}
}

#[test]
fn authorised_code_should_be_the_one_that_was_authorised() {
	env::execute_from(state(0), || {
		let authorise: RuntimeCall =
			frame_system::Call::<Runtime>::authorize_upgrade_without_checks {
				code_hash: sp_io::hashing::blake2_256(&new_code()).into(),
			}
			.into();
		whitelist(&authorise);
		assert_eq!(carry_out(&authorise), Ok(()));
		let apply =
			|code: Vec<u8>| frame_system::Call::<Runtime>::apply_authorized_upgrade { code };
		let dave = Sr25519Keyring::Dave.pair();
		assert!(submit(apply(b"another".to_vec()), &dave).is_err());
		assert_eq!(stored(PENDING_CODE), None);
		assert!(validate(sign(apply(new_code()), &dave)).is_ok());
		assert_ok!(submit(apply(new_code()), &dave));
		assert_eq!(stored(PENDING_CODE), Some(new_code()));
	});
}

#[test]
fn nobody_should_set_code_without_root() {
	env::execute_from(state(0), || {
		let alice = Sr25519Keyring::Alice.pair();
		assert!(submit(set_code(), &alice).is_err());
		assert!(dispatch_as(set_code(), genex_runtime_tests::scene::council()).is_err());
		assert_eq!(stored(PENDING_CODE), None);
	});
}
