// SPDX-License-Identifier: Apache-2.0
//! The book of one market over its store: placing, taking away, reading.
//!
//! Every function that changes something checks all that a caller can get wrong before it writes the first key, so that
//! an error leaves the book as it was. Only `Corrupt`, which no caller can cause, may come later.

use crate::book::{
	BookError, BookStore, Level, Levels, Lots, Makers, MarketId, OrderId, Page, PageKey, Place,
	Resting, SLOTS, Side, Tick, Top, bitmap,
};

/// The order book of one market.
///
/// It keeps price-time order and knows no money: who may trade, what is in escrow and which client ids are taken is
/// for the caller to see to.
pub struct Book<'a, S> {
	pub(super) market: MarketId,
	pub(super) store: &'a mut S,
}

impl<'a, S: BookStore> Book<'a, S> {
	/// The book of `market`, kept in `store`.
	pub const fn new(market: MarketId, store: &'a mut S) -> Self {
		Self { market, store }
	}

	/// Puts `order` behind all others of `side` at `tick`.
	///
	/// Does not look at the other side: a book in call auction crosses. See [`crate::book::match_order`] for an order
	/// that trades first.
	///
	/// Errors: `ZeroLots`; `LevelFull`; `NoPageLeft`.
	pub fn insert(
		&mut self,
		side: Side,
		tick: Tick,
		order: Resting<S::Owner>,
	) -> Result<OrderId, BookError> {
		let before = self.store.top();
		let mut top = before;
		let id = place(self.store, self.market, &mut top, side, tick, order)?;
		put_top(self.store, before, top);
		Ok(id)
	}

	/// The order `id`. Errors: `NotFound`.
	pub fn get(&self, id: OrderId) -> Result<Resting<S::Owner>, BookError> {
		let (place, key) = self.locate(id)?;
		self.store.page(key).and_then(|mut page| page.take(place.slot)).ok_or(BookError::NotFound)
	}

	/// Takes the order `id` away. A page or level without orders goes with it. Errors: `NotFound`.
	pub fn remove(&mut self, id: OrderId) -> Result<Resting<S::Owner>, BookError> {
		let (place, key) = self.locate(id)?;
		let mut level = self.store.level(key.side, key.tick).ok_or(BookError::NotFound)?;
		let change = |page: &mut Page<S::Owner>| {
			level.lose(page.get(place.slot).ok_or(BookError::NotFound)?.lots)?;
			let order = page.take(place.slot).ok_or(BookError::NotFound)?;
			Ok((order, page.is_empty().then_some((page.prev, page.next))))
		};
		let (order, emptied) = self.store.change_page(key, change).ok_or(BookError::NotFound)??;
		if let Some(neighbours) = emptied {
			unlink(self.store, key, neighbours, &mut level)?;
		}
		if level.orders == 0 {
			let before = self.store.top();
			let mut top = before;
			close_level(self.store, &mut top, key.side, key.tick);
			put_top(self.store, before, top);
		} else {
			self.store.put_level(key.side, key.tick, level);
		}
		Ok(order)
	}

	/// Takes `by` lots from the order `id`, which keeps its id and its place in the queue. Returns what it is then.
	///
	/// Errors: `NotFound`; `ZeroLots` when `by` is zero; `TooManyLots` when nothing would remain, for which there is
	/// [`Self::remove`].
	pub fn reduce(&mut self, id: OrderId, by: Lots) -> Result<Resting<S::Owner>, BookError>
	where
		S::Owner: Clone,
	{
		if by == 0 {
			return Err(BookError::ZeroLots);
		}
		let (place, key) = self.locate(id)?;
		let mut level = self.store.level(key.side, key.tick).ok_or(BookError::NotFound)?;
		let change = |page: &mut Page<S::Owner>| {
			let order = page.get_mut(place.slot).ok_or(BookError::NotFound)?;
			let left = order.lots.checked_sub(by).filter(|left| *left > 0);
			let left = left.ok_or(BookError::TooManyLots)?;
			level.lots = level.lots.checked_sub(by).ok_or(BookError::Corrupt)?;
			order.lots = left;
			Ok(order.clone())
		};
		let order = self.store.change_page(key, change).ok_or(BookError::NotFound)??;
		self.store.put_level(key.side, key.tick, level);
		Ok(order)
	}

