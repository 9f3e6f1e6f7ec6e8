// SPDX-License-Identifier: Apache-2.0
//! A runtime with this pallet alone; identities and series come from tables.

use crate::{self as pallet_books, Event, Pages, SeriesBooks};
use core::time::Duration;
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{SortedMembers, UnixTime},
};
use frame_system::EnsureSignedBy;
use genex_primitives::{
	AssetId, Balance, Clearance, CouponClass, CurrencyCode, IdentityFlags, IdentityId,
	IdentityKind, IdentityRecord, Jurisdiction, LegalClass, Money, Party, Path, Ppm, Quantity,
	Reason, SeriesFacts, SeriesId, SeriesState, Standing, Tier, TransferPolicy, UnixSeconds,
	ledger::{BreakageMethod, Ledger, Unit},
	traits::{
		Books as BooksDoor, Coupons, Identities, MoneyAct, UnitsAct, UnitsChange, UnitsListener,
	},
};
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult};
use std::collections::BTreeMap;

pub type AccountId = u64;

/// The council.
pub const COUNCIL: AccountId = 1;
/// A company in the United States, with a second account.
pub const ISSUER: AccountId = 2;
pub const ISSUER_SHOP: AccountId = 3;
/// A company in Japan.
pub const OTHER_ISSUER: AccountId = 4;
/// A person.
pub const ALICE: AccountId = 10;
/// Nobody is behind it.
pub const STRANGER: AccountId = 99;

pub const ISSUER_ID: IdentityId = 100;
pub const OTHER_ID: IdentityId = 101;
pub const ALICE_ID: IdentityId = 102;

/// Gift cards of the issuer, of 25 dollars.
pub const CARD: SeriesId = 40;
/// Another of them, issued by the second account.
pub const SHOP_CARD: SeriesId = 41;
/// A promotion of the issuer's.
pub const PROMO: SeriesId = 42;
/// Gift cards of the other issuer, of 5,000 yen.
pub const FOREIGN: SeriesId = 43;
/// A draft of the issuer's.
pub const DRAFT: SeriesId = 44;
/// A series of an account behind which nobody is.
pub const ORPHAN: SeriesId = 45;
/// No series.
pub const NOTHING: SeriesId = 99;

/// What a card promises, in cents.
pub const FACE: Balance = 2_500;
pub const USDC: AssetId = 7;
pub const DOLLARS: Unit = Unit::Face(CurrencyCode::USD);
pub const YEN: Unit = Unit::Face(CurrencyCode::JPY);
pub const COINS: Unit = Unit::Money(USDC);

/// 2027-01-15, 08:00 UTC, in the 684th month after January 1970.
pub const START: UnixSeconds = 1_800_000_000;
pub const JANUARY: u32 = 684;
pub const MONTH: UnixSeconds = 31 * 86_400;
/// The record behind a decision of the council.
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
	pub type Books = pallet_books;
}

parameter_types! {
	pub static Now: UnixSeconds = START;
	/// Who is behind the accounts.
	pub static Links: BTreeMap<AccountId, IdentityId> = links();
	/// Units of each series in holders' hands, once the coupons count them.
	pub static Owed: Option<Quantity> = None;
}

fn links() -> BTreeMap<AccountId, IdentityId> {
	[(ISSUER, ISSUER_ID), (ISSUER_SHOP, ISSUER_ID), (OTHER_ISSUER, OTHER_ID), (ALICE, ALICE_ID)]
		.into()
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
}

impl crate::Config for Test {
	type Coupons = Register;
	type Identities = Register;
	type GovernanceOrigin = EnsureSignedBy<Council, AccountId>;
	type UnixTime = Clock;
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

pub struct Council;

impl SortedMembers<AccountId> for Council {
	fn sorted_members() -> Vec<AccountId> {
		vec![COUNCIL]
	}
}

/// Who is who, and who issues what.
pub struct Register;

impl Identities<AccountId> for Register {
	fn identity_of(who: &AccountId) -> Option<IdentityId> {
		Links::get().get(who).copied()
	}

	fn party(_: &AccountId) -> Option<Party> {
		unreachable!("books ask for identities and their records")
	}

	fn tier_of(_: &AccountId) -> Tier {
		unreachable!("books ask for identities and their records")
	}

	fn standing(_: &AccountId) -> Standing {
		unreachable!("books ask for identities and their records")
	}

	fn record(identity: IdentityId) -> Option<IdentityRecord> {
		let place = if identity == OTHER_ID { *b"JP" } else { *b"US" };
		Some(IdentityRecord {
			tier: Tier::L3,
			kind: IdentityKind::Company,
			jurisdiction: Jurisdiction::new(place)?,
			valid_until: u32::MAX,
			flags: IdentityFlags::default(),
			accounts: 1,
		})
	}

