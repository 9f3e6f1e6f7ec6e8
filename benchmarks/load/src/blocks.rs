// SPDX-License-Identifier: Apache-2.0
//! How full a block may be: an authority makes full ones, and a second node that follows imports them. Both must be done within
//! a slot, or the next author begins without the block.

use crate::{
	load::Extent, proposer::Prepared, scenario::Scenario, setup::Setup, site::Site, stats::Times,
	tps,
};
use anyhow::{Context, Result, anyhow, bail, ensure};
use genex_e2e_tests::{http, node::Node, rpc::JsonRpc};
use genex_runtime::SLOT_DURATION;
use serde_json::{Value, json};
use std::{
	collections::BTreeMap,
	net::{Ipv4Addr, SocketAddr},
	str::FromStr,
	sync::{
		Arc,
		atomic::{AtomicU64, Ordering},
	},
	thread::{self, JoinHandle, sleep},
	time::{Duration, Instant},
};

/// Between two looks at the counters. Blocks are a second apart, so there is hardly more than one between them.
const STEP: Duration = Duration::from_millis(200);
/// How often it is tried to find the counters at rest.
const TRIES: usize = 50;
/// The longest that nothing may be imported.
const PATIENCE: Duration = Duration::from_secs(60);
/// What a node counts of its imports: how many there were, and how many seconds they took together.
const COUNTER: &str = "substrate_block_verification_and_import_time";

/// What a node has imported since it started.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Imported {
	count: u64,
	seconds: f64,
}

impl Imported {
	fn read(at: SocketAddr) -> Result<Self> {
		let metrics = http::get(at, "/metrics")?.body;
		Self::parse(&metrics).context("the node does not tell how long imports take")
	}

	fn parse(metrics: &str) -> Option<Self> {
		Some(Self { count: value(metrics, "count")?, seconds: value(metrics, "sum")? })
	}

	/// How many blocks came since `before`, and the time of the only one. Of several nobody knows which took how long.
	fn since(&self, before: &Self) -> (u64, Option<Duration>) {
		let more = self.count.saturating_sub(before.count);
		let seconds = (self.seconds - before.seconds).max(0.0);
		(more, (more == 1).then(|| Duration::from_secs_f64(seconds)))
	}
}

/// The value of a part of the counter, among all metrics of a node.
fn value<T: FromStr>(metrics: &str, part: &str) -> Option<T> {
	let name = format!("{COUNTER}_{part}");
	let line = metrics.lines().find(|line| line.starts_with(&name))?;
	line.trim_end().rsplit_once(' ')?.1.parse().ok()
}

/// The number of the best block of a node.
fn best(node: JsonRpc) -> Result<u64> {
	let header = node.call("chain_getHeader", json!([]))?;
	let number = header["number"].as_str().context("a header has no number")?;
	Ok(u64::from_str_radix(number.trim_start_matches("0x"), 16)?)
}

/// Notes how long a node takes to import each block, until it is stopped.
struct Watch {
	last: Arc<AtomicU64>,
	thread: JoinHandle<Result<BTreeMap<u64, Duration>>>,
}

impl Watch {
	/// Starts with the next block.
	fn start(node: &Node) -> Result<Self> {
		let at = SocketAddr::from((Ipv4Addr::LOCALHOST, node.ports.prometheus));
		let (number, known) = begin(node.rpc(), at)?;
		let last = Arc::new(AtomicU64::new(u64::MAX));
		let until = last.clone();
		let thread = thread::spawn(move || follow(at, number, known, &until));
		Ok(Self { last, thread })
	}

	/// Stops once the block `last` is imported. Gives the times by the numbers of the blocks.
	fn stop(self, last: u64) -> Result<BTreeMap<u64, Duration>> {
		self.last.store(last, Ordering::Relaxed);
		self.thread.join().map_err(|_| anyhow!("nobody watched the imports any more"))?
	}
}

/// The number of the block that was imported last, and the counters with it.
fn begin(node: JsonRpc, at: SocketAddr) -> Result<(u64, Imported)> {
	for _ in 0..TRIES {
		let known = Imported::read(at)?;
		let number = best(node)?;
		sleep(STEP);
		if Imported::read(at)? == known {
			return Ok((number, known));
		}
	}
	bail!("the second node never rests")
}

fn follow(
	at: SocketAddr,
	mut number: u64,
	mut known: Imported,
	last: &AtomicU64,
) -> Result<BTreeMap<u64, Duration>> {
	let (mut times, mut moved) = (BTreeMap::new(), Instant::now());
	while number < last.load(Ordering::Relaxed) {
		sleep(STEP);
		let now = Imported::read(at)?;
		let (more, time) = now.since(&known);
		if more > 0 {
			number += more;
			(known, moved) = (now, Instant::now());
		}
		if let Some(time) = time {
			times.insert(number, time);
		}
		ensure!(moved.elapsed() < PATIENCE, "the second node imports nothing after block {number}");
	}
	Ok(times)
}

