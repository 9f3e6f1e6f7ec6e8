// SPDX-License-Identifier: Apache-2.0
//! Blocked units, and holdings that nothing can be done with any more.

use crate::{Config, Error, Event, Holdings, Pallet, RedeemerCount, Redeemers, Sweeping, types::*};
use alloc::vec::Vec;
use frame_support::ensure;
use frame_system::pallet_prelude::BlockNumberFor;
use genex_primitives::{
	Quantity, SeriesId, SeriesState,
	traits::{Compliance, Issuers, RefundWindows},
};
use genex_storage::{DoubleMapSlot, sweeps::next_keys};
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};

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
		let record = Self::record_to_sweep(series)?;
		let holding = Holdings::<T>::get(&who, series);
		ensure!(!holding.is_empty(), Error::<T>::NothingToClear);
		ensure!(holding.held == 0, Error::<T>::StillHeld);
		Self::clear(&record, by, series, who, holding)
	}

	/// Clears what each of `accounts` has, but for nothing and for units in escrow.
	pub(crate) fn do_sweep_holdings(
		by: T::AccountId,
		series: SeriesId,
		accounts: Swept<T::AccountId>,
	) -> DispatchResult {
		let record = Self::record_to_sweep(series)?;
		let mut cleared = false;
		for who in accounts {
			let holding = Holdings::<T>::get(&who, series);
			if holding.is_empty() || holding.held > 0 {
				continue;
			}
			Self::clear(&record, by.clone(), series, who, holding)?;
			cleared = true;
		}
		ensure!(cleared, Error::<T>::NothingToClear);
		Ok(())
	}

	/// Dismisses up to `limit` redeemers of a series that nobody redeems any more.
	pub(crate) fn do_sweep_redeemers(
		by: T::AccountId,
		series: SeriesId,
		limit: u32,
	) -> DispatchResult {
		ensure!((1..=MAX_SWEPT).contains(&limit), Error::<T>::InvalidLimit);
		ensure!(Self::record(series)?.expiry_booked, Error::<T>::NotExpired);
		let count = RedeemerCount::<T>::get(series);
		ensure!(count > 0, Error::<T>::NothingToClear);
		let found = Self::next_redeemers(series, limit)?;
		ensure!(!found.is_empty(), Error::<T>::NothingToClear);
		let removed = found.len().saturated_into();
		for redeemer in found {
			Redeemers::<T>::remove(series, &redeemer);
			Self::deposit_event(Event::RedeemerSwept { series, redeemer, by: by.clone() });
		}
		let left = count.saturating_sub(removed);
		if left == 0 {
			RedeemerCount::<T>::remove(series);
		} else {
			RedeemerCount::<T>::insert(series, left);
		}
		Ok(())
	}

	/// Up to `limit` redeemers of `series` that its sweeps of this block did not come to yet.
	fn next_redeemers(series: SeriesId, limit: u32) -> Result<Vec<T::AccountId>, DispatchError> {
		let (now, most) = (frame_system::Pallet::<T>::block_number(), limit.saturated_into());
		let next =
			next_keys::<Redeemers<T>, Sweeping<T>, BlockNumberFor<T>, SeriesId, T::AccountId, ()>(
				now, series, most,
			);
		let (found, _) = next.map_err(|_| Error::<T>::SweptEnough)?;
		Ok(found)
	}

	/// The facts of `series`, if nothing can be done with its units any more. Those in a refund window, and those of an issuer
	/// in default, may still be paid for.
	fn record_to_sweep(series: SeriesId) -> Result<SeriesRecord<T::AccountId>, DispatchError> {
		let record = Self::record(series)?;
		ensure!(record.expiry_booked, Error::<T>::NotExpired);
		// Windows of an issuer that was frozen end later than its series say.
		let over = record.windows_are_over(Self::now()) && !T::Windows::are_open(series);
		ensure!(over, Error::<T>::RefundsOpen);
		ensure!(!T::Issuers::is_defaulted(&record.issuer), Error::<T>::IssuerDefaulted);
		Ok(record)
	}

	fn clear(
		record: &SeriesRecord<T::AccountId>,
		by: T::AccountId,
		series: SeriesId,
		who: T::AccountId,
		holding: Holding,
	) -> DispatchResult {
		let quantity = holding.total();
		Holdings::<T>::remove(&who, series);
		T::Compliance::forget_worth(&who, record.worth_of(quantity))?;
		Self::deposit_event(Event::HoldingCleared { series, who, by, quantity });
		Ok(())
	}
}
