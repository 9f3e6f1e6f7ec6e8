// SPDX-License-Identifier: Apache-2.0
//! Serials that are named go to another account or burn. `pallet-coupons` asks the rules and moves the units; the serials
//! follow, or nothing happens.
//!
//! The `do_` functions take the acting account, so that native calls and precompiles share them. A contract may go on after
//! an error, so each undoes itself.

use crate::{Config, Error, Event, Pallet, types::*};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Contains};
use genex_primitives::{Quantity, SeriesId};
use genex_storage::or_undo;
use pallet_coupons::Ciphertext;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// The mover of units.
type Coupons<T> = pallet_coupons::Pallet<T>;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_mark_serialised(issuer: T::AccountId, series: SeriesId) -> DispatchResult {
		ensure!(!T::Markets::contains(&series), Error::<T>::HasMarket);
		Coupons::<T>::do_mark_serialised(&issuer, series)?;
		Self::deposit_event(Event::MarkedSerialised { series, issuer });
		Ok(())
	}

	/// Gives the serials of `ranges` of `from` to `to`, all or none, where `operator` is `from`, an operator of it or approved
	/// for all of them. Errors and events are those of the call `transfer_serials_from`. The caller bounds the number of
	/// ranges.
	pub fn do_transfer_serials(
		operator: &T::AccountId,
		from: &T::AccountId,
		to: &T::AccountId,
		series: SeriesId,
		ranges: &[SerialRange],
	) -> DispatchResult {
		let quantity = Self::counted(series, ranges)?;
		Self::ensure_may_move(operator, from, series, ranges, quantity)?;
		or_undo(|| {
			Coupons::<T>::do_transfer_named(operator, from, to, series, quantity)?;
			ranges.iter().try_for_each(|range| Self::hand_over(series, from, to, *range))?;
			Self::forget_approvals(from, series, ranges);
			Ok(())
		})
	}

	pub(crate) fn do_distribute_serials(
		from: &T::AccountId,
		series: SeriesId,
		gifts: &[(T::AccountId, SerialRange)],
	) -> DispatchResult {
		let ranges: Vec<_> = gifts.iter().map(|(_, range)| *range).collect();
		Self::counted(series, &ranges)?;
		or_undo(|| {
			for (to, range) in gifts {
				let quantity = range.count().ok_or(Error::<T>::InvalidRange)?;
				Coupons::<T>::do_transfer_named(from, from, to, series, quantity)?;
				Self::hand_over(series, from, to, *range)?;
			}
			Self::forget_approvals(from, series, &ranges);
			Ok(())
		})
	}

	/// Burns the serials of `ranges` of `holder` with `redeemer`, all or none. Errors and events are those of the call
	/// `redeem_serials`. The caller bounds the number of ranges.
	pub fn do_redeem_serials(
		holder: &T::AccountId,
		series: SeriesId,
		ranges: &[SerialRange],
		redeemer: &T::AccountId,
		order_hash: H256,
		ciphertext: Option<Ciphertext>,
	) -> DispatchResult {
		let quantity = Self::counted(series, ranges)?;
		or_undo(|| {
			Coupons::<T>::do_redeem_named(
				holder, series, quantity, redeemer, order_hash, ciphertext,
			)?;
			Self::note_redeemed(holder, series, ranges, redeemer)
		})
	}

	/// As `do_redeem_serials` for the lowest `quantity` serials of `holder`, if they are in few ranges: for who burns units that
	/// its holder gave it without naming any.
	pub fn do_redeem_lowest(
		holder: &T::AccountId,
		series: SeriesId,
		quantity: Quantity,
		redeemer: &T::AccountId,
		order_hash: H256,
	) -> DispatchResult {
		let ranges = Self::lowest(series, holder, quantity)?;
		Self::do_redeem_serials(holder, series, &ranges, redeemer, order_hash, None)
	}

	/// As `do_redeem_serials` for one serial, where `redeemer` itself brings what the holder agreed to.
	pub fn do_accept_serial(
		holder: &T::AccountId,
		series: SeriesId,
		serial: Serial,
		redeemer: &T::AccountId,
		order_hash: H256,
	) -> DispatchResult {
		let ranges = [SerialRange::one(serial)];
		let quantity = Self::counted(series, &ranges)?;
		or_undo(|| {
			Coupons::<T>::do_accept_named(holder, series, quantity, redeemer, order_hash)?;
			Self::note_redeemed(holder, series, &ranges, redeemer)
		})
	}

	/// Burns serials after the units burned.
	fn note_redeemed(
		holder: &T::AccountId,
		series: SeriesId,
		ranges: &[SerialRange],
		redeemer: &T::AccountId,
	) -> DispatchResult {
		for range in ranges.iter().copied() {
			Self::take_held(series, holder, range, Fate::Redeemed)?;
			let (holder, redeemer) = (holder.clone(), redeemer.clone());
			Self::deposit_event(Event::SerialsRedeemed { series, holder, redeemer, range });
		}
		Self::forget_approvals(holder, series, ranges);
		Ok(())
	}

	/// How many serials `ranges` of `series` have in all.
	fn counted(series: SeriesId, ranges: &[SerialRange]) -> Result<Quantity, DispatchError> {
		ensure!(Self::view_is_serialised(series), Error::<T>::NotSerialised);
		let count = count_of(ranges).filter(|count| *count > 0);
		Ok(count.ok_or(Error::<T>::InvalidRange)?)
	}

	/// Moves serials after the units moved.
	pub(crate) fn hand_over(
		series: SeriesId,
		from: &T::AccountId,
		to: &T::AccountId,
		range: SerialRange,
	) -> DispatchResult {
		Self::take_held(series, from, range, Fate::Held(to.clone()))?;
		let (from, to) = (from.clone(), to.clone());
		Self::deposit_event(Event::SerialsMoved { series, from, to, range });
		Ok(())
	}
}
