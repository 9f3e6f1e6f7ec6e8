// SPDX-License-Identifier: Apache-2.0
//! How transactions reach a node: over several lines at a time, those of one person over the same line in their order.
//!
//! Requests are put together here and not by the tests' library, which is not compiled to be quick: the node needs the
//! processor.

use crate::{schedule::Schedule, signed::Signed};
use anyhow::{Context, Result, ensure};
use genex_e2e_tests::{http, node::Node, rpc::JsonRpc};
use serde_json::Value;
use std::{
	collections::BTreeMap,
	fmt::Write,
	sync::{
		Arc, Mutex, PoisonError,
		atomic::{AtomicBool, AtomicU64, Ordering},
	},
	thread::{self, JoinHandle},
	time::{Duration, Instant},
};

/// Lines to each server.
const LINES: usize = 4;
/// Most transactions in one request.
const REQUEST: usize = 50;
/// Between two looks at whether there is something to send.
const STEP: Duration = Duration::from_millis(5);

/// What lines and watchers tell each other.
#[derive(Debug, Default)]
pub struct Meter {
	accepted: AtomicU64,
	included: AtomicU64,
	refused: AtomicU64,
	/// So many shall be in the pool.
	wanted: AtomicU64,
	ended: AtomicBool,
	/// What the node said to those it refused, and how often.
	reasons: Mutex<BTreeMap<String, u64>>,
}

impl Meter {
	/// Transactions that the node has taken.
	pub fn accepted(&self) -> u64 {
		self.accepted.load(Ordering::Relaxed)
	}

	/// Transactions that it has refused.
	pub fn refused(&self) -> u64 {
		self.refused.load(Ordering::Relaxed)
	}

	/// Transactions that wait in its pool.
	pub fn waiting(&self) -> u64 {
		self.accepted().saturating_sub(self.included.load(Ordering::Relaxed))
	}

	/// Notes that the node has taken one, or why it has not.
	pub fn note(&self, refusal: Option<&str>) {
		let Some(reason) = refusal else {
			self.accepted.fetch_add(1, Ordering::Relaxed);
			return;
		};
		self.refused.fetch_add(1, Ordering::Relaxed);
		let mut reasons = self.reasons.lock().unwrap_or_else(PoisonError::into_inner);
		*reasons.entry(reason.to_owned()).or_default() += 1;
	}

	/// Notes transactions of a block.
	pub fn include(&self, count: u64) {
		self.included.fetch_add(count, Ordering::Relaxed);
	}

	/// Notes that a block with so many of them was thrown away.
	pub fn put_back(&self, count: u64) {
		self.included.fetch_sub(count, Ordering::Relaxed);
	}

	/// Says how many shall be in the pool.
	pub fn want(&self, count: u64) {
		self.wanted.store(count, Ordering::Relaxed);
	}

	/// Ends all lines.
	pub fn end(&self) {
		self.ended.store(true, Ordering::Relaxed);
	}

	fn has_ended(&self) -> bool {
		self.ended.load(Ordering::Relaxed)
	}

	/// What the node said to those it refused, and how often.
	pub fn reasons(&self) -> BTreeMap<String, u64> {
		self.reasons.lock().unwrap_or_else(PoisonError::into_inner).clone()
	}
}

/// When transactions are sent.
#[derive(Clone, Copy, Debug)]
pub enum Pace {
	/// As soon as fewer wait in the pool than shall.
	Pool,
	/// By a schedule, whatever the node does.
	Fixed(Schedule),
}

/// The servers of a node.
#[derive(Clone, Copy, Debug)]
pub struct Lines {
	/// For native transactions; none where the chain has no native side.
	pub native: Option<JsonRpc>,
	/// For Ethereum transactions.
	pub ethereum: JsonRpc,
}

/// Lines that send.
pub struct Sending(Vec<JoinHandle<Result<()>>>);

impl Lines {
	/// Those of a node of ours.
	pub fn of(node: &Node) -> Self {
		Self { native: Some(node.rpc()), ethereum: node.eth_rpc() }
	}

	/// Starts to send transactions, which are in the order in which they are due.
	///
	/// # Errors
	/// There are native ones, and no server for them.
	pub fn send(&self, all: Vec<Signed>, pace: Pace, meter: &Arc<Meter>) -> Result<Sending> {
		let mut queues: Vec<Vec<(usize, Signed)>> = (0..2 * LINES).map(|_| Vec::new()).collect();
		for (index, transaction) in all.into_iter().enumerate() {
			let person = transaction.person as usize;
			let line = 2 * (person % LINES) + usize::from(transaction.ethereum);
			queues[line].push((index, transaction));
		}
		let mut lines = Vec::new();
		for (number, queue) in queues.into_iter().enumerate().filter(|(_, queue)| !queue.is_empty())
		{
			let (server, method) = if number % 2 == 1 {
				(self.ethereum, "eth_sendRawTransaction")
			} else {
				(self.native.context("no native server")?, "author_submitExtrinsic")
			};
			let meter = meter.clone();
			lines.push(thread::spawn(move || {
				let sent = send(server, method, &queue, pace, &meter);
				// Without this line the rest would wait for what never comes.
				if sent.is_err() {
					meter.end();
				}
				sent
			}));
		}
		Ok(Sending(lines))
	}
}

impl Sending {
	/// Whether all has been sent.
	pub fn is_over(&self) -> bool {
		self.0.iter().all(JoinHandle::is_finished)
	}

