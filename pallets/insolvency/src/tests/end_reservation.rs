// SPDX-License-Identifier: Apache-2.0

use crate::{Defaults, Error, Event, Reservation, Reservations, mock::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchResult;

fn end() -> DispatchResult {
	Insolvency::end_reservation(by(ANYBODY), CENTS, ALICE)
}

fn reserved() {
	declare(&[]);
	Frozen::insert(ALICE, true);
	assert_ok!(Insolvency::reserve(by(ANYBODY), CENTS, ALICE));
	System::reset_events();
}

fn ended() -> Event<Test> {
	Event::ReservationEnded { default: 0, series: CENTS, holder: ALICE }
}

#[test]
fn end_reservation_should_give_the_holder_time_when_it_is_free() {
	ExtBuilder.build_and_execute(|| {
		reserved();
		end_claims();
		Frozen::insert(ALICE, false);
		assert_ok!(end());
		let ends_at = START + CLAIMS + GRACE;
		let reservation = Reservation { quantity: 4_000, ends_at: Some(ends_at) };
		assert_eq!(Reservations::<Test>::get(CENTS, ALICE), Some(reservation));
		let (default, series, holder, by) = (0, CENTS, ALICE, ANYBODY);
		let ending = Event::ReservationEnding { default, series, holder, ends_at, by };
		assert_eq!(events(), vec![ending]);

		Now::set(ends_at - 1);
		assert_noop!(end(), Error::<Test>::HolderHasTime);
		Now::set(ends_at);
		assert_ok!(end());
		assert_eq!(events().last(), Some(&ended()));
		assert_eq!(Reservations::<Test>::get(CENTS, ALICE), None);
		assert_eq!(Defaults::<Test>::get(ISSUER_ID).unwrap().reservations, 0);
	});
}

#[test]
fn end_reservation_should_begin_anew_when_the_holder_is_frozen_again() {
	ExtBuilder.build_and_execute(|| {
		reserved();
		Frozen::insert(ALICE, false);
		assert_ok!(end());
		Frozen::insert(ALICE, true);
		Now::set(START + GRACE);
		assert_ok!(end());
		assert_eq!(Reservations::<Test>::get(CENTS, ALICE).unwrap().ends_at, None);
		let (default, series, holder, by) = (0, CENTS, ALICE, ANYBODY);
		let renewed = Event::ReservationRenewed { default, series, holder, by };
		assert_eq!(events().last(), Some(&renewed));
		assert_noop!(end(), Error::<Test>::StillFrozen);
	});
}

#[test]
fn end_reservation_should_end_it_at_once_when_its_holder_has_no_units() {
	ExtBuilder.build_and_execute(|| {
		reserved();
		// By an order of a court, say.
		assert_ok!(redeem(CENTS, ALICE, 4_000));
		assert_ok!(end());
		assert_eq!(events(), vec![ended()]);
	});
}

#[test]
fn end_reservation_should_fail_when_there_is_none_or_it_must_wait() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(end(), Error::<Test>::NoReservation);
		reserved();
		assert_noop!(end(), Error::<Test>::StillFrozen);
	});
}

#[test]
fn end_reservation_should_not_forget_a_holder_when_the_series_expired() {
	ExtBuilder.build_and_execute(|| {
		reserved();
		ValidUntil::set(START + 1);
		ExpiryIsBooked::set(true);
		Now::set(START + 1);
		assert_noop!(end(), Error::<Test>::StillFrozen);
		Frozen::insert(ALICE, false);
		assert_ok!(end());
		assert_eq!(claim(ALICE, CENTS, 4_000), (28 * ONE, 4 * ONE));
	});
}

#[test]
fn end_reservation_should_wait_when_a_refund_window_is_open() {
	ExtBuilder.build_and_execute(|| {
		reserved();
		Frozen::insert(ALICE, false);
		OpenWindow::set(Some(CENTS));
		assert_noop!(end(), Error::<Test>::StillFrozen);
		OpenWindow::set(None);
		assert_ok!(end());
		assert_noop!(end(), Error::<Test>::HolderHasTime);
		assert_eq!(claim(ALICE, CENTS, 4_000), (28 * ONE, 4 * ONE));
	});
}
