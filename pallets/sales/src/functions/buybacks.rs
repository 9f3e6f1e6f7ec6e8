// SPDX-License-Identifier: Apache-2.0

//! Issuers buy units back that were sold.

use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::Get,
};
use genex_primitives::{
	Balance, Clearance, Path, Quantity, SeriesFacts,
	issuance::StaffScope,
	traits::{Books, Cash, Identities, MoneyAct, Refunds},
};
use sp_runtime::ArithmeticError::Overflow;

use crate::{BuyBack, BuyBackCount, BuyBackId, BuyBackOf, BuyBacks, Config, Error, Event, Pallet};

impl<T: Config> Pallet<T> {
	/// Puts the money of `offer` aside.
	pub(crate) fn do_open_buyback(who: T::AccountId, offer: BuyBack) -> DispatchResult {
		let BuyBack { series, asset, price, remaining: quantity, until } = offer;
		let facts = Self::facts_of(series)?;
		let worth = facts.worth_of(quantity);
		let (scope, stranger) = (StaffScope::Refund, Error::NotIssuer);
		Self::ensure_acts_for(&facts.issuer, &who, scope, worth, stranger)?;
		Self::ensure_not_defaulted(&facts.issuer)?;
		let bar = T::Identities::standing(&facts.issuer).bar_to_act();
		bar.map_or(Ok(()), |reason| Err(Self::refused(reason)))?;
		Self::ensure_buyback_valid(&facts, &offer)?;
		let money = offer.price_of(quantity).ok_or(Error::<T>::PriceTooHigh)?;
		Self::ensure_within_face(&facts, &offer, money)?;
		T::Cash::hold(asset, &facts.issuer, money)?;
		let buyback = BuyBackCount::<T>::get().checked_add(1).ok_or(Overflow)?;
		BuyBackCount::<T>::put(buyback);
		BuyBacks::<T>::insert(buyback, offer);
		BuyBackOf::<T>::insert(series, asset, buyback);
		let by = who;
		let event = Event::BuyBackOpened { buyback, series, asset, price, quantity, until, by };
		Self::deposit_event(event);
		Ok(())
	}

	/// Whether `offer` can be made now.
	fn ensure_buyback_valid(facts: &SeriesFacts<T::AccountId>, offer: &BuyBack) -> DispatchResult {
		// A draft has no holders, and with it the way back for the money could be discarded.
		ensure!(facts.state.is_approved(), Error::<T>::SeriesNotSellable);
		ensure!(T::Cash::terms(offer.asset).is_some(), Error::<T>::UnknownAsset);
		ensure!(offer.remaining > 0, Error::<T>::QuantityZero);
		ensure!(offer.price > 0, Error::<T>::PriceRequired);
		ensure!(Self::now() < offer.until, Error::<T>::WindowInvalid);
		ensure!(offer.until <= facts.valid_until, Error::<T>::WindowBeyondValidity);
		let open = BuyBackOf::<T>::contains_key(offer.series, offer.asset);
		ensure!(!open, Error::<T>::BuyBackOpen);
		Ok(())
	}

	/// Whether `money`, the price of all units of `offer`, is no more than they promise. Money on this path counts towards no
	/// limit and opens no case, and what staff offers is capped by what units count: a dearer unit would be a way around both.
	fn ensure_within_face(
		facts: &SeriesFacts<T::AccountId>,
		offer: &BuyBack,
		money: Balance,
	) -> DispatchResult {
		let (money, face) = Self::beside_face(facts, offer.remaining, offer.asset, money)?;
		ensure!(money <= face, Error::<T>::PriceAboveFace);
		Ok(())
	}

	/// Pays `holder` for `quantity` units, and burns them.
	pub(crate) fn do_sell_back(
		holder: T::AccountId,
		id: BuyBackId,
		quantity: Quantity,
	) -> DispatchResult {
		let mut offer = BuyBacks::<T>::get(id).ok_or(Error::<T>::UnknownBuyBack)?;
		ensure!(Self::now() < offer.until, Error::<T>::BuyBackOver);
		ensure!(quantity > 0, Error::<T>::QuantityZero);
		let left = offer.remaining.checked_sub(quantity);
		offer.remaining = left.ok_or(Error::<T>::NotEnoughRemaining)?;
		let (series, asset) = (offer.series, offer.asset);
		let issuer = Self::facts_of(series)?.issuer;
		Self::ensure_not_defaulted(&issuer)?;
		Self::ensure_not_own(&issuer, &holder)?;
		let amount = offer.price_of(quantity).ok_or(Overflow)?;
		Self::put_buyback(id, offer);
		let (path, clearance) = (Path::Refund, Clearance::None);
		T::Cash::transfer_held(path, asset, &issuer, &holder, amount, clearance)?;
		T::Refunds::burn(series, &holder, quantity)?;
		Self::spare_serials(series, T::SerialWeight::get());
		T::Books::book(&issuer, asset, MoneyAct::BoughtBack { amount })?;
		Self::deposit_event(Event::SoldBack { buyback: id, series, holder, quantity, amount });
		Ok(())
	}

	/// Whether somebody else than the issuer has the units.
	fn ensure_not_own(issuer: &T::AccountId, holder: &T::AccountId) -> DispatchResult {
		let identity = T::Identities::identity_of(issuer);
		let same = identity.is_some() && identity == T::Identities::identity_of(holder);
		ensure!(issuer != holder && !same, Error::<T>::OwnUnits);
		Ok(())
	}

	/// Returns what is left of buy-back `id` to the issuer.
	pub(crate) fn do_close_buyback(by: T::AccountId, id: BuyBackId) -> DispatchResult {
		let offer = BuyBacks::<T>::get(id).ok_or(Error::<T>::UnknownBuyBack)?;
		let issuer = Self::facts_of(offer.series)?.issuer;
		if Self::now() < offer.until {
			let (scope, stranger) = (StaffScope::Refund, Error::NotIssuer);
			Self::ensure_acts_for(&issuer, &by, scope, 0, stranger)?;
		}
		Self::ensure_not_defaulted(&issuer)?;
		let returned = Self::rest_of(&offer)?;
		T::Cash::release(offer.asset, &issuer, returned)?;
		Self::put_buyback(id, BuyBack { remaining: 0, ..offer });
		let (buyback, remaining) = (id, offer.remaining);
		Self::deposit_event(Event::BuyBackClosed { buyback, remaining, returned, by });
		Ok(())
	}

	fn rest_of(offer: &BuyBack) -> Result<Balance, DispatchError> {
		Ok(offer.price_of(offer.remaining).ok_or(Overflow)?)
	}

	/// Stores `offer`, or nothing when nothing is left to buy.
	fn put_buyback(id: BuyBackId, offer: BuyBack) {
		if offer.remaining > 0 {
			BuyBacks::<T>::insert(id, offer);
		} else {
			BuyBacks::<T>::remove(id);
			BuyBackOf::<T>::remove(offer.series, offer.asset);
		}
	}
}
