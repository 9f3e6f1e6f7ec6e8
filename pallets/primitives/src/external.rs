// SPDX-License-Identifier: Apache-2.0
//! Addresses outside of this chain, and who proved to control them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H160;
use sp_runtime::AccountId32;

/// An address that is kept outside of this chain by its owner alone.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum ExternalAddress {
	/// An account of another chain of the Substrate kind: sr25519, ed25519 or ecdsa.
	#[codec(index = 0)]
	Substrate(AccountId32),
	/// An Ethereum address.
	#[codec(index = 1)]
	Ethereum(H160),
}

/// Which wallets outside of this chain people proved to be their own. Also among [`crate::traits`].
pub trait ControlProofs<AccountId> {
	/// Whether the identity that `who` is linked to proved that it controls `wallet`, and did not revoke that.
	fn is_proven(who: &AccountId, wallet: &ExternalAddress) -> bool;
}

/// Nothing is proven.
impl<AccountId> ControlProofs<AccountId> for () {
	fn is_proven(_: &AccountId, _: &ExternalAddress) -> bool {
		false
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn binding_that_is_missing_should_prove_nothing() {
		for wallet in [
			ExternalAddress::Substrate(AccountId32::new([1; 32])),
			ExternalAddress::Ethereum(H160::zero()),
		] {
			assert!(!<() as ControlProofs<u64>>::is_proven(&1, &wallet));
		}
	}
}
