// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod config;
mod errors;
mod events;
mod functions;
mod heard;
mod impls;
#[cfg(test)]
mod mock;
mod reviews;
mod storage;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

/// A purchase that waits for an officer or for the end of its refund window, numbered from 0 and never reused.
pub type PurchaseId = u64;
/// A buy-back, numbered from 1 and never reused.
pub type BuyBackId = u64;

/// Most listings that one page of [`Pallet::listings`] holds.
pub const MAX_PAGE: u32 = 100;
/// Most counters of buyers that one call of [`Pallet::remove_listing`] removes.
pub const MAX_REMOVED: u32 = 100;
/// Most windows that one call of [`Pallet::end_windows`] ends.
pub const MAX_ENDED: u32 = 50;

/// A listing as the runtime stores it.
pub type ListingOf<T> = Listing<<T as frame_system::Config>::AccountId>;

/// The pallet.
#[import_section(config::config)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[import_section(storage::storage)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::UnixTime};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		Actor, AssetId, Balance, FeeShare, IdentityId, ListingId, Ppm, PriceRules, Quantity,
		ReviewId, SeriesId, Territory, Tier, UnixSeconds,
		traits::{
			Books, BreakagePolicy, Cash, Compliance, Coupons, Identities, Issuers, Refunds, Reviews,
		},
	};
	use genex_storage::sweeps::Sweeps;
	use sp_core::H256;
	use sp_runtime::SaturatedConversion;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet's storage and calls.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Offers unsold units of a series on the primary market.
		///
		/// # Origin
		/// Signed by the account that issues the series, while it may issue, or by a member of its staff that may list.
		///
		/// # Details
		/// The series becomes listed if it was approved only. No units are set aside: several
		/// listings, say in two stablecoins, may offer the same unsold units, and whoever buys
		/// first gets them. The service fee of this moment holds as long as the listing does. The first
		/// listing of a series says whether its units are sold, each for at least
		/// [`Config::LowestPaid`] of its face value, or given away.
		///
		/// # Parameters
		/// - `terms`: series, stablecoin, price of one unit in smallest units of the
		///   stablecoin, quantity, window in Unix seconds, cap per buyer, lowest tier, price steps,
		///   territory of buyers and the share that is kept for holders.
		///
		/// # Errors
		/// `UnknownSeries`, `NotIssuer`, `Refused`, `SeriesNotSellable`, `SeriesExpired`,
		/// `WindowInvalid`, `WindowBeyondValidity`, `UnknownAsset`, `PriceRequired`,
		/// `PriceTooHigh`, `PriceTooLow`, `HoldbackWithoutClaim`, `QuantityZero`, `NotEnoughUnsold`,
		/// `CapZero`, `StepsInvalid`, `InvalidTerritory`, `TooManyListings`.
		///
		/// # Events
		/// `ListingCreated`, and `SaleKindFixed` with the first listing of a series.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_listing())]
		pub fn create_listing(origin: OriginFor<T>, terms: ListingTerms) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_create_listing(who, terms)
		}

		/// Ends a listing for good. Units sold stay sold; the rest can be listed again.
		///
		/// # Origin
		/// Signed by the seller, also while it may not issue, or by a member of its staff that may list.
		///
		/// # Parameters
		/// - `listing`: the id of the listing.
		///
		/// # Errors
		/// `UnknownListing`, `NotSeller`, `Refused`, `ListingNotOpen`.
		///
		/// # Events
		/// `ListingClosed`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::close_listing())]
		pub fn close_listing(origin: OriginFor<T>, listing: ListingId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_close_listing(who, listing)
		}

		/// Buys units from a listing: the money and the units move together, or nothing does.
		///
		/// # Origin
		/// Signed by the buyer, whose identity has the listing's lowest tier and is not the
		/// seller's.
		///
		/// # Details
		/// The buyer pays the price of all units to the seller, who pays the listing's service
		/// fee out of it to the treasury. Where the series has a refund window, all of it waits in
		/// the seller's escrow until the window ends. A price of zero moves no money. A purchase of
		/// high value is held until an officer approves it, or returned after the deadline.
		///
		/// # Parameters
		/// - `listing`: the id of the listing.
		/// - `quantity`: units to buy, at least 1.
		/// - `max_total`: the most the buyer will pay in all, in smallest units of the
		///   stablecoin.
		///
		/// # Errors
		/// `UnknownListing`, `QuantityZero`, `AllSold`, `ListingNotOpen`, `SaleNotBegun`,
		/// `SaleEnded`, `NotEnoughRemaining`, `SeriesFlagged`, `OwnListing`, `Refused`, `TierTooLow`,
		/// `PlaceExcluded`, `PriceAboveLimit`, `CapExceeded`, and the errors of the moves of money
		/// and units.
		///
		/// # Events
		/// `Purchased`, `WindowOpened` where the series has a refund window, and `SoldOut` when no
		/// unit is left; or `PurchaseUnderReview`.
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::purchase_weight())]
		pub fn purchase(
			origin: OriginFor<T>,
			listing: ListingId,
			quantity: Quantity,
			max_total: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_purchase(who, listing, quantity, max_total)
		}

		/// Removes a listing that sells no more, which frees the place it took of its seller's.
		///
		/// # Origin
		/// Signed by anyone.
		///
		/// # Details
		/// A listing sells no more when it is closed, sold out or past its window. One call
		/// removes up to `limit` of its counters of buyers; the one that removes the last of them
		/// removes the listing too. Until then the listing can still be read, but its counters no
		/// longer tell what was bought.
		///
		/// # Parameters
		/// - `listing`: the id of the listing.
		/// - `limit`: the most counters to remove, from 1 to 100. A listing without a cap has none.
		///
		/// # Errors
		/// `InvalidLimit`, `UnknownListing`, `ListingStillSells`, `PurchasesUnderReview`, `SweptEnough`.
		///
		/// # Events
		/// `ListingRemoved`, or `ListingTrimmed` when counters are left.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::remove_listing(*limit))]
		pub fn remove_listing(
			origin: OriginFor<T>,
			listing: ListingId,
			limit: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_listing(who, listing, limit)
		}

		/// Buys from several listings, all or nothing.
		///
		/// # Origin
		/// Signed by the buyer, as in `purchase`.
		///
		/// # Parameters
		/// - `items`: listings and quantities, one after the other; at least one.
		/// - `max_totals`: the most the buyer will pay in all in each stablecoin, zero in others.
		///
		/// # Errors
		/// `QuantityZero`, `BundleReviewed`, and those of `purchase`.
		///
		/// # Events
		/// Those of `purchase` for each item.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::bundle_weight(items.len().saturated_into()))]
		pub fn purchase_bundle(
			origin: OriginFor<T>,
			items: Bundle,
			max_totals: BundleLimits,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_purchase_bundle(who, items, max_totals)
		}

		/// Undoes a purchase inside its refund window, whole or in part: free units of the buyer burn, and their share
		/// of the price comes back, fee included.
		///
		/// # Origin
		/// Signed by the account that bought.
		///
		/// # Parameters
		/// - `purchase`: the number that `WindowOpened` told.
		/// - `quantity`: units to give back, at least 1. The last of them bring back whatever is left of the price.
		///
		/// # Errors
		/// `UnknownPurchase`, `NotBuyer`, `WindowOver`, `QuantityZero`, `NotEnoughBought`, and the errors of the moves of
		/// money and units.
		///
		/// # Events
		/// `PurchaseRefunded`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::refund().saturating_add(T::SerialWeight::get()))]
		pub fn refund(
			origin: OriginFor<T>,
			purchase: PurchaseId,
			quantity: Quantity,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_refund(who, purchase, quantity)
		}

		/// Ends refund windows of a series whose time has come, in order: pays the fees to the treasury, keeps what is
		/// kept for holders, and gives the issuer the rest. Of an issuer in default everything is kept. While the issuer
		/// is frozen, the first call stops all of its windows, which end as much later once it is free.
		///
		/// # Origin
		/// Signed by anyone.
		///
		/// # Parameters
		/// - `limit`: the most windows to end, from 1 to 50.
		///
		/// # Errors
		/// `InvalidLimit`, `UnknownSeries`, `NothingEnded`, `WindowsWait`, and the refusals of the fee's move.
		///
		/// # Events
		/// `WindowEnded` for each, after `WindowsResumed` where they waited; or `WindowsPaused`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::end_windows(*limit))]
		pub fn end_windows(origin: OriginFor<T>, series: SeriesId, limit: u32) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_end_windows(series, limit)
		}

		/// Pays out what is no longer kept for holders: to the issuer for units that were redeemed or given back; by the
		/// policy of breakage for those that expired.
		///
		/// # Origin
		/// Signed by the issuer; once the expiry is booked, by anyone.
		///
		/// # Errors
		/// `UnknownSeries`, `NotIssuer`, `IssuerDefaulted`, `ExpiryNotBooked`, `WindowsNotEnded`, `NothingDue`, and the refusals
		/// of the moves of money.
		///
		/// # Events
		/// `ProceedsWithdrawn`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::withdraw_proceeds())]
		pub fn withdraw_proceeds(
			origin: OriginFor<T>,
			series: SeriesId,
			asset: AssetId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_proceeds(who, series, asset)
		}

		/// Offers holders to buy units back, and puts the money aside.
		///
		/// # Origin
		/// Signed by the issuer, or by a member of its staff that may give money back.
		///
		/// # Parameters
		/// - `price`: for one unit, in smallest units of the stablecoin; above zero and at most the face value.
		/// - `quantity`: the most units to buy, at least 1.
		/// - `until`: first second at which nothing is bought any more; not beyond the validity.
		///
		/// # Errors
		/// `UnknownSeries`, `NotIssuer`, `Refused`, `IssuerDefaulted`, `UnknownAsset`, `QuantityZero`, `PriceRequired`,
		/// `WindowInvalid`, `WindowBeyondValidity`, `BuyBackOpen`, `PriceTooHigh`, `PriceAboveFace`, `SeriesNotSellable`, and
		/// those of holding money.
		///
		/// # Events
		/// `BuyBackOpened`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::open_buyback())]
		pub fn open_buyback(
			origin: OriginFor<T>,
			series: SeriesId,
			asset: AssetId,
			price: Balance,
			quantity: Quantity,
			until: UnixSeconds,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_open_buyback(who, BuyBack { series, asset, price, remaining: quantity, until })
		}

		/// Sells units back to their issuer: the holder is paid, and the units burn.
		///
		/// # Origin
		/// Signed by the holder.
		///
		/// # Errors
		/// `UnknownBuyBack`, `BuyBackOver`, `QuantityZero`, `NotEnoughRemaining`, `IssuerDefaulted`, `OwnUnits`, and the
		/// errors of the moves of money and units.
		///
		/// # Events
		/// `SoldBack`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::sell_back().saturating_add(T::SerialWeight::get()))]
		pub fn sell_back(
			origin: OriginFor<T>,
			buyback: BuyBackId,
			quantity: Quantity,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_sell_back(who, buyback, quantity)
		}

		/// Ends a buy-back and returns the rest of the money to the issuer.
		///
		/// # Origin
		/// Signed by the issuer, or by a member of its staff that may give money back; after the end, by anyone.
		///
		/// # Errors
		/// `UnknownBuyBack`, `NotIssuer`, `Refused`, `IssuerDefaulted`.
		///
		/// # Events
		/// `BuyBackClosed`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::close_buyback())]
		pub fn close_buyback(origin: OriginFor<T>, buyback: BuyBackId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_close_buyback(who, buyback)
		}

		/// Ends a listing by office. `reason` is the hash of the file that states why.
		///
		/// # Origin
		/// [`Config::OfficerOrigin`].
		///
		/// # Errors
		/// `ReasonMissing`, `UnknownListing`, `ListingNotOpen`.
		///
		/// # Events
		/// `ListingTakenDown`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::take_down())]
		pub fn take_down(origin: OriginFor<T>, listing: ListingId, reason: H256) -> DispatchResult {
			let by = T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_take_down(by, listing, reason)
		}

		/// Flags a series for `risk`: nothing of it is sold on the primary market until the flag is gone. Holders keep
		/// all their rights.
		///
		/// # Origin
		/// [`Config::OfficerOrigin`].
		///
		/// # Errors
		/// `ReasonMissing`, `UnknownSeries`, `SeriesNotSellable` before approval.
		///
		/// # Events
		/// `SeriesFlagged`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::flag_series())]
		pub fn flag_series(
			origin: OriginFor<T>,
			series: SeriesId,
			risk: Risk,
			reason: H256,
		) -> DispatchResult {
			let by = T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_flag_series(by, series, risk, reason)
		}

		/// Takes the flag of a series away.
		///
		/// # Origin
		/// [`Config::OfficerOrigin`].
		///
		/// # Errors
		/// `ReasonMissing`, `NotFlagged`.
		///
		/// # Events
		/// `SeriesFlagged`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::unflag_series())]
		pub fn unflag_series(
			origin: OriginFor<T>,
			series: SeriesId,
			reason: H256,
		) -> DispatchResult {
			let by = T::OfficerOrigin::ensure_origin(origin)?;
			Self::do_unflag_series(by, series, reason)
		}

		/// Sets the numbers of reference prices, or takes them away. The next order of each market follows. `reason` is the
		/// hash of the record behind it.
		///
		/// # Origin
		/// [`Config::GovernanceOrigin`].
		///
		/// # Errors
		/// `ReasonMissing`, `PricingUnsound`.
		///
		/// # Events
		/// `PricingSet`.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::set_pricing())]
		pub fn set_pricing(
			origin: OriginFor<T>,
			rules: Option<PriceRules>,
			reason: H256,
		) -> DispatchResult {
			T::GovernanceOrigin::ensure_origin(origin)?;
			Self::do_set_pricing(rules, reason)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The listing with this id.
		pub fn listing(listing: ListingId) -> Option<ListingOf<T>> {
			Listings::<T>::get(listing)
		}

		/// Listings in storage order, which is not that of ids, beginning after `start_after` or
		/// with the first; at most `limit` of them, and never more than 100. The id of the last
		/// one starts the next page, also when that listing was removed in between.
		pub fn listings(
			start_after: Option<ListingId>,
			limit: u32,
		) -> Vec<(ListingId, ListingOf<T>)> {
			Self::page(start_after, limit)
		}

		/// What `buyer` would pay now for `quantity` units, and the error the purchase would
		/// meet, found by trying it and undoing it. Nothing when there is no such listing or
		/// the amount needs more than 128 bits.
		pub fn quote(listing: ListingId, quantity: Quantity, buyer: T::AccountId) -> Option<Quote> {
			Self::quote_for(listing, quantity, buyer)
		}

		/// The purchase with this number, while it waits for an officer.
		pub fn pending_purchase(purchase: PurchaseId) -> Option<PendingPurchase<T::AccountId>> {
			Self::pending(purchase)
		}

		/// Units that `identity` bought from `listing`. Nothing when there is no such listing,
		/// or when it has no cap per buyer and therefore counts none. While a listing is being
		/// removed, a counter that is gone reads as zero.
		pub fn bought(listing: ListingId, identity: IdentityId) -> Option<Quantity> {
			Listings::<T>::get(listing)?.terms.per_buyer_cap?;
			Some(Bought::<T>::get(listing, identity))
		}

		/// The purchase with this number, while it can be undone or its window waits to be ended.
		pub fn refundable_purchase(purchase: PurchaseId) -> Option<Purchase<T::AccountId>> {
			Purchases::<T>::get(purchase)
		}

		/// How long refund windows of the account `issuer` waited, and since when they do if they do.
		pub fn pause(issuer: T::AccountId) -> Pause {
			Pauses::<T>::get(issuer)
		}

		/// Whether units of a series are sold or given away. Nothing before its first listing.
		pub fn sale_kind(series: SeriesId) -> Option<SaleKind> {
			Kinds::<T>::get(series)
		}

		/// What is kept of the proceeds of a series in a stablecoin, and what of it would be the issuer's now.
		pub fn kept_proceeds(series: SeriesId, asset: AssetId) -> Option<Pool> {
			Self::pool_now(series, asset)
		}

		/// The buy-back with this number, until it is closed.
		pub fn buyback(buyback: BuyBackId) -> Option<BuyBack> {
			BuyBacks::<T>::get(buyback)
		}

		/// Why nobody should buy units of a series now, and nobody can on the primary market.
		pub fn risk(series: SeriesId) -> Option<Risk> {
			Self::risk_of(series)
		}

		/// What a unit of a series ought to cost at `at`, in millionths of a minor unit of the currency of its face value.
		/// Nothing without numbers, without a grade of the issuer, and after the validity.
		pub fn reference_price(series: SeriesId, at: UnixSeconds) -> Option<u128> {
			Self::unit_price(series, at)
		}
	}
}
