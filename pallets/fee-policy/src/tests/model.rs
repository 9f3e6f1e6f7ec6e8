// SPDX-License-Identifier: Apache-2.0
//! Random requests over days: no budget is ever exceeded, and what pools lost is what they said they paid.

use crate::{BlockUsage, Event, PoolTerms, SpentByPool, Usage, mock::*};
use frame_support::{assert_ok, storage::with_storage_layer};
use genex_primitives::{
	Balance, IdentityId, SeriesId,
	sponsor::{Act, ActSet, FeeRequest, FeeSponsor, NotSponsored, PLATFORM_POOL, PoolId},
};
use proptest::prelude::*;
use sp_runtime::{DispatchError, FixedU128};
use std::collections::BTreeMap;

const PEOPLE: [AccountId; 4] = [ALICE, ALICE_PHONE, BOB, AGENCY];
const SERIES: [Option<SeriesId>; 4] = [None, Some(CARD), Some(VOUCHER), Some(FOREIGN)];

#[derive(Clone, Debug)]
enum Step {
	/// Somebody acts: who, what, in which series, fee at most and in the end, computation at most and in the end.
	Act(usize, usize, usize, (Balance, u32), (u64, u32)),
	/// Another block, so many seconds later.
	Wait(u64),
	/// The fee multiplier changes.
	Crowd(u32),
	/// The owner takes GNX out of a pool, or gives it some.
	Move(PoolId, bool),
	/// A reserved fee that cannot be taken leaves nothing.
	Undo(usize),
}

fn steps() -> impl Strategy<Value = Step> {
	let fee = (1..4 * FEE, 0u32..=100);
	let time = (1..20 * TIME, 0u32..=100);
	let act = (0..PEOPLE.len(), 0..Act::ALL.len(), 0..SERIES.len(), fee, time);
	prop_oneof![
		30 => act.prop_map(|(who, act, series, fee, time)| Step::Act(who, act, series, fee, time)),
		3 => (0u64..2_000).prop_map(Step::Wait),
		1 => (0u64..2 * DAY).prop_map(Step::Wait),
		1 => (1u32..5).prop_map(Step::Crowd),
		1 => (0u32..3, any::<bool>()).prop_map(|(pool, out)| Step::Move(pool, out)),
		1 => (0..PEOPLE.len()).prop_map(Step::Undo),
	]
}

/// What was paid, by who is asked about.
#[derive(Default)]
struct Books {
	by_pool: BTreeMap<(PoolId, u64), Balance>,
	by_identity: BTreeMap<(IdentityId, u64), Balance>,
	paid: BTreeMap<PoolId, Balance>,
	/// What came into a pool and went out of it otherwise.
	moved: BTreeMap<PoolId, (Balance, Balance)>,
}

/// Two pools beside the platform's, tight enough to refuse.
fn stage() -> BTreeMap<PoolId, PoolTerms> {
	let card = card_pool(PoolTerms {
		acts: [Act::Redeem, Act::Trade, Act::Gift].into_iter().collect(),
		day_budget: 10 * FEE,
		identity_day_budget: 6 * FEE,
		until: Some(START + 3 * DAY),
		..terms()
	});
	let shared = campaign(PoolTerms { identity_day_budget: 12 * FEE, ..terms() });
	assert_ok!(FeePolicy::top_up(signed(AGENCY), shared, 12 * FEE));
	assert_ok!(FeePolicy::assign_series(signed(COUNCIL), FOREIGN, Some(shared), REASON));
	given(PLATFORM_POOL, |terms| {
		terms.acts = Act::ALL.into_iter().filter(|act| *act != Act::Recovery).collect::<ActSet>();
		terms.day_budget = 20 * FEE;
		terms.identity_day_budget = 8 * FEE;
	});
	[PLATFORM_POOL, card, shared]
		.map(|pool| (pool, FeePolicy::pool(pool).expect("it was made").pool.terms))
		.into()
}

fn part(most: u128, percent: u32) -> u128 {
	most * u128::from(percent) / 100
}

