// SPDX-License-Identifier: Apache-2.0
//! Walks one side from its best maker and changes it.
//!
//! A level and a page are read when the walk comes to them and written once when it leaves them, so that sixteen fills
//! of one page cost one read and one write.

use crate::book::{
	BookError, BookStore, Level, Lots, MarketId, OrderId, Page, PageKey, Place, Resting, Side,
	Tick, Top,
	desk::{close_level, set_next, tick_from},
};

/// The maker the walk has come to, and the level and page it is in.
struct Here<Owner> {
	key: PageKey,
	level: Level,
	level_changed: bool,
	page: Page<Owner>,
	page_changed: bool,
	slot: u16,
}

/// A walk along one side. What it changed is stored only after [`Self::finish`].
pub(super) struct Cursor<Owner> {
	market: MarketId,
	side: Side,
	here: Option<Here<Owner>>,
	passed: Option<Tick>,
}

impl<Owner> Cursor<Owner> {
	/// Begins before the best maker of `side`.
	pub(super) const fn new(market: MarketId, side: Side) -> Self {
		Self { market, side, here: None, passed: None }
	}

	/// Goes to `place`, or as far behind it as there is something, before anything was sought. Reads no more than `pages`
	/// pages to find a place whose own page is gone, and goes to the last of them if it is before that. Gives how many.
	pub(super) fn go_to<S: BookStore<Owner = Owner>>(
		&mut self,
		store: &S,
		place: Place,
		pages: u32,
	) -> Result<u32, BookError> {
		let Place { side, tick, page: wanted, slot, .. } = place;
		let Some(level) = store.level(side, tick) else {
			self.passed = Some(tick);
			return Ok(0);
		};
		let at = |number: u64| PageKey { side, tick, number };
		let here = |number, page, slot| {
			let (level_changed, page_changed) = (false, false);
			Some(Here { key: at(number), level, level_changed, page, page_changed, slot })
		};
		if let Some(page) = store.page(at(wanted)) {
			self.here = here(wanted, page, slot);
			return Ok(0);
		}
		let (mut number, mut read) = (level.head, 0u32);
		loop {
			let page = store.page(at(number)).ok_or(BookError::Corrupt)?;
			read = read.saturating_add(1);
			// Numbers of pages rise along a level.
			if number > wanted || read >= pages {
				self.here = here(number, page, 0);
				return Ok(read);
			}
			match page.next {
				0 => {
					self.passed = Some(tick);
					return Ok(read);
				},
				next => number = next,
			}
		}
	}

	/// Goes to the best maker that was neither taken nor passed over and accepts `limit`. Whether there is one.
	pub(super) fn seek<S: BookStore<Owner = Owner>>(
		&mut self,
		store: &mut S,
		top: &mut Top,
		limit: Tick,
	) -> Result<bool, BookError> {
		loop {
			if let Some(here) = self.here.as_mut() {
				if let Some((slot, _)) = here.page.first_from(here.slot) {
					here.slot = slot;
					return Ok(true);
				}
				self.turn(store, top)?;
				continue;
			}
			let side = self.side;
			let next = match self.passed {
				None => top.best(side),
				Some(passed) => side
					.worse(passed)
					.and_then(|worse| tick_from(store, top.summary(side), side, worse)),
			};
			let Some(tick) = next.filter(|tick| side.meets(*tick, limit)) else {
				return Ok(false);
			};
			let level = store.level(side, tick).ok_or(BookError::Corrupt)?;
			let key = PageKey { side, tick, number: level.head };
			let page = store.page(key).ok_or(BookError::Corrupt)?;
			self.here =
				Some(Here { key, level, level_changed: false, page, page_changed: false, slot: 0 });
		}
	}

	/// The maker the walk has come to.
	pub(super) fn current(&self) -> Result<(OrderId, &Resting<Owner>), BookError> {
		let here = self.here.as_ref().ok_or(BookError::Corrupt)?;
		let order = here.page.get(here.slot).ok_or(BookError::Corrupt)?;
		let PageKey { side, tick, number } = here.key;
		let place = Place { market: self.market, side, tick, page: number, slot: here.slot };
		Ok((OrderId::new(place), order))
	}

	/// Takes `lots` from the maker, which leaves the book when none remain.
	pub(super) fn take(&mut self, lots: Lots) -> Result<(), BookError> {
		let here = self.here.as_mut().ok_or(BookError::Corrupt)?;
		let order = here.page.get_mut(here.slot).ok_or(BookError::Corrupt)?;
		let left = order.lots.checked_sub(lots).ok_or(BookError::Corrupt)?;
		if left == 0 {
			here.level.lose(lots)?;
			here.page.take(here.slot).ok_or(BookError::Corrupt)?;
		} else {
			order.lots = left;
			here.level.lots = here.level.lots.checked_sub(lots).ok_or(BookError::Corrupt)?;
		}
		here.level_changed = true;
		here.page_changed = true;
		Ok(())
	}

	/// Passes the maker over, which stays where it is.
	pub(super) fn pass(&mut self) {
		if let Some(here) = self.here.as_mut() {
			here.slot = here.slot.saturating_add(1);
		}
	}

	/// Stores what was changed; the caller stores `top`.
	pub(super) fn finish<S: BookStore<Owner = Owner>>(
		&mut self,
		store: &mut S,
		top: &mut Top,
	) -> Result<(), BookError> {
		// A page without orders must go, and the next one learn of it.
		if self.here.as_ref().is_some_and(|here| here.page.is_empty()) {
			self.turn(store, top)?;
		}
		if let Some(here) = self.here.take() {
			if here.page_changed {
				store.put_page(here.key, here.page);
			}
			if here.level_changed {
				store.put_level(here.key.side, here.key.tick, here.level);
			}
		}
		Ok(())
	}

	/// Leaves the page for the next one of the level, or leaves the level.
	fn turn<S: BookStore<Owner = Owner>>(
		&mut self,
		store: &mut S,
		top: &mut Top,
	) -> Result<(), BookError> {
		let Some(here) = self.here.as_mut() else { return Ok(()) };
		let PageKey { side, tick, .. } = here.key;
		let at = |number: u64| PageKey { side, tick, number };
		let (prev, next) = (here.page.prev, here.page.next);
		let mut following = match next {
			0 => None,
			next => Some(store.page(at(next)).ok_or(BookError::Corrupt)?),
		};
		let gone = here.page.is_empty();
		if gone {
			match prev {
				0 => here.level.head = next,
				prev => set_next(store, at(prev), next)?,
			}
			match following.as_mut() {
				None => here.level.cut_tail(prev),
				Some(following) => following.prev = prev,
			}
			store.remove_page(here.key);
		}
		let store_page = here.page_changed && !gone;
		if let Some(following) = following {
			let left = core::mem::replace(&mut here.page, following);
			if store_page {
				store.put_page(here.key, left);
			}
			here.key = at(next);
			here.page_changed = gone;
			here.slot = 0;
			return Ok(());
		}
		let Some(here) = self.here.take() else { return Ok(()) };
		if store_page {
			store.put_page(here.key, here.page);
		}
		if here.level.orders == 0 {
			close_level(store, top, side, tick);
		} else if here.level_changed {
			store.put_level(side, tick, here.level);
		}
		self.passed = Some(tick);
		Ok(())
	}
}
