// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

use crate::{Error, Event, Floor, mock::*};

#[test]
fn set_floor_should_store_when_within_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::set_floor(RuntimeOrigin::root(), 4));
		assert_eq!(Validators::floor(), 4);
		assert_ok!(Validators::set_floor(RuntimeOrigin::root(), 1));

		assert_eq!(Floor::<Test>::get(), 1);
		assert_eq!(
			events(),
			vec![Event::FloorChanged { old: 3, new: 4 }, Event::FloorChanged { old: 4, new: 1 }]
		);
	});
}

#[test]
fn set_floor_should_permit_removal_when_lowered() {
	ExtBuilder::default().floor(Some(4)).build_and_execute(|| {
		assert_noop!(
			Validators::remove_validator(RuntimeOrigin::root(), 4),
			Error::<Test>::FloorReached
		);

		assert_ok!(Validators::set_floor(RuntimeOrigin::root(), 3));
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 4));
	});
}

#[test]
fn set_floor_should_fail_when_origin_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
			assert_noop!(Validators::set_floor(origin, 2), BadOrigin);
		}
	});
}

#[test]
fn set_floor_should_fail_when_below_minimum() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Validators::set_floor(RuntimeOrigin::root(), 0), Error::<Test>::FloorTooLow);
	});
}

#[test]
fn set_floor_should_fail_when_above_admitted() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Validators::set_floor(RuntimeOrigin::root(), 5),
			Error::<Test>::FloorAboveValidators
		);
	});
}
