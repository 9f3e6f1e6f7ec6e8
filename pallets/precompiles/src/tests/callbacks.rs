// SPDX-License-Identifier: Apache-2.0
//! Contracts that are given units.

use super::{
	evm::{Answer, calling_back, deploy, receiver},
	*,
};
use crate::{
	abi::{
		ICoupon::*,
		IERC1155Receiver::{onERC1155BatchReceivedCall, onERC1155ReceivedCall},
	},
	mock::{FRIEND, HOLDER, OTHER_SERIES, SERIES, STOCK, STRANGER, address, build_and_execute},
};
use alloy::primitives::Bytes;

fn single(to: H160, value: u64) -> safeTransferFromCall {
	safeTransferFromCall {
		from: sol(address(HOLDER)),
		to: sol(to),
		id: number(SERIES.into()),
		value: number(value),
		data: Bytes::from(vec![0xab, 0xcd]),
	}
}

fn batch(to: H160) -> safeBatchTransferFromCall {
	safeBatchTransferFromCall {
		from: sol(address(HOLDER)),
		to: sol(to),
		ids: vec![number(SERIES.into()), number(OTHER_SERIES.into())],
		values: vec![number(10), number(20)],
		data: Bytes::from(vec![0xab, 0xcd]),
	}
}

fn moved(operator: H160, from: H160, to: H160, value: u64) -> Log {
	let event = TransferSingle {
		operator: sol(operator),
		from: sol(from),
		to: sol(to),
		id: number(SERIES.into()),
		value: number(value),
	};
	log(COUPON, event)
}

/// The log without topics that the contracts of these tests write.
fn noted(contract: H160, data: Vec<u8>) -> Log {
	(contract, Vec::new(), data)
}

#[test]
fn a_contract_should_be_asked_after_the_log_when_it_is_given_units() {
	build_and_execute(|| {
		let vault = deploy(STRANGER, &receiver(Answer::Accept));
		answer(HOLDER, COUPON, &single(vault, 10));
		assert_eq!(units_at(vault, SERIES), 10);
		let question = onERC1155ReceivedCall {
			operator: sol(address(HOLDER)),
			from: sol(address(HOLDER)),
			id: number(SERIES.into()),
			value: number(10),
			data: Bytes::from(vec![0xab, 0xcd]),
		};
		let transfer = moved(address(HOLDER), address(HOLDER), vault, 10);
		assert_eq!(logs(), vec![transfer, noted(vault, question.abi_encode())]);
	});
}

#[test]
fn a_contract_should_be_asked_once_when_it_is_given_a_batch() {
	build_and_execute(|| {
		let vault = deploy(STRANGER, &receiver(Answer::Accept));
		let call = batch(vault);
		answer(HOLDER, COUPON, &call);
		assert_eq!((units_at(vault, SERIES), units_at(vault, OTHER_SERIES)), (10, 20));
		let question = onERC1155BatchReceivedCall {
			operator: call.from,
			from: call.from,
			ids: call.ids,
			values: call.values,
			data: call.data,
		};
		assert_eq!(logs().len(), 2);
		assert_eq!(logs()[1], noted(vault, question.abi_encode()));
	});
}

#[test]
fn nothing_should_move_when_the_contract_does_not_take_the_units() {
	let foreign = "Coupon: the receiving contract does not take units (ERC-1155)";
	for (refusal, expected) in [
		(Answer::Zeros, foreign),
		(Answer::Nothing, foreign),
		(Answer::Refuse, "Coupon: the receiving contract refused: no"),
		(Answer::RefuseSilently, "Coupon: the receiving contract refused"),
		(Answer::Fail, "Coupon: the receiving contract failed"),
	] {
		build_and_execute(|| {
			let vault = deploy(STRANGER, &receiver(refusal));
			let before = books();
			assert_eq!(reason(HOLDER, COUPON, &single(vault, 10)), expected, "{refusal:?}");
			assert_eq!(reason(HOLDER, COUPON, &batch(vault)), expected, "{refusal:?}");
			assert_eq!(books(), before);
			assert!(logs().is_empty() && book_events().is_empty());
		});
	}
}

#[test]
fn a_contract_should_see_its_new_balance_when_it_is_asked() {
	build_and_execute(|| {
		let look = balanceOfCall { account: Address::ZERO, id: number(SERIES.into()) };
		let vault = deploy(STRANGER, &calling_back(COUPON, &look.abi_encode(), true, true));
		answer(HOLDER, COUPON, &single(vault, 10));
		let seen = balanceOfCall::abi_encode_returns(&number(10));
		let transfer = moved(address(HOLDER), address(HOLDER), vault, 10);
		assert_eq!(logs(), vec![transfer, noted(vault, seen)]);
	});
}

#[test]
fn a_contract_should_pass_units_on_when_it_is_asked() {
	build_and_execute(|| {
		let onward = safeTransferFromCall { from: Address::ZERO, ..single(address(FRIEND), 4) };
		let relay = deploy(STRANGER, &calling_back(COUPON, &onward.abi_encode(), true, true));
		answer(HOLDER, COUPON, &single(relay, 10));
		assert_eq!(units_at(address(HOLDER), SERIES), STOCK - 10);
		assert_eq!(units_at(relay, SERIES), 6);
		assert_eq!(units_at(address(FRIEND), SERIES), 4);
		let expected = vec![
			moved(address(HOLDER), address(HOLDER), relay, 10),
			moved(relay, relay, address(FRIEND), 4),
			noted(relay, Vec::new()),
		];
		assert_eq!(logs(), expected);
	});
}

#[test]
fn what_a_contract_passed_on_should_come_back_when_it_refuses_then() {
	build_and_execute(|| {
		let onward = safeTransferFromCall { from: Address::ZERO, ..single(address(FRIEND), 4) };
		let relay = deploy(STRANGER, &calling_back(COUPON, &onward.abi_encode(), true, false));
		let before = books();
		let expected = "Coupon: the receiving contract does not take units (ERC-1155)";
		assert_eq!(reason(HOLDER, COUPON, &single(relay, 10)), expected);
		assert_eq!(books(), before);
		assert!(logs().is_empty() && book_events().is_empty());
	});
}

#[test]
fn a_contract_should_not_take_more_than_it_was_given_when_it_calls_back() {
	build_and_execute(|| {
		let onward = safeTransferFromCall { from: Address::ZERO, ..single(address(FRIEND), 11) };
		let greedy = deploy(STRANGER, &calling_back(COUPON, &onward.abi_encode(), true, true));
		let before = books();
		let expected = "Coupon: the receiving contract refused: Coupon: NotEnoughUnits";
		assert_eq!(reason(HOLDER, COUPON, &single(greedy, 10)), expected);
		assert_eq!(books(), before);
	});
}

#[test]
fn a_contract_should_not_take_the_holders_units_when_it_calls_back() {
	build_and_execute(|| {
		let theft = single(address(STRANGER), 1);
		let thief = deploy(STRANGER, &calling_back(COUPON, &theft.abi_encode(), false, true));
		let before = books();
		let expected = "Coupon: the receiving contract refused: Coupon: NotOperator";
		assert_eq!(reason(HOLDER, COUPON, &single(thief, 1)), expected);
		assert_eq!(books(), before);
	});
}
