// SPDX-License-Identifier: Apache-2.0

//! Receipts and logs as answers.

use pallet_revive::evm::{
	Byte, Bytes, Bytes256, GenericTransaction, TYPE_EIP1559, TYPE_EIP2930, TYPE_EIP4844,
	TYPE_EIP7702, TYPE_LEGACY, TransactionSigned,
};
use serde::Serialize;
use sp_core::{H160, H256, U256};

use super::Filter;
use crate::extract::{EthBlock, EthTx};

/// A log with its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RpcLog {
	/// The contract or precompile that emitted it.
	pub address: H160,
	/// Indexed part.
	pub topics: Vec<H256>,
	/// The ABI-encoded rest.
	pub data: Bytes,
	/// Number of its block.
	pub block_number: U256,
	/// Ethereum hash of its block.
	pub block_hash: H256,
	/// Unix seconds of its block.
	pub block_timestamp: U256,
	/// Its transaction.
	pub transaction_hash: H256,
	/// Index of its transaction among those of the block.
	pub transaction_index: U256,
	/// Its index among the logs of the block.
	pub log_index: U256,
	/// Whether a reorganisation took its block off the best chain.
	pub removed: bool,
}

impl RpcLog {
	/// Most bytes of JSON for a log, without its topics and data.
	const JSON_BASE: usize = 400;
	/// Bytes of JSON for a topic.
	const JSON_TOPIC: usize = 69;

	/// Most bytes it takes in an answer.
	pub fn json_size(&self) -> usize {
		let topics = self.topics.len().saturating_mul(Self::JSON_TOPIC);
		let data = self.data.0.len().saturating_mul(2);
		Self::JSON_BASE.saturating_add(topics).saturating_add(data)
	}
}

/// The outcome of an included transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
	/// The transaction.
	pub transaction_hash: H256,
	/// Index among the block's transactions.
	pub transaction_index: U256,
	/// Ethereum hash of its block.
	pub block_hash: H256,
	/// Number of its block.
	pub block_number: U256,
	/// Sender.
	pub from: H160,
	/// Recipient; null for a creation.
	pub to: Option<H160>,
	/// Created contract; null otherwise.
	pub contract_address: Option<H160>,
	/// Gas used by it and all before it in the block.
	pub cumulative_gas_used: U256,
	/// Gas used by it alone.
	pub gas_used: U256,
	/// Price of a unit of gas, in wei.
	pub effective_gas_price: U256,
	/// Its logs.
	pub logs: Vec<RpcLog>,
	/// Bloom over its logs.
	pub logs_bloom: Bytes256,
	/// 1 when it succeeded, 0 when it reverted.
	pub status: U256,
	/// EIP-2718 type.
	#[serde(rename = "type")]
	pub kind: Byte,
}

impl Receipt {
	/// The receipt of the block's transaction at `index`, if there is one.
	pub fn at(block: &EthBlock, index: usize) -> Option<Self> {
		let transaction = block.transactions.get(index)?;
		Some(Self {
			transaction_hash: transaction.hash,
			transaction_index: index.into(),
			block_hash: block.eth_hash(),
			block_number: block.number.into(),
			from: transaction.from,
			to: recipient(&transaction.signed),
			contract_address: transaction.contract_address,
			cumulative_gas_used: transaction.cumulative_gas_used,
			gas_used: transaction.gas_used,
			effective_gas_price: transaction.effective_gas_price,
			logs: logs_of(block, index, transaction).collect(),
			logs_bloom: (&transaction.bloom).into(),
			status: u64::from(transaction.success).into(),
			kind: Byte(kind(&transaction.signed)),
		})
	}
}

/// All logs of a block, in order.
pub fn block_logs(block: &EthBlock) -> impl Iterator<Item = RpcLog> + '_ {
	block
		.transactions
		.iter()
		.enumerate()
		.flat_map(move |(index, transaction)| logs_of(block, index, transaction))
}

/// The logs of a block that a filter selects, in order.
pub fn selected_logs<'a>(
	block: &'a EthBlock,
	filter: &'a Filter,
) -> impl Iterator<Item = RpcLog> + 'a {
	block_logs(block).filter(move |log| filter.matches(&log.address, &log.topics))
}

/// The same as they are told when the block left the best chain: the last first, with `removed` set.
pub fn removed_logs(block: &EthBlock, filter: &Filter) -> Vec<RpcLog> {
	let mut logs: Vec<RpcLog> =
		selected_logs(block, filter).map(|log| RpcLog { removed: true, ..log }).collect();
	logs.reverse();
	logs
}

fn logs_of<'a>(
	block: &'a EthBlock,
	index: usize,
	transaction: &'a EthTx,
) -> impl Iterator<Item = RpcLog> + 'a {
	transaction.logs.iter().zip(transaction.first_log..).map(move |(log, log_index)| RpcLog {
		address: log.address,
		topics: log.topics.clone(),
		data: Bytes(log.data.clone()),
		block_number: block.number.into(),
		block_hash: block.eth_hash(),
		block_timestamp: block.header.timestamp,
		transaction_hash: transaction.hash,
		transaction_index: index.into(),
		log_index: log_index.into(),
		removed: false,
	})
}

/// EIP-2718 type of a transaction.
pub fn kind(signed: &TransactionSigned) -> u8 {
	match signed {
		TransactionSigned::TransactionLegacySigned(_) => TYPE_LEGACY,
		TransactionSigned::Transaction2930Signed(_) => TYPE_EIP2930,
		TransactionSigned::Transaction1559Signed(_) => TYPE_EIP1559,
		TransactionSigned::Transaction4844Signed(_) => TYPE_EIP4844,
		TransactionSigned::Transaction7702Signed(_) => TYPE_EIP7702,
	}
}

