// SPDX-License-Identifier: Apache-2.0
//! Our book, in the store that keeps it in memory.

use crate::{Engine, Outcome, stream::Operation};
use genex_primitives::{
	FeeShare,
	book::{
		Book, Clock, Incoming, Lots, MemoryStore, OrderId, Refused, Released, Rest, Resting,
		SelfTrade, Settle, Side, Tick, TimeInForce, match_order,
	},
};

/// Makers one order may visit: more than any does.
const MAX_FILLS: u32 = 256;
/// Where an order that does not rest is in the list of those that do.
const NOWHERE: usize = usize::MAX;

/// Settles nothing and counts.
#[derive(Default)]
struct Counter {
	fills: u64,
	lots: u64,
	/// Numbers of the orders that rest.
	resting: Vec<usize>,
	/// Where each number is in the list above, and the id of its order.
	places: Vec<(usize, OrderId)>,
}

impl Counter {
	fn comes(&mut self, rest: Rest) {
		match rest {
			Rest::Resting(id) => {
				let number = self.places.len();
				self.places.push((self.resting.len(), id));
				self.resting.push(number);
			},
			_ => self.places.push((NOWHERE, OrderId(0))),
		}
	}

	fn leaves(&mut self, number: usize) -> OrderId {
		let (place, id) = self.places[number];
		self.resting.swap_remove(place);
		if let Some(moved) = self.resting.get(place) {
			self.places[*moved].0 = place;
		}
		self.places[number].0 = NOWHERE;
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
			self.leaves(maker.client as usize);
		}
		Ok(())
	}

	fn release(&mut self, _: OrderId, _: &Resting<u64>, _: Lots, _: Released) {}
}

/// The book.
#[derive(Default)]
pub struct Ours {
	store: MemoryStore<u64>,
	counter: Counter,
}

impl Ours {
	/// Numbers of the orders that rest.
	pub fn resting(&self) -> &[usize] {
		&self.counter.resting
	}

	fn send(&mut self, buys: bool, tick: u16, lots: Lots, owner: u64, waits: TimeInForce) {
		let incoming = Incoming {
			owner,
			client: self.counter.places.len() as u128,
			side: if buys { Side::Bid } else { Side::Ask },
			limit: Tick::new(tick).expect("on the grid"),
			lots,
			max_fee: FeeShare::default(),
			time_in_force: waits,
			post_only: None,
			self_trade: SelfTrade::CancelMaker,
		};
		let mut book = Book::new(1, &mut self.store);
		let clock = Clock::default();
		let outcome = match_order(&mut book, clock, incoming, MAX_FILLS, &mut self.counter);
		self.counter.comes(outcome.expect("every order is valid").rest);
	}
}

impl Engine for Ours {
	fn act(&mut self, operation: &Operation) {
		match *operation {
			Operation::Rest { buys, tick, lots, owner } => {
				self.send(buys, tick, lots, owner, TimeInForce::Gtc);
			},
			Operation::Take { buys, tick, lots, owner } => {
				self.send(buys, tick, lots, owner, TimeInForce::Ioc);
			},
			Operation::Cancel(number) => {
				let id = self.counter.leaves(number);
				Book::new(1, &mut self.store).remove(id).expect("it rests");
			},
		}
	}

	fn outcome(&self) -> Outcome {
		let Counter { fills, lots, ref resting, .. } = self.counter;
		Outcome { lots, fills, resting: resting.len() }
	}
}
