// SPDX-License-Identifier: Apache-2.0
//! How far a block came with the open orders of an account.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use genex_primitives::book::{OrderId, Side, Tick};
use scale_info::TypeInfo;

/// How often calls of one block may begin anew with the open orders of an account in a market.
pub const MAX_WALKS: u8 = 16;
/// How many orders that are not meant a call passes at most, for each that it may cancel.
pub const PASSED_EACH: u32 = 10;

/// Which open orders are meant: all, those of a side, those at a tick or a better one.
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
pub struct Wanted {
	/// Only those of this side.
	pub side: Option<Side>,
	/// Only those at this tick or a better one for whoever meets them.
	pub up_to: Option<Tick>,
}

impl Wanted {
	/// Whether `order` is one of them.
	pub fn includes(self, order: OrderId) -> bool {
		let worst = self.up_to.zip(order.tick());
		self.side.is_none_or(|side| order.side() == side)
			&& worst.is_none_or(|(worst, tick)| order.side().meets(tick, worst))
	}
}

/// How far the calls of a block came with the open orders of an account in a market.
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
pub struct Walk {
	/// How often they began at the first order, from 1 to [`MAX_WALKS`].
	pub begun: u8,
	/// What the latest one looked for.
	pub wanted: Wanted,
	/// The number under which the last order is listed that it came to; nothing once it came to the end.
	pub last: Option<u128>,
}
