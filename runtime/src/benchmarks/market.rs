// SPDX-License-Identifier: Apache-2.0
//! What is traded in a scene, and who trades it.

use super::{goods, stage};
use crate::{AccountId, Coupons, Kyc, Runtime};
use frame_support::assert_ok;
use genex_primitives::{
	AccountFlags, AssetId, Balance, Clearance, CurrencyCode, IdentityFlags, Money, Quantity,
	SeriesId, Tier,
	traits::{Coupons as CouponsDoor, Identities, Markers},
};
use pallet_compliance::Activities;

/// Units that each trader buys at the beginning.
const UNITS: Quantity = 100_000;
/// Traders for whom there are units: two at each of a thousand levels, and some more.
const TRADERS: Quantity = 3_000;
/// Traders of which each may take part in a fill. Those after them only have an order in the book.
const FILLED: u32 = 202;
/// Those who may take part in a plain fill.
const PLAIN: Quantity = 110;
/// What a unit costs at first, in cents of a euro. No order of a benchmark may lie beyond twice of that.
const CENTS: u128 = 150;
/// What each trader has of the stablecoin: one million.
const MONEY: Balance = 1_000_000_000_000;

/// A series that was sold for euro, and a stablecoin of euro.
pub fn market_of() -> (SeriesId, AssetId) {
	let series = goods::series(&goods::issuer(), UNITS * TRADERS);
	assert_ok!(<Coupons as CouponsDoor<AccountId>>::mark_listed(series));
	sell(series, &stage::party("holder", 0, Tier::L3), 1);
	(series, goods::stablecoin())
}

/// The same series, and a stablecoin of the currency of its face value, for which a formula gives the price.
pub fn priced_market_of() -> (SeriesId, AssetId) {
	let (series, _) = market_of();
	goods::price_by_formula();
	(series, goods::yen())
}

/// Trader number `index`, who is somebody of a party's kind, and related to an issuer, though not to that of the series:
/// this is asked of the relations then.
pub fn trader(index: u32, series: SeriesId, asset: AssetId) -> AccountId {
	let new = is_new(series, &named(index));
	let who = seller(index, series);
	if new {
		goods::pay(&who, asset, MONEY);
	}
	who
}

/// The same, who has no money yet.
pub fn seller(index: u32, series: SeriesId) -> AccountId {
	let who = named(index);
	if is_new(series, &who) {
		sell(series, &who, UNITS);
		let flag = IdentityFlags::RELATED;
		let identity = <Kyc as Identities<AccountId>>::identity_of(&who);
		let marked =
			identity.and_then(|id| <Kyc as Markers<AccountId>>::mark_identity(id, flag, flag));
		assert!(marked.is_some(), "traders are registered");
	}
	who
}

/// What people usually trade: a series in US dollars without policy, and a stablecoin of US dollars.
pub fn plain_market_of() -> (SeriesId, AssetId) {
	let (_, series, asset) = goods::plain_series(UNITS * PLAIN);
	assert_ok!(<Coupons as CouponsDoor<AccountId>>::mark_listed(series));
	(series, asset)
}

/// Who trades it, number `index`: no contract, at home where all of these are, far from any cap, and not related. Bought at face value.
pub fn plain_trader(index: u32, series: SeriesId, asset: AssetId) -> AccountId {
	let who = stage::neighbour("customer", index, Tier::L3);
	if is_new(series, &who) {
		Activities::<Runtime>::mutate(goods::identity(&who), |activity| activity.worth = 0);
		let paid = Money::new(CurrencyCode::USD, u128::from(UNITS));
		sell_for(paid, series, &who, UNITS);
		goods::pay(&who, asset, MONEY);
	}
	who
}

/// Freezes `who`: nothing leaves or enters it.
pub fn freeze(who: &AccountId) {
	let frozen = AccountFlags::FROZEN_FULL;
	<Kyc as Markers<AccountId>>::mark_account(who, frozen, frozen);
}

fn named(index: u32) -> AccountId {
	if index < FILLED {
		stage::party("trader", index, Tier::L3)
	} else {
		stage::extra("trader", index, Tier::L3)
	}
}

/// Whether `who` has no units yet.
fn is_new(series: SeriesId, who: &AccountId) -> bool {
	<Coupons as CouponsDoor<AccountId>>::free_units(series, who) == 0
		&& <Coupons as CouponsDoor<AccountId>>::held_units(series, who) == 0
}

/// Sells `units` to `who` at the usual price.
fn sell(series: SeriesId, who: &AccountId, units: Quantity) {
	let paid = Money::new(CurrencyCode::EUR, CENTS * u128::from(units));
	sell_for(paid, series, who, units);
}

/// Sells `units` to `who`, who paid so much.
fn sell_for(paid: Money, series: SeriesId, who: &AccountId, units: Quantity) {
	let cleared = Clearance::Review;
	assert_ok!(<Coupons as CouponsDoor<_>>::sell(series, who, units, Some(paid), cleared));
}
