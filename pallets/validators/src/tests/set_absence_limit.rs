// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use genex_primitives::Actor;
use sp_core::H256;
use sp_runtime::{DispatchError::BadOrigin, Percent};

use crate::{AbsenceLimit, Error, Event, LOWEST_ABSENCE_LIMIT, mock::*};

#[test]
fn set_absence_limit_should_store_when_within_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		let half = Percent::from_percent(50);
		assert_eq!(Validators::absence_limit(), half);
		for (old, new) in [(half, LOWEST_ABSENCE_LIMIT), (LOWEST_ABSENCE_LIMIT, Percent::one())] {
			assert_ok!(Validators::set_absence_limit(RuntimeOrigin::root(), new, REASON));
			assert_eq!(AbsenceLimit::<Test>::get(), new);
			let (by, reason) = (Actor::Governance, REASON);
			let changed = Event::AbsenceLimitChanged { by, old, new, reason };
			assert_eq!(events().last(), Some(&changed));
		}
	});
}

#[test]
fn set_absence_limit_should_turn_the_rule_off_when_the_limit_is_the_whole() {
	ExtBuilder::default().build_and_execute(|| {
		let all = Percent::one();
		assert_ok!(Validators::set_absence_limit(RuntimeOrigin::root(), all, REASON));
		System::reset_events();
		pass_session_without(&[3]);
		assert!(events().is_empty());
	});
}

#[test]
fn set_absence_limit_should_fail_when_out_of_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		for share in [0, 9] {
			let share = Percent::from_percent(share);
			assert_noop!(
				Validators::set_absence_limit(RuntimeOrigin::root(), share, REASON),
				Error::<Test>::AbsenceLimitOutOfRange
			);
		}
	});
}

#[test]
fn set_absence_limit_should_fail_when_origin_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
			let call = Validators::set_absence_limit(origin, Percent::one(), REASON);
			assert_noop!(call, BadOrigin);
		}
	});
}

#[test]
fn set_absence_limit_should_fail_when_no_reason_is_given() {
	ExtBuilder::default().build_and_execute(|| {
		let root = RuntimeOrigin::root();
		let call = Validators::set_absence_limit(root, Percent::one(), H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
