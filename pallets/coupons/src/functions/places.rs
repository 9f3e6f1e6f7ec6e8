// SPDX-License-Identifier: Apache-2.0
//! What a user can leave in storage takes a place, and there are so many places and no more.

use crate::{Config, Error, Pallet};
use codec::FullEncode;
use frame_support::{ensure, storage::StorageMap, traits::DefensiveOption};
use genex_primitives::traits::UNEXPECTED;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Takes one of the `most` places of `key`, or fails with `full`.
	pub(crate) fn take_place<Places, Key>(key: &Key, most: u32, full: Error<T>) -> DispatchResult
	where
		Places: StorageMap<Key, u32, Query = u32>,
		Key: FullEncode,
	{
		let taken = Places::get(key);
		ensure!(taken < most, full);
		Places::insert(key, taken.saturating_add(1));
		Ok(())
	}

	/// Frees a place of `key` that was taken before. A count of zero is not stored.
	pub(crate) fn free_place<Places, Key>(key: &Key) -> DispatchResult
	where
		Places: StorageMap<Key, u32, Query = u32>,
		Key: FullEncode,
	{
		let left = Places::get(key).checked_sub(1).defensive_ok_or(UNEXPECTED)?;
		if left > 0 {
			Places::insert(key, left);
		} else {
			Places::remove(key);
		}
		Ok(())
	}
}
