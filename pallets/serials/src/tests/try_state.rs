// SPDX-License-Identifier: Apache-2.0
//! Every invariant is checked: a state that breaks it is found.

use super::*;
use genex_storage::marks;

/// Breaks the storage after a good start and gives what was found.
fn found(break_it: impl FnOnce(SeriesId)) -> String {
	ExtBuilder.build().execute_with(|| {
		let series = sold();
		Serials::do_try_state().unwrap();
		break_it(series);
		let error = Serials::do_try_state().unwrap_err();
		format!("{error:?}")
	})
}

fn held(who: AccountId, last: Serial) -> Run<AccountId> {
	Run { last, fate: Fate::Held(who) }
}

#[test]
fn try_state_should_find_gaps_and_overlaps() {
	let key = Descending::from;
	assert!(found(|series| Runs::<Test>::insert(series, key(1), held(ALICE, 99))).contains("S1"));
	assert!(found(|series| Runs::<Test>::insert(series, key(1), held(ALICE, 101))).contains("S1"));
	assert!(found(|series| NextUnsold::<Test>::insert(series, 112)).contains("S1"));
}

#[test]
fn try_state_should_find_runs_that_could_be_one() {
	let split = |series| {
		Runs::<Test>::insert(series, Descending::from(1), held(ALICE, 50));
		Runs::<Test>::insert(series, Descending::from(51), held(ALICE, 100));
	};
	assert!(found(split).contains("S2"));
}

#[test]
fn try_state_should_find_an_index_that_differs() {
	let remove = |series| marks::remove::<Owned<Test>, _>(&(BOB, series), 101);
	assert!(found(remove).contains("C04"));
	let add = |series| marks::insert::<Owned<Test>, _>(&(CAROL, series), 101);
	assert!(found(add).contains("S3"));
	// A number under a bit that no search comes by.
	let hide = |series| Owned::<Test>::insert((CAROL, series), (0, 9), 1);
	assert!(found(hide).contains("S3"));
}

#[test]
fn try_state_should_find_marks_that_differ_from_the_runs() {
	let remove = |series| marks::remove::<Starts<Test>, _>(&series, 101);
	assert!(found(remove).contains("S6"));
	let add = |series| marks::insert::<Starts<Test>, _>(&series, 50);
	assert!(found(add).contains("S6"));
	let hide = |series| Starts::<Test>::insert(series, (0, 9), 1);
	assert!(found(hide).contains("S6"));
}

#[test]
fn try_state_should_find_wrong_approvals() {
	let of = |list: Vec<(Serial, AccountId)>| Approved::truncate_from(list);
	for list in [vec![], vec![(2, BOB), (1, BOB)], vec![(101, BOB)], vec![(1, ALICE)]] {
		let put = |series| Approvals::<Test>::insert(ALICE, series, of(list));
		assert!(found(put).contains("S4"));
	}
}

#[test]
fn try_state_should_find_serials_of_a_plain_series() {
	assert!(found(|_| NextUnsold::<Test>::insert(77, 1)).contains("S5"));
}

#[test]
fn try_state_should_find_serials_that_differ_from_units() {
	let more = |series| {
		pallet_coupons::Holdings::<Test>::mutate(ALICE, series, |holding| holding.free += 1);
	};
	assert!(found(more).contains("C04"));
	let burned = |series| {
		let redeemed = Run { last: 110, fate: Fate::Redeemed };
		Runs::<Test>::insert(series, Descending::from(101), redeemed);
	};
	assert!(found(burned).contains("C04"));
}
