// SPDX-License-Identifier: Apache-2.0
//! A validator that seals two blocks for one slot is proven by their headers and kept from authoring, and whoever reports
//! it pays nothing.

use codec::Decode;
use genex_runtime::{Balances, Block, Hash, Runtime, RuntimeCall, RuntimeEvent, Session};
use genex_runtime_api::runtime_decl_for_validators_api::ValidatorsApi;
use genex_runtime_tests::{
	env, eth,
	evidence::{double_block, sealed},
	native::{apply, sign},
};
use pallet_validators::Event;
use sp_keyring::Sr25519Keyring;

/// Two roots, of two blocks.
const ROOTS: [Hash; 2] = [Hash::repeat_byte(1), Hash::repeat_byte(2)];

fn with_local(test: impl FnOnce()) {
	env::execute_from(env::preset("local"), || {
		env::next_block();
		test();
	});
}

#[test]
fn author_should_be_disabled_and_the_reporter_pay_nothing_when_two_blocks_are_proven() {
	with_local(|| {
		let reporter = Sr25519Keyring::Ferdie;
		let before = Balances::free_balance(reporter.to_account_id());
		let mark = eth::mark();
		let call = double_block(Sr25519Keyring::Dave, ROOTS);
		assert_eq!(apply(sign(call, &reporter.pair())), Ok(Ok(())));

		assert!(eth::events_since(mark).iter().any(|event| matches!(
			event,
			RuntimeEvent::Validators(Event::OffenderDisabled { validator, .. })
				if *validator == Sr25519Keyring::Dave.to_account_id()
		)));
		assert_eq!(Session::disabled_validators().len(), 1);
		assert_eq!(Balances::free_balance(reporter.to_account_id()), before);
		env::run_blocks(8);
	});
}

#[test]
fn api_should_give_the_call_that_reports() {
	with_local(|| {
		let slot = pallet_aura::CurrentSlot::<Runtime>::get();
		let asked = |key: Sr25519Keyring| {
			let [first, second] = ROOTS.map(|root| sealed(Sr25519Keyring::Dave, slot, root));
			let (key, slot) = (key.public().0, u64::from(slot));
			<Runtime as ValidatorsApi<Block>>::report_of_double_block(key, slot, first, second)
		};
		assert_eq!(asked(Sr25519Keyring::Eve), None, "it is no validator");

		let bytes = asked(Sr25519Keyring::Dave).expect("a validator");
		let call = RuntimeCall::decode(&mut &bytes[..]).expect("a call");
		assert_eq!(apply(sign(call, &Sr25519Keyring::Ferdie.pair())), Ok(Ok(())));
		assert_eq!(Session::disabled_validators().len(), 1);
	});
}

#[test]
fn reporter_should_pay_when_nothing_is_proven() {
	with_local(|| {
		let reporter = Sr25519Keyring::Ferdie;
		let before = Balances::free_balance(reporter.to_account_id());
		let call = double_block(Sr25519Keyring::Dave, [Hash::repeat_byte(1); 2]);
		assert!(apply(sign(call, &reporter.pair())).is_ok_and(|outcome| outcome.is_err()));

		assert!(Session::disabled_validators().is_empty());
		assert!(Balances::free_balance(reporter.to_account_id()) < before);
	});
}

#[test]
fn absentee_should_be_kept_from_authoring_for_a_session() {
	with_local(|| {
		let session = Session::current_index();
		let away = 3;
		while Session::current_index() == session {
			let next = env::now() + 1;
			env::advance(if next % 4 == away { 2 } else { 1 });
		}
		assert_eq!(Session::disabled_validators(), [3]);
		let period = genex_runtime::configs::consensus::SessionPeriod::get();
		env::run_blocks(period);
		assert!(Session::disabled_validators().is_empty());
	});
}
