// SPDX-License-Identifier: Apache-2.0
//! Which native call a Solidity function stands for, so that a pause of the one stops the other.

use crate::{
	Chain,
	abi::{
		ICoupon::{
			ICouponCalls, safeBatchTransferFromCall, safeTransferFromCall, setApprovalForAllCall,
		},
		IRedemption::{IRedemptionCalls, redeemCall},
		ISerials::{self, ISerialsCalls},
		IStablecoin::{IStablecoinCalls, approveCall, permitCall, transferCall, transferFromCall},
	},
	addresses,
	convert::{h160, word},
	coupon::batch_of,
	revert::refuse,
	serials::{one, range_of},
	stablecoin::permit_of,
};
use frame_support::{
	ensure,
	traits::{Contains, Get},
};
use genex_primitives::{AssetId, SeriesId};
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
	(
		addresses::SERIALISED,
		ISerials::safeTransferFrom_0Call::SELECTOR,
		("Serials", "transfer_serials_from"),
	),
	(
		addresses::SERIALISED,
		ISerials::safeTransferFrom_1Call::SELECTOR,
		("Serials", "transfer_serials_from"),
	),
	(
		addresses::SERIALISED,
		ISerials::transferFromCall::SELECTOR,
		("Serials", "transfer_serials_from"),
	),
	(
		addresses::SERIALISED,
		ISerials::transferRangeCall::SELECTOR,
		("Serials", "transfer_serials_from"),
	),
	(addresses::SERIALISED, ISerials::approveCall::SELECTOR, ("Serials", "approve_serial")),
	(addresses::SERIALISED, ISerials::setApprovalForAllCall::SELECTOR, ("Coupons", "set_operator")),
	(addresses::SERIALISED, ISerials::mintCall::SELECTOR, ("Coupons", "mint")),
	(addresses::SERIALISED, ISerials::redeemCall::SELECTOR, ("Serials", "redeem_serials")),
];

/// The native call that does what calling `dest` with `input` asks for, if that moves value, or lets others move it, and its
/// arguments fit.
pub fn asked_call<T: Chain>(
	dest: &H160,
	input: &[u8],
) -> Option<<T as frame_system::Config>::RuntimeCall> {
	if let Some(asset) = addresses::stablecoin_at(dest) {
		return asked_of_stablecoin::<T>(asset, input);
	}
	if let Some(series) = addresses::series_at(dest) {
		return asked_of_serials::<T>(series, input).map(Into::into);
	}
	asked_of_coupons::<T>(dest, input).map(Into::into)
}

fn asked_of_serials<T: Chain>(series: SeriesId, input: &[u8]) -> Option<pallet_serials::Call<T>> {
	use pallet_serials::Call;
	let account = |address: &Address| T::AddressMapper::to_account_id(&h160(address));
	let transfer = |from: &Address, to: &Address, (first, last)| {
		let (from, to, ranges) = (account(from), account(to), one(range_of(first, last).ok()?));
		Some(Call::transfer_serials_from { series, from, to, ranges })
	};
	match ISerialsCalls::abi_decode_validate(input).ok()? {
		ISerialsCalls::safeTransferFrom_0(call) => {
			transfer(&call.from, &call.to, (call.tokenId, call.tokenId))
		},
		ISerialsCalls::safeTransferFrom_1(call) => {
			transfer(&call.from, &call.to, (call.tokenId, call.tokenId))
		},
		ISerialsCalls::transferFrom(call) => {
			transfer(&call.from, &call.to, (call.tokenId, call.tokenId))
		},
		ISerialsCalls::transferRange(call) => {
			transfer(&call.from, &call.to, (call.first, call.last))
		},
		ISerialsCalls::redeem(call) => Some(Call::redeem_serials {
			series,
			ranges: one(range_of(call.first, call.last).ok()?),
			redeemer: account(&call.redeemer),
			order_hash: H256(call.orderHash.0),
			ciphertext: None,
		}),
		_ => None,
	}
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
