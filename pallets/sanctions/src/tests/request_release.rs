// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, ReleaseRequest, ReleaseRequests, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::FreezeMode::Full;
use sp_core::H256;

#[test]
fn request_release_should_wait_for_the_second_officer() {
	build_and_execute(|| {
		freeze(account(STRANGER));
		Now::set(START + 3);
		let target = account(STRANGER);
		assert_ok!(Sanctions::request_release(by(OTHER_OFFICER), target.clone(), file(3), None));
		let (case, overrides) = (file(3), None);
		let request = ReleaseRequest { case, overrides, by: OTHER_OFFICER, at: START + 3 };
		assert_eq!(ReleaseRequests::<Test>::get(&target), Some(request.clone()));
		assert_eq!(last_event(), Event::ReleaseRequested { target, request });
		assert_eq!(mode_of(STRANGER), Full);
		assert!(gnx_blocked(STRANGER));
	});
}

#[test]
fn request_release_should_fail_when_the_target_is_not_frozen() {
	build_and_execute(|| {
		freeze(identity(COUPLE));
		for target in [account(STRANGER), identity(SINGLE), identity(NOBODY), account(ALICE)] {
			let refused = Sanctions::request_release(by(OFFICER), target, file(3), None);
			assert_noop!(refused, Error::<Test>::NotFrozen);
		}
	});
}

#[test]
fn request_release_should_fail_when_no_case_is_named() {
	build_and_execute(|| {
		freeze(account(STRANGER));
		let refused =
			Sanctions::request_release(by(OFFICER), account(STRANGER), H256::zero(), None);
		assert_noop!(refused, Error::<Test>::NoCase);
	});
}

#[test]
fn request_release_should_fail_when_one_waits() {
	build_and_execute(|| {
		freeze(account(STRANGER));
		let target = account(STRANGER);
		assert_ok!(Sanctions::request_release(by(OFFICER), target.clone(), file(3), None));
		let again = Sanctions::request_release(by(OTHER_OFFICER), target, file(4), None);
		assert_noop!(again, Error::<Test>::AlreadyRequested);
	});
}

#[test]
fn request_release_should_need_a_decision_when_a_list_asks_for_the_target() {
	build_and_execute(|| {
		let target = account(STRANGER);
		update(OFAC, 1, vec![freezing(target.clone(), Full)]);
		for decision in [None, Some(H256::zero())] {
			let request =
				Sanctions::request_release(by(OFFICER), target.clone(), file(3), decision);
			assert_noop!(request, Error::<Test>::StillListed);
		}
		let decision = Some(file(4));
		assert_ok!(Sanctions::request_release(by(OFFICER), target.clone(), file(3), decision));
		assert_eq!(ReleaseRequests::<Test>::get(target).unwrap().overrides, decision);
	});
}

#[test]
fn request_release_should_need_no_decision_when_the_list_let_go() {
	build_and_execute(|| {
		let target = account(STRANGER);
		update(OFAC, 1, vec![freezing(target.clone(), Full)]);
		update(OFAC, 2, vec![delisting(target.clone())]);
		assert_ok!(Sanctions::request_release(by(OFFICER), target, file(3), None));
	});
}

#[test]
fn request_release_should_need_a_decision_when_a_list_asks_for_an_account_of_the_identity() {
	build_and_execute(|| {
		update(OFAC, 1, vec![freezing(account(ALICE), Full)]);
		let request = || Sanctions::request_release(by(OFFICER), identity(COUPLE), file(3), None);
		assert_noop!(request(), Error::<Test>::StillListed);
		update(OFAC, 2, vec![delisting(account(ALICE))]);
		assert_ok!(request());
	});
}

#[test]
fn request_release_should_need_no_decision_when_a_list_asks_for_another_account_only() {
	build_and_execute(|| {
		update(OFAC, 1, vec![freezing(account(ALICE), Full)]);
		freeze(account(ALICES_SECOND));
		let target = account(ALICES_SECOND);
		assert_ok!(Sanctions::request_release(by(OFFICER), target, file(3), None));
	});
}
