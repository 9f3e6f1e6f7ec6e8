// SPDX-License-Identifier: Apache-2.0
//! Random numbers that can be had again.

/// A generator of random numbers: the same from the same seed.
#[derive(Clone, Debug)]
pub struct Luck(u64);

impl Luck {
	/// A generator from `seed`.
	pub fn of(seed: u64) -> Self {
		// The step below would stay at zero for ever.
		Self(seed.max(1))
	}

	/// A number from 0 to `below` - 1; 0 where `below` is 0.
	pub fn below(&mut self, below: u64) -> u64 {
		// Xorshift with the usual three shifts.
		self.0 ^= self.0 << 13;
		self.0 ^= self.0 >> 7;
		self.0 ^= self.0 << 17;
		self.0.checked_rem(below).unwrap_or(0)
	}

	/// One of `count` nodes.
	pub fn node(&mut self, count: usize) -> usize {
		usize::try_from(self.below(count as u64)).unwrap_or(0)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn luck_should_be_the_same_when_the_seed_is() {
		let draw = |seed| {
			let mut luck = Luck::of(seed);
			(0..100).map(|_| luck.below(7)).collect::<Vec<_>>()
		};
		assert_eq!(draw(5), draw(5));
		assert_ne!(draw(5), draw(6));
		assert!(draw(0).iter().all(|number| *number < 7));
		assert_eq!(Luck::of(9).below(0), 0);
	}
}
