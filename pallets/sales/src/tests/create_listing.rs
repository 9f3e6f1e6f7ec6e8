// SPDX-License-Identifier: Apache-2.0

use std::collections::BTreeMap;

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	Balance, FeeShare, Ppm, Reason, SeriesState, Territory, Tier, issuance::StaffScope,
	traits::GivenAway,
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

use crate::{
	Error, Event, Listing, ListingCount, ListingTerms, Listings, ListingsOfSeller, PriceStep,
	PriceSteps, SaleKind, mock::*,
};

fn refused(terms: ListingTerms, error: Error<Test>) {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(Sales::create_listing(RuntimeOrigin::signed(ISSUER), terms), error);
	});
}

fn accepted(terms: ListingTerms) {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(list(terms.clone()), 1);
		assert_eq!(Listings::<Test>::get(1).map(|listing| listing.terms), Some(terms));
	});
}

#[test]
fn create_listing_should_store_and_announce_when_the_terms_are_sound() {
	ExtBuilder.build_and_execute(|| {
		let terms = ListingTerms { per_buyer_cap: Some(3), min_tier: Tier::L2, ..terms() };
		assert_ok!(Sales::create_listing(RuntimeOrigin::signed(ISSUER), terms.clone()));
		let fee = FeeShare::from_percent(1);
		let listing =
			Listing { seller: ISSUER, terms, fee, remaining: 100, reserved: 0, open: true };
		assert_eq!(Listings::<Test>::get(1), Some(listing));
		assert_eq!(ListingCount::<Test>::get(), 1);
		assert_eq!(Series::get(GIFT), Some((SeriesState::Listed, UNSOLD)));
		assert_eq!(
			events(),
			vec![
				Event::SaleKindFixed { series: GIFT, kind: SaleKind::Sold },
				Event::ListingCreated {
					listing: 1,
					seller: ISSUER,
					series: GIFT,
					asset: USDC,
					price: 1_000,
					steps: PriceSteps::default(),
					quantity: 100,
					opens_at: OPENS,
					closes_at: CLOSES,
					per_buyer_cap: Some(3),
					min_tier: Tier::L2,
					territory: Territory::Everywhere,
					holdback: Ppm::default(),
					fee,
				},
			]
		);
	});
}

#[test]
fn create_listing_should_keep_the_fee_of_its_time_when_the_fee_changes() {
	ExtBuilder.build_and_execute(|| {
		let before = list(terms());
		Fee::set(FeeShare::MAX);
		let after = list(terms());
		let fee = |id| Sales::listing(id).unwrap().fee;
		assert_eq!((fee(before), fee(after)), (FeeShare::from_percent(1), FeeShare::MAX));
	});
}

#[test]
fn create_listing_should_give_the_next_id_when_the_series_is_listed_already() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(list(terms()), 1);
		assert_eq!(list(ListingTerms { quantity: UNSOLD, ..terms() }), 2);
		assert_eq!(Listings::<Test>::iter().count(), 2);
		assert_eq!(Series::get(GIFT), Some((SeriesState::Listed, UNSOLD)));
	});
}

#[test]
fn create_listing_should_succeed_when_units_of_the_series_were_sold() {
	ExtBuilder.build_and_execute(|| {
		let first = list(terms());
		assert_ok!(buy(BUYER, first, 1));
		assert_eq!(list(ListingTerms { quantity: UNSOLD - 1, ..terms() }), 2);
		assert_eq!(Series::get(GIFT), Some((SeriesState::Selling, UNSOLD - 1)));
	});
}

