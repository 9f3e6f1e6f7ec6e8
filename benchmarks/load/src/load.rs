// SPDX-License-Identifier: Apache-2.0
//! How much a chain carries: its pool is kept full until enough full blocks were made, and what succeeded in them is counted.

use crate::{
	desk::Desk,
	fates::Fates,
	lines::{Lines, Meter, Pace},
	probe::{Answers, Probe},
	proposer::{End, Prepared, Tail},
	scenario::Scenario,
	signed::{self, Signed, TxHash},
	site::{Goods, Site},
	stats::{per_second, rounded},
};
use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};
use std::{
	sync::Arc,
	time::{Duration, Instant},
};
use tokio::time::sleep;

/// Blocks after the first full one that do not count.
pub const WARM_UP: usize = 10;
/// Blocks at the end that do not count.
pub const COOL_DOWN: usize = 5;
/// Extrinsics of each block that nobody sent: the clock.
const INHERENTS: u64 = 1;
/// The pool holds so many of the largest block so far, within these limits.
const DEPTH: u64 = 3;
/// Fewest and most transactions that shall wait.
const WAITING: (u64, u64) = (600, 7_000);
/// Between two looks at the log.
const STEP: Duration = Duration::from_millis(50);
/// The longest that nothing may happen.
const PATIENCE: Duration = Duration::from_secs(60);

/// A block, and how many transactions the pool still had when it was made.
#[derive(Clone, Copy, Debug)]
struct Made {
	block: Prepared,
	left: u64,
	/// How many blocks of its number were thrown away before, since they were not done in time.
	discarded: usize,
}

impl Made {
	/// Whether the author found nothing more because hardly anything waited. A pool that has many and gives none is the
	/// node's own affair, and counts as what the chain does.
	fn is_starved(&self) -> bool {
		self.block.end == End::Empty && self.left < self.block.extrinsics / 2
	}
}

/// What came of a load.
#[derive(Debug)]
pub struct Carried {
	scenario: Scenario,
	/// What counts, a second: acts of batches, transactions of everything else.
	pub per_second: f64,
	transactions: f64,
	blocks: usize,
	full: usize,
	in_a_block: f64,
	making_ms: u64,
	discarded: usize,
	failed: usize,
	refused: u64,
	made: Vec<Prepared>,
	/// How long the node took to answer meanwhile.
	answers: Answers,
}

impl Carried {
	/// All figures.
	pub fn figures(&self) -> Value {
		json!({
			"per_second": self.per_second,
			"transactions_per_second": self.transactions,
			"blocks": self.blocks,
			"full_blocks": self.full,
			"transactions_in_a_block": self.in_a_block,
			"making_a_block_ms": self.making_ms,
			"discarded_blocks": self.discarded,
			"failed": self.failed,
			"refused": self.refused,
			"reads": self.answers.reads.summary(),
			"submissions": self.answers.submissions.summary(),
		})
	}

	/// How long the node took to answer meanwhile.
	pub const fn answers(&self) -> &Answers {
		&self.answers
	}

	/// The full blocks that count.
	pub fn made(&self) -> &[Prepared] {
		&self.made
	}

	/// Says what it is about.
	pub fn tell(&self) {
		eprintln!("{}: {} a second", self.scenario.name(), self.per_second);
	}
}

/// How long to go on.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
	/// Full blocks that count.
	pub blocks: usize,
	/// For how many seconds of load a block has room, by a wide margin.
	pub seconds: usize,
}

impl Extent {
	/// Transactions that are signed for a scenario.
	fn supply(&self, scenario: Scenario) -> usize {
		(self.blocks + WARM_UP + COOL_DOWN + 5) * self.seconds * scenario.most_in_a_block()
	}
}

/// Measures what a site carries.
///
/// # Errors
/// The generator was the limit, too few blocks were full, or almost nothing succeeded.
pub async fn carry(
	site: &Site,
	desk: &mut Desk<'_>,
	goods: Option<&Goods>,
	scenario: Scenario,
	extent: Extent,
) -> Result<Carried> {
	let file = site.file(&format!("{}.txs", scenario.name()));
	let probe = Probe::prepare(site, desk, goods).await?;
	desk.fill(scenario, extent.supply(scenario), &file).await?;
	let all = signed::read(&file)?;
	std::fs::remove_file(&file)?;
	eprintln!("{}: {} transactions are signed", scenario.name(), all.len());
	let hashes: Vec<TxHash> = all.iter().map(Signed::hash).collect();
	let meter = Arc::new(Meter::default());
	let asking = probe.start(&meter);
	let made = drive(site, all, &meter, extent).await;
	let answers = asking.stop();
	let counted = counted(&made?);
	let (first, last) = match (counted.first(), counted.last()) {
		(Some(first), Some(last)) if first.block.number < last.block.number => {
			(first.block.number, last.block.number)
		},
		_ => bail!("no two blocks can be counted"),
	};
	let ethereum = scenario.is_ethereum().then(|| site.node().eth_rpc());
	let fates = Fates::read(&site.stage.chain, ethereum, first..=last).await?;
	evaluate(scenario, extent, &counted, &fates, &hashes, &meter, answers?)
}

