// SPDX-License-Identifier: Apache-2.0
//! Validators leave, others come, and keys are renewed, while transactions go on.

use crate::{cycles::go_on, game::Game};
use anyhow::{Context, Result, bail, ensure};
use genex_e2e_tests::{
	accounts::{account_of, bob, dave},
	chain::Call,
	scenario::{GNX, Stage},
	values::{Read, account, bytes, record},
};
use genex_network_tests::localnet::{Place, decoded};
use serde_json::json;
use std::{
	thread::sleep,
	time::{Duration, Instant},
};
use subxt_signer::sr25519::Keypair;
use tokio::runtime::Runtime;

/// Two sessions of ten minutes, and as much again for slots in which a busy machine makes no block.
const TWO_SESSIONS: Duration = Duration::from_secs(40 * 60);
/// Between two looks at the authorities.
const STEP: Duration = Duration::from_secs(5);
/// The record of a decision, which nobody looks up here.
pub const REASON: [u8; 32] = [0x66; 32];
/// GNX of a new validator, for the deposit of its keys and for fees.
const MONEY: u128 = 1_000 * GNX;
/// Who is gone while it is tried whose votes count: Charlie.
const THIRD: usize = 2;

/// A new validator takes Dave's place while Bob renews his keys; then Dave comes back and the new one leaves.
pub fn turnover(game: &mut Game) -> Result<()> {
	ensure!(game.net.shape().full > 0, "there is no node that could become a validator");
	let node = game.net.count() - 1;
	let number = node.to_string();
	game.net.run(&["restart", &number, "--", "--validator"])?;
	game.wait()?;

	let [first, second] = [0, 1].map(|node| game.net.places[node].clone());
	let newcomer = game.net.places[node].clone();
	let runtime = Runtime::new()?;
	let (owner, new, fresh) = runtime.block_on(replace(&first, &newcomer, &second))?;
	until(&first, "the new validator votes, Bob by his new key, and Dave does not", |keys| {
		keys.contains(&new) && keys.contains(&fresh) && keys.len() == 4
	})?;
	game.wait()?;
	runtime.block_on(make_blocks(&first, &owner))?;
	decide(game)?;

	runtime.block_on(async {
		let stage = Stage::open(&first.ws).await?;
		stage.council(of("add_validator", &dave())).await?;
		stage.council(of("remove_validator", &owner)).await
	})?;
	until(&first, "Dave's key votes again, and the new validator's does not", |keys| {
		!keys.contains(&new) && keys.contains(&fresh) && keys.len() == 4
	})?;
	game.net.tell("restart", node)?;
	game.wait()
}

/// Has the council admit an account that nobody knew before, with keys of the node `newcomer`, and remove Dave; Bob renews his keys
/// in the node `second`. The answer is the account, its key for votes, and Bob's.
async fn replace(
	first: &Place,
	newcomer: &Place,
	second: &Place,
) -> Result<(Keypair, Vec<u8>, Vec<u8>)> {
	let stage = Stage::open(&first.ws).await?;
	let owner = stage.company().await?;
	stage.give_gnx(&account_of(&owner), MONEY).await?;
	let new = renew(&stage, newcomer, &owner).await?;
	// The new one first, as where the floor is reached.
	stage.council(of("add_validator", &owner)).await?;
	stage.council(of("remove_validator", &dave())).await?;
	let fresh = renew(&stage, second, &bob()).await?;
	Ok((owner, new, fresh))
}

/// What the council decides of a validator.
fn of(call: &str, who: &Keypair) -> Call {
	let args = [("who", account(&account_of(who))), ("reason", bytes(REASON))];
	Call::new("Validators", call, args)
}

/// Makes new keys in a validator's node and has its owner set them. The answer is the new key for votes.
async fn renew(stage: &Stage, place: &Place, owner: &Keypair) -> Result<Vec<u8>> {
	let who = format!("0x{}", hex::encode(account_of(owner).0));
	let made = place.rpc.call("author_rotateKeysWithOwner", json!([who]))?;
	let (keys, proof) = (decoded(&made["keys"])?, decoded(&made["proof"])?);
	let (aura, grandpa) = keys.split_at_checked(32).context("keys are too short")?;
	ensure!(grandpa.len() == 32, "keys of an unknown kind");
	let set = record([("aura", bytes(aura)), ("grandpa", bytes(grandpa))]);
	let call = Call::new("Session", "set_keys", [("keys", set), ("proof", bytes(&proof))]);
	stage.chain.send(&call, owner).await?;
	Ok(grandpa.to_vec())
}

/// Waits until a validator has made blocks of the running session.
async fn make_blocks(place: &Place, owner: &Keypair) -> Result<()> {
	let chain = Stage::open(&place.ws).await?.chain;
	chain
		.until("a block of the new validator", async |state| {
			let active = state.view("Validators", "active_validators", Vec::new()).await?;
			for one in active.items()? {
				if one.field("account")?.to_account()? == account_of(owner) {
					return Ok(one.field("slots")?.number_at("authored")? > 0);
				}
			}
			bail!("the new validator is none of this session")
		})
		.await?;
	Ok(())
}

/// Checks that finality needs the new validator's votes and gets them: with it three of four are there.
fn decide(game: &mut Game) -> Result<()> {
	game.net.tell("kill", THIRD)?;
	// Whoever is gone has not voted for blocks that come later.
	let made = game.net.places[0].best_number()?;
	go_on(game, made).context("the votes of the new validator do not count")?;
	let begun = Instant::now();
	game.restart(THIRD)?;
	game.settle(begun)
}

/// Waits until the keys that vote are as they should be.
fn until(place: &Place, what: &str, reached: impl Fn(&[Vec<u8>]) -> bool) -> Result<()> {
	let begun = Instant::now();
	while begun.elapsed() < TWO_SESSIONS {
		let told = place.rpc.call("state_call", json!(["GrandpaApi_grandpa_authorities", "0x"]))?;
		if reached(&voters(&decoded(&told)?)?) {
			return Ok(());
		}
		sleep(STEP);
	}
	bail!("after {TWO_SESSIONS:?} it is not true that {what}")
}

/// The keys in an encoded list of keys and weights.
fn voters(encoded: &[u8]) -> Result<Vec<Vec<u8>>> {
	// Fewer than sixty-four: their number is one byte, times four.
	let (count, rest) = encoded.split_first().context("an empty answer")?;
	let keys: Vec<_> = rest.chunks_exact(40).map(|entry| entry[..32].to_vec()).collect();
	ensure!(keys.len() == usize::from(count / 4), "{} keys, and {count} announced", keys.len());
	Ok(keys)
}