impl Books {
	fn act(&mut self, pools: &BTreeMap<PoolId, PoolTerms>, step: &Step) {
		let Step::Act(who, act, series, (most, share), (ref_time, time_share)) = step else {
			return;
		};
		let (who, act, series) = (PEOPLE[*who], Act::ALL[*act], SERIES[*series]);
		let identity = identity_of(who);
		let request = FeeRequest { who, identity, act, series, fee: *most, ref_time: *ref_time };
		let fee = part(*most, *share);
		let used = u64::try_from(part((*ref_time).into(), *time_share)).unwrap();
		let foretold = quote(request.clone());
		let outcome = pay(request, fee, used);
		assert_eq!(outcome, foretold, "a quote tells what happens");
		let day = Now::get() / DAY;
		let crowded = Multiplier::get() > FixedU128::from_u32(3) && !act.is_urgent();
		match outcome {
			Ok(pool) => {
				assert!(!crowded);
				let terms = pools[&pool];
				assert!(terms.cover(act, Now::get()));
				let by_pool = self.by_pool.entry((pool, day)).or_default();
				assert!(*by_pool + most <= terms.day_budget);
				*by_pool += fee;
				let by_identity = self.by_identity.entry((identity, day)).or_default();
				assert!(*by_identity + most <= terms.identity_day_budget);
				*by_identity += fee;
				*self.paid.entry(pool).or_default() += fee;
			},
			Err(NotSponsored::Crowded) => assert!(crowded),
			Err(NotSponsored::NoPool) => assert_eq!(act, Act::Recovery),
			Err(NotSponsored::GiftQuota) => assert_eq!(act, Act::Gift),
			Err(_) => {},
		}
	}

	fn move_gnx(&mut self, pool: PoolId, out: bool) {
		let owner = match pool {
			PLATFORM_POOL => COUNCIL,
			1 => ISSUER,
			_ => AGENCY,
		};
		let done = if out {
			FeePolicy::withdraw(
				signed(owner),
				pool,
				FEE,
				if pool == 0 { ALICE } else { owner },
				REASON,
			)
		} else {
			FeePolicy::top_up(signed(if pool == 0 { ALICE } else { owner }), pool, FEE)
		};
		if done.is_ok() {
			let (came, went) = self.moved.entry(pool).or_default();
			*if out { went } else { came } += FEE;
		}
	}

	/// What is stored is what was paid.
	fn compare(&self) {
		let day = Now::get() / DAY;
		for pool in 0..3 {
			let spent = self.by_pool.get(&(pool, day)).copied().unwrap_or_default();
			assert_eq!(FeePolicy::pool(pool).unwrap().spent_today, spent, "pool {pool}");
		}
		for identity in PEOPLE.map(identity_of) {
			let spent = self.by_identity.get(&(identity, day)).copied().unwrap_or_default();
			assert_eq!(FeePolicy::quota_of(identity).spent_today, spent, "identity {identity}");
		}
		assert!(BlockUsage::<Test>::get().total() <= SPACE * 3 / 4);
	}
}

/// What each pool said that it paid.
fn told() -> BTreeMap<PoolId, Balance> {
	let mut told = BTreeMap::new();
	for event in events() {
		if let Event::FeeSponsored { pool, fee, .. } = event {
			*told.entry(pool).or_default() += fee;
		}
	}
	told
}

/// Reserves a fee that then cannot be taken, as when a transaction turns out to be invalid.
fn undo(who: usize) {
	let before = (SpentByPool::<Test>::get(PLATFORM_POOL), BlockUsage::<Test>::get());
	let outcome = with_storage_layer(|| {
		let reserve = <FeePolicy as FeeSponsor<AccountId>>::reserve;
		let reserved = reserve(request(PEOPLE[who], Act::Purchase));
		drop(reserved);
		Err::<(), _>(DispatchError::Unavailable)
	});
	assert!(outcome.is_err());
	let after = (SpentByPool::<Test>::get(PLATFORM_POOL), BlockUsage::<Test>::get());
	assert_eq!(after, before);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn budgets_should_hold_and_debits_add_up(steps in prop::collection::vec(steps(), 1..120)) {
		run(|| {
			let pools = stage();
			let start: BTreeMap<PoolId, Balance> =
				pools.keys().map(|pool| (*pool, gnx_of(*pool))).collect();
			let mut books = Books::default();
			for step in &steps {
				match step {
					Step::Act(..) => books.act(&pools, step),
					Step::Wait(seconds) => advance(*seconds),
					Step::Crowd(multiplier) => Multiplier::set(FixedU128::from_u32(*multiplier)),
					Step::Move(pool, out) => books.move_gnx(*pool, *out),
					Step::Undo(who) => undo(*who),
				}
				books.compare();
			}
			assert_eq!(told(), books.paid);
			for (pool, before) in start {
				let (came, went) = books.moved.get(&pool).copied().unwrap_or_default();
				let paid = books.paid.get(&pool).copied().unwrap_or_default();
				assert_eq!(gnx_of(pool), before + came - went - paid, "pool {pool}");
			}
			let day = Now::get() / DAY;
			let of = |books: &BTreeMap<(PoolId, u64), Balance>| -> Balance {
				books.iter().filter(|((_, on), _)| *on == day).map(|(_, spent)| spent).sum()
			};
			let used: Balance = [ALICE_ID, BOB_ID, identity_of(AGENCY)]
				.map(|identity| Usage::<Test>::get(identity).on(FeePolicy::day_of(Now::get())).spent)
				.iter()
				.sum();
			assert_eq!(used, of(&books.by_pool), "G01: what pools paid, they paid for somebody");
		});
	}
}
