// SPDX-License-Identifier: Apache-2.0
//! What both servers do with requests that are no good, and with many at once.

use crate::support::{Scene, aura};
use anyhow::Result;
use genex_e2e_tests::{
	http,
	rpc::{JsonRpc, outcome},
};
use serde_json::{Value, json};

/// The code of an error that a body is answered with, however the server tells it.
fn code_for(rpc: JsonRpc, body: &str) -> Result<i64> {
	Ok(outcome(&rpc.raw(body.as_bytes())?)?.expect_err("an error").code)
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_should_get_the_codes_of_json_rpc_and_change_nothing() {
	let test = async |scene: &Scene| -> Result<()> {
		for rpc in [scene.node.rpc(), scene.node.eth_rpc()] {
			assert_eq!(code_for(rpc, "{not json")?, -32700);
			assert_eq!(code_for(rpc, "\u{0}\u{1}\u{2}")?, -32700);
			assert_eq!(code_for(rpc, &"[".repeat(10_000))?, -32700);
			assert_eq!(code_for(rpc, r#"{"jsonrpc":"2.0","id":1}"#)?, -32600);
			assert_eq!(code_for(rpc, r#"{"jsonrpc":"2.0","method":1,"id":1}"#)?, -32600);
			assert_eq!(code_for(rpc, "[]")?, -32600);
			assert_eq!(rpc.error("no_suchMethod", json!([]))?.code, -32601);
			let empty = http::post(rpc.at, b"")?;
			assert!(empty.status == 400 || empty.body.contains("-32700"), "{empty:?}");
		}
		let wrong = scene.node.rpc().error("chain_getBlockHash", json!([{}]))?;
		assert_eq!(wrong.code, -32602, "{wrong}");
		for (method, params) in [
			("eth_getBalance", json!(["0x12"])),
			("eth_getBalance", json!([])),
			("eth_getBlockByNumber", json!(["1", false])),
			("eth_getTransactionByHash", json!(["0x1234"])),
			("eth_sendRawTransaction", json!([12])),
			("eth_getLogs", json!([{ "address": 1 }])),
			("eth_feeHistory", json!(["many", "latest"])),
		] {
			let wrong = scene.node.eth_rpc().error(method, params)?;
			assert_eq!(wrong.code, -32602, "{method}: {wrong}");
			assert!(!wrong.message.is_empty());
		}
		still_answers(scene)
	};
	aura().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_should_be_refused_when_too_large() {
	let test = async |scene: &Scene| -> Result<()> {
		const MIB: usize = 1024 * 1024;
		for (rpc, megabytes) in [(scene.node.rpc(), 15), (scene.node.eth_rpc(), 5)] {
			let body = format!("\"{}\"", "a".repeat(megabytes * MIB + 16));
			let answer = http::post(rpc.at, body.as_bytes())?;
			let refused = answer.status == 413
				|| answer.body.contains("too big")
				|| answer.body.contains("-32007");
			assert!(refused, "{} {}", answer.status, answer.body);
		}
		let many =
			vec![json!({ "jsonrpc": "2.0", "id": 1, "method": "eth_chainId", "params": [] }); 101];
		let code = code_for(scene.node.eth_rpc(), &Value::from(many).to_string())?;
		assert_eq!(code, -32010, "a batch beyond the limit");
		still_answers(scene)
	};
	aura().play(test).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn batches_should_be_answered_part_by_part() {
	let test = async |scene: &Scene| -> Result<()> {
		let request = |id: u64, method: &str| json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": [] });
		let batch =
			json!([request(7, "eth_chainId"), request(8, "eth_none"), request(9, "net_version")]);
		let answers = scene.node.eth_rpc().raw(batch.to_string().as_bytes())?;
		let answers = answers.as_array().expect("an array");
		let of =
			|id: u64| outcome(answers.iter().find(|answer| answer["id"] == id).expect("an answer"));
		assert_eq!(answers.len(), 3);
		assert_eq!(of(7)?, Ok(json!("0xb58d7")));
		assert_eq!(of(8)?.expect_err("no such method").code, -32601);
		assert_eq!(of(9)?, Ok(json!("743639")));

		let batch =
			json!([request(1, "system_chain"), request(2, "none"), request(3, "system_health")]);
		let answers = scene.node.rpc().raw(batch.to_string().as_bytes())?;
		assert_eq!(answers.as_array().map(Vec::len), Some(3));
		assert_eq!(answers.to_string().matches("\"result\"").count(), 2, "{answers}");
		Ok(())
	};
	aura().play(test).await;
}

/// Both servers are as before.
fn still_answers(scene: &Scene<'_>) -> Result<()> {
	let health = scene.node.rpc().call("system_health", json!([]))?;
	assert_eq!(health["isSyncing"], json!(false));
	assert_eq!(scene.node.eth_rpc().call("eth_chainId", json!([]))?, json!("0xb58d7"));
	Ok(())
}
