// SPDX-License-Identifier: Apache-2.0
//! Functions that only read.

use super::*;
use crate::{
	abi::ICoupon::*,
	mock::{
		END, FRIEND, HOLDER, ISSUER, MINTED, Now, OTHER_SERIES, SERIES, STOCK, STORE, STRANGER,
		URI, address, build_and_execute,
	},
};
use alloy::primitives::{FixedBytes, U256 as Word};
use frame_support::assert_ok;

fn balance_of(byte: u8, id: u64) -> u64 {
	let call = balanceOfCall { account: sol(address(byte)), id: number(id) };
	answer(STRANGER, COUPON, &call).to()
}

#[test]
fn balance_of_should_show_free_units_and_the_inventory_of_the_issuer() {
	build_and_execute(|| {
		assert_eq!(balance_of(HOLDER, SERIES.into()), STOCK);
		assert_eq!(balance_of(ISSUER, SERIES.into()), MINTED - STOCK);
		assert_eq!(balance_of(FRIEND, SERIES.into()), 0);
	});
}

#[test]
fn balance_of_should_be_zero_when_the_series_does_not_exist() {
	build_and_execute(|| {
		assert_eq!(balance_of(HOLDER, 3), 0);
		assert_eq!(balance_of(HOLDER, u32::MAX.into()), 0);
	});
}

#[test]
fn balance_of_should_be_zero_when_the_expiry_is_booked() {
	build_and_execute(|| {
		Now::set(END);
		assert_ok!(Coupons::book_expiry(RuntimeOrigin::signed(account(STRANGER)), SERIES));
		assert_eq!(balance_of(HOLDER, SERIES.into()), 0);
		assert_eq!(balance_of(HOLDER, OTHER_SERIES.into()), STOCK);
	});
}

#[test]
fn balance_of_should_revert_when_the_id_is_no_series_id() {
	build_and_execute(|| {
		for id in [Word::from(u64::from(u32::MAX) + 1), Word::MAX] {
			let call = balanceOfCall { account: sol(address(HOLDER)), id };
			let expected = "Genex: id is too large; it must fit into 32 bits";
			assert_eq!(reason(STRANGER, COUPON, &call), expected);
		}
	});
}

#[test]
fn balance_of_batch_should_answer_in_order() {
	build_and_execute(|| {
		let call = balanceOfBatchCall {
			accounts: [HOLDER, ISSUER, FRIEND].map(|byte| sol(address(byte))).to_vec(),
			ids: [OTHER_SERIES, SERIES, SERIES].map(|id| number(id.into())).to_vec(),
		};
		let expected = vec![number(STOCK), number(MINTED - STOCK), number(0)];
		assert_eq!(answer(STRANGER, COUPON, &call), expected);
		let nothing = balanceOfBatchCall { accounts: Vec::new(), ids: Vec::new() };
		assert!(answer(STRANGER, COUPON, &nothing).is_empty());
	});
}

#[test]
fn balance_of_batch_should_revert_when_lengths_differ() {
	build_and_execute(|| {
		let call =
			balanceOfBatchCall { accounts: vec![sol(address(HOLDER))], ids: vec![number(1); 2] };
		assert_eq!(reason(STRANGER, COUPON, &call), "Coupon: accounts and ids differ in length");
	});
}

#[test]
fn uri_should_be_that_of_the_series() {
	build_and_execute(|| {
		assert_eq!(answer(STRANGER, COUPON, &uriCall { id: number(SERIES.into()) }), URI);
	});
}

#[test]
fn uri_should_revert_when_there_is_no_series() {
	build_and_execute(|| {
		let unknown = uriCall { id: number(99) };
		assert_eq!(reason(STRANGER, COUPON, &unknown), "Coupon: NoSuchSeries");
		let impossible = uriCall { id: Word::MAX };
		let expected = "Genex: id is too large; it must fit into 32 bits";
		assert_eq!(reason(STRANGER, COUPON, &impossible), expected);
	});
}

#[test]
fn supports_interface_should_know_its_interfaces_only() {
	build_and_execute(|| {
		for (id, expected) in [
			([0x01, 0xff, 0xc9, 0xa7], true),
			([0xd9, 0xb6, 0x7a, 0x26], true),
			([0x0e, 0x89, 0x34, 0x1c], true),
			([0xff; 4], false),
			([0x80, 0xac, 0x58, 0xcd], false),
			([0; 4], false),
		] {
			let call = supportsInterfaceCall { interfaceId: FixedBytes(id) };
			assert_eq!(answer(STRANGER, COUPON, &call), expected, "{id:?}");
		}
	});
}

#[test]
fn interface_ids_should_be_the_exclusive_or_of_the_selectors() {
	let xor = |selectors: &[[u8; 4]]| {
		selectors.iter().fold([0; 4], |sum: [u8; 4], next| {
			core::array::from_fn(|place| sum[place] ^ next[place])
		})
	};
	let erc_1155 = xor(&[
		safeTransferFromCall::SELECTOR,
		safeBatchTransferFromCall::SELECTOR,
		balanceOfCall::SELECTOR,
		balanceOfBatchCall::SELECTOR,
		setApprovalForAllCall::SELECTOR,
		isApprovedForAllCall::SELECTOR,
	]);
	assert_eq!(erc_1155, [0xd9, 0xb6, 0x7a, 0x26]);
	assert_eq!(xor(&[uriCall::SELECTOR]), [0x0e, 0x89, 0x34, 0x1c]);
	assert_eq!(xor(&[supportsInterfaceCall::SELECTOR]), [0x01, 0xff, 0xc9, 0xa7]);
}

#[test]
fn views_should_leave_no_trace() {
	build_and_execute(|| {
		let before = books();
		let account = sol(address(HOLDER));
		answer(STORE, COUPON, &balanceOfCall { account, id: number(1) });
		answer(STORE, COUPON, &isApprovedForAllCall { account, operator: account });
		answer(STORE, COUPON, &uriCall { id: number(1) });
		assert_eq!(books(), before);
		assert!(logs().is_empty());
	});
}
