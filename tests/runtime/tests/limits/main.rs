// SPDX-License-Identifier: Apache-2.0
//! An attack on limits and the Travel Rule: random acts by every route, aimed at what is left of each limit and at the
//! edges of the windows, judged by a list of all accepted moves that is kept apart from the chain.
//!
//! `GENEX_SIZE` sets how many acts there are, `GENEX_SEED` which ones; a run with the same seed repeats them exactly.

mod acts;
mod aim;
mod changes;
#[path = "../invariants/random.rs"]
#[allow(dead_code)]
mod random;
mod reference;
mod waiting;
mod world;

use genex_runtime::{Runtime, System};
use genex_runtime_tests::env;
use random::Random;
use reference::{Move, Reference};
use sp_runtime::DispatchError;
use std::{collections::BTreeMap, process::ExitCode, time::Instant};
use waiting::Waiting;
use world::World;

const DEFAULT_ACTS: u64 = 100_000;
/// Acts of one chain; then another begins.
const PER_CHAIN: u64 = 25_000;
/// Trillionths of a dollar of a cent of a euro and of a yen at first.
const FIRST_RATES: [u64; 2] = [10_800_000_000, 6_700_000_000];
/// Refusals that a whole run meets.
const CODES: [u16; 25] = [
	401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 421, 422, 502,
	511, 512, 601, 602, 621, 612,
];
/// Routes on which a whole run moves value, and changes that it makes between.
const ROUTES: [&str; 36] = [
	"ICoupon.safeTransferFrom",
	"allowances.transfer_from",
	"balances.transfer",
	"cash.complete_withdrawal",
	"cash.request_withdrawal",
	"cash.transfer EURX",
	"cash.transfer USDC",
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
	"kyc.attest_account",
	"kyc.renew",
	"kyc.revoke",
	"kyc.set_residence",
	"kyc.unlink_account",
	"order book",
	"order_book.place_order",
	"quarantine.accept_receipt",
	"quarantine.offer",
	"quarantine.set_receive_policy",
	"revive.call value",
	"sales.purchase",
	"sanctions.confirm_release",
	"sanctions.freeze",
	"travel_rule.accept",
	"travel_rule.return_expired",
	"travel_rule.transfer_recorded",
	"utility.batch",
	"utility.batch_all",
];

/// The chain's answers, in all.
#[derive(Default)]
struct Tally {
	accepted: BTreeMap<&'static str, u64>,
	codes: BTreeMap<u16, u64>,
	others: BTreeMap<String, u64>,
}

/// One chain under attack.
pub struct Run {
	random: Random,
	reference: Reference,
	waiting: Waiting,
	rates_at: u64,
	tally: Tally,
}

impl Run {
	fn count(&mut self, what: &'static str) {
		*self.reference.accepted.entry(what).or_default() += 1;
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
			0..=119 => self.transfer(),
			120..=149 => self.by_precompile(),
			150..=269 => self.pay(),
			270..=299 => self.by_spender(),
			300..=349 => self.by_operator(),
			350..=389 => self.batch(),
			390..=439 => self.wrapped(),
			440..=489 => self.gnx(),
			490..=519 => self.gnx_by_contracts(),
			520..=659 => self.purchase(),
			660..=714 => self.trade(),
			715..=759 => self.order(),
			760..=794 => self.open_case(),
			795..=829 => self.end_case(),
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

/// The code of a refusal by the rules. Its name is not looked at: errors in events have none.
fn code_of(error: &DispatchError) -> Option<u16> {
	let DispatchError::Module(module) = error else { return None };
	let code = u16::from_le_bytes([module.error[1], module.error[2]]);
	let refusals: [DispatchError; 8] = [
		pallet_allowances::Error::<Runtime>::Refused(code).into(),
		pallet_compliance::Error::<Runtime>::Refused(code).into(),
		pallet_coupons::Error::<Runtime>::Refused(code).into(),
		pallet_cash::Error::<Runtime>::Refused(code).into(),
		pallet_sales::Error::<Runtime>::Refused(code).into(),
		pallet_order_book::Error::<Runtime>::Refused(code).into(),
		pallet_travel_rule::Error::<Runtime>::Refused(code).into(),
		pallet_quarantine::Error::<Runtime>::Refused(code).into(),
	];
	// Errors are compared without their names.
	refusals.contains(error).then_some(code)
}

fn number_from(variable: &str) -> Option<u64> {
	let text = std::env::var(variable).ok().filter(|text| !text.is_empty())?;
	Some(text.parse().unwrap_or_else(|_| panic!("{variable} is a number, not {text:?}")))
}

/// Attacks a new chain with so many acts. Gives what was broken.
fn attack(random: Random, tally: Tally, acts: u64) -> (Random, Tally, Vec<String>) {
	let mut chain = env::chain(env::preset("development"));
	let mut run = chain.execute_with(|| {
		env::begin();
		let now = env::now();
		let world = World::new(FIRST_RATES);
		let reference = Reference::new(world, world::rulebook(100), FIRST_RATES, now);
		Run { random, reference, waiting: Waiting::default(), rates_at: now, tally }
	});
	chain.execute_with(|| {
		for _ in 0..acts {
			run.step();
			if run.reference.broken.len() > 20 {
				break;
			}
		}
		if let Err(error) = env::try_state_all() {
			run.reference.broken.push(format!("{error:?}"));
		}
	});
	let Run { random, reference, mut tally, .. } = run;
	for (what, count) in reference.accepted {
		*tally.accepted.entry(what).or_default() += count;
	}
	(random, tally, reference.broken)
}

fn main() -> ExitCode {
	let acts = number_from("GENEX_SIZE").unwrap_or(DEFAULT_ACTS);
	let seed = number_from("GENEX_SEED").unwrap_or_else(|| {
		let clock = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
		u64::try_from(clock.expect("a clock after 1970").as_nanos() & 0xFFFF_FFFF).expect("32 bits")
	});
	println!("seed {seed}, {acts} acts");
	let started = Instant::now();
	let (mut random, mut tally, mut broken) = (Random::new(seed), Tally::default(), Vec::new());
	for first in (0..acts).step_by(usize::try_from(PER_CHAIN).expect("small")) {
		(random, tally, broken) = attack(random, tally, PER_CHAIN.min(acts - first));
		if !broken.is_empty() {
			break;
		}
	}
	report(&tally, &broken, acts, seed, started)
}

fn report(tally: &Tally, broken: &[String], acts: u64, seed: u64, started: Instant) -> ExitCode {
	println!("{:<45} {:>8}", "accepted", "times");
	for (what, count) in &tally.accepted {
		println!("{what:<45} {count:>8}");
	}
	println!("refused by code: {:?}", tally.codes);
	println!("refused otherwise: {:?}", tally.others);
	let unseen: Vec<_> = CODES.iter().filter(|code| !tally.codes.contains_key(code)).collect();
	let unused: Vec<_> =
		ROUTES.iter().filter(|route| !tally.accepted.contains_key(*route)).collect();
	let enough = acts < DEFAULT_ACTS || (unseen.is_empty() && unused.is_empty());
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
			"acts": acts,
			"breaches": broken.len(),
			"seed": seed,
			"seconds": (seconds * 10.0).round() / 10.0,
			"accepted": moves,
			"refused": tally.codes.values().sum::<u64>(),
			"codes": tally.codes.len(),
		})
	);
	if broken.is_empty() && enough { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
