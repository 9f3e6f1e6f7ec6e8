// SPDX-License-Identifier: Apache-2.0
//! Breaks a network of validators in all ways that a machine, a network or an operator can, while transactions go on, and
//! looks at all that any node has ever called final.
//!
//! `--long` plays the long set, `region` the loss of a region. `GENEX_SEED` sets the random numbers.

mod cycles;
mod game;
mod invariants;
mod late;
mod offences;
mod people;
mod region;
mod snapshot;
mod stall;
mod upgrade;

use anyhow::{Context, Result, ensure};
use game::{Found, Game};
use genex_network_tests::localnet::{Localnet, Shape};
use serde_json::json;
use std::{
	env,
	process::{Command, ExitCode},
	time::{SystemTime, UNIX_EPOCH},
};

/// How often each fault is played.
#[derive(Clone, Copy, Debug)]
struct Counts {
	kill_one: u64,
	kill_all: u64,
	pauses: u64,
	partitions: u64,
	truncations: u64,
	blackouts: u64,
	skews: u64,
	full_disks: u64,
	indices: u64,
	snapshots: u64,
	upgrades: u64,
	late: u64,
	double_blocks: u64,
	clones: u64,
	stalls: u64,
	/// Whether validators join, leave, come back and renew their keys, which takes four sessions.
	people: bool,
}

/// A taste of most faults.
const QUICK: Counts = Counts {
	kill_one: 2,
	kill_all: 1,
	pauses: 1,
	partitions: 1,
	truncations: 1,
	blackouts: 0,
	skews: 0,
	full_disks: 0,
	indices: 0,
	snapshots: 0,
	upgrades: 0,
	late: 0,
	double_blocks: 0,
	clones: 0,
	stalls: 0,
	people: false,
};
/// All of them, as often as the goals ask for.
const LONG: Counts = Counts {
	kill_one: 100,
	kill_all: 10,
	pauses: 10,
	partitions: 25,
	truncations: 20,
	blackouts: 5,
	skews: 10,
	full_disks: 5,
	indices: 5,
	snapshots: 2,
	upgrades: 3,
	late: 3,
	double_blocks: 3,
	clones: 5,
	stalls: 1,
	people: true,
};

fn main() -> ExitCode {
	let words: Vec<String> = env::args().skip(1).collect();
	let played = match words.first().map(String::as_str) {
		None => faults(false),
		Some("--long") => faults(true),
		Some("region") => return region::main(),
		Some(other) => Err(anyhow::anyhow!("unknown argument '{other}': --long, region or none")),
	};
	match played {
		Ok(found) => found.report(),
		Err(error) => {
			eprintln!("{error:#}");
			println!("{}", json!({ "suite": "faults", "passed": 0, "failed": 1 }));
			ExitCode::FAILURE
		},
	}
}

/// The seed of the random numbers, new unless one is given.
fn seed() -> Result<u64> {
	match env::var("GENEX_SEED") {
		Ok(text) if !text.is_empty() => text.parse().context("GENEX_SEED is a number"),
		_ => Ok(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs()),
	}
}

fn faults(long: bool) -> Result<Found> {
	let cut = Localnet::can_be_cut();
	if long {
		ensure!(
			cut,
			"the long set cuts networks and fills disks, which needs root and the program ip: run it as root"
		);
		let found =
			Command::new("find").args(["/usr/lib", "-name", "libfaketimeMT.so.1"]).output()?;
		ensure!(
			!found.stdout.is_empty(),
			"the long set sets clocks wrong, which needs libfaketime: scripts/setup.sh --faults installs it"
		);
		upgrade::migrating()?;
	} else if !cut {
		println!("no partitions: network namespaces need root and the program ip");
	}
	let seed = seed()?;
	println!("GENEX_SEED={seed}");
	let counts = if long { LONG } else { QUICK };
	let net = Localnet::start(Shape { validators: 4, full: usize::from(long), spaces: cut })?;
	let mut game = Game::begin(net, seed);
	if let Err(error) = play(&mut game, counts, cut) {
		// What was seen until then counts even where the network did not come back.
		game.stop(&error);
	}
	game.end(long)
}

fn play(game: &mut Game, counts: Counts, cut: bool) -> Result<()> {
	if counts.upgrades > 0 {
		upgrade::ready(game)?;
	}
	game.warm_up()?;
	game.repeat("kill -9 of one", counts.kill_one, cycles::kill_one)?;
	game.repeat("pause", counts.pauses, cycles::pause)?;
	game.repeat("truncated log", counts.truncations, cycles::truncate_one)?;
	if cut {
		game.repeat("partition", counts.partitions, cycles::partition)?;
	}
	game.repeat("kill -9 of all", counts.kill_all, cycles::kill_all)?;
	game.repeat("truncated logs of all", counts.blackouts, cycles::blackout)?;
	game.repeat("wrong clock", counts.skews, cycles::skew)?;
	game.repeat("full disk", counts.full_disks, cycles::fill_disk)?;
	game.repeat("index of Ethereum", counts.indices, cycles::index)?;
	game.repeat("snapshot", counts.snapshots, snapshot::drill)?;
	// Before the stall: whoever warps cannot be told of a set that was forced.
	game.repeat("late node", counts.late, late::join)?;
	game.repeat("upgrade", counts.upgrades, upgrade::upgrade)?;
	if counts.people {
		game.repeat("join, leave, renew keys, come back", 1, people::turnover)?;
	}
	game.repeat("two blocks for a slot", counts.double_blocks, offences::double_blocks)?;
	game.repeat("clone", counts.clones, offences::clone)?;
	game.repeat("stall", counts.stalls, stall::stall)
}
