// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{OpenCases, OpenCount};
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

/// A case of 100 units past its deadline, of which a court took `taken`.
fn overdue(taken: u128) -> u64 {
	let id = open(100);
	Vault::take(ALICE, GIFT, taken);
	wait(LIFETIME);
	id
}

#[test]
fn write_off_should_return_what_is_left_and_close() {
	for (taken, left) in [(100, 0), (40, 60), (1, 99)] {
		run(|| {
			let id = overdue(taken);
			assert_ok!(Travel::write_off(by(OFFICER), id, left, hash(9)));
			assert_eq!((state(id), gifts(ALICE)), (CaseState::Expired, (FUNDS - taken, 0)));
			let closing = the_case(id).closing.unwrap();
			assert_eq!((closing.by, closing.reason), (Some(OFFICER), hash(9)));
			assert_eq!(OpenCases::<Test>::get(id.to_be_bytes()), None);
			assert!(!OpenCount::<Test>::contains_key(ALICE_ID));
			let event = Event::CaseWrittenOff {
				case: id,
				by: OFFICER,
				returned: left,
				lost: taken,
				reason: hash(9),
				old: CaseState::Started,
				new: CaseState::Expired,
				retain_until: START + LIFETIME + SIX_YEARS,
			};
			assert_eq!(last_event(), event);
		});
	}
}

#[test]
fn write_off_should_fail_when_more_can_be_returned() {
	run(|| {
		let id = overdue(40);
		let call = Travel::write_off(by(OFFICER), id, 59, hash(9));
		assert_noop!(call, Error::<Test>::MoreIsLeft);
		let call = Travel::write_off(by(OFFICER), id, 61, hash(9));
		assert_noop!(call, SHORT);
	});
}

#[test]
fn write_off_should_fail_when_the_value_is_whole() {
	run(|| {
		let id = overdue(0);
		for returned in [0, 99, 100, 101, u128::MAX] {
			let call = Travel::write_off(by(OFFICER), id, returned, hash(9));
			assert_noop!(call, Error::<Test>::MoreIsLeft);
		}
	});
}

#[test]
fn write_off_should_fail_before_the_deadline() {
	run(|| {
		let id = open(100);
		Vault::take(ALICE, GIFT, 100);
		wait(LIFETIME - 1);
		let call = Travel::write_off(by(OFFICER), id, 0, hash(9));
		assert_noop!(call, Error::<Test>::NotExpired);
		wait(1);
		assert_ok!(Travel::write_off(by(OFFICER), id, 0, hash(9)));
	});
}

#[test]
fn write_off_should_fail_when_the_caller_is_no_officer() {
	run(|| {
		let id = overdue(100);
		for who in [ALICE, BOB, FIRST, SECOND, STRANGER] {
			assert_noop!(Travel::write_off(by(who), id, 0, hash(9)), BadOrigin);
		}
	});
}

#[test]
fn write_off_should_fail_when_there_is_no_such_case() {
	run(|| {
		let call = Travel::write_off(by(OFFICER), 1, 0, hash(9));
		assert_noop!(call, Error::<Test>::UnknownCase);
	});
}

#[test]
fn write_off_should_fail_when_no_reason_is_named() {
	run(|| {
		let id = overdue(100);
		let call = Travel::write_off(by(OFFICER), id, 0, H256::zero());
		assert_noop!(call, Error::<Test>::EmptyHash);
	});
}
