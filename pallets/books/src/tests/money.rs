// SPDX-License-Identifier: Apache-2.0
//! What happens to money is booked.

use crate::{Event, mock::*};
use frame_support::{assert_noop, assert_ok};
use genex_primitives::{
	ledger::{Account, Act, Line, Period, Side, Totals},
	traits::{MoneyAct, UNEXPECTED},
};

#[test]
fn money_should_stand_in_the_books_of_the_identity_when_any_account_got_it() {
	run(|| {
		let sold = MoneyAct::Sold { total: 100, fee: 2, window: 0, holdback: 10 };
		assert_ok!(tell_money(ISSUER, sold));
		assert_ok!(tell_money(ISSUER_SHOP, MoneyAct::GuaranteeDeposited { amount: 50 }));
		let ledger = ledger(ISSUER_ID, COINS);
		assert_eq!(ledger.consideration.credit, 100);
		assert_eq!(ledger.issuer, Totals { debit: 88, credit: 50 });
		assert_eq!((ledger.fees.debit, ledger.holdback.debit), (2, 10));
		assert_eq!(ledger.guarantee.debit, 50);
		assert_eq!(Books::units_of(ISSUER_ID), [COINS]);
	});
}

#[test]
fn money_should_be_told_with_its_lines_when_it_is_booked() {
	run(|| {
		assert_ok!(tell_money(ISSUER, MoneyAct::GuaranteeDeposited { amount: 50 }));
		let event = Event::Posted {
			identity: ISSUER_ID,
			unit: COINS,
			period: Period(JANUARY),
			act: Act::GuaranteeDeposit,
			series: None,
			lines: vec![
				Line { account: Account::Guarantee, side: Side::Debit, amount: 50 },
				Line { account: Account::Issuer, side: Side::Credit, amount: 50 },
			],
		};
		assert_eq!(last_event(), event);
	});
}

#[test]
fn money_should_not_be_booked_when_nothing_moved() {
	run(|| {
		assert_ok!(tell_money(ISSUER, MoneyAct::BoughtBack { amount: 0 }));
		assert!(events().is_empty());
		assert!(Books::units_of(ISSUER_ID).is_empty());
	});
}

#[test]
fn money_should_be_refused_when_its_parts_do_not_fit_or_nobody_is_behind_the_account() {
	run(|| {
		let sold = MoneyAct::Sold { total: 100, fee: 2, window: 0, holdback: 99 };
		assert_noop!(tell_money(ISSUER, sold), UNEXPECTED);
		let act = MoneyAct::GuaranteeDeposited { amount: 1 };
		assert_noop!(tell_money(STRANGER, act), UNEXPECTED);
	});
}
