// SPDX-License-Identifier: Apache-2.0
//! What holds for every entry, ledger and month.

use super::{
	Account::{self, *},
	*,
};
use crate::{
	Balance, CurrencyCode, Money, Ppm,
	traits::{BreakageSplit, MoneyAct, UNEXPECTED, UnitsAct},
};
use codec::{Encode, MaxEncodedLen};
use proptest::prelude::*;
use sp_runtime::{ArithmeticError::Overflow, DispatchError};

const FACE: Unit = Unit::Face(CurrencyCode::USD);
const MONEY: Unit = Unit::Money(1);

fn ppm(parts: u32) -> Ppm {
	Ppm::new(parts).unwrap()
}

fn proportional(parts: u32) -> BreakageMethod {
	BreakageMethod::Proportional { expected: ppm(parts) }
}

fn shares(escheat: u32, treasury: u32) -> BreakageShares {
	BreakageShares { escheat: ppm(escheat), treasury: ppm(treasury) }
}

fn lines(entry: &Entry) -> Vec<(Account, Side, Balance)> {
	entry.lines().iter().map(|line| (line.account, line.side, line.amount)).collect()
}

/// Promises after some steps, and the ledger they were posted to.
fn told(method: BreakageMethod, steps: &[(PromiseStep, Balance)]) -> (SeriesPromises, Ledger) {
	let start = (SeriesPromises { method, ..SeriesPromises::default() }, Ledger::default());
	steps.iter().fold(start, |(promises, ledger), (step, face)| {
		let (promises, entry) = promises.after(*step, *face).unwrap();
		assert!(entry.lines().iter().all(|line| line.account.is_of(FACE)));
		(promises, ledger.with(&entry).unwrap())
	})
}

#[test]
fn accounts_should_keep_their_indices() {
	for (index, account) in (0u8..).zip(Account::ALL) {
		assert_eq!(account.encode(), [index], "{account:?}");
		assert!(account.is_of(FACE) || account.is_of(MONEY));
	}
	let both: Vec<_> =
		Account::ALL.iter().filter(|one| one.is_of(FACE) && one.is_of(MONEY)).collect();
	assert_eq!(both, [&Consideration, &TreasuryBreakage, &Escheat, &Refunds]);
}

#[test]
fn ledger_should_refuse_an_entry_when_it_does_not_balance() {
	let entry = Entry::default().debit(Window, 2).credit(Consideration, 1);
	assert_eq!(Ledger::default().with(&entry), Err(LedgerError::Unbalanced));
	assert_eq!(Ledger::default().with(&entry.credit(Consideration, 1)).unwrap().window.debit, 2);
}

#[test]
fn ledger_should_refuse_an_entry_when_a_total_is_too_large() {
	let most = Entry::default().debit(Window, Balance::MAX).credit(Consideration, Balance::MAX);
	let full = Ledger::default().with(&most).unwrap();
	let one = Entry::default().debit(Window, 1).credit(Refunds, 1);
	assert_eq!(full.with(&one), Err(LedgerError::TooLarge));
	assert_eq!(most.debit(Holdback, 1).totals(), Err(LedgerError::TooLarge));
}

#[test]
fn entry_should_leave_out_what_is_zero() {
	assert!(Entry::default().debit(Window, 0).credit(Window, 0).is_empty());
}

#[test]
fn ledger_errors_should_tell_callers_what_they_can_change() {
	assert_eq!(DispatchError::from(LedgerError::TooLarge), DispatchError::from(Overflow));
	assert_eq!(DispatchError::from(LedgerError::Short), UNEXPECTED);
	assert_eq!(DispatchError::from(LedgerError::Unbalanced), UNEXPECTED);
}

