// SPDX-License-Identifier: Apache-2.0
//! What `IMarketplace` shows.

use super::{
	asked::{request, side},
	reports::{expiry_of, rest_of, side_of, state_of},
};
use crate::{
	Chain,
	abi::IMarketplace::{
		self as sol, auctionCall, auctionReturn, canPlaceCall, depthCall, marketFactsCall,
		marketOfCall, openOrdersCall, orderByIdCall, ordersCall, quoteCall, quoteMoneyCall,
		statisticsCall, switchDeadlineCall,
	},
	convert::{account, address},
	revert::{code_of, describe, failed},
	weights,
};
use alloc::{string::String, vec::Vec};
use frame_support::dispatch::GetDispatchInfo;
use genex_primitives::book::{OrderId, Resting, Tick};
use pallet_order_book::{Call, Error as OfOrders, HOURS_KEPT, MAX_PAGE, Pallet, Quote, Stats};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{primitives::Address, sol_types::SolCall},
};

/// What is read to walk a side before its orders: its top and all words of its levels.
const WALK_READS: u64 = 17;
/// What is read of an order that is found by its level, or by the list of its owner's: the entry that leads to it, and its
/// page.
const ORDER_READS: u64 = 2;
/// What a reference price reads where none was noted in the hour: the market, version and numbers of the formula, the series
/// and its counters, the stablecoin, link and record of the issuer.
const PRICE_READS: u64 = 8;

/// How many entries a page of `limit` has at most.
fn page(limit: u32) -> u64 {
	limit.min(MAX_PAGE).into()
}

/// The number of a tick, or zero.
fn number(tick: Option<Tick>) -> u16 {
	tick.map_or(0, Tick::get)
}

pub(super) fn market_facts<T: Chain>(
	call: &marketFactsCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	env.charge(weights::view::<T>(1))?;
	let market = Pallet::<T>::market(call.id)
		.ok_or_else(|| failed::<T>(OfOrders::<T>::UnknownMarket.into()))?;
	Ok(marketFactsCall::abi_encode_returns(&sol::Market {
		series: market.series,
		asset: market.asset,
		issuer: address::<T>(&market.issuer),
		expiresAt: market.expires_at,
		tickSize: market.tick_size,
		lot: market.lot,
		highest: market.highest.get(),
		state: state_of(market.state),
		minNotional: market.rules.min_notional,
		makerCap: market.rules.maker_cap.parts(),
		takerCap: market.rules.taker_cap.parts(),
		referralCap: market.rules.referral_cap.parts(),
		pausedUntil: market.tape.paused_until,
	}))
}

pub(super) fn market_of<T: Chain>(
	call: &marketOfCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	env.charge(weights::view::<T>(1))?;
	let market = Pallet::<T>::market_of(call.series, call.asset).unwrap_or_default();
	Ok(marketOfCall::abi_encode_returns(&market))
}

pub(super) fn auction<T: Chain>(
	call: &auctionCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	env.charge(weights::view::<T>(2))?;
	let ends_at = Pallet::<T>::market(call.id).and_then(|market| market.call_ends_at);
	let auction = Pallet::<T>::auction(call.id);
	Ok(auctionCall::abi_encode_returns(&auctionReturn {
		endsAt: ends_at.unwrap_or(0),
		clearing: number(auction.and_then(|auction| auction.clearing)),
	}))
}

pub(super) fn depth<T: Chain>(
	call: &depthCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	env.charge(weights::view::<T>(WALK_READS.saturating_add(page(call.limit))))?;
	let levels: Vec<_> = Pallet::<T>::depth(call.id, side(call.side)?, call.limit)
		.into_iter()
		.map(|(tick, lots, orders)| sol::PriceLevel { tick: tick.get(), lots, orders })
		.collect();
	Ok(depthCall::abi_encode_returns(&levels))
}

pub(super) fn orders<T: Chain>(
	call: &ordersCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	let reads = ORDER_READS.saturating_mul(page(call.limit));
	env.charge(weights::view::<T>(WALK_READS.saturating_add(reads)))?;
	let after = Some(OrderId(call.startAfter)).filter(|_| call.startAfter > 0);
	let found: Vec<_> = Pallet::<T>::orders(call.id, side(call.side)?, after, call.limit)
		.into_iter()
		.map(|(id, resting)| shown::<T>(id, &resting))
		.collect();
	Ok(ordersCall::abi_encode_returns(&found))
}

pub(super) fn open_orders<T: Chain>(
	call: &openOrdersCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	let reads = ORDER_READS.saturating_mul(page(call.limit));
	env.charge(weights::view::<T>(reads.saturating_add(1)))?;
	let who = account(env, &call.who)?;
	let after = Some(call.startAfter).filter(|key| *key > 0);
	let found: Vec<_> = Pallet::<T>::open_orders(who, call.id, after, call.limit)
		.into_iter()
		.map(|(_, (id, resting))| shown::<T>(id, &resting))
		.collect();
	Ok(openOrdersCall::abi_encode_returns(&found))
}

pub(super) fn order_by_id<T: Chain>(
	call: &orderByIdCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	env.charge(weights::view::<T>(ORDER_READS))?;
	let id = OrderId(call.id);
	let order = match Pallet::<T>::order(id) {
		Some(resting) => shown::<T>(id, &resting),
		None => nothing(id),
	};
	Ok(orderByIdCall::abi_encode_returns(&order))
}

