// SPDX-License-Identifier: Apache-2.0
//! Pools that pay fees from Solidity: the acts with their native calls, what they answer and log.

use super::{acts::Act, *};
use crate::{
	abi::IFeePools::*,
	fee_pools::{NO_END, shown_terms},
	mock::{
		Balances, FRIEND, FeePolicy, HOLDER, KEPT, OWN_POOL, OWN_SERIES, POOL_GNX, POOL_REASON,
		RuntimeCall, START, STORE, STRANGER, account_of_key, address, build_and_execute,
		pool_terms,
	},
	twins::{Twin, of_fee_policy},
};
use alloy::primitives::{B256, U256 as Word};
use frame_support::{assert_ok, traits::fungible::Inspect};
use genex_primitives::sponsor::{Act as Sponsored, ActSet, PLATFORM_POOL};
use pallet_fee_policy::{GNX, Policy, PoolTerms};

type Call = pallet_fee_policy::Call<Test>;

/// The address of `FeePools`.
pub const FEE_POOLS: H160 = book::address_of(book::FEE_POOLS);

fn who(byte: u8) -> Address {
	sol(address(byte))
}

fn hash() -> B256 {
	B256::from(POOL_REASON.0)
}

fn own() -> Word {
	number(OWN_POOL.into())
}

/// The terms of the mock, as they are asked for.
fn asked_terms() -> Terms {
	Terms {
		acts: 0x1001,
		dayBudget: 10 * GNX,
		identityDayBudget: GNX,
		alertBelow: GNX,
		until: NO_END,
	}
}

/// Other terms, and the same natively: redemptions only, and until the clock's start.
fn narrower() -> (Terms, PoolTerms) {
	let native = PoolTerms {
		acts: [Sponsored::Redeem].into_iter().collect(),
		until: Some(START),
		..pool_terms()
	};
	(Terms { acts: 4, until: START, ..asked_terms() }, native)
}

fn topping_up(amount: Balance) -> topUpCall {
	topUpCall { poolId: own(), amount: Word::from(amount) }
}

fn withdrawal(amount: Balance) -> withdrawCall {
	withdrawCall { poolId: own(), amount: Word::from(amount), to: who(HOLDER), reason: hash() }
}

fn assignment(series: SeriesId, pool: u32) -> assignSeriesCall {
	let (series, pool) = (number(series.into()), number(pool.into()));
	assignSeriesCall { series, poolId: pool, reason: hash() }
}

/// The acts, all of which the holder may do.
pub fn acts() -> Vec<Act> {
	let (pool, reason, amount) = (OWN_POOL, POOL_REASON, 2 * GNX);
	let (asked, native) = narrower();
	let to = account_of_key(HOLDER);
	let all: Vec<(Vec<u8>, Call)> = vec![
		(
			createPoolCall { terms: asked_terms() }.abi_encode(),
			Call::create_issuer_pool { terms: pool_terms() },
		),
		(topping_up(amount).abi_encode(), Call::top_up { pool, amount }),
		(
			setTermsCall { poolId: own(), terms: asked, reason: hash() }.abi_encode(),
			Call::set_terms { pool, terms: native, reason },
		),
		(withdrawal(amount).abi_encode(), Call::withdraw { pool, amount, to, reason }),
		(
			closePoolCall { poolId: own(), reason: hash() }.abi_encode(),
			Call::close_pool { pool, reason },
		),
		(
			assignment(OWN_SERIES, OWN_POOL).abi_encode(),
			Call::assign_series { series: OWN_SERIES, pool: Some(pool), reason },
		),
		(
			assignment(KEPT, PLATFORM_POOL).abi_encode(),
			Call::assign_series { series: KEPT, pool: None, reason },
		),
	];
	let native = |call: Call| -> Vec<RuntimeCall> { vec![call.into()] };
	all.into_iter().map(|(input, call)| (FEE_POOLS, input, native(call))).collect()
}

/// A sound call of every view.
pub fn views() -> Vec<(H160, Vec<u8>)> {
	let all = [
		nextPoolIdCall {}.abi_encode(),
		poolOfCall { poolId: own() }.abi_encode(),
		poolOfSeriesCall { series: number(KEPT.into()) }.abi_encode(),
		poolCountCall { owner: who(HOLDER) }.abi_encode(),
		quotaOfCall { identity: number(HOLDER.into()) }.abi_encode(),
	];
	all.map(|input| (FEE_POOLS, input)).to_vec()
}

fn pool_of(pool: u32) -> Pool {
	answer(STORE, FEE_POOLS, &poolOfCall { poolId: number(pool.into()) })
}

fn pool_of_series(series: SeriesId) -> Word {
	answer(STORE, FEE_POOLS, &poolOfSeriesCall { series: number(series.into()) })
}

/// GNX of the holder.
fn gnx() -> Balance {
	Balances::balance(&account(HOLDER))
}

