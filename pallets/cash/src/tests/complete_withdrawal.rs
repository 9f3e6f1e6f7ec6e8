// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::Withdrawals;
use frame_support::traits::fungibles::Inspect;
use genex_primitives::{Reason, Tier, traits::Cash as _};

fn request() {
	fund(ALICE, 100 * ONE);
	assert_ok!(Cash::request_withdrawal(signed(ALICE), USDC, 40 * ONE, REASON));
	cash_events();
}

#[test]
fn complete_withdrawal_should_burn_the_money() {
	run(|| {
		request();
		assert_ok!(Cash::complete_withdrawal(signed(SECOND_GATEWAY), 0));
		let event = Event::WithdrawalCompleted {
			gateway: SECOND_GATEWAY,
			id: 0,
			asset: USDC,
			who: ALICE,
			amount: 40 * ONE,
			payout: REASON,
		};
		assert_eq!(cash_events(), vec![event]);
		assert_eq!(parts(ALICE), (60 * ONE, 0, 0));
		assert_eq!(Assets::total_issuance(USDC), 60 * ONE);
		assert!(Withdrawals::<Test>::get(0).is_none());
	});
}

#[test]
fn complete_withdrawal_should_empty_the_account_when_all_leaves() {
	run(|| {
		fund(ALICE, 40 * ONE);
		assert_ok!(Cash::request_withdrawal(signed(ALICE), USDC, 40 * ONE, H256::zero()));
		assert_ok!(Cash::complete_withdrawal(signed(GATEWAY), 0));
		assert_eq!(Assets::total_issuance(USDC), 0);
		assert!(pallet_assets::Account::<Test>::get(USDC, ALICE).is_none());
	});
}

#[test]
fn complete_withdrawal_should_leave_other_escrow_when_it_burns() {
	run(|| {
		request();
		assert_ok!(Cash::hold(USDC, &ALICE, 60 * ONE));
		assert_ok!(Cash::complete_withdrawal(signed(GATEWAY), 0));
		assert_eq!(parts(ALICE), (0, 60 * ONE, 0));
	});
}

#[test]
fn complete_withdrawal_should_be_refused_when_it_ended() {
	run(|| {
		request();
		assert_ok!(Cash::complete_withdrawal(signed(GATEWAY), 0));
		for id in [0, 1] {
			assert_noop!(
				Cash::complete_withdrawal(signed(GATEWAY), id),
				Error::<Test>::UnknownWithdrawal
			);
		}
	});
}

#[test]
fn complete_withdrawal_should_be_refused_when_the_holder_lost_its_tier() {
	run(|| {
		request();
		set_tier(ALICE, Tier::L1);
		assert_noop!(
			Cash::complete_withdrawal(signed(GATEWAY), 0),
			Error::<Test>::Refused(Reason::SenderTierTooLow.code())
		);
		assert_eq!(parts(ALICE), (60 * ONE, 0, 40 * ONE));
	});
}
