// SPDX-License-Identifier: Apache-2.0
//! The chain returns what is due by itself.

use super::*;
use crate::{OpenCases, PARKED, RETURNS_PER_BLOCK, SweptTo, WeightInfo as _};
use frame_support::{traits::Hooks, weights::Weight};

type Weights = <Test as crate::Config>::WeightInfo;

/// One block with room for `weight`; gives what was used.
fn block(weight: Weight) -> Weight {
	<Travel as Hooks<u64>>::on_idle(1, weight)
}

fn ample_block() -> Weight {
	block(Weight::MAX)
}

/// How many of the cases are closed.
fn closed(cases: &[u64]) -> usize {
	cases.iter().filter(|id| !state(**id).is_open()).count()
}

#[test]
fn return_due_should_return_from_the_deadline_on() {
	run(|| {
		let id = case_in(CaseState::Review);
		wait(LIFETIME - 1);
		ample_block();
		assert_eq!(state(id), CaseState::Review);
		wait(1);
		ample_block();
		assert_eq!((state(id), gifts(ALICE)), (CaseState::Expired, (FUNDS, 0)));
		assert_eq!(the_case(id).closing.unwrap().by, None);
		let event = Event::CaseExpired {
			case: id,
			by: None,
			old: CaseState::Review,
			new: CaseState::Expired,
			retain_until: START + LIFETIME + SIX_YEARS,
		};
		assert_eq!(last_event(), event);
	});
}

#[test]
fn return_due_should_return_a_few_per_block_oldest_first() {
	run(|| {
		let cases: Vec<_> = (0..40).map(|_| open(1)).collect();
		wait(LIFETIME);
		let few = RETURNS_PER_BLOCK as usize;
		ample_block();
		assert_eq!((closed(&cases), closed(&cases[..few])), (few, few));
		ample_block();
		assert_eq!((closed(&cases), closed(&cases[..2 * few])), (2 * few, 2 * few));
		ample_block();
		assert_eq!((closed(&cases), gifts(ALICE)), (40, (FUNDS, 0)));
	});
}

#[test]
fn return_due_should_find_what_is_due_behind_what_is_not() {
	run(|| {
		let later: Vec<_> = (0..40).map(|_| open(1)).collect();
		CaseLife::set(60);
		let sooner = open(1);
		wait(60);
		for _ in 0..3 {
			assert_eq!(state(sooner), CaseState::Started);
			ample_block();
		}
		assert_eq!((state(sooner), closed(&later)), (CaseState::Expired, 0));
	});
}

#[test]
fn return_due_should_begin_anew_after_the_youngest_case() {
	run(|| {
		let first = open(1);
		for _ in 0..3 {
			ample_block();
			assert_eq!(SweptTo::<Test>::get(), 0);
		}
		let others: Vec<_> = (0..30).map(|_| open(1)).collect();
		ample_block();
		assert_eq!(SweptTo::<Test>::get(), u64::from(RETURNS_PER_BLOCK));
		wait(LIFETIME);
		ample_block();
		assert_eq!((state(first), SweptTo::<Test>::get()), (CaseState::Started, 0));
		ample_block();
		assert_eq!((state(first), closed(&others)), (CaseState::Expired, 30));
	});
}

#[test]
fn return_due_should_park_what_cannot_be_returned_and_go_on() {
	run(|| {
		assert_ok!(Travel::open_case(by(CAROL), GIFT, BOB, 1, None));
		Vault::take(CAROL, GIFT, 1);
		let behind = open(1);
		wait(LIFETIME);
		events();
		ample_block();
		assert_eq!((state(1), state(behind)), (CaseState::Started, CaseState::Expired));
		let told = events();
		assert_eq!(told[0], Event::ReturnFailed { case: 1, error: SHORT });
		assert_eq!(told.len(), 2);
		// It is told once, and not tried again.
		assert_eq!(OpenCases::<Test>::get(1u64.to_be_bytes()), Some(PARKED));
		ample_block();
		assert_eq!(events(), []);
		// Whoever asks can still try.
		Book::insert((CAROL, GIFT), (0, 1));
		assert_ok!(Travel::return_expired(by(STRANGER), 1));
		assert_eq!(OpenCases::<Test>::get(1u64.to_be_bytes()), None);
	});
}

#[test]
fn return_due_should_return_to_a_frozen_sender() {
	run(|| {
		let id = open(1);
		freeze(ALICE);
		wait(LIFETIME);
		ample_block();
		assert_eq!((state(id), gifts(ALICE)), (CaseState::Expired, (FUNDS, 0)));
	});
}

#[test]
fn return_due_should_use_no_more_than_the_block_has() {
	run(|| {
		let cases: Vec<_> = (0..4).map(|_| open(1)).collect();
		wait(LIFETIME);
		let (base, step) = (Weights::return_due_base(), Weights::return_due_step());
		let each = step.saturating_add(Weights::return_due_case());
		// Not enough to begin, to look, and to return.
		for weight in [
			Weight::zero(),
			base.saturating_sub(Weight::from_parts(1, 0)),
			base,
			base.saturating_add(each).saturating_sub(Weight::from_parts(1, 0)),
		] {
			assert!(block(weight).all_lte(weight));
			assert_eq!(closed(&cases), 0);
		}
		let two = base.saturating_add(each.saturating_mul(2));
		assert_eq!((block(two), closed(&cases)), (two, 2));
		assert_eq!(SweptTo::<Test>::get(), cases[1]);
		ample_block();
		assert_eq!(closed(&cases), 4);
	});
}

#[test]
fn return_due_should_cost_little_when_nothing_is_open() {
	run(|| {
		let least = Weights::return_due_base().saturating_add(Weights::return_due_step());
		assert_eq!(ample_block(), least);
		let most = Weights::return_due_step()
			.saturating_add(Weights::return_due_case())
			.saturating_mul(u64::from(RETURNS_PER_BLOCK))
			.saturating_add(Weights::return_due_base());
		for _ in 0..40 {
			open(1);
		}
		wait(LIFETIME);
		assert_eq!(ample_block(), most);
	});
}
