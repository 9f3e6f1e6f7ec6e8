// SPDX-License-Identifier: Apache-2.0
//! The order book: every call of `pallet-order-book` that a signed account may make, and what it shows.

mod answers;
mod asked;
mod reports;
mod traders;
mod twins;
mod views;

use crate::{
	Chain,
	abi::IMarketplace::{
		IMarketplaceCalls, amendOrderCall, auctionCall, batchCall, canPlaceCall,
		cancelAllAfterCall, cancelByClientIdCall, cancelOrderCall, cancelOrdersCall, depthCall,
		feeTiersCall, forceCancelCall, haltCall, heldTradeOfCall, leaveMarketMakerCall,
		marketFactsCall, marketOfCall, openOrdersCall, orderByIdCall, ordersCall, placeOrderCall,
		quoteCall, quoteMoneyCall, registerMarketMakerCall, resumeCall, returnDeadCall,
		statisticsCall, sweepCall, switchDeadlineCall, traderOfCall, triggerSwitchCall,
		uncrossCall,
	},
	addresses,
	convert::{account, address, caller},
	guards::{self, Access, NOT_CLASSIFIED, Rule, rule},
	native::{self, CallOf},
	revert::refuse,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use pallet_order_book::Pallet;
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, Precompile,
	alloy::{primitives::Address, sol_types::SolInterface},
};
use reports::Reporter;
pub(crate) use twins::twin as market_twin;

/// Every function of `IMarketplace` and what it does to the chain.
pub const MARKETPLACE_RULES: &[Rule] = &[
	rule::<placeOrderCall>(Access::Act),
	rule::<amendOrderCall>(Access::Act),
	rule::<cancelOrderCall>(Access::Act),
	rule::<cancelByClientIdCall>(Access::Act),
	rule::<cancelOrdersCall>(Access::Act),
	rule::<batchCall>(Access::Act),
	rule::<cancelAllAfterCall>(Access::Act),
	rule::<triggerSwitchCall>(Access::Act),
	rule::<sweepCall>(Access::Act),
	rule::<returnDeadCall>(Access::Act),
	rule::<uncrossCall>(Access::Act),
	rule::<registerMarketMakerCall>(Access::Act),
	rule::<leaveMarketMakerCall>(Access::Act),
	rule::<haltCall>(Access::Act),
	rule::<resumeCall>(Access::Act),
	rule::<forceCancelCall>(Access::Act),
	rule::<marketFactsCall>(Access::View),
	rule::<marketOfCall>(Access::View),
	rule::<auctionCall>(Access::View),
	rule::<depthCall>(Access::View),
	rule::<ordersCall>(Access::View),
	rule::<openOrdersCall>(Access::View),
	rule::<orderByIdCall>(Access::View),
	rule::<quoteCall>(Access::View),
	rule::<quoteMoneyCall>(Access::View),
	rule::<canPlaceCall>(Access::View),
	rule::<statisticsCall>(Access::View),
	rule::<switchDeadlineCall>(Access::View),
	rule::<feeTiersCall>(Access::View),
	rule::<traderOfCall>(Access::View),
	rule::<heldTradeOfCall>(Access::View),
];

/// The markets of `pallet-order-book`, at [`addresses::MARKETPLACE`].
pub struct Marketplace<T>(PhantomData<T>);

impl<T: Chain> Precompile for Marketplace<T> {
	type T = T;
	type Interface = IMarketplaceCalls;
	const MATCHER: AddressMatcher = addresses::fixed(addresses::MARKETPLACE);
	const HAS_CONTRACT_INFO: bool = false;

	fn call(
		_address: &[u8; 20],
		input: &IMarketplaceCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		guards::admit(MARKETPLACE_RULES, input.selector(), env)?;
		match Self::native(input, |address| account(env, address))? {
			Some(call) => Self::act(call, input, env),
			None => Self::view(input, env),
		}
	}
}

impl<T: Chain> Marketplace<T> {
	/// The native call that an act asks for; nothing for a view. `find` knows the account behind an address.
	pub(crate) fn native(
		input: &IMarketplaceCalls,
		find: impl FnMut(&Address) -> Result<T::AccountId, Error>,
	) -> Result<Option<CallOf<T>>, Error> {
		Ok(asked::native_of::<T>(input, find)?.map(Into::into))
	}

	/// Makes the native `call` that `input` asks for, writes the logs of what it reported, and answers.
	fn act(
		call: CallOf<T>,
		input: &IMarketplaceCalls,
		env: &mut impl Ext<T = T>,
	) -> Result<Vec<u8>, Error> {
		let (made, events) = Pallet::<T>::listen(|| native::make::<T>(call, env, || None));
		made?;
		let operator = address::<T>(&caller(env)?);
		Reporter::new(operator).write(&events, env)?;
		Ok(answers::of(input, &events))
	}

	fn view(input: &IMarketplaceCalls, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		use IMarketplaceCalls as Asked;
		match input {
			Asked::marketFacts(call) => views::market_facts(call, env),
			Asked::marketOf(call) => views::market_of(call, env),
			Asked::auction(call) => views::auction(call, env),
			Asked::depth(call) => views::depth(call, env),
			Asked::orders(call) => views::orders(call, env),
			Asked::openOrders(call) => views::open_orders(call, env),
			Asked::orderById(call) => views::order_by_id(call, env),
			Asked::quote(call) => views::quote(call, env),
			Asked::quoteMoney(call) => views::quote_money(call, env),
			Asked::canPlace(call) => views::can_place(call, env),
			Asked::statistics(call) => views::statistics(call, env),
			Asked::switchDeadline(call) => views::switch_deadline(call, env),
			Asked::feeTiers(_) => traders::fee_tiers(env),
			Asked::traderOf(call) => traders::trader_of(call, env),
			Asked::heldTradeOf(call) => traders::held_trade_of(call, env),
			_ => Err(refuse(NOT_CLASSIFIED)),
		}
	}
}
