// SPDX-License-Identifier: Apache-2.0
//! A chain in memory with a copy of its state that is quick to read.
//!
//! A chain keeps its state as a trie, of which every read walks several nodes. Who draws acts at random and checks
//! invariants reads whole maps over and over, which takes far longer than the acts themselves. The copy is a plain map that
//! is told what each act changed: whoever reads it gets the same keys and values in the same order.

use sp_core::{storage::well_known_keys::is_child_storage_key, traits::Externalities};
use sp_io::TestExternalities;
use sp_state_machine::{Backend, BasicExternalities};

/// A chain and its copy. What contracts store, in tries of their own, is not copied.
pub struct Mirrored {
	chain: TestExternalities,
	copy: BasicExternalities,
}

impl Mirrored {
	/// Copies the chain as it is.
	pub fn new(chain: TestExternalities) -> Self {
		let readable = "a state in memory is readable";
		let pairs = chain.backend.pairs(Default::default()).expect(readable);
		let copy = pairs.map(|pair| pair.expect(readable)).collect();
		let mut mirrored = Self { chain, copy };
		mirrored.follow();
		mirrored
	}

	/// Runs what changes the state.
	pub fn write<R>(&mut self, act: impl FnOnce() -> R) -> R {
		let result = self.chain.execute_with(act);
		self.follow();
		result
	}

	/// Runs what reads the state. What it changes nevertheless is lost to the chain.
	pub fn read<R>(&mut self, look: impl FnOnce() -> R) -> R {
		self.copy.execute_with(look)
	}

	/// Moves what was changed into the chain's trie. Between two commits each act copies all changes anew, and each root of
	/// the state counts them in.
	pub fn commit(&mut self) {
		self.chain.commit_all().expect("no transaction is open");
	}

	/// Copies what was changed since the last commit.
	fn follow(&mut self) {
		for (key, value) in self.chain.overlayed_changes().changes() {
			if !is_child_storage_key(key) {
				self.copy.place_storage(key.clone(), value.clone().value().cloned());
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{env, scene, who};

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
			assert_eq!(chain.read(state), chain.chain.execute_with(state));
			if count == 2 {
				chain.commit();
			}
			chain.write(env::next_block);
			assert_eq!(chain.read(state), chain.chain.execute_with(state));
		}
		let removed = b"a key that goes";
		chain.write(|| sp_io::storage::set(removed, b"a value"));
		chain.commit();
		assert!(chain.read(|| sp_io::storage::exists(removed)));
		chain.write(|| sp_io::storage::clear(removed));
		assert!(!chain.read(|| sp_io::storage::exists(removed)));
		chain.commit();
		assert_eq!(chain.read(state), chain.chain.execute_with(state));
	}
}
