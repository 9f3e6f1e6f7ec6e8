// SPDX-License-Identifier: Apache-2.0

use crate::{GNX, MAX_PAGE, PoolView, Pools, QuotaView, mock::*};
use frame_support::assert_ok;
use genex_primitives::sponsor::{Act, PLATFORM_POOL, PoolId};
use std::collections::BTreeSet;

#[test]
fn pool_should_show_what_is_there_and_what_was_spent_today() {
	run(|| {
		let id = card_pool(terms());
		assert_ok!(pay_all(card_request(BOB, Act::Redeem)));
		let pool = Pools::<Test>::get(id).unwrap();
		let (account, balance) = (FeePolicy::account_of(id), 10 * GNX - FEE);
		let view = PoolView { id, pool, account, balance, spent_today: FEE };
		assert_eq!(FeePolicy::pool(id), Some(view.clone()));
		advance(DAY);
		assert_eq!(FeePolicy::pool(id), Some(PoolView { spent_today: 0, ..view }));
		assert_eq!(FeePolicy::pool(id + 1), None);
	});
}

#[test]
fn pools_should_page_through_all_when_there_are_many() {
	run(|| {
		MaxPools::set(200);
		for _ in 0..130 {
			issuer_pool(terms());
		}
		assert_ok!(FeePolicy::close_pool(signed(ISSUER), 7, REASON));
		let ids = |start, limit| -> Vec<PoolId> {
			FeePolicy::pools(start, limit).into_iter().map(|view| view.id).collect()
		};
		let page = ids(None, u32::MAX);
		assert_eq!(page.len(), MAX_PAGE as usize);
		let next = ids(page.last().copied(), 60);
		let seen: BTreeSet<PoolId> = page.into_iter().chain(next).collect();
		assert_eq!(seen, (0..=130).filter(|id| *id != 7).collect());
		assert_eq!(ids(None, 0), Vec::<PoolId>::new());
	});
}

#[test]
fn pool_of_series_should_show_pools_that_are_open() {
	run(|| {
		assert_eq!(FeePolicy::pool_of_series(CARD), None);
		let pool = card_pool(terms());
		assert_eq!(FeePolicy::pool_of_series(CARD), Some(pool));
		assert_eq!(FeePolicy::pool_of_series(VOUCHER), None);
	});
}

#[test]
fn quota_of_should_show_what_is_used_and_when_it_is_back() {
	run(|| {
		let fresh = QuotaView { spent_today: 0, gifts_left: 5_000, gifts_full_at: Some(START) };
		assert_eq!(FeePolicy::quota_of(ALICE_ID), fresh);
		assert_ok!(pay_all(request(ALICE, Act::Gift)));
		assert_ok!(pay_all(request(ALICE_PHONE, Act::Redeem)));
		let (spent_today, gifts_left) = (2 * FEE, 4_500);
		let gifts_full_at = Some(START + DAY / 10);
		let used = QuotaView { spent_today, gifts_left, gifts_full_at };
		assert_eq!(FeePolicy::quota_of(ALICE_ID), used);
		advance(DAY / 20);
		let half = QuotaView { gifts_left: 4_750, ..used.clone() };
		assert_eq!(FeePolicy::quota_of(ALICE_ID), half);
		given_policy(|policy| policy.gift_refill_per_day = 0);
		let never = QuotaView { gifts_full_at: None, ..used };
		assert_eq!(FeePolicy::quota_of(ALICE_ID), never);
		assert_eq!(FeePolicy::quota_of(BOB_ID).gifts_full_at, Some(Now::get()));
		advance(DAY);
		assert_eq!(FeePolicy::quota_of(ALICE_ID).spent_today, 0);
	});
}

#[test]
fn policy_should_show_the_numbers_in_force() {
	run(|| {
		given_policy(|policy| policy.gnx_price = 3);
		assert_eq!(FeePolicy::policy(), crate::Policy { gnx_price: 3, ..Default::default() });
		assert_eq!(FeePolicy::pool(PLATFORM_POOL).unwrap().balance, WEALTH);
	});
}
