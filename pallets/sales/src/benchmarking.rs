// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls, each in its worst case.

use frame_benchmarking::v2::*;
use frame_support::traits::{Get, UnixTime};
use frame_system::RawOrigin;
use genex_primitives::{
	AssetId, Balance, IdentityId, ListingId, Quantity, SeriesId, Tier,
	traits::{Cash, Coupons},
};

use crate::{
	Bought, Call, Config, Listing, ListingCount, ListingTerms, Listings, ListingsOfSeller,
	MAX_REMOVED, Pallet,
};

/// What the benchmarks need of the other pallets.
pub trait BenchmarkHelper<AccountId> {
	/// An issuer that may issue, an approved and not yet listed paid-gift series of it with
	/// `unsold` unsold units and every kind of restriction that a tier L3 buyer passes, and a
	/// registered stablecoin of which the issuer and the treasury have nothing. The series is
	/// valid for at least an hour more than a sale needs.
	fn series(unsold: Quantity) -> (AccountId, SeriesId, AssetId);

	/// A buyer of tier L3 that can hold units of the series and has exactly `amount` of
	/// `asset`: the dearest to judge.
	fn buyer(asset: AssetId, amount: Balance) -> AccountId;

	/// Has an officer asked before any purchase.
	fn review_purchases();
}

const PRICE: Balance = 10_000_000;
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
	}
}

/// A seller, its new listing, and the stablecoin of it.
fn list<T: Config>() -> (T::AccountId, ListingId, AssetId) {
	let (issuer, series, asset) = T::BenchmarkHelper::series(QUANTITY);
	let origin = RawOrigin::Signed(issuer.clone());
	Pallet::<T>::create_listing(origin.into(), terms::<T>(series, asset))
		.expect("the helper's issuer may list the helper's series");
	(issuer, ListingCount::<T>::get(), asset)
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

	impl_benchmark_test_suite!(Pallet, crate::mock::ExtBuilder.build(), crate::mock::Test);
}
