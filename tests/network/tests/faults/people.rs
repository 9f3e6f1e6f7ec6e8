// SPDX-License-Identifier: Apache-2.0
//! Validators leave, come back and renew their keys, while transactions go on.

use crate::game::Game;
use anyhow::{Context, Result, bail, ensure};
use genex_e2e_tests::{
	accounts::{account_of, bob, dave},
	chain::Call,
	scenario::Stage,
	values::{account, bytes, record},
};
use genex_network_tests::localnet::Place;
use serde_json::json;
use std::{
	thread::sleep,
	time::{Duration, Instant},
};
use tokio::runtime::Runtime;

/// Two sessions of ten minutes, and a minute.
const TWO_SESSIONS: Duration = Duration::from_secs(21 * 60);
/// Between two looks at the authorities.
const STEP: Duration = Duration::from_secs(5);
/// The record of a decision, which nobody looks up here.
pub const REASON: [u8; 32] = [0x66; 32];

/// Dave leaves while Bob renews his keys, and comes back.
pub fn turnover(game: &mut Game) -> Result<()> {
	let (first, second) = (game.net.places[0].clone(), game.net.places[1].clone());
	let runtime = Runtime::new()?;
	let who = account_of(&dave());
	let of_dave = || [("who", account(&who)), ("reason", bytes(REASON))];

	let fresh = runtime.block_on(async {
		let stage = Stage::open(&first.ws).await?;
		stage.council(Call::new("Validators", "remove_validator", of_dave())).await?;
		renew(&stage, &second).await
	})?;
	until(&first, "Bob's new key votes and Dave's does not", |keys| {
		keys.contains(&fresh) && keys.len() == 3
	})?;
	game.wait()?;

	runtime.block_on(async {
		let stage = Stage::open(&first.ws).await?;
		stage.council(Call::new("Validators", "add_validator", of_dave())).await
	})?;
	until(&first, "Dave's key votes again", |keys| keys.contains(&fresh) && keys.len() == 4)?;
	game.wait()
}

/// Makes new keys in Bob's node and has Bob set them. The answer is the new key for votes.
async fn renew(stage: &Stage, place: &Place) -> Result<Vec<u8>> {
	let owner = format!("0x{}", hex::encode(account_of(&bob()).0));
	let made = place.rpc.call("author_rotateKeysWithOwner", json!([owner]))?;
	let part = |name: &str| {
		let text = made[name].as_str().with_context(|| format!("no {name} in {made}"))?;
		anyhow::Ok(hex::decode(text.trim_start_matches("0x"))?)
	};
	let (keys, proof) = (part("keys")?, part("proof")?);
	let (aura, grandpa) = keys.split_at_checked(32).context("keys are too short")?;
	ensure!(grandpa.len() == 32, "keys of an unknown kind");
	let set = record([("aura", bytes(aura)), ("grandpa", bytes(grandpa))]);
	let call = Call::new("Session", "set_keys", [("keys", set), ("proof", bytes(&proof))]);
	stage.chain.send(&call, &bob()).await?;
	Ok(grandpa.to_vec())
}

/// Waits until the keys that vote are as they should be.
fn until(place: &Place, what: &str, reached: impl Fn(&[Vec<u8>]) -> bool) -> Result<()> {
	let begun = Instant::now();
	while begun.elapsed() < TWO_SESSIONS {
		let told = place.rpc.call("state_call", json!(["GrandpaApi_grandpa_authorities", "0x"]))?;
		if reached(&voters(told.as_str().context("no bytes")?)?) {
			return Ok(());
		}
		sleep(STEP);
	}
	bail!("after {TWO_SESSIONS:?} it is not true that {what}")
}

/// The keys in an encoded list of keys and weights.
fn voters(encoded: &str) -> Result<Vec<Vec<u8>>> {
	let bytes = hex::decode(encoded.trim_start_matches("0x"))?;
	// Fewer than sixty-four: their number is one byte, times four.
	let (count, rest) = bytes.split_first().context("an empty answer")?;
	let keys: Vec<_> = rest.chunks_exact(40).map(|entry| entry[..32].to_vec()).collect();
	ensure!(keys.len() == usize::from(count / 4), "{} keys, and {count} announced", keys.len());
	Ok(keys)
}
