// SPDX-License-Identifier: Apache-2.0

//! `txpool_*`: the Ethereum transactions of the pool.

use std::{collections::BTreeMap, sync::Arc};

use genex_eth_rpc_runtime_api::PoolTransaction;
use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use pallet_revive::evm::GenericTransaction;
use serde::Serialize;
use serde_json::{Map, Value};
use sp_core::{H160, U256};

use super::{Context, eth_blocks::decode};
use crate::{pool::Queues, types::transaction::pending as waiting};

/// Transactions of one account by nonce, in decimal.
type ByNonce = Map<String, Value>;
/// Transactions by account, in lower case, and nonce.
type ByAccount = BTreeMap<String, ByNonce>;

/// Something about the transactions that could be in the next block, and the same about those that wait
/// for another transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Both<T> {
	/// Could be in the next block.
	pub pending: T,
	/// Wait for another transaction, such as one with the nonce before.
	pub queued: T,
}

/// The pool. Native transactions are not shown.
#[rpc(server, namespace = "txpool")]
pub trait TxPoolApi {
	/// How many transactions there are.
	#[method(name = "status", blocking)]
	fn status(&self) -> RpcResult<Both<U256>>;

	/// All transactions.
	#[method(name = "content", blocking)]
	fn content(&self) -> RpcResult<Both<ByAccount>>;

	/// The transactions of an account.
	#[method(name = "contentFrom", blocking)]
	fn content_from(&self, address: H160) -> RpcResult<Both<ByNonce>>;

	/// All transactions, each in a line of text: recipient, value, gas and price.
	#[method(name = "inspect", blocking)]
	fn inspect(&self) -> RpcResult<Both<ByAccount>>;
}

/// Serves `txpool_*`.
pub struct TxPool(pub Arc<Context>);

impl TxPoolApiServer for TxPool {
	fn status(&self) -> RpcResult<Both<U256>> {
		let Queues { pending, queued } = self.queues()?;
		Ok(Both { pending: pending.len().into(), queued: queued.len().into() })
	}

	fn content(&self) -> RpcResult<Both<ByAccount>> {
		self.by_account(in_full)
	}

	fn content_from(&self, address: H160) -> RpcResult<Both<ByNonce>> {
		let mut all = self.queues()?;
		for queue in [&mut all.pending, &mut all.queued] {
			queue.retain(|transaction| transaction.from == address);
		}
		let Both { mut pending, mut queued } = grouped(&all, in_full)?;
		let of = |accounts: &mut ByAccount| accounts.remove(&key(address)).unwrap_or_default();
		Ok(Both { pending: of(&mut pending), queued: of(&mut queued) })
	}

	fn inspect(&self) -> RpcResult<Both<ByAccount>> {
		self.by_account(in_a_line)
	}
}

impl TxPool {
	fn queues(&self) -> RpcResult<Queues> {
		Ok(self.0.pending.queues(self.0.best().hash)?)
	}

	fn by_account(
		&self,
		show: impl Fn(&PoolTransaction) -> RpcResult<Value>,
	) -> RpcResult<Both<ByAccount>> {
		grouped(&self.queues()?, show)
	}
}

fn grouped(
	queues: &Queues,
	show: impl Fn(&PoolTransaction) -> RpcResult<Value>,
) -> RpcResult<Both<ByAccount>> {
	let group = |queue: &[Arc<PoolTransaction>]| -> RpcResult<ByAccount> {
		let mut accounts = ByAccount::new();
		for transaction in queue {
			let nonce = read(transaction)?.nonce.unwrap_or_default();
			let account = accounts.entry(key(transaction.from)).or_default();
			account.insert(nonce.to_string(), show(transaction)?);
		}
		Ok(accounts)
	};
	Ok(Both { pending: group(&queues.pending)?, queued: group(&queues.queued)? })
}

fn key(address: H160) -> String {
	format!("{address:?}")
}

fn read(transaction: &PoolTransaction) -> RpcResult<GenericTransaction> {
	let signed = decode(&transaction.payload)?;
	Ok(GenericTransaction::from_signed(signed, U256::zero(), Some(transaction.from)))
}

