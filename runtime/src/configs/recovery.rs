// SPDX-License-Identifier: Apache-2.0
//! Getting an account back, without GNX for whoever is registered.

use crate::{
	AccountId, Kyc, Runtime, RuntimeCall, RuntimeHoldReason, System,
	configs::{accounts::StoragePrice, deposits::Deposits},
};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{Consideration, ConstU32, ConstU128, Footprint, fungible::HoldConsideration},
};
use genex_primitives::{Tier, traits::Identities};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};

parameter_types! {
	/// Deposit for the list of friends.
	pub const FriendGroupsHold: RuntimeHoldReason =
		RuntimeHoldReason::Recovery(pallet_recovery::HoldReason::FriendGroupsStorage);
	/// Deposit for an attempt.
	pub const AttemptHold: RuntimeHoldReason =
		RuntimeHoldReason::Recovery(pallet_recovery::HoldReason::AttemptStorage);
	/// Deposit for the record of an inheritor.
	pub const InheritorHold: RuntimeHoldReason =
		RuntimeHoldReason::Recovery(pallet_recovery::HoldReason::InheritorStorage);
}

/// A deposit for state that a stranger makes and nobody for a registered person, whose identity bounds what it can store: so
/// people recover accounts without GNX.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum PersonalDeposit<Held> {
	/// Held on the account.
	#[codec(index = 0)]
	Held(Held),
	/// Vouched for by the account's identity.
	#[codec(index = 1)]
	Vouched,
}

/// Whether somebody attested who is behind `who`.
fn is_vouched_for(who: &AccountId) -> bool {
	<Kyc as Identities<AccountId>>::tier_of(who) >= Tier::L1
}

impl<Held: Consideration<AccountId, Footprint>> Consideration<AccountId, Footprint>
	for PersonalDeposit<Held>
{
	fn new(who: &AccountId, footprint: Footprint) -> Result<Self, DispatchError> {
		if is_vouched_for(who) {
			return Ok(Self::Vouched);
		}
		Held::new(who, footprint).map(Self::Held)
	}

	fn update(self, who: &AccountId, footprint: Footprint) -> Result<Self, DispatchError> {
		match self {
			Self::Held(held) => held.update(who, footprint).map(Self::Held),
			Self::Vouched => Self::new(who, footprint),
		}
	}

	fn drop(self, who: &AccountId) -> DispatchResult {
		match self {
			Self::Held(held) => held.drop(who),
			Self::Vouched => Ok(()),
		}
	}

	fn burn(self, who: &AccountId) {
		if let Self::Held(held) = self {
			held.burn(who);
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn ensure_successful(who: &AccountId, footprint: Footprint) {
		Held::ensure_successful(who, footprint);
	}
}

/// A personal deposit for the `Reason`.
type RecoveryDeposit<Reason> =
	PersonalDeposit<HoldConsideration<AccountId, Deposits, Reason, StoragePrice>>;

impl pallet_recovery::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeHoldReason = RuntimeHoldReason;
	type BlockNumberProvider = System;
	type Currency = Deposits;
	type FriendGroupsConsideration = RecoveryDeposit<FriendGroupsHold>;
	type AttemptConsideration = RecoveryDeposit<AttemptHold>;
	type InheritorConsideration = RecoveryDeposit<InheritorHold>;
	// Nothing is at stake but a name: only friends that the owner chose can try, and the owner ends what it did not ask for.
	type SecurityDeposit = ConstU128<0>;
	type Slash = ();
	type MaxFriendsPerConfig = ConstU32<32>;
	type WeightInfo = crate::weights::pallet_recovery::WeightInfo<Runtime>;
}
