// SPDX-License-Identifier: Apache-2.0
//! The chain returns what is due by itself, oldest case first, a few in each block.

use super::ordered;
use crate::{
	Config, Event, OpenCases, PARKED, Pallet, RETURNS_PER_BLOCK, SweptTo, weights::WeightInfo,
};
use frame_support::{storage::with_storage_layer, weights::WeightMeter};
use genex_primitives::{CaseId, UnixSeconds};

impl<T: Config> Pallet<T> {
	/// Looks at up to [`RETURNS_PER_BLOCK`] open cases, going on where the last block stopped and
	/// beginning anew after the youngest, and returns those that are due, as far as `meter` goes.
	///
	/// A case that is not due is passed over, since a later one may have an earlier deadline; one
	/// that cannot be returned is parked. So none stands in the way of those behind it.
	pub(crate) fn return_due(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::return_due_base()).is_err() {
			return;
		}
		let (now, start) = (Self::now(), SweptTo::<T>::get());
		let mut last = start;
		for _ in 0..RETURNS_PER_BLOCK {
			if meter.try_consume(T::WeightInfo::return_due_step()).is_err() {
				break;
			}
			let Some((id, deadline)) = Self::open_after(last) else {
				last = 0;
				break;
			};
			if now >= deadline {
				if meter.try_consume(T::WeightInfo::return_due_case()).is_err() {
					break;
				}
				Self::return_or_park(id);
			}
			last = id;
		}
		if last != start {
			SweptTo::<T>::put(last);
		}
	}

	/// The oldest open case with an id above `id`, and its deadline. Asked anew at each step, because
	/// a step may remove what it found.
	pub(crate) fn open_after(id: CaseId) -> Option<(CaseId, UnixSeconds)> {
		let (key, deadline) = OpenCases::<T>::iter_from_key(ordered(id)).next()?;
		Some((CaseId::from_be_bytes(key), deadline))
	}

	pub(crate) fn return_or_park(id: CaseId) {
		if let Err(error) = with_storage_layer(|| Self::expire(id, None)) {
			OpenCases::<T>::insert(ordered(id), PARKED);
			Self::deposit_event(Event::ReturnFailed { case: id, error });
		}
	}
}
