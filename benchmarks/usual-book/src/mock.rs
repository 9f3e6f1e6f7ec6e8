// SPDX-License-Identifier: Apache-2.0
//! A runtime with only this pallet, and neighbours that keep what moves in storage.

use core::time::Duration;

use frame_support::{
	Twox64Concat, derive_impl, parameter_types, storage::types::ValueQuery, storage_alias,
	traits::UnixTime,
};
use frame_system::EnsureRoot;
use genex_primitives::{
	AccountFlags, AssetId, Balance, Cents, Clearance, CouponClass, CurrencyCode, FeeShare,
	IdentityFlags, IdentityId, IdentityKind, IdentityRecord, Jurisdiction, LegalClass,
	Money as Amount, Party, Path, Quantity, Reason, SeriesFacts, SeriesId, SeriesState, Standing,
	Tier, TransferPolicy,
	traits::{Cash, Coupons, Identities, Rates, Related},
};
use sp_io::TestExternalities;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult};

/// An account; each below 1,000 is an identity of its own, with the same number.
pub type AccountId = u64;

/// Issues the series.
pub const ISSUER: AccountId = 1;
/// A trader.
pub const ALICE: AccountId = 2;
/// Another one.
pub const BOB: AccountId = 3;
/// Receives the fees.
pub const TREASURY: AccountId = 99;
/// Nobody that is registered.
pub const STRANGER: AccountId = 1_000;

/// The stablecoin.
pub const USDC: AssetId = 7;
/// The series.
pub const GIFT: SeriesId = 1;
/// What a tick adds to a price.
pub const TICK: Balance = 1_000;
/// What every trader has at the start, of both.
pub const ENOUGH: u64 = 1_000_000_000;

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
	pub type UsualBook = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

parameter_types! {
	pub const TreasuryAccount: AccountId = TREASURY;
}

/// A clock that stands still.
pub struct Clock;

impl UnixTime for Clock {
	fn now() -> Duration {
		Duration::from_secs(1_800_000_000)
	}
}

impl crate::Config for Test {
	type Coupons = Ledger;
	type Cash = Ledger;
	type Identities = Ledger;
	type Related = Ledger;
	type Rates = Ledger;
	type Treasury = TreasuryAccount;
	type UnixTime = Clock;
	type MarketOrigin = EnsureRoot<AccountId>;
}

/// All the neighbours.
pub struct Ledger;

/// Units of each account, free and held.
#[storage_alias]
pub type Units = StorageMap<Ledger, Twox64Concat, AccountId, (u128, u128), ValueQuery>;
/// Stablecoins of each account, free and held.
#[storage_alias]
pub type Money = StorageMap<Ledger, Twox64Concat, AccountId, (u128, u128), ValueQuery>;

const POOR: DispatchError = DispatchError::Other("too little");

fn hold((free, held): &mut (u128, u128), amount: u128) -> DispatchResult {
	*free = free.checked_sub(amount).ok_or(POOR)?;
	*held += amount;
	Ok(())
}

fn release((free, held): &mut (u128, u128), amount: u128) -> DispatchResult {
	*held = held.checked_sub(amount).ok_or(POOR)?;
	*free += amount;
	Ok(())
}

fn take((free, _): &mut (u128, u128), amount: u128) -> DispatchResult {
	*free = free.checked_sub(amount).ok_or(POOR)?;
	Ok(())
}

impl Identities<AccountId> for Ledger {
	fn identity_of(who: &AccountId) -> Option<IdentityId> {
		Self::party(who).map(|party| party.identity)
	}

	fn party(who: &AccountId) -> Option<Party> {
		let record = IdentityRecord {
			tier: Tier::L2,
			kind: IdentityKind::Person,
			jurisdiction: Jurisdiction::new(*b"US")?,
			valid_until: u32::MAX,
			flags: IdentityFlags::default(),
			accounts: 1,
		};
		(*who < STRANGER).then_some(Party { identity: *who, record })
	}

	fn tier_of(_: &AccountId) -> Tier {
		Tier::L2
	}

	fn standing(who: &AccountId) -> Standing {
		Standing { flags: AccountFlags::default(), party: Self::party(who) }
	}

	fn record(_: IdentityId) -> Option<IdentityRecord> {
		unreachable!("a book asks about accounts")
	}

	fn accounts(_: IdentityId) -> Vec<AccountId> {
		unreachable!("a book asks about accounts")
	}

	fn attestor_of(_: IdentityId) -> Option<AccountId> {
		unreachable!("a book asks about accounts")
	}
}

impl Related<AccountId> for Ledger {
	fn is_related(issuer: &AccountId, identity: IdentityId) -> bool {
		*issuer == identity
	}
}

impl Rates for Ledger {
	fn cents(value: Amount) -> Result<Cents, Reason> {
		Cents::try_from(value.minor).map_err(|_| Reason::FxRateMissing)
	}
}

impl Cash<AccountId> for Ledger {
	fn terms(_: AssetId) -> Option<(CurrencyCode, u8)> {
		Some((CurrencyCode::USD, 6))
	}

	fn free_balance(_: AssetId, who: &AccountId) -> Balance {
		Money::get(who).0
	}

