// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::Rules;
use genex_primitives::traits::ListClock;

#[test]
fn set_fresh_until_should_report_old_and_new_once() {
	run(|| {
		Compliance::set_fresh_until(START + 50, START);
		Compliance::set_fresh_until(START + 50, START);
		let new = START + 50;
		assert_eq!(events(), vec![Event::ListClockSet { old: u64::MAX, new }]);
		assert_eq!(Compliance::lists_fresh_until(), new);
	});
}

#[test]
fn set_fresh_until_should_not_reach_beyond_what_the_rulebook_allows_since_the_source() {
	run(|| {
		Compliance::set_fresh_until(u64::MAX, START - HOUR);
		assert_eq!(Compliance::lists_fresh_until(), START - HOUR + DAY);
		// Telling the time again, for whatever reason, makes no list younger.
		Now::set(START + 3 * DAY);
		Compliance::set_fresh_until(u64::MAX, START - HOUR);
		assert_eq!(Compliance::lists_fresh_until(), START - HOUR + DAY);
		amend(|book| book.list_max_age = HOUR);
		Compliance::set_fresh_until(START + DAY, START);
		assert_eq!(Compliance::lists_fresh_until(), START + HOUR);
		Compliance::set_fresh_until(START - 1, START);
		assert_eq!(Compliance::lists_fresh_until(), START - 1);
	});
}

#[test]
fn set_fresh_until_should_change_nothing_when_no_rulebook_is_set() {
	ExtBuilder { rulebook: None, ..Default::default() }.build_and_execute(|| {
		Compliance::set_fresh_until(START + 50, START);
		assert_eq!(Rules::<Test>::get(), None);
		assert_eq!(events(), vec![]);
	});
}
