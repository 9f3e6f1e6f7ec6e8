// SPDX-License-Identifier: Apache-2.0
//! Each invariant finds the corruption it is there for.

use super::*;
use crate::{
	AssetPolicy, DepositState, Deposits, Escrow, MAX_ISSUANCE, Minted, MintedOn, NextWithdrawalId,
	PendingDeposit, Policies, Reserves, Terms, Withdrawals,
};
use frame_support::traits::{StoredMap, fungibles::Unbalanced};
use sp_runtime::DispatchError;

/// Corrupts a healthy chain and expects the invariant of that number to say so.
fn corrupt(number: u32, corruption: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		fund(ALICE, 100 * ONE);
		assert_ok!(Cash::request_withdrawal(signed(ALICE), USDC, 10 * ONE, H256::zero()));
		assert_ok!(Cash::do_try_state());
		corruption();
		let Err(DispatchError::Other(found)) = Cash::do_try_state() else {
			panic!("CASH-{number} found nothing");
		};
		assert!(found.starts_with(&format!("CASH-{number}:")), "{found}");
	});
}

fn set_escrow(who: AccountId, escrow: Escrow) {
	assert_ok!(<Assets as StoredMap<_, Escrow>>::insert(&(USDC, who), escrow));
}

#[test]
fn cash_1_should_find_a_broken_registry() {
	corrupt(1, || Policies::<Test>::remove(USDC));
	corrupt(1, || Terms::<Test>::remove(USDT));
	corrupt(1, || pallet_assets::Asset::<Test>::remove(USDT));
	corrupt(1, || Policies::<Test>::insert(USDC, AssetPolicy { min_withdrawal: 0, ..POLICY }));
}

#[test]
fn cash_2_should_find_money_made_or_lost() {
	corrupt(2, || Assets::set_total_issuance(USDC, 100 * ONE + 1));
	corrupt(2, || Assets::set_total_issuance(USDC, 100 * ONE - 1));
	corrupt(2, || pallet_assets::Account::<Test>::remove(USDC, ALICE));
}

#[test]
fn cash_3_should_find_escrow_without_money() {
	corrupt(3, || set_escrow(ALICE, Escrow { held: 90 * ONE + 1, leaving: 10 * ONE }));
}

#[test]
fn cash_4_should_find_a_difference_between_escrow_and_withdrawals() {
	corrupt(4, || set_escrow(ALICE, Escrow { held: 0, leaving: 0 }));
	corrupt(4, || Withdrawals::<Test>::remove(0));
	corrupt(4, || Withdrawals::<Test>::mutate(0, |found| found.as_mut().unwrap().who = STRANGER));
}

#[test]
fn cash_5_should_find_impossible_withdrawals() {
	corrupt(5, || NextWithdrawalId::<Test>::put(0));
	corrupt(5, || Withdrawals::<Test>::mutate(0, |found| found.as_mut().unwrap().amount = 0));
	corrupt(5, || {
		Withdrawals::<Test>::mutate(0, |found| found.as_mut().unwrap().wallet = Some(wallet(1)))
	});
}

#[test]
fn cash_6_should_find_limits_that_do_not_hold() {
	corrupt(6, || MintedOn::<Test>::insert(USDC, Minted { day: 1, amount: 2, cap: 1 }));
	corrupt(6, || {
		Reserves::<Test>::mutate(USDC, |found| found.as_mut().unwrap().amount = MAX_ISSUANCE + 1)
	});
}

#[test]
fn cash_7_should_find_a_pending_deposit_of_nothing() {
	corrupt(7, || {
		let pending = PendingDeposit {
			asset: USDC,
			to: ALICE,
			amount: 0,
			source: source(),
			gateway: GATEWAY,
			expires_at: START,
		};
		Deposits::<Test>::insert(reference(1), DepositState::Pending(pending));
	});
}
