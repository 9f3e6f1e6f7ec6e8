// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::CasesOf;

/// Lets the retention of a closed case end.
fn outlive(id: u64) {
	Now::set(the_case(id).closing.unwrap().retain_until);
}

#[test]
fn erase_should_remove_the_record_of_a_closed_case() {
	for (who, old) in
		[(FIRST, CaseState::Completed), (SECOND, CaseState::Rejected), (SECOND, CaseState::Expired)]
	{
		run(|| {
			let id = case_in(old);
			outlive(id);
			assert_ok!(Travel::erase(by(who), id, hash(9)));
			assert_eq!((Travel::case(id), CasesOf::<Test>::iter().count()), (None, 0));
			let event = Event::CaseErased { case: id, by: who, proof: hash(9), old };
			assert_eq!(last_event(), event);
			let call = Travel::erase(by(who), id, hash(9));
			assert_noop!(call, Error::<Test>::UnknownCase);
			// The id is not given again.
			assert_eq!(open(1), id + 1);
		});
	}
}

#[test]
fn erase_should_fail_until_the_second_before_the_retention_ends() {
	run(|| {
		let id = case_in(CaseState::Completed);
		outlive(id);
		Now::mutate(|now| *now -= 1);
		assert_noop!(Travel::erase(by(FIRST), id, hash(9)), Error::<Test>::StillRetained);
		wait(1);
		assert_ok!(Travel::erase(by(FIRST), id, hash(9)));
	});
}

#[test]
fn erase_should_fail_when_the_case_holds_value() {
	for state in [CaseState::Started, CaseState::Pending, CaseState::Review, CaseState::Repair] {
		run(|| {
			let id = case_in(state);
			wait(2 * SIX_YEARS);
			assert_noop!(Travel::erase(by(FIRST), id, hash(9)), Error::<Test>::CaseOpen);
		});
	}
}

#[test]
fn erase_should_be_for_who_vouches_for_a_side_now() {
	run(|| {
		let id = case_in(CaseState::Completed);
		outlive(id);
		for who in [THIRD, ALICE, BOB, OFFICER, STRANGER] {
			assert_noop!(Travel::erase(by(who), id, hash(9)), Error::<Test>::NotTheAttestor);
		}
		reassign(BOB_ID, THIRD);
		assert_noop!(Travel::erase(by(SECOND), id, hash(9)), Error::<Test>::NotTheAttestor);
		assert_ok!(Travel::erase(by(THIRD), id, hash(9)));
	});
}
