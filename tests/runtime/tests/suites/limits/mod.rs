// SPDX-License-Identifier: Apache-2.0
//! An attack on limits and the Travel Rule: random acts by every route, aimed at what is left of each limit and at the
//! edges of the windows, judged by a list of all accepted moves that is kept apart from the chain.
//!
//! Proptest draws the acts as one sequence, which one chain lives through. When an act breaks a rule, it makes the
//! sequence shorter, on a new chain each time.
//!
//! `GENEX_SIZE` sets how many acts there are, `GENEX_SEED` which ones; a run with the same seed repeats them exactly.

mod acts;
mod aim;
mod attack;
mod carriers;
mod changes;
mod custody;
mod reference;
mod waiting;
mod world;

use attack::{Outcome, attack};
use genex_primitives::Reason;
use genex_runtime::{System, explain::refusal};
use genex_runtime_tests::{
	random::Random,
	sequence::{self, Act, Place, Sequences},
	settings,
};
use proptest::test_runner::{TestCaseError, TestError};
use reference::{Move, Reference};
use sp_runtime::DispatchError;
use std::{
	cell::RefCell,
	collections::BTreeMap,
	panic::{AssertUnwindSafe, catch_unwind},
	process::ExitCode,
	time::Instant,
};
use waiting::Waiting;

const DEFAULT_ACTS: u64 = 100_000;
/// How many times a run attacks at most, each time new chains with the next seed, until every refusal was met and every route
/// used. Some are rare: plain chance leaves them out now and then.
const PATIENCE: u64 = 8;
/// The longest sequence that a chain lives through: some fifty years pass meanwhile, and attestations end in 2100.
const LONGEST: u64 = 400_000;
/// How much of a short sequence that fails is told.
const TOLD: usize = 60;
/// Refusals that a whole run meets.
const CODES: [u16; 25] = [
	401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 421, 422, 502,
	511, 512, 601, 602, 621, 612,
];
/// Routes on which a whole run moves value, and changes that it makes between.
const ROUTES: [&str; 55] = [
	"ICoupon.safeTransferFrom",
	"ICouponFactory.purchase",
	"IMarketplace.placeOrder",
	"ITravelRule.transferRecorded",
	"ITreasury",
	"allowances.transfer_from",
	"balances.transfer",
	"cash.complete_withdrawal",
	"cash.request_withdrawal",
	"cash.transfer EURX",
	"cash.transfer USDC",
	"cash.withdraw_to_wallet",
	"compliance.approve_review",
	"compliance.approve_review, withdrawal",
	"compliance.reject_review",
	"compliance.return_review",
	"compliance.set_rulebook",
	"coupons.redeem",
	"coupons.transfer",
	"coupons.transfer_batch",
	"coupons.transfer_batch_from",
	"coupons.transfer_from",
	"custody.approve",
	"ethereum, ICoupon",
	"ethereum, native call",
	"ethereum, value",
	"kyc.attest_account",
	"kyc.renew",
	"kyc.revoke",
	"kyc.set_residence",
	"kyc.unlink_account",
	"multisig.as_multi",
	"multisig.as_multi_threshold_1",
	"order book",
	"order_book.place_order",
	"proxy.proxy",
	"quarantine, returned by the chain",
	"quarantine.accept_receipt",
	"quarantine.offer",
	"quarantine.set_receive_policy",
	"revive.call value",
	"sales.purchase",
	"sales.purchase_bundle",
	"sanctions.confirm_release",
	"sanctions.freeze",
	"scheduler.schedule_after",
	"travel_rule, returned by the chain",
	"travel_rule.accept",
	"travel_rule.return_expired",
	"travel_rule.transfer_recorded",
	"utility.as_derivative",
	"utility.batch",
	"utility.batch_all",
	"utility.if_else",
	"utility.if_else, fallback",
];

/// The chain's answers, in all.
#[derive(Default)]
pub struct Tally {
	accepted: BTreeMap<&'static str, u64>,
	codes: BTreeMap<u16, u64>,
	others: BTreeMap<String, u64>,
}

