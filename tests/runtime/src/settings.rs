// SPDX-License-Identifier: Apache-2.0
//! What the environment says about a run: `GENEX_SIZE`, how much is done, and `GENEX_SEED`, what is drawn.

use std::time::{SystemTime, UNIX_EPOCH};

/// The number in an environment variable, unless it is missing or empty.
pub fn number_from(variable: &str) -> Option<u64> {
	let text = std::env::var(variable).ok().filter(|text| !text.is_empty())?;
	Some(text.parse().unwrap_or_else(|_| panic!("{variable} is a number, not {text:?}")))
}

/// What random numbers are drawn from: `GENEX_SEED`, else the clock.
pub fn seed() -> u64 {
	number_from("GENEX_SEED").unwrap_or_else(clock)
}

fn clock() -> u64 {
	let now = SystemTime::now().duration_since(UNIX_EPOCH);
	u64::try_from(now.expect("a clock after 1970").as_nanos() & 0xFFFF_FFFF).expect("32 bits")
}
