// SPDX-License-Identifier: Apache-2.0
use super::{
	reviews::{ACT, LIFETIME, open},
	*,
};
use crate::{ReviewState, ReviewsOpen};
use sp_runtime::DispatchError;

fn reject() -> sp_runtime::DispatchResult {
	Compliance::reject_review(signed(OFFICER), 0, hash(6))
}

#[test]
fn reject_review_should_give_the_value_back_once() {
	run(|| {
		open();
		events();
		assert_ok!(reject());
		let (by, who, cents, reason) = (OFFICER, ALICE, 1_500_000, hash(6));
		let (act, old, new) = (ACT, ReviewState::Open, ReviewState::Rejected);
		let event = Event::ReviewRejected { by, review: 0, act, who, cents, old, new, reason };
		assert_eq!(events(), vec![event]);
		assert_eq!(Done::get(), vec![(ACT, false)]);
		assert_eq!(ReviewsOpen::<Test>::iter().count(), 0);
		assert_noop!(reject(), Error::<Test>::UnknownReview);
	});
}

#[test]
fn reject_review_should_be_possible_after_the_deadline_too() {
	run(|| {
		open();
		wait(LIFETIME + DAY);
		assert_ok!(reject());
	});
}

#[test]
fn reject_review_should_leave_the_review_open_when_the_value_cannot_go_back() {
	run(|| {
		open();
		ActsFail::set(true);
		assert_noop!(reject(), DispatchError::Other("the act fails"));
		assert_eq!(ReviewsOpen::<Test>::iter().count(), 1);
	});
}

#[test]
fn reject_review_should_fail_when_no_reason_is_named() {
	run(|| {
		open();
		let call = Compliance::reject_review(signed(OFFICER), 0, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
