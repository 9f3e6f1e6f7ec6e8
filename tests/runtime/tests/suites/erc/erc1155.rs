// SPDX-License-Identifier: Apache-2.0
//! ERC-1155 between accounts without code. What is quoted is the text of the standard.

use crate::erc::stage::{
	COUPON, OTHER_UNITS, REDEMPTION, Stage, UNITS, at, log, number, of, on_stage, refused, send,
	view, view_reverts,
};
use genex_precompiles::abi::{ICoupon::*, IRedemption};
use genex_runtime_tests::{
	eth::{ALITH, BALTATHAR, CHARLETH, Key},
	scene, who,
};
use pallet_revive::precompiles::alloy::{
	primitives::{Address, B256, Bytes, U256},
	sol_types::{SolCall, SolEvent},
};
use sp_io::hashing::keccak_256;

cases![
	functions_have_the_selectors_of_the_standard,
	events_have_the_topics_of_the_standard,
	balance_of_is_that_of_owner_and_id,
	balance_of_an_id_that_does_not_exist_is_zero,
	balance_of_batch_answers_in_order,
	balance_of_batch_reverts_when_lengths_differ,
	transfer_moves_the_value_of_one_id,
	transfer_fires_transfer_single,
	transfer_reverts_to_the_zero_address,
	transfer_reverts_above_the_balance,
	transfer_reverts_when_the_caller_is_not_approved,
	transfer_of_everything_leaves_zero,
	transfer_takes_data_of_any_length,
	transfer_that_reverts_changes_nothing,
	approval_is_given_and_taken,
	approval_fires_the_event,
	approval_is_for_one_operator_of_one_owner,
	operator_moves_every_id,
	operator_is_named_in_the_event,
	operator_moves_nothing_after_the_approval_was_taken,
	batch_moves_every_value,
	batch_fires_transfer_batch_in_order,
	batch_reverts_to_the_zero_address,
	batch_reverts_when_lengths_differ,
	batch_reverts_whole_when_one_balance_is_too_small,
	batch_reverts_when_the_caller_is_not_approved,
	batch_may_name_an_id_twice,
	burning_fires_the_event_to_the_zero_address,
	balances_are_what_the_events_add_up_to,
	uri_is_where_the_metadata_is,
	uri_reverts_when_there_is_no_series,
];

/// Somebody who gets units.
fn friend() -> Address {
	at(&who::holder())
}

fn balance(account: Address, id: u32) -> U256 {
	view(COUPON, &balanceOfCall { account, id: U256::from(id) })
}

fn single(id: u32, value: u64) -> safeTransferFromCall {
	let (from, to) = (of(&ALITH), friend());
	let (id, value) = (U256::from(id), U256::from(value));
	safeTransferFromCall { from, to, id, value, data: Bytes::new() }
}

fn batch(items: &[(u32, u64)]) -> safeBatchTransferFromCall {
	safeBatchTransferFromCall {
		from: of(&ALITH),
		to: friend(),
		ids: items.iter().map(|(id, _)| U256::from(*id)).collect(),
		values: items.iter().map(|(_, value)| U256::from(*value)).collect(),
		data: Bytes::new(),
	}
}

/// Alith says whether Baltathar may move its units.
fn approve(approved: bool) -> setApprovalForAllCall {
	setApprovalForAllCall { operator: of(&BALTATHAR), approved }
}

fn is_approved(owner: &Key, operator: &Key) -> bool {
	view(COUPON, &isApprovedForAllCall { account: of(owner), operator: of(operator) })
}

fn moved(operator: &Key, id: u32, value: u64) -> TransferSingle {
	TransferSingle {
		operator: of(operator),
		from: of(&ALITH),
		to: friend(),
		id: U256::from(id),
		value: U256::from(value),
	}
}

fn functions_have_the_selectors_of_the_standard() {
	for (selector, signature) in [
		(safeTransferFromCall::SELECTOR, "safeTransferFrom(address,address,uint256,uint256,bytes)"),
		(
			safeBatchTransferFromCall::SELECTOR,
			"safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)",
		),
		(balanceOfCall::SELECTOR, "balanceOf(address,uint256)"),
		(balanceOfBatchCall::SELECTOR, "balanceOfBatch(address[],uint256[])"),
		(setApprovalForAllCall::SELECTOR, "setApprovalForAll(address,bool)"),
		(isApprovedForAllCall::SELECTOR, "isApprovedForAll(address,address)"),
		(uriCall::SELECTOR, "uri(uint256)"),
	] {
		assert_eq!(selector[..], keccak_256(signature.as_bytes())[..4], "{signature}");
	}
}

