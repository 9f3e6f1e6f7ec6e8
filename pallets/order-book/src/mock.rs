// SPDX-License-Identifier: Apache-2.0
//! A runtime with only this pallet. The neighbours keep what moves in storage, so that undoing a call undoes it too, and
//! can be told to refuse.

use core::time::Duration;
use std::collections::{BTreeMap, BTreeSet};

use frame_support::{
	derive_impl, ord_parameter_types, parameter_types,
	traits::{ConstU64, UnixTime},
	weights::RuntimeDbWeight,
};
use frame_system::{EnsureRoot, EnsureSignedBy};
use genex_primitives::{
	AssetId, Balance, Cents, CurrencyCode, FeeShare, IdentityFlags, IdentityId, IdentityKind,
	IdentityRecord, Jurisdiction, Party, Ppm, Quantity, Reason, SeriesId, SeriesState, Tier,
	UnixSeconds,
	book::{Lots, MarketId, OrderId, PostOnly, SelfTrade, Side, Tick},
	traits::ReviewedAct,
};
use sp_io::TestExternalities;
use sp_runtime::BuildStorage;

use crate::types::*;

mod ledger;

pub use ledger::*;

/// An account.
pub type AccountId = u64;

/// Issues every series; identity 1.
pub const ISSUER: AccountId = 1;
/// A trader of tier L2; identity 2.
pub const ALICE: AccountId = 2;
/// Another trader of tier L2; identity 3.
pub const BOB: AccountId = 3;
/// Another trader of tier L2; identity 4.
pub const CAROL: AccountId = 4;
/// Another account of the identity of [`ALICE`].
pub const ALICE_PHONE: AccountId = 5;
/// A trader of tier L3; identity 6.
pub const MAKER: AccountId = 6;
/// An identity of tier L0; identity 7.
pub const LOOKER: AccountId = 7;
/// An account of no identity.
pub const STRANGER: AccountId = 8;
/// Brings takers; of no identity until a test gives it one.
pub const BROKER: AccountId = 9;
/// Why an officer acts.
pub const WHY: sp_core::H256 = sp_core::H256::repeat_byte(7);
/// May halt markets.
pub const OFFICER: AccountId = 50;
/// Receives the fees.
pub const TREASURY: AccountId = 99;

/// The only stablecoin, with six decimals.
pub const USDC: AssetId = 7;
/// A series of 25-dollar cards.
pub const GIFT: SeriesId = 1;
/// Another one.
pub const OTHER: SeriesId = 2;
/// The market that every test has.
pub const MARKET: MarketId = 1;
/// What its tick adds to a price: a thousandth of the face value.
pub const TICK: Balance = 25_000;

/// Units of every trader at the start.
pub const UNITS: Quantity = 1_000_000;
/// Stablecoins of every trader at the start.
pub const MONEY: Balance = 1_000_000_000_000_000;
/// The time at the start.
pub const START: UnixSeconds = 1_800_000_000;
/// When the series expire.
pub const EXPIRY: UnixSeconds = START + 1_000_000;

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
	pub type OrderBook = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type BlockHashCount = ConstU64<250>;
	type DbWeight = KeyCosts;
}

parameter_types! {
	pub const KeyCosts: RuntimeDbWeight = RuntimeDbWeight { read: 5_000_000, write: 11_000_000 };
	pub const TreasuryAccount: AccountId = TREASURY;
	pub const MaxBatch: u32 = 100;
	pub static MaxFills: u32 = 50;
	pub static MaxHeldTrades: u32 = 10;
	pub static Now: UnixSeconds = START;
	/// What state every series is in.
	pub static SeriesStands: SeriesState = SeriesState::Selling;
	pub static Serialised: bool = false;
	/// What a unit of every series promises: so many of the smallest units of its currency.
	pub static FaceMinor: u64 = 2_500;
	pub static FaceCurrency: CurrencyCode = CurrencyCode::USD;
	/// Of the stablecoin.
	pub static Decimals: u8 = 6;
	pub static Parties: BTreeMap<AccountId, Party> = BTreeMap::new();
	pub static Frozen: BTreeSet<AccountId> = BTreeSet::new();
	pub static CannotSell: BTreeMap<AccountId, Reason> = BTreeMap::new();
	pub static CannotBuy: BTreeMap<AccountId, Reason> = BTreeMap::new();
	pub static Apart: BTreeSet<(AccountId, AccountId)> = BTreeSet::new();
	pub static Everyone: Option<Reason> = None;
	pub static DearestBuy: BTreeMap<AccountId, u128> = BTreeMap::new();
	pub static Defaulted: bool = false;
	pub static RelatedParties: BTreeSet<IdentityId> = BTreeSet::new();
	pub static Formula: Option<Balance> = None;
	/// Which one of governance's formulas that is.
	pub static FormulaVersion: u32 = 0;
	/// How often the formula was asked for a price.
	pub static FormulaAsked: u32 = 0;
	pub static LastPrice: Option<u128> = None;
	pub static Ceiling: Option<Ppm> = None;
	pub static TreasuryRefuses: bool = false;
	pub static ReviewedFrom: Cents = Cents::MAX;
	pub static Opened: Vec<(AccountId, ReviewedAct, Cents)> = Vec::new();
	pub static ReviewsFail: bool = false;
	/// Whether payments find accounts of the ledger, and leave them there.
	pub static AccountsStay: bool = false;
	/// Those with whom no trade is plain.
	pub static Peculiar: BTreeSet<AccountId> = BTreeSet::new();
	/// What the rules give back of each trade.
	pub static SparedEach: u64 = 0;
}

