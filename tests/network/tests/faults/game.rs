// SPDX-License-Identifier: Apache-2.0
//! A network, what is seen of it, and the score.

use crate::invariants;
use anyhow::{Context, Error, Result, bail, ensure};
use genex_network_tests::{
	history::History,
	load::Load,
	localnet::Localnet,
	luck::Luck,
	watch::{Audit, Watch, audit},
};
use serde_json::json;
use std::{
	env, fs,
	process::ExitCode,
	sync::Arc,
	thread::sleep,
	time::{Duration, Instant},
};

/// Blocks that may be between a node in step and the highest final block that anybody knows.
const IN_STEP: u64 = 3;
/// Blocks by which finality must have gone on until a fault counts as over.
const GONE_ON: u64 = 2;
/// The longest until it has: a node that begins anew executes the whole chain, beside the others. How fast nodes come back is judged by
/// [`MOST_RESYNC`].
const PATIENCE: Duration = Duration::from_secs(600);
/// Between two looks.
const STEP: Duration = Duration::from_millis(100);
/// In how much time ninety-five of a hundred nodes must be back and in step.
const MOST_RESYNC: Duration = Duration::from_secs(15);
/// Findings of one kind that are printed.
const TOLD: usize = 10;
/// What a node says whose chain has another block where its journal has a final one.
const CONTRADICTED: &str = "and both are final";

/// A network that is being broken.
pub struct Game {
	/// The network.
	pub net: Localnet,
	/// Random numbers.
	pub luck: Luck,
	/// What nodes have called final.
	pub history: Arc<History>,
	/// Pairs of blocks for one slot that the metric of a node has counted.
	pub equivocations: u64,
	/// Validators that signed twice, were reported, and were disabled for it.
	pub disabled: u64,
	/// Reports of two blocks that somebody signed, and that counted.
	pub signed_reports: u64,
	/// What signed twice and was not reported, or not disabled, or not seen.
	pub unpunished: Vec<String>,
	/// Nodes that went on although their disk was full.
	pub ran_on_full_disk: u64,
	/// Nodes whose database could not be opened after it was damaged, and that began anew.
	pub begun_anew: u64,
	/// Why faults were not played to their end. No more of their kind are played.
	stopped: Vec<String>,
	watch: Watch,
	load: Load,
	cycles: u64,
	resync: Vec<Duration>,
	all_back: Vec<Duration>,
}

/// The score.
pub struct Found {
	long: bool,
	cycles: u64,
	conflicts: Vec<String>,
	audit: Audit,
	/// Invariants that do not hold in the last state.
	broken: Vec<String>,
	acknowledged: usize,
	sent: usize,
	final_blocks: u64,
	setbacks: u64,
	equivocations: u64,
	disabled: u64,
	signed_reports: u64,
	unpunished: Vec<String>,
	ran_on_full_disk: u64,
	begun_anew: u64,
	stopped: Vec<String>,
	resync: Vec<Duration>,
	all_back: Vec<Duration>,
}

impl Game {
	/// Begins to watch and to load a network.
	pub fn begin(net: Localnet, seed: u64) -> Self {
		let watch = Watch::begin(&net);
		let load = Load::begin(&net);
		Self {
			history: watch.history.clone(),
			luck: Luck::of(seed),
			equivocations: 0,
			disabled: 0,
			signed_reports: 0,
			unpunished: Vec::new(),
			ran_on_full_disk: 0,
			begun_anew: 0,
			stopped: Vec::new(),
			watch,
			load,
			cycles: 0,
			resync: Vec::new(),
			all_back: Vec::new(),
			net,
		}
	}

	/// Waits until the network finalises and carries transactions.
	pub fn warm_up(&mut self) -> Result<()> {
		let begun = Instant::now();
		while self.history.top() < GONE_ON || self.load.acknowledged() == 0 {
			ensure!(!self.load.is_over(), "there is no load");
			ensure!(begun.elapsed() < PATIENCE, "the network does not come to life");
			sleep(STEP);
		}
		Ok(())
	}

	/// Plays a fault so many times, or up to the first that is not played to its end; never where `GENEX_FAULTS` names others.
	///
	/// # Errors
	/// After that the network does not come back into step.
	pub fn repeat(
		&mut self,
		name: &str,
		times: u64,
		mut fault: impl FnMut(&mut Self) -> Result<()>,
	) -> Result<()> {
		let times = wanted(name, times)?;
		for number in 1..=times {
			let begun = Instant::now();
			if let Err(error) = fault(self) {
				self.stop(&error.context(format!("{name}, {number} of {times}")));
				self.mend();
				return self.wait().context("after a fault that was not played to its end");
			}
			self.cycles += 1;
			println!(
				"{name}, {number} of {times}: {:.1} s, final block {}",
				begun.elapsed().as_secs_f32(),
				self.history.top()
			);
		}
		Ok(())
	}

