// SPDX-License-Identifier: Apache-2.0
//! What subscribers receive. The README describes it for those who write clients.

use crate::chain::BlockRef;
use genex_primitives::{
	Balance, Quantity, UnixSeconds,
	book::{Lots, MarketId, MarketState, MarketStatus, PriceLevel, Print, Side, Tick},
};
use serde::{Serialize, Serializer};
use sp_core::H256;
use std::fmt::Display;

/// Numbers that may be above 2^53 are texts, since many readers of JSON round them.
fn decimal<T: Display, S: Serializer>(number: &T, serializer: S) -> Result<S::Ok, S::Error> {
	serializer.collect_str(number)
}

/// Why a snapshot is sent.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
	/// The subscription begins.
	Subscribed,
	/// The block told last left the best chain.
	Reorganised,
	/// The node went on without telling block by block.
	Gap,
	/// The subscriber read too slowly.
	Slow,
}

/// A block.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Block {
	number: u32,
	hash: H256,
}

impl From<BlockRef> for Block {
	fn from(BlockRef { number, hash }: BlockRef) -> Self {
		Self { number, hash }
	}
}

/// Where the market stands.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
	state: MarketState,
	#[serde(serialize_with = "decimal")]
	paused_until: UnixSeconds,
	#[serde(serialize_with = "decimal")]
	last_trade: u64,
}

impl From<MarketStatus> for Status {
	fn from(MarketStatus { state, paused_until, trades }: MarketStatus) -> Self {
		Self { state, paused_until, last_trade: trades }
	}
}

/// Tick, lots and number of orders.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Level(Tick, #[serde(serialize_with = "decimal")] Lots, u32);

impl From<PriceLevel> for Level {
	fn from(PriceLevel { tick, lots, orders }: PriceLevel) -> Self {
		Self(tick, lots, orders)
	}
}

/// A trade.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Trade {
	#[serde(serialize_with = "decimal")]
	sequence: u64,
	tick: Tick,
	#[serde(serialize_with = "decimal")]
	lots: Lots,
	taker: Option<Side>,
	late: bool,
}

impl From<Print> for Trade {
	fn from(Print { sequence, tick, lots, taker, late }: Print) -> Self {
		Self { sequence, tick, lots, taker, late }
	}
}

/// The whole book, or its best levels.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
	/// The market.
	pub market: MarketId,
	/// Counts the messages of the subscription.
	pub sequence: u64,
	/// Why it is sent.
	pub reason: Reason,
	/// The block after which the book was like this.
	pub block: Block,
	/// Where the market stands.
	#[serde(flatten)]
	pub status: Status,
	/// What one tick adds to the price of a lot.
	#[serde(serialize_with = "decimal")]
	pub tick_size: Balance,
	/// Units in one lot.
	#[serde(serialize_with = "decimal")]
	pub lot: Quantity,
	/// First second at which nothing fills any more.
	#[serde(serialize_with = "decimal")]
	pub expires_at: UnixSeconds,
	/// Levels that buy, best first.
	pub bids: Vec<Level>,
	/// Levels that sell, best first.
	pub asks: Vec<Level>,
}

/// What one block changed.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Delta {
	/// The market.
	pub market: MarketId,
	/// Counts the messages of the subscription.
	pub sequence: u64,
	/// The block.
	pub block: Block,
	/// Its parent, the block of the message before.
	pub previous: H256,
	/// Where the market stands.
	#[serde(flatten)]
	pub status: Status,
	/// Levels that buy and changed.
	pub bids: Vec<Level>,
	/// Levels that sell and changed.
	pub asks: Vec<Level>,
	/// What traded.
	pub trades: Vec<Trade>,
}

/// A message of the subscription.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Message {
	/// Replaces all that was known.
	Snapshot(Snapshot),
	/// Goes on from the message before.
	Delta(Delta),
}

/// Values in the form of messages.
pub(crate) fn told<T: Copy, U: From<T>>(values: &[T]) -> Vec<U> {
	values.iter().copied().map(U::from).collect()
}
