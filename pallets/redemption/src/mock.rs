// SPDX-License-Identifier: Apache-2.0
//! A chain with this pallet, over units, rules and nonces that the tests set. Signatures are real.

use crate::{self as pallet_redemption, Config, Event, NextAuthorisationId, Pallet};
use alloc::vec::Vec;
use core::time::Duration;
use frame_support::{
	Blake2_128Concat, assert_ok, derive_impl,
	pallet_prelude::ValueQuery,
	parameter_types, storage_alias,
	traits::{ConstU32, ConstU64, IsInVec, UnixTime},
};
use frame_system::EnsureSignedBy;
use genex_messages::{Domain, Goods, Message, Ticket, wrapped};
use genex_primitives::{
	AccountFlags, Clearance, IdentityId, IdentityRecord, Money, Party, Path, Quantity, Reason,
	SeriesFacts, SeriesId, Standing, Tier, UnixSeconds,
	signature::AccountSignature,
	traits::{Coupons, Identities, Nonces, Redemptions, SignedMessages},
};
use sp_core::{H256, Pair, sr25519};
use sp_runtime::{
	AccountId32, BuildStorage, DispatchError, DispatchResult, ModuleError, MultiSignature,
	traits::{Convert, IdentityLookup},
};

pub type AccountId = AccountId32;

/// Keys of the holders.
pub const ALICE: u8 = 10;
pub const BOB: u8 = 11;
/// Two redeemers.
pub const STORE: u8 = 20;
pub const CAFE: u8 = 21;
/// Accepts nothing.
pub const STRANGER: u8 = 30;
pub const OFFICER: u8 = 40;

pub const SERIES: SeriesId = 1;
pub const OTHER: SeriesId = 2;
/// What each holder begins with, of each series.
pub const FUNDS: Quantity = 1_000;
pub const START: UnixSeconds = 1_800_000_000;
pub const LIFETIME: UnixSeconds = 30 * 86_400;
pub const SOON: UnixSeconds = START + 3_600;
pub const MAX_OPEN: u32 = 20;
pub const ORDER: H256 = H256::repeat_byte(9);
pub const WHY: H256 = H256::repeat_byte(8);

/// The chain of the mock.
pub const DOMAIN: Domain = Domain { genesis: [7; 32], chain_id: 7 };

/// An error of a pallet beside this one, which events keep whole.
const fn neighbour(error: u8) -> DispatchError {
	DispatchError::Module(ModuleError { index: 200, error: [error, 0, 0, 0], message: None })
}

/// What the neighbours answer.
pub const EXPIRED: DispatchError = neighbour(1);
pub const REFUSED_FROZEN: DispatchError = neighbour(2);
pub const NO_REDEEMER: DispatchError = neighbour(3);
pub const NOTHING: DispatchError = neighbour(4);
pub const SHORT: DispatchError = neighbour(5);
pub const USED: DispatchError = neighbour(6);
pub const LATE: DispatchError = neighbour(7);
pub const BAD_SIGNATURE: DispatchError = neighbour(8);
pub const NOT_ITSELF: DispatchError = neighbour(9);

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
	pub type Redemption = pallet_redemption;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountId = AccountId;
	type Block = frame_system::mocking::MockBlock<Test>;
	type DbWeight = frame_support::weights::constants::ParityDbWeight;
	type Lookup = IdentityLookup<AccountId>;
}

parameter_types! {
	pub static Now: UnixSeconds = START;
	pub static Officers: Vec<AccountId> = Vec::new();
	/// Accounts that may neither give nor take.
	pub static Frozen: Vec<AccountId> = Vec::new();
	/// Who accepts units.
	pub static Accepting: Vec<AccountId> = Vec::new();
	/// Which of them accept only what they bring themselves.
	pub static Tills: Vec<AccountId> = Vec::new();
	/// Series whose validity has ended.
	pub static Ended: Vec<SeriesId> = Vec::new();
}

impl Config for Test {
	type Accounts = Named;
	type Identities = Register;
	type Coupons = Vault;
	type Redemptions = Vault;
	type Messages = Signatures;
	type Nonces = Signatures;
	type ComplianceOrigin = EnsureSignedBy<IsInVec<Officers>, AccountId>;
	type UnixTime = Clock;
	type MaxLifetime = ConstU64<LIFETIME>;
	type MaxOpenPerHolder = ConstU32<MAX_OPEN>;
	type SerialWeight = ();
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Vault;
}

/// Accounts are the bytes that tickets name.
pub struct Named;
impl Convert<[u8; 32], AccountId> for Named {
	fn convert(bytes: [u8; 32]) -> AccountId {
		AccountId::new(bytes)
	}
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

/// Nobody has an identity; some accounts are frozen.
pub struct Register;
impl Identities<AccountId> for Register {
	fn identity_of(_: &AccountId) -> Option<IdentityId> {
		None
	}

