// SPDX-License-Identifier: Apache-2.0
//! What is stored of serials that nothing can be done with any more.

use crate::{Approvals, Config, Error, Event, Pallet, types::*};
use alloc::vec::Vec;
use frame_support::ensure;
use genex_primitives::SeriesId;
use sp_runtime::{DispatchResult, SaturatedConversion};

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
		let most = limit.saturated_into();
		let ranges: Vec<_> = Self::held_from(series, who, 1).take(most).collect();
		ensure!(!ranges.is_empty(), Error::<T>::NothingToClear);
		for range in ranges {
			let run = Run { last: range.last, fate: Fate::Held(who.clone()) };
			Self::remove_run(series, range.first, &run);
			let (who, by) = (who.clone(), by.clone());
			Self::deposit_event(Event::SerialsCleared { series, who, by, range });
		}
		Approvals::<T>::remove(who, series);
		Ok(())
	}
}
