// SPDX-License-Identifier: Apache-2.0
//! What `pallet-coupons` did without naming serials, written into the book.

use crate::{Config, Event, Pallet, types::*};
use frame_support::traits::DefensiveOption;
use genex_primitives::{
	Quantity, SeriesId,
	traits::{SerialBook, UNEXPECTED},
};
use sp_runtime::DispatchResult;

impl<T: Config> SerialBook<T::AccountId> for Pallet<T> {
	/// Nothing is stored: the counter of minted units is the last serial.
	fn minted(series: SeriesId, before: Quantity, quantity: Quantity) -> DispatchResult {
		let first = before.checked_add(1).defensive_ok_or(UNEXPECTED)?;
		let range = SerialRange::starting_at(first, quantity).defensive_ok_or(UNEXPECTED)?;
		Self::deposit_event(Event::SerialsMinted { series, range });
		Ok(())
	}

	fn sold(series: SeriesId, buyer: &T::AccountId, quantity: Quantity) -> DispatchResult {
		let range = Self::take_unsold(series, quantity, Fate::Held(buyer.clone()))?;
		Self::deposit_event(Event::SerialsSold { series, buyer: buyer.clone(), range });
		Ok(())
	}

	fn recalled(series: SeriesId, quantity: Quantity) -> DispatchResult {
		let range = Self::take_unsold(series, quantity, Fate::Recalled)?;
		Self::deposit_event(Event::SerialsRecalled { series, range });
		Ok(())
	}

	fn moved(
		series: SeriesId,
		from: &T::AccountId,
		to: &T::AccountId,
		quantity: Quantity,
	) -> DispatchResult {
		let ranges = Self::lowest(series, from, quantity)?;
		ranges.iter().try_for_each(|range| Self::hand_over(series, from, to, *range))?;
		Self::forget_approvals(from, series, &ranges);
		Ok(())
	}

	fn refunded(series: SeriesId, holder: &T::AccountId, quantity: Quantity) -> DispatchResult {
		let ranges = Self::lowest(series, holder, quantity)?;
		for range in ranges.iter().copied() {
			Self::take_held(series, holder, range, Fate::Refunded)?;
			Self::deposit_event(Event::SerialsRefunded { series, holder: holder.clone(), range });
		}
		Self::forget_approvals(holder, series, &ranges);
		Ok(())
	}
}
