// SPDX-License-Identifier: Apache-2.0
//! The best levels of a book, for subscribers who do not want all of it.
//!
//! When a level inside goes, one from outside comes in, so the whole book has to be known here: it is kept per
//! subscriber, at most 2,047 levels a side.

use genex_primitives::book::{BookChanges, BookSnapshot, Lots, PriceLevel, Side, Tick};
use std::collections::BTreeMap;

/// Lots and orders by tick.
type Levels = BTreeMap<Tick, (Lots, u32)>;

/// One side.
#[derive(Debug)]
struct Half {
	side: Side,
	all: Levels,
	shown: Levels,
}

/// The best `depth` levels of both sides.
#[derive(Debug)]
pub struct Window {
	depth: usize,
	bids: Half,
	asks: Half,
}

const fn level((tick, (lots, orders)): (Tick, (Lots, u32))) -> PriceLevel {
	PriceLevel { tick, lots, orders }
}

impl Half {
	const fn new(side: Side) -> Self {
		Self { side, all: Levels::new(), shown: Levels::new() }
	}

	fn best(&self, depth: usize) -> Levels {
		let levels = self.all.iter().map(|(tick, level)| (*tick, *level));
		match self.side {
			Side::Bid => levels.rev().take(depth).collect(),
			Side::Ask => levels.take(depth).collect(),
		}
	}

	/// Starts anew and gives what is shown, best first.
	fn reset(&mut self, levels: &[PriceLevel], depth: usize) -> Vec<PriceLevel> {
		self.all = levels.iter().map(|at| (at.tick, (at.lots, at.orders))).collect();
		self.shown = self.best(depth);
		levels.iter().take(depth).copied().collect()
	}

	/// Follows changes of the book and gives those of what is shown.
	fn follow(&mut self, changes: &[PriceLevel], depth: usize) -> Vec<PriceLevel> {
		for change in changes {
			match change.orders {
				0 => self.all.remove(&change.tick),
				orders => self.all.insert(change.tick, (change.lots, orders)),
			};
		}
		let now = self.best(depth);
		let before = std::mem::take(&mut self.shown);
		let gone = before.keys().filter(|tick| !now.contains_key(tick));
		let gone = gone.map(|tick| level((*tick, (0, 0))));
		let new = now.iter().filter(|(tick, level)| before.get(tick) != Some(level));
		let changed = gone.chain(new.map(|(tick, at)| level((*tick, *at)))).collect();
		self.shown = now;
		changed
	}
}

impl Window {
	/// An empty one that will show `depth` levels of each side.
	pub const fn new(depth: usize) -> Self {
		Self { depth, bids: Half::new(Side::Bid), asks: Half::new(Side::Ask) }
	}

	/// Starts anew and gives bids and asks that are shown, best first.
	pub fn reset(&mut self, book: &BookSnapshot) -> (Vec<PriceLevel>, Vec<PriceLevel>) {
		(self.bids.reset(&book.bids, self.depth), self.asks.reset(&book.asks, self.depth))
	}

	/// Follows the book and gives bids and asks that changed in what is shown; those that left it have no lots.
	pub fn follow(&mut self, changes: &BookChanges) -> (Vec<PriceLevel>, Vec<PriceLevel>) {
		(self.bids.follow(&changes.bids, self.depth), self.asks.follow(&changes.asks, self.depth))
	}
}
