// SPDX-License-Identifier: Apache-2.0
//! What each pallet asks for before its calls are measured.

use super::{goods, market, stage};
use crate::{
	AccountId, Balances, Coupons, Nonces, Runtime, configs::monetary::TreasuryAccount,
	constants::GNX,
};
use alloc::vec::Vec;
use frame_support::{assert_ok, traits::fungible::Mutate};
use genex_messages::Domain;
use genex_primitives::{
	Asset, AssetId, Balance, ExternalAddress, IdentityId, Jurisdiction, PolicyId, Quantity,
	SeriesId, Tier, UnixSeconds, traits::ReviewedAct,
};
use sp_runtime::DispatchResult;

/// Units of a scene in which their number does not matter.
const UNITS: Quantity = 1_000;

/// Sets the scenes.
pub struct Scene;

impl pallet_kyc::BenchmarkHelper<AccountId> for Scene {
	fn make_attestor(who: &AccountId) {
		stage::make_attestor(who);
	}
}

impl pallet_compliance::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn register(
		name: &'static str,
		accounts: u32,
		place: Jurisdiction,
	) -> (Vec<AccountId>, IdentityId) {
		stage::family(name, accounts, place)
	}

	fn set_now(now: UnixSeconds) {
		stage::set_now(now);
	}

	fn policy() -> PolicyId {
		goods::policy(&goods::issuer())
	}

	/// A purchase: its approval moves more than that of a withdrawal.
	fn act() -> ReviewedAct {
		ReviewedAct::Purchase(goods::purchase_under_review())
	}

	fn crowd(others: u32) {
		stage::crowd(others);
	}
}

impl pallet_sanctions::benchmarking::BenchmarkHelper<AccountId> for Scene {
	/// With GNX on every account, so that a freeze is shown in its balance.
	fn identity(accounts: &[AccountId]) -> IdentityId {
		for account in accounts {
			assert_ok!(<Balances as Mutate<AccountId>>::mint_into(account, GNX));
		}
		stage::strangers(accounts)
	}

	/// Coupons move with what they count towards caps.
	fn property(who: &AccountId, _: &AccountId) -> (Asset, u128) {
		(Asset::Series(goods::coupons(who, UNITS)), UNITS.into())
	}

	fn series() -> SeriesId {
		goods::series(&goods::issuer(), UNITS)
	}

	fn set_now(now: UnixSeconds) {
		stage::set_now(now);
	}
}

impl pallet_transfer_policies::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn issuer(index: u32) -> AccountId {
		stage::party("issuer", index, Tier::L3)
	}

	fn identity(index: u32) -> IdentityId {
		stage::enrol(&frame_benchmarking::account("member", index, 0), Tier::L1, 1)
	}
}

impl pallet_cash::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn register(who: &AccountId, tier: Tier) {
		stage::enrol(who, tier, 1);
	}

	fn recipient(tier: Tier) -> AccountId {
		stage::party("recipient", 0, tier)
	}

	fn prove_wallet(who: &AccountId) -> ExternalAddress {
		stage::prove_wallet(who)
	}

	fn set_now(now: UnixSeconds) {
		stage::set_now(now);
	}
}

impl pallet_allowances::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn holder(index: u32) -> AccountId {
		stage::party("holder", index, Tier::L2)
	}

	fn register(who: &AccountId) {
		stage::enrol(who, Tier::L2, 1);
	}

	fn give(who: &AccountId, amount: Balance) -> AssetId {
		let asset = goods::stablecoin();
		goods::pay(who, asset, amount);
		asset
	}
}

impl pallet_coupons::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn party(name: &'static str) -> AccountId {
		let who = stage::party(name, 0, Tier::L3);
		goods::license(&who);
		who
	}

	fn complicate(issuer: &AccountId, terms: &mut pallet_coupons::SeriesTerms) {
		goods::complicate(issuer, terms);
	}
}

impl pallet_serials::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn holder(index: u32) -> AccountId {
		stage::party("holder", index, Tier::L2)
	}
}

impl pallet_sales::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn series(unsold: Quantity) -> (AccountId, SeriesId, AssetId) {
		let issuer = goods::issuer();
		let series = goods::series(&issuer, unsold);
		(issuer, series, goods::stablecoin())
	}

	fn buyer(asset: AssetId, amount: Balance) -> AccountId {
		let buyer = goods::buyer();
		goods::pay(&buyer, asset, amount);
		buyer
	}

	fn plain(unsold: Quantity, amount: Balance) -> (AccountId, AccountId, SeriesId, AssetId) {
		let (issuer, series, asset) = goods::plain_series(unsold);
		let buyer = goods::plain_buyer(&issuer, series);
		for who in [&issuer, &buyer, &TreasuryAccount::get()] {
			goods::pay(who, asset, amount);
		}
		(issuer, buyer, series, asset)
	}

	fn review_purchases() {
		goods::review_purchases();
	}

	fn end(series: SeriesId) {
		goods::end(series);
	}
}

impl pallet_books::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn issuer() -> (AccountId, SeriesId) {
		let issuer = goods::issuer();
		let series = goods::series(&issuer, UNITS);
		(issuer, series)
	}
}

impl pallet_fee_policy::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn issuer() -> (AccountId, SeriesId) {
		let issuer = goods::issuer();
		let series = goods::series(&issuer, UNITS);
		(issuer, series)
	}
}

