// SPDX-License-Identifier: Apache-2.0

//! A runtime with only this pallet. The neighbours keep what moves in storage, so that undoing a
//! call undoes it too, and can be told to fail.

use core::time::Duration;
use std::collections::BTreeMap;

use frame_support::{
	Twox64Concat, derive_impl, ensure, parameter_types,
	storage::types::{OptionQuery, ValueQuery},
	storage_alias,
	traits::{ConstU64, UnixTime},
};
use genex_primitives::{
	AssetId, Balance, CouponClass, CurrencyCode, IdentityFlags, IdentityId, IdentityKind,
	IdentityRecord, Jurisdiction, LegalClass, Money, Movement, Party, Path, Ppm, Quantity, Reason,
	SeriesFacts, SeriesId, SeriesState, Tier, TransferPolicy, UnixSeconds, gate,
	traits::{Cash, Coupons, Identities, Issuers},
};
use sp_io::TestExternalities;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult};

use crate::ListingTerms;

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

parameter_types! {
	pub const TreasuryAccount: AccountId = TREASURY;
	pub static Now: UnixSeconds = START;
	pub static Fee: Ppm = Ppm::from_percent(1);
	pub static MayIssue: bool = true;
	pub static CashFailsAtLeg: Option<u32> = None;
	pub static SellFails: bool = false;
	pub static MarkListedFails: bool = false;
	pub static CashLegs: Vec<(Path, AssetId, AccountId, AccountId, Balance)> = Vec::new();
	pub static Parties: BTreeMap<AccountId, Party> = BTreeMap::new();
}

/// Stablecoins of each account.
#[storage_alias]
pub type Balances = StorageMap<MockCash, Twox64Concat, (AssetId, AccountId), Balance, ValueQuery>;
/// Units of each account.
#[storage_alias]
pub type Units = StorageMap<MockCoupons, Twox64Concat, (SeriesId, AccountId), Quantity, ValueQuery>;
/// State and unsold units of each series; the rest follows from the id.
#[storage_alias]
pub type Series =
	StorageMap<MockCoupons, Twox64Concat, SeriesId, (SeriesState, Quantity), OptionQuery>;

/// A clock that stands still until it is set.
pub struct Clock;

impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(Now::get())
	}
}

/// Identities from a table.
pub struct MockIdentities;

impl Identities<AccountId> for MockIdentities {
	fn identity_of(who: &AccountId) -> Option<IdentityId> {
		Self::party(who).map(|party| party.identity)
	}

	fn party(who: &AccountId) -> Option<Party> {
		Parties::get().get(who).copied()
	}

	fn tier_of(who: &AccountId) -> Tier {
		Self::party(who).map(|party| party.record.tier_at(Now::get())).unwrap_or_default()
	}
}

/// One switch for all issuers.
pub struct MockIssuers;

impl Issuers<AccountId> for MockIssuers {
	fn check_may_issue(_: &AccountId) -> Result<(), Reason> {
		if MayIssue::get() { Ok(()) } else { Err(Reason::IssuerTierTooLow) }
	}
}

/// The tier gates, as both value pallets apply them.
fn check(movement: Movement<AccountId>) -> DispatchResult {
	let from = MockIdentities::party(movement.from);
	let to = MockIdentities::party(movement.to);
	let (giver, receiver) = gate::tier_refusals(&movement, from.as_ref(), to.as_ref(), Now::get());
	match giver.or(receiver) {
		Some(reason) => Err(DispatchError::Other(reason.text())),
		None => Ok(()),
	}
}

/// Stablecoins in storage.
pub struct MockCash;

impl Cash<AccountId> for MockCash {
	fn terms(asset: AssetId) -> Option<(CurrencyCode, u8)> {
		(asset == USDC).then_some((CurrencyCode::USD, 6))
	}

	fn free_balance(asset: AssetId, who: &AccountId) -> Balance {
		Balances::get((asset, *who))
	}

	fn held_balance(_: AssetId, _: &AccountId) -> Balance {
		0
	}

	fn transfer(
		path: Path,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
	) -> DispatchResult {
		ensure!(amount > 0, DispatchError::Other("nothing to move"));
		let value = Money::new(CurrencyCode::USD, amount);
		let asset_moved = genex_primitives::Asset::Stablecoin(asset);
		check(Movement { path, from, to, asset: asset_moved, quantity: amount, value })?;
		Balances::try_mutate((asset, *from), |balance| {
			*balance = balance.checked_sub(amount).ok_or(DispatchError::Other("poor"))?;
			Ok::<_, DispatchError>(())
		})?;
		Balances::mutate((asset, *to), |balance| *balance += amount);
		CashLegs::mutate(|legs| legs.push((path, asset, *from, *to, amount)));
		let legs = CashLegs::get().len() as u32;
		ensure!(CashFailsAtLeg::get() != Some(legs), INJECTED);
		Ok(())
	}

