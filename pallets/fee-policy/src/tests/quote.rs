// SPDX-License-Identifier: Apache-2.0

use crate::{GNX, PoolTerms, mock::*};
use frame_support::assert_ok;
use genex_primitives::sponsor::{
	Act, FeeRequest, FeeSponsor, NotSponsored, PLATFORM_POOL, PoolId, Sponsorship,
};
use sp_runtime::FixedU128;

#[test]
fn quote_should_name_the_platform_pool_when_an_act_has_no_pool_of_its_own() {
	run(|| {
		for act in Act::ALL {
			assert_eq!(quote(request(ALICE, act)), Ok(PLATFORM_POOL), "{act:?}");
			assert_eq!(quote(card_request(ALICE, act)), Ok(PLATFORM_POOL), "{act:?}");
		}
		let request = request(ALICE, Act::Redeem);
		let answer = <FeePolicy as FeeSponsor<AccountId>>::quote(request.clone());
		let (pool, account) = (PLATFORM_POOL, FeePolicy::account_of(PLATFORM_POOL));
		assert_eq!(answer, Ok(Sponsorship { request, pool, account }));
	});
}

#[test]
fn quote_should_name_the_pool_of_the_series_first() {
	run(|| {
		let pool = card_pool(terms());
		assert_eq!(quote(card_request(BOB, Act::Redeem)), Ok(pool));
		assert_eq!(quote(request(BOB, Act::Redeem)), Ok(PLATFORM_POOL));
		let voucher = FeeRequest { series: Some(VOUCHER), ..request(BOB, Act::Redeem) };
		assert_eq!(quote(voucher), Ok(PLATFORM_POOL));
	});
}

#[test]
fn quote_should_go_on_to_the_platform_when_the_pool_of_the_series_does_not_pay() {
	run(|| {
		let pool = card_pool(PoolTerms { acts: [Act::Redeem].into_iter().collect(), ..terms() });
		assert_eq!(quote(card_request(BOB, Act::Redeem)), Ok(pool));
		assert_eq!(quote(card_request(BOB, Act::Trade)), Ok(PLATFORM_POOL));
		given(pool, |terms| terms.identity_day_budget = FEE - 1);
		assert_eq!(quote(card_request(BOB, Act::Redeem)), Ok(PLATFORM_POOL));
		given(pool, |terms| {
			terms.identity_day_budget = GNX;
			terms.day_budget = FEE - 1;
		});
		assert_eq!(quote(card_request(BOB, Act::Redeem)), Ok(PLATFORM_POOL));
	});
}

#[test]
fn quote_should_pass_over_the_pool_of_a_frozen_owner() {
	run(|| {
		let pool = card_pool(terms());
		Frozen::set(vec![ISSUER]);
		assert_eq!(quote(card_request(BOB, Act::Redeem)), Ok(PLATFORM_POOL));
		Frozen::set(Vec::new());
		assert_eq!(quote(card_request(BOB, Act::Redeem)), Ok(pool));
	});
}

#[test]
fn quote_should_stop_at_the_end_of_the_terms() {
	run(|| {
		let pool = card_pool(PoolTerms { until: Some(START + 60), ..terms() });
		advance(59);
		assert_eq!(quote(card_request(BOB, Act::Redeem)), Ok(pool));
		advance(1);
		assert_eq!(quote(card_request(BOB, Act::Redeem)), Ok(PLATFORM_POOL));
		given(PLATFORM_POOL, |terms| terms.until = Some(START + 60));
		assert_eq!(quote(card_request(BOB, Act::Redeem)), Err(NotSponsored::NoPool));
	});
}

#[test]
fn quote_should_say_that_no_pool_is_there_before_anything_else() {
	run(|| {
		given(PLATFORM_POOL, |terms| terms.acts = [Act::Redeem].into_iter().collect());
		assert_eq!(quote(request(BOB, Act::Trade)), Err(NotSponsored::NoPool));
		Multiplier::set(FixedU128::from_u32(10));
		assert_eq!(quote(request(BOB, Act::Trade)), Err(NotSponsored::NoPool));
	});
}

/// What the platform's pool, and a pool of the card before it, say.
fn refusals(
	platform: impl FnOnce(&mut PoolTerms),
	card: impl FnOnce(&mut PoolTerms),
) -> NotSponsored {
	let pool = card_pool(terms());
	given(PLATFORM_POOL, platform);
	given(pool, card);
	quote(card_request(BOB, Act::Redeem)).expect_err("neither pays")
}

