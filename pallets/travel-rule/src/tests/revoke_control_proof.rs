// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{ControlProof, Controls, ControlsOf, ExternalAddress};
use sp_core::H160;

fn address(number: u64) -> ExternalAddress {
	ExternalAddress::Ethereum(H160::from_low_u64_be(number))
}

fn proof(number: u64) -> ControlProof {
	ControlProof { address: address(number), proven_at: START, nonce: number }
}

/// Alice has proven three addresses.
fn prepare() {
	let proofs = vec![proof(0), proof(1), proof(2)].try_into().unwrap();
	ControlsOf::<Test>::insert(ALICE_ID, Controls { nonce: 3, proofs });
}

#[test]
fn revoke_control_proof_should_remove_it_and_keep_the_nonce() {
	for who in [ALICE, ALICE_TOO, FIRST] {
		run(|| {
			prepare();
			assert_ok!(Travel::revoke_control_proof(by(who), ALICE_ID, address(1)));
			assert_eq!(Travel::control_proofs(ALICE_ID), [proof(0), proof(2)]);
			assert_eq!(ControlsOf::<Test>::get(ALICE_ID).nonce, 3);
			let event = Event::ControlRevoked { identity: ALICE_ID, by: who, old: proof(1) };
			assert_eq!(last_event(), event);
		});
	}
}

#[test]
fn revoke_control_proof_should_fail_when_there_is_none() {
	run(|| {
		prepare();
		let call = Travel::revoke_control_proof(by(ALICE), ALICE_ID, address(9));
		assert_noop!(call, Error::<Test>::NotProven);
		let call = Travel::revoke_control_proof(by(ALICE), 99, address(1));
		assert_noop!(call, Error::<Test>::UnknownIdentity);
	});
}

#[test]
fn revoke_control_proof_should_fail_when_the_caller_is_somebody_else() {
	run(|| {
		prepare();
		for who in [BOB, SECOND, THIRD, OFFICER, STRANGER] {
			let call = Travel::revoke_control_proof(by(who), ALICE_ID, address(1));
			assert_noop!(call, Error::<Test>::NotOwner);
		}
	});
}
