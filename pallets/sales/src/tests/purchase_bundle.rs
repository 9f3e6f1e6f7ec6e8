// SPDX-License-Identifier: Apache-2.0

use std::collections::BTreeMap;

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{AssetId, Balance};
use sp_runtime::{DispatchError, DispatchResult};

use crate::{
	Bundle, BundleLimits, Error, Event, ListingTerms, Listings, MAX_BUNDLE, Purchases, mock::*,
};

fn bundle(items: &[(u64, u64)], limits: &[(AssetId, Balance)]) -> DispatchResult {
	let limits: BTreeMap<_, _> = limits.iter().copied().collect();
	Sales::purchase_bundle(
		RuntimeOrigin::signed(BUYER),
		Bundle::truncate_from(items.to_vec()),
		BundleLimits::try_from(limits).unwrap(),
	)
}

#[test]
fn purchase_bundle_should_buy_every_item() {
	ExtBuilder.build_and_execute(|| {
		let gift = list(terms());
		let free = list(ListingTerms { series: PROMO, price: 0, ..terms() });
		let refundable = list(refundable());
		System::reset_events();
		assert_ok!(bundle(&[(gift, 2), (free, 5), (refundable, 1), (gift, 1)], &[(USDC, 4_000)]));
		assert_eq!(money(BUYER), MONEY - 4_000);
		let units = [GIFT, PROMO, REFUNDABLE].map(|series| Units::get((series, BUYER)));
		assert_eq!(units, [3, 5, 1]);
		let bought =
			events().iter().filter(|event| matches!(event, Event::Purchased { .. })).count();
		assert_eq!((bought, Purchases::<Test>::iter().count()), (4, 1));
		assert_eq!(Listings::<Test>::get(gift).unwrap().remaining, 97);
	});
}

#[test]
fn purchase_bundle_should_buy_nothing_when_one_item_fails() {
	ExtBuilder.build_and_execute(|| {
		let (gift, other) = (list(terms()), list(refundable()));
		let limits = [(USDC, Balance::MAX)];
		assert_noop!(bundle(&[(gift, 2), (99, 1)], &limits), Error::<Test>::UnknownListing);
		assert_noop!(bundle(&[(gift, 2), (other, 0)], &limits), Error::<Test>::QuantityZero);
		let many = bundle(&[(gift, 60), (gift, 41)], &limits);
		assert_noop!(many, Error::<Test>::NotEnoughRemaining);
		SellFails::set(true);
		assert_noop!(bundle(&[(gift, 2), (other, 1)], &limits), INJECTED);
	});
}

#[test]
fn purchase_bundle_should_pay_no_more_than_the_limit_of_each_stablecoin() {
	ExtBuilder.build_and_execute(|| {
		let (gift, other) = (list(terms()), list(terms()));
		let items = [(gift, 2), (other, 3)];
		assert_noop!(bundle(&items, &[(USDC, 4_999)]), Error::<Test>::PriceAboveLimit);
		assert_noop!(bundle(&items, &[(USDC + 1, 9_999)]), Error::<Test>::PriceAboveLimit);
		assert_noop!(bundle(&items, &[]), Error::<Test>::PriceAboveLimit);
		assert_ok!(bundle(&items, &[(USDC, 5_000)]));
	});
}

#[test]
fn purchase_bundle_should_fail_when_an_item_would_be_reviewed() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		ReviewedFrom::set(25_000);
		let limits = [(USDC, Balance::MAX)];
		assert_ok!(bundle(&[(id, 9)], &limits));
		assert_noop!(bundle(&[(id, 1), (id, 10)], &limits), Error::<Test>::BundleReviewed);
	});
}

#[test]
fn purchase_bundle_should_fail_when_its_items_together_would_be_reviewed() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		ReviewedFrom::set(25_000);
		let limits = [(USDC, Balance::MAX)];
		assert_noop!(bundle(&[(id, 5), (id, 5)], &limits), Error::<Test>::BundleReviewed);
		assert_ok!(bundle(&[(id, 5), (id, 4)], &limits));
	});
}

#[test]
fn purchase_bundle_should_fail_when_it_is_empty_or_not_signed() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(bundle(&[], &[]), Error::<Test>::QuantityZero);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = Sales::purchase_bundle(origin, Bundle::default(), BundleLimits::default());
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn purchase_bundle_should_have_room_for_sixteen_items() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		let items = vec![(id, 1); 16];
		assert_eq!(MAX_BUNDLE, 16);
		assert!(Bundle::try_from(vec![(id, 1); 17]).is_err());
		assert_ok!(bundle(&items, &[(USDC, 16_000)]));
	});
}
