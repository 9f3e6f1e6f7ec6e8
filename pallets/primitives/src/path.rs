// SPDX-License-Identifier: Apache-2.0
//! What is moved, and on which path.

use crate::{AssetId, CouponClass, LegalClass, Money, PolicyId, Quantity, SeriesId};
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
	/// The native token, which pays for gas.
	#[codec(index = 2)]
	Gnx,
}

/// What was cleared before a movement, so that it need not be asked for again. Everything else still is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clearance {
	/// Nothing.
	#[default]
	None,
	/// A review approved this movement.
	Review,
	/// A Travel Rule case of this movement is complete; the recipient's attestor accepted it, so a recipient that screens
	/// gifts was asked as well.
	TravelRule,
	/// Its Travel Rule record is complete by what both attestors recorded before. Nobody asked the recipient.
	Recorded,
	/// The recipient accepted this gift, where it screens what it receives.
	Accepted,
	/// A court ordered it, and a second officer confirmed: only the recipient is judged, by freeze and standing.
	CourtOrder,
}

impl Clearance {
	/// Whether the Travel Rule asks for nothing more.
	pub const fn satisfies_travel_rule(self) -> bool {
		matches!(self, Self::TravelRule | Self::Recorded)
	}
}

/// What the rules need to know of the units that move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitFacts<'a, AccountId> {
	/// Who issues the series.
	pub issuer: &'a AccountId,
	/// Kind of coupon.
	pub class: CouponClass,
	/// Legal kind.
	pub legal_class: LegalClass,
	/// The shared transfer policy the series points to.
	pub policy: Option<PolicyId>,
	/// What the moved units count towards holding caps, in billionths of a US dollar; fixed when the series was
	/// approved, so that what was added can be taken away exactly.
	pub worth: u128,
	/// Units of the series that the recipient's account has before, free and in escrow.
	pub recipient_units: Quantity,
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
	/// What that is worth: face value of units, or the amount of a stablecoin.
	pub value: Money,
	/// What is paid for it, if anything. The rules count the higher of value and price.
	pub price: Option<Money>,
	/// What units of a series are; nothing for other assets.
	pub units: Option<UnitFacts<'a, AccountId>>,
	/// What was cleared before.
	pub clearance: Clearance,
}
