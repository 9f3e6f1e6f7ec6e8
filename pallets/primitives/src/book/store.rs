// SPDX-License-Identifier: Apache-2.0
//! What a book stores, key by key, and the trait of whatever keeps it.

use crate::{
	FeeShare, UnixSeconds,
	book::{Lots, Side, Tick},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Orders of one page.
pub const SLOTS: u8 = 16;

/// Why a book cannot do what was asked. Unless the function says otherwise, the book is as before.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum BookError {
	/// An order of no lots.
	ZeroLots,
	/// No order rests under this id.
	NotFound,
	/// More lots to take away than the order has.
	TooManyLots,
	/// The lots or orders of the level would need more bits than there are.
	LevelFull,
	/// Every page number of the market has been given.
	NoPageLeft,
	/// The order would have expired before it was placed.
	AlreadyExpired,
	/// The wishes contradict each other: post-only that may not rest, or a minimum of zero or above the order's lots.
	Contradiction,
	/// A fill-or-kill or minimum-fill order cannot have its minimum.
	NotEnough,
	/// What is stored contradicts itself. A defect: the caller must roll back.
	Corrupt,
}

/// When an order ceases to fill.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum Expiry {
	/// With the market only.
	#[default]
	#[codec(index = 0)]
	Never,
	/// At this second: it does not fill at or after it.
	#[codec(index = 1)]
	At(UnixSeconds),
	/// At this block: it does not fill in it or after it.
	#[codec(index = 2)]
	Block(u32),
}

/// The present, as blocks tell it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Clock {
	/// Seconds since 1970.
	pub now: UnixSeconds,
	/// Number of the block.
	pub block: u32,
}

impl Expiry {
	/// Whether an order with this expiry no longer fills.
	pub const fn is_over(self, clock: Clock) -> bool {
		match self {
			Expiry::Never => false,
			Expiry::At(second) => clock.now >= second,
			Expiry::Block(block) => clock.block >= block,
		}
	}
}

/// An order that rests in the book.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Resting<Owner> {
	/// Whose order it is.
	pub owner: Owner,
	/// The id its owner gave it, zero when none.
	pub client: u128,
	/// What is still to be filled, never zero.
	pub lots: Lots,
	/// The highest fee its owner agreed to; the escrow of a bid is computed from it, however rates change later.
	pub max_fee: FeeShare,
	/// When it ceases to fill.
	pub expiry: Expiry,
}

/// The queue of one tick of one side: its pages from the oldest to the newest. A level without orders is not stored.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Level {
	/// The oldest page.
	pub head: u64,
	/// The newest page.
	pub tail: u64,
	/// Lots of all its orders together.
	pub lots: Lots,
	/// Number of its orders.
	pub orders: u32,
	/// Slots given on the newest page, so that its being full is known before it is read.
	pub tail_used: u8,
}

/// Up to [`SLOTS`] orders of one level, in order of arrival. A page without orders is not stored.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Page<Owner> {
	/// The page before it in the level, zero when it is the oldest.
	pub prev: u64,
	/// The page after it in the level, zero when it is the newest.
	pub next: u64,
	/// Slots given so far. A slot is given once: it stays empty when its order leaves.
	pub used: u8,
	/// The orders.
	pub slots: [Option<Resting<Owner>>; 16],
}

impl<Owner> Page<Owner> {
	/// A page without orders, after page `prev`.
	pub const fn new(prev: u64) -> Self {
		Self { prev, next: 0, used: 0, slots: [const { None }; 16] }
	}

	/// Whether no order is left.
	pub fn is_empty(&self) -> bool {
		self.slots.iter().all(Option::is_none)
	}

	/// The order in `slot`.
	pub fn get(&self, slot: u16) -> Option<&Resting<Owner>> {
		self.slots.get(usize::from(slot))?.as_ref()
	}

	/// The order in `slot`, to change it.
	pub fn get_mut(&mut self, slot: u16) -> Option<&mut Resting<Owner>> {
		self.slots.get_mut(usize::from(slot))?.as_mut()
	}

	/// The first order in `slot` or after it.
	pub fn first_from(&self, slot: u16) -> Option<(u16, &Resting<Owner>)> {
		(slot..u16::from(self.used)).find_map(|slot| Some((slot, self.get(slot)?)))
	}