/// Measures with `blocks` full blocks of a scenario.
///
/// # Errors
/// A node does not start, the generator was the limit, or the second node does not keep up.
pub async fn measure(scenario: Scenario, blocks: usize, setup: &Setup) -> Result<Value> {
	ensure!(
		scenario != Scenario::Mixed,
		"a mixed day has two kinds of senders: take one of its acts"
	);
	let site = Site::followed(tps::people(scenario)?, setup).await?;
	let follower = site.nodes.last().context("a site has nodes")?;
	let watch = Watch::start(follower)?;
	let carried = tps::on(&site, scenario, Extent { blocks, seconds: 1 }).await?;
	let last = carried.made().last().context("no block was full")?.number;
	let mut result = figures(carried.made(), &watch.stop(last)?)?;
	result["bench"] = json!("blocks");
	result["scenario"] = json!(scenario.name());
	result["blocks"] = json!(blocks);
	result["details"] = carried.figures();
	Ok(result)
}

/// What making and importing of these blocks took.
fn figures(made: &[Prepared], imports: &BTreeMap<u64, Duration>) -> Result<Value> {
	let (mut making, mut importing, mut both) =
		(Times::default(), Times::default(), Times::default());
	let mut late = 0;
	for block in made {
		let Some(import) = imports.get(&block.number) else { continue };
		let make = Duration::from_millis(block.millis);
		let time = make + *import;
		late += usize::from(time > Duration::from_millis(SLOT_DURATION));
		making.add(make);
		importing.add(*import);
		both.add(time);
	}
	let (known, all) = (both.count(), made.len());
	ensure!(known * 10 >= all * 9, "the import of {known} of {all} full blocks only was timed");
	Ok(json!({
		"full_blocks": known,
		"slot_ms": SLOT_DURATION,
		"making_p50_ms": making.percentile(50),
		"making_p95_ms": making.percentile(95),
		"import_p50_ms": importing.percentile(50),
		"import_p95_ms": importing.percentile(95),
		"import_max_ms": importing.percentile(100),
		"made_and_imported_p95_ms": both.percentile(95),
		"made_and_imported_max_ms": both.percentile(100),
		"late_blocks": late,
	}))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::proposer::End;

	const METRICS: &str = "\
		# TYPE substrate_block_verification_and_import_time histogram\n\
		substrate_block_verification_and_import_time_bucket{chain=\"dev\",le=\"0.5\"} 6\n\
		substrate_block_verification_and_import_time_sum{chain=\"dev\"} 1.75\n\
		substrate_block_verification_and_import_time_count{chain=\"dev\"} 7\n";

	fn millis(millis: u64) -> Duration {
		Duration::from_millis(millis)
	}

	fn block(number: u64) -> Prepared {
		Prepared { number, millis: 400, end: End::Full, extrinsics: 500 }
	}

	#[test]
	fn counters_should_be_found_among_the_metrics() {
		assert_eq!(Imported::parse(METRICS), Some(Imported { count: 7, seconds: 1.75 }));
		assert_eq!(Imported::parse("substrate_block_height 7\n"), None);
	}

	#[test]
	fn time_should_be_known_of_single_blocks_only() {
		let before = Imported { count: 7, seconds: 1.75 };
		let one = Imported { count: 8, seconds: 2.0 };
		assert_eq!(one.since(&before), (1, Some(millis(250))));
		assert_eq!(Imported { count: 9, ..one }.since(&before), (2, None));
		assert_eq!(before.since(&before), (0, None));
	}

	#[test]
	fn figures_should_pair_blocks_with_their_imports() {
		let imports = (2..=12).map(|number| (number, millis(50 * number))).collect();
		let figures = figures(&(3..=12).map(block).collect::<Vec<_>>(), &imports).unwrap();
		assert_eq!(figures["full_blocks"], json!(10));
		assert_eq!(
			(&figures["making_p95_ms"], &figures["import_max_ms"]),
			(&json!(400), &json!(600))
		);
		assert_eq!(figures["made_and_imported_p95_ms"], json!(1_000));
		assert_eq!(figures["late_blocks"], json!(0));
	}

	#[test]
	fn figures_should_count_what_does_not_fit_into_a_slot() {
		let imports = [(1, millis(600)), (2, millis(601))].into();
		assert_eq!(figures(&[block(1), block(2)], &imports).unwrap()["late_blocks"], json!(1));
	}

	#[test]
	fn figures_should_fail_when_too_few_imports_are_known() {
		assert!(figures(&[block(1), block(2)], &[(1, millis(1))].into()).is_err());
	}
}
