// SPDX-License-Identifier: Apache-2.0

use crate::{Batch, Batches, Error, Event, NextBatchId, Open, OpenCounts, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Quantity, Reason, SeriesId, UnixSeconds};
use sp_core::H256;
use sp_runtime::DispatchResult;

const DEADLINE: UnixSeconds = START + 50 * DAY;

fn create(series: SeriesId, units: Quantity, cards: u32, deadline: UnixSeconds) -> DispatchResult {
	Claims::create_batch(signed(ALICE), series, units, cards, root(), deadline)
}

#[test]
fn create_batch_should_put_the_units_of_all_cards_aside() {
	run(|| {
		assert_ok!(create(SERIES, 20, 3, DEADLINE));
		assert_eq!(parts(SERIES, ALICE), (WEALTH - 60, 60));
		let (giver, series, units, root) = (account(ALICE), SERIES, 20, root());
		let expected = Batch { giver, series, units, left: 3, root, deadline: DEADLINE };
		assert_eq!(Batches::<Test>::get(1), Some(expected));
		assert_eq!(Open::<Test>::get(account(ALICE)), OpenCounts { batches: 1, gifts: 0 });
		assert_eq!(NextBatchId::<Test>::get(), 2);
		let (batch, giver, cards, deadline) = (1, account(ALICE), 3, DEADLINE);
		let expected = Event::BatchCreated { batch, giver, series, units, cards, root, deadline };
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn create_batch_should_fail_when_nothing_or_too_much_would_wait() {
	run(|| {
		assert_noop!(create(SERIES, 0, 3, DEADLINE), Error::<Test>::ZeroQuantity);
		assert_noop!(create(SERIES, 20, 0, DEADLINE), Error::<Test>::ZeroQuantity);
		assert_noop!(create(SERIES, 1, MOST_CARDS + 1, DEADLINE), Error::<Test>::TooManyCards);
		assert_noop!(create(SERIES, u64::MAX, 2, DEADLINE), Error::<Test>::TooManyUnits);
		assert_noop!(create(SERIES, WEALTH, 2, DEADLINE), POOR);
		assert_ok!(create(SERIES, WEALTH / u64::from(MOST_CARDS), MOST_CARDS, DEADLINE));
		assert_eq!(parts(SERIES, ALICE), (0, WEALTH));
	});
}

#[test]
fn create_batch_should_look_at_the_deadline_at_both_edges() {
	run(|| {
		assert_noop!(create(SERIES, 1, 1, START), Error::<Test>::DeadlinePassed);
		assert_ok!(create(SERIES, 1, 1, START + 1));
		let longest = START + BATCH_LIFE;
		assert_noop!(create(SERIES, 1, 1, longest + 1), Error::<Test>::DeadlineTooFar);
		assert_ok!(create(SERIES, 1, 1, longest));
	});
}

#[test]
fn create_batch_should_fail_when_there_is_no_root() {
	run(|| {
		let call = Claims::create_batch(signed(ALICE), SERIES, 1, 1, H256::zero(), DEADLINE);
		assert_noop!(call, Error::<Test>::MissingRoot);
	});
}

#[test]
fn create_batch_should_fail_when_the_units_cannot_be_given() {
	run(|| {
		assert_noop!(create(UNKNOWN, 1, 1, DEADLINE), Error::<Test>::UnknownSeries);
		let bound = Error::<Test>::Refused(Reason::TransferForbidden.code());
		assert_noop!(create(BOUND, 1, 1, DEADLINE), bound);
		let call = Claims::create_batch(signed(STRANGER), SERIES, 1, 1, root(), DEADLINE);
		assert_noop!(call, Error::<Test>::Refused(Reason::SenderUnknown.code()));
		freeze(ALICE);
		let frozen = Error::<Test>::Refused(Reason::SenderFrozen.code());
		assert_noop!(create(SERIES, 1, 1, DEADLINE), frozen);
	});
}

#[test]
fn create_batch_should_fail_when_the_giver_has_too_many() {
	run(|| {
		for _ in 0..MOST_BATCHES {
			assert_ok!(create(SERIES, 1, 1, DEADLINE));
		}
		assert_noop!(create(SERIES, 1, 1, DEADLINE), Error::<Test>::TooManyBatches);
		assert_ok!(Claims::create_batch(signed(BOB), SERIES, 1, 1, root(), DEADLINE));
	});
}

#[test]
fn create_batch_should_fail_when_all_numbers_are_used() {
	run(|| {
		NextBatchId::<Test>::put(u64::MAX);
		assert_noop!(create(SERIES, 1, 1, DEADLINE), Error::<Test>::IdsExhausted);
	});
}
