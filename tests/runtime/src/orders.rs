// SPDX-License-Identifier: Apache-2.0
//! Orders as Solidity writes them.

use crate::evm::address_of;
use genex_precompiles::{abi::IMarketplace as sol, addresses};
use genex_primitives::book::{PostOnly, SelfTrade, Side, TimeInForce};
use genex_runtime::{AccountId, Runtime};
use pallet_order_book::{Amendment, Call, OrderRef, OrderRequest, Referral};
use pallet_revive::precompiles::{
	H160,
	alloy::{
		primitives::{Address, B256},
		sol_types::SolCall,
	},
};

/// The address of the market's precompile.
pub const MARKETPLACE: H160 = addresses::address_of(addresses::MARKETPLACE);

/// What asks the precompile to do what `call` does natively; nothing for what governance alone may do.
pub fn solidity(call: &Call<Runtime>) -> Option<Vec<u8>> {
	Some(match call {
		Call::place_order { market, order } => {
			sol::placeOrderCall { market: *market, request: request(order) }.abi_encode()
		},
		Call::amend_order { market, amendment: wish } => {
			sol::amendOrderCall { market: *market, amendment: amendment(wish) }.abi_encode()
		},
		Call::cancel_order { order } => sol::cancelOrderCall { id: order.0 }.abi_encode(),
		Call::cancel_by_client { market, client } => {
			sol::cancelByClientIdCall { market: *market, clientId: *client }.abi_encode()
		},
		Call::cancel_orders { market, side: one, up_to, limit } => sol::cancelOrdersCall {
			market: *market,
			oneSide: one.is_some(),
			side: side(one.unwrap_or(Side::Bid)),
			upTo: up_to.map_or(0, |tick| tick.get()),
			limit: *limit,
		}
		.abi_encode(),
		Call::batch { market, cancels, amends, places, atomic } => sol::batchCall {
			market: *market,
			cancels: cancels.iter().map(reference).collect(),
			amends: amends.iter().map(amendment).collect(),
			places: places.iter().map(request).collect(),
			atomic: *atomic,
		}
		.abi_encode(),
		Call::cancel_all_after { market, seconds } => {
			sol::cancelAllAfterCall { market: *market, secondsFromNow: *seconds }.abi_encode()
		},
		Call::trigger_switch { who, market, limit } => {
			sol::triggerSwitchCall { who: at(who), market: *market, limit: *limit }.abi_encode()
		},
		Call::sweep { market, limit } => {
			sol::sweepCall { market: *market, limit: *limit }.abi_encode()
		},
		Call::return_dead { orders } => {
			sol::returnDeadCall { ids: orders.iter().map(|order| order.0).collect() }.abi_encode()
		},
		Call::uncross { market, max_fills } => {
			sol::uncrossCall { market: *market, maxFills: *max_fills }.abi_encode()
		},
		Call::register_market_maker {} => sol::registerMarketMakerCall {}.abi_encode(),
		Call::leave_market_maker {} => sol::leaveMarketMakerCall {}.abi_encode(),
		Call::halt { market, reason } => {
			sol::haltCall { market: *market, reason: B256::from(reason.0) }.abi_encode()
		},
		Call::resume { market, reason } => {
			sol::resumeCall { market: *market, reason: B256::from(reason.0) }.abi_encode()
		},
		Call::force_cancel { order, reason } => {
			sol::forceCancelCall { id: order.0, reason: B256::from(reason.0) }.abi_encode()
		},
		_ => return None,
	})
}

fn at(account: &AccountId) -> Address {
	Address::from(address_of(account).0)
}

/// An order.
pub fn request(order: &OrderRequest<AccountId>) -> sol::OrderRequest {
	let (force, bound) = match order.time_in_force {
		TimeInForce::Gtc => (sol::TimeInForce::Gtc, 0),
		TimeInForce::Gtt(second) => (sol::TimeInForce::Gtt, second),
		TimeInForce::Gtb(block) => (sol::TimeInForce::Gtb, block.into()),
		TimeInForce::Ioc => (sol::TimeInForce::Ioc, 0),
		TimeInForce::Fok => (sol::TimeInForce::Fok, 0),
		TimeInForce::MinFill(least) => (sol::TimeInForce::MinFill, least),
	};
	let (referrer, share) = referral(order.referral.as_ref());
	sol::OrderRequest {
		side: side(order.side),
		tick: order.tick.get(),
		lots: order.lots,
		timeInForce: force,
		bound,
		postOnly: post_only(order.post_only),
		selfTrade: self_trade(order.self_trade),
		hasClientId: order.client.is_some(),
		clientId: order.client.unwrap_or_default(),
		maxFills: order.max_fills,
		referrer,
		referralShare: share,
	}
}

/// An amendment.
pub fn amendment(wish: &Amendment<AccountId>) -> sol::Amendment {
	let (referrer, share) = referral(wish.referral.as_ref());
	sol::Amendment {
		order: reference(&wish.order),
		tick: wish.tick.get(),
		lots: wish.lots,
		postOnly: post_only(wish.post_only),
		selfTrade: self_trade(wish.self_trade),
		maxFills: wish.max_fills,
		referrer,
		referralShare: share,
	}
}

fn reference(named: &OrderRef) -> sol::OrderRef {
	match named {
		OrderRef::Id(order) => sol::OrderRef { byClientId: false, id: order.0 },
		OrderRef::Client(client) => sol::OrderRef { byClientId: true, id: *client },
	}
}

fn referral(referral: Option<&Referral<AccountId>>) -> (Address, u32) {
	referral.map_or((Address::ZERO, 0), |one| (at(&one.account), one.share.parts()))
}

/// A side.
pub fn side(side: Side) -> sol::Side {
	match side {
		Side::Bid => sol::Side::Bid,
		Side::Ask => sol::Side::Ask,
	}
}

fn post_only(wish: Option<PostOnly>) -> sol::PostOnly {
	match wish {
		None => sol::PostOnly::No,
		Some(PostOnly::Reject) => sol::PostOnly::Reject,
		Some(PostOnly::Slide) => sol::PostOnly::Slide,
	}
}

fn self_trade(wish: SelfTrade) -> sol::SelfTrade {
	match wish {
		SelfTrade::CancelMaker => sol::SelfTrade::CancelMaker,
		SelfTrade::CancelTaker => sol::SelfTrade::CancelTaker,
		SelfTrade::CancelBoth => sol::SelfTrade::CancelBoth,
		SelfTrade::Decrement => sol::SelfTrade::Decrement,
	}
}
