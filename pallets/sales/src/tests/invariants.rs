// SPDX-License-Identifier: Apache-2.0

//! Each invariant is found out when it is broken.

use frame_support::assert_ok;
use sp_runtime::TryRuntimeError;

use crate::{
	Bought, Kinds, ListingCount, ListingOf, ListingTerms, Listings, ListingsOfSeller, SaleKind,
	mock::*,
};

/// Breaks a sound state with one capped and one uncapped listing, and gives what is found.
fn found(break_it: impl FnOnce()) -> Option<TryRuntimeError> {
	ExtBuilder.build().execute_with(|| {
		let capped = list(ListingTerms { per_buyer_cap: Some(5), ..terms() });
		let uncapped = list(terms());
		assert_ok!(buy(BUYER, capped, 5));
		assert_ok!(buy(BUYER, uncapped, 5));
		assert_ok!(Sales::do_try_state());
		break_it();
		Sales::do_try_state().err()
	})
}

fn change(id: u64, change: impl FnOnce(&mut ListingOf<Test>)) {
	Listings::<Test>::mutate(id, |listing| change(listing.as_mut().unwrap()));
}

fn error(text: &'static str) -> Option<TryRuntimeError> {
	Some(TryRuntimeError::Other(text))
}

#[test]
fn invariant_s01_should_fail_when_an_id_was_never_assigned() {
	let fewer = found(|| ListingCount::<Test>::put(1));
	assert_eq!(fewer, error("S01: an id was never assigned"));
	let zero = found(|| Listings::<Test>::insert(0, Listings::<Test>::get(2).unwrap()));
	assert_eq!(zero, error("S01: an id was never assigned"));
}

#[test]
fn invariant_s02_should_fail_when_quantities_are_impossible() {
	let grown = found(|| change(2, |listing| listing.remaining = 101));
	assert_eq!(grown, error("S02: more is left than was offered"));
	let empty = found(|| change(2, |listing| listing.terms.quantity = 0));
	assert_eq!(empty, error("S02: a listing offers nothing"));
}

#[test]
fn invariant_s03_should_fail_when_a_sold_out_listing_is_open() {
	let open = found(|| change(2, |listing| listing.remaining = 0));
	assert_eq!(open, error("S03: a sold-out listing is open"));
}

#[test]
fn invariant_s04_should_fail_when_terms_are_unsound() {
	let window = found(|| change(2, |listing| listing.terms.closes_at = OPENS));
	assert_eq!(window, error("S04: a window is empty"));
	let cap = found(|| change(2, |listing| listing.terms.per_buyer_cap = Some(0)));
	assert_eq!(cap, error("S04: a cap is zero"));
	let price = found(|| change(2, |listing| listing.terms.price = u128::MAX));
	assert_eq!(price, error("S04: a price is too high"));
}

#[test]
fn invariant_s05_should_fail_when_series_or_stablecoin_vanished() {
	let asset = found(|| change(2, |listing| listing.terms.asset = 0));
	assert_eq!(asset, error("S05: a stablecoin is unknown"));
	let series = found(|| Series::remove(GIFT));
	assert_eq!(series, error("S05: a series is unknown"));
}

#[test]
fn invariant_s06_should_fail_when_counters_do_not_match_the_sale() {
	let sum = found(|| Bought::<Test>::insert(1, 4, 1));
	assert_eq!(sum, error("S06: the counters differ from what was sold"));
	let none = found(|| Bought::<Test>::remove(1, 3));
	assert_eq!(none, error("S06: the counters differ from what was sold"));
	let above = found(|| change(1, |listing| listing.terms.per_buyer_cap = Some(4)));
	assert_eq!(above, error("S06: an identity bought more than its cap"));
	// Counters go before their listing does, but none may be too many.
	let ended = |bought| {
		found(move || {
			change(1, |listing| listing.open = false);
			Bought::<Test>::insert(1, 3, bought);
		})
	};
	assert_eq!(ended(4), None);
	assert_eq!(ended(6), error("S06: the counters differ from what was sold"));
	let wide = found(|| Bought::<Test>::insert(1, 4, u64::MAX));
	assert_eq!(wide, error("S06: the counters of a listing overflow"));
}

#[test]
fn invariant_s07_should_fail_when_a_counter_has_no_place() {
	let zero = found(|| Bought::<Test>::insert(1, 4, 0));
	assert_eq!(zero, error("S07: a counter is zero"));
	let uncapped = found(|| Bought::<Test>::insert(2, 4, 5));
	assert_eq!(uncapped, error("S07: a listing without a cap has counters"));
	let orphan = found(|| Bought::<Test>::insert(9, 4, 5));
	assert_eq!(orphan, error("S07: a counter belongs to no listing"));
}

#[test]
fn invariant_s08_should_fail_when_places_are_miscounted() {
	let miscounted = error("S08: the listings of a seller are miscounted");
	assert_eq!(found(|| ListingsOfSeller::<Test>::insert(ISSUER, 1)), miscounted);
	assert_eq!(found(|| ListingsOfSeller::<Test>::remove(ISSUER)), miscounted);
	assert_eq!(found(|| ListingsOfSeller::<Test>::insert(OTHER_ISSUER, 0)), miscounted);
	assert_eq!(found(|| Listings::<Test>::remove(2)), miscounted);
	let many = found(|| MaxListings::set(1));
	assert_eq!(many, error("S08: a seller has too many"));
}

#[test]
fn invariant_s18_should_fail_when_a_listing_does_not_fit_its_series() {
	let unknown = found(|| Kinds::<Test>::remove(GIFT));
	assert_eq!(unknown, error("S18: nobody knows what a listing is"));
	let gift = found(|| Kinds::<Test>::insert(GIFT, SaleKind::GivenAway));
	assert_eq!(gift, error("S18: a paid gift is given away"));
	let free = found(|| change(2, |listing| listing.terms.price = 0));
	assert_eq!(free, error("S18: units of a sold series cost nothing"));
	let kept = found(|| {
		list(ListingTerms { series: PROMO, price: 0, ..terms() });
		change(3, |listing| listing.terms.holdback = genex_primitives::Ppm::ONE);
	});
	assert_eq!(kept, error("S18: something is kept for a gift"));
}
