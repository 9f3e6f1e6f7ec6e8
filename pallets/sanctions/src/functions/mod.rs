// SPDX-License-Identifier: Apache-2.0
//! What the calls do, by topic.

mod forced_transfers;
pub(crate) mod freezes;
mod lists;
mod releases;
mod units;
mod views;

pub(crate) use lists::Part;

use crate::{Config, Error, FreezeRecord, Pallet, Target};
use frame_support::{
	ensure,
	traits::{EnsureOrigin, UnixTime},
};
use frame_system::pallet_prelude::OriginFor;
use genex_primitives::UnixSeconds;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// A target in this runtime's accounts.
pub(crate) type TargetOf<T> = Target<<T as frame_system::Config>::AccountId>;
/// A freeze in this runtime's accounts.
pub(crate) type RecordOf<T> = FreezeRecord<<T as frame_system::Config>::AccountId>;

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	/// What an officer or a list does must be found again in a file.
	pub(crate) fn ensure_case(case: H256) -> DispatchResult {
		ensure!(case != H256::zero(), Error::<T>::NoCase);
		Ok(())
	}

	/// What governance decides must be found again in a record.
	pub(crate) fn ensure_governance(origin: OriginFor<T>, reason: H256) -> DispatchResult {
		T::GovernanceOrigin::ensure_origin(origin)?;
		Self::ensure_case(reason)
	}

	/// Either of the two officers that a release needs.
	pub(crate) fn ensure_either_officer(
		origin: OriginFor<T>,
	) -> Result<T::AccountId, DispatchError> {
		T::ComplianceOrigin::try_origin(origin)
			.or_else(T::SecondOrigin::ensure_origin)
			.map_err(Into::into)
	}
}
