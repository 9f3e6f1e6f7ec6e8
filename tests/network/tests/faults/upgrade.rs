// SPDX-License-Identifier: Apache-2.0
//! The runtime is replaced by governance, while transactions go on and a validator is down. The first upgrade brings a migration
//! that takes several blocks, in which no transactions are included.

use crate::game::Game;
use anyhow::{Context, Result, bail, ensure};
use genex_e2e_tests::{
	chain::Call,
	scenario::Stage,
	values::bytes,
	wasm::{next_version, spec_version},
};
use genex_network_tests::localnet::{Place, key_of};
use serde_json::{Value, json};
use std::{
	env, fs,
	path::{Path, PathBuf},
	thread::sleep,
	time::{Duration, Instant},
};
use tokio::runtime::Runtime;

/// Where the code of the runtime is stored: `:code`.
pub const CODE: &str = "0x3a636f6465";
/// How long a node may take until it runs the new code, and until a migration has ended.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks.
const STEP: Duration = Duration::from_millis(500);

/// The file of the runtime with a migration.
///
/// # Errors
/// `GENEX_NEXT_RUNTIME` does not name it.
pub fn migrating() -> Result<PathBuf> {
	let path = env::var_os("GENEX_NEXT_RUNTIME").filter(|path| !path.is_empty());
	let path = path.context(
		"the long set upgrades to a runtime with a migration, which GENEX_NEXT_RUNTIME names: run it as scripts/test.sh faults --long",
	)?;
	Ok(path.into())
}

/// Makes sure, before anything is played, that this runtime is there and may follow the running one.
pub fn ready(game: &Game) -> Result<()> {
	let told = game.net.places[0].rpc.call("state_getRuntimeVersion", json!([]))?;
	let running = told["specVersion"].as_u64().context("the runtime has no version")?;
	let path = migrating()?;
	let version = spec_version(&read(&path)?).with_context(|| format!("{}", path.display()))?;
	ensure!(
		u64::from(version) > running,
		"{} has version {version}, and cannot follow {running}: build it again",
		path.display()
	);
	Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>> {
	fs::read(path).with_context(|| format!("{}", path.display()))
}

/// Puts the next version in force: with a migration where none was made yet, else of the running code.
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
		migrate(place).with_context(|| format!("node {number}"))?;
	}
	Ok(())
}

async fn enact(place: &Place) -> Result<u32> {
	let stage = Stage::open(&place.ws).await?;
	let stored = stage.chain.rpc("state_getStorage", &[CODE.into()]).await?;
	let running = hex::decode(stored.as_str().context("no code")?.trim_start_matches("0x"))?;
	let (code, version) = next(&running)?;
	let call = Call::new("System", "set_code", [("code", bytes(&code))]);
	stage.root(call).await?.event("System", "CodeUpdated")?;
	Ok(version)
}

/// What follows the running code, and its version: the runtime with a migration, and where that runs, the same with a higher one.
/// The number of the first version is many other things in its code, so nothing is made of that.
fn next(running: &[u8]) -> Result<(Vec<u8>, u32)> {
	let code = read(&migrating()?)?;
	let version = spec_version(&code)?;
	if version > spec_version(running)? {
		return Ok((code, version));
	}
	let next = next_version(running)?;
	Ok((next.code, next.spec_version))
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

/// Waits until the final state of a node knows a migration that was made, and none that is under way.
fn migrate(place: &Place) -> Result<()> {
	let made = key_of("Migrations", "Historic");
	let begun = Instant::now();
	while begun.elapsed() < PATIENCE {
		let head = place.rpc.call("chain_getFinalizedHead", json!([]))?;
		let keys = place.rpc.call("state_getKeysPaged", json!([made, 1, Value::Null, head]))?;
		let known = keys.as_array().is_some_and(|keys| !keys.is_empty());
		if known && place.stored("Migrations", "Cursor")?.is_null() {
			return Ok(());
		}
		sleep(STEP);
	}
	bail!("no migration is made within {PATIENCE:?}")
}
