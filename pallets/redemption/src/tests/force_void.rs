// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn force_void_should_return_what_is_left_and_tell_why() {
	run(|| {
		let id = authorised(300);
		assert_ok!(Redemption::capture(by(STORE), id, 100));
		freeze(ALICE);
		assert_ok!(Redemption::force_void(by(OFFICER), id, WHY));
		assert_eq!(units(ALICE), (FUNDS - 100, 0));
		let event = Event::AuthorisationForced {
			id,
			by: account(OFFICER),
			holder: account(ALICE),
			series: SERIES,
			returned: 200,
			captured: 100,
			reason: WHY,
		};
		assert_eq!(last_event(), event);
	});
}

#[test]
fn force_void_should_fail_when_no_officer_calls() {
	run(|| {
		let id = authorised(300);
		for who in [ALICE, STORE, STRANGER] {
			let call = Redemption::force_void(by(who), id, WHY);
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn force_void_should_fail_when_no_reason_is_given() {
	run(|| {
		let id = authorised(300);
		let call = Redemption::force_void(by(OFFICER), id, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}

#[test]
fn force_void_should_fail_when_there_is_no_such_authorisation() {
	run(|| {
		let call = Redemption::force_void(by(OFFICER), 1, WHY);
		assert_noop!(call, Error::<Test>::UnknownAuthorisation);
	});
}
