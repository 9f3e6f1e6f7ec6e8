// SPDX-License-Identifier: Apache-2.0
//! What happens to units is booked.

use crate::{Archive, Error, Event, MAX_UNITS, Pages, SeriesBooks, UnitsOf, mock::*};
use frame_support::{BoundedVec, assert_noop, assert_ok};
use genex_primitives::{
	Balance, CurrencyCode, Money, Quantity,
	ledger::{Account, Act, Ledger, Line, MOST_PROMISED, Period, Side, Totals, Unit},
	traits::{UNEXPECTED, UnitsAct, UnitsChange, UnitsListener},
};
use sp_runtime::ArithmeticError::Overflow;

fn line(account: Account, side: Side, amount: Balance) -> Line {
	Line { account, side, amount }
}

/// The event of an entry in the books of the issuer, in dollars.
fn posted(act: Act, lines: Vec<Line>) -> Event<Test> {
	Event::Posted {
		identity: ISSUER_ID,
		unit: DOLLARS,
		period: Period(JANUARY),
		act,
		series: Some(CARD),
		lines,
	}
}

#[test]
fn units_should_be_owed_when_they_were_sold() {
	run(|| {
		assert_ok!(tell(CARD, paid(), 10));
		let face = 10 * FACE;
		let lines = vec![
			line(Account::Consideration, Side::Debit, face),
			line(Account::Deferred, Side::Credit, face),
		];
		assert_eq!(last_event(), posted(Act::UnitsSold, lines));
		let ledger = ledger(ISSUER_ID, DOLLARS);
		assert_eq!(ledger.deferred, Totals { debit: 0, credit: face });
		assert_eq!(ledger.consideration, Totals { debit: face, credit: 0 });
		assert_eq!(promises(CARD).deferred, face);
		assert_eq!(Books::units_of(ISSUER_ID), [DOLLARS]);
	});
}

#[test]
fn units_should_be_granted_when_nothing_was_paid() {
	run(|| {
		assert_ok!(tell(CARD, UnitsAct::Sold { price: None }, 2));
		let lines = vec![
			line(Account::Granted, Side::Debit, 2 * FACE),
			line(Account::Deferred, Side::Credit, 2 * FACE),
		];
		assert_eq!(last_event(), posted(Act::UnitsGranted, lines));
	});
}

#[test]
fn units_should_be_revenue_when_they_were_redeemed() {
	run(|| {
		assert_ok!(tell(CARD, paid(), 10));
		assert_ok!(tell(CARD, UnitsAct::Redeemed, 4));
		let lines = vec![
			line(Account::Deferred, Side::Debit, 4 * FACE),
			line(Account::Revenue, Side::Credit, 4 * FACE),
		];
		assert_eq!(last_event(), posted(Act::UnitsRedeemed, lines));
		assert_eq!(promises(CARD).deferred, 6 * FACE);
	});
}

#[test]
fn units_should_accrue_breakage_when_it_is_booked_in_proportion() {
	run(|| {
		assert_ok!(Books::choose_breakage(signed(ISSUER), CARD, proportional(20)));
		assert_ok!(tell(CARD, paid(), 10));
		assert_ok!(tell(CARD, UnitsAct::Redeemed, 4));
		// A fifth is expected to be left over: one for each four that are redeemed.
		let lines = vec![
			line(Account::Deferred, Side::Debit, 4 * FACE),
			line(Account::Revenue, Side::Credit, 4 * FACE),
			line(Account::BreakageAccrued, Side::Debit, FACE),
			line(Account::Breakage, Side::Credit, FACE),
		];
		assert_eq!(last_event(), posted(Act::UnitsRedeemed, lines));
		assert_eq!(promises(CARD).accrued, FACE);
	});
}

#[test]
fn units_should_be_broken_by_the_policy_when_they_expired() {
	run(|| {
		given_escheat(60);
		let treasury = genex_primitives::Ppm::from_percent(25);
		let terms = crate::BreakageTerms { treasury, method: proportional(20) };
		assert_ok!(Books::set_breakage_policy(signed(COUNCIL), terms, REASON));
		assert_ok!(tell(CARD, paid(), 10));
		assert_ok!(tell(CARD, UnitsAct::Redeemed, 4));
		assert_ok!(tell(CARD, UnitsAct::Expired, 6));
		let face = 6 * FACE;
		let lines = vec![
			line(Account::Breakage, Side::Debit, FACE),
			line(Account::BreakageAccrued, Side::Credit, FACE),
			line(Account::Deferred, Side::Debit, face),
			line(Account::Breakage, Side::Credit, face * 30 / 100),
			line(Account::TreasuryBreakage, Side::Credit, face * 10 / 100),
			line(Account::Escheat, Side::Credit, face * 60 / 100),
		];
		assert_eq!(last_event(), posted(Act::UnitsExpired, lines));
		assert_eq!(promises(CARD).deferred, 0);
		assert!(promises(CARD).expired.is_some());
	});
}

#[test]
fn units_should_expire_once_when_they_are_told_twice() {
	run(|| {
		assert_ok!(tell(CARD, paid(), 10));
		assert_ok!(tell(CARD, UnitsAct::Expired, 10));
		assert_noop!(tell(CARD, UnitsAct::Expired, 10), UNEXPECTED);
	});
}

#[test]
fn units_should_leave_the_liability_when_they_were_refunded() {
	run(|| {
		assert_ok!(tell(CARD, paid(), 10));
		assert_ok!(tell(CARD, UnitsAct::Refunded, 3));
		let lines = vec![
			line(Account::Deferred, Side::Debit, 3 * FACE),
			line(Account::Refunds, Side::Credit, 3 * FACE),
		];
		assert_eq!(last_event(), posted(Act::UnitsRefunded, lines));
	});
}

