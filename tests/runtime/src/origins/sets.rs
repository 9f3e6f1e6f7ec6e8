// SPDX-License-Identifier: Apache-2.0
//! Sets of origins.

/// A set of origins, one bit each, in the order of [`ORIGINS`].
pub type Set = u32;

/// Names of the origins; the position is the bit.
pub const ORIGINS: [&str; 20] = [
	"none",
	"nobody",
	"holder",
	"issuer",
	"member",
	"dispatcher",
	"officer",
	"arbitrator",
	"gateway",
	"attestor",
	"sanctions oracle",
	"second officer",
	"court officer",
	"rate oracle",
	"one seat",
	"one third",
	"one half",
	"two thirds",
	"ethereum",
	"root",
];

/// Nobody signed.
pub const NONE: Set = 1;
/// A seat of the council.
pub const MEMBER: Set = 1 << 4;
/// The role of dispatcher.
pub const DISPATCHER: Set = 1 << 5;
/// The role of compliance officer.
pub const OFFICER: Set = 1 << 6;
/// The role of arbitrator.
pub const ARBITRATOR: Set = 1 << 7;
/// The role of gateway.
pub const GATEWAY: Set = 1 << 8;
/// The role of attestor.
pub const ATTESTOR: Set = 1 << 9;
/// The role of sanctions oracle.
pub const SANCTIONS_ORACLE: Set = 1 << 10;
/// The role of second officer.
pub const SECOND_OFFICER: Set = 1 << 11;
/// The role of court officer.
pub const COURT_OFFICER: Set = 1 << 12;
/// The role of rate oracle.
pub const RATE_ORACLE: Set = 1 << 13;
/// Two thirds of the council.
pub const TWO_THIRDS: Set = 1 << 17;
/// An Ethereum transaction.
pub const ETHEREUM: Set = 1 << 18;
/// Root.
pub const ROOT: Set = 1 << 19;
/// Whoever signs, with or without a role.
pub const SIGNED: Set = (1 << 14) - 2;
/// What the council decides, and root.
pub const COUNCIL: Set = TWO_THIRDS | ROOT;
/// No origin.
pub const NEVER: Set = 0;
/// Every origin.
pub const ANY: Set = (1 << 20) - 1;
