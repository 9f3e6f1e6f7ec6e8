// SPDX-License-Identifier: Apache-2.0
//! Reasons of reverts. A failure never comes back empty: wallets and contracts show what is written here.

use alloc::{format, string::String};
use codec::Decode;
use frame_support::traits::PalletInfoAccess;
use genex_primitives::Reason;
use pallet_revive::precompiles::{Error, alloy::sol_types::Revert};
use sp_runtime::{DispatchError, ModuleError};

/// A revert with `reason`, as Solidity's `require` makes it.
pub(crate) fn refuse(reason: impl Into<String>) -> Error {
	Error::Revert(Revert { reason: reason.into() })
}

/// The revert for a failure of the books.
pub(crate) fn failed<T: pallet_coupons::Config>(error: DispatchError) -> Error {
	refuse(describe::<T>(error))
}

/// `Genex: <code> <text>` for a refusal by the rules, `Coupon: <error>` for other errors of `pallet-coupons`,
/// `Genex: <error>` for the rest.
fn describe<T: pallet_coupons::Config>(error: DispatchError) -> String {
	match error {
		DispatchError::Module(module) if is_coupons::<T>(&module) => match refusal::<T>(&module) {
			Some(reason) => format!("Genex: {} {}", reason.code(), reason.text()),
			None => format!("Coupon: {}", name_of(&module)),
		},
		DispatchError::Module(module) => format!("Genex: {}", name_of(&module)),
		other => format!("Genex: {}", <&'static str>::from(other)),
	}
}

fn is_coupons<T: pallet_coupons::Config>(module: &ModuleError) -> bool {
	usize::from(module.index) == pallet_coupons::Pallet::<T>::index()
}

/// The reason inside a `Refused` of `pallet-coupons`.
fn refusal<T: pallet_coupons::Config>(module: &ModuleError) -> Option<Reason> {
	match pallet_coupons::Error::<T>::decode(&mut module.error.as_slice()) {
		Ok(pallet_coupons::Error::Refused(code)) => Reason::from_code(code),
		_ => None,
	}
}

/// The error's own name; its numbers when it was decoded from storage and the name is gone.
fn name_of(module: &ModuleError) -> String {
	match module.message {
		Some(name) => name.into(),
		None => {
			format!("error {} of pallet {}", u32::from_le_bytes(module.error), module.index)
		},
	}
}
