// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, ReleaseRequest, ReleaseRequests, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::FreezeMode::Full;

#[test]
fn cancel_release_should_drop_the_request_when_either_officer_says_so() {
	build_and_execute(|| {
		freeze(account(STRANGER));
		let target = account(STRANGER);
		for officer in [OFFICER, OTHER_OFFICER, SECOND] {
			assert_ok!(Sanctions::request_release(by(OFFICER), target.clone(), file(3), None));
			assert_ok!(Sanctions::cancel_release(by(officer), target.clone()));
			assert!(!ReleaseRequests::<Test>::contains_key(&target));
			let (case, overrides) = (file(3), None);
			let request = ReleaseRequest { case, overrides, by: OFFICER, at: START };
			let event = Event::ReleaseCancelled { target: target.clone(), request, by: officer };
			assert_eq!(last_event(), event);
		}
		assert_eq!(mode_of(STRANGER), Full);
	});
}

#[test]
fn cancel_release_should_leave_nothing_to_confirm() {
	build_and_execute(|| {
		freeze(account(STRANGER));
		let target = account(STRANGER);
		assert_ok!(Sanctions::request_release(by(OFFICER), target.clone(), file(3), None));
		assert_ok!(Sanctions::cancel_release(by(SECOND), target.clone()));
		let confirm = Sanctions::confirm_release(by(SECOND), target);
		assert_noop!(confirm, Error::<Test>::NotRequested);
	});
}

#[test]
fn cancel_release_should_fail_when_nobody_asked() {
	build_and_execute(|| {
		let refused = Sanctions::cancel_release(by(OFFICER), account(STRANGER));
		assert_noop!(refused, Error::<Test>::NotRequested);
	});
}
