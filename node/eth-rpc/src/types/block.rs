// SPDX-License-Identifier: Apache-2.0

//! Blocks and heads as answers.

use pallet_revive::pallet_revive_types::runtime_api::{BlockV1, HashesOrTransactionInfosV1};
use serde::Serialize;
use serde_json::{Map, Value};
use sp_core::U256;

use super::transaction::included;
use crate::{audience::Audience, extract::EthBlock};

/// Where the price of gas stands in a block.
const BASE_FEE: &str = "baseFeePerGas";

/// A block, built or not yet built.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum RpcBlock {
	/// A block of the chain.
	Built(Box<BlockV1>),
	/// A block by its fields: what the next one could be, whose hash, nonce and bloom are null, or one
	/// without a price.
	Fields(Map<String, Value>),
}

impl RpcBlock {
	/// The block as it is told to `audience`. Where blocks have a base fee, be it 0, wallets add a tip of
	/// their own making to it; where they have none, wallets offer what `eth_gasPrice` says. So consumers
	/// are told none.
	pub fn told_to(self, audience: Audience) -> Self {
		if audience == Audience::Payers {
			return self;
		}
		Self::Fields(unpriced(match self {
			Self::Built(block) => object(&block),
			Self::Fields(fields) => fields,
		}))
	}
}

/// A block or header without a price.
fn unpriced(mut fields: Map<String, Value>) -> Map<String, Value> {
	fields.remove(BASE_FEE);
	fields
}

/// The block with transaction hashes, or with the transactions in full.
pub fn built(block: &EthBlock, full: bool) -> BlockV1 {
	let mut answer = block.header.clone();
	if full {
		answer.transactions = HashesOrTransactionInfosV1::TransactionInfos(
			(0..block.transactions.len()).filter_map(|index| included(block, index)).collect(),
		);
	}
	answer
}

/// The block after `parent` with these transactions, as far as it can be known beforehand.
/// `base_fee` is the price the next block will charge, `now` Unix seconds.
pub fn pending(
	parent: &EthBlock,
	transactions: Vec<Value>,
	base_fee: U256,
	now: u64,
) -> Map<String, Value> {
	let header = BlockV1 {
		parent_hash: parent.eth_hash(),
		number: U256::from(parent.number).saturating_add(U256::one()),
		base_fee_per_gas: base_fee,
		gas_limit: parent.header.gas_limit,
		difficulty: parent.header.difficulty,
		mix_hash: parent.header.mix_hash,
		sha_3_uncles: parent.header.sha_3_uncles,
		timestamp: parent.header.timestamp.max(now.into()),
		..Default::default()
	};
	let mut json = object(&header);
	for key in ["hash", "nonce", "logsBloom", "miner"] {
		json.insert(key.into(), Value::Null);
	}
	json.insert("transactions".into(), Value::Array(transactions));
	json
}

/// What a `newHeads` subscriber gets: the header without the body, for consumers without a price.
pub fn head(block: &EthBlock, audience: Audience) -> Map<String, Value> {
	let mut json = object(&block.header);
	for key in ["transactions", "uncles", "withdrawals", "size", "totalDifficulty"] {
		json.remove(key);
	}
	match audience {
		Audience::Payers => json,
		Audience::Consumers => unpriced(json),
	}
}

fn object(header: &BlockV1) -> Map<String, Value> {
	match serde_json::to_value(header) {
		Ok(Value::Object(object)) => object,
		_ => Map::new(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{chain::Chain, testing::MockChain};

	#[test]
	fn built_should_list_hashes_or_full_transactions() {
		let chain = MockChain::new();
		let block = chain.extract(chain.extend(&[&[], &[]])).unwrap();
		let hashes = serde_json::to_value(built(&block, false)).unwrap();
		assert_eq!(hashes["transactions"][1], format!("{:?}", block.transactions[1].hash));
		let full = serde_json::to_value(built(&block, true)).unwrap();
		assert_eq!(full["transactions"][1]["transactionIndex"], "0x1");
		assert_eq!(full["hash"], hashes["hash"]);
	}

	#[test]
	fn pending_should_follow_its_parent_and_have_no_hash() {
		let chain = MockChain::new();
		let parent = chain.extract(chain.extend(&[])).unwrap();
		let json = pending(&parent, vec!["0x01".into()], 7.into(), 99);
		assert_eq!(json["hash"], Value::Null);
		assert_eq!(json["number"], "0x2");
		assert_eq!(json["parentHash"], format!("{:?}", parent.eth_hash()));
		assert_eq!(json["baseFeePerGas"], "0x7");
		assert_eq!(json["timestamp"], "0x63");
		assert_eq!(json["transactions"][0], "0x01");
	}

	#[test]
	fn head_should_leave_the_body_out() {
		let chain = MockChain::new();
		let block = chain.extract(chain.extend(&[&[]])).unwrap();
		let json = head(&block, Audience::Payers);
		assert!(!json.contains_key("transactions") && !json.contains_key("uncles"));
		assert!(json.contains_key(BASE_FEE));
		assert_eq!(json["hash"], format!("{:?}", block.eth_hash()));
		assert_eq!(json["number"], "0x1");
	}

	#[test]
	fn price_should_be_left_out_when_told_to_consumers() {
		let chain = MockChain::new();
		let block = chain.extract(chain.extend(&[&[]])).unwrap();
		let told =
			|block: RpcBlock, audience| serde_json::to_value(block.told_to(audience)).unwrap();
		let next = RpcBlock::Fields(pending(&block, Vec::new(), 7.into(), 99));
		for whole in [RpcBlock::Built(Box::new(built(&block, false))), next] {
			let mut full = told(whole.clone(), Audience::Payers);
			assert!(full.as_object_mut().unwrap().remove(BASE_FEE).is_some());
			assert_eq!(told(whole, Audience::Consumers), full);
		}
		let mut full = head(&block, Audience::Payers);
		full.remove(BASE_FEE);
		assert_eq!(head(&block, Audience::Consumers), full);
	}
}
