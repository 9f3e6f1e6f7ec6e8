// SPDX-License-Identifier: Apache-2.0

//! Offers of the primary market: created, closed, taken down and removed.

use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::{DefensiveOption, Get},
};
use frame_system::pallet_prelude::BlockNumberFor;
use genex_primitives::{
	Actor, IdentityId, LegalClass, ListingId, Ppm, Quantity, SeriesFacts, SeriesState, UnixSeconds,
	issuance::StaffScope,
	traits::{Cash, Coupons, Issuers, UNEXPECTED},
};
use genex_storage::sweeps::next_keys;
use sp_core::H256;
use sp_runtime::ArithmeticError::Overflow;

use super::size;
use crate::{
	Bought, Config, Error, Event, Kinds, Listing, ListingCount, ListingOf, ListingTerms, Listings,
	ListingsOfSeller, MAX_REMOVED, Pallet, SaleKind, Sweeping,
};

/// Of how many units a price is compared with the face value, at least.
const MANY_UNITS: Quantity = 1_000_000;

impl<T: Config> Pallet<T> {
	/// Creates a listing of the issuer, for whom `who` acts.
	pub(crate) fn do_create_listing(who: T::AccountId, terms: ListingTerms) -> DispatchResult {
		let facts = Self::facts_of(terms.series)?;
		// Whoever sets a price can give units away, so what is offered counts.
		let worth = facts.worth_of(terms.quantity);
		let (scope, stranger) = (StaffScope::List, Error::NotIssuer);
		Self::ensure_acts_for(&facts.issuer, &who, scope, worth, stranger)?;
		T::Issuers::check_may_issue(&facts.issuer).map_err(Self::refused)?;
		Self::ensure_series_fits(&terms, &facts, Self::now())?;
		Self::ensure_offer_valid(&terms, &facts)?;
		Self::fix_kind(&terms, &facts)?;
		let seller = facts.issuer;
		Self::take_place(&seller)?;
		T::Coupons::mark_listed(terms.series)?;
		let id = ListingCount::<T>::get().checked_add(1).ok_or(Overflow)?;
		ListingCount::<T>::put(id);
		let (fee, remaining) = (T::ServiceFee::get(), terms.quantity);
		let listing = Listing { seller, terms, fee, remaining, reserved: 0, open: true };
		Listings::<T>::insert(id, &listing);
		Self::announce(id, listing);
		Ok(())
	}

	/// Closes the listing `id` for `who`.
	pub(crate) fn do_close_listing(who: T::AccountId, id: ListingId) -> DispatchResult {
		let mut listing = Listings::<T>::get(id).ok_or(Error::<T>::UnknownListing)?;
		let (scope, stranger) = (StaffScope::List, Error::NotSeller);
		Self::ensure_acts_for(&listing.seller, &who, scope, 0, stranger)?;
		ensure!(listing.open, Error::<T>::ListingNotOpen);
		listing.open = false;
		Listings::<T>::insert(id, &listing);
		let remaining = listing.remaining;
		Self::deposit_event(Event::ListingClosed { listing: id, remaining, by: who });
		Ok(())
	}

	/// Closes the listing `id` by office.
	pub(crate) fn do_take_down(by: T::AccountId, id: ListingId, reason: H256) -> DispatchResult {
		Self::ensure_reason(reason)?;
		let mut listing = Listings::<T>::get(id).ok_or(Error::<T>::UnknownListing)?;
		let old = core::mem::replace(&mut listing.open, false);
		ensure!(old, Error::<T>::ListingNotOpen);
		Listings::<T>::insert(id, listing);
		let (by, new) = (Actor::Account(by), false);
		Self::deposit_event(Event::ListingTakenDown { listing: id, by, old, new, reason });
		Ok(())
	}

	/// Removes up to `limit` counters of the listing `id`, and with the last ones the listing.
	pub(crate) fn do_remove_listing(by: T::AccountId, id: ListingId, limit: u32) -> DispatchResult {
		ensure!((1..=MAX_REMOVED).contains(&limit), Error::<T>::InvalidLimit);
		let listing = Listings::<T>::get(id).ok_or(Error::<T>::UnknownListing)?;
		ensure!(!Self::can_sell(&listing), Error::<T>::ListingStillSells);
		ensure!(listing.reserved == 0, Error::<T>::PurchasesUnderReview);
		if Self::clear_counters(id, limit)? {
			// Some are left, so as many as asked for were there.
			Self::deposit_event(Event::ListingTrimmed { listing: id, cleared: limit, by });
			return Ok(());
		}
		Listings::<T>::remove(id);
		Self::free_place(&listing.seller)?;
		Self::deposit_event(Event::ListingRemoved { listing: id, seller: listing.seller, by });
		Ok(())
	}

	/// Removes up to `limit` counters of the listing `id`. Gives whether some are left.
	fn clear_counters(id: ListingId, limit: u32) -> Result<bool, DispatchError> {
		let now = frame_system::Pallet::<T>::block_number();
		let next = next_keys::<
			Bought<T>,
			Sweeping<T>,
			BlockNumberFor<T>,
			ListingId,
			IdentityId,
			Quantity,
		>(now, id, size(limit));
		let (buyers, more) = next.map_err(|_| Error::<T>::SweptEnough)?;
		buyers.into_iter().for_each(|buyer| Bought::<T>::remove(id, buyer));
		Ok(more)
	}

