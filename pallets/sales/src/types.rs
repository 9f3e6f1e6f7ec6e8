// SPDX-License-Identifier: Apache-2.0

//! What a listing is, and what a wallet is told about it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use genex_primitives::{
	AssetId, Balance, FeeShare, IdentityId, ListingId, Quantity, ReviewId, SeriesId, Tier,
	UnixSeconds,
};
use scale_info::TypeInfo;
use sp_runtime::DispatchError;

/// What a seller offers, and to whom. Fixed for the life of a listing.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct ListingTerms {
	/// The series whose unsold units are offered.
	pub series: SeriesId,
	/// The stablecoin in which buyers pay.
	pub asset: AssetId,
	/// Price of one unit in smallest units of the stablecoin. Zero only for promotional and
	/// loyalty series.
	pub price: Balance,
	/// Units offered, at least 1.
	pub quantity: Quantity,
	/// First second at which the listing sells.
	pub opens_at: UnixSeconds,
	/// First second at which it no longer does.
	pub closes_at: UnixSeconds,
	/// Most units that one identity can buy here, at least 1; nothing means no cap.
	pub per_buyer_cap: Option<Quantity>,
	/// Lowest tier of a buyer. The rules of the primary path ask for L1 in any case.
	pub min_tier: Tier,
}

impl ListingTerms {
	/// What `quantity` units cost; nothing when that needs more than 128 bits.
	pub fn total_of(&self, quantity: Quantity) -> Option<Balance> {
		self.price.checked_mul(Balance::from(quantity))
	}
}

/// An offer of the primary market.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Listing<AccountId> {
	/// The issuer's account, which is paid and may close the listing.
	pub seller: AccountId,
	/// What is offered, and to whom.
	pub terms: ListingTerms,
	/// The service fee as a share of the price, as it was when the listing was created.
	pub fee: FeeShare,
	/// Units not sold yet and not under review.
	pub remaining: Quantity,
	/// Units of purchases that wait for an officer.
	pub reserved: Quantity,
	/// Whether it still sells inside its window: neither closed nor sold out.
	pub open: bool,
}

/// A purchase of high value that waits for an officer. Its money is in the buyer's escrow.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct PendingPurchase<AccountId> {
	/// The listing.
	pub listing: ListingId,
	/// Who buys.
	pub buyer: AccountId,
	/// The buyer's identity when it bought.
	pub identity: IdentityId,
	/// Units to buy.
	pub quantity: Quantity,
	/// What the buyer pays in all, in smallest units of the stablecoin.
	pub total: Balance,
	/// The review that decides.
	pub review: ReviewId,
	/// First second at which anyone can have the money returned.
	pub deadline: UnixSeconds,
}

/// What a purchase would cost a buyer now, and whether it would succeed.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Quote {
	/// What the buyer would pay in all, in smallest units of the stablecoin.
	pub total: Balance,
	/// The part of `total` that would go to the treasury.
	pub fee: Balance,
	/// Whether an officer must approve the purchase first, for its high value.
	pub reviewed: bool,
	/// The error with which the purchase would fail; nothing when it would succeed. An error
	/// of a pallet is read with the metadata, and its `Refused` field is the stable code of a
	/// reason.
	pub refusal: Option<DispatchError>,
}