fn events_have_the_topics_of_the_standard() {
	for (topic, signature) in [
		(TransferSingle::SIGNATURE_HASH, "TransferSingle(address,address,address,uint256,uint256)"),
		(
			TransferBatch::SIGNATURE_HASH,
			"TransferBatch(address,address,address,uint256[],uint256[])",
		),
		(ApprovalForAll::SIGNATURE_HASH, "ApprovalForAll(address,address,bool)"),
		(URI::SIGNATURE_HASH, "URI(string,uint256)"),
	] {
		assert_eq!(topic.0, keccak_256(signature.as_bytes()), "{signature}");
	}
}

fn balance_of_is_that_of_owner_and_id() {
	on_stage(|stage| {
		assert_eq!(balance(of(&ALITH), stage.series), number(UNITS));
		assert_eq!(balance(of(&ALITH), stage.other), number(OTHER_UNITS));
		assert_eq!(balance(friend(), stage.series), U256::ZERO);
	});
}

fn balance_of_an_id_that_does_not_exist_is_zero() {
	on_stage(|_| assert_eq!(balance(of(&ALITH), 77), U256::ZERO));
}

fn balance_of_batch_answers_in_order() {
	on_stage(|stage| {
		let accounts = vec![of(&ALITH), friend(), of(&ALITH)];
		let ids = [stage.other, stage.series, stage.series].map(U256::from).to_vec();
		let expected = [OTHER_UNITS, 0, UNITS].map(number).to_vec();
		assert_eq!(view(COUPON, &balanceOfBatchCall { accounts, ids }), expected);
		let nothing = balanceOfBatchCall { accounts: Vec::new(), ids: Vec::new() };
		assert!(view(COUPON, &nothing).is_empty());
	});
}

fn balance_of_batch_reverts_when_lengths_differ() {
	on_stage(|_| {
		let uneven = balanceOfBatchCall { accounts: vec![of(&ALITH)], ids: Vec::new() };
		assert!(view_reverts(COUPON, &uneven));
	});
}

/// "Transfers _value amount of an _id from the _from address to the _to address specified".
fn transfer_moves_the_value_of_one_id() {
	on_stage(|stage| {
		send(&ALITH, COUPON, &single(stage.series, 30));
		assert_eq!(balance(of(&ALITH), stage.series), number(UNITS - 30));
		assert_eq!(balance(friend(), stage.series), number(30u8));
		assert_eq!(balance(of(&ALITH), stage.other), number(OTHER_UNITS));
	});
}

/// "MUST emit the TransferSingle event to reflect the balance change".
fn transfer_fires_transfer_single() {
	on_stage(|stage| {
		let (_, logs) = send(&ALITH, COUPON, &single(stage.series, 30));
		assert_eq!(logs, vec![log(COUPON, moved(&ALITH, stage.series, 30))]);
		// "address indexed _operator, address indexed _from, address indexed _to".
		assert_eq!(logs[0].1.len(), 4);
	});
}

/// "MUST revert if _to is the zero address."
fn transfer_reverts_to_the_zero_address() {
	on_stage(|stage| {
		let call = safeTransferFromCall { to: Address::ZERO, ..single(stage.series, 1) };
		refused(&ALITH, COUPON, &call);
	});
}

/// "MUST revert if balance of holder for token _id is lower than the _value sent."
fn transfer_reverts_above_the_balance() {
	on_stage(|stage| {
		let text = refused(&ALITH, COUPON, &single(stage.series, UNITS + 1));
		assert!(text.contains("NotEnoughUnits"), "{text}");
		refused(&ALITH, COUPON, &single(77, 1));
		let huge = safeTransferFromCall { value: U256::MAX, ..single(stage.series, 1) };
		refused(&ALITH, COUPON, &huge);
	});
}

/// "Caller must be approved to manage the tokens being transferred out of the _from account".
fn transfer_reverts_when_the_caller_is_not_approved() {
	on_stage(|stage| {
		for key in [&BALTATHAR, &CHARLETH] {
			let text = refused(key, COUPON, &single(stage.series, 1));
			assert!(text.contains("NotOperator"), "{text}");
		}
	});
}

fn transfer_of_everything_leaves_zero() {
	on_stage(|stage| {
		send(&ALITH, COUPON, &single(stage.other, OTHER_UNITS));
		assert_eq!(balance(of(&ALITH), stage.other), U256::ZERO);
		refused(&ALITH, COUPON, &single(stage.other, 1));
	});
}

