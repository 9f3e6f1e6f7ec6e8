// SPDX-License-Identifier: Apache-2.0
//! What is kept of a demand, of a default, and of those who cannot claim yet.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::ConstU32};
use genex_primitives::{
	Quantity, SeriesId, UnixSeconds,
	payout::{Pot, shortfall},
};
use scale_info::TypeInfo;
use sp_core::H256;

/// Most stablecoins of a fund; there are no more on the chain.
pub const MAX_ASSETS: u32 = 16;
/// Most payments of one claim: of each stablecoin one from the guarantee and one from what was kept.
pub const MAX_PAYMENTS: u32 = 2 * MAX_ASSETS;
/// Most series that one call counts.
pub const MAX_SERIES: u32 = 16;

/// A default, numbered from 0 and never reused.
pub type DefaultId = u32;
/// The stablecoins of a fund.
pub type Pots = BoundedVec<Pot, ConstU32<MAX_ASSETS>>;
/// Series to count.
pub type SeriesList = BoundedVec<SeriesId, ConstU32<MAX_SERIES>>;

/// What an issuer must answer.
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
pub struct Demand {
	/// First second at which anybody may declare the default.
	pub deadline: UnixSeconds,
	/// Hash of the record that says what is demanded.
	pub reason: H256,
}

/// The default of an issuer, as it was counted when it was declared and as far as it was claimed.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct DefaultRecord {
	/// Its number.
	pub id: DefaultId,
	/// When it was declared.
	pub declared_at: UnixSeconds,
	/// First second at which only reserved shares can be claimed.
	pub claims_until: UnixSeconds,
	/// What all units in holders' hands that have a claim counted, in billionths of a US dollar.
	pub owed: u128,
	/// The guarantee.
	pub fund: Pots,
	/// What of `owed` the guarantee covers.
	pub covered: u128,
	/// What of `owed` is covered by kept proceeds of the series that were counted so far.
	pub kept: u128,
	/// What of `owed` was claimed.
	pub claimed: u128,
	/// Open reservations.
	pub reservations: u32,
	/// Whether the claims are over.
	pub closed: bool,
}

impl DefaultRecord {
	/// What nothing covers, in billionths of a US dollar, as far as series were counted.
	pub const fn shortfall(&self) -> u128 {
		shortfall(self.owed, self.covered, self.kept)
	}

	/// Whether everybody may claim at `now`.
	pub const fn is_open(&self, now: UnixSeconds) -> bool {
		!self.closed && now < self.claims_until
	}
}

/// A series of an issuer in default, as it was counted.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct CountedSeries {
	/// Units that were in holders' hands.
	pub units: Quantity,
	/// Those of them that were claimed for.
	pub claimed: Quantity,
	/// What was kept of its proceeds.
	pub kept: Pots,
	/// What of its units that covers after the guarantee, in billionths of a US dollar.
	pub covered: u128,
}

/// A right to claim after the others, of a holder whom a freeze or an open refund window keeps from claiming.
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
pub struct Reservation {
	/// For how many units.
	pub quantity: Quantity,
	/// First second at which it can be ended, once nothing keeps the holder from claiming; nothing while that was not noted.
	pub ends_at: Option<UnixSeconds>,
}
