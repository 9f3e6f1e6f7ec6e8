// SPDX-License-Identifier: Apache-2.0
//! Numbers that repeat when the seed does.

use proptest::{
	prelude::Rng,
	test_runner::{RngAlgorithm, TestRng},
};

/// Proptest's source of numbers for this seed.
pub fn source(seed: u64) -> TestRng {
	let mut bytes = [0; 32];
	bytes[..8].copy_from_slice(&seed.to_le_bytes());
	TestRng::from_seed(RngAlgorithm::ChaCha, &bytes)
}

/// A stream of numbers.
pub struct Random(TestRng);

impl Random {
	/// The stream of this seed.
	pub fn new(seed: u64) -> Self {
		Self(source(seed))
	}

	/// Any number.
	pub fn any(&mut self) -> u64 {
		self.0.next_u64()
	}

	/// A number from 0 to below `bound`, which is above zero.
	pub fn below(&mut self, bound: u64) -> u64 {
		self.any() % bound
	}

	/// A number from `low` to below `high`.
	pub fn between(&mut self, low: u64, high: u64) -> u64 {
		low + self.below(high - low)
	}

	/// True in `percent` of a hundred cases.
	pub fn chance(&mut self, percent: u64) -> bool {
		self.below(100) < percent
	}

	/// One of several.
	pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
		let count = u64::try_from(from.len()).expect("a short list");
		&from[usize::try_from(self.below(count)).expect("a short list")]
	}

	/// A quantity: mostly small, sometimes huge, sometimes zero.
	pub fn quantity(&mut self) -> u64 {
		match self.below(20) {
			0 => 0,
			1 => self.any(),
			2..=5 => self.between(1, 1_000_000),
			_ => self.between(1, 2_000),
		}
	}

	/// A hash, from so few that some come twice.
	pub fn hash(&mut self) -> sp_core::H256 {
		sp_core::H256::from_low_u64_be(self.below(100_000))
	}
}
