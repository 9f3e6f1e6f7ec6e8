// SPDX-License-Identifier: Apache-2.0
//! A chain with this pallet, balances, two attestors and one compliance officer. What other pallets
//! do is played: who has property is set, and what is told of links is written down.

use crate::{self as pallet_kyc, Attestation, Config, Pallet};
use core::time::Duration;
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, ConstU64, ConstU128, IsInVec, UnixTime},
};
use frame_system::EnsureSignedBy;
use genex_primitives::{
	AccountFlags, IdentityFlags, IdentityId, IdentityKind, Jurisdiction, Tier, UnixSeconds,
	signature::signed_forms,
	traits::{LinkListener, Markers, Property},
};
use sp_core::{H256, Pair, sr25519};
use sp_runtime::{
	AccountId32, BuildStorage, DispatchError, DispatchResult, MultiSignature,
	traits::IdentityLookup,
};

pub type AccountId = AccountId32;

/// Where the tests' clock starts.
pub const START: UnixSeconds = 1_800_000_000;
/// A year later.
pub const YEAR: UnixSeconds = START + 31_536_000;
/// The furthest deadline.
pub const LIFE: UnixSeconds = 86_400;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;

	#[runtime::pallet_index(2)]
	pub type Kyc = pallet_kyc;
}

type Block = frame_system::mocking::MockBlock<Test>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<u128>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u128;
	type ExistentialDeposit = ConstU128<10>;
}

parameter_types! {
	pub static Now: UnixSeconds = START;
	pub static AttestorSet: Vec<AccountId> = vec![attestor(), other_attestor()];
	pub static OfficerSet: Vec<AccountId> = vec![officer()];
	/// Accounts with coupons or money.
	pub static Owners: Vec<AccountId> = vec![];
	/// What the listener does when it is told of a link.
	pub static OnLink: Reaction = Reaction::Note;
	/// What the listener was told. In storage, so that it is undone with a call.
	pub storage Told: Vec<News> = vec![];
}

/// An account, its identity, whether it joined it, and the identity it had when that was told.
pub type News = (AccountId, IdentityId, bool, Option<IdentityId>);

/// What the listener does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reaction {
	/// Nothing but writing it down.
	Note,
	/// It refuses.
	Refuse,
	/// It freezes the identity that is joined.
	Freeze,
}

pub struct Listener;

impl Listener {
	fn note(who: &AccountId, identity: IdentityId, joined: bool) -> DispatchResult {
		if OnLink::get() == Reaction::Refuse {
			return Err(REFUSED);
		}
		let mut told = Told::get();
		told.push((who.clone(), identity, joined, Kyc::identity_of(who)));
		Told::set(&told);
		Ok(())
	}
}

impl LinkListener<AccountId> for Listener {
	fn linked(who: &AccountId, identity: IdentityId) -> DispatchResult {
		if OnLink::get() == Reaction::Freeze {
			mark(identity, IdentityFlags::FROZEN_FULL);
		}
		Self::note(who, identity, true)
	}

	fn unlinked(who: &AccountId, identity: IdentityId) -> DispatchResult {
		Self::note(who, identity, false)
	}
}

pub struct Purse;

impl Property<AccountId> for Purse {
	fn is_empty(who: &AccountId) -> bool {
		!Owners::get().contains(who)
	}
}

/// What a listener that refuses says.
pub const REFUSED: DispatchError = DispatchError::Other("refused");

/// Sets these flags of the identity, as the rules do.
pub fn mark(identity: IdentityId, flags: IdentityFlags) {
	Kyc::mark_identity(identity, flags, flags).expect("there is such an identity");
}

/// Sets these flags of the account, as the rules do.
pub fn mark_account(who: &AccountId, flags: AccountFlags) {
	Kyc::mark_account(who, flags, flags);
}

