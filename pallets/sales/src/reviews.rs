// SPDX-License-Identifier: Apache-2.0

//! Purchases of high value: their money is put aside until an officer decides.

use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::{DefensiveOption, Get},
};
use genex_primitives::{
	Balance, Cents, IdentityId, ListingId, Path, Quantity,
	traits::{Cash, Compliance, Coupons, ReviewedAct, Reviews, UNEXPECTED},
};
use genex_storage::heard;
use sp_runtime::ArithmeticError::Overflow;

use crate::{
	Bought, Config, Error, Event, ListingOf, ListingTerms, Listings, Pallet, PendingPurchase,
	PendingPurchases, PurchaseId,
	functions::{Deal, Funds},
};

impl<T: Config> Pallet<T> {
	/// What the purchase is worth in US cents, if that is so much that an officer must approve it.
	pub(crate) fn value_to_review(
		terms: &ListingTerms,
		quantity: Quantity,
		total: Balance,
	) -> Result<Option<Cents>, DispatchError> {
		let worth = Self::value_in_cents(terms, quantity, total)?;
		Ok(T::Compliance::needs_review(Path::Primary, worth).then_some(worth))
	}

	/// What the purchase is worth in US cents: face value or price, whichever is higher.
	pub(crate) fn value_in_cents(
		terms: &ListingTerms,
		quantity: Quantity,
		total: Balance,
	) -> Result<Cents, DispatchError> {
		let facts = T::Coupons::facts(terms.series).ok_or(Error::<T>::UnknownSeries)?;
		let price = T::Cash::value(terms.asset, total)?;
		let cents = |money| T::Compliance::cents(money).map_err(Self::refused);
		Ok(cents(facts.face_of(quantity))?.max(cents(price)?))
	}

	/// Puts the money of `deal` aside and asks for a review. Refuses what the review could not
	/// make good.
	pub(crate) fn put_under_review(
		mut listing: ListingOf<T>,
		deal: Deal<T::AccountId>,
		cents: Cents,
	) -> DispatchResult {
		let id = Self::next_purchase()?;
		let Deal { listing: listing_id, buyer, identity, quantity, total } = deal;
		let act = ReviewedAct::Purchase(id);
		let (review, deadline) = T::Reviews::open(&buyer, act, cents)?;
		T::Cash::hold(listing.terms.asset, &buyer, total)?;
		let left = listing.remaining.checked_sub(quantity);
		listing.remaining = left.ok_or(Error::<T>::NotEnoughRemaining)?;
		listing.reserved = listing.reserved.checked_add(quantity).ok_or(Overflow)?;
		Listings::<T>::insert(listing_id, listing);
		let pending = PendingPurchase {
			listing: listing_id,
			buyer: buyer.clone(),
			identity,
			quantity,
			total,
			review,
			deadline,
		};
		PendingPurchases::<T>::insert(id, pending);
		// Trying it is the only way to tell every other refusal before money is put aside for days.
		heard::tried::<Event<T>, _>(|| Self::do_approve_purchase(id))?;
		Self::deposit_event(Event::PurchaseUnderReview {
			purchase: id,
			listing: listing_id,
			buyer,
			quantity,
			total,
			review,
			deadline,
		});
		Ok(())
	}

	/// Carries out a purchase that an officer approved, if the buyer still may make it.
	pub(crate) fn do_approve_purchase(id: PurchaseId) -> DispatchResult {
		let (pending, mut listing) = Self::take_pending(id)?;
		// Standing of both, tier, validity and identity may have changed during the review, and the purchase was counted
		// for the identity.
		Self::ensure_sellable(&listing)?;
		let identity = Self::ensure_may_buy(&listing, &pending.buyer, Self::now())?;
		ensure!(identity == pending.identity, Error::<T>::BuyerChanged);
		listing.open = listing.open && (listing.remaining > 0 || listing.reserved > 0);
		Listings::<T>::insert(pending.listing, &listing);
		let PendingPurchase { listing: listing_id, buyer, identity, quantity, total, .. } = pending;
		let deal = Deal { listing: listing_id, buyer, identity, quantity, total };
		let series = listing.terms.series;
		Self::settle(listing, deal, Funds::Escrow(id))?;
		// The approval is declared with them.
		Self::spare_serials(series, T::SerialSaleWeight::get());
		Ok(())
	}

	/// Returns the money of a purchase that no officer approved, and the units to the listing.
	pub(crate) fn do_return_purchase(id: PurchaseId) -> DispatchResult {
		let (pending, mut listing) = Self::take_pending(id)?;
		let PendingPurchase {
			listing: listing_id, buyer, identity, quantity, total, review, ..
		} = pending;
		let asset = listing.terms.asset;
		T::Cash::release(asset, &buyer, total)?;
		listing.remaining = listing.remaining.checked_add(quantity).ok_or(Overflow)?;
		let capped = listing.terms.per_buyer_cap.is_some();
		Listings::<T>::insert(listing_id, listing);
		if capped {
			Self::uncount_bought(listing_id, identity, quantity)?;
		}
		Self::deposit_event(Event::PurchaseReturned { purchase: id, buyer, total, review });
		Ok(())
	}

	/// Takes a pending purchase out of storage, and its units out of what its listing reserves.
	fn take_pending(
		id: PurchaseId,
	) -> Result<(PendingPurchase<T::AccountId>, ListingOf<T>), DispatchError> {
		let pending = PendingPurchases::<T>::take(id).ok_or(Error::<T>::UnknownPurchase)?;
		let mut listing = Listings::<T>::get(pending.listing).defensive_ok_or(UNEXPECTED)?;
		listing.reserved =
			listing.reserved.checked_sub(pending.quantity).defensive_ok_or(UNEXPECTED)?;
		Ok((pending, listing))
	}

	fn uncount_bought(
		listing: ListingId,
		identity: IdentityId,
		quantity: Quantity,
	) -> DispatchResult {
		let bought = Bought::<T>::get(listing, identity);
		match bought.checked_sub(quantity).defensive_ok_or(UNEXPECTED)? {
			0 => Bought::<T>::remove(listing, identity),
			left => Bought::<T>::insert(listing, identity, left),
		}
		Ok(())
	}

	/// Carries out purchase `id`, which a review approved.
	pub fn review_approved(id: PurchaseId) -> DispatchResult {
		Self::do_approve_purchase(id)
	}

	/// Returns the money of purchase `id`, whose review ended without approval.
	pub fn review_refused(id: PurchaseId) -> DispatchResult {
		Self::do_return_purchase(id)
	}

	/// The purchase with this number, while it waits.
	pub(crate) fn pending(id: PurchaseId) -> Option<PendingPurchase<T::AccountId>> {
		PendingPurchases::<T>::get(id)
	}
}
