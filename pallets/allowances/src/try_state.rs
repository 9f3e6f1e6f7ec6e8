// SPDX-License-Identifier: Apache-2.0
//! The invariants of the README, under the same numbers.

use crate::{AllowanceCount, Allowances, Config, Nonces, Pallet};
use alloc::collections::BTreeMap;
use codec::Encode;
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant. Reads the whole state, so it is for tests and try-runtime only.
	///
	/// # Errors
	/// The number and text of the first invariant that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut given: BTreeMap<alloc::vec::Vec<u8>, u32> = BTreeMap::new();
		for (owner, (asset, _), amount) in Allowances::<T>::iter() {
			ensure!(amount > 0, "ALLOW-1: an allowance of nothing is stored");
			ensure!(Self::ensure_asset(asset).is_ok(), "ALLOW-1: an allowance of no stablecoin");
			let count = given.entry(owner.encode()).or_default();
			*count = count.saturating_add(1);
		}
		for (owner, counted) in AllowanceCount::<T>::iter() {
			let found = given.remove(&owner.encode()).unwrap_or_default();
			ensure!(counted == found && counted > 0, "ALLOW-2: allowances are counted wrongly");
			ensure!(counted <= T::MaxPerOwner::get(), "ALLOW-2: an owner gave too many");
		}
		ensure!(given.is_empty(), "ALLOW-2: allowances are not counted");
		for (_, asset, nonce) in Nonces::<T>::iter() {
			ensure!(nonce > 0, "ALLOW-3: a nonce of nothing is stored");
			ensure!(Self::ensure_asset(asset).is_ok(), "ALLOW-3: a nonce of no stablecoin");
		}
		Ok(())
	}
}
