// SPDX-License-Identifier: Apache-2.0
//! When transactions are due at a fixed rate. Who sends late does not move what comes after, so a slow node cannot make its
//! own times look better.

use anyhow::{Result, ensure};
use std::time::{Duration, Instant};

/// Due times from a start on, evenly spread.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
	start: Instant,
	rate: f64,
}

impl Schedule {
	/// `rate` a second, the first one at `start`.
	///
	/// # Errors
	/// A rate that is zero, negative or no number.
	pub fn new(start: Instant, rate: f64) -> Result<Self> {
		ensure!(rate.is_finite() && rate > 0.0, "a rate is above zero, not {rate}");
		Ok(Self { start, rate })
	}

	/// When the one with this index is due.
	pub fn due(&self, index: usize) -> Instant {
		self.start + Duration::from_secs_f64(index as f64 / self.rate)
	}

	/// How many are due within `time`.
	pub fn within(&self, time: Duration) -> usize {
		(time.as_secs_f64() * self.rate).ceil() as usize
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn due_should_spread_evenly_from_the_start_on() {
		let start = Instant::now();
		let schedule = Schedule::new(start, 50.0).unwrap();
		assert_eq!(schedule.due(0), start);
		assert_eq!(schedule.due(1) - start, Duration::from_millis(20));
		assert_eq!(schedule.due(50) - start, Duration::from_secs(1));
	}

	#[test]
	fn within_should_count_those_that_are_due() {
		let schedule = Schedule::new(Instant::now(), 50.0).unwrap();
		assert_eq!(schedule.within(Duration::from_secs(120)), 6_000);
		assert_eq!(schedule.within(Duration::from_millis(30)), 2);
		assert_eq!(schedule.within(Duration::ZERO), 0);
	}

	#[test]
	fn new_should_fail_when_the_rate_is_none() {
		for rate in [0.0, -1.0, f64::NAN, f64::INFINITY] {
			assert!(Schedule::new(Instant::now(), rate).is_err(), "{rate}");
		}
	}
}
