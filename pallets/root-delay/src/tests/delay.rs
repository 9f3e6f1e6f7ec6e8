// SPDX-License-Identifier: Apache-2.0

use crate::{Event, ReadyAt, mock::*};
use codec::Encode;
use frame_support::{
	assert_noop, assert_ok, dispatch::GetDispatchInfo, traits::StorePreimage, weights::Weight,
};
use sp_core::H256;
use sp_runtime::traits::Hash;

fn set_delay_call(delay: u64) -> RuntimeCall {
	RuntimeCall::RootDelay(crate::Call::set_delay { delay, reason: REASON })
}

fn note(call: &RuntimeCall) -> (H256, u32, Weight) {
	let bytes = call.encode();
	let len = u32::try_from(bytes.len()).unwrap();
	(Preimage::note(bytes.into()).unwrap(), len, call.get_dispatch_info().call_weight)
}

fn dispatch(call: &(H256, u32, Weight)) -> frame_support::dispatch::DispatchResultWithPostInfo {
	Whitelist::dispatch_whitelisted_call(RuntimeOrigin::root(), call.0, call.1, call.2)
}

#[test]
fn dispatch_should_wait_when_a_delay_is_set() {
	ExtBuilder::default().delay(5).build_and_execute(|| {
		let call = note(&set_delay_call(7));
		assert_ok!(Whitelist::whitelist_call(RuntimeOrigin::root(), call.0));
		System::assert_has_event(Event::Delayed { call_hash: call.0, ready_at: 6 }.into());

		System::set_block_number(5);
		assert_noop!(dispatch(&call), pallet_whitelist::Error::<Test>::UnavailablePreImage);

		System::set_block_number(6);
		assert_ok!(dispatch(&call));
		assert_eq!(crate::Delay::<Test>::get(), 7);
		assert!(ReadyAt::<Test>::get(call.0).is_none());
		System::assert_has_event(Event::Cleared { call_hash: call.0 }.into());
	});
}

#[test]
fn dispatch_should_be_immediate_when_the_delay_is_zero() {
	ExtBuilder::default().build_and_execute(|| {
		let call = note(&set_delay_call(7));
		assert_ok!(Whitelist::whitelist_call(RuntimeOrigin::root(), call.0));
		assert_ok!(dispatch(&call));
		assert_eq!(crate::Delay::<Test>::get(), 7);
	});
}

#[test]
fn dispatch_should_be_immediate_when_the_call_is_an_emergency() {
	ExtBuilder::default().delay(100).build_and_execute(|| {
		let call = note(&RuntimeCall::System(frame_system::Call::remark { remark: vec![1] }));
		assert_ok!(Whitelist::whitelist_call(RuntimeOrigin::root(), call.0));
		assert_ok!(dispatch(&call));
	});
}

#[test]
fn dispatch_should_keep_its_old_delay_when_the_delay_changes() {
	ExtBuilder::default().delay(5).build_and_execute(|| {
		let call = note(&set_delay_call(1));
		assert_ok!(Whitelist::whitelist_call(RuntimeOrigin::root(), call.0));
		assert_ok!(RootDelay::set_delay(RuntimeOrigin::root(), 0, REASON));
		assert_noop!(dispatch(&call), pallet_whitelist::Error::<Test>::UnavailablePreImage);
	});
}

#[test]
fn dispatch_should_fail_when_the_call_was_removed_from_the_whitelist() {
	ExtBuilder::default().build_and_execute(|| {
		let call = note(&set_delay_call(7));
		assert_ok!(Whitelist::whitelist_call(RuntimeOrigin::root(), call.0));
		assert_ok!(Whitelist::remove_whitelisted_call(RuntimeOrigin::root(), call.0));
		assert!(ReadyAt::<Test>::get(call.0).is_none());
		assert_ok!(dispatch(&call));
		assert_eq!(crate::Delay::<Test>::get(), 0, "only remembered as deferred, not run");
	});
}

#[test]
fn delay_should_not_begin_when_the_call_is_not_public() {
	ExtBuilder::default().delay(5).build_and_execute(|| {
		let call = set_delay_call(7);
		let hash = <Test as frame_system::Config>::Hashing::hash_of(&call);
		assert_ok!(Whitelist::whitelist_call(RuntimeOrigin::root(), hash));
		System::assert_has_event(Event::Unknown { call_hash: hash }.into());
		assert!(ReadyAt::<Test>::get(hash).is_none());

		System::set_block_number(100);
		let noted = note(&call);
		assert_eq!(noted.0, hash);
		assert_noop!(dispatch(&noted), pallet_whitelist::Error::<Test>::UnavailablePreImage);

		assert_ok!(Whitelist::remove_whitelisted_call(RuntimeOrigin::root(), hash));
		let noted = note(&call);
		assert_ok!(Whitelist::whitelist_call(RuntimeOrigin::root(), hash));
		System::set_block_number(105);
		assert_ok!(dispatch(&noted));
	});
}

#[test]
fn fetch_should_refuse_a_hash_that_was_never_whitelisted() {
	use frame_support::traits::QueryPreimage;
	ExtBuilder::default().build_and_execute(|| {
		let (hash, len, _) = note(&set_delay_call(7));
		assert_eq!(RootDelay::len(&hash), Some(len));
		assert!(RootDelay::fetch(&hash, Some(len)).is_err());
	});
}
