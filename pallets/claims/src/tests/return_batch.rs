// SPDX-License-Identifier: Apache-2.0

use crate::{Batches, Error, Event, Open, mock::*};
use frame_support::{assert_noop, assert_ok};

#[test]
fn return_batch_should_free_the_rest_when_the_deadline_has_come() {
	run(|| {
		let batch = printed();
		assert_ok!(claim(scratched(batch, 2), 2));
		let end = Batches::<Test>::get(batch).unwrap().deadline;
		Now::set(end - 1);
		assert_noop!(Claims::return_batch(signed(CAROL), batch), Error::<Test>::NotOverdue);
		Now::set(end);
		assert_ok!(Claims::return_batch(signed(CAROL), batch));
		assert_eq!(parts(SERIES, ALICE), (WEALTH - UNITS, 0));
		assert_eq!(Batches::<Test>::get(batch), None);
		assert!(!Open::<Test>::contains_key(account(ALICE)));
		let (giver, cards, quantity, by) = (account(ALICE), 2, 2 * UNITS, account(CAROL));
		assert_eq!(last_event(), Event::BatchReturned { batch, giver, cards, quantity, by });
	});
}

#[test]
fn return_batch_should_free_the_rest_when_the_units_have_expired() {
	run(|| {
		let batch = printed();
		let end = Batches::<Test>::get(batch).unwrap().deadline - 2;
		ValidUntil::set(end);
		Now::set(end - 1);
		assert_noop!(Claims::return_batch(signed(CAROL), batch), Error::<Test>::NotOverdue);
		Now::set(end);
		assert_ok!(Claims::return_batch(signed(CAROL), batch));
		assert_eq!(parts(SERIES, ALICE), (WEALTH, 0));
	});
}

#[test]
fn return_batch_should_work_when_everybody_is_frozen() {
	run(|| {
		let batch = printed();
		Now::set(START + 50 * DAY);
		freeze(ALICE);
		freeze(STRANGER);
		assert_ok!(Claims::return_batch(signed(STRANGER), batch));
	});
}

#[test]
fn return_batch_should_fail_when_it_has_ended() {
	run(|| {
		let batch = printed();
		Now::set(START + 50 * DAY);
		assert_ok!(Claims::return_batch(signed(CAROL), batch));
		for batch in [batch, 0, 99] {
			let call = Claims::return_batch(signed(CAROL), batch);
			assert_noop!(call, Error::<Test>::UnknownBatch);
		}
		assert_noop!(claim(scratched(batch, 0), 0), Error::<Test>::UnknownBatch);
	});
}
