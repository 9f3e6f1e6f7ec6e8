// SPDX-License-Identifier: Apache-2.0

//! Parameters and answer of `eth_feeHistory`.

use serde::{Deserialize, Deserializer, Serialize, de::Error};
use serde_json::Value;
use sp_core::U256;

use super::block_id::quantity;

/// Most blocks one answer covers, as in other clients; a higher count is lowered to it.
pub const MAX_BLOCKS: u64 = 1024;
/// Most percentiles in one request.
const MAX_PERCENTILES: usize = 100;

/// A number of blocks: a hex quantity, or a plain number as older clients send it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockCount(pub u64);

impl<'de> Deserialize<'de> for BlockCount {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		match Value::deserialize(deserializer)? {
			Value::String(text) => quantity(&text).map(Self).map_err(D::Error::custom),
			Value::Number(number) => number
				.as_u64()
				.map(Self)
				.ok_or_else(|| D::Error::custom(format!("{number} is no number of blocks"))),
			other => Err(D::Error::custom(format!("{other} is no number of blocks"))),
		}
	}
}

/// Fees and load of a range of blocks.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FeeHistory {
	/// First block of the range.
	pub oldest_block: U256,
	/// Base fee per block, and that of the block after the range.
	pub base_fee_per_gas: Vec<U256>,
	/// Gas used divided by gas limit, per block.
	pub gas_used_ratio: Vec<f64>,
	/// Priority fees at the percentiles asked for, per block.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub reward: Option<Vec<Vec<U256>>>,
}

/// The range an answer covers: `count` blocks up to `newest`, as far as there are that many.
pub fn range(count: u64, newest: u32) -> Option<(u32, u32)> {
	let count = count.min(MAX_BLOCKS).min(u64::from(newest) + 1);
	let before = u32::try_from(count.checked_sub(1)?).ok()?;
	Some((newest - before, newest))
}

/// Refuses percentiles that are not ascending within 0 to 100.
pub fn check_percentiles(percentiles: &[f64]) -> Result<(), String> {
	if percentiles.len() > MAX_PERCENTILES {
		return Err(format!("more than {MAX_PERCENTILES} reward percentiles"));
	}
	if let Some(wrong) = percentiles.iter().find(|value| !(0.0..=100.0).contains(*value)) {
		return Err(format!("reward percentile {wrong} is not between 0 and 100"));
	}
	if percentiles.windows(2).any(|pair| pair[0] > pair[1]) {
		return Err("reward percentiles are not in ascending order".into());
	}
	Ok(())
}

/// Load of a block as a fraction.
pub fn ratio(used: U256, limit: U256) -> f64 {
	let float = |value: U256| u128::try_from(value).unwrap_or(u128::MAX) as f64;
	if limit.is_zero() { 0.0 } else { float(used) / float(limit) }
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::*;

	#[test]
	fn range_should_stop_at_genesis_and_at_the_cap() {
		assert_eq!(range(4, 10), Some((7, 10)));
		assert_eq!(range(1, 0), Some((0, 0)));
		assert_eq!(range(50, 10), Some((0, 10)));
		assert_eq!(range(u64::MAX, 5_000), Some((5_000 - 1023, 5_000)));
		assert_eq!(range(0, 10), None);
	}

	#[test]
	fn check_percentiles_should_refuse_disorder_and_excess() {
		assert_eq!(check_percentiles(&[]), Ok(()));
		assert_eq!(check_percentiles(&[0.0, 25.5, 25.5, 100.0]), Ok(()));
		assert!(check_percentiles(&[50.0, 10.0]).unwrap_err().contains("ascending"));
		assert!(check_percentiles(&[-1.0]).unwrap_err().contains("between 0 and 100"));
		assert!(check_percentiles(&[100.1]).unwrap_err().contains("between 0 and 100"));
		assert!(check_percentiles(&[f64::NAN]).unwrap_err().contains("between 0 and 100"));
		assert!(check_percentiles(&[1.0; 101]).unwrap_err().contains("more than 100"));
	}

	#[test]
	fn block_count_should_read_quantities_and_numbers() {
		let parse = |value: Value| serde_json::from_value::<BlockCount>(value);
		assert_eq!(parse(json!("0xa")).unwrap(), BlockCount(10));
		assert_eq!(parse(json!(5)).unwrap(), BlockCount(5));
		assert!(parse(json!(-1)).is_err() && parse(json!("ten")).is_err());
	}

	#[test]
	fn ratio_should_be_a_fraction_and_zero_without_a_limit() {
		assert_eq!(ratio(1.into(), 4.into()), 0.25);
		assert_eq!(ratio(1.into(), 0.into()), 0.0);
	}
}
