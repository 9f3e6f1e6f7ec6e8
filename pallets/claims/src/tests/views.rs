// SPDX-License-Identifier: Apache-2.0

use crate::{Batches, Gifts, OpenCounts, mock::*};
use frame_support::assert_ok;
use genex_primitives::Tier;

#[test]
fn views_should_show_what_waits_and_what_was_claimed() {
	run(|| {
		let (batch, gift) = (printed(), linked(Tier::L1));
		assert_ok!(claim(scratched(batch, 0), 0));
		assert_eq!(Claims::batch(batch), Batches::<Test>::get(batch));
		assert_eq!(Claims::gift(gift), Gifts::<Test>::get(gift));
		assert_eq!((Claims::batch(99), Claims::gift(99)), (None, None));
		assert!(Claims::is_claimed(batch, account(SCRATCH)));
		assert!(!Claims::is_claimed(batch, account(SCRATCH + 1)));
		assert_eq!(Claims::open_of(account(ALICE)), OpenCounts { batches: 1, gifts: 1 });
		assert_eq!(Claims::open_of(account(BOB)), OpenCounts::default());
	});
}
