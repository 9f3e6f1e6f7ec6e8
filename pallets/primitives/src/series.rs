// SPDX-License-Identifier: Apache-2.0
//! The words that describe a series.

use crate::{CurrencyCode, Money, Ppm, Quantity, UnixSeconds};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// What kind of coupon it is.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub enum CouponClass {
	/// Printed coupons and vouchers for goods.
	#[codec(index = 0)]
	Physical,
	/// Electronic gift cards, codes and stored value.
	#[codec(index = 1)]
	Digital,
	/// Coupons meant to be traded: tradable gift cards, points, platform credit.
	#[codec(index = 2)]
	Financial,
}

/// What the law takes it for.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub enum LegalClass {
	/// Paid for: long validity, no dormancy fees.
	#[codec(index = 0)]
	PaidGift,
	/// Given away to promote something.
	#[codec(index = 1)]
	Promotional,
	/// Earned in a loyalty programme.
	#[codec(index = 2)]
	Loyalty,
}

/// Who may pass units on to whom.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub enum TransferPolicy {
	/// Between any two identities that pass the gates of the path.
	#[codec(index = 0)]
	Free,
	/// Only between identities of tier L2 or above.
	#[codec(index = 1)]
	KycOnly,
	/// Not at all; units can be redeemed or refunded.
	#[codec(index = 2)]
	None,
}

/// Where a series stands between draft and end of sale.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub enum SeriesState {
	/// The issuer may still change everything.
	#[codec(index = 0)]
	Draft,
	/// Waiting for approval.
	#[codec(index = 1)]
	Submitted,
	/// May be minted and listed.
	#[codec(index = 2)]
	Approved,
	/// Refused; may be amended and submitted again.
	#[codec(index = 3)]
	Rejected,
	/// Offered on the primary market, nothing sold yet.
	#[codec(index = 4)]
	Listed,
	/// At least one unit was sold; the terms are frozen.
	#[codec(index = 5)]
	Selling,
	/// The issuer ended the sale for good; holders keep their rights.
	#[codec(index = 6)]
	Closed,
}

impl SeriesState {
	/// Whether the terms were approved, so that its issuer changes them no more.
	pub const fn is_approved(self) -> bool {
		!matches!(self, Self::Draft | Self::Submitted | Self::Rejected)
	}

	/// Whether the life of a series may go from `self` to `next`.
	pub const fn may_become(self, next: Self) -> bool {
		use SeriesState::*;
		matches!(
			(self, next),
			(Draft | Rejected, Submitted)
				| (Submitted, Draft | Approved | Rejected)
				| (Approved, Listed | Closed)
				| (Listed, Approved | Selling | Closed)
				| (Selling, Closed)
		)
	}

	/// Whether the issuer may still change the terms.
	pub const fn is_editable(self) -> bool {
		matches!(self, Self::Draft | Self::Rejected)
	}

	/// Whether units may be minted.
	pub const fn is_mintable(self) -> bool {
		matches!(self, Self::Approved | Self::Listed | Self::Selling)
	}

	/// Whether units may be sold.
	pub const fn is_sellable(self) -> bool {
		matches!(self, Self::Listed | Self::Selling)
	}
}

/// What other rooms need to know of a series, without its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesFacts<AccountId> {
	/// The account that issues it.
	pub issuer: AccountId,
	/// Kind of coupon.
	pub class: CouponClass,
	/// Legal kind.
	pub legal_class: LegalClass,
	/// Currency of the face value.
	pub currency: CurrencyCode,
	/// Face value of one unit in minor units of the currency.
	pub face_minor: u64,
	/// Whether one unit is one minor currency unit.
	pub divisible: bool,
	/// First second at which units can be redeemed.
	pub valid_from: UnixSeconds,
	/// First second at which they no longer can.
	pub valid_until: UnixSeconds,
	/// Who may pass units on.
	pub transfer_policy: TransferPolicy,
	/// Highest resale price as a share of face; nothing means no ceiling.
	pub resale_ceiling: Option<Ppm>,
	/// Where it stands.
	pub state: SeriesState,
	/// Minted units not sold yet.
	pub unsold: Quantity,
	/// What a unit counts, in billionths of a US dollar; fixed when the series was approved.
	pub unit_worth: u64,
	/// Seconds after a purchase within which a buyer may have it undone.
	pub refund_window: u32,
}

impl<AccountId> SeriesFacts<AccountId> {
	/// What `quantity` units promise.
	pub fn face_of(&self, quantity: Quantity) -> Money {
		// Two 64-bit factors always fit into 128 bits.
		let minor = u128::from(self.face_minor).saturating_mul(u128::from(quantity));
		Money::new(self.currency, minor)
	}

	/// What `quantity` units count, in billionths of a US dollar.
	pub fn worth_of(&self, quantity: Quantity) -> u128 {
		// Two 64-bit factors always fit into 128 bits.
		u128::from(self.unit_worth).saturating_mul(u128::from(quantity))
	}
}

#[cfg(test)]
mod tests {
	use super::SeriesState::{self, *};

	const ALL: [SeriesState; 7] = [Draft, Submitted, Approved, Rejected, Listed, Selling, Closed];

	#[test]
	fn closed_should_be_terminal() {
		assert!(ALL.iter().all(|next| !Closed.may_become(*next)));
	}

	#[test]
	fn selling_should_only_lead_to_closed() {
		let next: Vec<_> = ALL.iter().filter(|next| Selling.may_become(**next)).collect();
		assert_eq!(next, vec![&Closed]);
	}

	#[test]
	fn nothing_should_be_minted_or_sold_before_approval() {
		for state in [Draft, Submitted, Rejected, Closed] {
			assert!(!state.is_mintable() && !state.is_sellable());
		}
		assert!(!Approved.is_sellable());
	}
}
