// SPDX-License-Identifier: Apache-2.0
//! Each invariant finds the corruption it is there for.

use super::*;
use sp_runtime::DispatchError;

/// Corrupts a healthy chain and expects the invariant of that number to say so.
fn corrupt(number: u32, corruption: impl FnOnce()) {
	build().execute_with(|| {
		approve(BOB, 30);
		assert_ok!(Allowances::do_try_state());
		corruption();
		let Err(DispatchError::Other(found)) = Allowances::do_try_state() else {
			panic!("ALLOW-{number} found nothing");
		};
		assert!(found.starts_with(&format!("ALLOW-{number}:")), "{found}");
	});
}

fn set(asset: u32, amount: u128) {
	crate::Allowances::<Test>::insert(ALICE, (asset, BOB), amount);
}

#[test]
fn allow_1_should_find_allowances_of_nothing() {
	corrupt(1, || set(USDC, 0));
	corrupt(1, || set(UNKNOWN, 1));
}

#[test]
fn allow_2_should_find_wrong_counts() {
	corrupt(2, || set(USDT, 1));
	corrupt(2, || AllowanceCount::<Test>::insert(ALICE, 2));
	corrupt(2, || AllowanceCount::<Test>::remove(ALICE));
	corrupt(2, || AllowanceCount::<Test>::insert(BOB, 0));
	corrupt(2, || {
		for spender in 0..u64::from(MOST) {
			crate::Allowances::<Test>::insert(ALICE, (USDC, 100 + spender), 1);
		}
		AllowanceCount::<Test>::insert(ALICE, MOST + 1);
	});
}

#[test]
fn allow_3_should_find_impossible_nonces() {
	corrupt(3, || Nonces::<Test>::insert(ALICE, USDC, 0));
	corrupt(3, || Nonces::<Test>::insert(ALICE, UNKNOWN, 1));
}