#[test]
fn units_should_be_promises_only_in_the_hands_of_holders() {
	let of = |act| PromiseStep::of(&act, || Ok::<_, ()>(BreakageShares::default())).unwrap();
	for act in [UnitsAct::Minted, UnitsAct::ExpiredUnsold, UnitsAct::Recalled] {
		assert_eq!(of(act), None);
	}
	let price = |minor| UnitsAct::Sold { price: Some(Money::new(CurrencyCode::USD, minor)) };
	assert_eq!(of(price(1)), Some(PromiseStep::Sold));
	assert_eq!(of(price(0)), Some(PromiseStep::Granted));
	assert_eq!(of(UnitsAct::Sold { price: None }), Some(PromiseStep::Granted));
	assert_eq!(of(UnitsAct::Refunded), Some(PromiseStep::Refunded));
	assert_eq!(of(UnitsAct::RefundedLate), Some(PromiseStep::Refunded));
	assert_eq!(PromiseStep::of(&UnitsAct::Expired, || Err(1)), Err(1));
}

#[test]
fn promises_should_follow_a_series_to_its_end_when_breakage_is_booked_on_expiry() {
	let (promises, ledger) = told(
		BreakageMethod::OnExpiry,
		&[
			(PromiseStep::Sold, 10_000),
			(PromiseStep::Granted, 500),
			(PromiseStep::Redeemed, 7_000),
			(PromiseStep::Refunded, 1_000),
			(PromiseStep::Expired(shares(250_000, 100_000)), 2_500),
		],
	);
	assert_eq!(ledger.consideration.debit, 10_000);
	assert_eq!(ledger.granted.debit, 500);
	assert_eq!(ledger.deferred, Totals { debit: 10_500, credit: 10_500 });
	assert_eq!(ledger.revenue.credit, 7_000);
	assert_eq!(ledger.refunds.credit, 1_000);
	// A quarter of 2,500 is the law's; a tenth of the other 1,875 the treasury's, rounded down.
	assert_eq!(ledger.escheat.credit, 625);
	assert_eq!(ledger.treasury_breakage.credit, 187);
	assert_eq!(ledger.breakage.credit, 1_688);
	assert!(ledger.breakage_accrued.is_empty());
	assert!(promises.is_sound() && promises.deferred == 0);
}

#[test]
fn promises_should_accrue_breakage_in_proportion_when_the_issuer_expects_some() {
	// The example of the README: of 100,000 sold, a tenth is expected to be left.
	let sold = (PromiseStep::Sold, 100_000);
	let (promises, ledger) = told(proportional(100_000), &[sold, (PromiseStep::Redeemed, 45_000)]);
	assert_eq!(promises.accrued, 5_000);
	assert_eq!(ledger.breakage.credit, 5_000);
	assert_eq!(ledger.breakage_accrued.debit, 5_000);
	let expired = (PromiseStep::Expired(BreakageShares::default()), 15_000);
	let steps = [sold, (PromiseStep::Redeemed, 45_000), (PromiseStep::Redeemed, 40_000), expired];
	let (promises, ledger) = told(proportional(100_000), &steps);
	assert_eq!(promises.accrued, 0);
	assert_eq!(ledger.breakage.balance(Side::Credit), Some(15_000));
	assert_eq!(ledger.breakage_accrued.balance(Side::Debit), Some(0));
	assert_eq!(ledger.deferred.balance(Side::Credit), Some(0));
}

#[test]
fn promises_should_take_accrued_breakage_back_when_more_is_redeemed_than_expected() {
	let steps = [(PromiseStep::Sold, 1_000), (PromiseStep::Redeemed, 900)];
	let (promises, _) = told(proportional(500_000), &steps);
	assert_eq!((promises.accrued, promises.deferred), (100, 100));
	let (last, entry) = promises.after(PromiseStep::Redeemed, 60).unwrap();
	assert_eq!(last.accrued, 40);
	let took_back = [(Breakage, Side::Debit, 60), (BreakageAccrued, Side::Credit, 60)];
	assert_eq!(lines(&entry)[2..], took_back);
}

#[test]
fn promises_should_be_refused_when_they_are_not_there() {
	let (some, _) = told(BreakageMethod::OnExpiry, &[(PromiseStep::Sold, 10)]);
	for step in [PromiseStep::Redeemed, PromiseStep::Refunded] {
		assert_eq!(some.after(step, 11), Err(LedgerError::Short));
	}
	let end = PromiseStep::Expired(BreakageShares::default());
	assert_eq!(some.after(end, 9), Err(LedgerError::Short));
	let (over, _) = some.after(end, 10).unwrap();
	for step in [PromiseStep::Sold, PromiseStep::Granted, PromiseStep::Redeemed, end] {
		assert_eq!(over.after(step, 1), Err(LedgerError::Short), "{step:?}");
	}
	assert_eq!(over.after(end, 0), Err(LedgerError::Short), "booked once");
	let much = PromiseStep::Sold;
	assert_eq!(some.after(much, Balance::MAX), Err(LedgerError::TooLarge));
}

