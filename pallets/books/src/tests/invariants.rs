// SPDX-License-Identifier: Apache-2.0
//! Each invariant is found out when it is broken.

use crate::{
	Archive, EscheatShares, Pages, SeriesBook, SeriesBooks, TermsInForce, UnitsOf, mock::*,
};
use frame_support::{BoundedVec, assert_ok};
use genex_primitives::{
	Jurisdiction, Ppm,
	ledger::{Ledger, Page, Period, Unit},
	traits::{MoneyAct, UnitsAct},
};
use sp_runtime::TryRuntimeError;

/// Breaks a sound state (cards sold in January and redeemed in February, and a sale's money) and gives what is found.
fn found(break_it: impl FnOnce()) -> Option<TryRuntimeError> {
	ExtBuilder.build().execute_with(|| {
		let sold = MoneyAct::Sold { total: 100, fee: 2, window: 0, holdback: 10 };
		assert_ok!(tell_money(ISSUER, sold));
		assert_ok!(tell(CARD, paid(), 10));
		advance(MONTH);
		assert_ok!(tell(CARD, UnitsAct::Redeemed, 4));
		assert_ok!(Books::do_try_state());
		break_it();
		Books::do_try_state().err()
	})
}

/// Changes what stands in the books of the issuer.
fn change(unit: Unit, change: impl FnOnce(&mut Ledger)) {
	Pages::<Test>::mutate(ISSUER_ID, unit, |page| change(&mut page.as_mut().unwrap().closing));
}

/// Changes what is filed of January.
fn refile(change: impl FnOnce(&mut Page)) {
	let key = (ISSUER_ID, DOLLARS, Period(JANUARY));
	Archive::<Test>::mutate(key, |page| change(page.as_mut().unwrap()));
}

fn rewrite(change: impl FnOnce(&mut SeriesBook)) {
	SeriesBooks::<Test>::mutate(CARD, |book| change(book.as_mut().unwrap()));
}

fn error(text: &'static str) -> Option<TryRuntimeError> {
	Some(TryRuntimeError::Other(text))
}

#[test]
fn invariant_1_should_fail_when_a_ledger_does_not_balance() {
	let text = error("BOOK-1: a ledger does not balance");
	assert_eq!(found(|| change(DOLLARS, |ledger| ledger.deferred.credit += 1)), text);
	assert_eq!(found(|| refile(|page| page.closing.revenue.credit += 1)), text);
	let shrunk = found(|| {
		change(DOLLARS, |ledger| {
			ledger.deferred.credit -= 1;
			ledger.consideration.debit -= 1;
		});
	});
	assert_eq!(shrunk, error("BOOK-1: something was taken off a ledger"));
	let large = found(|| change(COINS, |ledger| ledger.window.debit = u128::MAX));
	assert_eq!(large, error("BOOK-1: a ledger is too large"));
}

#[test]
fn invariant_2_should_fail_when_an_account_is_of_the_other_kind() {
	let wrong = found(|| {
		change(DOLLARS, |ledger| {
			ledger.window.debit += 1;
			ledger.refunds.credit += 1;
		});
	});
	assert_eq!(wrong, error("BOOK-2: an account of the other kind is used"));
}

#[test]
fn invariant_3_should_fail_when_an_account_has_the_wrong_sign() {
	let promised = found(|| {
		change(DOLLARS, |ledger| {
			ledger.deferred.debit += 7 * FACE;
			ledger.revenue.credit += 7 * FACE;
		});
	});
	assert_eq!(promised, error("BOOK-3: more was redeemed than promised"));
	let guarantee = found(|| {
		assert_ok!(tell_money(ISSUER, MoneyAct::GuaranteeWithdrawn { amount: 1 }));
	});
	assert_eq!(guarantee, error("BOOK-3: an account has the wrong sign"));
	let kept = found(|| {
		let act = MoneyAct::HoldbackReleased { released: 11, treasury: 0, escheat: 0 };
		assert_ok!(tell_money(ISSUER, act));
	});
	assert_eq!(kept, error("BOOK-3: more was paid out of proceeds than was kept"));
}

