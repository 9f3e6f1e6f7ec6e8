// SPDX-License-Identifier: Apache-2.0

//! What a listing is, what is kept of a purchase, and what a wallet is told about them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use genex_primitives::{
	AssetId, Balance, FeeShare, IdentityId, ListingId, Ppm, Quantity, ReviewId, SeriesId,
	Territory, Tier, UnixSeconds,
	maths::{mul_div_ceil, mul_div_floor},
};
use scale_info::TypeInfo;
use sp_core::ConstU32;
use sp_runtime::{BoundedBTreeMap, BoundedVec, DispatchError};

/// Most price steps of a listing.
pub const MAX_STEPS: u32 = 8;
/// Most items of a bundle.
pub const MAX_BUNDLE: u32 = 16;

/// From how many units sold on a listing has another price.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct PriceStep {
	/// Units of the listing that are sold before this price holds; above zero.
	pub from: Quantity,
	/// Price of one unit from there on, in smallest units of the stablecoin.
	pub price: Balance,
}

/// The steps of a listing, each from a higher number of units on than the one before.
pub type PriceSteps = BoundedVec<PriceStep, ConstU32<MAX_STEPS>>;

/// Listings and quantities that are bought together.
pub type Bundle = BoundedVec<(ListingId, Quantity), ConstU32<MAX_BUNDLE>>;

/// The most that a buyer of a bundle pays in each stablecoin.
pub type BundleLimits = BoundedBTreeMap<AssetId, Balance, ConstU32<MAX_BUNDLE>>;

/// What a seller offers, and to whom. Fixed for the life of a listing.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct ListingTerms {
	/// The series whose unsold units are offered.
	pub series: SeriesId,
	/// The stablecoin in which buyers pay.
	pub asset: AssetId,
	/// Price of one unit in smallest units of the stablecoin, until the first step. Next to nothing only for promotional
	/// and loyalty series that are given away.
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
	/// Other prices, from so many units sold on.
	pub steps: PriceSteps,
	/// Where buyers must reside, besides what the series asks.
	pub territory: Territory,
	/// The share of what the seller earns that is kept for holders until they redeem or the series expires.
	pub holdback: Ppm,
}

impl ListingTerms {
	/// What `quantity` units cost when `taken` were taken before; nothing when that needs more than 128 bits. Units on
	/// both sides of a step cost what each of them costs.
	pub fn total_of(&self, taken: Quantity, quantity: Quantity) -> Option<Balance> {
		let end = taken.checked_add(quantity)?;
		let last = PriceStep { from: Quantity::MAX, price: 0 };
		let (mut from, mut price, mut total): (Quantity, _, Balance) = (0, self.price, 0);
		for step in self.steps.iter().chain(core::iter::once(&last)) {
			if let Some(units) = step.from.min(end).checked_sub(from.max(taken)) {
				total = total.checked_add(price.checked_mul(units.into())?)?;
			}
			(from, price) = (step.from, step.price);
		}
		Some(total)
	}

	/// Whether the steps begin after the first unit, grow, and begin before the last.
	pub fn steps_are_sound(&self) -> bool {
		let begins = self.steps.iter().map(|step| step.from);
		let grows = begins.clone().zip(begins.clone().skip(1)).all(|(one, next)| one < next);
		grows && begins.clone().all(|from| from > 0 && from < self.quantity)
	}

	/// What the cheapest unit costs.
	pub fn lowest_price(&self) -> Balance {
		self.steps.iter().fold(self.price, |lowest, step| lowest.min(step.price))
	}

	/// Whether some unit costs nothing.
	pub fn gives_away(&self) -> bool {
		self.lowest_price() == 0
	}
}

/// Whether units of a series are sold or given away. Its first listing says so, for good.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum SaleKind {
	/// Every unit costs at least the least part of its face value that counts as paid. Units have a claim in a default.
	#[codec(index = 0)]
	Sold,
	/// Units may cost anything or nothing. They are redeemed as others are, have no claim in a default, and nothing is kept
	/// for them.
	#[codec(index = 1)]
	GivenAway,
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

impl<AccountId> Listing<AccountId> {
	/// What the next `quantity` units cost; nothing when that needs more than 128 bits.
	pub fn total_of(&self, quantity: Quantity) -> Option<Balance> {
		let taken = self.terms.quantity.checked_sub(self.remaining)?;
		self.terms.total_of(taken, quantity)
	}
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

/// A purchase that can still be undone. Its money is in the seller's escrow.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Purchase<AccountId> {
	/// Who bought, and gets the money back.
	pub buyer: AccountId,
	/// The buyer's identity when it bought.
	pub identity: IdentityId,
	/// The listing; it may have been removed since.
	pub listing: ListingId,
	/// The series.
	pub series: SeriesId,
	/// The stablecoin that was paid.
	pub asset: AssetId,
	/// Units bought, at least 1.
	pub quantity: Quantity,
	/// How many of them were given back.
	pub refunded: Quantity,
	/// What was paid for all of them, above zero.
	pub total: Balance,
	/// The service fee as a share of what is not paid back.
	pub fee: FeeShare,
	/// The share of the rest that is kept for holders when the window ends.
	pub holdback: Ppm,
	/// First second at which it can no longer be undone, if windows of its issuer do not wait until then.
	pub window_ends: UnixSeconds,
	/// Seconds that windows of its issuer had waited when it was made.
	pub waited: UnixSeconds,
}

