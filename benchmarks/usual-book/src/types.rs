// SPDX-License-Identifier: Apache-2.0
//! What the pallet stores.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedBTreeMap, traits::ConstU32};
use genex_primitives::{
	AssetId, Balance, FeeShare, Quantity, SeriesId, UnixSeconds,
	book::{Lots, OrderId, Side, Tick},
};
use scale_info::TypeInfo;

/// The most orders of a price, prices of a side and orders of an account.
pub const CAPACITY: u32 = 1_024;

/// The lots at each price of a side, both as numbers of 128 bits, as balances are.
pub type Prices = BoundedBTreeMap<Balance, u128, ConstU32<CAPACITY>>;

/// What a market saw last.
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
pub struct Tape {
	/// Trades so far.
	pub trades: u64,
	/// The tick of the latest.
	pub last: Option<Tick>,
	/// Its second.
	pub last_at: UnixSeconds,
}

/// One series quoted in one stablecoin.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Market<AccountId> {
	/// The series.
	pub series: SeriesId,
	/// The stablecoin.
	pub asset: AssetId,
	/// The account that issues the series.
	pub issuer: AccountId,
	/// What one tick adds to the price of a lot.
	pub tick_size: Balance,
	/// Units of the series in one lot.
	pub lot: Quantity,
	/// What makers pay.
	pub maker_fee: FeeShare,
	/// What takers pay.
	pub taker_fee: FeeShare,
	/// What it saw last.
	pub tape: Tape,
}

/// An order that waits, with what chains usually keep of one: the fields of SORA's `LimitOrder`, and the fee agreed to.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Order<AccountId> {
	/// Its id.
	pub id: OrderId,
	/// Whose it is.
	pub owner: AccountId,
	/// Whether it buys or sells.
	pub side: Side,
	/// The price of a lot.
	pub price: Balance,
	/// What it was for.
	pub original: u128,
	/// What is left of it.
	pub lots: u128,
	/// When it came.
	pub placed_at: UnixSeconds,
	/// For how many seconds it waits.
	pub lifespan: UnixSeconds,
	/// When it ceases to fill.
	pub expires_at: UnixSeconds,
	/// The highest fee its owner agreed to.
	pub max_fee: FeeShare,
}

impl<AccountId> Order<AccountId> {
	/// What is left of it, as the sums of a fill count it.
	pub fn left(&self) -> Lots {
		Lots::try_from(self.lots).unwrap_or(Lots::MAX)
	}
}

/// An order as its owner asks for it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Wish {
	/// Whether it buys or sells.
	pub side: Side,
	/// The worst acceptable tick.
	pub tick: Tick,
	/// How much.
	pub lots: Lots,
	/// Whether what is left waits.
	pub rests: bool,
	/// The most makers it trades with.
	pub max_fills: u32,
}
