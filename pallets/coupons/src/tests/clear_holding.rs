// SPDX-License-Identifier: Apache-2.0
use super::*;

/// A series whose expiry is booked, of which ALICE has 500 units of a cent each.
fn booked() -> SeriesId {
	let series = sold();
	set_time(VALID_UNTIL);
	assert_ok!(Coupons::book_expiry(by(STRANGER), series));
	set_time(VALID_UNTIL + 86_400);
	series
}

#[test]
fn clear_holding_should_free_what_the_units_counted() {
	ExtBuilder.build_and_execute(|| {
		let series = booked();
		assert_ok!(Coupons::clear_holding(by(STRANGER), series, ALICE));
		assert_event(Event::HoldingCleared { series, who: ALICE, by: STRANGER, quantity: 500 });
		assert_eq!(holding(ALICE, series), (0, 0));
		assert_eq!(Forgotten::get(), vec![(ALICE, 500 * 10_000_000)]);
	});
}

#[test]
fn clear_holding_should_fail_when_units_are_in_escrow() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(Door::hold(series, &ALICE, 200));
		set_time(VALID_UNTIL);
		assert_ok!(Coupons::book_expiry(by(BOB), series));
		set_time(VALID_UNTIL + 86_400);
		let call = || Coupons::clear_holding(by(BOB), series, ALICE);
		assert_noop!(call(), Error::<Test>::StillHeld);
		assert_eq!(Door::held_units(series, &ALICE), 200, "escrow is there until it is released");
		assert_ok!(Door::release(series, &ALICE, 199));
		assert_noop!(call(), Error::<Test>::StillHeld);
		assert_ok!(Door::release(series, &ALICE, 1));
		assert_ok!(call());
		assert_eq!(Forgotten::get(), vec![(ALICE, 500 * 10_000_000)]);
	});
}

#[test]
fn clear_holding_should_end_a_block() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		assert_ok!(<Coupons as CouponsTrait<AccountId>>::set_frozen_units(series, &ALICE, 9));
		set_time(VALID_UNTIL);
		assert_ok!(Coupons::book_expiry(by(BOB), series));
		set_time(VALID_UNTIL + 86_400);
		assert_ok!(Coupons::clear_holding(by(BOB), series, ALICE));
		assert!(!Holdings::<Test>::contains_key(ALICE, series));
		assert_eq!(Forgotten::get(), vec![(ALICE, 500 * 10_000_000)]);
	});
}

#[test]
fn clear_holding_should_fail_when_the_expiry_is_not_booked() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		let call = || Coupons::clear_holding(by(BOB), series, ALICE);
		assert_noop!(call(), Error::<Test>::NotExpired);
		set_time(VALID_UNTIL);
		assert_noop!(call(), Error::<Test>::NotExpired);
	});
}

#[test]
fn clear_holding_should_fail_when_there_is_nothing() {
	ExtBuilder.build_and_execute(|| {
		let series = booked();
		let call = || Coupons::clear_holding(by(BOB), series, BOB);
		assert_noop!(call(), Error::<Test>::NothingToClear);
		assert_ok!(Coupons::clear_holding(by(BOB), series, ALICE));
		let again = Coupons::clear_holding(by(BOB), series, ALICE);
		assert_noop!(again, Error::<Test>::NothingToClear);
		let unknown = Coupons::clear_holding(by(BOB), 77, ALICE);
		assert_noop!(unknown, Error::<Test>::NoSuchSeries);
		let none = Coupons::clear_holding(RuntimeOrigin::none(), series, ALICE);
		assert_noop!(none, DispatchError::BadOrigin);
	});
}

/// The last sale was a second before the end of the validity, and its window is a day.
#[test]
fn clear_holding_should_fail_when_units_can_still_be_given_back() {
	ExtBuilder.build_and_execute(|| {
		let series = sold();
		set_time(VALID_UNTIL);
		assert_ok!(Coupons::book_expiry(by(BOB), series));
		set_time(VALID_UNTIL + 86_399);
		let call = || Coupons::clear_holding(by(BOB), series, ALICE);
		assert_noop!(call(), Error::<Test>::RefundsOpen);
		let sweep = Swept::try_from(vec![ALICE]).unwrap();
		let sweep = Coupons::sweep_holdings(by(BOB), series, sweep);
		assert_noop!(sweep, Error::<Test>::RefundsOpen);
		set_time(VALID_UNTIL + 86_400);
		assert_ok!(call());
	});
}

/// A window of a frozen issuer waits, so time alone does not tell that it is over.
#[test]
fn clear_holding_should_fail_when_a_window_that_waited_is_open() {
	ExtBuilder.build_and_execute(|| {
		let series = booked();
		WindowsOpen::set(true);
		let call = || Coupons::clear_holding(by(BOB), series, ALICE);
		assert_noop!(call(), Error::<Test>::RefundsOpen);
		let accounts = vec![ALICE].try_into().unwrap();
		let sweep = Coupons::sweep_holdings(by(BOB), series, accounts);
		assert_noop!(sweep, Error::<Test>::RefundsOpen);
		WindowsOpen::set(false);
		assert_ok!(call());
	});
}