	/// The market's top.
	pub fn top(&self) -> Top {
		self.store.top()
	}

	/// The best tick of `side`: the highest bid, the lowest ask.
	pub fn best(&self, side: Side) -> Option<Tick> {
		self.store.top().best(side)
	}

	/// The level of `side` at `tick`.
	pub fn level(&self, side: Side, tick: Tick) -> Option<Level> {
		self.store.level(side, tick)
	}

	/// The oldest order of `side` at `tick`.
	pub fn head(&self, side: Side, tick: Tick) -> Option<(OrderId, Resting<S::Owner>)> {
		let number = self.store.level(side, tick)?.head;
		let mut page = self.store.page(PageKey { side, tick, number })?;
		let (slot, _) = page.first_from(0)?;
		let id = OrderId::new(Place { market: self.market, side, tick, page: number, slot });
		Some((id, page.take(slot)?))
	}

	/// The levels of `side`, best first (L2). Bound it with `take`: each costs a level and at most two words.
	pub fn levels(&self, side: Side) -> Levels<'_, S> {
		Levels::new(self.store, side, None)
	}

	/// The levels of `side` that are `tick` or worse, best first.
	pub fn levels_from(&self, side: Side, tick: Tick) -> Levels<'_, S> {
		Levels::new(self.store, side, Some(tick))
	}

	/// The orders of `side`, better price first, then older first (L3). Bound it with `take`.
	pub fn makers(&self, side: Side) -> Makers<'_, S> {
		Makers::new(self.store, self.market, Levels::new(self.store, side, None))
	}

	/// The orders of the side of `id` that come after it, whether it still rests or not. To find the place of a page
	/// that is gone, it reads the level's pages from the oldest. Nothing when the id is of another market.
	pub fn makers_after(&self, id: OrderId) -> Option<Makers<'_, S>> {
		let (place, key) = self.locate(id).ok()?;
		let levels = Levels::new(self.store, key.side, Some(key.tick));
		let mut makers = Makers::new(self.store, self.market, levels);
		makers.skip_past(place);
		Some(makers)
	}

	fn locate(&self, id: OrderId) -> Result<(Place, PageKey), BookError> {
		let place =
			id.place().filter(|place| place.market == self.market).ok_or(BookError::NotFound)?;
		Ok((place, PageKey { side: place.side, tick: place.tick, number: place.page }))
	}
}

impl Level {
	/// An order with `lots` leaves.
	pub(super) fn lose(&mut self, lots: Lots) -> Result<(), BookError> {
		self.lots = self.lots.checked_sub(lots).ok_or(BookError::Corrupt)?;
		self.orders = self.orders.checked_sub(1).ok_or(BookError::Corrupt)?;
		Ok(())
	}

	/// The newest page goes, and `prev` is the newest then.
	pub(super) const fn cut_tail(&mut self, prev: u64) {
		self.tail = prev;
		// It had been full before another one followed it.
		self.tail_used = SLOTS;
	}
}

/// Stores `top` when it is not what it was `before`.
pub(super) fn put_top<S: BookStore>(store: &mut S, before: Top, top: Top) {
	if top != before {
		store.put_top(top);
	}
}

