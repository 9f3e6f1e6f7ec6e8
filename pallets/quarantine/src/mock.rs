// SPDX-License-Identifier: Apache-2.0
//! A runtime of this pallet alone. Flags and balances lie in storage, so that undoing a call undoes them too.

use crate::{
	self as pallet_quarantine, NextReceiptId, Receipt, ReceiptId, Receipts, ReceivePolicy,
};
use core::time::Duration;
use frame_support::{
	Blake2_128Concat, assert_ok, derive_impl, ensure, parameter_types,
	storage::types::ValueQuery,
	storage_alias,
	traits::{ConstU64, UnixTime},
};
use genex_primitives::{
	AccountFlags, Asset, Clearance, CurrencyCode, IdentityFlags, IdentityId, IdentityKind,
	IdentityRecord, Jurisdiction, Money, Party, Reason, Standing, Tier, UnixSeconds,
	traits::{Escrow, Identities, Markers},
};
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult};
use std::collections::BTreeMap;

pub type AccountId = u64;

/// People; the second account of Alice is of the same identity as her first.
pub const ALICE: AccountId = 10;
pub const ALICE_PHONE: AccountId = 11;
pub const BOB: AccountId = 20;
pub const BOB_PHONE: AccountId = 21;
pub const CAROL: AccountId = 30;
/// An account without identity.
pub const STRANGER: AccountId = 90;

pub const ALICE_ID: IdentityId = 1;
pub const BOB_ID: IdentityId = 2;
pub const CAROL_ID: IdentityId = 3;
/// The highest identity that exists; those from 4 on have no accounts.
pub const LAST_ID: IdentityId = 400;

pub const UNITS: Asset = Asset::Series(5);
pub const USDC: Asset = Asset::Stablecoin(7);
/// What Alice, Bob and Carol have of each at the start.
pub const WEALTH: u128 = 1_000;
pub const START: UnixSeconds = 1_000_000;
pub const LIFETIME: UnixSeconds = 7 * 86_400;
pub const MOST_OPEN: u32 = 40;
pub const NOTE: H256 = H256::repeat_byte(7);

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
	pub type Quarantine = pallet_quarantine;
}

parameter_types! {
	pub static Now: UnixSeconds = START;
	pub static Links: BTreeMap<AccountId, IdentityId> = BTreeMap::new();
	/// What the rules have against any gift now.
	pub static Against: Vec<Reason> = Vec::new();
	/// Whose escrow cannot be released now.
	pub static Stuck: Vec<AccountId> = Vec::new();
	/// With which clearances value was paid out.
	pub static PaidWith: Vec<Clearance> = Vec::new();
	pub static MaxOpen: u32 = MOST_OPEN;
	pub static MaxTrusted: u32 = 3;
	pub const Lifetime: UnixSeconds = LIFETIME;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type BlockHashCount = ConstU64<250>;
}

impl crate::Config for Test {
	type Identities = Register;
	type Markers = Register;
	type Escrow = Vault;
	type UnixTime = Clock;
	type OfferLifetime = Lifetime;
	type MaxOpenOffers = MaxOpen;
	type MaxTrusted = MaxTrusted;
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

#[storage_alias]
pub type Flags = StorageMap<Kyc, Blake2_128Concat, AccountId, AccountFlags, ValueQuery>;
#[storage_alias]
pub type Free = StorageMap<Vault, Blake2_128Concat, (Asset, AccountId), u128, ValueQuery>;
#[storage_alias]
pub type Held = StorageMap<Vault, Blake2_128Concat, (Asset, AccountId), u128, ValueQuery>;

/// Identities from a table, flags from storage.
pub struct Register;

impl Identities<AccountId> for Register {
	fn identity_of(who: &AccountId) -> Option<IdentityId> {
		Links::get().get(who).copied()
	}

	fn party(who: &AccountId) -> Option<Party> {
		let identity = Self::identity_of(who)?;
		Some(Party { identity, record: Self::record(identity)? })
	}