	/// Waits until all has been sent, or the lines were ended.
	///
	/// # Errors
	/// The node stopped answering.
	pub fn join(self) -> Result<()> {
		for line in self.0 {
			line.join().map_err(|_| anyhow::anyhow!("a line panicked"))??;
		}
		Ok(())
	}
}

fn send(
	server: JsonRpc,
	method: &str,
	queue: &[(usize, Signed)],
	pace: Pace,
	meter: &Meter,
) -> Result<()> {
	let mut rest = queue;
	while !rest.is_empty() && !meter.has_ended() {
		let count = due(rest, pace, meter, Instant::now());
		if count == 0 {
			thread::sleep(STEP);
			continue;
		}
		let (now, later) = rest.split_at(count);
		let bytes: Vec<&[u8]> = now.iter().map(|(_, transaction)| &transaction.bytes[..]).collect();
		for refusal in submit(server, method, &bytes)? {
			meter.note(refusal.as_deref());
		}
		rest = later;
	}
	Ok(())
}

/// How many of the first ones go now.
fn due(rest: &[(usize, Signed)], pace: Pace, meter: &Meter, now: Instant) -> usize {
	let most = rest.len().min(REQUEST);
	match pace {
		Pace::Pool if meter.waiting() < meter.wanted.load(Ordering::Relaxed) => most,
		Pace::Pool => 0,
		Pace::Fixed(schedule) => {
			let due = rest.iter().take(most).take_while(|(index, _)| schedule.due(*index) <= now);
			due.count()
		},
	}
}

/// Gives transactions to a server, and says for each why it was refused, if it was.
///
/// # Errors
/// The server does not answer, or something else.
pub fn submit(server: JsonRpc, method: &str, all: &[&[u8]]) -> Result<Vec<Option<String>>> {
	let mut body = String::from("[");
	for (id, bytes) in all.iter().enumerate() {
		let comma = if id == 0 { "" } else { "," };
		write!(body, r#"{comma}{{"jsonrpc":"2.0","id":{id},"method":"{method}","params":["0x"#)?;
		body.push_str(&hex::encode(bytes));
		body.push_str(r#""]}"#);
	}
	body.push(']');
	let answer = http::post(server.at, body.as_bytes())?;
	let answers: Vec<Value> = serde_json::from_str(&answer.body)
		.with_context(|| format!("status {}, no answers: {}", answer.status, answer.body))?;
	refusals(&answers, all.len())
}

/// Why each of `count` requests was refused, if it was.
fn refusals(answers: &[Value], count: usize) -> Result<Vec<Option<String>>> {
	ensure!(answers.len() == count, "{} answers to {count} requests", answers.len());
	let mut all = vec![None; count];
	for answer in answers {
		let id = answer["id"].as_u64().context("an answer without id")?;
		let place = all.get_mut(usize::try_from(id)?).context("an answer to nothing")?;
		*place = answer.get("error").map(|error| {
			let (message, data) = (&error["message"], &error["data"]);
			format!("{} {}", message.as_str().unwrap_or_default(), data)
		});
	}
	Ok(all)
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	fn queue(count: usize) -> Vec<(usize, Signed)> {
		let one = |index| (index, Signed { person: 0, ethereum: false, bytes: Vec::new() });
		(0..count).map(one).collect()
	}

	#[test]
	fn due_should_follow_the_schedule_when_there_is_one() {
		let start = Instant::now();
		let pace = Pace::Fixed(Schedule::new(start, 100.0).unwrap());
		let (queue, meter) = (queue(80), Meter::default());
		assert_eq!(due(&queue, pace, &meter, start), 1);
		assert_eq!(due(&queue, pace, &meter, start + Duration::from_millis(95)), 10);
		assert_eq!(due(&queue[10..], pace, &meter, start + Duration::from_millis(95)), 0);
		assert_eq!(due(&queue, pace, &meter, start + Duration::from_secs(9)), REQUEST);
	}

	#[test]
	fn due_should_fill_the_pool_up_when_there_is_no_schedule() {
		let (queue, meter, now) = (queue(80), Meter::default(), Instant::now());
		assert_eq!(due(&queue, Pace::Pool, &meter, now), 0);
		meter.want(2);
		assert_eq!(due(&queue, Pace::Pool, &meter, now), REQUEST);
		meter.note(None);
		meter.note(None);
		assert_eq!(due(&queue, Pace::Pool, &meter, now), 0);
		meter.include(1);
		assert_eq!(due(&queue[70..], Pace::Pool, &meter, now), 10);
	}

	#[test]
	fn meter_should_count_reasons() {
		let meter = Meter::default();
		meter.note(Some("full"));
		meter.note(Some("full"));
		meter.note(None);
		assert_eq!((meter.accepted(), meter.refused(), meter.waiting()), (1, 2, 1));
		assert_eq!(meter.reasons().get("full"), Some(&2));
	}

	#[test]
	fn refusals_should_be_in_the_order_of_the_requests() {
		let answers = [
			json!({ "id": 1, "error": { "code": 1010, "message": "Invalid", "data": "why" } }),
			json!({ "id": 0, "result": "0x00" }),
		];
		let refusals = super::refusals(&answers, 2).unwrap();
		assert_eq!(refusals, [None, Some(r#"Invalid "why""#.to_owned())]);
		assert!(super::refusals(&answers, 3).is_err());
	}
}
