// SPDX-License-Identifier: Apache-2.0
//! A runtime of this pallet alone, with signatures as they are and a ledger that asks who is registered and frozen. Units lie
//! in storage, so that undoing a call undoes their moves too.

mod ledger;

pub use ledger::{Free, Held, Ledger};

use crate::{
	self as pallet_claims, BatchId, Batches, GiftId, Gifts, NextBatchId, NextGiftId, Proof,
};
use core::time::Duration;
use frame_support::{
	assert_ok, derive_impl, ensure, ord_parameter_types, parameter_types,
	traits::{ConstU32, UnixTime},
};
use frame_system::EnsureSignedBy;
use genex_messages::{Domain, GiftClaim, Goods, Message, ScratchClaim, merkle};
use genex_primitives::{
	AccountFlags, Clearance, IdentityFlags, IdentityId, IdentityKind, IdentityRecord, Jurisdiction,
	Party, Quantity, Reason, SeriesId, Standing, Tier, UnixSeconds,
	signature::AccountSignature,
	traits::{Identities, SignedMessages},
};
use sp_core::{H256, Pair, sr25519};
use sp_runtime::{
	AccountId32, BuildStorage, DispatchError, DispatchResult, MultiSignature,
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
pub const OFFICER: u8 = 5;
/// The key in links.
pub const LINK: u8 = 50;
/// The first key under a scratch field; others follow.
pub const SCRATCH: u8 = 100;
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
pub const BATCH_LIFE: UnixSeconds = 1_000 * DAY;
pub const GIFT_LIFE: UnixSeconds = 100 * DAY;
pub const MOST_CARDS: u32 = 50;
pub const MOST_BATCHES: u32 = 3;
pub const MOST_GIFTS: u32 = 4;
/// Cards of the batches of the tests, and the units of each.
pub const CARDS: u8 = 3;
pub const UNITS: Quantity = 20;

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
	pub type Claims = pallet_claims;
}

parameter_types! {
	pub static Now: UnixSeconds = START;
	/// Who is registered, with which tier.
	pub static Tiers: BTreeMap<AccountId, Tier> = BTreeMap::new();
	/// Who is frozen.
	pub static Frozen: BTreeSet<AccountId> = BTreeSet::new();
	/// What the rules have against any move now.
	pub static Against: Vec<Reason> = Vec::new();
	/// First second at which units are worth nothing.
	pub static ValidUntil: UnixSeconds = UnixSeconds::MAX;
	/// With which clearances units moved.
	pub static MovedWith: Vec<Clearance> = Vec::new();
	pub const BatchLife: UnixSeconds = BATCH_LIFE;
	pub const GiftLife: UnixSeconds = GIFT_LIFE;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

ord_parameter_types! {
	pub const Officer: AccountId = account(OFFICER);
}

impl crate::Config for Test {
	type Accounts = ConvertInto;
	type Coupons = Ledger;
	type Identities = Register;
	type Messages = Desk;
	type ComplianceOrigin = EnsureSignedBy<Officer, AccountId>;
	type UnixTime = Clock;
	type MaxBatchLife = BatchLife;
	type MaxGiftLife = GiftLife;
	type MaxCards = ConstU32<MOST_CARDS>;
	type MaxBatchesPerGiver = ConstU32<MOST_BATCHES>;
	type MaxGiftsPerGiver = ConstU32<MOST_GIFTS>;
	type SerialWeight = ();
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Ledger;
}

pub struct Clock;

impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

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

/// Checks signatures as they are.
pub struct Desk;

impl SignedMessages for Desk {
	fn check<M: Message>(message: &M, signature: &MultiSignature) -> DispatchResult {
		ensure!(Now::get() < message.deadline(), LATE);
		ensure!(message.deadline() <= Now::get() + MESSAGE_LIFE, TOO_FAR);
		let signed = signature.is_of(&AccountId::new(message.signer()), &message.payload(&HERE));
		ensure!(signed, FORGED);
		Ok(())
	}
}

/// What the neighbours answer.
pub const POOR: DispatchError = DispatchError::Other("too little");
pub const LATE: DispatchError = DispatchError::Other("late");
pub const TOO_FAR: DispatchError = DispatchError::Other("too far ahead");
pub const FORGED: DispatchError = DispatchError::Other("forged");

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
			RuntimeEvent::Claims(event) => Some(event),
			_ => None,
		})
		.collect()
}

pub fn last_event() -> crate::Event<Test> {
	events().pop().expect("something happened")
}

