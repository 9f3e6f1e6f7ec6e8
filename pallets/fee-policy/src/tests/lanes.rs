// SPDX-License-Identifier: Apache-2.0
//! Room in a block: 50 ordinary acts, and 25 urgent ones in addition.

use crate::{BlockUsage, mock::*};
use frame_support::assert_ok;
use genex_primitives::sponsor::{Act, FeeRequest, NotSponsored, PLATFORM_POOL};

/// How many acts of this kind find room.
fn fill(act: Act) -> u32 {
	let mut acts = 0;
	loop {
		match pay_all(request(BOB, act)) {
			Ok(_) => acts += 1,
			Err(reason) => {
				assert_eq!(reason, NotSponsored::BlockFull);
				return acts;
			},
		}
	}
}

#[test]
fn lanes_should_keep_room_for_urgent_acts_when_others_came_first() {
	run(|| {
		assert_eq!(fill(Act::Trade), 50);
		assert_eq!(quote(request(BOB, Act::Gift)), Err(NotSponsored::BlockFull));
		assert_eq!(fill(Act::Redeem), 25);
		assert_eq!(fill(Act::Purchase), 0);
		let block = BlockUsage::<Test>::get();
		assert_eq!((block.ordinary, block.urgent), (50 * TIME, 25 * TIME));
	});
}

#[test]
fn lanes_should_let_urgent_acts_use_both_when_they_came_first() {
	run(|| {
		assert_eq!(fill(Act::Redeem), 75);
		assert_eq!(fill(Act::Trade), 0);
	});
}

#[test]
fn lanes_should_leave_to_others_what_urgent_acts_leave_of_theirs() {
	run(|| {
		for _ in 0..40 {
			assert_ok!(pay_all(request(BOB, Act::Redeem)));
		}
		assert_eq!(fill(Act::Trade), 35);
		assert_eq!(fill(Act::Redeem), 0);
	});
}

#[test]
fn lanes_should_begin_anew_when_a_block_begins() {
	run(|| {
		assert_eq!(fill(Act::Trade), 50);
		advance(1);
		assert_eq!(fill(Act::Trade), 50);
		assert_eq!(BlockUsage::<Test>::get().block, 2);
		assert_eq!(fill(Act::Redeem), 25);
	});
}

#[test]
fn lanes_should_give_back_room_that_was_not_needed() {
	run(|| {
		for _ in 0..300 {
			assert_ok!(pay(request(ALICE, Act::Trade), FEE / 10, TIME / 10));
			assert_ok!(pay(request(ALICE, Act::Redeem), FEE / 10, TIME / 20));
		}
		let block = BlockUsage::<Test>::get();
		assert_eq!((block.ordinary, block.urgent), (30 * TIME, 15 * TIME));
	});
}

#[test]
fn lanes_should_refuse_an_act_that_is_too_long_by_a_picosecond() {
	run(|| {
		let long = |act, ref_time| quote(FeeRequest { ref_time, ..request(BOB, act) });
		assert_eq!(long(Act::Trade, SPACE / 2), Ok(PLATFORM_POOL));
		assert_eq!(long(Act::Trade, SPACE / 2 + 1), Err(NotSponsored::BlockFull));
		assert_eq!(long(Act::Redeem, SPACE * 3 / 4), Ok(PLATFORM_POOL));
		assert_eq!(long(Act::Redeem, SPACE * 3 / 4 + 1), Err(NotSponsored::BlockFull));
	});
}