	fn hold(_: AssetId, _: &AccountId, _: Balance) -> DispatchResult {
		unreachable!("a sale holds no money")
	}

	fn release(_: AssetId, _: &AccountId, _: Balance) -> DispatchResult {
		unreachable!("a sale holds no money")
	}

	fn transfer_held(
		_: Path,
		_: AssetId,
		_: &AccountId,
		_: &AccountId,
		_: Balance,
	) -> DispatchResult {
		unreachable!("a sale holds no money")
	}
}

/// Units in storage.
pub struct MockCoupons;

impl Coupons<AccountId> for MockCoupons {
	fn facts(series: SeriesId) -> Option<SeriesFacts<AccountId>> {
		let (state, unsold) = Series::get(series)?;
		Some(SeriesFacts {
			issuer: if series == FOREIGN_SERIES { OTHER_ISSUER } else { ISSUER },
			class: CouponClass::Digital,
			legal_class: match series {
				PROMO => LegalClass::Promotional,
				POINTS => LegalClass::Loyalty,
				_ => LegalClass::PaidGift,
			},
			currency: CurrencyCode::USD,
			face_minor: 2_500,
			divisible: false,
			valid_from: 0,
			valid_until: EXPIRY,
			transfer_policy: TransferPolicy::Free,
			resale_ceiling: None,
			state,
			unsold,
		})
	}

	fn free_units(series: SeriesId, who: &AccountId) -> Quantity {
		Units::get((series, *who))
	}

	fn held_units(_: SeriesId, _: &AccountId) -> Quantity {
		0
	}

	fn mark_listed(series: SeriesId) -> DispatchResult {
		Series::mutate(series, |entry| {
			if let Some((state @ SeriesState::Approved, _)) = entry {
				*state = SeriesState::Listed;
			}
		});
		ensure!(!MarkListedFails::get(), INJECTED);
		Ok(())
	}

	fn sell(series: SeriesId, buyer: &AccountId, quantity: Quantity) -> DispatchResult {
		let facts = Self::facts(series).ok_or(DispatchError::CannotLookup)?;
		ensure!(facts.state.is_sellable(), DispatchError::Other("not listed"));
		ensure!(Now::get() < facts.valid_until, DispatchError::Other("expired"));
		check(Movement {
			path: Path::Primary,
			from: &facts.issuer,
			to: buyer,
			asset: genex_primitives::Asset::Series(series),
			quantity: quantity.into(),
			value: facts.face_of(quantity),
		})?;
		let left = facts.unsold.checked_sub(quantity).ok_or(DispatchError::Other("unsold"))?;
		Series::insert(series, (SeriesState::Selling, left));
		Units::mutate((series, *buyer), |units| *units += quantity);
		ensure!(!SellFails::get(), INJECTED);
		Ok(())
	}

	fn transfer(
		_: Path,
		_: SeriesId,
		_: &AccountId,
		_: &AccountId,
		_: Quantity,
		_: Option<Money>,
	) -> DispatchResult {
		unreachable!("a sale sells and does nothing else")
	}

	fn hold(_: SeriesId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("a sale sells and does nothing else")
	}

	fn release(_: SeriesId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("a sale sells and does nothing else")
	}

	fn transfer_held(
		_: Path,
		_: SeriesId,
		_: &AccountId,
		_: &AccountId,
		_: Quantity,
		_: Option<Money>,
	) -> DispatchResult {
		unreachable!("a sale sells and does nothing else")
	}
}

impl crate::Config for Test {
	type Coupons = MockCoupons;
	type Cash = MockCash;
	type Identities = MockIdentities;
	type Issuers = MockIssuers;
	type Treasury = TreasuryAccount;
	type ServiceFee = Fee;
	type UnixTime = Clock;
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
		Series::insert(GIFT, (SeriesState::Approved, unsold));
		(ISSUER, GIFT, USDC)
	}

	fn buyer(asset: AssetId, amount: Balance) -> AccountId {
		let rich = 50;
		Parties::mutate(|parties| parties.insert(rich, party(50, Tier::L3, u32::MAX)));
		Balances::insert((asset, rich), amount);
		rich
	}
}

fn party(identity: IdentityId, tier: Tier, valid_until: u32) -> Party {
	let record = IdentityRecord {
		tier,
		kind: IdentityKind::Person,
		jurisdiction: Jurisdiction::new(*b"US").unwrap(),
		valid_until,
		flags: IdentityFlags::default(),
	};
	Party { identity, record }
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
	}
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
		Fee::set(Ppm::from_percent(1));
		MayIssue::set(true);
		CashFailsAtLeg::set(None);
		SellFails::set(false);
		MarkListedFails::set(false);
		CashLegs::set(Vec::new());
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
			for series in [GIFT, PROMO, POINTS, FOREIGN_SERIES] {
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
