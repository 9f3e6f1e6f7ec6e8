// SPDX-License-Identifier: Apache-2.0

use frame_support::{StorageNoopGuard, assert_ok};
use genex_primitives::{Balance, FeeShare, Reason, Tier};
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

/// All ids, read in pages of `limit`.
fn all_ids(limit: u32) -> Vec<u64> {
	let mut all = Vec::new();
	loop {
		let page = ids(all.last().copied(), limit);
		if page.is_empty() {
			return all;
		}
		assert!(page.len() <= limit.min(MAX_PAGE) as usize);
		all.extend(page);
	}
}

#[test]
fn listings_should_show_each_once_when_there_are_many_pages() {
	ExtBuilder.build_and_execute(|| {
		assert!(ids(None, 10).is_empty());
		(0..250).for_each(|_| assert!(list(terms()) > 0));
		for limit in [1, 3, 99, 100, 101, u32::MAX] {
			let mut all = all_ids(limit);
			all.sort();
			assert_eq!(all, (1..=250).collect::<Vec<_>>());
		}
		assert!(ids(None, 0).is_empty());
		assert_eq!(ids(None, u32::MAX).len() as u32, MAX_PAGE);
		assert!(Sales::listings(None, 100).into_iter().all(|(_, listing)| listing.open));
	});
}

#[test]
fn listings_should_go_on_when_listings_were_removed_in_between() {
	ExtBuilder.build_and_execute(|| {
		(0..250).for_each(|_| assert!(list(terms()) > 0));
		let before = all_ids(100);
		let (first, rest) = before.split_at(100);
		// The whole page that was read, and so the id that starts the next one, is gone.
		for id in first {
			assert_ok!(Sales::close_listing(RuntimeOrigin::signed(ISSUER), *id));
			assert_ok!(Sales::remove_listing(RuntimeOrigin::signed(BUYER), *id, 1));
		}
		assert_eq!(ids(first.last().copied(), 100), rest[..100]);
		assert_eq!(all_ids(7), rest);
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
		assert_eq!(
			quote,
			Some(Quote { total: 100_000, fee: 1_000, reviewed: false, refusal: None })
		);
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
		Fee::set(FeeShare::MAX);
		let quote = Sales::quote(id, 1, BUYER);
		assert_eq!(quote, Some(Quote { total: 1_000, fee: 10, reviewed: false, refusal: None }));
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
		assert_eq!(
			quote,
			Quote { total: 1_000, fee: 10, reviewed: false, refusal: Some(INJECTED) }
		);
		drop(guard);
	});
}

#[test]
fn quote_should_return_nothing_when_there_is_nothing_to_price() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { price: Balance::MAX / 100, ..terms() });
		assert_eq!(Sales::quote(id + 1, 1, BUYER), None);
		assert_eq!(Sales::quote(id, 101, BUYER), None);
		Fee::set(FeeShare::MAX);
		let id = list(ListingTerms { price: Balance::MAX / 100, ..terms() });
		let total = Balance::MAX / 100 * 100;
		let quote = Sales::quote(id, 100, BUYER).unwrap();
		assert_eq!((quote.total, quote.fee), (total, total / 5));
	});
}
