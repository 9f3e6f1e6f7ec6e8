// SPDX-License-Identifier: Apache-2.0
//! States as nodes have them are judged by their keys and values alone.

use codec::Encode;
use genex_runtime::{Hash, Runtime};
use genex_runtime_tests::env;
use sp_state_machine::Backend;
use std::collections::BTreeMap;

/// The state after the first block of a chain, and its root.
fn first_state() -> (Hash, BTreeMap<Vec<u8>, Vec<u8>>) {
	let mut chain = env::chain(env::preset("development"));
	chain.execute_with(|| {
		env::begin();
		env::finish_block();
	});
	chain.commit_all().expect("no transaction is open");
	let pairs = chain.backend.pairs(Default::default()).expect("the state can be read");
	let pairs = pairs.collect::<Result<_, _>>().expect("all of it can be read");
	(*chain.backend.root(), pairs)
}

#[test]
fn judge_should_find_nothing_when_the_state_is_that_of_a_chain() {
	let (root, pairs) = first_state();
	assert_eq!(env::judge(pairs), (root, None));
}

#[test]
fn judge_should_find_another_root_when_a_key_is_missing() {
	let (root, mut pairs) = first_state();
	pairs.pop_last().expect("there are keys");
	assert_ne!(env::judge(pairs).0, root);
}

#[test]
fn judge_should_name_the_invariant_when_one_does_not_hold() {
	let (_, mut pairs) = first_state();
	let floor = pallet_validators::Floor::<Runtime>::hashed_key().to_vec();
	pairs.insert(floor, 1_000_u32.encode());
	let broken = env::judge(pairs).1.expect("the floor is above all validators");
	assert!(broken.contains("V01"), "{broken}");
}
