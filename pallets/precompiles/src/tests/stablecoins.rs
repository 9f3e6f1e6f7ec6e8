// SPDX-License-Identifier: Apache-2.0
//! Stablecoins as ERC-20.

use super::{
	evm::{Kind, deploy, forwarder},
	*,
};
use crate::{
	abi::IStablecoin::*,
	asked_call,
	mock::{
		Allowances, Barred, EUROS, FRIEND, Frozen, HOLDER, PURSE, RuntimeCall, STRANGER, UNKNOWN,
		address, build_and_execute,
	},
};
use alloy::primitives::{FixedBytes, U256 as Word};
use frame_support::{assert_ok, weights::Weight};
use genex_primitives::Reason;
use pallet_allowances::{INFINITE, WeightInfo as _};
use pallet_cash::WeightInfo as _;
use pallet_revive::precompiles::{RuntimeCosts, Token};

fn payment(to: H160, value: u64) -> transferCall {
	transferCall { to: sol(to), value: number(value) }
}

fn approval(value: Word) -> approveCall {
	approveCall { spender: sol(address(FRIEND)), value }
}

fn fetched(to: u8, value: u64) -> transferFromCall {
	transferFromCall { from: sol(address(HOLDER)), to: sol(address(to)), value: number(value) }
}

/// What the holder lets the friend move.
fn allowed() -> Word {
	let call = allowanceCall { owner: sol(address(HOLDER)), spender: sol(address(FRIEND)) };
	answer(STRANGER, dollars(), &call)
}

fn balance(byte: u8) -> u128 {
	answer(STRANGER, dollars(), &balanceOfCall { account: sol(address(byte)) }).to()
}

#[test]
fn views_should_describe_each_stablecoin() {
	build_and_execute(|| {
		for (at, name, symbol) in [(DOLLARS, "US dollars", "USDC"), (EUROS, "Euros", "EURC")] {
			let at = book::of_stablecoin(at);
			assert_eq!(answer(STRANGER, at, &nameCall {}), name);
			assert_eq!(answer(STRANGER, at, &symbolCall {}), symbol);
			assert_eq!(answer(STRANGER, at, &decimalsCall {}), 6);
			assert_eq!(answer(STRANGER, at, &totalSupplyCall {}), Word::from(PURSE));
		}
		assert_eq!((balance(HOLDER), balance(FRIEND)), (PURSE, 0));
	});
}

#[test]
fn balance_of_should_leave_out_what_is_held() {
	build_and_execute(|| {
		use genex_primitives::traits::Cash as _;
		assert_ok!(Cash::hold(DOLLARS, &account(HOLDER), 30));
		assert_eq!(balance(HOLDER), PURSE - 30);
		assert_eq!(answer(STRANGER, dollars(), &totalSupplyCall {}), Word::from(PURSE));
	});
}

#[test]
fn every_function_should_revert_when_there_is_no_such_stablecoin() {
	build_and_execute(|| {
		let (owner, to) = (sol(address(HOLDER)), sol(address(FRIEND)));
		let value = number(1);
		for input in [
			nameCall {}.abi_encode(),
			symbolCall {}.abi_encode(),
			decimalsCall {}.abi_encode(),
			totalSupplyCall {}.abi_encode(),
			balanceOfCall { account: owner }.abi_encode(),
			transferCall { to, value }.abi_encode(),
			transferCall { to, value: number(0) }.abi_encode(),
			approveCall { spender: to, value }.abi_encode(),
			approveCall { spender: to, value: number(0) }.abi_encode(),
			allowanceCall { owner, spender: to }.abi_encode(),
			transferFromCall { from: owner, to, value }.abi_encode(),
			noncesCall { owner }.abi_encode(),
			DOMAIN_SEPARATORCall {}.abi_encode(),
			eip712DomainCall {}.abi_encode(),
			supportsInterfaceCall { interfaceId: Default::default() }.abi_encode(),
		] {
			let output = call(HOLDER, book::of_stablecoin(UNKNOWN), input);
			assert!(output.did_revert());
			assert_eq!(reason_in(&output.data), "Stablecoin: UnknownAsset");
		}
	});
}