#[test]
fn units_should_take_breakage_back_when_they_are_paid_for_after_the_expiry() {
	run(|| {
		given_escheat(60);
		assert_ok!(tell(CARD, paid(), 10));
		assert_ok!(tell(CARD, UnitsAct::Expired, 10));
		assert_ok!(tell(CARD, UnitsAct::RefundedLate, 3));
		let lines = vec![
			line(Account::Breakage, Side::Debit, 3 * FACE),
			line(Account::Refunds, Side::Credit, 3 * FACE),
		];
		assert_eq!(last_event(), posted(Act::UnitsRefunded, lines));
		assert_eq!(promises(CARD).deferred, 0);
	});
}

#[test]
fn units_should_not_be_booked_when_nobody_was_promised_anything() {
	run(|| {
		for act in [UnitsAct::Minted, UnitsAct::Recalled, UnitsAct::ExpiredUnsold] {
			assert_ok!(tell(CARD, act, 10));
		}
		assert_ok!(tell(CARD, UnitsAct::Expired, 0));
		assert!(events().is_empty());
		assert!(!SeriesBooks::<Test>::contains_key(CARD));
		assert!(Books::units_of(ISSUER_ID).is_empty());
	});
}

#[test]
fn units_should_be_refused_when_they_were_never_promised() {
	run(|| {
		for act in [UnitsAct::Redeemed, UnitsAct::Refunded, UnitsAct::Expired] {
			assert_noop!(tell(CARD, act, 1), UNEXPECTED);
		}
		assert_ok!(tell(CARD, paid(), 1));
		assert_noop!(tell(CARD, UnitsAct::Redeemed, 2), UNEXPECTED);
		assert_noop!(tell(ORPHAN, paid(), 1), UNEXPECTED);
	});
}

#[test]
fn units_should_stand_in_the_books_of_one_identity_when_it_has_several_accounts() {
	run(|| {
		assert_ok!(tell(CARD, paid(), 1));
		assert_ok!(tell(SHOP_CARD, paid(), 2));
		assert_ok!(tell(FOREIGN, paid(), 3));
		assert_eq!(ledger(ISSUER_ID, DOLLARS).deferred.credit, 3 * FACE);
		assert_eq!(ledger(OTHER_ID, YEN).deferred.credit, 15_000);
		assert_eq!(Pages::<Test>::iter().count(), 2);
	});
}

#[test]
fn units_should_stay_in_the_books_when_the_account_leaves_its_identity() {
	run(|| {
		assert_ok!(Books::choose_breakage(signed(ISSUER), CARD, proportional(20)));
		Links::mutate(|links| links.insert(ISSUER, OTHER_ID));
		// Nothing was promised until now, so it is not the first identity that promises.
		assert_ok!(tell(CARD, paid(), 5));
		Links::mutate(|links| links.remove(&ISSUER));
		assert_ok!(tell(CARD, UnitsAct::Redeemed, 4));
		assert_eq!(ledger(OTHER_ID, DOLLARS).revenue.credit, 4 * FACE);
		assert_eq!(ledger(ISSUER_ID, DOLLARS), Ledger::default());
	});
}

#[test]
fn units_should_begin_a_page_when_a_month_begins() {
	run(|| {
		assert_ok!(tell(CARD, paid(), 10));
		let january = Pages::<Test>::get(ISSUER_ID, DOLLARS).unwrap();
		advance(MONTH);
		assert_ok!(tell(CARD, UnitsAct::Redeemed, 1));
		let filed = Archive::<Test>::get((ISSUER_ID, DOLLARS, Period(JANUARY)));
		assert_eq!(filed, Some(january));
		let february = Pages::<Test>::get(ISSUER_ID, DOLLARS).unwrap();
		assert_eq!((february.period, february.opening), (Period(JANUARY + 1), january.closing));
		// A clock that goes back goes on with the latest month.
		Now::set(START);
		assert_ok!(tell(CARD, UnitsAct::Redeemed, 1));
		assert_eq!(Archive::<Test>::iter().count(), 1);
		let page = Pages::<Test>::get(ISSUER_ID, DOLLARS).unwrap();
		assert_eq!(page.period, Period(JANUARY + 1));
	});
}

#[test]
fn sales_should_be_refused_when_the_books_could_not_hold_their_end() {
	run(|| {
		let told = |minor: Balance, quantity: Quantity| {
			Books::changed(&UnitsChange {
				series: CARD,
				issuer: &ISSUER,
				holder: Some(&ALICE),
				act: paid(),
				quantity,
				face: Money::new(CurrencyCode::USD, minor),
				worth: 0,
			})
		};
		assert_noop!(told(MOST_PROMISED + 1, 1), Overflow);
		assert_ok!(told(MOST_PROMISED, 1));
		assert_noop!(told(1, 1), Overflow);
		assert_ok!(tell(CARD, UnitsAct::Redeemed, 1));
	});
}

#[test]
fn books_should_be_refused_when_an_issuer_has_too_many() {
	run(|| {
		let many: Vec<Unit> = (0..MAX_UNITS).map(Unit::Money).collect();
		UnitsOf::<Test>::insert(ISSUER_ID, BoundedVec::truncate_from(many));
		assert_noop!(tell(CARD, paid(), 1), Error::<Test>::TooManyUnits);
		UnitsOf::<Test>::remove(ISSUER_ID);
	});
}
