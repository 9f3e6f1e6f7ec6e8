// SPDX-License-Identifier: Apache-2.0
//! In which order transactions wait: who pays comes before whom a pool pays for.

use super::*;
use genex_runtime::{constants::MAXIMUM_BLOCK_LENGTH, fees::charge::STEP};
use sp_keyring::Sr25519Keyring::Dave;

fn priority(transaction: UncheckedExtrinsic) -> u64 {
	validate(transaction).expect("a valid transaction").priority
}

fn remark() -> RuntimeCall {
	frame_system::Call::<Runtime>::remark { remark: vec![7; 1_000] }.into()
}

#[test]
fn step_should_be_above_every_priority_without_tip() {
	assert!(STEP > u64::from(MAXIMUM_BLOCK_LENGTH));
}

#[test]
fn who_pays_should_come_before_urgent_acts_and_these_before_others() {
	env::execute(|| {
		let stage = stage();
		let payer = priority(sign(remark(), &Dave.pair()));
		let urgent = [
			sign(purchase(&stage), &consumer()),
			sign(redeem(&stage, 10), &consumer()),
			STRANGER.free_native(purchase(&stage)),
		]
		.map(priority);
		let others = [sign(bid(&stage), &consumer()), STRANGER.free_native(gift(&stage))];
		let others = others.map(priority);
		for urgent in urgent {
			assert!((STEP..2 * STEP).contains(&urgent) && urgent < payer, "{urgent}");
			assert!(others.iter().all(|other| *other < urgent), "{others:?}");
		}
		assert!(payer >= 2 * STEP);
	});
}

#[test]
fn signer_should_come_first_when_it_pays_for_what_a_pool_would() {
	env::execute(|| {
		let stage = stage();
		let free = priority(sign(bid(&stage), &consumer()));
		scene::endow(&who::account("Consumer"), GNX);
		scene::endow(&STRANGER.account(), GNX);
		assert_eq!(priority(sign(bid(&stage), &consumer())), free, "the pool pays all the same");
		assert!(priority(tipped(bid(&stage), 1)) >= 2 * STEP);
		assert!(priority(STRANGER.native(bid(&stage))) >= 2 * STEP);
	});
}

#[test]
fn mark_of_a_sponsored_transaction_should_not_outlive_it() {
	env::execute(|| {
		let stage = stage();
		assert_eq!(apply(sign(purchase(&stage), &consumer())), Ok(Ok(())));
		assert!(!frame_support::storage::unhashed::exists(b":genex:sponsored"));
		assert!(priority(sign(remark(), &Dave.pair())) >= 2 * STEP);
	});
}
