// SPDX-License-Identifier: Apache-2.0
//! Session keys are set by their account and with proof that it has them: nobody claims another's keys.

use codec::Encode;
use frame_support::assert_ok;
use genex_runtime::{AccountId, Runtime, Session, SessionKeys};
use genex_runtime_tests::{
	env,
	native::{apply, sign},
};
use pallet_session::Call;
use sp_core::{Pair, ed25519, proof_of_possession::statement_of_ownership, sr25519};
use sp_keyring::Sr25519Keyring;
use sp_runtime::DispatchError;

/// Both keys of a validator.
struct Keys {
	aura: sr25519::Pair,
	grandpa: ed25519::Pair,
}

impl Keys {
	fn of(seed: u8) -> Self {
		let seed = [seed; 32];
		Self { aura: sr25519::Pair::from_seed(&seed), grandpa: ed25519::Pair::from_seed(&seed) }
	}

	fn public(&self) -> SessionKeys {
		SessionKeys { aura: self.aura.public().into(), grandpa: self.grandpa.public().into() }
	}

	/// Both keys agree to belong to `owner`.
	fn proof(&self, owner: &AccountId) -> Vec<u8> {
		let statement = statement_of_ownership(&owner.encode());
		(self.aura.sign(&statement), self.grandpa.sign(&statement)).encode()
	}
}

/// Dave, a validator, sets `keys`.
fn set_keys(keys: SessionKeys, proof: Vec<u8>) -> Result<(), DispatchError> {
	let call = Call::<Runtime>::set_keys { keys, proof };
	apply(sign(call, &Sr25519Keyring::Dave.pair())).expect("the transaction is valid")
}

fn with_local(test: impl FnOnce(&AccountId)) {
	let dave = Sr25519Keyring::Dave.to_account_id();
	env::execute_from(env::preset("local"), || test(&dave));
}

#[test]
fn set_keys_should_renew_the_keys_when_both_agree() {
	with_local(|dave| {
		let new = Keys::of(9);
		assert_ok!(set_keys(new.public(), new.proof(dave)));
		assert_eq!(Session::load_keys(dave), Some(new.public()));
		assert!(Session::validators().contains(dave));
	});
}

#[test]
fn set_keys_should_fail_when_the_proof_is_not_that_of_the_keys() {
	with_local(|dave| {
		let (new, other) = (Keys::of(9), Keys::of(10));
		let before = Session::load_keys(dave);
		let good = new.proof(dave);
		let half = Keys { aura: new.aura.clone(), grandpa: other.grandpa };
		for proof in [
			vec![],
			good[..good.len() - 1].to_vec(),
			[&good[..], &[0]].concat(),
			half.proof(dave),
			new.proof(&Sr25519Keyring::Bob.to_account_id()),
		] {
			let invalid = pallet_session::Error::<Runtime>::InvalidProof;
			assert_eq!(set_keys(new.public(), proof), Err(invalid.into()));
		}
		assert_eq!(Session::load_keys(dave), before);
	});
}
