// SPDX-License-Identifier: Apache-2.0
//! Which native call a Solidity function stands for, so that a pause of the one stops the other.

use crate::{
	Chain,
	abi::{
		ICoupon::{
			ICouponCalls, safeBatchTransferFromCall, safeTransferFromCall, setApprovalForAllCall,
		},
		IMarketplace::{
			IMarketplaceCalls, amendOrderCall, batchCall, cancelAllAfterCall, cancelByClientIdCall,
			cancelOrderCall, cancelOrdersCall, forceCancelCall, haltCall, leaveMarketMakerCall,
			placeOrderCall, registerMarketMakerCall, resumeCall, returnDeadCall, sweepCall,
			triggerSwitchCall, uncrossCall,
		},
		IRedemption::{IRedemptionCalls, redeemCall},
		IStablecoin::{IStablecoinCalls, approveCall, permitCall, transferCall, transferFromCall},
	},
	addresses,
	convert::{h160, word},
	coupon::batch_of,
	marketplace::native_of,
	revert::refuse,
	stablecoin::permit_of,
};
use frame_support::{
	ensure,
	traits::{Contains, Get},
};
use genex_primitives::AssetId;
use pallet_allowances::allowance_from;
use pallet_revive::{
	AddressMapper,
	precompiles::{
		Error, Ext, H160,
		alloy::{
			primitives::Address,
			sol_types::{SolCall, SolInterface},
		},
	},
};
use sp_core::H256;

/// Pallet and call by their names in the runtime.
pub type NativeName = (&'static str, &'static str);

/// Every function that changes the chain: its precompile, its selector and the native call that does the same.
pub const NATIVE_CALLS: &[(u16, [u8; 4], NativeName)] = &[
	(addresses::COUPON, setApprovalForAllCall::SELECTOR, ("Coupons", "set_operator")),
	(addresses::COUPON, safeTransferFromCall::SELECTOR, ("Coupons", "transfer_from")),
	(addresses::COUPON, safeBatchTransferFromCall::SELECTOR, ("Coupons", "transfer_batch_from")),
	(addresses::REDEMPTION, redeemCall::SELECTOR, ("Coupons", "redeem")),
	(addresses::STABLECOINS, transferCall::SELECTOR, ("Cash", "transfer")),
	(addresses::STABLECOINS, approveCall::SELECTOR, ("Allowances", "approve")),
	(addresses::STABLECOINS, transferFromCall::SELECTOR, ("Allowances", "transfer_from")),
	(addresses::STABLECOINS, permitCall::SELECTOR, ("Allowances", "permit")),
	(addresses::MARKETPLACE, placeOrderCall::SELECTOR, ("OrderBook", "place_order")),
	(addresses::MARKETPLACE, amendOrderCall::SELECTOR, ("OrderBook", "amend_order")),
	(addresses::MARKETPLACE, cancelOrderCall::SELECTOR, ("OrderBook", "cancel_order")),
	(addresses::MARKETPLACE, cancelByClientIdCall::SELECTOR, ("OrderBook", "cancel_by_client")),
	(addresses::MARKETPLACE, cancelOrdersCall::SELECTOR, ("OrderBook", "cancel_orders")),
	(addresses::MARKETPLACE, batchCall::SELECTOR, ("OrderBook", "batch")),
	(addresses::MARKETPLACE, cancelAllAfterCall::SELECTOR, ("OrderBook", "cancel_all_after")),
	(addresses::MARKETPLACE, triggerSwitchCall::SELECTOR, ("OrderBook", "trigger_switch")),
	(addresses::MARKETPLACE, sweepCall::SELECTOR, ("OrderBook", "sweep")),
	(addresses::MARKETPLACE, returnDeadCall::SELECTOR, ("OrderBook", "return_dead")),
	(addresses::MARKETPLACE, uncrossCall::SELECTOR, ("OrderBook", "uncross")),
	(
		addresses::MARKETPLACE,
		registerMarketMakerCall::SELECTOR,
		("OrderBook", "register_market_maker"),
	),
	(addresses::MARKETPLACE, leaveMarketMakerCall::SELECTOR, ("OrderBook", "leave_market_maker")),
	(addresses::MARKETPLACE, haltCall::SELECTOR, ("OrderBook", "halt")),
	(addresses::MARKETPLACE, resumeCall::SELECTOR, ("OrderBook", "resume")),
	(addresses::MARKETPLACE, forceCancelCall::SELECTOR, ("OrderBook", "force_cancel")),
];

