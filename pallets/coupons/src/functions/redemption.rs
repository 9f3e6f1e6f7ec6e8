// SPDX-License-Identifier: Apache-2.0
//! A holder gives units back to a redeemer and they burn.

use super::{Intent, Known};
use crate::{Config, Counters, Error, Event, Holdings, Pallet, types::*};
use frame_support::{ensure, traits::DefensiveOption};
use genex_primitives::{
	Path, Quantity, SeriesId,
	issuance::StaffScope,
	traits::{Issuers, UNEXPECTED, UnitsAct},
};
use genex_storage::{DoubleMapSlot, or_undo};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Refuses what [`Self::do_redeem`] would refuse, whatever the holder has.
	pub(crate) fn ensure_redeemable(
		holder: &T::AccountId,
		series: SeriesId,
		quantity: Quantity,
		redeemer: &T::AccountId,
	) -> DispatchResult {
		let record = Self::record(series)?;
		ensure!(Self::accepts(&record, series, redeemer), Error::<T>::NotRedeemer);
		let intent = Intent::plain(Path::Redeem, series, holder, redeemer, quantity);
		Self::ensure_allowed(&record, &intent, Known::default()).map(drop)
	}

	/// Burns `quantity` free units of `holder` with `redeemer`. Checks, errors and event are those
	/// of the call `redeem`. Whether the issuer may still issue is never asked: a promise stays a promise. Only one that
	/// is frozen or on the blacklist accepts nothing.
	pub fn do_redeem(
		holder: &T::AccountId,
		series: SeriesId,
		quantity: Quantity,
		redeemer: &T::AccountId,
		order_hash: H256,
		ciphertext: Option<Ciphertext>,
	) -> DispatchResult {
		let record = Self::record(series)?;
		let appointed = Self::is_appointed(&record, series, redeemer);
		let accepts = appointed || T::Issuers::accepts_for(&record.issuer, redeemer);
		ensure!(accepts, Error::<T>::NotRedeemer);
		let (path, from, to) = (Path::Redeem, holder, redeemer);
		let intent = Intent::plain(path, series, from, to, quantity);
		let slot = Holdings::<T>::double_slot(holder, series);
		let before = slot.get().unwrap_or_default();
		let known = Known { from: Some(before), to: None };
		let permit = Self::ensure_allowed(&record, &intent, known)?;
		let holding = before.minus(Source::Free, quantity).ok_or(Error::<T>::NotEnoughUnits)?;
		let counters =
			Counters::<T>::get(series).after_redemption(quantity).defensive_ok_or(UNEXPECTED)?;

		// A contract may go on after a failed call, so nothing of one may stay.
		or_undo(|| {
			if !appointed {
				let (scope, worth) = (StaffScope::AcceptRedemption, record.worth_of(quantity));
				T::Issuers::act_for(&record.issuer, redeemer, scope, worth)
					.map_err(Self::refused)?;
			}
			Self::put_holding(&slot, holding);
			Counters::<T>::insert(series, counters);
			Self::note(&record, &intent, 0, permit)?;
			Self::tell(series, &record, Some(holder), UnitsAct::Redeemed, quantity)
		})?;
		Self::deposit_event(Event::Redeemed {
			series,
			holder: holder.clone(),
			redeemer: redeemer.clone(),
			quantity,
			face: record.face_of(quantity),
			order_hash,
			ciphertext,
		});
		Ok(())
	}
}
