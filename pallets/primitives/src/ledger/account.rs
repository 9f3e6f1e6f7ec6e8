// SPDX-License-Identifier: Apache-2.0
//! The chart of accounts.

use crate::{AssetId, CurrencyCode};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What a ledger counts in.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub enum Unit {
	/// Minor units of the currency of face values.
	#[codec(index = 0)]
	Face(CurrencyCode),
	/// Smallest units of a stablecoin.
	#[codec(index = 1)]
	Money(AssetId),
}

/// A side of an account.
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
pub enum Side {
	/// What the issuer has, gave away or lost grows here.
	#[codec(index = 0)]
	Debit,
	/// What the issuer owes or earned grows here.
	#[codec(index = 1)]
	Credit,
}

/// An account of a ledger. Some are of promises, in a currency of face values; some of money, in a stablecoin; some of both.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub enum Account {
	/// Both: promises that were given for money, and the money. It links the two ledgers.
	#[codec(index = 0)]
	Consideration,
	/// Promises: what holders may still redeem, the liability.
	#[codec(index = 1)]
	Deferred,
	/// Promises: what was promised without being paid for.
	#[codec(index = 2)]
	Granted,
	/// Promises: what was redeemed.
	#[codec(index = 3)]
	Revenue,
	/// Promises: the issuer's part of what is never redeemed, as expected before expiry and as it came then.
	#[codec(index = 4)]
	Breakage,
	/// Promises: the part of `Deferred` that is expected never to be redeemed and already stands in `Breakage`.
	#[codec(index = 5)]
	BreakageAccrued,
	/// Both: the treasury's part of breakage.
	#[codec(index = 6)]
	TreasuryBreakage,
	/// Both: what the law of the issuer's place claims of breakage.
	#[codec(index = 7)]
	Escheat,
	/// Both: promises that burned against money, and the money that buyers got back.
	#[codec(index = 8)]
	Refunds,
	/// Money: waits for the end of refund windows.
	#[codec(index = 9)]
	Window,
	/// Money: kept until units are redeemed or expire.
	#[codec(index = 10)]
	Holdback,
	/// Money: put aside by the issuer for a default.
	#[codec(index = 11)]
	Guarantee,
	/// Money: what the issuer itself was paid, less what it brought.
	#[codec(index = 12)]
	Issuer,
	/// Money: service fees paid to the treasury.
	#[codec(index = 13)]
	Fees,
	/// Money: paid to holders whose units were bought back.
	#[codec(index = 14)]
	BoughtBack,
	/// Money: paid to holders because of a default.
	#[codec(index = 15)]
	Compensation,
}

impl Account {
	/// Every account, in the order of the indices.
	pub const ALL: [Self; 16] = [
		Self::Consideration,
		Self::Deferred,
		Self::Granted,
		Self::Revenue,
		Self::Breakage,
		Self::BreakageAccrued,
		Self::TreasuryBreakage,
		Self::Escheat,
		Self::Refunds,
		Self::Window,
		Self::Holdback,
		Self::Guarantee,
		Self::Issuer,
		Self::Fees,
		Self::BoughtBack,
		Self::Compensation,
	];

	/// Whether the account stands in ledgers that count in `unit`.
	pub const fn is_of(self, unit: Unit) -> bool {
		use Account::*;
		match self {
			Consideration | TreasuryBreakage | Escheat | Refunds => true,
			Deferred | Granted | Revenue | Breakage | BreakageAccrued => {
				matches!(unit, Unit::Face(_))
			},
			Window | Holdback | Guarantee | Issuer | Fees | BoughtBack | Compensation => {
				matches!(unit, Unit::Money(_))
			},
		}
	}
}
