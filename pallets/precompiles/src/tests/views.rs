// SPDX-License-Identifier: Apache-2.0
//! Functions that only read.

use super::*;
use crate::{
	abi::ICoupon::*,
	mock::{
		Barred, END, FRIEND, Frozen, HOLDER, ISSUER, MINTED, Now, OTHER_SERIES, Paused, SERIES,
		STOCK, STORE, STRANGER, URI, address, build_and_execute,
	},
};
use alloy::primitives::{FixedBytes, U256 as Word};
use frame_support::assert_ok;
use genex_primitives::{Reason, traits::Coupons as CouponsDoor};

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

/// Whether the holder could give `value` units of `id` to `to`.
fn can_transfer(to: H160, id: Word, value: Word) -> bool {
	let from = sol(address(HOLDER));
	answer(STRANGER, COUPON, &canTransferCall { from, to: sol(to), id, value })
}

#[test]
fn can_transfer_should_say_what_a_transfer_would() {
	build_and_execute(|| {
		let (friend, series, all) = (address(FRIEND), number(SERIES.into()), number(STOCK));
		assert!(can_transfer(friend, series, all));
		for (to, id, value) in [
			(friend, series, number(STOCK + 1)),
			(friend, series, number(0)),
			(friend, series, Word::MAX),
			(friend, number(99), number(1)),
			(friend, Word::MAX, number(1)),
			(friend, number(NUMBERED.into()), number(1)),
			(H160::zero(), series, number(1)),
			(COUPON, series, number(1)),
		] {
			assert!(!can_transfer(to, id, value), "{value} of {id} to {to:?}");
		}
		Barred::set(vec![(account(FRIEND), Reason::RecipientUnknown)]);
		assert!(!can_transfer(friend, series, all));
		Barred::set(Vec::new());
		Frozen::set(vec![account(HOLDER)]);
		assert!(!can_transfer(friend, series, all));
		Frozen::set(Vec::new());
		Paused::set(vec![("Coupons", "transfer_from")]);
		assert!(!can_transfer(friend, series, all));
		Paused::set(Vec::new());
		assert!(can_transfer(friend, series, all));
	});
}

#[test]
fn get_frozen_tokens_should_show_what_cannot_be_transferred() {
	build_and_execute(|| {
		let holder = account(HOLDER);
		assert_ok!(<Coupons as CouponsDoor<_>>::set_frozen_units(SERIES, &holder, 7));
		let frozen = |id| {
			let account = sol(address(HOLDER));
			answer(STRANGER, COUPON, &getFrozenTokensCall { account, id })
		};
		let series = number(SERIES.into());
		assert_eq!(frozen(series), number(7));
		assert_eq!((frozen(number(99)), frozen(Word::MAX)), (number(0), number(0)));
		assert!(can_transfer(address(FRIEND), series, number(STOCK - 7)));
		assert!(!can_transfer(address(FRIEND), series, number(STOCK - 6)));
	});
}

#[test]
fn can_transact_should_be_false_while_the_account_is_frozen() {
	build_and_execute(|| {
		let account_of_friend = sol(address(FRIEND));
		let asked = canTransactCall { account: account_of_friend };
		assert!(answer(STRANGER, COUPON, &asked));
		Frozen::set(vec![account(FRIEND)]);
		assert!(!answer(STRANGER, COUPON, &asked));
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
