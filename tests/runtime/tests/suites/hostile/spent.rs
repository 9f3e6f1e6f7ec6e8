// SPDX-License-Identifier: Apache-2.0
//! How long blocks take to execute, beside what they are declared to take.

use crate::hostile::chain::{Chain, Made};
use anyhow::Result;
use std::time::Duration;

/// The longest that a block may take.
const MOST: Duration = Duration::from_millis(1_200);
/// How many times its declared time a block may take. pallet-revive's weights are of another machine and another database, and
/// it declares the precompile that raises numbers to powers by the EVM's gas.
const RATIO: f64 = 2.5;
/// Blocks that are done sooner tell nothing of contracts: hooks and signatures take as long.
const SHORT: Duration = Duration::from_millis(30);
/// How often a block that took too long is tried again: others on the machine may have been at fault.
const TRIES: usize = 5;

/// What a block of an attack took.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spent {
	/// Executing it.
	pub time: Duration,
	/// What its transactions and hooks are declared to take, by what they used.
	pub declared: Duration,
}

impl Spent {
	/// Executes a block, until it was in time or was tried often enough. The shortest time counts.
	pub fn of(chain: &Chain, made: &Made) -> Result<Self> {
		let mut spent = Self { time: chain.execute(made)?, declared: chain.declared(made) };
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
		self.time <= MOST && self.ratio() <= RATIO
	}

	/// How many times its declared time it took, or 0 where it was short.
	pub fn ratio(&self) -> f64 {
		if self.time < SHORT {
			return 0.0;
		}
		self.time.as_secs_f64() / self.declared.as_secs_f64().max(f64::EPSILON)
	}
}
