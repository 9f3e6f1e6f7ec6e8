// SPDX-License-Identifier: Apache-2.0
//! A runtime of this pallet alone. Identities come from a table: account and identity have the same number.

use crate::{self as pallet_transfer_policies, Admin, Batch, Member, NextPolicyId, Policy};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{ConstU64, SortedMembers},
};
use frame_system::EnsureSignedBy;
use genex_primitives::{
	IdentityFlags, IdentityId, IdentityKind, IdentityRecord, Jurisdiction, Party, PolicyId, Reason,
	Standing, Tier,
	traits::{Identities, Issuers},
};
use sp_core::H256;
use sp_runtime::BuildStorage;

pub type AccountId = u64;

/// The council.
pub const COUNCIL: AccountId = 1;
/// Companies of tier L3.
pub const ISSUER: AccountId = 2;
pub const OTHER_ISSUER: AccountId = 3;
/// People of tier L2.
pub const ALICE: AccountId = 10;
pub const BOB: AccountId = 11;
pub const CAROL: AccountId = 12;
/// A store without identity.
pub const STORE: AccountId = 90;
/// An account without identity.
pub const STRANGER: AccountId = 91;
/// The highest number that is an account with an identity.
pub const LAST_IDENTITY: IdentityId = 80;

pub const MOST_POLICIES: u32 = 3;
pub const MOST_MEMBERS: u32 = 150;
/// The record behind an act.
pub const REASON: H256 = H256::repeat_byte(7);

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type TransferPolicies = pallet_transfer_policies;
}

parameter_types! {
	pub static MaxPolicies: u32 = MOST_POLICIES;
	pub static MaxMembers: u32 = MOST_MEMBERS;
	pub static Companies: Vec<AccountId> = vec![ISSUER, OTHER_ISSUER];
	pub static HighestIdentity: IdentityId = LAST_IDENTITY;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type BlockHashCount = ConstU64<250>;
}

impl crate::Config for Test {
	type GovernanceOrigin = EnsureSignedBy<Council, AccountId>;
	type Issuers = Register;
	type Identities = Register;
	type MaxPoliciesPerAdmin = MaxPolicies;
	type MaxMembers = MaxMembers;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Register;
}

pub struct Council;
impl SortedMembers<AccountId> for Council {
	fn sorted_members() -> Vec<AccountId> {
		vec![COUNCIL]
	}
}

/// Accounts up to the highest identity have one of the same number; companies may issue.
pub struct Register;

impl Identities<AccountId> for Register {
	fn identity_of(who: &AccountId) -> Option<IdentityId> {
		Some(*who).filter(|who| (1..=HighestIdentity::get()).contains(who))
	}

	fn party(who: &AccountId) -> Option<Party> {
		let identity = Self::identity_of(who)?;
		Some(Party { identity, record: Self::record(identity)? })
	}

	fn tier_of(who: &AccountId) -> Tier {
		Self::party(who).map(|party| party.record.tier).unwrap_or_default()
	}

	fn standing(who: &AccountId) -> Standing {
		Standing { flags: Default::default(), party: Self::party(who) }
	}

	fn record(identity: IdentityId) -> Option<IdentityRecord> {
		Self::identity_of(&identity)?;
		let company = Companies::get().contains(&identity);
		Some(IdentityRecord {
			tier: if company { Tier::L3 } else { Tier::L2 },
			kind: if company { IdentityKind::Company } else { IdentityKind::Person },
			jurisdiction: Jurisdiction::new(*b"JP")?,
			valid_until: u32::MAX,
			flags: IdentityFlags::default(),
			accounts: 1,
		})
	}

	fn accounts(identity: IdentityId) -> Vec<AccountId> {
		Self::identity_of(&identity).into_iter().collect()
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId> {
		None
	}
}

impl Issuers<AccountId> for Register {
	fn check_may_issue(who: &AccountId) -> Result<(), Reason> {
		if Self::tier_of(who) == Tier::L3 { Ok(()) } else { Err(Reason::IssuerTierTooLow) }
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Register {
	fn issuer(index: u32) -> AccountId {
		MaxPolicies::set(100);
		HighestIdentity::set(1_000);
		let who = 500 + u64::from(index);
		Companies::mutate(|companies| companies.push(who));
		who
	}

	fn identity(index: u32) -> IdentityId {
		HighestIdentity::set(1_000);
		1 + u64::from(index)
	}
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn account(who: AccountId) -> Admin<AccountId> {
	Admin::Account(who)
}

/// These identities as members.
pub fn people(identities: &[IdentityId]) -> Batch<AccountId> {
	let members: Vec<_> = identities.iter().map(|id| Member::Identity(*id)).collect();
	members.try_into().expect("not too many")
}

/// Has `who` create `policy`, and gives its id.
pub fn created(who: AccountId, policy: Policy) -> PolicyId {
	let id = NextPolicyId::<Test>::get();
	assert_ok!(TransferPolicies::create_policy(signed(who), policy, REASON));
	id
}

/// A list of the issuer with these identities on it.
pub fn list(policy: Policy, identities: &[IdentityId]) -> PolicyId {
	let id = created(ISSUER, policy);
	assert_ok!(TransferPolicies::add_members(signed(ISSUER), id, people(identities), REASON));
	id
}

/// What the event record ends with.
pub fn last_event() -> crate::Event<Test> {
	match System::events().pop().map(|record| record.event) {
		Some(RuntimeEvent::TransferPolicies(event)) => event,
		other => panic!("another event came last: {other:?}"),
	}
}

pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build(self) -> sp_io::TestExternalities {
		MaxPolicies::set(MOST_POLICIES);
		MaxMembers::set(MOST_MEMBERS);
		Companies::set(vec![ISSUER, OTHER_ISSUER]);
		HighestIdentity::set(LAST_IDENTITY);
		let genesis = RuntimeGenesisConfig::default();
		let mut ext: sp_io::TestExternalities =
			genesis.build_storage().expect("the genesis of the tests is valid").into();
		ext.execute_with(|| System::set_block_number(1));
		ext
	}
}

/// Runs `test` on an empty registry and checks every invariant after it.
pub fn run(test: impl FnOnce()) {
	ExtBuilder.build().execute_with(|| {
		test();
		assert_ok!(TransferPolicies::do_try_state());
	});
}
