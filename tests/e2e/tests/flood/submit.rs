// SPDX-License-Identifier: Apache-2.0
//! How attempts reach the node: in batches on several lines at a time, a thousand a second while the node answers in time.

use crate::{
	attempts::{Attempt, Kind},
	reasons::Reason,
};
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

/// Of a hundred attempts of a kind that is invalid, so many must be refused for what is wrong with that kind. The rest has room
/// for what the node refuses for being busy.
const FOR_OWN_REASON: usize = 90;

/// What became of attempts.
#[derive(Debug, Default)]
pub struct Tally(BTreeMap<Kind, Count>);

/// What became of those of a kind.
#[derive(Clone, Debug, Default)]
struct Count {
	admitted: usize,
	/// How many were refused for each reason.
	refused: BTreeMap<Reason, usize>,
	/// How many were refused for what is wrong with the kind.
	for_own_reason: usize,
	/// One of the answers of the node.
	because: String,
}

impl Count {
	fn refused(&self) -> usize {
		self.refused.values().sum()
	}
}

impl Tally {
	/// Counts what another line did.
	pub fn add(&mut self, other: Self) {
		for (kind, count) in other.0 {
			let all = self.0.entry(kind).or_default();
			all.admitted += count.admitted;
			all.for_own_reason += count.for_own_reason;
			for (reason, refused) in count.refused {
				*all.refused.entry(reason).or_default() += refused;
			}
			if all.because.is_empty() {
				all.because = count.because;
			}
		}
	}

	/// How many there were.
	pub fn attempts(&self) -> usize {
		self.0.values().map(|count| count.admitted + count.refused()).sum()
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

	/// How many of each kind that is invalid were refused for what is wrong with it.
	pub fn for_own_reason(&self) -> BTreeMap<String, usize> {
		let invalid = self.0.iter().filter(|(kind, _)| kind.is_invalid());
		invalid.map(|(kind, count)| (format!("{kind:?}"), count.for_own_reason)).collect()
	}

	/// The kinds of which too few were.
	pub fn misjudged(&self) -> Vec<Kind> {
		let too_few = |count: &Count| {
			let attempts = count.admitted + count.refused();
			count.for_own_reason == 0 || count.for_own_reason * 100 < attempts * FOR_OWN_REASON
		};
		let invalid = self.0.iter().filter(|(kind, _)| kind.is_invalid());
		invalid.filter(|(_, count)| too_few(count)).map(|(kind, _)| *kind).collect()
	}

	fn note(&mut self, attempt: &Attempt, answer: &Value) -> Result<()> {
		let Attempt { kind, ethereum, .. } = *attempt;
		let count = self.0.entry(kind).or_default();
		match outcome(answer)? {
			Ok(_) => count.admitted += 1,
			Err(refusal) => {
				let reason = Reason::of(&refusal);
				*count.refused.entry(reason).or_default() += 1;
				count.for_own_reason += usize::from(reason.is_own(kind, ethereum));
				count.because = refusal.to_string();
			},
		}
		Ok(())
	}
}

impl fmt::Display for Tally {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		for (kind, count) in &self.0 {
			let (kind, admitted, refused) = (format!("{kind:?}"), count.admitted, count.refused());
			let reasons: Vec<String> =
				count.refused.iter().map(|(reason, times)| format!("{times} {reason}")).collect();
			let (reasons, because) = (reasons.join(", "), &count.because);
			writeln!(
				f,
				"{kind:<16} {admitted:>6} admitted, {refused:>6} refused ({reasons}): {because}"
			)?;
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
		tally.note(attempt, answer)?;
	}
	Ok(())
}