pub(super) fn quote<T: Chain>(
	call: &quoteCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	let who = account(env, &call.who)?;
	let order = tried::<T>(call.id, &call.request, 1, env)?;
	Ok(quoteCall::abi_encode_returns(&met::<T>(&Pallet::<T>::quote(who, call.id, order))))
}

pub(super) fn quote_money<T: Chain>(
	call: &quoteMoneyCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	let who = account(env, &call.who)?;
	let order = tried::<T>(call.id, &call.request, quotes_of(call.request.lots), env)?;
	let found = Pallet::<T>::quote_money(who, call.id, call.money, order);
	Ok(quoteMoneyCall::abi_encode_returns(&sol::MoneyQuote {
		lots: found.lots,
		left: found.left,
		met: met::<T>(&found.quote),
	}))
}

/// How many orders are tried at most to find the lots for a sum: one for each bit of `lots`, and two for the answer.
fn quotes_of(lots: u64) -> u64 {
	u64::BITS.saturating_sub(lots.leading_zeros()).saturating_add(2).into()
}

fn met<T: Chain>(quote: &Quote) -> sol::Quote {
	sol::Quote {
		lots: quote.lots,
		held: quote.held,
		notional: quote.notional,
		fee: quote.fee,
		worst: number(quote.worst),
		rest: quote.rest.map_or(sol::Rest::Nothing, rest_of),
		failure: quote.refusal.map_or_else(String::new, describe::<T>),
	}
}

pub(super) fn can_place<T: Chain>(
	call: &canPlaceCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	// What stands alone is looked at besides: the market with its price, the standing of the account, its switch.
	env.charge(weights::view::<T>(PRICE_READS.saturating_add(4)))?;
	let who = account(env, &call.who)?;
	let order = tried::<T>(call.id, &call.request, 1, env)?;
	let obstacles: Vec<_> = Pallet::<T>::can_place(who, call.id, order)
		.into_iter()
		.map(|error| sol::Obstacle {
			code: code_of::<T>(&error).unwrap_or_default(),
			text: describe::<T>(error),
		})
		.collect();
	Ok(canPlaceCall::abi_encode_returns(&obstacles))
}

/// The order that is tried; charges for the most that placing it so many `times` can cost.
fn tried<T: Chain>(
	market: u32,
	wish: &sol::OrderRequest,
	times: u64,
	env: &mut impl Ext<T = T>,
) -> Result<pallet_order_book::OrderRequest<T::AccountId>, Error> {
	let order = request::<T>(wish, &mut |address: &Address| account(env, address))?;
	let native = Call::<T>::place_order { market, order: order.clone() };
	env.charge(native.get_dispatch_info().call_weight.saturating_mul(times))?;
	Ok(order)
}

pub(super) fn statistics<T: Chain>(
	call: &statisticsCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	// The reference is looked up for itself and for the band.
	let prices = PRICE_READS.saturating_mul(2);
	env.charge(weights::view::<T>(prices.saturating_add(HOURS_KEPT.into()).saturating_add(1)))?;
	let stats = Pallet::<T>::stats(call.id)
		.ok_or_else(|| failed::<T>(OfOrders::<T>::UnknownMarket.into()))?;
	Ok(statisticsCall::abi_encode_returns(&counted(&stats)))
}

fn counted(stats: &Stats) -> sol::Statistics {
	let Stats { tape, day, reference, band } = *stats;
	let (lowest, dearest) = band.unwrap_or_default();
	sol::Statistics {
		trades: tape.trades,
		last: number(tape.last),
		lastAt: tape.last_at,
		open: number(day.map(|day| day.open)),
		high: number(day.map(|day| day.high)),
		low: number(day.map(|day| day.low)),
		close: number(day.map(|day| day.close)),
		dayLots: day.map_or(0, |day| day.lots),
		dayNotional: day.map_or(0, |day| day.notional),
		dayTrades: day.map_or(0, |day| day.trades),
		referencePrice: reference.unwrap_or_default(),
		hasBand: band.is_some(),
		lowest,
		dearest,
	}
}

pub(super) fn switch_deadline<T: Chain>(
	call: &switchDeadlineCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	env.charge(weights::view::<T>(1))?;
	let who = account(env, &call.who)?;
	let deadline = Pallet::<T>::switch(who, call.id).unwrap_or_default();
	Ok(switchDeadlineCall::abi_encode_returns(&deadline))
}

fn shown<T: Chain>(id: OrderId, resting: &Resting<T::AccountId>) -> sol::Order {
	let (expiry, at) = expiry_of(Some(resting.expiry));
	sol::Order {
		id: id.0,
		owner: address::<T>(&resting.owner),
		clientId: resting.client,
		side: side_of(id.side()),
		tick: number(id.tick()),
		lots: resting.lots,
		maxFee: resting.max_fee.parts(),
		expiry,
		expiresAt: at,
	}
}

/// An order that does not rest.
fn nothing(id: OrderId) -> sol::Order {
	let (expiry, at) = expiry_of(None);
	sol::Order {
		id: id.0,
		owner: Address::ZERO,
		clientId: 0,
		side: side_of(id.side()),
		tick: number(id.tick()),
		lots: 0,
		maxFee: 0,
		expiry,
		expiresAt: at,
	}
}