#[test]
fn create_listing_should_fail_when_the_origin_is_not_signed() {
	ExtBuilder.build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Sales::create_listing(origin, terms()), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn create_listing_should_fail_when_the_signer_does_not_issue_the_series() {
	ExtBuilder.build_and_execute(|| {
		for who in [OTHER_ISSUER, ISSUER_STAFF, BUYER, STRANGER] {
			assert_noop!(
				Sales::create_listing(RuntimeOrigin::signed(who), terms()),
				Error::<Test>::NotIssuer
			);
		}
	});
	refused(ListingTerms { series: FOREIGN_SERIES, ..terms() }, Error::NotIssuer);
}

#[test]
fn create_listing_should_fail_when_the_issuer_may_not_issue() {
	ExtBuilder.build_and_execute(|| {
		MayIssue::set(false);
		assert_noop!(
			Sales::create_listing(RuntimeOrigin::signed(ISSUER), terms()),
			Error::<Test>::Refused(Reason::IssuerTierTooLow.code())
		);
	});
}

#[test]
fn create_listing_should_fail_when_the_series_is_unknown() {
	refused(ListingTerms { series: 1_234, ..terms() }, Error::UnknownSeries);
}

#[test]
fn create_listing_should_follow_the_state_when_every_state_is_tried() {
	use SeriesState::*;
	for (state, sellable) in [
		(Draft, false),
		(Submitted, false),
		(Approved, true),
		(Rejected, false),
		(Listed, true),
		(Selling, true),
		(Closed, false),
	] {
		ExtBuilder.build_and_execute(|| {
			Series::insert(GIFT, (state, UNSOLD));
			if sellable {
				assert_eq!(list(terms()), 1);
			} else {
				assert_noop!(
					Sales::create_listing(RuntimeOrigin::signed(ISSUER), terms()),
					Error::<Test>::SeriesNotSellable
				);
			}
		});
	}
}

#[test]
fn create_listing_should_fail_when_the_series_has_expired() {
	ExtBuilder.build_and_execute(|| {
		Now::set(EXPIRY);
		assert_noop!(
			Sales::create_listing(RuntimeOrigin::signed(ISSUER), terms()),
			Error::<Test>::SeriesExpired
		);
		Now::set(EXPIRY - 1);
		assert_eq!(list(ListingTerms { closes_at: EXPIRY, ..terms() }), 1);
	});
}

#[test]
fn create_listing_should_fail_when_the_window_is_empty_or_past() {
	refused(ListingTerms { opens_at: 1_500, closes_at: 1_500, ..terms() }, Error::WindowInvalid);
	refused(ListingTerms { opens_at: 1_501, closes_at: 1_500, ..terms() }, Error::WindowInvalid);
	refused(ListingTerms { closes_at: START, ..terms() }, Error::WindowInvalid);
	accepted(ListingTerms { closes_at: START + 1, ..terms() });
	accepted(ListingTerms { opens_at: 1_499, closes_at: 1_500, ..terms() });
}

#[test]
fn create_listing_should_fail_when_the_window_outlives_the_series() {
	refused(ListingTerms { closes_at: EXPIRY + 1, ..terms() }, Error::WindowBeyondValidity);
	refused(ListingTerms { closes_at: u64::MAX, ..terms() }, Error::WindowBeyondValidity);
	accepted(ListingTerms { closes_at: EXPIRY, ..terms() });
}

#[test]
fn create_listing_should_fail_when_the_stablecoin_is_unknown() {
	refused(ListingTerms { asset: USDC + 1, ..terms() }, Error::UnknownAsset);
}

#[test]
fn create_listing_should_fail_when_a_paid_gift_has_no_price() {
	refused(ListingTerms { price: 0, ..terms() }, Error::PriceRequired);
	accepted(ListingTerms { price: 1, ..terms() });
}

#[test]
fn create_listing_should_succeed_when_a_promotional_or_loyalty_series_is_free() {
	accepted(ListingTerms { price: 0, series: PROMO, ..terms() });
	accepted(ListingTerms { price: 0, series: POINTS, ..terms() });
}

#[test]
fn create_listing_should_fail_when_nothing_is_offered() {
	refused(ListingTerms { quantity: 0, ..terms() }, Error::QuantityZero);
}

#[test]
fn create_listing_should_fail_when_more_than_the_unsold_units_are_offered() {
	refused(ListingTerms { quantity: UNSOLD + 1, ..terms() }, Error::NotEnoughUnsold);
	accepted(ListingTerms { quantity: UNSOLD, ..terms() });
}

#[test]
fn create_listing_should_fail_when_the_price_of_all_units_is_too_wide() {
	let highest = Balance::MAX / 100;
	refused(ListingTerms { price: highest + 1, ..terms() }, Error::PriceTooHigh);
	accepted(ListingTerms { price: highest, ..terms() });
}

#[test]
fn create_listing_should_fail_when_the_cap_is_zero() {
	refused(ListingTerms { per_buyer_cap: Some(0), ..terms() }, Error::CapZero);
	accepted(ListingTerms { per_buyer_cap: Some(1), ..terms() });
}

#[test]
fn create_listing_should_change_nothing_when_the_series_cannot_be_marked() {
	ExtBuilder.build_and_execute(|| {
		MarkListedFails::set(true);
		assert_noop!(Sales::create_listing(RuntimeOrigin::signed(ISSUER), terms()), INJECTED);
		assert_eq!(Series::get(GIFT), Some((SeriesState::Approved, UNSOLD)));
	});
}

#[test]
fn create_listing_should_fail_when_the_ids_are_used_up() {
	// No invariant is checked here: the count is set without its listings.
	ExtBuilder.build().execute_with(|| {
		ListingCount::<Test>::put(u64::MAX);
		assert_noop!(
			Sales::create_listing(RuntimeOrigin::signed(ISSUER), terms()),
			ArithmeticError::Overflow
		);
	});
}

#[test]
fn create_listing_should_fail_when_the_seller_has_as_many_as_it_may() {
	ExtBuilder.build_and_execute(|| {
		MaxListings::set(2);
		let (first, second) = (list(terms()), list(terms()));
		let one_more = || Sales::create_listing(RuntimeOrigin::signed(ISSUER), terms());
		assert_noop!(one_more(), Error::<Test>::TooManyListings);
		// Another seller has places of its own.
		let foreign = ListingTerms { series: FOREIGN_SERIES, ..terms() };
		assert_ok!(Sales::create_listing(RuntimeOrigin::signed(OTHER_ISSUER), foreign));
		assert_eq!(ListingsOfSeller::<Test>::get(OTHER_ISSUER), 1);
		// What is stored takes a place, whether it sells or not.
		assert_ok!(Sales::close_listing(RuntimeOrigin::signed(ISSUER), first));
		assert_ok!(buy(BUYER, second, 100));
		assert_noop!(one_more(), Error::<Test>::TooManyListings);
		assert_ok!(Sales::remove_listing(RuntimeOrigin::signed(BUYER), first, 1));
		assert_ok!(one_more());
		assert_noop!(one_more(), Error::<Test>::TooManyListings);
		assert_eq!(ListingsOfSeller::<Test>::get(ISSUER), 2);
	});
}

#[test]
fn create_listing_should_list_for_the_issuer_when_its_staff_asks() {
	ExtBuilder.build_and_execute(|| {
		Staff::set(BTreeMap::from([(STRANGER, StaffScope::List), (LOOKER, StaffScope::Mint)]));
		assert_ok!(Sales::create_listing(RuntimeOrigin::signed(STRANGER), terms()));
		assert_eq!(Listings::<Test>::get(1).unwrap().seller, ISSUER);
		assert_eq!(ActedFor::get(), vec![(ISSUER, STRANGER, StaffScope::List, 100 * 250_000_000)]);
		assert_noop!(
			Sales::create_listing(RuntimeOrigin::signed(LOOKER), terms()),
			Error::<Test>::Refused(Reason::StaffCapReached.code())
		);
	});
}

fn steps(list: &[(u64, Balance)]) -> PriceSteps {
	let steps = list.iter().map(|(from, price)| PriceStep { from: *from, price: *price });
	PriceSteps::truncate_from(steps.collect())
}

#[test]
fn create_listing_should_fail_when_the_steps_are_out_of_order() {
	for list in [&[(0, 5)][..], &[(100, 5)], &[(7, 5), (7, 6)], &[(8, 5), (7, 6)]] {
		refused(ListingTerms { steps: steps(list), ..terms() }, Error::StepsInvalid);
	}
	for list in [&[(1, 5)][..], &[(99, 5)], &[(7, 5), (8, 5)]] {
		accepted(ListingTerms { steps: steps(list), ..terms() });
	}
}

#[test]
fn create_listing_should_judge_every_step_when_prices_are_too_low_or_too_high() {
	refused(ListingTerms { steps: steps(&[(5, 0)]), ..terms() }, Error::PriceRequired);
	accepted(ListingTerms { series: PROMO, steps: steps(&[(5, 0)]), ..terms() });
	refused(ListingTerms { steps: steps(&[(99, Balance::MAX)]), ..terms() }, Error::PriceTooHigh);
}

#[test]
fn create_listing_should_fail_when_the_territory_names_nobody() {
	let nobody = Territory::Only(Default::default());
	refused(ListingTerms { territory: nobody, ..terms() }, Error::InvalidTerritory);
}

/// Half of a face of 25 dollars, in smallest units.
const HALF: Balance = 12_500_000;

fn list_at(series: u32, price: Balance) -> DispatchResult {
	let terms = ListingTerms { series, price, ..terms() };
	Sales::create_listing(RuntimeOrigin::signed(ISSUER), terms)
}

#[test]
fn create_listing_should_fail_when_a_paid_gift_costs_next_to_nothing() {
	ExtBuilder.build_and_execute(|| {
		Lowest::set(Ppm::from_percent(50));
		for price in [1, 10_000, HALF - 1] {
			assert_noop!(list_at(GIFT, price), Error::<Test>::PriceTooLow);
		}
		assert_ok!(list_at(GIFT, HALF));
		let steps = steps(&[(99, HALF - 1)]);
		let terms = ListingTerms { price: HALF, steps, ..terms() };
		let one = Sales::create_listing(RuntimeOrigin::signed(ISSUER), terms);
		assert_noop!(one, Error::<Test>::PriceTooLow);
		assert_eq!(Sales::sale_kind(GIFT), Some(SaleKind::Sold));
		assert_eq!(Sales::sale_kind(PROMO), None);
	});
}

#[test]
fn create_listing_should_fix_that_a_promotion_is_given_away_when_it_is_the_first_and_cheap() {
	for price in [0, 1, HALF - 1] {
		ExtBuilder.build_and_execute(|| {
			Lowest::set(Ppm::from_percent(50));
			System::reset_events();
			assert_ok!(list_at(PROMO, price));
			let kind = SaleKind::GivenAway;
			assert_eq!(events()[0], Event::SaleKindFixed { series: PROMO, kind });
			assert!(Sales::is_given_away(PROMO) && !Sales::is_given_away(GIFT));
			// It stays so, whatever is asked later.
			assert_ok!(list_at(PROMO, HALF));
			assert_eq!(Sales::sale_kind(PROMO), Some(kind));
			assert_eq!(events().len(), 3, "it is fixed once");
			let terms = ListingTerms { series: PROMO, price: HALF, holdback: Ppm::ONE, ..terms() };
			let kept = Sales::create_listing(RuntimeOrigin::signed(ISSUER), terms);
			assert_noop!(kept, Error::<Test>::HoldbackWithoutClaim);
		});
	}
}

/// Accomplices cannot be given what others pay for.
#[test]
fn create_listing_should_fail_when_units_of_a_sold_promotion_would_be_given_away() {
	ExtBuilder.build_and_execute(|| {
		Lowest::set(Ppm::from_percent(50));
		assert_ok!(list_at(PROMO, HALF));
		for price in [0, 1, HALF - 1] {
			assert_noop!(list_at(PROMO, price), Error::<Test>::PriceTooLow);
		}
		let terms = ListingTerms { series: PROMO, price: HALF, holdback: Ppm::ONE, ..terms() };
		list(terms);
		assert!(!Sales::is_given_away(PROMO));
	});
}
