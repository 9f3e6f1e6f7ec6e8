// SPDX-License-Identifier: Apache-2.0
//! How much a suite does: `scripts/test.sh NAME N` sets `GENEX_SIZE` to the number of rounds, and `GENEX_SEED` repeats
//! them.

use crate::settings::{number_from, seed};
use codec::Encode;
use std::ops::RangeInclusive;

/// The rounds of a run.
#[derive(Clone, Copy, Debug)]
pub struct Rounds {
	/// How many: `GENEX_SIZE`, else one.
	pub count: u64,
	/// What their numbers are drawn from: `GENEX_SEED`, else the clock.
	pub seed: u64,
}

impl Rounds {
	/// As the environment says.
	pub fn from_env() -> Self {
		Self { count: number_from("GENEX_SIZE").unwrap_or(1), seed: seed() }
	}

	/// One after the other.
	pub fn all(self) -> impl Iterator<Item = Round> {
		(0..self.count).map(move |number| Round { number, seed: self.seed })
	}
}

/// One round. Its `Debug` form says how to repeat it.
#[derive(Clone, Copy, Debug)]
pub struct Round {
	/// Counted from zero.
	pub number: u64,
	/// The seed of the run.
	pub seed: u64,
}

impl Round {
	/// `first` in the first round, so that a short run is the same every time. In another one a number of `range`, drawn
	/// from the seed for `what`.
	pub fn number(self, what: &str, first: u64, range: RangeInclusive<u64>) -> u64 {
		if self.number == 0 {
			return first;
		}
		let drawn = sp_io::hashing::twox_64(&(self.seed, self.number, what).encode());
		let (low, high) = range.into_inner();
		low + u64::from_le_bytes(drawn) % (high - low + 1)
	}
}
