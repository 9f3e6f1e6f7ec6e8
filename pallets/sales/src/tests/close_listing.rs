// SPDX-License-Identifier: Apache-2.0

use std::collections::BTreeMap;

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{Reason, issuance::StaffScope};
use sp_runtime::DispatchError;

use crate::{Error, Event, Listings, mock::*};

#[test]
fn close_listing_should_end_the_sale_when_the_seller_asks() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		assert_ok!(buy(BUYER, id, 40));
		System::reset_events();
		assert_ok!(Sales::close_listing(RuntimeOrigin::signed(ISSUER), id));
		let listing = Listings::<Test>::get(id).unwrap();
		assert!(!listing.open);
		assert_eq!(listing.remaining, 60);
		assert_eq!(events(), vec![Event::ListingClosed { listing: id, remaining: 60, by: ISSUER }]);
		assert_noop!(buy(BUYER, id, 1), Error::<Test>::ListingNotOpen);
	});
}

#[test]
fn close_listing_should_leave_other_listings_open_when_one_is_closed() {
	ExtBuilder.build_and_execute(|| {
		let (first, second) = (list(terms()), list(terms()));
		assert_ok!(Sales::close_listing(RuntimeOrigin::signed(ISSUER), first));
		assert!(Listings::<Test>::get(second).unwrap().open);
		assert_ok!(buy(BUYER, second, 1));
	});
}

#[test]
fn close_listing_should_succeed_when_the_issuer_may_no_longer_issue() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		MayIssue::set(false);
		assert_ok!(Sales::close_listing(RuntimeOrigin::signed(ISSUER), id));
		assert!(!Listings::<Test>::get(id).unwrap().open);
	});
}

#[test]
fn close_listing_should_succeed_when_the_window_has_ended() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		Now::set(EXPIRY + 1);
		assert_ok!(Sales::close_listing(RuntimeOrigin::signed(ISSUER), id));
		assert!(!Listings::<Test>::get(id).unwrap().open);
	});
}

#[test]
fn close_listing_should_fail_when_the_origin_is_not_signed() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Sales::close_listing(origin, id), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn close_listing_should_fail_when_the_signer_is_not_the_seller() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		for who in [ISSUER_STAFF, OTHER_ISSUER, BUYER, TREASURY] {
			assert_noop!(
				Sales::close_listing(RuntimeOrigin::signed(who), id),
				Error::<Test>::NotSeller
			);
		}
	});
}

#[test]
fn close_listing_should_fail_when_the_listing_is_unknown() {
	ExtBuilder.build_and_execute(|| {
		list(terms());
		for id in [0, 2, u64::MAX] {
			assert_noop!(
				Sales::close_listing(RuntimeOrigin::signed(ISSUER), id),
				Error::<Test>::UnknownListing
			);
		}
	});
}

#[test]
fn close_listing_should_fail_when_it_is_closed_or_sold_out() {
	ExtBuilder.build_and_execute(|| {
		let (closed, sold_out) = (list(terms()), list(terms()));
		assert_ok!(Sales::close_listing(RuntimeOrigin::signed(ISSUER), closed));
		assert_ok!(buy(BUYER, sold_out, 100));
		for id in [closed, sold_out] {
			assert_noop!(
				Sales::close_listing(RuntimeOrigin::signed(ISSUER), id),
				Error::<Test>::ListingNotOpen
			);
		}
	});
}

#[test]
fn close_listing_should_succeed_when_the_staff_of_the_seller_asks() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		Staff::set(BTreeMap::from([(STRANGER, StaffScope::List), (LOOKER, StaffScope::Refund)]));
		assert_noop!(
			Sales::close_listing(RuntimeOrigin::signed(LOOKER), id),
			Error::<Test>::Refused(Reason::StaffCapReached.code())
		);
		assert_ok!(Sales::close_listing(RuntimeOrigin::signed(STRANGER), id));
		let closed = Event::ListingClosed { listing: id, remaining: 100, by: STRANGER };
		assert_eq!(events().last(), Some(&closed));
	});
}
