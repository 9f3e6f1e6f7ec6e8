// SPDX-License-Identifier: Apache-2.0
//! A stream of acts as traders send them: 70 % orders that wait, 20 % cancels, 10 % orders that cross.

use crate::state::{self, PAR};
use genex_primitives::book::{Lots, MarketId, OrderId, PostOnly, Rest, Side};
use genex_runtime::{AccountId, Runtime, RuntimeEvent};
use pallet_order_book::{CancelReason, Event, OrderRef, OrderRequest};
use std::collections::{BTreeMap, HashMap};

/// Orders wait up to so many ticks from the middle.
const DEPTH: u64 = 100;
/// The most lots of an order.
const LOTS: u64 = 100;
/// The most makers that one order visits.
const MAX_FILLS: u32 = 10;

/// Steele, Lea and Flood's SplitMix64.
pub struct Random(pub u64);

impl Random {
	fn below(&mut self, bound: u64) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut word = self.0;
		word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		(word ^ (word >> 31)) % bound
	}

	/// One of `count` things.
	pub fn pick(&mut self, count: usize) -> usize {
		usize::try_from(self.below(count as u64)).unwrap_or_default()
	}

	fn side(&mut self) -> Side {
		Side::ALL[self.pick(2)]
	}

	/// An order that waits: side, tick and lots.
	pub fn resting(&mut self) -> (Side, u16, Lots) {
		let (side, distance) = (self.side(), 1 + self.below(DEPTH) as u16);
		let tick = if side == Side::Ask { PAR + distance } else { PAR - distance };
		(side, tick, 1 + self.below(LOTS))
	}

	/// An order that takes whatever it meets in the whole depth.
	fn crossing(&mut self) -> OrderRequest<AccountId> {
		let (side, depth) = (self.side(), DEPTH as u16);
		let tick = if side == Side::Bid { PAR + depth } else { PAR - depth };
		state::taking(side, tick, 1 + self.below(LOTS), MAX_FILLS)
	}
}

/// One act.
pub enum Act {
	/// An order.
	Place(OrderRequest<AccountId>),
	/// A cancel.
	Cancel(OrderRef),
}

/// What has been done, as the events of blocks tell.
#[derive(Clone, Copy, Default)]
pub struct Done {
	/// Orders that wait now or have traded, and orders cancelled by their owners.
	pub acts: u64,
	/// Trades.
	pub fills: u64,
	/// Orders that have traded.
	pub crossings: u64,
}

/// An order that waits.
struct Waiting {
	who: usize,
	client: u128,
	lots: Lots,
}

/// The traders of a market and their orders.
pub struct Flow {
	random: Random,
	market: MarketId,
	who: HashMap<AccountId, usize>,
	/// Client ids of the orders of each that wait and that nobody asked to cancel.
	open: Vec<Vec<u128>>,
	orders: BTreeMap<OrderId, Waiting>,
	next_client: u128,
}

impl Flow {
	/// Traders without orders.
	pub fn new(seed: u64, market: MarketId, traders: &[AccountId]) -> Self {
		Self {
			random: Random(seed),
			market,
			who: traders.iter().cloned().zip(0..).collect(),
			open: vec![Vec::new(); traders.len()],
			orders: BTreeMap::new(),
			next_client: 1,
		}
	}

	/// The market.
	pub const fn market(&self) -> MarketId {
		self.market
	}

	/// Orders that wait.
	pub fn waiting(&self) -> usize {
		self.orders.len()
	}

	/// Lets a trader place an order that waits, natively, before the first measured block.
	pub fn prepare(&mut self, who: usize, account: &AccountId) {
		let (side, tick, lots) = self.random.resting();
		let client = self.fresh();
		let id = state::rest(account, self.market, side, tick, lots, client);
		self.open[who].push(client);
		self.orders.insert(id, Waiting { who, client, lots });
	}

	fn fresh(&mut self) -> u128 {
		self.next_client += 1;
		self.next_client
	}

	/// A trader, whichever it falls on.
	pub fn anybody(&mut self) -> usize {
		self.random.pick(self.open.len())
	}

	/// The next act of `who`: which one it is falls by the shares of the mix.
	pub fn any(&mut self, who: usize) -> Act {
		match self.random.pick(10) {
			0..7 => self.place(),
			7..9 => self.cancel(who),
			_ => self.cross(),
		}
	}

	/// An order that waits.
	pub fn place(&mut self) -> Act {
		let (side, tick, lots) = self.random.resting();
		let client = self.fresh();
		// As market makers do: it keeps no room in the block for what it might meet.
		let quiet = state::order(side, tick, lots, Some(client));
		Act::Place(OrderRequest { post_only: Some(PostOnly::Reject), max_fills: 0, ..quiet })
	}

	/// An order that crosses.
	pub fn cross(&mut self) -> Act {
		Act::Place(self.random.crossing())
	}

	/// A cancel of one of the orders of `who`; without any, an order that waits.
	pub fn cancel(&mut self, who: usize) -> Act {
		if self.open[who].is_empty() {
			return self.place();
		}
		let which = self.random.pick(self.open[who].len());
		Act::Cancel(OrderRef::Client(self.open[who].swap_remove(which)))
	}

	fn forget(&mut self, order: OrderId) {
		if let Some(Waiting { who, client, .. }) = self.orders.remove(&order) {
			self.open[who].retain(|open| *open != client);
		}
	}

	/// Reads what a block did.
	pub fn read(&mut self, events: Vec<RuntimeEvent>) -> Done {
		let mut done = Done::default();
		for event in events {
			let RuntimeEvent::OrderBook(event) = event else { continue };
			self.read_one(event, &mut done);
		}
		done
	}

	fn read_one(&mut self, event: Event<Runtime>, done: &mut Done) {
		match event {
			Event::OrderPlaced { who, client, outcome, .. } => {
				done.acts +=
					u64::from(outcome.filled > 0 || matches!(outcome.rest, Rest::Resting(_)));
				done.crossings += u64::from(outcome.filled > 0);
				if let Rest::Resting(id) = outcome.rest {
					let who = self.who[&who];
					self.open[who].push(client);
					self.orders.insert(id, Waiting { who, client, lots: outcome.left });
				}
			},
			Event::Trade { order, lots, .. } => {
				done.fills += 1;
				let left = self.orders.get_mut(&order).map(|order| {
					order.lots -= lots;
					order.lots
				});
				if left == Some(0) {
					self.forget(order);
				}
			},
			Event::OrderCancelled { order, reason, .. } => {
				done.acts += u64::from(reason == CancelReason::Owner);
				self.forget(order);
			},
			_ => {},
		}
	}
}
