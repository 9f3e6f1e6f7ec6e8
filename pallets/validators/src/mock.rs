// SPDX-License-Identifier: Apache-2.0

//! A runtime of the SDK's session, historical and offences pallets around this one.

pub mod network;

use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, Contains, Hooks},
};
use pallet_session::{TestSessionHandler, historical};
use sp_core::H256;
use sp_runtime::{
	BuildStorage, Perbill, impl_opaque_keys, testing::UintAuthorityId, traits::ConvertInto,
};
use sp_staking::{
	SessionIndex,
	offence::{Kind, Offence, OffenceError, ReportOffence},
};

use crate as pallet_validators;
use crate::{NoIdentification, OncePerSession, WithinFloor};

pub type AccountId = u64;
type Block = frame_system::mocking::MockBlock<Test>;

/// The first account that has session keys without being a validator at genesis.
pub const SPARE: AccountId = 20;
/// An account with a balance but without session keys.
pub const KEYLESS: AccountId = 30;
pub const KEY_DEPOSIT: u64 = 10;
pub const SESSION_BLOCKS: u64 = 5;
pub const HISTORY: SessionIndex = 3;
/// The record behind a decision of governance.
pub const REASON: H256 = H256::repeat_byte(7);

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Validators: pallet_validators,
		Offences: pallet_offences,
		Historical: historical,
		Session: pallet_session,
	}
);

impl_opaque_keys! {
	pub struct SessionKeys {
		pub only: UintAuthorityId,
	}
}

parameter_types! {
	pub const SessionPeriod: u64 = SESSION_BLOCKS;
	pub const SessionOffset: u64 = 0;
	pub const KeyDeposit: u64 = KEY_DEPOSIT;
	pub storage CurrentSlot: u64 = 0;
}

/// Refuses the call that would drop a validator past the floor, as the runtime does.
pub struct NoPurge;
impl Contains<RuntimeCall> for NoPurge {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(call, RuntimeCall::Session(pallet_session::Call::purge_keys { .. }))
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u64>;
	type BaseCallFilter = NoPurge;
	type Block = Block;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

impl pallet_session::Config for Test {
	type Currency = Balances;
	type DisablingStrategy = WithinFloor;
	type KeyDeposit = KeyDeposit;
	type Keys = SessionKeys;
	type NextSessionRotation = pallet_session::PeriodicSessions<SessionPeriod, SessionOffset>;
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = TestSessionHandler;
	type SessionManager = historical::NoteHistoricalRoot<Test, Validators>;
	type ShouldEndSession = pallet_session::PeriodicSessions<SessionPeriod, SessionOffset>;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type WeightInfo = ();
}

impl historical::Config for Test {
	type FullIdentification = ();
	type FullIdentificationOf = NoIdentification;
	type RuntimeEvent = RuntimeEvent;
}

impl pallet_offences::Config for Test {
	type IdentificationTuple = historical::IdentificationTuple<Test>;
	type OnOffenceHandler = Validators;
	type RuntimeEvent = RuntimeEvent;
}

impl pallet_validators::Config for Test {
	type AdminOrigin = frame_system::EnsureRoot<AccountId>;
	type CurrentSlot = CurrentSlot;
	type KeyOwner = Historical;
	type MaxValidators = ConstU32<8>;
	type MinValidators = ConstU32<1>;
	type OffenceHistory = ConstU32<HISTORY>;
	type Reports = Reports;
	type WeightInfo = pallet_validators::weights::SubstrateWeight<Test>;
}

/// An equivocation in the manner of GRANDPA: one round, grave in proportion to the share of the
/// set that took part.
pub struct Equivocation {
	pub round: u64,
	pub session: SessionIndex,
	pub offenders: Vec<AccountId>,
	pub set_size: u32,
}

impl Offence<(AccountId, ())> for Equivocation {
	const ID: Kind = *b"test:equivocatio";
	type Slot = u64;

	fn offenders(&self) -> Vec<(AccountId, ())> {
		self.offenders.iter().map(|offender| (*offender, ())).collect()
	}

	fn session_index(&self) -> SessionIndex {
		self.session
	}

	fn validator_set_count(&self) -> u32 {
		self.set_size
	}

	fn slot(&self) -> u64 {
		self.round
	}

