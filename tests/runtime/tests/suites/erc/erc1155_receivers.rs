// SPDX-License-Identifier: Apache-2.0
//! What ERC-1155 says of contracts that are given units. What is quoted is the text of the standard.

use crate::erc::stage::{
	COUPON, Log, Stage, UNITS, log, number, of, on_stage, refused, send, view,
};
use genex_precompiles::abi::{
	ICoupon::*,
	IERC1155Receiver::{onERC1155BatchReceivedCall, onERC1155ReceivedCall},
};
use genex_primitives::Tier;
use genex_runtime_tests::{eth::ALITH, evm, scene, who};
use pallet_revive::precompiles::alloy::{
	primitives::{Address, Bytes, U256},
	sol_types::SolCall,
};
use sp_core::H160;
use sp_io::hashing::keccak_256;

cases![
	hooks_have_the_selectors_of_the_standard,
	transfer_asks_the_contract_with_the_arguments_of_the_standard,
	transfer_is_logged_and_booked_before_the_contract_is_asked,
	transfer_reverts_when_the_answer_is_not_the_magic_value,
	transfer_reverts_when_the_contract_answers_nothing,
	transfer_reverts_when_the_contract_reverts,
	transfer_asks_nobody_when_the_recipient_has_no_code,
	batch_asks_the_contract_with_the_arguments_of_the_standard,
	batch_reverts_when_the_answer_is_not_the_magic_value,
	batch_reverts_when_the_contract_reverts,
];

/// What a contract does when it is asked: log the question, without topics, and then this.
pub enum Answer {
	/// Answers the selector of the question, which is the magic value.
	Accepts,
	/// Answers a word of zeros.
	Zeros,
	/// Stops without an answer.
	Nothing,
	/// Reverts.
	Reverts,
}

impl Answer {
	fn code(&self) -> Vec<u8> {
		// Copies the input to memory and logs it.
		let mut code = vec![0x36, 0x5f, 0x5f, 0x37, 0x36, 0x5f, 0xa0];
		code.extend_from_slice(match self {
			Self::Accepts => &[
				0x5f, 0x35, 0x60, 0xe0, 0x1c, 0x60, 0xe0, 0x1b, 0x5f, 0x52, 0x60, 0x20, 0x5f, 0xf3,
			],
			Self::Zeros => &[0x5f, 0x5f, 0x52, 0x60, 0x20, 0x5f, 0xf3],
			Self::Nothing => &[0x00],
			Self::Reverts => &[0x5f, 0x5f, 0xfd],
		});
		code
	}

	/// A contract that answers so, and that the rules let hold units.
	pub fn deploy(&self) -> H160 {
		let contract = evm::deploy(&who::holder(), &self.code());
		let account = evm::account_of(&contract);
		scene::register(&account, Tier::L2);
		scene::allow_contract(&account);
		contract
	}
}

/// What comes along with a transfer.
fn data() -> Bytes {
	Bytes::from_static(b"for the party")
}

fn single(stage: &Stage, to: H160) -> safeTransferFromCall {
	let (from, to) = (of(&ALITH), Address::from(to.0));
	let (id, value) = (U256::from(stage.series), number(30u8));
	safeTransferFromCall { from, to, id, value, data: data() }
}

fn batch(stage: &Stage, to: H160) -> safeBatchTransferFromCall {
	safeBatchTransferFromCall {
		from: of(&ALITH),
		to: Address::from(to.0),
		ids: [stage.series, stage.other].map(U256::from).to_vec(),
		values: [30u8, 7].map(number).to_vec(),
		data: data(),
	}
}

/// The log of the question that `contract` was asked.
pub fn question(contract: H160, input: Vec<u8>) -> Log {
	(contract, Vec::new(), input)
}

fn balance(account: H160, id: u32) -> U256 {
	let account = Address::from(account.0);
	view(COUPON, &balanceOfCall { account, id: U256::from(id) })
}

/// Nothing moved to a contract that did not agree.
fn assert_unmoved(stage: &Stage, contract: H160) {
	assert_eq!(balance(contract, stage.series), U256::ZERO);
	assert_eq!(balance(contract, stage.other), U256::ZERO);
	assert_eq!(balance(ALITH.address(), stage.series), number(UNITS));
}

/// `bytes4(keccak256("onERC1155Received(address,address,uint256,uint256,bytes)"))`, 0xf23a6e61, and 0xbc197c81.
fn hooks_have_the_selectors_of_the_standard() {
	let single = keccak_256(b"onERC1155Received(address,address,uint256,uint256,bytes)");
	assert_eq!(onERC1155ReceivedCall::SELECTOR, [0xf2, 0x3a, 0x6e, 0x61]);
	assert_eq!(single[..4], onERC1155ReceivedCall::SELECTOR);
	let batch = keccak_256(b"onERC1155BatchReceived(address,address,uint256[],uint256[],bytes)");
	assert_eq!(onERC1155BatchReceivedCall::SELECTOR, [0xbc, 0x19, 0x7c, 0x81]);
	assert_eq!(batch[..4], onERC1155BatchReceivedCall::SELECTOR);
}

