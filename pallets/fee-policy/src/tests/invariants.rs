// SPDX-License-Identifier: Apache-2.0
//! Each invariant is found out when it is broken.

use crate::{
	BlockTime, BlockUsage, NextPoolId, Pool, PoolCount, PoolKind, PoolOfSeries, Pools, SpentByPool,
	Usage, mock::*,
};
use frame_support::assert_ok;
use genex_primitives::sponsor::{Act, ActSet, PLATFORM_POOL, PoolId};
use sp_runtime::TryRuntimeError;

/// Breaks a sound state (1: a pool of the issuer that paid for a redemption, after the platform paid for a gift) and gives
/// what is found.
fn found(break_it: impl FnOnce()) -> Option<TryRuntimeError> {
	ExtBuilder::default().build().execute_with(|| {
		let pool = card_pool(terms());
		assert_eq!(pay_all(card_request(BOB, Act::Redeem)), Ok(pool));
		assert_eq!(pay_all(request(BOB, Act::Gift)), Ok(PLATFORM_POOL));
		assert_ok!(FeePolicy::do_try_state());
		break_it();
		FeePolicy::do_try_state().err()
	})
}

fn change(pool: PoolId, change: impl FnOnce(&mut Pool<AccountId>)) {
	Pools::<Test>::mutate(pool, |pool| change(pool.as_mut().unwrap()));
}

fn error(text: &'static str) -> Option<TryRuntimeError> {
	Some(TryRuntimeError::Other(text))
}

#[test]
fn invariant_1_should_fail_when_numbers_or_owners_are_wrong() {
	let stray = found(|| NextPoolId::<Test>::put(1));
	assert_eq!(stray, error("FEE-1: a number was never assigned"));
	let kind = found(|| change(1, |pool| pool.kind = PoolKind::Platform));
	assert_eq!(kind, error("FEE-1: number 0 is the platform's and no other is"));
	let kind = found(|| change(0, |pool| pool.kind = PoolKind::Issuer));
	assert_eq!(kind, error("FEE-1: number 0 is the platform's and no other is"));
	let owned = found(|| change(0, |pool| pool.owner = Some(ISSUER)));
	assert_eq!(owned, error("FEE-1: all pools but 0 have owners"));
	let orphan = found(|| change(1, |pool| pool.owner = None));
	assert_eq!(orphan, error("FEE-1: all pools but 0 have owners"));
}

#[test]
fn invariant_2_should_fail_when_a_pool_cannot_pay() {
	let acts = found(|| given(1, |terms| terms.acts = ActSet::default()));
	assert_eq!(acts, error("FEE-2: a pool could pay nothing"));
	let alone = found(|| {
		frame_system::Account::<Test>::remove(FeePolicy::account_of(1));
	});
	assert_eq!(alone, error("FEE-2: nothing keeps the account of a pool alive"));
}

#[test]
fn invariant_3_should_fail_when_pools_are_miscounted() {
	for count in [0, 2] {
		let wrong = found(|| PoolCount::<Test>::insert(ISSUER, count));
		assert_eq!(wrong, error("FEE-3: the count of an owner's pools is wrong"));
	}
	let zero = found(|| PoolCount::<Test>::insert(AGENCY, 0));
	assert_eq!(zero, error("FEE-3: the count of an owner's pools is wrong"));
	let none = found(|| PoolCount::<Test>::remove(ISSUER));
	assert_eq!(none, error("FEE-3: an owner's pools are not counted"));
	let many = found(|| MaxPools::set(0));
	assert_eq!(many, error("FEE-3: too many pools"));
}

#[test]
fn invariant_4_should_fail_when_series_point_nowhere() {
	for pool in [PLATFORM_POOL, 2] {
		let wrong = found(|| PoolOfSeries::<Test>::insert(CARD, pool));
		let text = "FEE-4: a series points to the platform's pool or to one that never was";
		assert_eq!(wrong, error(text));
	}
}

#[test]
fn invariant_5_should_fail_when_a_pool_overspends() {
	let more = found(|| given(1, |terms| terms.day_budget = FEE - 1));
	assert_eq!(more, error("FEE-5: a pool spent more than its budget"));
	let changed = found(|| {
		given(1, |terms| terms.day_budget = FEE - 1);
		change(1, |pool| pool.changed_on = Some(TODAY));
	});
	assert_eq!(changed, None);
	let before = found(|| {
		given(1, |terms| terms.day_budget = FEE - 1);
		change(1, |pool| pool.changed_on = Some(TODAY - 1));
	});
	assert_eq!(before, more);
	let stray = found(|| SpentByPool::<Test>::insert(9, crate::DayUsage::default()));
	assert_eq!(stray, error("FEE-5: a pool that is not there spends"));
}

#[test]
fn invariant_6_should_fail_when_pools_paid_for_nobody() {
	let less = found(|| Usage::<Test>::mutate(BOB_ID, |usage| usage.spent -= 1));
	assert_eq!(less, error("FEE-6: pools paid for nobody"));
	let none = found(|| Usage::<Test>::remove(BOB_ID));
	assert_eq!(none, error("FEE-6: pools paid for nobody"));
}

#[test]
fn invariant_7_should_fail_when_the_policy_contradicts_itself() {
	let free = found(|| given_policy(|policy| policy.gnx_price = 0));
	assert_eq!(free, error("FEE-7: the policy contradicts itself"));
}

#[test]
fn invariant_8_should_fail_when_too_many_gifts_were_free() {
	let many = found(|| given_policy(|policy| policy.gift_capacity = 499));
	assert_eq!(many, error("FEE-8: more gifts were free than allowed"));
	let changed = found(|| {
		given_policy(|policy| policy.gift_capacity = 499);
		crate::PolicyChangedAt::<Test>::put(START);
	});
	assert_eq!(changed, None);
}

#[test]
fn invariant_9_should_fail_when_a_block_has_too_many_sponsored_acts() {
	let put = |ordinary, urgent| BlockUsage::<Test>::put(BlockTime { block: 1, ordinary, urgent });
	let all = found(|| put(SPACE / 2, SPACE / 2 + 1));
	assert_eq!(all, error("FEE-9: sponsored acts took more than there is"));
	for (ordinary, urgent) in [(SPACE / 2 + 1, 0), (SPACE / 2, SPACE / 4 + 1)] {
		let share = found(|| put(ordinary, urgent));
		assert_eq!(share, error("FEE-9: sponsored acts took more than their share"));
	}
	assert_eq!(found(|| put(0, SPACE * 3 / 4)), None);
}
