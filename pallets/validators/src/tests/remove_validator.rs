// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use genex_primitives::Actor;
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

use crate::{Admitted, Error, Event, mock::*};

#[test]
fn remove_validator_should_remove_when_above_floor() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 2, REASON));

		assert_eq!(Admitted::<Test>::get(), vec![1, 3, 4]);
		let (by, reason) = (Actor::Governance, REASON);
		assert_eq!(events(), vec![Event::ValidatorRemoved { by, validator: 2, reason }]);
	});
}

#[test]
fn remove_validator_should_retire_when_two_sessions_passed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 2, REASON));

		let leaving = || {
			let known = Validators::active_validators().into_iter().find(|one| one.account == 2);
			known.is_some_and(|one| !one.disabled && !one.admitted)
		};
		assert!(leaving());
		pass_sessions(1);
		assert!(leaving());
		pass_sessions(1);
		assert_eq!(Session::validators(), vec![1, 3, 4]);
	});
}

#[test]
fn remove_validator_should_fail_when_origin_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(2), RuntimeOrigin::none()] {
			assert_noop!(Validators::remove_validator(origin, 2, REASON), BadOrigin);
		}
	});
}

#[test]
fn remove_validator_should_fail_when_not_admitted() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Validators::remove_validator(RuntimeOrigin::root(), SPARE, REASON),
			Error::<Test>::NotValidator
		);
	});
}

#[test]
fn remove_validator_should_fail_when_floor_is_reached() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 1, REASON));

		assert_noop!(
			Validators::remove_validator(RuntimeOrigin::root(), 2, REASON),
			Error::<Test>::FloorReached
		);
	});
}

#[test]
fn remove_validator_should_fail_when_one_is_left() {
	ExtBuilder::default().validators(vec![1]).floor(None).build_and_execute(|| {
		assert_noop!(
			Validators::remove_validator(RuntimeOrigin::root(), 1, REASON),
			Error::<Test>::FloorReached
		);
	});
}

#[test]
fn remove_validator_should_fail_when_no_reason_is_given() {
	ExtBuilder::default().build_and_execute(|| {
		let call = Validators::remove_validator(RuntimeOrigin::root(), 2, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