#[test]
fn transfer_should_move_money_with_a_log() {
	build_and_execute(|| {
		assert!(answer(HOLDER, dollars(), &payment(address(FRIEND), 30)));
		assert_eq!((money_at(address(HOLDER)), money_at(address(FRIEND))), (PURSE - 30, 30));
		let (from, to) = (sol(address(HOLDER)), sol(address(FRIEND)));
		assert_eq!(logs(), vec![log(dollars(), Transfer { from, to, value: number(30) })]);
		// The event itself and the two indexed addresses.
		assert_eq!(logs()[0].1.len(), 3);
	});
}

#[test]
fn transfer_should_have_the_effects_of_the_native_call() {
	let native = effects_of(|| {
		let origin = RuntimeOrigin::signed(account(HOLDER));
		assert_ok!(Cash::transfer(origin, DOLLARS, account(FRIEND), 30));
	});
	let solidity = effects_of(|| {
		answer(HOLDER, dollars(), &payment(address(FRIEND), 30));
	});
	assert_eq!(native, solidity);
	assert_eq!(native.1.len(), 1);
}

#[test]
fn transfer_should_move_all_and_not_more() {
	build_and_execute(|| {
		let all = u64::try_from(PURSE).expect("fits");
		let more = payment(address(FRIEND), all + 1);
		assert_eq!(reason(HOLDER, dollars(), &more), "Stablecoin: InsufficientFunds");
		answer(HOLDER, dollars(), &payment(address(FRIEND), all));
		assert_eq!(money_at(address(HOLDER)), 0);
	});
}

#[test]
fn transfer_of_nothing_should_be_logged_and_pass_the_rules() {
	build_and_execute(|| {
		let before = books();
		assert!(answer(HOLDER, dollars(), &payment(address(FRIEND), 0)));
		let (from, to) = (sol(address(HOLDER)), sol(address(FRIEND)));
		assert_eq!(logs(), vec![log(dollars(), Transfer { from, to, value: number(0) })]);
		assert_eq!(books(), before);
		assert!(book_events().is_empty());
		Barred::set(vec![(account(FRIEND), Reason::RecipientUnknown)]);
		let expected = format!("Genex: 102 {}", Reason::RecipientUnknown.text());
		assert_eq!(reason(HOLDER, dollars(), &payment(address(FRIEND), 0)), expected);
	});
}

#[test]
fn nothing_should_be_fetched_in_the_name_of_who_allowed_nothing() {
	build_and_execute(|| {
		let poison = fetched(STRANGER, 0);
		let expected = "Stablecoin: InsufficientAllowance";
		assert_eq!(reason(STRANGER, dollars(), &poison), expected);
		assert!(logs().is_empty());
	});
}

#[test]
fn money_should_not_go_where_it_would_be_lost() {
	build_and_execute(|| {
		let before = books();
		answer(HOLDER, dollars(), &approval(number(10)));
		let allowed = books();
		assert_ne!(allowed, before);
		for (to, expected) in [
			(H160::zero(), "Stablecoin: the zero address cannot hold money"),
			(COUPON, "Stablecoin: a precompile cannot hold money"),
			(dollars(), "Stablecoin: a precompile cannot hold money"),
			(H160::from_low_u64_be(0x900), "Stablecoin: a precompile cannot hold money"),
		] {
			assert_eq!(reason(HOLDER, dollars(), &payment(to, 1)), expected);
			let from = sol(address(HOLDER));
			let fetched = transferFromCall { from, to: sol(to), value: number(1) };
			assert_eq!(reason(FRIEND, dollars(), &fetched), expected);
		}
		assert_eq!(books(), allowed);
	});
}