/// Sends until enough blocks were full. Gives all blocks that were made meanwhile.
async fn drive(
	site: &Site,
	all: Vec<Signed>,
	meter: &Arc<Meter>,
	extent: Extent,
) -> Result<Vec<Made>> {
	let mut tail = Tail::begin(&site.node().log_file())?;
	meter.want(WAITING.1);
	let sending = Lines::of(site.node()).send(all, Pace::Pool, meter)?;
	let (mut made, mut largest, mut last) = (Vec::<Made>::new(), 0, Instant::now());
	let wanted = extent.blocks + WARM_UP + COOL_DOWN;
	loop {
		for block in tail.read()? {
			let count = transactions(&block);
			meter.include(count);
			let thrown_away = taken_off(&mut made, block.number);
			meter.put_back(thrown_away.iter().map(|made| transactions(&made.block)).sum());
			let discarded = thrown_away.iter().map(|made| 1 + made.discarded).sum();
			made.push(Made { block, left: meter.waiting(), discarded });
			largest = largest.max(count);
			meter.want((DEPTH * largest).clamp(WAITING.0, WAITING.1));
			last = Instant::now();
		}
		let full = made.iter().filter(|made| made.block.end.is_full()).count();
		if full >= wanted {
			break;
		}
		let stuck = last.elapsed() > PATIENCE || made.len() > 3 * wanted;
		if sending.is_over() || stuck {
			meter.end();
			sending.join()?;
			let reasons = meter.reasons();
			bail!(
				"{full} full blocks of {wanted} after {} blocks; refused: {reasons:?}",
				made.len()
			);
		}
		sleep(STEP).await;
	}
	meter.end();
	sending.join()?;
	Ok(made)
}

/// How many transactions were sent that are in `block`.
const fn transactions(block: &Prepared) -> u64 {
	block.extrinsics.saturating_sub(INHERENTS)
}

/// Takes off the blocks that were thrown away, since another one of number `next` was made.
fn taken_off(made: &mut Vec<Made>, next: u64) -> Vec<Made> {
	let kept = made.iter().take_while(|made| made.block.number < next).count();
	made.split_off(kept)
}

/// The blocks that count: from some after the first full one to some before the last one.
fn counted(made: &[Made]) -> Vec<Made> {
	let first = made.iter().position(|made| made.block.end.is_full()).unwrap_or(made.len());
	let end = made.len().saturating_sub(COOL_DOWN);
	made.get(first + WARM_UP..end).unwrap_or_default().to_vec()
}

fn evaluate(
	scenario: Scenario,
	extent: Extent,
	counted: &[Made],
	fates: &Fates,
	hashes: &[TxHash],
	meter: &Meter,
	answers: Answers,
) -> Result<Carried> {
	let blocks = counted.iter().map(|made| made.block);
	let made: Vec<Prepared> = blocks.filter(|block| block.end.is_full()).collect();
	let full = made.len();
	ensure!(full >= extent.blocks, "{full} full blocks count, and {} are needed", extent.blocks);
	let starved = counted.iter().filter(|made| made.is_starved()).count();
	ensure!(
		starved == 0,
		"{starved} of {} blocks ended because the pool was empty: it got {} transactions in all",
		counted.len(),
		meter.accepted()
	);
	let (first, last) = match (fates.blocks.first(), fates.blocks.last()) {
		(Some(first), Some(last)) => (first, last),
		_ => bail!("no blocks were read"),
	};
	// From the time of the first block on: its own transactions came before.
	let of_run =
		|hash: &&TxHash| fates.by_hash.get(*hash).is_some_and(|fate| fate.block > first.number);
	let included: Vec<&TxHash> = hashes.iter().filter(of_run).collect();
	let (successes, acts) = fates.successes(included.iter().copied());
	let failed = included.len() - successes;
	ensure!(
		successes * 100 >= included.len() * 95,
		"{failed} of {} transactions failed",
		included.len()
	);
	let millis = last.time - first.time;
	let transactions = per_second(successes as u64, millis);
	let batched = scenario == Scenario::Batched;
	let making: u64 = counted.iter().map(|made| made.block.millis).sum();
	Ok(Carried {
		scenario,
		per_second: if batched { per_second(acts, millis) } else { transactions },
		transactions,
		blocks: counted.len(),
		full,
		in_a_block: rounded(successes as f64 / (fates.blocks.len() - 1).max(1) as f64),
		making_ms: making / (counted.len() as u64).max(1),
		discarded: counted.iter().map(|made| made.discarded).sum(),
		failed,
		refused: meter.refused(),
		made,
		answers,
	})
}

