// SPDX-License-Identifier: Apache-2.0
//! Batches, shared accounts, delegated accounts, and getting an account back.

use crate::{
	Balance, Balances, OriginCaller, Runtime, RuntimeCall, RuntimeEvent, System, constants::deposit,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{ConstU32, InstanceFilter, LinearStoragePrice},
};
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = crate::weights::pallet_utility::WeightInfo<Runtime>;
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
	type WeightInfo = crate::weights::pallet_multisig::WeightInfo<Runtime>;
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
				) | RuntimeCall::Serials(pallet_serials::Call::mark_serialised { .. })
					| RuntimeCall::Sales(
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
	type WeightInfo = crate::weights::pallet_proxy::WeightInfo<Runtime>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
}

parameter_types! {
	/// Base of storage deposits.
	pub const StorageDepositBase: Balance = deposit(1, 0);
	/// Storage deposits a byte.
	pub const StorageDepositByte: Balance = deposit(0, 1);
}

/// Storage deposits by size.
pub type StoragePrice = LinearStoragePrice<StorageDepositBase, StorageDepositByte, Balance>;
