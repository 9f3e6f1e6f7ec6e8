// SPDX-License-Identifier: Apache-2.0
//! When breakage is booked, and whose it is.

use crate::{Balance, Ppm, maths::mul_div_floor, traits::BreakageSplit};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// When a series' breakage is booked as earned.
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
pub enum BreakageMethod {
	/// All of it when the validity ends: for issuers that cannot tell how much it will be.
	#[default]
	#[codec(index = 0)]
	OnExpiry,
	/// As units are redeemed, in proportion (ASC 606-10-55-48), until the validity ends and shows how much it was.
	#[codec(index = 1)]
	Proportional {
		/// Share of what is sold that the issuer expects never to be redeemed; above zero and less than the whole.
		expected: Ppm,
	},
}

impl BreakageMethod {
	/// Whether what is expected is neither nothing nor everything.
	pub fn is_sound(&self) -> bool {
		match self {
			Self::OnExpiry => true,
			Self::Proportional { expected } => expected.parts() > 0 && *expected < Ppm::ONE,
		}
	}

	/// What of `deferred` stands in breakage already once `redeemed` of the same series was redeemed.
	///
	/// With a share `e` expected, one who redeemed `(1 − e)` of what was sold has redeemed all that is expected, and then
	/// `e` of it must stand in breakage: `e / (1 − e)` for each one redeemed, whatever was sold. It is never more than
	/// holders still have, which corrects an expectation that was too high as soon as it shows.
	pub fn accrued(&self, redeemed: Balance, deferred: Balance) -> Balance {
		let Self::Proportional { expected } = self else { return 0 };
		let parts = expected.parts();
		let rest = Ppm::ONE.parts().saturating_sub(parts);
		// Nothing means more than 128 bits, and so more than there is to redeem.
		let earned = mul_div_floor(redeemed, parts.into(), rest.into()).unwrap_or(Balance::MAX);
		earned.min(deferred)
	}
}

/// Whose breakage is. What is neither the law's nor the treasury's is the issuer's.
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
pub struct BreakageShares {
	/// What the law of the issuer's place claims, of all.
	pub escheat: Ppm,
	/// What the treasury gets of the rest.
	pub treasury: Ppm,
}

impl BreakageShares {
	/// `amount` by these shares: the law's rounded up, the treasury's down. The parts add up to `amount`.
	pub fn split(&self, amount: Balance) -> BreakageSplit {
		// A share of at most the whole always fits.
		let escheat = self.escheat.ceil_of(amount).unwrap_or(amount);
		let rest = amount.saturating_sub(escheat);
		let treasury = self.treasury.floor_of(rest).unwrap_or_default();
		BreakageSplit { issuer: rest.saturating_sub(treasury), treasury, escheat }
	}
}
