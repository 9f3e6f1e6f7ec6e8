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
