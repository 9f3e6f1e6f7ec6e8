// SPDX-License-Identifier: Apache-2.0
//! What the pallet takes and shows.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use genex_primitives::{AssetId, Balance};
use scale_info::TypeInfo;
use sp_core::{H160, H256, U256};

/// Counts the permits of an owner for a stablecoin, from 0.
pub type PermitNonce = u64;

/// An allowance without limit: it stays what it is, whatever is moved on the strength of it. No stablecoin has as much.
pub const INFINITE: Balance = Balance::MAX;

/// An amount of Ethereum as an allowance. No stablecoin has as much as does not fit, so that is without limit.
pub fn allowance_from(value: U256) -> Balance {
	Balance::try_from(value).unwrap_or(INFINITE)
}

/// How Ethereum calls accounts and stablecoins. Bound by the runtime.
pub trait Addresses<AccountId> {
	/// The account behind an address.
	fn account_of(address: &H160) -> AccountId;

	/// Where a stablecoin is a contract.
	fn contract_of(asset: AssetId) -> H160;
}

/// What an owner signs to let a spender move its money (EIP-2612), but for the nonce, which is the owner's next.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Permit {
	/// Whose money it is: the address of the key that signs.
	pub owner: H160,
	/// The address of who may move it.
	pub spender: H160,
	/// How much of it, in smallest units; more than 2^128 − 2 is without limit.
	pub value: U256,
	/// The last Unix second at which the permit can be used.
	pub deadline: U256,
}

/// An Ethereum signature.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct PermitSignature {
	/// First half.
	pub r: H256,
	/// Second half; of its two forms the lower one.
	pub s: H256,
	/// Which of two keys signed: 27 or 28.
	pub v: u8,
}

/// An allowance and who has it.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct GivenAllowance<AccountId> {
	/// The stablecoin.
	pub asset: AssetId,
	/// Who may move it.
	pub spender: AccountId,
	/// How much of it, in smallest units.
	pub amount: Balance,
}

/// How a stablecoin is called.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Description {
	/// Name, in UTF-8.
	pub name: Vec<u8>,
	/// Ticker.
	pub symbol: Vec<u8>,
	/// Decimal digits of its smallest unit.
	pub decimals: u8,
}
