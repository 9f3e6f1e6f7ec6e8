// SPDX-License-Identifier: Apache-2.0

use crate::{Defaults, Error, Event, Reservation, Reservations, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::SeriesId;
use sp_runtime::DispatchResult;

fn reserve(series: SeriesId, holder: AccountId) -> DispatchResult {
	Insolvency::reserve(by(ANYBODY), series, holder)
}

fn reservations() -> u32 {
	Defaults::<Test>::get(ISSUER_ID).unwrap().reservations
}

#[test]
fn reserve_should_keep_the_share_of_a_holder_when_it_is_frozen() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		System::reset_events();
		Frozen::insert(ALICE, true);
		hold(CENTS, ALICE, 1_500);
		assert_ok!(reserve(CENTS, ALICE));
		let (default, series, holder, quantity) = (0, CENTS, ALICE, 4_000);
		let reserved = Reservation { quantity, ends_at: None };
		assert_eq!(Reservations::<Test>::get(CENTS, ALICE), Some(reserved));
		assert_eq!(reservations(), 1);
		let event = Event::ShareReserved { default, series, holder, quantity, by: ANYBODY };
		assert_eq!(events(), vec![event]);
	});
}

#[test]
fn reserve_should_take_the_units_of_now_when_it_is_repeated() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		Frozen::insert(ALICE, true);
		assert_ok!(reserve(CENTS, ALICE));
		assert_ok!(redeem(CENTS, ALICE, 1_000));
		assert_ok!(reserve(CENTS, ALICE));
		assert_eq!(Reservations::<Test>::get(CENTS, ALICE).unwrap().quantity, 3_000);
		assert_eq!(reservations(), 1);
		assert_ok!(reserve(CARDS, ALICE));
		assert_eq!(reservations(), 2);
	});
}

#[test]
fn reserve_should_fail_when_nobody_is_kept_from_claiming() {
	ExtBuilder.build_and_execute(|| {
		Frozen::insert(CAROL, true);
		assert_noop!(reserve(CENTS, ALICE), Error::<Test>::NotInDefault);
		declare(&[]);
		assert_noop!(reserve(CENTS, ALICE), Error::<Test>::NotFrozen);
		sell(GIFTS, CAROL, 10);
		assert_noop!(reserve(GIFTS, CAROL), Error::<Test>::NoClaim);
		assert_noop!(reserve(CENTS, CAROL), Error::<Test>::NothingToReserve);
		assert_noop!(reserve(UNKNOWN, ALICE), Error::<Test>::UnknownSeries);
		assert_noop!(reserve(CENTS, ISSUER_STAFF), Error::<Test>::OwnDefault);
	});
}

#[test]
fn reserve_should_fail_when_the_time_for_claims_is_over() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		Frozen::insert(ALICE, true);
		end_claims();
		assert_noop!(reserve(CENTS, ALICE), Error::<Test>::ClaimsEnded);
	});
}

#[test]
fn reserve_should_keep_the_share_of_anybody_when_the_issuer_is_frozen() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		assert_noop!(reserve(CENTS, BOB), Error::<Test>::NotFrozen);
		Frozen::insert(ISSUER, true);
		assert_ok!(reserve(CENTS, BOB));
	});
}

/// Windows of an issuer that was frozen may be open until the claims end.
#[test]
fn reserve_should_keep_the_share_of_anybody_when_a_refund_window_is_open() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		OpenWindow::set(Some(CARDS));
		assert_noop!(reserve(CENTS, BOB), Error::<Test>::NotFrozen);
		OpenWindow::set(Some(CENTS));
		assert_ok!(reserve(CENTS, BOB));
		end_claims();
		let close = || Insolvency::close_default(by(ANYBODY), ISSUER);
		assert_noop!(close(), Error::<Test>::ReservationsOpen);
		OpenWindow::set(None);
		assert_eq!(claim(BOB, CENTS, 1_000), (7 * ONE, ONE));
		assert_ok!(close());
	});
}
