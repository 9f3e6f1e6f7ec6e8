// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{DAY, NextWithdrawalId, Reserves, Withdrawal, Withdrawals};
use genex_primitives::{Asset, Balance, CurrencyCode, Money, Path, Reason, traits::Cash as _};
use sp_runtime::DispatchResult;

const PAYOUT: H256 = H256::repeat_byte(8);

fn request(who: AccountId, amount: Balance) -> DispatchResult {
	Cash::request_withdrawal(signed(who), USDC, amount, PAYOUT)
}

#[test]
fn request_withdrawal_should_put_the_money_aside() {
	run(|| {
		fund(ALICE, 100 * ONE);
		cash_events();
		let amount = 40 * ONE;
		assert_ok!(request(ALICE, amount));
		let event = Event::WithdrawalRequested {
			id: 0,
			asset: USDC,
			who: ALICE,
			amount,
			payout: PAYOUT,
			wallet: None,
			review: None,
		};
		assert_eq!(cash_events(), vec![event]);
		assert_eq!(parts(ALICE), (60 * ONE, 0, amount));
		let requested_at = START;
		let expected = Withdrawal {
			asset: USDC,
			who: ALICE,
			amount,
			payout: PAYOUT,
			wallet: None,
			requested_at,
			review: None,
		};
		assert_eq!(Withdrawals::<Test>::get(0), Some(expected));
		assert_eq!(NextWithdrawalId::<Test>::get(), 1);
		let value = Money::new(CurrencyCode::USD, 4_000);
		let asked =
			(Path::CashOut, ALICE, Cash::account_id(), Asset::Stablecoin(USDC), amount, value);
		assert_eq!(Checked::get().last(), Some(&asked));
	});
}

#[test]
fn request_withdrawal_should_work_when_the_reserve_is_stale_or_missing() {
	run(|| {
		fund(ALICE, 100 * ONE);
		Now::set(START + 100 * DAY);
		assert_ok!(request(ALICE, 50 * ONE));
		Reserves::<Test>::remove(USDC);
		assert_ok!(request(ALICE, 50 * ONE));
		assert_eq!(parts(ALICE), (0, 0, 100 * ONE));
	});
}

#[test]
fn request_withdrawal_should_be_refused_when_it_is_below_the_minimum() {
	run(|| {
		fund(ALICE, 100 * ONE);
		let below = Error::<Test>::BelowMinimumWithdrawal;
		assert_noop!(request(ALICE, POLICY.min_withdrawal - 1), below);
		let below = Error::<Test>::BelowMinimumWithdrawal;
		assert_noop!(request(ALICE, 0), below);
		assert_ok!(request(ALICE, POLICY.min_withdrawal));
	});
}

#[test]
fn request_withdrawal_should_be_refused_when_free_money_is_short() {
	run(|| {
		assert_noop!(request(ALICE, 10 * ONE), Error::<Test>::InsufficientFunds);
		fund(ALICE, 30 * ONE);
		assert_noop!(request(ALICE, 30 * ONE + 1), Error::<Test>::InsufficientFunds);
		assert_ok!(Cash::hold(USDC, &ALICE, 15 * ONE));
		assert_noop!(request(ALICE, 15 * ONE + 1), Error::<Test>::InsufficientFunds);
		assert_ok!(request(ALICE, 15 * ONE));
		assert_noop!(request(ALICE, 10 * ONE), Error::<Test>::InsufficientFunds);
		assert_noop!(request(ALICE, u128::MAX), Error::<Test>::InsufficientFunds);
	});
}

#[test]
fn request_withdrawal_should_be_refused_when_the_holder_is_below_l2() {
	run(|| {
		fund(ALICE, 30 * ONE);
		assert_ok!(Cash::transfer(signed(ALICE), USDC, CAROL, 30 * ONE));
		let refused = Error::<Test>::Refused(Reason::SenderTierTooLow.code());
		assert_noop!(request(CAROL, 30 * ONE), refused);
	});
}

#[test]
fn request_withdrawal_should_be_refused_when_the_asset_is_unknown() {
	run(|| {
		assert_noop!(
			Cash::request_withdrawal(signed(ALICE), 99, ONE, PAYOUT),
			Error::<Test>::UnknownAsset
		);
	});
}

#[test]
fn request_withdrawal_should_be_refused_when_the_ids_are_used_up() {
	run(|| {
		fund(ALICE, 30 * ONE);
		NextWithdrawalId::<Test>::put(u64::MAX);
		assert_noop!(request(ALICE, 30 * ONE), Error::<Test>::IdsExhausted);
	});
}

#[test]
fn request_withdrawal_should_number_on_when_earlier_ones_ended() {
	run(|| {
		fund(ALICE, 30 * ONE);
		assert_ok!(request(ALICE, 10 * ONE));
		assert_ok!(Cash::complete_withdrawal(signed(GATEWAY), 0));
		assert_ok!(request(ALICE, 10 * ONE));
		assert!(Withdrawals::<Test>::get(0).is_none());
		assert!(Withdrawals::<Test>::get(1).is_some());
	});
}
