// SPDX-License-Identifier: Apache-2.0

use frame_support::{
	BoundedVec, assert_noop, assert_ok, dispatch::GetDispatchInfo, traits::ConstU32,
};
use genex_primitives::{IdentityId, Tier};
use genex_storage::sweeps::MAX_SWEEPS;
use sp_runtime::{DispatchError, DispatchResult, StateVersion};

use crate::{
	Bought, Call, Error, Event, ListingCount, ListingTerms, Listings, ListingsOfSeller,
	MAX_REMOVED, Sweeping, WeightInfo, mock::*, weights::SubstrateWeight,
};

fn remove(id: u64, limit: u32) -> DispatchResult {
	Sales::remove_listing(RuntimeOrigin::signed(STRANGER), id, limit)
}

fn close(id: u64) {
	assert_ok!(Sales::close_listing(RuntimeOrigin::signed(ISSUER), id));
}

/// A closed listing from which `buyers` identities bought one unit each.
fn closed_with(buyers: u64) -> u64 {
	let quantity = buyers + 1;
	let id = list(ListingTerms { quantity, per_buyer_cap: Some(1), ..terms() });
	for buyer in 1_000..1_000 + buyers {
		register(buyer, Tier::L1);
		assert_ok!(buy(buyer, id, 1));
	}
	close(id);
	id
}

fn counters(id: u64) -> usize {
	Bought::<Test>::iter_prefix(id).count()
}

#[test]
fn remove_listing_should_remove_it_when_it_is_closed_sold_out_or_past_its_window() {
	ExtBuilder.build_and_execute(|| {
		let (closed, sold_out, past) = (list(terms()), list(terms()), list(terms()));
		close(closed);
		assert_ok!(buy(BUYER, sold_out, 100));
		for id in [closed, sold_out] {
			assert_ok!(remove(id, 1));
		}
		Now::set(CLOSES - 1);
		assert_noop!(remove(past, 1), Error::<Test>::ListingStillSells);
		Now::set(CLOSES);
		assert_ok!(remove(past, 1));
		assert_eq!(Listings::<Test>::iter().count(), 0);
		assert!(!ListingsOfSeller::<Test>::contains_key(ISSUER));
	});
}

#[test]
fn remove_listing_should_tell_who_removed_whose_listing() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		close(id);
		System::reset_events();
		assert_ok!(remove(id, MAX_REMOVED));
		let removed = Event::ListingRemoved { listing: id, seller: ISSUER, by: STRANGER };
		assert_eq!(events(), vec![removed]);
		assert_eq!(Sales::listing(id), None);
		assert_eq!(Sales::bought(id, 3), None);
		assert_eq!(Sales::quote(id, 1, BUYER), None);
		assert_noop!(buy(BUYER, id, 1), Error::<Test>::UnknownListing);
	});
}

#[test]
fn remove_listing_should_never_free_the_id() {
	ExtBuilder.build_and_execute(|| {
		let id = list(terms());
		close(id);
		assert_ok!(remove(id, 1));
		assert_eq!(ListingCount::<Test>::get(), id);
		assert_eq!(list(terms()), id + 1);
		assert_noop!(remove(id, 1), Error::<Test>::UnknownListing);
	});
}

#[test]
fn remove_listing_should_leave_no_key_when_it_undoes_a_creation() {
	ExtBuilder.build_and_execute(|| {
		let kept = list(terms());
		System::reset_events();
		let root = || sp_io::storage::root(StateVersion::V1);
		let before = root();
		let id = list(ListingTerms { per_buyer_cap: Some(1), ..terms() });
		close(id);
		assert_ok!(remove(id, 1));
		System::reset_events();
		// The id is used up; nothing else is left.
		ListingCount::<Test>::put(kept);
		assert_eq!(root(), before);
		ListingCount::<Test>::put(id);
	});
}

#[test]
fn remove_listing_should_take_steps_when_many_bought_from_it() {
	ExtBuilder.build_and_execute(|| {
		let id = closed_with(7);
		System::reset_events();
		for left in [4, 1] {
			assert_ok!(remove(id, 3));
			assert_eq!(counters(id), left);
			assert!(Listings::<Test>::contains_key(id));
			assert_eq!(ListingsOfSeller::<Test>::get(ISSUER), 1);
			assert_ok!(crate::Pallet::<Test>::do_try_state());
		}
		assert_ok!(remove(id, 3));
		assert_eq!((counters(id), Listings::<Test>::get(id)), (0, None));
		let trimmed = Event::ListingTrimmed { listing: id, cleared: 3, by: STRANGER };
		let removed = Event::ListingRemoved { listing: id, seller: ISSUER, by: STRANGER };
		assert_eq!(events(), vec![trimmed.clone(), trimmed, removed]);
	});
}

