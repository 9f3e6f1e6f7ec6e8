// SPDX-License-Identifier: Apache-2.0

//! The filter object of `eth_getLogs` and of the `logs` subscription.

use serde::{Deserialize, Deserializer, de::Error};
use serde_json::Value;
use sp_core::{H160, H256};

use super::BlockId;
use crate::bloom::Bloom;

/// Most topics a log can have.
const MAX_TOPICS: usize = 4;
/// Most addresses, and most alternatives per topic, in one filter.
const MAX_ALTERNATIVES: usize = 1_000;

/// The blocks a filter covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterBlocks {
	/// From one block to another, both included.
	Range {
		/// First block; the best block when not given.
		from: BlockId,
		/// Last block; the best block when not given.
		to: BlockId,
	},
	/// One block, by Ethereum block hash.
	Hash(H256),
}

/// Which logs a caller wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
	/// Blocks to search. Subscriptions ignore it.
	pub blocks: FilterBlocks,
	/// Emitting contracts; empty accepts any.
	pub addresses: Vec<H160>,
	/// Alternatives per topic position; an empty list accepts anything at that position.
	pub topics: Vec<Vec<H256>>,
}

impl Default for Filter {
	fn default() -> Self {
		Self {
			blocks: FilterBlocks::Range { from: BlockId::default(), to: BlockId::default() },
			addresses: Vec::new(),
			topics: Vec::new(),
		}
	}
}

impl Filter {
	/// Whether a log is wanted. Positions of the filter beyond the log's topics do not match, even
	/// when they accept anything: the log has to have that many topics.
	pub fn matches(&self, address: &H160, topics: &[H256]) -> bool {
		(self.addresses.is_empty() || self.addresses.contains(address))
			&& self.topics.len() <= topics.len()
			&& self
				.topics
				.iter()
				.zip(topics)
				.all(|(wanted, topic)| wanted.is_empty() || wanted.contains(topic))
	}

	/// `false` when no log behind this bloom can be wanted.
	pub fn may_match(&self, bloom: &Bloom) -> bool {
		let address = self.addresses.is_empty()
			|| self.addresses.iter().any(|address| bloom.may_contain(address.as_bytes()));
		address
			&& self.topics.iter().all(|wanted| {
				wanted.is_empty() || wanted.iter().any(|topic| bloom.may_contain(topic.as_bytes()))
			})
	}

	/// Reads the JSON form. The text of the error says what is wrong and what is accepted.
	pub fn from_json(value: Value) -> Result<Self, String> {
		let object = match value {
			Value::Null => return Ok(Self::default()),
			Value::Object(object) => object,
			other => return Err(format!("{other} is no filter: pass an object")),
		};
		let field = |key: &str| object.get(key).filter(|value| !value.is_null());
		let blocks = match (field("blockHash"), field("fromBlock"), field("toBlock")) {
			(Some(_), Some(_), _) | (Some(_), _, Some(_)) => {
				return Err("blockHash cannot be combined with fromBlock or toBlock".into());
			},
			(Some(hash), None, None) => FilterBlocks::Hash(parse(hash, "blockHash")?),
			(None, from, to) => FilterBlocks::Range {
				from: BlockId::from_json(from.cloned().unwrap_or_default())?,
				to: BlockId::from_json(to.cloned().unwrap_or_default())?,
			},
		};
		let addresses = match field("address") {
			None => Vec::new(),
			Some(Value::Array(list)) => several(list, "address")?,
			Some(one) => vec![parse(one, "address")?],
		};
		Ok(Self { blocks, addresses, topics: topics(field("topics"))? })
	}
}

fn topics(value: Option<&Value>) -> Result<Vec<Vec<H256>>, String> {
	let positions = match value {
		None => return Ok(Vec::new()),
		Some(Value::Array(positions)) => positions,
		Some(other) => return Err(format!("topics is {other}; it must be an array")),
	};
	if positions.len() > MAX_TOPICS {
		return Err(format!("topics has {} positions; a log has at most 4", positions.len()));
	}
	positions
		.iter()
		.map(|position| match position {
			Value::Null => Ok(Vec::new()),
			// A null among the alternatives accepts anything.
			Value::Array(list) if list.iter().any(Value::is_null) => Ok(Vec::new()),
			Value::Array(list) => several(list, "topic"),
			one => Ok(vec![parse(one, "topic")?]),
		})
		.collect()
}

fn several<T: std::str::FromStr>(list: &[Value], what: &str) -> Result<Vec<T>, String> {
	if list.len() > MAX_ALTERNATIVES {
		return Err(format!(
			"{} alternatives for {what}; at most {MAX_ALTERNATIVES} are accepted, split the query",
			list.len()
		));
	}
	list.iter().map(|value| parse(value, what)).collect()
}

