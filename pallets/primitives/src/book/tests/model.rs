// SPDX-License-Identifier: Apache-2.0
//! Random operations on the book and on the reference book, compared after each.
//!
//! `GENEX_SIZE` sets how many operations there are, `GENEX_SEED` which ones; a run with the same seed repeats them
//! exactly. Prints one line of JSON.

mod auction;
mod draw;

use super::{
	reference::{Order, Reference, Report},
	state::assert_sound,
	world::{Event, Ledger, OWNERS, Random, World},
};
use crate::book::{
	Amend, Book, BookError, BookStore, Incoming, Lots, MemoryStore, OrderId, Rest, Resting, Side,
	Tick, TimeInForce, amend, match_order,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	format,
	string::String,
	vec::Vec,
};
use std::println;

const MARKET: u32 = 42;
const DEFAULT_OPERATIONS: u64 = 200_000;
const DEFAULT_SEED: u64 = 2_026;
/// Orders above which more are cancelled than placed.
const CROWD: usize = 80;

/// Lots of an order when it came to rest, and what it lost since.
#[derive(Clone, Default)]
struct Account {
	original: Lots,
	filled: Lots,
	released: Lots,
}

struct Model {
	random: Random,
	world: World,
	store: MemoryStore<u64>,
	reference: Reference,
	/// Ids by the reference's names, of orders that rest.
	ids: BTreeMap<u64, OrderId>,
	accounts: BTreeMap<OrderId, Account>,
	/// Ids of orders that rest no more, the last few.
	dead: Vec<OrderId>,
	/// The page and slot given last on each page that exists.
	slots: BTreeMap<u64, u16>,
	gathering: bool,
	middle: u64,
	spread: u64,
	happened: BTreeMap<String, u64>,
}

impl Model {
	fn new(seed: u64) -> Self {
		Self {
			random: Random(seed),
			world: World { taker_limit: Lots::MAX, ..World::default() },
			store: MemoryStore::default(),
			reference: Reference::default(),
			ids: BTreeMap::new(),
			accounts: BTreeMap::new(),
			dead: Vec::new(),
			slots: BTreeMap::new(),
			gathering: false,
			middle: 1_000,
			spread: 4,
			happened: BTreeMap::new(),
		}
	}

	fn note(&mut self, what: impl core::fmt::Debug) {
		*self.happened.entry(format!("{what:?}")).or_default() += 1;
	}

	fn step(&mut self) {
		let crowded = self.reference.orders.len() > CROWD;
		match self.random.below(100) {
			0..60 if !crowded => self.place(),
			0..30 => self.cancel(),
			30..60 => self.place(),
			60..72 => self.cancel(),
			72..78 => self.cancel_what_is_not_there(),
			78..84 => self.reduce(),
			84..90 => self.amend(),
			90..93 => self.tick_the_clock(),
			93..95 => self.freeze(),
			95..97 => self.sweep(),
			97 => self.page_through(),
			98 => self.move_on(),
			_ if self.gathering => self.auction(),
			_ => self.gathering = true,
		}
		let longest = assert_sound(&mut self.store, MARKET, self.gathering);
		self.note(("pages of the longest level", longest));
		self.compare();
	}

	fn place(&mut self) {
		let incoming = self.incoming();
		let _came_to_something = self.enter(incoming);
	}

	/// Whether it came to something: whether it traded, rests, or lost its lots to orders of its own party.
	fn enter(&mut self, incoming: Incoming<u64>) -> bool {
		if self.gathering { self.insert(incoming) } else { self.send(incoming) }
	}

	fn insert(&mut self, incoming: Incoming<u64>) -> bool {
		let Incoming { owner, client, side, limit, lots, max_fee, .. } = incoming;
		let expiry = incoming.time_in_force.expiry().unwrap_or_default();
		let resting = Resting { owner, client, lots, max_fee, expiry };
		let result = Book::new(MARKET, &mut self.store).insert(side, limit, resting);
		let tick = limit.get();
		let order = Order { name: 0, owner, client, side, tick, lots, max_fee, expiry };
		let expected = (lots > 0).then(|| self.reference.rest(order)).flatten();
		match (result, expected) {
			(Ok(id), Some(name)) => {
				self.rests(name, id, lots);
				return true;
			},
			(Err(BookError::ZeroLots), None) => assert_eq!(lots, 0),
			(Err(BookError::LevelFull), None) => self.note(BookError::LevelFull),
			other => panic!("{other:?}"),
		}
		false
	}

