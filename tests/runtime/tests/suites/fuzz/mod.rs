// SPDX-License-Identifier: Apache-2.0
//! Random bytes as calls of the whole runtime: sensible calls with changed parts, calls made up from the metadata, calls
//! inside calls, from every kind of origin, by dispatch, by signed transactions and by Ethereum transactions, while blocks
//! and months pass. After every step nothing may have panicked, come upon what cannot be, used more weight than declared
//! or changed the issuance; every hundred steps every invariant is checked, and after each of the last steps of a chain.
//!
//! `GENEX_SIZE` sets how many steps there are, `GENEX_SEED` which ones. A run is played in parts, each on a new chain and
//! with the next seed: the seed that is printed with what broke repeats its part. What broke is made as short as possible
//! and left in a file; `GENEX_REPLAY` plays such a file and nothing else. `GENEX_KEEP=1` writes one call of each kind that
//! succeeded to the corpus.

mod chain;
mod corpus;
mod draw;
mod mutate;
mod panics;
mod shape;
mod step;

use chain::{Listed, play};
use draw::{Drawn, Tally};
use genex_runtime_tests::{
	metadata, random,
	sequence::{self, Place, Sequences},
	settings,
};
use proptest::test_runner::{TestCaseError, TestError};
use std::{collections::BTreeMap, path::Path, process::ExitCode, time::Instant};
use step::Step;

const DEFAULT_STEPS: u64 = 20_000;
/// Steps that one chain lives through: longer ones end with nobody in office, and take longer to repeat.
const PER_CHAIN: u64 = 2_500;
/// Bytes of the stack: calls nest as deeply as a transaction may.
const STACK: usize = 256 << 20;
/// Calls that are kept are no longer.
const KEPT: usize = 600;

/// What a run found.
#[derive(Default)]
struct Found {
	steps: u64,
	/// Steps after each of which every invariant was checked.
	checked_alone: u64,
	tally: Tally,
	kept: BTreeMap<String, Step>,
	broken: Vec<String>,
}

impl Found {
	/// Plays given steps on a new chain.
	fn listed(&mut self, name: &str, steps: &[Step]) {
		let mut player = Listed::new(steps);
		let played = play(&mut player);
		self.steps += player.made;
		self.checked_alone += played.checked_alone;
		self.broken.extend(played.broken.map(|what| format!("{name}: {what}")));
	}

	/// Plays the part of this seed, and looks for a short form of what breaks.
	fn drawn(&mut self, seed: u64, steps: u64, calls: Vec<Vec<u8>>) {
		let mut player = Drawn::new(seed, steps, calls);
		let played = play(&mut player);
		self.steps += steps - player.left();
		self.checked_alone += played.checked_alone;
		for (name, (tried, done)) in player.tally {
			let count = self.tally.entry(name).or_default();
			*count = (count.0 + tried, count.1 + done);
		}
		for (name, step) in player.kept {
			self.kept.entry(name).or_insert(step);
		}
		let Some(what) = played.broken else { return };
		self.broken.push(format!("with seed {seed}: {what}"));
		let short = shortened(seed, &player.steps);
		match corpus::leave(&format!("fuzz-{seed}.hex"), &what, &short) {
			Ok(path) => println!("{} steps suffice: {}", short.len(), path.display()),
			Err(why) => println!("the steps could not be written: {why}"),
		}
	}
}

/// As few of these steps as are needed to break something; all if they do not break it again.
fn shortened(seed: u64, steps: &[Step]) -> Vec<Step> {
	let place = Place::default();
	let of = |acts: &[sequence::Act]| -> Vec<Step> {
		acts.iter().map(|act| steps[act.number].clone()).collect()
	};
	let sequences = Sequences::new(steps.len(), place.clone());
	let result = sequence::runner(seed, 1).run(&sequences, |acts| {
		let tried = of(&acts);
		let mut player = Listed::new(&tried);
		let broken = play(&mut player).broken;
		place.set(player.given.min(tried.len()).saturating_sub(1));
		broken.map_or(Ok(()), |what| Err(TestCaseError::fail(what)))
	});
	match result {
		Err(TestError::Fail(_, acts)) => of(&acts),
		_ => steps.to_vec(),
	}
}

/// Plays the corpus, then as many steps as are asked for.
fn search(steps: u64, seed: u64) -> Found {
	let mut found = Found::default();
	let files = match corpus::files() {
		Ok(files) => files,
		Err(why) => {
			found.broken.push(why);
			return found;
		},
	};
	found.broken.extend(corpus::strange(&files));
	let known: Vec<Vec<u8>> = files
		.iter()
		.flat_map(|file| file.steps.iter().filter_map(corpus::call_of))
		.map(<[u8]>::to_vec)
		.collect();
	for file in &files {
		found.listed(&file.name, &file.steps);
	}
	let (mut left, mut seed) = (steps, seed);
	while left > 0 && found.broken.is_empty() {
		let some = left.min(PER_CHAIN);
		found.drawn(seed, some, known.clone());
		left -= some;
		seed = seed.wrapping_add(1);
	}
	found
}

/// Plays one file.
fn replay(path: &str) -> Found {
	let mut found = Found::default();
	match corpus::read(Path::new(path)) {
		Ok(file) => found.listed(&file.name, &file.steps),
		Err(why) => found.broken.push(why),
	}
	found
}

fn run() -> ExitCode {
	let steps = settings::number_from("GENEX_SIZE").unwrap_or(DEFAULT_STEPS);
	let seed = settings::seed();
	println!("seed {seed}, {steps} steps, {} calls", metadata::calls().len());
	let started = Instant::now();
	let found = match std::env::var("GENEX_REPLAY") {
		Ok(path) if !path.is_empty() => replay(&path),
		_ => search(steps, seed),
	};
	if settings::number_from("GENEX_KEEP").is_some() && found.broken.is_empty() {
		let short = |step: &&Step| corpus::call_of(step).is_some_and(|call| call.len() <= KEPT);
		let kept = found.kept.values().filter(short);
		match corpus::keep("succeeded.hex", "One call of each kind that succeeded.", kept) {
			Ok(path) => println!("kept in {}", path.display()),
			Err(why) => println!("could not be kept: {why}"),
		}
	}
	report(&found, seed, started)
}

fn report(found: &Found, seed: u64, started: Instant) -> ExitCode {
	println!("{:<60} {:>8} {:>8}", "step", "made", "done");
	for (name, (made, done)) in &found.tally {
		println!("{name:<60} {made:>8} {done:>8}");
	}
	for broken in &found.broken {
		println!("broken {broken}");
	}
	let succeeded = found.tally.values().filter(|(_, done)| *done > 0).count();
	let seconds = started.elapsed().as_secs_f32();
	println!(
		"{}",
		serde_json::json!({
			"suite": "fuzz",
			"steps": found.steps,
			"checked_one_by_one": found.checked_alone,
			"broken": found.broken.len(),
			"seed": seed,
			"kinds": found.tally.len(),
			"succeeded": succeeded,
			"seconds": (seconds * 10.0).round() / 10.0,
		})
	);
	if found.broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

pub fn main() -> ExitCode {
	panics::keep();
	let deep = std::thread::Builder::new().stack_size(STACK).spawn(run);
	deep.expect("a thread starts").join().unwrap_or_else(|_| {
		println!("the harness itself failed: {}", panics::last());
		ExitCode::FAILURE
	})
}
