// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{ControlProof, ControlsOf, ExternalAddress, MAX_CONTROL_PROOFS};
use genex_primitives::signature::{
	ethereum_account, ethereum_form, ethereum_signer, substrate_forms,
};
use sp_core::{H256, Pair, ecdsa, ed25519, sr25519};
use sp_runtime::{
	AccountId32, DispatchResult, MultiSignature, MultiSigner, traits::IdentifyAccount,
};

const SOON: u64 = START + 60;

fn pair(seed: u8) -> sr25519::Pair {
	sr25519::Pair::from_seed(&[seed; 32])
}

fn address(seed: u8) -> ExternalAddress {
	ExternalAddress::Substrate(AccountId32::from(pair(seed).public().0))
}

fn ethereum_key(seed: u8) -> (ecdsa::KeccakPair, ExternalAddress) {
	let key = ecdsa::KeccakPair::from_seed(&[seed; 32]);
	let signature = key.sign_prehashed(&[1; 32]);
	let address = ethereum_signer(&signature.0, &[1; 32]).expect("the signature is good");
	(key, ExternalAddress::Ethereum(address))
}

fn message(address: &ExternalAddress) -> Vec<u8> {
	Travel::control_message(ALICE_ID, address.clone(), SOON)
}

/// Alice submits `signature` for `address`.
fn register(address: ExternalAddress, signature: MultiSignature) -> DispatchResult {
	Travel::register_control_proof(by(ALICE), ALICE_ID, address, SOON, signature)
}

/// Alice proves control of the address of key `seed`.
fn prove(seed: u8) -> DispatchResult {
	register(address(seed), pair(seed).sign(&message(&address(seed))).into())
}

fn proven() -> Vec<ExternalAddress> {
	Travel::control_proofs(ALICE_ID).into_iter().map(|proof| proof.address).collect()
}