/// "Additional data with no specified format".
fn transfer_takes_data_of_any_length() {
	on_stage(|stage| {
		for length in [0, 1, 32, 1_000] {
			let data = Bytes::from(vec![7; length]);
			let call = safeTransferFromCall { data, ..single(stage.series, 1) };
			let (_, logs) = send(&ALITH, COUPON, &call);
			assert_eq!(logs, vec![log(COUPON, moved(&ALITH, stage.series, 1))]);
		}
	});
}

/// "MUST revert on any other error."
fn transfer_that_reverts_changes_nothing() {
	on_stage(|stage| {
		let stranger = safeTransferFromCall { to: of(&CHARLETH), ..single(stage.series, 1) };
		let text = refused(&ALITH, COUPON, &stranger);
		assert!(text.contains("Genex: 102 "), "{text}");
		assert_eq!(balance(of(&ALITH), stage.series), number(UNITS));
		assert_eq!(balance(of(&CHARLETH), stage.series), U256::ZERO);
	});
}

/// "Enable or disable approval for a third party ("operator") to manage all of the caller's tokens."
fn approval_is_given_and_taken() {
	on_stage(|_| {
		assert!(!is_approved(&ALITH, &BALTATHAR));
		for approved in [true, true, false, false] {
			send(&ALITH, COUPON, &approve(approved));
			assert_eq!(is_approved(&ALITH, &BALTATHAR), approved);
		}
	});
}

/// "MUST emit the ApprovalForAll event on success."
fn approval_fires_the_event() {
	on_stage(|_| {
		for approved in [true, false] {
			let (_, logs) = send(&ALITH, COUPON, &approve(approved));
			let (account, operator) = (of(&ALITH), of(&BALTATHAR));
			assert_eq!(logs, vec![log(COUPON, ApprovalForAll { account, operator, approved })]);
		}
	});
}

fn approval_is_for_one_operator_of_one_owner() {
	on_stage(|_| {
		send(&ALITH, COUPON, &approve(true));
		assert!(!is_approved(&BALTATHAR, &ALITH));
		assert!(!is_approved(&ALITH, &CHARLETH));
	});
}

fn operator_moves_every_id() {
	on_stage(|stage| {
		send(&ALITH, COUPON, &approve(true));
		for id in [stage.series, stage.other] {
			send(&BALTATHAR, COUPON, &single(id, 5));
			assert_eq!(balance(friend(), id), number(5u8));
		}
		send(&BALTATHAR, COUPON, &batch(&[(stage.series, 1), (stage.other, 1)]));
		assert_eq!(balance(friend(), stage.other), number(6u8));
	});
}

/// "The _operator argument MUST be the address of an account/contract that is approved to make the transfer".
fn operator_is_named_in_the_event() {
	on_stage(|stage| {
		send(&ALITH, COUPON, &approve(true));
		let (_, logs) = send(&BALTATHAR, COUPON, &single(stage.series, 5));
		assert_eq!(logs, vec![log(COUPON, moved(&BALTATHAR, stage.series, 5))]);
	});
}

fn operator_moves_nothing_after_the_approval_was_taken() {
	on_stage(|stage| {
		send(&ALITH, COUPON, &approve(true));
		send(&ALITH, COUPON, &approve(false));
		refused(&BALTATHAR, COUPON, &single(stage.series, 1));
		refused(&BALTATHAR, COUPON, &batch(&[(stage.series, 1)]));
	});
}

/// "Transfers _values amount(s) of _ids from the _from address to the _to address specified".
fn batch_moves_every_value() {
	on_stage(|stage| {
		send(&ALITH, COUPON, &batch(&[(stage.series, 10), (stage.other, 20)]));
		assert_eq!(balance(friend(), stage.series), number(10u8));
		assert_eq!(balance(friend(), stage.other), number(20u8));
		assert_eq!(balance(of(&ALITH), stage.other), number(OTHER_UNITS - 20));
	});
}

/// "Balance changes and events MUST follow the ordering of the arrays (_ids[0]/_values[0] before _ids[1]/_values[1], etc)."
fn batch_fires_transfer_batch_in_order() {
	on_stage(|stage| {
		let call = batch(&[(stage.other, 20), (stage.series, 10)]);
		let (_, logs) = send(&ALITH, COUPON, &call);
		let moved = TransferBatch {
			operator: of(&ALITH),
			from: of(&ALITH),
			to: friend(),
			ids: call.ids,
			values: call.values,
		};
		assert_eq!(logs, vec![log(COUPON, moved)]);
	});
}

