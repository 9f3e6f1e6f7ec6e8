// SPDX-License-Identifier: Apache-2.0
//! How attempts reach the node: in batches on several lines at a time, a thousand a second while the node answers in time.

use crate::attempts::{Attempt, Kind};
use anyhow::{Context, Result, ensure};
use genex_e2e_tests::{
	node::Node,
	rpc::{JsonRpc, outcome},
};
use serde_json::{Value, json};
use std::{
	collections::BTreeMap,
	fmt, thread,
	time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// Lines for native transactions, and for Ethereum ones.
const LINES: (usize, usize) = (4, 2);
/// Most attempts in a batch.
const BATCH: usize = 50;
/// A line sends its next batch no sooner than so long after the last one.
const PACE: Duration = Duration::from_millis(300);
/// Bytes after which a batch gets no more.
const FULL: usize = 1_000_000;

/// What became of attempts.
#[derive(Debug, Default)]
pub struct Tally(BTreeMap<Kind, Count>);

/// What became of those of a kind.
#[derive(Clone, Debug, Default)]
struct Count {
	admitted: usize,
	refused: usize,
	/// One of the reasons that the node gave.
	because: String,
}

impl Tally {
	/// Counts what another line did.
	pub fn add(&mut self, other: Self) {
		for (kind, count) in other.0 {
			let all = self.0.entry(kind).or_default();
			all.admitted += count.admitted;
			all.refused += count.refused;
			if all.because.is_empty() {
				all.because = count.because;
			}
		}
	}

	/// How many there were.
	pub fn attempts(&self) -> usize {
		self.0.values().map(|count| count.admitted + count.refused).sum()
	}

	/// How many the node took into its pool.
	pub fn admitted(&self) -> usize {
		self.0.values().map(|count| count.admitted).sum()
	}

	/// How many of those it should not have taken.
	pub fn wrongly_admitted(&self) -> usize {
		let wrong = self.0.iter().filter(|(kind, _)| kind.is_invalid());
		wrong.map(|(_, count)| count.admitted).sum()
	}

	fn note(&mut self, kind: Kind, answer: &Value) -> Result<()> {
		let count = self.0.entry(kind).or_default();
		match outcome(answer)? {
			Ok(_) => count.admitted += 1,
			Err(refusal) => {
				count.refused += 1;
				count.because = refusal.to_string();
			},
		}
		Ok(())
	}
}

impl fmt::Display for Tally {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		for (kind, Count { admitted, refused, because }) in &self.0 {
			let kind = format!("{kind:?}");
			writeln!(f, "{kind:<16} {admitted:>6} admitted, {refused:>6} refused: {because}")?;
		}
		Ok(())
	}
}

/// Begins to send everything.
pub fn lines(node: &Node, attempts: Vec<Attempt>) -> JoinSet<Result<Tally>> {
	let (native, ethereum) = LINES;
	let mut queues: Vec<Vec<Attempt>> = (0..native + ethereum).map(|_| Vec::new()).collect();
	for attempt in attempts {
		let line = if attempt.ethereum {
			native + attempt.person % ethereum
		} else {
			attempt.person % native
		};
		queues[line].push(attempt);
	}
	let mut lines = JoinSet::new();
	for (line, queue) in queues.into_iter().enumerate() {
		let (server, method) = if line < native {
			(node.rpc(), "author_submitExtrinsic")
		} else {
			(node.eth_rpc(), "eth_sendRawTransaction")
		};
		lines.spawn_blocking(move || send(server, method, queue));
	}
	lines
}

fn send(server: JsonRpc, method: &str, queue: Vec<Attempt>) -> Result<Tally> {
	let mut tally = Tally::default();
	let mut rest = queue.as_slice();
	while !rest.is_empty() {
		let (batch, later) = rest.split_at(batch_of(rest));
		let began = Instant::now();
		send_batch(server, method, batch, &mut tally)?;
		thread::sleep(PACE.saturating_sub(began.elapsed()));
		rest = later;
	}
	Ok(tally)
}

/// How many of the first ones go together.
fn batch_of(attempts: &[Attempt]) -> usize {
	let mut bytes = 0;
	let fits = |attempt: &&Attempt| {
		let fits = bytes < FULL;
		bytes += attempt.bytes.len();
		fits
	};
	attempts.iter().take(BATCH).take_while(fits).count()
}

fn send_batch(server: JsonRpc, method: &str, batch: &[Attempt], tally: &mut Tally) -> Result<()> {
	let requests: Vec<Value> = batch
		.iter()
		.enumerate()
		.map(|(id, attempt)| {
			let hex = format!("0x{}", hex::encode(&attempt.bytes));
			json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": [hex] })
		})
		.collect();
	let answer = server.raw(json!(requests).to_string().as_bytes())?;
	let answers = answer.as_array().with_context(|| format!("no batch of answers: {answer}"))?;
	ensure!(answers.len() == batch.len(), "{} answers of {}", answers.len(), batch.len());
	for answer in answers {
		let id = answer["id"].as_u64().context("an answer without id")?;
		let attempt = batch.get(usize::try_from(id)?).context("an answer to nothing")?;
		tally.note(attempt.kind, answer)?;
	}
	Ok(())
}
