// SPDX-License-Identifier: Apache-2.0
//! What is owned in a scene: coupons of which every rule must be looked up, money in another currency, and a purchase
//! that waits.

use super::stage::{FILE, enrol_fully, extra, now, of_role, party, recent, root, signed};
use crate::{
	AccountId, Assets, Cash, Compliance, Coupons, Kyc, Runtime, Sales, TransferPolicies,
	configs::governance::EnsureComplianceOfficer,
};
use alloc::{boxed::Box, vec, vec::Vec};
use frame_benchmarking::account;
use frame_support::{assert_ok, traits::fungibles::Mutate};
use genex_primitives::{
	AssetId, Balance, Clearance, CouponClass, CurrencyCode, IdentityId, Jurisdiction, LegalClass,
	Money, PolicyId, Ppm, PriceRules, Quantity, SeriesId, Tier, TransferPolicy,
	pricing::{Curve, MAX_POINTS, Point, Spreads},
	traits::{Cash as CashDoor, Coupons as CouponsDoor},
};
use pallet_compliance::{Activities, BoughtFromSeller, BoughtOfSeries, RelationKind, Rules};
use pallet_coupons::{
	Approvals, Jurisdictions, MAX_JURISDICTIONS, MAX_TEXT, MAX_URI, SeriesTerms, Territory, Text,
	Uri,
};
use pallet_issuers::{Funds, FundsOf, IssuerRecord, IssuerStatus, Issuers, MAX_FUNDS};
use pallet_sales::{ListingTerms, PriceSteps, PurchaseId};
use pallet_transfer_policies::{FIRST_POLICY, NextPolicyId, Policy};

/// The stablecoin of US dollars that the first state has.
const DOLLAR: AssetId = 1;
/// The stablecoin of scenes.
const EURO: AssetId = 101;
/// The stablecoin of scenes in which a formula gives the price.
const YEN: AssetId = 201;
/// Price of a unit in its smallest units: one euro.
const PRICE: Balance = 1_000_000;
/// Units of a purchase.
const QUANTITY: Quantity = 10;
/// Seconds for which a series is valid: ten years, more than the law asks for.
const VALIDITY: u64 = 10 * 366 * 86_400;

/// A company that issues.
pub fn issuer() -> AccountId {
	let who = party("issuer", 0, Tier::L3);
	license(&who);
	who
}

/// Makes the identity of `who` an issuer of which something is kept in every stablecoin, so that all of them are looked up
/// at a mint. By the storage: it needs no sales for that.
pub fn license(who: &AccountId) {
	let identity = identity(who);
	if Issuers::<Runtime>::contains_key(identity) {
		return;
	}
	let mut funds = Funds::<AccountId>::default();
	for asset in pallet_cash::Terms::<Runtime>::iter_keys().take(MAX_FUNDS as usize) {
		funds.keep(asset, 1).expect("there is a place");
	}
	FundsOf::<Runtime>::insert(identity, funds);
	Issuers::<Runtime>::insert(identity, IssuerRecord::new(IssuerStatus::Active, now()));
}

/// Gives `who` so much of each of as many stablecoins as a guarantee can be in.
pub fn riches(who: &AccountId, amount: Balance) -> Vec<AssetId> {
	let all: Vec<AssetId> =
		pallet_cash::Terms::<Runtime>::iter_keys().take(MAX_FUNDS as usize).collect();
	all.iter().for_each(|asset| pay(who, *asset, amount));
	all
}

/// The identity of who is registered.
pub fn identity(who: &AccountId) -> IdentityId {
	Kyc::identity_of(who).expect("it was registered")
}

/// A policy of `issuer` with a list for each side, which admits everybody. There is one a scene.
pub fn policy(issuer: &AccountId) -> PolicyId {
	if NextPolicyId::<Runtime>::get() == FIRST_POLICY {
		let create = |policy| {
			assert_ok!(TransferPolicies::create_policy(signed(issuer), policy, FILE));
		};
		let list = FIRST_POLICY;
		create(Policy::Deny);
		create(Policy::Compound {
			sender: list,
			recipient: list,
			mint_recipient: list,
			redeemer: list,
		});
	}
	NextPolicyId::<Runtime>::get() - 1
}

/// Makes whatever of `terms` leaves a choice the dearest to judge: a currency with a rate, and a shared policy.
pub fn complicate(issuer: &AccountId, terms: &mut SeriesTerms) {
	terms.currency = CurrencyCode::JPY;
	terms.policy = Some(policy(issuer));
}

