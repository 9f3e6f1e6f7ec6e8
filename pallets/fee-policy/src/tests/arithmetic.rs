// SPDX-License-Identifier: Apache-2.0
//! The sums of budgets, by themselves.

use crate::{BlockTime, Bucket, DayUsage, IdentityUsage, Lanes, MicroDollars, Policy};
use genex_primitives::{Ppm, UnixSeconds, sponsor::Act, window::DAY};
use proptest::prelude::*;

const START: UnixSeconds = 1_800_000_000;

fn policy(gift_capacity: MicroDollars, gift_refill_per_day: MicroDollars) -> Policy {
	Policy { gift_capacity, gift_refill_per_day, ..Policy::default() }
}

#[test]
fn usage_should_begin_anew_only_when_a_later_day_begins() {
	let usage = DayUsage { day: 5, spent: 9, alerted: true };
	assert_eq!(usage.on(5), usage);
	assert_eq!(usage.on(4), usage);
	assert_eq!(usage.on(6), DayUsage { day: 6, spent: 0, alerted: false });
	let gifts = Bucket { level: 3, at: START };
	let usage = IdentityUsage { day: 5, spent: 9, gifts };
	assert_eq!((usage.on(5), usage.on(4)), (usage, usage));
	assert_eq!(usage.on(6), IdentityUsage { day: 6, spent: 0, gifts });
}

#[test]
fn cost_should_be_rounded_up_and_stay_in_range() {
	let price = |gnx_price| Policy { gnx_price, ..Policy::default() };
	let costs =
		|fee| [price(1), price(1_000_000), price(u64::MAX)].map(|policy| policy.cost_of(fee));
	assert_eq!(costs(0), [0, 0, 0]);
	assert_eq!(costs(1), [1, 1, 18_446_745]);
	assert_eq!(costs(crate::GNX), [1, 1_000_000, u64::MAX]);
	assert_eq!(costs(crate::GNX + 1), [2, 1_000_001, u64::MAX]);
	assert_eq!(price(u64::MAX).cost_of(u128::MAX), u64::MAX);
}

#[test]
fn bucket_should_stay_in_range_when_numbers_are_extreme() {
	let full = Bucket { level: u64::MAX, at: 0 };
	let fast = policy(u64::MAX, u64::MAX);
	assert_eq!(full.taken(u64::MAX, &fast), 0);
	assert_eq!(full.taken(0, &fast), u64::MAX);
	assert_eq!(full.take(0, 1, &fast), None);
	assert_eq!(full.full_at(0, &fast), Some(DAY));
	assert_eq!(full.full_at(0, &policy(1, 1)), None, "beyond the end of time");
	let later = Bucket { level: 5, at: START };
	assert_eq!(later.taken(START - 1, &fast), 5, "the clock went back");
	let taken = later.take(START - 1, 1, &fast);
	assert_eq!(taken, Some(Bucket { level: 6, at: START }));
}

#[test]
fn lanes_should_round_down_and_stay_in_range() {
	let shares = Policy { ordinary_share: Ppm::ONE, urgent_share: Ppm::ONE, ..Policy::default() };
	let most = Lanes { ordinary: u64::MAX, urgent: u64::MAX };
	assert_eq!(shares.lanes(u64::MAX), most);
	assert_eq!(Policy::default().lanes(3), Lanes { ordinary: 1, urgent: 0 });
	let block = BlockTime { block: 1u64, ordinary: u64::MAX, urgent: 0 };
	assert_eq!(block.take(Act::Trade, 1, most), None);
	assert_eq!(block.settle(Act::Redeem, 5, 1).urgent, 1);
}

proptest! {
	/// G03: whoever tries whenever gets, in any stretch of time, what it saved up and what came back meanwhile.
	#[test]
	fn bucket_should_give_no_more_than_it_holds_and_gets_back(
		capacity in 1u64..10_000,
		refill in 0u64..10_000,
		tries in prop::collection::vec((0u64..40_000, 1u64..3_000), 1..80),
	) {
		let policy = policy(capacity, refill);
		let (mut now, mut bucket) = (START, Bucket::default());
		let mut given: Vec<(UnixSeconds, u64)> = Vec::new();
		for (wait, cost) in tries {
			now += wait;
			let left = bucket.left(now, &policy);
			match bucket.take(now, cost, &policy) {
				Some(next) => {
					prop_assert!(cost <= left);
					bucket = next;
					given.push((now, cost));
				},
				None => prop_assert!(cost > left),
			}
			prop_assert!(bucket.level <= capacity);
			for first in 0..given.len() {
				let (since, _) = given[first];
				let sum: u128 = given[first..].iter().map(|(_, cost)| u128::from(*cost)).sum();
				let back = u128::from(refill) * u128::from(now - since) / u128::from(DAY);
				prop_assert!(sum <= u128::from(capacity) + back);
			}
		}
	}

	#[test]
	fn bucket_should_be_full_from_the_second_it_names(
		level in 0u64..1_000_000,
		refill in 1u64..1_000_000,
		wait in 0u64..100_000,
	) {
		let policy = policy(1_000_000, refill);
		let bucket = Bucket { level, at: START };
		let full_at = bucket.full_at(START + wait, &policy).unwrap();
		prop_assert_eq!(bucket.taken(full_at, &policy), 0);
		prop_assert!(full_at == START + wait || bucket.taken(full_at - 1, &policy) > 0);
	}

	/// G04: neither lane, nor both together, take more than their shares, and ordinary acts never take the urgent lane.
	#[test]
	fn block_should_hold_no_more_than_its_lanes(
		ordinary in 0u64..500,
		urgent in 0u64..500,
		acts in prop::collection::vec((any::<bool>(), 0u64..100, 0u64..100), 1..100),
	) {
		let lanes = Lanes { ordinary, urgent };
		let mut block = BlockTime { block: 1u64, ordinary: 0, urgent: 0 };
		for (is_urgent, most, used) in acts {
			let act = if is_urgent { Act::Redeem } else { Act::Trade };
			let in_own_lane = is_urgent && block.urgent + most <= urgent;
			match block.take(act, most, lanes) {
				Some(next) => block = next.settle(act, most, used.min(most)),
				None => prop_assert!(!in_own_lane),
			}
			prop_assert!(block.ordinary <= ordinary);
			prop_assert!(block.total() <= ordinary + urgent);
		}
	}
}
