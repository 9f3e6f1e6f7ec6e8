// SPDX-License-Identifier: Apache-2.0
//! How long blocks take to execute, beside what they are declared to take.

use crate::hostile::chain::{Chain, Made};
use anyhow::Result;
use std::time::Duration;

/// The longest that a block may take.
const MOST: Duration = Duration::from_millis(1_200);
/// How many times its declared time a block may take. pallet-revive's weights are of another machine and another database, and
/// know nothing of what our guard of GNX looks up when value goes along.
const RATIO: f64 = 3.0;
/// The same of attacks that do nothing but raise large numbers to powers, which pallet-revive declares by the EVM's gas and
/// not by the time it takes. With blocks as full as contracts get them this is about [`MOST`].
const RATIO_OF_ARITHMETIC: f64 = 3.5;
/// Attacks that do nothing else.
const ARITHMETIC: [&str; 2] = ["ArithmeticBomb", "PowerBomb"];
/// Blocks that are done sooner tell nothing of contracts: hooks and signatures take as long.
const SHORT: Duration = Duration::from_millis(30);
/// How often a block that took too long is tried again: others on the machine may have been at fault.
const TRIES: usize = 3;

/// What a block of an attack took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spent {
	/// Executing it.
	pub time: Duration,
	/// What its transactions and hooks are declared to take, by what they used.
	pub declared: Duration,
	/// How many times its declared time it may take.
	most: f64,
}

impl Spent {
	/// Executes a block of the attack `name`, until it was in time or was tried often enough. The shortest time counts.
	pub fn of(name: &str, chain: &Chain, made: &Made) -> Result<Self> {
		let most = if ARITHMETIC.contains(&name) { RATIO_OF_ARITHMETIC } else { RATIO };
		let mut spent = Self { time: chain.execute(made)?, declared: chain.declared(made), most };
		for _ in 1..TRIES {
			if spent.is_in_time() {
				break;
			}
			spent.time = spent.time.min(chain.execute(made)?);
		}
		Ok(spent)
	}

	/// Whether it took no longer than any block may, nor than this one may by what it declares.
	pub fn is_in_time(&self) -> bool {
		self.time <= MOST && self.ratio() <= self.most
	}

	/// Whether it is of an attack with the dearest arithmetic.
	pub fn is_arithmetic(&self) -> bool {
		self.most > RATIO
	}

	/// How many times its declared time it took, or 0 where it was short.
	pub fn ratio(&self) -> f64 {
		if self.time < SHORT {
			return 0.0;
		}
		self.time.as_secs_f64() / self.declared.as_secs_f64().max(f64::EPSILON)
	}
}
