// SPDX-License-Identifier: Apache-2.0

use crate::{BatchId, Claimed, Error, Event, MAX_SWEEP, Sweeping, mock::*};
use frame_support::{BoundedVec, assert_noop, assert_ok, traits::ConstU32};
use genex_storage::sweeps::MAX_SWEEPS;

#[test]
fn sweep_marks_should_take_some_away_when_the_batch_has_ended() {
	run(|| {
		let (batch, other) = (printed(), printed());
		for card in 0..CARDS {
			assert_ok!(claim(scratched(batch, card), card));
		}
		assert_ok!(claim(scratched(other, 0), 0));
		assert_ok!(Claims::sweep_marks(signed(CAROL), batch, 2));
		let by = account(CAROL);
		assert_eq!(last_event(), Event::MarksSwept { batch, count: 2, by: by.clone() });
		assert_eq!(Claimed::<Test>::iter_key_prefix(batch).count(), 1);
		assert_ok!(Claims::sweep_marks(signed(CAROL), batch, MAX_SWEEP));
		assert_eq!(last_event(), Event::MarksSwept { batch, count: 1, by });
		assert_eq!(Claimed::<Test>::iter_key_prefix(other).count(), 1);
		assert_noop!(claim(scratched(batch, 0), 0), Error::<Test>::UnknownBatch);
	});
}

#[test]
fn sweep_marks_should_fail_when_the_batch_is_open_or_nothing_is_left() {
	run(|| {
		let batch = printed();
		assert_ok!(claim(scratched(batch, 0), 0));
		let open = Claims::sweep_marks(signed(CAROL), batch, 1);
		assert_noop!(open, Error::<Test>::StillOpen);
		for batch in [0, 99] {
			let call = Claims::sweep_marks(signed(CAROL), batch, 1);
			assert_noop!(call, Error::<Test>::NothingToSweep);
		}
		for limit in [0, MAX_SWEEP + 1] {
			let call = Claims::sweep_marks(signed(CAROL), batch, limit);
			assert_noop!(call, Error::<Test>::BadLimit);
		}
	});
}

/// A batch of which every card was claimed.
fn claimed() -> BatchId {
	let batch = printed();
	for card in 0..CARDS {
		assert_ok!(claim(scratched(batch, card), card));
	}
	batch
}

#[test]
fn sweep_marks_should_go_on_where_the_block_stopped() {
	run(|| {
		let batch = claimed();
		let first = Claimed::<Test>::iter_key_prefix(batch).next().expect("a mark");
		assert_ok!(Claims::sweep_marks(signed(CAROL), batch, 1));
		let (block, places) = Sweeping::<Test>::get();
		let expected = (System::block_number(), vec![(batch, first)]);
		assert_eq!((block, places.into_inner()), expected);
		assert_ok!(Claims::sweep_marks(signed(CAROL), batch, MAX_SWEEP));
		assert_eq!(Claimed::<Test>::iter_key_prefix(batch).count(), 0);
		let again = Claims::sweep_marks(signed(CAROL), batch, MAX_SWEEP);
		assert_noop!(again, Error::<Test>::NothingToSweep);
	});
}

#[test]
fn sweep_marks_should_fail_when_the_block_sweeps_as_much_in_parts_as_it_can() {
	run(|| {
		let batch = claimed();
		let other = |other: BatchId| (other, account(CAROL));
		let others = (1_000..1_000 + BatchId::from(MAX_SWEEPS)).map(other).collect();
		let others: BoundedVec<_, ConstU32<MAX_SWEEPS>> = BoundedVec::truncate_from(others);
		Sweeping::<Test>::put((System::block_number(), others));
		let part = Claims::sweep_marks(signed(CAROL), batch, 1);
		assert_noop!(part, Error::<Test>::SweptEnough);
		assert_ok!(Claims::sweep_marks(signed(CAROL), batch, MAX_SWEEP));
	});
}
