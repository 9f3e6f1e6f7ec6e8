// SPDX-License-Identifier: Apache-2.0
//! How the queues of a book are stored.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use genex_primitives::book::{Level, Page, PageKey, Side, Tick};
use scale_info::TypeInfo;

/// Names an entry of the queue of a tick: its level, or one of its pages.
///
/// The keys of a level and of its pages differ at their ends only, so that they share the way through the trie. Side and
/// tick are one number of twelve bits for the same reason: a full book takes three steps of it, where two numbers take four.
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
pub struct QueueKey {
	/// Twice the tick, and one more for asks.
	pub row: u16,
	/// The number of the page, or nothing for the level.
	pub page: Option<u64>,
}

impl QueueKey {
	/// That of the level of `side` at `tick`.
	pub const fn of_level(side: Side, tick: Tick) -> Self {
		let ask = match side {
			Side::Bid => 0,
			Side::Ask => 1,
		};
		Self { row: tick.get() << 1 | ask, page: None }
	}

	/// That of a page.
	pub const fn of_page(key: PageKey) -> Self {
		Self { page: Some(key.number), ..Self::of_level(key.side, key.tick) }
	}

	/// Side and tick; nothing when the row is not on the grid.
	pub fn place(self) -> Option<(Side, Tick)> {
		let side = if self.row & 1 == 0 { Side::Bid } else { Side::Ask };
		Some((side, Tick::new(self.row >> 1)?))
	}
}

/// An entry of the queue of a tick.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
#[allow(clippy::large_enum_variant, reason = "most are pages, and a box would cost more")]
pub enum Queued<AccountId> {
	/// What all its orders come to, and where they begin and end.
	#[codec(index = 0)]
	Level(Level),
	/// Some of its orders.
	#[codec(index = 1)]
	Page(Page<AccountId>),
}

impl<AccountId> Queued<AccountId> {
	/// The level, if it is one.
	pub fn into_level(self) -> Option<Level> {
		match self {
			Self::Level(level) => Some(level),
			Self::Page(_) => None,
		}
	}

	/// The page, if it is one.
	pub fn into_page(self) -> Option<Page<AccountId>> {
		match self {
			Self::Level(_) => None,
			Self::Page(page) => Some(page),
		}
	}
}
