// SPDX-License-Identifier: Apache-2.0
//! A chain with this pallet, over people, units, money and rules that the tests set.

use crate::{self as pallet_custody, *};
use alloc::vec::Vec;
use core::time::Duration;
use frame_support::{
	Blake2_128Concat, assert_ok, derive_impl,
	pallet_prelude::ValueQuery,
	parameter_types, storage_alias,
	traits::{ConstU32, ConstU64, IsInVec, UnixTime},
};
use frame_system::EnsureSignedBy;
use genex_primitives::{
	AccountFlags, AssetId, Balance, Clearance, CouponClass, CurrencyCode, IdentityId,
	IdentityRecord, LegalClass, Money, Party, Path, Quantity, Reason, SeriesFacts, SeriesId,
	SeriesState, Standing, Tier, TransferPolicy, UnixSeconds,
	traits::{Cash, Coupons, Identities, Issuers, Redemptions},
};
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult};

pub type AccountId = u64;

/// Issues [`SERIES`] and [`SECOND`].
pub const ISSUER: AccountId = 1;
/// Issues [`FOREIGN`].
pub const OTHER_ISSUER: AccountId = 2;
pub const CUSTODIAN: AccountId = 5;
/// Another account of the custodian's identity.
pub const BRANCH: AccountId = 6;
/// Another company that could be a custodian.
pub const BANK: AccountId = 7;
pub const ALICE: AccountId = 10;
pub const BOB: AccountId = 11;
/// Accepts units.
pub const STORE: AccountId = 20;
pub const STRANGER: AccountId = 30;
pub const OFFICER: AccountId = 40;

pub const SERIES: SeriesId = 1;
pub const SECOND: SeriesId = 2;
pub const FOREIGN: SeriesId = 3;
pub const USD: AssetId = 1;

/// What each holder begins with, of each series.
pub const FUNDS: Quantity = 1_000;
/// What each issuer begins with.
pub const MONEY: Balance = 1_000;
pub const START: UnixSeconds = 1_800_000_000;
pub const TERM: UnixSeconds = 1_000_000;
pub const LIFETIME: UnixSeconds = 7 * 86_400;
pub const DELAY: UnixSeconds = 3 * 86_400;
pub const END: UnixSeconds = START + TERM;
pub const MAX_CUSTODIANS: u32 = 3;
pub const MAX_AGREEMENTS: u32 = 3;
pub const MAX_DEPOSITS: u32 = 12;
pub const ORDER: H256 = H256::repeat_byte(9);
pub const WHY: H256 = H256::repeat_byte(8);
/// What the tests agree on: ten for an act, and twenty-five in all.
pub const FEE: Fee = Fee { asset: USD, per_act: 10, most: 25 };

pub const FROZEN: DispatchError = DispatchError::Other("frozen");
pub const NO_REDEEMER: DispatchError = DispatchError::Other("no redeemer");
pub const SHORT: DispatchError = DispatchError::Other("too little");

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
	pub type Custody = pallet_custody;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type DbWeight = frame_support::weights::constants::ParityDbWeight;
}

parameter_types! {
	pub static Now: UnixSeconds = START;
	pub static Officers: Vec<AccountId> = Vec::new();
	/// Accounts that may neither give nor take.
	pub static Frozen: Vec<AccountId> = Vec::new();
	/// Accounts below the tier of companies.
	pub static Small: Vec<AccountId> = Vec::new();
	/// Accounts that stand for the same person or company as the custodian.
	pub static OfCustodian: Vec<AccountId> = Vec::new();
}

