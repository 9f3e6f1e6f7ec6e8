// SPDX-License-Identifier: Apache-2.0
//! A runtime with only this pallet. The neighbours keep what moves in storage, so that undoing a call undoes it too.

mod neighbours;

pub use neighbours::*;

use crate::{Event, SeriesList};
use core::time::Duration;
use frame_support::{
	assert_ok, derive_impl, ord_parameter_types, parameter_types,
	traits::{ConstU64, UnixTime},
	weights::Weight,
};
use frame_system::{EnsureRoot, EnsureSignedBy};
use genex_primitives::{AssetId, Balance, IdentityId, Quantity, SeriesId, UnixSeconds};
use sp_core::H256;
use sp_io::TestExternalities;
use sp_runtime::BuildStorage;

/// An account.
pub type AccountId = u64;

/// Issues every series but [`FOREIGN`].
pub const ISSUER: AccountId = 1;
/// Another account of the issuer's identity.
pub const ISSUER_STAFF: AccountId = 2;
/// Issues [`FOREIGN`].
pub const OTHER_ISSUER: AccountId = 3;
/// May declare defaults.
pub const OFFICER: AccountId = 4;
/// Somebody without units.
pub const ANYBODY: AccountId = 5;
/// An account of no identity.
pub const STRANGER: AccountId = 9;
/// Holders.
pub const ALICE: AccountId = 10;
pub const BOB: AccountId = 11;
pub const CAROL: AccountId = 12;

/// The identity of the issuer.
pub const ISSUER_ID: IdentityId = 100;

/// A stablecoin of the US dollar with 6 decimals.
pub const USDC: AssetId = 7;
/// A stablecoin of the euro with 6 decimals; a euro is worth 1.10 dollars.
pub const EURC: AssetId = 8;
/// Smallest units of a dollar or euro.
pub const ONE: Balance = 1_000_000;
/// What a dollar is worth in billionths of one.
pub const DOLLAR: u128 = 1_000_000_000;

/// A series whose unit is a cent.
pub const CENTS: SeriesId = 1;
/// A series whose unit is a card of 25 dollars.
pub const CARDS: SeriesId = 2;
/// A series of [`OTHER_ISSUER`], of cards of 25 dollars.
pub const FOREIGN: SeriesId = 3;
/// There is no such series.
pub const UNKNOWN: SeriesId = 4;
/// One that was never approved.
pub const DRAFT: SeriesId = 5;
/// A series whose units are given away, each for a cent.
pub const GIFTS: SeriesId = 6;

/// The time at the start.
pub const START: UnixSeconds = 1_000_000;
/// The least time to answer.
pub const ANSWER: UnixSeconds = 86_400;
/// How long claims are open.
pub const CLAIMS: UnixSeconds = 180 * 86_400;
/// How long a reserved share waits for a holder that is free.
pub const GRACE: UnixSeconds = 30 * 86_400;
/// The record behind an act.
pub const REASON: H256 = H256::repeat_byte(1);

/// What an unexpected question is answered with.
const NOT_ASKED: &str = "a default asks no such thing";

type Block = frame_system::mocking::MockBlock<Test>;

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
	pub type Insolvency = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type BlockHashCount = ConstU64<250>;
}

ord_parameter_types! {
	pub const Officer: AccountId = OFFICER;
}

parameter_types! {
	pub const OfSerials: Weight = Weight::from_parts(300_000, 0);
	pub static Now: UnixSeconds = START;
	/// Whether units of every series bear numbers.
	pub static Numbered: bool = false;
	pub static Assets: Vec<AssetId> = vec![USDC, EURC];
	pub static RatesAreOld: bool = false;
	pub static PaymentsFail: bool = false;
	pub static ValidUntil: UnixSeconds = UnixSeconds::MAX;
	pub static ExpiryIsBooked: bool = false;
	pub static OpenWindow: Option<SeriesId> = None;
	pub static GuaranteeAccounts: u32 = 1;
}

/// A clock that stands still until it is set.
pub struct Clock;

impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

