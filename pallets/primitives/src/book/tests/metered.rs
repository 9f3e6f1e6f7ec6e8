// SPDX-License-Identifier: Apache-2.0
//! A store that counts the keys read and written, each once, as a storage layer does; and orders for tests.

use crate::{
	FeeShare,
	book::{
		BookStore, Expiry, Incoming, Level, Lots, MemoryStore, Page, PageKey, Resting, SelfTrade,
		Side, Tick, TimeInForce, Top,
	},
};
use alloc::collections::BTreeSet;
use core::cell::RefCell;

pub const MARKET: u32 = 5;

#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Key {
	Top,
	Word(Side, u8),
	Level(Side, Tick),
	Page(PageKey),
}

#[derive(Default)]
pub struct Metered {
	pub store: MemoryStore<u64>,
	reads: RefCell<BTreeSet<Key>>,
	writes: BTreeSet<Key>,
}

impl Metered {
	/// Keys read and written since the last time.
	pub fn keys(&mut self) -> (usize, usize) {
		let reads = core::mem::take(self.reads.get_mut()).len();
		(reads, core::mem::take(&mut self.writes).len())
	}

	fn reads(&self, key: Key) {
		self.reads.borrow_mut().insert(key);
	}
}

impl BookStore for Metered {
	type Owner = u64;

	fn top(&self) -> Top {
		self.reads(Key::Top);
		self.store.top()
	}

	fn put_top(&mut self, top: Top) {
		self.writes.insert(Key::Top);
		self.store.put_top(top);
	}

	fn word(&self, side: Side, index: u8) -> u128 {
		self.reads(Key::Word(side, index));
		self.store.word(side, index)
	}

	fn put_word(&mut self, side: Side, index: u8, word: u128) {
		self.writes.insert(Key::Word(side, index));
		self.store.put_word(side, index, word);
	}

	fn level(&self, side: Side, tick: Tick) -> Option<Level> {
		self.reads(Key::Level(side, tick));
		self.store.level(side, tick)
	}

	fn put_level(&mut self, side: Side, tick: Tick, level: Level) {
		self.writes.insert(Key::Level(side, tick));
		self.store.put_level(side, tick, level);
	}

	fn remove_level(&mut self, side: Side, tick: Tick) {
		self.writes.insert(Key::Level(side, tick));
		self.store.remove_level(side, tick);
	}

	fn page(&self, key: PageKey) -> Option<Page<u64>> {
		self.reads(Key::Page(key));
		self.store.page(key)
	}

	fn put_page(&mut self, key: PageKey, page: Page<u64>) {
		self.writes.insert(Key::Page(key));
		self.store.put_page(key, page);
	}

	fn remove_page(&mut self, key: PageKey) {
		self.writes.insert(Key::Page(key));
		self.store.remove_page(key);
	}
}

pub fn tick(number: u16) -> Tick {
	Tick::new(number).unwrap()
}

/// An order of `owner` that rests with `lots`.
pub fn resting(owner: u64, lots: Lots) -> Resting<u64> {
	Resting { owner, client: 0, lots, max_fee: FeeShare::default(), expiry: Expiry::Never }
}

/// An order of owner 0, good till cancelled.
pub fn incoming(side: Side, limit: u16, lots: Lots) -> Incoming<u64> {
	Incoming {
		owner: 0,
		client: 0,
		side,
		limit: tick(limit),
		lots,
		max_fee: FeeShare::default(),
		time_in_force: TimeInForce::Gtc,
		post_only: None,
		self_trade: SelfTrade::CancelMaker,
	}
}
