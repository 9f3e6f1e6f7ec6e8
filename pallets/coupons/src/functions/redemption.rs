// SPDX-License-Identifier: Apache-2.0
//! A holder gives units back to a redeemer and they burn.

use super::{Intent, Known, Pick};
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

/// Who brings a redemption.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Bearer {
	/// Its redeemer, who so accepts the units.
	Redeemer,
	/// Its holder, or somebody for it.
	Holder,
}

impl<T: Config> Pallet<T> {
	/// Refuses what [`Self::do_accept`] would refuse, whatever the holder has.
	pub(crate) fn ensure_redeemable(
		holder: &T::AccountId,
		series: SeriesId,
		quantity: Quantity,
		redeemer: &T::AccountId,
	) -> DispatchResult {
		let record = Self::record(series)?;
		ensure!(!record.serialised, Error::<T>::SerialsNeeded);
		ensure!(Self::accepts(&record, series, redeemer), Error::<T>::NotRedeemer);
		let intent = Intent::plain(Path::Redeem, series, holder, redeemer, quantity);
		Self::ensure_allowed(&record, &intent, &Known::of(None, None)).map(drop)
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
		let reference = (order_hash, ciphertext);
		let bearer = Bearer::Holder;
		Self::redeem_units(Pick::Nothing, bearer, holder, (series, quantity), redeemer, reference)
	}

	/// As `do_redeem`, where `redeemer` itself brings what the holder agreed to.
	pub(crate) fn do_accept(
		holder: &T::AccountId,
		series: SeriesId,
		quantity: Quantity,
		redeemer: &T::AccountId,
		order_hash: H256,
	) -> DispatchResult {
		let (bearer, reference) = (Bearer::Redeemer, (order_hash, None));
		Self::redeem_units(Pick::Nothing, bearer, holder, (series, quantity), redeemer, reference)
	}

	/// As `do_redeem` for units of a serialised series whose numbers the caller named and burns itself.
	pub fn do_redeem_named(
		holder: &T::AccountId,
		series: SeriesId,
		quantity: Quantity,
		redeemer: &T::AccountId,
		order_hash: H256,
		ciphertext: Option<Ciphertext>,
	) -> DispatchResult {
		let reference = (order_hash, ciphertext);
		let bearer = Bearer::Holder;
		Self::redeem_units(Pick::Named, bearer, holder, (series, quantity), redeemer, reference)
	}

	/// As `do_redeem_named`, where `redeemer` itself brings what the holder agreed to.
	pub fn do_accept_named(
		holder: &T::AccountId,
		series: SeriesId,
		quantity: Quantity,
		redeemer: &T::AccountId,
		order_hash: H256,
	) -> DispatchResult {
		let (bearer, reference) = (Bearer::Redeemer, (order_hash, None));
		Self::redeem_units(Pick::Named, bearer, holder, (series, quantity), redeemer, reference)
	}

	fn redeem_units(
		pick: Pick,
		bearer: Bearer,
		holder: &T::AccountId,
		(series, quantity): (SeriesId, Quantity),
		redeemer: &T::AccountId,
		(order_hash, ciphertext): (H256, Option<Ciphertext>),
	) -> DispatchResult {
		let record = Self::record(series)?;
		ensure!(!record.serialised || pick == Pick::Named, Error::<T>::SerialsNeeded);
		let appointed = Self::is_appointed(&record, series, redeemer);
		let accepts = appointed || T::Issuers::accepts_for(&record.issuer, redeemer);
		ensure!(accepts, Error::<T>::NotRedeemer);
		// Whoever burns with a key of a store would use up what it may accept, and close its till.
		let agrees = appointed || bearer == Bearer::Redeemer || holder == redeemer;
		ensure!(agrees, Error::<T>::StaffMustAccept);
		let (path, from, to) = (Path::Redeem, holder, redeemer);
		let intent = Intent::plain(path, series, from, to, quantity);
		let slot = Holdings::<T>::double_slot(holder, series);
		let before = slot.get().unwrap_or_default();
		let known = Known::of(Some(before), None);
		let permit = Self::ensure_allowed(&record, &intent, &known)?;
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
