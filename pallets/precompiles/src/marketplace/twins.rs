// SPDX-License-Identifier: Apache-2.0
//! The events of `pallet-order-book` as those of `IMarketplace`.

use super::reports::{expiry_of, outcome_of, resting_in, side_of, state_of};
use crate::{
	Chain, abi::IMarketplace as sol, addresses, convert::address, revert::describe, twins::Twin,
};
use genex_primitives::{Actor, book::OrderId};
use pallet_order_book::{CancelReason, Event};
use pallet_revive::precompiles::alloy::{
	primitives::{Address, B256},
	sol_types::SolEvent,
};
use sp_core::H256;

/// The log of `IMarketplace` for an event, if there is one.
// Every variant is named, so that a new event cannot be forgotten here.
pub(crate) fn twin<T: Chain>(event: &Event<T>) -> Option<Twin> {
	match event {
		Event::OrderPlaced { .. }
		| Event::OrderReplaced { .. }
		| Event::OrderReduced { .. }
		| Event::OrderCancelled { .. }
		| Event::OrderForced { .. } => of_order(event),
		Event::Trade { .. } | Event::AuctionTrade { .. } => of_trade(event),
		Event::TradeHeld { .. } | Event::ReferralPaid { .. } => of_fill(event),
		Event::LegFailed { .. }
		| Event::BatchExecuted { .. }
		| Event::SwitchSet { .. }
		| Event::SwitchTriggered { .. }
		| Event::Swept { .. } => of_many(event),
		Event::MarketPaused { .. }
		| Event::MarketStateChanged { .. }
		| Event::MarketHalted { .. }
		| Event::MarketResumed { .. }
		| Event::AuctionStarted { .. }
		| Event::AuctionPriced { .. }
		| Event::AuctionCompleted { .. } => of_market(event),
		Event::MakerRegistered { .. } | Event::MakerLeft { .. } => of_maker(event),
		// Governance's, and those of an officer's verdict: no function of the interface causes them.
		Event::MarketCreated { .. }
		| Event::MarketChanged { .. }
		| Event::FeeTiersSet { .. }
		| Event::MakerTermsSet { .. }
		| Event::HeldTradeSettled { .. }
		| Event::TradeReturned { .. }
		| Event::__Ignore(..) => None,
	}
}

fn at_market(event: &impl SolEvent) -> Option<Twin> {
	Some(Twin::at(addresses::address_of(addresses::MARKETPLACE), event))
}

fn of_trade<T: Chain>(event: &Event<T>) -> Option<Twin> {
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
			let trade = sol::Trade {
				market: *market,
				maker: address::<T>(maker),
				taker: address::<T>(taker),
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
			at_market(&trade)
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
			let trade = sol::AuctionTrade {
				market: *market,
				buyer: address::<T>(buyer),
				seller: address::<T>(seller),
				sequence: *sequence,
				bid: bid.0,
				ask: ask.0,
				tick: tick.get(),
				lots: *lots,
				notional: *notional,
				buyerFee: *buyer_fee,
				sellerFee: *seller_fee,
			};
			at_market(&trade)
		},
		_ => None,
	}
}

fn of_order<T: Chain>(event: &Event<T>) -> Option<Twin> {
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
			at_market(&placed)
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
			at_market(&replaced)
		},
		Event::OrderReduced { order, who, by, left, reason } => {
			let (order, who, (reason, code)) = (order.0, address::<T>(who), reason_of(*reason));
			at_market(&sol::OrderReduced { order, who, by: *by, left: *left, reason, code })
		},
		Event::OrderCancelled { order, who, lots, reason } => {
			let (order, who, (reason, code)) = (order.0, address::<T>(who), reason_of(*reason));
			at_market(&sol::OrderCancelled { order, who, lots: *lots, reason, code })
		},
		Event::OrderForced { order, by, reason } => {
			let (order, by, reason) = (order.0, address::<T>(by), hash_of(*reason));
			at_market(&sol::OrderForced { order, by, reason })
		},
		_ => None,
	}
}

