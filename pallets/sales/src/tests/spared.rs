// SPDX-License-Identifier: Apache-2.0

//! What a purchase gives back of the keys that its call is declared with.

use std::collections::BTreeMap;

use frame_support::assert_ok;
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
fn purchase_should_spare_neither_window_nor_accounts_when_units_bear_numbers() {
	ExtBuilder.build_and_execute(|| {
		AccountsStay::set(true);
		Numbered::set(true);
		assert_eq!(spared(list(terms())), (1, 1), "the cap that there is not");
		Numbered::set(false);
		assert_eq!(spared(list(terms())), (3, 8));
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
		let id = list(terms());
		Numbered::set(true);
		assert_eq!(given_back(id), None, "serials are handed over");
		Numbered::set(false);
		ReviewedFrom::set(1);
		assert_eq!(given_back(id), None, "an officer is asked");
		ReviewedFrom::set(Cents::MAX);
		AccountsStay::set(false);
	});
}