fn batch_reverts_to_the_zero_address() {
	on_stage(|stage| {
		let call = safeBatchTransferFromCall { to: Address::ZERO, ..batch(&[(stage.series, 1)]) };
		refused(&ALITH, COUPON, &call);
	});
}

/// "MUST revert if length of _ids is not the same as length of _values."
fn batch_reverts_when_lengths_differ() {
	on_stage(|stage| {
		let mut call = batch(&[(stage.series, 1), (stage.other, 1)]);
		call.values.pop();
		refused(&ALITH, COUPON, &call);
		call.ids.clear();
		refused(&ALITH, COUPON, &call);
	});
}

/// "MUST revert if any of the balance(s) of the holder(s) for token(s) in _ids is lower than the respective amount(s) in
/// _values sent to the recipient."
fn batch_reverts_whole_when_one_balance_is_too_small() {
	on_stage(|stage| {
		refused(&ALITH, COUPON, &batch(&[(stage.series, 1), (stage.other, OTHER_UNITS + 1)]));
		assert_eq!(balance(of(&ALITH), stage.series), number(UNITS));
		assert_eq!(balance(friend(), stage.series), U256::ZERO);
	});
}

fn batch_reverts_when_the_caller_is_not_approved() {
	on_stage(|stage| {
		let text = refused(&BALTATHAR, COUPON, &batch(&[(stage.series, 1)]));
		assert!(text.contains("NotOperator"), "{text}");
	});
}

fn batch_may_name_an_id_twice() {
	on_stage(|stage| {
		let twice = [(stage.other, OTHER_UNITS - 1), (stage.other, 1)];
		send(&ALITH, COUPON, &batch(&twice));
		assert_eq!(balance(friend(), stage.other), number(OTHER_UNITS));
		let too_often = [(stage.series, UNITS), (stage.series, 1)];
		refused(&ALITH, COUPON, &batch(&too_often));
	});
}

fn redemption(stage: &Stage, quantity: u64) -> IRedemption::redeemCall {
	IRedemption::redeemCall {
		series: U256::from(stage.series),
		quantity: U256::from(quantity),
		redeemer: at(&who::issuer()),
		orderHash: B256::repeat_byte(9),
		ciphertext: Bytes::new(),
	}
}

/// "When burning/destroying tokens, the _to argument MUST be set to 0x0 (i.e. zero address)."
fn burning_fires_the_event_to_the_zero_address() {
	on_stage(|stage| {
		let (_, logs) = send(&ALITH, REDEMPTION, &redemption(stage, 100));
		let burned = TransferSingle { to: Address::ZERO, ..moved(&ALITH, stage.series, 100) };
		assert_eq!(logs[0], log(COUPON, burned));
	});
}

/// "The emitted events ... the balances ... MUST be consistent": a client that follows the logs knows the balance.
fn balances_are_what_the_events_add_up_to() {
	on_stage(|stage| {
		let mut left = UNITS;
		let (id, own) = (U256::from(stage.series), of(&ALITH));
		let mut follow = |logs: Vec<crate::erc::stage::Log>| {
			for (contract, topics, data) in logs {
				if contract != COUPON {
					continue;
				}
				let topics = topics.into_iter().map(|topic| B256::from(topic.0));
				let moved = TransferSingle::decode_raw_log(topics, &data).expect("a single one");
				assert_eq!((moved.from, moved.id), (own, id));
				left -= moved.value.to::<u64>();
			}
			left
		};
		for quantity in [1, 20, 300] {
			let (_, logs) = send(&ALITH, COUPON, &single(stage.series, quantity));
			assert_eq!(balance(own, stage.series), number(follow(logs)));
			let (_, logs) = send(&ALITH, REDEMPTION, &redemption(stage, quantity));
			assert_eq!(balance(own, stage.series), number(follow(logs)));
		}
		assert_eq!(scene::units(stage.series, &who::alith()), left);
	});
}

fn uri_is_where_the_metadata_is() {
	on_stage(|stage| {
		let uri = view(COUPON, &uriCall { id: U256::from(stage.series) });
		// "The URI MUST point to a JSON file"; clients put the id where this stands.
		assert!(uri.starts_with("https://") && uri.contains("{id}"), "{uri}");
	});
}

fn uri_reverts_when_there_is_no_series() {
	on_stage(|_| assert!(view_reverts(COUPON, &uriCall { id: U256::from(77) })));
}
