// SPDX-License-Identifier: Apache-2.0
//! Each invariant is found when it is broken.

use super::*;
use crate::{NextAuthorisationId, Pallet, SweptTo, functions::ordered};
use sp_runtime::TryRuntimeError;

/// What the check says after `damage` to a chain with two authorisations of Alice's.
fn found_after(damage: impl FnOnce()) -> TryRuntimeError {
	new_test_ext().execute_with(|| {
		authorised(100);
		authorised(200);
		assert_ok!(Pallet::<Test>::do_try_state());
		damage();
		Pallet::<Test>::do_try_state().expect_err("an invariant is broken")
	})
}

#[track_caller]
fn assert_found(number: &str, damage: impl FnOnce()) {
	let TryRuntimeError::Other(text) = found_after(damage) else { panic!("no text") };
	assert!(text.starts_with(number), "{text}");
}

/// Changes the first authorisation.
fn change(change: impl FnOnce(&mut Authorisation<AccountId>)) {
	Authorisations::<Test>::mutate(ordered(1), |open| change(open.as_mut().expect("it is open")));
}

#[test]
fn invariant_1_should_find_numbers_out_of_range() {
	assert_found("RD-1", || NextAuthorisationId::<Test>::put(2));
	assert_found("RD-1", || SweptTo::<Test>::put(3));
}

#[test]
fn invariant_2_should_find_terms_that_cannot_be() {
	assert_found("RD-2", || change(|open| open.left = 0));
	assert_found("RD-2", || change(|open| open.captured = u64::MAX));
	assert_found("RD-2", || change(|open| open.deadline = open.opened_at));
	assert_found("RD-2", || change(|open| open.deadline = open.opened_at + LIFETIME + 1));
	assert_found("RD-2", || change(|open| open.stuck = true));
}

#[test]
fn invariant_3_should_find_lists_that_are_wrong() {
	assert_found("RD-3", || AuthorisationsOf::<Test>::remove(account(ALICE)));
	assert_found("RD-3", || Authorisations::<Test>::remove(ordered(1)));
	assert_found("RD-3", || change(|open| open.holder = account(BOB)));
	assert_found("RD-3", || {
		AuthorisationsOf::<Test>::insert(account(BOB), AuthorisationsIn::default());
	});
	assert_found("RD-3", || {
		let turned = AuthorisationsIn::truncate_from(vec![2, 1]);
		AuthorisationsOf::<Test>::insert(account(ALICE), turned);
	});
}

#[test]
fn invariant_4_should_find_escrow_that_is_short() {
	assert_found("RD-4", || Vault::take(ALICE, 1));
	assert_found("RD-4", || change(|open| open.left += 1));
}

/// The list of a holder.
type AuthorisationsIn =
	frame_support::BoundedVec<AuthorisationId, <Test as crate::Config>::MaxOpenPerHolder>;