impl<AccountId> Purchase<AccountId> {
	/// What is still in escrow: all but the share of the units given back, rounded up. So parts that are paid back are
	/// rounded down, and all of them together are exactly what was paid.
	pub fn left(&self) -> Option<Balance> {
		let refunded = mul_div_floor(self.total, self.refunded.into(), self.quantity.into())?;
		self.total.checked_sub(refunded)
	}

	/// How many units were not given back.
	pub fn units_left(&self) -> Option<Quantity> {
		self.quantity.checked_sub(self.refunded)
	}
}

/// How long refund windows of an issuer waited because nothing could leave its escrow.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Pause {
	/// Since when they wait; nothing while they run.
	pub since: Option<UnixSeconds>,
	/// Seconds that they waited before.
	pub waited: UnixSeconds,
}

impl Pause {
	/// First second at which `purchase` can no longer be undone, as far as one can tell by now.
	pub fn end_of<AccountId>(&self, purchase: &Purchase<AccountId>) -> UnixSeconds {
		purchase.window_ends.saturating_add(self.waited.saturating_sub(purchase.waited))
	}

	/// Whether the window of `purchase` is over at `now`.
	pub fn is_over<AccountId>(&self, purchase: &Purchase<AccountId>, now: UnixSeconds) -> bool {
		self.since.unwrap_or(now) >= self.end_of(purchase)
	}

	/// How it goes on when windows run again from `now` on, and how long they waited, if they did.
	pub fn resumed(self, now: UnixSeconds) -> Option<(Self, UnixSeconds)> {
		let lasted = now.saturating_sub(self.since?);
		Some((Self { since: None, waited: self.waited.saturating_add(lasted) }, lasted))
	}
}

/// Places in the queue of a series' refund windows, in which they end in order.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Queue {
	/// The place of the oldest window.
	pub first: u64,
	/// The place that the next window gets.
	pub next: u64,
}

/// What is kept of the proceeds of a series in one stablecoin. It is in the issuer's escrow.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Pool {
	/// Kept for holders.
	pub held: Balance,
	/// The units that this is kept for.
	pub covered: Quantity,
	/// The issuer's, who has not taken it yet.
	pub due: Balance,
}

impl Pool {
	/// Makes due what was kept for units that are gone, when `circulating` are left. What stays is rounded up. Units of
	/// the series that nothing is kept for count as if they went first.
	pub fn settle(&mut self, circulating: Quantity) -> Option<()> {
		if circulating >= self.covered {
			return Some(());
		}
		let held = mul_div_ceil(self.held, circulating.into(), self.covered.into())?;
		self.due = self.due.checked_add(self.held.checked_sub(held)?)?;
		(self.held, self.covered) = (held, circulating);
		Some(())
	}

	/// Pays `amount` of what is kept to holders, who give up as large a share of the units.
	pub fn pay(&mut self, amount: Balance) -> Option<()> {
		let held = self.held.checked_sub(amount)?;
		if amount > 0 {
			let covered = mul_div_ceil(self.covered.into(), held, self.held)?;
			self.covered = Quantity::try_from(covered).ok()?;
		}
		self.held = held;
		Some(())
	}

	/// All that is in escrow.
	pub fn total(&self) -> Option<Balance> {
		self.held.checked_add(self.due)
	}
}

/// An issuer's offer to holders to buy units back. Its money is in the issuer's escrow.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct BuyBack {
	/// The series.
	pub series: SeriesId,
	/// The stablecoin that holders get.
	pub asset: AssetId,
	/// For one unit, in smallest units of the stablecoin; above zero.
	pub price: Balance,
	/// Units not bought yet.
	pub remaining: Quantity,
	/// First second at which nothing is bought any more.
	pub until: UnixSeconds,
}

impl BuyBack {
	/// What `quantity` units bring; nothing when that needs more than 128 bits.
	pub fn price_of(&self, quantity: Quantity) -> Option<Balance> {
		self.price.checked_mul(quantity.into())
	}
}

/// Why nobody should buy units of a series now.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum Risk {
	/// Its issuer is in default.
	#[codec(index = 0)]
	Default,
	/// Its issuer may not be able to honour it.
	#[codec(index = 1)]
	Solvency,
	/// Stores do not accept it as promised.
	#[codec(index = 2)]
	NotHonoured,
	/// It may not be what it says it is.
	#[codec(index = 3)]
	Deception,
	/// An authority or a court looks into it.
	#[codec(index = 4)]
	Legal,
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