/// "safeTransferFrom MUST call onERC1155Received on _to": the operator, who held the units, which and how many, "MUST be
/// sent unaltered in call".
fn transfer_asks_the_contract_with_the_arguments_of_the_standard() {
	on_stage(|stage| {
		let contract = Answer::Accepts.deploy();
		let call = single(stage, contract);
		let (_, logs) = send(&ALITH, COUPON, &call);
		let asked = onERC1155ReceivedCall {
			operator: of(&ALITH),
			from: call.from,
			id: call.id,
			value: call.value,
			data: call.data,
		};
		assert_eq!(logs.last(), Some(&question(contract, asked.abi_encode())));
		assert_eq!(balance(contract, stage.series), number(30u8));
	});
}

/// "The balance MUST have been updated and the events emitted before the ERC1155TokenReceiver hook is called".
fn transfer_is_logged_and_booked_before_the_contract_is_asked() {
	on_stage(|stage| {
		let contract = Answer::Accepts.deploy();
		let (_, logs) = send(&ALITH, COUPON, &single(stage, contract));
		let moved = TransferSingle {
			operator: of(&ALITH),
			from: of(&ALITH),
			to: Address::from(contract.0),
			id: U256::from(stage.series),
			value: number(30u8),
		};
		assert_eq!(logs.len(), 2);
		assert_eq!(logs[0], log(COUPON, moved));
	});
}

/// "If the return value is anything other than [the magic value] the transfer MUST be reverted."
fn transfer_reverts_when_the_answer_is_not_the_magic_value() {
	on_stage(|stage| {
		let contract = Answer::Zeros.deploy();
		refused(&ALITH, COUPON, &single(stage, contract));
		assert_unmoved(stage, contract);
	});
}

/// "MUST revert ... if the recipient contract does not implement the appropriate ERC1155TokenReceiver interface function".
fn transfer_reverts_when_the_contract_answers_nothing() {
	on_stage(|stage| {
		let contract = Answer::Nothing.deploy();
		refused(&ALITH, COUPON, &single(stage, contract));
		assert_unmoved(stage, contract);
	});
}

/// "If the return value is a throw/revert the transfer MUST be reverted".
fn transfer_reverts_when_the_contract_reverts() {
	on_stage(|stage| {
		let contract = Answer::Reverts.deploy();
		refused(&ALITH, COUPON, &single(stage, contract));
		assert_unmoved(stage, contract);
	});
}

/// "The ERC1155TokenReceiver hook functions MUST NOT be called ... on an Externally Owned Account."
fn transfer_asks_nobody_when_the_recipient_has_no_code() {
	on_stage(|stage| {
		let friend = evm::address_of(&who::holder());
		for logs in [
			send(&ALITH, COUPON, &single(stage, friend)).1,
			send(&ALITH, COUPON, &batch(stage, friend)).1,
		] {
			assert_eq!(logs.len(), 1);
			assert_eq!(logs[0].0, COUPON);
		}
	});
}

/// "safeBatchTransferFrom MUST call onERC1155BatchReceived", whose arrays are those of the event and of the call.
fn batch_asks_the_contract_with_the_arguments_of_the_standard() {
	on_stage(|stage| {
		let contract = Answer::Accepts.deploy();
		let call = batch(stage, contract);
		let (_, logs) = send(&ALITH, COUPON, &call);
		let asked = onERC1155BatchReceivedCall {
			operator: of(&ALITH),
			from: call.from,
			ids: call.ids,
			values: call.values,
			data: call.data,
		};
		assert_eq!(logs.len(), 2);
		assert_eq!(logs[1], question(contract, asked.abi_encode()));
		assert_eq!(balance(contract, stage.other), number(7u8));
	});
}

fn batch_reverts_when_the_answer_is_not_the_magic_value() {
	on_stage(|stage| {
		for answer in [Answer::Zeros, Answer::Nothing] {
			let contract = answer.deploy();
			refused(&ALITH, COUPON, &batch(stage, contract));
			assert_unmoved(stage, contract);
		}
	});
}

fn batch_reverts_when_the_contract_reverts() {
	on_stage(|stage| {
		let contract = Answer::Reverts.deploy();
		refused(&ALITH, COUPON, &batch(stage, contract));
		assert_unmoved(stage, contract);
	});
}
