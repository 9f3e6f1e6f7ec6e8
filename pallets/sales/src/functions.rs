// SPDX-License-Identifier: Apache-2.0

//! What the calls and view functions do.

use alloc::vec::Vec;

use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	storage::{TransactionOutcome, with_transaction},
	traits::{Get, UnixTime},
};
use genex_primitives::{
	AssetId, Balance, IdentityId, LegalClass, ListingId, Path, Ppm, Quantity, Reason, SeriesFacts,
	SeriesState, Tier, UnixSeconds,
	gate::{self, Side},
	traits::{Cash, Coupons, Identities, Issuers},
};
use sp_runtime::ArithmeticError::Overflow;

use crate::{
	Bought, Config, Error, Event, Listing, ListingCount, ListingOf, ListingTerms, Listings,
	MAX_PAGE, Pallet, Quote,
};

impl<T: Config> Pallet<T> {
	/// Creates a listing of `seller`.
	pub(crate) fn do_create_listing(seller: T::AccountId, terms: ListingTerms) -> DispatchResult {
		let facts = T::Coupons::facts(terms.series).ok_or(Error::<T>::UnknownSeries)?;
		ensure!(facts.issuer == seller, Error::<T>::NotIssuer);
		T::Issuers::check_may_issue(&seller).map_err(Self::refused)?;
		Self::ensure_series_fits(&terms, &facts, Self::now())?;
		Self::ensure_offer_valid(&terms, &facts)?;
		T::Coupons::mark_listed(terms.series)?;
		let id = ListingCount::<T>::get().checked_add(1).ok_or(Overflow)?;
		ListingCount::<T>::put(id);
		let (fee, remaining) = (T::ServiceFee::get(), terms.quantity);
		let listing = Listing { seller, terms, fee, remaining, open: true };
		Listings::<T>::insert(id, &listing);
		Self::announce(id, listing);
		Ok(())
	}

	/// Closes the listing `id` for `who`.
	pub(crate) fn do_close_listing(who: T::AccountId, id: ListingId) -> DispatchResult {
		let mut listing = Listings::<T>::get(id).ok_or(Error::<T>::UnknownListing)?;
		ensure!(listing.seller == who, Error::<T>::NotSeller);
		ensure!(listing.open, Error::<T>::ListingNotOpen);
		listing.open = false;
		Listings::<T>::insert(id, &listing);
		let remaining = listing.remaining;
		Self::deposit_event(Event::ListingClosed { listing: id, remaining, by: who });
		Ok(())
	}

	/// Buys `quantity` units of listing `id` for `buyer`. It writes before it can fail, so the
	/// caller provides the storage layer that undoes it; every call has one.
	pub(crate) fn do_purchase(
		buyer: T::AccountId,
		id: ListingId,
		quantity: Quantity,
		max_total: Balance,
	) -> DispatchResult {
		let mut listing = Listings::<T>::get(id).ok_or(Error::<T>::UnknownListing)?;
		let now = Self::now();
		Self::ensure_on_sale(&listing, quantity, now)?;
		let identity = Self::ensure_may_buy(&listing, &buyer, now)?;
		let total = listing.terms.total_of(quantity).ok_or(Overflow)?;
		ensure!(total <= max_total, Error::<T>::PriceAboveLimit);
		Self::count_bought(id, &listing.terms, identity, quantity)?;
		Self::take_units(id, &mut listing, quantity)?;
		let fee = Self::fee_of(listing.fee, total)?;
		Self::pay(listing.terms.asset, &buyer, &listing.seller, total, fee)?;
		T::Coupons::sell(listing.terms.series, &buyer, quantity)?;
		Self::report_purchase(id, listing, buyer, quantity, total, fee);
		Ok(())
	}

	/// What a purchase would cost and whether it would succeed.
	pub(crate) fn quote_for(
		id: ListingId,
		quantity: Quantity,
		buyer: T::AccountId,
	) -> Option<Quote> {
		let listing = Listings::<T>::get(id)?;
		let total = listing.terms.total_of(quantity)?;
		let fee = Self::fee_of(listing.fee, total).ok()?;
		// Trying it is the only way to tell every refusal, those of the layers below included,
		// exactly as the call will.
		let refusal = with_transaction(|| {
			TransactionOutcome::Rollback(Self::do_purchase(buyer, id, quantity, total))
		})
		.err();
		Some(Quote { total, fee, refusal })
	}

	/// Up to `limit` listings after `start_after`, in order of id.
	pub(crate) fn page(
		start_after: Option<ListingId>,
		limit: u32,
	) -> Vec<(ListingId, ListingOf<T>)> {
		let last = ListingCount::<T>::get();
		let mut page = Vec::new();
		let mut id = start_after.unwrap_or_default();
		for _ in 0..limit.min(MAX_PAGE) {
			id = match id.checked_add(1) {
				Some(next) if next <= last => next,
				_ => break,
			};
			page.extend(Listings::<T>::get(id).map(|listing| (id, listing)));
		}
		page
	}

	fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	fn refused(reason: Reason) -> Error<T> {
		Error::Refused(reason.code())
	}