#[test]
fn invariant_4_should_fail_when_months_do_not_follow_each_other() {
	let other = found(|| refile(|page| page.closing = page.opening));
	assert_eq!(other, error("BOOK-4: a month begins with something else"));
	let gone = found(|| Archive::<Test>::remove((ISSUER_ID, DOLLARS, Period(JANUARY))));
	assert_eq!(gone, error("BOOK-4: a month begins with something else"));
	let misfiled = found(|| refile(|page| page.period = Period(JANUARY - 1)));
	assert_eq!(misfiled, error("BOOK-4: a page is filed under another month"));
	let twice = found(|| {
		let page = Pages::<Test>::get(ISSUER_ID, DOLLARS).unwrap();
		Archive::<Test>::insert((ISSUER_ID, DOLLARS, page.period), page);
	});
	assert_eq!(twice, error("BOOK-4: a month has two pages"));
}

#[test]
fn invariant_5_should_fail_when_books_are_not_listed() {
	let text = error("BOOK-5: books are not listed, or listed twice");
	assert_eq!(found(|| UnitsOf::<Test>::remove(ISSUER_ID)), text);
	let twice = found(|| {
		UnitsOf::<Test>::mutate(ISSUER_ID, |units| units.try_push(DOLLARS).unwrap());
	});
	assert_eq!(twice, text);
	let empty = found(|| UnitsOf::<Test>::insert(OTHER_ID, BoundedVec::default()));
	assert_eq!(empty, error("BOOK-5: an empty list is stored"));
	let stray = found(|| {
		let period = Period(JANUARY);
		let page = Page { period, ..Page::default() };
		Archive::<Test>::insert((OTHER_ID, YEN, period), page);
	});
	assert_eq!(stray, error("BOOK-5: books that never began are archived"));
}

#[test]
fn invariant_6_should_fail_when_promises_do_not_fit_together() {
	let text = error("BOOK-6: the promises of a series do not fit together");
	assert_eq!(found(|| rewrite(|book| book.promises.accrued = 100 * FACE)), text);
	assert_eq!(found(|| rewrite(|book| book.promises.promised -= 1)), text);
	assert_eq!(found(|| rewrite(|book| book.promises.method = proportional(100))), text);
	let expired = |book: &mut SeriesBook| book.promises.expired = Some(Default::default());
	assert_eq!(found(|| rewrite(expired)), text);
	let stray = found(|| {
		let book = SeriesBooks::<Test>::get(CARD).unwrap();
		SeriesBooks::<Test>::insert(NOTHING, book);
	});
	assert_eq!(stray, error("BOOK-6: a book of no series"));
}

#[test]
fn invariant_7_should_fail_when_ledgers_and_series_differ() {
	let text = error("BOOK-7: a ledger says something else than the series");
	assert_eq!(found(|| rewrite(|book| book.promises.deferred -= 1)), text);
	assert_eq!(found(|| SeriesBooks::<Test>::remove(CARD)), text);
	let elsewhere = found(|| {
		let book = SeriesBooks::<Test>::get(CARD).unwrap();
		SeriesBooks::<Test>::insert(FOREIGN, book);
	});
	assert_eq!(elsewhere, error("BOOK-7: promises stand in no ledger"));
}

#[test]
fn invariant_8_should_fail_when_the_policy_makes_no_sense() {
	let method = found(|| TermsInForce::<Test>::mutate(|terms| terms.method = proportional(0)));
	assert_eq!(method, error("BOOK-8: the method makes no sense"));
	let place = Jurisdiction::new(*b"US").unwrap();
	let nothing = found(|| EscheatShares::<Test>::insert(place, Ppm::default()));
	assert_eq!(nothing, error("BOOK-8: a place claims nothing, or is none"));
}

#[test]
fn invariant_9_should_fail_when_a_series_owes_something_else_than_its_units_are_worth() {
	// Ten were sold and four redeemed.
	assert_eq!(found(|| Owed::set(Some(6))), None);
	let text = error("BOOK-9: a series owes something else than its units are worth");
	for units in [0, 5, 7, 10] {
		assert_eq!(found(|| Owed::set(Some(units))), text, "{units}");
	}
}
