// SPDX-License-Identifier: Apache-2.0

use crate::{Error, GNX, mock::*};
use frame_support::assert_ok;
use genex_primitives::sponsor::PLATFORM_POOL;

#[test]
fn listen_should_hear_what_is_reported_meanwhile() {
	run(|| {
		let before = events().len();
		let top_up = || FeePolicy::top_up(signed(ALICE), PLATFORM_POOL, GNX);
		let (done, heard) = FeePolicy::listen(top_up);
		assert_ok!(done);
		assert_eq!(heard, events()[before..]);
		assert_eq!(heard.len(), 1);
		let ((), heard) = FeePolicy::listen(|| ());
		assert!(heard.is_empty());
	});
}

#[test]
fn listen_should_hear_nothing_when_the_act_is_refused_at_once() {
	run(|| {
		let top_up = || FeePolicy::top_up(signed(ALICE), PLATFORM_POOL, 0);
		let (done, heard) = FeePolicy::listen(top_up);
		assert_eq!(done, Err(Error::<Test>::NoAmount.into()));
		assert!(heard.is_empty());
	});
}