	fn tier_of(who: &AccountId) -> Tier {
		Self::party(who).map(|party| party.record.tier).unwrap_or_default()
	}

	fn standing(who: &AccountId) -> Standing {
		Standing { flags: Flags::get(who), party: Self::party(who) }
	}

	fn record(identity: IdentityId) -> Option<IdentityRecord> {
		(1..=LAST_ID).contains(&identity).then_some(IdentityRecord {
			tier: Tier::L2,
			kind: IdentityKind::Person,
			jurisdiction: Jurisdiction::new(*b"JP")?,
			valid_until: u32::MAX,
			flags: IdentityFlags::default(),
			accounts: 1,
		})
	}

	fn accounts(identity: IdentityId) -> Vec<AccountId> {
		let links = Links::get().into_iter();
		links.filter(|(_, linked)| *linked == identity).map(|(who, _)| who).collect()
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId> {
		None
	}
}

impl Markers<AccountId> for Register {
	fn mark_account(who: &AccountId, mask: AccountFlags, flags: AccountFlags) -> AccountFlags {
		let before = Flags::get(who);
		Flags::insert(who, AccountFlags(before.0 & !mask.0 | flags.0 & mask.0));
		before
	}

	fn mark_identity(_: IdentityId, _: IdentityFlags, _: IdentityFlags) -> Option<IdentityFlags> {
		unreachable!("receive policies mark accounts only")
	}
}

/// Value of any kind, and rules that refuse unregistered parties, screened recipients, and whatever `Against` says.
pub struct Vault;

impl Escrow<AccountId> for Vault {
	fn explain(
		_: Asset,
		from: &AccountId,
		to: &AccountId,
		_: u128,
		clearance: Clearance,
	) -> Vec<Reason> {
		let mut reasons = Vec::new();
		if Register::identity_of(from).is_none() {
			reasons.push(Reason::SenderUnknown);
		}
		if Register::identity_of(to).is_none() {
			reasons.push(Reason::RecipientUnknown);
		}
		reasons.extend(Against::get());
		let screens = Flags::get(to).contains(AccountFlags::SCREENED);
		if screens && clearance != Clearance::Accepted {
			reasons.push(Reason::RecipientScreens);
		}
		reasons
	}

	fn value(_: Asset, quantity: u128) -> Result<Money, DispatchError> {
		Ok(Money::new(CurrencyCode::USD, quantity))
	}

	fn hold(asset: Asset, who: &AccountId, quantity: u128) -> DispatchResult {
		Free::mutate((asset, *who), |free| take(free, quantity))?;
		Held::mutate((asset, *who), |held| *held += quantity);
		Ok(())
	}

	fn release(asset: Asset, who: &AccountId, quantity: u128) -> DispatchResult {
		ensure!(!Stuck::get().contains(who), DispatchError::Other("stuck"));
		Held::mutate((asset, *who), |held| take(held, quantity))?;
		Free::mutate((asset, *who), |free| *free += quantity);
		Ok(())
	}

