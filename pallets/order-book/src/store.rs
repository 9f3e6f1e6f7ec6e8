// SPDX-License-Identifier: Apache-2.0
//! The book of a market in this pallet's storage.

use crate::{
	Config, Queues, Tops, Words,
	types::{QueueKey, Queued},
};
use core::marker::PhantomData;
use genex_primitives::book::{
	Book, BookError, BookStore, Level, MarketId, Page, PageKey, Side, Tick, Top,
};
use genex_storage::{DoubleMapSlot, MapSlot, Slot};

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

	fn queued(&self, key: QueueKey) -> Slot<Queued<T::AccountId>> {
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
		Words::<T>::double_slot(self.market, (side, index)).get().unwrap_or_default()
	}

	fn put_word(&mut self, side: Side, index: u8, word: u128) {
		let slot = Words::<T>::double_slot(self.market, (side, index));
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
