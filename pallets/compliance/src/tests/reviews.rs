// SPDX-License-Identifier: Apache-2.0
//! Reviews as the pallets that bring acts see them.

use super::*;
use crate::{NextReviewId, Review, ReviewsOpen};
use genex_primitives::{
	Path,
	traits::{Compliance as _, ReviewedAct, Reviews},
};

pub const ACT: ReviewedAct = ReviewedAct::Purchase(12);
pub const LIFETIME: u64 = 3 * DAY;

/// Opens a review of Alice's act.
pub fn open() -> u64 {
	let opened = <Compliance as Reviews<AccountId>>::open(&ALICE, ACT, 1_500_000);
	let (review, deadline) = opened.unwrap();
	assert_eq!(deadline, Now::get() + LIFETIME);
	review
}

#[test]
fn open_should_record_the_act_until_its_deadline() {
	run(|| {
		let deadline = START + LIFETIME;
		assert_eq!(open(), 0);
		let (who, cents) = (ALICE, 1_500_000);
		let review = Review { act: ACT, who, cents, opened_at: START, deadline };
		assert_eq!(ReviewsOpen::<Test>::get(0), Some(review));
		let event = Event::ReviewOpened { review: 0, act: ACT, who, cents, deadline };
		assert_eq!(events(), vec![event]);
		assert_eq!(open(), 1);
	});
}

#[test]
fn open_should_keep_the_deadline_when_the_rulebook_changes() {
	run(|| {
		open();
		amend(|book| book.reviews.lifetime = HOUR);
		assert_eq!(Compliance::review(0).unwrap().deadline, START + LIFETIME);
		let (_, deadline) = <Compliance as Reviews<AccountId>>::open(&BOB, ACT, 1).unwrap();
		assert_eq!(deadline, START + HOUR);
	});
}

#[test]
fn open_should_be_refused_when_it_cannot_be_recorded() {
	run(|| {
		NextReviewId::<Test>::put(u64::MAX);
		assert_noop!(
			<Compliance as Reviews<AccountId>>::open(&ALICE, ACT, 1),
			Error::<Test>::IdsExhausted
		);
	});
	ExtBuilder { rulebook: None, ..Default::default() }.build_and_execute(|| {
		assert_noop!(
			<Compliance as Reviews<AccountId>>::open(&ALICE, ACT, 1),
			Error::<Test>::RulesMissing
		);
	});
}

#[test]
fn withdraw_should_end_a_review_once() {
	run(|| {
		open();
		events();
		assert_ok!(<Compliance as Reviews<AccountId>>::withdraw(0));
		let (who, cents) = (ALICE, 1_500_000);
		assert_eq!(events(), vec![Event::ReviewWithdrawn { review: 0, act: ACT, who, cents }]);
		assert_ok!(<Compliance as Reviews<AccountId>>::withdraw(0));
		assert_eq!(events(), vec![]);
		assert_eq!(Done::get(), vec![], "whoever withdraws deals with the value");
		assert_noop!(
			Compliance::approve_review(signed(OFFICER), 0, hash(6)),
			Error::<Test>::UnknownReview
		);
	});
}

#[test]
fn needs_review_should_follow_the_threshold_of_the_path() {
	run(|| {
		amend(|book| {
			book.reviews.purchase = 10;
			book.reviews.trade = 20;
			book.reviews.cash_out = 30;
		});
		for (path, from) in [(Path::Primary, 10), (Path::Market, 20), (Path::CashOut, 30)] {
			assert!(!Compliance::needs_review(path, from - 1));
			assert!(Compliance::needs_review(path, from));
		}
		for path in
			[Path::P2P, Path::Redeem, Path::Refund, Path::Recall, Path::System, Path::CashIn]
		{
			assert!(!Compliance::needs_review(path, u64::MAX));
		}
	});
	ExtBuilder { rulebook: None, ..Default::default() }.build_and_execute(|| {
		assert!(Compliance::needs_review(Path::CashOut, 0));
		assert!(!Compliance::needs_review(Path::Redeem, u64::MAX));
	});
}