ord_parameter_types! {
	pub const Officer: AccountId = OFFICER;
}

/// A clock that stands still until it is set.
pub struct TestClock;

impl UnixTime for TestClock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

impl crate::Config for Test {
	type Coupons = MockCoupons;
	type Cash = MockCash;
	type Identities = MockIdentities;
	type Issuers = MockRules;
	type Related = MockRules;
	type Reviews = MockRules;
	type Rates = MockRules;
	type Compliance = MockRules;
	type ReferencePrice = MockRules;
	type Treasury = TreasuryAccount;
	type UnixTime = TestClock;
	type MarketOrigin = EnsureRoot<AccountId>;
	type HaltOrigin = EnsureSignedBy<Officer, AccountId>;
	type MaxFills = MaxFills;
	type MaxBatch = MaxBatch;
	type MaxHeldTrades = MaxHeldTrades;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Prepared;
}

/// What the genesis of the mock already holds.
#[cfg(feature = "runtime-benchmarks")]
pub struct Prepared;

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Prepared {
	fn market_of() -> (SeriesId, AssetId) {
		(OTHER, USDC)
	}

	fn priced_market_of() -> (SeriesId, AssetId) {
		Formula::set(Some(1_000 * TICK));
		(OTHER, USDC)
	}

	fn trader(index: u32, series: SeriesId, asset: AssetId) -> AccountId {
		let who = <Self as crate::benchmarking::BenchmarkHelper<_>>::seller(index, series);
		if !Money::contains_key((asset, who)) {
			Money::insert((asset, who), (MONEY, 0));
		}
		who
	}

	fn seller(index: u32, series: SeriesId) -> AccountId {
		let who = AccountId::from(index) + 1_000;
		register(who, who, Tier::L3);
		if !Units::contains_key((series, who)) {
			Units::insert((series, who), (UNITS, 0));
		}
		who
	}

	fn plain_market_of() -> (SeriesId, AssetId) {
		(OTHER, USDC)
	}

	fn plain_trader(index: u32, series: SeriesId, asset: AssetId) -> AccountId {
		<Self as crate::benchmarking::BenchmarkHelper<_>>::trader(index, series, asset)
	}

	fn set_time(now: UnixSeconds) {
		Now::set(now);
	}

	fn review_all() {
		ReviewedFrom::set(0);
	}

	fn freeze(who: &AccountId) {
		Frozen::mutate(|list| list.insert(*who));
	}
}

fn party(identity: IdentityId, tier: Tier) -> Party {
	let record = IdentityRecord {
		tier,
		kind: IdentityKind::Person,
		jurisdiction: Jurisdiction::new(*b"US").unwrap(),
		valid_until: u32::MAX,
		flags: IdentityFlags::default(),
		accounts: 1,
	};
	Party { identity, record }
}

/// Links `who` to `identity` of `tier`.
pub fn register(who: AccountId, identity: IdentityId, tier: Tier) {
	Parties::mutate(|parties| parties.insert(who, party(identity, tier)));
}

/// A tick.
pub fn tick(number: u16) -> Tick {
	Tick::new(number).unwrap()
}

/// A fee in parts per million.
pub fn fee(parts: u32) -> FeeShare {
	FeeShare::new(parts).unwrap()
}

/// The rules of the usual market: no band, no halt, no fee.
pub fn rules() -> MarketRules {
	MarketRules {
		min_notional: TICK,
		band: None,
		halt: None,
		maker_cap: fee(0),
		taker_cap: fee(0),
		referral_cap: percent(0),
		auctions: None,
	}
}

/// As [`rules`], with fees up to 1 % for makers and 2 % for takers.
pub fn rules_with_fees() -> MarketRules {
	MarketRules { maker_cap: fee(10_000), taker_cap: fee(20_000), ..rules() }
}

/// As [`rules`], with fills within 10 % of the reference price.
pub fn banded() -> MarketRules {
	MarketRules { band: Some(percent(10)), ..rules() }
}

/// A share of so many percent.
pub fn percent(percent: u8) -> Ppm {
	Ppm::from_percent(percent)
}

/// A good-till-cancelled order that trades with at most 50 makers.
pub fn order(side: Side, number: u16, lots: Lots) -> OrderRequest<AccountId> {
	OrderRequest::limit(side, tick(number), lots, 50)
}

/// A replacement of that order by as plain a one, at this tick and of so many lots, which visits one maker.
pub fn amendment(order: OrderRef, number: u16, lots: Lots) -> Amendment<AccountId> {
	Amendment {
		order,
		tick: tick(number),
		lots,
		post_only: None,
		self_trade: SelfTrade::CancelMaker,
		max_fills: 1,
		referral: None,
	}
}

