// SPDX-License-Identifier: Apache-2.0
//! What the calls do, by topic.

mod permits;
mod spending;
mod views;

use crate::{Config, Error, Pallet};
use frame_support::ensure;
use genex_primitives::{AssetId, Reason, traits::Cash};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Refuses what is no stablecoin.
	pub(crate) fn ensure_asset(asset: AssetId) -> DispatchResult {
		ensure!(T::Cash::terms(asset).is_some(), Error::<T>::UnknownAsset);
		Ok(())
	}

	/// The error that carries the code of `reason`.
	pub(crate) fn refused(reason: Reason) -> DispatchError {
		Error::<T>::Refused(reason.code()).into()
	}
}