/// Terms with every kind of restriction that the parties of scenes pass.
fn terms(issuer: &AccountId) -> SeriesTerms {
	let text = Text::truncate_from(vec![b'x'; MAX_TEXT as usize]);
	let mut terms = SeriesTerms {
		symbol: text.clone(),
		name: text,
		class: CouponClass::Digital,
		legal_class: LegalClass::PaidGift,
		currency: CurrencyCode::USD,
		face_minor: 1,
		divisible: true,
		supply_cap: Quantity::MAX,
		valid_from: 0,
		valid_until: now() + VALIDITY,
		transfer_policy: TransferPolicy::KycOnly,
		resale_ceiling: None,
		territory: Territory::Except(elsewhere()),
		policy: None,
		refund_window: 86_400,
		terms_hash: FILE,
		disclosure_hash: FILE,
		uri: Uri::truncate_from(vec![b'u'; MAX_URI as usize]),
	};
	complicate(issuer, &mut terms);
	terms
}

/// As many places as a territory can name, in none of which anybody of a scene resides.
fn elsewhere() -> Jurisdictions {
	let letters = (b'A'..=b'Z').flat_map(|first| (b'A'..=b'Z').map(move |second| [first, second]));
	let lived_in = [*b"US", *b"JP"];
	let mut places = Jurisdictions::new();
	for place in letters
		.filter(|letters| !lived_in.contains(letters))
		.filter_map(Jurisdiction::new)
		.take(MAX_JURISDICTIONS as usize)
	{
		places.try_insert(place).expect("within the bound");
	}
	places
}

/// A new approved series of `issuer` with `units` unsold units.
pub fn series(issuer: &AccountId, units: Quantity) -> SeriesId {
	approved(issuer, terms(issuer), units)
}

/// The same, with these terms.
fn approved(issuer: &AccountId, terms: SeriesTerms, units: Quantity) -> SeriesId {
	let series = pallet_coupons::NextSeriesId::<Runtime>::get();
	assert_ok!(Coupons::create_series(signed(issuer), Box::new(terms)));
	assert_ok!(Coupons::submit_series(signed(issuer), series));
	let approvals = Approvals::truncate_from(vec![(series, 1)]);
	assert_ok!(Coupons::approve_series(of_role::<EnsureComplianceOfficer>(), approvals, FILE));
	assert_ok!(Coupons::mint(signed(issuer), series, units));
	series
}

/// `units` of a new series for `who`, who paid for them in another currency than that of their face value.
pub fn coupons(who: &AccountId, units: Quantity) -> SeriesId {
	let series = series(&issuer(), units);
	sell(series, who, units);
	series
}

/// Sells `units` of `series` to `who` for the first time, paid in another currency than that of their face value.
pub fn sell(series: SeriesId, who: &AccountId, units: Quantity) {
	assert_ok!(<Coupons as CouponsDoor<AccountId>>::mark_listed(series));
	let paid = Money::new(CurrencyCode::EUR, u128::from(units / 2 + 1));
	let cleared = Clearance::Review;
	assert_ok!(<Coupons as CouponsDoor<_>>::sell(series, who, units, Some(paid), cleared));
}

/// A stablecoin in another currency than the US dollar.
pub fn stablecoin() -> AssetId {
	euro(EURO)
}

/// A stablecoin in the currency of the face value of coupons.
pub fn yen() -> AssetId {
	coin(YEN, b"JPY", b"Yen", CurrencyCode::JPY)
}

/// `asset`, which is registered as a stablecoin of the euro unless it was before.
pub fn euro(asset: AssetId) -> AssetId {
	coin(asset, b"EUR", b"Euro", CurrencyCode::EUR)
}

/// `asset`, which is registered as a stablecoin of `currency` unless it was before.
fn coin(asset: AssetId, symbol: &[u8], name: &[u8], currency: CurrencyCode) -> AssetId {
	if <Cash as CashDoor<AccountId>>::terms(asset).is_none() {
		let policy = pallet_cash::AssetPolicy {
			daily_mint_cap: pallet_cash::MAX_ISSUANCE,
			second_approval_from: pallet_cash::MAX_ISSUANCE,
			reserve_max_age: 86_400,
			min_withdrawal: 1,
		};
		let symbol = pallet_cash::Symbol::truncate_from(symbol.to_vec());
		let name = pallet_cash::Name::truncate_from(name.to_vec());
		assert_ok!(Cash::register_asset(root(), asset, symbol, name, 6, currency, policy, FILE));
	}
	asset
}

