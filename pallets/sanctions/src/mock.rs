// SPDX-License-Identifier: Apache-2.0
//! A runtime of this pallet alone. Its neighbours are tables in the state, so that what a refused
//! act did to them is undone like everything else.

use crate::{
	self as pallet_sanctions, Action, FreezeRecord, Freezes, ListEntry, ListId, Listing, Target,
};
use core::time::Duration;
use frame_support::{
	BoundedVec, assert_ok, derive_impl, parameter_types, storage_alias,
	traits::{ConstU32, ConstU64, Contains, SortedMembers, UnixTime},
};
use frame_system::EnsureSignedBy;
use genex_primitives::{
	AccountFlags, Asset, FreezeMode, IdentityFlags, IdentityId, IdentityKind, IdentityRecord,
	Jurisdiction, Party, Quantity, SeriesId, Standing, Tier, UnixSeconds,
	traits::{Custody, GnxFreezer, Identities, LinkListener, ListClock, Markers},
};
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult, TokenError};
use std::collections::BTreeMap;

pub type AccountId = u64;

pub const COUNCIL: AccountId = 1;
pub const ORACLE: AccountId = 2;
pub const OFFICER: AccountId = 3;
pub const OTHER_OFFICER: AccountId = 4;
pub const SECOND: AccountId = 5;
pub const COURT: AccountId = 6;
/// Has every officer's role.
pub const DOUBLE: AccountId = 7;
/// The treasury.
pub const TREASURY: AccountId = 8;
/// Accounts of the identity [`COUPLE`].
pub const ALICE: AccountId = 10;
pub const ALICES_SECOND: AccountId = 11;
/// The account of the identity [`SINGLE`].
pub const BOB: AccountId = 12;
/// Belongs to no identity.
pub const STRANGER: AccountId = 13;

pub const COUPLE: IdentityId = 1;
pub const SINGLE: IdentityId = 2;
/// No identity has this id.
pub const NOBODY: IdentityId = 99;

pub const OFAC: ListId = 1;
pub const UN: ListId = 2;
pub const DAY: UnixSeconds = 86_400;
/// Where the tests' clock starts.
pub const START: UnixSeconds = 1_800_000_000;
pub const LIFE: UnixSeconds = 7 * DAY;
pub const CARD: SeriesId = 40;
pub const MAX_ACCOUNTS: u32 = 16;
pub const MAX_PER_UPDATE: u32 = 512;
/// What the native token says when it cannot be blocked.
pub const REFUSED: DispatchError = DispatchError::Token(TokenError::Frozen);

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
	pub type Sanctions = pallet_sanctions;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type DbWeight = frame_support::weights::constants::ParityDbWeight;
}

parameter_types! {
	pub static Now: UnixSeconds = START;
	/// Accounts whose GNX cannot be blocked, as if the native token refused it.
	pub static Stubborn: Vec<AccountId> = Vec::new();
	pub static GnxWrites: u32 = 0;
	/// How often identities and marks were asked for or written.
	pub static Lookups: u32 = 0;
}

macro_rules! members {
	($($name:ident: $members:expr;)+) => {
		$(
			pub struct $name;
			impl SortedMembers<AccountId> for $name {
				fn sorted_members() -> Vec<AccountId> {
					$members.to_vec()
				}
			}
		)+
	};
}

members! {
	Council: [COUNCIL];
	Oracles: [ORACLE];
	Officers: [OFFICER, OTHER_OFFICER, DOUBLE];
	Seconds: [SECOND, DOUBLE];
	Courts: [COURT, DOUBLE];
}

