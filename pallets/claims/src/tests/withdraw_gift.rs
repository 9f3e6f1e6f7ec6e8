// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Gifts, Open, OpenCounts, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::Tier;

#[test]
fn withdraw_gift_should_free_the_units_when_nobody_claimed_them() {
	run(|| {
		let (gift, other) = (linked(Tier::L0), linked(Tier::L0));
		assert_ok!(Claims::withdraw_gift(signed(ALICE), gift));
		assert_eq!(parts(SERIES, ALICE), (WEALTH - 10, 10));
		assert_eq!(Gifts::<Test>::get(gift), None);
		assert_eq!(Open::<Test>::get(account(ALICE)), OpenCounts { batches: 0, gifts: 1 });
		let giver = account(ALICE);
		assert_eq!(last_event(), Event::GiftWithdrawn { gift, giver, quantity: 10 });
		assert_noop!(open(opened(gift)), Error::<Test>::UnknownGift);
		assert_ok!(open(opened(other)));
	});
}

#[test]
fn withdraw_gift_should_work_when_it_is_overdue_or_the_giver_is_frozen() {
	run(|| {
		let (first, second) = (linked(Tier::L0), linked(Tier::L0));
		freeze(ALICE);
		assert_ok!(Claims::withdraw_gift(signed(ALICE), first));
		Now::set(START + 10 * DAY);
		assert_ok!(Claims::withdraw_gift(signed(ALICE), second));
	});
}

#[test]
fn withdraw_gift_should_fail_when_another_asks_or_it_has_ended() {
	run(|| {
		let gift = linked(Tier::L0);
		for who in [BOB, LINK, RELAYER, OFFICER] {
			assert_noop!(Claims::withdraw_gift(signed(who), gift), Error::<Test>::NotGiver);
		}
		assert_ok!(open(opened(gift)));
		for gift in [gift, 0, 99] {
			let call = Claims::withdraw_gift(signed(ALICE), gift);
			assert_noop!(call, Error::<Test>::UnknownGift);
		}
	});
}
