// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{AssetPolicy, DepositState, Deposits, MintedOn};
use genex_primitives::{Balance, Reason, Tier};

const AMOUNT: Balance = POLICY.second_approval_from;

fn report(number: u64) {
	let reference = reference(number);
	assert_ok!(Cash::deposit(signed(GATEWAY), USDC, ALICE, AMOUNT, reference, source()));
	cash_events();
}

#[test]
fn approve_deposit_should_mint_when_another_member_signs() {
	run(|| {
		report(1);
		assert_ok!(Cash::approve_deposit(signed(SECOND_GATEWAY), reference(1), REASON));
		let reference = reference(1);
		let (gateway, to, amount, source) = (GATEWAY, ALICE, AMOUNT, source());
		let approved = Event::DepositApproved {
			by: SECOND_GATEWAY,
			gateway,
			asset: USDC,
			to,
			amount,
			reference,
			reason: REASON,
		};
		assert_eq!(
			cash_events(),
			vec![
				approved,
				Event::Deposited { gateway, asset: USDC, to, amount, reference, source },
			]
		);
		assert_eq!(parts(ALICE), (AMOUNT, 0, 0));
		assert_eq!(Deposits::<Test>::get(reference), Some(DepositState::Minted));
		assert_eq!(MintedOn::<Test>::get(USDC).amount, AMOUNT);
	});
}

#[test]
fn approve_deposit_should_be_refused_when_the_same_member_signs() {
	run(|| {
		report(1);
		assert_noop!(
			Cash::approve_deposit(signed(GATEWAY), reference(1), REASON),
			Error::<Test>::SecondMemberNeeded
		);
	});
}

#[test]
fn approve_deposit_should_be_refused_when_it_was_decided() {
	run(|| {
		report(1);
		assert_ok!(Cash::approve_deposit(signed(SECOND_GATEWAY), reference(1), REASON));
		report(2);
		assert_ok!(Cash::cancel_deposit(signed(SECOND_GATEWAY), reference(2), REASON));
		for number in [1, 2] {
			assert_noop!(
				Cash::approve_deposit(signed(SECOND_GATEWAY), reference(number), REASON),
				Error::<Test>::DepositNotPending
			);
		}
	});
}

#[test]
fn approve_deposit_should_be_refused_when_the_reference_is_unknown() {
	run(|| {
		assert_noop!(
			Cash::approve_deposit(signed(SECOND_GATEWAY), reference(1), REASON),
			Error::<Test>::UnknownDeposit
		);
	});
}

#[test]
fn approve_deposit_should_be_refused_when_it_lapsed() {
	run(|| {
		report(1);
		report(2);
		let expires_at = START + DepositLifetime::get();
		Now::set(expires_at - 1);
		assert_ok!(Cash::attest_reserve(
			signed(ATTESTOR),
			USDC,
			RESERVE,
			H256::zero(),
			expires_at - 1
		));
		assert_ok!(Cash::approve_deposit(signed(SECOND_GATEWAY), reference(1), REASON));
		Now::set(expires_at);
		assert_noop!(
			Cash::approve_deposit(signed(SECOND_GATEWAY), reference(2), REASON),
			Error::<Test>::DepositLapsed
		);
	});
}

#[test]
fn approve_deposit_should_check_everything_again() {
	run(|| {
		report(1);
		let approve = || Cash::approve_deposit(signed(SECOND_GATEWAY), reference(1), REASON);

		set_tier(ALICE, Tier::L1);
		let refused = Error::<Test>::Refused(Reason::RecipientTierTooLow.code());
		assert_noop!(approve(), refused);
		set_tier(ALICE, Tier::L2);

		let tight = AssetPolicy { daily_mint_cap: AMOUNT - 1, ..POLICY };
		assert_ok!(Cash::set_policy(signed(COUNCIL), USDC, tight, REASON));
		assert_noop!(approve(), Error::<Test>::DailyMintCapExceeded);
		assert_ok!(Cash::set_policy(signed(COUNCIL), USDC, POLICY, REASON));

		let attest =
			|amount| Cash::attest_reserve(signed(ATTESTOR), USDC, amount, H256::zero(), START);
		assert_ok!(attest(AMOUNT - 1));
		assert_noop!(approve(), Error::<Test>::ReserveTooLow);
		assert_ok!(attest(AMOUNT));

		Now::set(START + POLICY.reserve_max_age + 1);
		assert_noop!(approve(), Error::<Test>::ReserveStale);
		Now::set(START);
		assert_ok!(approve());
	});
}

#[test]
fn approve_deposit_should_be_refused_when_no_reason_is_named() {
	run(|| {
		report(1);
		let call = Cash::approve_deposit(signed(SECOND_GATEWAY), reference(1), H256::zero());
		assert_noop!(call, Error::<Test>::ReasonMissing);
	});
}
