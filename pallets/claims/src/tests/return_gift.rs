// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Gifts, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Tier;

#[test]
fn return_gift_should_free_the_units_when_the_deadline_has_come() {
	run(|| {
		let gift = linked(Tier::L0);
		Now::set(START + 10 * DAY - 1);
		assert_noop!(Claims::return_gift(signed(CAROL), gift), Error::<Test>::NotOverdue);
		Now::set(START + 10 * DAY);
		freeze(ALICE);
		assert_ok!(Claims::return_gift(signed(CAROL), gift));
		assert_eq!(parts(SERIES, ALICE), (WEALTH, 0));
		assert_eq!(Gifts::<Test>::get(gift), None);
		let (giver, quantity, by) = (account(ALICE), 10, account(CAROL));
		assert_eq!(last_event(), Event::GiftReturned { gift, giver, quantity, by });
	});
}

#[test]
fn return_gift_should_fail_when_it_has_ended() {
	run(|| {
		let gift = linked(Tier::L0);
		assert_ok!(open(opened(gift)));
		Now::set(START + 10 * DAY);
		for gift in [gift, 0, 99] {
			let call = Claims::return_gift(signed(CAROL), gift);
			assert_noop!(call, Error::<Test>::UnknownGift);
		}
	});
}
