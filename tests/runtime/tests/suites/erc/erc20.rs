// SPDX-License-Identifier: Apache-2.0
//! ERC-20. What is quoted is the text of the standard.

use crate::erc::stage::{
	at, dollars, log, number, of, on_stage, purse, refused, send, view, view_reverts,
};
use genex_precompiles::{abi::IStablecoin::*, addresses};
use genex_runtime_tests::{
	eth::{ALITH, BALTATHAR, CHARLETH, Key},
	scene::DOLLAR,
	who,
};
use pallet_revive::precompiles::alloy::{
	primitives::{Address, U256},
	sol_types::{SolCall, SolEvent},
};
use sp_io::hashing::keccak_256;

cases![
	functions_have_the_selectors_of_the_standard,
	events_have_the_topics_of_the_standard,
	name_and_symbol_are_texts,
	decimals_are_those_of_the_users_representation,
	total_supply_is_what_was_issued,
	balance_of_is_the_balance_of_the_account,
	balance_of_an_unknown_account_is_zero,
	transfer_moves_and_answers_true,
	transfer_fires_the_event,
	transfer_throws_when_the_balance_is_too_small,
	transfer_of_zero_is_a_normal_transfer,
	transfer_of_everything_leaves_zero,
	transfer_to_oneself_changes_no_balance,
	transfer_to_the_zero_address_throws,
	transfer_that_throws_changes_nothing,
	transfer_keeps_the_sum,
	approve_answers_true_and_sets_the_allowance,
	approve_fires_the_event,
	approve_again_overwrites_the_allowance,
	approve_of_zero_takes_the_allowance_away,
	approve_is_not_limited_by_the_balance,
	approve_of_the_zero_address_throws,
	allowance_is_zero_at_first,
	allowance_is_of_one_spender_only,
	allowance_is_of_one_token_only,
	transfer_from_moves_and_answers_true,
	transfer_from_fires_the_event,
	transfer_from_throws_when_nothing_was_authorised,
	transfer_from_throws_above_the_allowance,
	transfer_from_withdraws_many_times_up_to_the_value,
	transfer_from_of_zero_is_a_normal_transfer,
	transfer_from_throws_when_the_balance_is_too_small,
	transfer_from_keeps_the_largest_allowance,
	transfer_from_that_throws_keeps_the_allowance,
	another_token_is_another_contract,
	no_token_is_where_there_is_no_stablecoin,
];

fn balance(account: Address) -> U256 {
	view(dollars(), &balanceOfCall { account })
}

fn allowance(owner: &Key, spender: &Key) -> U256 {
	view(dollars(), &allowanceCall { owner: of(owner), spender: of(spender) })
}

/// Somebody who gets money.
fn payee() -> Address {
	at(&who::holder())
}

fn pay(value: u128) -> transferCall {
	transferCall { to: payee(), value: number(value) }
}

/// Alith lets Baltathar move this much.
fn allow(value: U256) {
	let (answer, _) = send(&ALITH, dollars(), &approveCall { spender: of(&BALTATHAR), value });
	assert!(answer);
}

fn fetch(value: u128) -> transferFromCall {
	transferFromCall { from: of(&ALITH), to: payee(), value: number(value) }
}

fn functions_have_the_selectors_of_the_standard() {
	let of = |signature: &str| keccak_256(signature.as_bytes())[..4].to_vec();
	for (selector, signature) in [
		(totalSupplyCall::SELECTOR, "totalSupply()"),
		(balanceOfCall::SELECTOR, "balanceOf(address)"),
		(transferCall::SELECTOR, "transfer(address,uint256)"),
		(transferFromCall::SELECTOR, "transferFrom(address,address,uint256)"),
		(approveCall::SELECTOR, "approve(address,uint256)"),
		(allowanceCall::SELECTOR, "allowance(address,address)"),
		(nameCall::SELECTOR, "name()"),
		(symbolCall::SELECTOR, "symbol()"),
		(decimalsCall::SELECTOR, "decimals()"),
	] {
		assert_eq!(selector.to_vec(), of(signature), "{signature}");
	}
}

