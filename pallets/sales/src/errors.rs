// SPDX-License-Identifier: Apache-2.0
//! Why the pallet refuses; a part of the pallet's module, which imports it.

use frame_support::pallet_macros::pallet_section;

/// The errors.
#[pallet_section]
mod errors {
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
		/// Only promotional and loyalty series can be given away, and nothing is bought back for nothing. Set a price.
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
		/// The limit is zero, or more than one call does. Choose another one.
		InvalidLimit,
		/// The buyer's account joined another identity during the review. Refuse the purchase, and have
		/// the buyer buy again.
		BuyerChanged,
		/// The listing does not sell where the buyer resides. Look for another one.
		PlaceExcluded,
		/// A territory names at least one jurisdiction, and assigned codes only. Correct the list.
		InvalidTerritory,
		/// Price steps begin after the first unit, grow, and begin before the last. Put them in order.
		StepsInvalid,
		/// The series is flagged for a risk, or its issuer is in default. Look for another series.
		SeriesFlagged,
		/// The series has no flag. Nothing needs to be done.
		NotFlagged,
		/// The bundle is so dear that an officer must approve it. Buy its items one by one.
		BundleReviewed,
		/// The signer did not make the purchase. Sign with the account that bought.
		NotBuyer,
		/// The refund window has ended. Redeem the units, or sell them.
		WindowOver,
		/// Fewer units of the purchase are left to give back. Name as many as were not given back yet.
		NotEnoughBought,
		/// No refund window of the series has ended. Wait for the end of the oldest one.
		NothingEnded,
		/// Nothing of the proceeds is due. Wait until units are redeemed or the series expires.
		NothingDue,
		/// The issuer is in default, and nothing is released meanwhile. Wait until that is over.
		IssuerDefaulted,
		/// The series has expired and that was not booked. Have it booked first; anybody can.
		ExpiryNotBooked,
		/// Less is kept for holders. Ask for as much as there is.
		NotEnoughKept,
		/// The series has a buy-back in this stablecoin. Close it first.
		BuyBackOpen,
		/// There is no such buy-back. It was closed, sold out, or never opened.
		UnknownBuyBack,
		/// The buy-back has ended. Redeem the units, or sell them.
		BuyBackOver,
		/// The units are the issuer's own. An issuer cannot sell to itself.
		OwnUnits,
		/// The hash of the reason is zero. Name the file that states it.
		ReasonMissing,
		/// The curve must begin at day 0 and fall, and a better grade must not take off more. Correct the numbers.
		PricingUnsound,
		/// The price is more than the units promise. Offer no more than their face value.
		PriceAboveFace,
		/// Units of the series are sold, and one of the prices is so low that they would be given away. Ask more, or offer
		/// units of a promotional series that is given away from its first listing on.
		PriceTooLow,
		/// Units of the series are given away, and who has them has no claim on what would be kept. Set no holdback.
		HoldbackWithoutClaim,
		/// The issuer is frozen, and refund windows wait until that is over. Nothing needs to be done.
		WindowsWait,
		/// The block has removed as many listings in parts as it can. Try again in the next one.
		SweptEnough,
		/// The series has expired, and purchases of it can still be undone or wait for somebody to end their refund window. Wait
		/// for the windows, and end those that are over; anybody can.
		WindowsNotEnded,
	}
}
