// SPDX-License-Identifier: Apache-2.0
//! Our matcher and that of the crate `orderbook-rs` on the same stream: 70 % orders that rest, 20 % cancels, 10 % orders that
//! cross. Both keep price-time order, in memory, on one thread.
//!
//! `GENEX_SIZE` sets how many operations there are, `GENEX_SEED` which ones. What to do is drawn before the clock starts, and
//! which order a cancel names is found out by running the stream once. Prints one line of JSON.

mod ours;
mod stream;
mod theirs;

use std::time::Instant;
use stream::{Operation, Stream};

/// How often each runs the stream, in turns.
const ROUNDS: usize = 5;

/// What an engine did, to see that both did the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
	/// Lots traded.
	pub lots: u64,
	/// Trades.
	pub fills: u64,
	/// Orders that rest at the end.
	pub resting: usize,
}

/// A book in memory.
pub trait Engine: Default {
	/// Does one operation.
	fn act(&mut self, operation: &Operation);
	/// What came of all.
	fn outcome(&self) -> Outcome;
}

/// Operations per second of the stream, after the orders that there are before it.
fn run<E: Engine>(stream: &Stream) -> (f64, Outcome) {
	let mut engine = E::default();
	stream.before.iter().for_each(|operation| engine.act(operation));
	let start = Instant::now();
	stream.timed.iter().for_each(|operation| engine.act(operation));
	let seconds = start.elapsed().as_secs_f64();
	(stream.timed.len() as f64 / seconds, engine.outcome())
}

fn median(mut values: Vec<f64>) -> f64 {
	values.sort_by(f64::total_cmp);
	values[values.len() / 2]
}

fn main() {
	let stream = Stream::draw();
	let (mut ours, mut theirs) = (Vec::new(), Vec::new());
	let (mut our_outcome, mut their_outcome) = (None, None);
	for _ in 0..ROUNDS {
		let (speed, outcome) = run::<ours::Ours>(&stream);
		ours.push(speed);
		our_outcome = Some(outcome);
		let (speed, outcome) = run::<theirs::Theirs>(&stream);
		theirs.push(speed);
		their_outcome = Some(outcome);
	}
	let same = our_outcome == their_outcome;
	let (ours, theirs) = (median(ours), median(theirs));
	let outcome = our_outcome.expect("there was a round");
	if !same {
		eprintln!("the engines differ: ours {our_outcome:?}, theirs {their_outcome:?}");
	}
	println!(
		"{{\"matcher_ops_per_s\":{ours:.0},\"orderbook_rs_ops_per_s\":{theirs:.0},\
		 \"matcher_ratio\":{:.2},\"matcher_operations\":{},\"matcher_fills\":{},\
		 \"matcher_resting\":{},\"matchers_agree\":{same}}}",
		ours / theirs,
		stream.timed.len(),
		outcome.fills,
		outcome.resting,
	);
}
