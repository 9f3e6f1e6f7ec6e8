// SPDX-License-Identifier: Apache-2.0
//! A market as those outside see it: what it lets happen, its levels, and what a block changed of them.

use crate::{
	Balance, Quantity, UnixSeconds,
	book::{Lots, MarketId, Side, Tick},
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What a market lets happen. Orders can be cancelled in every state.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub enum MarketState {
	/// Announced: nothing is placed yet.
	#[codec(index = 0)]
	PreOpen,
	/// Orders rest and none trades: one that would trade at once is refused.
	#[codec(index = 1)]
	PostOnly,
	/// Orders trade as they come.
	#[codec(index = 2)]
	Continuous,
	/// Orders gather, and trade together at one price when the call ends.
	#[codec(index = 3)]
	Auction,
	/// Nothing is placed.
	#[codec(index = 4)]
	CancelOnly,
	/// Nothing is placed, until the role that halted it resumes it.
	#[codec(index = 5)]
	Halted,
	/// Over for good: orders are only returned.
	#[codec(index = 6)]
	Settled,
}

impl MarketState {
	/// Every state.
	pub const ALL: [MarketState; 7] = {
		use MarketState::*;
		[PreOpen, PostOnly, Continuous, Auction, CancelOnly, Halted, Settled]
	};

	/// Whether a market may go from `self` to `next`. A book that crosses may in addition only go to `Auction`,
	/// `CancelOnly`, `Halted` and `Settled`, see [`Self::may_cross`].
	pub const fn may_become(self, next: Self) -> bool {
		use MarketState::*;
		match (self, next) {
			(Settled, _) | (_, PreOpen) => false,
			(_, Settled) => true,
			(Halted, Halted) | (PostOnly, PostOnly) | (Continuous, Continuous) => false,
			(Auction, Auction) | (CancelOnly, CancelOnly) => false,
			_ => true,
		}
	}

	/// Whether the best bid may reach the best ask in this state.
	pub const fn may_cross(self) -> bool {
		!matches!(self, Self::PreOpen | Self::PostOnly | Self::Continuous)
	}
}

/// What can be had at one tick of one side.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct PriceLevel {
	/// The tick.
	pub tick: Tick,
	/// Lots of all its orders together; zero when the level is gone.
	pub lots: Lots,
	/// Number of its orders.
	pub orders: u32,
}

/// A trade as everybody may know it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Print {
	/// Number of the trade in its market, from 1.
	pub sequence: u64,
	/// The price.
	pub tick: Tick,
	/// Lots that changed hands.
	pub lots: Lots,
	/// The side of the order that came; nothing in an auction, where both waited.
	pub taker: Option<Side>,
	/// Whether it was agreed in an earlier block and waited for a review: its lots left the book then, and it sets no
	/// price now.
	pub late: bool,
}

/// Where a market stands.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct MarketStatus {
	/// What it lets happen.
	pub state: MarketState,
	/// First second at which a market that paused itself trades again; in the past for all others.
	pub paused_until: UnixSeconds,
	/// Trades so far; also the number of the latest.
	pub trades: u64,
}

/// The whole book of a market, by level.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct BookSnapshot {
	/// Where the market stands.
	pub status: MarketStatus,
	/// What one tick adds to the price of a lot, in smallest units of the stablecoin.
	pub tick_size: Balance,
	/// Units of the series in one lot.
	pub lot: Quantity,
	/// First second at which nothing fills any more.
	pub expires_at: UnixSeconds,
	/// Levels that buy, best first.
	pub bids: Vec<PriceLevel>,
	/// Levels that sell, best first.
	pub asks: Vec<PriceLevel>,
}

/// What a block changed in a market.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct BookChanges {
	/// The market.
	pub market: MarketId,
	/// Where it stands after the block.
	pub status: MarketStatus,
	/// The levels of buyers that the block touched as they are after it, by rising tick.
	pub bids: Vec<PriceLevel>,
	/// The levels of sellers, likewise.
	pub asks: Vec<PriceLevel>,
	/// What traded, in order.
	pub trades: Vec<Print>,
}