impl Tally {
	fn add(&mut self, other: Self) {
		fn join<K: Ord>(all: &mut BTreeMap<K, u64>, more: BTreeMap<K, u64>) {
			for (what, count) in more {
				*all.entry(what).or_default() += count;
			}
		}
		join(&mut self.accepted, other.accepted);
		join(&mut self.codes, other.codes);
		join(&mut self.others, other.others);
	}
}

/// One chain under attack.
pub struct Run {
	/// What the act of the moment draws from.
	random: Random,
	reference: Reference,
	waiting: Waiting,
	/// The true time; that of a block may differ by what its author's clock is wrong.
	clock: u64,
	rates_at: u64,
	tally: Tally,
}

impl Run {
	fn count(&mut self, what: &'static str) {
		*self.reference.accepted.entry(what).or_default() += 1;
		self.reference.tell(|| what.into());
	}

	/// Notes a refusal; that of a single move must have a ground.
	fn refused(&mut self, error: &DispatchError, one: Option<&Move>) {
		let Some(code) = code_of(error) else {
			let name = genex_runtime_tests::native::name_of(error);
			*self.tally.others.entry(name).or_default() += 1;
			return;
		};
		*self.tally.codes.entry(code).or_default() += 1;
		if let Some(one) = one {
			self.reference.grounds(one, code);
		}
	}

	/// Something that must always work did not.
	fn unexpected(&mut self, what: &str, error: DispatchError) {
		self.reference.broken.push(format!("{what}: {error:?}"));
	}

	fn step(&mut self) {
		System::reset_events();
		self.pass_time();
		match self.random.below(1_000) {
			0..=99 => self.transfer(),
			100..=129 => self.by_precompile(),
			130..=229 => self.pay(),
			230..=259 => self.by_spender(),
			260..=304 => self.by_operator(),
			305..=344 => self.batch(),
			345..=389 => self.wrapped(),
			390..=434 => self.gnx(),
			435..=464 => self.gnx_by_contracts(),
			465..=594 => self.purchase(),
			595..=644 => self.trade(),
			645..=689 => self.order(),
			690..=759 => self.carried(),
			760..=784 => self.open_case(),
			785..=794 => self.open_custody(),
			795..=819 => self.end_case(),
			820..=829 => self.end_custody(),
			830..=859 => self.transfer_recorded(),
			860..=884 => self.offer(),
			885..=904 => self.answer_offer(),
			905..=907 => self.screen(),
			908..=924 => self.end_review(),
			925..=932 => self.withdraw(),
			933..=940 => self.complete_withdrawal(),
			941..=966 => self.redeem(),
			967..=969 => self.freeze(),
			970..=979 => self.change_tier(),
			980..=995 => self.relink(),
			996..=997 => self.move_house(),
			_ => self.change_rules(),
		}
	}
}

/// The code of a refusal by the rules.
fn code_of(error: &DispatchError) -> Option<u16> {
	refusal(*error).map(Reason::code)
}

/// What a run found.
#[derive(Default)]
struct Found {
	tally: Tally,
	acts: usize,
	days: u64,
	broken: Vec<String>,
	/// A short sequence that breaks something too.
	short: Option<Vec<Act>>,
}

impl Found {
	/// Takes in what came of a sequence, unless it is a shorter form of one that failed.
	fn take(&mut self, outcome: Outcome) {
		if !self.broken.is_empty() {
			return;
		}
		self.tally.add(outcome.tally);
		self.acts += outcome.acts;
		self.days += outcome.days;
		self.broken = outcome.broken;
	}

	/// Takes in what was found after nothing was broken here.
	fn join(&mut self, other: Self) {
		self.tally.add(other.tally);
		self.acts += other.acts;
		self.days += other.days;
		self.broken = other.broken;
		self.short = other.short;
	}

	/// Refusals that were not met.
	fn unseen(&self) -> Vec<u16> {
		CODES.into_iter().filter(|code| !self.tally.codes.contains_key(code)).collect()
	}

	/// Routes that were not used.
	fn unused(&self) -> Vec<&'static str> {
		ROUTES.into_iter().filter(|route| !self.tally.accepted.contains_key(route)).collect()
	}

	/// Whether all refusals were met and all routes used; not asked of a run that is shorter than usual.
	fn touched_enough(&self, acts: u64) -> bool {
		acts < DEFAULT_ACTS || (self.unseen().is_empty() && self.unused().is_empty())
	}
}

