// SPDX-License-Identifier: Apache-2.0
//! Units burn because their holder gets money for them.

use super::{Intent, Known};
use crate::{Config, Counters, Error, Event, ExpiredUnits, Holdings, Pallet, Series, types::*};
use frame_support::traits::DefensiveOption;
use genex_primitives::{
	Path, Quantity, SeriesId,
	traits::{Refunds, SerialBook, UNEXPECTED, UnitsAct},
};
use genex_storage::{DoubleMapSlot, or_undo};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Burns `quantity` free units of `holder`. Units whose expiry is booked were counted as expired then, and count as
	/// refunded from now on.
	fn do_burn(series: SeriesId, holder: &T::AccountId, quantity: Quantity) -> DispatchResult {
		let record = Self::record(series)?;
		let intent = Intent::plain(Path::Refund, series, holder, &record.issuer, quantity);
		let slot = Holdings::<T>::double_slot(holder, series);
		let before = slot.get().unwrap_or_default();
		let known = Known::of(Some(before), None);
		// A booked expiry ends every other way, but what is owed for units does not end with them.
		let open = SeriesRecord { expiry_booked: false, ..record.clone() };
		let permit = Self::ensure_allowed(&open, &intent, &known)?;
		let holding = before.minus(Source::Free, quantity).ok_or(Error::<T>::NotEnoughUnits)?;

		// Whoever pays may go on after an error, so nothing of a failed act may stay.
		or_undo(|| {
			Self::put_holding(&slot, holding);
			let counted = Counters::<T>::get(series);
			let (counters, act) = if record.expiry_booked {
				(counted.after_late_refund(quantity), UnitsAct::RefundedLate)
			} else {
				(counted.after_refund(quantity), UnitsAct::Refunded)
			};
			Counters::<T>::insert(series, counters.defensive_ok_or(UNEXPECTED)?);
			Self::note(&record, &intent, 0, permit)?;
			if record.serialised {
				T::Serials::refunded(series, holder, quantity)?;
			}
			Self::tell(series, &record, Some(holder), act, quantity)
		})?;
		Self::deposit_event(Event::Refunded { series, holder: holder.clone(), quantity });
		Ok(())
	}
}

impl<T: Config> Refunds<T::AccountId> for Pallet<T> {
	fn burn(series: SeriesId, holder: &T::AccountId, quantity: Quantity) -> DispatchResult {
		Self::do_burn(series, holder, quantity)
	}

	fn circulating(series: SeriesId) -> Quantity {
		let ended = Series::<T>::get(series).is_none_or(|record| record.is_expired(Self::now()));
		if ended { 0 } else { Counters::<T>::get(series).circulating }
	}

	fn expired(series: SeriesId) -> Option<Quantity> {
		ExpiredUnits::<T>::get(series)
	}
}
