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

pub const NONE: Set = 1;
pub const MEMBER: Set = 1 << 4;
pub const DISPATCHER: Set = 1 << 5;
pub const OFFICER: Set = 1 << 6;
pub const ARBITRATOR: Set = 1 << 7;
pub const GATEWAY: Set = 1 << 8;
pub const ATTESTOR: Set = 1 << 9;
pub const SANCTIONS_ORACLE: Set = 1 << 10;
pub const SECOND_OFFICER: Set = 1 << 11;
pub const COURT_OFFICER: Set = 1 << 12;
pub const RATE_ORACLE: Set = 1 << 13;
pub const TWO_THIRDS: Set = 1 << 17;
pub const ETHEREUM: Set = 1 << 18;
pub const ROOT: Set = 1 << 19;
/// Whoever signs, with or without a role.
pub const SIGNED: Set = (1 << 14) - 2;
pub const COUNCIL: Set = TWO_THIRDS | ROOT;
pub const NEVER: Set = 0;
pub const ANY: Set = (1 << 20) - 1;
