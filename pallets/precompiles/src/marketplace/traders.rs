// SPDX-License-Identifier: Apache-2.0
//! What `IMarketplace` shows of those who trade: what they pay, what they traded, and which trades of theirs wait.

use super::reports::side_of;
use crate::{
	Chain,
	abi::IMarketplace::{self as sol, feeTiersCall, heldTradeOfCall, traderOfCall},
	convert::address,
	weights,
};
use alloc::vec::Vec;
use frame_support::traits::UnixTime;
use genex_primitives::{
	book::amounts::MakerFee,
	window::{DAY, bucket},
};
use pallet_order_book::{Config, FeeTier, Pallet, PendingTrade};
use pallet_revive::precompiles::{
	Error, Ext,
	alloy::{primitives::Address, sol_types::SolCall},
};

pub(super) fn fee_tiers<T: Chain>(env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
	env.charge(weights::view::<T>(1))?;
	let tiers: Vec<_> = Pallet::<T>::fee_tiers().into_iter().map(tier_of).collect();
	Ok(feeTiersCall::abi_encode_returns(&tiers))
}

const fn tier_of(tier: FeeTier) -> sol::FeeTier {
	let (maker, rebate) = match tier.maker {
		MakerFee::Charge(share) => (share, false),
		MakerFee::Rebate(share) => (share, true),
	};
	sol::FeeTier { from: tier.from, maker: maker.parts(), rebate, taker: tier.taker.parts() }
}

pub(super) fn trader_of<T: Chain>(
	call: &traderOfCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	env.charge(weights::view::<T>(2))?;
	let trader = Pallet::<T>::trader(call.identity);
	let today = bucket(<T as Config>::UnixTime::now().as_secs(), DAY);
	let bond = trader.bond.as_ref();
	Ok(traderOfCall::abi_encode_returns(&sol::Trader {
		volume: trader.volume.sum(today).cents,
		heldTrades: Pallet::<T>::held_trades(call.identity),
		isMaker: bond.is_some(),
		bondHolder: bond.map_or(Address::ZERO, |bond| address::<T>(&bond.account)),
		asset: bond.map_or(0, |bond| bond.asset),
		bond: bond.map_or(0, |bond| bond.amount),
	}))
}

pub(super) fn held_trade_of<T: Chain>(
	call: &heldTradeOfCall,
	env: &mut impl Ext<T = T>,
) -> Result<Vec<u8>, Error> {
	env.charge(weights::view::<T>(1))?;
	let shown =
		Pallet::<T>::pending_trade(call.trade).map_or_else(nothing, |trade| held::<T>(&trade));
	Ok(heldTradeOfCall::abi_encode_returns(&shown))
}

fn held<T: Chain>(trade: &PendingTrade<T::AccountId>) -> sol::HeldTrade {
	let referral = trade.referral.as_ref();
	sol::HeldTrade {
		market: trade.market,
		maker: address::<T>(&trade.maker),
		taker: address::<T>(&trade.taker),
		takerSide: side_of(trade.taker_side),
		tick: trade.tick.get(),
		lots: trade.lots,
		notional: trade.amounts.notional,
		makerFee: trade.amounts.maker_fee,
		rebate: trade.amounts.maker_rebate,
		takerFee: trade.amounts.taker_fee,
		referrer: referral.map_or(Address::ZERO, |(who, _)| address::<T>(who)),
		referral: referral.map_or(0, |(_, part)| *part),
		review: trade.review,
		deadline: trade.deadline,
	}
}

/// A trade that does not wait.
const fn nothing() -> sol::HeldTrade {
	sol::HeldTrade {
		market: 0,
		maker: Address::ZERO,
		taker: Address::ZERO,
		takerSide: sol::Side::Bid,
		tick: 0,
		lots: 0,
		notional: 0,
		makerFee: 0,
		rebate: 0,
		takerFee: 0,
		referrer: Address::ZERO,
		referral: 0,
		review: 0,
		deadline: 0,
	}
}
