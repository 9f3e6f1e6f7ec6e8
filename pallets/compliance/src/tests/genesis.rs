// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{RuleSet, Rules};
use genex_primitives::rules::Rulebook;

#[test]
fn genesis_should_set_the_rulebook_and_count_lists_as_too_old() {
	ExtBuilder { lists_fresh_until: 0, ..Default::default() }.build_and_execute(|| {
		let rules = RuleSet { book: Rulebook::default(), fresh_until: 0, banned_places: 0 };
		assert_eq!(Rules::<Test>::get(), Some(rules));
		assert_eq!(Compliance::rulebook(), Some(Rulebook::default()));
	});
}

#[test]
fn genesis_should_leave_the_rules_missing_when_it_has_no_rulebook() {
	ExtBuilder { rulebook: None, ..Default::default() }.build_and_execute(|| {
		assert_eq!(Compliance::rulebook(), None);
		assert_eq!(gift(ALICE, BOB, 1).explain(), vec![Reason::RulesMissing]);
	});
}

#[test]
#[should_panic(expected = "rulebook of the genesis block")]
fn genesis_should_stop_when_the_rulebook_contradicts_itself() {
	let rulebook = Some(Rulebook { travel_threshold: 0, ..Rulebook::default() });
	ExtBuilder { rulebook, ..Default::default() }.build();
}
