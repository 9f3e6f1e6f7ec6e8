// SPDX-License-Identifier: Apache-2.0
//! People with coupons and money, and Solidity calls by their keys.

use frame_support::assert_ok;
use genex_precompiles::addresses;
use genex_primitives::{Balance, Quantity, SeriesId};
use genex_runtime::{AccountId, RuntimeEvent};
use genex_runtime_tests::{
	env,
	eth::{self, Key},
	evm::address_of,
	native::apply,
	scene::{self, DOLLAR, USDC},
	who,
};
use pallet_revive::precompiles::alloy::{
	primitives::{Address, U256},
	sol_types::{SolCall, SolEvent},
};
use sp_core::{H160, H256};

/// Where coupons are.
pub const COUPON: H160 = addresses::address_of(addresses::COUPON);
/// Where coupons are redeemed.
pub const REDEMPTION: H160 = addresses::address_of(addresses::REDEMPTION);
/// What Alith has of the first series.
pub const UNITS: Quantity = 10_000;
/// What Alith has of the second.
pub const OTHER_UNITS: Quantity = 1_000;

/// Where dollars are.
pub fn dollars() -> H160 {
	addresses::of_stablecoin(USDC)
}

/// Two series. Alith has units of both, and dollars.
pub struct Stage {
	pub series: SeriesId,
	pub other: SeriesId,
}

/// Runs a case on a fresh chain.
pub fn on_stage(test: impl FnOnce(&Stage)) {
	env::execute(|| {
		let (series, _) = scene::stage(&[who::alith()], 100);
		let other = scene::issue(scene::gift_card(), 1_000_000);
		let listing = scene::list(scene::offer(other, DOLLAR / 100, 1_000_000));
		scene::buy(&who::alith(), listing, OTHER_UNITS);
		test(&Stage { series, other });
	});
}

/// Dollars that Alith has on the stage, in smallest units.
pub fn purse() -> Balance {
	scene::dollars(&who::alith())
}

/// An account's address in the type of Solidity.
pub fn at(account: &AccountId) -> Address {
	Address::from(address_of(account).0)
}

/// A key's address in the type of Solidity.
pub fn of(key: &Key) -> Address {
	Address::from(key.address().0)
}

/// A number in the type of Solidity.
pub fn number(value: impl Into<u128>) -> U256 {
	U256::from(value.into())
}

/// A log: who wrote it, topics, data.
pub type Log = (H160, Vec<H256>, Vec<u8>);

/// The log that `contract` writes for `event`.
pub fn log(contract: H160, event: impl SolEvent) -> Log {
	let (topics, data) = event.encode_log_data().split();
	(contract, topics.into_iter().map(|topic| H256(topic.0)).collect(), data.to_vec())
}

/// The logs after the first `mark` events of the block.
pub fn logs_since(mark: usize) -> Vec<Log> {
	eth::events_since(mark)
		.into_iter()
		.filter_map(|event| match event {
			RuntimeEvent::Revive(pallet_revive::Event::ContractEmitted {
				contract,
				data,
				topics,
			}) => Some((contract, topics, data)),
			_ => None,
		})
		.collect()
}

/// What a call that only reads answers.
pub fn view<C: SolCall>(target: H160, call: &C) -> C::Return {
	let (reverted, data) = eth::ask(&who::holder(), target, call.abi_encode());
	assert!(!reverted, "reverted: {:?}", eth::revert_text(&data));
	C::abi_decode_returns(&data).expect("an answer of the declared type")
}

/// Whether a call that only reads reverts.
pub fn view_reverts(target: H160, call: &impl SolCall) -> bool {
	eth::ask(&who::holder(), target, call.abi_encode()).0
}

/// Sends a transaction that must succeed. Gives the answer, which a contract would get, and the logs.
pub fn send<C: SolCall>(key: &Key, target: H160, call: &C) -> (C::Return, Vec<Log>) {
	let input = call.abi_encode();
	let (reverted, data) = eth::ask(&key.account(), target, input.clone());
	assert!(!reverted, "reverted: {:?}", eth::revert_text(&data));
	// A block of its own, so that no case is about the room in a block.
	env::next_block();
	let mark = eth::mark();
	assert_ok!(apply(key.call(target, input)).expect("a valid transaction"));
	assert_eq!(eth::reverted(mark), None);
	let answer = C::abi_decode_returns(&data).expect("an answer of the declared type");
	(answer, logs_since(mark))
}

/// Sends a transaction that must revert and leave no log. Gives the reason.
pub fn refused(key: &Key, target: H160, call: &impl SolCall) -> String {
	let input = call.abi_encode();
	let (reverted, data) = eth::ask(&key.account(), target, input.clone());
	assert!(reverted, "did not revert");
	env::next_block();
	let mark = eth::mark();
	assert_ok!(apply(key.call(target, input)).expect("a valid transaction"));
	assert!(eth::reverted(mark).is_some(), "the transaction did not revert");
	assert!(logs_since(mark).is_empty(), "what reverts leaves no log");
	let text = eth::revert_text(&data).unwrap_or_default();
	text.trim_start_matches("revert: ").into()
}
