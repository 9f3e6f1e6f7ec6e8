// SPDX-License-Identifier: Apache-2.0
//! Units come into the issuer's inventory and leave it.

use super::Intent;
use crate::{Config, Counters, Error, Event, Holdings, Pallet, Series, types::*};
use frame_support::{ensure, traits::DefensiveOption};
use genex_primitives::{Path, Quantity, SeriesId, SeriesState, traits::UNEXPECTED};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_mint(
		issuer: T::AccountId,
		series: SeriesId,
		quantity: Quantity,
	) -> DispatchResult {
		ensure!(quantity > 0, Error::<T>::ZeroQuantity);
		let record = Self::record_of_issuer(series, &issuer)?;
		Self::ensure_may_issue(&issuer)?;
		ensure!(record.state.is_mintable(), Error::<T>::NotMintable);
		Self::ensure_not_expired(&record)?;
		let counters = Counters::<T>::get(series)
			.after_mint(quantity, record.supply_cap)
			.ok_or(Error::<T>::SupplyCapReached)?;
		Counters::<T>::insert(series, counters);
		Self::deposit_event(Event::Minted { series, issuer, quantity });
		Ok(())
	}

	pub(crate) fn do_recall(
		issuer: T::AccountId,
		series: SeriesId,
		quantity: Quantity,
	) -> DispatchResult {
		let record = Self::record_of_issuer(series, &issuer)?;
		let (from, to, path) = (&issuer, &issuer, Path::Recall);
		Self::ensure_allowed(&record, &Intent { path, series, from, to, quantity, price: None })?;
		let counters =
			Counters::<T>::get(series).after_recall(quantity).ok_or(Error::<T>::NotEnoughUnsold)?;
		Counters::<T>::insert(series, counters);
		Self::deposit_event(Event::Recalled { series, issuer, quantity });
		Ok(())
	}

	pub(crate) fn do_sell(
		series: SeriesId,
		buyer: &T::AccountId,
		quantity: Quantity,
	) -> DispatchResult {
		let mut record = Self::record(series)?;
		ensure!(record.state.is_sellable(), Error::<T>::NotForSale);
		let (from, path) = (&record.issuer, Path::Primary);
		let intent = Intent { path, series, from, to: buyer, quantity, price: None };
		Self::ensure_allowed(&record, &intent)?;
		Self::ensure_lawful_sale(&record)?;
		let counters =
			Counters::<T>::get(series).after_sale(quantity).ok_or(Error::<T>::NotEnoughUnsold)?;
		let holding =
			Holdings::<T>::get(buyer, series).plus_free(quantity).defensive_ok_or(UNEXPECTED)?;

		Counters::<T>::insert(series, counters);
		Self::put_holding(buyer, series, holding);
		let issuer = record.issuer.clone();
		// Only the first sale needs to write the state.
		if record.state == SeriesState::Listed {
			record.state = SeriesState::Selling;
			Series::<T>::insert(series, record);
		}
		Self::deposit_event(Event::Sold { series, issuer, buyer: buyer.clone(), quantity });
		Ok(())
	}

	/// Stores what `who` has of `series`, or nothing when nothing is left.
	pub(crate) fn put_holding(who: &T::AccountId, series: SeriesId, holding: Holding) {
		if holding.is_empty() {
			Holdings::<T>::remove(who, series);
		} else {
			Holdings::<T>::insert(who, series, holding);
		}
	}
}
