// SPDX-License-Identifier: Apache-2.0
//! Who acted, in every event of an act that not everybody may do.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// Who makes a call that governance may make.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Actor<AccountId> {
	/// Governance.
	#[codec(index = 0)]
	Governance,
	/// An account.
	#[codec(index = 1)]
	Account(AccountId),
}

impl<AccountId> Actor<AccountId> {
	/// Whether `reason` is enough for what it does. Governance names the hash of the record behind its decision;
	/// an account that rules what is its own owes nobody a reason, and zero stands for none.
	pub fn accounts_for(&self, reason: H256) -> bool {
		match self {
			Self::Governance => !reason.is_zero(),
			Self::Account(_) => true,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn accounts_for_should_ask_governance_only_when_the_reason_is_zero() {
		let (none, some) = (H256::zero(), H256::repeat_byte(1));
		assert!(!Actor::<u64>::Governance.accounts_for(none));
		assert!(Actor::<u64>::Governance.accounts_for(some));
		assert!(Actor::Account(1_u64).accounts_for(none));
		assert!(Actor::Account(1_u64).accounts_for(some));
	}
}
