// SPDX-License-Identifier: Apache-2.0
//! Units and money of the mock, with as many rules as the tests need.

use super::*;
use frame_support::{Blake2_128Concat, pallet_prelude::ValueQuery, storage_alias};
use genex_primitives::{
	Clearance, CouponClass, CurrencyCode, LegalClass, Money, Path, SeriesFacts, SeriesState,
	TransferPolicy,
	traits::{Cash, Coupons, Redemptions},
};
use sp_runtime::DispatchResult;

/// Free and held units of each account; part of the state, so that a failed call undoes it.
#[storage_alias]
pub type Book =
	StorageMap<Vault, Blake2_128Concat, (AccountId, SeriesId), (Quantity, Quantity), ValueQuery>;

/// Units that burned, by redeemer.
#[storage_alias]
pub type Burned = StorageMap<Vault, Blake2_128Concat, AccountId, Quantity, ValueQuery>;

/// Units of the first series that an authority blocked, by account.
#[storage_alias]
pub type Blocked = StorageMap<Vault, Blake2_128Concat, AccountId, Quantity, ValueQuery>;

/// Money of each account.
#[storage_alias]
pub type Purse = StorageMap<Vault, Blake2_128Concat, AccountId, Balance, ValueQuery>;

/// A unit is worth a US cent.
const UNIT_WORTH: u64 = 10_000_000;

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
			return Err(REFUSED_FROZEN);
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
			unit_worth: UNIT_WORTH,
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

	fn hides_frozen_units(series: SeriesId, who: &AccountId, quantity: Quantity) -> bool {
		let blocked = if series == SERIES { Blocked::get(who) } else { 0 };
		Self::free_units(series, who).checked_sub(quantity).is_some_and(|left| left < blocked)
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
		order_hash: H256,
	) -> DispatchResult {
		if Numbered::get() {
			return Err(NUMBERS_NEEDED);
		}
		Self::redeem_unnamed(series, holder, quantity, redeemer, order_hash)
	}

	fn redeem_unnamed(
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
