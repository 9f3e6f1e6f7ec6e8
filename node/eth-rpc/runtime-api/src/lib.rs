// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use sp_core::{H160, H256, U256};
use sp_runtime::traits::Block as BlockT;

/// A log: written by a contract or a precompile, or the twin of a native event.
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
	/// Logs in the order of emission, the twins of native events that no precompile wrote among them; empty when reverted.
	pub logs: Vec<EthLog>,
}

/// Where in a block something happened, in the order of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, TypeInfo)]
pub enum Place {
	/// Before the extrinsics.
	Start,
	/// In this extrinsic, counting all extrinsics of the block.
	Extrinsic(u32),
	/// After the extrinsics.
	End,
}

/// What wrote logs in a block and is no Ethereum transaction: a native extrinsic, or the chain before or after them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct NativeTransaction {
	/// Where in the block.
	pub place: Place,
	/// Of a signed extrinsic the hash by which native clients know it; of all else a hash that no other block and no other
	/// place has.
	pub hash: H256,
	/// Address of the signer; zeros when nobody signed.
	pub from: H160,
	/// Nonce of the signer; 0 when nobody signed.
	pub nonce: u32,
	/// The encoded call; empty when there is none.
	pub input: Vec<u8>,
	/// Whether the call succeeded.
	pub success: bool,
	/// Logs in the order of the events; never empty.
	pub logs: Vec<EthLog>,
}

/// The Ethereum view of a block's transactions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ExtractedBlock {
	/// The Ethereum transactions, in the order of the Ethereum block.
	pub ethereum: Vec<EthTransaction>,
	/// What wrote logs besides them, in the order of the chain.
	pub native: Vec<NativeTransaction>,
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
	/// An extrinsic wrote logs that is not among the given ones. The caller passed the extrinsics of another block: pass
	/// those of the block the call is evaluated at.
	LogsWithoutExtrinsic {
		/// Index of the extrinsic.
		index: u32,
	},
}

sp_api::decl_runtime_apis! {
	/// What the node's Ethereum JSON-RPC needs to know from the runtime. See the crate's README.
	#[api_version(2)]
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
		#[changed_in(2)]
		fn extract_block(
			extrinsics: Vec<<Block as BlockT>::Extrinsic>,
		) -> Result<Vec<EthTransaction>, ExtractError>;

		/// The Ethereum transactions of the block at which this is evaluated, and what wrote logs
		/// besides them. `extrinsics` is the body of that very block.
		fn extract_block(
			extrinsics: Vec<<Block as BlockT>::Extrinsic>,
		) -> Result<ExtractedBlock, ExtractError>;
	}
}
