// SPDX-License-Identifier: Apache-2.0
//! Each invariant finds the corruption it is there for.

use super::*;
use crate::{
	CaseOf, Cases, CasesOf, ControlProof, Controls, ControlsOf, Envelope, ExternalAddress,
	NextCaseId, OpenCases, OpenCount, PARKED, RecordedData, SweptTo, TravelData,
};
use genex_primitives::Asset;
use sp_core::{H160, H256};
use sp_runtime::DispatchError;

/// Corrupts a healthy chain, whose first case is under review and whose second is completed, and
/// expects the invariant of that number to say so.
fn corrupt(number: u32, corruption: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		case_in(CaseState::Review);
		case_in(CaseState::Completed);
		assert_ok!(Travel::do_try_state());
		corruption();
		let Err(DispatchError::Other(found)) = Travel::do_try_state() else {
			panic!("TR-{number} found nothing");
		};
		assert!(found.starts_with(&format!("TR-{number}:")), "{found}");
	});
}

/// Corrupts the case with this id.
fn corrupt_case(number: u32, id: u64, corruption: impl FnOnce(&mut CaseOf<Test>)) {
	corrupt(number, || {
		Cases::<Test>::mutate(id, |case| corruption(case.as_mut().expect("it exists")));
	});
}

#[test]
fn tr_1_should_find_impossible_ids() {
	corrupt(1, || NextCaseId::<Test>::put(2));
	corrupt(1, || SweptTo::<Test>::put(3));
}

#[test]
fn tr_2_should_find_a_wrong_list_of_open_cases() {
	corrupt(2, || OpenCases::<Test>::remove(1u64.to_be_bytes()));
	corrupt(2, || OpenCases::<Test>::insert(1u64.to_be_bytes(), START));
	corrupt(2, || OpenCases::<Test>::insert(2u64.to_be_bytes(), START + LIFETIME));
	corrupt(2, || OpenCases::<Test>::insert(9u64.to_be_bytes(), PARKED));
}

#[test]
fn tr_3_should_find_a_wrong_list_of_an_identity() {
	corrupt(3, || CasesOf::<Test>::remove(BOB_ID, 1u64.to_be_bytes()));
	corrupt(3, || CasesOf::<Test>::insert(BOB_ID, 9u64.to_be_bytes(), ()));
	corrupt(3, || CasesOf::<Test>::insert(CAROL_ID, 1u64.to_be_bytes(), ()));
}

#[test]
fn tr_4_should_find_cases_that_cannot_be() {
	corrupt_case(4, 1, |case| case.quantity = 0);
	corrupt_case(4, 1, |case| case.asset = Asset::Gnx);
	corrupt_case(4, 1, |case| case.beneficiary.account = ALICE);
}

#[test]
fn tr_5_should_find_states_without_grounds() {
	corrupt_case(5, 1, |case| case.state = CaseState::Started);
	corrupt_case(5, 1, |case| case.envelope = None);
	corrupt_case(5, 1, |case| {
		case.envelope = Some(Envelope { id: H256::zero(), hash: hash(1) });
	});
	corrupt_case(5, 1, |case| {
		(case.state, case.originator.accepted_at) = (CaseState::Pending, Some(START));
	});
	corrupt_case(5, 1, |case| case.originator.recorded = Some(hash(1)));
	corrupt_case(5, 2, |case| case.beneficiary.accepted_at = None);
	corrupt(5, || {
		// Accepted, as if it waited for a payout.
		OpenCases::<Test>::remove(1u64.to_be_bytes());
		OpenCount::<Test>::remove(ALICE_ID);
		Cases::<Test>::mutate(1, |case| {
			case.as_mut().expect("it exists").state = CaseState::Accepted;
		});
	});
}

#[test]
fn tr_6_should_find_wrong_times() {
	corrupt_case(6, 2, |case| case.closing = None);
	corrupt_case(6, 2, |case| case.closing.as_mut().expect("it is closed").retain_until = START);
	corrupt_case(6, 2, |case| case.opened_at = START + 1);
	corrupt(6, || {
		let closing = the_case(2).closing;
		Cases::<Test>::mutate(1, |case| case.as_mut().expect("it exists").closing = closing);
	});
	corrupt(6, || {
		OpenCases::<Test>::insert(1u64.to_be_bytes(), START);
		Cases::<Test>::mutate(1, |case| case.as_mut().expect("it exists").deadline = START);
	});
}

#[test]
fn tr_7_should_find_wrong_counts() {
	corrupt(7, || OpenCount::<Test>::remove(ALICE_ID));
	corrupt(7, || OpenCount::<Test>::insert(ALICE_ID, 2));
	corrupt(7, || OpenCount::<Test>::insert(BOB_ID, 0));
	corrupt(7, || OpenCount::<Test>::insert(ALICE_ID, MAX_OPEN + 1));
}

#[test]
fn tr_8_should_find_data_of_nothing() {
	corrupt(8, || {
		let data = TravelData { hash: H256::zero(), valid_until: START, attestor: FIRST };
		RecordedData::<Test>::insert(ALICE_ID, data);
	});
}

#[test]
fn tr_9_should_find_proofs_that_cannot_be() {
	let proof = |address, nonce| {
		let address = ExternalAddress::Ethereum(H160::from_low_u64_be(address));
		ControlProof { address, proven_at: START, nonce }
	};
	let set = |nonce, proofs: Vec<ControlProof>| {
		let proofs = proofs.try_into().expect("few");
		ControlsOf::<Test>::insert(ALICE_ID, Controls { nonce, proofs });
	};
	corrupt(9, || set(2, vec![proof(1, 0), proof(1, 1)]));
	corrupt(9, || set(2, vec![proof(1, 1), proof(2, 1)]));
	corrupt(9, || set(2, vec![proof(1, 1), proof(2, 0)]));
	corrupt(9, || set(1, vec![proof(1, 1)]));
}
