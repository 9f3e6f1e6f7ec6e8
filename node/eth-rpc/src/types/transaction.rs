// SPDX-License-Identifier: Apache-2.0

//! Transactions as answers.

use pallet_revive::{evm::TransactionSigned, pallet_revive_types::runtime_api::TransactionInfoV1};
use serde::Serialize;
use serde_json::{Map, Value};
use sp_core::{H160, H256};

use crate::extract::EthBlock;

/// A transaction, in a block or waiting in the pool.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum RpcTransaction {
	/// In a block.
	Included(Box<TransactionInfoV1>),
	/// In the pool: the fields that name a block are null.
	Pending(Map<String, Value>),
}

/// The block's transaction at `index`, if there is one.
pub fn included(block: &EthBlock, index: usize) -> Option<TransactionInfoV1> {
	let transaction = block.transactions.get(index)?;
	let mut signed = transaction.signed.clone();
	if let TransactionSigned::Transaction1559Signed(inner) = &mut signed {
		inner.transaction_1559_unsigned.gas_price = transaction.effective_gas_price;
	}
	Some(TransactionInfoV1 {
		block_hash: block.eth_hash(),
		block_number: block.number.into(),
		from: transaction.from,
		hash: transaction.hash,
		transaction_index: index.into(),
		transaction_signed: with_v(signed).into(),
	})
}

/// A transaction of the pool.
pub fn pending(hash: H256, from: H160, signed: &TransactionSigned) -> Map<String, Value> {
	let mut signed = signed.clone();
	if let TransactionSigned::Transaction1559Signed(inner) = &mut signed {
		// What it pays at most; what it will pay is known when it is included.
		inner.transaction_1559_unsigned.gas_price = inner.transaction_1559_unsigned.max_fee_per_gas;
	}
	let info = TransactionInfoV1 {
		from,
		hash,
		transaction_signed: with_v(signed).into(),
		..Default::default()
	};
	let mut json = match serde_json::to_value(info) {
		Ok(Value::Object(object)) => object,
		_ => Map::new(),
	};
	for key in ["blockHash", "blockNumber", "transactionIndex"] {
		json.insert(key.into(), Value::Null);
	}
	json
}

/// Typed transactions carry their parity as `v` too; older clients read only that.
fn with_v(mut signed: TransactionSigned) -> TransactionSigned {
	match &mut signed {
		TransactionSigned::Transaction1559Signed(inner) => inner.v = Some(inner.y_parity),
		TransactionSigned::Transaction2930Signed(inner) => inner.v = Some(inner.y_parity),
		_ => {},
	}
	signed
}

#[cfg(test)]
mod tests {
	use pallet_revive::evm::{Transaction1559Signed, Transaction1559Unsigned};
	use sp_core::U256;

	use super::*;
	use crate::{
		chain::Chain,
		testing::{Doer, MockChain},
	};

	#[test]
	fn included_should_place_the_transaction_in_its_block() {
		let chain = MockChain::new();
		let block = chain.extract(chain.extend(&[&[], &[]])).unwrap();
		let json = serde_json::to_value(included(&block, 1).unwrap()).unwrap();
		assert_eq!(json["transactionIndex"], "0x1");
		assert_eq!(json["blockNumber"], "0x1");
		assert_eq!(json["blockHash"], format!("{:?}", block.eth_hash()));
		assert_eq!(json["hash"], format!("{:?}", block.transactions[1].hash));
		assert!(included(&block, 2).is_none());
	}

	#[test]
	fn included_should_mark_a_native_act_by_the_signature_that_nobody_can_make() {
		let chain = MockChain::new();
		let hash = chain.extend_mixed(&[(Doer::Native, &[1])]);
		let block = chain.extract(hash).unwrap();
		let json = serde_json::to_value(included(&block, 0).unwrap()).unwrap();
		for field in ["type", "v", "r", "s", "gas", "gasPrice", "value"] {
			assert_eq!(json[field], "0x0", "{field}");
		}
		assert_eq!(json["to"], format!("{:?}", pallet_revive::RUNTIME_PALLETS_ADDR));
		assert_eq!((&json["nonce"], &json["input"]), (&"0x5".into(), &"0x0707".into()));
		assert_eq!(json["from"], format!("{:?}", H160::repeat_byte(0x22)));
	}

	#[test]
	fn pending_should_have_null_block_fields_and_the_most_it_pays() {
		let signed = TransactionSigned::Transaction1559Signed(Transaction1559Signed {
			transaction_1559_unsigned: Transaction1559Unsigned {
				max_fee_per_gas: U256::from(9),
				..Default::default()
			},
			y_parity: U256::one(),
			..Default::default()
		});
		let json = pending(H256::repeat_byte(1), H160::repeat_byte(2), &signed);
		assert_eq!(json["blockHash"], Value::Null);
		assert_eq!(json["blockNumber"], Value::Null);
		assert_eq!(json["transactionIndex"], Value::Null);
		assert_eq!(json["gasPrice"], "0x9");
		assert_eq!((&json["v"], &json["yParity"]), (&"0x1".into(), &"0x1".into()));
		assert_eq!(json["type"], "0x2");
	}
}
