// SPDX-License-Identifier: Apache-2.0

//! What the calls and view functions do.

use alloc::vec::Vec;

use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	storage::{TransactionOutcome, with_transaction},
	traits::{DefensiveOption, Get, UnixTime},
};
use genex_primitives::{
	AssetId, Balance, Clearance, FeeShare, IdentityId, LegalClass, ListingId, Path, Quantity,
	Reason, SeriesFacts, SeriesState, Tier, UnixSeconds,
	gate::{self, Side},
	traits::{Cash, Coupons, Identities, Issuers, UNEXPECTED},
};
use sp_runtime::ArithmeticError::Overflow;

use crate::{
	Bought, Config, Error, Event, Listing, ListingCount, ListingOf, ListingTerms, Listings,
	ListingsOfSeller, MAX_PAGE, MAX_REMOVED, Pallet, Quote,
};

/// One agreed purchase.
pub(crate) struct Deal<AccountId> {
	pub listing: ListingId,
	pub buyer: AccountId,
	pub identity: IdentityId,
	pub quantity: Quantity,
	/// What the buyer pays in all.
	pub total: Balance,
}

/// Where the money of a purchase lies.
#[derive(Clone, Copy)]
pub(crate) enum Funds {
	/// The buyer can spend it.
	Free,
	/// It was put aside while an officer reviewed the purchase.
	Escrow,
}

impl Funds {
	const fn clearance(self) -> Clearance {
		match self {
			Self::Free => Clearance::None,
			Self::Escrow => Clearance::Review,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Creates a listing of `seller`.
	pub(crate) fn do_create_listing(seller: T::AccountId, terms: ListingTerms) -> DispatchResult {
		let facts = T::Coupons::facts(terms.series).ok_or(Error::<T>::UnknownSeries)?;
		ensure!(facts.issuer == seller, Error::<T>::NotIssuer);
		T::Issuers::check_may_issue(&seller).map_err(Self::refused)?;
		Self::ensure_series_fits(&terms, &facts, Self::now())?;
		Self::ensure_offer_valid(&terms, &facts)?;
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
		let deal = Deal { listing: id, buyer, identity, quantity, total };
		match Self::value_to_review(&listing.terms, quantity, total)? {
			Some(cents) => Self::put_under_review(listing, deal, cents),
			None => {
				Self::take_units(id, &mut listing, quantity)?;
				Self::settle(listing, deal, Funds::Free)
			},
		}
	}

	/// Moves the money and the units of `deal`, whose units were taken from `listing`.
	pub(crate) fn settle(
		listing: ListingOf<T>,
		deal: Deal<T::AccountId>,
		funds: Funds,
	) -> DispatchResult {
		let Deal { listing: id, buyer, quantity, total, .. } = deal;
		let asset = listing.terms.asset;
		let fee = Self::fee_of(listing.fee, total)?;
		Self::pay(asset, &buyer, &listing.seller, total, fee, funds)?;
		let price = Some(T::Cash::value(asset, total)?);
		T::Coupons::sell(listing.terms.series, &buyer, quantity, price, funds.clearance())?;
		Self::report_purchase(id, listing, buyer, quantity, total, fee);
		Ok(())
	}

	/// Removes up to `limit` counters of the listing `id`, and with the last ones the listing.
	pub(crate) fn do_remove_listing(by: T::AccountId, id: ListingId, limit: u32) -> DispatchResult {
		ensure!((1..=MAX_REMOVED).contains(&limit), Error::<T>::InvalidLimit);
		let listing = Listings::<T>::get(id).ok_or(Error::<T>::UnknownListing)?;
		ensure!(!Self::can_sell(&listing), Error::<T>::ListingStillSells);
		ensure!(listing.reserved == 0, Error::<T>::PurchasesUnderReview);
		Bought::<T>::drain_prefix(id).take(size(limit)).for_each(drop);
		if Bought::<T>::iter_key_prefix(id).next().is_some() {
			// Some are left, so as many as asked for were there.
			Self::deposit_event(Event::ListingTrimmed { listing: id, cleared: limit, by });
			return Ok(());
		}
		Listings::<T>::remove(id);
		Self::free_place(&listing.seller)?;
		Self::deposit_event(Event::ListingRemoved { listing: id, seller: listing.seller, by });
		Ok(())
	}

	/// Whether `listing` may sell now or later.
	pub(crate) fn can_sell(listing: &ListingOf<T>) -> bool {
		listing.open && Self::now() < listing.terms.closes_at
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
		let to_review = Self::value_to_review(&listing.terms, quantity, total);
		let reviewed = matches!(to_review, Ok(Some(_)));
		// Trying it is the only way to tell every refusal, those of the layers below included,
		// exactly as the call will.
		let refusal = with_transaction(|| {
			TransactionOutcome::Rollback(Self::do_purchase(buyer, id, quantity, total))
		})
		.err();
		Some(Quote { total, fee, reviewed, refusal })
	}

	/// Up to `limit` listings after `start_after`, in storage order. Ids have gaps of any length
	/// where listings were removed, so counting ids up could not tell a gap from the end.
	pub(crate) fn page(
		start_after: Option<ListingId>,
		limit: u32,
	) -> Vec<(ListingId, ListingOf<T>)> {
		let listings = match start_after {
			Some(id) => Listings::<T>::iter_from(Listings::<T>::hashed_key_for(id)),
			None => Listings::<T>::iter(),
		};
		listings.take(size(limit.min(MAX_PAGE))).collect()
	}

	pub(crate) fn now() -> UnixSeconds {
		T::UnixTime::now().as_secs()
	}

	pub(crate) fn refused(reason: Reason) -> Error<T> {
		Error::Refused(reason.code())
	}

	/// The part `share` of `total`, rounded up for the treasury and never more than `total`.
	fn fee_of(share: FeeShare, total: Balance) -> Result<Balance, DispatchError> {
		Ok(share.of(total).ok_or(Overflow)?)
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
	pub(crate) fn ensure_may_buy(
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
		listing.open = listing.remaining > 0 || listing.reserved > 0;
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
		funds: Funds,
	) -> DispatchResult {
		let (path, clearance) = (Path::Primary, funds.clearance());
		if total > 0 {
			match funds {
				Funds::Free => T::Cash::transfer(path, asset, buyer, seller, total, clearance),
				Funds::Escrow => {
					T::Cash::transfer_held(path, asset, buyer, seller, total, clearance)
				},
			}?;
		}
		if fee > 0 {
			let (path, treasury) = (Path::System, T::Treasury::get());
			T::Cash::transfer(path, asset, seller, &treasury, fee, Clearance::None)?;
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
		let Listing { seller, terms, remaining, reserved, .. } = listing;
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
		// A listing that its seller closed, or that keeps units for a review, is not sold out.
		if remaining == 0 && reserved == 0 {
			Self::deposit_event(Event::SoldOut { listing: id });
		}
	}
}

fn size(limit: u32) -> usize {
	usize::try_from(limit).unwrap_or_default()
}
