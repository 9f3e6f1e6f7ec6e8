// SPDX-License-Identifier: Apache-2.0
//! What ERC-721 says of contracts that are given serials. What is quoted is the text of the standard.

#![allow(non_snake_case, reason = "arguments have the names of the standard")]

use crate::erc::{
	erc721::{approve, owner, with_serials},
	erc1155_receivers::{Answer, question},
	stage::{log, number, of, refused, send},
};
use genex_precompiles::abi::{IERC721Receiver::onERC721ReceivedCall, ISerials::*};
use genex_runtime_tests::{
	eth::{ALITH, BALTATHAR},
	evm, who,
};
use pallet_revive::precompiles::alloy::{
	primitives::{Address, Bytes},
	sol_types::SolCall,
};
use sp_core::H160;
use sp_io::hashing::keccak_256;

cases![
	hook_has_the_selector_of_the_standard,
	transfer_asks_the_contract_with_the_arguments_of_the_standard,
	transfer_without_data_asks_with_an_empty_string,
	transfer_by_somebody_else_names_both,
	transfer_is_logged_and_booked_before_the_contract_is_asked,
	transfer_throws_when_the_answer_is_not_the_magic_value,
	transfer_throws_when_the_contract_answers_nothing,
	transfer_throws_when_the_contract_reverts,
	transfer_asks_nobody_when_the_recipient_has_no_code,
	transfer_that_is_not_safe_asks_nobody,
];

fn gift(to: H160) -> safeTransferFrom_0Call {
	let (from, to, tokenId) = (of(&ALITH), Address::from(to.0), number(7u8));
	safeTransferFrom_0Call { from, to, tokenId, data: Bytes::from_static(b"for the party") }
}

/// `bytes4(keccak256("onERC721Received(address,address,uint256,bytes)"))`, 0x150b7a02.
fn hook_has_the_selector_of_the_standard() {
	let hash = keccak_256(b"onERC721Received(address,address,uint256,bytes)");
	assert_eq!(onERC721ReceivedCall::SELECTOR, [0x15, 0x0b, 0x7a, 0x02]);
	assert_eq!(hash[..4], onERC721ReceivedCall::SELECTOR);
}

/// "When transfer is complete, this function checks if `_to` is a smart contract (code size > 0). If so, it calls
/// `onERC721Received` on `_to`".
fn transfer_asks_the_contract_with_the_arguments_of_the_standard() {
	with_serials(|at| {
		let contract = Answer::Accepts.deploy();
		let call = gift(contract);
		let (_, logs) = send(&ALITH, at, &call);
		let asked = onERC721ReceivedCall {
			operator: of(&ALITH),
			from: call.from,
			tokenId: call.tokenId,
			data: call.data,
		};
		assert_eq!(logs.last(), Some(&question(contract, asked.abi_encode())));
		assert_eq!(owner(at, 7), Address::from(contract.0));
	});
}

fn transfer_without_data_asks_with_an_empty_string() {
	with_serials(|at| {
		let contract = Answer::Accepts.deploy();
		let safeTransferFrom_0Call { from, to, tokenId, .. } = gift(contract);
		let (_, logs) = send(&ALITH, at, &safeTransferFrom_1Call { from, to, tokenId });
		let (operator, data) = (of(&ALITH), Bytes::new());
		let asked = onERC721ReceivedCall { operator, from, tokenId, data };
		assert_eq!(logs.last(), Some(&question(contract, asked.abi_encode())));
	});
}

/// "_operator The address which called `safeTransferFrom` function", "_from The address which previously owned the token".
fn transfer_by_somebody_else_names_both() {
	with_serials(|at| {
		approve(at, 7);
		let contract = Answer::Accepts.deploy();
		let call = gift(contract);
		let (_, logs) = send(&BALTATHAR, at, &call);
		let asked = onERC721ReceivedCall {
			operator: of(&BALTATHAR),
			from: of(&ALITH),
			tokenId: call.tokenId,
			data: call.data,
		};
		assert_eq!(logs.last(), Some(&question(contract, asked.abi_encode())));
		assert_eq!(owner(at, 7), Address::from(contract.0));
	});
}

/// "The ERC721 smart contract calls this function on the recipient after a `transfer`."
fn transfer_is_logged_and_booked_before_the_contract_is_asked() {
	with_serials(|at| {
		let contract = Answer::Accepts.deploy();
		let call = gift(contract);
		let (_, logs) = send(&ALITH, at, &call);
		let moved = Transfer { from: call.from, to: call.to, tokenId: call.tokenId };
		assert_eq!((logs.len(), &logs[0]), (2, &log(at, moved)));
	});
}

/// "Return of other than the magic value MUST result in the transaction being reverted."
fn transfer_throws_when_the_answer_is_not_the_magic_value() {
	with_serials(|at| {
		refused(&ALITH, at, &gift(Answer::Zeros.deploy()));
		assert_eq!(owner(at, 7), of(&ALITH));
	});
}

fn transfer_throws_when_the_contract_answers_nothing() {
	with_serials(|at| {
		refused(&ALITH, at, &gift(Answer::Nothing.deploy()));
		assert_eq!(owner(at, 7), of(&ALITH));
	});
}

/// "This function MAY throw to revert and reject the transfer."
fn transfer_throws_when_the_contract_reverts() {
	with_serials(|at| {
		refused(&ALITH, at, &gift(Answer::Reverts.deploy()));
		assert_eq!(owner(at, 7), of(&ALITH));
	});
}

fn transfer_asks_nobody_when_the_recipient_has_no_code() {
	with_serials(|at| {
		let (_, logs) = send(&ALITH, at, &gift(evm::address_of(&who::holder())));
		assert_eq!((logs.len(), logs[0].0), (1, at));
	});
}

/// "THE CALLER IS RESPONSIBLE TO CONFIRM THAT `_to` IS CAPABLE OF RECEIVING NFTS".
fn transfer_that_is_not_safe_asks_nobody() {
	with_serials(|at| {
		let contract = Answer::Reverts.deploy();
		let safeTransferFrom_0Call { from, to, tokenId, .. } = gift(contract);
		let (_, logs) = send(&ALITH, at, &transferFromCall { from, to, tokenId });
		assert_eq!((logs.len(), owner(at, 7)), (1, to));
	});
}
