// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

use crate::{ActiveValidator, Admitted, Error, Event, mock::*};

#[test]
fn remove_validator_should_remove_when_above_floor() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 2));

		assert_eq!(Admitted::<Test>::get(), vec![1, 3, 4]);
		assert_eq!(events(), vec![Event::ValidatorRemoved { validator: 2 }]);
	});
}

#[test]
fn remove_validator_should_retire_when_two_sessions_passed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 2));

		let leaving = ActiveValidator { account: 2, disabled: false, admitted: false };
		assert!(Validators::active_validators().contains(&leaving));
		pass_sessions(1);
		assert!(Validators::active_validators().contains(&leaving));
		pass_sessions(1);
		assert_eq!(Session::validators(), vec![1, 3, 4]);
	});
}

#[test]
fn remove_validator_should_fail_when_origin_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(2), RuntimeOrigin::none()] {
			assert_noop!(Validators::remove_validator(origin, 2), BadOrigin);
		}
	});
}

#[test]
fn remove_validator_should_fail_when_not_admitted() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Validators::remove_validator(RuntimeOrigin::root(), SPARE),
			Error::<Test>::NotValidator
		);
	});
}

#[test]
fn remove_validator_should_fail_when_floor_is_reached() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 1));

		assert_noop!(
			Validators::remove_validator(RuntimeOrigin::root(), 2),
			Error::<Test>::FloorReached
		);
	});
}

#[test]
fn remove_validator_should_fail_when_one_is_left() {
	ExtBuilder::default().validators(vec![1]).floor(None).build_and_execute(|| {
		assert_noop!(
			Validators::remove_validator(RuntimeOrigin::root(), 1),
			Error::<Test>::FloorReached
		);
	});
}
