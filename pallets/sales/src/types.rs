// SPDX-License-Identifier: Apache-2.0

//! What a listing is, and what a wallet is told about it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use genex_primitives::{AssetId, Balance, Ppm, Quantity, SeriesId, Tier, UnixSeconds};
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
	pub fee: Ppm,
	/// Units not sold yet.
	pub remaining: Quantity,
	/// Whether it still sells inside its window: neither closed nor sold out.
	pub open: bool,
}

/// What a purchase would cost a buyer now, and whether it would succeed.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Quote {
	/// What the buyer would pay in all, in smallest units of the stablecoin.
	pub total: Balance,
	/// The part of `total` that would go to the treasury.
	pub fee: Balance,
	/// The error with which the purchase would fail; nothing when it would succeed. An error
	/// of a pallet is read with the metadata, and its `Refused` field is the stable code of a
	/// reason.
	pub refusal: Option<DispatchError>,
}
