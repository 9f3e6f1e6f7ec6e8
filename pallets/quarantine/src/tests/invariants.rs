// SPDX-License-Identifier: Apache-2.0
//! Each invariant is found out when it is broken.

use crate::{
	NextReceiptId, NextToReturn, OpenOffers, Receipt, Receipts, ReceiptsOf, Trusted, TrustedCount,
	mock::*,
};
use frame_support::assert_ok;
use genex_primitives::Asset;
use sp_runtime::TryRuntimeError;

/// Breaks a sound state, with one gift that waits and one trusted sender, and gives what is found.
fn found(break_it: impl FnOnce()) -> Option<TryRuntimeError> {
	build().execute_with(|| {
		waiting(10);
		assert_ok!(Quarantine::trust_sender(signed(BOB), CAROL_ID));
		assert_ok!(Quarantine::do_try_state());
		break_it();
		Quarantine::do_try_state().err()
	})
}

fn change(change: impl FnOnce(&mut Receipt<AccountId>)) {
	Receipts::<Test>::mutate(0, |receipt| change(receipt.as_mut().unwrap()));
}

fn error(text: &'static str) -> Option<TryRuntimeError> {
	Some(TryRuntimeError::Other(text))
}

#[test]
fn invariant_1_should_fail_when_ids_are_beyond_the_next() {
	let passed = found(|| NextToReturn::<Test>::put(2));
	assert_eq!(passed, error("QUA-1: the return went beyond the last receipt"));
	let unassigned = found(|| NextReceiptId::<Test>::put(0));
	assert_eq!(unassigned, error("QUA-1: an id was never assigned"));
}

#[test]
fn invariant_2_should_fail_when_a_gift_makes_no_sense() {
	let nothing = found(|| change(|receipt| receipt.quantity = 0));
	assert_eq!(nothing, error("QUA-2: a gift of nothing"));
	let gnx = found(|| change(|receipt| receipt.asset = Asset::Gnx));
	assert_eq!(gnx, error("QUA-2: a gift of GNX"));
	let own = found(|| change(|receipt| receipt.to = ALICE));
	assert_eq!(own, error("QUA-2: a gift to oneself"));
	let short = found(|| change(|receipt| receipt.deadline = START));
	assert_eq!(short, error("QUA-2: a gift that never waits"));
}

#[test]
fn invariant_3_should_fail_when_a_gift_was_passed_too_early() {
	let early = found(|| NextToReturn::<Test>::put(1));
	assert_eq!(early, error("QUA-3: a gift was passed before its deadline"));
	let overdue = found(|| {
		NextToReturn::<Test>::put(1);
		Now::set(START + LIFETIME);
	});
	assert_eq!(overdue, None);
}

#[test]
fn invariant_4_should_fail_when_listings_differ_from_gifts() {
	let ended = found(|| ReceiptsOf::<Test>::insert(ALICE, 9, ()));
	assert_eq!(ended, error("QUA-4: an ended gift is listed"));
	let stranger = found(|| ReceiptsOf::<Test>::insert(CAROL, 0, ()));
	assert_eq!(stranger, error("QUA-4: a stranger's gift"));
	let missing = found(|| ReceiptsOf::<Test>::remove(BOB, 0));
	assert_eq!(missing, error("QUA-4: a gift is not listed for both sides"));
}

#[test]
fn invariant_5_should_fail_when_gifts_are_miscounted() {
	let wrong = found(|| OpenOffers::<Test>::insert(ALICE_ID, 2));
	assert_eq!(wrong, error("QUA-5: an identity's gifts are miscounted"));
	let zero = found(|| OpenOffers::<Test>::insert(BOB_ID, 0));
	assert_eq!(zero, error("QUA-5: an identity's gifts are miscounted"));
	let none = found(|| OpenOffers::<Test>::remove(ALICE_ID));
	assert_eq!(none, error("QUA-5: an identity's gifts are not counted"));
	let many = found(|| MaxOpen::set(0));
	assert_eq!(many, error("QUA-5: too many gifts of an identity wait"));
}

#[test]
fn invariant_6_should_fail_when_trust_is_miscounted() {
	let own = found(|| Trusted::<Test>::insert(BOB_ID, BOB_ID, ()));
	assert_eq!(own, error("QUA-6: an identity is listed as trusting itself"));
	let wrong = found(|| TrustedCount::<Test>::insert(BOB_ID, 2));
	assert_eq!(wrong, error("QUA-6: an identity's trusted senders are miscounted"));
	let none = found(|| TrustedCount::<Test>::remove(BOB_ID));
	assert_eq!(none, error("QUA-6: an identity's trusted senders are not counted"));
	let many = found(|| MaxTrusted::set(0));
	assert_eq!(many, error("QUA-6: an identity trusts too many senders"));
}
