// SPDX-License-Identifier: Apache-2.0
//! Every method of the Ethereum JSON-RPC, called once each and compared with what the others say.

use crate::support::{Scene, gift_data, instant};
use alloy::{hex, primitives::keccak256, providers::Provider};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::address_of,
	eth::{COUPON, WEI_PER_NATIVE, Wallet},
	rpc::JsonRpc,
};
use serde_json::{Value, json};

/// A quantity.
fn quantity(value: &Value) -> Result<u128> {
	let text = value.as_str().with_context(|| format!("{value} is no quantity"))?;
	let digits = text.strip_prefix("0x").with_context(|| format!("{text} has no prefix"))?;
	Ok(u128::from_str_radix(digits, 16)?)
}

/// The price of gas and the last three fees after the same block. Others use the node too, and the end of a session is dear.
fn prices(rpc: &JsonRpc) -> Result<(u128, Value)> {
	loop {
		let best = rpc.call("eth_blockNumber", json!([]))?;
		let price = quantity(&rpc.call("eth_gasPrice", json!([]))?)?;
		let history = rpc.call("eth_feeHistory", json!(["0x3", "latest", [10, 50]]))?;
		if rpc.call("eth_blockNumber", json!([]))? == best {
			return Ok((price, history));
		}
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn methods_about_the_chain_should_answer() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, _) = scene.holding_wallet(10).await?;
		let rpc = scene.node.eth_rpc();
		assert_eq!(rpc.call("eth_chainId", json!([]))?, json!("0xb58d7"));
		assert_eq!(rpc.call("net_version", json!([]))?, json!("743639"));
		assert_eq!(rpc.call("net_listening", json!([]))?, json!(true));
		assert_eq!(rpc.call("net_peerCount", json!([]))?, json!("0x0"));
		assert_eq!(rpc.call("eth_syncing", json!([]))?, json!(false));
		assert_eq!(rpc.call("eth_accounts", json!([]))?, json!([]));
		assert_eq!(rpc.call("eth_maxPriorityFeePerGas", json!([]))?, json!("0x0"));
		let version = rpc.call("web3_clientVersion", json!([]))?;
		assert!(version.as_str().is_some_and(|text| text.starts_with("genex-node/")), "{version}");
		assert_eq!(rpc.call("web3_sha3", json!(["0x"]))?, json!(keccak256([])));

		let best = scene.stage.chain.best().await?.number();
		assert!(quantity(&rpc.call("eth_blockNumber", json!([]))?)? >= u128::from(best));
		let (price, history) = prices(&rpc)?;
		assert!(price > 0, "gas is free");
		assert_eq!(history["baseFeePerGas"].as_array().map(Vec::len), Some(4), "{history}");
		assert_eq!(history["gasUsedRatio"].as_array().map(Vec::len), Some(3));
		assert_eq!(history["reward"].as_array().map(Vec::len), Some(3));
		assert_eq!(quantity(&history["baseFeePerGas"][3])?, price);

		let owner = wallet.address();
		let wei = quantity(&rpc.call("eth_getBalance", json!([owner, "latest"]))?)?;
		let native = scene.stage.chain.best().await?.gnx(&wallet.account()).await?;
		// Without the least balance that keeps an account alive.
		assert!(
			wei <= native * WEI_PER_NATIVE && wei > native * WEI_PER_NATIVE * 99 / 100,
			"{wei} of {native}"
		);
		assert_eq!(rpc.call("eth_getTransactionCount", json!([owner, "latest"]))?, json!("0x0"));
		assert_ne!(rpc.call("eth_getCode", json!([COUPON, "latest"]))?, json!("0x"));
		assert_eq!(rpc.call("eth_getCode", json!([owner, "latest"]))?, json!("0x"));
		let word = rpc.call("eth_getStorageAt", json!([owner, "0x0", "latest"]))?;
		assert_eq!(word, json!(format!("0x{}", "0".repeat(64))));
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn methods_about_what_the_chain_does_not_have_should_say_so() {
	let test = async |scene: &Scene| -> Result<()> {
		scene.begin().await?;
		let rpc = scene.node.eth_rpc();
		assert_eq!(rpc.call("eth_mining", json!([]))?, json!(false));
		assert_eq!(rpc.call("eth_hashrate", json!([]))?, json!("0x0"));
		assert_eq!(rpc.call("eth_protocolVersion", json!([]))?, json!("0x1"));
		assert_eq!(rpc.error("eth_coinbase", json!([]))?.code, -32000);
		let block = rpc.call("eth_getBlockByNumber", json!(["latest", false]))?;
		let (hash, number) = (&block["hash"], &block["number"]);
		assert_eq!(rpc.call("eth_getUncleCountByBlockHash", json!([hash]))?, json!("0x0"));
		assert_eq!(rpc.call("eth_getUncleCountByBlockNumber", json!([number]))?, json!("0x0"));
		let unknown = json!([keccak256(b"none")]);
		assert_eq!(rpc.call("eth_getUncleCountByBlockHash", unknown)?, Value::Null);
		let uncle = rpc.call("eth_getUncleByBlockHashAndIndex", json!([hash, "0x0"]))?;
		assert_eq!(uncle, Value::Null);
		let uncle = rpc.call("eth_getUncleByBlockNumberAndIndex", json!([number, "0x0"]))?;
		assert_eq!(uncle, Value::Null);
		let proof = rpc.error("eth_getProof", json!([COUPON, ["0x0"], "latest"]))?;
		assert_eq!(proof.code, -32004, "{proof}");
		assert!(proof.message.contains("Merkle-Patricia"), "{proof}");
		let list = rpc.error("eth_createAccessList", json!([{ "to": COUPON }]))?;
		assert_eq!(list.code, -32004, "{list}");
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn methods_should_be_described_by_the_node() {
	let test = async |scene: &Scene| -> Result<()> {
		let rpc = scene.node.eth_rpc();
		let document = rpc.call("rpc.discover", json!([]))?;
		let methods = document["methods"].as_array().context("no methods")?;
		assert!(methods.len() > 50, "{}", methods.len());
		// What is described is there: without parameters it answers, or says that some are missing.
		for method in methods {
			let name = method["name"].as_str().context("no name")?;
			if name.starts_with("eth_new") {
				// Filters would stay.
				continue;
			}
			if let Err(error) = rpc.try_call(name, json!([]))? {
				assert_ne!(error.code, -32601, "{name}: {error}");
			}
		}
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn methods_about_a_transaction_should_agree() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.holding_wallet(60).await?;
		let to = address_of(&scene.newcomer().await?);
		let data = gift_data(wallet.address(), to, series, 20);
		let rpc = scene.node.eth_rpc();
		let call = json!({ "from": wallet.address(), "to": COUPON, "data": data });
		assert_eq!(
			rpc.call("eth_call", json!([call, "latest"]))?,
			json!("0x"),
			"a gift returns nothing"
		);
		let gas = quantity(&rpc.call("eth_estimateGas", json!([call]))?)?;
		assert!(gas > 21_000, "{gas}");

		let hash = send(&wallet, data.to_vec()).await?;
		let receipt = rpc.call("eth_getTransactionReceipt", json!([hash]))?;
		assert_eq!(receipt["status"], json!("0x1"), "{receipt}");
		assert!(
			quantity(&receipt["gasUsed"])? <= gas,
			"used {} of {gas} estimated",
			receipt["gasUsed"]
		);
		let (block_hash, number) = (&receipt["blockHash"], &receipt["blockNumber"]);

		let by_hash = rpc.call("eth_getTransactionByHash", json!([hash]))?;
		assert_eq!((&by_hash["blockHash"], &by_hash["from"]), (block_hash, &receipt["from"]));
		assert_eq!(by_hash["input"], json!(data));
		let index = &receipt["transactionIndex"];
		let place = json!([block_hash, index]);
		assert_eq!(rpc.call("eth_getTransactionByBlockHashAndIndex", place)?, by_hash);
		let place = json!([number, index]);
		assert_eq!(rpc.call("eth_getTransactionByBlockNumberAndIndex", place)?, by_hash);

		let block = rpc.call("eth_getBlockByNumber", json!([number, false]))?;
		assert_eq!(&block["hash"], block_hash);
		assert!(block["transactions"].as_array().is_some_and(|all| all.contains(&json!(hash))));
		assert_eq!(rpc.call("eth_getBlockByHash", json!([block_hash, false]))?, block);
		let full = rpc.call("eth_getBlockByHash", json!([block_hash, true]))?;
		assert!(full["transactions"].as_array().is_some_and(|all| all.contains(&by_hash)));
		let count = json!(format!("{:#x}", block["transactions"].as_array().map_or(0, Vec::len)));
		assert_eq!(rpc.call("eth_getBlockTransactionCountByNumber", json!([number]))?, count);
		assert_eq!(rpc.call("eth_getBlockTransactionCountByHash", json!([block_hash]))?, count);
		let receipts = rpc.call("eth_getBlockReceipts", json!([number]))?;
		assert!(receipts.as_array().is_some_and(|all| all.contains(&receipt)));
		let logs =
			rpc.call("eth_getLogs", json!([{ "blockHash": block_hash, "address": COUPON }]))?;
		// Others use the node too, natively as well.
		let own = |log: &&Value| log["transactionHash"] == json!(hash);
		let logs: Vec<&Value> = logs.as_array().into_iter().flatten().filter(own).collect();
		assert_eq!(json!(logs), receipt["logs"]);
		parents_are_linked(&rpc, &block)
	};
	instant().play(test).await;
}

/// The block before is the one that the block names, and the clock goes on.
fn parents_are_linked(rpc: &JsonRpc, block: &Value) -> Result<()> {
	let parent = rpc.call("eth_getBlockByHash", json!([block["parentHash"], false]))?;
	assert_eq!(quantity(&parent["number"])? + 1, quantity(&block["number"])?);
	assert!(quantity(&parent["timestamp"])? <= quantity(&block["timestamp"])?);
	assert_eq!(rpc.call("eth_getBlockByHash", json!([keccak256(b"none"), false]))?, Value::Null);
	assert_eq!(rpc.call("eth_getTransactionReceipt", json!([keccak256(b"none")]))?, Value::Null);
	assert_eq!(rpc.call("eth_getBlockByNumber", json!(["0xfffffff", false]))?, Value::Null);
	let first = rpc.call("eth_getBlockByNumber", json!(["earliest", false]))?;
	assert_eq!(first["number"], json!("0x0"));
	Ok(())
}

/// Sends data to the precompile of coupons, and waits for the receipt.
async fn send(wallet: &Wallet, data: Vec<u8>) -> Result<String> {
	let nonce = wallet.provider.get_transaction_count(wallet.address()).await?;
	let request = crate::support::to_coupon(wallet, nonce, data.into()).await?;
	let raw = crate::support::signed(wallet, request).await?;
	let sent = wallet.provider.send_raw_transaction(&raw).await?;
	assert_eq!(*sent.tx_hash(), keccak256(&raw), "the hash is that of the signed bytes");
	wallet.receipt(*sent.tx_hash()).await?;
	Ok(hex::encode_prefixed(sent.tx_hash()))
}
