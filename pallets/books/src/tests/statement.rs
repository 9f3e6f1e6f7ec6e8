// SPDX-License-Identifier: Apache-2.0
//! What an issuer is shown.

use crate::mock::*;
use frame_support::assert_ok;
use genex_primitives::{
	ledger::{Account, Period, Statement, Totals},
	traits::{MoneyAct, UnitsAct},
};

/// Opening, turnover and closing of `account` in a month of the issuer's books in dollars.
fn line(month: u32, account: Account) -> Option<(Totals, Totals, Totals)> {
	let statement = Books::statement(ISSUER_ID, DOLLARS, Period(month)).unwrap();
	let line = statement.lines.into_iter().find(|line| line.account == account)?;
	Some((line.opening, line.turnover, line.closing))
}

const fn totals(debit: u128, credit: u128) -> Totals {
	Totals { debit, credit }
}

#[test]
fn statement_should_show_each_month_when_time_passes() {
	run(|| {
		assert_ok!(tell(CARD, paid(), 10));
		advance(3 * MONTH);
		assert_ok!(tell(CARD, UnitsAct::Redeemed, 2));
		advance(MONTH);
		assert_ok!(tell(CARD, UnitsAct::Redeemed, 3));
		let (all, two, five) = (10 * FACE, 2 * FACE, 5 * FACE);
		let deferred = |month| line(month, Account::Deferred);
		// January 2027 with the sale, February and March without anything, April and May with redemptions.
		assert_eq!(deferred(JANUARY - 1), None);
		let sold = (totals(0, 0), totals(0, all), totals(0, all));
		assert_eq!(deferred(JANUARY), Some(sold));
		let quiet = (totals(0, all), totals(0, 0), totals(0, all));
		assert_eq!(deferred(JANUARY + 1), Some(quiet));
		assert_eq!(deferred(JANUARY + 2), Some(quiet));
		let april = (totals(0, all), totals(two, 0), totals(two, all));
		assert_eq!(deferred(JANUARY + 3), Some(april));
		let may = (totals(two, all), totals(five - two, 0), totals(five, all));
		assert_eq!(deferred(JANUARY + 4), Some(may));
		let later = (totals(five, all), totals(0, 0), totals(five, all));
		assert_eq!(deferred(JANUARY + 5), Some(later));
	});
}

#[test]
fn statement_should_name_its_month_when_it_is_asked_for_now() {
	run(|| {
		assert_ok!(tell_money(ISSUER, MoneyAct::GuaranteeDeposited { amount: 5 }));
		let statement = Books::current_statement(ISSUER_ID, COINS).unwrap();
		let Statement { identity, unit, period, from, until, lines } = statement;
		assert_eq!((identity, unit, period), (ISSUER_ID, COINS, Period(JANUARY)));
		assert_eq!(until - from, 31 * 86_400);
		assert!(from <= START && START < until);
		let accounts: Vec<_> = lines.iter().map(|line| line.account).collect();
		assert_eq!(accounts, [Account::Guarantee, Account::Issuer]);
	});
}

#[test]
fn statement_should_be_nothing_when_there_are_no_books() {
	run(|| {
		assert_eq!(Books::statement(ISSUER_ID, DOLLARS, Period(JANUARY)), None);
		assert_ok!(tell(CARD, paid(), 1));
		assert_eq!(Books::current_statement(ISSUER_ID, YEN), None);
		assert_eq!(Books::current_statement(OTHER_ID, DOLLARS), None);
		assert!(Books::units_of(OTHER_ID).is_empty());
	});
}