/// The leaves of the cards of the tests.
pub fn leaves() -> Vec<[u8; 32]> {
	(0..CARDS).map(|card| merkle::leaf(&bytes(SCRATCH + card), &Goods::Units(UNITS))).collect()
}

pub fn root() -> H256 {
	H256(merkle::root(&leaves()).expect("there are cards"))
}

pub fn proof(card: u8) -> Proof {
	let path = merkle::proof(&leaves(), usize::from(card)).expect("there is the card");
	path.try_into().expect("the tree is low")
}

/// Alice prints cards; gives the number of the batch.
pub fn printed() -> BatchId {
	let batch = NextBatchId::<Test>::get();
	let deadline = START + 50 * DAY;
	let call = Claims::create_batch(signed(ALICE), SERIES, UNITS, CARDS.into(), root(), deadline);
	assert_ok!(call);
	assert!(Batches::<Test>::contains_key(batch));
	batch
}

/// What the key of a card signs for Bob.
pub fn scratched(batch: BatchId, card: u8) -> ScratchClaim {
	let (key, claimer) = (bytes(SCRATCH + card), bytes(BOB));
	ScratchClaim { batch, key, claimer, deadline: Now::get() + DAY }
}

/// The relayer brings a claim, signed by the key of the card.
pub fn claim(claim: ScratchClaim, card: u8) -> DispatchResult {
	let signature = sign(SCRATCH + card, &claim);
	Claims::claim_card(signed(RELAYER), claim, proof(card), signature)
}

/// Alice puts 10 units into a link for whoever has `min_tier`; gives the number of the gift.
pub fn linked(min_tier: Tier) -> GiftId {
	let gift = NextGiftId::<Test>::get();
	let deadline = START + 10 * DAY;
	let call = Claims::create_gift(signed(ALICE), SERIES, 10, account(LINK), min_tier, deadline);
	assert_ok!(call);
	assert!(Gifts::<Test>::contains_key(gift));
	gift
}

/// What the key in the link signs for Bob.
pub fn opened(gift: GiftId) -> GiftClaim {
	GiftClaim { gift, key: bytes(LINK), claimer: bytes(BOB), deadline: Now::get() + DAY }
}

/// The relayer brings a claim, signed by the key in the link.
pub fn open(claim: GiftClaim) -> DispatchResult {
	Claims::claim_gift(signed(RELAYER), claim, sign(LINK, &claim))
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Ledger {
	fn holder(index: u32) -> AccountId {
		account([ALICE, BOB, CAROL][index as usize])
	}

	fn give(who: &AccountId, quantity: Quantity) -> SeriesId {
		Free::insert((SERIES, who), quantity);
		ValidUntil::set(START + DAY);
		SERIES
	}

	fn domain() -> Domain {
		HERE
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

pub fn build() -> sp_io::TestExternalities {
	Now::set(START);
	Tiers::set([ALICE, BOB, CAROL, RELAYER].map(|one| (account(one), Tier::L2)).into());
	Frozen::set(BTreeSet::new());
	Against::set(Vec::new());
	ValidUntil::set(UnixSeconds::MAX);
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

/// Runs `test` at the start, then checks every invariant, and that units were neither made nor lost.
pub fn run(test: impl FnOnce()) {
	build().execute_with(|| {
		test();
		check();
	});
}

/// Every invariant, and that what is held is what waits: the ledger holds nothing else in these tests.
pub fn check() {
	assert_ok!(Claims::do_try_state());
	let mut waiting = BTreeMap::<(SeriesId, AccountId), Quantity>::new();
	for batch in Batches::<Test>::iter_values() {
		let units = batch.waiting().expect("few units wait");
		*waiting.entry((batch.series, batch.giver)).or_default() += units;
	}
	for gift in Gifts::<Test>::iter_values() {
		*waiting.entry((gift.series, gift.giver)).or_default() += gift.quantity;
	}
	let held: BTreeMap<_, _> = Held::iter().filter(|(_, held)| *held > 0).collect();
	assert_eq!(held, waiting, "what is held is not what waits");
	for series in [SERIES, BOUND] {
		let of =
			|(key, units): ((SeriesId, AccountId), Quantity)| (key.0 == series).then_some(units);
		let all = Free::iter().filter_map(of).chain(Held::iter().filter_map(of)).sum::<Quantity>();
		assert_eq!(all, 2 * WEALTH, "units of series {series} were made or lost");
	}
}
