// SPDX-License-Identifier: Apache-2.0
//! Random acts on coupons, sales, issuers, books, defaults and stablecoins, beside a model of the same in plain maps.
//!
//! Every call of these pallets is made; `scope.rs` names those of others that move coupons or money. An act that succeeds is
//! followed by the model from its arguments alone. One that is refused for a freeze, a price, a refund window, credit, validity,
//! a reserve, a policy or a proof must have that reason in the model, too. Officers freeze and release some of those who act.
//! Every hundred acts balances, units, promises, scores, pools, ledgers, defaults, stablecoins, prices and freezes are compared,
//! and at the end everything that was ever written. `GENEX_SIZE` sets how many acts there are, `GENEX_SEED` which ones; a run
//! with the same seed repeats them exactly.

mod act;
mod calls;
mod compare;
mod doubts;
mod draw;
mod reference;
mod scope;
mod world;

use act::Act;
use genex_primitives::{AssetId, LegalClass, issuance::credit::CreditTerms};
use genex_runtime::{RuntimeOrigin, System};
use genex_runtime_tests::{env, metadata::path_of, missing::Missing, native, random, settings};
use random::Random;
use reference::{DAY, Model};
use std::{collections::BTreeMap, process::ExitCode, time::Instant};
use world::{STALE, World, dollar_of};

const DEFAULT_ACTS: u64 = 100_000;
/// How many times as long a run becomes at most, until it saw all that it must.
const PATIENCE: u64 = 10;
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
/// Dollars that are in the bank mostly, behind each stablecoin.
const PLENTY: u128 = 1_000_000_000_000;

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
		for asset in run.model.coins.keys().copied().collect::<Vec<_>>() {
			run.attest(asset);
		}
		// Nothing here is valid for years.
		run.play(Act::SetLegalRule { class: LegalClass::PaidGift, seconds: 3_600 });
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

	/// Officer and oracle do their work, so that nobody waits for them for long.
	fn refresh(&mut self) {
		self.world.refresh();
		let now = self.model.now;
		let coins = self.model.coins.iter();
		let stated = coins.filter_map(|(asset, coin)| Some((*asset, coin.reserve?.as_of)));
		let old: Vec<AssetId> =
			stated.filter(|(_, as_of)| now >= as_of + STALE).map(|(asset, _)| asset).collect();
		old.into_iter().for_each(|asset| self.attest(asset));
	}

	/// The officer states that there is plenty in the bank.
	fn attest(&mut self, asset: AssetId) {
		let (amount, as_of) = (PLENTY * dollar_of(asset), self.model.now);
		self.play(Act::AttestReserve { asset, amount, as_of });
	}

	/// Ends the block; mostly a while passes, sometimes days, and seldom all the time that claims have.
	fn next_block(&mut self) {
		let ends = self.model.defaults.values().map(|default| default.claims_until);
		let ends = ends.filter(|ends| *ends > env::now()).min();
		// A default that stays open lets no other begin: while a call is missing, none may.
		let may_wait = self.waits < LONG_WAITS || !self.saw_all();
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
		self.model.set_now(env::now());
		self.refresh();
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

	/// Whether every call succeeded, and money of one series lay in several stablecoins and was paid from there.
	fn saw_all(&self) -> bool {
		self.missing.is_empty() && self.model.seen.kept > 0 && self.model.seen.paid > 0
	}

	/// Whether it saw all; not asked of a run that is shorter than usual.
	fn touched_enough(&self, acts: u64) -> bool {
		acts < DEFAULT_ACTS || self.saw_all()
	}
}

pub fn main() -> ExitCode {
	let acts = settings::number_from("GENEX_SIZE").unwrap_or(DEFAULT_ACTS);
	let seed = settings::seed();
	println!("seed {seed}, {acts} acts");
	let started = Instant::now();
	let missing = Missing::of(&scope::PALLETS, &[], acts);
	let mut chain = env::chain(env::preset("development"));
	let mut run = chain.execute_with(|| {
		env::begin();
		Run::new(seed, missing)
	});
	run.differences.extend(scope::flaws());
	// What is rare may not come about in the acts asked for: then the run goes on.
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
	let seen = &run.model.seen;
	println!("proceeds of a series kept in several stablecoins: {}", seen.kept);
	println!("claims paid of proceeds in several stablecoins: {}", seen.paid);
	let enough = run.touched_enough(acts);
	if !enough {
		println!("not all was seen; never succeeded: {:?}", run.missing.paths());
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
			"kept_in_several": seen.kept,
			"paid_in_several": seen.paid,
			"seed": seed,
			"seconds": (seconds * 10.0).round() / 10.0,
		})
	);
	if run.differences.is_empty() && enough { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