	fn send(&mut self, incoming: Incoming<u64>) -> bool {
		let max_fills = match self.random.below(8) {
			0 => self.random.below(4) as u32,
			_ => 16,
		};
		let limited = self.random.one_in(12);
		self.world.taker_limit = if limited { self.random.below(25) } else { Lots::MAX };

		let before = (incoming.time_in_force.least(incoming.lots) > 0).then(|| self.store.clone());
		let mut ledger = Ledger::new(self.world, incoming.owner);
		let mut book = Book::new(MARKET, &mut self.store);
		let clock = self.world.clock;
		let result = match_order(&mut book, clock, incoming.clone(), max_fills, &mut ledger);
		let mut events = Vec::new();
		let expected = self.reference.send(&self.world, &incoming, max_fills, &mut events);
		let (outcome, report) = match (result, expected) {
			(Ok(outcome), Ok(report)) => (outcome, report),
			(Err(error), Err(expected)) => {
				assert_eq!(error, expected);
				if error == BookError::NotEnough {
					self.note((error, "touched", !ledger.events.is_empty()));
					self.store = before.unwrap();
				} else {
					assert!(ledger.events.is_empty());
					self.note(error);
				}
				return false;
			},
			other => panic!("{other:?} of {incoming:?}"),
		};
		assert!(outcome.visited <= max_fills);
		assert_eq!(outcome.filled + outcome.decremented + outcome.left, incoming.lots);
		assert_eq!(u128::from(outcome.filled), ledger.filled);
		self.happens(&ledger.events, &events);
		let rest = match (outcome.rest, report.rest) {
			(Rest::Nothing, None) => None,
			(Rest::Resting(id), Some(Ok(name))) => {
				self.rests(name, id, outcome.left);
				self.note(("rests", incoming.post_only, id.tick() == Some(incoming.limit)));
				Some(Ok(name))
			},
			(Rest::Cancelled(why), Some(Err(_))) => {
				self.note(why);
				Some(Err(why))
			},
			other => panic!("{other:?} of {incoming:?}"),
		};
		let (filled, fills, visited) = (outcome.filled, outcome.fills, outcome.visited);
		let (decremented, left) = (outcome.decremented, outcome.left);
		assert_eq!(report, Report { filled, fills, visited, decremented, left, rest });
		let why = rest.and_then(Result::err).filter(|_| filled == 0);
		assert_eq!(outcome.fruitless(), why);
		why.is_none()
	}

	/// An order came to rest. Its place must never have been given before (O12).
	fn rests(&mut self, name: u64, id: OrderId, lots: Lots) {
		assert_eq!(id.market(), MARKET);
		match self.slots.get(&id.page()) {
			Some(last) => assert_eq!(id.slot(), last + 1),
			None => {
				assert_eq!(id.slot(), 0);
				assert_eq!(id.page(), self.store.top().last_page);
				assert!(self.slots.keys().all(|page| *page < id.page()));
			},
		}
		self.slots.insert(id.page(), id.slot());
		self.ids.insert(name, id);
		self.accounts.insert(id, Account { original: lots, ..Account::default() });
	}

	/// What both books say happened must be the same; the accounts of orders follow it.
	fn happens(&mut self, events: &[Event<OrderId>], expected: &[Event<u64>]) {
		let named = |event: &Event<u64>| match *event {
			Event::Filled(name, lots) => Event::Filled(self.ids[&name], lots),
			Event::Released(name, lots, why) => Event::Released(self.ids[&name], lots, why),
		};
		let expected: Vec<_> = expected.iter().map(named).collect();
		assert_eq!(events, expected);
		for event in events {
			match *event {
				Event::Filled(id, lots) => {
					self.accounts.get_mut(&id).unwrap().filled += lots;
					self.note("filled");
				},
				Event::Released(id, lots, why) => {
					self.accounts.get_mut(&id).unwrap().released += lots;
					self.note(("released", why));
				},
			}
		}
	}

	fn some_name(&mut self) -> Option<u64> {
		let count = self.reference.orders.len() as u64;
		(count > 0).then(|| self.reference.orders[self.random.below(count) as usize].name)
	}

	fn cancel(&mut self) {
		let Some(name) = self.some_name() else { return };
		self.remove(name);
	}