#[test]
fn amounts_should_be_refused_when_they_do_not_fit() {
	build_and_execute(|| {
		let expected = "Genex: value is too large; it must fit into 128 bits";
		for value in [Word::from(1) << 128, Word::MAX] {
			let to = sol(address(FRIEND));
			assert_eq!(reason(HOLDER, dollars(), &transferCall { to, value }), expected);
			let from = sol(address(HOLDER));
			assert_eq!(reason(FRIEND, dollars(), &transferFromCall { from, to, value }), expected);
		}
	});
}

#[test]
fn transfer_should_show_code_and_text_when_the_rules_refuse() {
	build_and_execute(|| {
		Barred::set(vec![(account(FRIEND), Reason::RecipientUnknown)]);
		let expected = format!("Genex: 102 {}", Reason::RecipientUnknown.text());
		assert_eq!(reason(HOLDER, dollars(), &payment(address(FRIEND), 1)), expected);
		Barred::set(Vec::new());
		Frozen::set(vec![account(HOLDER)]);
		let expected = format!("Genex: 301 {}", Reason::SenderFrozen.text());
		assert_eq!(reason(HOLDER, dollars(), &payment(address(FRIEND), 1)), expected);
	});
}

#[test]
fn approve_should_set_the_allowance_with_a_log() {
	build_and_execute(|| {
		let (owner, spender) = (sol(address(HOLDER)), sol(address(FRIEND)));
		for value in [30, 7, 0].map(number) {
			assert!(answer(HOLDER, dollars(), &approval(value)));
			assert_eq!(allowed(), value);
			let approved = Approval { owner, spender, value };
			assert_eq!(logs().last(), Some(&log(dollars(), approved)));
		}
		assert_eq!(logs().len(), 3);
	});
}

#[test]
fn approve_should_have_the_effects_of_the_native_call() {
	for (value, amount) in [(number(30), 30), (Word::MAX, INFINITE), (number(0), 0)] {
		let native = effects_of(|| {
			let origin = RuntimeOrigin::signed(account(HOLDER));
			assert_ok!(Allowances::approve(origin, DOLLARS, account(FRIEND), amount));
		});
		let solidity = effects_of(|| {
			answer(HOLDER, dollars(), &approval(value));
		});
		assert_eq!(native, solidity);
		assert_eq!(native.1.len(), 1);
	}
}

#[test]
fn approve_should_be_without_limit_when_the_value_does_not_fit() {
	build_and_execute(|| {
		for value in [Word::from(INFINITE), Word::from(1) << 128, Word::MAX] {
			answer(HOLDER, dollars(), &approval(value));
			assert_eq!(allowed(), Word::MAX);
		}
		let below = Word::from(INFINITE - 1);
		answer(HOLDER, dollars(), &approval(below));
		assert_eq!(allowed(), below);
	});
}

#[test]
fn approve_should_revert_when_it_cannot_be_given() {
	build_and_execute(|| {
		let nobody = approveCall { spender: Address::ZERO, value: number(1) };
		let expected = "Stablecoin: the zero address cannot be a spender";
		assert_eq!(reason(HOLDER, dollars(), &nobody), expected);
		Frozen::set(vec![account(FRIEND)]);
		let expected = format!("Genex: 302 {}", Reason::RecipientFrozen.text());
		assert_eq!(reason(HOLDER, dollars(), &approval(number(1))), expected);
		assert!(logs().is_empty());
	});
}

#[test]
fn transfer_from_should_move_money_and_lower_the_allowance() {
	build_and_execute(|| {
		answer(HOLDER, dollars(), &approval(number(30)));
		assert!(answer(FRIEND, dollars(), &fetched(STRANGER, 10)));
		assert_eq!(allowed(), number(20));
		assert_eq!((balance(HOLDER), balance(STRANGER)), (PURSE - 10, 10));
		let moved =
			Transfer { from: sol(address(HOLDER)), to: sol(address(STRANGER)), value: number(10) };
		// As with OpenZeppelin, no `Approval` is written for it.
		assert_eq!(logs().len(), 2);
		assert_eq!(logs().last(), Some(&log(dollars(), moved)));
	});
}

