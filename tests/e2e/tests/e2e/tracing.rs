// SPDX-License-Identifier: Apache-2.0
//! What happened inside of transactions, and what would on another state and at another time.

use crate::support::{Scene, instant};
use alloy::{
	hex,
	primitives::{Address, B256, U256},
	providers::Provider,
};
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{account_of, alice},
	eth::{COUPON, REDEMPTION},
};
use serde_json::{Value, json};

/// A place without anything.
const NOWHERE: Address = Address::repeat_byte(0x5c);

/// How many logs a call and the calls inside of it wrote.
fn logs(trace: &Value) -> usize {
	let own = trace["logs"].as_array().map_or(0, Vec::len);
	own + trace["calls"].as_array().into_iter().flatten().map(logs).sum::<usize>()
}

fn address(value: &Value) -> Result<Address> {
	Ok(serde_json::from_value(value.clone())?)
}

#[tokio::test(flavor = "multi_thread")]
async fn traces_should_tell_calls_logs_and_accounts_of_a_transaction() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.holding_wallet(100).await?;
		let shop = account_of(&alice());
		let receipt = scene.stage.redeem_by_wallet(&wallet, series, 10, &shop).await?;
		let (hash, rpc) = (json!(receipt.transaction_hash), scene.node.eth_rpc());
		let calls = json!({ "tracer": "callTracer", "tracerConfig": { "withLog": true } });
		let trace = rpc.call("debug_traceTransaction", json!([hash, calls]))?;
		assert_eq!(trace["type"], "CALL", "{trace}");
		assert_eq!(
			(address(&trace["from"])?, address(&trace["to"])?),
			(wallet.address(), REDEMPTION)
		);
		assert_eq!(logs(&trace), receipt.logs().len(), "{trace}");
		let inner = trace["calls"].as_array().context("no inner call")?;
		assert!(inner.iter().any(|call| address(&call["to"]).is_ok_and(|to| to == COUPON)));

		let short = json!({ "tracer": "callTracer", "tracerConfig": { "onlyTopCall": true } });
		let top = rpc.call("debug_traceTransaction", json!([hash, short]))?;
		assert!(top.get("calls").is_none() && top.get("logs").is_none(), "{top}");
		let state =
			rpc.call("debug_traceTransaction", json!([hash, { "tracer": "prestateTracer" }]))?;
		let sender = format!("{:#x}", wallet.address());
		assert!(state[&sender]["balance"].is_string(), "{state}");
		let diff = json!({ "tracer": "prestateTracer", "tracerConfig": { "diffMode": true } });
		let diff = rpc.call("debug_traceTransaction", json!([hash, diff]))?;
		assert!(diff["pre"].is_object() && diff["post"].is_object(), "{diff}");

		let number = format!("{:#x}", receipt.block_number.context("no block")?);
		let block = rpc.call("debug_traceBlockByNumber", json!([number, calls]))?;
		let by_hash = json!([receipt.block_hash.context("no hash")?, calls]);
		assert_eq!(block, rpc.call("debug_traceBlockByHash", by_hash)?);
		let entries = block.as_array().context("no list")?;
		let entry = entries.iter().find(|entry| entry["txHash"] == hash).context("not in it")?;
		assert_eq!(entry["result"], trace);

		let plain = rpc.error("debug_traceTransaction", json!([hash]))?;
		assert_eq!(plain.code, -32602, "{plain}");
		let unknown = rpc.error("debug_traceTransaction", json!([B256::repeat_byte(1), calls]))?;
		assert_eq!(unknown.code, -32001, "{unknown}");
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn trace_of_a_call_should_have_the_output_of_the_call() {
	let test = async |scene: &Scene| -> Result<()> {
		let (wallet, series) = scene.holding_wallet(40).await?;
		let coupon = wallet.coupon();
		let units = coupon.balanceOf(wallet.address(), U256::from(series));
		let call = json!({ "from": wallet.address(), "to": COUPON,
			"data": hex::encode_prefixed(units.calldata()) });
		let rpc = scene.node.eth_rpc();
		let traced = json!([call, "latest", { "tracer": "callTracer" }]);
		let trace = rpc.call("debug_traceCall", traced)?;
		assert_eq!(trace["output"], rpc.call("eth_call", json!([call, "latest"]))?);
		// 42, returned: PUSH1 42, PUSH1 0, MSTORE, PUSH1 32, PUSH1 0, RETURN.
		let other = json!({ (NOWHERE.to_string()): { "code": "0x602a60005260206000f3" } });
		let options = json!({ "tracer": "callTracer", "stateOverrides": other });
		let trace = rpc.call("debug_traceCall", json!([{ "to": NOWHERE }, "latest", options]))?;
		let output: U256 = serde_json::from_value(trace["output"].clone())?;
		assert_eq!(output, U256::from(42));
		Ok(())
	};
	instant().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_should_see_another_state_and_time_when_asked_to() {
	let test = async |scene: &Scene| -> Result<()> {
		let wallet = scene.wallet().await?;
		let rpc = scene.node.eth_rpc();
		let at = NOWHERE.to_string();
		let run = |account: Value, block: Value| -> Result<U256> {
			let params = json!([{ "to": NOWHERE }, "latest", { (at.as_str()): account }, block]);
			Ok(serde_json::from_value(rpc.call("eth_call", params)?)?)
		};
		let word = |number: u64| B256::from(U256::from(number));
		// Each returns what its first instruction leaves: SLOAD of word 0, ADDRESS BALANCE, TIMESTAMP.
		let (sload, balance, time) =
			("0x60005460005260206000f3", "0x303160005260206000f3", "0x4260005260206000f3");
		for kind in ["state", "stateDiff"] {
			let words = json!({ (hex::encode_prefixed(word(0))): word(7) });
			let account = json!({ "code": sload, (kind): words });
			assert_eq!(run(account, json!(null))?, U256::from(7), "{kind}");
		}
		let gnx = U256::from(10).pow(U256::from(18));
		let account = json!({ "code": balance, "balance": gnx });
		assert_eq!(run(account, json!(null))?, gnx);

		let block = wallet.provider.get_block(alloy::eips::BlockId::latest()).await?;
		let now = block.context("no block")?.header.timestamp;
		let later = json!({ "time": format!("{:#x}", now + 100_000) });
		assert_eq!(run(json!({ "code": time }), later)?, U256::from(now + 100_000));
		for (other, part) in [
			(json!({ "time": "0x1" }), "later than"),
			(json!({ "number": "0x1" }), "not supported"),
		] {
			let params = json!([{ "to": NOWHERE }, "latest", {}, other]);
			for method in ["eth_call", "eth_estimateGas"] {
				let error = rpc.error(method, params.clone())?;
				let text = error.to_string();
				assert!(error.code == -32602 && text.contains(part), "{method}: {text}");
			}
		}
		Ok(())
	};
	instant().play(test).await;
}