	fn remove(&mut self, name: u64) {
		let id = self.ids[&name];
		let removed = Book::new(MARKET, &mut self.store).remove(id).unwrap();
		let order = self.reference.remove(name).unwrap();
		assert_eq!((removed.owner, removed.lots), (order.owner, order.lots));
		self.accounts.get_mut(&id).unwrap().released += removed.lots;
	}

	fn cancel_what_is_not_there(&mut self) {
		let Some(name) = self.some_name() else { return };
		let (id, word) = (self.ids[&name], self.random.next());
		let old = self.dead.get(word as usize % self.dead.len().max(1)).copied();
		let wrong = match self.random.below(6) {
			0 => OrderId(id.0 ^ 1 << 96),
			1 => OrderId(id.0 ^ 1 << 95),
			2 => OrderId(id.0 ^ 1 << 80),
			3 => OrderId(id.0 + (1 << 16 << 32)),
			4 => OrderId(id.0 ^ 1 << 15),
			_ => old.unwrap_or(OrderId(u128::from(word))),
		};
		let mut book = Book::new(MARKET, &mut self.store);
		assert_eq!(book.get(wrong), Err(BookError::NotFound));
		assert_eq!(book.remove(wrong), Err(BookError::NotFound));
		assert_eq!(book.reduce(wrong, 1), Err(BookError::NotFound));
	}

	fn reduce(&mut self) {
		let Some(name) = self.some_name() else { return };
		let by = self.random.below(12);
		self.reduce_by(name, by);
	}

	fn reduce_by(&mut self, name: u64, by: Lots) {
		let id = self.ids[&name];
		let result = Book::new(MARKET, &mut self.store).reduce(id, by);
		let order = self.reference.find(name).unwrap();
		if by == 0 {
			assert_eq!(result, Err(BookError::ZeroLots));
		} else if by >= order.lots {
			assert_eq!(result, Err(BookError::TooManyLots));
		} else {
			order.lots -= by;
			assert_eq!(result.map(|order| order.lots), Ok(order.lots));
			self.accounts.get_mut(&id).unwrap().released += by;
		}
	}

	fn amend(&mut self) {
		let Some(name) = self.some_name() else { return };
		let order = self.reference.find(name).unwrap().clone();
		let (to_tick, to_lots) = (self.tick(), self.lots());
		let tick = Tick::new(order.tick).unwrap();
		let to_tick = if self.random.one_in(2) { tick } else { to_tick };
		let decision = amend((tick, order.lots), (to_tick, to_lots));
		self.note(decision.map(|amend| matches!(amend, Amend::Reduce(_))));
		match decision {
			Err(error) => assert_eq!((error, to_lots), (BookError::ZeroLots, 0)),
			Ok(Amend::Nothing) => assert_eq!((tick, order.lots), (to_tick, to_lots)),
			Ok(Amend::Reduce(by)) => {
				assert_eq!((tick, order.lots), (to_tick, to_lots + by));
				self.reduce_by(name, by);
			},
			Ok(Amend::Replace) => {
				assert!(to_tick != tick || to_lots > order.lots);
				let before = (self.store.clone(), self.reference.clone(), self.accounts.clone());
				self.remove(name);
				let mut incoming = self.incoming();
				(incoming.owner, incoming.client) = (order.owner, order.client);
				(incoming.side, incoming.limit) = (order.side, to_tick);
				(incoming.lots, incoming.time_in_force) = (to_lots, TimeInForce::Gtc);
				if !self.enter(incoming) {
					// A replacement that comes to nothing is undone with all that it met, and the old order stays.
					(self.store, self.reference, self.accounts) = before;
					self.note("a replacement came to nothing");
				}
			},
		}
	}

	fn tick_the_clock(&mut self) {
		self.world.clock.now += self.random.below(6);
		self.world.clock.block += self.random.below(3) as u32;
	}

	/// Freezes one owner, or two, or none, and lets more or fewer pairs trade.
	fn freeze(&mut self) {
		let (one, other) = (self.random.below(OWNERS), self.random.below(OWNERS));
		self.world.pairs = [0, 13, 13, 2][self.random.below(4) as usize];
		self.world.frozen = [0, 1 << one, 1 << one | 1 << other][self.random.below(3) as usize];
	}