	fn accounts(_: IdentityId) -> Vec<AccountId> {
		unreachable!("books ask for identities and their records")
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId> {
		unreachable!("books ask for identities and their records")
	}
}

impl Coupons<AccountId> for Register {
	fn facts(series: SeriesId) -> Option<SeriesFacts<AccountId>> {
		let (issuer, state) = match series {
			CARD | PROMO => (ISSUER, SeriesState::Selling),
			SHOP_CARD => (ISSUER_SHOP, SeriesState::Approved),
			FOREIGN => (OTHER_ISSUER, SeriesState::Selling),
			DRAFT => (ISSUER, SeriesState::Draft),
			ORPHAN => (STRANGER, SeriesState::Approved),
			_ => return None,
		};
		let (currency, face_minor) =
			if series == FOREIGN { (CurrencyCode::JPY, 5_000) } else { (CurrencyCode::USD, 2_500) };
		let legal_class =
			if series == PROMO { LegalClass::Promotional } else { LegalClass::PaidGift };
		Some(SeriesFacts {
			issuer,
			class: CouponClass::Digital,
			legal_class,
			currency,
			face_minor,
			divisible: false,
			valid_from: 0,
			valid_until: UnixSeconds::MAX,
			transfer_policy: TransferPolicy::Free,
			resale_ceiling: None,
			state,
			unsold: 0,
			refund_window: 0,
			unit_worth: 1,
		})
	}

	fn owed_units(_: SeriesId) -> Option<Quantity> {
		Owed::get()
	}

	fn free_units(_: SeriesId, _: &AccountId) -> Quantity {
		unreachable!("books look at no units")
	}

	fn held_units(_: SeriesId, _: &AccountId) -> Quantity {
		unreachable!("books look at no units")
	}

	fn mark_listed(_: SeriesId) -> DispatchResult {
		unreachable!("books move no units")
	}

	fn sell(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
		_: Option<Money>,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("books move no units")
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
		unreachable!("books move no units")
	}

	fn hold(_: SeriesId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("books move no units")
	}

	fn release(_: SeriesId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("books move no units")
	}

	fn explain(
		_: Path,
		_: SeriesId,
		_: &AccountId,
		_: &AccountId,
		_: Quantity,
		_: Clearance,
	) -> Option<Vec<Reason>> {
		unreachable!("books move no units")
	}

	fn force_move(_: SeriesId, _: &AccountId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("books move no units")
	}

	fn set_frozen_units(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
	) -> Result<Quantity, DispatchError> {
		unreachable!("books move no units")
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
		unreachable!("books move no units")
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Register {
	fn issuer() -> (AccountId, SeriesId) {
		(ISSUER_SHOP, SHOP_CARD)
	}
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Breakage of which `percent` are expected.
pub fn proportional(percent: u8) -> BreakageMethod {
	BreakageMethod::Proportional { expected: Ppm::from_percent(percent) }
}

/// Units were sold for a price.
pub fn paid() -> UnitsAct {
	UnitsAct::Sold { price: Some(Money::new(CurrencyCode::USD, 1)) }
}

/// The coupons tell what happened to `quantity` units of `series`.
pub fn tell(series: SeriesId, act: UnitsAct, quantity: Quantity) -> DispatchResult {
	let facts = Register::facts(series).expect("a series of the tests");
	let (issuer, holder) = (&facts.issuer, Some(&ALICE));
	let face = facts.face_of(quantity);
	Books::changed(&UnitsChange { series, issuer, holder, act, quantity, face, worth: 0 })
}

/// A pallet tells what happened to money of `issuer`.
pub fn tell_money(issuer: AccountId, act: MoneyAct) -> DispatchResult {
	<Books as BooksDoor<AccountId>>::book(&issuer, USDC, act)
}

/// What stands in the ledger of `identity` now.
pub fn ledger(identity: IdentityId, unit: Unit) -> Ledger {
	Pages::<Test>::get(identity, unit).map(|page| page.closing).unwrap_or_default()
}

/// What `series` promised.
pub fn promises(series: SeriesId) -> genex_primitives::ledger::SeriesPromises {
	SeriesBooks::<Test>::get(series).expect("something was promised").promises
}

/// The council claims `percent` of paid gifts for the United States.
pub fn given_escheat(percent: u8) {
	let place = Jurisdiction::new(*b"US").expect("it is assigned");
	let share = Ppm::from_percent(percent);
	assert_ok!(Books::set_escheat(signed(COUNCIL), place, share, REASON));
}

/// Goes to the next block, this many seconds later.
pub fn advance(seconds: UnixSeconds) {
	Now::mutate(|now| *now += seconds);
	System::set_block_number(System::block_number() + 1);
}

/// The events of this pallet, in order.
pub fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet()
}

/// What the event record ends with.
pub fn last_event() -> Event<Test> {
	match System::events().pop().map(|record| record.event) {
		Some(RuntimeEvent::Books(event)) => event,
		other => panic!("another event came last: {other:?}"),
	}
}

/// Builds the state of tests.
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build(self) -> sp_io::TestExternalities {
		Now::set(START);
		Links::set(links());
		Owed::set(None);
		let mut ext: sp_io::TestExternalities = RuntimeGenesisConfig::default()
			.build_storage()
			.expect("the genesis of the tests is valid")
			.into();
		ext.execute_with(|| System::set_block_number(1));
		ext
	}
}

/// Runs `test` and checks every invariant after it.
pub fn run(test: impl FnOnce()) {
	ExtBuilder.build().execute_with(|| {
		test();
		assert_ok!(Books::do_try_state());
	});
}