fn events_have_the_topics_of_the_standard() {
	let moved = keccak_256(b"Transfer(address,address,uint256)");
	assert_eq!(Transfer::SIGNATURE_HASH.0, moved);
	let approved = keccak_256(b"Approval(address,address,uint256)");
	assert_eq!(Approval::SIGNATURE_HASH.0, approved);
	let (from, to, value) = (Address::repeat_byte(1), Address::repeat_byte(2), number(3u8));
	// "indexed _from, indexed _to": the event itself and two topics.
	let (_, topics, data) = log(dollars(), Transfer { from, to, value });
	assert_eq!((topics.len(), data.len()), (3, 32));
}

fn name_and_symbol_are_texts() {
	on_stage(|_| {
		assert!(!view(dollars(), &nameCall {}).is_empty());
		assert_eq!(view(dollars(), &symbolCall {}), "USDC");
	});
}

fn decimals_are_those_of_the_users_representation() {
	on_stage(|_| assert_eq!(view(dollars(), &decimalsCall {}), 6));
}

fn total_supply_is_what_was_issued() {
	on_stage(|_| {
		let issued = genex_runtime::Assets::total_supply(genex_runtime_tests::scene::USDC);
		assert!(issued > 0);
		assert_eq!(view(dollars(), &totalSupplyCall {}), number(issued));
	});
}

fn balance_of_is_the_balance_of_the_account() {
	on_stage(|_| assert_eq!(balance(of(&ALITH)), number(purse())));
}

fn balance_of_an_unknown_account_is_zero() {
	on_stage(|_| assert_eq!(balance(Address::repeat_byte(0x77)), U256::ZERO));
}

/// "Transfers _value amount of tokens to address _to".
fn transfer_moves_and_answers_true() {
	on_stage(|_| {
		let (before, had) = (purse(), balance(payee()));
		let (answer, _) = send(&ALITH, dollars(), &pay(DOLLAR));
		assert!(answer);
		assert_eq!(balance(of(&ALITH)), number(before - DOLLAR));
		assert_eq!(balance(payee()), had + number(DOLLAR));
	});
}

/// "and MUST fire the Transfer event".
fn transfer_fires_the_event() {
	on_stage(|_| {
		let (_, logs) = send(&ALITH, dollars(), &pay(DOLLAR));
		let moved = Transfer { from: of(&ALITH), to: payee(), value: number(DOLLAR) };
		assert_eq!(logs, vec![log(dollars(), moved)]);
	});
}

/// "The function SHOULD throw if the message caller's account balance does not have enough tokens to spend."
fn transfer_throws_when_the_balance_is_too_small() {
	on_stage(|_| {
		let text = refused(&ALITH, dollars(), &pay(purse() + 1));
		assert!(text.contains("InsufficientFunds"), "{text}");
		let all = transferCall { to: payee(), value: U256::MAX };
		refused(&ALITH, dollars(), &all);
	});
}

/// "Transfers of 0 values MUST be treated as normal transfers and fire the Transfer event."
fn transfer_of_zero_is_a_normal_transfer() {
	on_stage(|_| {
		let before = purse();
		let (answer, logs) = send(&ALITH, dollars(), &pay(0));
		assert!(answer);
		let moved = Transfer { from: of(&ALITH), to: payee(), value: U256::ZERO };
		assert_eq!(logs, vec![log(dollars(), moved)]);
		assert_eq!(purse(), before);
	});
}

fn transfer_of_everything_leaves_zero() {
	on_stage(|_| {
		send(&ALITH, dollars(), &pay(purse()));
		assert_eq!(balance(of(&ALITH)), U256::ZERO);
	});
}

fn transfer_to_oneself_changes_no_balance() {
	on_stage(|_| {
		let before = purse();
		let call = transferCall { to: of(&ALITH), value: number(DOLLAR) };
		let (answer, logs) = send(&ALITH, dollars(), &call);
		assert!(answer);
		assert_eq!(logs.len(), 1);
		assert_eq!(purse(), before);
	});
}

