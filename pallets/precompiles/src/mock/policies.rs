// SPDX-License-Identifier: Apache-2.0
//! Lists of the holder's and of the friend's.

use super::{sales::signed, *};
use frame_system::EnsureRoot;
use genex_primitives::PolicyId;
use pallet_transfer_policies::{Admin, Batch, Member, Policy};

/// The holder's, which admits the friend's identity and the store's account.
pub const ALLOW_LIST: PolicyId = 2;
/// The friend's, which denies nobody, and which the holder was asked to take over.
pub const FRIENDS_LIST: PolicyId = 3;
/// The holder's, which the friend was asked to take over.
pub const OFFERED_LIST: PolicyId = 4;
/// The hash of the record behind what is done with lists.
pub const LIST_REASON: H256 = H256::repeat_byte(0x77);

impl pallet_transfer_policies::Config for Test {
	type GovernanceOrigin = EnsureRoot<AccountId32>;
	type Identities = Everyone;
	type Issuers = Everyone;
	type MaxMembers = ConstU32<150>;
	type MaxPoliciesPerAdmin = ConstU32<3>;
	type WeightInfo = pallet_transfer_policies::weights::SubstrateWeight<Self>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Everyone;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_transfer_policies::benchmarking::BenchmarkHelper<AccountId32> for Everyone {
	fn issuer(_: u32) -> AccountId32 {
		account(HOLDER)
	}

	fn identity(index: u32) -> IdentityId {
		index.into()
	}
}

/// The friend's identity and the store's account.
pub fn listed() -> Batch<AccountId32> {
	let members = vec![Member::Identity(FRIEND.into()), Member::Account(account_of_key(STORE))];
	members.try_into().expect("two fit")
}

fn list_of(admin: u8, policy: Policy) {
	assert_ok!(TransferPolicies::create_policy(signed(admin), policy, LIST_REASON));
}

fn asked(admin: u8, policy: PolicyId, to: u8) {
	let to = Some(Admin::Account(account(to)));
	assert_ok!(TransferPolicies::transfer_admin(signed(admin), policy, to, LIST_REASON));
}

/// Puts all of it on the stage.
pub fn set_up_policies() {
	list_of(HOLDER, Policy::Allow);
	list_of(FRIEND, Policy::Deny);
	list_of(HOLDER, Policy::Deny);
	let (holder, members) = (signed(HOLDER), listed());
	assert_ok!(TransferPolicies::add_members(holder, ALLOW_LIST, members, LIST_REASON));
	asked(FRIEND, FRIENDS_LIST, HOLDER);
	asked(HOLDER, OFFERED_LIST, FRIEND);
}
