// SPDX-License-Identifier: Apache-2.0
//! What the pallets above do through the trait `Cash`.

use super::*;
use genex_primitives::{
	AssetId, Balance, Clearance, CurrencyCode, Path, Reason, Tier, traits::Cash as Door,
};
use sp_runtime::DispatchResult;

fn hold(who: AccountId, amount: Balance) -> DispatchResult {
	<Cash as Door<AccountId>>::hold(USDC, &who, amount)
}

fn release(who: AccountId, amount: Balance) -> DispatchResult {
	<Cash as Door<AccountId>>::release(USDC, &who, amount)
}

fn pay_held(path: Path, from: AccountId, to: AccountId, amount: Balance) -> DispatchResult {
	<Cash as Door<AccountId>>::transfer_held(path, USDC, &from, &to, amount, Clearance::None)
}

#[test]
fn terms_should_be_known_only_of_registered_assets() {
	run(|| {
		let terms = |asset: AssetId| <Cash as Door<AccountId>>::terms(asset);
		assert_eq!(terms(USDC), Some((CurrencyCode::USD, 6)));
		assert_eq!(terms(99), None);
	});
}

#[test]
fn hold_should_take_free_money_into_escrow() {
	run(|| {
		fund(ALICE, 100);
		cash_events();
		assert_ok!(hold(ALICE, 30));
		assert_ok!(hold(ALICE, 70));
		let held = |amount| Event::Held { asset: USDC, who: ALICE, amount };
		assert_eq!(cash_events(), vec![held(30), held(70)]);
		assert_eq!(parts(ALICE), (0, 100, 0));
		assert_eq!(<Cash as Door<AccountId>>::free_balance(USDC, &ALICE), 0);
		assert_eq!(<Cash as Door<AccountId>>::held_balance(USDC, &ALICE), 100);
	});
}

#[test]
fn hold_should_be_refused_when_free_money_is_short() {
	run(|| {
		assert_noop!(hold(ALICE, 1), Error::<Test>::InsufficientFunds);
		fund(ALICE, 100);
		assert_noop!(hold(ALICE, 101), Error::<Test>::InsufficientFunds);
		assert_ok!(hold(ALICE, 60));
		assert_noop!(hold(ALICE, 41), Error::<Test>::InsufficientFunds);
		assert_noop!(hold(ALICE, u128::MAX), Error::<Test>::InsufficientFunds);
		let other = <Cash as Door<AccountId>>::hold(99, &ALICE, 1);
		assert_eq!(other, Err(Error::<Test>::InsufficientFunds.into()));
	});
}

#[test]
fn release_should_make_held_money_free_again() {
	run(|| {
		fund(ALICE, 100);
		assert_ok!(hold(ALICE, 30));
		cash_events();
		assert_ok!(release(ALICE, 10));
		assert_eq!(cash_events(), vec![Event::Released { asset: USDC, who: ALICE, amount: 10 }]);
		assert_eq!(parts(ALICE), (80, 20, 0));
		assert_noop!(release(ALICE, 21), Error::<Test>::InsufficientEscrow);
		assert_noop!(release(BOB, 1), Error::<Test>::InsufficientEscrow);
		assert_ok!(release(ALICE, 20));
		assert_eq!(parts(ALICE), (100, 0, 0));
	});
}

#[test]
fn release_should_not_touch_money_that_waits_for_a_gateway() {
	run(|| {
		fund(ALICE, 50 * ONE);
		assert_ok!(Cash::request_withdrawal(signed(ALICE), USDC, 20 * ONE, H256::zero()));
		assert_noop!(release(ALICE, 1), Error::<Test>::InsufficientEscrow);
		assert_noop!(pay_held(Path::Market, ALICE, BOB, 1), Error::<Test>::InsufficientEscrow);
		assert_eq!(<Cash as Door<AccountId>>::held_balance(USDC, &ALICE), 0);
		assert_eq!(parts(ALICE), (30 * ONE, 0, 20 * ONE));
	});
}

#[test]
fn transfer_held_should_pay_out_of_escrow_only() {
	run(|| {
		fund(ALICE, 100);
		assert_ok!(hold(ALICE, 60));
		cash_events();
		assert_ok!(pay_held(Path::Market, ALICE, BOB, 25));
		let (path, asset, amount) = (Path::Market, USDC, 25);
		assert_eq!(
			cash_events(),
			vec![Event::HeldTransferred { path, asset, from: ALICE, to: BOB, amount }]
		);
		assert_eq!(parts(ALICE), (40, 35, 0));
		assert_eq!(parts(BOB), (25, 0, 0));
		assert_noop!(pay_held(Path::Market, ALICE, BOB, 36), Error::<Test>::InsufficientEscrow);
	});
}

#[test]
fn transfer_held_should_empty_the_account_when_all_was_held() {
	run(|| {
		fund(ALICE, 100);
		assert_ok!(hold(ALICE, 100));
		assert_ok!(pay_held(Path::Market, ALICE, BOB, 100));
		assert_eq!(parts(ALICE), (0, 0, 0));
		assert_eq!(parts(BOB), (100, 0, 0));
		assert!(pallet_assets::Account::<Test>::get(USDC, ALICE).is_none());
	});
}

#[test]
fn transfer_held_should_release_when_it_pays_oneself() {
	run(|| {
		fund(ALICE, 100);
		assert_ok!(hold(ALICE, 60));
		assert_ok!(pay_held(Path::Market, ALICE, ALICE, 25));
		assert_eq!(parts(ALICE), (65, 35, 0));
	});
}

#[test]
fn transfer_held_should_change_nothing_when_the_rules_refuse() {
	run(|| {
		fund(ALICE, 100);
		assert_ok!(hold(ALICE, 60));
		set_tier(BOB, Tier::L0);
		assert_noop!(
			pay_held(Path::Market, ALICE, BOB, 1),
			Error::<Test>::Refused(Reason::RecipientTierTooLow.code())
		);
		assert_ok!(pay_held(Path::System, ALICE, TREASURY, 1));
		assert_eq!(parts(TREASURY), (1, 0, 0));
	});
}

#[test]
fn transfer_held_should_undo_the_escrow_when_the_ledger_refuses() {
	run(|| {
		fund(ALICE, 100);
		assert_ok!(hold(ALICE, 60));
		// No call reaches this state; it stands for any refusal by the ledger after the escrow was opened.
		pallet_assets::Account::<Test>::insert(
			USDC,
			BOB,
			pallet_assets::AssetAccount {
				balance: 0,
				status: pallet_assets::AccountStatus::Blocked,
				reason: pallet_assets::ExistenceReason::Sufficient,
				extra: crate::Escrow::default(),
			},
		);
		assert!(pay_held(Path::Market, ALICE, BOB, 10).is_err());
		assert_eq!(parts(ALICE), (40, 60, 0));
		pallet_assets::Account::<Test>::remove(USDC, BOB);
	});
}

#[test]
fn escrow_should_ignore_zero_amounts() {
	run(|| {
		fund(ALICE, 100);
		cash_events();
		assert_ok!(hold(ALICE, 0));
		assert_ok!(release(ALICE, 0));
		assert_ok!(pay_held(Path::Market, ALICE, STRANGER, 0));
		assert_eq!(cash_events(), vec![]);
		assert_eq!(parts(ALICE), (100, 0, 0));
	});
}
