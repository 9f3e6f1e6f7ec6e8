// SPDX-License-Identifier: Apache-2.0
//! What many gifts in one transaction cost a block, beside as many transactions.

use super::*;
use frame_support::traits::fungible::Mutate;
use genex_runtime::Balances;

/// As many as one batch may have.
const GIFTS: u64 = 100;

/// What the block counts for a call of the consumer, after it gave back what was not needed.
fn counted(call: impl Into<RuntimeCall>) -> u64 {
	let of_block = || frame_system::BlockWeight::<Runtime>::get().total().ref_time();
	let before = of_block();
	assert_eq!(apply(sign(call, &consumer())), Ok(Ok(())));
	of_block() - before
}

fn gift_to(stage: &Stage, to: AccountId) -> RuntimeCall {
	let series = stage.series;
	pallet_coupons::Call::<Runtime>::transfer { series, to, quantity: 1 }.into()
}

/// Lets a consumer give as often as it likes, who pays what no pool pays. Gives the stage and what one gift counts, which the
/// pool pays.
fn generous() -> (Stage, u64) {
	let stage = stage();
	pallet_compliance::Rules::<Runtime>::mutate(|rules| {
		let book = &mut rules.as_mut().expect("there are rules").book;
		for tier in [&mut book.l1, &mut book.l2, &mut book.l3] {
			for limit in [&mut tier.send, &mut tier.receive] {
				(limit.day_count, limit.month_count) = (u32::MAX, u32::MAX);
			}
		}
	});
	assert_ok!(submit(purchase(&stage), &consumer()));
	let mark = eth::mark();
	let single = counted(gift_to(&stage, who::account("Friend")));
	assert_eq!(paid_since(mark).len(), 1, "consumers' gifts are free of charge");
	assert_ok!(Balances::mint_into(&who::account("Consumer"), GNX));
	(stage, single)
}

#[test]
fn batch_should_count_a_fifth_of_as_many_gifts_when_it_goes_to_the_same_account() {
	env::execute(|| {
		let (stage, single) = generous();
		let items = vec![(stage.series, 1); 100].try_into().expect("as many as there may be");
		let to = who::account("Friend");
		let batch = counted(pallet_coupons::Call::<Runtime>::transfer_batch { to, items });
		println!("a gift {single}, a batch {batch}");
		assert!(5 * batch <= GIFTS * single, "{batch} of {}", GIFTS * single);
	});
}

#[test]
fn batch_should_count_two_thirds_of_as_many_gifts_when_it_goes_to_many() {
	env::execute(|| {
		let (stage, single) = generous();
		let to = |index: u64| who::account(&format!("Friend {index}"));
		(0..GIFTS).for_each(|index| {
			scene::register(&to(index), Tier::L2);
		});
		let calls = (0..GIFTS).map(|index| gift_to(&stage, to(index))).collect();
		let batch = counted(pallet_utility::Call::<Runtime>::batch_all { calls });
		println!("a gift {single}, gifts to many {batch}");
		assert!(3 * batch <= 2 * GIFTS * single, "{batch} of {}", GIFTS * single);
	});
}
