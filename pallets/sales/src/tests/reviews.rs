// SPDX-License-Identifier: Apache-2.0

//! Purchases of high value wait for an officer.

use frame_support::{assert_noop, assert_ok, storage::with_storage_layer};
use genex_primitives::{Clearance, Path, Reason, traits::ReviewedAct};
use sp_runtime::DispatchError;

use crate::{
	Bought, Error, Event, ListingTerms, Listings, NextPurchaseId, PendingPurchase,
	PendingPurchases, mock::*,
};

/// Ten units of 2,500 cents face value are reviewed.
const REVIEWED: u64 = 25_000;

fn reviewed_listing() -> u64 {
	ReviewedFrom::set(REVIEWED);
	list(ListingTerms { per_buyer_cap: Some(50), ..terms() })
}

#[test]
fn purchase_should_be_held_when_its_value_is_reviewed() {
	ExtBuilder.build_and_execute(|| {
		let id = reviewed_listing();
		System::reset_events();
		assert_ok!(buy(BUYER, id, 10));
		let (deadline, total) = (START + 100, 10_000);
		assert_eq!(
			events(),
			vec![Event::PurchaseUnderReview {
				purchase: 0,
				listing: id,
				buyer: BUYER,
				quantity: 10,
				total,
				review: 0,
				deadline,
			}]
		);
		assert_eq!(Opened::get(), vec![(BUYER, ReviewedAct::Purchase(0), REVIEWED)]);
		let pending = PendingPurchase {
			listing: id,
			buyer: BUYER,
			identity: 3,
			quantity: 10,
			total,
			review: 0,
			deadline,
		};
		assert_eq!(Sales::pending_purchase(0), Some(pending));
		let listing = Listings::<Test>::get(id).unwrap();
		assert_eq!((listing.remaining, listing.reserved, listing.open), (90, 10, true));
		assert_eq!((money(BUYER), Escrow::get((USDC, BUYER))), (MONEY - total, total));
		assert_eq!((money(ISSUER), Units::get((GIFT, BUYER))), (0, 0));
		assert_eq!(Bought::<Test>::get(id, 3), 10);
	});
}

#[test]
fn purchase_should_be_counted_by_the_higher_of_face_and_price() {
	ExtBuilder.build_and_execute(|| {
		ReviewedFrom::set(REVIEWED);
		let dear = list(ListingTerms { price: 25_000, ..terms() });
		assert_ok!(buy(BUYER, dear, 1));
		assert_eq!(NextPurchaseId::<Test>::get(), 1);
		let cheap = list(ListingTerms { price: 1, ..terms() });
		assert_ok!(buy(BUYER, cheap, 9));
		assert_eq!(NextPurchaseId::<Test>::get(), 1);
		assert_ok!(buy(BUYER, cheap, 10));
		assert_eq!(NextPurchaseId::<Test>::get(), 2);
	});
}

#[test]
fn purchase_should_be_refused_when_a_review_could_not_make_it_good() {
	ExtBuilder.build_and_execute(|| {
		let id = reviewed_listing();
		SellFails::set(true);
		assert_noop!(buy(BUYER, id, 10), INJECTED);
		SellFails::set(false);
		assert_noop!(buy(BUYER, id, 51), Error::<Test>::CapExceeded);
		Balances::insert((USDC, BUYER), 9_999);
		assert_noop!(buy(BUYER, id, 10), DispatchError::Other("poor"));
	});
}

#[test]
fn review_should_move_money_and_units_when_it_is_approved() {
	ExtBuilder.build_and_execute(|| {
		let id = reviewed_listing();
		assert_ok!(buy(BUYER, id, 10));
		System::reset_events();
		CashLegs::set(Vec::new());
		Sold::set(Vec::new());
		assert_ok!(Sales::review_approved(0));
		assert_eq!(
			CashLegs::get(),
			vec![
				(Path::Primary, USDC, BUYER, ISSUER, 10_000),
				(Path::System, USDC, ISSUER, TREASURY, 100),
			]
		);
		assert_eq!(Sold::get(), vec![(10_000, Clearance::Review)]);
		assert_eq!((Units::get((GIFT, BUYER)), Escrow::get((USDC, BUYER))), (10, 0));
		assert!(matches!(events()[..], [Event::Purchased { quantity: 10, total: 10_000, .. }]));
		let listing = Listings::<Test>::get(id).unwrap();
		assert_eq!((listing.remaining, listing.reserved), (90, 0));
		assert_noop!(Sales::review_approved(0), Error::<Test>::UnknownPurchase);
	});
}

