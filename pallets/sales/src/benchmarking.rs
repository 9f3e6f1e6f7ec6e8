// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls, each in its worst case.

use frame_benchmarking::v2::*;
use frame_support::{
	BoundedVec,
	traits::{EnsureOrigin, Get, UnixTime},
};
use frame_system::RawOrigin;
use genex_primitives::{
	AssetId, Balance, IdentityId, Jurisdiction, ListingId, Ppm, PriceRules, Quantity, SeriesId,
	Territory, Tier, UnixSeconds,
	jurisdiction::{Jurisdictions, MAX_JURISDICTIONS},
	pricing::{MAX_POINTS, Point, Spreads},
	traits::{Cash, Coupons},
};
use sp_core::H256;

use crate::{
	Bought, Bundle, BundleLimits, BuyBackCount, BuyBacks, Call, Config, Flags, Listing,
	ListingCount, ListingTerms, Listings, ListingsOfSeller, MAX_BUNDLE, MAX_ENDED, MAX_REMOVED,
	MAX_STEPS, NextPurchaseId, Pallet, Pause, Pauses, Pools, PriceStep, PriceSteps, Pricing,
	Purchase, PurchaseId, Purchases, Queue, Queues, Risk, Windows,
};

/// What the benchmarks need of the other pallets.
pub trait BenchmarkHelper<AccountId> {
	/// An issuer that may issue, an approved and not yet listed paid-gift series of it with
	/// `unsold` unsold units and every kind of restriction that a tier L3 buyer passes, and a
	/// registered stablecoin of which the issuer and the treasury have nothing. The series has a
	/// refund window and is valid for at least an hour more than a sale needs.
	fn series(unsold: Quantity) -> (AccountId, SeriesId, AssetId);

	/// A buyer of tier L3 that can hold units of the series and has exactly `amount` of
	/// `asset`: the dearest to judge.
	fn buyer(asset: AssetId, amount: Balance) -> AccountId;

	/// What people usually buy: an issuer, a buyer of tier L3 in the same place, an approved and not yet listed paid-gift series
	/// with `unsold` unsold units, in US dollars and without policy and refund window, and a stablecoin of US dollars.
	/// Neither is a contract, they are not related, and no cap is near. Buyer, issuer and treasury have `amount` of
	/// it. What the rules keep of both sides is as much as there can be.
	fn plain(unsold: Quantity, amount: Balance) -> (AccountId, AccountId, SeriesId, AssetId);

	/// Has an officer asked before any purchase.
	fn review_purchases();

	/// Ends the validity of the series now, and has that booked.
	fn end(series: SeriesId);
}

/// Why officers and governance act.
const REASON: H256 = H256::repeat_byte(5);

const PRICE: Balance = 10_000_000;
/// Of purchases that are many.
const SMALL_PRICE: Balance = 100_000;
const QUANTITY: Quantity = 10;

fn terms<T: Config>(series: SeriesId, asset: AssetId) -> ListingTerms {
	let now = T::UnixTime::now().as_secs();
	ListingTerms {
		series,
		asset,
		price: PRICE,
		quantity: QUANTITY,
		opens_at: now,
		closes_at: now.saturating_add(3_600),
		per_buyer_cap: Some(QUANTITY),
		min_tier: Tier::L3,
		steps: steps(),
		territory: Territory::Except(elsewhere()),
		holdback: Ppm::from_percent(50),
	}
}

/// As many steps as a listing may have, all at the price of the first units.
fn steps() -> PriceSteps {
	let steps = (1..=MAX_STEPS).map(|from| PriceStep { from: from.into(), price: PRICE });
	PriceSteps::truncate_from(steps.collect())
}

/// As many places as a territory may name, in none of which anybody resides who buys here.
fn elsewhere() -> Jurisdictions {
	let lived_in = [*b"US", *b"JP"];
	let mut places = Jurisdictions::new();
	let others = Jurisdiction::all().filter(|place| !lived_in.contains(&place.letters()));
	for place in others.take(MAX_JURISDICTIONS as usize) {
		places.try_insert(place).expect("within the bound");
	}
	places
}

/// Windows of `issuer` wait, though it is frozen no more.
fn pause<T: Config>(issuer: &T::AccountId) {
	let since = Some(T::UnixTime::now().as_secs());
	Pauses::<T>::insert(issuer, Pause { since, waited: 0 });
}

