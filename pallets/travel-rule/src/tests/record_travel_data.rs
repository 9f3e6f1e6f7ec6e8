// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::TravelData;
use sp_core::H256;

#[test]
fn record_travel_data_should_record_and_replace() {
	run(|| {
		let first = TravelData { hash: hash(51), valid_until: START + 1, attestor: FIRST };
		assert_ok!(Travel::record_travel_data(by(FIRST), ALICE_ID, hash(51), START + 1));
		assert_eq!(Travel::travel_data(ALICE_ID), Some(first.clone()));
		let event =
			|old, new| Event::TravelDataRecorded { identity: ALICE_ID, by: FIRST, old, new };
		assert_eq!(last_event(), event(None, first.clone()));

		let second = TravelData { hash: hash(52), valid_until: START + 9, attestor: FIRST };
		assert_ok!(Travel::record_travel_data(by(FIRST), ALICE_ID, hash(52), START + 9));
		assert_eq!(Travel::travel_data(ALICE_ID), Some(second.clone()));
		assert_eq!(last_event(), event(Some(first), second));
	});
}

#[test]
fn record_travel_data_should_fail_when_the_caller_does_not_vouch() {
	run(|| {
		for who in [SECOND, THIRD, ALICE, OFFICER, STRANGER] {
			let call = Travel::record_travel_data(by(who), ALICE_ID, hash(51), START + 1);
			assert_noop!(call, Error::<Test>::NotTheAttestor);
		}
		dismiss(FIRST);
		let call = Travel::record_travel_data(by(FIRST), ALICE_ID, hash(51), START + 1);
		assert_noop!(call, Error::<Test>::NotTheAttestor);
	});
}

#[test]
fn record_travel_data_should_fail_when_there_is_no_such_identity() {
	run(|| {
		let call = Travel::record_travel_data(by(FIRST), 99, hash(51), START + 1);
		assert_noop!(call, Error::<Test>::UnknownIdentity);
	});
}

#[test]
fn record_travel_data_should_fail_when_the_hash_is_empty() {
	run(|| {
		let call = Travel::record_travel_data(by(FIRST), ALICE_ID, H256::zero(), START + 1);
		assert_noop!(call, Error::<Test>::EmptyHash);
	});
}

#[test]
fn record_travel_data_should_fail_when_it_would_be_over_already() {
	run(|| {
		for until in [0, START - 1, START] {
			let call = Travel::record_travel_data(by(FIRST), ALICE_ID, hash(51), until);
			assert_noop!(call, Error::<Test>::ValidityPassed);
		}
	});
}
