// SPDX-License-Identifier: Apache-2.0
//! A copy of the state equals the state.

use genex_runtime_tests::{env, mirror::Mirrored, scene, who};
use sp_core::storage::well_known_keys::is_child_storage_key;

/// Every key with its value, in the order of the keys.
fn state() -> Vec<(Vec<u8>, Option<Vec<u8>>)> {
	let mut key: Vec<u8> = Vec::new();
	let next = || {
		key = sp_io::storage::next_key(&key)?;
		Some(key.clone())
	};
	let keys = std::iter::from_fn(next).filter(|key| !is_child_storage_key(key));
	keys.map(|key| (key.clone(), frame_support::storage::unhashed::get_raw(&key))).collect()
}

#[test]
fn copy_should_equal_the_chain_when_acts_and_commits_change_it() {
	let mut chain = Mirrored::new(env::chain(env::preset("development")));
	chain.write(env::begin);
	for count in 1..4 {
		let amount = genex_runtime::constants::GNX * count;
		chain.write(|| scene::endow(&who::account("Newcomer"), amount));
		assert_eq!(chain.read(state), chain.write(state));
		if count == 2 {
			chain.commit();
		}
		chain.write(env::next_block);
		assert_eq!(chain.read(state), chain.write(state));
	}
	let removed = b"a key that goes";
	chain.write(|| sp_io::storage::set(removed, b"a value"));
	chain.commit();
	assert!(chain.read(|| sp_io::storage::exists(removed)));
	chain.write(|| sp_io::storage::clear(removed));
	assert!(!chain.read(|| sp_io::storage::exists(removed)));
	chain.commit();
	assert_eq!(chain.read(state), chain.write(state));
}
