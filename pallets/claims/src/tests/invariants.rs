// SPDX-License-Identifier: Apache-2.0
//! Each invariant is found out when it is broken.

use crate::{Batch, Batches, Claimed, Gifts, NextBatchId, NextGiftId, Open, OpenCounts, mock::*};
use frame_support::assert_ok;
use genex_primitives::Tier;
use sp_core::H256;
use sp_runtime::TryRuntimeError;

/// Breaks a sound state, with a batch of which one card was claimed and a gift that waits, and gives what is found.
fn found(break_it: impl FnOnce()) -> Option<TryRuntimeError> {
	build().execute_with(|| {
		let batch = printed();
		linked(Tier::L0);
		assert_ok!(claim(scratched(batch, 0), 0));
		assert_ok!(Claims::do_try_state());
		break_it();
		Claims::do_try_state().err()
	})
}

fn change(change: impl FnOnce(&mut Batch<AccountId>)) {
	Batches::<Test>::mutate(1, |batch| change(batch.as_mut().unwrap()));
}

fn error(text: &'static str) -> Option<TryRuntimeError> {
	Some(TryRuntimeError::Other(text))
}

#[test]
fn invariant_1_should_fail_when_a_batch_makes_no_sense() {
	let unassigned = found(|| NextBatchId::<Test>::put(1));
	assert_eq!(unassigned, error("CLM-1: the number of a batch was never assigned"));
	let no_units = found(|| change(|batch| batch.units = 0));
	assert_eq!(no_units, error("CLM-1: a batch in which nothing waits"));
	let no_cards = found(|| change(|batch| batch.left = 0));
	assert_eq!(no_cards, error("CLM-1: a batch in which nothing waits"));
	let many_cards = found(|| change(|batch| batch.left = MOST_CARDS + 1));
	assert_eq!(many_cards, error("CLM-1: a batch with too many cards"));
	let many_units = found(|| change(|batch| batch.units = u64::MAX));
	assert_eq!(many_units, error("CLM-1: a batch with too many units"));
	let no_root = found(|| change(|batch| batch.root = H256::zero()));
	assert_eq!(no_root, error("CLM-1: a batch without a root"));
}

#[test]
fn invariant_2_should_fail_when_cards_of_nothing_or_too_many_were_claimed() {
	let unassigned = found(|| Claimed::<Test>::insert(2, account(BOB), ()));
	assert_eq!(unassigned, error("CLM-2: a card of no batch was claimed"));
	let many = found(|| change(|batch| batch.left = MOST_CARDS));
	assert_eq!(many, error("CLM-2: more cards of a batch than there can be"));
}

#[test]
fn invariant_3_should_fail_when_a_gift_makes_no_sense() {
	let unassigned = found(|| NextGiftId::<Test>::put(1));
	assert_eq!(unassigned, error("CLM-3: the number of a gift was never assigned"));
	let nothing = found(|| Gifts::<Test>::mutate(1, |gift| gift.as_mut().unwrap().quantity = 0));
	assert_eq!(nothing, error("CLM-3: a gift of nothing"));
}

#[test]
fn invariant_4_should_fail_when_what_waits_is_miscounted() {
	let alice = account(ALICE);
	let set = |batches, gifts| Open::<Test>::insert(&alice, OpenCounts { batches, gifts });
	assert_eq!(found(|| set(2, 1)), error("CLM-4: what waits of a giver is miscounted"));
	assert_eq!(found(|| set(1, 0)), error("CLM-4: what waits of a giver is miscounted"));
	let none = found(|| Open::<Test>::remove(&alice));
	assert_eq!(none, error("CLM-4: what waits of a giver is not counted"));
}

#[test]
fn invariant_5_should_fail_when_less_is_held_than_waits() {
	let less = found(|| Held::mutate((SERIES, account(ALICE)), |held| *held -= 1));
	assert_eq!(less, error("CLM-5: less is in escrow than waits"));
}
