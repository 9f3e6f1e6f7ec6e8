// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::Withdrawals;
use frame_support::traits::fungibles::Inspect;
use genex_primitives::Tier;

fn request() {
	fund(ALICE, 100 * ONE);
	assert_ok!(Cash::request_withdrawal(signed(ALICE), USDC, 40 * ONE, H256::zero()));
	cash_events();
}

#[test]
fn reject_withdrawal_should_free_the_money() {
	run(|| {
		request();
		assert_ok!(Cash::reject_withdrawal(signed(GATEWAY), 0, REASON));
		let event = Event::WithdrawalRejected {
			gateway: GATEWAY,
			id: 0,
			asset: USDC,
			who: ALICE,
			amount: 40 * ONE,
			reason: REASON,
		};
		assert_eq!(cash_events(), vec![event]);
		assert_eq!(parts(ALICE), (100 * ONE, 0, 0));
		assert_eq!(Assets::total_issuance(USDC), 100 * ONE);
		assert!(Withdrawals::<Test>::get(0).is_none());
	});
}

#[test]
fn reject_withdrawal_should_work_when_the_holder_lost_its_tier() {
	run(|| {
		request();
		set_tier(ALICE, Tier::L0);
		assert_ok!(Cash::reject_withdrawal(signed(GATEWAY), 0, REASON));
	});
}

#[test]
fn reject_withdrawal_should_be_refused_when_it_ended() {
	run(|| {
		request();
		assert_ok!(Cash::reject_withdrawal(signed(GATEWAY), 0, REASON));
		assert_noop!(
			Cash::reject_withdrawal(signed(GATEWAY), 0, REASON),
			Error::<Test>::UnknownWithdrawal
		);
		assert_noop!(
			Cash::complete_withdrawal(signed(GATEWAY), 0),
			Error::<Test>::UnknownWithdrawal
		);
	});
}

#[test]
fn reject_withdrawal_should_fail_when_no_reason_is_named() {
	run(|| {
		request();
		let call = Cash::reject_withdrawal(signed(GATEWAY), 0, H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