fn in_full(transaction: &PoolTransaction) -> RpcResult<Value> {
	let signed = decode(&transaction.payload)?;
	Ok(Value::Object(waiting(transaction.hash, transaction.from, &signed)))
}

fn in_a_line(transaction: &PoolTransaction) -> RpcResult<Value> {
	let sent = read(transaction)?;
	let to = sent.to.map_or_else(|| "contract creation".into(), key);
	let price = sent.max_fee_per_gas.or(sent.gas_price).unwrap_or_default();
	let (value, gas) = (sent.value.unwrap_or_default(), sent.gas.unwrap_or_default());
	Ok(Value::String(format!("{to}: {value} wei + {gas} gas × {price} wei")))
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::*;
	use crate::testing::{Fixture, raw_transfer};

	/// The account that the fixture takes every transaction of the pool to be from.
	const SENDER: H160 = H160::repeat_byte(1);

	/// Transactions with the nonces 0, 1 and 10, of which the last waits, and a native one.
	fn filled() -> Fixture {
		let fixture = Fixture::default();
		fixture.pool.add(&raw_transfer(0));
		fixture.pool.add(&raw_transfer(1));
		let late = fixture.pool.add(&raw_transfer(10));
		fixture.pool.queue(late);
		fixture.pool.add(b"native");
		fixture
	}

	fn json(value: impl Serialize) -> Value {
		serde_json::to_value(value).unwrap()
	}

	#[test]
	fn status_should_count_ethereum_transactions() {
		let empty = TxPool(Fixture::default().context).status().unwrap();
		assert_eq!(json(empty), json!({ "pending": "0x0", "queued": "0x0" }));
		let status = TxPool(filled().context).status().unwrap();
		assert_eq!(json(status), json!({ "pending": "0x2", "queued": "0x1" }));
	}

	#[test]
	fn content_should_show_transactions_by_account_and_nonce() {
		let pool = TxPool(filled().context);
		let content = json(pool.content().unwrap());
		let sender = key(SENDER);
		let nonces = |queue: &str| -> Vec<String> {
			content[queue][&sender].as_object().unwrap().keys().cloned().collect()
		};
		assert_eq!(nonces("pending"), vec!["0", "1"]);
		assert_eq!(nonces("queued"), vec!["10"]);
		let one = &content["pending"][&sender]["1"];
		assert_eq!((&one["nonce"], &one["blockHash"]), (&json!("0x1"), &Value::Null));
		assert_eq!(one["from"], json!(sender));
		let empty = TxPool(Fixture::default().context).content().unwrap();
		assert_eq!(json(empty), json!({ "pending": {}, "queued": {} }));
	}

	#[test]
	fn content_from_should_show_one_account() {
		let pool = TxPool(filled().context);
		let all = json(pool.content().unwrap());
		let one = json(pool.content_from(SENDER).unwrap());
		for queue in ["pending", "queued"] {
			assert_eq!(one[queue], all[queue][&key(SENDER)]);
		}
		let other = json(pool.content_from(H160::repeat_byte(2)).unwrap());
		assert_eq!(other, json!({ "pending": {}, "queued": {} }));
	}

	#[test]
	fn inspect_should_show_lines() {
		let pool = TxPool(filled().context);
		let lines = json(pool.inspect().unwrap());
		let to = key(H160::repeat_byte(0x77));
		let line = json!(format!("{to}: 0 wei + 0 gas × 0 wei"));
		assert_eq!(lines["pending"][&key(SENDER)]["1"], line);
		assert_eq!(lines["queued"][&key(SENDER)]["10"], line);
	}

	#[test]
	fn content_should_fail_when_a_transaction_does_not_decode() {
		let fixture = Fixture::default();
		fixture.pool.add(b"eth-no-transaction");
		let pool = TxPool(fixture.context);
		assert_eq!(pool.content().unwrap_err().code(), -32000);
		assert_eq!(pool.inspect().unwrap_err().code(), -32000);
		assert_eq!(json(pool.status().unwrap())["pending"], json!("0x1"));
	}
}