#[test]
fn transfer_from_should_have_the_effects_of_the_native_call() {
	let native = effects_of(|| {
		let owner = RuntimeOrigin::signed(account(HOLDER));
		assert_ok!(Allowances::approve(owner, DOLLARS, account(FRIEND), 30));
		let spender = RuntimeOrigin::signed(account(FRIEND));
		let (from, to) = (account(HOLDER), account(STRANGER));
		assert_ok!(Allowances::transfer_from(spender, DOLLARS, from, to, 10));
	});
	let solidity = effects_of(|| {
		answer(HOLDER, dollars(), &approval(number(30)));
		answer(FRIEND, dollars(), &fetched(STRANGER, 10));
	});
	assert_eq!(native, solidity);
	assert_eq!(native.1.len(), 3);
}

#[test]
fn transfer_from_should_keep_an_allowance_without_limit() {
	build_and_execute(|| {
		answer(HOLDER, dollars(), &approval(Word::MAX));
		answer(FRIEND, dollars(), &fetched(STRANGER, 10));
		assert_eq!(allowed(), Word::MAX);
	});
}

#[test]
fn transfer_from_should_revert_when_it_is_not_allowed_or_money_is_short() {
	build_and_execute(|| {
		let expected = "Stablecoin: InsufficientAllowance";
		assert_eq!(reason(FRIEND, dollars(), &fetched(STRANGER, 1)), expected);
		answer(HOLDER, dollars(), &approval(number(10)));
		assert_eq!(reason(FRIEND, dollars(), &fetched(STRANGER, 11)), expected);
		assert_eq!(reason(STRANGER, dollars(), &fetched(STRANGER, 1)), expected);
		answer(HOLDER, dollars(), &approval(Word::MAX));
		let all = u64::try_from(PURSE).expect("fits");
		let more = reason(FRIEND, dollars(), &fetched(STRANGER, all + 1));
		assert_eq!(more, "Stablecoin: InsufficientFunds");
	});
}

#[test]
fn transfer_from_should_revert_when_the_spender_is_frozen() {
	build_and_execute(|| {
		answer(HOLDER, dollars(), &approval(number(10)));
		Frozen::set(vec![account(FRIEND)]);
		let expected = format!("Genex: 301 {}", Reason::SenderFrozen.text());
		assert_eq!(reason(FRIEND, dollars(), &fetched(STRANGER, 1)), expected);
		assert_eq!(allowed(), number(10));
	});
}

#[test]
fn a_contract_should_fetch_what_it_was_allowed() {
	build_and_execute(|| {
		let contract = deploy(STRANGER, &forwarder(Kind::Call));
		let allowance = approveCall { spender: sol(contract), value: number(10) };
		answer(HOLDER, dollars(), &allowance);
		let mut input = [0; 32].to_vec();
		input[12..].copy_from_slice(&dollars().0);
		input.extend(fetched(FRIEND, 10).abi_encode());
		let output = call(STRANGER, contract, input.clone());
		assert!(!output.did_revert(), "reverted: {}", reason_in(&output.data));
		assert_eq!(balance(FRIEND), 10);
		let again = call(STRANGER, contract, input);
		assert_eq!(reason_in(&again.data), "Stablecoin: InsufficientAllowance");
	});
}

#[test]
fn supports_interface_should_know_its_interfaces_only() {
	let xor = |selectors: &[[u8; 4]]| {
		selectors.iter().fold([0; 4], |sum: [u8; 4], next| {
			core::array::from_fn(|place| sum[place] ^ next[place])
		})
	};
	let erc_20 = xor(&[
		totalSupplyCall::SELECTOR,
		balanceOfCall::SELECTOR,
		transferCall::SELECTOR,
		allowanceCall::SELECTOR,
		approveCall::SELECTOR,
		transferFromCall::SELECTOR,
	]);
	assert_eq!(erc_20, [0x36, 0x37, 0x2b, 0x07]);
	let metadata = xor(&[nameCall::SELECTOR, symbolCall::SELECTOR, decimalsCall::SELECTOR]);
	let permits =
		xor(&[permitCall::SELECTOR, noncesCall::SELECTOR, DOMAIN_SEPARATORCall::SELECTOR]);
	let known =
		[supportsInterfaceCall::SELECTOR, erc_20, metadata, permits, eip712DomainCall::SELECTOR];
	build_and_execute(|| {
		let asked = |id| {
			let call = supportsInterfaceCall { interfaceId: FixedBytes(id) };
			answer(STRANGER, dollars(), &call)
		};
		assert!(known.into_iter().all(asked));
		for id in [[0xff; 4], [0; 4], [0xd9, 0xb6, 0x7a, 0x26]] {
			assert!(!asked(id), "{id:?}");
		}
	});
}

