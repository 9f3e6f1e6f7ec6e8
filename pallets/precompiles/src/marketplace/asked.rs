// SPDX-License-Identifier: Apache-2.0
//! What the acts of `IMarketplace` ask for, as calls of `pallet-order-book`.

use crate::{
	Chain,
	abi::IMarketplace::{self as sol, IMarketplaceCalls},
	revert::refuse,
};
use alloc::{format, vec::Vec};
use frame_support::{BoundedVec, ensure, traits::Get};
use genex_primitives::{
	Ppm,
	book::{OrderId, PostOnly, SelfTrade, Side, Tick, TimeInForce},
};
use pallet_order_book::{Amendment, Call, OrderRef, OrderRequest, Referral};
use pallet_revive::precompiles::{Error, H256, alloy::primitives::Address};

/// What no value of an enumeration means. Decoding lets none through.
const NO_SUCH_CHOICE: &str = "Genex: no such choice; look at the enumerations of IMarketplace";

/// The native call that `input` stands for; nothing for a view. `find` knows the account behind an address.
pub(super) fn native_of<T: Chain>(
	input: &IMarketplaceCalls,
	mut find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
) -> Result<Option<Call<T>>, Error> {
	use IMarketplaceCalls as Asked;
	Ok(Some(match input {
		Asked::placeOrder(call) => {
			let order = request::<T>(&call.request, &mut find)?;
			Call::place_order { market: call.market, order }
		},
		Asked::amendOrder(call) => {
			let amendment = amendment::<T>(&call.amendment, &mut find)?;
			Call::amend_order { market: call.market, amendment }
		},
		Asked::cancelOrder(call) => Call::cancel_order { order: OrderId(call.id) },
		Asked::cancelByClientId(call) => {
			Call::cancel_by_client { market: call.market, client: call.clientId }
		},
		Asked::cancelOrders(call) => Call::cancel_orders {
			market: call.market,
			side: call.oneSide.then(|| side(call.side)).transpose()?,
			up_to: (call.upTo > 0).then(|| tick(call.upTo)).transpose()?,
			limit: call.limit,
		},
		Asked::batch(call) => Call::batch {
			market: call.market,
			cancels: list(&call.cancels, |named| Ok(reference(named)))?,
			amends: list(&call.amends, |wish| amendment::<T>(wish, &mut find))?,
			places: list(&call.places, |wish| request::<T>(wish, &mut find))?,
			atomic: call.atomic,
		},
		Asked::cancelAllAfter(call) => {
			Call::cancel_all_after { market: call.market, seconds: call.secondsFromNow }
		},
		Asked::triggerSwitch(call) => {
			Call::trigger_switch { who: find(&call.who)?, market: call.market, limit: call.limit }
		},
		Asked::sweep(call) => Call::sweep { market: call.market, limit: call.limit },
		Asked::returnDead(call) => {
			Call::return_dead { orders: list(&call.ids, |id| Ok(OrderId(*id)))? }
		},
		Asked::uncross(call) => Call::uncross { market: call.market, max_fills: call.maxFills },
		Asked::registerMarketMaker(_) => Call::register_market_maker {},
		Asked::leaveMarketMaker(_) => Call::leave_market_maker {},
		Asked::halt(call) => Call::halt { market: call.market, reason: H256(call.reason.0) },
		Asked::resume(call) => Call::resume { market: call.market, reason: H256(call.reason.0) },
		Asked::forceCancel(call) => {
			Call::force_cancel { order: OrderId(call.id), reason: H256(call.reason.0) }
		},
		_ => return Ok(None),
	}))
}

/// Each of `items` as `one` makes it, if there are not too many.
fn list<S, N, Bound: Get<u32>>(
	items: &[S],
	one: impl FnMut(&S) -> Result<N, Error>,
) -> Result<BoundedVec<N, Bound>, Error> {
	let most = Bound::get();
	let fits = u32::try_from(items.len()).is_ok_and(|length| length <= most);
	let too_long = || refuse(format!("Genex: a list is too long; it has at most {most} entries"));
	ensure!(fits, too_long());
	let items = items.iter().map(one).collect::<Result<Vec<N>, Error>>()?;
	BoundedVec::try_from(items).map_err(|_| too_long())
}