fn transfer_to_the_zero_address_throws() {
	on_stage(|_| {
		let call = transferCall { to: Address::ZERO, value: number(1u8) };
		refused(&ALITH, dollars(), &call);
	});
}

fn transfer_that_throws_changes_nothing() {
	on_stage(|_| {
		let before = (purse(), balance(payee()));
		refused(&ALITH, dollars(), &pay(purse() + 1));
		// Somebody who is not registered can get nothing.
		let stranger = transferCall { to: of(&CHARLETH), value: number(1u8) };
		let text = refused(&ALITH, dollars(), &stranger);
		assert!(text.contains("Genex: 102 "), "{text}");
		assert_eq!((purse(), balance(payee())), before);
	});
}

fn transfer_keeps_the_sum() {
	on_stage(|_| {
		let sum = || balance(of(&ALITH)) + balance(payee());
		let (before, supply) = (sum(), view(dollars(), &totalSupplyCall {}));
		send(&ALITH, dollars(), &pay(DOLLAR));
		assert_eq!((sum(), view(dollars(), &totalSupplyCall {})), (before, supply));
	});
}

/// "Allows _spender to withdraw from your account multiple times, up to the _value amount."
fn approve_answers_true_and_sets_the_allowance() {
	on_stage(|_| {
		allow(number(DOLLAR));
		assert_eq!(allowance(&ALITH, &BALTATHAR), number(DOLLAR));
	});
}

/// "MUST trigger on any successful call to approve".
fn approve_fires_the_event() {
	on_stage(|_| {
		for value in [number(DOLLAR), U256::ZERO, U256::ZERO, U256::MAX] {
			let call = approveCall { spender: of(&BALTATHAR), value };
			let (_, logs) = send(&ALITH, dollars(), &call);
			let approved = Approval { owner: of(&ALITH), spender: of(&BALTATHAR), value };
			assert_eq!(logs, vec![log(dollars(), approved)]);
		}
	});
}

/// "If this function is called again it overwrites the current allowance with _value."
fn approve_again_overwrites_the_allowance() {
	on_stage(|_| {
		for value in [5u8, 3, 7].map(number) {
			allow(value);
			assert_eq!(allowance(&ALITH, &BALTATHAR), value);
		}
	});
}

fn approve_of_zero_takes_the_allowance_away() {
	on_stage(|_| {
		allow(number(DOLLAR));
		allow(U256::ZERO);
		assert_eq!(allowance(&ALITH, &BALTATHAR), U256::ZERO);
		refused(&BALTATHAR, dollars(), &fetch(1));
	});
}

fn approve_is_not_limited_by_the_balance() {
	on_stage(|_| {
		let more = number(purse() * 2);
		allow(more);
		assert_eq!(allowance(&ALITH, &BALTATHAR), more);
	});
}

fn approve_of_the_zero_address_throws() {
	on_stage(|_| {
		let call = approveCall { spender: Address::ZERO, value: number(1u8) };
		refused(&ALITH, dollars(), &call);
	});
}

fn allowance_is_zero_at_first() {
	on_stage(|_| assert_eq!(allowance(&ALITH, &BALTATHAR), U256::ZERO));
}

fn allowance_is_of_one_spender_only() {
	on_stage(|_| {
		allow(number(DOLLAR));
		assert_eq!(allowance(&ALITH, &CHARLETH), U256::ZERO);
		assert_eq!(allowance(&BALTATHAR, &ALITH), U256::ZERO);
	});
}

fn allowance_is_of_one_token_only() {
	on_stage(|_| {
		allow(number(DOLLAR));
		let call = allowanceCall { owner: of(&ALITH), spender: of(&BALTATHAR) };
		assert_eq!(view(addresses::of_stablecoin(2), &call), U256::ZERO);
	});
}

