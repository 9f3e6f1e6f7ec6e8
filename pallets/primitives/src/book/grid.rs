// SPDX-License-Identifier: Apache-2.0
//! Sides, ticks, lots and the ids of orders.

use codec::{Decode, DecodeWithMemTracking, Encode, Input, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A market: one series quoted in one stablecoin. Assigned in sequence and never reused.
pub type MarketId = u32;

/// Quantity of an order, in the market's smallest tradable quantity.
pub type Lots = u64;

/// The highest tick of the grid.
pub const MAX_TICK: u16 = 2_047;

/// Which way an order trades.
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
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
pub enum Side {
	/// Buys coupons; a higher tick is better.
	#[codec(index = 0)]
	Bid,
	/// Sells coupons; a lower tick is better.
	#[codec(index = 1)]
	Ask,
}

impl Side {
	/// Both sides.
	pub const ALL: [Side; 2] = [Side::Bid, Side::Ask];

	/// The side an order of this side trades with.
	pub const fn opposite(self) -> Self {
		match self {
			Side::Bid => Side::Ask,
			Side::Ask => Side::Bid,
		}
	}

	/// Whether a resting order of this side at `resting` is open to an incoming one that accepts `limit`.
	pub const fn meets(self, resting: Tick, limit: Tick) -> bool {
		match self {
			Side::Bid => resting.0 >= limit.0,
			Side::Ask => resting.0 <= limit.0,
		}
	}

	/// The next worse tick for orders of this side; nothing at the grid's end.
	pub const fn worse(self, tick: Tick) -> Option<Tick> {
		match self {
			Side::Bid => tick.below(),
			Side::Ask => tick.above(),
		}
	}

	/// The next better tick for orders of this side; nothing at the grid's end.
	pub const fn better(self, tick: Tick) -> Option<Tick> {
		self.opposite().worse(tick)
	}
}

/// A price, counted in steps of the market's tick size: 1 to [`MAX_TICK`].
///
/// Another number cannot be decoded, so stored and submitted ticks are always on the grid.
#[derive(
	Clone,
	Copy,
	Debug,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
#[serde(try_from = "u16")]
pub struct Tick(u16);

impl Decode for Tick {
	fn decode<I: Input>(input: &mut I) -> Result<Self, codec::Error> {
		Self::new(u16::decode(input)?).ok_or_else(|| "a tick is from 1 to 2,047".into())
	}
}

impl TryFrom<u16> for Tick {
	type Error = &'static str;

	fn try_from(number: u16) -> Result<Self, Self::Error> {
		Self::new(number).ok_or("a tick is from 1 to 2,047")
	}
}

impl Tick {
	/// The lowest tick.
	pub const MIN: Tick = Tick(1);
	/// The highest tick.
	pub const MAX: Tick = Tick(MAX_TICK);

	/// The tick with this number, or nothing when it is not on the grid.
	pub const fn new(number: u16) -> Option<Self> {
		if number >= Self::MIN.0 && number <= MAX_TICK { Some(Self(number)) } else { None }
	}

	/// The number, 1 to [`MAX_TICK`].
	pub const fn get(self) -> u16 {
		self.0
	}

	/// The next higher tick, or nothing at the grid's end.
	pub const fn above(self) -> Option<Self> {
		Self::new(self.0.saturating_add(1))
	}

	/// The next lower tick, or nothing at the grid's end.
	pub const fn below(self) -> Option<Self> {
		Self::new(self.0.saturating_sub(1))
	}
}

/// Where an order rests. No two orders ever share a place: numbers of pages are given once per market, and slots of a
/// page are filled in order and never again.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Place {
	/// The market.
	pub market: MarketId,
	/// The side.
	pub side: Side,
	/// The price.
	pub tick: Tick,
	/// Number of the page, from 1.
	pub page: u64,
	/// Slot of the page, from 0.
	pub slot: u16,
}

/// Identifies an order for ever, and says where it rests.
///
/// From the highest bit: market (32 bits), side (1; zero is a bid), tick (15), page (64), slot (16). Any number decodes,
/// because callers name orders; what names no place is found nowhere.
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
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
pub struct OrderId(pub u128);

impl OrderId {
	/// The id of what rests at `place`.
	pub fn new(place: Place) -> Self {
		let side = match place.side {
			Side::Bid => 0,
			Side::Ask => 1u128 << 95,
		};
		Self(
			u128::from(place.market) << 96
				| side | u128::from(place.tick.get()) << 80
				| u128::from(place.page) << 16
				| u128::from(place.slot),
		)
	}

	/// The market.
	pub fn market(self) -> MarketId {
		// The upper 32 of 128 bits always fit; so do the other parts below, which are masked to their width.
		MarketId::try_from(self.0 >> 96).unwrap_or_default()
	}

	/// The side.
	pub const fn side(self) -> Side {
		if self.0 >> 95 & 1 == 0 { Side::Bid } else { Side::Ask }
	}

	/// The tick, or nothing when the number names none.
	pub fn tick(self) -> Option<Tick> {
		u16::try_from(self.0 >> 80 & 0x7fff).ok().and_then(Tick::new)
	}

	/// The number of the page.
	pub fn page(self) -> u64 {
		u64::try_from(self.0 >> 16 & u128::from(u64::MAX)).unwrap_or_default()
	}

	/// The slot of the page.
	pub fn slot(self) -> u16 {
		u16::try_from(self.0 & u128::from(u16::MAX)).unwrap_or_default()
	}

	/// Where the order rests or rested, or nothing when the number names no place.
	pub fn place(self) -> Option<Place> {
		Some(Place {
			market: self.market(),
			side: self.side(),
			tick: self.tick()?,
			page: self.page(),
			slot: self.slot(),
		})
	}
}
