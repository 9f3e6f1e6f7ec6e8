// SPDX-License-Identifier: Apache-2.0
//! The invariants of the README, under the same numbers.

use crate::{Batches, Claimed, Config, Gifts, NextBatchId, NextGiftId, Open, OpenCounts, Pallet};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::Get};
use genex_primitives::{Quantity, SeriesId, traits::Coupons};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant. Reads the whole state, so it is for tests and try-runtime only.
	///
	/// # Errors
	/// The number and text of the first invariant that does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::ensure_batches()?;
		Self::ensure_gifts()?;
		Self::ensure_counted()?;
		Self::ensure_held()
	}

	/// CLM-1 and CLM-2.
	fn ensure_batches() -> Result<(), TryRuntimeError> {
		let next = NextBatchId::<T>::get();
		for (id, batch) in Batches::<T>::iter() {
			ensure!((1..next).contains(&id), "CLM-1: the number of a batch was never assigned");
			ensure!(batch.units > 0 && batch.left > 0, "CLM-1: a batch in which nothing waits");
			ensure!(batch.left <= T::MaxCards::get(), "CLM-1: a batch with too many cards");
			ensure!(batch.waiting().is_some(), "CLM-1: a batch with too many units");
			ensure!(!batch.root.is_zero(), "CLM-1: a batch without a root");
		}
		let mut marks = BTreeMap::<u64, u32>::new();
		for (id, _, ()) in Claimed::<T>::iter() {
			ensure!((1..next).contains(&id), "CLM-2: a card of no batch was claimed");
			let count = marks.entry(id).or_default();
			*count = count.saturating_add(1);
		}
		for (id, count) in marks {
			let left = Batches::<T>::get(id).map(|batch| batch.left).unwrap_or_default();
			let cards = count.saturating_add(left);
			ensure!(cards <= T::MaxCards::get(), "CLM-2: more cards of a batch than there can be");
		}
		Ok(())
	}

	/// CLM-3.
	fn ensure_gifts() -> Result<(), TryRuntimeError> {
		let next = NextGiftId::<T>::get();
		for (id, gift) in Gifts::<T>::iter() {
			ensure!((1..next).contains(&id), "CLM-3: the number of a gift was never assigned");
			ensure!(gift.quantity > 0, "CLM-3: a gift of nothing");
		}
		Ok(())
	}

	/// CLM-4.
	fn ensure_counted() -> Result<(), TryRuntimeError> {
		let mut found = BTreeMap::<T::AccountId, OpenCounts>::new();
		for batch in Batches::<T>::iter_values() {
			let counts = found.entry(batch.giver).or_default();
			counts.batches = counts.batches.saturating_add(1);
		}
		for gift in Gifts::<T>::iter_values() {
			let counts = found.entry(gift.giver).or_default();
			counts.gifts = counts.gifts.saturating_add(1);
		}
		for (giver, counts) in Open::<T>::iter() {
			let expected = found.remove(&giver);
			ensure!(expected == Some(counts), "CLM-4: what waits of a giver is miscounted");
			let few = counts.batches <= T::MaxBatchesPerGiver::get()
				&& counts.gifts <= T::MaxGiftsPerGiver::get();
			ensure!(few, "CLM-4: too much of a giver waits");
		}
		ensure!(found.is_empty(), "CLM-4: what waits of a giver is not counted");
		Ok(())
	}

	/// CLM-5.
	fn ensure_held() -> Result<(), TryRuntimeError> {
		let mut waiting = BTreeMap::<(T::AccountId, SeriesId), Quantity>::new();
		for batch in Batches::<T>::iter_values() {
			let units = batch.waiting().unwrap_or(Quantity::MAX);
			let sum = waiting.entry((batch.giver, batch.series)).or_default();
			*sum = sum.saturating_add(units);
		}
		for gift in Gifts::<T>::iter_values() {
			let sum = waiting.entry((gift.giver, gift.series)).or_default();
			*sum = sum.saturating_add(gift.quantity);
		}
		for ((giver, series), quantity) in waiting {
			let held = T::Coupons::held_units(series, &giver);
			ensure!(held >= quantity, "CLM-5: less is in escrow than waits");
		}
		Ok(())
	}
}