#[test]
fn create_pool_should_answer_the_number_and_show_the_pool() {
	build_and_execute(|| {
		let next = answer(STORE, FEE_POOLS, &nextPoolIdCall {});
		let pool = answer(HOLDER, FEE_POOLS, &createPoolCall { terms: asked_terms() });
		assert_eq!((pool, next), (number(2), number(2)));
		let shown = pool_of(2);
		assert_eq!((shown.kind, shown.owner), (1, who(HOLDER)));
		assert_eq!((shown.balance, shown.spentToday), (0, 0));
		let terms = shown.terms;
		assert_eq!((terms.acts, terms.until), (0x1001, NO_END));
		let budgets = (terms.dayBudget, terms.identityDayBudget, terms.alertBelow);
		assert_eq!(budgets, (10 * GNX, GNX, GNX));
		let owned = poolCountCall { owner: who(HOLDER) };
		assert_eq!(answer(STORE, FEE_POOLS, &owned), number(2));
		let created = PoolCreated {
			poolId: pool,
			owner: who(HOLDER),
			by: who(HOLDER),
			kind: 1,
			account: shown.account,
			terms: asked_terms(),
			reason: B256::ZERO,
		};
		assert_eq!(logs(), vec![log(FEE_POOLS, created)]);
	});
}

#[test]
fn gnx_should_go_into_a_pool_and_come_back() {
	build_and_execute(|| {
		let before = gnx();
		answer(HOLDER, FEE_POOLS, &topping_up(3 * GNX));
		assert_eq!((pool_of(OWN_POOL).balance, gnx()), (POOL_GNX + 3 * GNX, before - 3 * GNX));
		answer(HOLDER, FEE_POOLS, &withdrawal(GNX));
		assert_eq!((pool_of(OWN_POOL).balance, gnx()), (POOL_GNX + 2 * GNX, before - 2 * GNX));
		answer(HOLDER, FEE_POOLS, &closePoolCall { poolId: own(), reason: hash() });
		assert_eq!(gnx(), before + POOL_GNX);
		let gone = poolOfCall { poolId: own() };
		assert_eq!(reason(STORE, FEE_POOLS, &gone), "FeePools: UnknownPool");
		assert_eq!(pool_of_series(KEPT), Word::ZERO);
		let (by, reason) = (who(HOLDER), hash());
		let withdrawn =
			PoolWithdrawn { poolId: own(), by, to: by, amount: Word::from(GNX), reason };
		let amount = Word::from(POOL_GNX + 2 * GNX);
		let expected = vec![
			log(FEE_POOLS, PoolToppedUp { poolId: own(), by, amount: Word::from(3 * GNX) }),
			log(FEE_POOLS, withdrawn),
			log(FEE_POOLS, PoolClosed { poolId: own(), by, owner: by, amount, reason }),
		];
		assert_eq!(logs(), expected);
	});
}

#[test]
fn top_up_should_fill_the_pool_of_the_platform_for_anybody() {
	build_and_execute(|| {
		let platform = number(PLATFORM_POOL.into());
		let given = topUpCall { poolId: platform, amount: Word::from(GNX) };
		answer(FRIEND, FEE_POOLS, &given);
		let shown = pool_of(PLATFORM_POOL);
		assert_eq!((shown.kind, shown.owner, shown.balance), (0, Address::ZERO, GNX));
		let told = PoolToppedUp { poolId: platform, by: who(FRIEND), amount: Word::from(GNX) };
		assert_eq!(logs(), vec![log(FEE_POOLS, told)]);
	});
}

#[test]
fn set_terms_should_show_and_tell_the_new_terms() {
	build_and_execute(|| {
		let (asked, native) = narrower();
		let change = setTermsCall { poolId: own(), terms: asked, reason: B256::ZERO };
		answer(HOLDER, FEE_POOLS, &change);
		let terms = pool_of(OWN_POOL).terms;
		assert_eq!((terms.acts, terms.until), (4, START));
		let told = TermsSet {
			poolId: own(),
			by: who(HOLDER),
			oldTerms: asked_terms(),
			newTerms: shown_terms(&native),
			reason: B256::ZERO,
		};
		assert_eq!(logs(), vec![log(FEE_POOLS, told)]);
		let paused = Terms { until: 0, ..asked_terms() };
		answer(HOLDER, FEE_POOLS, &setTermsCall { poolId: own(), terms: paused, reason: hash() });
		assert_eq!(pool_of(OWN_POOL).terms.until, 0);
	});
}

#[test]
fn assign_series_should_point_to_a_pool_and_to_none() {
	build_and_execute(|| {
		assert_eq!((pool_of_series(KEPT), pool_of_series(OWN_SERIES)), (own(), Word::ZERO));
		answer(HOLDER, FEE_POOLS, &assignment(OWN_SERIES, OWN_POOL));
		answer(HOLDER, FEE_POOLS, &assignment(KEPT, PLATFORM_POOL));
		assert_eq!((pool_of_series(KEPT), pool_of_series(OWN_SERIES)), (Word::ZERO, own()));
		let assigned = |series: SeriesId, old, new| {
			let (series, by, reason) = (number(series.into()), who(HOLDER), hash());
			log(FEE_POOLS, SeriesAssigned { series, by, oldPool: old, newPool: new, reason })
		};
		let expected =
			vec![assigned(OWN_SERIES, Word::ZERO, own()), assigned(KEPT, own(), Word::ZERO)];
		assert_eq!(logs(), expected);
	});
}

