// SPDX-License-Identifier: Apache-2.0

//! Purchases that are refused, at the edge of each condition.

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Balance, Reason, Tier};
use sp_runtime::DispatchError;

use crate::{Error, ListingTerms, mock::*};

#[test]
fn purchase_should_fail_when_the_origin_is_not_signed() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Sales::purchase(origin, id, 1, 1_000), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn purchase_should_fail_when_the_listing_is_unknown() {
	ExtBuilder.build_and_execute(|| {
		list(terms());
		for id in [0, 2, u64::MAX] {
			assert_noop!(buy(BUYER, id, 1), Error::<Test>::UnknownListing);
		}
	});
}

#[test]
fn purchase_should_fail_when_the_quantity_is_zero() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		assert_noop!(buy(BUYER, id, 0), Error::<Test>::QuantityZero);
	});
}

#[test]
fn purchase_should_fail_when_the_listing_is_closed_or_sold_out() {
	ExtBuilder.build_and_execute(|| {
		let (closed, sold_out) = (list(terms()), list(terms()));
		assert_ok!(Sales::close_listing(RuntimeOrigin::signed(ISSUER), closed));
		assert_ok!(buy(BUYER, sold_out, 100));
		assert_noop!(buy(BUYER, closed, 1), Error::<Test>::ListingNotOpen);
		assert_noop!(buy(BUYER, sold_out, 1), Error::<Test>::AllSold);
	});
}

#[test]
fn purchase_should_include_the_start_and_exclude_the_end_when_the_window_is_tried() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		Now::set(OPENS - 1);
		assert_noop!(buy(BUYER, id, 1), Error::<Test>::SaleNotBegun);
		Now::set(OPENS);
		assert_ok!(buy(BUYER, id, 1));
		Now::set(CLOSES - 1);
		assert_ok!(buy(BUYER, id, 1));
		for late in [CLOSES, CLOSES + 1, EXPIRY, u64::MAX] {
			Now::set(late);
			assert_noop!(buy(BUYER, id, 1), Error::<Test>::SaleEnded);
		}
	});
}

#[test]
fn purchase_should_fail_when_more_is_asked_than_remains() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		assert_noop!(buy(BUYER, id, 101), Error::<Test>::NotEnoughRemaining);
		assert_noop!(buy(BUYER, id, u64::MAX), Error::<Test>::NotEnoughRemaining);
		assert_ok!(buy(BUYER, id, 99));
		assert_noop!(buy(BUYER, id, 2), Error::<Test>::NotEnoughRemaining);
		assert_ok!(buy(BUYER, id, 1));
	});
}

#[test]
fn purchase_should_fail_when_the_identity_exceeds_its_cap() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { per_buyer_cap: Some(5), ..terms() });
		assert_noop!(buy(BUYER, id, 6), Error::<Test>::CapExceeded);
		assert_ok!(buy(BUYER, id, 4));
		assert_noop!(buy(BUYER_PHONE, id, 2), Error::<Test>::CapExceeded);
		assert_ok!(buy(BUYER_PHONE, id, 1));
		assert_noop!(buy(BUYER, id, 1), Error::<Test>::CapExceeded);
	});
}

#[test]
fn purchase_should_count_caps_apart_when_there_are_two_listings() {
	ExtBuilder.build_and_execute(|| {
		let capped = ListingTerms { per_buyer_cap: Some(5), ..terms() };
		let (first, second) = (list(capped.clone()), list(capped));
		assert_ok!(buy(BUYER, first, 5));
		assert_ok!(buy(BUYER, second, 5));
		assert_noop!(buy(BUYER, second, 1), Error::<Test>::CapExceeded);
	});
}

#[test]
fn purchase_should_fail_when_the_total_exceeds_the_buyers_limit() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		let purchase = |limit| Sales::purchase(RuntimeOrigin::signed(BUYER), id, 3, limit);
		assert_noop!(purchase(0), Error::<Test>::PriceAboveLimit);
		assert_noop!(purchase(2_999), Error::<Test>::PriceAboveLimit);
		assert_ok!(purchase(3_000));
		assert_ok!(purchase(3_001));
		assert_eq!(money(BUYER), MONEY - 6_000);
	});
}

#[test]
fn purchase_should_follow_the_lowest_tier_when_every_tier_is_tried() {
	for min_tier in [Tier::L1, Tier::L2, Tier::L3] {
		ExtBuilder.build_and_execute(|| {
			let id = list(ListingTerms { min_tier, ..terms() });
			for (buyer, tier) in [(LOOKER, Tier::L0), (SMALL_BUYER, Tier::L1), (BUYER, Tier::L2)] {
				if tier >= min_tier {
					assert_ok!(buy(buyer, id, 1));
				} else {
					assert_noop!(buy(buyer, id, 1), Error::<Test>::TierTooLow);
				}
			}
		});
	}
}

#[test]
fn purchase_should_be_refused_by_the_rules_when_an_l0_buyer_meets_no_lowest_tier() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { min_tier: Tier::L0, ..terms() });
		let refusal = DispatchError::Other(Reason::SenderTierTooLow.text());
		assert_noop!(buy(LOOKER, id, 1), refusal);
		let lapsed = DispatchError::Other(Reason::SenderKycExpired.text());
		assert_noop!(buy(LAPSED, id, 1), lapsed);
		// Free units move no money, so the rules are asked for the units alone.
		let free = list(ListingTerms { series: PROMO, price: 0, min_tier: Tier::L0, ..terms() });
		let refusal = DispatchError::Other(Reason::RecipientTierTooLow.text());
		assert_noop!(buy(LOOKER, free, 1), refusal);
	});
}

#[test]
fn purchase_should_fail_when_the_buyer_is_not_registered() {
	for min_tier in [Tier::L0, Tier::L1] {
		ExtBuilder.build_and_execute(|| {
			let id = list(ListingTerms { min_tier, ..terms() });
			let refusal = Error::<Test>::Refused(Reason::SenderUnknown.code());
			assert_noop!(buy(STRANGER, id, 1), refusal);
		});
	}
}

#[test]
fn purchase_should_fail_when_the_buyers_attestation_expired() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		let refusal = Error::<Test>::Refused(Reason::SenderKycExpired.code());
		assert_noop!(buy(LAPSED, id, 1), refusal);
		Now::set(START - 1);
		assert_ok!(buy(LAPSED, id, 1));
	});
}

#[test]
fn purchase_should_fail_when_the_buyer_is_the_sellers_identity() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		assert_noop!(buy(ISSUER, id, 1), Error::<Test>::OwnListing);
		assert_noop!(buy(ISSUER_STAFF, id, 1), Error::<Test>::OwnListing);
		Parties::mutate(|parties| parties.remove(&ISSUER));
		assert_noop!(buy(ISSUER, id, 1), Error::<Test>::OwnListing);
	});
}

#[test]
fn purchase_should_fail_when_the_seller_is_no_longer_registered() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		Parties::mutate(|parties| parties.remove(&ISSUER));
		let refusal = DispatchError::Other(Reason::RecipientUnknown.text());
		assert_noop!(buy(BUYER, id, 1), refusal);
	});
}

#[test]
fn purchase_should_fail_when_the_buyer_cannot_pay() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { price: MONEY + 1, ..terms() });
		assert_noop!(buy(BUYER, id, 1), DispatchError::Other("poor"));
		let id = list(ListingTerms { price: Balance::MAX / 100, ..terms() });
		assert_noop!(buy(BUYER, id, 100), DispatchError::Other("poor"));
	});
}
