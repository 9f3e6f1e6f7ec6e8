// SPDX-License-Identifier: Apache-2.0
//! Series whose units bear numbers. Which unit is whose is known by whoever is bound as the book of serials.

use crate::{Config, Counters, Error, Holdings, Pallet, Series, types::*};
use frame_support::ensure;
use genex_primitives::SeriesId;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Notes that every unit of `series` will bear a number, by its issuer and before the first is minted. Fails with
	/// [`Error::NoSuchSeries`], [`Error::NotIssuer`], [`Error::Refused`], [`Error::AlreadySerialised`],
	/// [`Error::SeriesDivisible`], [`Error::NotMintable`] and [`Error::AlreadyMinted`].
	pub fn do_mark_serialised(issuer: &T::AccountId, series: SeriesId) -> DispatchResult {
		let record = Self::record_of_issuer(series, issuer)?;
		Self::ensure_may_issue(issuer)?;
		ensure!(!record.serialised, Error::<T>::AlreadySerialised);
		ensure!(!record.divisible, Error::<T>::SeriesDivisible);
		ensure!(record.state.is_mintable(), Error::<T>::NotMintable);
		ensure!(Counters::<T>::get(series).minted == 0, Error::<T>::AlreadyMinted);
		Series::<T>::insert(series, SeriesRecord { serialised: true, ..record });
		Ok(())
	}

	/// The stored facts of `series`, if its units bear numbers.
	pub fn serialised_record(series: SeriesId) -> Option<SeriesRecord<T::AccountId>> {
		Series::<T>::get(series).filter(|record| record.serialised)
	}

	/// What `who` has of `series`, free and in escrow, be it worth nothing any more.
	pub fn holding_of(who: &T::AccountId, series: SeriesId) -> Holding {
		Holdings::<T>::get(who, series)
	}

	/// The time that counts for validity, in seconds.
	pub fn validity_clock() -> genex_primitives::UnixSeconds {
		Self::now()
	}
}
