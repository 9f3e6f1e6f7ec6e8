// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use genex_primitives::Actor;
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

use crate::{Absentees, Error, Event, mock::*};

fn enabled(validator: AccountId) -> Event<Test> {
	Event::ValidatorEnabled { by: Actor::Governance, validator, reason: REASON }
}

#[test]
fn enable_validator_should_end_disabling_when_it_offended() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(report(1, &[2]));
		assert_ok!(Validators::enable_validator(RuntimeOrigin::root(), 2, REASON));

		assert!(Session::disabled_validators().is_empty());
		assert_eq!(events().last(), Some(&enabled(2)));
	});
}

#[test]
fn enable_validator_should_end_disabling_when_it_was_absent() {
	ExtBuilder::default().build_and_execute(|| {
		pass_session_without(&[3]);
		System::reset_events();
		assert_ok!(Validators::enable_validator(RuntimeOrigin::root(), 4, REASON));

		assert!(Session::disabled_validators().is_empty());
		assert!(Absentees::<Test>::get().is_empty());
		assert_eq!(events(), vec![enabled(4)]);

		System::reset_events();
		pass_session_without(&[]);
		assert!(events().is_empty(), "nothing is left to end");
	});
}

#[test]
fn enable_validator_should_permit_another_disabling_when_it_offends_again() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(report(1, &[2]));
		assert_ok!(Validators::enable_validator(RuntimeOrigin::root(), 2, REASON));
		pass_sessions(1);
		assert_ok!(report(2, &[2]));

		assert_eq!(Session::disabled_validators(), vec![1]);
	});
}

#[test]
fn enable_validator_should_fail_when_not_disabled() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [1, SPARE, KEYLESS] {
			assert_noop!(
				Validators::enable_validator(RuntimeOrigin::root(), who, REASON),
				Error::<Test>::NotDisabled
			);
		}
	});
}

#[test]
fn enable_validator_should_fail_when_origin_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(report(1, &[2]));
		for origin in [RuntimeOrigin::signed(2), RuntimeOrigin::none()] {
			assert_noop!(Validators::enable_validator(origin, 2, REASON), BadOrigin);
		}
	});
}

#[test]
fn enable_validator_should_fail_when_no_reason_is_given() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(report(1, &[2]));
		let call = Validators::enable_validator(RuntimeOrigin::root(), 2, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
