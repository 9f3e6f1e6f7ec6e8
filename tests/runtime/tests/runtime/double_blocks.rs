// SPDX-License-Identifier: Apache-2.0
//! A validator that seals two blocks for one slot is proven by their headers and kept from authoring, and whoever reports
//! it pays nothing.

use codec::{Decode, Encode};
use genex_runtime::{
	Balances, Block, Hash, Header, Runtime, RuntimeCall, RuntimeEvent, Session, Validators,
};
use genex_runtime_api::runtime_decl_for_validators_api::ValidatorsApi;
use genex_runtime_tests::{
	env, eth,
	native::{apply, sign},
};
use pallet_validators::{BlockEquivocation, Call, Event};
use sp_consensus_aura::{AURA_ENGINE_ID, Slot};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{Digest, DigestItem, traits::Header as _};

/// A block of the validator with this key for `slot`, with `content` as its root of calls.
fn sealed(key: Sr25519Keyring, slot: Slot, content: u8) -> Header {
	let logs = vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())];
	let root = Hash::repeat_byte(content);
	let mut header = Header::new(7, root, Hash::zero(), Hash::zero(), Digest { logs });
	let seal = key.sign(header.hash().as_bytes());
	header.digest_mut().push(DigestItem::Seal(AURA_ENGINE_ID, seal.encode()));
	header
}

/// The report of two blocks of `key` for the slot of this block.
fn report(key: Sr25519Keyring, contents: [u8; 2]) -> Call<Runtime> {
	let slot = pallet_aura::CurrentSlot::<Runtime>::get();
	let [first_header, second_header] = contents.map(|content| sealed(key, slot, content));
	let offender = key.public().into();
	let proof = BlockEquivocation { offender, slot, first_header, second_header };
	let membership = Validators::key_ownership_proof(key.public().into()).expect("a validator");
	Call::report_aura_equivocation {
		equivocation_proof: Box::new(proof),
		key_owner_proof: membership,
	}
}

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
		let call = report(Sr25519Keyring::Dave, [1, 2]);
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
			let [first, second] = [1, 2].map(|content| sealed(Sr25519Keyring::Dave, slot, content));
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
		let call = report(Sr25519Keyring::Dave, [1, 1]);
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
