// SPDX-License-Identifier: Apache-2.0
//! What is done, in which order.

use crate::{Engine, ours::Ours};

const DEFAULT_OPERATIONS: u64 = 2_000_000;
const DEFAULT_SEED: u64 = 2_026;
/// Orders rest up to so many ticks from the middle.
pub const DEPTH: u64 = 100;
/// The middle of the book.
pub const MIDDLE: u64 = 1_024;
/// Orders there are before the clock starts.
const BEFORE: u64 = 20_000;
/// Owners.
const OWNERS: u64 = 1_000;

/// One operation. Orders are numbered as they come.
#[derive(Clone, Copy)]
pub enum Operation {
	/// An order that rests.
	Rest {
		/// Whether it buys.
		buys: bool,
		/// Its price.
		tick: u16,
		/// How much.
		lots: u64,
		/// Whose it is.
		owner: u64,
	},
	/// An order that takes what it meets and does not rest.
	Take {
		/// Whether it buys.
		buys: bool,
		/// The worst price.
		tick: u16,
		/// How much.
		lots: u64,
		/// Whose it is.
		owner: u64,
	},
	/// A cancel of the order with this number.
	Cancel(usize),
}

/// A stream.
pub struct Stream {
	/// What is there before.
	pub before: Vec<Operation>,
	/// What is timed.
	pub timed: Vec<Operation>,
}

/// Steele, Lea and Flood's SplitMix64.
struct Random(u64);

impl Random {
	fn below(&mut self, bound: u64) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut word = self.0;
		word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		(word ^ (word >> 31)) % bound
	}

	fn rest(&mut self) -> Operation {
		let (buys, distance) = (self.below(2) == 0, 1 + self.below(DEPTH));
		let tick = if buys { MIDDLE - distance } else { MIDDLE + distance } as u16;
		Operation::Rest { buys, tick, lots: 1 + self.below(100), owner: self.below(OWNERS) }
	}

	/// Accepts the whole depth and takes five resting orders on average.
	fn take(&mut self) -> Operation {
		let buys = self.below(2) == 0;
		let tick = if buys { MIDDLE + DEPTH } else { MIDDLE - DEPTH } as u16;
		Operation::Take { buys, tick, lots: 1 + self.below(500), owner: self.below(OWNERS) }
	}
}

fn number(name: &str) -> Option<u64> {
	std::env::var(name).ok()?.parse().ok()
}

impl Stream {
	/// The stream that the environment asks for.
	pub fn draw() -> Self {
		let operations = number("GENEX_SIZE").unwrap_or(DEFAULT_OPERATIONS);
		let mut random = Random(number("GENEX_SEED").unwrap_or(DEFAULT_SEED));
		let before: Vec<_> = (0..BEFORE).map(|_| random.rest()).collect();
		let mut engine = Ours::default();
		before.iter().for_each(|operation| engine.act(operation));
		let timed = (0..operations).map(|_| {
			let operation = match random.below(10) {
				0..7 => random.rest(),
				7..9 => {
					let resting = engine.resting();
					Operation::Cancel(resting[random.below(resting.len() as u64) as usize])
				},
				_ => random.take(),
			};
			engine.act(&operation);
			operation
		});
		let timed = timed.collect();
		Self { before, timed }
	}
}
