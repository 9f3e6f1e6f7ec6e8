// SPDX-License-Identifier: Apache-2.0
//! ERC-721 with its metadata. What is quoted is the text of the standard.

#![allow(non_snake_case, reason = "arguments have the names of the standard")]

use crate::erc::stage::{at, log, number, of, on_stage, refused, send, view, view_reverts};
use genex_precompiles::{abi::ISerials::*, addresses};
use genex_runtime_tests::{
	eth::{ALITH, BALTATHAR, CHARLETH, Key},
	scene, who,
};
use pallet_revive::precompiles::alloy::{
	primitives::{Address, FixedBytes, U256},
	sol_types::{SolCall, SolEvent},
};
use sp_core::H160;
use sp_io::hashing::keccak_256;

cases![
	functions_have_the_selectors_of_the_standard,
	events_have_the_topics_of_the_standard,
	interfaces_have_the_ids_of_the_standard,
	supports_interface_says_what_is_served,
	balance_of_counts_what_owner_of_says,
	balance_of_the_zero_address_throws,
	balance_of_an_unknown_account_is_zero,
	owner_of_is_the_owner,
	owner_of_an_unsold_serial_is_the_issuer,
	owner_of_an_invalid_serial_throws,
	transfer_from_moves_and_fires_the_event,
	transfer_from_throws_when_the_caller_may_not,
	transfer_from_throws_when_from_is_not_the_owner,
	transfer_from_throws_to_the_zero_address,
	transfer_from_throws_for_an_invalid_serial,
	transfer_from_to_oneself_keeps_the_owner,
	transfer_from_that_throws_changes_nothing,
	safe_transfer_from_moves_and_fires_the_event,
	safe_transfer_from_without_data_does_the_same,
	safe_transfer_from_throws_when_the_caller_may_not,
	safe_transfer_from_throws_when_from_is_not_the_owner,
	safe_transfer_from_throws_to_the_zero_address,
	approve_sets_the_address_and_fires_the_event,
	approve_of_the_zero_address_means_none,
	approve_again_changes_the_address,
	approve_throws_when_the_caller_is_neither_owner_nor_operator,
	approve_by_an_operator_is_the_owners,
	approved_address_may_transfer_once,
	approval_is_reset_by_a_transfer,
	approval_is_of_one_serial_only,
	get_approved_is_zero_at_first,
	get_approved_of_an_invalid_serial_throws,
	set_approval_for_all_fires_the_event,
	operator_may_transfer_every_serial,
	operator_may_be_several_at_a_time,
	operator_that_is_revoked_may_not,
	name_and_symbol_are_texts,
	token_uri_is_distinct_and_names_the_serial,
	token_uri_of_an_invalid_serial_throws,
	no_token_is_where_no_series_is_serialised,
];

/// What Alith has of the series.
pub const OWNED: u64 = 20;

/// Runs a case where Alith has the serials 1 to [`OWNED`] of a series. Gives its address.
pub fn with_serials(test: impl FnOnce(H160)) {
	on_stage(|_| {
		let series = scene::numbered(&who::alith(), OWNED);
		test(addresses::of_series(series));
	});
}

pub fn owner(at: H160, serial: u64) -> Address {
	view(at, &ownerOfCall { tokenId: number(serial) })
}

fn approved(at: H160, serial: u64) -> Address {
	view(at, &getApprovedCall { tokenId: number(serial) })
}

pub fn balance(at: H160, owner: Address) -> U256 {
	view(at, &balanceOfCall { owner })
}

/// Somebody who gets serials.
pub fn payee() -> Address {
	at(&who::holder())
}

pub fn transfer(from: &Key, serial: u64) -> transferFromCall {
	transferFromCall { from: of(from), to: payee(), tokenId: number(serial) }
}

pub fn safe_transfer(from: &Key, serial: u64) -> safeTransferFrom_1Call {
	safeTransferFrom_1Call { from: of(from), to: payee(), tokenId: number(serial) }
}

/// Alith lets Baltathar move a serial.
pub fn approve(at: H160, serial: u64) {
	send(&ALITH, at, &approveCall { approved: of(&BALTATHAR), tokenId: number(serial) });
}

