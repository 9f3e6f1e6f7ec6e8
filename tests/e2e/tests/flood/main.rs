// SPDX-License-Identifier: Apache-2.0
//! A flood of transactions that ask pools to pay, from many identities and accounts nobody knows, most of them invalid or
//! beyond a quota. Who pays for itself must not wait for it, and pools must pay no more than their budgets.
//!
//! `GENEX_SIZE` sets how many attempts there are.

mod attempts;
mod payers;
mod reasons;
mod submit;
#[allow(dead_code, reason = "the suite e2e uses the rest")]
#[path = "../e2e/support.rs"]
mod support;
mod watch;
mod world;

use anyhow::{Context, Result};
use attempts::Attempt;
use genex_e2e_tests::{node::Node, scenario::Stage};
use payers::Payers;
use serde_json::json;
use std::{
	process::ExitCode,
	sync::atomic::{AtomicBool, AtomicU64, Ordering},
	time::Duration,
};
use submit::Tally;
use tokio::{runtime::Runtime, time::timeout};
use watch::Watch;
use world::World;

/// Attempts, unless `GENEX_SIZE` says otherwise.
const ATTEMPTS: usize = 50_000;
/// Identities of a full run. Each makes as many attempts as a plan has.
const IDENTITIES: usize = 1_000;
/// The longest that each thousand attempts may take, set-up and looking afterwards included.
const PATIENCE: Duration = Duration::from_secs(5);
/// The longest that anything may take beside that.
const PREPARATION: Duration = Duration::from_secs(120);

/// Most blocks that ninety-nine of a hundred paid transactions may take.
const MOST_BLOCKS: u64 = 2;
/// Most memory that the node may gain, in MiB.
const MOST_GROWTH: u64 = 256;

/// What a run found.
#[derive(Debug)]
struct Found {
	tally: Tally,
	paid: payers::Waits,
	/// GNX beyond budgets, in smallest units.
	overspent: u128,
	/// GNX within them.
	spent: u128,
	/// Blocks in which sponsored acts took more than their share.
	overfull: u64,
	growth: u64,
}

impl Found {
	/// What must hold.
	fn gates(&self) -> [(&'static str, bool); 9] {
		[
			("paid transactions are included in time", self.paid.p99 <= MOST_BLOCKS),
			("no paid transaction is refused", self.paid.refused == 0),
			("no paid transaction is lost", self.paid.lost == 0),
			("pools pay no more than their budgets", self.overspent == 0),
			("pools pay for what is valid", self.spent > 0),
			("sponsored acts take no more of a block than their share", self.overfull == 0),
			("nothing is admitted that must not be", self.tally.wrongly_admitted() == 0),
			(
				"what is invalid is refused for what is wrong with it",
				self.tally.misjudged().is_empty(),
			),
			("the node's memory stays bounded", self.growth <= MOST_GROWTH),
		]
	}

	fn report(&self) -> ExitCode {
		println!("{}", self.tally);
		let misjudged = self.tally.misjudged();
		if !misjudged.is_empty() {
			println!("refused for other reasons than their own: {misjudged:?}");
		}
		let gates = self.gates();
		for (gate, held) in gates {
			println!("{} {gate}", if held { "ok    " } else { "FAILED" });
		}
		let failed = gates.iter().filter(|(_, held)| !held).count();
		println!(
			"{}",
			json!({
				"suite": "flood",
				"attempts": self.tally.attempts(),
				"admitted": self.tally.admitted(),
				"wrongly_admitted": self.tally.wrongly_admitted(),
				"refused_for_own_reason": self.tally.for_own_reason(),
				"paid": self.paid.sent,
				"paid_refused": self.paid.refused,
				"paid_lost": self.paid.lost,
				"paid_p99_blocks": self.paid.p99,
				"spent": self.spent.to_string(),
				"overspent": u64::try_from(self.overspent).unwrap_or(u64::MAX),
				"overfull_blocks": self.overfull,
				"rss_growth_mb": self.growth,
				"passed": gates.len() - failed,
				"failed": failed,
			})
		);
		if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
	}
}

fn main() -> ExitCode {
	match run() {
		Ok(found) => found.report(),
		Err(error) => {
			eprintln!("{error:#}");
			println!("{}", json!({ "suite": "flood", "passed": 0, "failed": 1 }));
			ExitCode::FAILURE
		},
	}
}

fn run() -> Result<Found> {
	let attempts = match std::env::var("GENEX_SIZE") {
		Ok(text) if !text.is_empty() => text.parse().context("GENEX_SIZE is a number")?,
		_ => ATTEMPTS,
	};
	let node = Node::start(&[])?;
	let thousands = u32::try_from(attempts.div_ceil(1_000))?;
	let patience = PREPARATION + PATIENCE * thousands;
	let played = Runtime::new()?.block_on(async {
		let played = timeout(patience, play(&node, attempts)).await;
		played.with_context(|| format!("the flood took longer than {patience:?}"))?
	});
	if played.is_err() {
		node.keep_log();
		eprintln!("{}", node.log_tail());
	}
	played
}

async fn play(node: &Node, count: usize) -> Result<Found> {
	let stage = Stage::open(&node.ws()).await?;
	let identities = count.div_ceil(attempts::PLAN.len()).clamp(1, IDENTITIES);
	println!("{count} attempts of {identities} identities");
	let world = World::make(stage, identities).await?;
	let payers = Payers::make(node, &world.stage).await?;
	let attempts = attempts::prepare(&world, count).await?;
	println!("all is set up and signed");

	let start = world.stage.chain.best().await?;
	let mut watch = Watch::begin(&start, payers.accounts()).await?;
	let before = node.memory()?;
	let (best, busy) = (AtomicU64::new(start.number()), AtomicBool::new(true));
	let attack = async {
		let tally = flood(node, attempts).await;
		busy.store(false, Ordering::Relaxed);
		tally
	};
	let (tally, paid, watched) = tokio::join!(
		attack,
		payers.pay(&world.stage.chain, &best, &busy),
		watch.follow(&world.stage.chain, &best, &payers),
	);
	let tally = tally?;
	paid?;
	watched?;
	let growth = node.memory()?.saturating_sub(before) >> 20;
	let end = world.stage.chain.best().await?;
	let overspent = watch.overspent(&end).await?;
	let paid = payers.waits(watch.inclusions(), end.number());
	let (spent, overfull) = (watch.spent(), watch.overfull());
	Ok(Found { tally, paid, overspent, spent, overfull, growth })
}

/// Sends everything, natively and as Ethereum transactions at the same time.
async fn flood(node: &Node, attempts: Vec<Attempt>) -> Result<Tally> {
	let mut lines = submit::lines(node, attempts);
	let mut tally = Tally::default();
	while let Some(line) = lines.join_next().await {
		tally.add(line??);
	}
	Ok(tally)
}
