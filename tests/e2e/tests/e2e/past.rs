// SPDX-License-Identifier: Apache-2.0
//! The state of old blocks: an archive node has it, another one says that it does not.

use crate::support::{Scene, play_alone, remark};
use alloy::{hex, primitives::U256};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{account_of, alice},
	eth::{COUPON, Wallet},
};
use serde_json::{Value, json};

/// What can be asked about the state of a block, and the place of the block among the parameters.
fn questions(wallet: &Wallet, series: u32) -> [(&'static str, Vec<Value>); 6] {
	let who = json!(wallet.address());
	let coupon = wallet.coupon();
	let units = coupon.balanceOf(wallet.address(), U256::from(series));
	let call = json!({ "from": who, "to": COUPON, "data": hex::encode_prefixed(units.calldata()) });
	[
		("eth_getBalance", vec![who.clone()]),
		("eth_getTransactionCount", vec![who.clone()]),
		("eth_getCode", vec![json!(COUPON)]),
		("eth_getStorageAt", vec![who, json!("0x0")]),
		("eth_call", vec![call.clone()]),
		("eth_estimateGas", vec![call]),
	]
}

/// The parameters of a question at a block.
fn at_block(params: &[Value], block: &Value) -> Value {
	Value::Array([params, std::slice::from_ref(block)].concat())
}

/// A block with something in it, many blocks below the best one, and whom to ask about.
async fn old_block(scene: &Scene<'_>) -> Result<(Wallet, u32, u64)> {
	let (wallet, series) = scene.holding_wallet(100).await?;
	let shop = account_of(&alice());
	let receipt = scene.stage.redeem_by_wallet(&wallet, series, 10, &shop).await?;
	let block = receipt.block_number.context("no block")?;
	scene.stage.redeem_by_wallet(&wallet, series, 30, &shop).await?;
	for number in 0..40 {
		scene.stage.chain.send(&remark(&format!("later {number}")), &alice()).await?;
	}
	Ok((wallet, series, block))
}

#[tokio::test(flavor = "multi_thread")]
async fn state_should_be_read_at_an_old_block_when_the_node_is_an_archive() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series, block) = old_block(scene).await?;
		let rpc = scene.node.eth_rpc();
		let at = json!(format!("{block:#x}"));
		let mut answers = Vec::new();
		for (method, params) in questions(&wallet, series) {
			let then = rpc.call(method, at_block(&params, &at))?;
			let now = rpc.call(method, at_block(&params, &json!("latest")))?;
			answers.push((then, now));
		}
		let [balance, nonce, code, storage, units, gas] = &answers[..] else {
			panic!("{} answers", answers.len());
		};
		assert_ne!(balance.0, balance.1, "gas was paid since");
		assert_eq!((nonce.0.as_str(), nonce.1.as_str()), (Some("0x1"), Some("0x2")));
		assert_eq!(code.0, code.1);
		assert_eq!(storage.0, storage.1);
		let number = |value: &Value| -> Result<U256> { Ok(serde_json::from_value(value.clone())?) };
		assert_eq!((number(&units.0)?, number(&units.1)?), (U256::from(90), U256::from(60)));
		assert!(number(&gas.0)? > U256::ZERO);
		Ok(())
	};
	play_alone(&["--sealing", "instant", "--state-pruning", "archive"], test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn state_should_be_told_as_pruned_when_the_node_keeps_the_newest_only() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series, block) = old_block(scene).await?;
		let rpc = scene.node.eth_rpc();
		let at = json!(format!("{block:#x}"));
		for (method, params) in questions(&wallet, series) {
			let error = rpc.error(method, at_block(&params, &at))?;
			assert_eq!(error.code, -32000, "{method}: {error}");
			let said =
				format!("state of block {block} is pruned on this node; use an archive node");
			assert!(error.message.contains(&said), "{method}: {error}");
			rpc.call(method, at_block(&params, &json!("latest")))?;
		}
		let traced = json!([at, { "tracer": "callTracer" }]);
		let error = rpc.error("debug_traceBlockByNumber", traced)?;
		assert_eq!(error.code, -32000, "{error}");
		assert!(error.message.contains("use an archive node"), "{error}");
		Ok(())
	};
	play_alone(&["--sealing", "instant", "--state-pruning", "8"], test).await;
}
