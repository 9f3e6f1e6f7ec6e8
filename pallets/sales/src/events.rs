// SPDX-License-Identifier: Apache-2.0
//! What the pallet reports; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The events.
#[pallet_section]
mod events {
	/// What happened on the primary market.
	#[pallet::event]
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
			/// Price of one unit in smallest units of the stablecoin, until the first step.
			price: Balance,
			/// Other prices, from so many units sold on.
			steps: PriceSteps,
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
			/// Where buyers must reside.
			territory: Territory,
			/// The share of what the seller earns that is kept for holders.
			holdback: Ppm,
			/// The service fee of every purchase from it, as a share of the price.
			fee: FeeShare,
		},
		/// The first listing of a series fixed whether its units are sold or given away.
		SaleKindFixed {
			/// The series.
			series: SeriesId,
			/// What it is from now on.
			kind: SaleKind,
		},
		/// A seller, or a member of its staff, ended a listing.
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
			/// The part of `total` that went to the treasury, or will when the refund window ends.
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
		/// The money of a purchase waits for the end of its refund window.
		WindowOpened {
			/// The purchase, by whose number it can be undone.
			purchase: PurchaseId,
			/// The listing.
			listing: ListingId,
			/// Who bought.
			buyer: T::AccountId,
			/// First second at which it can no longer be undone.
			window_ends: UnixSeconds,
		},
		/// Refund windows of a frozen issuer wait from now on.
		WindowsPaused {
			/// The account that issues.
			issuer: T::AccountId,
			/// Since when.
			since: UnixSeconds,
		},
		/// Refund windows of an issuer run again, and end as much later as they waited.
		WindowsResumed {
			/// The account that issues.
			issuer: T::AccountId,
			/// How long they waited, in seconds.
			waited: UnixSeconds,
		},
		/// A refund window ended.
		WindowEnded {
			/// The purchase.
			purchase: PurchaseId,
			/// The series.
			series: SeriesId,
			/// The stablecoin.
			asset: AssetId,
			/// What went to the treasury.
			fee: Balance,
			/// What is kept for holders from now on.
			holdback: Balance,
			/// What the issuer got.
			released: Balance,
		},
		/// A buyer gave units back and got the money.
		PurchaseRefunded {
			/// The purchase.
			purchase: PurchaseId,
			/// The buyer.
			buyer: T::AccountId,
			/// Units that burned.
			quantity: Quantity,
			/// What the buyer got back.
			amount: Balance,
			/// The part of `amount` that would have been the treasury's.
			fee: Balance,
		},
		/// What was kept for units that are gone was paid out.
		ProceedsWithdrawn {
			/// The series.
			series: SeriesId,
			/// The stablecoin.
			asset: AssetId,
			/// Who asked for it.
			by: T::AccountId,
			/// What the issuer got.
			released: Balance,
			/// The treasury's part of what was kept for units that expired.
			treasury: Balance,
			/// The part of it that the law claims.
			escheat: Balance,
		},
		/// A holder got money that was kept for holders.
		KeptProceedsPaid {
			/// The series.
			series: SeriesId,
			/// The stablecoin.
			asset: AssetId,
			/// The holder.
			to: T::AccountId,
			/// How much.
			amount: Balance,
		},
		/// An issuer offered to buy units back.
		BuyBackOpened {
			/// The buy-back.
			buyback: BuyBackId,
			/// The series.
			series: SeriesId,
			/// The stablecoin that holders get.
			asset: AssetId,
			/// For one unit.
			price: Balance,
			/// The most units that are bought.
			quantity: Quantity,
			/// First second at which nothing is bought any more.
			until: UnixSeconds,
			/// Who opened it.
			by: T::AccountId,
		},
		/// A holder sold units back, and they burned.
		SoldBack {
			/// The buy-back.
			buyback: BuyBackId,
			/// The holder.
			holder: T::AccountId,
			/// Units that burned.
			quantity: Quantity,
			/// What the holder got.
			amount: Balance,
		},
		/// A buy-back ended; the issuer has the rest of its money again.
		BuyBackClosed {
			/// The buy-back.
			buyback: BuyBackId,
			/// Units it had not bought.
			remaining: Quantity,
			/// What was returned.
			returned: Balance,
			/// Who closed it.
			by: T::AccountId,
		},
		/// An officer ended a listing.
		ListingTakenDown {
			/// The listing.
			listing: ListingId,
			/// The officer.
			by: Actor<T::AccountId>,
			/// Whether it was open before; it always was.
			old: bool,
			/// Whether it is open now; it no longer is.
			new: bool,
			/// Hash of the file that states why.
			reason: H256,
		},
		/// An officer flagged a series, which is not sold then, or took the flag away.
		SeriesFlagged {
			/// The series.
			series: SeriesId,
			/// The officer.
			by: Actor<T::AccountId>,
			/// The flag before, if there was one.
			old: Option<Risk>,
			/// The flag from now on, if there is one.
			new: Option<Risk>,
			/// Hash of the file that states why.
			reason: H256,
		},
		/// Governance set the numbers of reference prices.
		PricingSet {
			/// Governance.
			by: Actor<T::AccountId>,
			/// The numbers before, if there were any.
			old: Option<PriceRules>,
			/// The numbers from now on, if there are any.
			new: Option<PriceRules>,
			/// Hash of the record behind it.
			reason: H256,
		},
	}
}
