// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use sp_runtime::{DispatchError::BadOrigin, traits::Dispatchable};

use crate::{Error, Event, mock::*};

fn deposit_of(who: AccountId) -> u64 {
	Balances::balance_on_hold(&pallet_session::HoldReason::Keys.into(), &who)
}

#[test]
fn withdraw_keys_should_return_deposit_when_never_admitted() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(set_keys(KEYLESS, 300));
		assert_eq!(deposit_of(KEYLESS), KEY_DEPOSIT);

		assert_ok!(Validators::withdraw_keys(RuntimeOrigin::signed(KEYLESS)));

		assert_eq!(deposit_of(KEYLESS), 0);
		assert_eq!(Session::load_keys(&KEYLESS), None);
		assert_eq!(System::consumers(&KEYLESS), 0);
		assert_eq!(events(), vec![Event::KeysWithdrawn { account: KEYLESS }]);
	});
}

#[test]
fn withdraw_keys_should_succeed_when_removed_and_retired() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 4, REASON));
		pass_sessions(2);

		assert_ok!(Validators::withdraw_keys(RuntimeOrigin::signed(4)));
		assert_eq!(Session::load_keys(&4), None);
	});
}

#[test]
fn withdraw_keys_should_fail_when_origin_is_not_signed() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Validators::withdraw_keys(origin), BadOrigin);
		}
	});
}

#[test]
fn withdraw_keys_should_fail_when_admitted() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Validators::withdraw_keys(RuntimeOrigin::signed(1)),
			Error::<Test>::StillValidator
		);
		assert_ok!(Validators::add_validator(RuntimeOrigin::root(), SPARE, REASON));
		assert_noop!(
			Validators::withdraw_keys(RuntimeOrigin::signed(SPARE)),
			Error::<Test>::StillValidator
		);
	});
}

#[test]
fn withdraw_keys_should_fail_when_removed_but_serving() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 4, REASON));
		for _ in 0..2 {
			assert_noop!(
				Validators::withdraw_keys(RuntimeOrigin::signed(4)),
				Error::<Test>::StillActive
			);
			pass_sessions(1);
		}
	});
}

#[test]
fn withdraw_keys_should_fail_when_removed_before_first_session() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::add_validator(RuntimeOrigin::root(), SPARE, REASON));
		pass_sessions(1);
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), SPARE, REASON));

		// Queued for the next session although not active yet.
		assert!(!Session::validators().contains(&SPARE));
		assert_noop!(
			Validators::withdraw_keys(RuntimeOrigin::signed(SPARE)),
			Error::<Test>::StillActive
		);
	});
}

#[test]
fn withdraw_keys_should_fail_when_keys_are_missing() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Validators::withdraw_keys(RuntimeOrigin::signed(KEYLESS)),
			Error::<Test>::SessionKeysMissing
		);
	});
}

#[test]
fn purge_keys_should_be_refused_when_called_on_the_session_pallet() {
	ExtBuilder::default().build_and_execute(|| {
		let purge = RuntimeCall::Session(pallet_session::Call::purge_keys {});
		let refused = purge.dispatch(RuntimeOrigin::signed(4)).unwrap_err();
		assert_eq!(refused.error, frame_system::Error::<Test>::CallFiltered.into());
		assert!(Session::load_keys(&4).is_some());
	});
}
