// SPDX-License-Identifier: Apache-2.0
//! What must hold of a stored book after every act.

use crate::book::{Book, BookStore, Level, MemoryStore, PageKey, SLOTS, Side, Tick, bitmap};
use alloc::vec::Vec;

/// Invariants O01, O02, O03 and O13, and that nothing empty is stored. A book that gathers for an auction may cross.
/// Returns the pages of the longest level.
pub fn assert_sound(store: &mut MemoryStore<u64>, market: u32, may_cross: bool) -> usize {
	let mut longest = 0;
	let (mut levels, mut pages, mut words) = (0, 0, 0);
	for side in Side::ALL {
		let book = Book::new(market, store);
		let found: Vec<(Tick, Level)> = book.levels(side).collect();
		let top = store.top();
		assert_eq!(top.best(side), found.first().map(|(tick, _)| *tick));
		for (tick, level) in &found {
			assert!(bitmap::contains(store.word(side, bitmap::word_of(*tick)), *tick));
			let count = assert_level_sound(store, side, *tick, *level);
			longest = longest.max(count);
			pages += count;
		}
		let mut bits = 0;
		for index in 0..bitmap::WORDS {
			let word = store.word(side, index);
			assert_eq!(top.summary(side) >> index & 1 == 1, word != 0);
			bits += word.count_ones() as usize;
			words += usize::from(word != 0);
		}
		assert_eq!(bits, found.len(), "bits and levels differ");
		levels += found.len();
	}
	assert_eq!(store.keys(), (levels, pages, words), "something is left behind");
	let top = store.top();
	if let (Some(bid), Some(ask)) = (top.best_bid, top.best_ask) {
		assert!(may_cross || bid < ask, "the book crosses (O01)");
	}
	longest
}

/// The pages of a level form one chain, and hold together what the level says. How many pages there are.
fn assert_level_sound(store: &MemoryStore<u64>, side: Side, tick: Tick, level: Level) -> usize {
	let (mut prev, mut number) = (0, level.head);
	let (mut lots, mut orders, mut pages) = (0u128, 0, 0);
	loop {
		let page = store.page(PageKey { side, tick, number }).expect("a page is missing");
		assert!(number > prev, "pages are out of order (O03)");
		assert_eq!(page.prev, prev);
		assert!(!page.is_empty(), "a page is empty");
		assert!(page.used <= SLOTS);
		for (slot, order) in page.slots.iter().enumerate() {
			let Some(order) = order else { continue };
			assert!(slot < usize::from(page.used));
			assert!(order.lots > 0, "an order is empty (O13)");
			lots += u128::from(order.lots);
			orders += 1;
		}
		pages += 1;
		if page.next == 0 {
			assert_eq!((level.tail, level.tail_used), (number, page.used));
			break;
		}
		assert_eq!(page.used, SLOTS, "a page is followed before it was full");
		(prev, number) = (number, page.next);
	}
	assert_eq!((u128::from(level.lots), level.orders), (lots, orders), "a level's sums are wrong");
	pages
}
