// SPDX-License-Identifier: Apache-2.0
//! What is left when the validity ends is counted once, whatever the number of holders.

use crate::{Config, Counters, Error, Event, ExpiredUnits, Pallet, Series};
use frame_support::{ensure, traits::DefensiveOption};
use genex_primitives::{
	SeriesId,
	traits::{UNEXPECTED, UnitsAct},
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_book_expiry(by: T::AccountId, series: SeriesId) -> DispatchResult {
		let mut record = Self::record(series)?;
		ensure!(record.is_expired(Self::now()), Error::<T>::NotExpired);
		ensure!(!record.expiry_booked, Error::<T>::AlreadyBooked);
		let before = Counters::<T>::get(series);
		// A draft has nothing to book, and may still get another validity.
		ensure!(before.minted > 0, Error::<T>::NothingToBook);
		let after = before.after_expiry().defensive_ok_or(UNEXPECTED)?;

		record.expiry_booked = true;
		Series::<T>::insert(series, &record);
		Counters::<T>::insert(series, after);
		let (unsold, circulating) = (before.unsold, before.circulating);
		ExpiredUnits::<T>::insert(series, circulating);
		for (act, quantity) in [(UnitsAct::Expired, circulating), (UnitsAct::ExpiredUnsold, unsold)]
		{
			if quantity > 0 {
				Self::tell(series, &record, None, act, quantity)?;
			}
		}
		Self::deposit_event(Event::ExpiryBooked { series, by, unsold, circulating });
		Ok(())
	}
}
