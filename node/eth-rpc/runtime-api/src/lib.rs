// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use sp_core::{H160, H256, U256};
use sp_runtime::traits::Block as BlockT;

/// A log emitted by a contract or a precompile inside an Ethereum transaction.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct EthLog {
	/// The address that emitted it.
	pub address: H160,
	/// Indexed part, at most four entries.
	pub topics: Vec<H256>,
	/// The ABI-encoded rest.
	pub data: Vec<u8>,
}

/// An Ethereum transaction of a block, with its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct EthTransaction {
	/// Index of the extrinsic that carried it, counting all extrinsics of the block.
	pub extrinsic_index: u32,
	/// The signed transaction, RLP as the sender submitted it.
	pub payload: Vec<u8>,
	/// keccak256 of `payload`, as it stands in the Ethereum block.
	pub hash: H256,
	/// Sender, recovered from the signature.
	pub from: H160,
	/// `false` when the transaction was included but reverted.
	pub success: bool,
	/// Gas used by this transaction alone.
	pub gas_used: U256,
	/// Price of one unit of gas, in wei.
	pub effective_gas_price: U256,
	/// Address of the created contract when the transaction has no recipient, also when it reverted.
	pub contract_address: Option<H160>,
	/// Logs in the order of emission; empty when reverted.
	pub logs: Vec<EthLog>,
}

/// An Ethereum transaction waiting in the pool.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct PoolTransaction {
	/// The signed transaction, RLP as the sender submitted it.
	pub payload: Vec<u8>,
	/// keccak256 of `payload`.
	pub hash: H256,
	/// Sender, recovered from the signature.
	pub from: H160,
}

/// Why the Ethereum transactions of a block could not be extracted.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum ExtractError {
	/// The Ethereum block in storage lists a transaction that none of the given extrinsics carries.
	/// The caller passed the extrinsics of another block: pass those of the block the call is
	/// evaluated at.
	MissingExtrinsic {
		/// Hash of the transaction without extrinsic.
		hash: H256,
	},
	/// The Ethereum block and the receipt data in storage differ in length. This cannot come from
	/// the caller; it is a fault of the runtime and needs its fix.
	ReceiptDataMismatch {
		/// Number of transactions in the Ethereum block.
		transactions: u32,
		/// Number of entries in the receipt data.
		receipts: u32,
	},
	/// The payload of an included transaction does not decode, or its sender cannot be recovered.
	/// This cannot come from the caller; it is a fault of the runtime and needs its fix.
	Undecodable {
		/// Hash of the transaction.
		hash: H256,
	},
}

sp_api::decl_runtime_apis! {
	/// What the node's Ethereum JSON-RPC needs to know from the runtime. See the crate's README.
	#[api_version(1)]
	pub trait EthRpcApi {
		/// The EIP-155 chain id.
		fn chain_id() -> u64;

		/// Wraps a signed Ethereum transaction (RLP) into the extrinsic that submits it. The payload
		/// is not checked; the pool's validation does that.
		fn wrap_transaction(payload: Vec<u8>) -> <Block as BlockT>::Extrinsic;

		/// For each encoded extrinsic the Ethereum transaction it carries, if any. `None` also when
		/// the extrinsic or its payload does not decode.
		fn pool_transactions(extrinsics: Vec<Vec<u8>>) -> Vec<Option<PoolTransaction>>;

		/// The Ethereum transactions of the block at which this is evaluated, in the order of the
		/// Ethereum block. `extrinsics` is the body of that very block.
		fn extract_block(
			extrinsics: Vec<<Block as BlockT>::Extrinsic>,
		) -> Result<Vec<EthTransaction>, ExtractError>;
	}
}
