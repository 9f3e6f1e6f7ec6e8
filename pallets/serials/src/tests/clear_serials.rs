// SPDX-License-Identifier: Apache-2.0
use super::*;
use frame_support::{BoundedVec, traits::ConstU32};
use genex_storage::sweeps::MAX_SWEEPS;

fn clear(series: SeriesId, who: AccountId, limit: u32) -> DispatchResult {
	Serials::clear_serials(by(BOB), series, who, limit)
}

/// ALICE has serials 1, 3 to 100; they are expired and her units cleared.
fn cleared_units() -> SeriesId {
	let series = sold();
	assert_ok!(Serials::transfer_serials(by(ALICE), series, CAROL, ranges(&[(2, 2)])));
	assert_ok!(Serials::approve_serial(by(ALICE), series, 9, Some(BOB)));
	expire(series);
	Now::set(VALID_UNTIL + 86_400);
	assert_ok!(Coupons::clear_holding(by(BOB), series, ALICE));
	series
}

#[test]
fn clear_serials_should_remove_ranges_up_to_the_limit() {
	ExtBuilder.build_and_execute(|| {
		let series = cleared_units();
		assert_ok!(clear(series, ALICE, 1));
		let (who, by) = (ALICE, BOB);
		assert_event(Event::SerialsCleared { series, who, by, range: range(1, 1) });
		assert_eq!(serials_of(ALICE, series), [(3, 100)]);
		assert_ok!(clear(series, ALICE, 100));
		assert_event(Event::SerialsCleared { series, who, by, range: range(3, 100) });
		assert!(!Approvals::<Test>::contains_key(ALICE, series));
		assert_noop!(clear(series, ALICE, 100), Error::<Test>::NothingToClear);
		assert_eq!(serials_of(CAROL, series), [(2, 2)]);
		for serial in [1, 2, 3, 500] {
			let view = Serials::serial_status(series, serial).unwrap();
			assert_eq!((view.state, view.owner, view.valid), (SerialState::Expired, None, false));
		}
	});
}

#[test]
fn clear_serials_should_fail_when_something_is_left_to_do_with_them() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_noop!(clear(series, ALICE, 1), Error::<Test>::NotExpired);
		assert_noop!(clear(77, ALICE, 1), Error::<Test>::NotSerialised);
		for limit in [0, 101] {
			assert_noop!(clear(series, ALICE, limit), Error::<Test>::InvalidLimit);
		}
		expire(series);
		assert_noop!(clear(series, ALICE, 1), Error::<Test>::HoldingLeft);
		assert_noop!(clear(series, CAROL, 1), Error::<Test>::NothingToClear);
	});
}

#[test]
fn clear_serials_should_go_on_where_the_block_stopped() {
	ExtBuilder.build_and_execute(|| {
		let series = cleared_units();
		assert_ok!(clear(series, ALICE, 1));
		let (block, places) = Sweeping::<Test>::get();
		let expected = (System::block_number(), vec![((ALICE, series), Ascending::from(1))]);
		assert_eq!((block, places.into_inner()), expected);
		assert_ok!(clear(series, ALICE, 1));
		assert!(serials_of(ALICE, series).is_empty());
	});
}

#[test]
fn clear_serials_should_fail_when_the_block_clears_as_much_in_parts_as_it_can() {
	ExtBuilder.build_and_execute(|| {
		let series = cleared_units();
		let other = |other: SeriesId| ((ALICE, other), Ascending::from(1));
		let others = (1_000..1_000 + MAX_SWEEPS).map(other).collect();
		let others: BoundedVec<_, ConstU32<MAX_SWEEPS>> = BoundedVec::truncate_from(others);
		Sweeping::<Test>::put((System::block_number(), others));
		assert_noop!(clear(series, ALICE, 1), Error::<Test>::SweptEnough);
		assert_ok!(clear(series, ALICE, 2));
	});
}
