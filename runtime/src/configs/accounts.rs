// SPDX-License-Identifier: Apache-2.0
//! Batches, shared accounts, delegated accounts, and getting an account back.

use crate::{
	AccountId, Balance, Balances, Kyc, OriginCaller, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeHoldReason, System, constants::deposit,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{
		Consideration, ConstU32, ConstU128, Footprint, InstanceFilter, LinearStoragePrice,
		fungible::HoldConsideration,
	},
};
use genex_primitives::{Tier, traits::Identities};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult, traits::BlakeTwo256};

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	/// Held for one open multisig operation.
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	/// And for each of its signatories.
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<100>;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = System;
}

/// What a delegate may do. A type names the calls it allows; everything else is refused, so a call added later is
/// refused until it is listed.
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
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// Issuing: series, minting and listings.
	#[codec(index = 1)]
	Issue,
	/// Voting and the roles of governance.
	#[codec(index = 2)]
	Govern,
	/// Rejecting what other delegates announced.
	#[codec(index = 3)]
	Cancel,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		use pallet_coupons::Call as Coupons;
		match self {
			Self::Any => true,
			Self::Issue => matches!(
				call,
				RuntimeCall::Coupons(
					Coupons::create_series { .. }
						| Coupons::amend_series { .. }
						| Coupons::submit_series { .. }
						| Coupons::mint { .. }
						| Coupons::recall { .. }
						| Coupons::close_series { .. }
						| Coupons::add_redeemer { .. }
						| Coupons::remove_redeemer { .. }
				) | RuntimeCall::Sales(
					pallet_sales::Call::create_listing { .. }
						| pallet_sales::Call::close_listing { .. }
				)
			),
			Self::Govern => matches!(
				call,
				RuntimeCall::Council(..)
					| RuntimeCall::Whitelist(..)
					| RuntimeCall::Preimage(..)
					| RuntimeCall::TxPause(..)
					| RuntimeCall::SafeMode(..)
			),
			Self::Cancel => {
				matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
			},
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		self == &Self::Any || self == other
	}
}

parameter_types! {
	/// Held for the list of an account's delegates.
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	/// And for each delegate.
	pub const ProxyDepositFactor: Balance = deposit(0, 37);
	/// Held for the list of a delegate's announcements.
	pub const AnnouncementDepositBase: Balance = deposit(1, 16);
	/// And for each announcement.
	pub const AnnouncementDepositFactor: Balance = deposit(0, 68);
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<32>;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
}

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
	/// Base of storage deposits.
	pub const StorageDepositBase: Balance = deposit(1, 0);
	/// Storage deposits a byte.
	pub const StorageDepositByte: Balance = deposit(0, 1);
}

/// Storage deposits by size.
pub type StoragePrice = LinearStoragePrice<StorageDepositBase, StorageDepositByte, Balance>;

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
	PersonalDeposit<HoldConsideration<AccountId, Balances, Reason, StoragePrice>>;

impl pallet_recovery::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeHoldReason = RuntimeHoldReason;
	type BlockNumberProvider = System;
	type Currency = Balances;
	type FriendGroupsConsideration = RecoveryDeposit<FriendGroupsHold>;
	type AttemptConsideration = RecoveryDeposit<AttemptHold>;
	type InheritorConsideration = RecoveryDeposit<InheritorHold>;
	// Nothing is at stake but a name: only friends that the owner chose can try, and the owner ends what it did not ask for.
	type SecurityDeposit = ConstU128<0>;
	type Slash = ();
	type MaxFriendsPerConfig = ConstU32<32>;
	type WeightInfo = pallet_recovery::weights::SubstrateWeight<Runtime>;
}
