// SPDX-License-Identifier: Apache-2.0

use frame_support::{StorageNoopGuard, assert_ok};
use genex_primitives::{Balance, Ppm, Reason, Tier};
use sp_runtime::DispatchError;

use crate::{Error, ListingTerms, MAX_PAGE, Quote, mock::*};

fn ids(start_after: Option<u64>, limit: u32) -> Vec<u64> {
	Sales::listings(start_after, limit).into_iter().map(|(id, _)| id).collect()
}

#[test]
fn listing_should_return_what_is_left_when_units_were_bought() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		assert_ok!(buy(BUYER, id, 1));
		let listing = Sales::listing(id).unwrap();
		assert_eq!((listing.seller, listing.remaining, listing.open), (ISSUER, 99, true));
		assert_eq!(listing.terms, terms());
		assert_eq!(Sales::listing(id + 1), None);
	});
}

#[test]
fn listings_should_page_in_order_when_there_are_many() {
	ExtBuilder.build_and_execute(|| {
		assert!(ids(None, 10).is_empty());
		(0..250).for_each(|_| assert!(list(terms()) > 0));
		assert_eq!(ids(None, 3), vec![1, 2, 3]);
		assert_eq!(ids(Some(3), 2), vec![4, 5]);
		assert_eq!(ids(Some(248), 10), vec![249, 250]);
		assert!(ids(None, 0).is_empty());
		for end in [250, 251, u64::MAX] {
			assert!(ids(Some(end), 10).is_empty());
		}
		assert_eq!(ids(None, u32::MAX).len() as u32, MAX_PAGE);
		assert_eq!(ids(Some(200), u32::MAX), (201..=250).collect::<Vec<_>>());
	});
}

#[test]
fn bought_should_tell_the_count_when_the_listing_has_a_cap() {
	ExtBuilder.build_and_execute(|| {
		let (capped, free) =
			(list(ListingTerms { per_buyer_cap: Some(5), ..terms() }), list(terms()));
		assert_ok!(buy(BUYER, capped, 2));
		assert_ok!(buy(BUYER, free, 2));
		assert_eq!(Sales::bought(capped, 3), Some(2));
		assert_eq!(Sales::bought(capped, 4), Some(0));
		assert_eq!(Sales::bought(free, 3), None);
		assert_eq!(Sales::bought(99, 3), None);
	});
}

#[test]
fn quote_should_tell_total_and_fee_and_change_nothing_when_the_purchase_would_succeed() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { per_buyer_cap: Some(100), ..terms() });
		let guard = StorageNoopGuard::new();
		let quote = Sales::quote(id, 100, BUYER);
		assert_eq!(quote, Some(Quote { total: 100_000, fee: 1_000, refusal: None }));
		assert_eq!(Sales::quote(id, 100, BUYER), quote);
		drop(guard);
		assert_ok!(Sales::purchase(RuntimeOrigin::signed(BUYER), id, 100, 100_000));
		assert_eq!(money(TREASURY), 1_000);
	});
}

#[test]
fn quote_should_tell_the_fee_of_the_listing_when_the_fee_changed() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		Fee::set(Ppm::ONE);
		let quote = Sales::quote(id, 1, BUYER);
		assert_eq!(quote, Some(Quote { total: 1_000, fee: 10, refusal: None }));
		assert_ok!(buy(BUYER, id, 1));
		assert_eq!(money(TREASURY), 10);
	});
}

#[test]
fn quote_should_name_the_error_of_the_purchase_when_it_would_fail() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { per_buyer_cap: Some(5), min_tier: Tier::L2, ..terms() });
		let expected: [(u64, u64, DispatchError); 6] = [
			(BUYER, 0, Error::<Test>::QuantityZero.into()),
			(BUYER, 101, Error::<Test>::NotEnoughRemaining.into()),
			(BUYER, 6, Error::<Test>::CapExceeded.into()),
			(SMALL_BUYER, 1, Error::<Test>::TierTooLow.into()),
			(STRANGER, 1, Error::<Test>::Refused(Reason::SenderUnknown.code()).into()),
			(ISSUER_STAFF, 1, Error::<Test>::OwnListing.into()),
		];
		for (buyer, quantity, error) in expected {
			let quote = Sales::quote(id, quantity, buyer).unwrap();
			assert_eq!(quote.refusal, Some(error));
			assert_eq!(quote.total, 1_000 * Balance::from(quantity));
			assert_eq!(buy(buyer, id, quantity), Err(error));
		}
	});
}

#[test]
fn quote_should_name_the_error_of_a_lower_layer_when_that_refuses() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		Balances::insert((USDC, BUYER), 999);
		let quote = Sales::quote(id, 1, BUYER).unwrap();
		assert_eq!(quote.refusal, Some(DispatchError::Other("poor")));
		Balances::insert((USDC, BUYER), 1_000);
		SellFails::set(true);
		let guard = StorageNoopGuard::new();
		let quote = Sales::quote(id, 1, BUYER).unwrap();
		assert_eq!(quote, Quote { total: 1_000, fee: 10, refusal: Some(INJECTED) });
		drop(guard);
	});
}

#[test]
fn quote_should_return_nothing_when_there_is_nothing_to_price() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { price: Balance::MAX / 100, ..terms() });
		assert_eq!(Sales::quote(id + 1, 1, BUYER), None);
		assert_eq!(Sales::quote(id, 101, BUYER), None);
		Fee::set(Ppm::ONE);
		let id = list(ListingTerms { price: Balance::MAX / 100, ..terms() });
		let total = Balance::MAX / 100 * 100;
		let quote = Sales::quote(id, 100, BUYER).unwrap();
		assert_eq!((quote.total, quote.fee), (total, total));
	});
}
