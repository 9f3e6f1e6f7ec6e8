// SPDX-License-Identifier: Apache-2.0

//! A runtime with only this pallet. The neighbours keep what moves in storage, so that undoing a
//! call undoes it too, and can be told to fail.

use core::time::Duration;
use std::collections::BTreeMap;

use frame_support::{
	derive_impl, ord_parameter_types, parameter_types,
	traits::{ConstU64, UnixTime},
	weights::Weight,
};
use frame_system::{EnsureRoot, EnsureSignedBy};
use genex_primitives::{
	AssetId, Balance, Cents, Clearance, FeeShare, IdentityFlags, IdentityId, IdentityKind,
	IdentityRecord, Jurisdiction, Party, Path, Ppm, Quantity, SeriesId, SeriesState, Territory,
	Tier, UnixSeconds,
	issuance::{Grade, StaffScope},
	traits::{MoneyAct, ReviewedAct},
};
use sp_io::TestExternalities;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult};

use crate::{ListingTerms, PriceSteps};

mod neighbours;

pub use neighbours::*;

/// An account.
pub type AccountId = u64;

/// Issues every series but [`FOREIGN_SERIES`].
pub const ISSUER: AccountId = 1;
/// Another account of the issuer's identity.
pub const ISSUER_STAFF: AccountId = 2;
/// Issues [`FOREIGN_SERIES`].
pub const OTHER_ISSUER: AccountId = 3;
/// A buyer of tier L2.
pub const BUYER: AccountId = 4;
/// Another account of the buyer's identity.
pub const BUYER_PHONE: AccountId = 5;
/// A buyer of tier L1.
pub const SMALL_BUYER: AccountId = 6;
/// An identity of tier L0.
pub const LOOKER: AccountId = 7;
/// An identity of tier L2 whose attestation expired.
pub const LAPSED: AccountId = 8;
/// An account of no identity.
pub const STRANGER: AccountId = 9;
/// Takes listings down and flags series.
pub const OFFICER: AccountId = 90;
/// Receives what the law claims of breakage.
pub const STATE: AccountId = 98;
/// Receives the service fee.
pub const TREASURY: AccountId = 99;

/// The only stablecoin.
pub const USDC: AssetId = 7;

/// A paid gift series, approved.
pub const GIFT: SeriesId = 1;
/// A promotional series, approved.
pub const PROMO: SeriesId = 2;
/// A loyalty series, approved.
pub const POINTS: SeriesId = 3;
/// A paid gift series of [`OTHER_ISSUER`], approved.
pub const FOREIGN_SERIES: SeriesId = 4;

/// A paid gift series with a refund window, approved.
pub const REFUNDABLE: SeriesId = 5;

/// Seconds of the refund window of [`REFUNDABLE`].
pub const WINDOW: u32 = 500;
/// Unsold units of every series at the start.
pub const UNSOLD: Quantity = 1_000;
/// Stablecoins of every buyer at the start.
pub const MONEY: Balance = 1_000_000;
/// The time at the start.
pub const START: UnixSeconds = 1_000;
/// When the usual listing opens.
pub const OPENS: UnixSeconds = 900;
/// When the usual listing closes.
pub const CLOSES: UnixSeconds = 2_000;
/// When the series expire.
pub const EXPIRY: UnixSeconds = 10_000;
/// What a leg fails with when told to.
pub const INJECTED: DispatchError = DispatchError::Other("injected");

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
	pub type Sales = crate;
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
	pub const OfSerialSale: Weight = Weight::from_parts(70_000, 0);
	pub const OfSerials: Weight = Weight::from_parts(300_000, 0);
	pub const StateAccount: AccountId = STATE;
	pub const TreasuryAccount: AccountId = TREASURY;
	pub static Now: UnixSeconds = START;
	pub static Fee: FeeShare = FeeShare::from_percent(1);
	pub static MaxListings: u32 = 1_000;
	pub static Lowest: Ppm = Ppm::from_percent(0);
	pub static IssuerFrozen: bool = false;
	pub static MayIssue: bool = true;
	pub static MaySell: bool = true;
	pub static Defaulted: bool = false;
	pub static GradeOfIssuers: Option<Grade> = None;
	pub static Staff: BTreeMap<AccountId, StaffScope> = BTreeMap::new();
	pub static ActedFor: Vec<(AccountId, AccountId, StaffScope, u128)> = Vec::new();
	pub static Booked: Vec<(AccountId, AssetId, MoneyAct)> = Vec::new();
	pub static BooksFail: bool = false;
	pub static BurnFails: bool = false;
	pub static BreakageShares: (u8, u8) = (0, 0);
	pub static CashFailsAtLeg: Option<u32> = None;
	pub static SellFails: bool = false;
	pub static MarkListedFails: bool = false;
	pub static CashLegs: Vec<(Path, AssetId, AccountId, AccountId, Balance)> = Vec::new();
	pub static Parties: BTreeMap<AccountId, Party> = BTreeMap::new();
	pub static ReviewedFrom: Cents = Cents::MAX;
	pub static Opened: Vec<(AccountId, ReviewedAct, Cents)> = Vec::new();
	pub static Sold: Vec<(u128, Clearance)> = Vec::new();
	/// Keys that were not read and not written since they were last asked for.
	pub static SparedKeys: (u64, u64) = (0, 0);
	/// What plain sales gave back besides, in picoseconds.
	pub static SparedTime: Option<u64> = None;
	/// What was given back of numbers that units do not bear, in picoseconds.
	pub static SparedSerials: u64 = 0;
	/// Whether units of every series bear numbers.
	pub static Numbered: bool = false;
	/// Whether the ledger opens and closes no account.
	pub static AccountsStay: bool = false;
}

