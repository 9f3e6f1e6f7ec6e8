// SPDX-License-Identifier: Apache-2.0

//! A runtime with the real Aura, GRANDPA and Authorship pallets, wired as in the runtime.

use codec::Encode;
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstBool, ConstU32, ConstU64, Get, Hooks},
};
use pallet_session::historical;
use sp_consensus_aura::{AURA_ENGINE_ID, Slot, sr25519::AuthorityId as AuraId};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_keystore::{KeystoreExt, testing::MemoryKeystore};
use sp_runtime::{
	AccountId32, BuildStorage, DigestItem, impl_opaque_keys,
	traits::{ConvertInto, IdentityLookup, OpaqueKeys},
};
use sp_session::MembershipProof;

use crate as pallet_validators;
use crate::{NoIdentification, OncePerSession, WithinFloor};

type Block = frame_system::mocking::MockBlock<Network>;

pub const HISTORY: u32 = 2;
pub const SESSION_BLOCKS: u64 = 10;
/// The validators, by their keys.
pub const MEMBERS: [(Sr25519Keyring, Ed25519Keyring); 4] = [
	(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
	(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
	(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
	(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
];

/// Has session keys but is not admitted.
pub const NEWCOMER: (Sr25519Keyring, Ed25519Keyring) = (Sr25519Keyring::Eve, Ed25519Keyring::Eve);

frame_support::construct_runtime!(
	pub enum Network {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Balances: pallet_balances,
		Aura: pallet_aura,
		Authorship: pallet_authorship,
		Validators: pallet_validators,
		Offences: pallet_offences,
		Historical: historical,
		Session: pallet_session,
		Grandpa: pallet_grandpa,
	}
);

impl_opaque_keys! {
	pub struct NetworkKeys {
		pub aura: Aura,
		pub grandpa: Grandpa,
	}
}

parameter_types! {
	pub const SessionPeriod: u64 = SESSION_BLOCKS;
	pub const SessionOffset: u64 = 0;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Network {
	type AccountData = pallet_balances::AccountData<u64>;
	type AccountId = AccountId32;
	type Block = Block;
	type Lookup = IdentityLookup<AccountId32>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Network {
	type AccountStore = System;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Network {}

impl pallet_aura::Config for Network {
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type AuthorityId = AuraId;
	type DisabledValidators = Session;
	type MaxAuthorities = ConstU32<8>;
	type SlotDuration = ConstU64<1_000>;
}

impl pallet_authorship::Config for Network {
	type EventHandler = ();
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
}

impl pallet_session::Config for Network {
	type Currency = Balances;
	type DisablingStrategy = WithinFloor;
	type KeyDeposit = ConstU64<1>;
	type Keys = NetworkKeys;
	type NextSessionRotation = pallet_session::PeriodicSessions<SessionPeriod, SessionOffset>;
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = <NetworkKeys as OpaqueKeys>::KeyTypeIdProviders;
	type SessionManager = historical::NoteHistoricalRoot<Self, Validators>;
	type ShouldEndSession = pallet_session::PeriodicSessions<SessionPeriod, SessionOffset>;
	type ValidatorId = AccountId32;
	type ValidatorIdOf = ConvertInto;
	type WeightInfo = ();
}

impl historical::Config for Network {
	type FullIdentification = ();
	type FullIdentificationOf = NoIdentification;
	type RuntimeEvent = RuntimeEvent;
}

impl pallet_offences::Config for Network {
	type IdentificationTuple = historical::IdentificationTuple<Self>;
	type OnOffenceHandler = Validators;
	type RuntimeEvent = RuntimeEvent;
}

impl pallet_grandpa::Config for Network {
	type EquivocationReportSystem = pallet_grandpa::EquivocationReportSystem<
		Self,
		OncePerSession<Self, Offences>,
		Historical,
		ConstU64<{ SESSION_BLOCKS * HISTORY as u64 }>,
	>;
	type KeyOwnerProof = MembershipProof;
	type MaxAuthorities = ConstU32<8>;
	type MaxNominators = ConstU32<0>;
	// A report needs the set it is about and the one before.
	type MaxSetIdSessionEntries = ConstU64<{ HISTORY as u64 + 2 }>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}

/// The slot of the block that is being made, as Aura read it.
pub struct CurrentSlot;
impl Get<u64> for CurrentSlot {
	fn get() -> u64 {
		pallet_aura::CurrentSlot::<Network>::get().into()
	}
}

impl pallet_validators::Config for Network {
	type AdminOrigin = frame_system::EnsureRoot<AccountId32>;
	type CurrentSlot = CurrentSlot;
	type KeyOwner = Historical;
	type MaxValidators = ConstU32<8>;
	type MinValidators = ConstU32<1>;
	type OffenceHistory = ConstU32<HISTORY>;
	type Reports = OncePerSession<Self, Offences>;
	type WeightInfo = pallet_validators::weights::SubstrateWeight<Self>;
}

impl<C> frame_system::offchain::CreateTransactionBase<C> for Network
where
	RuntimeCall: From<C>,
{
	type Extrinsic = frame_system::mocking::MockUncheckedExtrinsic<Network>;
	type RuntimeCall = RuntimeCall;
}

impl<C> frame_system::offchain::CreateBare<C> for Network
where
	RuntimeCall: From<C>,
{
	fn create_bare(call: RuntimeCall) -> Self::Extrinsic {
		frame_system::mocking::MockUncheckedExtrinsic::<Network>::new_bare(call)
	}
}

/// A network of four validators with a floor of three, and a newcomer; with a keystore.
pub fn ext() -> sp_io::TestExternalities {
	let account = |(sr25519, _): &(Sr25519Keyring, _)| sr25519.to_account_id();
	let with_keys = |member: &(Sr25519Keyring, Ed25519Keyring)| {
		let (aura, grandpa) = (member.0.public().into(), member.1.public().into());
		(account(member), account(member), NetworkKeys { aura, grandpa })
	};
	let storage = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: MEMBERS.iter().map(|member| (account(member), 1_000)).collect(),
			..Default::default()
		},
		validators: crate::GenesisConfig {
			validators: MEMBERS.iter().map(account).collect(),
			floor: Some(3),
		},
		session: pallet_session::GenesisConfig {
			keys: MEMBERS.iter().map(with_keys).collect(),
			non_authority_keys: vec![with_keys(&NEWCOMER)],
		},
		..Default::default()
	};
	let mut ext = sp_io::TestExternalities::new(storage.build_storage().unwrap());
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs `test` on the network and then checks every invariant.
pub fn on_network(test: impl FnOnce()) {
	ext().execute_with(|| {
		test();
		Validators::do_try_state().expect("an invariant is broken");
	});
}

/// Runs blocks until the session has changed `count` times.
pub fn pass_sessions(count: u32) {
	let target = Session::current_index() + count;
	while Session::current_index() < target {
		let next = System::block_number() + 1;
		System::set_block_number(next);
		Session::on_initialize(next);
		Grandpa::on_finalize(next);
	}
}

/// Begins a block in a slot of the validator at `index` of the active set.
pub fn begin_block_of(index: u64) {
	let digest = DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(400 + index).encode());
	let next = System::block_number() + 1;
	System::reset_events();
	System::initialize(&next, &Default::default(), &sp_runtime::Digest { logs: vec![digest] });
	Aura::on_initialize(next);
	Authorship::on_initialize(next);
}

/// The place of `who` in the active set.
pub fn index_of(who: &AccountId32) -> u64 {
	let place = Session::validators().iter().position(|validator| validator == who).unwrap();
	u64::try_from(place).unwrap()
}

/// The events of this pallet so far.
pub fn events() -> Vec<crate::Event<Network>> {
	System::read_events_for_pallet::<crate::Event<Network>>()
}
