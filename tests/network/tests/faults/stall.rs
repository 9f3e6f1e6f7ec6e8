// SPDX-License-Identifier: Apache-2.0
//! More than a third of the validators are away until the council has the stall noted and the votes begin anew, and come back then.

use crate::{cycles::still, game::Game};
use anyhow::{Result, bail, ensure};
use genex_e2e_tests::{chain::Call, scenario::Stage, values::number};
use genex_network_tests::{localnet::Place, watch::little_endian};
use serde_json::json;
use std::{
	ops::RangeInclusive,
	thread::sleep,
	time::{Duration, Instant},
};
use tokio::runtime::Runtime;

/// Blocks of a session. A stall that is noted counts from the next one on.
const SESSION: u64 = 600;
/// Blocks before the end of a session at which the validators leave: enough for governance to act, and too few for those who stay to
/// slow down because nothing becomes final.
const BEFORE_ITS_END: RangeInclusive<u64> = 90..=130;
/// How long nothing becomes final until the council acts: as long as it takes until the alert `FinalityStalls` pages somebody, with
/// half of the authors.
const STALLED: Duration = Duration::from_secs(100);
/// Blocks after the end of the session until the votes begin anew.
const DELAY: u64 = 30;
/// The longest wait for a session and for the set that follows it: three validators may be away.
const PATIENCE: Duration = Duration::from_secs(30 * 60);
/// Between two looks.
const STEP: Duration = Duration::from_secs(1);

/// Two of four leave, and governance notes the stall.
pub fn stall(game: &mut Game) -> Result<()> {
	let first = game.net.places[0].clone();
	let validators = game.net.shape().validators;
	// Governance asks the first.
	let stays = 1 + game.luck.node(validators - 1);
	let away: Vec<usize> = (1..validators).filter(|node| *node != stays).collect();
	until("a session is about to end", || {
		Ok(BEFORE_ITS_END.contains(&(SESSION - first.best_number()? % SESSION)))
	})?;
	let set = set_id(&first)?;
	for node in &away {
		game.net.tell("kill", *node)?;
	}
	let all: Vec<usize> = (0..game.net.count()).collect();
	still(game, &all)?;
	let stood = game.history.top();
	sleep(STALLED);
	Runtime::new()?.block_on(note(&first, stood))?;
	println!("finality stands at block {stood}, and the council has noted that");

	until("another set is announced", || Ok(set_id(&first)? > set))?;
	let announced = first.best_number()?;
	until("it votes", || Ok(first.best_number()? > announced + DELAY))?;
	ensure!(
		game.history.top() == stood,
		"block {} became final without two thirds",
		game.history.top()
	);
	let begun = Instant::now();
	for node in away {
		game.restart(node)?;
	}
	game.wait()?;
	println!("final blocks go on after {:.1} s", begun.elapsed().as_secs_f32());
	for (number, place) in game.net.places.iter().enumerate() {
		ensure!(set_id(place)? > set, "node {number} does not know the set that was forced");
	}
	Ok(())
}

/// The council whitelists the call that notes the stall, and a dispatcher carries it out.
async fn note(place: &Place, stood: u64) -> Result<()> {
	let args = [("delay", number(DELAY)), ("best_finalized_block_number", number(stood))];
	let stage = Stage::open(&place.ws).await?;
	stage.root(Call::new("Grandpa", "note_stalled", args)).await?;
	Ok(())
}

/// The number of the set of voters in the best state of a node.
fn set_id(place: &Place) -> Result<u64> {
	little_endian(&place.rpc.call("state_call", json!(["GrandpaApi_current_set_id", "0x"]))?)
}

/// Waits until something is so.
fn until(what: &str, reached: impl Fn() -> Result<bool>) -> Result<()> {
	let begun = Instant::now();
	while begun.elapsed() < PATIENCE {
		if reached()? {
			return Ok(());
		}
		sleep(STEP);
	}
	bail!("after {PATIENCE:?} it is not true that {what}")
}
