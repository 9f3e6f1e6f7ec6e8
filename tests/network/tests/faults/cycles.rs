// SPDX-License-Identifier: Apache-2.0
//! The faults, one function each. Each leaves a network behind in which nothing is broken.

use crate::game::Game;
use anyhow::{Context, Result, bail, ensure};
use std::{
	fs::{self, File},
	io::Write,
	path::Path,
	process::Command,
	thread::sleep,
	time::{Duration, Instant},
};

/// Faults begin at any moment within this time.
const ANY_MOMENT: Duration = Duration::from_millis(1_500);
/// A vote that was on its way when the network was cut has arrived by then.
const ON_THE_WAY: Duration = Duration::from_secs(3);
/// How long a network is cut, and a process is stopped.
const CUT: Duration = Duration::from_secs(8);
/// The most bytes that are cut off a log.
const MOST_CUT: u64 = 64 * 1_024;
/// Megabytes that a chain gets beyond its size before its disk is filled.
const ROOM: u64 = 40;
/// How long nodes may take to notice: that a disk is full, or who is there.
const NOTICE: Duration = Duration::from_secs(60);

/// Kills one validator at any moment, and starts it again.
pub fn kill_one(game: &mut Game) -> Result<()> {
	let node = game.luck.node(game.net.shape().validators);
	game.idle(ANY_MOMENT);
	game.net.tell("kill", node)?;
	let begun = Instant::now();
	game.restart(node)?;
	game.settle(begun)
}

/// Kills all nodes at once, and starts them again.
pub fn kill_all(game: &mut Game) -> Result<()> {
	game.idle(ANY_MOMENT);
	game.net.run(&["kill", "all"])?;
	let begun = Instant::now();
	game.net.run(&["restart", "all"])?;
	game.settle_all(begun)
}

/// Stops the process of a validator for a while, as a machine does that is being moved.
pub fn pause(game: &mut Game) -> Result<()> {
	let node = game.luck.node(game.net.shape().validators);
	game.net.tell("pause", node)?;
	sleep(CUT);
	game.net.tell("resume", node)?;
	game.settle(Instant::now())
}

/// Cuts the network in one of five ways, and checks that no side without two thirds of the votes finalises anything.
pub fn partition(game: &mut Game) -> Result<()> {
	let validators = game.net.shape().validators;
	let one = game.luck.node(validators);
	let other = (one + 1) % validators;
	let (single, pair) = (one.to_string(), format!("{one},{other}"));
	let all: Vec<String> = (0..validators).map(|node| node.to_string()).collect();
	match game.luck.below(5) {
		0 => cut(game, &[&pair], None),
		1 => cut(game, &[&single], Some(one)),
		2 => cut(game, &[&single, &other.to_string()], None),
		3 => cut(game, &all.iter().map(String::as_str).collect::<Vec<_>>(), None),
		_ => flap(game, &pair),
	}
}

/// Cuts between groups. Where only `alone` is cut off, the others go on; else nobody does.
fn cut(game: &mut Game, groups: &[&str], alone: Option<usize>) -> Result<()> {
	let words: Vec<&str> = std::iter::once("partition").chain(groups.iter().copied()).collect();
	game.net.run(&words)?;
	let all: Vec<usize> = (0..game.net.count()).collect();
	let stalled: Vec<usize> = alone.map_or(all, |node| vec![node]);
	let (before, above) = (still(game, &stalled)?, game.history.top());
	sleep(CUT);
	if alone.is_some() {
		go_on(game, above)?;
	}
	let after = game.history.top_of(&stalled);
	ensure!(
		before == after,
		"nodes {stalled:?} finalised {after} after {before} without two thirds"
	);
	game.net.run(&["heal"])?;
	game.settle(Instant::now())
}

/// Waits until these nodes have finalised nothing for so long that no vote is on its way any more, and says up to which block
/// they have: on a busy machine they may take longer to count those that arrived.
pub fn still(game: &Game, nodes: &[usize]) -> Result<u64> {
	let begun = Instant::now();
	let (mut before, mut since) = (game.history.top_of(nodes), Instant::now());
	while begun.elapsed() < NOTICE {
		// No longer than it must: the time until connections carry again grows with the cut.
		sleep(Duration::from_millis(100));
		let after = game.history.top_of(nodes);
		if after != before {
			(before, since) = (after, Instant::now());
		} else if since.elapsed() >= ON_THE_WAY {
			return Ok(after);
		}
	}
	bail!("nodes {nodes:?} went on to finalise without two thirds, up to {before}")
}

/// Waits until something above this block is final.
pub fn go_on(game: &Game, above: u64) -> Result<()> {
	let begun = Instant::now();
	while game.history.top() <= above {
		ensure!(
			begun.elapsed() < NOTICE,
			"finality stood still although three of four were together"
		);
		sleep(Duration::from_millis(100));
	}
	Ok(())
}

/// Cuts and joins the network every second.
fn flap(game: &mut Game, group: &str) -> Result<()> {
	for _ in 0..5 {
		game.net.run(&["partition", group])?;
		game.idle(ANY_MOMENT);
		game.net.run(&["heal"])?;
		game.idle(ANY_MOMENT);
	}
	game.settle(Instant::now())
}