	/// Whether `listing` may sell now or later.
	pub(crate) fn can_sell(listing: &ListingOf<T>) -> bool {
		listing.open && Self::now() < listing.terms.closes_at
	}

	/// Takes one of the places that `seller` has for listings.
	fn take_place(seller: &T::AccountId) -> DispatchResult {
		let taken = ListingsOfSeller::<T>::get(seller);
		ensure!(taken < T::MaxListingsPerSeller::get(), Error::<T>::TooManyListings);
		ListingsOfSeller::<T>::insert(seller, taken.saturating_add(1));
		Ok(())
	}

	/// Frees a place that `seller` took.
	fn free_place(seller: &T::AccountId) -> DispatchResult {
		let taken = ListingsOfSeller::<T>::get(seller);
		match taken.checked_sub(1).defensive_ok_or(UNEXPECTED)? {
			0 => ListingsOfSeller::<T>::remove(seller),
			left => ListingsOfSeller::<T>::insert(seller, left),
		}
		Ok(())
	}

	/// Whether the series can be offered in the window of `terms`.
	fn ensure_series_fits(
		terms: &ListingTerms,
		facts: &SeriesFacts<T::AccountId>,
		now: UnixSeconds,
	) -> DispatchResult {
		let sellable = facts.state == SeriesState::Approved || facts.state.is_sellable();
		ensure!(sellable, Error::<T>::SeriesNotSellable);
		ensure!(now < facts.valid_until, Error::<T>::SeriesExpired);
		let window_valid = terms.opens_at < terms.closes_at && now < terms.closes_at;
		ensure!(window_valid, Error::<T>::WindowInvalid);
		ensure!(terms.closes_at <= facts.valid_until, Error::<T>::WindowBeyondValidity);
		Ok(())
	}

	/// Whether prices, quantity, cap and territory of `terms` make an offer.
	fn ensure_offer_valid(
		terms: &ListingTerms,
		facts: &SeriesFacts<T::AccountId>,
	) -> DispatchResult {
		ensure!(T::Cash::terms(terms.asset).is_some(), Error::<T>::UnknownAsset);
		let may_be_free = facts.legal_class != LegalClass::PaidGift;
		ensure!(may_be_free || !terms.gives_away(), Error::<T>::PriceRequired);
		ensure!(terms.quantity > 0, Error::<T>::QuantityZero);
		ensure!(terms.quantity <= facts.unsold, Error::<T>::NotEnoughUnsold);
		ensure!(terms.steps_are_sound(), Error::<T>::StepsInvalid);
		ensure!(terms.total_of(0, terms.quantity).is_some(), Error::<T>::PriceTooHigh);
		ensure!(terms.territory.is_sound(), Error::<T>::InvalidTerritory);
		ensure!(terms.per_buyer_cap != Some(0), Error::<T>::CapZero);
		Ok(())
	}

	/// Has the first listing of a series say whether its units are sold or given away, and refuses what contradicts it. So
	/// no unit that was paid for shares what is put aside for holders with units that were not.
	fn fix_kind(terms: &ListingTerms, facts: &SeriesFacts<T::AccountId>) -> DispatchResult {
		let (series, paid) = (terms.series, Self::is_paid_for(terms, facts)?);
		let stored = Kinds::<T>::get(series);
		let sold = paid || facts.legal_class == LegalClass::PaidGift;
		let first = if sold { SaleKind::Sold } else { SaleKind::GivenAway };
		let kind = stored.unwrap_or(first);
		match kind {
			SaleKind::Sold => ensure!(paid, Error::<T>::PriceTooLow),
			SaleKind::GivenAway => {
				let nothing = terms.holdback == Ppm::default();
				ensure!(nothing, Error::<T>::HoldbackWithoutClaim);
			},
		}
		if stored.is_none() {
			Kinds::<T>::insert(series, kind);
			Self::deposit_event(Event::SaleKindFixed { series, kind });
		}
		Ok(())
	}

	/// Whether every unit of `terms` costs as much of its face value as counts as paid.
	fn is_paid_for(
		terms: &ListingTerms,
		facts: &SeriesFacts<T::AccountId>,
	) -> Result<bool, DispatchError> {
		if terms.gives_away() {
			return Ok(false);
		}
		// Between currencies both sides are rounded to whole cents, in which the price of a few units is lost.
		let quantity = terms.quantity.max(MANY_UNITS);
		let money = terms.lowest_price().saturating_mul(quantity.into());
		let (money, face) = Self::beside_face(facts, quantity, terms.asset, money)?;
		Ok(money >= T::LowestPaid::get().ceil_of(face).ok_or(Overflow)?)
	}

	fn announce(id: ListingId, listing: ListingOf<T>) {
		let Listing { seller, terms, fee, .. } = listing;
		Self::deposit_event(Event::ListingCreated {
			listing: id,
			seller,
			series: terms.series,
			asset: terms.asset,
			price: terms.price,
			steps: terms.steps,
			quantity: terms.quantity,
			opens_at: terms.opens_at,
			closes_at: terms.closes_at,
			per_buyer_cap: terms.per_buyer_cap,
			min_tier: terms.min_tier,
			territory: terms.territory,
			holdback: terms.holdback,
			fee,
		});
	}
}
