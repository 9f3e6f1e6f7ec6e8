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
