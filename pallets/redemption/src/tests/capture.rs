// SPDX-License-Identifier: Apache-2.0

use super::*;

fn capture(id: AuthorisationId, quantity: u64) -> DispatchResult {
	Redemption::capture(by(STORE), id, quantity)
}

#[test]
fn capture_should_burn_parts_until_nothing_is_left() {
	run(|| {
		let id = authorised(300);
		let captured = |quantity, left| Event::Captured {
			id,
			holder: account(ALICE),
			redeemer: account(STORE),
			series: SERIES,
			quantity,
			left,
		};
		assert_ok!(capture(id, 100));
		assert_eq!(last_event(), captured(100, 200));
		assert_eq!((units(ALICE), burned(STORE)), ((FUNDS - 300, 200), 100));
		let open = the_authorisation(id);
		assert_eq!((open.left, open.captured), (200, 100));
		assert_ok!(capture(id, 200));
		assert_eq!(last_event(), captured(200, 0));
		assert_eq!((units(ALICE), burned(STORE)), ((FUNDS - 300, 0), 300));
		assert_eq!(Redemption::authorisation(id), None);
		assert!(!AuthorisationsOf::<Test>::contains_key(account(ALICE)));
		assert_noop!(capture(id, 1), Error::<Test>::UnknownAuthorisation);
	});
}

#[test]
fn capture_should_fail_when_more_is_asked_than_is_left() {
	run(|| {
		let id = authorised(300);
		// Other units of the holder are none of the redeemer's, free or authorised.
		authorised(300);
		assert_noop!(capture(id, 301), Error::<Test>::MoreThanLeft);
		assert_ok!(capture(id, 299));
		assert_noop!(capture(id, 2), Error::<Test>::MoreThanLeft);
		assert_noop!(capture(id, u64::MAX), Error::<Test>::MoreThanLeft);
		assert_ok!(capture(id, 1));
	});
}

#[test]
fn capture_should_work_when_the_redeemer_accepts_only_what_it_brings_itself() {
	run(|| {
		Tills::set(vec![account(STORE)]);
		let id = authorised(300);
		assert_ok!(capture(id, 300));
		assert_eq!(burned(STORE), 300);
	});
}

#[test]
fn capture_should_fail_when_nothing_is_asked() {
	run(|| {
		let id = authorised(300);
		assert_noop!(capture(id, 0), Error::<Test>::ZeroQuantity);
	});
}

#[test]
fn capture_should_be_for_the_redeemer_alone() {
	run(|| {
		let id = authorised(300);
		for who in [ALICE, BOB, CAFE, STRANGER, OFFICER] {
			let call = Redemption::capture(by(who), id, 1);
			assert_noop!(call, Error::<Test>::NotRedeemer);
		}
	});
}

#[test]
fn capture_should_fail_from_the_deadline_on() {
	run(|| {
		let id = authorised(300);
		wait(3_599);
		assert_ok!(capture(id, 1));
		wait(1);
		assert_noop!(capture(id, 1), Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn capture_should_fail_when_the_rules_refuse_now() {
	run(|| {
		let id = authorised(300);
		for party in [ALICE, STORE] {
			Frozen::set(vec![account(party)]);
			assert_noop!(capture(id, 1), REFUSED_FROZEN);
		}
		Frozen::set(Vec::new());
		Ended::set(vec![SERIES]);
		assert_noop!(capture(id, 1), EXPIRED);
		Ended::set(Vec::new());
		Accepting::set(vec![account(CAFE)]);
		assert_noop!(capture(id, 1), NO_REDEEMER);
		Accepting::set(vec![account(STORE)]);
		assert_ok!(capture(id, 300));
	});
}

#[test]
fn capture_should_fail_when_there_is_no_such_authorisation() {
	run(|| {
		assert_noop!(capture(1, 1), Error::<Test>::UnknownAuthorisation);
		let id = authorised(300);
		assert_noop!(capture(id + 1, 1), Error::<Test>::UnknownAuthorisation);
	});
}
