// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn start_review_should_take_a_pending_case_up() {
	run(|| {
		let id = case_in(CaseState::Pending);
		assert_ok!(Travel::start_review(by(SECOND), id));
		assert_eq!(state(id), CaseState::Review);
		let (old, new) = (CaseState::Pending, CaseState::Review);
		assert_eq!(last_event(), Event::ReviewStarted { case: id, by: SECOND, old, new });
	});
}

#[test]
fn start_review_should_fail_when_the_caller_is_not_the_beneficiarys_attestor() {
	run(|| {
		let id = case_in(CaseState::Pending);
		for who in [FIRST, THIRD, ALICE, BOB, OFFICER, STRANGER] {
			assert_noop!(Travel::start_review(by(who), id), Error::<Test>::NotTheAttestor);
		}
	});
}

#[test]
fn start_review_should_follow_the_attestor_who_vouches_now() {
	run(|| {
		let id = case_in(CaseState::Pending);
		dismiss(SECOND);
		assert_noop!(Travel::start_review(by(SECOND), id), Error::<Test>::NotTheAttestor);
		reassign(BOB_ID, THIRD);
		assert_ok!(Travel::start_review(by(THIRD), id));
	});
}

#[test]
fn start_review_should_fail_when_there_is_no_such_case() {
	run(|| {
		assert_noop!(Travel::start_review(by(SECOND), 1), Error::<Test>::UnknownCase);
	});
}

#[test]
fn start_review_should_work_until_the_second_before_the_deadline() {
	run(|| {
		let (first, second) = (case_in(CaseState::Pending), case_in(CaseState::Pending));
		wait(LIFETIME - 1);
		assert_ok!(Travel::start_review(by(SECOND), first));
		wait(1);
		assert_noop!(Travel::start_review(by(SECOND), second), Error::<Test>::DeadlinePassed);
	});
}
