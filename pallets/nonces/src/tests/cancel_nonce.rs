// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn cancel_nonce_should_mark_the_message_when_it_was_not_used() {
	run(|| {
		assert_ok!(Nonces::cancel_nonce(signed(acc(1)), 5, DEADLINE));
		assert!(Nonces::is_message_used(acc(1), 5, DEADLINE));
		let (signer, by) = (acc(1), acc(1));
		let cancelled = Event::Cancelled { signer, nonce: 5, deadline: DEADLINE, by };
		assert_eq!(events(), [cancelled]);
		assert_noop!(Nonces::use_once(&acc(1), 5, DEADLINE), Error::<Test>::UsedNonce);
	});
}

#[test]
fn cancel_nonce_should_concern_one_message_when_others_resemble_it() {
	run(|| {
		assert_ok!(Nonces::cancel_nonce(signed(acc(1)), 5, DEADLINE));
		assert_ok!(Nonces::use_once(&acc(1), 6, DEADLINE));
		assert_ok!(Nonces::use_once(&acc(1), 5, DEADLINE + 1));
		assert_ok!(Nonces::use_once(&acc(2), 5, DEADLINE));
	});
}

#[test]
fn cancel_nonce_should_fail_when_the_message_was_used() {
	run(|| {
		assert_ok!(Nonces::use_once(&acc(1), 5, DEADLINE));
		let again = Nonces::cancel_nonce(signed(acc(1)), 5, DEADLINE);
		assert_noop!(again, Error::<Test>::UsedNonce);
	});
}

#[test]
fn cancel_nonce_should_fail_when_the_deadline_is_no_deadline_of_a_usable_message() {
	run(|| {
		for deadline in [0, START - 1, START] {
			let late = Nonces::cancel_nonce(signed(acc(1)), 5, deadline);
			assert_noop!(late, Error::<Test>::DeadlinePassed);
		}
		for deadline in [START + LIFE + 1, u64::MAX] {
			let early = Nonces::cancel_nonce(signed(acc(1)), 5, deadline);
			assert_noop!(early, Error::<Test>::DeadlineTooFar);
		}
		assert_ok!(Nonces::cancel_nonce(signed(acc(1)), 5, START + 1));
		assert_ok!(Nonces::cancel_nonce(signed(acc(1)), 5, START + LIFE));
	});
}