#[test]
fn refunds_should_be_the_issuers_loss_when_the_series_has_expired() {
	let end = PromiseStep::Expired(shares(500_000, 0));
	let steps = [(PromiseStep::Sold, 10), (end, 10), (PromiseStep::Refunded, 4)];
	let (promises, ledger) = told(BreakageMethod::OnExpiry, &steps);
	assert!(promises.is_sound());
	assert_eq!(ledger.breakage, Totals { debit: 4, credit: 5 });
	assert_eq!(ledger.refunds.credit, 4);
}

#[test]
fn money_should_follow_a_sale_to_its_end() {
	let acts = [
		MoneyAct::Sold { total: 1_000, fee: 20, window: 1_000, holdback: 0 },
		MoneyAct::Refunded { amount: 200, fee: 4 },
		MoneyAct::WindowEnded { fee: 16, holdback: 80, released: 704 },
		MoneyAct::HoldbackReleased { released: 50, treasury: 5, escheat: 5 },
		MoneyAct::GuaranteeDeposited { amount: 300 },
		MoneyAct::GuaranteeWithdrawn { amount: 100 },
		MoneyAct::BoughtBack { amount: 10 },
		MoneyAct::Compensated { guarantee: 200, holdback: 20 },
	];
	let ledger = acts
		.into_iter()
		.fold(Ledger::default(), |ledger, act| ledger.with(&entry_of_money(act).unwrap()).unwrap());
	assert_eq!(ledger.consideration.credit, 1_000);
	assert_eq!(ledger.window, Totals { debit: 1_000, credit: 1_000 });
	assert_eq!(ledger.holdback, Totals { debit: 80, credit: 80 });
	assert_eq!(ledger.guarantee, Totals { debit: 300, credit: 300 });
	assert_eq!(ledger.issuer, Totals { debit: 704 + 50 + 100, credit: 300 + 10 });
	assert_eq!((ledger.fees.debit, ledger.refunds.debit), (16, 200));
	assert_eq!((ledger.treasury_breakage.debit, ledger.escheat.debit), (5, 5));
	assert_eq!((ledger.bought_back.debit, ledger.compensation.debit), (10, 220));
}

#[test]
fn money_of_a_sale_should_be_paid_at_once_when_nothing_waits() {
	let entry =
		entry_of_money(MoneyAct::Sold { total: 100, fee: 3, window: 0, holdback: 10 }).unwrap();
	let paid = [
		(Holdback, Side::Debit, 10),
		(Fees, Side::Debit, 3),
		(Issuer, Side::Debit, 87),
		(Consideration, Side::Credit, 100),
	];
	assert_eq!(lines(&entry), paid);
}

#[test]
fn money_should_be_refused_when_parts_are_more_than_the_whole() {
	let sold = |window, holdback| MoneyAct::Sold { total: 10, fee: 1, window, holdback };
	for act in [sold(0, 10), sold(9, 2), MoneyAct::Refunded { amount: 1, fee: 2 }] {
		assert_eq!(entry_of_money(act), Err(LedgerError::Short), "{act:?}");
	}
	let most = Balance::MAX;
	let ended = MoneyAct::WindowEnded { fee: most, holdback: 1, released: 0 };
	assert_eq!(entry_of_money(ended), Err(LedgerError::TooLarge));
}

#[test]
fn methods_should_be_sound_only_when_some_but_not_all_is_expected_to_break() {
	assert!(BreakageMethod::OnExpiry.is_sound());
	for (parts, sound) in [(0, false), (1, true), (999_999, true), (1_000_000, false)] {
		assert_eq!(proportional(parts).is_sound(), sound, "{parts}");
	}
}

