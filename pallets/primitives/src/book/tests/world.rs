// SPDX-License-Identifier: Apache-2.0
//! What the book under test and the reference book both see: chance, who belongs together, and who may trade.

use crate::book::{
	Clock, Encounter, Lots, Named, OrderId, Refused, Released, Resting, Settle, SettlePair, Side,
};
use alloc::vec::Vec;

/// Owners there are.
pub const OWNERS: u64 = 24;

/// Steele, Lea and Flood's SplitMix64.
pub struct Random(pub u64);

impl Random {
	pub fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut word = self.0;
		word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		word ^ (word >> 31)
	}

	pub fn below(&mut self, bound: u64) -> u64 {
		self.next() % bound
	}

	pub fn one_in(&mut self, many: u64) -> bool {
		self.below(many) == 0
	}
}

/// Who may trade, and the present.
#[derive(Clone, Copy, Debug, Default)]
pub struct World {
	pub clock: Clock,
	/// A bit per owner that nobody can trade with.
	pub frozen: u64,
	/// Lots after which a taker may trade no more.
	pub taker_limit: Lots,
	/// One in so many pairs does not trade with each other; none when zero.
	pub pairs: u64,
}

impl World {
	pub const fn same_party(&self, a: u64, b: u64) -> bool {
		a / 3 == b / 3
	}

	pub const fn is_frozen(&self, owner: u64) -> bool {
		self.frozen >> owner & 1 == 1
	}

	/// Whether and why `maker` and `taker`, who has traded `filled` lots, cannot trade.
	pub fn refuses(&self, maker: u64, taker: u64, filled: u128, lots: Lots) -> Option<Refused> {
		if filled + u128::from(lots) > u128::from(self.taker_limit) {
			Some(Refused::Taker)
		} else if self.is_frozen(maker) {
			Some(Refused::Maker)
		} else if self.pairs > 0 && (maker * 7 + taker).is_multiple_of(self.pairs) {
			Some(Refused::Pair)
		} else {
			None
		}
	}
}

/// What happened to a resting order, `Id` being its name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Event<Id> {
	Filled(Id, Lots),
	Released(Id, Lots, Released),
}

/// Settles for the book under test, and writes down what it was told.
pub struct Ledger {
	pub world: World,
	pub taker: u64,
	pub filled: u128,
	pub events: Vec<Event<OrderId>>,
}

impl Ledger {
	pub const fn new(world: World, taker: u64) -> Self {
		Self { world, taker, filled: 0, events: Vec::new() }
	}

	/// Whether the order fills with nobody; then it is released.
	pub fn bars(&mut self, (id, order): Named<'_, u64>) -> bool {
		let why = if order.expiry.is_over(self.world.clock) {
			Released::Expired
		} else if self.world.is_frozen(order.owner) {
			Released::Refused
		} else {
			return false;
		};
		self.events.push(Event::Released(id, order.lots, why));
		true
	}

	/// What becomes of two orders that would meet; what goes is released.
	pub fn judge(&mut self, bid: Named<'_, u64>, ask: Named<'_, u64>, lots: Lots) -> Encounter {
		assert!(lots > 0 && lots <= bid.1.lots && lots <= ask.1.lots);
		for order in [bid, ask] {
			if self.bars(order) {
				return Encounter::Barred(order.0.side());
			}
		}
		if !self.world.same_party(bid.1.owner, ask.1.owner) {
			return Encounter::Trade;
		}
		for (id, _) in [bid, ask] {
			self.events.push(Event::Released(id, lots, Released::SelfTrade));
		}
		Encounter::OneParty
	}
}

impl Settle<u64> for Ledger {
	fn same_party(&mut self, maker: &Resting<u64>) -> bool {
		self.world.same_party(maker.owner, self.taker)
	}

	fn fill(&mut self, id: OrderId, maker: &Resting<u64>, lots: Lots) -> Result<(), Refused> {
		assert!(lots > 0 && lots <= maker.lots);
		assert!(!maker.expiry.is_over(self.world.clock), "an expired order fills (O07)");
		match self.world.refuses(maker.owner, self.taker, self.filled, lots) {
			Some(why) => Err(why),
			None => {
				self.filled += u128::from(lots);
				self.events.push(Event::Filled(id, lots));
				Ok(())
			},
		}
	}

	fn release(&mut self, id: OrderId, maker: &Resting<u64>, lots: Lots, why: Released) {
		assert!(lots > 0 && lots <= maker.lots);
		self.events.push(Event::Released(id, lots, why));
	}
}

impl SettlePair<u64> for Ledger {
	fn same_party(&mut self, bid: &Resting<u64>, ask: &Resting<u64>) -> bool {
		self.world.same_party(bid.owner, ask.owner)
	}

	fn fill(&mut self, bid: Named<'_, u64>, ask: Named<'_, u64>, lots: Lots) -> Result<(), Side> {
		assert!(lots > 0 && lots <= bid.1.lots && lots <= ask.1.lots);
		for (order, side) in [(bid.1, Side::Bid), (ask.1, Side::Ask)] {
			assert!(!order.expiry.is_over(self.world.clock), "an expired order fills (O07)");
			if self.world.is_frozen(order.owner) {
				return Err(side);
			}
		}
		self.events.push(Event::Filled(bid.0, lots));
		self.events.push(Event::Filled(ask.0, lots));
		Ok(())
	}

	fn release(&mut self, order: Named<'_, u64>, lots: Lots, why: Released) {
		self.events.push(Event::Released(order.0, lots, why));
	}
}