	fn party(_: &AccountId) -> Option<Party> {
		None
	}

	fn tier_of(_: &AccountId) -> Tier {
		Tier::L0
	}

	fn standing(who: &AccountId) -> Standing {
		let frozen = Frozen::get().contains(who);
		let flags = if frozen { AccountFlags::FROZEN_OUTBOUND } else { AccountFlags::default() };
		Standing { flags, party: None }
	}

	fn record(_: IdentityId) -> Option<IdentityRecord> {
		None
	}

	fn accounts(_: IdentityId) -> Vec<AccountId> {
		Vec::new()
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId> {
		None
	}
}

/// Free and held units of each account; part of the state, so that a failed call undoes it.
#[storage_alias]
pub type Book =
	StorageMap<Vault, Blake2_128Concat, (AccountId, SeriesId), (Quantity, Quantity), ValueQuery>;

/// Units that burned, by redeemer.
#[storage_alias]
pub type Burned = StorageMap<Vault, Blake2_128Concat, AccountId, Quantity, ValueQuery>;

/// Messages that were used.
#[storage_alias]
pub type Used =
	StorageMap<Signatures, Blake2_128Concat, (AccountId, u64, UnixSeconds), (), ValueQuery>;

pub struct Vault;

impl Vault {
	fn change(
		who: &AccountId,
		series: SeriesId,
		change: impl FnOnce(Quantity, Quantity) -> Option<(Quantity, Quantity)>,
	) -> DispatchResult {
		Book::try_mutate((who, series), |(free, held)| {
			(*free, *held) = change(*free, *held).ok_or(SHORT)?;
			Ok(())
		})
	}

	/// Takes held units away, which no call does.
	pub fn take(who: u8, quantity: Quantity) {
		let taken = Self::change(&account(who), SERIES, |free, held| {
			Some((free, held.checked_sub(quantity)?))
		});
		assert_ok!(taken);
	}
}

impl Coupons<AccountId> for Vault {
	fn facts(_: SeriesId) -> Option<SeriesFacts<AccountId>> {
		None
	}

	fn free_units(series: SeriesId, who: &AccountId) -> Quantity {
		Book::get((who, series)).0
	}

	fn held_units(series: SeriesId, who: &AccountId) -> Quantity {
		Book::get((who, series)).1
	}

	fn mark_listed(_: SeriesId) -> DispatchResult {
		unreachable!("nothing is listed here")
	}

	fn sell(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
		_: Option<Money>,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("nothing is sold here")
	}

	fn transfer(
		_: Path,
		_: SeriesId,
		_: &AccountId,
		_: &AccountId,
		_: Quantity,
		_: Option<Money>,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("nothing is given here")
	}

