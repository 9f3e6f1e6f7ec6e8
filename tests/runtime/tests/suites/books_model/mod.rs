// SPDX-License-Identifier: Apache-2.0
//! Random acts on coupons, sales, issuers, books, defaults and stablecoins, beside a model of the same in plain maps.
//!
//! Every act that succeeds is followed by the model from its arguments alone, and one that is refused for a freeze, a price, a
//! refund window or credit must have that reason in the model, too. Officers freeze and release some of those who act. Every
//! hundred acts balances, units, promises, scores, pools, ledgers, defaults and freezes are compared, and at the end everything
//! that was ever written. `GENEX_SIZE` sets how many acts there are, `GENEX_SEED` which ones; a run with the same seed repeats
//! them exactly.

mod act;
mod calls;
mod compare;
mod doubts;
mod draw;
mod reference;
mod world;

use act::Act;
use genex_primitives::issuance::credit::CreditTerms;
use genex_runtime::{RuntimeOrigin, System};
use genex_runtime_tests::{env, metadata::path_of, missing::Missing, native, random, settings};
use random::Random;
use reference::{DAY, Model};
use std::{collections::BTreeMap, process::ExitCode, time::Instant};
use world::World;

const DEFAULT_ACTS: u64 = 100_000;
/// How many times as long a run becomes at most, until every call has succeeded.
const PATIENCE: u64 = 4;
/// Acts of one block.
const PER_BLOCK: u64 = 25;
/// Acts between two comparisons of what is under way.
const PER_CHECK: u64 = 100;
/// How often in a run everything is compared.
const WHOLE_CHECKS: u64 = 10;
/// How often a run waits until the claims of a default end.
const LONG_WAITS: u32 = 12;
/// From here on time stands still nearly: attestations of the people end in 2100.
const LATEST: u64 = 4_000_000_000;
const PALLETS: [&str; 6] = ["Cash", "Coupons", "Sales", "Issuers", "Books", "Insolvency"];