	/// Notes why a fault was not played to its end, and prints what nodes said last.
	pub fn stop(&mut self, error: &Error) {
		let stopped = format!("{error:#}");
		eprintln!("{}\n{stopped}", self.net.log_tails());
		self.stopped.push(stopped);
	}

	/// Ends what a fault that was not played to its end has left: cuts, clones, clocks, full disks, and processes that stand still or
	/// have ended. What was not broken refuses to be mended, which is no finding.
	fn mend(&mut self) {
		for words in [["heal"], ["stop-clone"]] {
			self.net.run(&words).ok();
		}
		for node in 0..self.net.count() {
			let folder = self.net.places[node].folder.clone();
			self.net.tell("resume", node).ok();
			fs::remove_file(folder.join("chain/filler")).ok();
			let mended = match folder.join("clock").exists() {
				true => self.net.run(&["clock", &node.to_string(), "0"]).map(|_| ()),
				false if self.net.runs(node).unwrap_or(false) => Ok(()),
				false => self.restart(node),
			};
			if let Err(error) = mended {
				eprintln!("node {node} cannot be mended: {error:#}");
			}
		}
	}

	/// Lets some time pass, so that faults fall into different moments of a slot.
	pub fn idle(&mut self, most: Duration) {
		let millis = self.luck.below(u64::try_from(most.as_millis()).unwrap_or(u64::MAX));
		sleep(Duration::from_millis(millis));
	}

	/// Waits until all nodes are in step and finality goes on. The time since `begun` is how long one was away.
	pub fn settle(&mut self, begun: Instant) -> Result<()> {
		self.wait()?;
		self.resync.push(begun.elapsed());
		Ok(())
	}

	/// The same where all were away, and share the machine while they start.
	pub fn settle_all(&mut self, begun: Instant) -> Result<()> {
		self.wait()?;
		self.all_back.push(begun.elapsed());
		Ok(())
	}

	/// The same where nothing is measured.
	pub fn wait(&mut self) -> Result<()> {
		let begun = Instant::now();
		let goal = self.history.top() + GONE_ON;
		loop {
			let top = self.history.top();
			let in_step = self.net.places.iter().all(|place| {
				place.final_number().is_ok_and(|head| head + IN_STEP >= top && head >= goal)
			});
			if in_step {
				return Ok(());
			}
			if begun.elapsed() > PATIENCE {
				let heads: Vec<_> =
					self.net.places.iter().map(|place| place.final_number().ok()).collect();
				bail!(
					"not in step within {PATIENCE:?}: {top} was final, the nodes are at {heads:?}"
				);
			}
			sleep(STEP);
		}
	}

	/// Starts a node again, with a new database where the old one cannot be opened.
	///
	/// # Errors
	/// Its journal contradicts its chain, or it does not start with an empty database either.
	pub fn restart(&mut self, node: usize) -> Result<()> {
		let Err(refused) = self.net.tell("restart", node) else { return Ok(()) };
		ensure!(!self.net.log_tail(node).contains(CONTRADICTED), "{refused:#}");
		self.empty(node, &refused)?;
		self.net.tell("restart", node)?;
		Ok(())
	}

	/// Brings the database of a node that does not run up to its journal, or empties it where it cannot be opened.
	///
	/// # Errors
	/// It can be opened, and the journal is refused.
	pub fn import(&mut self, node: usize) -> Result<()> {
		match self.net.tell("import", node) {
			Ok(told) => print!("{told}"),
			Err(refused) => {
				let opened = self.net.run(&["tool", &node.to_string(), "chain-info"]).is_ok();
				ensure!(!opened, "{refused:#}");
				self.empty(node, &refused)?;
			},
		}
		Ok(())
	}

	/// Deletes the chain of a node.
	fn empty(&mut self, node: usize, refused: &Error) -> Result<()> {
		println!("node {node} begins anew: {refused:#}\n{}", self.net.log_tail(node));
		self.begun_anew += 1;
		if self.net.tell("kill", node).is_err() {
			println!("node {node} had ended");
		}
		self.net.tell("wipe", node)?;
		Ok(())
	}

	/// Ends the load, looks at everything once more, and counts.
	pub fn end(self, long: bool) -> Result<Found> {
		let carried = self.load.end()?;
		let history = self.watch.end();
		let seen = audit(&self.net, &history, &carried);
		if seen.is_err() {
			history.conflicts().iter().chain(&self.stopped).for_each(|line| println!("{line}"));
			self.net.keep_logs();
		}
		let (audit, sent) = (seen?, carried.sent);
		let found = Found {
			long,
			cycles: self.cycles,
			conflicts: history.conflicts(),
			broken: invariants::broken(&audit.last),
			audit,
			acknowledged: sent.iter().filter(|sent| sent.acknowledged.is_some()).count(),
			sent: sent.len(),
			final_blocks: history.top(),
			setbacks: history.setbacks(),
			equivocations: self.equivocations,
			disabled: self.disabled,
			signed_reports: self.signed_reports,
			unpunished: self.unpunished,
			ran_on_full_disk: self.ran_on_full_disk,
			begun_anew: self.begun_anew,
			stopped: self.stopped,
			resync: self.resync,
			all_back: self.all_back,
		};
		if found.gates().iter().any(|(_, held)| !held) {
			self.net.keep_logs();
		}
		Ok(found)
	}
}

