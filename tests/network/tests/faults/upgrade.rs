// SPDX-License-Identifier: Apache-2.0
//! The runtime is replaced by governance, while transactions go on and a validator is down.

use crate::game::Game;
use anyhow::{Context, Result, bail};
use genex_e2e_tests::{chain::Call, scenario::Stage, values::bytes, wasm::next_version};
use genex_network_tests::localnet::Place;
use serde_json::json;
use std::{
	thread::sleep,
	time::{Duration, Instant},
};
use tokio::runtime::Runtime;

/// Where the code of the runtime is stored: `:code`.
const CODE: &str = "0x3a636f6465";
/// How long a node may take until it runs the new code.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks.
const STEP: Duration = Duration::from_millis(500);

/// Puts the running code in force again, with the next version.
pub fn upgrade(game: &mut Game) -> Result<()> {
	let first = game.net.places[0].clone();
	// Not the one that is asked.
	let node = 1 + game.luck.node(game.net.shape().validators - 1);
	game.net.tell("kill", node)?;
	let version = Runtime::new()?.block_on(enact(&first))?;
	let begun = Instant::now();
	game.restart(node)?;
	game.settle(begun)?;
	for (number, place) in game.net.places.iter().enumerate() {
		reach(place, version).with_context(|| format!("node {number}"))?;
	}
	Ok(())
}

async fn enact(place: &Place) -> Result<u32> {
	let stage = Stage::open(&place.ws).await?;
	let stored = stage.chain.rpc("state_getStorage", &[CODE.into()]).await?;
	let code = hex::decode(stored.as_str().context("no code")?.trim_start_matches("0x"))?;
	let next = next_version(&code)?;
	let call = Call::new("System", "set_code", [("code", bytes(&next.code))]);
	stage.root(call).await?.event("System", "CodeUpdated")?;
	Ok(next.spec_version)
}

/// Waits until the final state of a node is of this version.
fn reach(place: &Place, version: u32) -> Result<()> {
	let begun = Instant::now();
	while begun.elapsed() < PATIENCE {
		let head = place.rpc.call("chain_getFinalizedHead", json!([]))?;
		let told = place.rpc.call("state_getRuntimeVersion", json!([head]))?;
		if told["specVersion"] == json!(version) {
			return Ok(());
		}
		sleep(STEP);
	}
	bail!("version {version} does not run within {PATIENCE:?}")
}
