// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Freezes, ReleaseRequest, ReleaseRequests, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	AccountFlags,
	FreezeMode::{Full, None as Free, Outbound},
};

fn request(target: crate::Target<AccountId>) {
	assert_ok!(Sanctions::request_release(by(OFFICER), target, file(3), None));
}

#[test]
fn confirm_release_should_free_the_account_at_once() {
	build_and_execute(|| {
		freeze(account(STRANGER));
		request(account(STRANGER));
		let target = account(STRANGER);
		assert_ok!(Sanctions::confirm_release(by(SECOND), target.clone()));
		assert_eq!(mode_of(STRANGER), Free);
		assert!(!gnx_blocked(STRANGER));
		assert!(!Freezes::<Test>::contains_key(&target));
		assert!(!ReleaseRequests::<Test>::contains_key(&target));
		let (case, overrides) = (file(3), None);
		let request = ReleaseRequest { case, overrides, by: OFFICER, at: START };
		let record = full_by(OFFICER);
		assert_eq!(last_event(), Event::Released { target, record, request, by: SECOND });
	});
}

#[test]
fn confirm_release_should_leave_other_marks_alone() {
	build_and_execute(|| {
		FlagsOf::insert(STRANGER, AccountFlags::SCREENED);
		freeze(account(STRANGER));
		release(account(STRANGER));
		assert_eq!(FlagsOf::get(STRANGER), Some(AccountFlags::SCREENED));
	});
}

#[test]
fn confirm_release_should_release_only_the_account_when_its_identity_is_frozen_too() {
	build_and_execute(|| {
		freeze(account(ALICE));
		release(account(ALICE));
		assert_eq!(record_of(account(ALICE)), None);
		assert!(record_of(identity(COUPLE)).is_some());
		for who in [ALICE, ALICES_SECOND] {
			assert_eq!(mode_of(who), Full);
			assert!(gnx_blocked(who));
		}
		release(identity(COUPLE));
		for who in [ALICE, ALICES_SECOND] {
			assert_eq!(mode_of(who), Free);
			assert!(!gnx_blocked(who));
		}
	});
}

#[test]
fn confirm_release_should_leave_the_account_frozen_when_only_its_identity_is_released() {
	build_and_execute(|| {
		freeze(account(ALICE));
		release(identity(COUPLE));
		assert_eq!((mode_of(ALICE), gnx_blocked(ALICE)), (Full, true));
		assert_eq!((mode_of(ALICES_SECOND), gnx_blocked(ALICES_SECOND)), (Free, false));
	});
}

#[test]
fn confirm_release_should_leave_the_laxer_mode_when_the_other_record_has_it() {
	build_and_execute(|| {
		assert_ok!(Sanctions::freeze(by(OFFICER), identity(COUPLE), Outbound, 7, file(1)));
		freeze(account(ALICE));
		release(identity(COUPLE));
		assert_ok!(Sanctions::freeze(by(OFFICER), identity(COUPLE), Outbound, 7, file(1)));
		assert_eq!((mode_of(ALICE), mode_of(ALICES_SECOND)), (Full, Outbound));
		release(account(ALICE));
		assert_eq!((mode_of(ALICE), gnx_blocked(ALICE)), (Outbound, true));
	});
}

#[test]
fn confirm_release_should_fail_when_the_same_account_asked() {
	build_and_execute(|| {
		freeze(account(STRANGER));
		let target = account(STRANGER);
		assert_ok!(Sanctions::request_release(by(DOUBLE), target.clone(), file(3), None));
		let own = Sanctions::confirm_release(by(DOUBLE), target.clone());
		assert_noop!(own, Error::<Test>::SameOfficer);
		assert_ok!(Sanctions::confirm_release(by(SECOND), target));
	});
}

#[test]
fn confirm_release_should_fail_when_nobody_asked() {
	build_and_execute(|| {
		freeze(account(STRANGER));
		for target in [account(STRANGER), account(BOB)] {
			let refused = Sanctions::confirm_release(by(SECOND), target);
			assert_noop!(refused, Error::<Test>::NotRequested);
		}
	});
}

#[test]
fn confirm_release_should_work_once() {
	build_and_execute(|| {
		freeze(account(STRANGER));
		release(account(STRANGER));
		let again = Sanctions::confirm_release(by(SECOND), account(STRANGER));
		assert_noop!(again, Error::<Test>::NotRequested);
	});
}

#[test]
fn confirm_release_should_fail_when_a_list_came_to_ask_for_an_account_of_the_identity() {
	build_and_execute(|| {
		freeze(identity(COUPLE));
		request(identity(COUPLE));
		update(OFAC, 1, vec![freezing(account(STRANGER), Full)]);
		assert_ok!(link(STRANGER, COUPLE));
		let confirm = || Sanctions::confirm_release(by(SECOND), identity(COUPLE));
		assert_noop!(confirm(), Error::<Test>::NotRequested);
		let still_listed = Error::<Test>::StillListed;
		let ask = |overrides| {
			Sanctions::request_release(by(OFFICER), identity(COUPLE), file(3), overrides)
		};
		assert_noop!(ask(None), still_listed);
		assert_eq!(mode_of(ALICES_SECOND), Full);
	});
}

#[test]
fn confirm_release_should_fail_when_another_list_asks_through_an_account_that_came_later() {
	build_and_execute(|| {
		update(OFAC, 1, vec![freezing(identity(COUPLE), Full)]);
		let decision = Some(file(4));
		let ask = Sanctions::request_release(by(OFFICER), identity(COUPLE), file(3), decision);
		assert_ok!(ask);
		freeze(account(STRANGER));
		assert_ok!(link(STRANGER, COUPLE));
		let confirm = Sanctions::confirm_release(by(SECOND), identity(COUPLE));
		assert_noop!(confirm, Error::<Test>::NotRequested);
		assert_eq!(mode_of(ALICES_SECOND), Full);
	});
}

#[test]
fn confirm_release_should_overrule_a_list_when_the_request_says_so() {
	build_and_execute(|| {
		let target = account(ALICE);
		update(OFAC, 1, vec![freezing(target.clone(), Full)]);
		let decision = Some(file(4));
		for target in [account(ALICE), identity(COUPLE)] {
			assert_ok!(Sanctions::request_release(by(OFFICER), target.clone(), file(3), decision));
			assert_ok!(Sanctions::confirm_release(by(SECOND), target));
		}
		assert_eq!((mode_of(ALICE), mode_of(ALICES_SECOND)), (Free, Free));
	});
}

#[test]
fn confirm_release_should_fail_when_the_native_token_refuses() {
	build_and_execute(|| {
		freeze(account(STRANGER));
		request(account(STRANGER));
		Stubborn::set(vec![STRANGER]);
		let refused = frame_support::storage::with_storage_layer(|| {
			Sanctions::confirm_release(by(SECOND), account(STRANGER))
				.map(drop)
				.map_err(|error| error.error)
		});
		assert_noop!(refused, REFUSED);
		assert_eq!(mode_of(STRANGER), Full);
		Stubborn::set(Vec::new());
		assert_ok!(Sanctions::confirm_release(by(SECOND), account(STRANGER)));
	});
}
