// SPDX-License-Identifier: Apache-2.0
//! What is booked.

use crate::traits::MoneyAct;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The kind of act behind an entry.
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
pub enum Act {
	/// Promises: units were sold for money.
	#[codec(index = 0)]
	UnitsSold,
	/// Promises: units were given to their first holder for nothing.
	#[codec(index = 1)]
	UnitsGranted,
	/// Promises: units were redeemed.
	#[codec(index = 2)]
	UnitsRedeemed,
	/// Promises: the validity of a series ended in the hands of holders.
	#[codec(index = 3)]
	UnitsExpired,
	/// Promises: units burned against money.
	#[codec(index = 4)]
	UnitsRefunded,
	/// Money: a buyer paid.
	#[codec(index = 5)]
	Sale,
	/// Money: a refund window ended.
	#[codec(index = 6)]
	WindowEnd,
	/// Money: a buyer was paid back.
	#[codec(index = 7)]
	Refund,
	/// Money: the issuer bought units back.
	#[codec(index = 8)]
	BuyBack,
	/// Money: holdback was released.
	#[codec(index = 9)]
	HoldbackRelease,
	/// Money: the issuer put a guarantee aside.
	#[codec(index = 10)]
	GuaranteeDeposit,
	/// Money: the issuer took guarantee back.
	#[codec(index = 11)]
	GuaranteeWithdrawal,
	/// Money: holders were paid because of a default.
	#[codec(index = 12)]
	Compensation,
}

impl From<MoneyAct> for Act {
	fn from(act: MoneyAct) -> Self {
		match act {
			MoneyAct::Sold { .. } => Self::Sale,
			MoneyAct::WindowEnded { .. } => Self::WindowEnd,
			MoneyAct::Refunded { .. } => Self::Refund,
			MoneyAct::BoughtBack { .. } => Self::BuyBack,
			MoneyAct::HoldbackReleased { .. } => Self::HoldbackRelease,
			MoneyAct::GuaranteeDeposited { .. } => Self::GuaranteeDeposit,
			MoneyAct::GuaranteeWithdrawn { .. } => Self::GuaranteeWithdrawal,
			MoneyAct::Compensated { .. } => Self::Compensation,
		}
	}
}
