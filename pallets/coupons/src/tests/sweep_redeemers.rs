// SPDX-License-Identifier: Apache-2.0
use super::*;
use frame_support::{BoundedVec, traits::ConstU32};
use genex_storage::sweeps::MAX_SWEEPS;

/// A series with three redeemers.
fn staffed() -> SeriesId {
	let series = sold();
	for who in [STORE, BOB, CAROL] {
		assert_ok!(Coupons::add_redeemer(by(ISSUER), series, who));
	}
	series
}

/// How many different redeemers the events say were dismissed by STRANGER.
fn swept() -> usize {
	let gone = System::events().into_iter().filter_map(|record| match record.event {
		RuntimeEvent::Coupons(Event::RedeemerSwept { redeemer, by: STRANGER, .. }) => {
			Some(redeemer)
		},
		_ => None,
	});
	gone.collect::<alloc::collections::BTreeSet<_>>().len()
}

#[test]
fn sweep_redeemers_should_dismiss_as_many_as_asked() {
	ExtBuilder.build_and_execute(|| {
		let series = staffed();
		set_time(VALID_UNTIL);
		assert_ok!(Coupons::book_expiry(by(STRANGER), series));
		assert_ok!(Coupons::sweep_redeemers(by(STRANGER), series, 2));
		assert_eq!(swept(), 2);
		assert_eq!(RedeemerCount::<Test>::get(series), 1);
		assert_ok!(Coupons::sweep_redeemers(by(STRANGER), series, 100));
		assert_eq!(swept(), 3);
		assert!(!RedeemerCount::<Test>::contains_key(series));
		assert_eq!(Redeemers::<Test>::iter_prefix(series).count(), 0);
		let again = Coupons::sweep_redeemers(by(STRANGER), series, 100);
		assert_noop!(again, Error::<Test>::NothingToClear);
	});
}

#[test]
fn sweep_redeemers_should_fail_when_the_series_has_not_ended() {
	ExtBuilder.build_and_execute(|| {
		let series = staffed();
		let call = || Coupons::sweep_redeemers(by(STRANGER), series, 1);
		assert_noop!(call(), Error::<Test>::NotExpired);
		set_time(VALID_UNTIL);
		assert_noop!(call(), Error::<Test>::NotExpired);
		let unknown = Coupons::sweep_redeemers(by(STRANGER), 77, 1);
		assert_noop!(unknown, Error::<Test>::NoSuchSeries);
	});
}

#[test]
fn sweep_redeemers_should_fail_when_the_limit_or_the_origin_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		let series = staffed();
		set_time(VALID_UNTIL);
		assert_ok!(Coupons::book_expiry(by(STRANGER), series));
		for limit in [0, 101] {
			let call = Coupons::sweep_redeemers(by(STRANGER), series, limit);
			assert_noop!(call, Error::<Test>::InvalidLimit);
		}
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = Coupons::sweep_redeemers(origin, series, 1);
			assert_noop!(call, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn sweep_redeemers_should_go_on_where_the_block_stopped() {
	ExtBuilder.build_and_execute(|| {
		let series = staffed();
		set_time(VALID_UNTIL);
		assert_ok!(Coupons::book_expiry(by(STRANGER), series));
		let first = Redeemers::<Test>::iter_key_prefix(series).next().unwrap();
		assert_ok!(Coupons::sweep_redeemers(by(STRANGER), series, 1));
		let (block, places) = Sweeping::<Test>::get();
		let expected = (System::block_number(), vec![(series, first)]);
		assert_eq!((block, places.into_inner()), expected);
		// Whoever is appointed behind that place is for the next block.
		assert_ok!(Coupons::add_redeemer(by(ISSUER), series, first));
		assert_ok!(Coupons::sweep_redeemers(by(STRANGER), series, 100));
		assert_eq!((swept(), RedeemerCount::<Test>::get(series)), (3, 1));
		let again = || Coupons::sweep_redeemers(by(STRANGER), series, 100);
		assert_noop!(again(), Error::<Test>::NothingToClear);
		System::set_block_number(System::block_number() + 1);
		assert_ok!(again());
		assert!(!RedeemerCount::<Test>::contains_key(series));
	});
}

#[test]
fn sweep_redeemers_should_fail_when_the_block_sweeps_as_much_in_parts_as_it_can() {
	ExtBuilder.build_and_execute(|| {
		let series = staffed();
		set_time(VALID_UNTIL);
		assert_ok!(Coupons::book_expiry(by(STRANGER), series));
		let others = (1_000..1_000 + MAX_SWEEPS).map(|other: SeriesId| (other, ALICE)).collect();
		let others: BoundedVec<_, ConstU32<MAX_SWEEPS>> = BoundedVec::truncate_from(others);
		Sweeping::<Test>::put((System::block_number(), others));
		let part = || Coupons::sweep_redeemers(by(STRANGER), series, 2);
		assert_noop!(part(), Error::<Test>::SweptEnough);
		System::set_block_number(System::block_number() + 1);
		assert_ok!(part());
		assert_ok!(part());
	});
}
