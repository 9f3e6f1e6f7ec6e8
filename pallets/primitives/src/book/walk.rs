// SPDX-License-Identifier: Apache-2.0
//! Reading a side in price-time order without changing it.

use crate::book::{
	BookStore, Level, MarketId, OrderId, Page, PageKey, Place, Resting, Side, Tick, desk::tick_from,
};

/// The levels of a side, best first.
pub struct Levels<'a, S> {
	store: &'a S,
	side: Side,
	summary: u16,
	next: Option<Tick>,
}

impl<'a, S: BookStore> Levels<'a, S> {
	/// Those of `side`, from `tick` or from the best.
	pub(super) fn new(store: &'a S, side: Side, tick: Option<Tick>) -> Self {
		let top = store.top();
		let summary = top.summary(side);
		let next = match tick {
			None => top.best(side),
			Some(tick) => tick_from(store, summary, side, tick),
		};
		Self { store, side, summary, next }
	}
}

impl<S: BookStore> Iterator for Levels<'_, S> {
	type Item = (Tick, Level);

	fn next(&mut self) -> Option<Self::Item> {
		let tick = self.next?;
		self.next = self
			.side
			.worse(tick)
			.and_then(|worse| tick_from(self.store, self.summary, self.side, worse));
		Some((tick, self.store.level(self.side, tick)?))
	}
}

/// The orders of a side, better price first, then older first.
pub struct Makers<'a, S: BookStore> {
	store: &'a S,
	market: MarketId,
	levels: Levels<'a, S>,
	page: Option<(PageKey, Page<S::Owner>)>,
	slot: u16,
}

impl<'a, S: BookStore> Makers<'a, S> {
	/// Those of `levels`.
	pub(super) const fn new(store: &'a S, market: MarketId, levels: Levels<'a, S>) -> Self {
		Self { store, market, levels, page: None, slot: 0 }
	}

	/// Goes on behind `place`, which is of the first level if that still exists.
	pub(super) fn skip_past(&mut self, place: Place) {
		let here = PageKey { side: place.side, tick: place.tick, number: place.page };
		if self.levels.next != Some(place.tick) {
			return;
		}
		if self.load(here) {
			self.levels.next();
			self.slot = place.slot.saturating_add(1);
			return;
		}
		// Numbers of pages rise along a level, so the first higher one is where the page would have been.
		while self.turn() {
			if self.page.as_ref().is_none_or(|(key, _)| *key > here || key.tick != here.tick) {
				return;
			}
		}
	}

	fn load(&mut self, key: PageKey) -> bool {
		self.page = self.store.page(key).map(|page| (key, page));
		self.slot = 0;
		self.page.is_some()
	}

	/// Goes to the next page, of this level or the next one. Whether there is one.
	fn turn(&mut self) -> bool {
		if let Some((key, page)) = self.page.take()
			&& page.next != 0
		{
			return self.load(PageKey { number: page.next, ..key });
		}
		let side = self.levels.side;
		match self.levels.next() {
			Some((tick, level)) => self.load(PageKey { side, tick, number: level.head }),
			None => false,
		}
	}
}

impl<S: BookStore> Iterator for Makers<'_, S> {
	type Item = (OrderId, Resting<S::Owner>);

	fn next(&mut self) -> Option<Self::Item> {
		loop {
			if let Some((key, page)) = self.page.as_mut()
				&& let Some((slot, _)) = page.first_from(self.slot)
			{
				self.slot = slot.saturating_add(1);
				let place = Place {
					market: self.market,
					side: key.side,
					tick: key.tick,
					page: key.number,
					slot,
				};
				return Some((OrderId::new(place), page.take(slot)?));
			}
			if !self.turn() {
				return None;
			}
		}
	}
}
