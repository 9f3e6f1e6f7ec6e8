// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{MIN_RETENTION, OpenCases, OpenCount};

#[test]
fn return_expired_should_return_the_value_whole_whoever_asks() {
	for who in [STRANGER, ALICE, BOB, SECOND] {
		for old in [CaseState::Started, CaseState::Pending, CaseState::Review, CaseState::Repair] {
			run(|| {
				let id = case_in(old);
				wait(LIFETIME);
				assert_ok!(Travel::return_expired(by(who), id));
				assert_eq!((gifts(ALICE), gifts(BOB)), ((FUNDS, 0), (FUNDS, 0)));
				assert!(!OpenCount::<Test>::contains_key(ALICE_ID));
				assert_eq!(OpenCases::<Test>::get(id.to_be_bytes()), None);
				let event = Event::CaseExpired {
					case: id,
					by: Some(who),
					old,
					new: CaseState::Expired,
					retain_until: START + LIFETIME + SIX_YEARS,
				};
				assert_eq!(last_event(), event);
			});
		}
	}
}

#[test]
fn return_expired_should_work_from_the_deadline_on() {
	run(|| {
		let id = case_in(CaseState::Review);
		wait(LIFETIME - 1);
		let call = Travel::return_expired(by(STRANGER), id);
		assert_noop!(call, Error::<Test>::NotExpired);
		wait(1);
		assert_ok!(Travel::return_expired(by(STRANGER), id));
		let call = Travel::return_expired(by(STRANGER), id);
		assert_noop!(call, Error::<Test>::WrongState);
	});
}

#[test]
fn return_expired_should_return_to_a_frozen_sender() {
	run(|| {
		let id = case_in(CaseState::Review);
		freeze(ALICE);
		wait(LIFETIME);
		assert_ok!(Travel::return_expired(by(STRANGER), id));
		assert_eq!(gifts(ALICE), (FUNDS, 0));
	});
}

#[test]
fn return_expired_should_keep_the_record_five_years_whatever_the_parameter() {
	run(|| {
		for (retention, counted) in [
			(0, MIN_RETENTION),
			(MIN_RETENTION - 1, MIN_RETENTION),
			(MIN_RETENTION + 1, MIN_RETENTION + 1),
		] {
			Retained::set(retention);
			let id = case_in(CaseState::Expired);
			assert_eq!(the_case(id).closing.unwrap().retain_until, Now::get() + counted);
		}
	});
}

#[test]
fn return_expired_should_fail_and_change_nothing_when_the_value_is_not_whole() {
	run(|| {
		let id = open(100);
		wait(LIFETIME);
		Vault::take(ALICE, GIFT, 1);
		let call = Travel::return_expired(by(STRANGER), id);
		assert_noop!(call, SHORT);
	});
}

#[test]
fn return_expired_should_fail_when_there_is_no_such_case() {
	run(|| {
		assert_noop!(Travel::return_expired(by(ALICE), 1), Error::<Test>::UnknownCase);
	});
}