impl Found {
	/// What must hold. How fast nodes come back is judged on the long set only: few figures say nothing of the slowest.
	fn gates(&self) -> Vec<(&'static str, bool)> {
		let mut gates = vec![
			("every fault was played to its end", self.stopped.is_empty()),
			("no final block is contradicted", self.conflicts.is_empty()),
			("no final block is lost", self.audit.lost_finalized.is_empty()),
			("no acknowledged transaction is lost", self.audit.lost_transactions.is_empty()),
			("no transaction is executed twice", self.audit.executed_twice.is_empty()),
			("all nodes have the same state", self.audit.other_state.is_empty()),
			("units are where transactions put them", self.audit.other_units.is_empty()),
			("every invariant of the runtime holds", self.broken.is_empty()),
			("nobody signs twice unseen or unpunished", self.unpunished.is_empty()),
			("transactions went on", self.acknowledged > 0),
		];
		if self.long {
			gates.push(("nodes come back in time", percentile(&self.resync, 95) <= MOST_RESYNC));
			gates.push(("nodes count two blocks for one slot", self.equivocations > 0));
			gates.push(("who signs twice is reported and disabled", self.disabled > 0));
			gates.push(("a report that somebody signs counts", self.signed_reports > 0));
		}
		gates
	}

	/// Whether everything held; what did not is printed.
	pub fn is_sound(&self) -> bool {
		self.tell();
		self.gates().iter().all(|(_, held)| *held)
	}

	/// Prints what was found.
	pub fn tell(&self) {
		let audit = &self.audit;
		for finding in [
			&self.conflicts,
			&audit.lost_finalized,
			&audit.lost_transactions,
			&audit.executed_twice,
			&audit.other_state,
			&audit.other_units,
			&self.broken,
			&self.unpunished,
			&self.stopped,
		] {
			finding.iter().take(TOLD).for_each(|line| println!("{line}"));
		}
		for (gate, held) in self.gates() {
			println!("{} {gate}", if held { "ok    " } else { "FAILED" });
		}
	}

	/// Prints the score; its last line is JSON.
	pub fn report(&self) -> ExitCode {
		self.tell();
		let (audit, gates) = (&self.audit, self.gates());
		let failed = gates.iter().filter(|(_, held)| !held).count();
		println!(
			"{}",
			json!({
				"suite": "faults",
				"long": self.long,
				"cycles": self.cycles,
				"lost_finalized": audit.lost_finalized.len(),
				"conflicts": self.conflicts.len(),
				"lost_transactions": audit.lost_transactions.len(),
				"executed_twice": audit.executed_twice.len(),
				"other_state": audit.other_state.len(),
				"other_units": audit.other_units.len(),
				"keys": audit.last.pairs.len(),
				"broken": self.broken.len(),
				"resync_p50_s": percentile(&self.resync, 50).as_secs_f64(),
				"resync_p95_s": percentile(&self.resync, 95).as_secs_f64(),
				"all_back_p95_s": percentile(&self.all_back, 95).as_secs_f64(),
				"final_blocks": self.final_blocks,
				"sent": self.sent,
				"acknowledged": self.acknowledged,
				"setbacks": self.setbacks,
				"equivocations": self.equivocations,
				"disabled": self.disabled,
				"signed_reports": self.signed_reports,
				"unpunished": self.unpunished.len(),
				"ran_on_full_disk": self.ran_on_full_disk,
				"begun_anew": self.begun_anew,
				"stopped": self.stopped,
				"passed": gates.len() - failed,
				"failed": failed,
			})
		);
		if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
	}
}

/// How often a fault is played that is usually played `times` times: `GENEX_FAULTS` names some of them, with semicolons between, and
/// after a colon how often; without it all are.
fn wanted(name: &str, times: u64) -> Result<u64> {
	let Some(names) = env::var("GENEX_FAULTS").ok().filter(|names| !names.is_empty()) else {
		return Ok(times);
	};
	for one in names.split(';') {
		match one.split_once(':') {
			None if one.trim() == name => return Ok(times),
			Some((fault, number)) if fault.trim() == name => {
				return number.trim().parse().with_context(|| format!("'{one}' in GENEX_FAULTS"));
			},
			_ => {},
		}
	}
	Ok(0)
}

/// The time within which so many of a hundred were done; zero where there were none.
fn percentile(times: &[Duration], hundredths: usize) -> Duration {
	let mut times = times.to_vec();
	times.sort_unstable();
	let index = (times.len() * hundredths).div_ceil(100).saturating_sub(1);
	times.get(index).copied().unwrap_or_default()
}
