// SPDX-License-Identifier: Apache-2.0
//! A runtime of this pallet alone, with signatures as they are and a ledger that asks who is registered and frozen. Units lie
//! in storage, so that undoing a call undoes their moves too.

mod desk;

pub use desk::Desk;

use crate::{self as pallet_permits, SignedPermit};
use frame_support::{
	Blake2_128Concat, derive_impl, ensure, parameter_types, storage::types::ValueQuery,
	storage_alias,
};
use genex_messages::{Domain, Goods, Message, TransferPermit};
use genex_primitives::{
	AccountFlags, Clearance, CouponClass, CurrencyCode, IdentityFlags, IdentityId, IdentityKind,
	IdentityRecord, Jurisdiction, LegalClass, Money, Party, Path, Quantity, Reason, SeriesFacts,
	SeriesId, SeriesState, Standing, Tier, TransferPolicy, UnixSeconds,
	traits::{Coupons, Identities, Serials},
};
use sp_core::{Pair, sr25519};
use sp_runtime::{
	AccountId32, BuildStorage, DispatchError, DispatchResult, ModuleError, MultiSignature,
	traits::{ConvertInto, IdentityLookup},
};
use std::collections::{BTreeMap, BTreeSet};

pub type AccountId = AccountId32;

/// People, by the seeds of their keys. Each registered one is an identity of the same number.
pub const ALICE: u8 = 1;
pub const BOB: u8 = 2;
pub const CAROL: u8 = 3;
/// Brings what others signed.
pub const RELAYER: u8 = 4;
/// Not registered.
pub const STRANGER: u8 = 9;

pub const SERIES: SeriesId = 5;
/// Its units are not passed on.
pub const BOUND: SeriesId = 6;
/// There is no such series.
pub const UNKNOWN: SeriesId = 99;
/// What Alice and Bob have of each series.
pub const WEALTH: Quantity = 1_000;
pub const START: UnixSeconds = 1_800_000_000;
pub const DAY: UnixSeconds = 86_400;
/// The longest that a signed message lives.
pub const MESSAGE_LIFE: UnixSeconds = 30 * DAY;

/// This chain.
pub const HERE: Domain = Domain { genesis: [7; 32], chain_id: 420_420 };
/// Another.
pub const ELSEWHERE: Domain = Domain { genesis: [8; 32], chain_id: 1 };

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
	pub type Permits = pallet_permits;
}

