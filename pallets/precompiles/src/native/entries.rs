// SPDX-License-Identifier: Apache-2.0
//! How long the list is that an input brings.

use crate::{
	abi::{ICoupon, ICouponFactory, IRedemption, ISerials},
	addresses,
};
use pallet_revive::precompiles::{
	H160,
	alloy::{primitives::U256, sol_types::SolCall},
};

/// Every function that asks for one native call with a list: its precompile, its selector and which of its arguments is as long
/// as that list.
const LISTS: [(u16, [u8; 4], usize); 5] = [
	(addresses::COUPON, ICoupon::safeBatchTransferFromCall::SELECTOR, 2),
	(addresses::COUPON, ICoupon::settlePermitsCall::SELECTOR, 0),
	(addresses::COUPON_FACTORY, ICouponFactory::purchaseBundleCall::SELECTOR, 0),
	(addresses::REDEMPTION, IRedemption::redeemTicketsCall::SELECTOR, 0),
	(addresses::SERIALISED, ISerials::distributeCall::SELECTOR, 0),
];

/// Bytes of a word, and of the selector before the arguments.
const WORD: usize = 32;
const SELECTOR: usize = 4;

/// How many entries of a list the native call has that calling `dest` with `input` asks for, one where it has no list. Reads nothing of
/// the chain and decodes no more than the length, so that a weight can ask; an input that says no length asks for nothing.
pub fn entries(dest: &H160, input: &[u8]) -> usize {
	LISTS
		.iter()
		.find(|(number, selector, _)| {
			input.starts_with(selector) && addresses::is_at(*number, dest)
		})
		.map_or(1, |(_, _, argument)| length_of(input, *argument).unwrap_or_default())
}

/// The length of a list, which stands where the word of its argument says.
fn length_of(input: &[u8], argument: usize) -> Option<usize> {
	let arguments = input.get(SELECTOR..)?;
	number_at(arguments, number_at(arguments, argument.checked_mul(WORD)?)?)
}

/// The number in the word that begins at `start`.
fn number_at(bytes: &[u8], start: usize) -> Option<usize> {
	let word = bytes.get(start..start.checked_add(WORD)?)?;
	let number: u32 = U256::from_be_slice(word).try_into().ok()?;
	number.try_into().ok()
}
