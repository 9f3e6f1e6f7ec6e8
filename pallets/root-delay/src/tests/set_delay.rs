// SPDX-License-Identifier: Apache-2.0

use crate::{Delay, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn set_delay_should_change_the_delay_when_root_asks() {
	ExtBuilder::default().delay(5).build_and_execute(|| {
		assert_ok!(RootDelay::set_delay(RuntimeOrigin::root(), 9));
		assert_eq!(Delay::<Test>::get(), 9);
		System::assert_last_event(Event::DelaySet { old: 5, new: 9 }.into());
	});
}

#[test]
fn set_delay_should_be_refused_when_the_origin_is_not_root() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(RootDelay::set_delay(RuntimeOrigin::signed(1), 9), DispatchError::BadOrigin);
		assert_noop!(RootDelay::set_delay(RuntimeOrigin::none(), 9), DispatchError::BadOrigin);
	});
}
