// SPDX-License-Identifier: Apache-2.0
//! Each invariant is found out when it is broken.

use crate::{
	Counted, CountedSeries, DefaultRecord, Defaults, Demand, Demands, NextDefaultId, Reservation,
	Reservations, mock::*,
};
use frame_support::assert_ok;
use sp_runtime::TryRuntimeError;

/// Breaks a sound state with a default, a claim and a reservation, and gives what is found.
fn found(break_it: impl FnOnce()) -> Option<TryRuntimeError> {
	ExtBuilder.build().execute_with(|| {
		declare(&[CENTS]);
		claim(ALICE, CENTS, 1_000);
		Frozen::insert(BOB, true);
		assert_ok!(Insolvency::reserve(by(ANYBODY), CENTS, BOB));
		assert_ok!(Insolvency::do_try_state());
		break_it();
		Insolvency::do_try_state().err()
	})
}

fn change(change: impl FnOnce(&mut DefaultRecord)) {
	Defaults::<Test>::mutate(ISSUER_ID, |record| change(record.as_mut().unwrap()));
}

fn change_count(change: impl FnOnce(&mut CountedSeries)) {
	Counted::<Test>::mutate(0, CENTS, |counted| change(counted.as_mut().unwrap()));
}

fn error(text: &'static str) -> Option<TryRuntimeError> {
	Some(TryRuntimeError::Other(text))
}

#[test]
fn invariant_i01_should_fail_when_a_number_was_never_given() {
	let found = found(|| NextDefaultId::<Test>::put(0));
	assert_eq!(found, error("I01: a default has no number of its own"));
}

#[test]
fn invariant_i02_should_fail_when_sums_are_impossible() {
	let covered = found(|| change(|record| record.covered = record.owed + 1));
	assert_eq!(covered, error("I02: more is covered than owed"));
	let kept = found(|| change(|record| record.kept = record.owed));
	assert_eq!(kept, error("I02: more is covered twice than owed"));
	let claimed = found(|| change(|record| record.claimed = record.owed + 1));
	assert_eq!(claimed, error("I02: more was claimed than owed"));
	let twice = found(|| change(|record| record.fund[1].asset = record.fund[0].asset));
	assert_eq!(twice, error("I02: a stablecoin is in a fund twice"));
	let more = found(|| change(|record| record.fund[0].payable += 30 * ONE));
	assert_eq!(more, error("I02: a fund pays what it has not"));
}

#[test]
fn invariant_i03_should_fail_when_a_defaulter_must_answer() {
	let demand = Demand { deadline: 1, reason: REASON };
	let found = found(|| Demands::<Test>::insert(ISSUER_ID, demand));
	assert_eq!(found, error("I03: a defaulter must answer"));
}

#[test]
fn invariant_i04_should_fail_when_a_defaulter_may_issue() {
	let found = found(|| InDefault::remove(ISSUER_ID));
	assert_eq!(found, error("I04: a defaulter may issue"));
}

#[test]
fn invariant_i05_should_fail_when_the_guarantee_is_gone() {
	let found = found(|| Guarantee::mutate(EURC, |there| *there -= 1));
	assert_eq!(found, error("I05: a guarantee is gone"));
}

#[test]
fn invariant_i05_should_fail_when_what_is_kept_is_gone() {
	let found = found(|| Kept::mutate(CENTS, |kept| kept[0].1 -= 1));
	assert_eq!(found, error("I05: what is kept is gone"));
}

#[test]
fn invariant_i06_should_fail_when_what_was_counted_does_not_add_up() {
	let more = found(|| change_count(|counted| counted.claimed = counted.units + 1));
	assert_eq!(more, error("I06: more units were claimed than counted"));
	let claims = found(|| change_count(|counted| counted.claimed += 1));
	assert_eq!(claims, error("I06: the claims do not add up"));
	let kept = found(|| change_count(|counted| counted.covered -= 1));
	assert_eq!(kept, error("I06: what was kept does not add up"));
}

#[test]
fn invariant_i08_should_fail_when_a_gift_has_a_claim() {
	let found = found(|| {
		let counted = Counted::<Test>::get(0, CENTS).unwrap();
		Counted::<Test>::insert(0, GIFTS, CountedSeries { claimed: 0, covered: 0, ..counted });
	});
	assert_eq!(found, error("I08: a gift has a claim"));
}

#[test]
fn invariant_i07_should_fail_when_reservations_are_miscounted() {
	let zero = Reservation { quantity: 0, ends_at: None };
	let nothing = found(|| Reservations::<Test>::insert(CENTS, BOB, zero));
	assert_eq!(nothing, error("I07: nothing is reserved"));
	let gone = found(|| Reservations::<Test>::remove(CENTS, BOB));
	assert_eq!(gone, error("I07: the reservations are miscounted"));
	let closed = found(|| change(|record| record.closed = true));
	assert_eq!(closed, error("I07: a reservation outlived the claims"));
	let one = Reservation { quantity: 1, ends_at: None };
	let foreign = found(|| Reservations::<Test>::insert(FOREIGN, BOB, one));
	assert_eq!(foreign, error("I07: a reservation belongs to no default"));
}

#[test]
fn invariant_i09_should_fail_when_something_is_kept_that_was_not_counted() {
	let other = found(|| keep(CENTS, EURC, 1));
	assert_eq!(other, error("I09: something is kept that was not counted"));
	let more = found(|| Kept::mutate(CENTS, |kept| kept[0].1 = 20 * ONE + 1));
	assert_eq!(more, error("I09: something is kept that was not counted"));
	let open = found(|| OpenWindow::set(Some(CENTS)));
	assert_eq!(open, error("I09: a counted series has an open window"));
}
