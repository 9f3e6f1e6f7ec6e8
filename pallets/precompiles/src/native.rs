// SPDX-License-Identifier: Apache-2.0
//! Which native call a Solidity function stands for, so that a pause of the one stops the other.

mod asked;
mod entries;
mod table;

pub use asked::asked_call;
pub use entries::entries;
pub use table::NATIVE_CALLS;

use crate::{
	Chain, addresses,
	convert::caller,
	revert::{failed, refuse},
};
use frame_support::{
	dispatch::GetDispatchInfo,
	ensure,
	traits::{Contains, Get},
	weights::Weight,
};
use frame_system::RawOrigin;
use pallet_revive::precompiles::{Error, Ext, H160};
use sp_runtime::traits::Dispatchable;

/// Pallet and call by their names in the runtime.
pub type NativeName = (&'static str, &'static str);

/// A call of the runtime.
pub(crate) type CallOf<T> = <T as frame_system::Config>::RuntimeCall;

/// Storage entries that the runtime's filter of calls reads: safe mode and the pause of the call.
const FILTER_READS: u64 = 2;

pub(crate) const PAUSED: &str = "Genex: this act is paused; wait until it is resumed";

/// The native call that calling `address` with `input` amounts to, if it changes the chain through one of ours.
pub fn native_call(address: &H160, input: &[u8]) -> Option<NativeName> {
	NATIVE_CALLS
		.iter()
		.find(|(number, selector, _)| {
			input.starts_with(selector) && addresses::is_at(*number, address)
		})
		.map(|(_, _, name)| *name)
}

/// Refuses what the runtime's filter would not let the native `call` do. A transaction to a precompile is judged before it
/// is included, but a contract may reach a precompile in the middle of any other transaction.
pub(crate) fn ensure_not_paused<T: Chain>(
	call: impl Into<CallOf<T>>,
	env: &mut impl Ext<T = T>,
) -> Result<(), Error> {
	env.charge(T::DbWeight::get().reads(FILTER_READS))?;
	let call: CallOf<T> = call.into();
	ensure!(T::BaseCallFilter::contains(&call), refuse(PAUSED));
	Ok(())
}

/// Has the caller make the native `call`. Its weight is charged before, and what it did not need is given back: `needed` says
/// afterwards how much that is, where the call itself does not.
pub(crate) fn make<T: Chain>(
	call: CallOf<T>,
	env: &mut impl Ext<T = T>,
	needed: impl FnOnce() -> Option<Weight>,
) -> Result<(), Error> {
	let made: <T as pallet_revive::Config>::RuntimeCall = From::from(call.clone());
	let charged = env.charge(made.get_dispatch_info().call_weight)?;
	let who = caller(env)?;
	ensure_not_paused::<T>(call, env)?;
	let done = made
		.dispatch(RawOrigin::Signed(who).into())
		.map_err(|failure| failed::<T>(failure.error))?;
	if let Some(actual) = needed().or(done.actual_weight) {
		env.adjust_gas(charged, actual);
	}
	Ok(())
}
