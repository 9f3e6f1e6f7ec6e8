// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use genex_primitives::Actor;
use sp_core::H256;
use sp_runtime::DispatchError;

use super::WHY;
use crate::{Error, Event, Listings, mock::*};

#[test]
fn take_down_should_end_a_listing() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		assert_ok!(Sales::take_down(RuntimeOrigin::signed(OFFICER), id, WHY));
		assert!(!Listings::<Test>::get(id).unwrap().open);
		let by = Actor::Account(OFFICER);
		let down = Event::ListingTakenDown { listing: id, by, old: true, new: false, reason: WHY };
		assert_eq!(events().last(), Some(&down));
		assert_noop!(buy(BUYER, id, 1), Error::<Test>::ListingNotOpen);
		let again = Sales::take_down(RuntimeOrigin::signed(OFFICER), id, WHY);
		assert_noop!(again, Error::<Test>::ListingNotOpen);
	});
}

#[test]
fn take_down_should_fail_when_reason_listing_or_origin_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		let officer = || RuntimeOrigin::signed(OFFICER);
		assert_noop!(Sales::take_down(officer(), id, H256::zero()), Error::<Test>::ReasonMissing);
		assert_noop!(Sales::take_down(officer(), 9, WHY), Error::<Test>::UnknownListing);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none(), RuntimeOrigin::signed(ISSUER)]
		{
			assert_noop!(Sales::take_down(origin, id, WHY), DispatchError::BadOrigin);
		}
	});
}
