// SPDX-License-Identifier: Apache-2.0

use crate::{Error, Event, SeriesBooks, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::ledger::BreakageMethod;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn choose_breakage_should_hold_for_the_series_when_the_issuer_asks() {
	run(|| {
		let mut old = BreakageMethod::OnExpiry;
		for new in [proportional(10), proportional(20), BreakageMethod::OnExpiry, proportional(1)] {
			assert_ok!(Books::choose_breakage(signed(ISSUER), CARD, new));
			let event = Event::BreakageChosen { series: CARD, by: ISSUER, old, new };
			assert_eq!(last_event(), event);
			let book = SeriesBooks::<Test>::get(CARD).unwrap();
			assert_eq!((book.identity, book.promises.method), (ISSUER_ID, new));
			old = new;
		}
		assert_ok!(tell(CARD, paid(), 10));
		assert_eq!(promises(CARD).method, proportional(1));
		assert_eq!(Books::series_book(CARD), SeriesBooks::<Test>::get(CARD));
	});
}

#[test]
fn choose_breakage_should_fail_when_units_were_sold() {
	run(|| {
		assert_ok!(tell(CARD, paid(), 1));
		assert_ok!(tell(CARD, genex_primitives::traits::UnitsAct::Redeemed, 1));
		let call = Books::choose_breakage(signed(ISSUER), CARD, proportional(10));
		assert_noop!(call, Error::<Test>::AlreadySold);
	});
}

#[test]
fn choose_breakage_should_fail_when_the_caller_does_not_issue_the_series() {
	run(|| {
		for who in [ISSUER_SHOP, ALICE, COUNCIL] {
			let call = Books::choose_breakage(signed(who), CARD, proportional(10));
			assert_noop!(call, Error::<Test>::NotIssuer);
		}
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(Books::choose_breakage(origin, CARD, proportional(10)), BadOrigin);
		}
	});
}

#[test]
fn choose_breakage_should_fail_when_there_is_no_approved_series() {
	run(|| {
		let choose = |series| Books::choose_breakage(signed(ISSUER), series, proportional(10));
		assert_noop!(choose(NOTHING), Error::<Test>::UnknownSeries);
		assert_noop!(choose(DRAFT), Error::<Test>::NotApproved);
	});
}

#[test]
fn choose_breakage_should_fail_when_nothing_or_everything_is_expected() {
	run(|| {
		for percent in [0, 100] {
			let call = Books::choose_breakage(signed(ISSUER), CARD, proportional(percent));
			assert_noop!(call, Error::<Test>::UnsoundMethod);
		}
	});
}

#[test]
fn choose_breakage_should_fail_when_nobody_is_behind_the_issuer() {
	run(|| {
		let call = Books::choose_breakage(signed(STRANGER), ORPHAN, proportional(10));
		assert_noop!(call, Error::<Test>::NoIdentity);
	});
}

#[test]
fn choose_breakage_should_fail_when_nothing_changes() {
	run(|| {
		let call = Books::choose_breakage(signed(ISSUER), CARD, BreakageMethod::OnExpiry);
		assert_noop!(call, Error::<Test>::NothingChanges);
	});
}