#[test]
fn remove_listing_should_go_on_where_the_block_stopped() {
	ExtBuilder.build_and_execute(|| {
		let id = closed_with(3);
		let first = Bought::<Test>::iter_key_prefix(id).next().unwrap();
		assert_ok!(remove(id, 1));
		let (block, places) = Sweeping::<Test>::get();
		let expected = (System::block_number(), vec![(id, first)]);
		assert_eq!((block, places.into_inner()), expected);
		assert_ok!(remove(id, 2));
		assert_eq!((counters(id), Listings::<Test>::get(id)), (0, None));
	});
}

#[test]
fn remove_listing_should_fail_when_the_block_removes_as_many_in_parts_as_it_can() {
	ExtBuilder.build_and_execute(|| {
		let id = closed_with(2);
		let first: IdentityId = 1_000;
		let others = (1_000..1_000 + u64::from(MAX_SWEEPS)).map(|other| (other, first)).collect();
		let others: BoundedVec<_, ConstU32<MAX_SWEEPS>> = BoundedVec::truncate_from(others);
		Sweeping::<Test>::put((System::block_number(), others));
		assert_noop!(remove(id, 1), Error::<Test>::SweptEnough);
		assert_eq!(counters(id), 2);
		// Whole it goes.
		assert_ok!(remove(id, 2));
	});
}

#[test]
fn remove_listing_should_go_with_its_last_counters_when_the_limit_is_just_enough() {
	for limit in [5, 6, MAX_REMOVED] {
		ExtBuilder.build_and_execute(|| {
			let id = closed_with(5);
			assert_ok!(remove(id, limit));
			assert_eq!((counters(id), Listings::<Test>::get(id)), (0, None));
		});
	}
}

#[test]
fn remove_listing_should_touch_no_other_listing() {
	ExtBuilder.build_and_execute(|| {
		let (id, other) =
			(closed_with(2), list(ListingTerms { per_buyer_cap: Some(5), ..terms() }));
		assert_ok!(buy(BUYER, other, 5));
		assert_ok!(remove(id, MAX_REMOVED));
		assert_eq!(Sales::bought(other, 3), Some(5));
		assert_noop!(buy(BUYER, other, 1), Error::<Test>::CapExceeded);
		assert_eq!(ListingsOfSeller::<Test>::get(ISSUER), 1);
	});
}

#[test]
fn remove_listing_should_read_a_cleared_counter_as_zero_when_it_is_on_the_way() {
	ExtBuilder.build_and_execute(|| {
		let id = closed_with(2);
		assert_ok!(remove(id, 1));
		let told = [1_000, 1_001].map(|identity| Sales::bought(id, identity).unwrap());
		assert_eq!(told.iter().sum::<u64>(), 1);
	});
}

#[test]
fn remove_listing_should_fail_when_the_listing_can_still_sell() {
	ExtBuilder.build_and_execute(|| {
		let running = list(terms());
		let later = list(ListingTerms { opens_at: START + 1, ..terms() });
		for id in [running, later] {
			assert_noop!(remove(id, 1), Error::<Test>::ListingStillSells);
			let seller = Sales::remove_listing(RuntimeOrigin::signed(ISSUER), id, 1);
			assert_noop!(seller, Error::<Test>::ListingStillSells);
		}
	});
}

#[test]
fn remove_listing_should_fail_when_the_limit_is_out_of_range() {
	ExtBuilder.build_and_execute(|| {
		let id = closed_with(1);
		for limit in [0, MAX_REMOVED + 1, u32::MAX] {
			assert_noop!(remove(id, limit), Error::<Test>::InvalidLimit);
		}
		assert_ok!(remove(id, 1));
	});
}

#[test]
fn remove_listing_should_fail_when_the_listing_is_unknown() {
	ExtBuilder.build_and_execute(|| {
		list(terms());
		for id in [0, 2, u64::MAX] {
			assert_noop!(remove(id, 1), Error::<Test>::UnknownListing);
		}
	});
}

#[test]
fn remove_listing_should_fail_when_the_origin_is_not_signed() {
	ExtBuilder.build_and_execute(|| {
		let id = closed_with(0);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Sales::remove_listing(origin, id, 1), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn remove_listing_should_weigh_more_when_the_limit_is_higher() {
	let weight = |limit| {
		let call = Call::<Test>::remove_listing { listing: 1, limit };
		call.get_dispatch_info().call_weight.ref_time()
	};
	let step = weight(2) - weight(1);
	assert!(step > 0);
	assert_eq!(weight(MAX_REMOVED) - weight(1), step * u64::from(MAX_REMOVED - 1));
	assert_eq!(weight(9), SubstrateWeight::<Test>::remove_listing(9).ref_time());
}
