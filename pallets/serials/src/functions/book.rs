// SPDX-License-Identifier: Apache-2.0
//! The book of runs. A run is as long as it can be: neighbours never share a fate, so serials that follow one another and
//! have one owner lie in one run, and what is done to a range of any length touches at most three.
//!
//! Runs that are joined leave deleted keys behind, as many as a block has room for, so no run is looked for by going from key to
//! key: the set of first serials tells where it begins.

use crate::{Config, Error, NextUnsold, Owned, Pallet, Runs, Starts, types::*};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	traits::{Defensive, DefensiveOption},
};
use genex_primitives::{Quantity, SeriesId, traits::UNEXPECTED};
use genex_storage::marks;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The run that `serial` lies in, with its first serial; nothing for one that is unsold, never minted or cleared.
	pub(crate) fn run_of(series: SeriesId, serial: Serial) -> Option<(Serial, Run<T::AccountId>)> {
		let first = marks::at_or_below::<Starts<T>, _>(&series, serial)?;
		let run = Runs::<T>::get(series, Descending::from(first)).defensive()?;
		(serial <= run.last).then_some((first, run))
	}

	/// What `holder` has, run by run in ascending order, of the runs that begin at `from` or above.
	pub(crate) fn held_from(
		series: SeriesId,
		holder: &T::AccountId,
		from: Serial,
	) -> impl Iterator<Item = SerialRange> {
		let (theirs, mut next) = ((holder.clone(), series), Some(from));
		core::iter::from_fn(move || {
			let first = marks::at_or_above::<Owned<T>, _>(&theirs, next?)?;
			let last = Runs::<T>::get(series, Descending::from(first)).defensive()?.last;
			next = last.checked_add(1);
			Some(SerialRange { first, last })
		})
	}

	/// Gives the lowest unsold serials the fate `fate`.
	pub(crate) fn take_unsold(
		series: SeriesId,
		quantity: Quantity,
		fate: Fate<T::AccountId>,
	) -> Result<SerialRange, DispatchError> {
		let first = NextUnsold::<T>::get(series);
		let range = SerialRange::starting_at(first, quantity).defensive_ok_or(UNEXPECTED)?;
		let next = range.last.checked_add(1).defensive_ok_or(UNEXPECTED)?;
		NextUnsold::<T>::insert(series, next);
		Self::join(series, range, fate);
		Ok(range)
	}

	/// Gives serials of `holder` the fate `fate`.
	pub(crate) fn take_held(
		series: SeriesId,
		holder: &T::AccountId,
		range: SerialRange,
		fate: Fate<T::AccountId>,
	) -> DispatchResult {
		let (first, run) = Self::run_of(series, range.first).ok_or(Error::<T>::NotOwner)?;
		let held = matches!(&run.fate, Fate::Held(who) if who == holder);
		ensure!(held && range.last <= run.last, Error::<T>::NotOwner);
		if run.fate == fate {
			return Ok(());
		}
		// What is left of the run at either end stays where it was.
		if let Some(last) = range.first.checked_sub(1).filter(|last| *last >= first) {
			let left = Run { last, fate: run.fate.clone() };
			Runs::<T>::insert(series, Descending::from(first), left);
		} else {
			Self::remove_run(series, first, &run);
		}
		if let Some(first) = range.last.checked_add(1).filter(|first| *first <= run.last) {
			Self::put_run(series, first, run);
		}
		Self::join(series, range, fate);
		Ok(())
	}

	/// The ranges of the lowest `quantity` serials of `holder`, if they are few.
	pub(crate) fn lowest(
		series: SeriesId,
		holder: &T::AccountId,
		quantity: Quantity,
	) -> Result<Vec<SerialRange>, DispatchError> {
		let most = usize::try_from(MAX_UNNAMED_RANGES).unwrap_or_default();
		let (mut left, mut ranges) = (quantity, Vec::new());
		for whole in Self::held_from(series, holder, 1).take(most) {
			let taken = whole.count().defensive_ok_or(UNEXPECTED)?.min(left);
			ranges.extend(SerialRange::starting_at(whole.first, taken));
			left = left.saturating_sub(taken);
			if left == 0 {
				return Ok(ranges);
			}
		}
		Err(Error::<T>::SerialsScattered.into())
	}

	/// Stores `range`, of which nothing is stored, and its neighbours of the same fate as one run.
	fn join(series: SeriesId, range: SerialRange, fate: Fate<T::AccountId>) {
		let SerialRange { mut first, mut last } = range;
		let below = first.checked_sub(1).filter(|serial| *serial > 0);
		let before = below.and_then(|serial| Self::run_of(series, serial));
		if let Some((start, run)) = before.filter(|(_, run)| run.fate == fate) {
			Self::remove_run(series, start, &run);
			first = start;
		}
		let above = last.checked_add(1);
		let after =
			above.and_then(|start| Some((start, Runs::<T>::get(series, Descending::from(start))?)));
		if let Some((start, run)) = after.filter(|(_, run)| run.fate == fate) {
			Self::remove_run(series, start, &run);
			last = run.last;
		}
		Self::put_run(series, first, Run { last, fate });
	}

	fn put_run(series: SeriesId, first: Serial, run: Run<T::AccountId>) {
		if let Fate::Held(who) = &run.fate {
			marks::insert::<Owned<T>, _>(&(who.clone(), series), first);
		}
		marks::insert::<Starts<T>, _>(&series, first);
		Runs::<T>::insert(series, Descending::from(first), run);
	}

	/// Removes a run that is stored.
	pub(crate) fn remove_run(series: SeriesId, first: Serial, run: &Run<T::AccountId>) {
		if let Fate::Held(who) = &run.fate {
			marks::remove::<Owned<T>, _>(&(who.clone(), series), first);
		}
		marks::remove::<Starts<T>, _>(&series, first);
		Runs::<T>::remove(series, Descending::from(first));
	}
}
