// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn approve_should_set_the_allowance_when_there_was_none() {
	run(|| {
		approve(BOB, 30);
		let event = Event::Approved { asset: USDC, owner: ALICE, spender: BOB, amount: 30 };
		assert_eq!(events(), vec![event]);
		assert_eq!(allowed(BOB), 30);
		assert_eq!(AllowanceCount::<Test>::get(ALICE), 1);
		assert_eq!(Allowances::allowance(USDT, ALICE, BOB), 0);
		assert_eq!(Allowances::allowance(USDC, BOB, ALICE), 0);
		assert_eq!(free(ALICE), WEALTH);
	});
}

#[test]
fn approve_should_replace_the_allowance_when_there_was_one() {
	run(|| {
		for amount in [30, 5, 5, WEALTH * 2, INFINITE] {
			approve(BOB, amount);
			assert_eq!(allowed(BOB), amount);
			let event = Event::Approved { asset: USDC, owner: ALICE, spender: BOB, amount };
			assert_eq!(events(), vec![event]);
		}
		assert_eq!(AllowanceCount::<Test>::get(ALICE), 1);
	});
}

#[test]
fn approve_should_leave_nothing_when_the_amount_is_zero() {
	run(|| {
		approve(BOB, 30);
		events();
		for _ in 0..2 {
			approve(BOB, 0);
			let event = Event::Approved { asset: USDC, owner: ALICE, spender: BOB, amount: 0 };
			assert_eq!(events(), vec![event]);
			assert_eq!(allowed(BOB), 0);
			assert!(!AllowanceCount::<Test>::contains_key(ALICE));
			assert_eq!(crate::Allowances::<Test>::iter().count(), 0);
		}
	});
}

#[test]
fn approve_should_work_when_the_spender_is_nobody_or_oneself() {
	run(|| {
		approve(STRANGER, 1);
		approve(ALICE, 2);
		assert_eq!((allowed(STRANGER), allowed(ALICE)), (1, 2));
	});
}

#[test]
fn approve_should_be_refused_when_there_are_too_many() {
	run(|| {
		for spender in 0..u64::from(MOST) {
			approve(100 + spender, 1);
		}
		let more = Allowances::approve(signed(ALICE), USDC, BOB, 1);
		assert_noop!(more, Error::<Test>::TooManyAllowances);
		let of_another = Allowances::approve(signed(ALICE), USDT, 100, 1);
		assert_noop!(of_another, Error::<Test>::TooManyAllowances);
		approve(100, 7);
		approve(101, 0);
		approve(BOB, 1);
		assert_eq!(AllowanceCount::<Test>::get(ALICE), MOST);
	});
}

#[test]
fn approve_should_be_refused_when_the_asset_is_unknown() {
	run(|| {
		for amount in [0, 1] {
			let call = Allowances::approve(signed(ALICE), UNKNOWN, BOB, amount);
			assert_noop!(call, Error::<Test>::UnknownAsset);
		}
	});
}

#[test]
fn approve_should_be_refused_when_the_owner_is_not_registered() {
	run(|| {
		let call = Allowances::approve(signed(STRANGER), USDC, BOB, 1);
		assert_noop!(call, refused(Reason::SenderUnknown));
		assert_ok!(Allowances::approve(signed(STRANGER), USDC, BOB, 0));
	});
}

#[test]
fn approve_should_be_refused_when_owner_or_spender_is_frozen() {
	for mode in [FreezeMode::Outbound, FreezeMode::Full] {
		run(|| {
			approve(BOB, 5);
			freeze(ALICE, mode);
			let call = Allowances::approve(signed(ALICE), USDC, BOB, 1);
			assert_noop!(call, refused(Reason::SenderFrozen));
			approve(BOB, 0);
		});
		run(|| {
			approve(BOB, 5);
			freeze(BOB, mode);
			let call = Allowances::approve(signed(ALICE), USDC, BOB, 1);
			assert_noop!(call, refused(Reason::RecipientFrozen));
			approve(BOB, 0);
		});
	}
}