/// Sets the numbers of the formula of prices: as many points as there can be, and the end of a series between two of them.
pub fn price_by_formula() {
	let points = (0..MAX_POINTS).zip((0..=100).rev()).map(|(number, percent)| Point {
		days: 365 * number,
		discount: Ppm::from_percent(percent),
	});
	let [a, b, c, d, e] = [0, 1, 2, 5, 10].map(Ppm::from_percent);
	let spreads = Spreads { a, b, c, d, e };
	let rules = PriceRules { time: Curve::truncate_from(points.collect()), spreads };
	assert_ok!(Sales::set_pricing(root(), Some(rules), FILE));
}

/// Gives `who` money.
pub fn pay(who: &AccountId, asset: AssetId, amount: Balance) {
	assert_ok!(<Assets as Mutate<AccountId>>::mint_into(asset, who, amount));
}

/// A party that may buy the newest series, is related to its issuer, and bought of both before.
pub fn buyer() -> AccountId {
	let buyer = party("buyer", 0, Tier::L3);
	let series = pallet_coupons::NextSeriesId::<Runtime>::get() - 1;
	let record = pallet_coupons::Series::<Runtime>::get(series).expect("there is a series");
	let (issuer, related) = (identity(&record.issuer), identity(&buyer));
	BoughtOfSeries::<Runtime>::insert((related, series), recent());
	BoughtFromSeller::<Runtime>::insert((related, issuer), recent());
	assert_ok!(Compliance::declare_relation(
		of_role::<EnsureComplianceOfficer>(),
		issuer,
		related,
		RelationKind::Owner,
		FILE,
	));
	buyer
}

/// What people usually buy: a series in US dollars without policy and refund window, whose issuer is no contract. Gives that
/// too, and a stablecoin of US dollars.
pub fn plain_series(units: Quantity) -> (AccountId, SeriesId, AssetId) {
	let issuer: AccountId = account("shop", 0, 0);
	enrol_fully(&issuer, Tier::L3);
	license(&issuer);
	let (currency, policy, refund_window) = (CurrencyCode::USD, None, 0);
	let terms = SeriesTerms { currency, policy, refund_window, ..terms(&issuer) };
	let series = approved(&issuer, terms, units);
	(issuer, series, DOLLAR)
}

/// Who buys it: no contract, at home where `issuer` is, far from any cap, and not related. Bought of both before.
pub fn plain_buyer(issuer: &AccountId, series: SeriesId) -> AccountId {
	// Every second one resides in the same place.
	extra("neighbour", 0, Tier::L3);
	let who: AccountId = account("customer", 0, 0);
	let buyer = enrol_fully(&who, Tier::L3);
	Activities::<Runtime>::mutate(buyer, |activity| activity.worth = 0);
	BoughtOfSeries::<Runtime>::insert((buyer, series), recent());
	BoughtFromSeller::<Runtime>::insert((buyer, identity(issuer)), recent());
	who
}

/// Ends the validity of `series` now, and has that booked.
pub fn end(series: SeriesId) {
	pallet_coupons::Series::<Runtime>::mutate(series, |record| {
		record.as_mut().expect("there is such a series").valid_until = now();
	});
	assert_ok!(Coupons::book_expiry(signed(&issuer()), series));
}

/// Has an officer asked before any purchase.
pub fn review_purchases() {
	Rules::<Runtime>::mutate(|rules| {
		rules.as_mut().expect("a scene has rules").book.reviews.purchase = 1;
	});
}

/// Has an officer asked before any trade.
pub fn review_trades() {
	Rules::<Runtime>::mutate(|rules| {
		rules.as_mut().expect("a scene has rules").book.reviews.trade = 0;
	});
}

/// A purchase that waits for an officer: of all units of a listing, for all money of the buyer.
pub fn purchase_under_review() -> PurchaseId {
	let seller = issuer();
	let (series, asset) = (series(&seller, QUANTITY), stablecoin());
	let terms = ListingTerms {
		series,
		asset,
		price: PRICE,
		quantity: QUANTITY,
		opens_at: now(),
		closes_at: now() + 86_400,
		per_buyer_cap: Some(QUANTITY),
		min_tier: Tier::L3,
		steps: PriceSteps::default(),
		territory: Territory::Except(elsewhere()),
		holdback: Ppm::from_percent(50),
	};
	assert_ok!(Sales::create_listing(signed(&seller), terms));
	let listing = pallet_sales::ListingCount::<Runtime>::get();
	let (buyer, total) = (buyer(), PRICE * Balance::from(QUANTITY));
	pay(&buyer, asset, total);
	review_purchases();
	let purchase = pallet_sales::NextPurchaseId::<Runtime>::get();
	assert_ok!(Sales::purchase(signed(&buyer), listing, QUANTITY, total));
	purchase
}
