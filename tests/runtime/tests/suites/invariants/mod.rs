// SPDX-License-Identifier: Apache-2.0
//! Random acts over the whole runtime, with every invariant checked every hundred steps.
//!
//! `GENEX_SIZE` sets how many acts there are, `GENEX_SEED` which ones; a run with the same seed repeats them exactly.

pub mod acts;
mod allowances;
mod books;
mod carriers;
pub mod checks;
mod claims;
mod custody;
mod gifts;
mod insolvency;
mod issuers;
pub mod logs;
mod market;
mod messages;
pub mod model;
mod pools;
mod pressing;
mod proceeds;
mod redemption;
pub mod rules;
mod serials;
mod solidity;
pub mod world;

use genex_primitives::{LegalClass, traits::UNEXPECTED};
use genex_runtime::System;
use genex_runtime_tests::{
	env, eth, metadata::path_of, mirror::Mirrored, missing::Missing, native, random, scene,
	settings, who,
};
use pallet_coupons::SeriesTerms;
use random::Random;
use std::{collections::BTreeMap, process::ExitCode, time::Instant};

const DEFAULT_STEPS: u64 = 50_000;
/// How many times as long a run becomes at most, until every call has succeeded.
const PATIENCE: u64 = 8;
/// Of how many days the series are valid that bear serials and are sold before the first act. A usual run lasts some 2,500 days.
const NUMBERED_DAYS: [u64; 6] = [60, 120, 240, 480, 960, 1_920];
/// Acts of one block.
const PER_BLOCK: u64 = 25;
/// Acts between two checks of everything.
const PER_CHECK: u64 = 100;
const OWN: [&str; 23] = [
	"Kyc",
	"Cash",
	"Allowances",
	"Nonces",
	"Permits",
	"Claims",
	"Coupons",
	"Serials",
	"Issuers",
	"Sales",
	"Compliance",
	"Sanctions",
	"TransferPolicies",
	"TravelRule",
	"Quarantine",
	"Custody",
	"OrderBook",
	"Books",
	"Insolvency",
	"Redemption",
	"FeePolicy",
	"Validators",
	"RootDelay",
];

/// How often a call was made and succeeded, and why it was refused how often.
#[derive(Default)]
struct Count {
	tried: u64,
	done: u64,
	refused: BTreeMap<String, u64>,
}

impl Count {
	/// The most frequent refusal.
	fn usual_refusal(&self) -> String {
		let most = self.refused.iter().max_by_key(|(_, count)| **count);
		most.map_or_else(String::new, |(why, count)| format!("{count} {why}"))
	}
}

/// What came of each call.
type Tally = BTreeMap<String, Count>;

/// One run.
struct Run {
	random: Random,
	world: world::World,
	model: model::Model,
	logs: logs::Logs,
	history: checks::History,
	tally: Tally,
	missing: Missing,
	broken: Vec<String>,
}

impl Run {
	fn step(&mut self, chain: &mut Mirrored) {
		let Self { missing, world, random, .. } = self;
		if random.chance(3) {
			let (name, transaction) = chain.read(|| solidity::next(world, random));
			let succeeded = chain.write(|| {
				let mark = eth::mark();
				native::apply(transaction) == Ok(Ok(())) && eth::reverted(mark).is_none()
			});
			self.count(name.into(), if succeeded { Ok(()) } else { Err("reverted".into()) });
			return;
		}
		let (call, origin) = chain.read(|| {
			missing.draw(random, |random| acts::next(world, random), |(call, _)| path_of(call))
		});
		let name = path_of(&call);
		let watched = random.chance(3);
		let (outcome, changed) = chain.write(|| {
			let before = watched.then(root);
			let outcome = native::dispatch_as(call, origin);
			let failed = before.filter(|_| outcome.is_err());
			let changed = failed.is_some_and(|before| before != root());
			(outcome, changed)
		});
		if let Err(error) = &outcome
			&& changed
		{
			self.broken.push(format!("C16: {name} failed with {error:?} and changed the state"));
		}
		if outcome == Err(UNEXPECTED) {
			self.broken.push(format!("{name} came upon what cannot be"));
		}
		self.count(name, outcome.map_err(|error| native::name_of(&error)));
	}

	fn count(&mut self, name: String, outcome: Result<(), String>) {
		if outcome.is_ok() {
			self.missing.done(&name);
		}
		let count = self.tally.entry(name).or_default();
		count.tried += 1;
		match outcome {
			Ok(()) => count.done += 1,
			Err(why) => *count.refused.entry(why).or_default() += 1,
		}
	}

