// SPDX-License-Identifier: Apache-2.0
//! A book kept in memory, for tests, benches and whoever rebuilds one from events.

use crate::book::{
	BookError, BookStore, Level, MAX_TICK, Page, PageKey, Side, Tick, Top, bitmap::WORDS,
};
use alloc::{vec, vec::Vec};

/// Pages of one chunk of the directory.
const CHUNK: u64 = 64;

/// Keeps a book in vectors. Pages lie in a slab whose places are used again; a directory in chunks says where. A chunk
/// without pages is freed, so that memory follows the orders that rest and not all that ever did.
#[derive(Clone, Debug)]
pub struct MemoryStore<Owner> {
	top: Top,
	words: [Vec<u128>; 2],
	levels: [Vec<Option<Level>>; 2],
	pages: Vec<Option<(PageKey, Page<Owner>)>>,
	free: Vec<usize>,
	directory: Vec<Chunk>,
}

/// Places in the slab, one more than their index so that zero means none, and how many there are. Empty when none are.
#[derive(Clone, Debug, Default)]
struct Chunk {
	places: Vec<usize>,
	count: usize,
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
			directory: Vec::new(),
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

	fn split(number: u64) -> (usize, usize) {
		let part = |number: Option<u64>| {
			number.and_then(|number| usize::try_from(number).ok()).unwrap_or(usize::MAX)
		};
		(part(number.checked_div(CHUNK)), part(number.checked_rem(CHUNK)))
	}

	fn find(&self, key: PageKey) -> Option<usize> {
		let (chunk, place) = Self::split(key.number);
		self.directory.get(chunk)?.places.get(place)?.checked_sub(1)
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
		let (stored, page) = self.pages.get(self.find(key)?)?.as_ref()?;
		(*stored == key).then(|| page.clone())
	}

	fn put_page(&mut self, key: PageKey, page: Page<Owner>) {
		if let Some(index) = self.find(key) {
			if let Some(stored) = self.pages.get_mut(index) {
				*stored = Some((key, page));
			}
			return;
		}
		let index = match self.free.pop() {
			Some(index) => {
				if let Some(stored) = self.pages.get_mut(index) {
					*stored = Some((key, page));
				}
				index
			},
			None => {
				self.pages.push(Some((key, page)));
				self.pages.len().saturating_sub(1)
			},
		};
		let (chunk, place) = Self::split(key.number);
		if self.directory.len() <= chunk {
			self.directory.resize(chunk.saturating_add(1), Chunk::default());
		}
		if let Some(chunk) = self.directory.get_mut(chunk) {
			if chunk.places.is_empty() {
				chunk.places = vec![0; Self::split(CHUNK.saturating_sub(1)).1.saturating_add(1)];
			}
			if let Some(place) = chunk.places.get_mut(place) {
				*place = index.saturating_add(1);
				chunk.count = chunk.count.saturating_add(1);
			}
		}
	}

	fn remove_page(&mut self, key: PageKey) {
		let Some(index) = self.find(key) else { return };
		let (chunk, place) = Self::split(key.number);
		let Some(chunk) = self.directory.get_mut(chunk) else { return };
		let (Some(stored), Some(place)) = (self.pages.get_mut(index), chunk.places.get_mut(place))
		else {
			return;
		};
		*stored = None;
		*place = 0;
		self.free.push(index);
		chunk.count = chunk.count.saturating_sub(1);
		if chunk.count == 0 {
			*chunk = Chunk::default();
		}
	}

	fn change_page<R>(
		&mut self,
		key: PageKey,
		change: impl FnOnce(&mut Page<Owner>) -> Result<R, BookError>,
	) -> Option<Result<R, BookError>> {
		let index = self.find(key)?;
		let (stored, page) = self.pages.get_mut(index)?.as_mut()?;
		(*stored == key).then(|| change(page))
	}
}
