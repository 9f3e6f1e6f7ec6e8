// SPDX-License-Identifier: Apache-2.0
//! Percentiles and rates.

use serde_json::{Value, json};
use std::time::Duration;

/// How long something took, each time.
#[derive(Clone, Debug, Default)]
pub struct Times(Vec<Duration>);

impl Times {
	/// Notes one more.
	pub fn add(&mut self, time: Duration) {
		self.0.push(time);
	}

	/// How many there are.
	pub fn count(&self) -> usize {
		self.0.len()
	}

	/// The time within which `percent` of a hundred were done, in milliseconds: the smallest one that so many did not
	/// exceed. Nothing where there are none.
	pub fn percentile(&self, percent: usize) -> Option<u64> {
		let mut sorted = self.0.clone();
		sorted.sort_unstable();
		let rank = (sorted.len() * percent).div_ceil(100);
		let time = sorted.get(rank.checked_sub(1)?)?;
		u64::try_from(time.as_millis()).ok()
	}

	/// Count, median, the times of 95 and 99 in a hundred, and the longest.
	pub fn summary(&self) -> Value {
		json!({
			"count": self.count(),
			"p50_ms": self.percentile(50),
			"p95_ms": self.percentile(95),
			"p99_ms": self.percentile(99),
			"max_ms": self.percentile(100),
		})
	}
}

/// How many a second, where `count` took `millis` milliseconds.
pub fn per_second(count: u64, millis: u64) -> f64 {
	if millis == 0 {
		return 0.0;
	}
	rounded(count as f64 * 1_000.0 / millis as f64)
}

/// `value` with one digit after the point.
pub fn rounded(value: f64) -> f64 {
	(value * 10.0).round() / 10.0
}

/// `one` through `other` with two digits after the point; nothing where there is no other.
pub fn ratio(one: f64, other: f64) -> Option<f64> {
	(other > 0.0).then(|| (one * 100.0 / other).round() / 100.0)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn times(millis: impl IntoIterator<Item = u64>) -> Times {
		Times(millis.into_iter().map(Duration::from_millis).collect())
	}

	#[test]
	fn percentile_should_be_the_smallest_that_so_many_do_not_exceed() {
		let times = times((1..=100).rev());
		assert_eq!(times.percentile(50), Some(50));
		assert_eq!(times.percentile(95), Some(95));
		assert_eq!(times.percentile(99), Some(99));
		assert_eq!(times.percentile(100), Some(100));
	}

	#[test]
	fn percentile_should_be_the_only_one_when_there_is_one() {
		assert_eq!(times([7]).percentile(50), Some(7));
		assert_eq!(times([7]).percentile(99), Some(7));
	}

	#[test]
	fn percentile_should_be_nothing_when_there_are_none() {
		assert_eq!(times([]).percentile(95), None);
		assert_eq!(times([1, 2]).percentile(0), None);
	}

	#[test]
	fn percentile_should_round_up_when_it_falls_between_two() {
		assert_eq!(times([10, 20, 30]).percentile(50), Some(20));
		assert_eq!(times([10, 20, 30]).percentile(95), Some(30));
	}

	#[test]
	fn summary_should_count_all_that_were_noted() {
		let mut all = times([10]);
		all.add(Duration::from_millis(30));
		let summary = all.summary();
		assert_eq!((&summary["count"], &summary["p50_ms"]), (&json!(2), &json!(10)));
		assert_eq!(summary["max_ms"], json!(30));
	}

	#[test]
	fn rates_should_be_those_of_a_second() {
		assert_eq!(per_second(1_500, 2_000), 750.0);
		assert_eq!(per_second(1, 3_000), 0.3);
		assert_eq!(per_second(5, 0), 0.0);
	}

	#[test]
	fn ratio_should_be_nothing_when_there_is_nothing_to_compare_with() {
		assert_eq!(ratio(1_000.0, 333.0), Some(3.0));
		assert_eq!(ratio(1.0, 0.0), None);
	}
}
