// SPDX-License-Identifier: Apache-2.0
#![cfg_attr(not(feature = "std"), no_std)]
#![doc = include_str!("../README.md")]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod functions;
#[cfg(test)]
mod mock;
mod reviews;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::{Listing, ListingTerms, PendingPurchase, Quote};

/// A purchase that waits for an officer, numbered from 0 and never reused.
pub type PurchaseId = u64;
pub use weights::WeightInfo;

/// Most listings that one page of [`Pallet::listings`] holds.
pub const MAX_PAGE: u32 = 100;
/// Most counters of buyers that one call of [`Pallet::remove_listing`] removes.
pub const MAX_REMOVED: u32 = 100;

/// A listing as the runtime stores it.
pub type ListingOf<T> = Listing<<T as frame_system::Config>::AccountId>;

/// The pallet.
#[frame_support::pallet]
pub mod pallet {
	use alloc::vec::Vec;

	use frame_support::{pallet_prelude::*, traits::UnixTime};
	use frame_system::pallet_prelude::*;
	use genex_primitives::{
		AssetId, Balance, FeeShare, IdentityId, ListingId, Quantity, ReviewId, SeriesId, Tier,
		UnixSeconds,
		traits::{Cash, Compliance, Coupons, Identities, Issuers, Reviews},
	};

	use crate::{ListingOf, ListingTerms, PendingPurchase, PurchaseId, Quote, WeightInfo};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet's storage and calls.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime binds.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Where units are kept and move.
		type Coupons: Coupons<Self::AccountId>;

		/// Where stablecoins are kept and move.
		type Cash: Cash<Self::AccountId>;

		/// Who is behind an account.
		type Identities: Identities<Self::AccountId>;

		/// Who may list.
		type Issuers: Issuers<Self::AccountId>;

		/// The rules, asked what a purchase is worth and whether that is reviewed.
		type Compliance: Compliance<Self::AccountId>;

		/// Where purchases of high value are reviewed.
		type Reviews: Reviews<Self::AccountId>;

		/// The account that receives the service fee.
		type Treasury: Get<Self::AccountId>;

		/// The service fee of new listings as a share of the price, paid by the seller and rounded
		/// up; its type allows a fifth at most. A listing keeps the one it was created with.
		type ServiceFee: Get<FeeShare>;

		/// The most listings of one seller that are stored, whether they still sell or not.
		#[pallet::constant]
		type MaxListingsPerSeller: Get<u32>;

		/// The clock of windows, in seconds.
		type UnixTime: UnixTime;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Prepares series and buyers for the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// How many listings there have been, which is also the latest id: ids count from 1 and are
	/// never used again.
	#[pallet::storage]
	pub type ListingCount<T: Config> = StorageValue<_, ListingId, ValueQuery>;

	/// Every listing that was not removed, open or not.
	// Twox64Concat: the runtime assigns the ids.
	#[pallet::storage]
	pub type Listings<T: Config> =
		StorageMap<_, Twox64Concat, ListingId, ListingOf<T>, OptionQuery>;

	/// Units that each identity bought from each listing that has a cap per buyer. Listings
	/// without a cap count nothing.
	// Twox64Concat: the runtime assigns both ids.
	#[pallet::storage]
	pub type Bought<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ListingId,
		Twox64Concat,
		IdentityId,
		Quantity,
		ValueQuery,
	>;

	/// Purchases that wait for an officer.
	// Twox64Concat: the runtime assigns the ids.
	#[pallet::storage]
	pub type PendingPurchases<T: Config> =
		StorageMap<_, Twox64Concat, PurchaseId, PendingPurchase<T::AccountId>, OptionQuery>;

	/// The number of the next purchase under review.
	#[pallet::storage]
	pub type NextPurchaseId<T: Config> = StorageValue<_, PurchaseId, ValueQuery>;

