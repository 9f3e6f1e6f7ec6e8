// SPDX-License-Identifier: Apache-2.0

use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	Path, Ppm, Reason,
	traits::{MoneyAct, RefundWindows},
};
use sp_runtime::{DispatchError, DispatchResult};

use crate::{
	Error, Event, ListingTerms, MAX_ENDED, Pause, Pool, Pools, Purchases, Queue, Queues, Windows,
	mock::*,
};

fn end(limit: u32) -> DispatchResult {
	Sales::end_windows(RuntimeOrigin::signed(STRANGER), REFUNDABLE, limit)
}

const END: u64 = START + WINDOW as u64;

#[test]
fn end_windows_should_pay_fee_holdback_and_issuer() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { holdback: Ppm::from_percent(30), ..refundable() });
		assert_ok!(buy(BUYER, id, 3));
		booked();
		CashLegs::set(Vec::new());
		System::reset_events();
		Now::set(END);
		assert_ok!(end(1));
		assert_eq!((money(ISSUER), held(ISSUER), money(TREASURY)), (2_079, 891, 30));
		assert_eq!(CashLegs::get(), vec![(Path::System, USDC, ISSUER, TREASURY, 30)]);
		let (fee, holdback, released) = (30, 891, 2_079);
		let ended = Event::WindowEnded {
			purchase: 0,
			series: REFUNDABLE,
			asset: USDC,
			fee,
			holdback,
			released,
		};
		assert_eq!(events(), vec![ended]);
		assert_eq!(booked(), vec![MoneyAct::WindowEnded { fee, holdback, released }]);
		let pool = Pool { held: 891, covered: 3, due: 0 };
		assert_eq!(Pools::<Test>::get(REFUNDABLE, USDC), Some(pool));
		assert_eq!((Purchases::<Test>::iter().count(), Windows::<Test>::iter().count()), (0, 0));
		assert!(!Queues::<Test>::contains_key(REFUNDABLE));
	});
}

#[test]
fn end_windows_should_share_only_what_was_not_paid_back() {
	ExtBuilder.build_and_execute(|| {
		let id = list(ListingTerms { holdback: Ppm::ONE, ..refundable() });
		assert_ok!(buy(BUYER, id, 4));
		assert_ok!(Sales::refund(RuntimeOrigin::signed(BUYER), 0, 1));
		Now::set(END);
		assert_ok!(end(1));
		assert_eq!((money(ISSUER), held(ISSUER), money(TREASURY)), (0, 2_970, 30));
		let pool = Pool { held: 2_970, covered: 3, due: 0 };
		assert_eq!(Pools::<Test>::get(REFUNDABLE, USDC), Some(pool));
	});
}

#[test]
fn end_windows_should_end_them_in_order_and_no_more_than_asked() {
	ExtBuilder.build_and_execute(|| {
		let id = list(refundable());
		for wait in [0, 0, 1, 2] {
			Now::set(START + wait);
			assert_ok!(buy(BUYER, id, 1));
		}
		Now::set(END + 1);
		assert_ok!(end(2));
		assert_eq!(Queues::<Test>::get(REFUNDABLE), Queue { first: 2, next: 4 });
		assert_ok!(end(MAX_ENDED));
		assert_eq!(Queues::<Test>::get(REFUNDABLE), Queue { first: 3, next: 4 });
		assert_noop!(end(MAX_ENDED), Error::<Test>::NothingEnded);
		assert_ok!(buy(BUYER, id, 1));
		assert_eq!(Windows::<Test>::get(REFUNDABLE, 4), Some(4));
		Now::set(END + 2);
		assert_ok!(end(MAX_ENDED));
		assert_eq!(Queues::<Test>::get(REFUNDABLE), Queue { first: 4, next: 5 });
	});
}

#[test]
fn end_windows_should_fail_when_no_window_has_ended() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(end(1), Error::<Test>::NothingEnded);
		let id = list(refundable());
		assert_ok!(buy(BUYER, id, 1));
		Now::set(END - 1);
		assert_noop!(end(1), Error::<Test>::NothingEnded);
	});
}

