// SPDX-License-Identifier: Apache-2.0
//! Operators.

use super::*;
use crate::{
	abi::ICoupon::*,
	mock::{FRIEND, HOLDER, SERIES, STOCK, STRANGER, address, build_and_execute},
};

fn approve(approved: bool) -> setApprovalForAllCall {
	setApprovalForAllCall { operator: sol(address(FRIEND)), approved }
}

fn is_approved(owner: u8, operator: u8) -> bool {
	let call =
		isApprovedForAllCall { account: sol(address(owner)), operator: sol(address(operator)) };
	answer(STRANGER, COUPON, &call)
}

#[test]
fn set_approval_for_all_should_give_and_take_the_right_with_a_log() {
	build_and_execute(|| {
		assert!(!is_approved(HOLDER, FRIEND));
		for approved in [true, false] {
			answer(HOLDER, COUPON, &approve(approved));
			assert_eq!(is_approved(HOLDER, FRIEND), approved);
			assert_eq!(Coupons::is_operator(&account(HOLDER), &account(FRIEND)), approved);
		}
		assert!(!is_approved(FRIEND, HOLDER));
		let expected = [true, false].map(|approved| {
			let (account, operator) = (sol(address(HOLDER)), sol(address(FRIEND)));
			log(COUPON, ApprovalForAll { account, operator, approved })
		});
		assert_eq!(logs(), expected);
		// The event itself and the two indexed addresses.
		assert_eq!(logs()[0].1.len(), 3);
	});
}

#[test]
fn set_approval_for_all_should_revert_when_the_operator_cannot_be_one() {
	build_and_execute(|| {
		let nobody = setApprovalForAllCall { operator: Address::ZERO, approved: true };
		let expected = "Coupon: the zero address cannot be an operator";
		assert_eq!(reason(HOLDER, COUPON, &nobody), expected);
		let oneself = setApprovalForAllCall { operator: sol(address(HOLDER)), approved: true };
		assert_eq!(reason(HOLDER, COUPON, &oneself), "Coupon: SelfApproval");
		assert!(logs().is_empty());
	});
}

#[test]
fn set_approval_for_all_should_have_the_effects_of_the_native_call() {
	let native = effects_of(|| {
		let origin = RuntimeOrigin::signed(account(HOLDER));
		Coupons::set_operator(origin, account(FRIEND), true).expect("native");
	});
	let solidity = effects_of(|| {
		answer(HOLDER, COUPON, &approve(true));
	});
	assert_eq!(native, solidity);
	assert!(!native.1.is_empty());
}

#[test]
fn an_operator_should_move_units_until_the_right_is_taken() {
	build_and_execute(|| {
		let gift = safeTransferFromCall {
			from: sol(address(HOLDER)),
			to: sol(address(STRANGER)),
			id: number(SERIES.into()),
			value: number(1),
			data: Default::default(),
		};
		assert_eq!(reason(FRIEND, COUPON, &gift), "Coupon: NotOperator");
		answer(HOLDER, COUPON, &approve(true));
		answer(FRIEND, COUPON, &gift);
		assert_eq!(units_at(address(HOLDER), SERIES), STOCK - 1);
		let moved = TransferSingle {
			operator: sol(address(FRIEND)),
			from: gift.from,
			to: gift.to,
			id: gift.id,
			value: gift.value,
		};
		assert_eq!(logs().last(), Some(&log(COUPON, moved)));
		answer(HOLDER, COUPON, &approve(false));
		assert_eq!(reason(FRIEND, COUPON, &gift), "Coupon: NotOperator");
	});
}