/// Attacks until something breaks, or enough was met. Gives also the seed of the last attack.
fn search_on(acts: u64, seed: u64) -> (Found, u64) {
	let (mut found, mut last) = (search(acts, seed), seed);
	for _ in 1..PATIENCE {
		if !found.broken.is_empty() || found.touched_enough(acts) {
			break;
		}
		last = last.wrapping_add(1);
		println!("some refusals or routes are missing: goes on with seed {last}");
		found.join(search(acts, last));
	}
	(found, last)
}

/// Attacks new chains with sequences that proptest draws, `acts` acts in all, until one breaks something.
fn search(acts: u64, seed: u64) -> Found {
	let chains = acts.div_ceil(LONGEST).max(1);
	let each = usize::try_from(acts.div_ceil(chains)).expect("few acts");
	let (found, place) = (RefCell::new(Found::default()), Place::default());
	let mut runner = sequence::runner(seed, u32::try_from(chains).expect("few chains"));
	let result = runner.run(&Sequences::new(each, place.clone()), |acts| {
		let outcome = attack(&acts, &place, false);
		let breach = outcome.broken.first().cloned();
		found.borrow_mut().take(outcome);
		breach.map_or(Ok(()), |breach| Err(TestCaseError::fail(breach)))
	});
	let mut found = found.into_inner();
	let failure = match result {
		Ok(()) => None,
		Err(TestError::Abort(why)) => Some(why),
		Err(TestError::Fail(why, acts)) => {
			found.short = Some(acts);
			Some(why)
		},
	};
	// An act that panicked has no outcome.
	if let (Some(why), true) = (failure, found.broken.is_empty()) {
		found.broken.push(why.to_string());
	}
	found
}

/// Says how a short sequence comes to break something.
fn tell(acts: &[Act], seed: u64) {
	println!("of seed {seed} {} acts suffice: {}", acts.len(), sequence::numbers(acts));
	let again = AssertUnwindSafe(|| attack(acts, &Place::default(), true));
	let Ok(outcome) = catch_unwind(again) else { return };
	for line in outcome.story.iter().rev().take(TOLD).rev() {
		println!("{line}");
	}
	for breach in &outcome.broken {
		println!("breach of the short sequence: {breach}");
	}
}

pub fn main() -> ExitCode {
	let acts = settings::number_from("GENEX_SIZE").unwrap_or(DEFAULT_ACTS);
	let seed = settings::seed();
	println!("seed {seed}, {acts} acts");
	let started = Instant::now();
	let (found, seed) = search_on(acts, seed);
	if let Some(short) = &found.short {
		tell(short, seed);
	}
	report(&found, acts, seed, started)
}

fn report(found: &Found, acts: u64, seed: u64, started: Instant) -> ExitCode {
	let Found { tally, broken, .. } = found;
	println!("{:<45} {:>8}", "accepted", "times");
	for (what, count) in &tally.accepted {
		println!("{what:<45} {count:>8}");
	}
	println!("refused by code: {:?}", tally.codes);
	println!("refused otherwise: {:?}", tally.others);
	let (unseen, unused) = (found.unseen(), found.unused());
	let enough = found.touched_enough(acts);
	if !enough {
		println!("never refused with {unseen:?}; never accepted: {unused:?}");
	}
	for breach in broken {
		println!("breach with seed {seed}: {breach}");
	}
	let moves: u64 = tally.accepted.values().sum();
	let seconds = started.elapsed().as_secs_f32();
	println!(
		"{}",
		serde_json::json!({
			"suite": "limits",
			"acts": found.acts,
			"breaches": broken.len(),
			"seed": seed,
			"seconds": (seconds * 10.0).round() / 10.0,
			"accepted": moves,
			"refused": tally.codes.values().sum::<u64>(),
			"codes": tally.codes.len(),
			"routes": ROUTES.len() - unused.len(),
			"days": found.days,
			"shortest": found.short.as_ref().map(Vec::len),
		})
	);
	if broken.is_empty() && enough { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
