// SPDX-License-Identifier: Apache-2.0

//! What a purchase gives back of the keys that its call is declared with.

use std::collections::BTreeMap;

use frame_support::{assert_ok, dispatch::GetDispatchInfo};
use genex_primitives::{Cents, FeeShare, Ppm};

use crate::{Bundle, BundleLimits, ListingTerms, WeightInfo, mock::*};

type Weights = <Test as crate::Config>::WeightInfo;

/// Keys that a purchase of a unit by [`BUYER`] spares.
fn spared(listing: u64) -> (u64, u64) {
	let _ = SparedKeys::take();
	assert_ok!(buy(BUYER, listing, 1));
	SparedKeys::take()
}

#[test]
fn purchase_should_spare_nothing_when_cap_window_and_new_accounts_need_it() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { per_buyer_cap: Some(9), ..refundable() });
		assert_eq!(spared(id), (0, 0));
	});
}

#[test]
fn purchase_should_spare_the_cap_when_there_is_none() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(spared(list(refundable())), (1, 1));
	});
}

#[test]
fn purchase_should_spare_the_window_when_there_is_none() {
	ExtBuilder.build_and_execute(|| {
		let capped = || ListingTerms { per_buyer_cap: Some(9), ..terms() };
		let keeping = || ListingTerms { holdback: Ppm::from_percent(30), ..capped() };
		assert_eq!(spared(list(capped())), (0, 4), "less what the fee does");
		assert_eq!(spared(list(keeping())), (0, 2), "less what fee and holdback do");
		Fee::set(FeeShare::from_percent(0));
		assert_eq!(spared(list(capped())), (3, 5));
		assert_eq!(spared(list(keeping())), (2, 4), "less what the holdback does");
	});
}

#[test]
fn purchase_should_spare_accounts_when_they_were_there_and_stay() {
	ExtBuilder.build_and_execute(|| {
		AccountsStay::set(true);
		let capped = ListingTerms { per_buyer_cap: Some(9), ..refundable() };
		assert_eq!(spared(list(capped)), (2, 3));
		AccountsStay::set(false);
	});
}

#[test]
fn purchase_should_spare_all_of_it_when_nothing_is_paid() {
	ExtBuilder.build_and_execute(|| {
		let free = ListingTerms { series: PROMO, price: 0, ..terms() };
		assert_eq!(spared(list(free)), (6, 9));
	});
}

#[test]
fn purchase_should_spare_no_window_when_an_officer_must_approve_it() {
	ExtBuilder.build_and_execute(|| {
		let capped = ListingTerms { per_buyer_cap: Some(9), ..terms() };
		let id = list(capped);
		ReviewedFrom::set(1);
		assert_eq!(spared(id), (0, 0));
		ReviewedFrom::set(Cents::MAX);
	});
}

#[test]
fn purchase_should_spare_window_and_accounts_when_units_bear_numbers() {
	ExtBuilder.build_and_execute(|| {
		AccountsStay::set(true);
		for numbered in [true, false] {
			Numbered::set(numbered);
			assert_eq!(spared(list(terms())), (3, 8));
		}
		AccountsStay::set(false);
	});
}

#[test]
fn bundle_should_spare_caps_only_when_its_items_share_the_rest() {
	ExtBuilder.build_and_execute(|| {
		AccountsStay::set(true);
		let id = list(terms());
		let items = Bundle::try_from(vec![(id, 1), (id, 1)]).unwrap();
		let limits = BundleLimits::try_from(BTreeMap::from([(USDC, MONEY)])).unwrap();
		let _ = SparedKeys::take();
		assert_ok!(Sales::purchase_bundle(RuntimeOrigin::signed(BUYER), items, limits));
		assert_eq!(SparedKeys::take(), (2, 2));
		AccountsStay::set(false);
	});
}

/// What a purchase of a unit by [`BUYER`] gives back as a plain one, besides its keys.
fn given_back(listing: u64) -> Option<u64> {
	let _ = (SparedKeys::take(), SparedTime::take());
	assert_ok!(buy(BUYER, listing, 1));
	SparedTime::take()
}

#[test]
fn purchase_should_leave_the_plain_weight_when_it_is_plain() {
	ExtBuilder.build_and_execute(|| {
		AccountsStay::set(true);
		let plain = Weights::purchase_plain().ref_time();
		let rest = given_back(list(terms()));
		let (reads, writes) = SparedKeys::take();
		assert_eq!((reads, writes), (3, 8), "cap, accounts, and the window less the fee");
		// In the mock each key takes a picosecond.
		let booked = Weights::purchase().ref_time() - reads - writes;
		assert_eq!(rest, Some(booked - plain));
		AccountsStay::set(false);
	});
}

