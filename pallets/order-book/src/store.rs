// SPDX-License-Identifier: Apache-2.0
//! The book of a market in this pallet's storage.

use crate::{
	Config, Queues, Tops, Words,
	types::{QueueKey, Queued},
};
use alloc::collections::BTreeSet;
use core::marker::PhantomData;
use genex_primitives::book::{
	Book, BookError, BookStore, Level, MarketId, Page, PageKey, Side, Tick, Top,
};
use genex_storage::{DoubleMapSlot, MapSlot, Slot, heard};

/// A key of a market that the legs of a batch share where they can.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Shared {
	/// The auction.
	Auction,
	/// A word of ticks.
	Word(Side, u8),
	/// A level or a page.
	Queue(QueueKey),
}

/// Does `act`, and gives how many such keys of one market it came to besides, those of what was undone on the way included.
pub(crate) fn counting_shared<R>(act: impl FnOnce() -> R) -> (R, u64) {
	let (result, keys) = heard::listen::<Shared, _>(act);
	let distinct: BTreeSet<_> = keys.into_iter().collect();
	(result, u64::try_from(distinct.len()).unwrap_or(u64::MAX))
}

/// The storage of one market.
pub(crate) struct Store<T> {
	market: MarketId,
	marker: PhantomData<T>,
}

impl<T: Config> Store<T> {
	pub(crate) const fn new(market: MarketId) -> Self {
		Self { market, marker: PhantomData }
	}

	pub(crate) const fn book(&mut self) -> Book<'_, Self> {
		Book::new(self.market, self)
	}

	fn marked(&self, side: Side, index: u8) -> Slot<u128> {
		heard::tell(&Shared::Word(side, index));
		Words::<T>::double_slot(self.market, (side, index))
	}

	fn queued(&self, key: QueueKey) -> Slot<Queued<T::AccountId>> {
		heard::tell(&Shared::Queue(key));
		Queues::<T>::double_slot(self.market, key)
	}
}

impl<T: Config> BookStore for Store<T> {
	type Owner = T::AccountId;

	fn top(&self) -> Top {
		Tops::<T>::slot(self.market).get().unwrap_or_default()
	}

	fn put_top(&mut self, top: Top) {
		Tops::<T>::slot(self.market).put(&top);
	}

	fn word(&self, side: Side, index: u8) -> u128 {
		self.marked(side, index).get().unwrap_or_default()
	}

	fn put_word(&mut self, side: Side, index: u8, word: u128) {
		let slot = self.marked(side, index);
		match word {
			0 => slot.remove(),
			word => slot.put(&word),
		}
	}

	fn level(&self, side: Side, tick: Tick) -> Option<Level> {
		self.queued(QueueKey::of_level(side, tick)).get()?.into_level()
	}

	fn put_level(&mut self, side: Side, tick: Tick, level: Level) {
		self.queued(QueueKey::of_level(side, tick)).put(&Queued::Level(level));
	}

	fn remove_level(&mut self, side: Side, tick: Tick) {
		self.queued(QueueKey::of_level(side, tick)).remove();
	}

	fn page(&self, key: PageKey) -> Option<Page<T::AccountId>> {
		self.queued(QueueKey::of_page(key)).get()?.into_page()
	}

	fn put_page(&mut self, key: PageKey, page: Page<T::AccountId>) {
		self.queued(QueueKey::of_page(key)).put(&Queued::Page(page));
	}

	fn remove_page(&mut self, key: PageKey) {
		self.queued(QueueKey::of_page(key)).remove();
	}

	fn change_page<R>(
		&mut self,
		key: PageKey,
		change: impl FnOnce(&mut Page<T::AccountId>) -> Result<R, BookError>,
	) -> Option<Result<R, BookError>> {
		let slot = self.queued(QueueKey::of_page(key));
		let mut page = slot.get()?.into_page()?;
		let result = change(&mut page);
		if result.is_ok() {
			slot.put(&Queued::Page(page));
		}
		Some(result)
	}
}