	/// Takes away up to ten orders that expired.
	fn sweep(&mut self) {
		let clock = self.world.clock;
		let over = |order: &&Order| order.expiry.is_over(clock);
		let names: Vec<_> =
			self.reference.orders.iter().filter(over).take(10).map(|order| order.name).collect();
		names.into_iter().for_each(|name| self.remove(name));
	}

	/// Other prices and another width, to reach both ends of the grid and both deep and wide books.
	fn move_on(&mut self) {
		self.spread = [1, 2, 5, 40, 600][self.random.below(5) as usize];
		self.middle = match self.random.below(4) {
			0 => 1,
			1 => 2_047,
			_ => 1 + self.random.below(2_047),
		};
	}

	/// Reads on from an order that rests or from one that does not.
	fn page_through(&mut self) {
		let dead = self.dead.last().copied().filter(|_| self.random.one_in(2));
		let Some(name) = self.some_name() else { return };
		let id = dead.unwrap_or(self.ids[&name]);
		let book = Book::new(MARKET, &mut self.store);
		let rank = |id: OrderId| {
			let tick = id.tick().unwrap().get();
			let tick = if id.side() == Side::Bid { u16::MAX - tick } else { tick };
			(tick, id.page(), id.slot())
		};
		let expected: Vec<_> =
			book.makers(id.side()).filter(|(other, _)| rank(*other) > rank(id)).collect();
		assert_eq!(book.makers_after(id).unwrap().collect::<Vec<_>>(), expected);
		let tick = id.tick().unwrap();
		let worse: Vec<_> = book
			.levels(id.side())
			.filter(|(other, _)| id.side() == Side::Bid && *other <= tick || *other >= tick)
			.filter(|(other, _)| id.side() == Side::Ask || *other <= tick)
			.collect();
		assert_eq!(book.levels_from(id.side(), tick).collect::<Vec<_>>(), worse);
	}

	fn compare(&mut self) {
		let book = Book::new(MARKET, &mut self.store);
		for side in Side::ALL {
			let queue = self.reference.queue(side);
			let mut makers = book.makers(side);
			for order in &queue {
				let (id, resting) = makers.next().expect("the book has fewer orders");
				assert_eq!(id, self.ids[&order.name]);
				assert_eq!((id.side(), id.tick()), (side, Tick::new(order.tick)));
				assert_eq!((resting.owner, resting.client), (order.owner, order.client));
				assert_eq!((resting.lots, resting.expiry), (order.lots, order.expiry));
				assert_eq!(resting.max_fee, order.max_fee);
				let account = &self.accounts[&id];
				assert_eq!(account.filled + account.released + order.lots, account.original);
			}
			assert!(makers.next().is_none(), "the book has more orders");
			if let Some(first) = queue.first() {
				let head = book.head(side, Tick::new(first.tick).unwrap()).unwrap();
				assert_eq!(head.0, self.ids[&first.name]);
				assert_eq!(book.get(head.0), Ok(head.1));
			}
		}
		// What rests no more is settled to the last lot (O05).
		let rests: BTreeSet<u64> = self.reference.orders.iter().map(|order| order.name).collect();
		let gone: Vec<_> = self
			.ids
			.iter()
			.filter(|(name, _)| !rests.contains(name))
			.map(|(n, i)| (*n, *i))
			.collect();
		for (name, id) in gone {
			self.ids.remove(&name);
			let account = self.accounts.remove(&id).unwrap();
			assert_eq!(account.filled + account.released, account.original);
			self.dead.push(id);
		}
		let surplus = self.dead.len().saturating_sub(64);
		self.dead.drain(..surplus);
		let pages: BTreeSet<u64> = self.ids.values().map(|id| id.page()).collect();
		self.slots.retain(|page, _| pages.contains(page));
	}
}

fn number(name: &str) -> Option<u64> {
	std::env::var(name).ok()?.parse().ok()
}

#[test]
fn book_should_equal_the_reference_book_when_operations_are_random() {
	let operations = number("GENEX_SIZE").unwrap_or(DEFAULT_OPERATIONS);
	let seed = number("GENEX_SEED").unwrap_or(DEFAULT_SEED);
	println!("GENEX_SIZE={operations} GENEX_SEED={seed}");
	let mut model = Model::new(seed);
	for _ in 0..operations {
		model.step();
	}
	for (what, times) in &model.happened {
		println!("{times:>9} {what}");
	}
	println!("{{\"operations\":{operations},\"differences\":0}}");
}
