// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn use_once_should_mark_the_message_when_it_was_not_used() {
	run(|| {
		assert!(!Nonces::is_used(&acc(1), 5, DEADLINE));
		assert_ok!(Nonces::use_once(&acc(1), 5, DEADLINE));
		assert!(Nonces::is_used(&acc(1), 5, DEADLINE));
		assert!(Used::<Test>::contains_key(key(DEADLINE), (acc(1), 5)));
	});
}

#[test]
fn use_once_should_fail_when_the_message_was_used() {
	run(|| {
		assert_ok!(Nonces::use_once(&acc(1), 5, DEADLINE));
		assert_noop!(Nonces::use_once(&acc(1), 5, DEADLINE), Error::<Test>::UsedNonce);
	});
}

#[test]
fn use_once_should_fail_when_the_deadline_has_passed_or_lies_too_far() {
	run(|| {
		let (late, early) = (START, START + LIFE + 1);
		assert_noop!(Nonces::use_once(&acc(1), 5, late), Error::<Test>::DeadlinePassed);
		assert_noop!(Nonces::use_once(&acc(1), 5, early), Error::<Test>::DeadlineTooFar);
		assert_ok!(Nonces::use_once(&acc(1), 5, START + 1));
		assert_ok!(Nonces::use_once(&acc(1), 5, START + LIFE));
	});
}