#[test]
fn periods_should_be_the_months_of_the_calendar() {
	assert_eq!(Period::of(0), Period(0));
	assert_eq!(Period::of(1_800_000_000).year_and_month(), (2027, 1));
	// The last second of a leap day, and the first after it.
	assert_eq!(Period::of(1_709_251_199).year_and_month(), (2024, 2));
	assert_eq!(Period::of(1_709_251_200).year_and_month(), (2024, 3));
	// 2100 is no leap year: its February ends after 28 days.
	assert_eq!(Period::of(4_107_542_399).year_and_month(), (2100, 2));
	assert_eq!(Period::of(4_107_542_400).year_and_month(), (2100, 3));
	assert_eq!(Period::of(u64::MAX), Period(u32::MAX));
	assert_eq!(Period(u32::MAX).next(), Period(u32::MAX));
}

#[test]
fn periods_should_follow_each_other_for_eight_hundred_years() {
	let is_leap = |year: u32| {
		year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
	};
	let mut first = 0;
	for number in 0..9_600 {
		let period = Period(number);
		let (year, month) = period.year_and_month();
		assert_eq!((year, month), (1970 + number / 12, 1 + number % 12));
		assert_eq!(period.begins_at(), first, "{year}-{month}");
		assert_eq!(Period::of(first), period);
		let days = match month {
			4 | 6 | 9 | 11 => 30,
			2 if is_leap(year) => 29,
			2 => 28,
			_ => 31,
		};
		first += days * 86_400;
		assert_eq!(Period::of(first - 1), period, "{year}-{month}");
	}
}

#[test]
fn pages_should_turn_only_forwards() {
	let entry = Entry::default().debit(Window, 5).credit(Consideration, 5);
	let page = Page::default().turned(Period(7)).with(&entry).unwrap();
	assert_eq!((page.period, page.opening), (Period(7), Ledger::default()));
	assert_eq!(page.turned(Period(7)), page);
	assert_eq!(page.turned(Period(6)), page);
	let next = page.turned(Period(9));
	assert_eq!((next.opening, next.closing), (page.closing, page.closing));
}

#[test]
fn statement_should_show_the_accounts_that_were_used() {
	let paid = Entry::default().debit(Window, 5).credit(Consideration, 5);
	let ended = Entry::default().debit(Issuer, 3).credit(Window, 3);
	let opening = Ledger::default().with(&paid).unwrap();
	let closing = opening.with(&ended).unwrap();
	let statement = Statement::new(9, MONEY, Period(1), &opening, &closing);
	assert_eq!((statement.from, statement.until), (31 * 86_400, 59 * 86_400));
	let accounts: Vec<_> = statement.lines.iter().map(|line| line.account).collect();
	assert_eq!(accounts, [Consideration, Window, Issuer]);
	let window = statement.lines[1];
	assert_eq!(window.opening, Totals { debit: 5, credit: 0 });
	assert_eq!(window.turnover, Totals { debit: 0, credit: 3 });
	assert_eq!(window.closing, Totals { debit: 5, credit: 3 });
}

#[test]
fn page_should_be_small() {
	assert!(Page::max_encoded_len() <= 4 + 2 * 16 * 2 * 17);
	assert_eq!(Ledger::default().encode().len(), 32);
}

/// A step of a kind, for as much as there is at most.
fn step(kind: u8, share: u64, promises: &SeriesPromises) -> (PromiseStep, Balance) {
	let share = Balance::from(share);
	let part = |of: Balance| share.min(of);
	match kind {
		0 => (PromiseStep::Sold, share),
		1 => (PromiseStep::Granted, share),
		2 | 3 => (PromiseStep::Redeemed, part(promises.deferred)),
		_ => (PromiseStep::Refunded, part(promises.deferred)),
	}
}

