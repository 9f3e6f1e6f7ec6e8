// SPDX-License-Identifier: Apache-2.0
//! What `pallet-order-book` reported, as the logs of `IMarketplace`.

use crate::{
	Chain,
	abi::{ICoupon::logTransferCall, IMarketplace as sol},
	convert::address,
	logs,
	revert::describe,
};
use frame_support::traits::Get;
use genex_primitives::{
	Actor, Quantity, SeriesId,
	book::{Expiry, Lots, MarketId, MarketState, NotRested, OrderId, Outcome, Rest, Side},
};
use pallet_order_book::{CancelReason, Event, Pallet};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::primitives::{Address, B256, U256},
};
use sp_core::H256;

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

	// Every variant is named, so that a new event cannot be forgotten here.
	fn write_one<T: Chain>(
		&mut self,
		event: &Event<T>,
		env: &mut impl Ext<T = T>,
	) -> Result<(), Error> {
		match event {
			Event::OrderPlaced { .. }
			| Event::OrderReplaced { .. }
			| Event::OrderReduced { .. }
			| Event::OrderCancelled { .. }
			| Event::OrderForced { .. } => of_order(event, env),
			Event::Trade { .. } | Event::AuctionTrade { .. } => self.of_trade(event, env),
			Event::TradeHeld { .. } | Event::ReferralPaid { .. } => of_fill(event, env),
			Event::LegFailed { .. }
			| Event::BatchExecuted { .. }
			| Event::SwitchSet { .. }
			| Event::SwitchTriggered { .. }
			| Event::Swept { .. } => of_many(event, env),
			Event::MarketPaused { .. }
			| Event::MarketStateChanged { .. }
			| Event::MarketHalted { .. }
			| Event::MarketResumed { .. }
			| Event::AuctionStarted { .. }
			| Event::AuctionPriced { .. }
			| Event::AuctionCompleted { .. } => of_market(event, env),
			Event::MakerRegistered { .. } | Event::MakerLeft { .. } => of_maker(event, env),
			// Governance's, and those of an officer's verdict: no function of the interface causes them.
			Event::MarketCreated { .. }
			| Event::MarketChanged { .. }
			| Event::FeeTiersSet { .. }
			| Event::MakerTermsSet { .. }
			| Event::HeldTradeSettled { .. }
			| Event::TradeReturned { .. }
			| Event::__Ignore(..) => Ok(()),
		}
	}

	/// The move of the units at the address of `Coupon`, then the trade at this one.
	fn of_trade<T: Chain>(
		&mut self,
		event: &Event<T>,
		env: &mut impl Ext<T = T>,
	) -> Result<(), Error> {
		match event {
			Event::Trade {
				market,
				sequence,
				order,
				maker,
				taker,
				taker_side,
				tick,
				lots,
				notional,
				maker_fee,
				rebate,
				taker_fee,
			} => {
				let (maker, taker) = (address::<T>(maker), address::<T>(taker));
				let (seller, buyer) = match taker_side {
					Side::Bid => (maker, taker),
					Side::Ask => (taker, maker),
				};
				self.units_moved::<T>(*market, *lots, (seller, buyer), env)?;
				let trade = sol::Trade {
					market: *market,
					maker,
					taker,
					sequence: *sequence,
					order: order.0,
					takerSide: side_of(*taker_side),
					tick: tick.get(),
					lots: *lots,
					notional: *notional,
					makerFee: *maker_fee,
					rebate: *rebate,
					takerFee: *taker_fee,
				};
				logs::write(env, &trade)
			},
			Event::AuctionTrade {
				market,
				sequence,
				bid,
				ask,
				buyer,
				seller,
				tick,
				lots,
				notional,
				buyer_fee,
				seller_fee,
			} => {
				let (buyer, seller) = (address::<T>(buyer), address::<T>(seller));
				self.units_moved::<T>(*market, *lots, (seller, buyer), env)?;
				let trade = sol::AuctionTrade {
					market: *market,
					buyer,
					seller,
					sequence: *sequence,
					bid: bid.0,
					ask: ask.0,
					tick: tick.get(),
					lots: *lots,
					notional: *notional,
					buyerFee: *buyer_fee,
					sellerFee: *seller_fee,
				};
				logs::write(env, &trade)
			},
			_ => Ok(()),
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

fn of_order<T: Chain>(event: &Event<T>, env: &mut impl Ext<T = T>) -> Result<(), Error> {
	match event {
		Event::OrderPlaced { market, who, client, side, limit, lots, expiry, max_fee, outcome } => {
			let (expiry, at) = expiry_of(*expiry);
			let placed = sol::OrderPlaced {
				market: *market,
				who: address::<T>(who),
				order: resting_in(outcome),
				clientId: *client,
				side: side_of(*side),
				limit: limit.get(),
				lots: *lots,
				expiry,
				expiresAt: at,
				maxFee: max_fee.parts(),
				outcome: outcome_of(outcome),
			};
			logs::write(env, &placed)
		},
		Event::OrderReplaced {
			market,
			who,
			old,
			cancelled,
			client,
			limit,
			lots,
			expiry,
			max_fee,
			outcome,
		} => {
			let (expiry, at) = expiry_of(Some(*expiry));
			let replaced = sol::OrderReplaced {
				market: *market,
				who: address::<T>(who),
				order: resting_in(outcome),
				old: old.0,
				cancelled: *cancelled,
				clientId: *client,
				limit: limit.get(),
				lots: *lots,
				expiry,
				expiresAt: at,
				maxFee: max_fee.parts(),
				outcome: outcome_of(outcome),
			};
			logs::write(env, &replaced)
		},
		Event::OrderReduced { order, who, by, left, reason } => {
			let (order, who, (reason, code)) = (order.0, address::<T>(who), reason_of(*reason));
			logs::write(env, &sol::OrderReduced { order, who, by: *by, left: *left, reason, code })
		},
		Event::OrderCancelled { order, who, lots, reason } => {
			let (order, who, (reason, code)) = (order.0, address::<T>(who), reason_of(*reason));
			logs::write(env, &sol::OrderCancelled { order, who, lots: *lots, reason, code })
		},
		Event::OrderForced { order, by, reason } => {
			let (order, by, reason) = (order.0, address::<T>(by), hash_of(*reason));
			logs::write(env, &sol::OrderForced { order, by, reason })
		},
		_ => Ok(()),
	}
}

fn of_fill<T: Chain>(event: &Event<T>, env: &mut impl Ext<T = T>) -> Result<(), Error> {
	match event {
		Event::TradeHeld {
			trade,
			market,
			order,
			taker_order,
			maker,
			taker,
			taker_side,
			tick,
			lots,
			notional,
			maker_fee,
			rebate,
			taker_fee,
			review,
			deadline,
		} => {
			let held = sol::TradeHeld {
				market: *market,
				maker: address::<T>(maker),
				taker: address::<T>(taker),
				trade: *trade,
				order: order.0,
				takerOrder: taker_order.map_or(0, |OrderId(id)| id),
				takerSide: side_of(*taker_side),
				tick: tick.get(),
				lots: *lots,
				notional: *notional,
				makerFee: *maker_fee,
				rebate: *rebate,
				takerFee: *taker_fee,
				review: *review,
				deadline: *deadline,
			};
			logs::write(env, &held)
		},
		Event::ReferralPaid { market, sequence, taker, referrer, amount } => {
			let paid = sol::ReferralPaid {
				market: *market,
				taker: address::<T>(taker),
				referrer: address::<T>(referrer),
				sequence: *sequence,
				amount: *amount,
			};
			logs::write(env, &paid)
		},
		_ => Ok(()),
	}
}

fn of_many<T: Chain>(event: &Event<T>, env: &mut impl Ext<T = T>) -> Result<(), Error> {
	match event {
		Event::LegFailed { index, error } => {
			let failure = describe::<T>(*error);
			logs::write(env, &sol::LegFailed { index: *index, failure })
		},
		Event::BatchExecuted { market, who, done, failed } => {
			let (market, who) = (*market, address::<T>(who));
			logs::write(env, &sol::BatchExecuted { market, who, done: *done, failed: *failed })
		},
		Event::SwitchSet { market, who, deadline } => {
			let (market, who, deadline) =
				(*market, address::<T>(who), deadline.unwrap_or_default());
			logs::write(env, &sol::SwitchSet { market, who, deadline })
		},
		Event::SwitchTriggered { market, who, by, cancelled, done } => {
			let triggered = sol::SwitchTriggered {
				market: *market,
				who: address::<T>(who),
				by: address::<T>(by),
				cancelled: *cancelled,
				done: *done,
			};
			logs::write(env, &triggered)
		},
		Event::Swept { market, by, visited, removed } => {
			let (market, by) = (*market, address::<T>(by));
			logs::write(env, &sol::Swept { market, by, visited: *visited, removed: *removed })
		},
		_ => Ok(()),
	}
}

fn of_market<T: Chain>(event: &Event<T>, env: &mut impl Ext<T = T>) -> Result<(), Error> {
	match event {
		Event::MarketPaused { market, anchor, last, until } => {
			let (anchor, last) = (anchor.get(), last.get());
			logs::write(env, &sol::MarketPaused { market: *market, anchor, last, until: *until })
		},
		Event::MarketStateChanged { market, old, new, by, reason } => {
			let changed = sol::MarketStateChanged {
				market: *market,
				by: actor_of::<T>(by.as_ref()),
				old: state_of(*old),
				next: state_of(*new),
				reason: hash_of(*reason),
			};
			logs::write(env, &changed)
		},
		Event::MarketHalted { market, by, reason } => {
			let (market, by, reason) = (*market, address::<T>(by), hash_of(*reason));
			logs::write(env, &sol::MarketHalted { market, by, reason })
		},
		Event::MarketResumed { market, by, reason } => {
			let (market, by, reason) = (*market, address::<T>(by), hash_of(*reason));
			logs::write(env, &sol::MarketResumed { market, by, reason })
		},
		Event::AuctionStarted { market, ends_at, by, reason } => {
			let started = sol::AuctionStarted {
				market: *market,
				by: actor_of::<T>(by.as_ref()),
				endsAt: *ends_at,
				reason: hash_of(*reason),
			};
			logs::write(env, &started)
		},
		Event::AuctionPriced { market, tick, volume, imbalance } => {
			let (market, tick) = (*market, tick.get());
			let (volume, imbalance) = (*volume, *imbalance);
			logs::write(env, &sol::AuctionPriced { market, tick, volume, imbalance })
		},
		Event::AuctionCompleted { market } => {
			logs::write(env, &sol::AuctionCompleted { market: *market })
		},
		_ => Ok(()),
	}
}

fn of_maker<T: Chain>(event: &Event<T>, env: &mut impl Ext<T = T>) -> Result<(), Error> {
	match event {
		Event::MakerRegistered { identity, who, asset, bond } => {
			let (identity, who, asset, bond) = (*identity, address::<T>(who), *asset, *bond);
			logs::write(env, &sol::MakerRegistered { identity, who, asset, bond })
		},
		Event::MakerLeft { identity, who, asset, bond } => {
			let (identity, who, asset, bond) = (*identity, address::<T>(who), *asset, *bond);
			logs::write(env, &sol::MakerLeft { identity, who, asset, bond })
		},
		_ => Ok(()),
	}
}

/// Governance has no address, nor has nobody.
fn actor_of<T: Chain>(by: Option<&Actor<T::AccountId>>) -> Address {
	match by {
		Some(Actor::Account(account)) => address::<T>(account),
		Some(Actor::Governance) | None => Address::ZERO,
	}
}

const fn hash_of(hash: H256) -> B256 {
	B256::new(hash.0)
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

const fn reason_of(reason: CancelReason) -> (sol::CancelReason, u16) {
	match reason {
		CancelReason::Owner => (sol::CancelReason::Owner, 0),
		CancelReason::Expired => (sol::CancelReason::Expired, 0),
		CancelReason::SelfTrade => (sol::CancelReason::SelfTrade, 0),
		CancelReason::Refused(code) => (sol::CancelReason::Refused, code),
		CancelReason::Switch => (sol::CancelReason::Switch, 0),
		CancelReason::MarketOver => (sol::CancelReason::MarketOver, 0),
		CancelReason::Authority => (sol::CancelReason::Authority, 0),
	}
}
