// SPDX-License-Identifier: Apache-2.0
//! The chain returns what is due by itself.

use super::*;
use crate::{SweptTo, weights::WeightInfo};
use frame_support::{traits::Hooks, weights::Weight};

type Weights = <Test as crate::Config>::WeightInfo;

fn idle(limit: Weight) -> Weight {
	<Redemption as Hooks<u64>>::on_idle(1, limit)
}

fn open_until(deadline: u64) -> AuthorisationId {
	let id = crate::NextAuthorisationId::<Test>::get();
	assert_ok!(Redemption::authorise(by(BOB), SERIES, 10, account(STORE), ORDER, deadline));
	id
}

#[test]
fn return_due_should_return_what_is_due_and_nothing_else() {
	run(|| {
		let (late, due) = (open_until(SOON + 1), open_until(SOON));
		idle(Weight::MAX);
		assert_eq!(units(BOB), (FUNDS - 20, 20));
		wait(3_600);
		idle(Weight::MAX);
		assert_eq!(units(BOB), (FUNDS - 10, 10));
		assert!(Redemption::authorisation(late).is_some());
		let event = Event::AuthorisationReturned {
			id: due,
			by: None,
			holder: account(BOB),
			series: SERIES,
			returned: 10,
			captured: 0,
		};
		assert_eq!(last_event(), event);
	});
}

#[test]
fn return_due_should_look_at_a_few_in_each_block_and_begin_anew() {
	run(|| {
		for _ in 0..MAX_OPEN {
			authorised(1);
		}
		wait(3_600);
		idle(Weight::MAX);
		assert_eq!(SweptTo::<Test>::get(), u64::from(RETURNS_PER_BLOCK));
		assert_eq!(units(ALICE).1, u64::from(MAX_OPEN - RETURNS_PER_BLOCK));
		idle(Weight::MAX);
		assert_eq!((SweptTo::<Test>::get(), units(ALICE)), (0, (FUNDS, 0)));
	});
}

#[test]
fn return_due_should_stay_within_its_weight() {
	run(|| {
		authorised(1);
		authorised(1);
		wait(3_600);
		assert_eq!(idle(Weight::zero()), Weight::zero());
		let base = Weights::return_due_base();
		assert_eq!(idle(base), base);
		assert_eq!(units(ALICE).1, 2);
		let one = base + Weights::return_due_step() + Weights::return_due_one();
		assert_eq!(idle(one), one);
		assert_eq!(units(ALICE).1, 1);
	});
}

#[test]
fn return_due_should_mark_what_it_cannot_return_and_go_on() {
	run(|| {
		let (short, whole) = (authorised(300), open_until(SOON));
		Vault::take(ALICE, 1);
		wait(3_600);
		idle(Weight::MAX);
		let failed = Event::ReturnFailed { id: short, holder: account(ALICE), error: SHORT };
		assert!(events().contains(&failed));
		assert_eq!(Redemption::authorisation(whole), None);
		assert!(the_authorisation(short).stuck);
		// It is said once.
		idle(Weight::MAX);
		idle(Weight::MAX);
		assert!(events().is_empty());
		Book::insert((account(ALICE), SERIES), (FUNDS - 300, 300));
		assert_ok!(Redemption::return_expired(by(STRANGER), short));
	});
}
