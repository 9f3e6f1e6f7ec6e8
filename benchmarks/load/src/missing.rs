// SPDX-License-Identifier: Apache-2.0
//! What could not be measured. Each part is tried twice, and the absence of one takes nothing from the others, which were measured
//! for an hour.

use anyhow::Result;
use serde_json::{Value, json};

/// Names of parts that could not be measured.
#[derive(Debug, Default)]
pub struct Missing(Vec<String>);

impl Missing {
	/// What was measured. Where it was not, notes its name and says why.
	pub fn or_told<T>(&mut self, name: &str, measured: Result<T>) -> Option<T> {
		match measured {
			Ok(measured) => Some(measured),
			Err(error) => {
				eprintln!("not measured: {name}: {error:#}");
				self.0.push(name.to_owned());
				None
			},
		}
	}

	/// The names.
	pub fn names(&self) -> Value {
		json!(self.0)
	}
}

/// Whether a result has all of its parts.
pub fn is_whole(result: &Value) -> bool {
	result["missing"].as_array().is_none_or(Vec::is_empty)
}

/// Measures, and once more where that failed: something else on the machine may have been at fault. A failure is never a figure,
/// so no lower one is passed over.
///
/// # Errors
/// It failed twice.
pub async fn twice<T>(measure: impl AsyncFn() -> Result<T>) -> Result<T> {
	match measure().await {
		Ok(measured) => Ok(measured),
		Err(error) => {
			eprintln!("measuring once more, since it failed: {error:#}");
			measure().await
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use anyhow::bail;
	use std::cell::Cell;
	use tokio::runtime::Runtime;

	/// What comes of a measurement that fails so often, and how often it was tried.
	fn tried(failures: usize) -> (Option<usize>, usize) {
		let tries = Cell::new(0);
		let measured = Runtime::new().unwrap().block_on(twice(async || {
			tries.set(tries.get() + 1);
			if tries.get() <= failures {
				bail!("failed");
			}
			Ok(7)
		}));
		(measured.ok(), tries.get())
	}

	#[test]
	fn twice_should_measure_once_when_that_succeeds() {
		assert_eq!(tried(0), (Some(7), 1));
	}

	#[test]
	fn twice_should_measure_again_when_it_failed_once() {
		assert_eq!(tried(1), (Some(7), 2));
		assert_eq!(tried(2), (None, 2));
	}

	#[test]
	fn result_should_be_whole_when_nothing_is_missing() {
		let mut missing = Missing::default();
		assert_eq!(missing.or_told("plain", Ok(1)), Some(1));
		assert!(is_whole(&json!({ "missing": missing.names() })));
		assert!(is_whole(&json!({ "bench": "mixed" })));

		let failed: Result<u8> = Err(anyhow::anyhow!("too few blocks"));
		assert_eq!(missing.or_told("orders", failed), None);
		assert_eq!(missing.names(), json!(["orders"]));
		assert!(!is_whole(&json!({ "missing": missing.names() })));
	}
}
