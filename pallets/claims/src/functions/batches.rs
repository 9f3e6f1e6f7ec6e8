// SPDX-License-Identifier: Apache-2.0
//! Printed batches: made, returned, ended by an officer, and forgotten.

use super::one_less;
use crate::{
	Batch, BatchId, BatchOf, Batches, Claimed, Config, Error, Event, MAX_SWEEP, NextBatchId,
	Pallet, Sweeping,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use genex_primitives::{
	Actor, Quantity,
	traits::{Coupons, UNEXPECTED},
};
use genex_storage::sweeps::next_keys;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// Opens `batch`, of which no card is claimed yet.
	pub(crate) fn do_create_batch(batch: BatchOf<T>) -> DispatchResult {
		ensure!(batch.units > 0 && batch.left > 0, Error::<T>::ZeroQuantity);
		ensure!(batch.left <= T::MaxCards::get(), Error::<T>::TooManyCards);
		ensure!(!batch.root.is_zero(), Error::<T>::MissingRoot);
		Self::ensure_deadline(batch.deadline, T::MaxBatchLife::get())?;
		let quantity = batch.waiting().ok_or(Error::<T>::TooManyUnits)?;
		Self::ensure_may_give(&batch.giver, batch.series, quantity)?;
		Self::count(&batch.giver, |counts| {
			counts.batches = counts.batches.saturating_add(1);
			let fits = counts.batches <= T::MaxBatchesPerGiver::get();
			ensure!(fits, Error::<T>::TooManyBatches);
			Ok(())
		})?;
		T::Coupons::hold(batch.series, &batch.giver, quantity)?;
		Self::open_batch(batch)
	}

	fn open_batch(batch: BatchOf<T>) -> DispatchResult {
		let id = NextBatchId::<T>::get();
		NextBatchId::<T>::put(id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?);
		Batches::<T>::insert(id, &batch);
		let Batch { giver, series, units, left, root, deadline } = batch;
		let (batch, cards) = (id, left);
		Self::deposit_event(Event::BatchCreated {
			batch,
			giver,
			series,
			units,
			cards,
			root,
			deadline,
		});
		Ok(())
	}

	pub(crate) fn do_return_batch(by: T::AccountId, batch: BatchId) -> DispatchResult {
		let record = Self::open(batch)?;
		ensure!(Self::is_over(&record), Error::<T>::NotOverdue);
		let quantity = Self::give_back(batch, &record)?;
		let (giver, cards) = (record.giver, record.left);
		Self::deposit_event(Event::BatchReturned { batch, giver, cards, quantity, by });
		Ok(())
	}

	pub(crate) fn do_force_batch(by: T::AccountId, batch: BatchId, reason: H256) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let record = Self::open(batch)?;
		let old = Self::give_back(batch, &record)?;
		let (giver, by, new) = (record.giver, Actor::Account(by), 0);
		Self::deposit_event(Event::BatchForced { batch, giver, by, old, new, reason });
		Ok(())
	}

	/// Takes away marks of a batch that has ended, and gives how many there were.
	pub(crate) fn do_sweep_marks(
		by: T::AccountId,
		batch: BatchId,
		limit: u32,
	) -> Result<u32, DispatchError> {
		ensure!((1..=MAX_SWEEP).contains(&limit), Error::<T>::BadLimit);
		ensure!(!Batches::<T>::contains_key(batch), Error::<T>::StillOpen);
		let marks = Self::next_marks(batch, limit)?;
		ensure!(!marks.is_empty(), Error::<T>::NothingToSweep);
		marks.iter().for_each(|key| Claimed::<T>::remove(batch, key));
		let count = marks.len().saturated_into();
		Self::deposit_event(Event::MarksSwept { batch, count, by });
		Ok(count)
	}

	/// Up to `limit` marks of a batch that its sweeps of this block did not come to yet.
	fn next_marks(batch: BatchId, limit: u32) -> Result<Vec<T::AccountId>, DispatchError> {
		let (now, most) = (frame_system::Pallet::<T>::block_number(), limit.saturated_into());
		let next = next_keys::<Claimed<T>, Sweeping<T>, BlockNumberFor<T>, BatchId, T::AccountId, ()>(
			now, batch, most,
		);
		let (marks, _) = next.map_err(|_| Error::<T>::SweptEnough)?;
		Ok(marks)
	}

	pub(super) fn open(batch: BatchId) -> Result<BatchOf<T>, DispatchError> {
		Batches::<T>::get(batch).ok_or(Error::<T>::UnknownBatch.into())
	}

	/// Whether no card can be claimed any more: for the deadline, or because the validity of the units has ended. What is owed
	/// for these is owed to their giver, who could not ask for it as long as they wait.
	fn is_over(record: &BatchOf<T>) -> bool {
		let now = Self::now();
		let ended =
			|| T::Coupons::facts(record.series).is_none_or(|facts| now >= facts.valid_until);
		now >= record.deadline || ended()
	}

	/// Ends a batch. Its marks stay until they are swept; without the batch no card of it can be claimed.
	pub(super) fn close_batch(batch: BatchId, giver: &T::AccountId) -> DispatchResult {
		Batches::<T>::remove(batch);
		Self::count(giver, |counts| one_less(&mut counts.batches))
	}

	/// Ends a batch and makes its rest free for the giver, in one step however many cards there are. No rule is asked: the
	/// units never were anybody else's.
	fn give_back(batch: BatchId, record: &BatchOf<T>) -> Result<Quantity, DispatchError> {
		Self::close_batch(batch, &record.giver)?;
		let quantity = record.waiting().ok_or(UNEXPECTED)?;
		T::Coupons::release(record.series, &record.giver, quantity)?;
		Ok(quantity)
	}
}