/// An order as its owner asks for it. `find` knows the account behind an address.
pub(super) fn request<T: Chain>(
	request: &sol::OrderRequest,
	find: &mut impl FnMut(&Address) -> Result<T::AccountId, Error>,
) -> Result<OrderRequest<T::AccountId>, Error> {
	let named = request.hasClientId || request.clientId == 0;
	ensure!(named, refuse("Genex: clientId must be zero without hasClientId"));
	Ok(OrderRequest {
		side: side(request.side)?,
		tick: tick(request.tick)?,
		lots: request.lots,
		time_in_force: time_in_force(request.timeInForce, request.bound)?,
		post_only: post_only(request.postOnly)?,
		self_trade: self_trade(request.selfTrade)?,
		client: request.hasClientId.then_some(request.clientId),
		max_fills: request.maxFills,
		referral: referral::<T>(&request.referrer, request.referralShare, find)?,
	})
}

fn amendment<T: Chain>(
	wish: &sol::Amendment,
	find: &mut impl FnMut(&Address) -> Result<T::AccountId, Error>,
) -> Result<Amendment<T::AccountId>, Error> {
	Ok(Amendment {
		order: reference(&wish.order),
		tick: tick(wish.tick)?,
		lots: wish.lots,
		post_only: post_only(wish.postOnly)?,
		self_trade: self_trade(wish.selfTrade)?,
		max_fills: wish.maxFills,
		referral: referral::<T>(&wish.referrer, wish.referralShare, find)?,
	})
}

const fn reference(named: &sol::OrderRef) -> OrderRef {
	if named.byClientId { OrderRef::Client(named.id) } else { OrderRef::Id(OrderId(named.id)) }
}

fn referral<T: Chain>(
	referrer: &Address,
	share: u32,
	find: &mut impl FnMut(&Address) -> Result<T::AccountId, Error>,
) -> Result<Option<Referral<T::AccountId>>, Error> {
	if referrer.is_zero() {
		ensure!(share == 0, refuse("Genex: referralShare must be zero without a referrer"));
		return Ok(None);
	}
	let share = Ppm::new(share)
		.ok_or_else(|| refuse("Genex: referralShare is too large; it is at most 1000000"))?;
	Ok(Some(Referral { account: find(referrer)?, share }))
}

fn tick(number: u16) -> Result<Tick, Error> {
	Tick::new(number).ok_or_else(|| refuse("Genex: the tick is not on the grid; it is 1 to 2047"))
}

/// The side of the chain for that of Solidity.
pub(super) fn side(side: sol::Side) -> Result<Side, Error> {
	match side {
		sol::Side::Bid => Ok(Side::Bid),
		sol::Side::Ask => Ok(Side::Ask),
		sol::Side::__Invalid => Err(refuse(NO_SUCH_CHOICE)),
	}
}

fn post_only(wish: sol::PostOnly) -> Result<Option<PostOnly>, Error> {
	match wish {
		sol::PostOnly::No => Ok(None),
		sol::PostOnly::Reject => Ok(Some(PostOnly::Reject)),
		sol::PostOnly::Slide => Ok(Some(PostOnly::Slide)),
		sol::PostOnly::__Invalid => Err(refuse(NO_SUCH_CHOICE)),
	}
}

fn self_trade(wish: sol::SelfTrade) -> Result<SelfTrade, Error> {
	match wish {
		sol::SelfTrade::CancelMaker => Ok(SelfTrade::CancelMaker),
		sol::SelfTrade::CancelTaker => Ok(SelfTrade::CancelTaker),
		sol::SelfTrade::CancelBoth => Ok(SelfTrade::CancelBoth),
		sol::SelfTrade::Decrement => Ok(SelfTrade::Decrement),
		sol::SelfTrade::__Invalid => Err(refuse(NO_SUCH_CHOICE)),
	}
}

fn time_in_force(wish: sol::TimeInForce, bound: u64) -> Result<TimeInForce, Error> {
	let force = match wish {
		sol::TimeInForce::Gtt => return Ok(TimeInForce::Gtt(bound)),
		sol::TimeInForce::Gtb => {
			return u32::try_from(bound).map(TimeInForce::Gtb).map_err(|_| {
				refuse("Genex: bound is too large; a block's number must fit into 32 bits")
			});
		},
		sol::TimeInForce::MinFill => return Ok(TimeInForce::MinFill(bound)),
		sol::TimeInForce::Gtc => TimeInForce::Gtc,
		sol::TimeInForce::Ioc => TimeInForce::Ioc,
		sol::TimeInForce::Fok => TimeInForce::Fok,
		sol::TimeInForce::__Invalid => return Err(refuse(NO_SUCH_CHOICE)),
	};
	ensure!(bound == 0, refuse("Genex: bound must be zero; this time in force has none"));
	Ok(force)
}
