// SPDX-License-Identifier: Apache-2.0
//! The invariants of the README, under the same numbers.

use crate::{Config, Pallet, SweptTo, Used, functions::key};
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
		let swept_to = SweptTo::<T>::get().map(|(deadline, _)| deadline).unwrap_or(key(0));
		ensure!(swept_to <= key(Self::now()), "NONCE-3: a message was swept before its deadline");
		let mut before = 0;
		for (deadline, _) in Used::<T>::iter_keys() {
			ensure!(swept_to <= deadline, "NONCE-3: a mark lies before where the last sweep ended");
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