parameter_types! {
	pub static Now: UnixSeconds = START;
	/// Who is registered, with which tier.
	pub static Tiers: BTreeMap<AccountId, Tier> = BTreeMap::new();
	/// Who is frozen.
	pub static Frozen: BTreeSet<AccountId> = BTreeSet::new();
	/// What the rules have against any move now.
	pub static Against: Vec<Reason> = Vec::new();
	/// Series whose units bear serials.
	pub static Numbered: BTreeSet<SeriesId> = BTreeSet::new();
	/// With which clearances units moved.
	pub static MovedWith: Vec<Clearance> = Vec::new();
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

impl crate::Config for Test {
	type Accounts = ConvertInto;
	type Coupons = Ledger;
	type Serials = Book;
	type SerialWeight = ();
	type Identities = Register;
	type Messages = Desk;
	type Nonces = Desk;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Ledger;
}

#[storage_alias]
pub type Free = StorageMap<Ledger, Blake2_128Concat, (SeriesId, AccountId), Quantity, ValueQuery>;
#[storage_alias]
pub type Held = StorageMap<Ledger, Blake2_128Concat, (SeriesId, AccountId), Quantity, ValueQuery>;
#[storage_alias]
pub type Used = StorageMap<Desk, Blake2_128Concat, (AccountId, u64, UnixSeconds), bool, ValueQuery>;
#[storage_alias]
pub type Owners = StorageMap<Book, Blake2_128Concat, (SeriesId, u64), AccountId>;

/// Identities from a table.
pub struct Register;

impl Identities<AccountId> for Register {
	fn identity_of(who: &AccountId) -> Option<IdentityId> {
		let bytes: &[u8] = who.as_ref();
		Tiers::get().contains_key(who).then(|| u64::from(bytes[0]) + 1)
	}

	fn party(who: &AccountId) -> Option<Party> {
		let record = IdentityRecord {
			tier: Tiers::get().get(who).copied()?,
			kind: IdentityKind::Person,
			jurisdiction: Jurisdiction::new(*b"JP")?,
			valid_until: u32::MAX,
			flags: IdentityFlags::default(),
			accounts: 1,
		};
		Some(Party { identity: Self::identity_of(who)?, record })
	}

	fn tier_of(who: &AccountId) -> Tier {
		Tiers::get().get(who).copied().unwrap_or_default()
	}

	fn standing(who: &AccountId) -> Standing {
		let frozen = Frozen::get().contains(who);
		let flags = if frozen { AccountFlags::FROZEN_OUTBOUND } else { AccountFlags::default() };
		Standing { flags, party: Self::party(who) }
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

/// Units that bear serials.
pub struct Book;

impl Serials<AccountId> for Book {
	fn give(series: SeriesId, serial: u64, from: &AccountId, to: &AccountId) -> DispatchResult {
		Ledger::ensure_allowed(series, from, to, 1, Clearance::None)?;
		ensure!(Owners::get((series, serial)).as_ref() == Some(from), POOR);
		Owners::insert((series, serial), to);
		Ok(())
	}
}

/// Units, and rules that refuse unregistered and frozen parties and whatever `Against` says.
pub struct Ledger;

impl Ledger {
	fn pass(
		from: Quantity,
		series: SeriesId,
		to: &AccountId,
		quantity: Quantity,
	) -> Result<Quantity, DispatchError> {
		let left = from.checked_sub(quantity).ok_or(POOR)?;
		Free::mutate((series, to), |free| *free += quantity);
		Ok(left)
	}

	fn ensure_allowed(
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		clearance: Clearance,
	) -> DispatchResult {
		ensure!(quantity > 0, DispatchError::Other("nothing moves"));
		let reasons = Self::explain(Path::P2P, series, from, to, quantity, clearance);
		let reasons = reasons.ok_or(DispatchError::Other("no such series"))?;
		MovedWith::mutate(|moved| moved.push(clearance));
		reasons.first().map_or(Ok(()), |reason| Err(against(*reason)))
	}
}

impl Coupons<AccountId> for Ledger {
	fn facts(series: SeriesId) -> Option<SeriesFacts<AccountId>> {
		let passed_on = [SERIES, BOUND].into_iter().find(|known| *known == series)? == SERIES;
		Some(SeriesFacts {
			issuer: account(ALICE),
			class: CouponClass::Digital,
			legal_class: LegalClass::PaidGift,
			currency: CurrencyCode::USD,
			face_minor: 100,
			divisible: false,
			valid_from: 0,
			valid_until: UnixSeconds::MAX,
			transfer_policy: if passed_on { TransferPolicy::Free } else { TransferPolicy::None },
			resale_ceiling: None,
			state: SeriesState::Selling,
			unsold: 0,
			unit_worth: 0,
			refund_window: 0,
		})
	}

	fn is_serialised(series: SeriesId) -> bool {
		Numbered::get().contains(&series)
	}

	fn free_units(series: SeriesId, who: &AccountId) -> Quantity {
		Free::get((series, who))
	}

	fn held_units(series: SeriesId, who: &AccountId) -> Quantity {
		Held::get((series, who))
	}

	fn mark_listed(_: SeriesId) -> DispatchResult {
		unreachable!("nothing is sold here")
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
		path: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		price: Option<Money>,
		clearance: Clearance,
	) -> DispatchResult {
		assert_eq!((path, price), (Path::P2P, None));
		Self::ensure_allowed(series, from, to, quantity, clearance)?;
		let left = Self::pass(Free::get((series, from)), series, to, quantity)?;
		// What somebody gives itself stays what it is.
		if from != to {
			Free::insert((series, from), left);
		} else {
			Free::insert((series, from), left + quantity);
		}
		Ok(())
	}

	fn hold(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult {
		let left = Free::get((series, who)).checked_sub(quantity).ok_or(POOR)?;
		Free::insert((series, who), left);
		Held::mutate((series, who), |held| *held += quantity);
		Ok(())
	}

	fn release(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult {
		let left = Self::pass(Held::get((series, who)), series, who, quantity)?;
		Held::insert((series, who), left);
		Ok(())
	}

	fn explain(
		_: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		_: Quantity,
		clearance: Clearance,
	) -> Option<Vec<Reason>> {
		Self::facts(series)?;
		let mut reasons = Vec::new();
		if Frozen::get().contains(from) {
			reasons.push(Reason::SenderFrozen);
		}
		if Frozen::get().contains(to) {
			reasons.push(Reason::RecipientFrozen);
		}
		if !Tiers::get().contains_key(from) {
			reasons.push(Reason::SenderUnknown);
		}
		if !Tiers::get().contains_key(to) {
			reasons.push(Reason::RecipientUnknown);
		}
		let accepted = clearance == Clearance::Accepted;
		let against = Against::get().into_iter();
		reasons.extend(against.filter(|one| *one != Reason::RecipientScreens || !accepted));
		Some(reasons)
	}

	fn force_move(_: SeriesId, _: &AccountId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("no court orders anything here")
	}

	fn set_frozen_units(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
	) -> Result<Quantity, DispatchError> {
		unreachable!("no officer blocks anything here")
	}

	fn transfer_held(
		path: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		price: Option<Money>,
		clearance: Clearance,
	) -> DispatchResult {
		assert_eq!((path, price), (Path::P2P, None));
		Self::ensure_allowed(series, from, to, quantity, clearance)?;
		let left = Self::pass(Held::get((series, from)), series, to, quantity)?;
		Held::insert((series, from), left);
		Ok(())
	}
}

/// An error of a pallet beside this one, which events keep whole.
const fn neighbour(error: u8) -> DispatchError {
	DispatchError::Module(ModuleError { index: 200, error: [error, 0, 0, 0], message: None })
}

/// What the neighbours answer.
pub const POOR: DispatchError = neighbour(1);
pub const LATE: DispatchError = neighbour(2);
pub const TOO_FAR: DispatchError = neighbour(3);
pub const FORGED: DispatchError = neighbour(4);
pub const USED: DispatchError = neighbour(5);

/// The answer of the ledger when its rules refuse a move for `reason`.
pub fn against(reason: Reason) -> DispatchError {
	DispatchError::Other(reason.text())
}

pub fn key(person: u8) -> sr25519::Pair {
	sr25519::Pair::from_seed(&[person; 32])
}

pub fn account(person: u8) -> AccountId {
	key(person).public().into()
}

pub fn bytes(person: u8) -> [u8; 32] {
	account(person).into()
}

pub fn signed(person: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(person))
}

/// What `person` signs for a chain.
pub fn sign_for(person: u8, message: &impl Message, domain: &Domain) -> MultiSignature {
	key(person).sign(&message.payload(domain)).into()
}

pub fn sign(person: u8, message: &impl Message) -> MultiSignature {
	sign_for(person, message, &HERE)
}

/// Free and held of a person.
pub fn parts(series: SeriesId, person: u8) -> (Quantity, Quantity) {
	(Free::get((series, account(person))), Held::get((series, account(person))))
}

pub fn freeze(person: u8) {
	Frozen::mutate(|frozen| frozen.insert(account(person)));
}

/// Events of this pallet since the start or the last `System::reset_events`.
pub fn events() -> Vec<crate::Event<Test>> {
	let records = System::events().into_iter();
	records
		.filter_map(|record| match record.event {
			RuntimeEvent::Permits(event) => Some(event),
			_ => None,
		})
		.collect()
}

pub fn last_event() -> crate::Event<Test> {
	events().pop().expect("something happened")
}

/// Alice's permit of 10 units for Bob.
pub fn permit() -> TransferPermit {
	TransferPermit {
		from: bytes(ALICE),
		to: bytes(BOB),
		series: SERIES,
		goods: Goods::Units(10),
		nonce: 1,
		deadline: START + DAY,
	}
}

/// The permit with the signature of Alice.
pub fn by_alice(permit: TransferPermit) -> SignedPermit {
	SignedPermit { permit, signature: sign(ALICE, &permit) }
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Ledger {
	fn give(who: &AccountId, quantity: Quantity) -> SeriesId {
		Tiers::mutate(|tiers| tiers.insert(who.clone(), Tier::L2));
		Free::insert((SERIES, who), quantity);
		SERIES
	}

	fn recipient(index: u32) -> AccountId {
		let recipient: AccountId = frame_benchmarking::account("recipient", index, 0);
		Tiers::mutate(|tiers| tiers.insert(recipient.clone(), Tier::L2));
		recipient
	}

	fn register(who: &AccountId) {
		Tiers::mutate(|tiers| tiers.insert(who.clone(), Tier::L2));
	}

	fn domain() -> Domain {
		HERE
	}

	fn now() -> UnixSeconds {
		Now::get()
	}
}

pub fn build() -> sp_io::TestExternalities {
	Now::set(START);
	Tiers::set([ALICE, BOB, CAROL, RELAYER].map(|one| (account(one), Tier::L2)).into());
	Frozen::set(BTreeSet::new());
	Against::set(Vec::new());
	Numbered::set(BTreeSet::new());
	MovedWith::set(Vec::new());
	let genesis = RuntimeGenesisConfig::default();
	let mut ext: sp_io::TestExternalities =
		genesis.build_storage().expect("the genesis of the tests is valid").into();
	ext.register_extension(sp_keystore::KeystoreExt::new(
		sp_keystore::testing::MemoryKeystore::new(),
	));
	ext.execute_with(|| {
		System::set_block_number(1);
		for series in [SERIES, BOUND] {
			for person in [ALICE, BOB] {
				Free::insert((series, account(person)), WEALTH);
			}
		}
	});
	ext
}

/// Runs `test` at the start, then checks that units were neither made nor lost.
pub fn run(test: impl FnOnce()) {
	build().execute_with(|| {
		test();
		for series in [SERIES, BOUND] {
			let free: Quantity =
				Free::iter().filter(|((one, _), _)| *one == series).map(|(_, free)| free).sum();
			assert_eq!(free, 2 * WEALTH, "units of series {series} were made or lost");
		}
		assert_eq!(Held::iter().count(), 0, "permits put nothing aside");
	});
}