#[test]
fn quota_of_should_tell_what_is_left() {
	build_and_execute(|| {
		let quota = answer(STORE, FEE_POOLS, &quotaOfCall { identity: number(HOLDER.into()) });
		let capacity = number(Policy::default().gift_capacity);
		assert_eq!((quota.spentToday, quota.giftsLeft), (Word::ZERO, capacity));
		assert_eq!(quota.giftsFullAt, number(START));
	});
}

#[test]
fn acts_should_change_nothing_when_they_are_refused() {
	build_and_execute(|| {
		let before = (books(), gnx());
		let large = topUpCall { poolId: Word::MAX, ..topping_up(1) };
		let text = "Genex: poolId is too large; it must fit into 32 bits";
		assert_eq!(reason(HOLDER, FEE_POOLS, &large), text);
		let unknown = closePoolCall { poolId: number(99), reason: hash() };
		assert_eq!(reason(HOLDER, FEE_POOLS, &unknown), "FeePools: UnknownPool");
		for acts in [0, 0x0400] {
			let none = createPoolCall { terms: Terms { acts, ..asked_terms() } };
			assert_eq!(reason(HOLDER, FEE_POOLS, &none), "FeePools: NoActs");
		}
		let poor = createPoolCall { terms: Terms { dayBudget: 0, ..asked_terms() } };
		assert_eq!(reason(HOLDER, FEE_POOLS, &poor), "FeePools: NoBudget");
		let same = setTermsCall { poolId: own(), terms: asked_terms(), reason: hash() };
		assert_eq!(reason(HOLDER, FEE_POOLS, &same), "FeePools: NothingChanges");
		assert_eq!(reason(HOLDER, FEE_POOLS, &topping_up(0)), "FeePools: NoAmount");
		assert_eq!(reason(FRIEND, FEE_POOLS, &topping_up(GNX)), "FeePools: NotOwner");
		let platforms = closePoolCall { poolId: Word::ZERO, reason: hash() };
		assert_eq!(reason(HOLDER, FEE_POOLS, &platforms), "FeePools: NotOwner");
		let given = withdrawCall { to: who(FRIEND), ..withdrawal(GNX) };
		assert_eq!(reason(HOLDER, FEE_POOLS, &given), "FeePools: NotToOwner");
		let all = reason(HOLDER, FEE_POOLS, &withdrawal(POOL_GNX + 1));
		assert!(all.starts_with("Genex: "), "{all}");
		let foreign = assignment(OWN_SERIES, OWN_POOL);
		assert_eq!(reason(FRIEND, FEE_POOLS, &foreign), "FeePools: NotIssuer");
		let none = assignment(OWN_SERIES, PLATFORM_POOL);
		assert_eq!(reason(HOLDER, FEE_POOLS, &none), "FeePools: NothingChanges");
		assert_eq!((books(), gnx()), before);
		assert!(logs().is_empty());
	});
}

#[test]
fn create_pool_should_fail_when_the_caller_has_as_many_as_it_may() {
	build_and_execute(|| {
		answer(HOLDER, FEE_POOLS, &createPoolCall { terms: asked_terms() });
		let third = createPoolCall { terms: asked_terms() };
		assert_eq!(reason(HOLDER, FEE_POOLS, &third), "FeePools: TooManyPools");
	});
}

#[test]
fn what_governance_does_should_be_told_by_its_twin() {
	build_and_execute(|| {
		let root = RuntimeOrigin::root;
		let last = || match System::events().pop().map(|record| record.event) {
			Some(RuntimeEvent::FeePolicy(event)) => of_fee_policy(&event),
			other => panic!("no event of a pool: {other:?}"),
		};
		let owner = account(STRANGER);
		assert_ok!(FeePolicy::create_campaign(root(), pool_terms(), owner, POOL_REASON));
		let Twin { address, topics, data } = last().expect("it has a twin");
		let campaign = pool_of(2);
		let created = PoolCreated {
			poolId: number(2),
			owner: who(STRANGER),
			by: Address::ZERO,
			kind: 2,
			account: campaign.account,
			terms: asked_terms(),
			reason: hash(),
		};
		assert_eq!((address, topics, data), log(FEE_POOLS, created));
		let policy = Policy { gift_capacity: 1, ..Policy::default() };
		assert_ok!(FeePolicy::set_policy(root(), policy, POOL_REASON));
		assert_eq!(last(), None);
	});
}

#[test]
fn shown_terms_should_be_what_was_asked_for() {
	let every = PoolTerms { acts: ActSet::all(), until: Some(0), ..pool_terms() };
	let shown = shown_terms(&every);
	assert_eq!((shown.acts, shown.until), (0x33FF, 0));
	assert_eq!(shown_terms(&pool_terms()).until, NO_END);
}