	/// Ends the block; mostly one second passes, sometimes a day, seldom months.
	fn next_block(&mut self) {
		let seconds = match self.random.below(200) {
			0..=3 => self.random.between(1, 120 * 86_400),
			4..=24 => self.random.between(1, 86_400),
			_ => 1,
		};
		env::finish_block();
		// With what the end of the block did: the next one begins without events.
		self.read_events();
		env::start_block_at(env::now() + seconds);
		// Oracles mostly do their work; while they do not, holders wait.
		if env::now() >= genex_runtime::Compliance::lists_fresh_until() && self.random.chance(70) {
			for call in rules::refreshed() {
				let outcome = native::dispatch(call, &who::sanctions_oracle());
				if let Err(error) = outcome {
					self.broken.push(format!("a list cannot be brought up to date: {error:?}"));
				}
			}
			scene::set_rates(&[(*b"EUR", 10_800_000_000), (*b"JPY", 6_700_000_000)]);
		}
	}

	/// Takes in what happened since the last time.
	fn read_events(&mut self) {
		self.model.read(eth::events_since(0));
		self.logs.read();
		System::reset_events();
	}

	/// Whether every call of ours succeeded; not asked of a run that is shorter than usual.
	fn touched_enough(&self, steps: u64) -> bool {
		steps < DEFAULT_STEPS || self.missing.is_empty()
	}

	fn check(&mut self, step: u64) {
		let told = self.logs.compare(&self.model).err();
		for broken in self.history.check(&self.model).into_iter().chain(told) {
			self.broken.push(format!("step {step}: {broken}"));
		}
	}
}

fn root() -> Vec<u8> {
	sp_io::storage::root(sp_core::storage::StateVersion::V1)
}

/// Runs the acts of one check interval.
fn interval(chain: &mut Mirrored, run: &mut Run, first: u64, steps: u64) {
	for step in first..(first + PER_CHECK).min(steps) {
		if step % PER_BLOCK == 0 {
			chain.commit();
			chain.write(|| run.next_block());
		}
		run.step(chain);
	}
	chain.write(|| run.read_events());
	chain.read(|| run.check(first));
}

/// Calls that random acts do not make succeed: a case is written off only if its escrow is short, and erased only after
/// years; who is disabled is enabled only in a set of four or more, which this world seldom has.
const OUT_OF_REACH: [&str; 3] =
	["TravelRule.write_off", "TravelRule.erase", "Validators.enable_validator"];

pub fn main() -> ExitCode {
	let steps = settings::number_from("GENEX_SIZE").unwrap_or(DEFAULT_STEPS);
	let seed = settings::seed();
	println!("seed {seed}, {steps} steps");
	let started = Instant::now();
	let missing = Missing::of(&OWN, &OUT_OF_REACH, steps);
	let mut chain = env::chain(env::preset("development"));
	let mut run = chain.execute_with(|| {
		env::begin();
		let world = world::World::new();
		scene::attest_reserve();
		scene::refresh_lists();
		// Of the random series hardly one bears serials, is sold, and is still held when it expires, so that there are serials
		// to clear. Of these, too, some are redeemed until then, and others have an issuer in default.
		scene::deposit(&who::holder(), 1_000, "numbered");
		for days in NUMBERED_DAYS {
			let terms = SeriesTerms {
				legal_class: LegalClass::Promotional,
				valid_until: env::now() + days * 86_400,
				..scene::gift_card()
			};
			scene::numbered_as(terms, &who::holder(), 80);
		}
		let mut run = Run {
			random: Random::new(seed),
			world,
			model: Default::default(),
			logs: Default::default(),
			history: Default::default(),
			tally: Default::default(),
			missing,
			broken: Vec::new(),
		};
		run.read_events();
		run.check(0);
		run
	});
	let mut chain = Mirrored::new(chain);
	// A rare act may not succeed in the steps asked for: then the run goes on.
	let mut done = 0;
	while done < steps || (done < steps * PATIENCE && !run.touched_enough(steps)) {
		let end = if done < steps { steps } else { steps * PATIENCE };
		interval(&mut chain, &mut run, done, end);
		done = (done + PER_CHECK).min(end);
		if !run.broken.is_empty() {
			break;
		}
	}
	report(&run, done, steps, seed, started)
}

fn report(run: &Run, done: u64, steps: u64, seed: u64, started: Instant) -> ExitCode {
	println!("{:<40} {:>8} {:>8}  usual refusal", "act", "tried", "done");
	for (name, count) in &run.tally {
		println!("{name:<40} {:>8} {:>8}  {}", count.tried, count.done, count.usual_refusal());
	}
	let enough = run.touched_enough(steps);
	if !enough {
		println!("never succeeded: {:?}", run.missing.paths());
	}
	for broken in &run.broken {
		println!("broken with seed {seed}: {broken}");
	}
	let seconds = started.elapsed().as_secs_f32();
	println!(
		"{}",
		serde_json::json!({
			"suite": "invariants",
			"steps": done,
			"broken": run.broken.len(),
			"seed": seed,
			"seconds": (seconds * 10.0).round() / 10.0,
		})
	);
	if run.broken.is_empty() && enough { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
