// SPDX-License-Identifier: Apache-2.0
//! How fast a chain confirms: transactions are due at a fixed rate, and the time of each runs from when it was due until its
//! block was seen, however late it was sent.

use crate::{
	desk::Desk,
	fates::Fates,
	heads::{Heads, Seen},
	lines::{Lines, Meter, Pace},
	scenario::Scenario,
	schedule::Schedule,
	signed::{self, Signed, TxHash},
	site::Site,
	stats::Times,
};
use anyhow::{Result, ensure};
use std::{
	ops::Range,
	sync::Arc,
	time::{Duration, Instant},
};
use tokio::time::sleep;

/// Between preparing and the first transaction.
const AHEAD: Duration = Duration::from_secs(1);
/// Between two looks.
const STEP: Duration = Duration::from_millis(50);
/// Blocks without any of ours after which no more of them is expected.
const QUIET: u64 = 10;
/// The longest wait for the last blocks to be final.
const PATIENCE: Duration = Duration::from_secs(300);

/// A load at a fixed rate that is under way.
pub struct Paced {
	hashes: Vec<TxHash>,
	ethereum: bool,
	/// When each is due.
	pub schedule: Schedule,
	/// What the node took.
	pub meter: Arc<Meter>,
	sending: crate::lines::Sending,
	heads: Heads,
	first: u64,
}

/// What came of it.
pub struct Confirmed {
	hashes: Vec<TxHash>,
	schedule: Schedule,
	fates: Fates,
	heads: Heads,
}

/// Times of some of the transactions.
#[derive(Clone, Debug, Default)]
pub struct Latency {
	/// Until the block was seen.
	pub included: Times,
	/// Until it was final.
	pub finalised: Times,
	/// Transactions that failed in a block.
	pub failed: usize,
	/// Transactions that are in no block.
	pub lost: usize,
}

impl Paced {
	/// Signs all that is due within `time`, and begins.
	///
	/// # Errors
	/// Something cannot be signed, or the node does not answer.
	pub async fn start(
		site: &Site,
		desk: &mut Desk<'_>,
		scenario: Scenario,
		rate: f64,
		time: Duration,
	) -> Result<Self> {
		let file = site.file(&format!("{}.txs", scenario.name()));
		let count = Schedule::new(Instant::now(), rate)?.within(time);
		desk.fill(scenario, count, &file).await?;
		let all = signed::read(&file)?;
		std::fs::remove_file(&file)?;
		let hashes = all.iter().map(Signed::hash).collect();
		let ethereum = all.iter().any(|transaction| transaction.ethereum);
		let (meter, heads) = (Arc::<Meter>::default(), Heads::watch(&site.node().ws()).await?);
		let first = site.stage.chain.best().await?.number();
		let schedule = Schedule::new(Instant::now() + AHEAD, rate)?;
		let sending = Lines::of(site.node()).send(all, Pace::Fixed(schedule), &meter)?;
		Ok(Self { hashes, ethereum, schedule, meter, sending, heads, first })
	}

	/// Waits until the transaction with this index is due.
	pub async fn reach(&self, index: usize) {
		let due = self.schedule.due(index);
		sleep(due.saturating_duration_since(Instant::now())).await;
	}

	/// Waits until everything is sent and final, and reads what became of it.
	///
	/// # Errors
	/// The node stops answering, or finality does not come.
	pub async fn finish(self, site: &Site) -> Result<Confirmed> {
		let Self { hashes, ethereum, schedule, sending, heads, first, .. } = self;
		while !sending.is_over() {
			sleep(STEP).await;
		}
		sending.join()?;
		let (chain, server) = (&site.stage.chain, ethereum.then(|| site.node().eth_rpc()));
		let (mut fates, ended) = (Fates::default(), Instant::now());
		let (mut next, mut found, mut quiet) = (first, 0, 0);
		// A pool that was sent more than blocks hold empties later, and what was refused never comes.
		while found < hashes.len() && quiet < QUIET {
			ensure!(ended.elapsed() < PATIENCE, "blocks are not final after {PATIENCE:?}");
			let last = chain.finalised().await?.number();
			if last < next {
				sleep(STEP).await;
				continue;
			}
			fates.read_more(chain, server, next..=last).await?;
			let known = hashes.iter().filter(|hash| fates.by_hash.contains_key(*hash)).count();
			quiet = if known > found { 0 } else { quiet + last + 1 - next };
			(next, found) = (last + 1, known);
		}
		while heads.seen()?.last_final() + 1 < next {
			ensure!(ended.elapsed() < PATIENCE, "nobody tells of finality");
			sleep(STEP).await;
		}
		Ok(Confirmed { hashes, schedule, fates, heads })
	}
}

impl Confirmed {
	/// Times of the transactions with these indices.
	///
	/// # Errors
	/// The node stopped telling of blocks meanwhile.
	pub fn latency(&self, range: Range<usize>) -> Result<Latency> {
		let seen = self.heads.seen()?;
		Ok(latency(&self.hashes, range, &self.schedule, &self.fates, &seen))
	}
}

fn latency(
	hashes: &[TxHash],
	range: Range<usize>,
	schedule: &Schedule,
	fates: &Fates,
	seen: &Seen,
) -> Latency {
	let mut latency = Latency::default();
	let (skipped, count) = (range.start, range.len());
	for (index, hash) in hashes.iter().enumerate().skip(skipped).take(count) {
		let Some(fate) = fates.by_hash.get(hash) else {
			latency.lost += 1;
			continue;
		};
		if !fate.success {
			latency.failed += 1;
			continue;
		}
		let due = schedule.due(index);
		let block = fates.blocks.iter().find(|block| block.number == fate.block);
		let included = block.and_then(|block| seen.included(block.number, &block.hash));
		let after = |when: Instant| when.saturating_duration_since(due);
		included.into_iter().for_each(|when| latency.included.add(after(when)));
		let finalised = seen.finalised(fate.block);
		finalised.into_iter().for_each(|when| latency.finalised.add(after(when)));
	}
	latency
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::fates::{Block, Fate};

	#[test]
	fn latency_should_run_from_when_a_transaction_was_due() {
		let start = Instant::now();
		let schedule = Schedule::new(start, 10.0).unwrap();
		let hashes = [[0; 32], [1; 32], [2; 32], [3; 32]];
		let mut fates = Fates::default();
		fates.blocks.push(Block { number: 7, hash: "seven".into(), time: 0 });
		for (index, hash) in hashes.iter().enumerate().take(3) {
			let fate = Fate { block: 7, success: index != 1, acts: 0 };
			fates.by_hash.insert(*hash, fate);
		}
		let mut seen = Seen::default();
		seen.note_best(7, "seven".into(), start + Duration::from_millis(500));
		seen.note_final(8, start + Duration::from_millis(2_500));
		let all = latency(&hashes, 0..4, &schedule, &fates, &seen);
		assert_eq!((all.included.count(), all.failed, all.lost), (2, 1, 1));
		assert_eq!(all.included.percentile(100), Some(500));
		assert_eq!(all.finalised.percentile(50), Some(2_300));
		let some = latency(&hashes, 2..3, &schedule, &fates, &seen);
		assert_eq!((some.included.percentile(50), some.lost), (Some(300), 0));
	}
}
