// SPDX-License-Identifier: Apache-2.0
//! What `pallet-order-book` reported, as the logs of `IMarketplace`.

use super::twins::twin;
use crate::{
	Chain,
	abi::{ICoupon::logTransferCall, IMarketplace as sol},
	convert::address,
	logs,
	twins::Twin,
};
use frame_support::traits::Get;
use genex_primitives::{
	Quantity, SeriesId,
	book::{Expiry, Lots, MarketId, MarketState, NotRested, OrderId, Outcome, Rest, Side},
};
use pallet_order_book::{Event, Pallet};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::primitives::{Address, U256},
};

/// Writes the logs of one act.
pub(super) struct Reporter {
	/// Who carried out the act.
	operator: Address,
	/// A market with its series and the units of a lot, once a trade asked for it. An act is about one market, but for
	/// those that trade nothing.
	known: Option<(MarketId, SeriesId, Quantity)>,
}

impl Reporter {
	/// Of an act by `operator`.
	pub(super) const fn new(operator: Address) -> Self {
		Self { operator, known: None }
	}

	/// Writes the log of each of `events`, in order.
	pub(super) fn write<T: Chain>(
		&mut self,
		events: &[Event<T>],
		env: &mut impl Ext<T = T>,
	) -> Result<(), Error> {
		for event in events {
			self.write_one(event, env)?;
		}
		Ok(())
	}

	/// For units that moved, their log at the address of `Coupon` comes before that of the trade.
	fn write_one<T: Chain>(
		&mut self,
		event: &Event<T>,
		env: &mut impl Ext<T = T>,
	) -> Result<(), Error> {
		match event {
			Event::Trade { market, maker, taker, taker_side, lots, .. } => {
				let (maker, taker) = (address::<T>(maker), address::<T>(taker));
				let sides = match taker_side {
					Side::Bid => (maker, taker),
					Side::Ask => (taker, maker),
				};
				self.units_moved::<T>(*market, *lots, sides, env)?;
			},
			Event::AuctionTrade { market, buyer, seller, lots, .. } => {
				let sides = (address::<T>(seller), address::<T>(buyer));
				self.units_moved::<T>(*market, *lots, sides, env)?;
			},
			_ => {},
		}
		match twin(event) {
			Some(Twin { topics, data, .. }) => logs::write_parts(topics, data, env),
			None => Ok(()),
		}
	}

	fn units_moved<T: Chain>(
		&mut self,
		market: MarketId,
		lots: Lots,
		(from, to): (Address, Address),
		env: &mut impl Ext<T = T>,
	) -> Result<(), Error> {
		let known = match self.known.filter(|(id, ..)| *id == market) {
			Some((_, series, lot)) => Some((series, lot)),
			None => {
				env.charge(T::DbWeight::get().reads(1))?;
				Pallet::<T>::market(market).map(|record| (record.series, record.lot))
			},
		};
		let Some((series, lot)) = known else { return Ok(()) };
		self.known = Some((market, series, lot));
		let moved = logTransferCall {
			operator: self.operator,
			from,
			to,
			id: U256::from(series),
			value: U256::from(lots).saturating_mul(U256::from(lot)),
		};
		logs::write_at_coupon(env, &moved)
	}
}

/// The side in Solidity.
pub(super) const fn side_of(side: Side) -> sol::Side {
	match side {
		Side::Bid => sol::Side::Bid,
		Side::Ask => sol::Side::Ask,
	}
}

/// The state in Solidity.
pub(super) const fn state_of(state: MarketState) -> sol::MarketState {
	match state {
		MarketState::PreOpen => sol::MarketState::PreOpen,
		MarketState::PostOnly => sol::MarketState::PostOnly,
		MarketState::Continuous => sol::MarketState::Continuous,
		MarketState::Auction => sol::MarketState::Auction,
		MarketState::CancelOnly => sol::MarketState::CancelOnly,
		MarketState::Halted => sol::MarketState::Halted,
		MarketState::Settled => sol::MarketState::Settled,
	}
}

/// How and when an order expires; nothing is that of one that never rests.
pub(super) fn expiry_of(expiry: Option<Expiry>) -> (sol::Expiry, u64) {
	match expiry {
		None => (sol::Expiry::None, 0),
		Some(Expiry::Never) => (sol::Expiry::Never, 0),
		Some(Expiry::At(second)) => (sol::Expiry::Second, second),
		Some(Expiry::Block(block)) => (sol::Expiry::Block, block.into()),
	}
}

/// What became of the rest of an order, in Solidity.
pub(super) const fn rest_of(rest: Rest) -> sol::Rest {
	match rest {
		Rest::Nothing => sol::Rest::Nothing,
		Rest::Resting(_) => sol::Rest::Resting,
		Rest::Cancelled(why) => match why {
			NotRested::TimeInForce => sol::Rest::TimeInForce,
			NotRested::PostOnly => sol::Rest::PostOnly,
			NotRested::SelfTrade => sol::Rest::SelfTrade,
			NotRested::Taker => sol::Rest::Taker,
			NotRested::Bound => sol::Rest::Bound,
			NotRested::Crosses => sol::Rest::Crosses,
			NotRested::NoRoom => sol::Rest::NoRoom,
		},
	}
}

/// The id under which an order rests, or zero.
pub(super) const fn resting_in(outcome: &Outcome) -> u128 {
	match outcome.rest {
		Rest::Resting(OrderId(id)) => id,
		Rest::Nothing | Rest::Cancelled(_) => 0,
	}
}

/// What an order did, in Solidity.
pub(super) const fn outcome_of(outcome: &Outcome) -> sol::Outcome {
	sol::Outcome {
		filled: outcome.filled,
		fills: outcome.fills,
		visited: outcome.visited,
		decremented: outcome.decremented,
		left: outcome.left,
		rest: rest_of(outcome.rest),
		order: resting_in(outcome),
	}
}
