// SPDX-License-Identifier: Apache-2.0
//! The book of a market in this pallet's storage.

use crate::{Config, Levels, Pages, Tops, Words};
use core::marker::PhantomData;
use genex_primitives::book::{
	Book, BookError, BookStore, Level, MarketId, Page, PageKey, Side, Tick, Top,
};

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
}

impl<T: Config> BookStore for Store<T> {
	type Owner = T::AccountId;

	fn top(&self) -> Top {
		Tops::<T>::get(self.market)
	}

	fn put_top(&mut self, top: Top) {
		Tops::<T>::insert(self.market, top);
	}

	fn word(&self, side: Side, index: u8) -> u128 {
		Words::<T>::get(self.market, (side, index))
	}

	fn put_word(&mut self, side: Side, index: u8, word: u128) {
		match word {
			0 => Words::<T>::remove(self.market, (side, index)),
			word => Words::<T>::insert(self.market, (side, index), word),
		}
	}

	fn level(&self, side: Side, tick: Tick) -> Option<Level> {
		Levels::<T>::get(self.market, (side, tick))
	}

	fn put_level(&mut self, side: Side, tick: Tick, level: Level) {
		Levels::<T>::insert(self.market, (side, tick), level);
	}

	fn remove_level(&mut self, side: Side, tick: Tick) {
		Levels::<T>::remove(self.market, (side, tick));
	}

	fn page(&self, key: PageKey) -> Option<Page<T::AccountId>> {
		Pages::<T>::get(self.market, key)
	}

	fn put_page(&mut self, key: PageKey, page: Page<T::AccountId>) {
		Pages::<T>::insert(self.market, key, page);
	}

	fn remove_page(&mut self, key: PageKey) {
		Pages::<T>::remove(self.market, key);
	}

	fn change_page<R>(
		&mut self,
		key: PageKey,
		change: impl FnOnce(&mut Page<T::AccountId>) -> Result<R, BookError>,
	) -> Option<Result<R, BookError>> {
		let mut page = Pages::<T>::get(self.market, key)?;
		let result = change(&mut page);
		if result.is_ok() {
			Pages::<T>::insert(self.market, key, page);
		}
		Some(result)
	}
}