/// A seller whose windows wait, its new listing, and the stablecoin of it.
fn list<T: Config>() -> (T::AccountId, ListingId, AssetId) {
	let (issuer, series, asset) = T::BenchmarkHelper::series(QUANTITY);
	pause::<T>(&issuer);
	let origin = RawOrigin::Signed(issuer.clone());
	Pallet::<T>::create_listing(origin.into(), terms::<T>(series, asset))
		.expect("the helper's issuer may list the helper's series");
	(issuer, ListingCount::<T>::get(), asset)
}

/// A buyer of `units` units in one purchase, whose window is open; the purchase, the series and the stablecoin.
fn bought<T: Config>(units: u32) -> (T::AccountId, PurchaseId, SeriesId, AssetId) {
	let quantity = Quantity::from(units);
	let (issuer, series, asset) = T::BenchmarkHelper::series(quantity);
	let steps = PriceSteps::default();
	let (price, per_buyer_cap) = (SMALL_PRICE, None);
	let offer = ListingTerms { price, quantity, per_buyer_cap, steps, ..terms::<T>(series, asset) };
	Pallet::<T>::create_listing(RawOrigin::Signed(issuer).into(), offer)
		.expect("the helper's issuer may list the helper's series");
	let total = SMALL_PRICE.saturating_mul(units.into());
	let buyer = T::BenchmarkHelper::buyer(asset, total);
	let (origin, id) = (RawOrigin::Signed(buyer.clone()), NextPurchaseId::<T>::get());
	Pallet::<T>::purchase(origin.into(), ListingCount::<T>::get(), quantity, total)
		.expect("the helper's buyer may buy");
	(buyer, id, series, asset)
}

/// As if each unit of the purchase `id` had been bought by itself.
fn split<T: Config>(id: PurchaseId) {
	let whole = Purchases::<T>::get(id).expect("its window is open");
	let mut queue = Queue::default();
	for unit in 0..whole.quantity {
		let one = Purchase { quantity: 1, total: SMALL_PRICE, ..whole.clone() };
		Purchases::<T>::insert(id.saturating_add(unit), one);
		Windows::<T>::insert(whole.series, unit, id.saturating_add(unit));
		queue.next = queue.next.saturating_add(1);
	}
	Queues::<T>::insert(whole.series, queue);
	NextPurchaseId::<T>::put(id.saturating_add(whole.quantity));
}

/// Has every refund window come to its end.
fn end_all<T: Config>() {
	Purchases::<T>::translate_values(|mut open: Purchase<T::AccountId>| {
		open.window_ends = UnixSeconds::MIN;
		Some(open)
	});
}

/// Its issuer buys every unit of a new series back, and the buyer has them all: one alone may promise less than the least
/// that can be paid. Gives issuer and buyer.
fn buying_back<T: Config>() -> (T::AccountId, T::AccountId) {
	let (buyer, _, series, asset) = bought::<T>(QUANTITY.try_into().expect("it is small"));
	end_all::<T>();
	let issuer = T::Coupons::facts(series).expect("it was sold").issuer;
	let (origin, limit) = (RawOrigin::Signed(issuer.clone()), MAX_ENDED);
	Pallet::<T>::end_windows(origin.clone().into(), series, limit).expect("there is one");
	let until = T::UnixTime::now().as_secs().saturating_add(3_600);
	Pallet::<T>::open_buyback(origin.into(), series, asset, 1, QUANTITY, until)
		.expect("the issuer has the money");
	(issuer, buyer)
}

#[benchmarks]
mod benches {
	use super::*;