#[test]
fn quote_should_give_the_reason_of_the_pool_asked_last() {
	run(|| {
		let reason = refusals(|terms| terms.day_budget = 1, |terms| terms.identity_day_budget = 1);
		assert_eq!(reason, NotSponsored::PoolBudget);
	});
	run(|| {
		let reason = refusals(|terms| terms.identity_day_budget = 1, |terms| terms.day_budget = 1);
		assert_eq!(reason, NotSponsored::IdentityBudget);
	});
	run(|| {
		// The platform is not asked about what it does not pay for.
		let acts = [Act::Trade].into_iter().collect();
		let reason = refusals(|terms| terms.acts = acts, |terms| terms.day_budget = 1);
		assert_eq!(reason, NotSponsored::PoolBudget);
	});
}

#[test]
fn quote_should_leave_the_least_balance_on_the_account_of_the_pool() {
	run(|| {
		let amount = WEALTH - LEAST - FEE;
		assert_ok!(FeePolicy::withdraw(signed(COUNCIL), PLATFORM_POOL, amount, BOB, REASON));
		assert_eq!(quote(request(BOB, Act::Redeem)), Ok(PLATFORM_POOL));
		assert_ok!(FeePolicy::withdraw(signed(COUNCIL), PLATFORM_POOL, 1, BOB, REASON));
		assert_eq!(quote(request(BOB, Act::Redeem)), Err(NotSponsored::PoolEmpty));
		let empty = issuer_pool(terms());
		assert_ok!(FeePolicy::assign_series(signed(ISSUER), CARD, Some(empty), REASON));
		assert_eq!(quote(card_request(BOB, Act::Redeem)), Err(NotSponsored::PoolEmpty));
	});
}

#[test]
fn quote_should_compare_budgets_to_the_last_unit() {
	run(|| {
		let asks = |pool: PoolId, change: fn(&mut PoolTerms)| {
			given(pool, change);
			quote(request(BOB, Act::Redeem))
		};
		assert_eq!(asks(0, |terms| terms.day_budget = FEE), Ok(PLATFORM_POOL));
		assert_eq!(asks(0, |terms| terms.day_budget = FEE - 1), Err(NotSponsored::PoolBudget));
		assert_eq!(asks(0, |terms| terms.day_budget = GNX), Ok(PLATFORM_POOL));
		assert_eq!(asks(0, |terms| terms.identity_day_budget = FEE), Ok(PLATFORM_POOL));
		let low = asks(0, |terms| terms.identity_day_budget = FEE - 1);
		assert_eq!(low, Err(NotSponsored::IdentityBudget));
	});
}

#[test]
fn quote_should_sponsor_only_urgent_acts_when_the_chain_is_crowded() {
	run(|| {
		Multiplier::set(FixedU128::from_u32(3));
		for act in Act::ALL {
			assert_eq!(quote(request(BOB, act)), Ok(PLATFORM_POOL), "at the bound: {act:?}");
		}
		Multiplier::set(FixedU128::from_inner(FixedU128::from_u32(3).into_inner() + 1));
		for act in Act::ALL {
			let expected = if [Act::Purchase, Act::Redeem, Act::Ticket, Act::Capture].contains(&act)
			{
				Ok(PLATFORM_POOL)
			} else {
				Err(NotSponsored::Crowded)
			};
			assert_eq!(quote(request(BOB, act)), expected, "{act:?}");
		}
	});
}

#[test]
fn quote_should_answer_when_numbers_are_extreme() {
	run(|| {
		let most = FeeRequest { fee: u128::MAX, ..request(BOB, Act::Gift) };
		assert_eq!(quote(most), Err(NotSponsored::GiftQuota));
		let most = FeeRequest { fee: u128::MAX, ..request(BOB, Act::Redeem) };
		assert_eq!(quote(most.clone()), Err(NotSponsored::PoolBudget));
		given(PLATFORM_POOL, |terms| terms.day_budget = u128::MAX);
		assert_eq!(quote(most.clone()), Err(NotSponsored::IdentityBudget));
		given(PLATFORM_POOL, |terms| terms.identity_day_budget = u128::MAX);
		assert_eq!(quote(most.clone()), Err(NotSponsored::PoolEmpty));
		assert_ok!(pay_all(request(BOB, Act::Redeem)));
		assert_eq!(quote(most), Err(NotSponsored::IdentityBudget));
		let long = FeeRequest { ref_time: u64::MAX, ..request(BOB, Act::Redeem) };
		assert_eq!(quote(long), Err(NotSponsored::BlockFull));
	});
}