	fn pay_out(
		asset: Asset,
		from: &AccountId,
		to: &AccountId,
		quantity: u128,
		clearance: Clearance,
	) -> DispatchResult {
		let reasons = Self::explain(asset, from, to, quantity, clearance);
		if let Some(reason) = reasons.first() {
			return Err(DispatchError::Other(reason.text()));
		}
		Held::mutate((asset, *from), |held| take(held, quantity))?;
		Free::mutate((asset, *to), |free| *free += quantity);
		PaidWith::mutate(|paid| paid.push(clearance));
		Ok(())
	}
}

/// Takes `quantity` from what is there.
fn take(balance: &mut u128, quantity: u128) -> DispatchResult {
	*balance = balance.checked_sub(quantity).ok_or(POOR)?;
	Ok(())
}

/// What the vault answers when there is too little.
pub const POOR: DispatchError = DispatchError::Other("too little");

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Vault {
	fn holder(index: u32) -> AccountId {
		[ALICE, BOB, CAROL][index as usize]
	}

	fn give(who: &AccountId, quantity: u128) -> Asset {
		Free::insert((UNITS, *who), quantity);
		UNITS
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Free and held of `who`.
pub fn parts(asset: Asset, who: AccountId) -> (u128, u128) {
	(Free::get((asset, who)), Held::get((asset, who)))
}

/// Has `who` screen what it receives.
pub fn screen(who: AccountId) {
	assert_ok!(Quarantine::set_receive_policy(signed(who), ReceivePolicy::Screened));
}

/// Alice offers Bob, who screens, units that wait; gives the receipt.
pub fn waiting(quantity: u128) -> ReceiptId {
	if Quarantine::receive_policy(BOB) == ReceivePolicy::AcceptAll {
		screen(BOB);
	}
	let id = NextReceiptId::<Test>::get();
	assert_ok!(Quarantine::offer(signed(ALICE), UNITS, BOB, quantity, NOTE));
	assert!(Receipts::<Test>::contains_key(id));
	id
}

/// The receipt of such an offer made at the start.
pub fn receipt(quantity: u128) -> Receipt<AccountId> {
	Receipt {
		from: ALICE,
		sender: ALICE_ID,
		to: BOB,
		asset: UNITS,
		quantity,
		note: NOTE,
		opened_at: START,
		deadline: START + LIFETIME,
	}
}

/// Events of this pallet since the start or the last `System::reset_events`.
pub fn events() -> Vec<crate::Event<Test>> {
	let records = System::events().into_iter();
	records
		.filter_map(|record| match record.event {
			RuntimeEvent::Quarantine(event) => Some(event),
			_ => None,
		})
		.collect()
}

/// What the event record ends with.
pub fn last_event() -> crate::Event<Test> {
	events().pop().expect("something happened")
}

pub fn build() -> sp_io::TestExternalities {
	Now::set(START);
	Against::set(Vec::new());
	Stuck::set(Vec::new());
	PaidWith::set(Vec::new());
	MaxOpen::set(MOST_OPEN);
	MaxTrusted::set(3);
	Links::set(BTreeMap::from([
		(ALICE, ALICE_ID),
		(ALICE_PHONE, ALICE_ID),
		(BOB, BOB_ID),
		(BOB_PHONE, BOB_ID),
		(CAROL, CAROL_ID),
	]));
	let genesis = RuntimeGenesisConfig::default();
	let mut ext: sp_io::TestExternalities =
		genesis.build_storage().expect("the genesis of the tests is valid").into();
	ext.execute_with(|| {
		System::set_block_number(1);
		for asset in [UNITS, USDC] {
			for who in [ALICE, BOB, CAROL] {
				Free::insert((asset, who), WEALTH);
			}
		}
	});
	ext
}

/// Runs `test` at the start, then checks every invariant and that exactly the value of waiting gifts is held.
pub fn run(test: impl FnOnce()) {
	build().execute_with(|| {
		test();
		check();
	});
}

/// Every invariant, and that what is held is what waits: the vault holds nothing else in these tests.
pub fn check() {
	assert_ok!(Quarantine::do_try_state());
	let mut waiting = BTreeMap::<(Vec<u8>, AccountId), u128>::new();
	for receipt in Receipts::<Test>::iter_values() {
		*waiting.entry((codec::Encode::encode(&receipt.asset), receipt.from)).or_default() +=
			receipt.quantity;
	}
	for ((asset, who), held) in Held::iter() {
		let expected = waiting.remove(&(codec::Encode::encode(&asset), who)).unwrap_or_default();
		assert_eq!(held, expected, "what is held of {who} is not what waits");
	}
	assert!(waiting.is_empty(), "a gift waits whose value is not held");
}
