// SPDX-License-Identifier: Apache-2.0
//! The auctions of the model.

use super::{MARKET, Model};
use crate::book::{
	Book, Meeting, OrderId, Released, Side, Tick, clear, rehearse, sift,
	tests::{
		state::assert_sound,
		world::{Event, Ledger},
	},
	uncross,
};
use alloc::vec::Vec;

impl Model {
	pub(super) fn auction(&mut self) {
		let near = self.tick();
		for round in 0.. {
			// The others show that what died since it was looked at cannot fill.
			let sifted = self.random.one_in(2);
			if sifted {
				self.sift();
			}
			let rehearsed = self.random.one_in(2);
			if rehearsed {
				self.rehearse();
			}
			let book = Book::new(MARKET, &mut self.store);
			let lots = |side| book.levels(side).map(|(tick, level)| (tick, level.lots));
			let clearing = clear(lots(Side::Bid), lots(Side::Ask), near);
			let expected = self.reference.clear(near);
			assert_eq!(clearing.map(|found| (found.tick.get(), found.volume)), expected);
			// All that would meet can trade, and no more.
			let volume: u128 = self.reference.pairs().iter().map(|pair| u128::from(pair.2)).sum();
			assert_eq!(expected.map_or(0, |(_, most)| most), volume);
			if sifted {
				// The price is that of a book which never had the dead.
				let mut alive = self.reference.clone();
				alive.orders.retain(|order| order.bar(&self.world).is_none());
				assert_eq!(alive.clear(near), expected);
			}
			let Some(clearing) = clearing else { break };
			assert_eq!((clearing.bids, clearing.asks), self.reference.sums(clearing.tick.get()));
			self.note(("clearing, round", round, "sifted", sifted, "rehearsed", rehearsed));
			let mut traded = 0;
			let stands = loop {
				let max_fills = 1 + self.random.below(6) as u32;
				let mut ledger = Ledger::new(self.world, 0);
				let mut book = Book::new(MARKET, &mut self.store);
				let (clock, tick) = (self.world.clock, clearing.tick);
				let result = uncross(&mut book, clock, tick, max_fills, &mut ledger).unwrap();
				let mut events = Vec::new();
				let expected = self.reference.uncross(&self.world, tick, max_fills, &mut events);
				assert_eq!((result.filled, result.visited, result.done), expected);
				traded += result.filled;
				let filled = |event: &Event<OrderId>| matches!(event, Event::Filled(..));
				let fills = ledger.events.iter().take_while(|event| filled(event)).count();
				let mut others = ledger.events.iter().skip(fills);
				let stands = fills == ledger.events.len();
				assert!(others.all(|event| !filled(event)), "a trade at a price that fell");
				assert!(stands || result.done);
				let alive = |event: &Event<OrderId>| {
					matches!(event, Event::Filled(..) | Event::Released(_, _, Released::SelfTrade))
				};
				assert!(!sifted || ledger.events.iter().all(alive), "the dead were left");
				assert!(!rehearsed || stands, "what met could not trade");
				self.happens(&ledger.events, &events);
				if result.done {
					break stands;
				}
				if self.random.one_in(6) && self.leave(tick) {
					break false;
				}
			};
			assert!(traded <= clearing.volume);
			// As long as the price stands, the whole volume trades and the next round finds nothing.
			assert!(!stands || traded == clearing.volume && self.reference.clear(near).is_none());
			self.note(("the price stands", stands));
		}
		self.gathering = false;
	}

	/// An order, or a part of one, is withdrawn between two steps. Whether that is the end of the price.
	fn leave(&mut self, price: Tick) -> bool {
		let Some(name) = self.some_name() else { return false };
		let counts = self.reference.find(name).unwrap().counts(price.get());
		if self.random.one_in(2) {
			self.remove(name);
		} else {
			self.reduce_by(name, 1);
		}
		self.note(("withdrawn in an auction, counts", counts));
		counts
	}

	/// Sifts in small steps. Between them orders leave, sometimes all of the page where the next step goes on.
	fn sift(&mut self) {
		let mut from = None;
		loop {
			let bounds = (1 + self.random.below(6) as u32, 1 + self.random.below(3) as u32);
			let mut ledger = Ledger::new(self.world, 0);
			let mut book = Book::new(MARKET, &mut self.store);
			let result = sift(&mut book, from, bounds, |order| ledger.bars(order)).unwrap();
			assert!(result.looked <= bounds.0 && result.removed <= bounds.1);
			let stopped = result.looked == bounds.0 || result.removed == bounds.1;
			assert!(stopped || result.next.is_none());
			let mut events = Vec::new();
			self.reference.sift(&self.world, result.removed, &mut events);
			self.happens(&ledger.events, &events);
			assert_sound(&mut self.store, MARKET, true);
			self.note(("sifted, all", result.next.is_none()));
			let Some(next) = result.next else { break };
			from = Some(next);
			match self.random.below(6) {
				0 => self.cancel(),
				1 => {
					let names = self.reference.orders.iter().map(|order| order.name);
					let gone: Vec<_> =
						names.filter(|name| self.ids[name].page() == next.page()).collect();
					gone.into_iter().for_each(|name| self.remove(name));
				},
				_ => {},
			}
		}
		let mut events = Vec::new();
		self.reference.sift(&self.world, 1, &mut events);
		assert!(events.is_empty(), "the dead were left: {events:?}");
	}

	/// Goes through the pairs in small steps. Between them orders leave or get smaller.
	fn rehearse(&mut self) {
		let mut from = None;
		loop {
			let bounds = (1 + self.random.below(6) as u32, 1 + self.random.below(3) as u32);
			let mut ledger = Ledger::new(self.world, 0);
			let mut book = Book::new(MARKET, &mut self.store);
			let result =
				rehearse(&mut book, from, bounds, |bid, ask, lots| ledger.judge(bid, ask, lots));
			let result = result.unwrap();
			assert!(result.met <= bounds.0 && result.removed <= bounds.1);
			let stopped = result.met == bounds.0 || result.removed == bounds.1;
			assert!(stopped || result.next.is_none());
			let mut events = Vec::new();
			self.reference.rehearse(&self.world, result.removed, &mut events);
			self.happens(&ledger.events, &events);
			assert_sound(&mut self.store, MARKET, true);
			self.note(("rehearsed, over", result.done, "anew", result.next.is_none()));
			if result.done {
				break;
			}
			from = result.next;
			if self.random.one_in(4) {
				from = self.leave_pairs(from);
			}
		}
		let mut events = Vec::new();
		self.reference.rehearse(&self.world, 1, &mut events);
		assert!(events.is_empty(), "what must not meet was left: {events:?}");
	}

	/// An order is withdrawn, or a part of it. Where to go on then.
	fn leave_pairs(&mut self, next: Option<Meeting>) -> Option<Meeting> {
		let name = self.some_name()?;
		let id = self.ids[&name];
		let past = next.is_some_and(|next| {
			let queue = self.reference.queue(id.side());
			let place = |id| queue.iter().position(|order| self.ids[&order.name] == id).unwrap();
			let at = match id.side() {
				Side::Bid => next.bid,
				Side::Ask => next.ask,
			};
			assert_eq!(next.is_past(id), place(id) <= place(at));
			// The two themselves are looked at by whoever goes on.
			place(id) < place(at)
		});
		self.note(("withdrawn in a rehearsal, past", past));
		if self.random.one_in(2) {
			self.remove(name);
		} else {
			self.reduce_by(name, 1);
		}
		next.filter(|_| !past)
	}
}