#[test]
fn end_windows_should_fail_when_limit_series_or_origin_is_wrong() {
	ExtBuilder.build_and_execute(|| {
		for limit in [0, MAX_ENDED + 1] {
			assert_noop!(end(limit), Error::<Test>::InvalidLimit);
		}
		let unknown = Sales::end_windows(RuntimeOrigin::signed(STRANGER), 1_234, 1);
		assert_noop!(unknown, Error::<Test>::UnknownSeries);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Sales::end_windows(origin, REFUNDABLE, 1), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn end_windows_should_keep_everything_when_the_issuer_is_in_default() {
	ExtBuilder.build_and_execute(|| {
		let id = list(refundable());
		assert_ok!(buy(BUYER, id, 2));
		booked();
		Now::set(END);
		Defaulted::set(true);
		assert_ok!(end(1));
		assert_eq!((money(ISSUER), held(ISSUER), money(TREASURY)), (0, 2_000, 0));
		let pool = Pool { held: 2_000, covered: 2, due: 0 };
		assert_eq!(Pools::<Test>::get(REFUNDABLE, USDC), Some(pool));
		let kept = MoneyAct::WindowEnded { fee: 0, holdback: 2_000, released: 0 };
		assert_eq!(booked(), vec![kept]);
	});
}

#[test]
fn end_windows_should_change_nothing_when_a_leg_fails() {
	let failures: [fn(); 2] = [|| CashFailsAtLeg::set(Some(1)), || BooksFail::set(true)];
	for fail in failures {
		ExtBuilder.build_and_execute(|| {
			let id = list(refundable());
			assert_ok!(buy(BUYER, id, 2));
			CashLegs::set(Vec::new());
			Now::set(END);
			fail();
			assert_noop!(end(1), INJECTED);
		});
	}
}

fn refund(quantity: u64) -> DispatchResult {
	Sales::refund(RuntimeOrigin::signed(BUYER), 0, quantity)
}

/// Nobody can undo anything while the issuer is frozen, so its buyers' time must not run out meanwhile.
#[test]
fn end_windows_should_stop_the_windows_when_the_issuer_is_frozen() {
	ExtBuilder.build_and_execute(|| {
		let id = list(refundable());
		assert_ok!(buy(BUYER, id, 3));
		Now::set(START + 100);
		IssuerFrozen::set(true);
		let frozen = DispatchError::Other(Reason::SenderFrozen.text());
		assert_noop!(refund(1), frozen);
		System::reset_events();
		assert_ok!(end(1));
		let (issuer, since) = (ISSUER, START + 100);
		assert_eq!(events(), vec![Event::WindowsPaused { issuer, since }]);
		assert_eq!(Sales::pause(ISSUER), Pause { since: Some(since), waited: 0 });
		Now::set(END + 50);
		assert_noop!(end(1), Error::<Test>::WindowsWait);
		// Once the issuer is free the purchase can be undone, and from the next call on 400 seconds are left.
		IssuerFrozen::set(false);
		assert_ok!(refund(1));
		System::reset_events();
		assert_ok!(end(1));
		let waited = END + 50 - since;
		assert_eq!(events(), vec![Event::WindowsResumed { issuer, waited }]);
		Now::set(END + 50 + 399);
		assert_noop!(end(1), Error::<Test>::NothingEnded);
		assert_ok!(refund(1));
		Now::set(END + 50 + 400);
		assert_noop!(refund(1), Error::<Test>::WindowOver);
		assert_ok!(end(1));
		assert_eq!((money(ISSUER), held(ISSUER), money(TREASURY)), (990, 0, 10));
	});
}

#[test]
fn end_windows_should_keep_the_order_when_windows_waited() {
	ExtBuilder.build_and_execute(|| {
		let id = list(refundable());
		assert_ok!(buy(BUYER, id, 1));
		IssuerFrozen::set(true);
		assert_ok!(end(1));
		Now::set(START + 1_000);
		IssuerFrozen::set(false);
		// Who sells is free: its windows run again, and the new one waited for nothing.
		let later = list(ListingTerms { closes_at: EXPIRY, ..refundable() });
		assert_ok!(buy(BUYER, later, 1));
		assert_eq!(Sales::pause(ISSUER), Pause { since: None, waited: 1_000 });
		let two = Sales::refundable_purchase(1).unwrap();
		assert_eq!((two.window_ends, two.waited), (END + 1_000, 1_000));
		Now::set(END + 999);
		assert_noop!(end(2), Error::<Test>::NothingEnded);
		Now::set(END + 1_000);
		assert_ok!(end(2));
		assert!(!Queues::<Test>::contains_key(REFUNDABLE));
	});
}

#[test]
fn end_windows_should_leave_what_was_over_when_the_issuer_is_frozen_later() {
	ExtBuilder.build_and_execute(|| {
		let id = list(refundable());
		assert_ok!(buy(BUYER, id, 1));
		Now::set(END);
		IssuerFrozen::set(true);
		assert_ok!(end(1));
		assert_noop!(refund(1), Error::<Test>::WindowOver);
		Now::set(END + 100);
		IssuerFrozen::set(false);
		assert_ok!(end(1));
		assert_eq!((money(ISSUER), money(TREASURY)), (990, 10));
		IssuerFrozen::set(true);
		assert_noop!(end(1), Error::<Test>::NothingEnded);
	});
}

#[test]
fn windows_should_be_open_until_somebody_ends_them() {
	ExtBuilder.build_and_execute(|| {
		let open = || <Sales as RefundWindows>::are_open(REFUNDABLE);
		assert!(!open());
		let id = list(refundable());
		assert_ok!(buy(BUYER, id, 1));
		assert!(open());
		Now::set(END);
		assert!(open(), "nobody ended it");
		assert_ok!(end(1));
		assert!(!open());
	});
}
