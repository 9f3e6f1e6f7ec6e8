// SPDX-License-Identifier: Apache-2.0
//! What the calls and the doors do, by topic.

mod breakage;
mod posting;
mod views;

use crate::{Config, Error, Pallet};
use frame_support::{
	ensure,
	traits::{EnsureOrigin, UnixTime},
};
use frame_system::pallet_prelude::OriginFor;
use genex_primitives::ledger::Period;
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// The month of now.
	pub(crate) fn period() -> Period {
		Period::of(T::UnixTime::now().as_secs())
	}

	/// Governance makes a call, for `reason`.
	pub(crate) fn ensure_governance(origin: OriginFor<T>, reason: H256) -> DispatchResult {
		T::GovernanceOrigin::ensure_origin(origin)?;
		ensure!(!reason.is_zero(), Error::<T>::ReasonMissing);
		Ok(())
	}
}
