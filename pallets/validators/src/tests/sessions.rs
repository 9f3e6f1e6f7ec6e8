// SPDX-License-Identifier: Apache-2.0

use codec::Encode;
use frame_support::{assert_noop, assert_ok, traits::KeyOwnerProofSystem};
use pallet_session::{QueuedChanged, historical};
use sp_core::crypto::key_types::DUMMY;
use sp_runtime::testing::UintAuthorityId;

use crate::mock::*;

/// How often a changed set was queued so far.
fn queued_sets() -> usize {
	System::read_events_for_pallet::<pallet_session::Event<Test>>()
		.into_iter()
		.filter(|event| matches!(event, pallet_session::Event::NewQueued))
		.count()
}

/// The encoded key of `seed`, as a membership proof names it.
fn key_of(seed: u64) -> Vec<u8> {
	UintAuthorityId(seed).encode()
}

#[test]
fn new_session_should_keep_the_set_when_nothing_changed() {
	ExtBuilder::default().build_and_execute(|| {
		pass_sessions(4);

		assert_eq!(queued_sets(), 0);
		assert!(!QueuedChanged::<Test>::get());
		assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
	});
}

#[test]
fn new_session_should_queue_once_when_members_changed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::add_validator(RuntimeOrigin::root(), SPARE, REASON));
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 1, REASON));
		pass_sessions(5);

		assert_eq!(Session::validators(), vec![2, 3, 4, SPARE]);
		assert_eq!(queued_sets(), 1);
		assert!(!QueuedChanged::<Test>::get());
	});
}

#[test]
fn new_session_should_queue_nothing_when_a_change_is_undone() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Validators::add_validator(RuntimeOrigin::root(), SPARE, REASON));
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), SPARE, REASON));
		pass_sessions(2);

		assert_eq!(queued_sets(), 0);
	});
}

#[test]
fn new_session_should_renew_the_root_when_keys_rotated() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(set_keys(2, 200));
		pass_sessions(2);
		let session = Session::current_index();
		assert_eq!(Session::queued_keys()[1], (2, keys(200)));

		let proof = Historical::prove((DUMMY, key_of(200))).unwrap();
		pass_sessions(1);

		// The session of the proof is over, so the proof is judged by the stored root.
		assert!(Session::current_index() > session);
		assert_eq!(Historical::check_proof((DUMMY, key_of(200)), proof), Some((2, ())));
	});
}

#[test]
fn set_keys_should_fail_when_a_key_is_taken() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(set_keys(2, 3), pallet_session::Error::<Test>::DuplicatedKey);
	});
}

#[test]
fn end_session_should_keep_the_reportable_sessions_when_older_are_pruned() {
	ExtBuilder::default().build_and_execute(|| {
		let proof = Historical::prove((DUMMY, key_of(1))).unwrap();
		pass_sessions(HISTORY);
		assert_eq!(
			Historical::check_proof((DUMMY, key_of(1)), proof.clone()),
			Some((1, ())),
			"the oldest reportable session is still proven"
		);

		pass_sessions(1);
		assert_eq!(Historical::check_proof((DUMMY, key_of(1)), proof), None);

		pass_sessions(20);
		let current = Session::current_index();
		assert_eq!(historical::StoredRange::<Test>::get(), Some((current - HISTORY, current + 2)));
		assert_eq!(
			historical::HistoricalSessions::<Test>::iter().count(),
			usize::try_from(HISTORY + 2).unwrap()
		);
	});
}

#[test]
fn active_validators_should_be_listed_in_slot_order() {
	ExtBuilder::default().build_and_execute(|| {
		let listed: Vec<_> =
			Validators::active_validators().into_iter().map(|v| v.account).collect();
		assert_eq!(listed, Session::validators());
		assert!(Validators::active_validators().iter().all(|v| v.admitted && !v.disabled));
	});
}