/// Calls of these pallets that change neither units, money, credit nor books, or need what other suites have: wallets with
/// proofs.
const APART: [&str; 11] = [
	"Cash.register_asset",
	"Cash.set_policy",
	"Cash.attest_reserve",
	"Cash.withdraw_to_wallet",
	"Coupons.amend_series",
	"Coupons.withdraw_submission",
	"Coupons.add_redeemer",
	"Coupons.remove_redeemer",
	"Coupons.set_legal_rule",
	"Coupons.sweep_redeemers",
	"Sales.set_pricing",
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

/// One run.
struct Run {
	random: Random,
	world: World,
	model: Model,
	serial: u64,
	waits: u32,
	tally: BTreeMap<String, Count>,
	missing: Missing,
	differences: Vec<String>,
}

impl Run {
	/// Everybody comes, and some issue already.
	fn new(seed: u64, missing: Missing) -> Self {
		let (mut world, model) = World::new();
		world.refresh();
		let (tally, differences) = (BTreeMap::new(), Vec::new());
		let random = Random::new(seed);
		let mut run =
			Self { random, world, model, serial: 0, waits: 0, tally, missing, differences };
		run.model.set_now(env::now());
		run.play(Act::SetTerms { terms: Box::new(CreditTerms::default()) });
		for who in run.world.first_issuers() {
			let identity = run.model.identity(&who).expect("registered");
			run.play(Act::Apply { who });
			run.play(Act::ApproveIssuer { identity });
		}
		run
	}

	fn step(&mut self) {
		let Self { world, model, random, serial, missing, .. } = self;
		let (world, model) = (&*world, &*model);
		let next =
			|random: &mut Random| draw::Draw { world, model, random, serial: &mut *serial }.next();
		let act = missing.draw(random, next, |act| path_of(&act.clone().made().0));
		self.play(act);
	}

	/// Makes the call of `act` and, when it succeeds, lets the model follow.
	fn play(&mut self, act: Act) {
		let (call, origin): (_, RuntimeOrigin) = act.clone().made();
		let name = path_of(&call);
		let outcome = native::dispatch_as(call, origin);
		let followed = match &outcome {
			Ok(()) => self.model.follow(&act),
			Err(error) => doubts::doubt(&self.model, &act, error),
		};
		if let Err(why) = followed {
			self.differences.push(format!("{act:?}: {why}"));
		}
		let count = self.tally.entry(name.clone()).or_default();
		count.tried += 1;
		match outcome {
			Ok(()) => {
				count.done += 1;
				self.missing.done(&name);
			},
			Err(error) => *count.refused.entry(native::name_of(&error)).or_default() += 1,
		}
	}

	/// Ends the block; mostly a while passes, sometimes days, and seldom all the time that claims have.
	fn next_block(&mut self) {
		let ends = self.model.defaults.values().map(|default| default.claims_until);
		let ends = ends.filter(|ends| *ends > env::now()).min();
		// A default that stays open lets no other begin: while a call is missing, none may.
		let may_wait = self.waits < LONG_WAITS || !self.missing.is_empty();
		let wait = ends.filter(|_| may_wait && self.random.below(400) == 0);
		let seconds = match self.random.below(200) {
			_ if env::now() > LATEST => 1,
			_ if wait.is_some() => {
				self.waits += 1;
				wait.map_or(1, |ends| ends.saturating_sub(env::now()).max(1))
			},
			0 => self.random.between(1, 30 * DAY),
			1..=9 => self.random.between(1, 3 * DAY),
			10..=79 => self.random.between(1, DAY / 4),
			_ => self.random.between(1, 60),
		};
		env::finish_block();
		env::start_block_at(env::now() + seconds);
		System::reset_events();
		self.world.refresh();
		self.model.set_now(env::now());
	}

	fn note(&mut self, when: u64, found: Vec<String>) {
		let told = found.into_iter().map(|what| format!("after {when} acts: {what}"));
		self.differences.extend(told);
	}

	/// Plays the acts up to the next comparison, and compares.
	fn interval(&mut self, first: u64, acts: u64) {
		for number in first..(first + PER_CHECK).min(acts) {
			if number % PER_BLOCK == 0 {
				self.next_block();
			}
			self.step();
			if !self.differences.is_empty() {
				return;
			}
		}
		let often = (acts / WHOLE_CHECKS).next_multiple_of(PER_CHECK).max(PER_CHECK);
		let found = if first.is_multiple_of(often) {
			compare::everything(&self.model)
		} else {
			compare::current(&self.model)
		};
		self.note(first, found);
	}

	/// Compares what nothing looks at before, and checks every invariant.
	fn end(&mut self, acts: u64) {
		self.note(acts, compare::everything(&self.model));
		self.note(acts, compare::every_month(&self.model));
		let broken = env::try_state_all().err().map(|error| format!("{error:?}"));
		self.note(acts, broken.into_iter().collect());
	}

	/// Whether every call succeeded; not asked of a run that is shorter than usual.
	fn touched_enough(&self, acts: u64) -> bool {
		acts < DEFAULT_ACTS || self.missing.is_empty()
	}
}

pub fn main() -> ExitCode {
	let acts = settings::number_from("GENEX_SIZE").unwrap_or(DEFAULT_ACTS);
	let seed = settings::seed();
	println!("seed {seed}, {acts} acts");
	let started = Instant::now();
	let missing = Missing::of(&PALLETS, &APART, acts);
	let mut chain = env::chain(env::preset("development"));
	let mut run = chain.execute_with(|| {
		env::begin();
		Run::new(seed, missing)
	});
	// A rare act may not succeed in the acts asked for: then the run goes on.
	let mut done = 0;
	while run.differences.is_empty()
		&& (done < acts || (done < acts * PATIENCE && !run.touched_enough(acts)))
	{
		chain.commit_all().expect("no transaction is open");
		let end = if done < acts { acts } else { acts * PATIENCE };
		chain.execute_with(|| run.interval(done, end));
		done = (done + PER_CHECK).min(end);
	}
	if run.differences.is_empty() {
		chain.execute_with(|| run.end(done));
	}
	report(&run, done, acts, seed, started)
}

fn report(run: &Run, done: u64, acts: u64, seed: u64, started: Instant) -> ExitCode {
	println!("{:<40} {:>8} {:>8}  usual refusal", "act", "tried", "done");
	for (name, count) in &run.tally {
		println!("{name:<40} {:>8} {:>8}  {}", count.tried, count.done, count.usual_refusal());
	}
	let enough = run.touched_enough(acts);
	if !enough {
		println!("never succeeded: {:?}", run.missing.paths());
	}
	for different in run.differences.iter().take(50) {
		println!("different with seed {seed}: {different}");
	}
	let seconds = started.elapsed().as_secs_f32();
	println!(
		"{}",
		serde_json::json!({
			"suite": "books-model",
			"acts": done,
			"differences": run.differences.len(),
			"seed": seed,
			"seconds": (seconds * 10.0).round() / 10.0,
		})
	);
	if run.differences.is_empty() && enough { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
