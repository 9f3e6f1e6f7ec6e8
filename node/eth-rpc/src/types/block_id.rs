// SPDX-License-Identifier: Apache-2.0

//! How a caller names a block: tag, number, hash, or an EIP-1898 object.

use serde::{Deserialize, Deserializer, de::Error};
use serde_json::{Map, Value};
use sp_core::H256;

/// A named block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockTag {
	/// The best block.
	Latest,
	/// The block that would be built next. State is read at the best block.
	Pending,
	/// The genesis block.
	Earliest,
	/// The last finalised block; the same as [`BlockTag::Finalized`] on this chain.
	Safe,
	/// The last block GRANDPA finalised.
	Finalized,
}

/// A block as a caller names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockId {
	/// By name.
	Tag(BlockTag),
	/// By number, on the best chain.
	Number(u64),
	/// By Ethereum block hash.
	Hash {
		/// The hash.
		hash: H256,
		/// Whether a block off the best chain is to be refused.
		require_canonical: bool,
	},
}

impl Default for BlockId {
	fn default() -> Self {
		Self::Tag(BlockTag::Latest)
	}
}

impl BlockId {
	/// Reads the JSON form. The text of the error says what is wrong and what is accepted.
	pub fn from_json(value: Value) -> Result<Self, String> {
		match value {
			Value::Null => Ok(Self::default()),
			Value::String(text) => Self::from_text(&text),
			Value::Object(object) => Self::from_object(object),
			other => Err(format!(
				"{other} is no block: pass a tag, a hex quantity such as \"0x1b4\", a 32-byte hash \
				 or an EIP-1898 object"
			)),
		}
	}

	fn from_text(text: &str) -> Result<Self, String> {
		let tag = match text {
			"latest" | "" => BlockTag::Latest,
			"pending" => BlockTag::Pending,
			"earliest" => BlockTag::Earliest,
			"safe" => BlockTag::Safe,
			"finalized" => BlockTag::Finalized,
			_ if text.len() == 66 => {
				return Ok(Self::Hash { hash: hash(text)?, require_canonical: false });
			},
			_ => return Ok(Self::Number(quantity(text)?)),
		};
		Ok(Self::Tag(tag))
	}

	fn from_object(object: Map<String, Value>) -> Result<Self, String> {
		let text = |key: &str| match object.get(key) {
			None | Some(Value::Null) => Ok(None),
			Some(Value::String(text)) => Ok(Some(text.as_str())),
			Some(other) => Err(format!("{key} is {other}; it must be a hex string")),
		};
		let require_canonical = match object.get("requireCanonical") {
			None | Some(Value::Null) => false,
			Some(Value::Bool(flag)) => *flag,
			Some(other) => {
				return Err(format!("requireCanonical is {other}; it must be true or false"));
			},
		};
		match (text("blockHash")?, text("blockNumber")?) {
			(Some(_), Some(_)) => {
				Err("blockHash and blockNumber are both given; pass one of them".into())
			},
			(Some(text), None) => Ok(Self::Hash { hash: hash(text)?, require_canonical }),
			(None, Some(text)) => Self::from_text(text),
			(None, None) => {
				Err("the block object has neither blockHash nor blockNumber; pass one".into())
			},
		}
	}
}

impl<'de> Deserialize<'de> for BlockId {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		Self::from_json(Value::deserialize(deserializer)?).map_err(D::Error::custom)
	}
}

/// A JSON-RPC quantity: hex with prefix, no leading zeros, at most 64 bits.
pub fn quantity(text: &str) -> Result<u64, String> {
	let digits = text
		.strip_prefix("0x")
		.ok_or_else(|| format!("`{text}` is no quantity: hex needs the prefix 0x"))?;
	if digits.is_empty() {
		return Err("`0x` is no quantity: zero is written 0x0".into());
	}
	if digits.len() > 1 && digits.starts_with('0') {
		return Err(format!("`{text}` is no quantity: remove the leading zeros"));
	}
	if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
		return Err(format!("`{text}` is no quantity: it has characters that are not hex digits"));
	}
	u64::from_str_radix(digits, 16)
		.map_err(|_| format!("`{text}` is no block number: it exceeds 64 bits"))
}

fn hash(text: &str) -> Result<H256, String> {
	text.parse()
		.ok()
		.filter(|_| text.len() == 66 && text.starts_with("0x"))
		.ok_or_else(|| format!("`{text}` is no block hash: it must be 0x and 64 hex digits"))
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::*;

	fn parse(value: Value) -> Result<BlockId, String> {
		BlockId::from_json(value)
	}

	#[test]
	fn parse_should_know_every_tag() {
		for (text, tag) in [
			("latest", BlockTag::Latest),
			("pending", BlockTag::Pending),
			("earliest", BlockTag::Earliest),
			("safe", BlockTag::Safe),
			("finalized", BlockTag::Finalized),
		] {
			assert_eq!(parse(json!(text)), Ok(BlockId::Tag(tag)));
		}
		assert_eq!(parse(Value::Null), Ok(BlockId::Tag(BlockTag::Latest)));
	}

	#[test]
	fn parse_should_read_numbers_in_hex_only() {
		assert_eq!(parse(json!("0x0")), Ok(BlockId::Number(0)));
		assert_eq!(parse(json!("0x1b4")), Ok(BlockId::Number(436)));
		assert_eq!(parse(json!("0xffffffffffffffff")), Ok(BlockId::Number(u64::MAX)));
		for (wrong, part) in [
			(json!("1"), "prefix"),
			(json!("0x"), "0x0"),
			(json!("0x01"), "leading zeros"),
			(json!("0xzz"), "hex digits"),
			(json!("0x+1"), "hex digits"),
			(json!("0x10000000000000000"), "64 bits"),
			(json!("newest"), "prefix"),
			(json!(5), "is no block"),
		] {
			let error = parse(wrong.clone()).unwrap_err();
			assert!(error.contains(part), "{wrong}: {error}");
		}
	}

	#[test]
	fn parse_should_read_hashes_bare_and_as_eip_1898() {
		let hash = H256::repeat_byte(0xab);
		let text = format!("{hash:?}");
		let plain = BlockId::Hash { hash, require_canonical: false };
		assert_eq!(parse(json!(text)), Ok(plain));
		assert_eq!(parse(json!({ "blockHash": text })), Ok(plain));
		assert_eq!(
			parse(json!({ "blockHash": text, "requireCanonical": true })),
			Ok(BlockId::Hash { hash, require_canonical: true })
		);
		assert_eq!(parse(json!({ "blockNumber": "0x2" })), Ok(BlockId::Number(2)));
		assert_eq!(parse(json!({ "blockNumber": "safe" })), Ok(BlockId::Tag(BlockTag::Safe)));
	}

	#[test]
	fn parse_should_refuse_ambiguous_and_malformed_objects() {
		let text = format!("{:?}", H256::zero());
		for (wrong, part) in [
			(json!({}), "neither"),
			(json!({ "blockHash": text, "blockNumber": "0x1" }), "both"),
			(json!({ "blockHash": "0x12" }), "64 hex digits"),
			(json!({ "blockHash": 12 }), "hex string"),
			(json!({ "blockHash": text, "requireCanonical": 1 }), "true or false"),
		] {
			let error = parse(wrong.clone()).unwrap_err();
			assert!(error.contains(part), "{wrong}: {error}");
		}
	}
}