#[test]
fn asked_call_should_be_the_native_call_of_each_act() {
	build_and_execute(|| {
		let asked = |at, input: Vec<u8>| asked_call::<Test>(&at, &input);
		let (asset, from, to) = (EUROS, account(HOLDER), account(FRIEND));
		let euros = book::of_stablecoin(EUROS);
		let expected = pallet_cash::Call::transfer { asset, to: to.clone(), amount: 5 };
		let paid = payment(address(FRIEND), 5).abi_encode();
		assert_eq!(asked(euros, paid.clone()), Some(RuntimeCall::Cash(expected)));
		assert_eq!(asked(COUPON, paid), None);
		let spender = to.clone();
		let expected = pallet_allowances::Call::approve { asset, spender, amount: INFINITE };
		let approved = approval(Word::MAX).abi_encode();
		assert_eq!(asked(euros, approved), Some(RuntimeCall::Allowances(expected)));
		let expected = pallet_allowances::Call::transfer_from { asset, from, to, amount: 5 };
		let moved = fetched(FRIEND, 5).abi_encode();
		assert_eq!(asked(euros, moved), Some(RuntimeCall::Allowances(expected)));
		let signed = super::permits::signed_permit(0).abi_encode();
		let Some(RuntimeCall::Allowances(pallet_allowances::Call::permit { permit, .. })) =
			asked(euros, signed)
		else {
			panic!("a permit is asked for");
		};
		assert_eq!((permit.spender, permit.value), (address(FRIEND), 1.into()));
		let too_much = transferCall { to: sol(address(FRIEND)), value: Word::MAX };
		assert_eq!(asked(euros, too_much.abi_encode()), None);
		assert_eq!(asked(euros, nameCall {}.abi_encode()), None);
	});
}

/// What an act costs besides the weight of its native call: the filter of calls, `lookups` of addresses, and the log.
fn surcharge(lookups: u64) -> Weight {
	let cost = |cost: RuntimeCosts| Token::<Test>::weight(&cost);
	cost(RuntimeCosts::ToAccountId)
		.saturating_mul(lookups)
		.saturating_add(cost(RuntimeCosts::DepositEvent { num_topic: 3, len: 32 }))
		.saturating_add(<Test as frame_system::Config>::DbWeight::get().reads(2))
}

#[test]
fn acts_should_weigh_what_their_native_twins_weigh() {
	type OfCash = <Test as pallet_cash::Config>::WeightInfo;
	type OfAllowances = <Test as pallet_allowances::Config>::WeightInfo;
	build_and_execute(|| {
		let weight = |caller, input| call_with(caller, dollars(), 0, input).weight_consumed;
		let paid = weight(HOLDER, payment(address(FRIEND), 1).abi_encode());
		assert_eq!(paid, OfCash::transfer().saturating_add(surcharge(1)));
		let approved = weight(HOLDER, approval(number(9)).abi_encode());
		assert_eq!(approved, OfAllowances::approve().saturating_add(surcharge(1)));
		let moved = weight(FRIEND, fetched(STRANGER, 1).abi_encode());
		assert_eq!(moved, OfAllowances::transfer_from().saturating_add(surcharge(2)));
		let permitted = weight(STRANGER, super::permits::signed_permit(0).abi_encode());
		assert_eq!(permitted, OfAllowances::permit().saturating_add(surcharge(0)));
	});
}