fn parse<T: std::str::FromStr>(value: &Value, what: &str) -> Result<T, String> {
	let expected = 2 + 2 * std::mem::size_of::<T>();
	value
		.as_str()
		.filter(|text| text.starts_with("0x") && text.len() == expected)
		.and_then(|text| text.parse().ok())
		.ok_or_else(|| {
			format!("{value} is no {what}: it must be 0x and {} hex digits", expected - 2)
		})
}

impl<'de> Deserialize<'de> for Filter {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		Self::from_json(Value::deserialize(deserializer)?).map_err(D::Error::custom)
	}
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::*;
	use crate::types::BlockTag;

	const A: H160 = H160::repeat_byte(0xaa);
	const B: H160 = H160::repeat_byte(0xbb);

	fn topic(byte: u8) -> H256 {
		H256::repeat_byte(byte)
	}

	fn hex(value: impl std::fmt::Debug) -> Value {
		json!(format!("{value:?}"))
	}

	fn filter(value: Value) -> Filter {
		Filter::from_json(value).unwrap()
	}

	#[test]
	fn matches_should_select_by_address() {
		assert!(filter(json!({})).matches(&A, &[]));
		let one = filter(json!({ "address": hex(A) }));
		assert!(one.matches(&A, &[]) && !one.matches(&B, &[]));
		let two = filter(json!({ "address": [hex(A), hex(B)] }));
		assert!(two.matches(&A, &[]) && two.matches(&B, &[]));
		assert!(filter(json!({ "address": [] })).matches(&B, &[]));
	}

	#[test]
	fn matches_should_select_by_topic_position() {
		let exact = filter(json!({ "topics": [hex(topic(1))] }));
		assert!(exact.matches(&A, &[topic(1)]));
		assert!(exact.matches(&A, &[topic(1), topic(2)]));
		assert!(!exact.matches(&A, &[topic(2), topic(1)]));
		assert!(!exact.matches(&A, &[]));

		let second = filter(json!({ "topics": [null, hex(topic(2))] }));
		assert!(second.matches(&A, &[topic(9), topic(2)]));
		assert!(!second.matches(&A, &[topic(2)]));

		let either = filter(json!({ "topics": [[hex(topic(1)), hex(topic(2))], []] }));
		assert!(either.matches(&A, &[topic(2), topic(7)]));
		assert!(!either.matches(&A, &[topic(3), topic(7)]));
		assert!(!either.matches(&A, &[topic(2)]), "a wildcard position still needs a topic");
	}

	#[test]
	fn matches_should_take_a_null_alternative_as_wildcard() {
		let any = filter(json!({ "topics": [[null, hex(topic(1))]] }));
		assert!(any.matches(&A, &[topic(5)]));
	}

	#[test]
	fn may_match_should_never_reject_what_matches() {
		let mut bloom = Bloom::default();
		bloom.add_log(&A, &[topic(1), topic(2)]);
		for wanted in [
			json!({}),
			json!({ "address": [hex(A), hex(B)] }),
			json!({ "topics": [hex(topic(1))] }),
			json!({ "address": hex(A), "topics": [null, [hex(topic(2)), hex(topic(3))]] }),
		] {
			let wanted = filter(wanted);
			assert!(wanted.matches(&A, &[topic(1), topic(2)]) && wanted.may_match(&bloom));
		}
		assert!(!filter(json!({ "address": hex(B) })).may_match(&bloom));
		assert!(!filter(json!({ "topics": [hex(topic(8))] })).may_match(&bloom));
	}

	#[test]
	fn from_json_should_read_the_block_selection() {
		let range = filter(json!({ "fromBlock": "0x1", "toBlock": "finalized" }));
		assert_eq!(
			range.blocks,
			FilterBlocks::Range { from: BlockId::Number(1), to: BlockId::Tag(BlockTag::Finalized) }
		);
		assert_eq!(filter(json!({})).blocks, Filter::default().blocks);
		let hash = topic(7);
		assert_eq!(filter(json!({ "blockHash": hex(hash) })).blocks, FilterBlocks::Hash(hash));
	}

	#[test]
	fn from_json_should_refuse_what_is_malformed() {
		let many: Vec<Value> = (0..=MAX_ALTERNATIVES).map(|_| hex(A)).collect();
		let topics: Vec<Value> = (0..=MAX_ALTERNATIVES).map(|_| hex(topic(1))).collect();
		for (wrong, part) in [
			(json!([]), "pass an object"),
			(json!({ "blockHash": hex(topic(1)), "toBlock": "0x1" }), "cannot be combined"),
			(json!({ "address": "0x12" }), "40 hex digits"),
			(json!({ "topics": ["0x12"] }), "64 hex digits"),
			(json!({ "topics": "0x12" }), "must be an array"),
			(json!({ "topics": [null, null, null, null, null] }), "at most 4"),
			(json!({ "address": many }), "1001 alternatives for address"),
			(json!({ "topics": [null, topics] }), "1001 alternatives for topic"),
			(json!({ "fromBlock": "1" }), "prefix"),
		] {
			let error = Filter::from_json(wrong).unwrap_err();
			assert!(error.contains(part), "{error}");
		}
	}
}
