// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use genex_primitives::Actor;
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

use crate::{Error, Event, Floor, mock::*};

#[test]
fn set_floor_should_store_when_within_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::set_floor(RuntimeOrigin::root(), 4, REASON));
		assert_eq!(Validators::floor(), 4);
		assert_ok!(Validators::set_floor(RuntimeOrigin::root(), 1, REASON));

		assert_eq!(Floor::<Test>::get(), 1);
		let (by, reason) = (Actor::Governance, REASON);
		let changed = |old, new| Event::FloorChanged { by: by.clone(), old, new, reason };
		assert_eq!(events(), vec![changed(3, 4), changed(4, 1)]);
	});
}

#[test]
fn set_floor_should_permit_removal_when_lowered() {
	ExtBuilder::default().floor(Some(4)).build_and_execute(|| {
		assert_noop!(
			Validators::remove_validator(RuntimeOrigin::root(), 4, REASON),
			Error::<Test>::FloorReached
		);

		assert_ok!(Validators::set_floor(RuntimeOrigin::root(), 3, REASON));
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 4, REASON));
	});
}

#[test]
fn set_floor_should_fail_when_origin_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
			assert_noop!(Validators::set_floor(origin, 2, REASON), BadOrigin);
		}
	});
}

#[test]
fn set_floor_should_fail_when_below_minimum() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Validators::set_floor(RuntimeOrigin::root(), 0, REASON),
			Error::<Test>::FloorTooLow
		);
	});
}

#[test]
fn set_floor_should_fail_when_above_admitted() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Validators::set_floor(RuntimeOrigin::root(), 5, REASON),
			Error::<Test>::FloorAboveValidators
		);
	});
}

#[test]
fn set_floor_should_fail_when_no_reason_is_given() {
	ExtBuilder::default().build_and_execute(|| {
		let call = Validators::set_floor(RuntimeOrigin::root(), 4, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
