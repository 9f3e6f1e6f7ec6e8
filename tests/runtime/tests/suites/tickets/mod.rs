// SPDX-License-Identifier: Apache-2.0
//! Everything that is signed off-line or put aside for somebody, tried with what must not be: twice, late, on another chain,
//! with another amount or for another redeemer, after the units left, by or from a frozen party. One trial in some is
//! right, and must be accepted exactly once, so that a refusal means something.
//!
//! `GENEX_SIZE` sets how many trials of each kind there are, `GENEX_SEED` which ones. A new kind is a line of [`KINDS`].

mod authorisations;
mod claims;
mod permits;
mod serials;
mod signed_tickets;
mod signers;
mod stage;

use genex_runtime_tests::{env, native::undone, random::Random, settings};
use serde_json::{Map, Value, json};
use stage::Stage;
use std::{collections::BTreeMap, process::ExitCode, time::Instant};

/// Trials of each kind when nobody says how many.
const DEFAULT_TRIALS: u64 = 8_000;
/// How many failures are told.
const TOLD: usize = 20;

/// One kind of what is tried: its name, how, and how many flaws it knows. A trial changes the chain as it likes: it is undone.
type Tried = (&'static str, fn(&Stage, &mut Random) -> Trial, usize);

/// What is tried.
const KINDS: &[Tried] = &[
	("ticket", signed_tickets::trial, signed_tickets::KNOWN),
	("authorisation", authorisations::trial, authorisations::KNOWN),
	("permit", permits::trial, permits::KNOWN),
	("claim", claims::trial, claims::KNOWN),
	("serial", serials::trial, serials::KNOWN),
];

/// What came of one trial.
pub struct Trial {
	/// What is wrong with it; nothing where all is right.
	pub flaw: Option<&'static str>,
	/// Whether the chain did what was asked.
	pub accepted: bool,
	/// What the chain did besides that it should not have done.
	pub wrong: Option<String>,
	/// How to tell it from others.
	pub about: String,
}

/// All trials of one kind.
#[derive(Default)]
struct Kind {
	/// How many flaws there are to try.
	known: usize,
	tried: u64,
	accepted: u64,
	flaws: BTreeMap<&'static str, u64>,
	accepted_wrongly: Vec<String>,
	refused_wrongly: Vec<String>,
}

impl Kind {
	fn take(&mut self, trial: Trial) {
		self.tried += 1;
		let Trial { flaw, accepted, wrong, about } = trial;
		if let Some(flaw) = flaw {
			*self.flaws.entry(flaw).or_default() += 1;
		}
		match (flaw, accepted) {
			(Some(flaw), true) => self.accepted_wrongly.push(format!("{flaw}: {about}")),
			(None, false) => self.refused_wrongly.push(about.clone()),
			(None, true) => self.accepted += 1,
			(Some(_), false) => {},
		}
		if let Some(wrong) = wrong {
			self.accepted_wrongly.push(format!("{wrong}: {about}"));
		}
	}

	fn tell(&self, name: &str) {
		println!("{name}: {} tried, {} right and accepted", self.tried, self.accepted);
		for (flaw, count) in &self.flaws {
			println!("  {flaw:<32} {count:>8}");
		}
		for wrong in self.accepted_wrongly.iter().take(TOLD) {
			println!("  accepted wrongly, {wrong}");
		}
		for wrong in self.refused_wrongly.iter().take(TOLD) {
			println!("  refused wrongly, {wrong}");
		}
	}

	/// Whether nothing went wrong, and with enough trials something went right and every flaw was tried.
	fn holds(&self) -> bool {
		let full = self.accepted > 0 && self.flaws.len() == self.known;
		(full || self.tried < 1_000)
			&& self.accepted_wrongly.is_empty()
			&& self.refused_wrongly.is_empty()
	}
}

pub fn main() -> ExitCode {
	let trials = settings::number_from("GENEX_SIZE").unwrap_or(DEFAULT_TRIALS);
	let (seed, started) = (settings::seed(), Instant::now());
	println!("seed {seed}, {trials} trials of each kind");
	let kinds: Vec<(&str, Kind)> = env::execute(|| {
		let (stage, mut random) = (Stage::new(), Random::new(seed));
		let mut all = Vec::new();
		for (name, trial, known) in KINDS {
			let mut kind = Kind { known: *known, ..Default::default() };
			for _ in 0..trials {
				kind.take(undone(|| trial(&stage, &mut random)));
			}
			kind.tell(name);
			all.push((*name, kind));
		}
		all
	});
	report(&kinds, seed, started)
}

fn report(kinds: &[(&str, Kind)], seed: u64, started: Instant) -> ExitCode {
	let each: Map<String, Value> = kinds
		.iter()
		.map(|(name, kind)| {
			let wrong = (kind.accepted_wrongly.len(), kind.refused_wrongly.len());
			let said = json!({
				"tried": kind.tried,
				"accepted": kind.accepted,
				"accepted_wrongly": wrong.0,
				"refused_wrongly": wrong.1,
				"flaws": kind.flaws.len(),
			});
			((*name).to_owned(), said)
		})
		.collect();
	let sum = |part: fn(&Kind) -> u64| -> u64 { kinds.iter().map(|(_, kind)| part(kind)).sum() };
	let seconds = started.elapsed().as_secs_f32();
	println!(
		"{}",
		json!({
			"suite": "tickets",
			"tried": sum(|kind| kind.tried),
			"accepted_wrongly": sum(|kind| kind.accepted_wrongly.len() as u64),
			"refused_wrongly": sum(|kind| kind.refused_wrongly.len() as u64),
			"kinds": each,
			"seed": seed,
			"seconds": (seconds * 10.0).round() / 10.0,
		})
	);
	let holds = kinds.iter().all(|(_, kind)| kind.holds());
	if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
