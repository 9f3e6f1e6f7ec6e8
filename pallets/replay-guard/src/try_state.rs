// SPDX-License-Identifier: Apache-2.0
//! Invariants, numbered as in the README.

use crate::{Config, Pallet, Pinned};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(Self::chain_id() != 0, "RG1: the network has no chain id");
		for who in Pinned::<T>::iter_keys() {
			ensure!(
				frame_system::Pallet::<T>::sufficients(&who) > 0,
				"RG2: a pinned account could be reaped"
			);
		}
		Ok(())
	}
}
