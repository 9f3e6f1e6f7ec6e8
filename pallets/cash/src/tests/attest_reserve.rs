// SPDX-License-Identifier: Apache-2.0
use super::*;
use crate::{MAX_ISSUANCE, Reserve, Reserves};
use genex_primitives::{Balance, UnixSeconds};
use sp_runtime::DispatchResult;

fn attest(amount: Balance, as_of: UnixSeconds) -> DispatchResult {
	Cash::attest_reserve(signed(ATTESTOR), USDC, amount, H256::repeat_byte(2), as_of)
}

fn reserve(amount: Balance, byte: u8, as_of: UnixSeconds) -> Reserve<AccountId> {
	Reserve { amount, hash: H256::repeat_byte(byte), as_of, attestor: ATTESTOR }
}

#[test]
fn attest_reserve_should_carry_old_and_new() {
	run(|| {
		Now::set(START + 10);
		assert_ok!(attest(5, START + 9));
		let (old, new) = (Some(reserve(RESERVE, 1, START)), reserve(5, 2, START + 9));
		assert_eq!(Reserves::<Test>::get(USDC), Some(new.clone()));
		assert_eq!(cash_events(), vec![Event::ReserveAttested { asset: USDC, old, new }]);
	});
}

#[test]
fn attest_reserve_should_be_the_first_when_there_was_none() {
	run(|| {
		Reserves::<Test>::remove(USDC);
		assert_ok!(attest(5, 0));
		let new = reserve(5, 2, 0);
		assert_eq!(cash_events(), vec![Event::ReserveAttested { asset: USDC, old: None, new }]);
	});
}

#[test]
fn attest_reserve_should_be_refused_when_its_time_is_out_of_order() {
	run(|| {
		Now::set(START + 10);
		assert_noop!(attest(5, START + 11), Error::<Test>::AttestationFromFuture);
		assert_noop!(attest(5, START - 1), Error::<Test>::AttestationOutdated);
		assert_ok!(attest(5, START));
		assert_ok!(attest(6, START + 10));
		assert_noop!(attest(7, START), Error::<Test>::AttestationOutdated);
	});
}

#[test]
fn attest_reserve_should_be_refused_when_the_amount_is_out_of_range() {
	run(|| {
		assert_noop!(attest(MAX_ISSUANCE + 1, START), Error::<Test>::AmountTooLarge);
		assert_ok!(attest(MAX_ISSUANCE, START));
	});
}

#[test]
fn attest_reserve_should_be_refused_when_the_asset_is_unknown() {
	run(|| {
		assert_noop!(
			Cash::attest_reserve(signed(ATTESTOR), 99, 1, H256::zero(), START),
			Error::<Test>::UnknownAsset
		);
	});
}

#[test]
fn attest_reserve_should_leave_money_alone_when_it_falls_below_the_issuance() {
	run(|| {
		fund(ALICE, 100 * ONE);
		assert_ok!(attest(1, START));
		assert_ok!(Cash::transfer(signed(ALICE), USDC, BOB, 50 * ONE));
		assert_ok!(Cash::request_withdrawal(signed(BOB), USDC, 50 * ONE, H256::zero()));
		assert_ok!(Cash::complete_withdrawal(signed(GATEWAY), 0));
	});
}
