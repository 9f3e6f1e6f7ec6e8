// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, UnitsRequest, UnitsRequests, mock::*};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

#[test]
fn cancel_units_release_should_drop_the_request_when_either_officer_says_so() {
	build_and_execute(|| {
		let (who, series) = (ALICE, CARD);
		assert_ok!(Sanctions::freeze_units(by(OFFICER), who, series, 5, 7, file(1)));
		for officer in [OFFICER, OTHER_OFFICER, SECOND] {
			assert_ok!(Sanctions::request_units_release(by(OFFICER), who, series, 2, file(3)));
			assert_ok!(Sanctions::cancel_units_release(by(officer), who, series, file(9)));
			assert_eq!(UnitsRequests::<Test>::get(who, series), None);
			let request = UnitsRequest { quantity: 2, case: file(3), by: OFFICER, at: START };
			let event =
				Event::UnitsReleaseCancelled { who, series, request, by: officer, reason: file(9) };
			assert_eq!(last_event(), event);
		}
		assert_eq!(BlockedUnits::get((CARD, ALICE)), Some(5));
	});
}

#[test]
fn cancel_units_release_should_fail_when_nobody_asked() {
	build_and_execute(|| {
		let refused = Sanctions::cancel_units_release(by(OFFICER), ALICE, CARD, file(9));
		assert_noop!(refused, Error::<Test>::NotRequested);
	});
}

#[test]
fn cancel_units_release_should_fail_when_no_reason_is_named() {
	build_and_execute(|| {
		assert_ok!(Sanctions::freeze_units(by(OFFICER), ALICE, CARD, 5, 7, file(1)));
		assert_ok!(Sanctions::request_units_release(by(OFFICER), ALICE, CARD, 2, file(3)));
		let refused = Sanctions::cancel_units_release(by(SECOND), ALICE, CARD, H256::zero());
		assert_noop!(refused, Error::<Test>::NoCase);
	});
}
