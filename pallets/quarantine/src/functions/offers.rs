// SPDX-License-Identifier: Apache-2.0
//! A gift passes at once, or waits.
//!
//! The functions write before they can fail: the caller provides the storage layer that undoes it, as every call does.

use crate::{
	Config, Error, Event, NextReceiptId, OpenOffers, Pallet, Receipt, Receipts, ReceiptsOf,
};
use frame_support::{ensure, traits::Get};
use genex_primitives::{
	Asset, Clearance, IdentityId, Reason,
	traits::{Escrow, Identities},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_offer(
		from: T::AccountId,
		asset: Asset,
		to: T::AccountId,
		quantity: u128,
		note: H256,
	) -> DispatchResult {
		ensure!(asset != Asset::Gnx, Error::<T>::AssetNotOffered);
		ensure!(quantity > 0, Error::<T>::ZeroQuantity);
		ensure!(from != to, Error::<T>::OfferToSelf);
		let sender = Self::sender_of(asset, &from, &to, quantity)?;
		T::Escrow::hold(asset, &from, quantity)?;
		if Self::is_welcome(sender, &to) {
			T::Escrow::pay_out(asset, &from, &to, quantity, Clearance::Accepted)?;
			Self::deposit_event(Event::OfferSettled { from, to, asset, quantity, note });
			return Ok(());
		}
		let opened_at = Self::now();
		let deadline = opened_at.saturating_add(T::OfferLifetime::get());
		Self::open(Receipt { from, sender, to, asset, quantity, note, opened_at, deadline })
	}

	/// Who is behind `from`, if nothing speaks against the gift but that the recipient was not asked.
	fn sender_of(
		asset: Asset,
		from: &T::AccountId,
		to: &T::AccountId,
		quantity: u128,
	) -> Result<IdentityId, DispatchError> {
		let refused = |reason: Reason| Error::<T>::Refused(reason.code());
		let reasons = T::Escrow::explain(asset, from, to, quantity, Clearance::Accepted);
		if let Some(reason) = reasons.into_iter().next() {
			return Err(refused(reason).into());
		}
		let sender = T::Identities::identity_of(from);
		sender.ok_or_else(|| refused(Reason::SenderUnknown).into())
	}

	fn open(receipt: Receipt<T::AccountId>) -> DispatchResult {
		let count = OpenOffers::<T>::get(receipt.sender).saturating_add(1);
		ensure!(count <= T::MaxOpenOffers::get(), Error::<T>::TooManyOffers);
		OpenOffers::<T>::insert(receipt.sender, count);

		let id = NextReceiptId::<T>::get();
		NextReceiptId::<T>::put(id.checked_add(1).ok_or(Error::<T>::IdsExhausted)?);
		ReceiptsOf::<T>::insert(&receipt.from, id, ());
		ReceiptsOf::<T>::insert(&receipt.to, id, ());
		Receipts::<T>::insert(id, &receipt);
		let Receipt { from, to, asset, quantity, note, deadline, .. } = receipt;
		let event = Event::OfferOpened { id, from, to, asset, quantity, note, deadline };
		Self::deposit_event(event);
		Ok(())
	}
}
