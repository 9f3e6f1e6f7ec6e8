// SPDX-License-Identifier: Apache-2.0
//! What clients and other rooms are told.

use super::*;
use crate::{ControlProof, Controls, ControlsOf, ExternalAddress};
use codec::Encode;
use genex_primitives::traits::{ControlProofs, TravelRule};
use sp_core::{H160, H256};

fn ids(page: Vec<(u64, crate::CaseOf<Test>)>) -> Vec<u64> {
	page.into_iter().map(|(id, _)| id).collect()
}

#[test]
fn case_and_envelope_should_be_told_while_they_are_on_record() {
	run(|| {
		assert_eq!((Travel::case(1), Travel::envelope(1)), (None, None));
		assert_eq!(<Travel as TravelRule>::envelope(1), None);
		let id = open(1);
		assert_eq!((Travel::case(id).is_some(), Travel::envelope(id)), (true, None));
		assert_eq!(<Travel as TravelRule>::envelope(id), None);
		assert_ok!(Travel::attach_envelope(by(ALICE), id, envelope(1)));
		assert_eq!(Travel::envelope(id), Some(envelope(1)));
		assert_eq!(<Travel as TravelRule>::envelope(id), Some((envelope(1).id, envelope(1).hash)));
	});
}

#[test]
fn open_cases_should_list_what_holds_value_oldest_first() {
	run(|| {
		// Ids on both sides of 256, so that they differ in more than one byte.
		for id in 1..=260 {
			assert_ok!(Travel::open_case(by(ALICE), GIFT, BOB, 1, None));
			if id % 10 != 0 {
				assert_ok!(Travel::cancel_case(by(ALICE), id));
			}
		}
		let open: Vec<_> = (1..=26).map(|id| id * 10).collect();
		assert_eq!(ids(Travel::open_cases(None, 100)), open);
		assert_eq!(ids(Travel::open_cases(None, 2)), [10, 20]);
		assert_eq!(ids(Travel::open_cases(Some(245), 10)), [250, 260]);
		assert_eq!(ids(Travel::open_cases(Some(260), 10)), [0; 0]);
		assert_eq!(ids(Travel::open_cases(None, 0)), [0; 0]);
	});
}

#[test]
fn cases_of_should_list_open_and_closed_cases_of_both_sides_oldest_first() {
	run(|| {
		for _ in 0..300 {
			let id = open(1);
			assert_ok!(Travel::cancel_case(by(ALICE), id));
		}
		assert_ok!(Travel::open_case(by(BOB), GIFT, CAROL, 1, None));
		assert_eq!(ids(Travel::cases_of(CAROL_ID, None, 10)), [301]);
		assert_eq!(ids(Travel::cases_of(ALICE_ID, None, 3)), [1, 2, 3]);
		assert_eq!(ids(Travel::cases_of(BOB_ID, Some(298), 10)), [299, 300, 301]);
		assert_eq!(ids(Travel::cases_of(BOB_ID, Some(255), 2)), [256, 257]);
		assert_eq!(Travel::cases_of(BOB_ID, None, u32::MAX).len(), 100);
		assert_eq!(ids(Travel::cases_of(99, None, 10)), [0; 0]);
	});
}

#[test]
fn control_message_should_bind_purpose_chain_identity_address_nonce_and_deadline() {
	run(|| {
		let address = ExternalAddress::Ethereum(H160::repeat_byte(1));
		let expected = [
			b"genex:control-proof".to_vec(),
			H256::repeat_byte(7).encode(),
			ALICE_ID.encode(),
			vec![1],
			H160::repeat_byte(1).encode(),
			0u64.encode(),
			START.encode(),
		]
		.concat();
		assert_eq!(Travel::control_message(ALICE_ID, address, START), expected);
	});
}

#[test]
fn wallet_should_be_proven_for_every_account_of_the_identity_and_for_nobody_else() {
	run(|| {
		let [wallet, other] = [1, 2].map(|byte| ExternalAddress::Ethereum(H160::repeat_byte(byte)));
		assert!(!Travel::is_proven(&ALICE, &wallet));
		let proof = ControlProof { address: wallet.clone(), proven_at: START, nonce: 0 };
		let proofs = vec![proof].try_into().unwrap();
		ControlsOf::<Test>::insert(ALICE_ID, Controls { nonce: 1, proofs });
		for who in [ALICE, ALICE_TOO] {
			assert!(Travel::is_proven(&who, &wallet));
			assert!(!Travel::is_proven(&who, &other));
		}
		for who in [BOB, CAROL, STRANGER] {
			assert!(!Travel::is_proven(&who, &wallet));
		}
		assert_ok!(Travel::revoke_control_proof(by(FIRST), ALICE_ID, wallet.clone()));
		assert!(!Travel::is_proven(&ALICE, &wallet));
	});
}

#[test]
fn held_by_cases_should_add_up_what_open_cases_hold() {
	run(|| {
		assert_eq!(Travel::held_by_cases(), []);
		open(1);
		open(2);
		case_in(CaseState::Completed);
		assert_ok!(Travel::open_case(by(ALICE), USDC, BOB, 5, None));
		assert_ok!(Travel::open_case(by(CAROL), GIFT, BOB, 7, None));
		let mut held = Travel::held_by_cases();
		held.sort_by_key(|(who, asset, _)| (*who, asset.encode()));
		assert_eq!(held, [(ALICE, GIFT, 3), (ALICE, USDC, 5), (CAROL, GIFT, 7)]);
		for (who, asset, quantity) in held {
			assert_eq!(Book::get((who, asset)).1, quantity);
		}
	});
}
