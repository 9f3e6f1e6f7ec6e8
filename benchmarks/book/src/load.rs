// SPDX-License-Identifier: Apache-2.0
//! How many acts a second whole blocks execute: signed one by one, and in batches.

use crate::{
	chain::{Chain, Machine},
	clock::rounded,
	flow::{Act, Done, Flow},
	people::Person,
	state,
};
use anyhow::{Result, ensure};
use frame_support::BoundedVec;
use genex_primitives::book::MarketId;
use genex_runtime::{AccountId, Runtime};
use pallet_order_book::{Call, OrderRef, OrderRequest};
use serde_json::{Map, Value, json};
use std::{
	collections::{HashMap, VecDeque},
	time::Duration,
};

/// Orders that wait before the first block, of each trader.
const BEFORE: usize = 20;
/// What the acts are drawn with.
const SEED: u64 = 2_026;
/// Blocks that fill caches before it counts.
const WARM_UP: usize = 3;

/// A chain under load.
struct Load<'a> {
	chain: Chain<'a>,
	people: Vec<Person>,
	nonces: HashMap<usize, u32>,
	flow: Flow,
}

/// What came of it.
#[derive(Default)]
struct Sum {
	done: Done,
	sent: u64,
	blocks: u64,
	imported: Duration,
	made: Duration,
}

impl<'a> Load<'a> {
	fn new(machine: &'a Machine, traders: usize) -> Self {
		let people = Person::first(traders);
		let (state, flow) = state::make(|| {
			let series = state::settle(&people);
			let accounts: Vec<AccountId> =
				people.iter().map(|person| person.account.clone()).collect();
			let mut flow = Flow::new(SEED, state::open_ours(series), &accounts);
			for _ in 0..BEFORE {
				for (who, account) in accounts.iter().enumerate() {
					flow.prepare(who, account);
					genex_runtime::System::reset_events();
				}
			}
			flow
		});
		Self { chain: Chain::new(machine, state), people, nonces: HashMap::new(), flow }
	}

	fn sign(&mut self, who: usize, call: Call<Runtime>) -> Vec<u8> {
		let nonce = self.nonces.entry(who).or_default();
		let signed = self.chain.desk.sign(&self.people[who], *nonce, call.into());
		*nonce += 1;
		signed
	}

	/// A transaction with one act.
	fn single(&mut self) -> Vec<u8> {
		let (who, market) = (self.flow.anybody(), self.flow.market());
		let call = match self.flow.any(who) {
			Act::Place(order) => Call::place_order { market, order },
			Act::Cancel(OrderRef::Client(client)) => Call::cancel_by_client { market, client },
			Act::Cancel(OrderRef::Id(order)) => Call::cancel_order { order },
		};
		self.sign(who, call)
	}

	/// A transaction with `size` acts of one trader, in the shares of the mix.
	fn batch(&mut self, size: usize) -> Vec<u8> {
		let who = self.flow.anybody();
		let (cancels, crossings) = (size / 5, size / 10);
		let mut legs = (Vec::new(), Vec::new());
		let mut add = |act| match act {
			Act::Cancel(order) => legs.0.push(order),
			Act::Place(order) => legs.1.push(order),
		};
		(0..cancels).for_each(|_| add(self.flow.cancel(who)));
		(0..size - cancels - crossings).for_each(|_| add(self.flow.place()));
		(0..crossings).for_each(|_| add(self.flow.cross()));
		let call = batch_of(self.flow.market(), legs.0, legs.1);
		self.sign(who, call)
	}

	/// Sends transactions until `acts` were sent, `size` in each, in blocks as full as they get.
	fn run(&mut self, acts: u64, size: usize) -> Result<Sum> {
		let (mut sum, mut block) = (Sum::default(), 0);
		let mut queue = VecDeque::new();
		// More than a block takes.
		let ahead = if size == 1 { 1_500 } else { 200 };
		while sum.sent < acts {
			while queue.len() < ahead {
				queue.push_back(if size == 1 { self.single() } else { self.batch(size) });
			}
			let made = self.chain.make(&mut queue)?;
			let (sent, author) = ((made.transactions * size) as u64, made.spent);
			let imported = self.chain.import(made)?;
			let done = self.flow.read(self.chain.events()?);
			block += 1;
			if block <= WARM_UP {
				continue;
			}
			sum.sent += sent;
			sum.blocks += 1;
			sum.imported += imported;
			sum.made += author;
			sum.done.acts += done.acts;
			sum.done.fills += done.fills;
			sum.done.crossings += done.crossings;
		}
		Ok(sum)
	}
}

fn batch_of(
	market: MarketId,
	cancels: Vec<OrderRef>,
	places: Vec<OrderRequest<AccountId>>,
) -> Call<Runtime> {
	let (cancels, amends) = (BoundedVec::truncate_from(cancels), BoundedVec::default());
	let places = BoundedVec::truncate_from(places);
	Call::batch { market, cancels, amends, places, atomic: false }
}

/// Measures both ways of sending, each on a chain of its own.
pub fn measure(
	machine: &Machine,
	traders: usize,
	acts: u64,
	size: usize,
) -> Result<Map<String, Value>> {
	let mut result = Map::new();
	for (name, acts, size) in [("single", acts / 5, 1), ("batched", acts, size)] {
		let mut load = Load::new(machine, traders);
		let example = if size == 1 { load.single() } else { load.batch(size) };
		// It is not sent, so its nonce is free again.
		load.nonces.clear();
		let sum = load.run(acts, size)?;
		let share = sum.done.acts as f64 / sum.sent as f64;
		ensure!(share > 0.95, "only {share:.3} of the acts succeeded");
		let mut put = |what: &str, value: f64| {
			result.insert(format!("{name}_{what}"), json!(rounded(value)));
		};
		put("ops_per_s", (sum.done.acts as f64 / sum.imported.as_secs_f64()).floor());
		put("ops_per_s_building", (sum.done.acts as f64 / sum.made.as_secs_f64()).floor());
		put("ops_per_block", (sum.sent as f64 / sum.blocks as f64).floor());
		put("operations", sum.sent as f64);
		put("done", sum.done.acts as f64);
		put("fills_per_crossing", sum.done.fills as f64 / sum.done.crossings.max(1) as f64);
		put("transaction_bytes", example.len() as f64);
		put("resting_at_the_end", load.flow.waiting() as f64);
	}
	Ok(result)
}
