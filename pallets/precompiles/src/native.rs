// SPDX-License-Identifier: Apache-2.0
//! Which native call a Solidity function stands for, so that a pause of the one stops the other.

use crate::{
	abi::{
		ICoupon::{safeBatchTransferFromCall, safeTransferFromCall, setApprovalForAllCall},
		IRedemption::redeemCall,
	},
	addresses,
};
use pallet_revive::precompiles::{H160, alloy::sol_types::SolCall};

/// Pallet and call by their names in the runtime.
pub type NativeName = (&'static str, &'static str);

/// Every function that changes the chain: its precompile, its selector and the native calls that do the same.
pub const NATIVE_CALLS: &[(u16, [u8; 4], NativeName)] = &[
	(addresses::COUPON, setApprovalForAllCall::SELECTOR, ("Coupons", "set_operator")),
	(addresses::COUPON, safeTransferFromCall::SELECTOR, ("Coupons", "transfer_from")),
	(addresses::COUPON, safeBatchTransferFromCall::SELECTOR, ("Coupons", "transfer_batch_from")),
	(addresses::REDEMPTION, redeemCall::SELECTOR, ("Coupons", "redeem")),
];

/// The native call that calling `address` with `input` amounts to, if it changes the chain through one of ours.
pub fn native_call(address: &H160, input: &[u8]) -> Option<NativeName> {
	NATIVE_CALLS
		.iter()
		.find(|(number, selector, _)| {
			addresses::address_of(*number) == *address && input.starts_with(selector)
		})
		.map(|(_, _, name)| *name)
}
