// SPDX-License-Identifier: Apache-2.0
//! What holders do with units, as Solidity asks for it.

use super::{COUPON, REDEMPTION, at, hash, number};
use genex_precompiles::abi::{ICoupon, IRedemption};
use genex_runtime::Runtime;
use pallet_coupons::Call;
use pallet_revive::precompiles::alloy::{primitives::Bytes, sol_types::SolCall};
use sp_core::H160;

/// Target and input of the Solidity call that does the same as `call` of a holder or its operator; nothing where there is none:
/// Solidity always names whose units move, as `transfer_from` does.
pub fn units(call: &Call<Runtime>) -> Option<(H160, Vec<u8>)> {
	Some(match call {
		Call::set_operator { operator, approved } => {
			let (operator, approved) = (at(operator), *approved);
			(COUPON, ICoupon::setApprovalForAllCall { operator, approved }.abi_encode())
		},
		Call::transfer_from { from, to, series, quantity } => {
			let call = ICoupon::safeTransferFromCall {
				from: at(from),
				to: at(to),
				id: number(*series),
				value: number(*quantity),
				data: Bytes::new(),
			};
			(COUPON, call.abi_encode())
		},
		Call::transfer_batch_from { from, to, items } => {
			let call = ICoupon::safeBatchTransferFromCall {
				from: at(from),
				to: at(to),
				ids: items.iter().map(|(series, _)| number(*series)).collect(),
				values: items.iter().map(|(_, quantity)| number(*quantity)).collect(),
				data: Bytes::new(),
			};
			(COUPON, call.abi_encode())
		},
		Call::redeem { series, quantity, redeemer, order_hash, ciphertext: None } => {
			let call = IRedemption::redeemCall {
				series: number(*series),
				quantity: number(*quantity),
				redeemer: at(redeemer),
				orderHash: hash(order_hash),
				ciphertext: Bytes::new(),
			};
			(REDEMPTION, call.abi_encode())
		},
		_ => return None,
	})
}
