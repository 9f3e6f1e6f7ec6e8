// SPDX-License-Identifier: Apache-2.0
//! A node comes late: it begins with an empty database, warps to the end of the chain, and is killed on its way there.

use crate::{game::Game, upgrade::CODE};
use anyhow::{Context, Result, bail, ensure};
use genex_network_tests::localnet::Place;
use serde_json::{Value, json};
use std::{
	collections::BTreeMap,
	thread::sleep,
	time::{Duration, Instant},
};

/// It is killed within this time after it has answered first: before it has met others, on its way, or just there.
const ON_THE_WAY: Duration = Duration::from_secs(5);
/// The longest until it has all blocks from the first one on as well.
const PATIENCE: Duration = Duration::from_secs(600);
/// Between two looks.
const STEP: Duration = Duration::from_millis(500);

/// Has the last node, which makes no blocks, join once more, and begin again where it was killed.
pub fn join(game: &mut Game) -> Result<()> {
	ensure!(game.net.shape().full > 0, "there is no node that could be missed");
	let node = game.net.count() - 1;
	let number = node.to_string();
	let warp: [&str; 5] = ["restart", &number, "--", "--sync", "warp"];
	game.net.tell("kill", node)?;
	game.net.tell("wipe", node)?;
	game.net.run(&warp)?;
	game.idle(ON_THE_WAY);
	let place = game.net.places[node].clone();
	println!("node {node} is killed on its way, with final block {:?}", place.final_number().ok());
	game.net.tell("kill", node)?;

	let begun = Instant::now();
	game.net.run(&warp)?;
	game.wait()?;
	let in_step = begun.elapsed().as_secs_f32();
	compare(&place, &game.net.places[0])?;
	complete(&place, &game.history.blocks())?;
	let complete = begun.elapsed().as_secs_f32();
	println!(
		"node {node} is in step after {in_step:.1} s, and has all blocks after {complete:.1} s"
	);
	Ok(())
}

/// Its last final block is the other's, which has the root of the state in it, and the state is there.
pub fn compare(place: &Place, other: &Place) -> Result<()> {
	let number = place.final_number()?.min(other.final_number()?);
	let look = |place: &Place| -> Result<(Value, Value)> {
		let at = place.hash_at(number)?.with_context(|| format!("block {number} is missing"))?;
		let header = place.rpc.call("chain_getHeader", json!([at]))?;
		Ok((header, place.rpc.call("state_getStorageHash", json!([CODE, at]))?))
	};
	let ((header, code), (others_header, others_code)) = (look(place)?, look(other)?);
	ensure!(header == others_header, "block {number} is {header}, and {others_header} elsewhere");
	ensure!(!code.is_null() && code == others_code, "the state of block {number} is not there");
	Ok(())
}

/// Waits until it has every block that was ever final.
pub fn complete(place: &Place, blocks: &BTreeMap<u64, String>) -> Result<()> {
	let begun = Instant::now();
	for (number, hash) in blocks {
		loop {
			match place.hash_at(*number)? {
				Some(has) => {
					ensure!(has == *hash, "block {number} is {has} instead of {hash}");
					break;
				},
				None if begun.elapsed() < PATIENCE => sleep(STEP),
				None => bail!("block {number} does not come within {PATIENCE:?}"),
			}
		}
	}
	Ok(())
}
