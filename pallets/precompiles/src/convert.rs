// SPDX-License-Identifier: Apache-2.0
//! Arguments from Solidity as the types of the chain, and back.

use crate::revert::refuse;
use alloc::format;
use pallet_revive::{
	AddressMapper, Config,
	precompiles::{
		Error, Ext, H160, RuntimeCosts,
		alloy::primitives::{Address, U256},
	},
};

/// `value` in the narrower type `N`, or a revert that names the argument.
pub(crate) fn narrow<N: TryFrom<U256>>(value: U256, argument: &str) -> Result<N, Error> {
	N::try_from(value).map_err(|_| {
		let bits = core::mem::size_of::<N>().saturating_mul(8);
		refuse(format!("Genex: {argument} is too large; it must fit into {bits} bits"))
	})
}

/// `value` in the type of the pallets.
pub(crate) fn word(value: U256) -> sp_core::U256 {
	sp_core::U256::from_big_endian(&value.to_be_bytes::<32>())
}

/// The account behind an address; charges for the look-up.
pub(crate) fn account<T: Config>(
	env: &mut impl Ext<T = T>,
	address: &Address,
) -> Result<T::AccountId, Error> {
	env.frame_meter_mut().charge_weight_token(RuntimeCosts::ToAccountId)?;
	Ok(env.to_account_id(&h160(address)))
}

/// The account of the immediate caller.
pub(crate) fn caller<T: Config>(env: &impl Ext<T = T>) -> Result<T::AccountId, Error> {
	env.caller()
		.account_id()
		.cloned()
		.map_err(|_| refuse("Genex: the caller has no account; sign the call"))
}

/// The address of an account.
pub(crate) fn address<T: Config>(account: &T::AccountId) -> Address {
	Address::from(T::AddressMapper::to_address(account).0)
}

/// The same address in the other library's type.
pub(crate) fn h160(address: &Address) -> H160 {
	H160(address.into_array())
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn reason(result: Result<impl core::fmt::Debug, Error>) -> alloc::string::String {
		match result {
			Err(Error::Revert(revert)) => revert.reason,
			other => panic!("no revert: {other:?}"),
		}
	}

	#[test]
	fn narrow_should_name_the_argument_when_the_value_is_too_large() {
		let largest = U256::from(u32::MAX);
		assert_eq!(narrow::<u32>(largest, "id").unwrap(), u32::MAX);
		let text = "Genex: id is too large; it must fit into 32 bits";
		assert_eq!(reason(narrow::<u32>(largest + U256::from(1), "id")), text);
		let text = "Genex: value is too large; it must fit into 64 bits";
		assert_eq!(reason(narrow::<u64>(U256::MAX, "value")), text);
		let text = "Genex: amount is too large; it must fit into 128 bits";
		assert_eq!(reason(narrow::<u128>(U256::from(1) << 128, "amount")), text);
	}

	#[test]
	fn word_should_be_the_same_number() {
		assert_eq!(word(U256::MAX), sp_core::U256::MAX);
		assert_eq!(word(U256::from(0x1234_u64)), sp_core::U256::from(0x1234_u64));
	}

	proptest! {
		#![proptest_config(ProptestConfig::with_cases(64))]

		#[test]
		fn narrow_should_keep_every_value_that_fits(value: u64, excess in 1u64..) {
			prop_assert_eq!(narrow::<u64>(U256::from(value), "value").unwrap(), value);
			let large = (U256::from(excess) << 64) | U256::from(value);
			prop_assert!(narrow::<u64>(large, "value").is_err());
		}
	}
}
