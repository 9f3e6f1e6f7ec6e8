// SPDX-License-Identifier: Apache-2.0
//! What was measured of several scenarios, side by side.

use crate::{load::Carried, missing::Missing, stats::ratio};
use anyhow::{Result, ensure};
use serde_json::{Map, Value, json};

/// What was measured so far.
#[derive(Debug, Default)]
pub struct Score {
	result: Map<String, Value>,
	details: Map<String, Value>,
	missing: Missing,
}

impl Score {
	/// Notes `value` under `key`.
	pub fn put(&mut self, key: &str, value: Value) {
		self.result.insert(key.into(), value);
	}

	/// Notes how many there were a second under `key`, and tells it; `name` is what is missing where there is no rate.
	pub fn put_rate(&mut self, key: &str, name: &str, rate: Result<f64>) {
		if let Some(rate) = self.missing.or_told(name, rate) {
			eprintln!("{name}: {rate} a second");
			self.put(key, json!(rate));
		}
	}

	/// Notes what was carried a second under `key`, and all figures of it under `name`. Gives what was carried.
	pub fn put_carried(
		&mut self,
		key: &str,
		name: &str,
		carried: Result<Carried>,
	) -> Option<Carried> {
		let carried = self.missing.or_told(name, carried)?;
		self.put(key, json!(carried.per_second));
		self.details.insert(name.into(), carried.figures());
		Some(carried)
	}

	/// Notes what is under `one` through what is under `other`, where there are both.
	pub fn compare(&mut self, key: &str, one: &str, other: &str) {
		let of = |name: &str| self.result.get(name).and_then(Value::as_f64);
		if let (Some(one), Some(other)) = (of(one), of(other)) {
			self.put(key, json!(ratio(one, other)));
		}
	}

	/// The result of a measurement of so many blocks.
	///
	/// # Errors
	/// No scenario could be measured.
	pub fn end(self, bench: &str, blocks: usize) -> Result<Value> {
		let Self { mut result, details, missing } = self;
		ensure!(!details.is_empty(), "none of it could be measured");
		result.insert("bench".into(), json!(bench));
		result.insert("blocks".into(), json!(blocks));
		result.insert("details".into(), Value::Object(details));
		result.insert("missing".into(), missing.names());
		Ok(Value::Object(result))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use anyhow::anyhow;

	#[test]
	fn score_should_compare_what_was_measured_and_nothing_else() {
		let mut score = Score::default();
		score.put_rate("ours_per_s", "ours", Ok(900.0));
		score.put_rate("theirs_per_s", "theirs", Ok(600.0));
		score.put_rate("others_per_s", "others", Err(anyhow!("it did not start")));
		score.compare("ratio_to_theirs", "ours_per_s", "theirs_per_s");
		score.compare("ratio_to_others", "ours_per_s", "others_per_s");
		let result = json!({ "ours_per_s": 900.0, "theirs_per_s": 600.0, "ratio_to_theirs": 1.5 });
		assert_eq!(Value::Object(score.result), result);
		assert_eq!(score.missing.names(), json!(["others"]));
	}

	#[test]
	fn score_should_be_refused_when_no_scenario_could_be_measured() {
		let mut score = Score::default();
		let none = score.put_carried("eth_per_s", "eth_plain", Err(anyhow!("too few blocks")));
		assert!(none.is_none());
		score.put_rate("anvil_per_s", "anvil", Ok(600.0));
		assert!(score.end("eth", 60).is_err());
	}
}