/// Sends transactions, no more than a pool holds, and waits until all are in final blocks. Gives how many succeeded.
///
/// # Errors
/// The node does not take them, or they are in no block.
pub async fn wait_for_all(site: &Site, lines: &Lines, all: Vec<Signed>) -> Result<usize> {
	let hashes: Vec<TxHash> = all.iter().map(Signed::hash).collect();
	let ethereum = all.iter().any(|transaction| transaction.ethereum);
	let server = ethereum.then(|| site.node().eth_rpc());
	let (chain, meter) = (&site.stage.chain, Arc::new(Meter::default()));
	let mut next = chain.best().await?.number() + 1;
	meter.want(u64::MAX);
	let sending = lines.send(all, Pace::Pool, &meter)?;
	while !sending.is_over() {
		sleep(STEP).await;
	}
	sending.join()?;
	ensure!(meter.refused() == 0, "the node refused: {:?}", meter.reasons());
	let (mut fates, sent) = (Fates::default(), Instant::now());
	loop {
		let last = chain.finalised().await?.number();
		if next <= last {
			fates.read_more(chain, server, next..=last).await?;
			next = last + 1;
		}
		let missing = hashes.iter().filter(|hash| !fates.by_hash.contains_key(*hash)).count();
		if missing == 0 {
			return Ok(fates.successes(&hashes).0);
		}
		ensure!(sent.elapsed() < PATIENCE, "{missing} transactions are in no block");
		sleep(Duration::from_secs(1)).await;
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::fates::{Block, Fate};

	fn made(number: u64, end: End, left: u64) -> Made {
		let block = Prepared { number, millis: 400, end, extrinsics: 101 };
		Made { block, left, discarded: 0 }
	}

	fn full(count: u64) -> Vec<Made> {
		(1..=count).map(|number| made(number, End::Full, 500)).collect()
	}

	#[test]
	fn counted_should_leave_out_the_beginning_and_the_end() {
		let mut all = vec![made(0, End::Empty, 0)];
		all.extend(full(30));
		let counted = counted(&all);
		let (first, last) = (counted.first().unwrap(), counted.last().unwrap());
		assert_eq!((first.block.number, last.block.number), (11, 25));
		assert!(super::counted(&full(12)).is_empty());
		assert!(super::counted(&[]).is_empty());
	}

	#[test]
	fn taken_off_should_be_what_was_made_again() {
		let mut all = full(5);
		assert!(taken_off(&mut all, 6).is_empty());
		assert_eq!(taken_off(&mut all, 4).len(), 2);
		let left: Vec<u64> = all.iter().map(|made| made.block.number).collect();
		assert_eq!(left, [1, 2, 3]);
	}

	#[test]
	fn a_block_should_be_starved_only_when_the_pool_had_no_more() {
		assert!(made(1, End::Empty, 10).is_starved());
		assert!(!made(1, End::Empty, 400).is_starved());
		assert!(!made(1, End::Late, 0).is_starved());
	}

	fn chain(counted: &[Made], success: bool) -> (Fates, Vec<TxHash>) {
		let mut fates = Fates::default();
		let mut hashes = Vec::new();
		for made in counted {
			let number = made.block.number;
			fates.blocks.push(Block { number, hash: String::new(), time: number * 1_000 });
			for index in 0..100 {
				let mut hash = [index; 32];
				hash[0] = number as u8;
				fates.by_hash.insert(hash, Fate { block: number, success, acts: 50 });
				hashes.push(hash);
			}
		}
		(fates, hashes)
	}

	fn evaluated(
		scenario: Scenario,
		blocks: usize,
		all: &[Made],
		success: bool,
	) -> Result<Carried> {
		let (fates, hashes) = chain(all, success);
		let extent = Extent { blocks, seconds: 1 };
		evaluate(scenario, extent, all, &fates, &hashes, &Meter::default(), Answers::default())
	}

	#[test]
	fn evaluate_should_give_successes_between_first_and_last_block() {
		let carried = evaluated(Scenario::Transfer, 61, &full(61), true).unwrap();
		assert_eq!((carried.per_second, carried.in_a_block), (100.0, 100.0));
		let carried = evaluated(Scenario::Batched, 61, &full(61), true).unwrap();
		assert_eq!((carried.per_second, carried.transactions), (5_000.0, 100.0));
	}

	#[test]
	fn evaluate_should_fail_when_the_generator_was_the_limit() {
		let mut all = full(61);
		all.push(made(62, End::Empty, 3));
		let error = evaluated(Scenario::Transfer, 60, &all, true).unwrap_err().to_string();
		assert!(error.contains("the pool was empty"), "{error}");
	}

	#[test]
	fn evaluate_should_fail_when_too_few_were_full_or_succeeded() {
		assert!(evaluated(Scenario::Transfer, 60, &full(59), true).is_err());
		assert!(evaluated(Scenario::Transfer, 60, &full(60), false).is_err());
	}
}
