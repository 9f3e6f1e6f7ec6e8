// SPDX-License-Identifier: Apache-2.0
//! Invariants of the whole storage, numbered as in the README.

use crate::{Approvals, Config, NextUnsold, Owned, Pallet, Runs, Starts, types::*};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use codec::Encode;
use frame_support::ensure;
use genex_primitives::{Quantity, SeriesId};
use genex_storage::marks;
use pallet_coupons::{Counters, Holdings};
use sp_runtime::TryRuntimeError;

/// The runs of a series, with their first serials, in ascending order.
type Book<T> = Vec<(Serial, Run<<T as frame_system::Config>::AccountId>)>;

/// How many serials of a series share a fate, by the fate as it is stored.
type Sums = BTreeMap<Vec<u8>, Quantity>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut series: Vec<SeriesId> = NextUnsold::<T>::iter_keys().collect();
		series.extend(Runs::<T>::iter_keys().map(|(series, _)| series));
		series.sort_unstable();
		series.dedup();
		for series in series {
			let record = pallet_coupons::Pallet::<T>::serialised_record(series);
			let record = record.ok_or("S5: serials of a series that has none")?;
			let book = Self::book(series);
			Self::check_order(&book, NextUnsold::<T>::get(series), record.expiry_booked)?;
			if !record.expiry_booked {
				Self::check_sums(series, &sums_of::<T>(&book)?)?;
			}
		}
		Self::check_holdings()?;
		Self::check_owned()?;
		Self::check_starts()?;
		Self::check_approvals()
	}

	fn book(series: SeriesId) -> Book<T> {
		let runs = Runs::<T>::iter_prefix(series);
		let mut book: Book<T> = runs.map(|(key, run)| (key.into(), run)).collect();
		book.sort_by_key(|(first, _)| *first);
		book
	}

	/// Runs cover all that is not unsold, without overlap; where the expiry is booked some may be cleared.
	fn check_order(book: &Book<T>, next: Serial, cleared: bool) -> Result<(), TryRuntimeError> {
		let (mut end, mut before): (Serial, Option<&Fate<T::AccountId>>) = (0, None);
		for (first, run) in book {
			let follows = end.checked_add(1) == Some(*first);
			ensure!(*first > end && (follows || cleared), "S1: runs overlap or leave gaps");
			ensure!(run.last >= *first, "S1: a run ends before it begins");
			let joined = follows && before == Some(&run.fate);
			ensure!(!joined, "S2: neighbouring runs share a fate");
			(end, before) = (run.last, Some(&run.fate));
		}
		let covered = end.checked_add(1) == Some(next) || (cleared && end < next);
		ensure!(covered, "S1: runs do not end where unsold serials begin");
		Ok(())
	}

	/// The serials of each fate are as many as `pallet-coupons` counts.
	fn check_sums(series: SeriesId, sums: &Sums) -> Result<(), TryRuntimeError> {
		let counters = Counters::<T>::get(series);
		let of = |fate: Fate<T::AccountId>| sums.get(&fate.encode()).copied().unwrap_or_default();
		ensure!(of(Fate::Redeemed) == counters.redeemed, "C04: redeemed serials differ");
		ensure!(of(Fate::Recalled) == counters.recalled, "C04: recalled serials differ");
		ensure!(of(Fate::Refunded) == counters.refunded, "C04: refunded serials differ");
		let next = NextUnsold::<T>::get(series);
		let unsold = counters.minted.checked_add(1).and_then(|end| end.checked_sub(next));
		ensure!(unsold == Some(counters.unsold), "C04: unsold serials differ");
		let mut held: Quantity = 0;
		for (who, _, holding) in Holdings::<T>::iter().filter(|(_, id, _)| *id == series) {
			let units = holding.total();
			ensure!(of(Fate::Held(who)) == units, "C04: serials of an owner differ from its units");
			held = held.checked_add(units).ok_or("C04: too many units")?;
		}
		let all = sums.values().try_fold(0, |sum: Quantity, some| sum.checked_add(*some));
		let burned = counters.redeemed.checked_add(counters.recalled);
		let burned = burned.and_then(|sum| sum.checked_add(counters.refunded));
		let whole = burned.and_then(|sum| sum.checked_add(held));
		ensure!(all.is_some() && all == whole, "C04: somebody has serials without units");
		Ok(())
	}

	/// Whoever has units of a serialised series has serials, so the series is in the book.
	fn check_holdings() -> Result<(), TryRuntimeError> {
		for (who, series, holding) in Holdings::<T>::iter() {
			let record = pallet_coupons::Pallet::<T>::serialised_record(series);
			let counts = record.is_some_and(|record| !record.expiry_booked);
			let owns = Self::held_from(series, &who, 1).next().is_some();
			ensure!(!counts || owns == (holding.total() > 0), "C04: units without serials");
		}
		Ok(())
	}

	/// The index of owners names exactly the runs in somebody's hands.
	fn check_owned() -> Result<(), TryRuntimeError> {
		let holders: BTreeSet<_> = Owned::<T>::iter_keys().map(|(theirs, _)| theirs).collect();
		let mut indexed: usize = 0;
		for theirs in holders {
			let (who, series) = &theirs;
			let all = marks::all::<Owned<T>, _>(&theirs);
			indexed = indexed.saturating_add(all.len());
			for first in all {
				let run = Runs::<T>::get(series, Descending::from(first));
				let has = run.is_some_and(|run| run.fate == Fate::Held(who.clone()));
				ensure!(has, "S3: the index names a run that its owner does not have");
			}
		}
		let held = Runs::<T>::iter_values().filter(|run| matches!(run.fate, Fate::Held(_)));
		ensure!(held.count() == indexed, "S3: a run is not in the index");
		let words = Owned::<T>::iter().map(|(_, place, word)| (place, word));
		ensure!(marked(words) == indexed, "S3: a run in the index cannot be found");
		Ok(())
	}

	/// The marks of a series name exactly its runs.
	fn check_starts() -> Result<(), TryRuntimeError> {
		let series: BTreeSet<SeriesId> = Starts::<T>::iter_keys().map(|(id, _)| id).collect();
		let mut found: usize = 0;
		for series in series {
			let all = marks::all::<Starts<T>, _>(&series);
			found = found.saturating_add(all.len());
			let stored = |first: &Serial| Runs::<T>::contains_key(series, Descending::from(*first));
			ensure!(all.iter().all(stored), "S6: a run is marked that is not stored");
		}
		ensure!(Runs::<T>::iter_keys().count() == found, "S6: a run is not marked");
		let words = Starts::<T>::iter().map(|(_, place, word)| (place, word));
		ensure!(marked(words) == found, "S6: a marked run cannot be found");
		Ok(())
	}

	fn check_approvals() -> Result<(), TryRuntimeError> {
		for (owner, series, approved) in Approvals::<T>::iter() {
			ensure!(!approved.is_empty(), "S4: an empty list of approvals is stored");
			let rising = approved.is_sorted_by(|(one, _), (next, _)| one < next);
			ensure!(rising, "S4: approvals are out of order");
			for (serial, spender) in approved {
				let theirs = Self::holder_of(series, serial).as_ref() == Some(&owner);
				ensure!(theirs, "S4: an approval of a serial that its owner does not have");
				ensure!(spender != owner, "S4: an owner approved itself");
			}
		}
		Ok(())
	}
}

/// How many numbers are in sets of these words.
fn marked(words: impl Iterator<Item = (marks::Place, u128)>) -> usize {
	let numbers = words.filter(|((level, _), _)| *level == 0);
	numbers.map(|(_, word)| usize::try_from(word.count_ones()).unwrap_or_default()).sum()
}

fn sums_of<T: Config>(book: &Book<T>) -> Result<Sums, TryRuntimeError> {
	let mut sums = Sums::new();
	for (first, run) in book {
		let count = SerialRange { first: *first, last: run.last }.count();
		let sum = sums.entry(run.fate.encode()).or_default();
		*sum = sum.checked_add(count.ok_or("S1: an empty run")?).ok_or("S1: too many serials")?;
	}
	Ok(sums)
}
