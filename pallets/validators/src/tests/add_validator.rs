// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use genex_primitives::Actor;
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

use crate::{Admitted, Error, Event, mock::*};

#[test]
fn add_validator_should_admit_when_keys_are_set() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::add_validator(RuntimeOrigin::root(), SPARE, REASON));

		assert_eq!(Admitted::<Test>::get(), vec![1, 2, 3, 4, SPARE]);
		let (by, reason) = (Actor::Governance, REASON);
		assert_eq!(events(), vec![Event::ValidatorAdded { by, validator: SPARE, reason }]);
	});
}

#[test]
fn add_validator_should_keep_order_when_account_sorts_between() {
	ExtBuilder::default().validators(vec![1, 5, SPARE + 1]).floor(None).build_and_execute(|| {
		assert_ok!(Validators::add_validator(RuntimeOrigin::root(), SPARE, REASON));

		assert_eq!(Validators::validators(), vec![1, 5, SPARE, SPARE + 1]);
	});
}

#[test]
fn add_validator_should_activate_when_two_sessions_passed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::add_validator(RuntimeOrigin::root(), SPARE, REASON));

		pass_sessions(1);
		assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
		pass_sessions(1);
		assert_eq!(Session::validators(), vec![1, 2, 3, 4, SPARE]);
	});
}

#[test]
fn add_validator_should_fail_when_origin_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
			assert_noop!(Validators::add_validator(origin, SPARE, REASON), BadOrigin);
		}
	});
}

#[test]
fn add_validator_should_fail_when_admitted_already() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Validators::add_validator(RuntimeOrigin::root(), 2, REASON),
			Error::<Test>::AlreadyValidator
		);
	});
}

#[test]
fn add_validator_should_fail_when_keys_are_missing() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Validators::add_validator(RuntimeOrigin::root(), KEYLESS, REASON),
			Error::<Test>::SessionKeysMissing
		);

		assert_ok!(set_keys(KEYLESS, 300));
		assert_ok!(Validators::add_validator(RuntimeOrigin::root(), KEYLESS, REASON));
	});
}

#[test]
fn add_validator_should_fail_when_set_is_full() {
	ExtBuilder::default().validators((1..=7).collect()).build_and_execute(|| {
		assert_ok!(Validators::add_validator(RuntimeOrigin::root(), SPARE, REASON));

		assert_noop!(
			Validators::add_validator(RuntimeOrigin::root(), SPARE + 1, REASON),
			Error::<Test>::TooManyValidators
		);
	});
}

#[test]
fn add_validator_should_fail_when_no_reason_is_given() {
	ExtBuilder::default().build_and_execute(|| {
		let call = Validators::add_validator(RuntimeOrigin::root(), SPARE, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
