// SPDX-License-Identifier: Apache-2.0
//! What ERC-721 says of tokens that are none any more: redeemed serials, and those whose validity is over. What is quoted is the
//! text of the standard.

#![allow(non_snake_case, reason = "arguments have the names of the standard")]

use crate::erc::{
	erc721::{OWNED, approve, balance, owner, payee, safe_transfer, transfer, with_serials},
	erc2309::redemption,
	stage::{number, of, refused, send, view, view_reverts},
};
use frame_support::assert_ok;
use genex_precompiles::{abi::ISerials::*, addresses};
use genex_runtime::Runtime;
use genex_runtime_tests::{
	env,
	eth::{ALITH, BALTATHAR},
	native::dispatch,
	who,
};
use pallet_revive::precompiles::alloy::primitives::U256;
use sp_core::H160;

cases![
	redeemed_serial_has_no_owner_and_no_approved_address,
	redeemed_serial_has_no_uri,
	redeemed_serial_may_not_be_transferred,
	redeemed_serial_may_not_be_approved,
	approval_of_a_redeemed_serial_is_gone,
	expired_serials_have_no_owner_and_no_uri,
	safe_transfer_from_throws_for_an_invalid_serial,
];

/// Longer than any series is valid.
const YEARS: u64 = 11 * 366 * 86_400;
/// The serial that Alith redeems.
const REDEEMED: u64 = 7;

/// Runs a case where a serial of Alith's is redeemed.
fn with_a_redeemed_serial(test: impl FnOnce(H160)) {
	with_serials(|token| {
		send(&ALITH, token, &redemption(REDEEMED, REDEEMED));
		test(token);
	});
}

/// That nothing is told of a serial, as of one that never was.
fn assert_invalid(token: H160, serial: u64) {
	let tokenId = number(serial);
	assert!(view_reverts(token, &ownerOfCall { tokenId }), "the owner of {serial}");
	assert!(view_reverts(token, &getApprovedCall { tokenId }), "who may move {serial}");
	assert!(view_reverts(token, &tokenURICall { tokenId }), "where {serial} is described");
}

/// "NFTs assigned to the zero address are considered invalid", "Throws if `_tokenId` is not a valid NFT".
fn redeemed_serial_has_no_owner_and_no_approved_address() {
	with_a_redeemed_serial(|token| {
		let tokenId = number(REDEEMED);
		assert!(view_reverts(token, &ownerOfCall { tokenId }));
		assert!(view_reverts(token, &getApprovedCall { tokenId }));
		assert_eq!(balance(token, of(&ALITH)), number(OWNED - 1));
	});
}

/// "Throws if `_tokenId` is not a valid NFT." Its neighbours still have theirs.
fn redeemed_serial_has_no_uri() {
	with_a_redeemed_serial(|token| {
		assert!(view_reverts(token, &tokenURICall { tokenId: number(REDEEMED) }));
		for serial in [REDEEMED - 1, REDEEMED + 1] {
			let uri = view(token, &tokenURICall { tokenId: number(serial) });
			assert!(uri.ends_with(&format!("/{serial}.json")), "{uri}");
		}
	});
}

/// "Throws if `_from` is not the current owner. [...] Throws if `_tokenId` is not a valid NFT."
fn redeemed_serial_may_not_be_transferred() {
	with_a_redeemed_serial(|token| {
		let reason = "Serials: NotOwner";
		assert_eq!(refused(&ALITH, token, &transfer(&ALITH, REDEEMED)), reason);
		assert_eq!(refused(&ALITH, token, &safe_transfer(&ALITH, REDEEMED)), reason);
		assert_eq!(balance(token, payee()), U256::ZERO);
	});
}

/// "Throws unless `msg.sender` is the current NFT owner, or an authorized operator of the current owner."
fn redeemed_serial_may_not_be_approved() {
	with_a_redeemed_serial(|token| {
		let call = approveCall { approved: of(&BALTATHAR), tokenId: number(REDEEMED) };
		assert_eq!(refused(&ALITH, token, &call), "Serials: NotOwner");
	});
}

fn approval_of_a_redeemed_serial_is_gone() {
	with_serials(|token| {
		approve(token, REDEEMED);
		send(&ALITH, token, &redemption(REDEEMED, REDEEMED));
		assert_invalid(token, REDEEMED);
		refused(&BALTATHAR, token, &transfer(&ALITH, REDEEMED));
	});
}

/// Where the end of the validity is booked, no serial is a token any more, sold or not.
fn expired_serials_have_no_owner_and_no_uri() {
	with_serials(|token| {
		env::advance(YEARS);
		assert_eq!(owner(token, 1), of(&ALITH));
		let series = addresses::series_at(&token).expect("it is the address of a series");
		let book = pallet_coupons::Call::<Runtime>::book_expiry { series };
		assert_ok!(dispatch(book, &who::holder()));
		for serial in [1, OWNED + 1] {
			assert_invalid(token, serial);
		}
		assert_eq!(balance(token, of(&ALITH)), U256::ZERO);
	});
}

/// "Throws if `_tokenId` is not a valid NFT."
fn safe_transfer_from_throws_for_an_invalid_serial() {
	with_serials(|token| {
		for serial in [0, OWNED + 1, OWNED * 11 + 1] {
			refused(&ALITH, token, &safe_transfer(&ALITH, serial));
		}
		assert_eq!(balance(token, of(&ALITH)), number(OWNED));
	});
}
