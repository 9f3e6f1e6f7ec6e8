// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{PairList, Pairs};
use genex_primitives::Path;

fn sweep(pairs: Vec<(AccountId, AccountId)>) -> sp_runtime::DispatchResult {
	let pairs = pairs.into_iter().map(|(a, b)| (id(a), id(b))).collect();
	Compliance::sweep_pairs(signed(STRANGER), PairList::truncate_from(pairs))
}

#[test]
fn sweep_pairs_should_remove_only_what_no_longer_counts() {
	run(|| {
		assert_ok!(money(Path::P2P, ALICE, BOB, 1).perform());
		wait(DAY);
		assert_ok!(money(Path::P2P, BOB, CAROL, 1).perform());
		wait(HOUR - 1);
		assert_ok!(sweep(vec![(ALICE, BOB), (BOB, CAROL)]));
		assert_eq!(events().pop(), Some(Event::PairsSwept { by: STRANGER, removed: 0 }));
		wait(1);
		assert_ok!(sweep(vec![(BOB, ALICE), (BOB, CAROL), (ALICE, CAROL), (ALICE, BOB)]));
		assert_eq!(events(), vec![Event::PairsSwept { by: STRANGER, removed: 1 }]);
		assert_eq!(Pairs::<Test>::iter_keys().collect::<Vec<_>>(), vec![(id(BOB), id(CAROL))]);
	});
}

#[test]
fn sweep_pairs_should_keep_a_pair_of_which_one_direction_counts() {
	run(|| {
		assert_ok!(money(Path::P2P, ALICE, BOB, 1).perform());
		wait(DAY);
		assert_ok!(money(Path::P2P, BOB, ALICE, 1).perform());
		wait(HOUR);
		assert_ok!(sweep(vec![(ALICE, BOB)]));
		assert_eq!(Pairs::<Test>::iter().count(), 1);
	});
}

#[test]
fn sweep_pairs_should_not_open_a_way_around_the_travel_rule() {
	run(|| {
		assert_ok!(money(Path::P2P, ALICE, BOB, 299_999).perform());
		wait(DAY);
		assert_ok!(sweep(vec![(ALICE, BOB)]));
		assert_eq!(money(Path::P2P, ALICE, BOB, 1).check(), Err(Reason::TravelRuleNeeded));
	});
}