impl crate::Config for Test {
	type Identities = Register;
	type Markers = Register;
	type GnxFreezer = Register;
	type Custody = Vault;
	type ListClock = Rules;
	type Protected = Pots;
	type UnixTime = Clock;
	type SanctionsOracle = EnsureSignedBy<Oracles, AccountId>;
	type ComplianceOrigin = EnsureSignedBy<Officers, AccountId>;
	type SecondOrigin = EnsureSignedBy<Seconds, AccountId>;
	type CourtOrigin = EnsureSignedBy<Courts, AccountId>;
	type GovernanceOrigin = EnsureSignedBy<Council, AccountId>;
	type MaxAccountsPerIdentity = ConstU32<MAX_ACCOUNTS>;
	type MaxAccountsPerUpdate = ConstU32<MAX_PER_UPDATE>;
	type ForcedTransferLife = ConstU64<LIFE>;
	type SerialWeight = ();
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Register;
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

pub struct Pots;
impl Contains<AccountId> for Pots {
	fn contains(who: &AccountId) -> bool {
		*who == TREASURY
	}
}

#[storage_alias]
pub type LinkOf = StorageMap<Mock, frame_support::Twox64Concat, AccountId, IdentityId>;
#[storage_alias]
pub type FlagsOf = StorageMap<Mock, frame_support::Twox64Concat, AccountId, AccountFlags>;
#[storage_alias]
pub type Persons = StorageMap<Mock, frame_support::Twox64Concat, IdentityId, IdentityRecord>;
#[storage_alias]
pub type AccountsOf = StorageMap<Mock, frame_support::Twox64Concat, IdentityId, Vec<AccountId>>;
#[storage_alias]
pub type BlockedGnx = StorageMap<Mock, frame_support::Twox64Concat, AccountId, FreezeMode>;
#[storage_alias]
pub type FreshUntil = StorageValue<Mock, UnixSeconds>;
#[storage_alias]
pub type BlockedUnits =
	StorageMap<Mock, frame_support::Twox64Concat, (SeriesId, AccountId), Quantity>;
#[storage_alias]
pub type Property = StorageMap<Mock, frame_support::Twox64Concat, (Asset, AccountId), u128>;

/// Identities and marks as `pallet-kyc` keeps them, and blocked GNX.
pub struct Register;

impl Register {
	fn count() {
		Lookups::mutate(|lookups| *lookups += 1);
	}
}

impl Identities<AccountId> for Register {
	fn identity_of(who: &AccountId) -> Option<IdentityId> {
		Self::count();
		LinkOf::get(who)
	}

	fn party(who: &AccountId) -> Option<Party> {
		Self::standing(who).party
	}

	fn tier_of(who: &AccountId) -> Tier {
		Self::party(who).map_or(Tier::L0, |party| party.record.tier_at(Now::get()))
	}

	fn standing(who: &AccountId) -> Standing {
		Self::count();
		let party = LinkOf::get(who).map(|identity| {
			let record = Persons::get(identity).expect("linked to an identity");
			Party { identity, record }
		});
		Standing { flags: FlagsOf::get(who).unwrap_or_default(), party }
	}

	fn record(identity: IdentityId) -> Option<IdentityRecord> {
		Self::count();
		Persons::get(identity)
	}

	fn accounts(identity: IdentityId) -> Vec<AccountId> {
		Self::count();
		AccountsOf::get(identity).unwrap_or_default()
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId> {
		None
	}
}

impl Markers<AccountId> for Register {
	fn mark_account(who: &AccountId, mask: AccountFlags, flags: AccountFlags) -> AccountFlags {
		Self::count();
		let old = FlagsOf::get(who).unwrap_or_default();
		FlagsOf::insert(who, old.without(mask).with(AccountFlags(flags.0 & mask.0)));
		old
	}

	fn mark_identity(
		identity: IdentityId,
		mask: IdentityFlags,
		flags: IdentityFlags,
	) -> Option<IdentityFlags> {
		Self::count();
		let mut record = Persons::get(identity)?;
		let old = record.flags;
		record.flags = old.without(mask).with(IdentityFlags(flags.0 & mask.0));
		Persons::insert(identity, record);
		Some(old)
	}
}

impl GnxFreezer<AccountId> for Register {
	fn set_frozen(who: &AccountId, mode: FreezeMode) -> DispatchResult {
		if Stubborn::get().contains(who) {
			return Err(REFUSED);
		}
		GnxWrites::mutate(|writes| *writes += 1);
		match mode {
			FreezeMode::None => BlockedGnx::remove(who),
			mode => BlockedGnx::insert(who, mode),
		}
		Ok(())
	}
}

/// What the movers of value do.
pub struct Vault;

impl Custody<AccountId> for Vault {
	fn force_move(
		asset: Asset,
		from: &AccountId,
		to: &AccountId,
		quantity: u128,
	) -> DispatchResult {
		let left = Property::get((asset, *from)).unwrap_or_default().checked_sub(quantity);
		Property::insert((asset, *from), left.ok_or(DispatchError::Other("it has less"))?);
		Property::mutate((asset, *to), |has| *has = Some(has.unwrap_or_default() + quantity));
		Ok(())
	}

