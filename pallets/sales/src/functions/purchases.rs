// SPDX-License-Identifier: Apache-2.0

//! Money for units, from the primary market.

use alloc::collections::BTreeMap;

use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::Get,
	weights::Weight,
};
use genex_primitives::{
	AssetId, Balance, Cents, Clearance, IdentityId, ListingId, Path, Quantity, Reason, SeriesFacts,
	Tier, UnixSeconds,
	gate::{self, Side},
	traits::{Books, Cash, Compliance, Coupons, Identities, Issuers, MoneyAct},
};
use sp_runtime::ArithmeticError::Overflow;

use crate::{
	Bought, Bundle, BundleLimits, Config, Error, Event, Listing, ListingOf, ListingTerms, Listings,
	Pallet, PurchaseId, WeightInfo,
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
	/// It was put aside while an officer reviewed the purchase with this number.
	Escrow(PurchaseId),
}

/// What a purchase turned out not to need, of what its call is declared with.
#[derive(Clone, Copy)]
pub(crate) struct Unneeded {
	/// No refund window was opened; what was done with the money instead, if anything was.
	window: Option<Shared>,
	/// The ledger neither opened nor closed an account.
	accounts: bool,
}

/// What was done at once with the money of a purchase.
#[derive(Clone, Copy)]
struct Shared {
	/// A fee went to the treasury.
	fee: bool,
	/// A part was kept for holders.
	kept: bool,
}

impl Unneeded {
	/// Keys that were not read and not written.
	fn keys(self) -> (u64, u64) {
		// A window reads and writes the next number, the pause and the queue, and writes the purchase and its place. A fee reads
		// who the treasury is and reads and writes its money; what is kept reads and writes the pool.
		let (reads, writes) = match self.window {
			None => (0, 0),
			Some(Shared { fee: false, kept: false }) => (3, 5),
			Some(Shared { fee: true, kept: false }) => (0, 4),
			Some(Shared { fee: false, kept: true }) => (2, 4),
			// One key more is read, which half a write makes up for.
			Some(Shared { fee: true, kept: true }) => (0, 2),
		};
		// The accounts of both in the system, and the ledger's count of accounts.
		let (opened, counted) = if self.accounts { (2u64, 3u64) } else { (0, 0) };
		(opened.saturating_add(reads), counted.saturating_add(writes))
	}

	/// Whether the money went where it goes of an everyday purchase: to the seller, and the fee to the treasury.
	const fn is_plain(self) -> bool {
		self.accounts && matches!(self.window, Some(Shared { kept: false, .. }))
	}
}

