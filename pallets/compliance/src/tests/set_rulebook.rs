// SPDX-License-Identifier: Apache-2.0
use super::*;
use genex_primitives::{Actor, rules::Rulebook};

fn set(book: &Rulebook) -> sp_runtime::DispatchResult {
	Compliance::set_rulebook(signed(COUNCIL), Box::new(book.clone()), hash(9))
}

#[test]
fn set_rulebook_should_carry_old_and_new_when_it_changes() {
	run(|| {
		let new = Rulebook { halt_when_stale: false, ..Rulebook::default() };
		assert_ok!(set(&new));
		let old = Some(Box::new(Rulebook::default()));
		let (by, reason) = (Actor::Governance, hash(9));
		let event = Event::RulebookSet { by, old, new: Box::new(new.clone()), reason };
		assert_eq!(events(), vec![event]);
		assert_eq!(Compliance::rulebook(), Some(new));
		assert_eq!(Compliance::lists_fresh_until(), u64::MAX, "the list clock stays");
	});
}

#[test]
fn set_rulebook_should_let_value_move_when_none_was_set() {
	ExtBuilder { rulebook: None, ..Default::default() }.build_and_execute(|| {
		let book = Rulebook { halt_when_stale: false, ..Rulebook::default() };
		assert_ok!(set(&book));
		let (by, reason) = (Actor::Governance, hash(9));
		let event = Event::RulebookSet { by, old: None, new: Box::new(book), reason };
		assert_eq!(events(), vec![event]);
		assert_eq!(Compliance::lists_fresh_until(), 0, "no list is known");
		assert_ok!(sale(ALICE, 100).check());
	});
}

#[test]
fn set_rulebook_should_hold_for_the_next_movement_when_a_limit_shrinks() {
	run(|| {
		assert_ok!(money(genex_primitives::Path::P2P, ALICE, BOB, 60_000).perform());
		amend(|book| {
			book.l1.send.day_cents = 50_000;
			book.l2.send.day_cents = 50_000;
		});
		assert_eq!(gift(ALICE, BOB, 1).check(), Err(Reason::SendValueDay));
	});
}

#[test]
fn set_rulebook_should_be_refused_when_the_book_contradicts_itself() {
	run(|| {
		let cases: [(fn(&mut Rulebook), Error<Test>); 4] = [
			(|book| book.l2.buy.month_cents = 1, Error::MonthBelowDay),
			(|book| book.l0.holding.units = None, Error::TiersOutOfOrder),
			(|book| book.rate_max_age = 0, Error::TimeOutOfRange),
			(|book| book.aml.moves = 0, Error::ZeroThreshold),
		];
		for (change, error) in cases {
			let mut book = Rulebook::default();
			change(&mut book);
			assert_noop!(set(&book), error);
		}
	});
}

#[test]
fn set_rulebook_should_fail_when_no_reason_is_named() {
	run(|| {
		let call = Compliance::set_rulebook(signed(COUNCIL), Box::default(), H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
