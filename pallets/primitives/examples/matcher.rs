// SPDX-License-Identifier: Apache-2.0
//! Measures the order book in memory: 70 % orders that rest, 20 % cancels, 10 % orders that cross.
//!
//! `cargo run --release -p genex-primitives --example matcher` prints one line of JSON. `GENEX_SIZE` sets how many
//! operations there are, `GENEX_SEED` which ones. What to do is drawn before the clock starts.

use genex_primitives::{
	FeeShare,
	book::{
		Book, Clock, Incoming, Lots, MemoryStore, OrderId, Refused, Released, Rest, Resting,
		SelfTrade, Settle, Side, Tick, TimeInForce, match_order,
	},
};
use std::time::Instant;

const DEFAULT_OPERATIONS: u64 = 4_000_000;
const DEFAULT_SEED: u64 = 2_026;
/// Orders rest up to so many ticks from the middle.
const DEPTH: u64 = 100;
const MIDDLE: u64 = 1_024;
/// Orders there are before the clock starts.
const BEFORE: u64 = 20_000;
/// Makers one order may visit.
const MAX_FILLS: u32 = 64;

enum Operation {
	Send(Incoming<u64>),
	/// Cancels one of the orders that rest, whichever this number falls on.
	Cancel(usize),
}

/// Settles nothing, counts, and knows which orders rest, as their owners would from events.
#[derive(Default)]
struct Counter {
	fills: u64,
	lots: u64,
	/// Orders that rest, with their client ids.
	resting: Vec<(OrderId, usize)>,
	/// Where each client id is in the list above.
	places: Vec<usize>,
}

impl Counter {
	fn rests(&mut self, id: OrderId) {
		self.places.push(self.resting.len());
		self.resting.push((id, self.places.len() - 1));
	}

	fn leaves(&mut self, place: usize) -> OrderId {
		let (id, _) = self.resting.swap_remove(place);
		if let Some((_, moved)) = self.resting.get(place) {
			self.places[*moved] = place;
		}
		id
	}
}

impl Settle<u64> for Counter {
	fn same_party(&mut self, _: &Resting<u64>) -> bool {
		false
	}

	fn fill(&mut self, _: OrderId, maker: &Resting<u64>, lots: Lots) -> Result<(), Refused> {
		self.fills += 1;
		self.lots += lots;
		if lots == maker.lots {
			self.leaves(self.places[maker.client as usize]);
		}
		Ok(())
	}

	fn release(&mut self, _: OrderId, _: &Resting<u64>, _: Lots, _: Released) {}
}

/// Steele, Lea and Flood's SplitMix64.
struct Random(u64);

impl Random {
	fn below(&mut self, bound: u64) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut word = self.0;
		word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		(word ^ (word >> 31)) % bound
	}
}

fn number(name: &str) -> Option<u64> {
	std::env::var(name).ok()?.parse().ok()
}

fn order(random: &mut Random, crossing: bool) -> Operation {
	let side = if random.below(2) == 0 { Side::Bid } else { Side::Ask };
	// A crossing order accepts the whole depth and takes five resting orders on average.
	let (distance, lots, time_in_force) = if crossing {
		(DEPTH, 1 + random.below(500), TimeInForce::Ioc)
	} else {
		(1 + random.below(DEPTH), 1 + random.below(100), TimeInForce::Gtc)
	};
	let above = (side == Side::Ask) != crossing;
	let tick = if above { MIDDLE + distance } else { MIDDLE - distance };
	Operation::Send(Incoming {
		owner: random.below(1_000),
		client: 0,
		side,
		limit: Tick::new(tick as u16).unwrap(),
		lots,
		max_fee: FeeShare::default(),
		time_in_force,
		post_only: None,
		self_trade: SelfTrade::CancelMaker,
	})
}

fn main() {
	let operations = number("GENEX_SIZE").unwrap_or(DEFAULT_OPERATIONS);
	let mut random = Random(number("GENEX_SEED").unwrap_or(DEFAULT_SEED));
	let before: Vec<_> = (0..BEFORE).map(|_| order(&mut random, false)).collect();
	let stream: Vec<_> = (0..operations)
		.map(|_| match random.below(10) {
			0..7 => order(&mut random, false),
			7..9 => Operation::Cancel(random.below(u64::MAX) as usize),
			_ => order(&mut random, true),
		})
		.collect();

	let mut store = MemoryStore::default();
	let mut counter = Counter::default();
	let mut cancelled = 0u64;
	let mut run = |operation: Operation| {
		let mut book = Book::new(1, &mut store);
		match operation {
			Operation::Send(mut incoming) => {
				incoming.client = counter.places.len() as u128;
				let clock = Clock::default();
				let outcome = match_order(&mut book, clock, incoming, MAX_FILLS, &mut counter);
				if let Rest::Resting(id) = outcome.unwrap().rest {
					counter.rests(id);
				}
			},
			Operation::Cancel(which) => {
				let id = counter.leaves(which % counter.resting.len());
				book.remove(id).unwrap();
				cancelled += 1;
			},
		}
	};
	before.into_iter().for_each(&mut run);
	let start = Instant::now();
	stream.into_iter().for_each(&mut run);
	let seconds = start.elapsed().as_secs_f64();

	let (levels, pages, _) = store.keys();
	let book = Book::new(1, &mut store);
	let resting: usize = Side::ALL.map(|side| book.makers(side).count()).iter().sum();
	println!(
		"{{\"matcher_ops_per_s\":{:.0},\"operations\":{operations},\"seconds\":{seconds:.3},\
		 \"fills\":{},\"lots\":{},\"cancelled\":{cancelled},\
		 \"resting\":{resting},\"levels\":{levels},\"pages\":{pages}}}",
		operations as f64 / seconds,
		counter.fills,
		counter.lots,
	);
}