fn recipient(signed: &TransactionSigned) -> Option<H160> {
	match signed {
		TransactionSigned::TransactionLegacySigned(tx) => tx.transaction_legacy_unsigned.to,
		TransactionSigned::Transaction2930Signed(tx) => tx.transaction_2930_unsigned.to,
		TransactionSigned::Transaction1559Signed(tx) => tx.transaction_1559_unsigned.to,
		other => GenericTransaction::from_signed(other.clone(), U256::zero(), None).to,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		chain::Chain,
		testing::{Doer, MockChain},
	};

	#[test]
	fn receipt_should_carry_ethereum_indices_and_cumulative_gas() {
		let chain = MockChain::new();
		// Three transactions with two, none and one log.
		let hash = chain.extend(&[&[7, 7], &[], &[8]]);
		let block = chain.extract(hash).unwrap();
		let receipts: Vec<Receipt> =
			(0..3).filter_map(|index| Receipt::at(&block, index)).collect();
		let log_indices: Vec<Vec<u64>> = receipts
			.iter()
			.map(|receipt| receipt.logs.iter().map(|log| log.log_index.as_u64()).collect())
			.collect();
		assert_eq!(log_indices, vec![vec![0, 1], vec![], vec![2]]);
		assert!(receipts.iter().enumerate().all(|(at, r)| r.transaction_index == at.into()));
		assert_eq!(receipts[2].cumulative_gas_used, U256::from(3 * MockChain::GAS));
		assert_eq!(receipts[2].gas_used, U256::from(MockChain::GAS));
		assert_eq!(receipts[0].block_hash, block.eth_hash());
		assert!(Receipt::at(&block, 3).is_none());
		assert_eq!(block_logs(&block).count(), 3);
	}

	#[test]
	fn receipt_of_a_native_act_should_have_its_logs_and_cost_nothing() {
		let chain = MockChain::new();
		let acts: [(Doer, &[u8]); 3] =
			[(Doer::Wallet, &[1]), (Doer::Native, &[2, 3]), (Doer::End, &[4])];
		let block = chain.extract(chain.extend_mixed(&acts)).unwrap();
		let receipts: Vec<Receipt> =
			(0..3).filter_map(|index| Receipt::at(&block, index)).collect();
		let json = serde_json::to_value(&receipts[1]).unwrap();
		assert_eq!((&json["status"], &json["type"]), (&"0x1".into(), &"0x0".into()));
		assert_eq!((&json["gasUsed"], &json["effectiveGasPrice"]), (&"0x0".into(), &"0x0".into()));
		assert_eq!(json["cumulativeGasUsed"], format!("{:#x}", MockChain::GAS));
		assert_eq!(json["to"], format!("{:?}", pallet_revive::RUNTIME_PALLETS_ADDR));
		assert_eq!(json["logs"][1]["logIndex"], "0x2");
		assert_eq!(json["logs"][1]["transactionHash"], json["transactionHash"]);
		let all: Vec<RpcLog> = receipts.into_iter().flat_map(|receipt| receipt.logs).collect();
		assert_eq!(all, block_logs(&block).collect::<Vec<_>>());
		let indices: Vec<u64> = all.iter().map(|log| log.log_index.as_u64()).collect();
		assert_eq!(indices, vec![0, 1, 2, 3]);
	}

	#[test]
	fn json_size_should_never_be_below_the_real_one() {
		let widest = RpcLog {
			address: H160::repeat_byte(1),
			topics: vec![H256::repeat_byte(2); 4],
			data: Bytes(vec![3; 1_000]),
			block_number: u32::MAX.into(),
			block_hash: H256::repeat_byte(4),
			block_timestamp: u64::MAX.into(),
			transaction_hash: H256::repeat_byte(5),
			transaction_index: u32::MAX.into(),
			log_index: u32::MAX.into(),
			removed: false,
		};
		let real = serde_json::to_string(&widest).unwrap().len();
		assert!(widest.json_size() >= real, "{real}");
		assert!(widest.json_size() < real + 300, "{real}");
	}

	#[test]
	fn logs_should_be_told_backwards_and_removed_when_their_block_left() {
		let chain = MockChain::new();
		let block = chain.extract(chain.extend(&[&[7, 8], &[7]])).unwrap();
		let filter = Filter { addresses: vec![H160::repeat_byte(7)], ..Default::default() };
		let place = |log: &RpcLog| (log.log_index.as_u64(), log.removed);
		let selected: Vec<_> = selected_logs(&block, &filter).map(|log| place(&log)).collect();
		assert_eq!(selected, vec![(0, false), (2, false)]);
		let removed: Vec<_> = removed_logs(&block, &filter).iter().map(place).collect();
		assert_eq!(removed, vec![(2, true), (0, true)]);
	}

	#[test]
	fn receipt_should_have_status_zero_and_no_logs_when_reverted() {
		let chain = MockChain::new();
		let hash = chain.extend_reverted();
		let block = chain.extract(hash).unwrap();
		let receipt = Receipt::at(&block, 0).unwrap();
		assert_eq!(receipt.status, U256::zero());
		assert!(receipt.logs.is_empty());
		let json = serde_json::to_value(&receipt).unwrap();
		assert_eq!(json["status"], "0x0");
		assert_eq!(json["type"], "0x0");
		assert_eq!(json["contractAddress"], serde_json::Value::Null);
		assert_eq!(json["logsBloom"].as_str().map(str::len), Some(514));
	}
}
