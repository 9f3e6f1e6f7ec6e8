// SPDX-License-Identifier: Apache-2.0
use super::*;

fn take(who: AccountId, series: SeriesId, list: &[(Serial, Serial)]) -> DispatchResult {
	Serials::transfer_serials_from(by(who), series, ALICE, CAROL, ranges(list))
}

#[test]
fn transfer_serials_from_should_move_any_serial_when_by_an_operator() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_noop!(take(BOB, series, &[(7, 8)]), Error::<Test>::NotApproved);
		assert_ok!(Coupons::set_operator(by(ALICE), BOB, true));
		assert_ok!(take(BOB, series, &[(7, 8)]));
		assert_event(Event::SerialsMoved { series, from: ALICE, to: CAROL, range: range(7, 8) });
		assert_eq!(serials_of(CAROL, series), [(7, 8)]);
	});
}

#[test]
fn transfer_serials_from_should_move_approved_serials_once() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		for serial in [7, 8] {
			assert_ok!(Serials::approve_serial(by(ALICE), series, serial, Some(BOB)));
		}
		assert_noop!(take(BOB, series, &[(7, 9)]), Error::<Test>::NotApproved);
		assert_noop!(take(STORE, series, &[(7, 8)]), Error::<Test>::NotApproved);
		assert_ok!(take(BOB, series, &[(7, 8)]));
		assert!(!Approvals::<Test>::contains_key(ALICE, series));
		assert_noop!(take(BOB, series, &[(7, 8)]), Error::<Test>::NotApproved);
	});
}

#[test]
fn transfer_serials_from_should_serve_the_holder_itself() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(take(ALICE, series, &[(1, 100)]));
		assert!(serials_of(ALICE, series).is_empty());
	});
}

#[test]
fn transfer_serials_from_should_fail_when_whoever_acts_is_frozen() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Serials::approve_serial(by(ALICE), series, 7, Some(BOB)));
		freeze(BOB);
		assert_noop!(take(BOB, series, &[(7, 7)]), refused(Reason::SenderFrozen));
	});
}

#[test]
fn transfer_serials_from_should_fail_when_the_owner_is_another() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Serials::approve_serial(by(BOB), series, 101, Some(STORE)));
		assert_noop!(take(STORE, series, &[(101, 101)]), Error::<Test>::NotApproved);
		assert_ok!(Coupons::set_operator(by(ALICE), STORE, true));
		assert_noop!(take(STORE, series, &[(101, 101)]), Error::<Test>::NotOwner);
	});
}
