// SPDX-License-Identifier: Apache-2.0
//! A node is lost with its disk, and brought back from a snapshot and from another node's journal, as the operator's guide says.

use crate::{
	cycles::check_journal,
	game::Game,
	late::{compare, complete},
};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::{
	thread::sleep,
	time::{Duration, Instant},
};

/// From the snapshot until the node is lost: what stands for a day.
const MEANWHILE: Duration = Duration::from_secs(60);

/// Takes a snapshot of the last node, which makes no blocks, loses the node later, and brings it back.
pub fn drill(game: &mut Game) -> Result<()> {
	ensure!(game.net.shape().full > 0, "there is no node that signs nothing");
	let node = game.net.count() - 1;
	game.net.tell("halt", node)?;
	game.net.tell("snapshot", node)?;
	let taken = final_block(game, node)?;
	game.net.tell("restart", node)?;
	game.wait()?;
	sleep(MEANWHILE);
	game.net.tell("kill", node)?;
	game.net.tell("wipe", node)?;

	let begun = Instant::now();
	let known = game.history.top();
	game.net.tell("restore", node)?;
	let restored = final_block(game, node)?;
	ensure!(restored == taken, "the snapshot of block {taken} has {restored} as its final block");
	let other = game.net.places[game.luck.node(game.net.shape().validators)].clone();
	let journal = other.folder.join("journal");
	let journal = journal.to_str().context("the folder has no name")?;
	print!("{}", game.net.run(&["tool", &node.to_string(), "journal-import", journal])?);
	let imported = final_block(game, node)?;
	// The newest may not be in the other's journal yet.
	ensure!(
		imported > taken && imported + 5 >= known,
		"the journal brings the snapshot from block {taken} to {imported}, and {known} was final"
	);
	game.net.tell("restart", node)?;
	game.wait()?;
	println!(
		"node {node} is lost with block {known}, and in step {:.1} s later: from block {taken} by its snapshot, from {imported} by the network",
		begun.elapsed().as_secs_f32()
	);
	let place = game.net.places[node].clone();
	compare(&place, &other)?;
	complete(&place, &game.history.blocks())?;
	check_journal(game, node)
}

/// The last final block in the database of a node that does not run.
fn final_block(game: &Game, node: usize) -> Result<u64> {
	let told = game.net.run(&["tool", &node.to_string(), "chain-info"])?;
	let told: Value = serde_json::from_str(&told).with_context(|| format!("no JSON: {told}"))?;
	told["finalized_number"].as_u64().with_context(|| format!("no final block in {told}"))
}
