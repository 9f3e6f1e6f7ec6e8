// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, FrozenUnits, UnitsRecord, UnitsRequest, UnitsRequests, mock::*};
use frame_support::{assert_noop, assert_ok};

/// Five units are blocked and one officer asks to block fewer.
fn asked(quantity: u64, officer: AccountId) {
	assert_ok!(Sanctions::freeze_units(by(OFFICER), ALICE, CARD, 5, 7, file(1)));
	assert_ok!(Sanctions::request_units_release(by(officer), ALICE, CARD, quantity, file(3)));
}

#[test]
fn confirm_units_release_should_block_fewer() {
	build_and_execute(|| {
		asked(2, OTHER_OFFICER);
		Now::set(START + 8);
		assert_ok!(Sanctions::confirm_units_release(by(SECOND), ALICE, CARD));
		assert_eq!(BlockedUnits::get((CARD, ALICE)), Some(2));
		let record =
			UnitsRecord { quantity: 2, reason: 7, case: file(3), by: OTHER_OFFICER, at: START + 8 };
		assert_eq!(FrozenUnits::<Test>::get(ALICE, CARD), Some(record));
		assert_eq!(UnitsRequests::<Test>::get(ALICE, CARD), None);
		let request = UnitsRequest { quantity: 2, case: file(3), by: OTHER_OFFICER, at: START };
		let (who, series, old, new) = (ALICE, CARD, 5, 2);
		let event = Event::UnitsReleased { who, series, old, new, request, by: SECOND };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn confirm_units_release_should_remove_the_record_when_none_stay_blocked() {
	build_and_execute(|| {
		asked(0, OFFICER);
		assert_ok!(Sanctions::confirm_units_release(by(SECOND), ALICE, CARD));
		assert_eq!(BlockedUnits::get((CARD, ALICE)), Some(0));
		assert_eq!(FrozenUnits::<Test>::get(ALICE, CARD), None);
	});
}

#[test]
fn confirm_units_release_should_fail_when_the_same_account_asked() {
	build_and_execute(|| {
		asked(0, DOUBLE);
		let own = Sanctions::confirm_units_release(by(DOUBLE), ALICE, CARD);
		assert_noop!(own, Error::<Test>::SameOfficer);
		assert_ok!(Sanctions::confirm_units_release(by(SECOND), ALICE, CARD));
	});
}

#[test]
fn confirm_units_release_should_fail_when_nobody_asked_or_it_was_done() {
	build_and_execute(|| {
		let confirm = || Sanctions::confirm_units_release(by(SECOND), ALICE, CARD);
		assert_noop!(confirm(), Error::<Test>::NotRequested);
		asked(0, OFFICER);
		assert_ok!(confirm());
		assert_noop!(confirm(), Error::<Test>::NotRequested);
	});
}
