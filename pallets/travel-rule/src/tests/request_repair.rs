// SPDX-License-Identifier: Apache-2.0

use super::*;
use sp_core::H256;

#[test]
fn request_repair_should_ask_for_another_envelope() {
	run(|| {
		let id = case_in(CaseState::Review);
		assert_ok!(Travel::request_repair(by(SECOND), id, hash(9)));
		// The envelope that is wrong stays on record until it is replaced.
		assert_eq!((state(id), the_case(id).envelope), (CaseState::Repair, Some(envelope(1))));
		let (old, new) = (CaseState::Review, CaseState::Repair);
		let event = Event::RepairRequested { case: id, by: SECOND, reason: hash(9), old, new };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn request_repair_should_void_acceptances() {
	run(|| {
		let id = case_in(CaseState::Review);
		assert_ok!(Travel::accept(by(FIRST), id, hash(1)));
		assert_ok!(Travel::request_repair(by(SECOND), id, hash(9)));
		assert_eq!(the_case(id).originator.accepted_at, None);
		assert_ok!(Travel::attach_envelope(by(ALICE), id, envelope(2)));
		assert_ok!(Travel::start_review(by(SECOND), id));
		assert_ok!(Travel::accept(by(SECOND), id, hash(2)));
		assert_eq!(state(id), CaseState::Review);
		assert_ok!(Travel::accept(by(FIRST), id, hash(2)));
		assert_eq!(state(id), CaseState::Completed);
	});
}

#[test]
fn request_repair_should_fail_when_the_caller_is_not_the_beneficiarys_attestor() {
	run(|| {
		let id = case_in(CaseState::Review);
		for who in [FIRST, THIRD, ALICE, BOB, OFFICER, STRANGER] {
			let call = Travel::request_repair(by(who), id, hash(9));
			assert_noop!(call, Error::<Test>::NotTheAttestor);
		}
	});
}

#[test]
fn request_repair_should_follow_the_attestor_who_vouches_now() {
	run(|| {
		let id = case_in(CaseState::Review);
		reassign(BOB_ID, THIRD);
		let call = Travel::request_repair(by(SECOND), id, hash(9));
		assert_noop!(call, Error::<Test>::NotTheAttestor);
		assert_ok!(Travel::request_repair(by(THIRD), id, hash(9)));
	});
}

#[test]
fn request_repair_should_fail_when_there_is_no_such_case() {
	run(|| {
		let call = Travel::request_repair(by(SECOND), 1, hash(9));
		assert_noop!(call, Error::<Test>::UnknownCase);
	});
}

#[test]
fn request_repair_should_work_until_the_second_before_the_deadline() {
	run(|| {
		let (first, second) = (case_in(CaseState::Review), case_in(CaseState::Review));
		wait(LIFETIME - 1);
		assert_ok!(Travel::request_repair(by(SECOND), first, hash(9)));
		wait(1);
		let call = Travel::request_repair(by(SECOND), second, hash(9));
		assert_noop!(call, Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn request_repair_should_fail_when_no_reason_is_named() {
	run(|| {
		let id = case_in(CaseState::Review);
		let call = Travel::request_repair(by(SECOND), id, H256::zero());
		assert_noop!(call, Error::<Test>::EmptyHash);
	});
}