impl Funds {
	const fn clearance(self) -> Clearance {
		match self {
			Self::Free => Clearance::None,
			Self::Escrow(_) => Clearance::Review,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Buys `quantity` units of listing `id` for `buyer`. It writes before it can fail, so the
	/// caller provides the storage layer that undoes it; every call has one.
	pub(crate) fn do_purchase(
		buyer: T::AccountId,
		id: ListingId,
		quantity: Quantity,
		max_total: Balance,
	) -> DispatchResult {
		let before = T::Compliance::spared_time();
		let (mut listing, deal) = Self::agree(buyer, id, quantity, max_total)?;
		let series = listing.terms.series;
		match Self::value_to_review(&listing.terms, quantity, deal.total)? {
			Some(cents) => Self::put_under_review(listing, deal, cents)?,
			None => {
				Self::take_units(id, &mut listing, quantity)?;
				let cap = listing.terms.per_buyer_cap;
				let unneeded = Self::settle(listing, deal, Funds::Free)?;
				let (reads, writes) = unneeded.keys();
				T::Compliance::spare_keys(reads, writes);
				if unneeded.is_plain() && cap.is_none() {
					Self::spare_rest(before);
				}
			},
		}
		// After the rest, which is told by what was given back of a purchase without numbers.
		Self::spare_serials(series, T::SerialSaleWeight::get());
		Ok(())
	}

	/// Gives back what a plain purchase did not need besides what its parts gave back since `before`: it needs as much as
	/// `purchase_plain` says.
	fn spare_rest(before: u64) {
		let spared = T::Compliance::spared_time().saturating_sub(before);
		let booked = T::WeightInfo::purchase().ref_time().saturating_sub(spared);
		let plain = T::WeightInfo::purchase_plain().ref_time();
		T::Compliance::spare_plain_sale(booked.saturating_sub(plain));
	}

	/// The most that a purchase can cost, of units that bear numbers.
	pub fn purchase_weight() -> Weight {
		let most = T::WeightInfo::purchase().max(T::WeightInfo::purchase_reviewed());
		most.saturating_add(T::SerialSaleWeight::get())
	}

	/// The most that a bundle of so many items can cost. Each may be of another seller, under another policy and for another
	/// stablecoin, and then hardly a key is shared; and the units of each may bear numbers.
	pub(crate) fn bundle_weight(items: u32) -> Weight {
		let alone = T::WeightInfo::purchase().saturating_mul(items.into());
		let serials = T::SerialSaleWeight::get().saturating_mul(items.into());
		T::WeightInfo::purchase_bundle(items).max(alone).saturating_add(serials)
	}

	/// Buys `items` one after the other; in each stablecoin for no more than `limits` say. They are one purchase to the
	/// reviews: cut into parts, it needs an officer all the same.
	pub(crate) fn do_purchase_bundle(
		buyer: T::AccountId,
		items: Bundle,
		limits: BundleLimits,
	) -> DispatchResult {
		ensure!(!items.is_empty(), Error::<T>::QuantityZero);
		let mut left: BTreeMap<AssetId, Balance> = limits.into_inner();
		let mut worth: Cents = 0;
		for (id, quantity) in items {
			let listing = Listings::<T>::get(id).ok_or(Error::<T>::UnknownListing)?;
			let limit = left.entry(listing.terms.asset).or_default();
			let (mut listing, deal) = Self::agree(buyer.clone(), id, quantity, *limit)?;
			let item = Self::value_in_cents(&listing.terms, quantity, deal.total)?;
			worth = worth.saturating_add(item);
			// A part that waits for days would leave the buyer with the others.
			let to_review = T::Compliance::needs_review(Path::Primary, worth);
			ensure!(!to_review, Error::<T>::BundleReviewed);
			*limit = limit.checked_sub(deal.total).ok_or(Error::<T>::PriceAboveLimit)?;
			Self::take_units(id, &mut listing, quantity)?;
			let series = listing.terms.series;
			Self::settle(listing, deal, Funds::Free)?;
			Self::spare_serials(series, T::SerialSaleWeight::get());
		}
		Ok(())
	}

	/// Checks a purchase, and counts it towards the cap per buyer.
	fn agree(
		buyer: T::AccountId,
		id: ListingId,
		quantity: Quantity,
		max_total: Balance,
	) -> Result<(ListingOf<T>, Deal<T::AccountId>), DispatchError> {
		let listing = Listings::<T>::get(id).ok_or(Error::<T>::UnknownListing)?;
		let now = Self::now();
		Self::ensure_on_sale(&listing, quantity, now)?;
		Self::ensure_sellable(&listing)?;
		let identity = Self::ensure_may_buy(&listing, &buyer, now)?;
		let total = listing.total_of(quantity).ok_or(Overflow)?;
		ensure!(total <= max_total, Error::<T>::PriceAboveLimit);
		Self::count_bought(id, &listing.terms, identity, quantity)?;
		Ok((listing, Deal { listing: id, buyer, identity, quantity, total }))
	}

	/// Moves the money and the units of `deal`, whose units were taken from `listing`.
	pub(crate) fn settle(
		listing: ListingOf<T>,
		deal: Deal<T::AccountId>,
		funds: Funds,
	) -> Result<Unneeded, DispatchError> {
		let (asset, series) = (listing.terms.asset, listing.terms.series);
		let fee = Self::fee_of(listing.fee, deal.total)?;
		let price = Some(T::Cash::value(asset, deal.total)?);
		let paid_between = Self::take_money(asset, &listing.seller, &deal, funds)?;
		let (ends, shared_between) = Self::share_money(&listing, &deal, fee, funds)?;
		T::Coupons::sell(series, &deal.buyer, deal.quantity, price, funds.clearance())?;
		let buyer = deal.buyer.clone();
		let id = deal.listing;
		let holdback = Self::holdback_of(&listing.terms, deal.total, fee)?;
		let shared = Shared { fee: fee > 0, kept: holdback > 0 };
		let window = ends.is_none().then_some(shared);
		Self::report_purchase(listing, deal, fee);
		if let Some((purchase, window_ends)) = ends {
			Self::deposit_event(Event::WindowOpened { purchase, listing: id, buyer, window_ends });
		}
		Ok(Unneeded { window, accounts: paid_between && shared_between })
	}

	/// Pays the seller. The buyer's whole payment is one movement on the primary path, so that the rules see all of it. Tells
	/// whether both had accounts before, and have them still.
	fn take_money(
		asset: AssetId,
		seller: &T::AccountId,
		deal: &Deal<T::AccountId>,
		funds: Funds,
	) -> Result<bool, DispatchError> {
		let (path, clearance, total) = (Path::Primary, funds.clearance(), deal.total);
		match funds {
			_ if total == 0 => Ok(true),
			Funds::Free => {
				T::Cash::transfer_between(path, asset, &deal.buyer, seller, total, clearance)
			},
			Funds::Escrow(_) => {
				T::Cash::transfer_held(path, asset, &deal.buyer, seller, total, clearance)
					.map(|()| false)
			},
		}
	}

	/// Passes on what the seller was paid. Without a refund window the fee goes to the treasury and the holdback is put
	/// aside; with one everything waits for its end, which is given. Tells also whether who was paid had an account before.
	fn share_money(
		listing: &ListingOf<T>,
		deal: &Deal<T::AccountId>,
		fee: Balance,
		funds: Funds,
	) -> Result<(Option<(PurchaseId, UnixSeconds)>, bool), DispatchError> {
		let Listing { seller, terms, .. } = listing;
		let (asset, total) = (terms.asset, deal.total);
		if total == 0 {
			return Ok((None, true));
		}
		let facts = Self::facts_of(terms.series)?;
		T::Books::book(seller, asset, Self::booked(&facts, terms, total, fee)?)?;
		if facts.refund_window > 0 {
			T::Cash::hold(asset, seller, total)?;
			let ends = Self::open_window(&facts, listing, deal, funds)?;
			return Ok((Some(ends), true));
		}
		let mut between = true;
		if fee > 0 {
			let (path, treasury) = (Path::System, T::Treasury::get());
			let clearance = Clearance::None;
			between = T::Cash::transfer_between(path, asset, seller, &treasury, fee, clearance)?;
		}
		let holdback = Self::holdback_of(terms, total, fee)?;
		T::Cash::hold(asset, seller, holdback)?;
		Self::keep(&facts, (terms.series, asset), holdback, deal.quantity)?;
		Ok((None, between))
	}

	/// What the seller earns is kept for holders to this part, rounded up.
	fn holdback_of(
		terms: &ListingTerms,
		total: Balance,
		fee: Balance,
	) -> Result<Balance, DispatchError> {
		let earned = total.checked_sub(fee).ok_or(Overflow)?;
		Ok(terms.holdback.ceil_of(earned).ok_or(Overflow)?)
	}

	/// A sale as the books are told of it.
	fn booked(
		facts: &SeriesFacts<T::AccountId>,
		terms: &ListingTerms,
		total: Balance,
		fee: Balance,
	) -> Result<MoneyAct, DispatchError> {
		if facts.refund_window > 0 {
			return Ok(MoneyAct::Sold { total, fee, window: total, holdback: 0 });
		}
		let holdback = Self::holdback_of(terms, total, fee)?;
		Ok(MoneyAct::Sold { total, fee, window: 0, holdback })
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

	/// Whether the series of `listing` may be sold now.
	pub(crate) fn ensure_sellable(listing: &ListingOf<T>) -> DispatchResult {
		T::Issuers::check_may_sell(&listing.seller).map_err(Self::refused)?;
		let flagged = Self::risk_by(listing.terms.series, &listing.seller).is_some();
		ensure!(!flagged, Error::<T>::SeriesFlagged);
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
		let party = party.ok_or_else(|| Self::refused(Reason::SenderUnknown))?;
		let here = listing.terms.territory.admits(Some(party.record.jurisdiction));
		ensure!(here, Error::<T>::PlaceExcluded);
		let identity = party.identity;
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
		let Some(cap) = terms.per_buyer_cap else {
			T::Compliance::spare_keys(1, 1);
			return Ok(());
		};
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

	fn report_purchase(listing: ListingOf<T>, deal: Deal<T::AccountId>, fee: Balance) {
		let Deal { listing: id, buyer, quantity, total, .. } = deal;
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
