// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, ReleaseRequest, ReleaseRequests, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::FreezeMode::Full;
use sp_core::H256;

#[test]
fn cancel_release_should_drop_the_request_when_either_officer_says_so() {
	build_and_execute(|| {
		freeze(account(STRANGER));
		let target = account(STRANGER);
		for officer in [OFFICER, OTHER_OFFICER, SECOND] {
			assert_ok!(Sanctions::request_release(by(OFFICER), target.clone(), file(3), None));
			assert_ok!(Sanctions::cancel_release(by(officer), target.clone(), file(9)));
			assert!(!ReleaseRequests::<Test>::contains_key(&target));
			let (case, overrides) = (file(3), None);
			let request = ReleaseRequest { case, overrides, by: OFFICER, at: START };
			let (target, reason) = (target.clone(), file(9));
			let event = Event::ReleaseCancelled { target, request, by: officer, reason };
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
		assert_ok!(Sanctions::cancel_release(by(SECOND), target.clone(), file(9)));
		let confirm = Sanctions::confirm_release(by(SECOND), target);
		assert_noop!(confirm, Error::<Test>::NotRequested);
	});
}

#[test]
fn cancel_release_should_fail_when_nobody_asked() {
	build_and_execute(|| {
		let refused = Sanctions::cancel_release(by(OFFICER), account(STRANGER), file(9));
		assert_noop!(refused, Error::<Test>::NotRequested);
	});
}

#[test]
fn cancel_release_should_fail_when_no_reason_is_named() {
	build_and_execute(|| {
		freeze(account(STRANGER));
		assert_ok!(Sanctions::request_release(by(OFFICER), account(STRANGER), file(3), None));
		let refused = Sanctions::cancel_release(by(SECOND), account(STRANGER), H256::zero());
		assert_noop!(refused, Error::<Test>::NoCase);
	});
}
