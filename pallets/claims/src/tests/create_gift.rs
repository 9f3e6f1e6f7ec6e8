// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, Gift, Gifts, NextGiftId, Open, OpenCounts, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Quantity, Reason, SeriesId, Tier, UnixSeconds};
use sp_runtime::DispatchResult;

const DEADLINE: UnixSeconds = START + 10 * DAY;

fn create(series: SeriesId, quantity: Quantity, deadline: UnixSeconds) -> DispatchResult {
	Claims::create_gift(signed(ALICE), series, quantity, account(LINK), Tier::L0, deadline)
}

#[test]
fn create_gift_should_put_the_units_aside() {
	run(|| {
		assert_ok!(create(SERIES, 10, DEADLINE));
		assert_eq!(parts(SERIES, ALICE), (WEALTH - 10, 10));
		let (giver, series, quantity, key) = (account(ALICE), SERIES, 10, account(LINK));
		let (min_tier, deadline) = (Tier::L0, DEADLINE);
		let expected = Gift { giver, series, quantity, key, min_tier, deadline };
		assert_eq!(Gifts::<Test>::get(1), Some(expected));
		assert_eq!(Open::<Test>::get(account(ALICE)), OpenCounts { batches: 0, gifts: 1 });
		let (gift, giver, key) = (1, account(ALICE), account(LINK));
		let expected =
			Event::GiftCreated { gift, giver, series, quantity, key, min_tier, deadline };
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn create_gift_should_fail_when_nothing_or_too_much_would_wait() {
	run(|| {
		assert_noop!(create(SERIES, 0, DEADLINE), Error::<Test>::ZeroQuantity);
		assert_noop!(create(SERIES, WEALTH + 1, DEADLINE), POOR);
		assert_ok!(create(SERIES, WEALTH, DEADLINE));
	});
}

#[test]
fn create_gift_should_look_at_the_deadline_at_both_edges() {
	run(|| {
		assert_noop!(create(SERIES, 1, START), Error::<Test>::DeadlinePassed);
		assert_ok!(create(SERIES, 1, START + 1));
		let longest = START + GIFT_LIFE;
		assert_noop!(create(SERIES, 1, longest + 1), Error::<Test>::DeadlineTooFar);
		assert_ok!(create(SERIES, 1, longest));
	});
}

#[test]
fn create_gift_should_fail_when_the_units_cannot_be_given() {
	run(|| {
		assert_noop!(create(UNKNOWN, 1, DEADLINE), Error::<Test>::UnknownSeries);
		let bound = Error::<Test>::Refused(Reason::TransferForbidden.code());
		assert_noop!(create(BOUND, 1, DEADLINE), bound);
		let key = account(LINK);
		let call = Claims::create_gift(signed(STRANGER), SERIES, 1, key, Tier::L0, DEADLINE);
		assert_noop!(call, Error::<Test>::Refused(Reason::SenderUnknown.code()));
		freeze(ALICE);
		let frozen = Error::<Test>::Refused(Reason::SenderFrozen.code());
		assert_noop!(create(SERIES, 1, DEADLINE), frozen);
	});
}

#[test]
fn create_gift_should_fail_when_the_giver_has_too_many_or_no_number_is_left() {
	run(|| {
		for _ in 0..MOST_GIFTS {
			assert_ok!(create(SERIES, 1, DEADLINE));
		}
		assert_noop!(create(SERIES, 1, DEADLINE), Error::<Test>::TooManyGifts);
		assert_ok!(Claims::withdraw_gift(signed(ALICE), 1));
		NextGiftId::<Test>::put(u64::MAX);
		assert_noop!(create(SERIES, 1, DEADLINE), Error::<Test>::IdsExhausted);
	});
}
