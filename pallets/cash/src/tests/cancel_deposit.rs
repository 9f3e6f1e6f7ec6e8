// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{DAY, DepositState, Deposits};

fn report() {
	let amount = POLICY.second_approval_from;
	assert_ok!(Cash::deposit(signed(GATEWAY), USDC, ALICE, amount, reference(1), source()));
	cash_events();
}

#[test]
fn cancel_deposit_should_leave_a_marker_when_any_member_signs() {
	for gateway in [GATEWAY, SECOND_GATEWAY] {
		run(|| {
			report();
			assert_ok!(Cash::cancel_deposit(signed(gateway), reference(1), REASON));
			let (reference, reason) = (reference(1), REASON);
			assert_eq!(cash_events(), vec![Event::DepositCancelled { gateway, reference, reason }]);
			assert_eq!(Deposits::<Test>::get(reference), Some(DepositState::Cancelled));
			assert_eq!(parts(ALICE), (0, 0, 0));
		});
	}
}

#[test]
fn cancel_deposit_should_work_when_it_lapsed() {
	run(|| {
		report();
		Now::set(START + 100 * DAY);
		assert_ok!(Cash::cancel_deposit(signed(GATEWAY), reference(1), REASON));
	});
}

#[test]
fn cancel_deposit_should_be_refused_when_it_was_decided_or_unknown() {
	run(|| {
		report();
		assert_ok!(Cash::approve_deposit(signed(SECOND_GATEWAY), reference(1), REASON));
		assert_noop!(
			Cash::cancel_deposit(signed(GATEWAY), reference(1), REASON),
			Error::<Test>::DepositNotPending
		);
		assert_noop!(
			Cash::cancel_deposit(signed(GATEWAY), reference(2), REASON),
			Error::<Test>::UnknownDeposit
		);
	});
}

#[test]
fn cancel_deposit_should_fail_when_no_reason_is_named() {
	run(|| {
		report();
		let call = Cash::cancel_deposit(signed(GATEWAY), reference(1), H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