#[test]
fn review_should_return_everything_when_it_is_refused() {
	ExtBuilder.build_and_execute(|| {
		let id = reviewed_listing();
		assert_ok!(buy(BUYER, id, 10));
		System::reset_events();
		assert_ok!(Sales::review_refused(0));
		let returned =
			Event::PurchaseReturned { purchase: 0, buyer: BUYER, total: 10_000, review: 0 };
		assert_eq!(events(), vec![returned]);
		assert_eq!((money(BUYER), Escrow::get((USDC, BUYER))), (MONEY, 0));
		let listing = Listings::<Test>::get(id).unwrap();
		assert_eq!((listing.remaining, listing.reserved, listing.open), (100, 0, true));
		assert!(!Bought::<Test>::contains_key(id, 3));
		assert_noop!(Sales::review_refused(0), Error::<Test>::UnknownPurchase);
		assert_eq!(PendingPurchases::<Test>::iter().count(), 0);
	});
}

#[test]
fn review_should_stay_open_when_the_purchase_cannot_be_carried_out() {
	ExtBuilder.build_and_execute(|| {
		let id = reviewed_listing();
		assert_ok!(buy(BUYER, id, 10));
		SellFails::set(true);
		// As every call of the rules that approves has a storage layer.
		assert_noop!(with_storage_layer(|| Sales::review_approved(0)), INJECTED);
		assert!(Sales::pending_purchase(0).is_some());
		assert_ok!(Sales::review_refused(0));
	});
}

#[test]
fn approve_purchase_should_fail_when_the_buyer_may_no_longer_buy() {
	ExtBuilder.build_and_execute(|| {
		let id = reviewed_listing();
		assert_ok!(buy(BUYER, id, 10));
		let before = Parties::get();
		let approve = || with_storage_layer(|| Sales::review_approved(0));
		let becomes = |other| Parties::mutate(|parties| parties.insert(BUYER, before[&other]));
		becomes(LOOKER);
		assert_noop!(approve(), Error::<Test>::TierTooLow);
		becomes(ISSUER);
		assert_noop!(approve(), Error::<Test>::OwnListing);
		becomes(SMALL_BUYER);
		assert_noop!(approve(), Error::<Test>::BuyerChanged);
		Parties::mutate(|parties| parties.remove(&BUYER));
		assert_noop!(approve(), Error::<Test>::Refused(Reason::SenderUnknown.code()));
		becomes(BUYER_PHONE);
		assert_ok!(approve());
	});
}

#[test]
fn approve_purchase_should_not_report_sold_out_when_units_are_left() {
	ExtBuilder.build_and_execute(|| {
		ReviewedFrom::set(REVIEWED);
		let sold_out = |id| events().contains(&Event::SoldOut { listing: id });
		let closed = list(terms());
		assert_ok!(buy(BUYER, closed, 10));
		assert_ok!(Sales::close_listing(RuntimeOrigin::signed(ISSUER), closed));
		assert_ok!(Sales::review_approved(0));
		assert!(!sold_out(closed));
		let reserved = list(ListingTerms { quantity: 20, ..terms() });
		assert_ok!(buy(BUYER, reserved, 10));
		assert_ok!(buy(BUYER, reserved, 10));
		assert_ok!(Sales::close_listing(RuntimeOrigin::signed(ISSUER), reserved));
		assert_ok!(Sales::review_approved(1));
		assert!(!sold_out(reserved));
		assert_ok!(Sales::review_approved(2));
		assert!(sold_out(reserved));
	});
}

#[test]
fn listing_should_sell_out_only_when_its_last_review_is_approved() {
	ExtBuilder.build_and_execute(|| {
		ReviewedFrom::set(REVIEWED);
		let id = list(ListingTerms { quantity: 10, ..terms() });
		assert_ok!(buy(BUYER, id, 10));
		assert_noop!(buy(SMALL_BUYER, id, 1), Error::<Test>::AllSold);
		assert!(Listings::<Test>::get(id).unwrap().open);
		System::reset_events();
		assert_ok!(Sales::review_approved(0));
		assert!(events().contains(&Event::SoldOut { listing: id }));
		assert!(!Listings::<Test>::get(id).unwrap().open);
	});
}

#[test]
fn remove_listing_should_wait_when_purchases_are_under_review() {
	ExtBuilder.build_and_execute(|| {
		let id = reviewed_listing();
		assert_ok!(buy(BUYER, id, 10));
		assert_ok!(Sales::close_listing(RuntimeOrigin::signed(ISSUER), id));
		let remove = || Sales::remove_listing(RuntimeOrigin::signed(STRANGER), id, 100);
		assert_noop!(remove(), Error::<Test>::PurchasesUnderReview);
		assert_ok!(Sales::review_refused(0));
		assert!(!Listings::<Test>::get(id).unwrap().open);
		assert_ok!(remove());
	});
}

#[test]
fn quote_should_say_that_a_purchase_is_reviewed() {
	ExtBuilder.build_and_execute(|| {
		let id = reviewed_listing();
		let quote = |quantity| Sales::quote(id, quantity, BUYER).unwrap();
		assert!(!quote(9).reviewed && quote(9).refusal.is_none());
		assert!(quote(10).reviewed && quote(10).refusal.is_none());
		assert_eq!(NextPurchaseId::<Test>::get(), 0);
	});
}