impl pallet_issuers::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn company(name: &'static str) -> AccountId {
		stage::party(name, 0, Tier::L3)
	}

	fn money(who: &AccountId, amount: Balance) -> Vec<AssetId> {
		goods::riches(who, amount)
	}
}

impl pallet_travel_rule::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn register(name: &'static str, attestor: &AccountId) -> AccountId {
		stage::make_attestor(attestor);
		stage::client(name, Tier::L2, attestor)
	}

	fn fund(who: &AccountId, quantity: u128) -> Asset {
		let units = Quantity::try_from(quantity).expect("benchmarks ask for less");
		Asset::Series(goods::coupons(who, units))
	}

	/// By the storage: no call of this runtime takes what is in escrow.
	fn seize(asset: Asset, who: &AccountId, quantity: u128) -> DispatchResult {
		let Asset::Series(series) = asset else { return Err("only coupons are given".into()) };
		let units = Quantity::try_from(quantity).map_err(|_| "more than there is")?;
		pallet_coupons::Holdings::<Runtime>::mutate(who, series, |holding| holding.held -= units);
		Ok(())
	}

	fn set_now(now: UnixSeconds) {
		stage::set_now(now);
	}
}

impl pallet_quarantine::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn holder(index: u32) -> AccountId {
		stage::party("holder", index, Tier::L3)
	}

	fn give(who: &AccountId, quantity: u128) -> Asset {
		let units = Quantity::try_from(quantity).expect("benchmarks ask for less");
		Asset::Series(goods::coupons(who, units))
	}

	fn set_now(now: UnixSeconds) {
		stage::set_now(now);
	}
}

impl pallet_redemption::benchmarking::BenchmarkHelper<AccountId> for Scene {
	/// With a store that the issuer appointed.
	fn give(who: &AccountId, quantity: Quantity) -> (SeriesId, AccountId) {
		stage::enrol_fully(who, Tier::L3);
		let store = stage::party("store", 0, Tier::L3);
		let series = goods::coupons(who, quantity);
		assert_ok!(Coupons::add_redeemer(stage::signed(&goods::issuer()), series, store.clone()));
		(series, store)
	}

	fn submitter() -> AccountId {
		stage::party("submitter", 0, Tier::L3)
	}

	fn set_now(now: UnixSeconds) {
		stage::set_now(now);
	}
}

impl pallet_permits::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn give(who: &AccountId, quantity: Quantity) -> SeriesId {
		// The issuer of the series, whom the first call registers.
		goods::issuer();
		stage::enrol_fully(who, Tier::L3);
		goods::coupons(who, quantity)
	}

	fn recipient(index: u32) -> AccountId {
		stage::party("recipient", index, Tier::L3)
	}

	fn register(who: &AccountId) {
		stage::enrol_fully(who, Tier::L3);
	}

	fn domain() -> Domain {
		domain()
	}

	fn now() -> UnixSeconds {
		stage::now()
	}
}

impl pallet_claims::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn holder(index: u32) -> AccountId {
		stage::party("holder", index, Tier::L3)
	}

	fn give(who: &AccountId, quantity: Quantity) -> SeriesId {
		goods::coupons(who, quantity)
	}

	fn domain() -> Domain {
		domain()
	}

	fn set_now(now: UnixSeconds) {
		stage::set_now(now);
	}
}

/// What messages of this chain are signed for.
fn domain() -> Domain {
	let (genesis, chain_id) = Nonces::signing_domain();
	Domain { genesis: genesis.0, chain_id }
}

impl pallet_custody::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn company(name: &'static str) -> AccountId {
		stage::party(name, 0, Tier::L3)
	}

	fn issuer() -> (AccountId, SeriesId, AssetId) {
		let (issuer, asset) = (goods::issuer(), goods::stablecoin());
		goods::pay(&issuer, asset, UNITS.into());
		let series = goods::series(&issuer, UNITS);
		(issuer, series, asset)
	}

	fn customer(series: SeriesId, quantity: Quantity) -> AccountId {
		let who = stage::party("customer", 0, Tier::L3);
		goods::sell(series, &who, quantity);
		who
	}

	fn recipient(_: SeriesId) -> AccountId {
		stage::party("recipient", 0, Tier::L3)
	}

	/// The issuer itself always accepts.
	fn redeemer(_: SeriesId) -> AccountId {
		goods::issuer()
	}

	fn set_now(now: UnixSeconds) {
		stage::set_now(now);
	}
}

impl pallet_order_book::benchmarking::BenchmarkHelper<AccountId> for Scene {
	fn market_of() -> (SeriesId, AssetId) {
		market::market_of()
	}

	fn priced_market_of() -> (SeriesId, AssetId) {
		market::priced_market_of()
	}

	fn trader(index: u32, series: SeriesId, asset: AssetId) -> AccountId {
		market::trader(index, series, asset)
	}

	fn plain_market_of() -> (SeriesId, AssetId) {
		market::plain_market_of()
	}

	fn plain_trader(index: u32, series: SeriesId, asset: AssetId) -> AccountId {
		market::plain_trader(index, series, asset)
	}

	fn seller(index: u32, series: SeriesId) -> AccountId {
		market::seller(index, series)
	}

	fn set_time(now: UnixSeconds) {
		stage::set_now(now);
	}

	fn review_all() {
		goods::review_trades();
	}

	fn freeze(who: &AccountId) {
		market::freeze(who);
	}
}
