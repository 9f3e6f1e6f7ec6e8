// SPDX-License-Identifier: Apache-2.0
//! Blocked units, and holdings that nothing can be done with any more.

use crate::{Config, Error, Event, Holdings, Pallet};
use frame_support::ensure;
use genex_primitives::{Quantity, SeriesId, SeriesState, traits::Compliance};
use genex_storage::DoubleMapSlot;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Blocks `quantity` units of what `who` has or will have. Gives how many were blocked before.
	pub(crate) fn do_set_frozen_units(
		series: SeriesId,
		who: &T::AccountId,
		quantity: Quantity,
	) -> Result<Quantity, DispatchError> {
		// Nobody has units of a draft, and a draft may be discarded: a block would outlive it and never end.
		let state = Self::record(series)?.state;
		ensure!(!state.is_editable() && state != SeriesState::Submitted, Error::<T>::WrongState);
		let slot = Holdings::<T>::double_slot(who, series);
		let mut holding = slot.get().unwrap_or_default();
		let old = core::mem::replace(&mut holding.frozen, quantity);
		Self::put_holding(&slot, holding);
		Self::deposit_event(Event::FrozenUnitsSet { series, who: who.clone(), old, new: quantity });
		Ok(old)
	}

	/// Removes what `who` has of a series whose expiry is booked: the units were counted as expired then, and from now
	/// on they no longer fill its holding caps either. Units in escrow are left to whoever put them there, which may still
	/// release them.
	pub(crate) fn do_clear_holding(
		by: T::AccountId,
		series: SeriesId,
		who: T::AccountId,
	) -> DispatchResult {
		let record = Self::record(series)?;
		ensure!(record.expiry_booked, Error::<T>::NotExpired);
		let holding = Holdings::<T>::get(&who, series);
		ensure!(!holding.is_empty(), Error::<T>::NothingToClear);
		ensure!(holding.held == 0, Error::<T>::StillHeld);
		let quantity = holding.total();
		Holdings::<T>::remove(&who, series);
		T::Compliance::forget_worth(&who, record.worth_of(quantity))?;
		Self::deposit_event(Event::HoldingCleared { series, who, by, quantity });
		Ok(())
	}
}
