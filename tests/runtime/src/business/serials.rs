// SPDX-License-Identifier: Apache-2.0
//! What issuers decide before the first sale, what holders of numbered units do, and messages that are taken back, as Solidity
//! asks for it.

use super::{at, number};
use crate::business::COUPON_FACTORY;
use genex_precompiles::{
	abi::{
		ICouponFactory::{chooseBreakageCall, markSerialisedCall},
		ISerials::{Gift, distributeCall},
	},
	addresses, signed,
};
use genex_primitives::{Ppm, ledger::BreakageMethod};
use genex_runtime::Runtime;
use pallet_revive::precompiles::alloy::sol_types::SolCall;
use sp_core::H160;

/// Target and input of what is done with numbered units.
pub(super) fn of_serials(call: &pallet_serials::Call<Runtime>) -> Option<(H160, Vec<u8>)> {
	use pallet_serials::Call;
	match call {
		Call::mark_serialised { series } => {
			let call = markSerialisedCall { series: number(*series) };
			Some((COUPON_FACTORY, call.abi_encode()))
		},
		Call::distribute_serials { series, gifts } => {
			let shown = |(to, range): &(_, pallet_serials::SerialRange)| Gift {
				to: at(to),
				first: range.first,
				last: range.last,
			};
			let gifts = gifts.iter().map(shown).collect();
			Some((addresses::of_series(*series), distributeCall { gifts }.abi_encode()))
		},
		_ => None,
	}
}

/// The input for `Redemption` of a message that is taken back off-line.
pub(super) fn of_nonces(call: &pallet_nonces::Call<Runtime>) -> Option<Vec<u8>> {
	let pallet_nonces::Call::cancel_signed { cancel, signature } = call else { return None };
	Some(signed::cancel_signed(cancel, signature).abi_encode())
}

/// The input for `CouponFactory` of when breakage is booked. That nothing is expected in proportion is refused natively.
pub(super) fn of_books(call: &pallet_books::Call<Runtime>) -> Option<Vec<u8>> {
	let pallet_books::Call::choose_breakage { series, method } = call else { return None };
	let expected = match method {
		BreakageMethod::OnExpiry => 0,
		BreakageMethod::Proportional { expected } if *expected == Ppm::default() => return None,
		BreakageMethod::Proportional { expected } => Ppm::parts(*expected),
	};
	let chosen = chooseBreakageCall { series: number(*series), expected: number(expected) };
	Some(chosen.abi_encode())
}
