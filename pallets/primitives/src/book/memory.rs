// SPDX-License-Identifier: Apache-2.0
//! A book kept in memory, for tests, benches and whoever rebuilds one from events.

use crate::book::{
	BookError, BookStore, Level, MAX_TICK, Page, PageKey, Side, Tick, Top, bitmap::WORDS,
};
use alloc::{vec, vec::Vec};

/// Keeps a book in vectors. Memory follows the orders that rest and not all that ever did.
///
/// Pages lie in a slab whose places are used again. A hash table with open addressing says where: numbers of pages are
/// given in sequence, so their lowest bits are as good as any hash.
#[derive(Clone, Debug)]
pub struct MemoryStore<Owner> {
	top: Top,
	words: [Vec<u128>; 2],
	levels: [Vec<Option<Level>>; 2],
	pages: Vec<Option<Page<Owner>>>,
	free: Vec<usize>,
	/// Names of pages and their index in the slab. Its length is a power of two and at least twice the number of pages.
	table: Vec<Option<(PageKey, usize)>>,
}

impl<Owner> Default for MemoryStore<Owner> {
	fn default() -> Self {
		let levels = || core::iter::repeat_n(None, usize::from(MAX_TICK).saturating_add(1));
		Self {
			top: Top::default(),
			words: [vec![0; usize::from(WORDS)], vec![0; usize::from(WORDS)]],
			levels: [levels().collect(), levels().collect()],
			pages: Vec::new(),
			free: Vec::new(),
			table: vec![None; 64],
		}
	}
}

impl<Owner> MemoryStore<Owner> {
	/// Levels, pages and words that are stored.
	pub fn keys(&self) -> (usize, usize, usize) {
		let levels = self.levels.iter().flatten().flatten().count();
		let pages = self.pages.iter().flatten().count();
		let words = self.words.iter().flatten().filter(|word| **word != 0).count();
		(levels, pages, words)
	}

	fn mask(&self) -> usize {
		self.table.len().saturating_sub(1)
	}

	/// Where in the table the search for a page begins.
	fn home(&self, key: PageKey) -> usize {
		let mask = u64::try_from(self.mask()).unwrap_or(u64::MAX);
		usize::try_from(key.number & mask).unwrap_or_default()
	}

	fn after(&self, position: usize) -> usize {
		position.saturating_add(1) & self.mask()
	}

	fn named(&self, position: usize) -> Option<(PageKey, usize)> {
		self.table.get(position).copied().flatten()
	}

	/// Where in the table and in the slab a page is.
	fn find(&self, key: PageKey) -> Option<(usize, usize)> {
		let mut position = self.home(key);
		// Half of the table is empty, so this ends.
		loop {
			let (stored, index) = self.named(position)?;
			if stored == key {
				return Some((position, index));
			}
			position = self.after(position);
		}
	}

	fn enter(&mut self, key: PageKey, index: usize) {
		let mut position = self.home(key);
		while self.named(position).is_some() {
			position = self.after(position);
		}
		if let Some(entry) = self.table.get_mut(position) {
			*entry = Some((key, index));
		}
	}

	/// Empties `position` of the table, and moves what follows it nearer to where its search begins.
	fn leave(&mut self, position: usize) {
		let (mut hole, mut next) = (position, self.after(position));
		while let Some((key, _)) = self.named(next) {
			let distance = |from: usize| next.wrapping_sub(from) & self.mask();
			if distance(self.home(key)) >= distance(hole) {
				self.table.swap(hole, next);
				hole = next;
			}
			next = self.after(next);
		}
		if let Some(entry) = self.table.get_mut(hole) {
			*entry = None;
		}
	}

	fn grow(&mut self) {
		let larger = vec![None; self.table.len().saturating_mul(2)];
		for (key, index) in core::mem::replace(&mut self.table, larger).into_iter().flatten() {
			self.enter(key, index);
		}
	}
}

/// A side's own half of an array of two.
const fn of<T>(halves: &[T; 2], side: Side) -> &T {
	let [bids, asks] = halves;
	match side {
		Side::Bid => bids,
		Side::Ask => asks,
	}
}

const fn of_mut<T>(halves: &mut [T; 2], side: Side) -> &mut T {
	let [bids, asks] = halves;
	match side {
		Side::Bid => bids,
		Side::Ask => asks,
	}
}

impl<Owner: Clone> BookStore for MemoryStore<Owner> {
	type Owner = Owner;

	fn top(&self) -> Top {
		self.top
	}

	fn put_top(&mut self, top: Top) {
		self.top = top;
	}

	fn word(&self, side: Side, index: u8) -> u128 {
		of(&self.words, side).get(usize::from(index)).copied().unwrap_or_default()
	}

	fn put_word(&mut self, side: Side, index: u8, word: u128) {
		if let Some(stored) = of_mut(&mut self.words, side).get_mut(usize::from(index)) {
			*stored = word;
		}
	}

	fn level(&self, side: Side, tick: Tick) -> Option<Level> {
		of(&self.levels, side).get(usize::from(tick.get())).copied().flatten()
	}

	fn put_level(&mut self, side: Side, tick: Tick, level: Level) {
		if let Some(stored) = of_mut(&mut self.levels, side).get_mut(usize::from(tick.get())) {
			*stored = Some(level);
		}
	}

	fn remove_level(&mut self, side: Side, tick: Tick) {
		if let Some(stored) = of_mut(&mut self.levels, side).get_mut(usize::from(tick.get())) {
			*stored = None;
		}
	}

	fn page(&self, key: PageKey) -> Option<Page<Owner>> {
		let (_, index) = self.find(key)?;
		self.pages.get(index)?.clone()
	}

	fn put_page(&mut self, key: PageKey, page: Page<Owner>) {
		let found = self.find(key).map(|(_, index)| index);
		let Some(index) = found.or_else(|| self.free.pop()) else {
			let index = self.pages.len();
			self.pages.push(Some(page));
			if self.pages.len().saturating_mul(2) > self.table.len() {
				self.grow();
			}
			return self.enter(key, index);
		};
		if let Some(stored) = self.pages.get_mut(index) {
			*stored = Some(page);
		}
		if found.is_none() {
			self.enter(key, index);
		}
	}

	fn remove_page(&mut self, key: PageKey) {
		let Some((position, index)) = self.find(key) else { return };
		self.leave(position);
		if let Some(stored) = self.pages.get_mut(index) {
			*stored = None;
		}
		self.free.push(index);
	}

	fn change_page<R>(
		&mut self,
		key: PageKey,
		change: impl FnOnce(&mut Page<Owner>) -> Result<R, BookError>,
	) -> Option<Result<R, BookError>> {
		let (_, index) = self.find(key)?;
		self.pages.get_mut(index)?.as_mut().map(change)
	}
}
