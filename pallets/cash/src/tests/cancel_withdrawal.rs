// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::Withdrawals;

fn request() {
	fund(ALICE, 100 * ONE);
	assert_ok!(Cash::request_withdrawal(signed(ALICE), USDC, 40 * ONE, H256::zero()));
	cash_events();
}

#[test]
fn cancel_withdrawal_should_free_the_money_when_the_gateway_was_silent() {
	run(|| {
		request();
		Now::set(START + WithdrawalTimeout::get());
		assert_ok!(Cash::cancel_withdrawal(signed(ALICE), 0));
		let amount = 40 * ONE;
		assert_eq!(
			cash_events(),
			vec![Event::WithdrawalCancelled { id: 0, asset: USDC, who: ALICE, amount }]
		);
		assert_eq!(parts(ALICE), (100 * ONE, 0, 0));
		assert!(Withdrawals::<Test>::get(0).is_none());
	});
}

#[test]
fn cancel_withdrawal_should_be_refused_when_the_gateway_still_has_time() {
	run(|| {
		request();
		Now::set(START + WithdrawalTimeout::get() - 1);
		assert_noop!(
			Cash::cancel_withdrawal(signed(ALICE), 0),
			Error::<Test>::WithdrawalNotTimedOut
		);
	});
}

#[test]
fn cancel_withdrawal_should_be_refused_when_it_is_someone_elses() {
	run(|| {
		request();
		Now::set(START + WithdrawalTimeout::get());
		for other in [BOB, GATEWAY] {
			let refusal = Error::<Test>::NotRequester;
			assert_noop!(Cash::cancel_withdrawal(signed(other), 0), refusal);
		}
	});
}

#[test]
fn cancel_withdrawal_should_be_refused_when_it_was_completed() {
	run(|| {
		request();
		Now::set(START + WithdrawalTimeout::get());
		assert_ok!(Cash::complete_withdrawal(signed(GATEWAY), 0));
		assert_noop!(Cash::cancel_withdrawal(signed(ALICE), 0), Error::<Test>::UnknownWithdrawal);
	});
}
