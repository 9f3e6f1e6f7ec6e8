// SPDX-License-Identifier: Apache-2.0
use super::*;

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
fn clear_serials_should_leave_nothing_behind_when_all_is_cleared() {
	ExtBuilder.build_and_execute(|| {
		let series = cleared_units();
		assert_ok!(clear(series, ALICE, 1));
		assert_ok!(clear(series, ALICE, 1));
		assert!(serials_of(ALICE, series).is_empty());
		assert_eq!(Owned::<Test>::iter_prefix((ALICE, series)).count(), 0);
		for who in [BOB, CAROL] {
			assert_ok!(Coupons::clear_holding(by(BOB), series, who));
			assert_ok!(clear(series, who, 100));
		}
		let marks = (Starts::<Test>::iter().count(), Owned::<Test>::iter().count());
		assert_eq!((Runs::<Test>::iter().count(), marks), (0, (0, 0)));
	});
}