	fn slash_fraction(&self, offenders: u32) -> Perbill {
		Perbill::from_rational(3 * offenders, self.set_size).square()
	}
}

/// The reports as the runtime wires them.
pub type Reports = OncePerSession<Test, Offences>;

/// Reports that `offenders` voted twice in `round` of the running session.
pub fn report(round: u64, offenders: &[AccountId]) -> Result<(), OffenceError> {
	Reports::report_offence(
		vec![],
		Equivocation {
			round,
			session: Session::current_index(),
			offenders: offenders.to_vec(),
			set_size: u32::try_from(Session::validators().len()).unwrap(),
		},
	)
}

/// How grave a report of `offenders` out of `set_size` is.
pub fn gravity(offenders: u32, set_size: u32) -> Perbill {
	Perbill::from_rational(3 * offenders, set_size).square()
}

/// Runs blocks until the session has changed `count` times.
pub fn pass_sessions(count: u32) {
	let target = Session::current_index() + count;
	while Session::current_index() < target {
		let next = System::block_number() + 1;
		System::set_block_number(next);
		Session::on_initialize(next);
	}
}

/// Begins a block in `slot`, as the runtime does.
pub fn begin_block_in(slot: u64) {
	CurrentSlot::set(&slot);
	let next = System::block_number() + 1;
	System::set_block_number(next);
	Validators::on_initialize(next);
	Session::on_initialize(next);
}

/// Runs blocks until the session changes. The validators at the places `absent` make none, unless
/// nobody else is left.
pub fn pass_session_without(absent: &[u64]) {
	let session = Session::current_index();
	while Session::current_index() == session {
		let places = u64::try_from(Session::validators().len()).unwrap();
		let next = CurrentSlot::get() + 1;
		let slot = (next..next + places).find(|slot| !absent.contains(&(slot % places)));
		begin_block_in(slot.unwrap_or(next));
	}
}

/// The keys an operator with `seed` would register.
pub fn keys(seed: u64) -> SessionKeys {
	SessionKeys { only: UintAuthorityId(seed) }
}

/// Lets `who` register the keys of `seed` with proof that it owns them.
pub fn set_keys(who: AccountId, seed: u64) -> frame_support::dispatch::DispatchResult {
	use codec::Encode;
	use sp_runtime::RuntimeAppPublic;
	let proof = UintAuthorityId(seed).sign(&who.encode()).unwrap().encode();
	Session::set_keys(RuntimeOrigin::signed(who), keys(seed), proof)
}

/// The events of this pallet so far.
pub fn events() -> Vec<crate::Event<Test>> {
	System::read_events_for_pallet::<crate::Event<Test>>()
}

/// Builds a network whose validators are the accounts 1 to `validators`.
pub struct ExtBuilder {
	validators: Vec<AccountId>,
	floor: Option<u32>,
	keyed: Vec<AccountId>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { validators: (1..=4).collect(), floor: Some(3), keyed: (1..=4).collect() }
	}
}

impl ExtBuilder {
	pub fn validators(mut self, validators: Vec<AccountId>) -> Self {
		self.keyed = validators.clone();
		self.validators = validators;
		self
	}

	pub fn keyed(mut self, keyed: Vec<AccountId>) -> Self {
		self.keyed = keyed;
		self
	}

	pub fn floor(mut self, floor: Option<u32>) -> Self {
		self.floor = floor;
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		let with_keys = |who: AccountId| (who, who, keys(who));
		let spare = SPARE..SPARE + 8;
		let accounts = self.validators.iter().copied().chain(spare.clone()).chain([KEYLESS]);
		let mut balances: Vec<_> = accounts.map(|who| (who, 1_000)).collect();
		balances.sort();
		balances.dedup();
		let storage = RuntimeGenesisConfig {
			system: Default::default(),
			balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
			validators: crate::GenesisConfig { validators: self.validators, floor: self.floor },
			session: pallet_session::GenesisConfig {
				keys: self.keyed.into_iter().map(with_keys).collect(),
				non_authority_keys: spare.map(with_keys).collect(),
			},
		};
		let mut ext = sp_io::TestExternalities::new(storage.build_storage().unwrap());
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	/// Runs `test` and then checks every invariant.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Validators::do_try_state().expect("an invariant is broken");
		});
	}
}
