// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn return_expired_should_return_what_is_left() {
	for who in [ALICE, STORE, STRANGER] {
		run(|| {
			let id = authorised(300);
			assert_ok!(Redemption::capture(by(STORE), id, 100));
			wait(3_600);
			assert_ok!(Redemption::return_expired(by(who), id));
			assert_eq!(units(ALICE), (FUNDS - 100, 0));
			let event = Event::AuthorisationReturned {
				id,
				by: Some(account(who)),
				holder: account(ALICE),
				series: SERIES,
				returned: 200,
				captured: 100,
			};
			assert_eq!(last_event(), event);
		});
	}
}

#[test]
fn return_expired_should_fail_before_the_deadline() {
	run(|| {
		let id = authorised(300);
		wait(3_599);
		for who in [ALICE, STORE, STRANGER] {
			let call = Redemption::return_expired(by(who), id);
			assert_noop!(call, Error::<Test>::NotExpired);
		}
	});
}

#[test]
fn return_expired_should_work_whatever_the_rules_say() {
	run(|| {
		let id = authorised(300);
		Frozen::set(vec![account(ALICE), account(STORE)]);
		Ended::set(vec![SERIES]);
		wait(3_600);
		assert_ok!(Redemption::return_expired(by(STRANGER), id));
		assert_eq!(units(ALICE), (FUNDS, 0));
	});
}

#[test]
fn return_expired_should_fail_when_there_is_no_such_authorisation() {
	run(|| {
		let call = Redemption::return_expired(by(STRANGER), 1);
		assert_noop!(call, Error::<Test>::UnknownAuthorisation);
	});
}
