// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{DAY, Withdrawal, Withdrawals, payout_to};
use genex_primitives::{
	Asset, Balance, CurrencyCode, ExternalAddress, Money, Path, Reason, Tier, traits::ReviewedAct,
};
use sp_core::H160;
use sp_runtime::{AccountId32, DispatchResult};

fn withdraw(who: AccountId, amount: Balance) -> DispatchResult {
	Cash::withdraw_to_wallet(signed(who), USDC, amount, wallet(1))
}

fn refused(reason: Reason) -> Error<Test> {
	Error::Refused(reason.code())
}

/// Alice has `funds`, and proved that she controls the wallet.
fn prepare(funds: Balance) {
	fund(ALICE, funds);
	prove(ALICE, wallet(1));
	cash_events();
}

/// She wants 40 of 100 paid to it.
fn request() {
	prepare(100 * ONE);
	assert_ok!(withdraw(ALICE, 40 * ONE));
	cash_events();
}

#[test]
fn withdraw_to_wallet_should_put_the_money_aside_when_control_is_proven() {
	run(|| {
		prepare(100 * ONE);
		let (id, asset, who, amount) = (0, USDC, ALICE, 40 * ONE);
		assert_ok!(withdraw(who, amount));
		let (payout, wallet, review) = (payout_to(&wallet(1)), Some(wallet(1)), None);
		let event = Event::WithdrawalRequested {
			id,
			asset,
			who,
			amount,
			payout,
			wallet: wallet.clone(),
			review,
		};
		assert_eq!(cash_events(), vec![event]);
		assert_eq!(parts(ALICE), (60 * ONE, 0, 40 * ONE));
		let requested_at = START;
		let expected = Withdrawal { asset, who, amount, payout, wallet, requested_at, review };
		assert_eq!(Cash::withdrawal(0), Some(expected));
		let value = Money::new(CurrencyCode::USD, 4_000);
		let asked =
			(Path::CashOut, ALICE, Cash::account_id(), Asset::Stablecoin(USDC), amount, value);
		assert_eq!(Checked::get().last(), Some(&asked));
	});
}

#[test]
fn withdraw_to_wallet_should_be_refused_when_control_is_not_proven() {
	run(|| {
		fund(ALICE, 100 * ONE);
		// However small the amount.
		for amount in [POLICY.min_withdrawal, 100 * ONE] {
			assert_noop!(withdraw(ALICE, amount), refused(Reason::ControlProofNeeded));
		}
		// Of a bank nothing is asked.
		assert_ok!(Cash::request_withdrawal(signed(ALICE), USDC, 100 * ONE, H256::zero()));
	});
}

#[test]
fn withdraw_to_wallet_should_be_refused_when_another_wallet_is_proven() {
	run(|| {
		fund(ALICE, 100 * ONE);
		prove(ALICE, wallet(2));
		assert_noop!(withdraw(ALICE, 40 * ONE), refused(Reason::ControlProofNeeded));
		// The same twenty bytes of an address of another kind.
		let mut bytes = [0; 32];
		bytes[..20].copy_from_slice(H160::from_low_u64_be(1).as_bytes());
		prove(ALICE, ExternalAddress::Substrate(AccountId32::new(bytes)));
		assert_noop!(withdraw(ALICE, 40 * ONE), refused(Reason::ControlProofNeeded));
	});
}

#[test]
fn withdraw_to_wallet_should_be_refused_when_another_identity_proved_control() {
	run(|| {
		fund(ALICE, 100 * ONE);
		fund(BOB, 100 * ONE);
		prove(BOB, wallet(1));
		assert_noop!(withdraw(ALICE, 40 * ONE), refused(Reason::ControlProofNeeded));
		assert_ok!(withdraw(BOB, 40 * ONE));
	});
}

#[test]
fn withdraw_to_wallet_should_be_refused_when_it_is_below_the_minimum() {
	run(|| {
		prepare(100 * ONE);
		for amount in [0, POLICY.min_withdrawal - 1] {
			assert_noop!(withdraw(ALICE, amount), Error::<Test>::BelowMinimumWithdrawal);
		}
		assert_ok!(withdraw(ALICE, POLICY.min_withdrawal));
	});
}

#[test]
fn withdraw_to_wallet_should_be_refused_when_free_money_is_short() {
	run(|| {
		prepare(30 * ONE);
		assert_noop!(withdraw(ALICE, 30 * ONE + 1), Error::<Test>::InsufficientFunds);
	});
}

