// SPDX-License-Identifier: Apache-2.0
//! A statement is the sum of the events.

use crate::{Event, Pages, mock::*};
use frame_support::assert_ok;
use genex_primitives::{
	IdentityId,
	ledger::{Account, Period, Totals, Unit},
	traits::{MoneyAct, UnitsAct},
};
use std::collections::{BTreeMap, BTreeSet};

/// What an indexer adds up.
type Turnover = BTreeMap<(IdentityId, Unit, Period, Account), Totals>;

fn turnover_by_events() -> Turnover {
	let mut turnover = Turnover::new();
	for event in events() {
		let Event::Posted { identity, unit, period, lines, .. } = event else { continue };
		let mut entry = Totals::default();
		for line in lines {
			entry.add(line.side, line.amount).unwrap();
			let key = (identity, unit, period, line.account);
			turnover.entry(key).or_default().add(line.side, line.amount).unwrap();
		}
		assert_eq!(entry.debit, entry.credit);
	}
	turnover
}

fn turnover_by_statements(periods: &BTreeSet<Period>) -> Turnover {
	let mut turnover = Turnover::new();
	for (identity, unit) in Pages::<Test>::iter_keys() {
		for period in periods {
			let statement = Books::statement(identity, unit, *period).unwrap();
			for line in statement.lines.into_iter().filter(|line| !line.turnover.is_empty()) {
				turnover.insert((identity, unit, *period, line.account), line.turnover);
			}
		}
	}
	turnover
}

/// Numbers that look random and are the same in every run.
fn numbers() -> impl Iterator<Item = u64> {
	let next = |number: &u64| {
		Some(number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407))
	};
	std::iter::successors(Some(5), next).map(|number| number >> 33)
}

/// An act that can happen now.
fn act(kind: u64, size: u64) {
	let amount = u128::from(size % 1_000) + 10;
	let series = [CARD, SHOP_CARD, PROMO, FOREIGN][(size % 4) as usize];
	let issuer = if series == FOREIGN { OTHER_ISSUER } else { ISSUER };
	let sold = MoneyAct::Sold { total: 2 * amount, fee: 10, window: amount, holdback: 5 };
	match kind % 6 {
		0 => {
			assert_ok!(tell(series, paid(), size % 50 + 1));
		},
		1 => {
			assert_ok!(tell(series, UnitsAct::Sold { price: None }, size % 50 + 1));
		},
		2 => {
			assert_ok!(tell(series, paid(), 10));
			assert_ok!(tell(series, UnitsAct::Redeemed, size % 10 + 1));
		},
		3 => {
			assert_ok!(tell(series, paid(), 10));
			assert_ok!(tell(series, UnitsAct::Refunded, size % 10 + 1));
		},
		4 => {
			assert_ok!(tell_money(issuer, sold));
			let ended = MoneyAct::WindowEnded { fee: 10, holdback: 0, released: amount - 10 };
			assert_ok!(tell_money(issuer, ended));
		},
		_ => {
			assert_ok!(tell_money(issuer, MoneyAct::GuaranteeDeposited { amount }));
		},
	}
}

#[test]
fn statements_should_be_the_sum_of_the_events_when_anything_happens() {
	run(|| {
		assert_ok!(Books::choose_breakage(signed(ISSUER), CARD, proportional(15)));
		assert_ok!(Books::choose_breakage(signed(OTHER_ISSUER), FOREIGN, proportional(40)));
		let mut periods = BTreeSet::from([Period(JANUARY - 1)]);
		let mut numbers = numbers();
		for step in 0..600 {
			let (kind, size) = (numbers.next().unwrap(), numbers.next().unwrap());
			act(kind, size);
			periods.insert(Period::of(Now::get()));
			if step % 20 == 0 {
				advance((size % 70) * 86_400);
				assert_ok!(Books::do_try_state());
			}
		}
		periods.insert(Period::of(Now::get()).next());
		assert_eq!(turnover_by_statements(&periods), turnover_by_events());
	});
}
