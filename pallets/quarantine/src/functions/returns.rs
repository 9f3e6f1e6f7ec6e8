// SPDX-License-Identifier: Apache-2.0
//! Overdue gifts go back by themselves, oldest first.
//!
//! Ids grow with time and every gift waits equally long, so one pointer is the whole queue: all before it is done. It
//! passes ended receipts and those that cannot be returned, so nothing can stop it.

use crate::{
	Config, Event, LOG_TARGET, MAX_LOOKS, MAX_RETURNS, NextReceiptId, NextToReturn, Pallet,
	Receipt, ReceiptId, Receipts, WeightInfo,
};
use frame_support::{
	storage::with_storage_layer,
	weights::{Weight, WeightMeter},
};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	/// Returns what is overdue within `limit`, and gives the weight used.
	pub(crate) fn return_overdue(limit: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(limit);
		if meter.try_consume(T::WeightInfo::on_idle_base()).is_err() {
			return meter.consumed();
		}
		let (first, end) = (NextToReturn::<T>::get(), NextReceiptId::<T>::get());
		let next = Self::sweep(first, end, &mut meter);
		if next != first {
			NextToReturn::<T>::put(next);
		}
		meter.consumed()
	}

	/// Goes from `next` towards `end` until there is nothing overdue or no room; gives how far it came.
	fn sweep(mut next: ReceiptId, end: ReceiptId, meter: &mut WeightMeter) -> ReceiptId {
		let now = Self::now();
		let mut returned: u32 = 0;
		for _ in 0..MAX_LOOKS {
			if next >= end
				|| returned >= MAX_RETURNS
				|| meter.try_consume(T::WeightInfo::on_idle_look()).is_err()
			{
				break;
			}
			match Receipts::<T>::get(next) {
				Some(receipt) if now < receipt.deadline => break,
				Some(receipt) => {
					if meter.try_consume(T::WeightInfo::on_idle_return()).is_err() {
						break;
					}
					Self::return_or_report(next, receipt);
					returned = returned.saturating_add(1);
				},
				None => {},
			}
			next = next.saturating_add(1);
		}
		next
	}

	/// A return that fails changes nothing and is passed over: the gift waits for a call.
	fn return_or_report(id: ReceiptId, receipt: Receipt<T::AccountId>) {
		let from = receipt.from.clone();
		let outcome: Result<(), DispatchError> =
			with_storage_layer(|| Self::return_to_sender(id, receipt, None));
		if let Err(error) = outcome {
			log::error!(target: LOG_TARGET, "receipt {id} cannot be returned: {error:?}");
			Self::deposit_event(Event::OfferReturnFailed { id, from, error });
		}
	}
}
