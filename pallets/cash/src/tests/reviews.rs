// SPDX-License-Identifier: Apache-2.0
//! Withdrawals of high value wait for an officer before the gateway may complete them.

use super::*;
use crate::{DAY, WithdrawalId, Withdrawals};
use genex_primitives::{Balance, Reason, Tier, traits::ReviewedAct};

/// Worth exactly as much as is reviewed.
const HIGH: Balance = 10_000 * ONE;

fn request(amount: Balance) -> WithdrawalId {
	fund(ALICE, amount);
	assert_ok!(Cash::request_withdrawal(signed(ALICE), USDC, amount, H256::zero()));
	crate::NextWithdrawalId::<Test>::get() - 1
}

#[test]
fn request_withdrawal_should_open_a_review_when_the_value_reaches_the_threshold() {
	run(|| {
		let below = request(HIGH - 10_000);
		assert_eq!(Withdrawals::<Test>::get(below).unwrap().review, None);
		let id = request(HIGH);
		assert_eq!(Withdrawals::<Test>::get(id).unwrap().review, Some(0));
		assert_eq!(Opened::get(), vec![(ALICE, ReviewedAct::Withdrawal(id), 1_000_000)]);
		assert_eq!(parts(ALICE), (0, 0, 2 * HIGH - 10_000));
	});
}

#[test]
fn request_withdrawal_should_be_refused_when_more_than_a_review_is_missing() {
	run(|| {
		fund(ALICE, HIGH);
		set_tier(ALICE, Tier::L1);
		let refused = Error::<Test>::Refused(Reason::SenderTierTooLow.code());
		let call = Cash::request_withdrawal(signed(ALICE), USDC, HIGH, H256::zero());
		assert_noop!(call, refused);
		assert!(Opened::get().is_empty());
	});
}

#[test]
fn complete_withdrawal_should_wait_when_the_review_is_open() {
	run(|| {
		let id = request(HIGH);
		assert_noop!(Cash::complete_withdrawal(signed(GATEWAY), id), Error::<Test>::UnderReview);
		cash_events();
		assert_ok!(Cash::review_approved(id));
		assert_eq!(cash_events(), vec![Event::WithdrawalCleared { id, review: 0 }]);
		assert_ok!(Cash::complete_withdrawal(signed(GATEWAY), id));
		assert_eq!(parts(ALICE), (0, 0, 0));
	});
}

#[test]
fn review_should_return_the_money_when_it_ends_without_approval() {
	run(|| {
		let id = request(HIGH);
		cash_events();
		assert_ok!(Cash::review_refused(id));
		let returned =
			Event::WithdrawalReturned { id, asset: USDC, who: ALICE, amount: HIGH, review: 0 };
		assert_eq!(cash_events(), vec![returned]);
		assert_eq!(parts(ALICE), (HIGH, 0, 0));
		assert_noop!(Cash::review_refused(id), Error::<Test>::UnknownWithdrawal);
	});
}

#[test]
fn review_should_be_refused_when_the_withdrawal_has_none() {
	run(|| {
		let id = request(100 * ONE);
		assert_noop!(Cash::review_approved(id), Error::<Test>::UnknownWithdrawal);
		assert_noop!(Cash::review_refused(id), Error::<Test>::UnknownWithdrawal);
	});
}

#[test]
fn review_should_end_when_the_withdrawal_ends_otherwise() {
	run(|| {
		let rejected = request(HIGH);
		assert_ok!(Cash::reject_withdrawal(signed(GATEWAY), rejected, REASON));
		assert_eq!(Withdrawn::get(), vec![0]);
		let cancelled = request(HIGH);
		Now::mutate(|now| *now += 3 * DAY);
		assert_ok!(Cash::cancel_withdrawal(signed(ALICE), cancelled));
		assert_eq!(Withdrawn::get(), vec![0, 1]);
	});
}
