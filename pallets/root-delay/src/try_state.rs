// SPDX-License-Identifier: Apache-2.0
//! Invariants, numbered as in the README.

use crate::{Config, Pallet, ReadyAt};
use frame_support::{ensure, traits::QueryPreimage};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (hash, _) in ReadyAt::<T>::iter() {
			ensure!(T::Preimages::is_requested(&hash), "RD1: a hash waits that nobody requested");
		}
		Ok(())
	}
}
