// SPDX-License-Identifier: Apache-2.0

use crate::{Batches, Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Actor;
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

const WHY: H256 = H256::repeat_byte(7);

#[test]
fn force_batch_should_free_the_rest_when_an_officer_says_why() {
	run(|| {
		let batch = printed();
		assert_ok!(claim(scratched(batch, 0), 0));
		assert_ok!(Claims::force_batch(signed(OFFICER), batch, WHY));
		assert_eq!(parts(SERIES, ALICE), (WEALTH - UNITS, 0));
		assert_eq!(Batches::<Test>::get(batch), None);
		let (giver, by) = (account(ALICE), Actor::Account(account(OFFICER)));
		let (old, new, reason) = (2 * UNITS, 0, WHY);
		assert_eq!(last_event(), Event::BatchForced { batch, giver, by, old, new, reason });
	});
}

#[test]
fn force_batch_should_fail_when_origin_reason_or_number_is_wrong() {
	run(|| {
		let batch = printed();
		for origin in [signed(ALICE), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Claims::force_batch(origin, batch, WHY), BadOrigin);
		}
		let silent = Claims::force_batch(signed(OFFICER), batch, H256::zero());
		assert_noop!(silent, Error::<Test>::ReasonMissing);
		let unknown = Claims::force_batch(signed(OFFICER), 99, WHY);
		assert_noop!(unknown, Error::<Test>::UnknownBatch);
	});
}