#[test]
fn register_control_proof_should_record_address_and_time() {
	run(|| {
		wait(7);
		assert_ok!(prove(1));
		let proof = ControlProof { address: address(1), proven_at: START + 7, nonce: 0 };
		assert_eq!(Travel::control_proofs(ALICE_ID), [proof]);
		assert_eq!(ControlsOf::<Test>::get(ALICE_ID).nonce, 1);
		let event =
			Event::ControlProven { identity: ALICE_ID, by: ALICE, address: address(1), nonce: 0 };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn register_control_proof_should_accept_every_kind_of_substrate_key_and_both_forms() {
	for form in 0..2 {
		run(|| {
			let form_of =
				|address: &ExternalAddress| substrate_forms(&message(address))[form].clone();
			let schnorr = address(1);
			let signature = pair(1).sign(&form_of(&schnorr)).into();
			assert_ok!(register(schnorr, signature));

			let key = ed25519::Pair::from_seed(&[2; 32]);
			let edwards = ExternalAddress::Substrate(key.public().0.into());
			let signature = key.sign(&form_of(&edwards)).into();
			assert_ok!(register(edwards, signature));

			let key = ecdsa::Pair::from_seed(&[3; 32]);
			let account = MultiSigner::from(key.public()).into_account();
			let koblitz = ExternalAddress::Substrate(account);
			let signature = key.sign(&form_of(&koblitz)).into();
			assert_ok!(register(koblitz, signature));
			assert_eq!(proven().len(), 3);
		});
	}
}

#[test]
fn register_control_proof_should_accept_a_personal_sign_of_an_ethereum_address() {
	run(|| {
		let (key, address) = ethereum_key(4);
		let payload = message(&address);
		let mut text = format!("\u{19}Ethereum Signed Message:\n{}", payload.len()).into_bytes();
		text.extend(&payload);
		assert_eq!(text, ethereum_form(&payload));
		assert_ok!(register(address.clone(), MultiSignature::Eth(key.sign(&text))));
		assert_eq!(proven(), [address]);
	});
}

#[test]
fn register_control_proof_should_accept_the_recovery_bytes_that_wallets_use() {
	run(|| {
		let (key, address) = ethereum_key(4);
		let mut signature = key.sign(&ethereum_form(&message(&address)));
		// MetaMask gives 27 and 28 where the chain's own signer gives 0 and 1.
		signature.0[64] += 27;
		assert_ok!(register(address, MultiSignature::Eth(signature)));
	});
}

#[test]
fn register_control_proof_should_refuse_forms_that_no_wallet_of_that_kind_makes() {
	run(|| {
		let (key, ethereum) = ethereum_key(4);
		let payload = message(&ethereum);
		for form in substrate_forms(&payload) {
			let signature = MultiSignature::Eth(key.sign(&form));
			assert_noop!(register(ethereum.clone(), signature), Error::<Test>::BadSignature);
		}
		let form = ethereum_form(&message(&address(1)));
		let signature = pair(1).sign(&form).into();
		assert_noop!(register(address(1), signature), Error::<Test>::BadSignature);
		// The padded account of an Ethereum address is no Substrate address.
		let ExternalAddress::Ethereum(own) = &ethereum else { panic!("it is one") };
		let padded = ExternalAddress::Substrate(ethereum_account(own));
		let signature = MultiSignature::Eth(key.sign(&message(&padded)));
		assert_noop!(register(padded, signature), Error::<Test>::BadSignature);
	});
}

#[test]
fn register_control_proof_should_fail_when_another_key_signed() {
	run(|| {
		let signature = pair(2).sign(&message(&address(1))).into();
		assert_noop!(register(address(1), signature), Error::<Test>::BadSignature);
		let (_, ethereum) = ethereum_key(4);
		let (other, _) = ethereum_key(5);
		let signature = MultiSignature::Eth(other.sign(&ethereum_form(&message(&ethereum))));
		assert_noop!(register(ethereum, signature), Error::<Test>::BadSignature);
	});
}

#[test]
fn register_control_proof_should_fail_when_the_message_says_something_else() {
	run(|| {
		let signed = |identity, named: ExternalAddress, deadline| -> MultiSignature {
			pair(1).sign(&Travel::control_message(identity, named, deadline)).into()
		};
		// Another identity, another address, another deadline.
		for signature in [
			signed(BOB_ID, address(1), SOON),
			signed(ALICE_ID, address(2), SOON),
			signed(ALICE_ID, address(1), SOON + 1),
		] {
			assert_noop!(register(address(1), signature), Error::<Test>::BadSignature);
		}
	});
}

#[test]
fn register_control_proof_should_fail_when_the_message_is_for_another_chain() {
	run(|| {
		let signature: MultiSignature = pair(1).sign(&message(&address(1))).into();
		frame_system::BlockHash::<Test>::insert(0, H256::repeat_byte(8));
		assert_noop!(register(address(1), signature), Error::<Test>::BadSignature);
	});
}

#[test]
fn register_control_proof_should_fail_when_the_message_was_used() {
	run(|| {
		let signature: MultiSignature = pair(1).sign(&message(&address(1))).into();
		let other: MultiSignature = pair(2).sign(&message(&address(2))).into();
		assert_ok!(register(address(1), signature.clone()));
		assert_noop!(register(address(1), signature.clone()), Error::<Test>::AlreadyProven);
		// Each proof voids the messages signed before, and revoking one does not bring it back.
		assert_noop!(register(address(2), other), Error::<Test>::BadSignature);
		assert_ok!(Travel::revoke_control_proof(by(ALICE), ALICE_ID, address(1)));
		assert_noop!(register(address(1), signature), Error::<Test>::BadSignature);
		assert_ok!(prove(1));
	});
}

#[test]
fn register_control_proof_should_bound_the_deadline() {
	run(|| {
		let submit = |deadline| {
			let message = Travel::control_message(ALICE_ID, address(1), deadline);
			let signature = pair(1).sign(&message).into();
			Travel::register_control_proof(by(ALICE), ALICE_ID, address(1), deadline, signature)
		};
		assert_noop!(submit(START), Error::<Test>::MessageExpired);
		let most = START + SIGNATURE_LIFE;
		assert_noop!(submit(most + 1), Error::<Test>::MessageTooLong);
		assert_ok!(submit(most));
		assert_ok!(Travel::revoke_control_proof(by(ALICE), ALICE_ID, address(1)));
		assert_ok!(submit(START + 1));
	});
}

#[test]
fn register_control_proof_should_be_for_the_identity_and_its_attestor() {
	run(|| {
		let submit = |who, identity| {
			let message = Travel::control_message(identity, address(1), SOON);
			let signature = pair(1).sign(&message).into();
			Travel::register_control_proof(by(who), identity, address(1), SOON, signature)
		};
		for who in [BOB, SECOND, THIRD, OFFICER, STRANGER] {
			assert_noop!(submit(who, ALICE_ID), Error::<Test>::NotOwner);
		}
		assert_noop!(submit(ALICE, 99), Error::<Test>::UnknownIdentity);
		assert_ok!(submit(ALICE_TOO, ALICE_ID));
		assert_ok!(submit(SECOND, BOB_ID));
		dismiss(FIRST);
		assert_noop!(submit(FIRST, CAROL_ID), Error::<Test>::NotOwner);
	});
}

#[test]
fn register_control_proof_should_bound_the_proofs_of_an_identity() {
	run(|| {
		for seed in 1..=MAX_CONTROL_PROOFS as u8 {
			assert_ok!(prove(seed));
		}
		assert_noop!(prove(100), Error::<Test>::TooManyProofs);
		assert_ok!(Travel::revoke_control_proof(by(ALICE), ALICE_ID, address(1)));
		assert_ok!(prove(100));
		assert_eq!((proven().len(), proven().last()), (16, Some(&address(100))));
	});
}
