// SPDX-License-Identifier: Apache-2.0

//! Purchases that are undone inside their refund window.

use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};
use genex_primitives::{
	Clearance, Path, Quantity,
	traits::{Books, Cash, MoneyAct, Refunds},
};
use sp_runtime::ArithmeticError::Overflow;

use crate::{Config, Error, Event, Pallet, Pauses, PurchaseId, Purchases};

impl<T: Config> Pallet<T> {
	/// Burns `quantity` units of purchase `id`, and pays their share of the price back to `buyer`. What people get back is
	/// never screened as a gift is, so it goes straight to who paid.
	pub(crate) fn do_refund(
		buyer: T::AccountId,
		id: PurchaseId,
		quantity: Quantity,
	) -> DispatchResult {
		let mut purchase = Purchases::<T>::get(id).ok_or(Error::<T>::UnknownPurchase)?;
		ensure!(purchase.buyer == buyer, Error::<T>::NotBuyer);
		let issuer = Self::facts_of(purchase.series)?.issuer;
		let over = Pauses::<T>::get(&issuer).is_over(&purchase, Self::now());
		ensure!(!over, Error::<T>::WindowOver);
		ensure!(quantity > 0, Error::<T>::QuantityZero);
		let units = purchase.units_left().ok_or(Overflow)?;
		ensure!(quantity <= units, Error::<T>::NotEnoughBought);
		let before = purchase.left().ok_or(Overflow)?;
		purchase.refunded = purchase.refunded.checked_add(quantity).ok_or(Overflow)?;
		let after = purchase.left().ok_or(Overflow)?;
		let amount = before.checked_sub(after).ok_or(Overflow)?;
		// The fee of what stays is what it would have been for that alone; it falls by no more than what is paid back.
		let kept_fee = Self::fee_of(purchase.fee, after)?;
		let fee = Self::fee_of(purchase.fee, before)?.checked_sub(kept_fee).ok_or(Overflow)?;
		let (series, asset) = (purchase.series, purchase.asset);
		if quantity == units {
			Purchases::<T>::remove(id);
		} else {
			Purchases::<T>::insert(id, purchase);
		}
		T::Refunds::burn(series, &buyer, quantity)?;
		Self::spare_serials(series, T::SerialWeight::get());
		if amount > 0 {
			let (path, clearance) = (Path::Refund, Clearance::None);
			T::Cash::transfer_held(path, asset, &issuer, &buyer, amount, clearance)?;
		}
		T::Books::book(&issuer, asset, MoneyAct::Refunded { amount, fee })?;
		let purchase = id;
		Self::deposit_event(Event::PurchaseRefunded {
			purchase,
			series,
			buyer,
			quantity,
			amount,
			fee,
		});
		Ok(())
	}
}
