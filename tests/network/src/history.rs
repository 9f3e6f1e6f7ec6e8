// SPDX-License-Identifier: Apache-2.0
//! All that any node has ever called final. It never changes: the first hash that is noted at a height stays.

use std::{
	collections::BTreeMap,
	sync::{Mutex, MutexGuard, PoisonError},
};

/// What is known.
#[derive(Debug, Default)]
struct Known {
	blocks: BTreeMap<u64, String>,
	conflicts: Vec<String>,
	/// The highest block that each node has called final.
	heads: BTreeMap<usize, u64>,
	/// How often a node called less final than before: its database had lost something.
	setbacks: u64,
}

/// The history that all nodes share.
#[derive(Debug, Default)]
pub struct History(Mutex<Known>);

impl History {
	fn known(&self) -> MutexGuard<'_, Known> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Node `node` says that the block `hash` at height `number` is final.
	pub fn note(&self, node: usize, number: u64, hash: &str) {
		let mut known = self.known();
		let first = known.blocks.entry(number).or_insert_with(|| hash.to_owned()).clone();
		if first != hash {
			known.conflicts.push(format!(
				"block {number} is {hash} at node {node}, and was {first} when first seen final"
			));
		}
		let head = known.heads.entry(node).or_default();
		*head = number.max(*head);
	}

	/// Node `node` says that nothing above `number` is final.
	pub fn head(&self, node: usize, number: u64) {
		let mut known = self.known();
		let head = known.heads.entry(node).or_default();
		if number < *head {
			*head = number;
			known.setbacks += 1;
		}
	}

	/// The highest block that any node has called final.
	pub fn top(&self) -> u64 {
		self.known().blocks.keys().next_back().copied().unwrap_or(0)
	}

	/// The highest block that one of these nodes now calls final.
	pub fn top_of(&self, nodes: &[usize]) -> u64 {
		let known = self.known();
		nodes.iter().filter_map(|node| known.heads.get(node)).copied().max().unwrap_or(0)
	}

	/// All that was ever final, by height.
	pub fn blocks(&self) -> BTreeMap<u64, String> {
		self.known().blocks.clone()
	}

	/// Heights at which two blocks were final.
	pub fn conflicts(&self) -> Vec<String> {
		self.known().conflicts.clone()
	}

	/// How often a node called less final than before.
	pub fn setbacks(&self) -> u64 {
		self.known().setbacks
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn history_should_see_a_conflict_when_two_blocks_are_final_at_one_height() {
		let history = History::default();
		history.note(0, 1, "a");
		history.note(1, 1, "a");
		assert!(history.conflicts().is_empty());
		history.note(2, 1, "b");
		assert_eq!(history.conflicts().len(), 1);
		assert_eq!(history.blocks()[&1], "a");
	}

	#[test]
	fn history_should_count_a_setback_when_a_node_falls_behind_itself() {
		let history = History::default();
		history.note(0, 5, "a");
		history.head(0, 5);
		history.head(1, 2);
		assert_eq!((history.setbacks(), history.top(), history.top_of(&[1])), (0, 5, 0));
		history.head(0, 3);
		assert_eq!((history.setbacks(), history.top(), history.top_of(&[0])), (1, 5, 3));
	}
}
