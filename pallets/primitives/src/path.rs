// SPDX-License-Identifier: Apache-2.0
//! What is moved, and on which path.

use crate::{AssetId, Money, SeriesId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The business reason for which value changes hands. Rules differ by path.
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
pub enum Path {
	/// An issuer's first sale to a buyer, or the money for it.
	#[codec(index = 0)]
	Primary,
	/// A gift or payment between two holders.
	#[codec(index = 1)]
	P2P,
	/// A fill of the order book.
	#[codec(index = 2)]
	Market,
	/// A holder gives a coupon back to a redeemer and it burns.
	#[codec(index = 3)]
	Redeem,
	/// A purchase is undone.
	#[codec(index = 4)]
	Refund,
	/// An issuer takes back units.
	#[codec(index = 5)]
	Recall,
	/// Fees and other moves by the protocol itself.
	#[codec(index = 6)]
	System,
	/// Money enters through a gateway.
	#[codec(index = 7)]
	CashIn,
	/// Money leaves through a gateway.
	#[codec(index = 8)]
	CashOut,
}

/// A thing of value under the compliance rules.
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
pub enum Asset {
	/// Units of a series.
	#[codec(index = 0)]
	Series(SeriesId),
	/// A stablecoin.
	#[codec(index = 1)]
	Stablecoin(AssetId),
}

/// One intended move of value, as the compliance check sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement<'a, AccountId> {
	/// Why it moves.
	pub path: Path,
	/// Who gives it.
	pub from: &'a AccountId,
	/// Who gets it.
	pub to: &'a AccountId,
	/// What moves.
	pub asset: Asset,
	/// How much of it: units of the series, or smallest units of the stablecoin.
	pub quantity: u128,
	/// What that is worth.
	pub value: Money,
}