/// A clock that stands still until it is set.
pub struct Clock;

impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

impl crate::Config for Test {
	type Coupons = MockCoupons;
	type Refunds = MockCoupons;
	type Books = MockBooks;
	type Breakage = MockBreakage;
	type OfficerOrigin = EnsureSignedBy<Officer, AccountId>;
	type GovernanceOrigin = EnsureRoot<AccountId>;
	type Compliance = MockRules;
	type Reviews = MockRules;
	type Cash = MockCash;
	type Identities = MockIdentities;
	type Issuers = MockIssuers;
	type Treasury = TreasuryAccount;
	type Escheat = StateAccount;
	type ServiceFee = Fee;
	type MaxListingsPerSeller = MaxListings;
	type LowestPaid = Lowest;
	type UnixTime = Clock;
	type SerialSaleWeight = OfSerialSale;
	type SerialWeight = OfSerials;
	type WeightInfo = crate::weights::SubstrateWeight<Test>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Prepared;
}

/// What the genesis of the mock already holds.
#[cfg(feature = "runtime-benchmarks")]
pub struct Prepared;

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Prepared {
	fn series(unsold: Quantity) -> (AccountId, SeriesId, AssetId) {
		Series::insert(REFUNDABLE, (SeriesState::Approved, unsold));
		(ISSUER, REFUNDABLE, USDC)
	}

	fn end(series: SeriesId) {
		Now::set(EXPIRY);
		book_expiry(series);
	}

	fn buyer(asset: AssetId, amount: Balance) -> AccountId {
		let rich = 50;
		Parties::mutate(|parties| parties.insert(rich, party(50, Tier::L3, u32::MAX)));
		Balances::insert((asset, rich), amount);
		rich
	}

	fn plain(unsold: Quantity, amount: Balance) -> (AccountId, AccountId, SeriesId, AssetId) {
		Series::insert(GIFT, (SeriesState::Approved, unsold));
		let buyer = <Self as crate::benchmarking::BenchmarkHelper<AccountId>>::buyer(USDC, amount);
		(ISSUER, buyer, GIFT, USDC)
	}

	fn review_purchases() {
		ReviewedFrom::set(1);
	}
}

fn party(identity: IdentityId, tier: Tier, valid_until: u32) -> Party {
	let record = IdentityRecord {
		tier,
		kind: IdentityKind::Person,
		jurisdiction: Jurisdiction::new(*b"US").unwrap(),
		valid_until,
		flags: IdentityFlags::default(),
		accounts: 1,
	};
	Party { identity, record }
}

/// Makes `who` an identity of its own, with the account's number, and gives it money.
pub fn register(who: AccountId, tier: Tier) {
	Parties::mutate(|parties| parties.insert(who, party(who, tier, u32::MAX)));
	Balances::insert((USDC, who), MONEY);
}