	fn hold(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult {
		Self::change(who, series, |free, held| {
			Some((free.checked_sub(quantity)?, held.checked_add(quantity)?))
		})
	}

	fn release(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult {
		Self::change(who, series, |free, held| {
			Some((free.checked_add(quantity)?, held.checked_sub(quantity)?))
		})
	}

	fn explain(
		_: Path,
		_: SeriesId,
		_: &AccountId,
		_: &AccountId,
		_: Quantity,
		_: Clearance,
	) -> Option<Vec<Reason>> {
		None
	}

	fn force_move(_: SeriesId, _: &AccountId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("no court is here")
	}

	fn set_frozen_units(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
	) -> Result<Quantity, DispatchError> {
		unreachable!("no court is here")
	}

	fn transfer_held(
		_: Path,
		_: SeriesId,
		_: &AccountId,
		_: &AccountId,
		_: Quantity,
		_: Option<Money>,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("nothing is traded here")
	}
}

impl Redemptions<AccountId> for Vault {
	fn check(
		series: SeriesId,
		holder: &AccountId,
		quantity: Quantity,
		redeemer: &AccountId,
	) -> DispatchResult {
		let frozen = Frozen::get();
		match () {
			_ if !Accepting::get().contains(redeemer) => Err(NO_REDEEMER),
			_ if frozen.contains(holder) || frozen.contains(redeemer) => Err(REFUSED_FROZEN),
			_ if Ended::get().contains(&series) => Err(EXPIRED),
			_ if quantity == 0 => Err(NOTHING),
			_ => Ok(()),
		}
	}

	fn redeem(
		series: SeriesId,
		holder: &AccountId,
		quantity: Quantity,
		redeemer: &AccountId,
		order_hash: H256,
	) -> DispatchResult {
		if Tills::get().contains(redeemer) {
			return Err(NOT_ITSELF);
		}
		Self::accept(series, holder, quantity, redeemer, order_hash)
	}

	fn accept(
		series: SeriesId,
		holder: &AccountId,
		quantity: Quantity,
		redeemer: &AccountId,
		_: H256,
	) -> DispatchResult {
		Self::check(series, holder, quantity, redeemer)?;
		Self::change(holder, series, |free, held| Some((free.checked_sub(quantity)?, held)))?;
		Burned::mutate(redeemer, |burned| *burned += quantity);
		Ok(())
	}
}

/// Verifies what Schnorr keys signed.
pub struct Signatures;

impl SignedMessages for Signatures {
	fn check<M: Message>(message: &M, signature: &MultiSignature) -> DispatchResult {
		if Now::get() >= message.deadline() {
			return Err(LATE);
		}
		let (payload, signer) = (message.payload(&DOMAIN), AccountId::new(message.signer()));
		let signed =
			signature.is_of(&signer, &payload) || signature.is_of(&signer, &wrapped(&payload));
		if signed { Ok(()) } else { Err(BAD_SIGNATURE) }
	}
}

impl Nonces<AccountId> for Signatures {
	fn use_once(who: &AccountId, nonce: u64, deadline: UnixSeconds) -> DispatchResult {
		let key = (who, nonce, deadline);
		if Now::get() >= deadline {
			return Err(LATE);
		}
		if Used::contains_key(key) {
			return Err(USED);
		}
		Used::insert(key, ());
		Ok(())
	}

	fn is_used(who: &AccountId, nonce: u64, deadline: UnixSeconds) -> bool {
		Used::contains_key((who, nonce, deadline))
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Vault {
	fn give(who: &AccountId, quantity: Quantity) -> (SeriesId, AccountId) {
		Book::insert((who, SERIES), (quantity, 0));
		(SERIES, account(STORE))
	}

	fn submitter() -> AccountId {
		account(STRANGER)
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

/// The key of this number.
pub fn pair(key: u8) -> sr25519::Pair {
	sr25519::Pair::from_seed(&[key; 32])
}

/// Its account.
pub fn account(key: u8) -> AccountId {
	pair(key).public().0.into()
}

pub fn by(key: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(key))
}

/// Alice's ticket for the store over so many units.
pub fn ticket(quantity: Quantity, nonce: u64) -> Ticket {
	Ticket {
		holder: account(ALICE).into(),
		series: SERIES,
		goods: Goods::Units(quantity),
		redeemer: account(STORE).into(),
		order_hash: ORDER.0,
		nonce,
		deadline: SOON,
	}
}

/// The signature of a key over a ticket.
pub fn sign(key: u8, ticket: &Ticket) -> MultiSignature {
	pair(key).sign(&ticket.payload(&DOMAIN)).into()
}

pub fn freeze(key: u8) {
	Frozen::mutate(|frozen| frozen.push(account(key)));
}

pub fn wait(seconds: UnixSeconds) {
	Now::mutate(|now| *now += seconds);
}

/// Free and held units of the first series of a key.
pub fn units(key: u8) -> (Quantity, Quantity) {
	Book::get((account(key), SERIES))
}

/// Units of every series that burned with a key.
pub fn burned(key: u8) -> Quantity {
	Burned::get(account(key))
}

/// Alice authorises so many units to the store, until soon.
pub fn authorised(quantity: Quantity) -> u64 {
	let id = NextAuthorisationId::<Test>::get();
	assert_ok!(Redemption::authorise(by(ALICE), SERIES, quantity, account(STORE), ORDER, SOON));
	id
}

/// The events of this pallet, oldest first; they are not given again.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

pub fn last_event() -> Event<Test> {
	events().pop().expect("an event")
}

pub fn new_test_ext() -> sp_io::TestExternalities {
	Now::set(START);
	Officers::set(vec![account(OFFICER)]);
	Frozen::set(Vec::new());
	Accepting::set(vec![account(STORE), account(CAFE)]);
	Tills::set(Vec::new());
	Ended::set(Vec::new());
	let genesis = RuntimeGenesisConfig::default();
	let storage = genesis.build_storage().expect("the genesis of the tests is valid");
	let mut ext = sp_io::TestExternalities::from(storage);
	#[cfg(feature = "runtime-benchmarks")]
	ext.register_extension(sp_keystore::KeystoreExt::new(
		sp_keystore::testing::MemoryKeystore::new(),
	));
	ext.execute_with(|| {
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0, H256(DOMAIN.genesis));
		for who in [ALICE, BOB] {
			for series in [SERIES, OTHER] {
				Book::insert((account(who), series), (FUNDS, 0));
			}
		}
	});
	ext
}

/// Runs `test` on the usual state and checks every invariant after it.
pub fn run(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		assert_ok!(Pallet::<Test>::do_try_state());
	});
}
