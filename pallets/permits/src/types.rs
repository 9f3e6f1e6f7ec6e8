// SPDX-License-Identifier: Apache-2.0
//! What the calls take.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, traits::ConstU32};
use genex_messages::TransferPermit;
use scale_info::TypeInfo;
use sp_runtime::MultiSignature;

/// The most permits that one call settles.
pub const MAX_PERMITS: u32 = 100;

/// Permits for one call.
pub type SignedPermits = BoundedVec<SignedPermit, ConstU32<MAX_PERMITS>>;

/// A permit together with its giver's signature.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct SignedPermit {
	/// What the giver lets anybody settle.
	pub permit: TransferPermit,
	/// The giver's signature over it.
	pub signature: MultiSignature,
}
