// SPDX-License-Identifier: Apache-2.0
//! Numbers that repeat when the seed does.

/// A stream of numbers (splitmix64).
pub struct Random(u64);

impl Random {
	/// The stream of this seed.
	pub fn new(seed: u64) -> Self {
		Self(seed)
	}

	/// Any number.
	pub fn any(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
		mixed ^ (mixed >> 31)
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