	/// How many listings of each seller are stored; zero is not stored.
	// Blake2_128Concat: a user chooses the account.
	#[pallet::storage]
	pub type ListingsOfSeller<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// What happened on the primary market.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An issuer offered units.
		ListingCreated {
			/// The new listing.
			listing: ListingId,
			/// The issuer's account.
			seller: T::AccountId,
			/// The series offered.
			series: SeriesId,
			/// The stablecoin in which buyers pay.
			asset: AssetId,
			/// Price of one unit in smallest units of the stablecoin.
			price: Balance,
			/// Units offered.
			quantity: Quantity,
			/// First second at which the listing sells.
			opens_at: UnixSeconds,
			/// First second at which it no longer does.
			closes_at: UnixSeconds,
			/// Most units that one identity can buy, if there is a cap.
			per_buyer_cap: Option<Quantity>,
			/// Lowest tier of a buyer.
			min_tier: Tier,
			/// The service fee of every purchase from it, as a share of the price.
			fee: FeeShare,
		},
		/// A seller ended a listing.
		ListingClosed {
			/// The listing.
			listing: ListingId,
			/// Units it had not sold.
			remaining: Quantity,
			/// Who closed it.
			by: T::AccountId,
		},
		/// A buyer paid for units and got them.
		Purchased {
			/// The listing.
			listing: ListingId,
			/// The series of the units.
			series: SeriesId,
			/// Who paid and got the units.
			buyer: T::AccountId,
			/// Who was paid.
			seller: T::AccountId,
			/// The stablecoin paid in.
			asset: AssetId,
			/// Units bought.
			quantity: Quantity,
			/// What the buyer paid, in smallest units of the stablecoin.
			total: Balance,
			/// The part of `total` that went to the treasury.
			fee: Balance,
		},
		/// The money of a purchase of high value was put aside until an officer decides.
		PurchaseUnderReview {
			/// The purchase.
			purchase: PurchaseId,
			/// The listing.
			listing: ListingId,
			/// Who buys.
			buyer: T::AccountId,
			/// Units to buy.
			quantity: Quantity,
			/// What the buyer pays, in smallest units of the stablecoin.
			total: Balance,
			/// The review that decides.
			review: ReviewId,
			/// First second at which anyone can have the money returned.
			deadline: UnixSeconds,
		},
		/// The money of a purchase that no officer approved is the buyer's again.
		PurchaseReturned {
			/// The purchase.
			purchase: PurchaseId,
			/// Who would have bought.
			buyer: T::AccountId,
			/// What was returned, in smallest units of the stablecoin.
			total: Balance,
			/// The review.
			review: ReviewId,
		},
		/// The last unit of a listing was bought; it sells no more.
		SoldOut {
			/// The listing.
			listing: ListingId,
		},
		/// Counters of a listing that sells no more were removed; others are left.
		ListingTrimmed {
			/// The listing.
			listing: ListingId,
			/// How many counters were removed.
			cleared: u32,
			/// Who asked for it.
			by: T::AccountId,
		},
		/// A listing that sells no more was removed with its last counters.
		ListingRemoved {
			/// The listing; its id is not used again.
			listing: ListingId,
			/// Whose place it was.
			seller: T::AccountId,
			/// Who asked for it.
			by: T::AccountId,
		},
	}

	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such series. Check the id, or create the series first.
		UnknownSeries,
		/// The signer does not issue the series. Sign with the issuer's account.
		NotIssuer,
		/// The series is not approved yet, or its sale ended. Have it approved first.
		SeriesNotSellable,
		/// The validity of the series has ended. Offer another series.
		SeriesExpired,
		/// The window is empty or already past. Choose an end after its start and after now.
		WindowInvalid,
		/// The window reaches beyond the validity of the series. End it earlier.
		WindowBeyondValidity,
		/// The stablecoin is not registered. Choose a registered one.
		UnknownAsset,
		/// Only promotional and loyalty series can be given away. Set a price.
		PriceRequired,
		/// The price of all units offered needs more than 128 bits. Lower price or quantity.
		PriceTooHigh,
		/// A quantity of zero was asked or offered. Name at least one unit.
		QuantityZero,
		/// More units are offered than the series has unsold. Mint more, or offer fewer.
		NotEnoughUnsold,
		/// A cap of zero would let nobody buy. Set at least one unit, or no cap.
		CapZero,
		/// There is no such listing. Check the id.
		UnknownListing,
		/// The signer is not the seller of the listing. Sign with the seller's account.
		NotSeller,
		/// The seller closed the listing, or it sold out. Look for another one.
		ListingNotOpen,
		/// All units of the listing are sold. Look for another listing.
		AllSold,
		/// The window of the listing has not begun. Try again when it opens.
		SaleNotBegun,
		/// The window of the listing has ended. Look for another listing.
		SaleEnded,
		/// The listing has fewer units left than asked. Ask for fewer.
		NotEnoughRemaining,
		/// The buyer's identity would exceed the listing's cap per buyer. Ask for fewer units.
		CapExceeded,
		/// The buyer's tier is below the listing's lowest. Complete the next verification.
		TierTooLow,
		/// Buyer and seller are the same identity. Buy from another issuer.
		OwnListing,
		/// The units cost more than the buyer's limit. Raise the limit or ask for fewer units.
		PriceAboveLimit,
		/// Purchases from the listing wait for an officer. Remove it when they are decided.
		PurchasesUnderReview,
		/// No purchase with this number waits for an officer. It was decided, or never made.
		UnknownPurchase,
		/// The rules refuse the act; the field is the code of the reason, whose text names
		/// cause and remedy.
		Refused(u16),
		/// The seller has as many listings as it may. Remove some that sell no more.
		TooManyListings,
		/// The listing can still sell. Close it, or wait for the end of its window.
		ListingStillSells,
		/// The limit must be at least 1 and at most 100. Choose another one.
		InvalidLimit,
		/// The buyer's account joined another identity during the review. Refuse the purchase, and have
		/// the buyer buy again.
		BuyerChanged,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxListingsPerSeller::get() > 0, "a seller needs a listing");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Offers unsold units of a series on the primary market.
		///
		/// # Origin
		/// Signed by the account that issues the series, while it may issue.
		///
		/// # Details
		/// The series becomes listed if it was approved only. No units are set aside: several
		/// listings, say in two stablecoins, may offer the same unsold units, and whoever buys
		/// first gets them. The service fee of this moment holds as long as the listing does.
		///
		/// # Parameters
		/// - `terms`: series, stablecoin, price of one unit in smallest units of the
		///   stablecoin, quantity, window in Unix seconds, cap per buyer and lowest tier.
		///
		/// # Errors
		/// `UnknownSeries`, `NotIssuer`, `Refused`, `SeriesNotSellable`, `SeriesExpired`,
		/// `WindowInvalid`, `WindowBeyondValidity`, `UnknownAsset`, `PriceRequired`,
		/// `PriceTooHigh`, `QuantityZero`, `NotEnoughUnsold`, `CapZero`, `TooManyListings`.
		///
		/// # Events
		/// `ListingCreated`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_listing())]
		pub fn create_listing(origin: OriginFor<T>, terms: ListingTerms) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_create_listing(who, terms)
		}

		/// Ends a listing for good. Units sold stay sold; the rest can be listed again.
		///
		/// # Origin
		/// Signed by the seller, also while it may not issue.
		///
		/// # Parameters
		/// - `listing`: the id of the listing.
		///
		/// # Errors
		/// `UnknownListing`, `NotSeller`, `ListingNotOpen`.
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
		/// fee out of it to the treasury. A price of zero moves no money. A purchase of high
		/// value is held until an officer approves it, or returned after the deadline.
		///
		/// # Parameters
		/// - `listing`: the id of the listing.
		/// - `quantity`: units to buy, at least 1.
		/// - `max_total`: the most the buyer will pay in all, in smallest units of the
		///   stablecoin.
		///
		/// # Errors
		/// `UnknownListing`, `QuantityZero`, `AllSold`, `ListingNotOpen`, `SaleNotBegun`,
		/// `SaleEnded`, `NotEnoughRemaining`, `OwnListing`, `Refused`, `TierTooLow`,
		/// `PriceAboveLimit`, `CapExceeded`, and the errors of the moves of money and units.
		///
		/// # Events
		/// `Purchased`, and `SoldOut` when no unit is left; or `PurchaseUnderReview`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::purchase().max(T::WeightInfo::purchase_reviewed()))]
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
		/// `InvalidLimit`, `UnknownListing`, `ListingStillSells`.
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
	}
}
