// SPDX-License-Identifier: Apache-2.0
//! Free gifts: so many, then as they come back.

use crate::{GNX, Usage, mock::*};
use frame_support::assert_ok;
use genex_primitives::sponsor::{Act, FeeRequest, NotSponsored, PLATFORM_POOL};

/// Gifts until the quota is used; each costs 500 of 5,000 micro-dollars.
fn use_up() {
	for number in 0..10 {
		assert_ok!(pay_all(request(ALICE, Act::Gift)));
		assert_eq!(Usage::<Test>::get(ALICE_ID).gifts.level, 500 * (number + 1));
	}
}

#[test]
fn gifts_should_end_with_the_quota_when_one_identity_gives_them() {
	run(|| {
		use_up();
		assert_eq!(pay_all(request(ALICE, Act::Gift)), Err(NotSponsored::GiftQuota));
		let other_account = pay_all(request(ALICE_PHONE, Act::Gift));
		assert_eq!(other_account, Err(NotSponsored::GiftQuota));
		assert_ok!(pay_all(request(BOB, Act::Gift)));
		assert_ok!(pay_all(request(ALICE, Act::Redeem)));
	});
}

#[test]
fn gifts_should_not_come_back_with_another_pool() {
	run(|| {
		use_up();
		card_pool(terms());
		assert_eq!(pay_all(card_request(ALICE, Act::Gift)), Err(NotSponsored::GiftQuota));
	});
}

#[test]
fn gifts_should_come_back_with_time() {
	run(|| {
		use_up();
		// A tenth of the quota comes back in a tenth of a day.
		advance(DAY / 10 - 1);
		assert_eq!(quote(request(ALICE, Act::Gift)), Err(NotSponsored::GiftQuota));
		advance(1);
		assert_ok!(pay_all(request(ALICE, Act::Gift)));
		assert_eq!(quote(request(ALICE, Act::Gift)), Err(NotSponsored::GiftQuota));
		advance(DAY / 2);
		for _ in 0..5 {
			assert_ok!(pay_all(request(ALICE, Act::Gift)));
		}
		assert_eq!(quote(request(ALICE, Act::Gift)), Err(NotSponsored::GiftQuota));
		advance(100 * DAY);
		use_up();
		assert_eq!(quote(request(ALICE, Act::Gift)), Err(NotSponsored::GiftQuota));
	});
}

#[test]
fn gifts_should_count_what_they_cost_in_the_end() {
	run(|| {
		for number in 0..10 {
			assert_ok!(pay(request(ALICE, Act::Gift), FEE / 10, TIME));
			assert_eq!(Usage::<Test>::get(ALICE_ID).gifts.level, 50 * (number + 1));
		}
	});
}

#[test]
fn gifts_should_cost_by_the_governed_price_rounded_up() {
	run(|| {
		assert_ok!(pay(request(ALICE, Act::Gift), 1, TIME));
		assert_eq!(Usage::<Test>::get(ALICE_ID).gifts.level, 1);
		given_policy(|policy| policy.gnx_price = 10_000_000);
		assert_ok!(pay_all(request(BOB, Act::Gift)));
		assert_eq!(Usage::<Test>::get(BOB_ID).gifts.level, 5_000);
	});
}

#[test]
fn gifts_should_be_refused_when_one_costs_more_than_the_quota() {
	run(|| {
		let fee = GNX / 200;
		let dear = FeeRequest { fee, ..request(ALICE, Act::Gift) };
		assert_eq!(quote(dear.clone()), Ok(PLATFORM_POOL));
		let dearer = FeeRequest { fee: fee + 1, ..dear };
		assert_eq!(quote(dearer), Err(NotSponsored::GiftQuota));
	});
}

#[test]
fn gifts_should_wait_when_the_capacity_was_lowered() {
	run(|| {
		use_up();
		let policy = crate::Policy { gift_capacity: 1_000, ..Default::default() };
		assert_ok!(FeePolicy::set_policy(signed(COUNCIL), policy, REASON));
		assert_eq!(quote(request(ALICE, Act::Gift)), Err(NotSponsored::GiftQuota));
		advance(DAY * 9 / 10 - 1);
		assert_eq!(quote(request(ALICE, Act::Gift)), Err(NotSponsored::GiftQuota));
		advance(1);
		assert_ok!(pay_all(request(ALICE, Act::Gift)));
	});
}