fn set_operator(at: H160, operator: &Key, approved: bool) {
	send(&ALITH, at, &setApprovalForAllCall { operator: of(operator), approved });
}

fn functions_have_the_selectors_of_the_standard() {
	let of = |signature: &str| keccak_256(signature.as_bytes())[..4].to_vec();
	for (selector, signature) in [
		(balanceOfCall::SELECTOR, "balanceOf(address)"),
		(ownerOfCall::SELECTOR, "ownerOf(uint256)"),
		(safeTransferFrom_0Call::SELECTOR, "safeTransferFrom(address,address,uint256,bytes)"),
		(safeTransferFrom_1Call::SELECTOR, "safeTransferFrom(address,address,uint256)"),
		(transferFromCall::SELECTOR, "transferFrom(address,address,uint256)"),
		(approveCall::SELECTOR, "approve(address,uint256)"),
		(setApprovalForAllCall::SELECTOR, "setApprovalForAll(address,bool)"),
		(getApprovedCall::SELECTOR, "getApproved(uint256)"),
		(isApprovedForAllCall::SELECTOR, "isApprovedForAll(address,address)"),
		(nameCall::SELECTOR, "name()"),
		(symbolCall::SELECTOR, "symbol()"),
		(tokenURICall::SELECTOR, "tokenURI(uint256)"),
	] {
		assert_eq!(selector.to_vec(), of(signature), "{signature}");
	}
}

/// "event Transfer(address indexed _from, address indexed _to, uint256 indexed _tokenId)", and the others.
fn events_have_the_topics_of_the_standard() {
	assert_eq!(Transfer::SIGNATURE_HASH.0, keccak_256(b"Transfer(address,address,uint256)"));
	assert_eq!(Approval::SIGNATURE_HASH.0, keccak_256(b"Approval(address,address,uint256)"));
	assert_eq!(
		ApprovalForAll::SIGNATURE_HASH.0,
		keccak_256(b"ApprovalForAll(address,address,bool)")
	);
	let (from, to, tokenId) = (Address::repeat_byte(1), Address::repeat_byte(2), number(3u8));
	let (_, topics, data) = log(H160::zero(), Transfer { from, to, tokenId });
	assert_eq!((topics.len(), data.len()), (4, 0));
}

fn interfaces_have_the_ids_of_the_standard() {
	let xor = |selectors: &[[u8; 4]]| {
		let join = |sum: [u8; 4], next: &[u8; 4]| std::array::from_fn(|at| sum[at] ^ next[at]);
		selectors.iter().fold([0; 4], join)
	};
	let token = xor(&[
		balanceOfCall::SELECTOR,
		ownerOfCall::SELECTOR,
		safeTransferFrom_0Call::SELECTOR,
		safeTransferFrom_1Call::SELECTOR,
		transferFromCall::SELECTOR,
		approveCall::SELECTOR,
		setApprovalForAllCall::SELECTOR,
		getApprovedCall::SELECTOR,
		isApprovedForAllCall::SELECTOR,
	]);
	assert_eq!(token, [0x80, 0xac, 0x58, 0xcd]);
	let metadata = xor(&[nameCall::SELECTOR, symbolCall::SELECTOR, tokenURICall::SELECTOR]);
	assert_eq!(metadata, [0x5b, 0x5e, 0x13, 0x9f]);
}

/// "Every ERC-721 compliant contract must implement the ERC721 and ERC165 interfaces."
fn supports_interface_says_what_is_served() {
	with_serials(|at| {
		let serves = |id| view(at, &supportsInterfaceCall { interfaceId: FixedBytes(id) });
		for id in [[0x01, 0xff, 0xc9, 0xa7], [0x80, 0xac, 0x58, 0xcd], [0x5b, 0x5e, 0x13, 0x9f]] {
			assert!(serves(id), "{id:?}");
		}
		// Enumerable, ERC-1155 and the id that nobody has.
		for id in [[0x78, 0x0e, 0x9d, 0x63], [0xd9, 0xb6, 0x7a, 0x26], [0xff; 4]] {
			assert!(!serves(id), "{id:?}");
		}
	});
}

