// SPDX-License-Identifier: Apache-2.0
//! The book of `orderbook-rs`, used as its own benchmark of this mix uses it.

use crate::{Engine, Outcome, stream::Operation};
use orderbook_rs::prelude::*;
use pricelevel::Hash32;

/// The book.
pub struct Theirs {
	book: OrderBook<()>,
	next: u64,
	fills: u64,
	lots: u64,
}

impl Default for Theirs {
	fn default() -> Self {
		Self { book: OrderBook::new("BENCH"), next: 0, fills: 0, lots: 0 }
	}
}

const fn side(buys: bool) -> Side {
	if buys { Side::Buy } else { Side::Sell }
}

/// Its book lists the orders of each owner, so owners must be told apart.
fn user(owner: u64) -> Hash32 {
	let mut bytes = [1; 32];
	bytes[..8].copy_from_slice(&owner.to_le_bytes());
	Hash32::new(bytes)
}

impl Theirs {
	fn fresh(&mut self) -> Id {
		let id = Id::from_u64(self.next);
		self.next += 1;
		id
	}
}

impl Engine for Theirs {
	fn act(&mut self, operation: &Operation) {
		match *operation {
			Operation::Rest { buys, tick, lots, owner } => {
				let (id, side) = (self.fresh(), side(buys));
				let (rests, user) = (TimeInForce::Gtc, user(owner));
				let placed = self
					.book
					.add_limit_order_with_user(id, tick.into(), lots, side, rests, user, None);
				assert!(placed.is_ok(), "every order is valid");
			},
			// The whole depth accepts it, so it is a market order.
			Operation::Take { buys, lots, owner, .. } => {
				let id = self.fresh();
				let (side, user) = (side(buys), user(owner));
				let taken = self.book.submit_market_order_with_user(id, lots, side, user);
				if let Ok(taken) = taken {
					self.fills += taken.trades().len() as u64;
					let lots = taken.executed_quantity().expect("it fits");
					self.lots += lots.as_u64();
				}
			},
			Operation::Cancel(number) => {
				let cancelled = self.book.cancel_order(Id::from_u64(number as u64));
				assert!(matches!(cancelled, Ok(Some(_))), "it rests");
			},
		}
	}

	fn outcome(&self) -> Outcome {
		let resting = self.book.get_all_orders().len();
		Outcome { lots: self.lots, fills: self.fills, resting }
	}
}