	/// Puts `order` into the next slot and returns that, or nothing when the page is full.
	pub(super) fn append(&mut self, order: Resting<Owner>) -> Option<u16> {
		let slot = self.used;
		*self.slots.get_mut(usize::from(slot))? = Some(order);
		self.used = slot.saturating_add(1);
		Some(u16::from(slot))
	}

	/// Takes the order out of `slot`, which stays empty for ever.
	pub(super) fn take(&mut self, slot: u16) -> Option<Resting<Owner>> {
		self.slots.get_mut(usize::from(slot))?.take()
	}
}

/// What every order of a market reads first. The default is a market that never had an order.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Top {
	/// Which words of the bids' bitmap are not zero.
	pub bid_summary: u16,
	/// Which words of the asks' bitmap are not zero.
	pub ask_summary: u16,
	/// The highest tick with bids.
	pub best_bid: Option<Tick>,
	/// The lowest tick with asks.
	pub best_ask: Option<Tick>,
	/// The page number given last, zero before the first.
	pub last_page: u64,
}

impl Top {
	/// The best tick of `side`.
	pub const fn best(&self, side: Side) -> Option<Tick> {
		match side {
			Side::Bid => self.best_bid,
			Side::Ask => self.best_ask,
		}
	}

	/// The summary of `side`.
	pub const fn summary(&self, side: Side) -> u16 {
		match side {
			Side::Bid => self.bid_summary,
			Side::Ask => self.ask_summary,
		}
	}

	/// Whether an order of `side` that accepts `limit` would trade with the best order against it.
	pub fn crosses(&self, side: Side, limit: Tick) -> bool {
		self.best(side.opposite()).is_some_and(|best| side.opposite().meets(best, limit))
	}

	pub(super) const fn set_best(&mut self, side: Side, best: Option<Tick>) {
		match side {
			Side::Bid => self.best_bid = best,
			Side::Ask => self.best_ask = best,
		}
	}

	pub(super) const fn set_summary(&mut self, side: Side, summary: u16) {
		match side {
			Side::Bid => self.bid_summary = summary,
			Side::Ask => self.ask_summary = summary,
		}
	}
}

/// Names a page. The level is part of the name, so that an id with a wrong side or tick finds nothing.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub struct PageKey {
	/// The side.
	pub side: Side,
	/// The tick.
	pub tick: Tick,
	/// The number.
	pub number: u64,
}

/// Keeps the book of one market. Each function reads or writes one key.
pub trait BookStore {
	/// Whose orders these are.
	type Owner;

	/// The market's top; the default when none is stored.
	fn top(&self) -> Top;
	/// Stores the top.
	fn put_top(&mut self, top: Top);

	/// Word `index` (0 to 15) of the bitmap of `side`; zero when none is stored.
	fn word(&self, side: Side, index: u8) -> u128;
	/// Stores a word. A zero is removed, not stored.
	fn put_word(&mut self, side: Side, index: u8, word: u128);

	/// The level of `side` at `tick`.
	fn level(&self, side: Side, tick: Tick) -> Option<Level>;
	/// Stores a level.
	fn put_level(&mut self, side: Side, tick: Tick, level: Level);
	/// Removes a level.
	fn remove_level(&mut self, side: Side, tick: Tick);

	/// A page.
	fn page(&self, key: PageKey) -> Option<Page<Self::Owner>>;
	/// Stores a page.
	fn put_page(&mut self, key: PageKey, page: Page<Self::Owner>);
	/// Removes a page.
	fn remove_page(&mut self, key: PageKey);

	/// Reads a page, lets `change` change it and stores it, unless that errs; nothing when there is no such page. An
	/// own form is worth it where a page can be changed in place. `change` must not err after it changed something.
	fn change_page<R>(
		&mut self,
		key: PageKey,
		change: impl FnOnce(&mut Page<Self::Owner>) -> Result<R, BookError>,
	) -> Option<Result<R, BookError>> {
		let mut page = self.page(key)?;
		let result = change(&mut page);
		if result.is_ok() {
			self.put_page(key, page);
		}
		Some(result)
	}
}
