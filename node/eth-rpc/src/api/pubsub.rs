// SPDX-License-Identifier: Apache-2.0

//! `eth_subscribe`: new heads and logs, as the best chain changes, and transactions, as they come to the pool.

use std::sync::Arc;

use genex_eth_rpc_runtime_api::PoolTransaction;
use jsonrpsee::{
	Extensions, PendingSubscriptionSink, SubscriptionMessage, SubscriptionSink,
	core::{SubscriptionResult, async_trait},
	proc_macros::rpc,
};
use serde_json::Value;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::{Context, eth_blocks::decode};
use crate::{
	arrivals::Arrived,
	audience::Audience,
	error::invalid_params,
	index::{HeadChange, LOG},
	types::{
		Filter,
		block::head,
		receipt::{removed_logs, selected_logs},
		transaction::pending as waiting,
	},
};

/// Subscriptions, over WebSocket.
#[rpc(server, namespace = "eth")]
pub trait EthPubSubApi {
	/// Subscribes to `newHeads`, with a filter to `logs`, or to `newPendingTransactions`: to their hashes, or with `true`
	/// to all of them.
	#[subscription(
		name = "subscribe" => "subscription",
		unsubscribe = "unsubscribe",
		item = Value,
		with_extensions,
	)]
	async fn subscribe(&self, kind: String, option: Option<Value>) -> SubscriptionResult;
}

/// Serves subscriptions.
pub struct EthPubSub(pub Arc<Context>);

/// What a subscriber wants to know of the best chain.
enum Changes {
	Heads(Audience),
	Logs(Filter),
}

/// What a subscriber wants.
enum Kind {
	Chain(Changes),
	/// Transactions: the whole of each, or its hash.
	Transactions {
		whole: bool,
	},
}

impl Kind {
	fn parse(kind: &str, option: Option<Value>, audience: Audience) -> Result<Self, String> {
		match kind {
			"newHeads" => Ok(Self::Chain(Changes::Heads(audience))),
			"logs" => {
				let filter = Filter::from_json(option.unwrap_or_default())?;
				Ok(Self::Chain(Changes::Logs(filter)))
			},
			"newPendingTransactions" => match option.unwrap_or_default() {
				Value::Null => Ok(Self::Transactions { whole: false }),
				Value::Bool(whole) => Ok(Self::Transactions { whole }),
				other => Err(format!(
					"{other} is neither true, for whole transactions, nor false, for their hashes"
				)),
			},
			other => Err(format!(
				"there is no subscription `{other}`; the available ones are newHeads, logs and \
				 newPendingTransactions"
			)),
		}
	}
}

impl Changes {
	/// What a change of the best chain means to the subscriber, in order: logs of blocks that left it
	/// come first, newest first, with `removed` set.
	fn messages(&self, change: &HeadChange) -> Vec<Value> {
		let filter = match self {
			Self::Heads(audience) => {
				let heads = change.enacted.iter().map(|block| head(block, *audience));
				return heads.map(Value::Object).collect();
			},
			Self::Logs(filter) => filter,
		};
		let mut messages = Vec::new();
		for block in change.retracted.iter().filter(|block| filter.may_match(&block.bloom)) {
			let logs = removed_logs(block, filter);
			messages.extend(logs.iter().filter_map(|log| serde_json::to_value(log).ok()));
		}
		for block in change.enacted.iter().filter(|block| filter.may_match(&block.bloom)) {
			let logs = selected_logs(block, filter);
			messages.extend(logs.filter_map(|log| serde_json::to_value(log).ok()));
		}
		messages
	}
}

/// What transactions that came mean to a subscriber, or why they cannot be told.
fn transactions(came: &Arrived, whole: bool) -> Result<Vec<Value>, String> {
	let came = (**came).as_ref().map_err(|error| error.to_string())?;
	let message = |transaction: &PoolTransaction| -> Result<Value, String> {
		let PoolTransaction { payload, hash, from } = transaction;
		if !whole {
			return Ok(Value::String(format!("{hash:?}")));
		}
		let signed = decode(payload).map_err(|error| error.message().to_owned())?;
		Ok(Value::Object(waiting(*hash, *from, &signed)))
	};
	came.iter().map(message).collect()
}

