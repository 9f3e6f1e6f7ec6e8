// SPDX-License-Identifier: Apache-2.0
//! A chain with this pallet, over escrow, identities and rates that the tests set.

use crate::{
	self as pallet_travel_rule, Case, CaseState, Config, Envelope, Event, NextCaseId, Pallet,
};
use core::time::Duration;
use frame_support::{
	Blake2_128Concat, assert_ok, derive_impl,
	pallet_prelude::ValueQuery,
	parameter_types, storage_alias,
	traits::{ConstU32, ConstU64, IsInVec, UnixTime},
};
use frame_system::EnsureSignedBy;
use genex_primitives::{
	Asset, CaseId, Cents, Clearance, CurrencyCode, IdentityFlags, IdentityId, IdentityKind,
	IdentityRecord, Jurisdiction, Money, Party, Reason, Standing, Tier, UnixSeconds,
	traits::{Escrow, Identities, Rates},
};
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult, TokenError};
use std::collections::BTreeMap;

pub type AccountId = u64;

/// Attestors. The first vouches for Alice and Carol, the second for Bob.
pub const FIRST: AccountId = 1;
pub const SECOND: AccountId = 2;
/// An attestor who vouches for nobody.
pub const THIRD: AccountId = 3;
pub const OFFICER: AccountId = 5;
/// Two accounts of identity 1.
pub const ALICE: AccountId = 10;
pub const ALICE_TOO: AccountId = 11;
/// Identity 2.
pub const BOB: AccountId = 20;
/// Identity 3.
pub const CAROL: AccountId = 30;
/// No identity.
pub const STRANGER: AccountId = 40;

pub const ALICE_ID: IdentityId = 1;
pub const BOB_ID: IdentityId = 2;
pub const CAROL_ID: IdentityId = 3;

/// Units of one US dollar.
pub const GIFT: Asset = Asset::Series(1);
/// Units of one euro, for which there is no rate.
pub const EUROS: Asset = Asset::Series(2);
/// Six decimals.
pub const USDC: Asset = Asset::Stablecoin(7);

/// What each holder begins with, of each asset.
pub const FUNDS: u128 = 1_000_000;
pub const START: UnixSeconds = 1_800_000_000;
pub const LIFETIME: UnixSeconds = 3 * 86_400;
pub const SIX_YEARS: UnixSeconds = 6 * 365 * 86_400;
pub const SIGNATURE_LIFE: UnixSeconds = 86_400;
pub const MAX_OPEN: u32 = 64;
/// What escrow says when there is too little.
pub const SHORT: DispatchError = DispatchError::Token(TokenError::FundsUnavailable);

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
	pub type Travel = pallet_travel_rule;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type DbWeight = frame_support::weights::constants::ParityDbWeight;
}

parameter_types! {
	pub static Now: UnixSeconds = START;
	pub static CaseLife: UnixSeconds = LIFETIME;
	pub static Retained: UnixSeconds = SIX_YEARS;
	pub static AttestorSet: Vec<AccountId> = Vec::new();
	pub static OfficerSet: Vec<AccountId> = vec![OFFICER];
	/// The identity of each account.
	pub static Links: BTreeMap<AccountId, IdentityId> = BTreeMap::new();
	/// Tier and attestor of each identity.
	pub static People: BTreeMap<IdentityId, (Tier, AccountId)> = BTreeMap::new();
	/// Accounts whose property is blocked in both directions.
	pub static Frozen: Vec<AccountId> = Vec::new();
}

impl Config for Test {
	type Escrow = Vault;
	type Identities = Registry;
	type Attestors = IsInVec<AttestorSet>;
	type Rates = Dollars;
	type ComplianceOrigin = EnsureSignedBy<IsInVec<OfficerSet>, AccountId>;
	type UnixTime = Clock;
	type CaseLifetime = CaseLife;
	type Retention = Retained;
	type MaxOpenPerIdentity = ConstU32<MAX_OPEN>;
	type MaxSignatureLife = ConstU64<SIGNATURE_LIFE>;
	type SerialWeight = ();
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Vault;
}

pub struct Clock;
impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

pub struct Registry;
impl Identities<AccountId> for Registry {
	fn identity_of(who: &AccountId) -> Option<IdentityId> {
		Links::get().get(who).copied()
	}

	fn party(who: &AccountId) -> Option<Party> {
		let identity = Self::identity_of(who)?;
		Some(Party { identity, record: Self::record(identity)? })
	}

	fn tier_of(who: &AccountId) -> Tier {
		Self::party(who).map(|party| party.record.tier_at(Now::get())).unwrap_or_default()
	}

	fn standing(who: &AccountId) -> Standing {
		Standing { party: Self::party(who), ..Default::default() }
	}

