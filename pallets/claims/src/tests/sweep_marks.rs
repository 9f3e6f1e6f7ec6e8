// SPDX-License-Identifier: Apache-2.0

use crate::{Claimed, Error, Event, MAX_SWEEP, mock::*};
use frame_support::{assert_noop, assert_ok};

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
