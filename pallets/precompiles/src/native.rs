// SPDX-License-Identifier: Apache-2.0
//! Which native call a Solidity function stands for, so that a pause of the one stops the other.

use crate::{COUPON_RULES, Chain, REDEMPTION_RULES, Rule, addresses, revert::refuse};
use frame_support::{
	ensure,
	traits::{Contains, Get},
};
use pallet_revive::precompiles::{Error, Ext, H160};

/// Pallet and call by their names in the runtime.
pub type NativeName = (&'static str, &'static str);

/// The name of `pallet-coupons` in the runtime.
pub const COUPONS: &str = "Coupons";

/// Storage entries that the runtime's filter of calls reads: safe mode and the pause of the call.
const FILTER_READS: u64 = 2;

pub(crate) const PAUSED: &str = "Genex: this act is paused; wait until it is resumed";

/// The rules of the precompile at `address`; nothing where there is none of ours.
pub fn rules_at(address: &H160) -> Option<&'static [Rule]> {
	[(addresses::COUPON, COUPON_RULES), (addresses::REDEMPTION, REDEMPTION_RULES)]
		.into_iter()
		.find(|(number, _)| addresses::address_of(*number) == *address)
		.map(|(_, rules)| rules)
}

/// The native call that calling `address` with `input` amounts to, if it changes the chain through one of ours.
///
/// It lets a transaction to a paused act be refused before it is included. A transfer goes by the name of the holder's own
/// call here; the precompile itself knows whether an operator acts and asks about the exact call.
pub fn native_call(address: &H160, input: &[u8]) -> Option<NativeName> {
	let selector = input.first_chunk::<4>()?;
	let rule = rules_at(address)?.iter().find(|rule| rule.selector == *selector)?;
	rule.native.map(|call| (COUPONS, call))
}

/// Refuses what the runtime's filter would not let the native `call` do. A transaction to a precompile is judged before it
/// is included, but a contract may reach a precompile in the middle of any other transaction.
pub(crate) fn ensure_not_paused<T: Chain>(
	call: pallet_coupons::Call<T>,
	env: &mut impl Ext<T = T>,
) -> Result<(), Error> {
	env.charge(T::DbWeight::get().reads(FILTER_READS))?;
	let call = <T as frame_system::Config>::RuntimeCall::from(call);
	ensure!(T::BaseCallFilter::contains(&call), refuse(PAUSED));
	Ok(())
}
