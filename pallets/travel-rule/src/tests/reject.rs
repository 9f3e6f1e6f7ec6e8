// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::OpenCount;
use sp_core::H256;

#[test]
fn reject_should_return_the_value_whole() {
	for who in [FIRST, SECOND] {
		for old in [CaseState::Started, CaseState::Pending, CaseState::Review, CaseState::Repair] {
			run(|| {
				let id = case_in(old);
				assert_ok!(Travel::reject(by(who), id, hash(9)));
				assert_eq!((gifts(ALICE), gifts(BOB)), ((FUNDS, 0), (FUNDS, 0)));
				let closing = the_case(id).closing.unwrap();
				assert_eq!((closing.by, closing.reason), (Some(who), hash(9)));
				assert!(!OpenCount::<Test>::contains_key(ALICE_ID));
				let event = Event::CaseRejected {
					case: id,
					by: who,
					reason: hash(9),
					old,
					new: CaseState::Rejected,
					retain_until: START + SIX_YEARS,
				};
				assert_eq!(last_event(), event);
			});
		}
	}
}

#[test]
fn reject_should_return_to_a_frozen_sender() {
	run(|| {
		let id = case_in(CaseState::Review);
		freeze(ALICE);
		assert_ok!(Travel::reject(by(SECOND), id, hash(9)));
		assert_eq!(gifts(ALICE), (FUNDS, 0));
	});
}

#[test]
fn reject_should_work_after_one_side_was_accepted() {
	run(|| {
		let id = case_in(CaseState::Review);
		assert_ok!(Travel::accept(by(FIRST), id, hash(1)));
		assert_ok!(Travel::reject(by(SECOND), id, hash(9)));
		assert_eq!((state(id), gifts(ALICE)), (CaseState::Rejected, (FUNDS, 0)));
	});
}

#[test]
fn reject_should_fail_when_the_caller_vouches_for_neither_side() {
	run(|| {
		let id = case_in(CaseState::Review);
		for who in [THIRD, ALICE, BOB, OFFICER, STRANGER] {
			assert_noop!(Travel::reject(by(who), id, hash(9)), Error::<Test>::NotTheAttestor);
		}
		dismiss(SECOND);
		assert_noop!(Travel::reject(by(SECOND), id, hash(9)), Error::<Test>::NotTheAttestor);
	});
}

#[test]
fn reject_should_fail_when_there_is_no_such_case() {
	run(|| {
		assert_noop!(Travel::reject(by(FIRST), 1, hash(9)), Error::<Test>::UnknownCase);
	});
}

#[test]
fn reject_should_work_until_the_second_before_the_deadline() {
	run(|| {
		let (first, second) = (open(1), open(1));
		wait(LIFETIME - 1);
		assert_ok!(Travel::reject(by(SECOND), first, hash(9)));
		wait(1);
		let call = Travel::reject(by(SECOND), second, hash(9));
		assert_noop!(call, Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn reject_should_fail_when_no_reason_is_named() {
	run(|| {
		let id = case_in(CaseState::Review);
		let call = Travel::reject(by(SECOND), id, H256::zero());
		assert_noop!(call, Error::<Test>::EmptyHash);
	});
}