	fn held_balance(_: AssetId, who: &AccountId) -> Balance {
		Money::get(who).1
	}

	fn transfer(
		_: Path,
		_: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
		_: Clearance,
	) -> DispatchResult {
		Money::try_mutate(from, |entry| take(entry, amount))?;
		Money::mutate(to, |entry| entry.0 += amount);
		Ok(())
	}

	fn hold(_: AssetId, who: &AccountId, amount: Balance) -> DispatchResult {
		Money::try_mutate(who, |entry| hold(entry, amount))
	}

	fn release(_: AssetId, who: &AccountId, amount: Balance) -> DispatchResult {
		Money::try_mutate(who, |entry| release(entry, amount))
	}

	fn transfer_held(
		path: Path,
		asset: AssetId,
		from: &AccountId,
		to: &AccountId,
		amount: Balance,
		clearance: Clearance,
	) -> DispatchResult {
		<Self as Cash<_>>::release(asset, from, amount)?;
		<Self as Cash<_>>::transfer(path, asset, from, to, amount, clearance)
	}

	fn explain(
		_: Path,
		_: AssetId,
		_: &AccountId,
		_: &AccountId,
		_: Balance,
		_: Clearance,
	) -> Result<Vec<Reason>, DispatchError> {
		unreachable!("this book explains nothing")
	}

	fn value(_: AssetId, amount: Balance) -> Result<Amount, DispatchError> {
		Ok(Amount::new(CurrencyCode::USD, amount.div_ceil(10_000)))
	}

	fn force_move(_: AssetId, _: &AccountId, _: &AccountId, _: Balance) -> DispatchResult {
		unreachable!("a book forces nothing")
	}
}

impl Coupons<AccountId> for Ledger {
	fn facts(series: SeriesId) -> Option<SeriesFacts<AccountId>> {
		(series == GIFT).then_some(SeriesFacts {
			issuer: ISSUER,
			class: CouponClass::Digital,
			legal_class: LegalClass::PaidGift,
			currency: CurrencyCode::USD,
			face_minor: 1,
			divisible: true,
			valid_from: 0,
			valid_until: u64::MAX,
			transfer_policy: TransferPolicy::Free,
			resale_ceiling: None,
			state: SeriesState::Selling,
			unsold: 0,
			unit_worth: 0,
			refund_window: 0,
		})
	}

	fn free_units(_: SeriesId, _: &AccountId) -> Quantity {
		unreachable!("this book only moves them")
	}

	fn held_units(_: SeriesId, _: &AccountId) -> Quantity {
		unreachable!("this book only moves them")
	}

	fn mark_listed(_: SeriesId) -> DispatchResult {
		unreachable!("a book lists nothing")
	}

	fn sell(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
		_: Option<Amount>,
		_: Clearance,
	) -> DispatchResult {
		unreachable!("a book sells nothing of the issuer's")
	}

	fn transfer(
		_: Path,
		_: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		_: Option<Amount>,
		_: Clearance,
	) -> DispatchResult {
		Units::try_mutate(from, |entry| take(entry, quantity.into()))?;
		Units::mutate(to, |entry| entry.0 += u128::from(quantity));
		Ok(())
	}

	fn hold(_: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult {
		Units::try_mutate(who, |entry| hold(entry, quantity.into()))
	}

	fn release(_: SeriesId, who: &AccountId, quantity: Quantity) -> DispatchResult {
		Units::try_mutate(who, |entry| release(entry, quantity.into()))
	}

	fn explain(
		_: Path,
		_: SeriesId,
		_: &AccountId,
		_: &AccountId,
		_: Quantity,
		_: Clearance,
	) -> Option<Vec<Reason>> {
		unreachable!("this book explains nothing")
	}

	fn force_move(_: SeriesId, _: &AccountId, _: &AccountId, _: Quantity) -> DispatchResult {
		unreachable!("a book forces nothing")
	}

	fn set_frozen_units(
		_: SeriesId,
		_: &AccountId,
		_: Quantity,
	) -> Result<Quantity, DispatchError> {
		unreachable!("a book blocks nothing")
	}

	fn transfer_held(
		path: Path,
		series: SeriesId,
		from: &AccountId,
		to: &AccountId,
		quantity: Quantity,
		price: Option<Amount>,
		clearance: Clearance,
	) -> DispatchResult {
		<Self as Coupons<_>>::release(series, from, quantity)?;
		<Self as Coupons<_>>::transfer(path, series, from, to, quantity, price, clearance)
	}
}

/// Runs `test` where a market with fees of 1 and 2 % is open, and everybody has enough.
pub fn execute(test: impl FnOnce()) {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	TestExternalities::from(storage).execute_with(|| {
		System::set_block_number(1);
		for who in 1..STRANGER {
			Units::insert(who, (u128::from(ENOUGH), 0));
			Money::insert(who, (u128::from(ENOUGH), 0));
		}
		let (maker, taker) = (FeeShare::from_percent(1), FeeShare::from_percent(2));
		UsualBook::create_market(RuntimeOrigin::root(), GIFT, USDC, TICK, 1, maker, taker).unwrap();
		test();
	});
}
