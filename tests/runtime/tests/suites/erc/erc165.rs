// SPDX-License-Identifier: Apache-2.0
//! ERC-165, at coupons and at a stablecoin. What is quoted is the text of the standard.

use crate::erc::stage::{COUPON, dollars, on_stage, view};
use genex_precompiles::abi::{
	ICoupon::supportsInterfaceCall as OfCoupon,
	IStablecoin::{
		DOMAIN_SEPARATORCall, allowanceCall, approveCall, balanceOfCall, decimalsCall,
		eip712DomainCall, nameCall, noncesCall, permitCall, supportsInterfaceCall as OfStablecoin,
		symbolCall, totalSupplyCall, transferCall, transferFromCall,
	},
};
use genex_runtime_tests::{eth, who};
use pallet_revive::precompiles::alloy::{primitives::FixedBytes, sol_types::SolCall};
use sp_core::H160;

cases![
	the_selector_is_that_of_the_standard,
	coupons_are_detected_by_the_two_questions,
	coupons_are_erc_1155,
	coupons_have_the_metadata_of_erc_1155,
	coupons_are_nothing_else,
	stablecoins_are_detected_by_the_two_questions,
	stablecoins_are_erc_20,
	stablecoins_have_the_metadata_of_erc_20,
	stablecoins_have_permits,
	stablecoins_tell_their_domain,
	stablecoins_are_nothing_else,
	the_answer_is_one_word,
];

const ERC_165: [u8; 4] = [0x01, 0xff, 0xc9, 0xa7];
const INVALID: [u8; 4] = [0xff; 4];
const ERC_1155: [u8; 4] = [0xd9, 0xb6, 0x7a, 0x26];
const ERC_1155_METADATA: [u8; 4] = [0x0e, 0x89, 0x34, 0x1c];
const ERC_721: [u8; 4] = [0x80, 0xac, 0x58, 0xcd];

fn coupons_serve(id: [u8; 4]) -> bool {
	view(COUPON, &OfCoupon { interfaceId: FixedBytes(id) })
}

fn stablecoins_serve(id: [u8; 4]) -> bool {
	view(dollars(), &OfStablecoin { interfaceId: FixedBytes(id) })
}

/// "The interface identifier ... is the XOR of all function selectors in the interface."
fn xor(selectors: &[[u8; 4]]) -> [u8; 4] {
	selectors.iter().fold([0; 4], |sum, next| std::array::from_fn(|at| sum[at] ^ next[at]))
}

/// "The interface identifier for this interface is 0x01ffc9a7."
fn the_selector_is_that_of_the_standard() {
	assert_eq!(OfCoupon::SELECTOR, ERC_165);
	assert_eq!(OfStablecoin::SELECTOR, ERC_165);
}

/// "How to Detect if a Contract Implements ERC-165": yes to 0x01ffc9a7, and no to 0xffffffff.
fn coupons_are_detected_by_the_two_questions() {
	on_stage(|_| assert!(coupons_serve(ERC_165) && !coupons_serve(INVALID)));
}

fn coupons_are_erc_1155() {
	on_stage(|_| assert!(coupons_serve(ERC_1155)));
}

fn coupons_have_the_metadata_of_erc_1155() {
	on_stage(|_| assert!(coupons_serve(ERC_1155_METADATA)));
}

fn coupons_are_nothing_else() {
	on_stage(|_| {
		for id in [[0; 4], ERC_721, [0x36, 0x37, 0x2b, 0x07], [0x4e, 0x23, 0x12, 0xe0]] {
			assert!(!coupons_serve(id), "{id:?}");
		}
	});
}

fn stablecoins_are_detected_by_the_two_questions() {
	on_stage(|_| assert!(stablecoins_serve(ERC_165) && !stablecoins_serve(INVALID)));
}

fn stablecoins_are_erc_20() {
	let id = xor(&[
		totalSupplyCall::SELECTOR,
		balanceOfCall::SELECTOR,
		transferCall::SELECTOR,
		allowanceCall::SELECTOR,
		approveCall::SELECTOR,
		transferFromCall::SELECTOR,
	]);
	assert_eq!(id, [0x36, 0x37, 0x2b, 0x07]);
	on_stage(|_| assert!(stablecoins_serve(id)));
}

fn stablecoins_have_the_metadata_of_erc_20() {
	let id = xor(&[nameCall::SELECTOR, symbolCall::SELECTOR, decimalsCall::SELECTOR]);
	assert_eq!(id, [0xa2, 0x19, 0xa0, 0x25]);
	on_stage(|_| assert!(stablecoins_serve(id)));
}

fn stablecoins_have_permits() {
	let id = xor(&[permitCall::SELECTOR, noncesCall::SELECTOR, DOMAIN_SEPARATORCall::SELECTOR]);
	assert_eq!(id, [0x9d, 0x8f, 0xf7, 0xda]);
	on_stage(|_| assert!(stablecoins_serve(id)));
}

fn stablecoins_tell_their_domain() {
	assert_eq!(eip712DomainCall::SELECTOR, [0x84, 0xb0, 0x19, 0x6e]);
	on_stage(|_| assert!(stablecoins_serve(eip712DomainCall::SELECTOR)));
}

fn stablecoins_are_nothing_else() {
	on_stage(|_| {
		for id in [[0; 4], ERC_1155, ERC_1155_METADATA, ERC_721] {
			assert!(!stablecoins_serve(id), "{id:?}");
		}
	});
}

/// "supportsInterface ... returns (bool)", and never reverts for an id.
fn the_answer_is_one_word() {
	on_stage(|_| {
		let asked = |at: H160, id| {
			let input = OfCoupon { interfaceId: FixedBytes(id) }.abi_encode();
			eth::ask(&who::holder(), at, input)
		};
		for at in [COUPON, dollars()] {
			for id in [ERC_165, INVALID, [0; 4], [1, 2, 3, 4]] {
				let (reverted, data) = asked(at, id);
				assert!(!reverted);
				assert_eq!(data.len(), 32);
				assert!(data[..31].iter().all(|byte| *byte == 0) && data[31] < 2);
			}
		}
	});
}