/// "Transfers _value amount of tokens from address _from to address _to".
fn transfer_from_moves_and_answers_true() {
	on_stage(|_| {
		let (before, had) = (purse(), balance(payee()));
		allow(number(DOLLAR));
		let (answer, _) = send(&BALTATHAR, dollars(), &fetch(DOLLAR));
		assert!(answer);
		assert_eq!(balance(of(&ALITH)), number(before - DOLLAR));
		assert_eq!(balance(payee()), had + number(DOLLAR));
	});
}

/// "and MUST fire the Transfer event".
fn transfer_from_fires_the_event() {
	on_stage(|_| {
		allow(number(DOLLAR));
		let (_, logs) = send(&BALTATHAR, dollars(), &fetch(DOLLAR));
		let moved = Transfer { from: of(&ALITH), to: payee(), value: number(DOLLAR) };
		assert_eq!(logs, vec![log(dollars(), moved)]);
	});
}

/// "The function SHOULD throw unless the _from account has deliberately authorized the sender of the message via some
/// mechanism."
fn transfer_from_throws_when_nothing_was_authorised() {
	on_stage(|_| {
		for value in [0, 1, DOLLAR] {
			let text = refused(&BALTATHAR, dollars(), &fetch(value));
			assert!(text.contains("InsufficientAllowance"), "{text}");
		}
	});
}

fn transfer_from_throws_above_the_allowance() {
	on_stage(|_| {
		allow(number(DOLLAR));
		let text = refused(&BALTATHAR, dollars(), &fetch(DOLLAR + 1));
		assert!(text.contains("InsufficientAllowance"), "{text}");
	});
}

fn transfer_from_withdraws_many_times_up_to_the_value() {
	on_stage(|_| {
		allow(number(5u8));
		for (value, left) in [(2, 3u8), (1, 2), (2, 0)] {
			send(&BALTATHAR, dollars(), &fetch(value));
			assert_eq!(allowance(&ALITH, &BALTATHAR), number(left));
		}
		refused(&BALTATHAR, dollars(), &fetch(1));
	});
}

/// "Transfers of 0 values MUST be treated as normal transfers and fire the Transfer event."
fn transfer_from_of_zero_is_a_normal_transfer() {
	on_stage(|_| {
		allow(number(DOLLAR));
		let (answer, logs) = send(&BALTATHAR, dollars(), &fetch(0));
		assert!(answer);
		let moved = Transfer { from: of(&ALITH), to: payee(), value: U256::ZERO };
		assert_eq!(logs, vec![log(dollars(), moved)]);
		assert_eq!(allowance(&ALITH, &BALTATHAR), number(DOLLAR));
	});
}

fn transfer_from_throws_when_the_balance_is_too_small() {
	on_stage(|_| {
		allow(U256::MAX);
		let text = refused(&BALTATHAR, dollars(), &fetch(purse() + 1));
		assert!(text.contains("InsufficientFunds"), "{text}");
	});
}

/// Not in the standard, but what its users rely on (OpenZeppelin): the largest number is no number.
fn transfer_from_keeps_the_largest_allowance() {
	on_stage(|_| {
		allow(U256::MAX);
		send(&BALTATHAR, dollars(), &fetch(DOLLAR));
		assert_eq!(allowance(&ALITH, &BALTATHAR), U256::MAX);
	});
}

fn transfer_from_that_throws_keeps_the_allowance() {
	on_stage(|_| {
		let more = number(purse() + 5);
		allow(more);
		refused(&BALTATHAR, dollars(), &fetch(purse() + 1));
		assert_eq!(allowance(&ALITH, &BALTATHAR), more);
	});
}

fn another_token_is_another_contract() {
	on_stage(|_| {
		let other = addresses::of_stablecoin(2);
		assert_ne!(view(other, &symbolCall {}), view(dollars(), &symbolCall {}));
		assert_eq!(view(other, &balanceOfCall { account: of(&ALITH) }), U256::ZERO);
	});
}

fn no_token_is_where_there_is_no_stablecoin() {
	on_stage(|_| {
		let nowhere = addresses::of_stablecoin(99);
		assert!(view_reverts(nowhere, &totalSupplyCall {}));
		refused(&ALITH, nowhere, &pay(0));
	});
}
