// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, UnitsRequest, UnitsRequests, mock::*};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

fn block(quantity: u64) {
	assert_ok!(Sanctions::freeze_units(by(OFFICER), ALICE, CARD, quantity, 7, file(1)));
}

#[test]
fn request_units_release_should_wait_for_the_second_officer() {
	build_and_execute(|| {
		block(5);
		assert_ok!(Sanctions::request_units_release(by(OTHER_OFFICER), ALICE, CARD, 4, file(3)));
		let request = UnitsRequest { quantity: 4, case: file(3), by: OTHER_OFFICER, at: START };
		assert_eq!(UnitsRequests::<Test>::get(ALICE, CARD), Some(request.clone()));
		let (who, series) = (ALICE, CARD);
		assert_eq!(last_event(), Event::UnitsReleaseRequested { who, series, request });
		assert_eq!(BlockedUnits::get((CARD, ALICE)), Some(5));
	});
}

#[test]
fn request_units_release_should_fail_when_nothing_is_blocked() {
	build_and_execute(|| {
		block(5);
		for (who, series) in [(BOB, CARD), (ALICE, CARD + 1)] {
			let refused = Sanctions::request_units_release(by(OFFICER), who, series, 0, file(3));
			assert_noop!(refused, Error::<Test>::NotFrozen);
		}
	});
}

#[test]
fn request_units_release_should_fail_when_no_fewer_would_be_blocked() {
	build_and_execute(|| {
		block(5);
		for quantity in [5, 6, u64::MAX] {
			let refused =
				Sanctions::request_units_release(by(OFFICER), ALICE, CARD, quantity, file(3));
			assert_noop!(refused, Error::<Test>::NotLess);
		}
	});
}

#[test]
fn request_units_release_should_fail_when_one_waits() {
	build_and_execute(|| {
		block(5);
		assert_ok!(Sanctions::request_units_release(by(OFFICER), ALICE, CARD, 4, file(3)));
		let again = Sanctions::request_units_release(by(OFFICER), ALICE, CARD, 3, file(3));
		assert_noop!(again, Error::<Test>::AlreadyRequested);
	});
}

#[test]
fn request_units_release_should_fail_when_no_case_is_named() {
	build_and_execute(|| {
		block(5);
		let refused = Sanctions::request_units_release(by(OFFICER), ALICE, CARD, 4, H256::zero());
		assert_noop!(refused, Error::<Test>::NoCase);
	});
}