	/// The part `share` of `total`, rounded up for the treasury and never more than `total`.
	fn fee_of(share: Ppm, total: Balance) -> Result<Balance, DispatchError> {
		let fee = share.ceil_of(total).ok_or(Overflow)?;
		Ok(fee.min(total))
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

	/// Whether price, quantity and cap of `terms` make an offer.
	fn ensure_offer_valid(
		terms: &ListingTerms,
		facts: &SeriesFacts<T::AccountId>,
	) -> DispatchResult {
		ensure!(T::Cash::terms(terms.asset).is_some(), Error::<T>::UnknownAsset);
		let may_be_free = facts.legal_class != LegalClass::PaidGift;
		ensure!(terms.price > 0 || may_be_free, Error::<T>::PriceRequired);
		ensure!(terms.quantity > 0, Error::<T>::QuantityZero);
		ensure!(terms.quantity <= facts.unsold, Error::<T>::NotEnoughUnsold);
		ensure!(terms.total_of(terms.quantity).is_some(), Error::<T>::PriceTooHigh);
		ensure!(terms.per_buyer_cap != Some(0), Error::<T>::CapZero);
		Ok(())
	}

	/// Whether `listing` has `quantity` units to sell at `now`.
	fn ensure_on_sale(
		listing: &ListingOf<T>,
		quantity: Quantity,
		now: UnixSeconds,
	) -> DispatchResult {
		ensure!(quantity > 0, Error::<T>::QuantityZero);
		ensure!(listing.remaining > 0, Error::<T>::AllSold);
		ensure!(listing.open, Error::<T>::ListingNotOpen);
		ensure!(now >= listing.terms.opens_at, Error::<T>::SaleNotBegun);
		ensure!(now < listing.terms.closes_at, Error::<T>::SaleEnded);
		ensure!(quantity <= listing.remaining, Error::<T>::NotEnoughRemaining);
		Ok(())
	}

	/// The identity of `buyer`, if it may buy from `listing`.
	fn ensure_may_buy(
		listing: &ListingOf<T>,
		buyer: &T::AccountId,
		now: UnixSeconds,
	) -> Result<IdentityId, DispatchError> {
		ensure!(*buyer != listing.seller, Error::<T>::OwnListing);
		let party = T::Identities::party(buyer);
		let lowest: Tier = listing.terms.min_tier;
		match gate::tier_refusal(Side::Sender, party.as_ref(), Some(lowest), now) {
			Some(Reason::SenderTierTooLow) => return Err(Error::<T>::TierTooLow.into()),
			Some(reason) => return Err(Self::refused(reason).into()),
			None => {},
		}
		let unknown = || Self::refused(Reason::SenderUnknown);
		let identity = party.ok_or_else(unknown)?.identity;
		let seller = T::Identities::identity_of(&listing.seller);
		ensure!(seller != Some(identity), Error::<T>::OwnListing);
		Ok(identity)
	}

	/// Counts `quantity` units towards the cap per buyer, if there is one.
	fn count_bought(
		id: ListingId,
		terms: &ListingTerms,
		identity: IdentityId,
		quantity: Quantity,
	) -> DispatchResult {
		let Some(cap) = terms.per_buyer_cap else { return Ok(()) };
		Bought::<T>::try_mutate(id, identity, |bought| {
			let sum = bought.checked_add(quantity).ok_or(Overflow)?;
			ensure!(sum <= cap, Error::<T>::CapExceeded);
			*bought = sum;
			Ok(())
		})
	}

	/// Takes `quantity` units from `listing`, which ends with its last unit.
	fn take_units(id: ListingId, listing: &mut ListingOf<T>, quantity: Quantity) -> DispatchResult {
		let left = listing.remaining.checked_sub(quantity);
		listing.remaining = left.ok_or(Error::<T>::NotEnoughRemaining)?;
		listing.open = listing.remaining > 0;
		Listings::<T>::insert(id, &*listing);
		Ok(())
	}

	/// Pays `total` to `seller` and `fee` of it on to the treasury. The buyer's whole payment
	/// is one movement on the primary path, so that the rules see all of it.
	fn pay(
		asset: AssetId,
		buyer: &T::AccountId,
		seller: &T::AccountId,
		total: Balance,
		fee: Balance,
	) -> DispatchResult {
		if total > 0 {
			T::Cash::transfer(Path::Primary, asset, buyer, seller, total)?;
		}
		if fee > 0 {
			T::Cash::transfer(Path::System, asset, seller, &T::Treasury::get(), fee)?;
		}
		Ok(())
	}

	fn announce(id: ListingId, listing: ListingOf<T>) {
		let Listing { seller, terms, fee, .. } = listing;
		Self::deposit_event(Event::ListingCreated {
			listing: id,
			seller,
			series: terms.series,
			asset: terms.asset,
			price: terms.price,
			quantity: terms.quantity,
			opens_at: terms.opens_at,
			closes_at: terms.closes_at,
			per_buyer_cap: terms.per_buyer_cap,
			min_tier: terms.min_tier,
			fee,
		});
	}

	fn report_purchase(
		id: ListingId,
		listing: ListingOf<T>,
		buyer: T::AccountId,
		quantity: Quantity,
		total: Balance,
		fee: Balance,
	) {
		let Listing { seller, terms, open, .. } = listing;
		Self::deposit_event(Event::Purchased {
			listing: id,
			series: terms.series,
			buyer,
			seller,
			asset: terms.asset,
			quantity,
			total,
			fee,
		});
		if !open {
			Self::deposit_event(Event::SoldOut { listing: id });
		}
	}
}