impl crate::Config for Test {
	type Identities = MockIdentities;
	type Issuers = MockIssuers;
	type Guarantees = MockIssuers;
	type KeptProceeds = MockSales;
	type GivenAway = MockSales;
	type Coupons = MockCoupons;
	type Refunds = MockCoupons;
	type Cash = MockCash;
	type Compliance = MockRules;
	type Books = MockBooks;
	type Assets = Assets;
	type UnixTime = Clock;
	type OfficerOrigin = EnsureSignedBy<Officer, AccountId>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type MinAnswerTime = ConstU64<ANSWER>;
	type ClaimsPeriod = ConstU64<CLAIMS>;
	type ReservationGrace = ConstU64<GRACE>;
	type SerialWeight = OfSerials;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Prepared;
}

/// Holders that benchmarks name.
#[cfg(feature = "runtime-benchmarks")]
pub struct Prepared;

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Prepared {
	fn issuer(assets: u32) -> AccountId {
		Assets::set((0..assets).collect());
		(0..assets).for_each(|asset| give_guarantee(asset, ONE));
		ISSUER
	}

	fn sold(_: &AccountId, quantity: Quantity, assets: u32) -> (SeriesId, AccountId) {
		let series = 100
			+ NextSeries::mutate(|next| {
				*next += 1;
				*next
			});
		sell(series, ALICE, quantity);
		(0..assets).for_each(|asset| keep(series, asset, ONE));
		(series, ALICE)
	}

	fn set_frozen(who: &AccountId, frozen: bool) {
		Frozen::insert(who, frozen);
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

/// A signed origin.
pub fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// A list of series.
pub fn list(series: &[SeriesId]) -> SeriesList {
	SeriesList::truncate_from(series.to_vec())
}

/// Declares the default of [`ISSUER`] and counts `series`.
pub fn declare(series: &[SeriesId]) {
	assert_ok!(Insolvency::declare_default(by(OFFICER), ISSUER, list(series), REASON));
}

/// Lets `who` claim, and gives what it got of each stablecoin.
pub fn claim(who: AccountId, series: SeriesId, quantity: Quantity) -> (Balance, Balance) {
	let before = (money(USDC, who), money(EURC, who));
	assert_ok!(Insolvency::claim(by(who), series, quantity));
	(money(USDC, who) - before.0, money(EURC, who) - before.1)
}

/// Books that all units of [`ISSUER`] that have a claim expired.
pub fn expire() {
	let worth = Outstanding::take(ISSUER_ID);
	Expired::mutate(ISSUER_ID, |expired| *expired += worth);
}

/// Goes on to the end of claims.
pub fn end_claims() {
	Now::set(START + CLAIMS);
}

/// Events of this pallet since the start or the last `System::reset_events`.
pub fn events() -> Vec<Event<Test>> {
	let records = System::events().into_iter();
	records
		.filter_map(|record| match record.event {
			RuntimeEvent::Insolvency(event) => Some(event),
			_ => None,
		})
		.collect()
}

/// Builds the state in which a test starts: the issuer owes Alice 40 dollars in cents and two cards, and Bob 10 dollars in
/// cents, together 100 dollars. It has put 30 dollars and 10 euros (11 dollars) aside, and 20 dollars are kept of the cents.
pub struct ExtBuilder;

impl ExtBuilder {
	/// The state alone.
	pub fn build(self) -> TestExternalities {
		Now::set(START);
		Assets::set(vec![USDC, EURC]);
		RatesAreOld::set(false);
		PaymentsFail::set(false);
		ValidUntil::set(UnixSeconds::MAX);
		ExpiryIsBooked::set(false);
		OpenWindow::set(None);
		GuaranteeAccounts::set(1);
		let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		let mut ext = TestExternalities::from(storage);
		ext.execute_with(|| {
			System::set_block_number(1);
			sell(CENTS, ALICE, 4_000);
			sell(CENTS, BOB, 1_000);
			sell(CARDS, ALICE, 2);
			sell(FOREIGN, BOB, 1);
			give_guarantee(USDC, 30 * ONE);
			give_guarantee(EURC, 10 * ONE);
			keep(CENTS, USDC, 20 * ONE);
		});
		ext
	}

	/// Runs `test` on the state and checks the invariants after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			crate::Pallet::<Test>::do_try_state().expect("the invariants hold after every test");
		});
	}
}