#[async_trait]
impl EthPubSubApiServer for EthPubSub {
	async fn subscribe(
		&self,
		pending: PendingSubscriptionSink,
		extensions: &Extensions,
		kind: String,
		option: Option<Value>,
	) -> SubscriptionResult {
		let kind = match Kind::parse(&kind, option, Audience::of(extensions)) {
			Ok(kind) => kind,
			Err(message) => {
				pending.reject(invalid_params(message)).await;
				return Ok(());
			},
		};
		// Listening begins before accepting: what happens from then on must not be missed.
		match kind {
			Kind::Chain(wanted) => {
				let changes = self.0.index.subscribe();
				let sink = pending.accept().await?;
				let remedy = "fetch what is missing with eth_getLogs";
				serve(sink, changes, remedy, |change| Ok(wanted.messages(change))).await
			},
			Kind::Transactions { whole } => {
				let arrivals = self.0.arrivals.subscribe();
				let sink = pending.accept().await?;
				let remedy = "fetch what waits with txpool_content";
				serve(sink, arrivals, remedy, |came| transactions(came, whole)).await
			},
		}
	}
}

/// Sends until the subscriber leaves, the node stops, something cannot be told, or the subscriber is too slow: leaving
/// anything out would be wrong in silence, so the subscription ends with an error instead.
async fn serve<T: Clone + Send + 'static>(
	sink: SubscriptionSink,
	mut news: Receiver<T>,
	remedy: &str,
	messages: impl Fn(&T) -> Result<Vec<Value>, String> + Send + Sync,
) -> SubscriptionResult {
	loop {
		let next = tokio::select! {
			_ = sink.closed() => return Ok(()),
			next = news.recv() => next,
		};
		let next = match next {
			Ok(next) => next,
			Err(RecvError::Closed) => return Ok(()),
			Err(RecvError::Lagged(missed)) => {
				log::debug!(target: LOG, "A subscriber missed {missed} changes; ending it");
				return Err(format!(
					"the subscriber reads too slowly and missed {missed} changes; subscribe again \
					 and {remedy}"
				)
				.into());
			},
		};
		for message in messages(&next)? {
			if sink.send(SubscriptionMessage::from_json(&message)?).await.is_err() {
				return Ok(());
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use serde_json::json;
	use sp_core::{H160, H256};

	use super::*;
	use crate::{
		arrivals::announce,
		error::ChainError,
		pool::Pool,
		testing::{Fixture, MockState, raw_transfer},
	};

	fn logs(filter: Value) -> Changes {
		match Kind::parse("logs", Some(filter), Audience::Payers).unwrap() {
			Kind::Chain(wanted) => wanted,
			Kind::Transactions { .. } => panic!("a subscription to transactions"),
		}
	}

	/// A reorganisation from blocks with logs 1 and 2 to blocks of which one has log 1.
	fn reorganisation() -> Arc<HeadChange> {
		let fixture = Fixture::default();
		let base = fixture.chain.extend(&[]);
		let old = [fixture.chain.extend(&[&[1], &[2]]), fixture.chain.extend(&[&[2]])];
		fixture.context.index.catch_up().unwrap();
		fixture.chain.fork(base, 3, Some((old[0], 1)));
		let mut changes = fixture.context.index.subscribe();
		fixture.context.index.catch_up().unwrap();
		changes.try_recv().unwrap()
	}

	#[test]
	fn logs_should_be_removed_newest_first_and_then_added_when_reorganised() {
		let messages = logs(json!({})).messages(&reorganisation());
		let told: Vec<(bool, &Value, &Value)> = messages
			.iter()
			.map(|log| (log["removed"] == json!(true), &log["blockNumber"], &log["logIndex"]))
			.collect();
		let (zero, one, two, three) = (json!("0x0"), json!("0x1"), json!("0x2"), json!("0x3"));
		assert_eq!(
			told,
			vec![
				(true, &three, &zero),
				(true, &two, &one),
				(true, &two, &zero),
				(false, &three, &zero),
				(false, &three, &one),
			]
		);
	}

	#[test]
	fn logs_should_be_filtered_in_both_directions() {
		let topic = format!("{:?}", H256::repeat_byte(1));
		let messages = logs(json!({ "topics": [topic] })).messages(&reorganisation());
		let removed: Vec<bool> = messages.iter().map(|log| log["removed"] == json!(true)).collect();
		assert_eq!(removed, vec![true, false]);
	}

	#[test]
	fn heads_should_tell_the_blocks_that_joined() {
		for (audience, priced) in [(Audience::Payers, true), (Audience::Consumers, false)] {
			let messages = Changes::Heads(audience).messages(&reorganisation());
			let numbers: Vec<&Value> = messages.iter().map(|head| &head["number"]).collect();
			assert_eq!(numbers, vec![&json!("0x2"), &json!("0x3"), &json!("0x4")]);
			assert!(messages.iter().all(|head| head.get("baseFeePerGas").is_some() == priced));
		}
	}

	#[test]
	fn parse_should_name_the_available_kinds_when_unknown() {
		let parse = |kind, option| Kind::parse(kind, option, Audience::Payers);
		let error = parse("syncing", None).err().unwrap();
		assert!(error.contains("newHeads, logs and newPendingTransactions"), "{error}");
		assert!(parse("logs", Some(json!({ "address": 1 }))).is_err());
		assert!(parse("newHeads", Some(json!({}))).is_ok());
	}

	#[test]
	fn parse_should_take_a_boolean_or_nothing_for_transactions() {
		let parse = |option| Kind::parse("newPendingTransactions", option, Audience::Payers);
		for (option, expected) in [
			(None, false),
			(Some(Value::Null), false),
			(Some(json!(false)), false),
			(Some(json!(true)), true),
		] {
			let kind = parse(option).unwrap_or_else(|error| panic!("{error}"));
			assert!(matches!(kind, Kind::Transactions { whole } if whole == expected));
		}
		for wrong in [json!({}), json!("true"), json!(1)] {
			let error = parse(Some(wrong)).err().unwrap();
			assert!(error.contains("is neither true"), "{error}");
		}
	}

	/// Two transactions with the nonces 0 and 1.
	fn came() -> Arrived {
		let of = |nonce| PoolTransaction {
			payload: raw_transfer(nonce),
			hash: H256::repeat_byte(0x0a),
			from: H160::repeat_byte(0x0b),
		};
		Arc::new(Ok(vec![of(0), of(1)]))
	}

	#[test]
	fn transactions_should_be_told_by_hash_or_whole() {
		let hash = format!("{:?}", H256::repeat_byte(0x0a));
		assert_eq!(transactions(&came(), false).unwrap(), vec![json!(hash), json!(hash)]);
		let whole = transactions(&came(), true).unwrap();
		let nonces: Vec<&Value> = whole.iter().map(|transaction| &transaction["nonce"]).collect();
		assert_eq!(nonces, vec![&json!("0x0"), &json!("0x1")]);
		for transaction in &whole {
			assert_eq!(transaction["hash"], json!(hash));
			assert_eq!(transaction["from"], json!(format!("{:?}", H160::repeat_byte(0x0b))));
			assert_eq!(transaction["blockHash"], Value::Null);
		}
	}

	#[test]
	fn transactions_should_fail_when_they_could_not_be_decoded() {
		let failed: Arrived = Arc::new(Err(ChainError::StatePruned { number: 7 }));
		let error = transactions(&failed, false).unwrap_err();
		assert!(error.contains("state of block 7 is pruned"), "{error}");
		let (hash, from) = (H256::zero(), H160::zero());
		let garbage = PoolTransaction { payload: vec![1], hash, from };
		let garbage: Arrived = Arc::new(Ok(vec![garbage]));
		assert!(transactions(&garbage, true).is_err());
		assert_eq!(transactions(&garbage, false).unwrap().len(), 1);
	}

	#[tokio::test]
	async fn subscribers_should_get_heads_and_learn_of_wrong_kinds() {
		let fixture = Fixture::default();
		let module = crate::api::module(fixture.context.clone()).unwrap();
		let mut heads = module.subscribe_unbounded("eth_subscribe", ["newHeads"]).await.unwrap();
		fixture.chain.extend(&[]);
		fixture.context.index.catch_up().unwrap();
		for expected in ["0x0", "0x1"] {
			let (head, _) = heads.next::<Value>().await.unwrap().unwrap();
			assert_eq!(head["number"], expected);
		}
		let wrong = module.subscribe_unbounded("eth_subscribe", ["syncing"]).await;
		assert!(wrong.err().unwrap().to_string().contains("newHeads, logs and"));
	}

	#[tokio::test]
	async fn subscribers_should_get_transactions_that_come_to_the_pool() {
		let fixture = Fixture::default();
		let context = fixture.context.clone();
		let module = crate::api::module(context.clone()).unwrap();
		let kind = "newPendingTransactions";
		let subscribe = |params| module.subscribe_unbounded("eth_subscribe", params);
		fixture.pool.add(&raw_transfer(0));
		let stream = fixture.pool.arrivals();
		let mut hashes = subscribe(vec![json!(kind)]).await.unwrap();
		let mut whole = subscribe(vec![json!(kind), json!(true)]).await.unwrap();
		let raw = raw_transfer(1);
		fixture.pool.add(b"native");
		fixture.pool.add(&raw);
		fixture.pool.close();
		announce(&context.arrivals, &*context.chain, &*context.state, stream).await;
		// Not what was there before, and nothing native.
		let (hash, _) = hashes.next::<Value>().await.unwrap().unwrap();
		assert_eq!(hash, json!(format!("{:?}", MockState::eth_hash(&raw))));
		let (transaction, _) = whole.next::<Value>().await.unwrap().unwrap();
		assert_eq!((&transaction["nonce"], &transaction["hash"]), (&json!("0x1"), &hash));
	}
}
