// SPDX-License-Identifier: Apache-2.0
//! Filters over HTTP: what they tell, and what one client may ask of the node.

use crate::support::{Scene, instant, manual, play_alone, remark};
use alloy::{rpc::types::Log, sol_types::SolEvent};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{account_of, alice},
	eth::{COUPON, ICoupon},
	rpc::{JsonRpc, outcome},
};
use serde_json::{Value, json};

/// What a filter has to tell.
fn changes(rpc: &JsonRpc, id: &Value) -> Result<Vec<Value>> {
	let changes = rpc.call("eth_getFilterChanges", json!([id]))?;
	Ok(changes.as_array().context("no list")?.clone())
}

/// The same of a filter for logs.
fn new_logs(rpc: &JsonRpc, id: &Value) -> Result<Vec<Log>> {
	Ok(serde_json::from_value(Value::from(changes(rpc, id)?))?)
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_should_tell_logs_blocks_and_transactions_once() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.holding_wallet(100).await?;
		let rpc = scene.node.eth_rpc();
		let holder = wallet.address().into_word();
		let topics = json!([ICoupon::TransferSingle::SIGNATURE_HASH, null, holder]);
		let from = rpc.call("eth_blockNumber", json!([]))?;
		let wanted = json!({ "fromBlock": from, "address": COUPON, "topics": topics });
		let logs = rpc.call("eth_newFilter", json!([wanted]))?;
		let blocks = rpc.call("eth_newBlockFilter", json!([]))?;
		let transactions = rpc.call("eth_newPendingTransactionFilter", json!([]))?;
		assert!(new_logs(&rpc, &logs)?.is_empty());

		let shop = account_of(&alice());
		let first = scene.stage.redeem_by_wallet(&wallet, series, 10, &shop).await?;
		assert_eq!(new_logs(&rpc, &logs)?, [first.logs()[0].clone()]);
		assert!(new_logs(&rpc, &logs)?.is_empty());
		// Others use the node too.
		assert!(changes(&rpc, &blocks)?.contains(&json!(first.block_hash)));
		assert!(!changes(&rpc, &blocks)?.contains(&json!(first.block_hash)));
		assert!(changes(&rpc, &transactions)?.contains(&json!(first.transaction_hash)));
		assert!(!changes(&rpc, &transactions)?.contains(&json!(first.transaction_hash)));

		let second = scene.stage.redeem_by_wallet(&wallet, series, 20, &shop).await?;
		assert_eq!(new_logs(&rpc, &logs)?, [second.logs()[0].clone()]);
		let all: Vec<Log> = serde_json::from_value(rpc.call("eth_getFilterLogs", json!([logs]))?)?;
		assert_eq!(all, [first.logs()[0].clone(), second.logs()[0].clone()]);
		assert!(all.iter().all(|log| !log.removed));
		assert_eq!(rpc.error("eth_getFilterLogs", json!([blocks]))?.code, -32602);

		for id in [&logs, &blocks, &transactions] {
			assert_eq!(rpc.call("eth_uninstallFilter", json!([id]))?, json!(true));
			assert_eq!(rpc.call("eth_uninstallFilter", json!([id]))?, json!(false));
			let gone = rpc.error("eth_getFilterChanges", json!([id]))?;
			assert_eq!(gone.code, -32000, "{gone}");
			assert!(gone.message.starts_with("filter not found"), "{gone}");
		}
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_should_tell_the_blocks_of_natives_too() {
	let test = async |scene: &Scene| -> Result<()> {
		let rpc = scene.node.eth_rpc();
		let chain = &scene.stage.chain;
		let before = chain.best().await?.number();
		let blocks = rpc.call("eth_newBlockFilter", json!([]))?;
		assert!(changes(&rpc, &blocks)?.is_empty());
		let mut sent = chain.submit(&remark("native"), &alice()).await?;
		scene.seal().await?;
		let number = sent.included().await?.success()?.number;
		// Two, where the first one ended a session.
		let mut made = Vec::new();
		for at in before + 1..=number {
			let block = json!([format!("{at:#x}"), false]);
			made.push(rpc.call("eth_getBlockByNumber", block)?["hash"].clone());
		}
		assert_eq!(changes(&rpc, &blocks)?, made);
		assert_eq!(rpc.call("eth_uninstallFilter", json!([blocks]))?, json!(true));
		Ok(())
	};
	let (home, _turn) = manual().await;
	home.play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_and_calls_should_be_refused_when_there_are_too_many() {
	let test = async |scene: &Scene| -> Result<()> {
		let rpc = scene.node.eth_rpc();
		let first = rpc.call("eth_newBlockFilter", json!([]))?;
		rpc.call("eth_newPendingTransactionFilter", json!([]))?;
		let refused = rpc.error("eth_newFilter", json!([{}]))?;
		assert_eq!(refused.code, -32005, "{refused}");
		assert!(refused.message.contains("this node has 2 filters"), "{refused}");
		rpc.call("eth_uninstallFilter", json!([first]))?;
		rpc.call("eth_newFilter", json!([{}]))?;

		// One more is free only twelve seconds later, however slowly these are answered.
		let call = json!({ "jsonrpc": "2.0", "id": 1, "method": "eth_chainId", "params": [] });
		let answers = rpc.raw(Value::from(vec![call; 6]).to_string().as_bytes())?;
		let answers = answers.as_array().context("no list")?;
		let (last, others) = answers.split_last().context("no answer")?;
		assert!(others.iter().all(|answer| answer["result"] == "0xb58d7"));
		let refused = outcome(last)?.expect_err("one too many");
		assert_eq!(refused.code, -32005, "{refused}");
		assert!(
			refused.data["retryAfterMs"].as_u64().is_some_and(|wait| wait <= 12_000),
			"{refused}"
		);
		Ok(())
	};
	let options = ["--sealing", "instant", "--eth-max-filters", "2", "--eth-rpc-rate-limit", "5"];
	play_alone(&options, test).await;
}
