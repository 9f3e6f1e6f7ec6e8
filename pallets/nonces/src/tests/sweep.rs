// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{MAX_SWEEP, WeightInfo as _};

#[test]
fn sweep_should_forget_messages_when_their_deadline_has_passed() {
	run(|| {
		for (nonce, deadline) in [(1, DEADLINE + 2), (2, DEADLINE), (3, DEADLINE + 1)] {
			assert_ok!(Nonces::use_once(&acc(1), nonce, deadline));
		}
		Now::set(DEADLINE + 1);
		assert_ok!(Nonces::sweep(signed(acc(9)), MAX_SWEEP));
		assert_eq!(events(), [Event::Swept { count: 2, by: acc(9) }]);
		assert_eq!(
			Used::<Test>::iter_keys().collect::<Vec<_>>(),
			[(key(DEADLINE + 2), (acc(1), 1))]
		);
	});
}

#[test]
fn sweep_should_take_the_earliest_when_the_limit_is_small() {
	run(|| {
		// The lowest byte of a deadline must not come before the highest.
		for deadline in [START + 256, START + 255, START + 1] {
			assert_ok!(Nonces::use_once(&acc(1), 5, deadline));
		}
		Now::set(START + 500);
		for left in [START + 255, START + 256] {
			assert_ok!(Nonces::sweep(signed(acc(9)), 1));
			assert_eq!(Used::<Test>::iter_keys().next(), Some((key(left), (acc(1), 5))));
		}
	});
}

#[test]
fn sweep_should_cost_what_it_took_away_when_less_was_there() {
	run(|| {
		assert_ok!(Nonces::use_once(&acc(1), 5, DEADLINE));
		Now::set(DEADLINE);
		let post = Nonces::sweep(signed(acc(9)), MAX_SWEEP).expect("there is one");
		let weight = <Test as crate::Config>::WeightInfo::sweep(1);
		assert_eq!(post.actual_weight, Some(weight));
	});
}

#[test]
fn sweep_should_fail_when_nothing_is_old_enough() {
	run(|| {
		assert_noop!(Nonces::sweep(signed(acc(9)), 1), Error::<Test>::NothingToSweep);
		assert_ok!(Nonces::use_once(&acc(1), 5, DEADLINE));
		Now::set(DEADLINE - 1);
		assert_noop!(Nonces::sweep(signed(acc(9)), 1), Error::<Test>::NothingToSweep);
		Now::set(DEADLINE);
		assert_ok!(Nonces::sweep(signed(acc(9)), 1));
	});
}

#[test]
fn sweep_should_fail_when_the_limit_is_none_or_too_large() {
	run(|| {
		for limit in [0, MAX_SWEEP + 1, u32::MAX] {
			assert_noop!(Nonces::sweep(signed(acc(9)), limit), Error::<Test>::BadLimit);
		}
	});
}

#[test]
fn sweep_should_not_let_a_message_be_used_again() {
	run(|| {
		assert_ok!(Nonces::use_once(&acc(1), 5, DEADLINE));
		Now::set(DEADLINE);
		assert_ok!(Nonces::sweep(signed(acc(9)), 1));
		assert!(!Nonces::is_used(&acc(1), 5, DEADLINE));
		assert_noop!(Nonces::use_once(&acc(1), 5, DEADLINE), Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn sweep_should_begin_where_the_last_one_ended() {
	// One invariant is broken on purpose.
	build().execute_with(|| {
		assert_ok!(Nonces::use_once(&acc(1), 5, DEADLINE));
		Now::set(DEADLINE + 1);
		assert_eq!(SweptTo::<Test>::get(), None);
		assert_ok!(Nonces::sweep(signed(acc(9)), MAX_SWEEP));
		assert_eq!(SweptTo::<Test>::get(), Some((key(DEADLINE), (acc(1), 5))));
		assert_ok!(Nonces::do_try_state());
		// No message can be marked there any more, so nobody looks.
		Used::<Test>::insert(key(DEADLINE - 1), (acc(1), 5), ());
		assert_noop!(Nonces::sweep(signed(acc(9)), 1), Error::<Test>::NothingToSweep);
		assert!(Nonces::do_try_state().is_err());
	});
}

#[test]
fn sweep_should_find_the_other_marks_of_a_deadline_that_it_ended_in() {
	run(|| {
		for signer in 1..=5 {
			assert_ok!(Nonces::use_once(&acc(signer), 5, DEADLINE));
		}
		Now::set(DEADLINE);
		for left in [3, 1] {
			assert_ok!(Nonces::sweep(signed(acc(9)), 2));
			assert_eq!(Used::<Test>::iter_keys().count(), left);
		}
		assert_ok!(Nonces::sweep(signed(acc(9)), 2));
		assert_eq!(Used::<Test>::iter_keys().next(), None);
		assert_noop!(Nonces::sweep(signed(acc(9)), 2), Error::<Test>::NothingToSweep);
	});
}
