// SPDX-License-Identifier: Apache-2.0
//! The preimage store as pallet-whitelist sees it: a request starts the clock, a fetch before its end fails.

use crate::{Config, Delay, Event, Pallet, ReadyAt};
use alloc::borrow::Cow;
use codec::DecodeLimit;
use frame_support::{
	MAX_EXTRINSIC_DEPTH,
	traits::{Contains, FetchResult, QueryPreimage, StorePreimage},
};
use sp_runtime::{DispatchError, traits::Saturating};

impl<T: Config> Pallet<T> {
	/// Whether the call of these bytes needs no delay.
	fn is_emergency(bytes: &[u8]) -> bool {
		<T as Config>::RuntimeCall::decode_all_with_depth_limit(
			MAX_EXTRINSIC_DEPTH,
			&mut &bytes[..],
		)
		.is_ok_and(|call| T::EmergencyCalls::contains(&call))
	}
}

impl<T: Config> QueryPreimage for Pallet<T> {
	type H = T::Hashing;

	fn len(hash: &T::Hash) -> Option<u32> {
		T::Preimages::len(hash)
	}

	fn fetch(hash: &T::Hash, len: Option<u32>) -> FetchResult {
		let bytes = T::Preimages::fetch(hash, len)?;
		// A hash that was never requested here has no end of its delay: it is not ready.
		let now = frame_system::Pallet::<T>::block_number();
		let ready = ReadyAt::<T>::get(hash).is_some_and(|ready_at| now >= ready_at);
		if ready || Self::is_emergency(&bytes) {
			Ok(bytes)
		} else {
			Err(DispatchError::Unavailable)
		}
	}

	fn is_requested(hash: &T::Hash) -> bool {
		T::Preimages::is_requested(hash)
	}

	fn request(hash: &T::Hash) {
		T::Preimages::request(hash);
		// The delay is there to be read in. Bytes that nobody can see yet do not begin it.
		if T::Preimages::len(hash).is_none() {
			Self::deposit_event(Event::Unknown { call_hash: *hash });
			return;
		}
		let now = frame_system::Pallet::<T>::block_number();
		let ready_at = now.saturating_add(Delay::<T>::get());
		ReadyAt::<T>::insert(hash, ready_at);
		Self::deposit_event(Event::Delayed { call_hash: *hash, ready_at });
	}

	fn unrequest(hash: &T::Hash) {
		ReadyAt::<T>::remove(hash);
		T::Preimages::unrequest(hash);
		Self::deposit_event(Event::Cleared { call_hash: *hash });
	}
}

impl<T: Config> StorePreimage for Pallet<T> {
	const MAX_LENGTH: usize = T::Preimages::MAX_LENGTH;

	fn note(bytes: Cow<[u8]>) -> Result<T::Hash, DispatchError> {
		T::Preimages::note(bytes)
	}
}