/// The terms of the usual listing: 100 units of [`GIFT`] at 1,000 each.
pub fn terms() -> ListingTerms {
	ListingTerms {
		series: GIFT,
		asset: USDC,
		price: 1_000,
		quantity: 100,
		opens_at: OPENS,
		closes_at: CLOSES,
		per_buyer_cap: None,
		min_tier: Tier::L1,
		steps: PriceSteps::default(),
		territory: Territory::Everywhere,
		holdback: Ppm::default(),
	}
}

/// The terms of the usual listing of [`REFUNDABLE`].
pub fn refundable() -> ListingTerms {
	ListingTerms { series: REFUNDABLE, ..terms() }
}

/// Creates a listing of [`ISSUER`] and gives its id.
pub fn list(terms: ListingTerms) -> u64 {
	frame_support::assert_ok!(Sales::create_listing(RuntimeOrigin::signed(ISSUER), terms));
	crate::ListingCount::<Test>::get()
}

/// Buys without a limit on the price.
pub fn buy(buyer: AccountId, listing: u64, quantity: Quantity) -> DispatchResult {
	Sales::purchase(RuntimeOrigin::signed(buyer), listing, quantity, Balance::MAX)
}

/// Stablecoins of `who` in escrow.
pub fn held(who: AccountId) -> Balance {
	Escrow::get((USDC, who))
}

/// What the books were told since they were last asked.
pub fn booked() -> Vec<MoneyAct> {
	Booked::take().into_iter().map(|(_, _, act)| act).collect()
}

/// Stablecoins of `who`.
pub fn money(who: AccountId) -> Balance {
	Balances::get((USDC, who))
}

/// Events of this pallet since the start or the last `System::reset_events`.
pub fn events() -> Vec<crate::Event<Test>> {
	let records = System::events().into_iter();
	records
		.filter_map(|record| match record.event {
			RuntimeEvent::Sales(event) => Some(event),
			_ => None,
		})
		.collect()
}

/// Builds the state in which a test starts.
pub struct ExtBuilder;

impl ExtBuilder {
	/// The state alone.
	pub fn build(self) -> TestExternalities {
		Now::set(START);
		Fee::set(FeeShare::from_percent(1));
		MaxListings::set(1_000);
		Lowest::set(Ppm::from_percent(0));
		IssuerFrozen::set(false);
		MayIssue::set(true);
		MaySell::set(true);
		Defaulted::set(false);
		GradeOfIssuers::set(None);
		Staff::set(BTreeMap::new());
		ActedFor::set(Vec::new());
		Booked::set(Vec::new());
		BooksFail::set(false);
		BurnFails::set(false);
		BreakageShares::set((0, 0));
		CashFailsAtLeg::set(None);
		SellFails::set(false);
		MarkListedFails::set(false);
		CashLegs::set(Vec::new());
		ReviewedFrom::set(Cents::MAX);
		Opened::set(Vec::new());
		Sold::set(Vec::new());
		SparedKeys::set((0, 0));
		SparedTime::set(None);
		SparedSerials::set(0);
		AccountsStay::set(false);
		Numbered::set(false);
		Parties::set(BTreeMap::from([
			(ISSUER, party(1, Tier::L3, u32::MAX)),
			(ISSUER_STAFF, party(1, Tier::L3, u32::MAX)),
			(OTHER_ISSUER, party(2, Tier::L3, u32::MAX)),
			(BUYER, party(3, Tier::L2, u32::MAX)),
			(BUYER_PHONE, party(3, Tier::L2, u32::MAX)),
			(SMALL_BUYER, party(4, Tier::L1, u32::MAX)),
			(LOOKER, party(5, Tier::L0, u32::MAX)),
			(LAPSED, party(6, Tier::L2, 1_000)),
		]));
		let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		let mut ext = TestExternalities::from(storage);
		ext.execute_with(|| {
			System::set_block_number(1);
			for series in [GIFT, PROMO, POINTS, FOREIGN_SERIES, REFUNDABLE] {
				Series::insert(series, (SeriesState::Approved, UNSOLD));
			}
			for buyer in [BUYER, BUYER_PHONE, SMALL_BUYER, LOOKER, LAPSED, STRANGER, ISSUER_STAFF] {
				Balances::insert((USDC, buyer), MONEY);
			}
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