#[test]
fn purchase_should_leave_the_plain_weight_when_others_gave_back_before() {
	ExtBuilder.build_and_execute(|| {
		AccountsStay::set(true);
		let id = list(terms());
		let first = given_back(id);
		assert_ok!(buy(BUYER, id, 1));
		assert_eq!(SparedTime::take(), first);
		AccountsStay::set(false);
	});
}

#[test]
fn purchase_should_give_back_keys_only_when_it_is_not_plain() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(given_back(list(terms())), None, "an account is opened");
		AccountsStay::set(true);
		let capped = ListingTerms { per_buyer_cap: Some(9), ..terms() };
		assert_eq!(given_back(list(capped)), None, "a cap is counted");
		let keeping = ListingTerms { holdback: Ppm::from_percent(30), ..terms() };
		assert_eq!(given_back(list(keeping)), None, "a part is kept");
		assert_eq!(given_back(list(refundable())), None, "a window opens");
		ReviewedFrom::set(1);
		assert_eq!(given_back(list(terms())), None, "an officer is asked");
		ReviewedFrom::set(Cents::MAX);
		AccountsStay::set(false);
	});
}

/// What `act` gives back of numbers that units do not bear, where they bear some and where they bear none.
fn of_serials(mut act: impl FnMut()) -> [u64; 2] {
	[true, false].map(|numbered| {
		Numbered::set(numbered);
		SparedSerials::set(0);
		act();
		Numbered::set(false);
		SparedSerials::take()
	})
}

#[test]
fn sale_should_spare_numbers_when_units_bear_none() {
	ExtBuilder.build_and_execute(|| {
		let sale = OfSerialSale::get().ref_time();
		let id = list(terms());
		let buy_one = || {
			assert_ok!(buy(BUYER, id, 1));
		};
		assert_eq!(of_serials(buy_one), [0, sale]);
		let bundle = || {
			let items = Bundle::try_from(vec![(id, 1), (id, 1)]).unwrap();
			let limits = BundleLimits::try_from(BTreeMap::from([(USDC, MONEY)])).unwrap();
			assert_ok!(Sales::purchase_bundle(RuntimeOrigin::signed(BUYER), items, limits));
		};
		assert_eq!(of_serials(bundle), [0, 2 * sale]);
	});
}

#[test]
fn reviewed_purchase_should_spare_numbers_when_units_bear_none() {
	ExtBuilder.build_and_execute(|| {
		let sale = OfSerialSale::get().ref_time();
		let id = list(terms());
		ReviewedFrom::set(1);
		Numbered::set(true);
		assert_ok!(buy(BUYER, id, 1));
		assert_ok!(Sales::review_approved(0));
		assert_eq!(SparedSerials::take(), 0);
		Numbered::set(false);
		assert_ok!(buy(BUYER, id, 1));
		let _ = SparedSerials::take();
		assert_ok!(Sales::review_approved(1));
		assert_eq!(SparedSerials::take(), sale);
		ReviewedFrom::set(Cents::MAX);
	});
}

#[test]
fn refund_should_spare_numbers_when_units_bear_none() {
	ExtBuilder.build_and_execute(|| {
		let id = list(refundable());
		assert_ok!(buy(BUYER, id, 2));
		let refund = || {
			assert_ok!(Sales::refund(RuntimeOrigin::signed(BUYER), 0, 1));
		};
		assert_eq!(of_serials(refund), [0, OfSerials::get().ref_time()]);
	});
}

#[test]
fn calls_should_be_declared_with_numbers() {
	let declared = |call: crate::Call<Test>| call.get_dispatch_info().call_weight;
	let (sale, burned) = (OfSerialSale::get(), OfSerials::get());
	let bought = Weights::purchase().max(Weights::purchase_reviewed()).saturating_add(sale);
	let purchase = crate::Call::purchase { listing: 1, quantity: 1, max_total: 1 };
	assert_eq!(declared(purchase), bought);
	let items = Bundle::try_from(vec![(1, 1), (2, 1)]).unwrap();
	let bundle = crate::Call::purchase_bundle { items, max_totals: BundleLimits::new() };
	let apart = Weights::purchase().saturating_add(sale).saturating_mul(2);
	assert!(apart.all_lte(declared(bundle)));
	let refund = crate::Call::refund { purchase: 0, quantity: 1 };
	assert_eq!(declared(refund), Weights::refund().saturating_add(burned));
	let sell_back = crate::Call::sell_back { buyback: 1, quantity: 1 };
	assert_eq!(declared(sell_back), Weights::sell_back().saturating_add(burned));
}
