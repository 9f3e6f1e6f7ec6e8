// SPDX-License-Identifier: Apache-2.0
//! What view functions answer.

use crate::types::{Revision, SeriesTerms, UnitCounters};
use codec::{Decode, DecodeWithMemTracking, Encode};
use genex_primitives::{Money, Quantity, SeriesId, SeriesState, UnixSeconds};
use scale_info::TypeInfo;

/// A series as a wallet, explorer or auditor shows it.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct SeriesView<AccountId> {
	/// The account that issues it.
	pub issuer: AccountId,
	/// Where it stands.
	pub state: SeriesState,
	/// Which terms these are; whoever approves or rejects them names it.
	pub revision: Revision,
	/// What it promises.
	pub terms: SeriesTerms,
	/// Where its units are.
	pub counters: UnitCounters,
	/// Whether its validity has ended.
	pub expired: bool,
	/// Whether the units left at expiry were counted as expired.
	pub expiry_booked: bool,
}

/// What an account has of a series, with value and validity.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct HoldingView {
	/// The series.
	pub series: SeriesId,
	/// Units that can be moved or redeemed; zero once the expiry is booked.
	pub free: Quantity,
	/// Units in escrow; zero once the expiry is booked.
	pub held: Quantity,
	/// Units that an authority blocked; of all that is had, as many must stay.
	pub frozen: Quantity,
	/// Face value of free and held units together.
	pub face: Money,
	/// First second at which units can be redeemed.
	pub valid_from: UnixSeconds,
	/// First second at which they no longer can.
	pub valid_until: UnixSeconds,
	/// Whether the free units can be redeemed now.
	pub redeemable: bool,
}
