// SPDX-License-Identifier: Apache-2.0
//! The drill: seven validators in four regions (2, 2, 2 and 1) lose a region with all its disks.

use crate::{game::Game, seed};
use anyhow::{Result, ensure};
use genex_network_tests::localnet::{Localnet, Shape};
use serde_json::json;
use std::{
	process::ExitCode,
	thread::sleep,
	time::{Duration, Instant},
};

/// The validators of the region that is lost.
const REGION: [usize; 2] = [0, 1];
/// How long the network runs before.
const BEFORE: Duration = Duration::from_secs(30);
/// The most seconds of final blocks that may be gone.
const MOST_LOST: f64 = 10.0;
/// The most seconds until the region serves again.
const MOST_DOWN: f64 = 300.0;
/// Seconds of a block.
const SLOT: f64 = 1.0;

/// What a drill measured.
struct Drill {
	/// Final blocks that nobody has any more, in seconds.
	rpo: f64,
	/// Seconds until blocks became final again.
	service: f64,
	/// Seconds until the region was rebuilt and in step.
	rto: f64,
	sound: bool,
}

/// Plays the drill and prints what it measured; the last line is JSON.
pub fn main() -> ExitCode {
	let (drill, passed) = match drill() {
		Ok(drill) => {
			let passed = drill.sound && drill.rpo <= MOST_LOST && drill.rto <= MOST_DOWN;
			(drill, passed)
		},
		Err(error) => {
			eprintln!("{error:#}");
			println!("{}", json!({ "suite": "region", "passed": 0, "failed": 1 }));
			return ExitCode::FAILURE;
		},
	};
	println!(
		"{}",
		json!({
			"suite": "region",
			"rpo_s": drill.rpo,
			"finality_gap_s": drill.service,
			"rto_s": drill.rto,
			"sound": drill.sound,
			"passed": u8::from(passed),
			"failed": u8::from(!passed),
		})
	);
	if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn drill() -> Result<Drill> {
	let net = Localnet::start(Shape { validators: 7, full: 0, spaces: false })?;
	let mut game = Game::begin(net, seed()?);
	game.warm_up()?;
	sleep(BEFORE);

	println!("the region of validators {REGION:?} is lost with its disks");
	for node in REGION {
		game.net.tell("kill", node)?;
	}
	let lost = Instant::now();
	let known = game.history.top();
	for node in REGION {
		game.net.tell("wipe", node)?;
	}
	let others: Vec<usize> = (0..game.net.count()).filter(|node| !REGION.contains(node)).collect();
	let kept = game.history.top_of(&others);
	// What the lost region called final and the others do not yet, they finalise next, or it is gone.
	let rpo = known.saturating_sub(kept) as f64 * SLOT;
	while game.history.top_of(&others) <= known {
		ensure!(lost.elapsed().as_secs_f64() < MOST_DOWN, "finality does not come back");
		sleep(Duration::from_millis(100));
	}
	let service = lost.elapsed().as_secs_f64();
	println!("final blocks go on after {service:.1} s");

	for node in REGION {
		game.net.tell("restart", node)?;
	}
	game.settle(Instant::now())?;
	let rto = lost.elapsed().as_secs_f64();
	println!("the region is rebuilt from nothing and in step after {rto:.1} s");
	let sound = game.end(false)?.is_sound();
	Ok(Drill { rpo, service, rto, sound })
}