/// "Count all NFTs assigned to an owner".
fn balance_of_counts_what_owner_of_says() {
	with_serials(|token| {
		assert_eq!(balance(token, of(&ALITH)), number(OWNED));
		assert_eq!(balance(token, at(&who::issuer())), number(OWNED * 10));
		send(&ALITH, token, &transfer(&ALITH, 5));
		assert_eq!(balance(token, of(&ALITH)), number(OWNED - 1));
		assert_eq!(balance(token, payee()), number(1u8));
	});
}

/// "NFTs assigned to the zero address are considered invalid, and this function throws for queries about the zero address."
fn balance_of_the_zero_address_throws() {
	with_serials(|at| assert!(view_reverts(at, &balanceOfCall { owner: Address::ZERO })));
}

fn balance_of_an_unknown_account_is_zero() {
	with_serials(|at| assert_eq!(balance(at, Address::repeat_byte(0x77)), U256::ZERO));
}

fn owner_of_is_the_owner() {
	with_serials(|at| {
		assert_eq!(owner(at, 1), of(&ALITH));
		assert_eq!(owner(at, OWNED), of(&ALITH));
	});
}

fn owner_of_an_unsold_serial_is_the_issuer() {
	with_serials(|token| assert_eq!(owner(token, OWNED + 1), at(&who::issuer())));
}

/// "NFTs assigned to zero address are considered invalid, and queries about them do throw."
fn owner_of_an_invalid_serial_throws() {
	with_serials(|at| {
		for tokenId in [U256::ZERO, number(OWNED * 11 + 1), U256::MAX] {
			assert!(view_reverts(at, &ownerOfCall { tokenId }));
		}
	});
}

/// "This emits when ownership of any NFT changes by any mechanism."
fn transfer_from_moves_and_fires_the_event() {
	with_serials(|at| {
		let (_, logs) = send(&ALITH, at, &transfer(&ALITH, 7));
		assert_eq!(owner(at, 7), payee());
		let (from, to) = (of(&ALITH), payee());
		assert_eq!(logs, [log(at, Transfer { from, to, tokenId: number(7u8) })]);
	});
}

/// "Throws unless `msg.sender` is the current owner, an authorized operator, or the approved address for this NFT."
fn transfer_from_throws_when_the_caller_may_not() {
	with_serials(|at| {
		assert_eq!(refused(&BALTATHAR, at, &transfer(&ALITH, 7)), "Serials: NotApproved");
	});
}

/// "Throws if `_from` is not the current owner."
fn transfer_from_throws_when_from_is_not_the_owner() {
	with_serials(|at| {
		send(&ALITH, at, &transfer(&ALITH, 7));
		assert_eq!(refused(&ALITH, at, &transfer(&ALITH, 7)), "Serials: NotOwner");
		refused(&BALTATHAR, at, &transfer(&BALTATHAR, 8));
	});
}

/// "Throws if `_to` is the zero address."
fn transfer_from_throws_to_the_zero_address() {
	with_serials(|at| {
		let call = transferFromCall { to: Address::ZERO, ..transfer(&ALITH, 7) };
		assert_eq!(refused(&ALITH, at, &call), "Serials: the zero address cannot hold serials");
	});
}

/// "Throws if `_tokenId` is not a valid NFT."
fn transfer_from_throws_for_an_invalid_serial() {
	with_serials(|at| {
		for serial in [0, OWNED + 1, OWNED * 11 + 1] {
			refused(&ALITH, at, &transfer(&ALITH, serial));
		}
	});
}

fn transfer_from_to_oneself_keeps_the_owner() {
	with_serials(|at| {
		let call = transferFromCall { to: of(&ALITH), ..transfer(&ALITH, 7) };
		let (_, logs) = send(&ALITH, at, &call);
		assert_eq!((owner(at, 7), logs.len()), (of(&ALITH), 1));
		assert_eq!(balance(at, of(&ALITH)), number(OWNED));
	});
}

fn transfer_from_that_throws_changes_nothing() {
	with_serials(|at| {
		approve(at, 7);
		refused(&BALTATHAR, at, &transfer(&ALITH, 8));
		assert_eq!((owner(at, 7), owner(at, 8)), (of(&ALITH), of(&ALITH)));
		assert_eq!(approved(at, 7), of(&BALTATHAR));
	});
}

