// SPDX-License-Identifier: Apache-2.0
use super::{
	reviews::{ACT, LIFETIME, open},
	*,
};
use crate::{ReviewState, ReviewsOpen};
use genex_primitives::Tier;
use sp_runtime::DispatchError;

fn approve(by: AccountId) -> sp_runtime::DispatchResult {
	Compliance::approve_review(signed(by), 0, hash(6))
}

#[test]
fn approve_review_should_carry_the_act_out_once() {
	run(|| {
		open();
		events();
		assert_ok!(approve(OFFICER));
		let (by, who, cents, reason) = (OFFICER, ALICE, 1_500_000, hash(6));
		let (act, old, new) = (ACT, ReviewState::Open, ReviewState::Approved);
		let event = Event::ReviewApproved { by, review: 0, act, who, cents, old, new, reason };
		assert_eq!(events(), vec![event]);
		assert_eq!(Done::get(), vec![(ACT, true)]);
		assert_eq!(ReviewsOpen::<Test>::iter().count(), 0);
		assert_noop!(approve(OFFICER), Error::<Test>::UnknownReview);
	});
}

#[test]
fn approve_review_should_be_possible_until_the_deadline() {
	run(|| {
		open();
		wait(LIFETIME);
		assert_noop!(approve(OFFICER), Error::<Test>::ReviewLapsed);
		Now::set(START + LIFETIME - 1);
		assert_ok!(approve(OFFICER));
	});
}

#[test]
fn approve_review_should_leave_the_review_open_when_the_act_fails() {
	run(|| {
		open();
		ActsFail::set(true);
		assert_noop!(approve(OFFICER), DispatchError::Other("the act fails"));
		ActsFail::set(false);
		assert_ok!(approve(OFFICER));
	});
}

#[test]
fn approve_review_should_be_refused_when_the_officer_judges_an_own_act() {
	run(|| {
		open();
		register(OFFICER, id(ALICE), Tier::L2, *b"US");
		assert_noop!(approve(OFFICER), Error::<Test>::OwnAct);
		assert_ok!(approve(BOTH));
	});
}

#[test]
fn approve_review_should_fail_when_no_reason_is_named() {
	run(|| {
		open();
		let call = Compliance::approve_review(signed(OFFICER), 0, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