	fn record(identity: IdentityId) -> Option<IdentityRecord> {
		let (tier, _) = *People::get().get(&identity)?;
		Some(IdentityRecord {
			tier,
			kind: IdentityKind::Person,
			jurisdiction: Jurisdiction::new(*b"JP")?,
			valid_until: u32::MAX,
			flags: IdentityFlags::default(),
			accounts: 1,
		})
	}

	fn accounts(identity: IdentityId) -> Vec<AccountId> {
		Links::get().into_iter().filter(|(_, id)| *id == identity).map(|(who, _)| who).collect()
	}

	fn attestor_of(identity: IdentityId) -> Option<AccountId> {
		People::get().get(&identity).map(|(_, attestor)| *attestor)
	}
}

/// Knows dollars only.
pub struct Dollars;
impl Rates for Dollars {
	fn cents(value: Money) -> Result<Cents, Reason> {
		let cents = Cents::try_from(value.minor).map_err(|_| Reason::FxRateMissing)?;
		(value.currency == CurrencyCode::USD).then_some(cents).ok_or(Reason::FxRateMissing)
	}
}

/// Free and held quantity of each account; part of the state, so that a failed call undoes it.
#[storage_alias]
pub type Book = StorageMap<Vault, Blake2_128Concat, (AccountId, Asset), (u128, u128), ValueQuery>;

/// How often value was paid out of escrow.
#[storage_alias]
pub type Payouts = StorageValue<Vault, u32, ValueQuery>;

pub struct Vault;

impl Vault {
	fn change(
		who: AccountId,
		asset: Asset,
		change: impl FnOnce(u128, u128) -> Option<(u128, u128)>,
	) -> DispatchResult {
		Book::try_mutate((who, asset), |(free, held)| {
			(*free, *held) = change(*free, *held).ok_or(SHORT)?;
			Ok(())
		})
	}

	/// Takes held value away, as a court order does.
	pub fn take(who: AccountId, asset: Asset, quantity: u128) {
		assert_ok!(Self::change(who, asset, |free, held| Some((
			free,
			held.checked_sub(quantity)?
		))));
	}
}

impl Escrow<AccountId> for Vault {
	fn explain(
		_: Asset,
		from: &AccountId,
		to: &AccountId,
		_: u128,
		clearance: Clearance,
	) -> Vec<Reason> {
		let known = |who| Registry::identity_of(who).is_some();
		let frozen = |who| Frozen::get().contains(who);
		[
			(frozen(from), Reason::SenderFrozen),
			(frozen(to), Reason::RecipientFrozen),
			(!known(from), Reason::SenderUnknown),
			(!known(to), Reason::RecipientUnknown),
			(!clearance.satisfies_travel_rule(), Reason::TravelRuleNeeded),
		]
		.into_iter()
		.filter_map(|(applies, reason)| applies.then_some(reason))
		.collect()
	}

	fn value(asset: Asset, quantity: u128) -> Result<Money, DispatchError> {
		match asset {
			EUROS => Ok(Money::new(CurrencyCode::EUR, quantity * 100)),
			Asset::Series(_) => Ok(Money::new(CurrencyCode::USD, quantity * 100)),
			Asset::Stablecoin(_) => Ok(Money::new(CurrencyCode::USD, quantity.div_ceil(10_000))),
			Asset::Gnx => Err(DispatchError::Other("GNX has no value here")),
		}
	}

	fn hold(asset: Asset, who: &AccountId, quantity: u128) -> DispatchResult {
		Self::change(*who, asset, |free, held| {
			Some((free.checked_sub(quantity)?, held.checked_add(quantity)?))
		})
	}

	fn release(asset: Asset, who: &AccountId, quantity: u128) -> DispatchResult {
		Self::change(*who, asset, |free, held| {
			Some((free.checked_add(quantity)?, held.checked_sub(quantity)?))
		})
	}