/// Takes from a validator what the system had not written when the power failed.
pub fn truncate_one(game: &mut Game) -> Result<()> {
	let node = game.luck.node(game.net.shape().validators);
	game.idle(ANY_MOMENT);
	game.net.tell("kill", node)?;
	truncate(game, node)?;
	let begun = Instant::now();
	game.restart(node)?;
	game.settle(begun)?;
	check_journal(game, node)
}

fn truncate(game: &mut Game, node: usize) -> Result<()> {
	let bytes = (1 + game.luck.below(MOST_CUT)).to_string();
	let done = game.net.run(&["truncate", &node.to_string(), &bytes])?;
	print!("{done}");
	Ok(())
}

/// Takes it from all of them: the journals alone know what was final.
pub fn blackout(game: &mut Game) -> Result<()> {
	game.idle(ANY_MOMENT);
	game.net.run(&["kill", "all"])?;
	for node in 0..game.net.count() {
		truncate(game, node)?;
	}
	let begun = Instant::now();
	for node in 0..game.net.count() {
		game.import(node)?;
	}
	game.net.run(&["restart", "all"])?;
	game.settle_all(begun)
}

/// Checks the journal of a node from its first block to its last.
pub fn check_journal(game: &mut Game, node: usize) -> Result<()> {
	game.net.tell("halt", node)?;
	let journal = game.net.places[node].folder.join("journal");
	let journal = journal.to_str().context("the folder has no name")?;
	let number = node.to_string();
	game.net.run(&["tool", &number, "journal-verify", journal])?;
	game.net.tell("restart", node)?;
	game.wait()
}

/// Sets the clock of a validator wrong by up to a minute, and right again.
pub fn skew(game: &mut Game) -> Result<()> {
	let node = game.luck.node(game.net.shape().validators);
	let seconds = 1 + game.luck.below(60) as i64;
	let seconds = if game.luck.below(2) == 0 { seconds } else { -seconds };
	println!("the clock of node {node} is off by {seconds} s");
	game.net.run(&["clock", &node.to_string(), &seconds.to_string()])?;
	let before = game.history.top();
	sleep(CUT);
	ensure!(game.history.top() > before, "one wrong clock stopped finality");
	let begun = Instant::now();
	game.net.run(&["clock", &node.to_string(), "0"])?;
	game.settle(begun)
}

/// Fills the disk of a validator while it runs, and makes room again.
pub fn fill_disk(game: &mut Game) -> Result<()> {
	let node = game.luck.node(game.net.shape().validators);
	let number = node.to_string();
	let chain = game.net.places[node].folder.join("chain");
	let megabytes = (size_of(&chain)? + ROOM).to_string();
	game.net.run(&["disk", &number, &megabytes])?;
	game.net.tell("restart", node)?;
	game.wait()?;
	let filler = chain.join("filler");
	fill(&filler)?;
	if !ends(game, node)? {
		game.ran_on_full_disk += 1;
		game.net.tell("kill", node)?;
	}
	fs::remove_file(&filler)?;
	let begun = Instant::now();
	game.restart(node)?;
	game.settle(begun)?;
	game.net.run(&["disk", &number, "0"])?;
	game.net.tell("restart", node)?;
	game.wait()
}

/// Megabytes below a folder.
fn size_of(folder: &Path) -> Result<u64> {
	let told = Command::new("du").arg("-sm").arg(folder).output()?;
	let told = String::from_utf8(told.stdout)?;
	told.split_whitespace().next().context("du says nothing")?.parse().context("du says no number")
}

/// Writes until nothing more fits.
fn fill(path: &Path) -> Result<()> {
	let mut file = File::create(path)?;
	let bytes = vec![0x5a; 64 * 1_024];
	while file.write_all(&bytes).is_ok() {}
	Ok(())
}

/// Whether a node ends by itself.
fn ends(game: &Game, node: usize) -> Result<bool> {
	let begun = Instant::now();
	while begun.elapsed() < NOTICE {
		if !game.net.runs(node)? {
			return Ok(true);
		}
		sleep(Duration::from_secs(1));
	}
	Ok(false)
}

/// Truncates the database with the index of Ethereum blocks in it, checks what the node made good, deletes the index, and
/// kills whoever builds it anew.
pub fn index(game: &mut Game) -> Result<()> {
	let node = game.luck.node(game.net.count());
	let number = node.to_string();
	game.net.tell("kill", node)?;
	truncate(game, node)?;
	let begun = Instant::now();
	game.restart(node)?;
	game.settle(begun)?;
	game.net.tell("halt", node)?;
	game.net.run(&["tool", &number, "eth-index", "check"])?;
	let script = ["timeout", "-s", "KILL", "1"];
	let killed = game.net.run_after(&script, &["tool", &number, "eth-index", "rebuild"])?;
	println!("the index of node {node} was deleted, and rebuilding it {}", killed.status);
	game.net.tell("restart", node)?;
	game.wait()?;
	game.net.tell("halt", node)?;
	game.net.run(&["tool", &number, "eth-index", "check"])?;
	game.net.tell("restart", node)?;
	game.wait()
}