#[test]
fn withdraw_to_wallet_should_be_refused_when_the_asset_is_unknown() {
	run(|| {
		prepare(30 * ONE);
		let call = Cash::withdraw_to_wallet(signed(ALICE), 99, 30 * ONE, wallet(1));
		assert_noop!(call, Error::<Test>::UnknownAsset);
	});
}

#[test]
fn withdraw_to_wallet_should_say_the_reason_of_the_rules_first_when_the_proof_is_missing_too() {
	run(|| {
		fund(ALICE, 100 * ONE);
		Frozen::set(vec![ALICE]);
		assert_noop!(withdraw(ALICE, 40 * ONE), refused(Reason::SenderFrozen));
		prove(ALICE, wallet(1));
		assert_noop!(withdraw(ALICE, 40 * ONE), refused(Reason::SenderFrozen));
		Frozen::set(vec![]);
		set_tier(ALICE, Tier::L1);
		assert_noop!(withdraw(ALICE, 40 * ONE), refused(Reason::SenderTierTooLow));
	});
}

#[test]
fn withdraw_to_wallet_should_open_a_review_when_the_value_reaches_the_threshold() {
	run(|| {
		let high = 10_000 * ONE;
		fund(ALICE, high);
		// A review is opened for nothing that is refused.
		assert_noop!(withdraw(ALICE, high), refused(Reason::ControlProofNeeded));
		assert!(Opened::get().is_empty());
		prove(ALICE, wallet(1));
		assert_ok!(withdraw(ALICE, high));
		assert_eq!(Withdrawals::<Test>::get(0).unwrap().review, Some(0));
		assert_eq!(Opened::get(), vec![(ALICE, ReviewedAct::Withdrawal(0), REVIEWED_FROM)]);
		assert_noop!(Cash::complete_withdrawal(signed(GATEWAY), 0), Error::<Test>::UnderReview);
		assert_ok!(Cash::review_approved(0));
		// What the officer approved still needs the proof.
		Proven::set(vec![]);
		let complete = Cash::complete_withdrawal(signed(GATEWAY), 0);
		assert_noop!(complete, refused(Reason::ControlProofNeeded));
		prove(ALICE, wallet(1));
		assert_ok!(Cash::complete_withdrawal(signed(GATEWAY), 0));
		assert_eq!(parts(ALICE), (0, 0, 0));
	});
}

#[test]
fn complete_withdrawal_should_name_the_wallet_when_there_is_one() {
	run(|| {
		request();
		assert_ok!(Cash::complete_withdrawal(signed(SECOND_GATEWAY), 0));
		let event = Event::WithdrawalCompleted {
			gateway: SECOND_GATEWAY,
			id: 0,
			asset: USDC,
			who: ALICE,
			amount: 40 * ONE,
			payout: payout_to(&wallet(1)),
			wallet: Some(wallet(1)),
		};
		assert_eq!(cash_events(), vec![event]);
		assert_eq!(parts(ALICE), (60 * ONE, 0, 0));
	});
}

#[test]
fn complete_withdrawal_should_be_refused_when_the_proof_was_revoked_meanwhile() {
	run(|| {
		request();
		Proven::set(vec![]);
		let complete = || Cash::complete_withdrawal(signed(GATEWAY), 0);
		assert_noop!(complete(), refused(Reason::ControlProofNeeded));
		assert_eq!(parts(ALICE), (60 * ONE, 0, 40 * ONE));
		prove(BOB, wallet(1));
		assert_noop!(complete(), refused(Reason::ControlProofNeeded));
		// A new proof is as good as the old one.
		prove(ALICE, wallet(1));
		assert_ok!(complete());
	});
}

#[test]
fn complete_withdrawal_should_be_refused_when_the_holder_of_the_wallet_is_frozen() {
	run(|| {
		request();
		Frozen::set(vec![ALICE]);
		let complete = Cash::complete_withdrawal(signed(GATEWAY), 0);
		assert_noop!(complete, refused(Reason::SenderFrozen));
		assert_eq!(parts(ALICE), (60 * ONE, 0, 40 * ONE));
	});
}

#[test]
fn withdrawal_to_a_wallet_should_return_when_the_proof_was_revoked() {
	run(|| {
		request();
		assert_ok!(withdraw(ALICE, 20 * ONE));
		Proven::set(vec![]);
		assert_ok!(Cash::reject_withdrawal(signed(GATEWAY), 0, REASON));
		assert_eq!(parts(ALICE), (80 * ONE, 0, 20 * ONE));
		Now::set(START + 3 * DAY);
		assert_ok!(Cash::cancel_withdrawal(signed(ALICE), 1));
		assert_eq!(parts(ALICE), (100 * ONE, 0, 0));
	});
}
