// SPDX-License-Identifier: Apache-2.0
//! The invariants of the README, under the same numbers.

use crate::{Config, Pallet, Used};
use frame_support::{ensure, traits::Get};
use genex_primitives::UnixSeconds;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant. Reads the whole state, so it is for tests and try-runtime only.
	///
	/// # Errors
	/// The number and text of the first invariant that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let latest = Self::now().saturating_add(T::MaxMessageLife::get());
		let mut before = 0;
		for (deadline, _) in Used::<T>::iter_keys() {
			let deadline = UnixSeconds::from_be_bytes(deadline);
			ensure!(deadline <= latest, "NONCE-1: a mark outlives every message");
			ensure!(
				before <= deadline,
				"NONCE-2: marks do not lie in the order of their deadlines"
			);
			before = deadline;
		}
		Ok(())
	}
}
