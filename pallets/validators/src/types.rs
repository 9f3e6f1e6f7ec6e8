// SPDX-License-Identifier: Apache-2.0

//! The words of this pallet.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Why a proven offender keeps its place in the running session.
#[derive(
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
)]
pub enum SpareReason {
	/// The offender is not in the active set any more, so there is nothing to disable.
	NotActive,
	/// The offender was disabled earlier and the active set has not changed since.
	AlreadyDisabled,
	/// As many validators are disabled as may misbehave without harm, `(n - 1) / 3`. One more
	/// would leave fewer honest validators than finality needs.
	ThirdReached,
	/// Disabling one more would leave fewer enabled validators than the floor.
	FloorReached,
}

/// One validator of the running session.
#[derive(
	Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, Clone, Debug, PartialEq, Eq,
)]
pub struct ActiveValidator<AccountId> {
	/// The validator's account.
	pub account: AccountId,
	/// True when it may not author blocks until the active set changes.
	pub disabled: bool,
	/// True when it is still admitted; false when governance removed it and it serves its last
	/// sessions.
	pub admitted: bool,
}
