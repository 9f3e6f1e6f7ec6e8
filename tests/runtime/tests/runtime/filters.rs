// SPDX-License-Identifier: Apache-2.0
//! Calls that nobody may make, because they would be a second door to something guarded.

use codec::Encode;
use frame_support::traits::Contains;
use frame_support::{assert_noop, assert_ok};
use genex_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent, Session};
use genex_runtime_tests::{
	env, eth,
	metadata::{calls, zero_call},
	native::{apply, dispatch, sign, submit, validate},
	size::Rounds,
	who,
};
use sp_keyring::Sr25519Keyring;
use sp_runtime::transaction_validity::InvalidTransaction;

fn filtered() -> sp_runtime::DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

fn purge_keys() -> RuntimeCall {
	pallet_session::Call::<Runtime>::purge_keys {}.into()
}

fn with_preimage() -> RuntimeCall {
	let call = frame_system::Call::<Runtime>::remark { remark: b"x".to_vec() }.into();
	pallet_whitelist::Call::<Runtime>::dispatch_whitelisted_call_with_preimage {
		call: Box::new(call),
	}
	.into()
}

#[test]
fn filter_should_stop_exactly_these_calls_when_nothing_is_paused() {
	env::execute(|| {
		let stopped: Vec<String> = calls()
			.into_iter()
			.filter(|call| {
				let zeros = zero_call(&call.pallet, &call.name);
				!genex_runtime::configs::safety::CallFilter::contains(&zeros)
			})
			.map(|call| call.path())
			.collect();
		assert_eq!(
			stopped,
			[
				"Session.purge_keys",
				"Whitelist.dispatch_whitelisted_call_with_preimage",
				"CouncilMembers.change_key",
				"Dispatchers.change_key",
				"ComplianceOfficers.change_key",
				"Arbitrators.change_key",
				"Gateways.change_key",
				"Attestors.change_key",
				"SanctionsOracles.change_key",
				"SecondOfficers.change_key",
				"CourtOfficers.change_key",
				"RateOracles.change_key",
			]
		);
	});
}

#[test]
fn purge_keys_should_be_refused_when_a_validator_tries_every_route() {
	env::execute(|| {
		let alice = Sr25519Keyring::Alice.pair();
		assert_noop!(dispatch(purge_keys(), &who::issuer()), filtered());
		assert_eq!(validate(sign(purge_keys(), &alice)), Err(InvalidTransaction::Custom(1).into()));
		let batch_all = pallet_utility::Call::<Runtime>::batch_all { calls: vec![purge_keys()] };
		assert_eq!(submit(batch_all, &alice), Err(filtered()));
		let mark = eth::mark();
		let batch = pallet_utility::Call::<Runtime>::batch { calls: vec![purge_keys()] };
		assert_ok!(submit(batch, &alice));
		let interrupted = eth::events_since(mark).into_iter().any(|event| {
			matches!(event, RuntimeEvent::Utility(pallet_utility::Event::BatchInterrupted { .. }))
		});
		assert!(interrupted);
		assert_eq!(
			validate(eth::ALITH.native(purge_keys())),
			Err(InvalidTransaction::Custom(1).into())
		);
		assert!(Session::validators().contains(&who::issuer()));
		assert!(pallet_session::NextKeys::<Runtime>::contains_key(who::issuer()));
	});
}

#[test]
fn whitelisted_call_should_not_bring_its_own_preimage() {
	env::execute(|| {
		let dispatcher = Sr25519Keyring::Bob.pair();
		assert_noop!(dispatch(with_preimage(), &who::attestor()), filtered());
		assert_eq!(
			validate(sign(with_preimage(), &dispatcher)),
			Err(InvalidTransaction::Custom(1).into())
		);
		let proxied = pallet_utility::Call::<Runtime>::batch_all { calls: vec![with_preimage()] };
		assert_eq!(submit(proxied, &dispatcher), Err(filtered()));
	});
}

/// The call by which a member would hand its seat to `new`, in every role that is an account.
fn changes_of_key(new: &AccountId) -> Vec<(AccountId, RuntimeCall)> {
	use pallet_membership::{
		Call, Instance2, Instance3, Instance4, Instance5, Instance6, Instance7, Instance8,
		Instance9, Instance10,
	};
	macro_rules! change {
		($instance:ident) => {
			Call::<Runtime, $instance>::change_key { new: new.clone().into() }.into()
		};
	}
	vec![
		(who::attestor(), change!(Instance2)),
		(who::officer(), change!(Instance3)),
		(who::holder(), change!(Instance4)),
		(who::gateway(), change!(Instance5)),
		(who::attestor(), change!(Instance6)),
		(who::sanctions_oracle(), change!(Instance7)),
		(who::second_officer(), change!(Instance8)),
		(who::court_officer(), change!(Instance9)),
		(who::rate_oracle(), change!(Instance10)),
	]
}

#[test]
fn member_should_not_hand_its_seat_to_another_key() {
	env::execute(|| {
		for (member, change) in changes_of_key(&who::account("Friend")) {
			assert_noop!(dispatch(change.clone(), &member), filtered());
			let wrapped = pallet_utility::Call::<Runtime>::batch_all { calls: vec![change] };
			assert_noop!(dispatch(wrapped, &member), filtered());
		}
		assert!(genex_runtime::Gateways::members().contains(&who::gateway()));
		assert!(genex_runtime::SecondOfficers::members().contains(&who::second_officer()));
	});
}

#[test]
fn transaction_should_be_refused_when_it_is_garbage() {
	use codec::Decode;
	env::execute(|| {
		for round in Rounds::from_env().all() {
			let good = sign(
				frame_system::Call::<Runtime>::remark { remark: vec![1, 2, 3] },
				&Sr25519Keyring::Alice.pair(),
			)
			.encode();
			for position in 0..good.len() {
				let change = round.number(&format!("byte {position}"), 0x55, 1..=0xff);
				let mut bad = good.clone();
				bad[position] ^= u8::try_from(change).expect("a byte");
				let refused = match genex_runtime::UncheckedExtrinsic::decode(&mut &bad[..]) {
					Ok(transaction) => apply(transaction).is_err(),
					Err(_) => true,
				};
				assert!(refused, "byte {position} is changed by {change:#x}: {round:?}");
			}
		}
	});
}
