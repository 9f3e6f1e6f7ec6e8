// SPDX-License-Identifier: Apache-2.0
//! The event of ERC-2309, for serials that follow one another. What is quoted is the text of the standard.

use crate::erc::{
	erc721::{OWNED, balance, owner, payee, with_serials},
	stage::{at, log, logs_since, number, of, send, view, view_reverts},
};
use frame_support::{assert_ok, weights::Weight};
use genex_precompiles::abi::ISerials::*;
use genex_runtime::Runtime;
use genex_runtime_tests::{
	eth::{ALITH, mark},
	native::dispatch,
	who,
};
use pallet_revive::precompiles::alloy::{
	primitives::{Address, B256},
	sol_types::{SolCall, SolEvent},
};
use sp_core::H160;
use sp_io::hashing::keccak_256;

cases![
	consecutive_transfer_has_the_topic_of_the_standard,
	mint_fires_one_event_for_all,
	transfer_of_a_range_fires_one_event,
	redemption_of_a_range_ends_the_serials,
];

/// "event ConsecutiveTransfer(uint256 indexed fromTokenId, uint256 toTokenId, address indexed fromAddress, address indexed
/// toAddress)".
fn consecutive_transfer_has_the_topic_of_the_standard() {
	let topic = keccak_256(b"ConsecutiveTransfer(uint256,uint256,address,address)");
	assert_eq!(ConsecutiveTransfer::SIGNATURE_HASH.0, topic);
	let (_, topics, data) = log(H160::zero(), consecutive(1, 2, Address::ZERO, Address::ZERO));
	assert_eq!((topics.len(), data.len()), (4, 32));
}

fn consecutive(first: u64, last: u64, from: Address, to: Address) -> ConsecutiveTransfer {
	ConsecutiveTransfer {
		fromTokenId: number(first),
		toTokenId: number(last),
		fromAddress: from,
		toAddress: to,
	}
}

/// "The `fromAddress` MUST be `0x0` when minting". The issuer of the stage has no Ethereum key and calls natively.
fn mint_fires_one_event_for_all() {
	with_serials(|token| {
		let (first, last) = (OWNED * 11 + 1, OWNED * 11 + 1_000);
		let call = pallet_revive::Call::<Runtime>::call {
			dest: token,
			value: 0,
			weight_limit: Weight::from_parts(100_000_000_000, u64::MAX),
			storage_deposit_limit: genex_runtime::constants::GNX,
			data: mintCall { quantity: number(1_000u16) }.abi_encode(),
		};
		let mark = mark();
		assert_ok!(dispatch(call, &who::issuer()));
		let event = consecutive(first, last, Address::ZERO, at(&who::issuer()));
		assert_eq!(logs_since(mark), [log(token, event)]);
		assert_eq!(owner(token, last), at(&who::issuer()));
	});
}

fn transfer_of_a_range_fires_one_event() {
	with_serials(|token| {
		let (from, to) = (of(&ALITH), payee());
		let call = transferRangeCall { from, to, first: number(3u8), last: number(9u8) };
		let (_, logs) = send(&ALITH, token, &call);
		assert_eq!(logs, [log(token, consecutive(3, 9, from, to))]);
		let owners = [2, 3, 9, 10].map(|serial| owner(token, serial));
		assert_eq!(owners, [from, to, to, from]);
	});
}

/// The redemption of serials that follow one another.
pub fn redemption(first: u64, last: u64) -> redeemCall {
	redeemCall {
		first: number(first),
		last: number(last),
		redeemer: at(&who::issuer()),
		orderHash: B256::repeat_byte(9),
		ciphertext: Default::default(),
	}
}

/// "The `toAddress` MUST be `0x0` when burning."
fn redemption_of_a_range_ends_the_serials() {
	with_serials(|token| {
		let (_, logs) = send(&ALITH, token, &redemption(1, 2));
		assert_eq!(logs, [log(token, consecutive(1, 2, of(&ALITH), Address::ZERO))]);
		assert!(view_reverts(token, &ownerOfCall { tokenId: number(1u8) }));
		assert_eq!(view(token, &statusCall { tokenId: number(1u8) }).state, 2);
		assert_eq!(balance(token, of(&ALITH)), number(OWNED - 2));
	});
}
