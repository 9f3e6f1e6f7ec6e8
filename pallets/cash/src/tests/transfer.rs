// SPDX-License-Identifier: Apache-2.0
use super::*;
use genex_primitives::{
	Asset, Clearance, CurrencyCode, Money, Path, Reason, Tier, traits::Cash as _,
};

#[test]
fn transfer_should_move_money_on_the_p2p_path() {
	run(|| {
		fund(ALICE, 100 * ONE);
		cash_events();
		assert_ok!(Cash::transfer(signed(ALICE), USDC, BOB, 30 * ONE));
		let (path, amount) = (Path::P2P, 30 * ONE);
		assert_eq!(
			cash_events(),
			vec![Event::Transferred { path, asset: USDC, from: ALICE, to: BOB, amount }]
		);
		assert_eq!(parts(ALICE), (70 * ONE, 0, 0));
		assert_eq!(parts(BOB), (30 * ONE, 0, 0));
	});
}

#[test]
fn transfer_should_tell_the_rules_the_value_rounded_up() {
	run(|| {
		fund(ALICE, 100 * ONE);
		for (amount, cents) in [(1, 1), (10_000, 1), (10_001, 2), (ONE, 100)] {
			assert_ok!(Cash::transfer(signed(ALICE), USDC, BOB, amount));
			let value = Money::new(CurrencyCode::USD, cents);
			let asked = (Path::P2P, ALICE, BOB, Asset::Stablecoin(USDC), amount, value);
			assert_eq!(Checked::get().last(), Some(&asked));
		}
	});
}

#[test]
fn transfer_should_work_when_nobody_has_gnx() {
	run(|| {
		fund(ALICE, ONE);
		assert_ok!(Cash::transfer(signed(ALICE), USDC, CAROL, ONE));
		assert_eq!(Balances::free_balance(ALICE), 0);
		assert_eq!(Balances::free_balance(CAROL), 0);
		assert_eq!(System::sufficients(&CAROL), 1);
		assert_eq!(System::consumers(&CAROL), 0);
		assert_eq!(parts(ALICE), (0, 0, 0));
		assert_eq!(parts(CAROL), (ONE, 0, 0));
	});
}

#[test]
fn transfer_should_leave_no_dust_when_all_or_one_unit_moves() {
	run(|| {
		fund(ALICE, 10);
		assert_ok!(Cash::transfer(signed(ALICE), USDC, BOB, 9));
		assert_eq!((parts(ALICE).0, parts(BOB).0), (1, 9));
		assert_ok!(Cash::transfer(signed(ALICE), USDC, BOB, 1));
		assert_eq!((parts(ALICE).0, parts(BOB).0), (0, 10));
	});
}

#[test]
fn transfer_should_change_no_balance_when_it_is_to_oneself() {
	run(|| {
		fund(ALICE, 10);
		assert_ok!(Cash::transfer(signed(ALICE), USDC, ALICE, 10));
		assert_eq!(parts(ALICE), (10, 0, 0));
		assert_noop!(
			Cash::transfer(signed(ALICE), USDC, ALICE, 11),
			Error::<Test>::InsufficientFunds
		);
	});
}

#[test]
fn transfer_should_be_refused_when_the_amount_is_zero() {
	run(|| {
		fund(ALICE, 10);
		assert_noop!(Cash::transfer(signed(ALICE), USDC, BOB, 0), Error::<Test>::ZeroAmount);
	});
}

#[test]
fn transfer_should_be_refused_when_money_is_short_or_held() {
	run(|| {
		let short = Error::<Test>::InsufficientFunds;
		assert_noop!(Cash::transfer(signed(ALICE), USDC, BOB, 1), short);
		fund(ALICE, 10);
		let short = Error::<Test>::InsufficientFunds;
		assert_noop!(Cash::transfer(signed(ALICE), USDC, BOB, 11), short);
		assert_ok!(Cash::hold(USDC, &ALICE, 4));
		let short = Error::<Test>::InsufficientFunds;
		assert_noop!(Cash::transfer(signed(ALICE), USDC, BOB, 7), short);
		assert_ok!(Cash::transfer(signed(ALICE), USDC, BOB, 6));
		assert_eq!(parts(ALICE), (0, 4, 0));
	});
}

#[test]
fn transfer_should_be_refused_when_the_amount_is_absurd() {
	run(|| {
		fund(ALICE, 10);
		let all = u128::MAX;
		let short = Error::<Test>::InsufficientFunds;
		assert_noop!(Cash::transfer(signed(ALICE), USDC, BOB, all), short);
	});
}

#[test]
fn transfer_should_be_refused_when_the_asset_is_unknown() {
	run(|| {
		assert_noop!(Cash::transfer(signed(ALICE), 99, BOB, 1), Error::<Test>::UnknownAsset);
	});
}

#[test]
fn transfer_should_carry_the_code_when_the_rules_refuse() {
	run(|| {
		fund(ALICE, 10);
		assert_noop!(
			Cash::transfer(signed(ALICE), USDC, STRANGER, 1),
			Error::<Test>::Refused(Reason::RecipientUnknown.code())
		);
		set_tier(ALICE, Tier::L0);
		assert_noop!(
			Cash::transfer(signed(ALICE), USDC, BOB, 1),
			Error::<Test>::Refused(Reason::SenderTierTooLow.code())
		);
	});
}

#[test]
fn transfer_should_reach_a_pot_without_identity_when_the_path_is_system() {
	run(|| {
		fund(ALICE, 10);
		assert_ok!(<Cash as genex_primitives::traits::Cash<AccountId>>::transfer(
			Path::System,
			USDC,
			&ALICE,
			&TREASURY,
			3,
			Clearance::None,
		));
		assert_eq!(parts(TREASURY), (3, 0, 0));
	});
}

#[test]
fn transfer_should_do_nothing_when_a_pallet_moves_zero() {
	run(|| {
		fund(ALICE, 10);
		cash_events();
		assert_ok!(<Cash as genex_primitives::traits::Cash<AccountId>>::transfer(
			Path::Primary,
			USDC,
			&ALICE,
			&BOB,
			0,
			Clearance::None,
		));
		assert_eq!(cash_events(), vec![]);
		assert_eq!(parts(ALICE), (10, 0, 0));
	});
}