/// Puts `order` behind all others of `side` at `tick`; the caller stores `top`.
pub(super) fn place<S: BookStore>(
	store: &mut S,
	market: MarketId,
	top: &mut Top,
	side: Side,
	tick: Tick,
	order: Resting<S::Owner>,
) -> Result<OrderId, BookError> {
	let lots = order.lots;
	if lots == 0 {
		return Err(BookError::ZeroLots);
	}
	let at = |page, slot| OrderId::new(Place { market, side, tick, page, slot });
	let key = |number| PageKey { side, tick, number };
	let fresh = |last: u64| last.checked_add(1).ok_or(BookError::NoPageLeft);

	let append = |page: &mut Page<S::Owner>| page.append(order).ok_or(BookError::Corrupt);

	let Some(mut level) = store.level(side, tick) else {
		let number = fresh(top.last_page)?;
		let mut page = Page::new(0);
		let slot = append(&mut page)?;
		let level = Level { head: number, tail: number, lots, orders: 1, tail_used: page.used };
		top.last_page = number;
		store.put_page(key(number), page);
		store.put_level(side, tick, level);
		open_level(store, top, side, tick);
		return Ok(at(number, slot));
	};

	level.lots = level.lots.checked_add(lots).ok_or(BookError::LevelFull)?;
	level.orders = level.orders.checked_add(1).ok_or(BookError::LevelFull)?;
	let (number, slot) = if level.tail_used < SLOTS {
		level.tail_used = level.tail_used.saturating_add(1);
		(level.tail, store.change_page(key(level.tail), append).ok_or(BookError::Corrupt)??)
	} else {
		let number = fresh(top.last_page)?;
		let mut newest = Page::new(level.tail);
		let slot = append(&mut newest)?;
		set_next(store, key(level.tail), number)?;
		store.put_page(key(number), newest);
		level.tail = number;
		level.tail_used = 1;
		top.last_page = number;
		(number, slot)
	};
	store.put_level(side, tick, level);
	Ok(at(number, slot))
}

/// Makes `next` the page after page `key`.
pub(super) fn set_next<S: BookStore>(
	store: &mut S,
	key: PageKey,
	next: u64,
) -> Result<(), BookError> {
	let change = |page: &mut Page<S::Owner>| {
		page.next = next;
		Ok(())
	};
	store.change_page(key, change).ok_or(BookError::Corrupt)?
}

/// Joins the neighbours of page `key`, which has no orders left, and removes it; the caller stores `level`.
fn unlink<S: BookStore>(
	store: &mut S,
	key: PageKey,
	(prev, next): (u64, u64),
	level: &mut Level,
) -> Result<(), BookError> {
	match prev {
		0 => level.head = next,
		prev => set_next(store, PageKey { number: prev, ..key }, next)?,
	}
	match next {
		0 => level.cut_tail(prev),
		next => {
			let change = |page: &mut Page<S::Owner>| {
				page.prev = prev;
				Ok(())
			};
			let key = PageKey { number: next, ..key };
			store.change_page(key, change).ok_or(BookError::Corrupt)??;
		},
	}
	store.remove_page(key);
	Ok(())
}

/// Marks a new level in the bitmap; the caller stores `top`.
fn open_level<S: BookStore>(store: &mut S, top: &mut Top, side: Side, tick: Tick) {
	let index = bitmap::word_of(tick);
	let (summary, word) = bitmap::set(top.summary(side), store.word(side, index), tick);
	top.set_summary(side, summary);
	store.put_word(side, index, word);
	if top.best(side).is_none_or(|best| side.meets(tick, best)) {
		top.set_best(side, Some(tick));
	}
}

/// Removes a level without orders; the caller stores `top`.
pub(super) fn close_level<S: BookStore>(store: &mut S, top: &mut Top, side: Side, tick: Tick) {
	let index = bitmap::word_of(tick);
	let (summary, word) = bitmap::clear(top.summary(side), store.word(side, index), tick);
	top.set_summary(side, summary);
	store.put_word(side, index, word);
	store.remove_level(side, tick);
	if top.best(side) == Some(tick) {
		top.set_best(side, tick_from(store, top.summary(side), side, tick));
	}
}

/// The best tick of `side` that is `tick` or worse.
pub(super) fn tick_from<S: BookStore>(
	store: &S,
	summary: u16,
	side: Side,
	tick: Tick,
) -> Option<Tick> {
	match side {
		Side::Bid => bitmap::at_or_below(summary, tick, |index| store.word(side, index)),
		Side::Ask => bitmap::at_or_above(summary, tick, |index| store.word(side, index)),
	}
}
