// SPDX-License-Identifier: Apache-2.0
//! Random orders of the model.

use super::{Model, OWNERS};
use crate::{
	FeeShare,
	book::{Incoming, Lots, PostOnly, SelfTrade, Side, Tick, TimeInForce},
};

impl Model {
	pub(super) fn tick(&mut self) -> Tick {
		let offset = self.random.below(2 * self.spread + 1);
		let number = (self.middle + offset).saturating_sub(self.spread).clamp(1, 2_047);
		Tick::new(number as u16).unwrap()
	}

	pub(super) fn side(&mut self) -> Side {
		if self.random.one_in(2) { Side::Bid } else { Side::Ask }
	}

	pub(super) fn lots(&mut self) -> Lots {
		match self.random.below(300) {
			0 => 0,
			1 => Lots::MAX,
			2 => Lots::MAX / 2,
			_ => 1 + self.random.below(20),
		}
	}

	pub(super) fn incoming(&mut self) -> Incoming<u64> {
		let lots = self.lots();
		let time_in_force = match self.random.below(20) {
			0..2 => TimeInForce::Gtt(self.world.clock.now + self.random.below(20)),
			2..4 => TimeInForce::Gtb(self.world.clock.block + self.random.below(8) as u32),
			4..7 => TimeInForce::Ioc,
			7..9 => TimeInForce::Fok,
			9..11 => TimeInForce::MinFill(self.random.below(lots.min(30) + 2)),
			_ => TimeInForce::Gtc,
		};
		Incoming {
			owner: self.random.below(OWNERS),
			client: u128::from(self.random.next()),
			side: self.side(),
			limit: self.tick(),
			lots,
			max_fee: FeeShare::new(self.random.below(1_000) as u32).unwrap(),
			time_in_force,
			post_only: match self.random.below(12) {
				0 => Some(PostOnly::Reject),
				1 => Some(PostOnly::Slide),
				_ => None,
			},
			self_trade: match self.random.below(4) {
				0 => SelfTrade::CancelMaker,
				1 => SelfTrade::CancelTaker,
				2 => SelfTrade::CancelBoth,
				_ => SelfTrade::Decrement,
			},
		}
	}
}