/// The native call that does what calling `dest` with `input` asks for, if that moves value, lets others move it or is an act
/// in a market, and its arguments fit.
pub fn asked_call<T: Chain>(
	dest: &H160,
	input: &[u8],
) -> Option<<T as frame_system::Config>::RuntimeCall> {
	if let Some(asset) = addresses::stablecoin_at(dest) {
		return asked_of_stablecoin::<T>(asset, input);
	}
	if *dest == addresses::address_of(addresses::MARKETPLACE) {
		let call = IMarketplaceCalls::abi_decode_validate(input).ok()?;
		return native_of::<T>(&call).ok()?.map(Into::into);
	}
	asked_of_coupons::<T>(dest, input).map(Into::into)
}

fn asked_of_stablecoin<T: Chain>(
	asset: AssetId,
	input: &[u8],
) -> Option<<T as frame_system::Config>::RuntimeCall> {
	use pallet_allowances::Call;
	let account = |address: &Address| T::AddressMapper::to_account_id(&h160(address));
	match IStablecoinCalls::abi_decode_validate(input).ok()? {
		IStablecoinCalls::transfer(call) => {
			let (to, amount) = (account(&call.to), call.value.try_into().ok()?);
			Some(pallet_cash::Call::<T>::transfer { asset, to, amount }.into())
		},
		IStablecoinCalls::approve(call) => {
			let amount = allowance_from(word(call.value));
			Some(Call::<T>::approve { asset, spender: account(&call.spender), amount }.into())
		},
		IStablecoinCalls::transferFrom(call) => {
			let (from, to) = (account(&call.from), account(&call.to));
			let amount = call.value.try_into().ok()?;
			Some(Call::<T>::transfer_from { asset, from, to, amount }.into())
		},
		IStablecoinCalls::permit(call) => {
			let (permit, signature) = permit_of(&call);
			Some(Call::<T>::permit { asset, permit, signature }.into())
		},
		_ => None,
	}
}

fn asked_of_coupons<T: Chain>(dest: &H160, input: &[u8]) -> Option<pallet_coupons::Call<T>> {
	let account = |address: &Address| T::AddressMapper::to_account_id(&h160(address));
	if *dest == addresses::address_of(addresses::COUPON) {
		return match ICouponCalls::abi_decode_validate(input).ok()? {
			ICouponCalls::safeTransferFrom(call) => Some(pallet_coupons::Call::transfer_from {
				from: account(&call.from),
				to: account(&call.to),
				series: call.id.try_into().ok()?,
				quantity: call.value.try_into().ok()?,
			}),
			ICouponCalls::safeBatchTransferFrom(call) => {
				Some(pallet_coupons::Call::transfer_batch_from {
					from: account(&call.from),
					to: account(&call.to),
					items: batch_of(&call.ids, &call.values).ok()?,
				})
			},
			_ => None,
		};
	}
	if *dest == addresses::address_of(addresses::REDEMPTION) {
		let IRedemptionCalls::redeem(call) = IRedemptionCalls::abi_decode_validate(input).ok()?;
		return Some(pallet_coupons::Call::redeem {
			series: call.series.try_into().ok()?,
			quantity: call.quantity.try_into().ok()?,
			redeemer: account(&call.redeemer),
			order_hash: H256(call.orderHash.0),
			ciphertext: None,
		});
	}
	None
}

/// Storage entries that the runtime's filter of calls reads: safe mode and the pause of the call.
const FILTER_READS: u64 = 2;

pub(crate) const PAUSED: &str = "Genex: this act is paused; wait until it is resumed";

/// The native call that calling `address` with `input` amounts to, if it changes the chain through one of ours.
pub fn native_call(address: &H160, input: &[u8]) -> Option<NativeName> {
	NATIVE_CALLS
		.iter()
		.find(|(number, selector, _)| {
			addresses::is_at(*number, address) && input.starts_with(selector)
		})
		.map(|(_, _, name)| *name)
}

/// Refuses what the runtime's filter would not let the native `call` do. A transaction to a precompile is judged before it
/// is included, but a contract may reach a precompile in the middle of any other transaction.
pub(crate) fn ensure_not_paused<T: Chain>(
	call: impl Into<<T as frame_system::Config>::RuntimeCall>,
	env: &mut impl Ext<T = T>,
) -> Result<(), Error> {
	env.charge(T::DbWeight::get().reads(FILTER_READS))?;
	let call: <T as frame_system::Config>::RuntimeCall = call.into();
	ensure!(T::BaseCallFilter::contains(&call), refuse(PAUSED));
	Ok(())
}