fn safe_transfer_from_moves_and_fires_the_event() {
	with_serials(|at| {
		let (from, to, tokenId) = (of(&ALITH), payee(), number(9u8));
		let data = b"for you".to_vec().into();
		let call = safeTransferFrom_0Call { from, to, tokenId, data };
		let (_, logs) = send(&ALITH, at, &call);
		assert_eq!((owner(at, 9), logs), (payee(), vec![log(at, Transfer { from, to, tokenId })]));
	});
}

/// "This works identically to the other function with an extra data parameter, except this function just sets data to an
/// empty string."
fn safe_transfer_from_without_data_does_the_same() {
	with_serials(|at| {
		let (from, to, tokenId) = (of(&ALITH), payee(), number(9u8));
		let (_, logs) = send(&ALITH, at, &safe_transfer(&ALITH, 9));
		assert_eq!((owner(at, 9), logs), (payee(), vec![log(at, Transfer { from, to, tokenId })]));
	});
}

fn safe_transfer_from_throws_when_the_caller_may_not() {
	with_serials(|at| {
		assert_eq!(refused(&BALTATHAR, at, &safe_transfer(&ALITH, 7)), "Serials: NotApproved");
	});
}

fn safe_transfer_from_throws_when_from_is_not_the_owner() {
	with_serials(|at| {
		send(&ALITH, at, &safe_transfer(&ALITH, 7));
		assert_eq!(refused(&ALITH, at, &safe_transfer(&ALITH, 7)), "Serials: NotOwner");
	});
}

fn safe_transfer_from_throws_to_the_zero_address() {
	with_serials(|at| {
		let call = safeTransferFrom_1Call { to: Address::ZERO, ..safe_transfer(&ALITH, 7) };
		assert_eq!(refused(&ALITH, at, &call), "Serials: the zero address cannot hold serials");
	});
}

/// "Change or reaffirm the approved address for an NFT", and its event.
fn approve_sets_the_address_and_fires_the_event() {
	with_serials(|at| {
		let tokenId = number(7u8);
		let (_, logs) = send(&ALITH, at, &approveCall { approved: of(&BALTATHAR), tokenId });
		assert_eq!(approved(at, 7), of(&BALTATHAR));
		let event = Approval { owner: of(&ALITH), approved: of(&BALTATHAR), tokenId };
		assert_eq!(logs, [log(at, event)]);
	});
}

/// "The zero address indicates there is no approved address."
fn approve_of_the_zero_address_means_none() {
	with_serials(|at| {
		approve(at, 7);
		let tokenId = number(7u8);
		let (_, logs) = send(&ALITH, at, &approveCall { approved: Address::ZERO, tokenId });
		assert_eq!((approved(at, 7), logs.len()), (Address::ZERO, 1));
		refused(&BALTATHAR, at, &transfer(&ALITH, 7));
	});
}

fn approve_again_changes_the_address() {
	with_serials(|at| {
		approve(at, 7);
		send(&ALITH, at, &approveCall { approved: of(&CHARLETH), tokenId: number(7u8) });
		assert_eq!(approved(at, 7), of(&CHARLETH));
		refused(&BALTATHAR, at, &transfer(&ALITH, 7));
	});
}

/// "Throws unless `msg.sender` is the current NFT owner, or an authorized operator of the current owner."
fn approve_throws_when_the_caller_is_neither_owner_nor_operator() {
	with_serials(|at| {
		approve(at, 7);
		let call = approveCall { approved: of(&CHARLETH), tokenId: number(7u8) };
		assert_eq!(refused(&BALTATHAR, at, &call), "Serials: NotApproved");
	});
}

fn approve_by_an_operator_is_the_owners() {
	with_serials(|at| {
		set_operator(at, &BALTATHAR, true);
		let tokenId = number(7u8);
		let call = approveCall { approved: of(&CHARLETH), tokenId };
		let (_, logs) = send(&BALTATHAR, at, &call);
		let event = Approval { owner: of(&ALITH), approved: of(&CHARLETH), tokenId };
		assert_eq!(logs, [log(at, event)]);
	});
}

fn approved_address_may_transfer_once() {
	with_serials(|at| {
		approve(at, 7);
		send(&BALTATHAR, at, &transfer(&ALITH, 7));
		assert_eq!(owner(at, 7), payee());
		refused(&BALTATHAR, at, &transferFromCall { from: payee(), ..transfer(&ALITH, 7) });
	});
}