proptest! {
	#[test]
	fn entries_for_promises_should_always_balance(
		expected in 0u32..1_000_000,
		steps in prop::collection::vec((0u8..5, any::<u64>()), 1..40),
		(escheat, treasury) in (0u32..=1_000_000, 0u32..=1_000_000),
	) {
		let method =
			if expected == 0 { BreakageMethod::OnExpiry } else { proportional(expected) };
		let mut promises = SeriesPromises { method, ..SeriesPromises::default() };
		let mut ledger = Ledger::default();
		for (kind, share) in steps {
			let (step, face) = step(kind, share, &promises);
			let (next, entry) = promises.after(step, face).unwrap();
			let totals = entry.totals().unwrap();
			prop_assert_eq!(totals.debit, totals.credit);
			promises = next;
			ledger = ledger.with(&entry).unwrap();
			prop_assert!(promises.is_sound());
			prop_assert!(promises.accrued <= promises.deferred);
			prop_assert_eq!(ledger.deferred.balance(Side::Credit), Some(promises.deferred));
			prop_assert_eq!(ledger.breakage_accrued.balance(Side::Debit), Some(promises.accrued));
			prop_assert_eq!(ledger.breakage.balance(Side::Credit), Some(promises.accrued));
			prop_assert_eq!(ledger.revenue.credit, promises.redeemed);
		}
		let left = promises.deferred;
		let end = PromiseStep::Expired(shares(escheat, treasury));
		let (promises, entry) = promises.after(end, left).unwrap();
		let ledger = ledger.with(&entry).unwrap();
		let all = ledger.totals().unwrap();
		prop_assert_eq!(all.debit, all.credit);
		prop_assert!(all.debit <= promises.promised * 8);
		prop_assert_eq!(ledger.deferred.balance(Side::Credit), Some(0));
		prop_assert_eq!(ledger.breakage_accrued.balance(Side::Debit), Some(0));
		let parts = [ledger.breakage, ledger.treasury_breakage, ledger.escheat];
		let broken: Balance =
			parts.iter().map(|totals| totals.balance(Side::Credit).unwrap()).sum();
		prop_assert_eq!(broken, left);
	}

	#[test]
	fn entries_for_money_should_always_balance(
		kind in 0u8..8,
		(a, b, c) in any::<(u64, u64, u64)>(),
	) {
		let (a, b, c) = (Balance::from(a), Balance::from(b), Balance::from(c));
		let act = match kind {
			0 => MoneyAct::Sold { total: a + b + c, fee: a, window: 0, holdback: b },
			1 => MoneyAct::Sold { total: a + b, fee: a.min(b), window: a, holdback: 0 },
			2 => MoneyAct::WindowEnded { fee: a, holdback: b, released: c },
			3 => MoneyAct::Refunded { amount: a, fee: a.min(b) },
			4 => MoneyAct::BoughtBack { amount: a },
			5 => MoneyAct::HoldbackReleased { released: a, treasury: b, escheat: c },
			6 => MoneyAct::GuaranteeDeposited { amount: a },
			_ => MoneyAct::Compensated { guarantee: a, holdback: b },
		};
		let entry = entry_of_money(act).unwrap();
		let totals = entry.totals().unwrap();
		prop_assert_eq!(totals.debit, totals.credit);
		prop_assert!(entry.lines().iter().all(|line| line.account.is_of(MONEY)));
		prop_assert!(entry.lines().iter().all(|line| line.amount > 0));
	}

	#[test]
	fn a_split_should_add_up_to_the_whole(
		amount: u128,
		(escheat, treasury) in (0u32..=1_000_000, 0u32..=1_000_000),
	) {
		let shares = shares(escheat, treasury);
		let BreakageSplit { issuer, treasury, escheat } = shares.split(amount);
		prop_assert_eq!(issuer + treasury + escheat, amount);
		prop_assert!(escheat >= shares.escheat.floor_of(amount).unwrap());
	}

	#[test]
	fn accrual_should_never_be_more_than_holders_have(
		parts in 1u32..1_000_000,
		redeemed: u128,
		deferred: u128,
	) {
		prop_assert!(proportional(parts).accrued(redeemed, deferred) <= deferred);
		prop_assert_eq!(BreakageMethod::OnExpiry.accrued(redeemed, deferred), 0);
	}

	#[test]
	fn a_month_should_contain_its_times(at in 0u64..1 << 40) {
		let period = Period::of(at);
		prop_assert!(period.begins_at() <= at && at < period.next().begins_at());
	}
}
