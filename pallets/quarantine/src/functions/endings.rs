// SPDX-License-Identifier: Apache-2.0
//! A gift that waits ends once: it is accepted, or its value is the sender's again.
//!
//! The receipt goes first, so that whatever a lower layer calls back finds it ended. The functions write before they
//! can fail: the caller provides the storage layer that undoes it, as every call does.

use crate::{Config, Error, Event, OpenOffers, Pallet, Receipt, ReceiptId, Receipts, ReceiptsOf};
use frame_support::{defensive, ensure};
use genex_primitives::{
	Clearance, IdentityId,
	traits::{Escrow, UNEXPECTED},
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_accept(who: T::AccountId, id: ReceiptId) -> DispatchResult {
		let receipt = Self::waiting(id)?;
		ensure!(receipt.to == who, Error::<T>::NotRecipient);
		ensure!(Self::now() < receipt.deadline, Error::<T>::OfferLapsed);
		Self::close(id, &receipt)?;
		let Receipt { from, to, asset, quantity, .. } = receipt;
		T::Escrow::pay_out(asset, &from, &to, quantity, Clearance::Accepted)?;
		Self::deposit_event(Event::ReceiptAccepted { id, from, to, asset, quantity });
		Ok(())
	}

	pub(crate) fn do_decline(who: T::AccountId, id: ReceiptId) -> DispatchResult {
		let receipt = Self::waiting(id)?;
		ensure!(receipt.to == who, Error::<T>::NotRecipient);
		let Receipt { from, to, asset, quantity, .. } = Self::give_back(id, receipt)?;
		Self::deposit_event(Event::ReceiptDeclined { id, from, to, asset, quantity });
		Ok(())
	}

	pub(crate) fn do_withdraw(who: T::AccountId, id: ReceiptId) -> DispatchResult {
		let receipt = Self::waiting(id)?;
		ensure!(receipt.from == who, Error::<T>::NotSender);
		let Receipt { from, to, asset, quantity, .. } = Self::give_back(id, receipt)?;
		Self::deposit_event(Event::OfferWithdrawn { id, from, to, asset, quantity });
		Ok(())
	}

	pub(crate) fn do_return(who: T::AccountId, id: ReceiptId) -> DispatchResult {
		let receipt = Self::waiting(id)?;
		ensure!(Self::now() >= receipt.deadline, Error::<T>::NotOverdue);
		Self::return_to_sender(id, receipt, Some(who))
	}

	/// Returns an overdue gift, for `by` or by itself.
	pub(crate) fn return_to_sender(
		id: ReceiptId,
		receipt: Receipt<T::AccountId>,
		by: Option<T::AccountId>,
	) -> DispatchResult {
		let Receipt { from, to, asset, quantity, .. } = Self::give_back(id, receipt)?;
		Self::deposit_event(Event::OfferReturned { id, from, to, asset, quantity, by });
		Ok(())
	}

	fn waiting(id: ReceiptId) -> Result<Receipt<T::AccountId>, DispatchError> {
		Receipts::<T>::get(id).ok_or(Error::<T>::UnknownReceipt.into())
	}

	/// Ends a gift and makes its value free for the sender. No rule is asked: it never was anybody else's.
	fn give_back(
		id: ReceiptId,
		receipt: Receipt<T::AccountId>,
	) -> Result<Receipt<T::AccountId>, DispatchError> {
		Self::close(id, &receipt)?;
		T::Escrow::release(receipt.asset, &receipt.from, receipt.quantity)?;
		Ok(receipt)
	}

	fn close(id: ReceiptId, receipt: &Receipt<T::AccountId>) -> DispatchResult {
		Receipts::<T>::remove(id);
		ReceiptsOf::<T>::remove(&receipt.from, id);
		ReceiptsOf::<T>::remove(&receipt.to, id);
		Self::count_out(receipt.sender)
	}

	/// One waiting gift less of `sender`.
	fn count_out(sender: IdentityId) -> DispatchResult {
		OpenOffers::<T>::try_mutate_exists(sender, |count| {
			let Some(less) = count.and_then(|count| count.checked_sub(1)) else {
				defensive!("a waiting gift was counted in");
				return Err(UNEXPECTED);
			};
			*count = Some(less).filter(|less| *less > 0);
			Ok(())
		})
	}
}