	fn set_frozen_units(
		series: SeriesId,
		who: &AccountId,
		quantity: Quantity,
	) -> Result<Quantity, DispatchError> {
		if series != CARD {
			return Err(DispatchError::Other("no such series"));
		}
		let old = BlockedUnits::get((series, *who)).unwrap_or_default();
		BlockedUnits::insert((series, *who), quantity);
		Ok(old)
	}
}

pub struct Rules;
impl ListClock for Rules {
	fn set_fresh_until(until: UnixSeconds, _: UnixSeconds) {
		FreshUntil::put(until);
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Register {
	fn identity(accounts: &[AccountId]) -> IdentityId {
		let identity = Persons::iter_keys().max().unwrap_or_default() + 1;
		new_identity(identity, accounts);
		identity
	}

	fn property(who: &AccountId, _: &AccountId) -> (Asset, u128) {
		Property::insert((Asset::Series(CARD), *who), 5);
		(Asset::Series(CARD), 5)
	}

	fn series() -> SeriesId {
		CARD
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

/// Writes an identity with these accounts, as registering it would.
pub fn new_identity(identity: IdentityId, accounts: &[AccountId]) {
	let record = IdentityRecord {
		tier: Tier::L2,
		kind: IdentityKind::Person,
		jurisdiction: Jurisdiction::new(*b"JP").expect("assigned"),
		valid_until: u32::MAX,
		flags: IdentityFlags::default(),
		accounts: accounts.len() as u8,
	};
	Persons::insert(identity, record);
	AccountsOf::insert(identity, accounts.to_vec());
	for who in accounts {
		LinkOf::insert(who, identity);
	}
}

/// Links `who` to `identity`, as `pallet-kyc` does.
pub fn link(who: AccountId, identity: IdentityId) -> DispatchResult {
	LinkOf::insert(who, identity);
	AccountsOf::mutate(identity, |accounts| accounts.get_or_insert_default().push(who));
	Sanctions::linked(&who, identity)
}

/// Separates `who` from its identity, as `pallet-kyc` does.
pub fn unlink(who: AccountId) -> DispatchResult {
	let identity = LinkOf::take(who).ok_or(DispatchError::Other("not linked"))?;
	AccountsOf::mutate(identity, |accounts| {
		accounts.get_or_insert_default().retain(|other| *other != who);
	});
	Sanctions::unlinked(&who, identity)
}

pub fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn file(number: u8) -> H256 {
	H256::repeat_byte(number)
}

pub fn account(who: AccountId) -> Target<AccountId> {
	Target::Account(who)
}

pub fn identity(identity: IdentityId) -> Target<AccountId> {
	Target::Identity(identity)
}

/// A full freeze that `who` ordered at the start, for reason 7 and case 1.
pub fn full_by(who: AccountId) -> FreezeRecord<AccountId> {
	let lists = Default::default();
	FreezeRecord { mode: FreezeMode::Full, lists, reason: 7, case: file(1), by: who, at: START }
}

/// As [`full_by`], with lists that ask for it.
pub fn listed_full(listings: &[(ListId, u32)]) -> FreezeRecord<AccountId> {
	let listings =
		listings.iter().map(|(list, version)| Listing { list: *list, version: *version });
	let lists = BoundedVec::truncate_from(listings.collect());
	FreezeRecord { lists, ..full_by(ORACLE) }
}

pub fn freezing(target: Target<AccountId>, mode: FreezeMode) -> ListEntry<AccountId> {
	ListEntry { target, action: Action::Freeze(mode), reason: 7, case: file(1) }
}

pub fn delisting(target: Target<AccountId>) -> ListEntry<AccountId> {
	ListEntry { target, action: Action::Delist, reason: 8, case: file(2) }
}

/// The oracle brings a whole version of the list, published now.
pub fn update(list: ListId, version: u32, entries: Vec<ListEntry<AccountId>>) {
	assert_ok!(part(list, version, entries, true));
}

/// The oracle brings a part of a version published now.
pub fn part(
	list: ListId,
	version: u32,
	entries: Vec<ListEntry<AccountId>>,
	last: bool,
) -> DispatchResult {
	let entries = BoundedVec::try_from(entries).expect("few enough");
	Sanctions::update_list(by(ORACLE), list, version, Now::get(), entries, last)
		.map(drop)
		.map_err(|error| error.error)
}

/// An officer freezes fully.
pub fn freeze(target: Target<AccountId>) {
	assert_ok!(Sanctions::freeze(by(OFFICER), target, FreezeMode::Full, 7, file(1)));
}

/// Two officers release.
pub fn release(target: Target<AccountId>) {
	assert_ok!(Sanctions::request_release(by(OFFICER), target.clone(), file(3), None));
	assert_ok!(Sanctions::confirm_release(by(SECOND), target));
}

/// The mode every movement of `who` sees.
pub fn mode_of(who: AccountId) -> FreezeMode {
	Register::standing(&who).freeze()
}

/// Whether the GNX of `who` is blocked.
pub fn gnx_blocked(who: AccountId) -> bool {
	BlockedGnx::contains_key(who)
}

pub fn record_of(target: Target<AccountId>) -> Option<FreezeRecord<AccountId>> {
	Freezes::<Test>::get(target)
}

pub fn events() -> Vec<crate::Event<Test>> {
	System::read_events_for_pallet()
}

pub fn last_event() -> crate::Event<Test> {
	events().pop().expect("an event")
}

/// GNX is blocked exactly where the account or its identity is frozen, and every mark has a record.
pub fn check_neighbours() {
	let mut everybody: BTreeMap<AccountId, ()> =
		FlagsOf::iter_keys().chain(LinkOf::iter_keys()).map(|who| (who, ())).collect();
	everybody.extend(BlockedGnx::iter_keys().map(|who| (who, ())));
	for who in everybody.into_keys() {
		let frozen = mode_of(who) != FreezeMode::None;
		assert_eq!(gnx_blocked(who), frozen, "the GNX of {who}");
		let own = Standing { flags: FlagsOf::get(who).unwrap_or_default(), party: None };
		let recorded = record_of(account(who)).map_or(FreezeMode::None, |record| record.mode);
		assert_eq!(own.freeze(), recorded, "the record of account {who}");
	}
	for (id, record) in Persons::iter() {
		let party = Some(Party { identity: id, record });
		let own = Standing { flags: AccountFlags::default(), party };
		let recorded = record_of(identity(id)).map_or(FreezeMode::None, |record| record.mode);
		assert_eq!(own.freeze(), recorded, "the record of identity {id}");
	}
	for (who, series, record) in crate::FrozenUnits::<Test>::iter() {
		assert_eq!(BlockedUnits::get((series, who)), Some(record.quantity));
	}
	for ((series, who), quantity) in BlockedUnits::iter() {
		let record = crate::FrozenUnits::<Test>::get(who, series);
		assert_eq!(record.map_or(0, |record| record.quantity), quantity);
	}
	if let Some(until) = FreshUntil::get() {
		assert_eq!(until, Sanctions::lists_fresh_until());
	}
}

/// A state with the identities, the list `OFAC` of one day, and nothing frozen.
pub fn new_test_ext() -> sp_io::TestExternalities {
	Now::set(START);
	Stubborn::set(Vec::new());
	GnxWrites::set(0);
	Lookups::set(0);
	let storage = RuntimeGenesisConfig::default().build_storage().expect("builds");
	let mut ext = sp_io::TestExternalities::from(storage);
	ext.execute_with(|| {
		new_identity(COUPLE, &[ALICE, ALICES_SECOND]);
		new_identity(SINGLE, &[BOB]);
		assert_ok!(Sanctions::register_list(by(COUNCIL), OFAC, DAY, file(9)));
		System::set_block_number(1);
	});
	ext
}

/// Runs `test` on the usual state and checks every invariant after it.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		test();
		check_neighbours();
		assert_ok!(Sanctions::do_try_state());
	});
}