	fn pay_out(
		asset: Asset,
		from: &AccountId,
		to: &AccountId,
		quantity: u128,
		clearance: Clearance,
	) -> DispatchResult {
		if let Some(reason) = Self::explain(asset, from, to, quantity, clearance).first() {
			return Err(DispatchError::Other(reason.text()));
		}
		Self::change(*from, asset, |free, held| Some((free, held.checked_sub(quantity)?)))?;
		Self::change(*to, asset, |free, held| Some((free.checked_add(quantity)?, held)))?;
		Payouts::mutate(|count| *count += 1);
		Ok(())
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Vault {
	fn register(name: &'static str, attestor: &AccountId) -> AccountId {
		AttestorSet::mutate(|set| set.push(*attestor));
		let who = frame_benchmarking::account(name, 0, 0);
		let identity = 1_000 + Links::get().len() as IdentityId;
		person(identity, who, Tier::L2, *attestor);
		who
	}

	fn fund(who: &AccountId, quantity: u128) -> Asset {
		Book::insert((who, GIFT), (quantity, 0));
		GIFT
	}

	fn seize(asset: Asset, who: &AccountId, quantity: u128) -> DispatchResult {
		Self::take(*who, asset, quantity);
		Ok(())
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

/// Registers `who` as an identity, or changes it.
pub fn person(identity: IdentityId, who: AccountId, tier: Tier, attestor: AccountId) {
	Links::mutate(|links| links.insert(who, identity));
	People::mutate(|people| people.insert(identity, (tier, attestor)));
}

pub fn set_tier(identity: IdentityId, tier: Tier) {
	People::mutate(|people| people.get_mut(&identity).unwrap().0 = tier);
}

/// Compliance makes another attestor responsible.
pub fn reassign(identity: IdentityId, attestor: AccountId) {
	People::mutate(|people| people.get_mut(&identity).unwrap().1 = attestor);
}

/// Governance takes the role from an attestor.
pub fn dismiss(attestor: AccountId) {
	AttestorSet::mutate(|set| set.retain(|who| *who != attestor));
}

pub fn freeze(who: AccountId) {
	Frozen::mutate(|frozen| frozen.push(who));
}

pub fn wait(seconds: UnixSeconds) {
	Now::mutate(|now| *now += seconds);
}

pub fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn hash(number: u64) -> H256 {
	H256::from_low_u64_be(number)
}

/// An envelope by number.
pub fn envelope(number: u64) -> Envelope {
	Envelope { id: hash(1_000 + number), hash: hash(number) }
}

/// Envelope 1, or another message with the same words if Alice sent that one before.
pub fn unused_envelope() -> Envelope {
	let used = crate::CaseOfEnvelope::<Test>::contains_key(ALICE_ID, envelope(1).id);
	let id = if used { hash(5_000 + NextCaseId::<Test>::get()) } else { envelope(1).id };
	Envelope { id, ..envelope(1) }
}

/// Free and held units of the gift card of `who`.
pub fn gifts(who: AccountId) -> (u128, u128) {
	Book::get((who, GIFT))
}

pub fn the_case(id: CaseId) -> Case<AccountId> {
	Travel::case(id).expect("there is such a case")
}

pub fn state(id: CaseId) -> CaseState {
	the_case(id).state
}

/// Alice opens a case of `quantity` units for Bob.
pub fn open(quantity: u128) -> CaseId {
	let id = NextCaseId::<Test>::get();
	assert_ok!(Travel::open_case(by(ALICE), GIFT, BOB, quantity, None));
	id
}

/// A case of 100 units from Alice to Bob in `state`, any but Accepted, about envelope 1. Its
/// deadline has passed when it is Expired.
pub fn case_in(state: CaseState) -> CaseId {
	use CaseState::*;
	let id = open(100);
	if matches!(state, Pending | Review | Repair | Completed) {
		assert_ok!(Travel::attach_envelope(by(ALICE), id, unused_envelope()));
	}
	if matches!(state, Review | Repair | Completed) {
		assert_ok!(Travel::start_review(by(SECOND), id));
	}
	match state {
		Repair => {
			assert_ok!(Travel::request_repair(by(SECOND), id, hash(9)));
		},
		Completed => {
			assert_ok!(Travel::accept(by(FIRST), id, hash(1)));
			assert_ok!(Travel::accept(by(SECOND), id, hash(1)));
		},
		Rejected => {
			assert_ok!(Travel::reject(by(SECOND), id, hash(9)));
		},
		Expired => {
			wait(CaseLife::get());
			assert_ok!(Travel::return_expired(by(STRANGER), id));
		},
		_ => {},
	}
	assert_eq!(the_case(id).state, state);
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
	CaseLife::set(LIFETIME);
	Retained::set(SIX_YEARS);
	AttestorSet::set(vec![FIRST, SECOND, THIRD]);
	OfficerSet::set(vec![OFFICER]);
	Links::set(BTreeMap::new());
	People::set(BTreeMap::new());
	Frozen::set(Vec::new());
	let genesis = RuntimeGenesisConfig::default();
	let storage = genesis.build_storage().expect("the genesis of the tests is valid");
	let mut ext = sp_io::TestExternalities::from(storage);
	#[cfg(feature = "runtime-benchmarks")]
	ext.register_extension(sp_keystore::KeystoreExt::new(
		sp_keystore::testing::MemoryKeystore::new(),
	));
	ext.execute_with(|| {
		System::set_block_number(1);
		frame_system::BlockHash::<Test>::insert(0, H256::repeat_byte(7));
		person(ALICE_ID, ALICE, Tier::L2, FIRST);
		person(ALICE_ID, ALICE_TOO, Tier::L2, FIRST);
		person(BOB_ID, BOB, Tier::L2, SECOND);
		person(CAROL_ID, CAROL, Tier::L2, FIRST);
		for who in [ALICE, BOB, CAROL] {
			for asset in [GIFT, EUROS, USDC] {
				Book::insert((who, asset), (FUNDS, 0));
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
