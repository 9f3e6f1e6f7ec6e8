// SPDX-License-Identifier: Apache-2.0
//! The order book: every call of `pallet-order-book` that a signed account may make, and what it shows.

mod answers;
mod asked;
mod reports;
mod views;

pub(crate) use asked::native_of;

use crate::{
	Chain,
	abi::IMarketplace::{
		IMarketplaceCalls, amendOrderCall, auctionCall, batchCall, canPlaceCall,
		cancelAllAfterCall, cancelByClientIdCall, cancelOrderCall, cancelOrdersCall, depthCall,
		forceCancelCall, haltCall, leaveMarketMakerCall, marketFactsCall, marketOfCall,
		openOrdersCall, orderByIdCall, ordersCall, placeOrderCall, quoteCall,
		registerMarketMakerCall, resumeCall, returnDeadCall, statisticsCall, sweepCall,
		switchDeadlineCall, triggerSwitchCall, uncrossCall,
	},
	addresses,
	convert::{address, caller},
	guards::{self, Access, NOT_CLASSIFIED, Rule, rule},
	native::ensure_not_paused,
	revert::{failed, refuse},
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::{dispatch::GetDispatchInfo, traits::UnfilteredDispatchable};
use frame_system::{RawOrigin, pallet_prelude::OriginFor};
use pallet_order_book::{Call, Event, Pallet};
use pallet_revive::precompiles::{
	AddressMatcher, Error, Ext, Precompile, RuntimeCosts, alloy::sol_types::SolInterface,
};
use reports::Reporter;

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
	rule::<canPlaceCall>(Access::View),
	rule::<statisticsCall>(Access::View),
	rule::<switchDeadlineCall>(Access::View),
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
		match input {
			IMarketplaceCalls::marketFacts(call) => views::market_facts(call, env),
			IMarketplaceCalls::marketOf(call) => views::market_of(call, env),
			IMarketplaceCalls::auction(call) => views::auction(call, env),
			IMarketplaceCalls::depth(call) => views::depth(call, env),
			IMarketplaceCalls::orders(call) => views::orders(call, env),
			IMarketplaceCalls::openOrders(call) => views::open_orders(call, env),
			IMarketplaceCalls::orderById(call) => views::order_by_id(call, env),
			IMarketplaceCalls::quote(call) => views::quote(call, env),
			IMarketplaceCalls::canPlace(call) => views::can_place(call, env),
			IMarketplaceCalls::statistics(call) => views::statistics(call, env),
			IMarketplaceCalls::switchDeadline(call) => views::switch_deadline(call, env),
			act => Self::act(act, env),
		}
	}
}

impl<T: Chain> Marketplace<T> {
	/// Carries out an act, writes its logs and answers.
	fn act(input: &IMarketplaceCalls, env: &mut impl Ext<T = T>) -> Result<Vec<u8>, Error> {
		for _ in 0..asked::accounts_in(input) {
			env.frame_meter_mut().charge_weight_token(RuntimeCosts::ToAccountId)?;
		}
		let native = native_of::<T>(input)?.ok_or_else(|| refuse(NOT_CLASSIFIED))?;
		let events = Self::carry_out(native, env)?;
		let operator = address::<T>(&caller(env)?);
		Reporter::new(operator).write(&events, env)?;
		Ok(answers::of(input, &events))
	}

	/// Makes the native call for the caller, for the most it may cost at first and for what it did cost in the end. Gives what
	/// it reported.
	fn carry_out(native: Call<T>, env: &mut impl Ext<T = T>) -> Result<Vec<Event<T>>, Error> {
		let info = native.get_dispatch_info();
		let charged = env.charge(info.call_weight)?;
		ensure_not_paused(native.clone(), env)?;
		let origin: OriginFor<T> = RawOrigin::Signed(caller(env)?).into();
		let (done, events) = Pallet::<T>::listen(|| native.dispatch_bypass_filter(origin));
		let paid = done.map_err(|failure| failed::<T>(failure.error))?;
		env.adjust_gas(charged, paid.calc_actual_weight(&info));
		Ok(events)
	}
}
