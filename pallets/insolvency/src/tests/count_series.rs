// SPDX-License-Identifier: Apache-2.0

use crate::{Counted, Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{SeriesId, payout::Pot};
use sp_runtime::DispatchResult;

fn count(issuer: AccountId, series: &[SeriesId]) -> DispatchResult {
	Insolvency::count_series(by(ANYBODY), issuer, list(series))
}

#[test]
fn count_series_should_fix_what_is_kept_when_anybody_asks() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		System::reset_events();
		assert_ok!(redeem(CENTS, BOB, 500));
		assert_ok!(count(ISSUER_STAFF, &[CENTS]));
		let kept = vec![Pot { asset: USDC, amount: 20 * ONE, payable: 20 * ONE }];
		let shortfall = 39 * DOLLAR;
		let units = 4_500;
		assert_eq!(
			events(),
			vec![Event::SeriesCounted { default: 0, series: CENTS, units, kept, shortfall }]
		);
		assert_eq!(Counted::<Test>::get(0, CENTS).unwrap().units, units);
	});
}

#[test]
fn count_series_should_leave_what_the_guarantee_pays_for_when_much_is_kept() {
	ExtBuilder.build_and_execute(|| {
		keep(CENTS, EURC, 20 * ONE);
		declare(&[CENTS]);
		// 42 dollars are kept, of which the 29.50 count that the guarantee leaves of 50.
		let counted = Counted::<Test>::get(0, CENTS).unwrap();
		assert_eq!(counted.covered, 29_500_000_000);
		let payable: Vec<_> = counted.kept.iter().map(|pot| pot.payable).collect();
		assert_eq!(payable, vec![20 * ONE * 295 / 420, 20 * ONE * 295 / 420]);
	});
}

#[test]
fn count_series_should_fail_when_there_is_nothing_to_count() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(count(ISSUER, &[CENTS]), Error::<Test>::NotInDefault);
		declare(&[CENTS]);
		assert_noop!(count(ISSUER, &[]), Error::<Test>::NothingToCount);
		assert_noop!(count(ISSUER, &[CARDS, CENTS]), Error::<Test>::AlreadyCounted);
		assert_noop!(count(ISSUER, &[FOREIGN]), Error::<Test>::OtherIssuer);
		assert_noop!(count(ISSUER, &[UNKNOWN]), Error::<Test>::UnknownSeries);
		assert_noop!(count(ISSUER, &[DRAFT]), Error::<Test>::SeriesNotApproved);
		assert_noop!(count(STRANGER, &[CARDS]), Error::<Test>::NotRegistered);
		assert_ok!(count(ISSUER, &[CARDS]));
	});
}

#[test]
fn count_series_should_fail_when_the_claims_are_closed() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		end_claims();
		assert_ok!(Insolvency::close_default(by(ANYBODY), ISSUER));
		assert_noop!(count(ISSUER, &[CENTS]), Error::<Test>::AlreadyClosed);
	});
}

#[test]
fn count_series_should_count_nothing_when_the_validity_ended_before_the_default() {
	ExtBuilder.build_and_execute(|| {
		ValidUntil::set(START);
		ExpiryIsBooked::set(true);
		declare(&[CENTS]);
		assert_eq!(Counted::<Test>::get(0, CENTS).unwrap().units, 0);
	});
}

#[test]
fn count_series_should_wait_for_the_books_when_the_validity_ended_since() {
	ExtBuilder.build_and_execute(|| {
		declare(&[]);
		ValidUntil::set(START + 1);
		Now::set(START + 1);
		assert_noop!(count(ISSUER, &[CENTS]), Error::<Test>::ExpiryNotBooked);
		ExpiryIsBooked::set(true);
		assert_ok!(count(ISSUER, &[CENTS]));
		assert_eq!(claim(BOB, CENTS, 1_000), (7 * ONE, ONE));
	});
}

/// What waits is kept for holders in the end, or goes back to its buyer: no claim is made before that is known.
#[test]
fn count_series_should_wait_when_refund_windows_are_open() {
	ExtBuilder.build_and_execute(|| {
		OpenWindow::set(Some(CENTS));
		let at_once = || Insolvency::declare_default(by(OFFICER), ISSUER, list(&[CENTS]), REASON);
		assert_noop!(at_once(), Error::<Test>::WindowsNotEnded);
		declare(&[CARDS]);
		assert_noop!(count(ISSUER, &[CENTS]), Error::<Test>::WindowsNotEnded);
		let claimed = || Insolvency::claim(by(BOB), CENTS, 1_000).map_err(|failure| failure.error);
		assert_noop!(claimed(), Error::<Test>::WindowsNotEnded);
		assert_eq!(Insolvency::preview(CENTS, 1_000), None);
		keep(CENTS, EURC, 5 * ONE);
		OpenWindow::set(None);
		assert_eq!(claim(BOB, CENTS, 1_000), (7 * ONE, 2 * ONE));
	});
}
