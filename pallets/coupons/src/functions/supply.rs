// SPDX-License-Identifier: Apache-2.0
//! Units come into the issuer's inventory and leave it.

use super::{Intent, Known};
use crate::{Config, Counters, Error, Event, Holdings, Pallet, Series, types::*};
use frame_support::{
	ensure,
	traits::{DefensiveOption, Get},
};
use genex_primitives::{
	Clearance, Money, Path, Quantity, SeriesId, SeriesState,
	issuance::StaffScope,
	traits::{Compliance, Issuers, SerialBook, UNEXPECTED, UnitsAct},
};
use genex_storage::{DoubleMapSlot, Slot};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Mints for the issuer, or for its staff. Checks, errors and event are those of the call `mint`. It writes before it can
	/// fail, so the caller provides the storage layer that undoes it; every call and every frame of a contract has one.
	pub fn do_mint(by: T::AccountId, series: SeriesId, quantity: Quantity) -> DispatchResult {
		ensure!(quantity > 0, Error::<T>::ZeroQuantity);
		let record = Self::record(series)?;
		let (issuer, worth) = (record.issuer.clone(), record.worth_of(quantity));
		// What this counts for a member of staff is undone with the call when the rest fails.
		T::Issuers::act_for(&issuer, &by, StaffScope::Mint, worth).map_err(Self::not_issuer)?;
		T::Issuers::check_may_mint(&issuer, worth).map_err(Self::refused)?;
		ensure!(record.state.is_mintable(), Error::<T>::NotMintable);
		Self::ensure_not_expired(&record)?;
		let before = Counters::<T>::get(series);
		let counters =
			before.after_mint(quantity, record.supply_cap).ok_or(Error::<T>::SupplyCapReached)?;
		Counters::<T>::insert(series, counters);
		if record.serialised {
			T::Serials::minted(series, before.minted, quantity)?;
		}
		Self::tell(series, &record, None, UnitsAct::Minted, quantity)?;
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
		// Nobody's holding changes, so there is nothing to count.
		let intent = Intent::plain(path, series, from, to, quantity);
		Self::ensure_allowed(&record, &intent, &Known::of(None, None))?;
		let counters =
			Counters::<T>::get(series).after_recall(quantity).ok_or(Error::<T>::NotEnoughUnsold)?;
		Counters::<T>::insert(series, counters);
		if record.serialised {
			T::Serials::recalled(series, quantity)?;
		} else {
			T::Compliance::spare_time(T::SerialWeight::get().ref_time());
		}
		// Once they were counted as expired none are left to recall.
		Self::tell(series, &record, None, UnitsAct::Recalled, quantity)?;
		Self::deposit_event(Event::Recalled { series, issuer, quantity });
		Ok(())
	}

	/// Sells unsold units. It writes before it can fail, so the caller provides the storage layer that undoes it; every
	/// call has one.
	pub(crate) fn do_sell(
		series: SeriesId,
		buyer: &T::AccountId,
		quantity: Quantity,
		price: Option<Money>,
		clearance: Clearance,
	) -> DispatchResult {
		let record = Self::record(series)?;
		ensure!(record.state.is_sellable(), Error::<T>::NotForSale);
		let (from, to, path) = (&record.issuer, buyer, Path::Primary);
		let intent = Intent { path, series, from, to, quantity, price, clearance };
		let slot = Holdings::<T>::double_slot(buyer, series);
		let before = slot.get().unwrap_or_default();
		let permit = Self::ensure_allowed(&record, &intent, &Known::of(None, Some(before)))?;
		Self::ensure_lawful_sale(&record)?;
		let counters =
			Counters::<T>::get(series).after_sale(quantity).ok_or(Error::<T>::NotEnoughUnsold)?;
		let holding = before.plus_free(quantity).defensive_ok_or(UNEXPECTED)?;

		Counters::<T>::insert(series, counters);
		Self::put_holding(&slot, holding);
		Self::note(&record, &intent, before.total(), permit)?;
		if record.serialised {
			T::Serials::sold(series, buyer, quantity)?;
		}
		Self::tell(series, &record, Some(buyer), UnitsAct::Sold { price }, quantity)?;
		let issuer = record.issuer.clone();
		let news = record.new_price(price, quantity);
		// Only the first sale, and a sale at another price, needs to write the record.
		let changes = record.state == SeriesState::Listed || news.is_some();
		T::Compliance::spare_keys(u64::from(!record.territory_limited), u64::from(!changes));
		if changes {
			let (state, last_paid) = (SeriesState::Selling, news.or(record.last_paid));
			Series::<T>::insert(series, SeriesRecord { state, last_paid, ..record });
		}
		Self::deposit_event(Event::Sold { series, issuer, buyer: buyer.clone(), quantity });
		Ok(())
	}

	/// What `who` has of `series`.
	pub(crate) fn stored_holding(who: &T::AccountId, series: SeriesId) -> Holding {
		Holdings::<T>::double_slot(who, series).get().unwrap_or_default()
	}

	/// Stores what an account has of a series, or nothing when nothing is left.
	pub(crate) fn put_holding(slot: &Slot<Holding>, holding: Holding) {
		if holding.is_empty() {
			slot.remove();
		} else {
			slot.put(&holding);
		}
	}
}
