// SPDX-License-Identifier: Apache-2.0

use crate::{Delay, Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Actor;
use sp_core::H256;
use sp_runtime::DispatchError;

#[test]
fn set_delay_should_change_the_delay_when_root_asks() {
	ExtBuilder::default().delay(5).build_and_execute(|| {
		assert_ok!(RootDelay::set_delay(RuntimeOrigin::root(), 9, REASON));
		assert_eq!(Delay::<Test>::get(), 9);
		let (by, reason) = (Actor::Governance, REASON);
		System::assert_last_event(Event::DelaySet { by, old: 5, new: 9, reason }.into());
	});
}

#[test]
fn set_delay_should_be_refused_when_the_origin_is_not_root() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			RootDelay::set_delay(RuntimeOrigin::signed(1), 9, REASON),
			DispatchError::BadOrigin
		);
		assert_noop!(
			RootDelay::set_delay(RuntimeOrigin::none(), 9, REASON),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn set_delay_should_be_refused_when_no_reason_is_given() {
	ExtBuilder::default().build_and_execute(|| {
		let call = RootDelay::set_delay(RuntimeOrigin::root(), 9, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
