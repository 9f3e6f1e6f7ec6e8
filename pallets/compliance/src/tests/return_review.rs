// SPDX-License-Identifier: Apache-2.0
use super::{
	reviews::{ACT, LIFETIME, open},
	*,
};
use sp_runtime::DispatchError;

fn give_back(by: AccountId) -> sp_runtime::DispatchResult {
	Compliance::return_review(signed(by), 0)
}

#[test]
fn return_review_should_be_open_to_anyone_from_the_deadline_on() {
	run(|| {
		open();
		events();
		wait(LIFETIME - 1);
		assert_noop!(give_back(STRANGER), Error::<Test>::ReviewNotDue);
		wait(1);
		assert_ok!(give_back(STRANGER));
		let (by, who, cents) = (STRANGER, ALICE, 1_500_000);
		let event = Event::ReviewReturned { by, review: 0, act: ACT, who, cents };
		assert_eq!(events(), vec![event]);
		assert_eq!(Done::get(), vec![(ACT, false)]);
		assert_noop!(give_back(ALICE), Error::<Test>::UnknownReview);
	});
}

#[test]
fn return_review_should_wait_when_the_clock_runs_thirty_seconds_ahead_or_behind() {
	run(|| {
		open();
		Now::set(START + LIFETIME - 30);
		assert_noop!(give_back(ALICE), Error::<Test>::ReviewNotDue);
		Now::set(START + LIFETIME + 30);
		assert_ok!(give_back(ALICE));
	});
}

#[test]
fn return_review_should_leave_the_review_open_when_the_value_cannot_go_back() {
	run(|| {
		open();
		wait(LIFETIME);
		ActsFail::set(true);
		assert_noop!(give_back(ALICE), DispatchError::Other("the act fails"));
		ActsFail::set(false);
		assert_ok!(give_back(ALICE));
	});
}
