// SPDX-License-Identifier: Apache-2.0

use super::*;
use sp_core::H256;

#[test]
fn cancel_case_should_return_the_value_whole() {
	for old in [CaseState::Started, CaseState::Pending, CaseState::Review, CaseState::Repair] {
		run(|| {
			let id = case_in(old);
			assert_ok!(Travel::cancel_case(by(ALICE), id));
			assert_eq!((gifts(ALICE), gifts(BOB)), ((FUNDS, 0), (FUNDS, 0)));
			let closing = the_case(id).closing.unwrap();
			assert_eq!((closing.by, closing.reason), (Some(ALICE), H256::zero()));
			let event = Event::CaseCancelled {
				case: id,
				by: ALICE,
				old,
				new: CaseState::Rejected,
				retain_until: START + SIX_YEARS,
			};
			assert_eq!(last_event(), event);
		});
	}
}

#[test]
fn cancel_case_should_work_until_both_sides_are_accepted() {
	run(|| {
		let id = case_in(CaseState::Review);
		assert_ok!(Travel::accept(by(SECOND), id, hash(1)));
		assert_ok!(Travel::cancel_case(by(ALICE), id));
		assert_eq!(gifts(ALICE), (FUNDS, 0));
		let id = case_in(CaseState::Completed);
		assert_noop!(Travel::cancel_case(by(ALICE), id), Error::<Test>::WrongState);
	});
}

#[test]
fn cancel_case_should_fail_when_the_caller_did_not_open_it() {
	run(|| {
		let id = case_in(CaseState::Started);
		for who in [ALICE_TOO, BOB, FIRST, SECOND, OFFICER, STRANGER] {
			assert_noop!(Travel::cancel_case(by(who), id), Error::<Test>::NotSender);
		}
	});
}

#[test]
fn cancel_case_should_fail_when_there_is_no_such_case() {
	run(|| {
		assert_noop!(Travel::cancel_case(by(ALICE), 1), Error::<Test>::UnknownCase);
	});
}

#[test]
fn cancel_case_should_work_until_the_second_before_the_deadline() {
	run(|| {
		let (first, second) = (open(1), open(1));
		wait(LIFETIME - 1);
		assert_ok!(Travel::cancel_case(by(ALICE), first));
		wait(1);
		assert_noop!(Travel::cancel_case(by(ALICE), second), Error::<Test>::DeadlinePassed);
	});
}