/// A good-till-cancelled bid.
pub fn bid(number: u16, lots: Lots) -> OrderRequest<AccountId> {
	order(Side::Bid, number, lots)
}

/// A good-till-cancelled ask.
pub fn ask(number: u16, lots: Lots) -> OrderRequest<AccountId> {
	order(Side::Ask, number, lots)
}

/// The order, brought by `account` for so many percent of its fee.
pub fn referred(
	request: OrderRequest<AccountId>,
	account: AccountId,
	share: u8,
) -> OrderRequest<AccountId> {
	OrderRequest { referral: Some(Referral { account, share: percent(share) }), ..request }
}

/// The order, only to rest.
pub fn post_only(request: OrderRequest<AccountId>, how: PostOnly) -> OrderRequest<AccountId> {
	OrderRequest { post_only: Some(how), ..request }
}

/// Signed by `who`.
pub fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Places an order that must be taken, and says what became of it.
pub fn place(who: AccountId, request: OrderRequest<AccountId>) -> genex_primitives::book::Outcome {
	frame_support::assert_ok!(OrderBook::place_order(by(who), MARKET, request));
	let placed = events().into_iter().rev().find_map(|event| match event {
		crate::Event::OrderPlaced { outcome, .. } => Some(outcome),
		_ => None,
	});
	placed.unwrap()
}

/// Places an order that must rest, and gives its id.
pub fn rest(who: AccountId, request: OrderRequest<AccountId>) -> OrderId {
	match place(who, request).rest {
		genex_primitives::book::Rest::Resting(id) => id,
		other => panic!("the order does not rest: {other:?}"),
	}
}

/// Events of this pallet since the start or the last `System::reset_events`.
pub fn events() -> Vec<crate::Event<Test>> {
	let records = System::events().into_iter();
	records
		.filter_map(|record| match record.event {
			RuntimeEvent::OrderBook(event) => Some(event),
			_ => None,
		})
		.collect()
}

/// The latest event of this pallet.
pub fn last_event() -> crate::Event<Test> {
	events().pop().unwrap()
}

/// Brings the usual market into `state`.
pub fn go_to(state: MarketState) {
	frame_support::assert_ok!(OrderBook::set_market_state(
		RuntimeOrigin::root(),
		MARKET,
		state,
		WHY,
	));
}

/// Gives the usual market other rules.
pub fn set_rules(rules: MarketRules) {
	frame_support::assert_ok!(OrderBook::set_market(RuntimeOrigin::root(), MARKET, rules, WHY));
}

/// Lets time pass.
pub fn wait(seconds: UnixSeconds) {
	Now::set(Now::get() + seconds);
}

/// Builds the state in which a test starts: the usual market, in continuous trading.
pub struct ExtBuilder;

impl ExtBuilder {
	/// The state alone.
	pub fn build(self) -> TestExternalities {
		MaxFills::set(50);
		Now::set(START);
		Frozen::set(BTreeSet::new());
		CannotSell::set(BTreeMap::new());
		CannotBuy::set(BTreeMap::new());
		Apart::set(BTreeSet::new());
		Everyone::set(None);
		DearestBuy::set(BTreeMap::new());
		Defaulted::set(false);
		SeriesStands::set(SeriesState::Selling);
		FaceMinor::set(2_500);
		FaceCurrency::set(CurrencyCode::USD);
		Decimals::set(6);
		RelatedParties::set(BTreeSet::new());
		Formula::set(None);
		FormulaVersion::set(0);
		FormulaAsked::set(0);
		LastPrice::set(None);
		Ceiling::set(None);
		TreasuryRefuses::set(false);
		MaxHeldTrades::set(10);
		ReviewedFrom::set(Cents::MAX);
		Opened::set(Vec::new());
		ReviewsFail::set(false);
		AccountsStay::set(false);
		Peculiar::set(BTreeSet::new());
		SparedEach::set(0);
		Parties::set(BTreeMap::from([
			(ISSUER, party(1, Tier::L3)),
			(ALICE, party(2, Tier::L2)),
			(BOB, party(3, Tier::L2)),
			(CAROL, party(4, Tier::L2)),
			(ALICE_PHONE, party(2, Tier::L2)),
			(MAKER, party(6, Tier::L3)),
			(LOOKER, party(7, Tier::L0)),
		]));
		let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		let mut ext = TestExternalities::from(storage);
		ext.execute_with(|| {
			System::set_block_number(1);
			for who in [ISSUER, ALICE, BOB, CAROL, ALICE_PHONE, MAKER, LOOKER, STRANGER] {
				Units::insert((GIFT, who), (UNITS, 0));
				Money::insert((USDC, who), (MONEY, 0));
			}
			let root = RuntimeOrigin::root();
			OrderBook::create_market(root, GIFT, USDC, 1, rules(), WHY).unwrap();
			go_to(MarketState::Continuous);
			System::reset_events();
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