impl Config for Test {
	type Identities = Register;
	type Issuers = Register;
	type Coupons = Vault;
	type Redemptions = Vault;
	type Cash = Vault;
	type ComplianceOrigin = EnsureSignedBy<IsInVec<Officers>, AccountId>;
	type UnixTime = Clock;
	type MaxCustodians = ConstU32<MAX_CUSTODIANS>;
	type MaxAgreementsPerIssuer = ConstU32<MAX_AGREEMENTS>;
	type MaxDepositsPerCustomer = ConstU32<MAX_DEPOSITS>;
	type MaxTerm = ConstU64<TERM>;
	type RequestLifetime = ConstU64<LIFETIME>;
	type WithdrawalDelay = ConstU64<DELAY>;
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

/// Everybody is a person of its own, but for the accounts of the custodian.
pub struct Register;

impl Identities<AccountId> for Register {
	fn identity_of(who: &AccountId) -> Option<IdentityId> {
		Some(if OfCustodian::get().contains(who) { CUSTODIAN } else { *who })
	}

	fn party(_: &AccountId) -> Option<Party> {
		None
	}

	fn tier_of(who: &AccountId) -> Tier {
		if Small::get().contains(who) { Tier::L2 } else { Tier::L3 }
	}

	fn standing(who: &AccountId) -> Standing {
		let frozen = Frozen::get().contains(who);
		let flags = if frozen { AccountFlags::FROZEN_OUTBOUND } else { AccountFlags::default() };
		Standing { flags, party: None }
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

impl Issuers<AccountId> for Register {
	fn check_may_issue(who: &AccountId) -> Result<(), Reason> {
		match *who {
			_ if Frozen::get().contains(who) => Err(Reason::SenderFrozen),
			ISSUER | OTHER_ISSUER => Ok(()),
			_ => Err(Reason::IssuerNotActive),
		}
	}
}

/// Free and held units of each account; part of the state, so that a failed call undoes it.
#[storage_alias]
pub type Book =
	StorageMap<Vault, Blake2_128Concat, (AccountId, SeriesId), (Quantity, Quantity), ValueQuery>;

/// Units that burned, by redeemer.
#[storage_alias]
pub type Burned = StorageMap<Vault, Blake2_128Concat, AccountId, Quantity, ValueQuery>;

/// Money of each account.
#[storage_alias]
pub type Purse = StorageMap<Vault, Blake2_128Concat, AccountId, Balance, ValueQuery>;

pub struct Vault;

impl Vault {
	fn change(
		who: &AccountId,
		series: SeriesId,
		change: impl FnOnce(Quantity, Quantity) -> Option<(Quantity, Quantity)>,
	) -> DispatchResult {
		Book::try_mutate((who, series), |(free, held)| {
			(*free, *held) = change(*free, *held).ok_or(SHORT)?;
			Ok(())
		})
	}

	/// Takes held units away, which no call does.
	pub fn take(who: AccountId, quantity: Quantity) {
		assert_ok!(Self::change(&who, SERIES, |free, held| {
			Some((free, held.checked_sub(quantity)?))
		}));
	}

	fn ensure_not_frozen(parties: [&AccountId; 2]) -> DispatchResult {
		let frozen = Frozen::get();
		if parties.into_iter().any(|who| frozen.contains(who)) {
			return Err(FROZEN);
		}
		Ok(())
	}
}

impl Coupons<AccountId> for Vault {
	fn facts(series: SeriesId) -> Option<SeriesFacts<AccountId>> {
		let issuer = match series {
			SERIES | SECOND => ISSUER,
			FOREIGN => OTHER_ISSUER,
			_ => return None,
		};
		Some(SeriesFacts {
			issuer,
			class: CouponClass::Digital,
			legal_class: LegalClass::PaidGift,
			currency: CurrencyCode::USD,
			face_minor: 1,
			divisible: true,
			valid_from: 0,
			valid_until: UnixSeconds::MAX,
			transfer_policy: TransferPolicy::Free,
			resale_ceiling: None,
			state: SeriesState::Selling,
			unsold: 0,
			unit_worth: 0,
			refund_window: 0,
		})
	}

	fn free_units(series: SeriesId, who: &AccountId) -> Quantity {
		Book::get((who, series)).0
	}

	fn held_units(series: SeriesId, who: &AccountId) -> Quantity {
		Book::get((who, series)).1
	}

	fn mark_listed(_: SeriesId) -> DispatchResult {
		unreachable!("nothing is listed here")
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
		_: Path,
		_: SeriesId,
		_: &AccountId,
		_: &AccountId,
		_: Quantity,
		_: Option<Money>,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("nothing is given here without a custodian")
	}

	fn hold(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult {
		Self::change(who, series, |free, held| {
			Some((free.checked_sub(quantity)?, held.checked_add(quantity)?))
		})
	}

	fn release(series: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult {
		Self::change(who, series, |free, held| {
			Some((free.checked_add(quantity)?, held.checked_sub(quantity)?))
		})
	}

	fn explain(
		_: Path,
		_: SeriesId,
		_: &AccountId,
		_: &AccountId,
		_: Quantity,
		_: Clearance,
	) -> Option<Vec<Reason>> {
		None
	}

	fn force_move(_: SeriesId, _: &AccountId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("no court is here")
	}

	fn set_frozen_units(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
	) -> Result<Quantity, DispatchError> {
		unreachable!("no court is here")
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
		assert_eq!((path, price, clearance), (Path::P2P, None, Clearance::None));
		Self::ensure_not_frozen([from, to])?;
		Self::change(from, series, |free, held| Some((free, held.checked_sub(quantity)?)))?;
		Self::change(to, series, |free, held| Some((free.checked_add(quantity)?, held)))
	}
}

impl Redemptions<AccountId> for Vault {
	fn check(_: SeriesId, holder: &AccountId, _: Quantity, redeemer: &AccountId) -> DispatchResult {
		if *redeemer != STORE && *redeemer != ISSUER {
			return Err(NO_REDEEMER);
		}
		Self::ensure_not_frozen([holder, redeemer])
	}

	fn redeem(
		series: SeriesId,
		holder: &AccountId,
		quantity: Quantity,
		redeemer: &AccountId,
		_: H256,
	) -> DispatchResult {
		Self::check(series, holder, quantity, redeemer)?;
		Self::change(holder, series, |free, held| Some((free.checked_sub(quantity)?, held)))?;
		Burned::mutate(redeemer, |burned| *burned += quantity);
		Ok(())
	}
}

impl Cash<AccountId> for Vault {
	fn terms(asset: AssetId) -> Option<(CurrencyCode, u8)> {
		(asset == USD).then_some((CurrencyCode::USD, 2))
	}

	fn free_balance(_: AssetId, who: &AccountId) -> Balance {
		Purse::get(who)
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
		clearance: Clearance,
	) -> DispatchResult {
		assert_eq!((path, asset, clearance), (Path::P2P, USD, Clearance::None));
		Self::ensure_not_frozen([from, to])?;
		Purse::try_mutate(from, |money| -> DispatchResult {
			*money = money.checked_sub(amount).ok_or(SHORT)?;
			Ok(())
		})?;
		Purse::mutate(to, |money| *money += amount);
		Ok(())
	}

	fn hold(_: AssetId, _: &AccountId, _: Balance) -> DispatchResult {
		unreachable!("no money is held here")
	}

	fn release(_: AssetId, _: &AccountId, _: Balance) -> DispatchResult {
		unreachable!("no money is held here")
	}

	fn transfer_held(
		_: Path,
		_: AssetId,
		_: &AccountId,
		_: &AccountId,
		_: Balance,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("no money is held here")
	}

	fn explain(
		_: Path,
		_: AssetId,
		_: &AccountId,
		_: &AccountId,
		_: Balance,
		_: Clearance,
	) -> Result<Vec<Reason>, DispatchError> {
		Ok(Vec::new())
	}

	fn value(_: AssetId, amount: Balance) -> Result<Money, DispatchError> {
		Ok(Money::new(CurrencyCode::USD, amount))
	}

	fn force_move(_: AssetId, _: &AccountId, _: &AccountId, _: Balance) -> DispatchResult {
		unreachable!("no court is here")
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper<AccountId> for Vault {
	fn company(_: &'static str) -> AccountId {
		CUSTODIAN
	}

	fn issuer() -> (AccountId, SeriesId, AssetId) {
		Purse::insert(ISSUER, Balance::from(u64::MAX));
		(ISSUER, SERIES, USD)
	}

	fn customer(series: SeriesId, quantity: Quantity) -> AccountId {
		Book::insert((ALICE, series), (quantity, 0));
		ALICE
	}

	fn recipient(_: SeriesId) -> AccountId {
		BOB
	}

	fn redeemer(_: SeriesId) -> AccountId {
		STORE
	}

	fn set_now(now: UnixSeconds) {
		Now::set(now);
	}
}

pub fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn freeze(who: AccountId) {
	Frozen::mutate(|frozen| frozen.push(who));
}

pub fn wait(seconds: UnixSeconds) {
	Now::mutate(|now| *now += seconds);
}

/// Free and held units of the first series of an account.
pub fn units(who: AccountId) -> (Quantity, Quantity) {
	Book::get((who, SERIES))
}

pub fn burned(redeemer: AccountId) -> Quantity {
	Burned::get(redeemer)
}

pub fn money(who: AccountId) -> Balance {
	Purse::get(who)
}

pub fn registered(custodian: AccountId) {
	assert_ok!(Custody::register_custodian(by(OFFICER), custodian, WHY));
}

/// The issuer proposes an agreement about all its series to the registered custodian.
pub fn proposed() -> AgreementId {
	if !Custodians::<Test>::contains_key(CUSTODIAN) {
		registered(CUSTODIAN);
	}
	let id = NextAgreementId::<Test>::get();
	assert_ok!(Custody::propose_agreement(by(ISSUER), CUSTODIAN, Scope::All, FEE, END));
	id
}

pub fn accepted() -> AgreementId {
	let id = proposed();
	assert_ok!(Custody::accept_agreement(by(CUSTODIAN), id));
	id
}

/// Alice has so many units in custody.
pub fn deposited(quantity: Quantity) -> DepositId {
	let agreement = accepted();
	deposited_under(agreement, quantity)
}

pub fn deposited_under(agreement: AgreementId, quantity: Quantity) -> DepositId {
	let id = NextDepositId::<Test>::get();
	assert_ok!(Custody::deposit(by(ALICE), agreement, SERIES, quantity));
	id
}

/// Alice asks for something.
pub fn asked(deposit: DepositId, wish: Wish<AccountId>, quantity: Quantity) -> RequestId {
	let id = NextRequestId::<Test>::get();
	assert_ok!(Custody::do_request(ALICE, deposit, wish, quantity));
	id
}

/// That Bob gets them.
pub fn a_move() -> Wish<AccountId> {
	Wish::Move { to: BOB }
}

/// That they burn in the store.
pub fn a_redemption() -> Wish<AccountId> {
	Wish::Redeem { redeemer: STORE, order_hash: ORDER }
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
	Officers::set(vec![OFFICER]);
	Frozen::set(Vec::new());
	Small::set(Vec::new());
	OfCustodian::set(vec![CUSTODIAN, BRANCH]);
	let genesis = RuntimeGenesisConfig::default();
	let storage = genesis.build_storage().expect("the genesis of the tests is valid");
	let mut ext = sp_io::TestExternalities::from(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		for who in [ALICE, BOB, CUSTODIAN, BRANCH] {
			for series in [SERIES, SECOND, FOREIGN] {
				Book::insert((who, series), (FUNDS, 0));
			}
		}
		for issuer in [ISSUER, OTHER_ISSUER] {
			Purse::insert(issuer, MONEY);
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
