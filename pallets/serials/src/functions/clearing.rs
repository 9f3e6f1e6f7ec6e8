// SPDX-License-Identifier: Apache-2.0
//! What is stored of serials that nothing can be done with any more.

use crate::{Approvals, Config, Error, Event, Owned, Pallet, Runs, Sweeping, types::*};
use alloc::vec::Vec;
use frame_support::{ensure, traits::DefensiveOption};
use frame_system::pallet_prelude::BlockNumberFor;
use genex_primitives::{SeriesId, traits::UNEXPECTED};
use genex_storage::sweeps::next_keys;
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// The units must be cleared first: as long as `who` has them, somebody may still owe money for them.
	pub(crate) fn do_clear_serials(
		by: &T::AccountId,
		series: SeriesId,
		who: &T::AccountId,
		limit: u32,
	) -> DispatchResult {
		ensure!((1..=MAX_PAGE).contains(&limit), Error::<T>::InvalidLimit);
		let record = pallet_coupons::Pallet::<T>::serialised_record(series);
		ensure!(record.ok_or(Error::<T>::NotSerialised)?.expiry_booked, Error::<T>::NotExpired);
		let holding = pallet_coupons::Pallet::<T>::holding_of(who, series);
		ensure!(holding.total() == 0, Error::<T>::HoldingLeft);
		let keys = Self::next_owned(who, series, limit)?;
		ensure!(!keys.is_empty(), Error::<T>::NothingToClear);
		for key in keys {
			let first = Serial::from(key);
			let run = Runs::<T>::get(series, Descending::from(first));
			let run = run.defensive_ok_or(UNEXPECTED)?;
			let range = SerialRange { first, last: run.last };
			Self::remove_run(series, first, &run);
			let (who, by) = (who.clone(), by.clone());
			Self::deposit_event(Event::SerialsCleared { series, who, by, range });
		}
		Approvals::<T>::remove(who, series);
		Ok(())
	}

	/// Up to `limit` runs of `who` that the sweeps of this block did not come to yet, by their first serials.
	fn next_owned(
		who: &T::AccountId,
		series: SeriesId,
		limit: u32,
	) -> Result<Vec<Ascending>, DispatchError> {
		let (now, most) = (frame_system::Pallet::<T>::block_number(), limit.saturated_into());
		let next = next_keys::<
			Owned<T>,
			Sweeping<T>,
			BlockNumberFor<T>,
			(T::AccountId, SeriesId),
			Ascending,
			(),
		>(now, (who.clone(), series), most);
		let (keys, _) = next.map_err(|_| Error::<T>::SweptEnough)?;
		Ok(keys)
	}
}
