// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::TravelData;

#[test]
fn revoke_travel_data_should_remove_it() {
	run(|| {
		assert_ok!(Travel::record_travel_data(by(FIRST), ALICE_ID, hash(51), START + 1));
		assert_ok!(Travel::revoke_travel_data(by(FIRST), ALICE_ID));
		assert_eq!(Travel::travel_data(ALICE_ID), None);
		let old = TravelData { hash: hash(51), valid_until: START + 1, attestor: FIRST };
		let event = Event::TravelDataRevoked { identity: ALICE_ID, by: FIRST, old };
		assert_eq!(last_event(), event);
		let call = Travel::revoke_travel_data(by(FIRST), ALICE_ID);
		assert_noop!(call, Error::<Test>::NoData);
	});
}

#[test]
fn revoke_travel_data_should_be_for_who_vouches_now() {
	run(|| {
		assert_ok!(Travel::record_travel_data(by(FIRST), ALICE_ID, hash(51), START + 1));
		reassign(ALICE_ID, THIRD);
		for who in [FIRST, SECOND, ALICE, OFFICER, STRANGER] {
			let call = Travel::revoke_travel_data(by(who), ALICE_ID);
			assert_noop!(call, Error::<Test>::NotTheAttestor);
		}
		assert_ok!(Travel::revoke_travel_data(by(THIRD), ALICE_ID));
	});
}

#[test]
fn revoke_travel_data_should_fail_when_there_is_no_such_identity() {
	run(|| {
		assert_noop!(Travel::revoke_travel_data(by(FIRST), 99), Error::<Test>::UnknownIdentity);
	});
}