/// The flags of the identity.
pub fn flags(identity: IdentityId) -> IdentityFlags {
	pallet_kyc::Identities::<Test>::get(identity).expect("there is such an identity").flags
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

impl Config for Test {
	type AttestorOrigin = EnsureSignedBy<IsInVec<AttestorSet>, AccountId>;
	type Attestors = IsInVec<AttestorSet>;
	type ComplianceOrigin = EnsureSignedBy<IsInVec<OfficerSet>, AccountId>;
	type Links = Listener;
	type Property = Purse;
	type UnixTime = Clock;
	type Signature = MultiSignature;
	type MaxAccountsPerIdentity = ConstU32<4>;
	type MaxIntroductions = ConstU32<5>;
	type MaxSignatureLife = ConstU64<LIFE>;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Benchmarked;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Benchmarked;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId> for Benchmarked {
	fn make_attestor(who: &AccountId) {
		AttestorSet::mutate(|set| set.push(who.clone()));
	}
}

/// A key by number.
pub fn pair(seed: u8) -> sr25519::Pair {
	sr25519::Pair::from_seed(&[seed; 32])
}

/// The account of the key with this number.
pub fn acc(seed: u8) -> AccountId {
	AccountId::from(pair(seed).public().0)
}

pub const ATTESTOR: u8 = 201;
pub const OTHER_ATTESTOR: u8 = 202;
pub const OFFICER: u8 = 203;

pub fn attestor() -> AccountId {
	acc(ATTESTOR)
}

pub fn other_attestor() -> AccountId {
	acc(OTHER_ATTESTOR)
}

pub fn officer() -> AccountId {
	acc(OFFICER)
}

pub fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn country(letters: &[u8; 2]) -> Jurisdiction {
	Jurisdiction::new(*letters).expect("assigned")
}

/// Letters that name no country, as a decoded call may carry them.
pub fn nowhere() -> Jurisdiction {
	codec::Decode::decode(&mut b"XX".as_slice()).expect("two bytes")
}

pub fn file(number: u8) -> H256 {
	H256::repeat_byte(number)
}

/// Registers the account as an L2 person in Japan for a year.
pub fn register(who: &AccountId) -> IdentityId {
	let id = pallet_kyc::NextIdentityId::<Test>::get();
	let (tier, kind) = (Tier::L2, IdentityKind::Person);
	Kyc::register(by(attestor()), who.clone(), tier, kind, country(b"JP"), YEAR, file(1))
		.expect("registers");
	id
}

/// The signature of `signer` over the link message, as the chain gives it now.
pub fn link_signature(
	signer: u8,
	linking: &AccountId,
	new: &AccountId,
	deadline: UnixSeconds,
) -> MultiSignature {
	let payload = Kyc::link_payload(linking.clone(), new.clone(), deadline).expect("has identity");
	pair(signer).sign(&payload).into()
}

/// Links the account of key `new` to the identity of `linking`.
pub fn link(linking: &AccountId, new: u8) -> DispatchResult {
	let deadline = Now::get() + LIFE;
	let signature = link_signature(new, linking, &acc(new), deadline);
	Kyc::link_account(by(linking.clone()), acc(new), deadline, signature)
}

/// What the first attestor would sign for `who` now.
pub fn attestation(who: &AccountId) -> Attestation<AccountId> {
	let (identity, nonce) = Kyc::attestation_nonce(who.clone());
	Attestation {
		attestor: attestor(),
		account: who.clone(),
		identity,
		tier: Tier::L2,
		kind: IdentityKind::Person,
		jurisdiction: country(b"JP"),
		valid_until: YEAR,
		commitment: file(2),
		nonce,
		deadline: Now::get() + LIFE,
	}
}

pub fn sign_attestation(signer: u8, attestation: &Attestation<AccountId>) -> MultiSignature {
	pair(signer).sign(&Kyc::attestation_payload(attestation.clone())).into()
}

/// A form of the payload: 0 raw, 1 as Substrate signers wrap, 2 as Ethereum signers wrap.
pub fn form(payload: &[u8], index: usize) -> Vec<u8> {
	signed_forms(payload)[index].clone()
}

pub fn sufficients(who: &AccountId) -> u32 {
	System::sufficients(who)
}

pub fn events() -> Vec<pallet_kyc::Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Kyc(event) => Some(event),
			_ => None,
		})
		.collect()
}

pub fn last_event() -> pallet_kyc::Event<Test> {
	events().pop().expect("an event")
}

pub fn set_genesis_hash(hash: H256) {
	frame_system::BlockHash::<Test>::insert(0, hash);
}

/// Builds a state, runs a test on it and checks every invariant after it.
#[derive(Default)]
pub struct ExtBuilder {
	identities: Vec<pallet_kyc::GenesisIdentity<AccountId>>,
}

impl ExtBuilder {
	/// With these identities in the genesis block.
	pub fn identities(mut self, identities: Vec<pallet_kyc::GenesisIdentity<AccountId>>) -> Self {
		self.identities = identities;
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		Now::set(START);
		AttestorSet::set(vec![attestor(), other_attestor()]);
		OfficerSet::set(vec![officer()]);
		Owners::set(vec![]);
		OnLink::set(Reaction::Note);
		let kyc = pallet_kyc::GenesisConfig { identities: self.identities };
		let genesis = RuntimeGenesisConfig { kyc, ..Default::default() };
		let storage = genesis.build_storage().expect("builds");
		let mut ext = sp_io::TestExternalities::from(storage);
		#[cfg(feature = "runtime-benchmarks")]
		ext.register_extension(sp_keystore::KeystoreExt::new(
			sp_keystore::testing::MemoryKeystore::new(),
		));
		ext.execute_with(|| {
			System::set_block_number(1);
			set_genesis_hash(H256::repeat_byte(7));
		});
		ext
	}

	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Pallet::<Test>::do_try_state().expect("invariants hold");
		});
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> sp_io::TestExternalities {
	ExtBuilder::default().build()
}

/// Runs `test` on an empty state and checks every invariant after it.
pub fn build_and_execute(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(test)
}
