// SPDX-License-Identifier: Apache-2.0

//! Each invariant is seen to fail when its state is broken.

use frame_support::{BoundedVec, traits::ConstU32};
use pallet_session::{DisabledValidators, NextKeys, historical::StoredRange};
use sp_staking::offence::OffenceSeverity;

use crate::{Absentees, Admitted, Attendance, FirstSlots, Floor, Offenders, SlotCount, mock::*};

/// Breaks a healthy state and expects the invariant `number` to name it.
fn expect_broken(number: &str, break_state: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		Validators::do_try_state().expect("healthy before");
		break_state();
		let error = Validators::do_try_state().expect_err("broken after");
		let text: &'static str = error.into();
		assert!(text.starts_with(number), "{text}");
	});
}

#[test]
fn v01_should_fail_when_the_set_is_below_the_floor() {
	expect_broken("V01", || Floor::<Test>::put(5));
	expect_broken("V01", || Floor::<Test>::put(0));
}

#[test]
fn v02_should_fail_when_a_validator_is_repeated() {
	expect_broken("V02", || {
		Admitted::<Test>::put(BoundedVec::truncate_from(vec![1, 2, 2, 3]));
	});
}

#[test]
fn v03_should_fail_when_keys_are_missing() {
	expect_broken("V03", || NextKeys::<Test>::remove(2));
}

#[test]
fn v04_should_fail_when_nobody_is_active() {
	expect_broken("V04", pallet_session::Validators::<Test>::kill);
}

#[test]
fn v05_should_fail_when_too_many_are_disabled() {
	let severity = OffenceSeverity::max_severity();
	expect_broken("V05", || DisabledValidators::<Test>::put(vec![(0, severity), (1, severity)]));
	expect_broken("V05", || DisabledValidators::<Test>::put(vec![(4, severity)]));
}

#[test]
fn v06_should_fail_when_an_offender_is_noted_twice() {
	expect_broken("V06", || Offenders::<Test>::put(BoundedVec::truncate_from(vec![1, 1])));
}

#[test]
fn v07_should_fail_when_history_grows() {
	expect_broken("V07", || StoredRange::<Test>::put((0, HISTORY + 3)));
}

#[test]
fn v08_should_fail_when_an_absentee_is_not_disabled() {
	expect_broken("V08", || Absentees::<Test>::put(BoundedVec::truncate_from(vec![1])));
	expect_broken("V08", || {
		DisabledValidators::<Test>::put(vec![(0, OffenceSeverity::max_severity())]);
		Absentees::<Test>::put(BoundedVec::truncate_from(vec![1, 1]));
	});
}

#[test]
fn v09_should_fail_when_slots_do_not_fit_the_set() {
	let counts =
		|count| BoundedVec::<_, ConstU32<8>>::truncate_from(vec![SlotCount::default(); count]);
	expect_broken("V09", || Attendance::<Test>::put((0u64, counts(3))));
	expect_broken("V09", || Attendance::<Test>::put((1u64, counts(4))));
}

#[test]
fn v10_should_fail_when_first_slots_do_not_fit_the_history() {
	expect_broken("V10", || FirstSlots::<Test>::insert(1u32, 5u64));
	expect_broken("V10", || FirstSlots::<Test>::remove(0u32));
}