/// "When a Transfer event emits, this also indicates that the approved address for that NFT (if any) is reset to none."
fn approval_is_reset_by_a_transfer() {
	with_serials(|at| {
		approve(at, 7);
		send(&ALITH, at, &transferFromCall { to: of(&ALITH), ..transfer(&ALITH, 7) });
		assert_eq!(approved(at, 7), Address::ZERO);
	});
}

fn approval_is_of_one_serial_only() {
	with_serials(|at| {
		approve(at, 7);
		assert_eq!(approved(at, 8), Address::ZERO);
		refused(&BALTATHAR, at, &transfer(&ALITH, 8));
	});
}

/// "The approved address for this NFT, or the zero address if there is none".
fn get_approved_is_zero_at_first() {
	with_serials(|at| assert_eq!(approved(at, 7), Address::ZERO));
}

/// "Throws if `_tokenId` is not a valid NFT."
fn get_approved_of_an_invalid_serial_throws() {
	with_serials(|at| {
		for tokenId in [U256::ZERO, number(OWNED * 11 + 1), U256::MAX] {
			assert!(view_reverts(at, &getApprovedCall { tokenId }));
		}
	});
}

fn set_approval_for_all_fires_the_event() {
	with_serials(|at| {
		for approved in [true, false] {
			let operator = of(&BALTATHAR);
			let call = setApprovalForAllCall { operator, approved };
			let (_, logs) = send(&ALITH, at, &call);
			assert_eq!(logs, [log(at, ApprovalForAll { owner: of(&ALITH), operator, approved })]);
			let call = isApprovedForAllCall { owner: of(&ALITH), operator };
			assert_eq!(view(at, &call), approved);
		}
	});
}

/// "The operator can manage all NFTs of the owner."
fn operator_may_transfer_every_serial() {
	with_serials(|at| {
		set_operator(at, &BALTATHAR, true);
		for serial in [1, OWNED] {
			send(&BALTATHAR, at, &transfer(&ALITH, serial));
			assert_eq!(owner(at, serial), payee());
		}
	});
}

/// "The contract MUST allow multiple operators per owner."
fn operator_may_be_several_at_a_time() {
	with_serials(|at| {
		for operator in [&BALTATHAR, &CHARLETH] {
			set_operator(at, operator, true);
		}
		send(&BALTATHAR, at, &transfer(&ALITH, 1));
		send(&CHARLETH, at, &transfer(&ALITH, 2));
	});
}

fn operator_that_is_revoked_may_not() {
	with_serials(|at| {
		set_operator(at, &BALTATHAR, true);
		set_operator(at, &BALTATHAR, false);
		refused(&BALTATHAR, at, &transfer(&ALITH, 1));
	});
}

/// "A descriptive name for a collection of NFTs", "An abbreviated name for NFTs".
fn name_and_symbol_are_texts() {
	with_serials(|at| {
		assert_eq!(view(at, &nameCall {}), "Gift card");
		assert_eq!(view(at, &symbolCall {}), "CARD");
	});
}

/// "A distinct Uniform Resource Identifier (URI) for a given asset."
fn token_uri_is_distinct_and_names_the_serial() {
	with_serials(|at| {
		let uri = |serial: u64| view(at, &tokenURICall { tokenId: number(serial) });
		assert!(uri(7).ends_with("/7.json"), "{}", uri(7));
		assert_ne!(uri(7), uri(8));
		assert!(!uri(7).contains('{'));
	});
}

/// "Throws if `_tokenId` is not a valid NFT."
fn token_uri_of_an_invalid_serial_throws() {
	with_serials(|at| {
		for tokenId in [U256::ZERO, number(OWNED * 11 + 1), U256::MAX] {
			assert!(view_reverts(at, &tokenURICall { tokenId }));
		}
	});
}

fn no_token_is_where_no_series_is_serialised() {
	on_stage(|stage| {
		for series in [stage.series, 9_999] {
			let at = addresses::of_series(series);
			assert!(view_reverts(at, &nameCall {}));
			assert!(view_reverts(at, &ownerOfCall { tokenId: number(1u8) }));
		}
	});
}
