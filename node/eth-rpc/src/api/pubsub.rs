// SPDX-License-Identifier: Apache-2.0

//! `eth_subscribe`: new heads and logs, as the best chain changes.

use std::sync::Arc;

use jsonrpsee::{
	Extensions, PendingSubscriptionSink, SubscriptionMessage, SubscriptionSink,
	core::{SubscriptionResult, async_trait},
	proc_macros::rpc,
};
use serde_json::Value;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::Context;
use crate::{
	audience::Audience,
	error::invalid_params,
	index::{HeadChange, LOG},
	types::{
		Filter,
		block::head,
		receipt::{removed_logs, selected_logs},
	},
};

/// Subscriptions, over WebSocket.
#[rpc(server, namespace = "eth")]
pub trait EthPubSubApi {
	/// Subscribes to `newHeads` or, with a filter, to `logs`.
	#[subscription(
		name = "subscribe" => "subscription",
		unsubscribe = "unsubscribe",
		item = Value,
		with_extensions,
	)]
	async fn subscribe(&self, kind: String, filter: Option<Value>) -> SubscriptionResult;
}

/// Serves subscriptions.
pub struct EthPubSub(pub Arc<Context>);

/// What a subscriber wants.
enum Kind {
	Heads(Audience),
	Logs(Filter),
}

impl Kind {
	fn parse(kind: &str, filter: Option<Value>, audience: Audience) -> Result<Self, String> {
		match kind {
			"newHeads" => Ok(Self::Heads(audience)),
			"logs" => Filter::from_json(filter.unwrap_or_default()).map(Self::Logs),
			other => Err(format!(
				"there is no subscription `{other}`; the available ones are newHeads and logs"
			)),
		}
	}

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

#[async_trait]
impl EthPubSubApiServer for EthPubSub {
	async fn subscribe(
		&self,
		pending: PendingSubscriptionSink,
		extensions: &Extensions,
		kind: String,
		filter: Option<Value>,
	) -> SubscriptionResult {
		let kind = match Kind::parse(&kind, filter, Audience::of(extensions)) {
			Ok(kind) => kind,
			Err(message) => {
				pending.reject(invalid_params(message)).await;
				return Ok(());
			},
		};
		// Before accepting: what happens from then on must not be missed.
		let changes = self.0.index.subscribe();
		let sink = pending.accept().await?;
		serve(kind, changes, sink).await
	}
}

/// Sends until the subscriber leaves, the node stops, or the subscriber is too slow: leaving changes
/// out would be wrong in silence, so the subscription ends with an error instead.
async fn serve(
	kind: Kind,
	mut changes: Receiver<Arc<HeadChange>>,
	sink: SubscriptionSink,
) -> SubscriptionResult {
	loop {
		let change = tokio::select! {
			_ = sink.closed() => return Ok(()),
			change = changes.recv() => change,
		};
		let change = match change {
			Ok(change) => change,
			Err(RecvError::Closed) => return Ok(()),
			Err(RecvError::Lagged(missed)) => {
				log::debug!(target: LOG, "A subscriber missed {missed} changes; ending it");
				return Err(format!(
					"the subscriber reads too slowly and missed {missed} changes; subscribe again \
					 and fetch what is missing with eth_getLogs"
				)
				.into());
			},
		};
		for message in kind.messages(&change) {
			if sink.send(SubscriptionMessage::from_json(&message)?).await.is_err() {
				return Ok(());
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use serde_json::json;
	use sp_core::H256;

	use super::*;
	use crate::testing::Fixture;

	fn logs(filter: Value) -> Kind {
		Kind::parse("logs", Some(filter), Audience::Payers).unwrap()
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
			let messages = Kind::Heads(audience).messages(&reorganisation());
			let numbers: Vec<&Value> = messages.iter().map(|head| &head["number"]).collect();
			assert_eq!(numbers, vec![&json!("0x2"), &json!("0x3"), &json!("0x4")]);
			assert!(messages.iter().all(|head| head.get("baseFeePerGas").is_some() == priced));
		}
	}

	#[test]
	fn parse_should_name_the_available_kinds_when_unknown() {
		let parse = |kind, filter| Kind::parse(kind, filter, Audience::Payers);
		let error = parse("newPendingTransactions", None).err().unwrap();
		assert!(error.contains("newHeads and logs"), "{error}");
		assert!(parse("logs", Some(json!({ "address": 1 }))).is_err());
		assert!(parse("newHeads", Some(json!({}))).is_ok());
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
		assert!(wrong.err().unwrap().to_string().contains("newHeads and logs"));
	}
}
