// SPDX-License-Identifier: Apache-2.0

use crate::{BlockUsage, DayUsage, GNX, PoolTerms, SpentByPool, Usage, mock::*};
use frame_support::{assert_noop, assert_ok, assert_storage_noop};
use genex_primitives::sponsor::{Act, FeeRequest, FeeSponsor, NotSponsored, PLATFORM_POOL};

fn reserve(request: FeeRequest<AccountId>) -> Result<u32, NotSponsored> {
	<FeePolicy as FeeSponsor<AccountId>>::reserve(request).map(|sponsorship| sponsorship.pool)
}

#[test]
fn reserve_should_count_the_most_in_every_budget() {
	run(|| {
		let pool = card_pool(terms());
		assert_eq!(reserve(card_request(ALICE, Act::Redeem)), Ok(pool));
		assert_eq!(reserve(request(ALICE_PHONE, Act::Trade)), Ok(PLATFORM_POOL));
		let spent = DayUsage { day: TODAY, spent: FEE, alerted: false };
		assert_eq!(SpentByPool::<Test>::get(pool), spent);
		assert_eq!(SpentByPool::<Test>::get(PLATFORM_POOL), spent);
		let usage = Usage::<Test>::get(ALICE_ID);
		assert_eq!((usage.day, usage.spent), (TODAY, 2 * FEE), "of both accounts and both pools");
		let block = BlockUsage::<Test>::get();
		assert_eq!((block.block, block.ordinary, block.urgent), (1, TIME, TIME));
		assert_eq!(gnx_of(PLATFORM_POOL), WEALTH, "the caller takes the fee");
	});
}

#[test]
fn reserve_should_write_nothing_when_it_refuses() {
	run(|| {
		given(PLATFORM_POOL, |terms| terms.day_budget = FEE - 1);
		assert_storage_noop!(assert_eq!(
			reserve(request(BOB, Act::Gift)),
			Err(NotSponsored::PoolBudget)
		));
		assert_noop!(reserve(request(BOB, Act::Redeem)), NotSponsored::PoolBudget);
	});
}

#[test]
fn reserve_should_answer_as_a_quote_does() {
	run(|| {
		given(PLATFORM_POOL, |terms| terms.identity_day_budget = 3 * FEE);
		for act in [Act::Redeem, Act::Gift, Act::Trade, Act::Purchase, Act::Gift] {
			let foretold = quote(request(BOB, act));
			assert_eq!(reserve(request(BOB, act)), foretold);
		}
		assert_eq!(quote(request(BOB, Act::Redeem)), Err(NotSponsored::IdentityBudget));
	});
}

#[test]
fn reserve_should_hold_to_the_budget_of_the_identity_over_all_pools() {
	run(|| {
		let pool = card_pool(PoolTerms { identity_day_budget: 3 * FEE, ..terms() });
		given(PLATFORM_POOL, |terms| terms.identity_day_budget = 2 * FEE);
		assert_eq!(pay_all(card_request(ALICE, Act::Redeem)), Ok(pool));
		assert_eq!(pay_all(request(ALICE_PHONE, Act::Redeem)), Ok(PLATFORM_POOL));
		assert_eq!(pay_all(request(ALICE, Act::Redeem)), Err(NotSponsored::IdentityBudget));
		assert_eq!(pay_all(card_request(ALICE_PHONE, Act::Redeem)), Ok(pool));
		let refused = pay_all(card_request(ALICE, Act::Redeem));
		assert_eq!(refused, Err(NotSponsored::IdentityBudget));
		assert_eq!(pay_all(request(BOB, Act::Redeem)), Ok(PLATFORM_POOL), "another identity");
	});
}

#[test]
fn reserve_should_begin_anew_when_a_day_begins() {
	run(|| {
		given(PLATFORM_POOL, |terms| {
			terms.identity_day_budget = FEE;
			terms.day_budget = 2 * FEE;
		});
		assert_ok!(pay_all(request(ALICE, Act::Redeem)));
		assert_ok!(pay_all(request(BOB, Act::Redeem)));
		advance(DAY / 2 - 1);
		assert_eq!(quote(request(AGENCY, Act::Redeem)), Err(NotSponsored::PoolBudget));
		advance(1);
		assert_ok!(pay_all(request(ALICE, Act::Redeem)));
		assert_eq!(quote(request(ALICE, Act::Redeem)), Err(NotSponsored::IdentityBudget));
		let spent = DayUsage { day: TODAY + 1, spent: FEE, alerted: false };
		assert_eq!(SpentByPool::<Test>::get(PLATFORM_POOL), spent);
		advance(5 * DAY);
		assert_ok!(pay_all(request(ALICE, Act::Redeem)));
	});
}

#[test]
fn reserve_should_go_on_with_the_latest_day_when_the_clock_goes_back() {
	run(|| {
		given(PLATFORM_POOL, |terms| terms.identity_day_budget = FEE);
		assert_ok!(pay_all(request(ALICE, Act::Redeem)));
		Now::set(START - DAY);
		assert_eq!(quote(request(ALICE, Act::Redeem)), Err(NotSponsored::IdentityBudget));
	});
}

#[test]
fn reserve_should_count_the_fees_of_failing_acts() {
	run(|| {
		given(PLATFORM_POOL, |terms| terms.identity_day_budget = GNX / 1_000);
		let mut paid = 0;
		// Nothing here tells whether the act succeeded.
		while pay(request(BOB, Act::Redeem), FEE / 2, TIME / 100).is_ok() {
			paid += 1;
		}
		assert_eq!(paid, 3, "the next one could need the whole of its fee");
		assert_eq!(Usage::<Test>::get(BOB_ID).spent, 3 * FEE / 2);
	});
}
