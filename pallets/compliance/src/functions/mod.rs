// SPDX-License-Identifier: Apache-2.0
//! What the pallet does, by topic.

mod aml;
mod blacklist;
mod check;
mod corridors;
mod gnx;
mod note;
mod rates;
mod relations;
mod reviews;
mod rules;
mod spare;
mod sweeps;
mod views;

use crate::{Config, Error, Pallet};
use frame_support::{
	StorageValue, ensure,
	traits::{EnsureOrigin, UnixTime},
};
use frame_system::pallet_prelude::OriginFor;
use genex_primitives::{Reason, UnixSeconds};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// What an officer does must be found again in a file.
	pub(crate) fn ensure_reason(reason: H256) -> DispatchResult {
		ensure!(!reason.is_zero(), Error::<T>::ReasonMissing);
		Ok(())
	}

	/// What governance decides must be found again in a record.
	pub(crate) fn ensure_governance(origin: OriginFor<T>, reason: H256) -> DispatchResult {
		T::GovernanceOrigin::ensure_origin(origin)?;
		Self::ensure_reason(reason)
	}

	/// The time that counts for every window and deadline.
	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	/// The error that carries the code of `reason`.
	pub(crate) fn refused(reason: Reason) -> DispatchError {
		Error::<T>::Refused(reason.code()).into()
	}

	/// Takes the next id of a sequence.
	fn take_id<Next: StorageValue<u64, Query = u64>>() -> Result<u64, DispatchError> {
		let id = Next::get();
		Next::put(id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?);
		Ok(id)
	}
}
