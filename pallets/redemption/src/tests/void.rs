// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn void_should_return_what_is_left() {
	run(|| {
		let id = authorised(300);
		assert_ok!(Redemption::capture(by(STORE), id, 100));
		assert_ok!(Redemption::void(by(STORE), id));
		assert_eq!((units(ALICE), burned(STORE)), ((FUNDS - 100, 0), 100));
		assert_eq!(Redemption::authorisation(id), None);
		let event = Event::Voided {
			id,
			by: account(STORE),
			holder: account(ALICE),
			series: SERIES,
			returned: 200,
			captured: 100,
		};
		assert_eq!(last_event(), event);
	});
}

#[test]
fn void_should_be_open_to_the_redeemer_at_any_time() {
	run(|| {
		let (first, second) = (authorised(1), authorised(1));
		assert_ok!(Redemption::void(by(STORE), first));
		wait(LIFETIME);
		assert_ok!(Redemption::void(by(STORE), second));
	});
}

#[test]
fn void_should_be_open_to_the_holder_from_the_deadline_on() {
	run(|| {
		let id = authorised(300);
		wait(3_599);
		assert_noop!(Redemption::void(by(ALICE), id), Error::<Test>::NotYours);
		wait(1);
		assert_ok!(Redemption::void(by(ALICE), id));
		assert_eq!(units(ALICE), (FUNDS, 0));
	});
}

#[test]
fn void_should_fail_when_anybody_else_calls() {
	run(|| {
		let id = authorised(300);
		wait(LIFETIME);
		for who in [BOB, CAFE, STRANGER, OFFICER] {
			assert_noop!(Redemption::void(by(who), id), Error::<Test>::NotYours);
		}
	});
}

#[test]
fn void_should_work_whatever_the_rules_say() {
	run(|| {
		let id = authorised(300);
		Frozen::set(vec![account(ALICE), account(STORE)]);
		Ended::set(vec![SERIES]);
		Accepting::set(Vec::new());
		assert_ok!(Redemption::void(by(STORE), id));
		assert_eq!(units(ALICE), (FUNDS, 0));
	});
}

#[test]
fn void_should_fail_when_there_is_no_such_authorisation() {
	run(|| {
		let id = authorised(300);
		assert_ok!(Redemption::void(by(STORE), id));
		assert_noop!(Redemption::void(by(STORE), id), Error::<Test>::UnknownAuthorisation);
		assert_noop!(Redemption::void(by(STORE), 99), Error::<Test>::UnknownAuthorisation);
	});
}

#[test]
fn void_should_leave_everything_when_escrow_is_short() {
	run(|| {
		let id = authorised(300);
		Vault::take(ALICE, 1);
		assert_noop!(Redemption::void(by(STORE), id), SHORT);
		Book::insert((account(ALICE), SERIES), (FUNDS - 300, 300));
	});
}