fn of_fill<T: Chain>(event: &Event<T>) -> Option<Twin> {
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
			at_market(&held)
		},
		Event::ReferralPaid { market, sequence, taker, referrer, amount } => {
			let paid = sol::ReferralPaid {
				market: *market,
				taker: address::<T>(taker),
				referrer: address::<T>(referrer),
				sequence: *sequence,
				amount: *amount,
			};
			at_market(&paid)
		},
		_ => None,
	}
}

fn of_many<T: Chain>(event: &Event<T>) -> Option<Twin> {
	match event {
		Event::LegFailed { index, error } => {
			let failure = describe::<T>(*error);
			at_market(&sol::LegFailed { index: *index, failure })
		},
		Event::BatchExecuted { market, who, done, failed } => {
			let (market, who) = (*market, address::<T>(who));
			at_market(&sol::BatchExecuted { market, who, done: *done, failed: *failed })
		},
		Event::SwitchSet { market, who, deadline } => {
			let (market, who, deadline) =
				(*market, address::<T>(who), deadline.unwrap_or_default());
			at_market(&sol::SwitchSet { market, who, deadline })
		},
		Event::SwitchTriggered { market, who, by, cancelled, done } => {
			let triggered = sol::SwitchTriggered {
				market: *market,
				who: address::<T>(who),
				by: address::<T>(by),
				cancelled: *cancelled,
				done: *done,
			};
			at_market(&triggered)
		},
		Event::Swept { market, by, visited, removed } => {
			let (market, by) = (*market, address::<T>(by));
			at_market(&sol::Swept { market, by, visited: *visited, removed: *removed })
		},
		_ => None,
	}
}

fn of_market<T: Chain>(event: &Event<T>) -> Option<Twin> {
	match event {
		Event::MarketPaused { market, anchor, last, until } => {
			let (anchor, last) = (anchor.get(), last.get());
			at_market(&sol::MarketPaused { market: *market, anchor, last, until: *until })
		},
		Event::MarketStateChanged { market, old, new, by, reason } => {
			let changed = sol::MarketStateChanged {
				market: *market,
				by: actor_of::<T>(by.as_ref()),
				old: state_of(*old),
				next: state_of(*new),
				reason: hash_of(*reason),
			};
			at_market(&changed)
		},
		Event::MarketHalted { market, by, reason } => {
			let (market, by, reason) = (*market, address::<T>(by), hash_of(*reason));
			at_market(&sol::MarketHalted { market, by, reason })
		},
		Event::MarketResumed { market, by, reason } => {
			let (market, by, reason) = (*market, address::<T>(by), hash_of(*reason));
			at_market(&sol::MarketResumed { market, by, reason })
		},
		Event::AuctionStarted { market, ends_at, by, reason } => {
			let started = sol::AuctionStarted {
				market: *market,
				by: actor_of::<T>(by.as_ref()),
				endsAt: *ends_at,
				reason: hash_of(*reason),
			};
			at_market(&started)
		},
		Event::AuctionPriced { market, tick, volume, imbalance } => {
			let (market, tick) = (*market, tick.get());
			let (volume, imbalance) = (*volume, *imbalance);
			at_market(&sol::AuctionPriced { market, tick, volume, imbalance })
		},
		Event::AuctionCompleted { market } => at_market(&sol::AuctionCompleted { market: *market }),
		_ => None,
	}
}

fn of_maker<T: Chain>(event: &Event<T>) -> Option<Twin> {
	match event {
		Event::MakerRegistered { identity, who, asset, bond } => {
			let (identity, who, asset, bond) = (*identity, address::<T>(who), *asset, *bond);
			at_market(&sol::MakerRegistered { identity, who, asset, bond })
		},
		Event::MakerLeft { identity, who, asset, bond } => {
			let (identity, who, asset, bond) = (*identity, address::<T>(who), *asset, *bond);
			at_market(&sol::MakerLeft { identity, who, asset, bond })
		},
		_ => None,
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