	/// Worst case: the series was approved only, and becomes listed.
	#[benchmark]
	fn create_listing() {
		let (issuer, series, asset) = T::BenchmarkHelper::series(QUANTITY);
		let terms = terms::<T>(series, asset);

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer.clone()), terms.clone());

		let (fee, remaining) = (T::ServiceFee::get(), QUANTITY);
		let listing = Listing { seller: issuer, terms, fee, remaining, reserved: 0, open: true };
		assert_eq!(Listings::<T>::get(ListingCount::<T>::get()), Some(listing));
	}

	/// There is one case only.
	#[benchmark]
	fn close_listing() {
		let (issuer, listing, _) = list::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), listing);

		assert!(Listings::<T>::get(listing).is_some_and(|listing| !listing.open));
	}

	/// Worst case: first sale of the series, a capped listing that sells out, a buyer who spends
	/// all, and a fee.
	#[benchmark]
	fn purchase() {
		let (issuer, listing, asset) = list::<T>();
		let total = PRICE.saturating_mul(QUANTITY.into());
		let buyer = T::BenchmarkHelper::buyer(asset, total);

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer.clone()), listing, QUANTITY, total);

		let listing = Listings::<T>::get(listing).expect("nobody removed it");
		assert!(!listing.open && listing.remaining == 0);
		assert_eq!(T::Coupons::free_units(listing.terms.series, &buyer), QUANTITY);
		assert_eq!(T::Cash::free_balance(asset, &buyer), 0);
		assert!(T::Cash::free_balance(asset, &issuer) <= total);
	}

	/// The dearest of the plain ones: first sale of the series, a listing that sells out, with all steps and a territory, and
	/// a fee.
	#[benchmark]
	fn purchase_plain() {
		let total = PRICE.saturating_mul(QUANTITY.into());
		let (issuer, buyer, series, asset) =
			T::BenchmarkHelper::plain(QUANTITY, total.saturating_mul(2));
		let plain = terms::<T>(series, asset);
		let terms = ListingTerms { per_buyer_cap: None, holdback: Ppm::default(), ..plain };
		Pallet::<T>::create_listing(RawOrigin::Signed(issuer).into(), terms)
			.expect("the helper's issuer may list the helper's series");
		let listing = ListingCount::<T>::get();

		#[extrinsic_call]
		purchase(RawOrigin::Signed(buyer.clone()), listing, QUANTITY, total);

		let listing = Listings::<T>::get(listing).expect("nobody removed it");
		assert!(!listing.open && listing.remaining == 0);
		assert_eq!(T::Coupons::free_units(series, &buyer), QUANTITY);
		assert_eq!(T::Cash::free_balance(asset, &buyer), total);
	}

	/// Worst case: as `purchase`, which is tried and undone before the money is put aside.
	#[benchmark]
	fn purchase_reviewed() {
		let (_, listing, asset) = list::<T>();
		let total = PRICE.saturating_mul(QUANTITY.into());
		let buyer = T::BenchmarkHelper::buyer(asset, total);
		T::BenchmarkHelper::review_purchases();

		#[extrinsic_call]
		purchase(RawOrigin::Signed(buyer), listing, QUANTITY, total);

		let listing = Listings::<T>::get(listing).expect("nobody removed it");
		assert_eq!((listing.remaining, listing.reserved), (0, QUANTITY));
	}

	/// Worst case: as many counters as the limit names, and the listing with them, while the
	/// seller has another one.
	#[benchmark]
	fn remove_listing(n: Linear<1, { MAX_REMOVED }>) {
		let (issuer, listing, _) = list::<T>();
		let terms = Listings::<T>::get(listing).expect("it was just created").terms;
		Pallet::<T>::create_listing(RawOrigin::Signed(issuer.clone()).into(), terms)
			.expect("the same can be offered twice");
		Pallet::<T>::close_listing(RawOrigin::Signed(issuer.clone()).into(), listing)
			.expect("the listing is open");
		(1..=n).for_each(|buyer| Bought::<T>::insert(listing, IdentityId::from(buyer), 1));

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer.clone()), listing, n);

		assert!(!Listings::<T>::contains_key(listing));
		assert_eq!(Bought::<T>::iter_prefix(listing).count(), 0);
		assert_eq!(ListingsOfSeller::<T>::get(issuer), 1);
	}

	/// Every item sells out a listing of another series, and opens a window.
	#[benchmark]
	fn purchase_bundle(n: Linear<1, { MAX_BUNDLE }>) {
		let units = Quantity::from(n).saturating_mul(QUANTITY);
		let mut items = Bundle::new();
		let mut last = None;
		for _ in 0..n {
			let (issuer, series, asset) = T::BenchmarkHelper::series(units);
			pause::<T>(&issuer);
			let mut offer = terms::<T>(series, asset);
			offer.price = SMALL_PRICE;
			offer.steps.iter_mut().for_each(|step| step.price = SMALL_PRICE);
			Pallet::<T>::create_listing(RawOrigin::Signed(issuer).into(), offer)
				.expect("the helper's issuer may list the helper's series");
			items.try_push((ListingCount::<T>::get(), QUANTITY)).expect("within the bound");
			last = Some((series, asset));
		}
		let (series, asset) = last.expect("there is an item");
		let total = SMALL_PRICE.saturating_mul(units.into());
		let buyer = T::BenchmarkHelper::buyer(asset, total);
		let mut limits = BundleLimits::new();
		limits.try_insert(asset, total).expect("there is room");

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer.clone()), items, limits);

		assert!(T::Coupons::free_units(series, &buyer) >= QUANTITY);
		assert_eq!(T::Cash::free_balance(asset, &buyer), 0);
	}

	/// The whole purchase.
	#[benchmark]
	fn refund() {
		let (buyer, bought, _, asset) = bought::<T>(1);

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer.clone()), bought, 1);

		assert!(!Purchases::<T>::contains_key(bought));
		assert_eq!(T::Cash::free_balance(asset, &buyer), SMALL_PRICE);
	}

	/// Fee, holdback and release, for as many as the limit names, after windows waited.
	#[benchmark]
	fn end_windows(n: Linear<1, { MAX_ENDED }>) {
		let (buyer, first, series, asset) = bought::<T>(n);
		split::<T>(first);
		end_all::<T>();
		pause::<T>(&T::Coupons::facts(series).expect("it was sold").issuer);

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer), series, n);

		assert!(!Queues::<T>::contains_key(series));
		assert!(Pools::<T>::contains_key(series, asset));
	}

	/// After the end, when what is left is parted.
	#[benchmark]
	fn withdraw_proceeds() {
		let (buyer, _, series, asset) = bought::<T>(1);
		end_all::<T>();
		Pallet::<T>::end_windows(RawOrigin::Signed(buyer.clone()).into(), series, 1)
			.expect("there is one");
		T::BenchmarkHelper::end(series);

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer), series, asset);

		assert!(!Pools::<T>::contains_key(series, asset));
	}

	/// There is one case only.
	#[benchmark]
	fn open_buyback() {
		let (_, _, series, asset) = bought::<T>(1);
		end_all::<T>();
		let issuer = T::Coupons::facts(series).expect("it was sold").issuer;
		Pallet::<T>::end_windows(RawOrigin::Signed(issuer.clone()).into(), series, 1)
			.expect("there is one");
		let until = T::UnixTime::now().as_secs().saturating_add(3_600);

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), series, asset, 1, QUANTITY, until);

		assert!(BuyBacks::<T>::contains_key(BuyBackCount::<T>::get()));
	}

	/// The last units, with which the buy-back ends.
	#[benchmark]
	fn sell_back() {
		let (_, buyer) = buying_back::<T>();
		let buyback = BuyBackCount::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer), buyback, QUANTITY);

		assert!(!BuyBacks::<T>::contains_key(buyback));
	}

	/// By the issuer, before the end.
	#[benchmark]
	fn close_buyback() {
		let (issuer, _) = buying_back::<T>();
		let buyback = BuyBackCount::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer), buyback);

		assert!(!BuyBacks::<T>::contains_key(buyback));
	}

	/// There is one case only.
	#[benchmark]
	fn take_down() -> Result<(), BenchmarkError> {
		let (_, listing, _) = list::<T>();
		let origin =
			T::OfficerOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, listing, REASON);

		assert!(Listings::<T>::get(listing).is_some_and(|listing| !listing.open));
		Ok(())
	}

	/// There is one case only.
	#[benchmark]
	fn flag_series() -> Result<(), BenchmarkError> {
		let (_, series, _) = T::BenchmarkHelper::series(QUANTITY);
		let origin =
			T::OfficerOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, series, Risk::Legal, REASON);

		assert_eq!(Flags::<T>::get(series), Some(Risk::Legal));
		Ok(())
	}

	/// There is one case only.
	#[benchmark]
	fn unflag_series() -> Result<(), BenchmarkError> {
		let (_, series, _) = T::BenchmarkHelper::series(QUANTITY);
		Flags::<T>::insert(series, Risk::Legal);
		let origin =
			T::OfficerOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, series, REASON);

		assert_eq!(Flags::<T>::get(series), None);
		Ok(())
	}

	/// Worst case: a curve with as many points as it may have.
	#[benchmark]
	fn set_pricing() -> Result<(), BenchmarkError> {
		let point = |days| Point { days, discount: Ppm::ONE };
		let time = BoundedVec::truncate_from((0..MAX_POINTS).map(point).collect());
		let none = Ppm::default();
		let spreads = Spreads { a: none, b: none, c: none, d: none, e: none };
		let rules = Some(PriceRules { time, spreads });
		let origin =
			T::GovernanceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, rules.clone(), REASON);

		assert_eq!(Pricing::<T>::get(), rules);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
