// SPDX-License-Identifier: Apache-2.0
//! What is put aside for holders in a scene: guarantees, kept proceeds, and holders who are frozen.

use super::{
	goods,
	scenes::Scene,
	stage::{self, party, signed},
};
use crate::{AccountId, Cash, Issuers, Kyc, Runtime};
use alloc::vec::Vec;
use frame_support::assert_ok;
use genex_primitives::{
	AccountFlags, AssetId, Balance, Quantity, SeriesId, Tier, UnixSeconds,
	traits::{Books, Cash as CashDoor, Markers, MoneyAct},
};

/// The first of the stablecoins that are registered here.
const FIRST: AssetId = 1_000;
/// What is put aside of each stablecoin.
const AMOUNT: Balance = 1_000_000;

/// Gives `who` money in `count` stablecoins, which are registered as far as there are fewer.
fn money(who: &AccountId, count: u32) -> Vec<AssetId> {
	let mut all: Vec<AssetId> = pallet_cash::Terms::<Runtime>::iter_keys().collect();
	let missing = (FIRST..).filter(|asset| !all.contains(asset)).zip(0..count);
	let missing: Vec<AssetId> = missing.map(|(asset, _)| asset).collect();
	all.extend(missing);
	let assets: Vec<AssetId> = all.into_iter().zip(0..count).map(|(asset, _)| asset).collect();
	for asset in &assets {
		goods::euro(*asset);
		goods::pay(who, *asset, AMOUNT);
	}
	assets
}

/// Keeps some of the proceeds of `series` for its holders, in the escrow of `issuer`.
fn keep(issuer: &AccountId, series: SeriesId, asset: AssetId, covered: Quantity) {
	assert_ok!(<Cash as CashDoor<AccountId>>::hold(asset, issuer, AMOUNT));
	let pool = pallet_sales::Pool { held: AMOUNT, covered, due: 0 };
	pallet_sales::Pools::<Runtime>::insert(series, asset, pool);
	let act = MoneyAct::WindowEnded { fee: 0, holdback: AMOUNT, released: 0 };
	let booked = <<Runtime as pallet_insolvency::Config>::Books as Books<AccountId>>::book(
		issuer, asset, act,
	);
	assert_ok!(booked);
}

impl pallet_insolvency::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn issuer(assets: u32) -> AccountId {
		let issuer = goods::issuer();
		for asset in money(&issuer, assets) {
			assert_ok!(Issuers::deposit_guarantee(signed(&issuer), asset, AMOUNT));
		}
		issuer
	}

	fn sold(issuer: &AccountId, quantity: Quantity, assets: u32) -> (SeriesId, AccountId) {
		let holder = party("holder", 0, Tier::L3);
		let series = goods::coupons(&holder, quantity);
		for asset in money(issuer, assets) {
			keep(issuer, series, asset, quantity);
		}
		(series, holder)
	}

	fn set_frozen(who: &AccountId, frozen: bool) {
		let mark = AccountFlags::FROZEN_OUTBOUND;
		let flags = if frozen { mark } else { AccountFlags::default() };
		<Kyc as Markers<AccountId>>::mark_account(who, mark, flags);
	}

	fn set_now(now: UnixSeconds) {
		stage::set_now(now);
		// Those of before may be too old by now.
		stage::set_rates();
	}
}
