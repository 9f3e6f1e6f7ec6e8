// SPDX-License-Identifier: Apache-2.0

//! `eth_*` methods about what Ethereum has, or had, and this chain does not: mining, uncles, state
//! proofs. Where the standard has an answer for a chain without it, that is given; elsewhere an error
//! that says why.

use std::sync::Arc;

use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use pallet_revive::pallet_revive_types::runtime_api::GenericTransactionV1;
use serde_json::Value;
use sp_core::{H160, H256, U256};

use super::{
	Context,
	eth_blocks::{by_hash, by_number},
};
use crate::{
	error::{invalid_params, server, unsupported},
	types::BlockId,
};

/// Version of the protocol by which nodes tell each other about blocks, as it stands in its name
/// (`/<genesis hash>/block-announces/1`).
const PROTOCOL_VERSION: u64 = 1;
/// Most storage keys in a request.
const MAX_KEYS: usize = 1_024;

/// What this chain does not have.
#[rpc(server, namespace = "eth")]
pub trait EthAbsentApi {
	/// Version of the protocol by which nodes tell each other about blocks.
	#[method(name = "protocolVersion")]
	fn protocol_version(&self) -> RpcResult<U256>;

	/// Always `false`: there is no proof of work.
	#[method(name = "mining")]
	fn mining(&self) -> RpcResult<bool>;

	/// Always zero: there is no proof of work.
	#[method(name = "hashrate")]
	fn hashrate(&self) -> RpcResult<U256>;

	/// Always an error: the node has no account.
	#[method(name = "coinbase")]
	fn coinbase(&self) -> RpcResult<H160>;

	/// Zero for every block there is, else null.
	#[method(name = "getUncleCountByBlockHash", blocking)]
	fn get_uncle_count_by_block_hash(&self, hash: H256) -> RpcResult<Option<U256>>;

	/// Zero for every block there is, else null.
	#[method(name = "getUncleCountByBlockNumber", blocking)]
	fn get_uncle_count_by_block_number(&self, block: BlockId) -> RpcResult<Option<U256>>;

	/// Always null: no block has uncles.
	#[method(name = "getUncleByBlockHashAndIndex")]
	fn get_uncle_by_block_hash_and_index(
		&self,
		hash: H256,
		index: U256,
	) -> RpcResult<Option<Value>>;

	/// Always null: no block has uncles.
	#[method(name = "getUncleByBlockNumberAndIndex")]
	fn get_uncle_by_block_number_and_index(
		&self,
		block: BlockId,
		index: U256,
	) -> RpcResult<Option<Value>>;

	/// Always an error: there is no Ethereum state trie.
	#[method(name = "getProof")]
	fn get_proof(&self, address: H160, keys: Vec<U256>, block: Option<BlockId>)
	-> RpcResult<Value>;

	/// Always an error: access lists change nothing here.
	#[method(name = "createAccessList")]
	fn create_access_list(
		&self,
		transaction: GenericTransactionV1,
		block: Option<BlockId>,
	) -> RpcResult<Value>;
}

/// Serves the methods.
pub struct EthAbsent(pub Arc<Context>);

impl EthAbsentApiServer for EthAbsent {
	fn protocol_version(&self) -> RpcResult<U256> {
		Ok(PROTOCOL_VERSION.into())
	}

	fn mining(&self) -> RpcResult<bool> {
		Ok(false)
	}

	fn hashrate(&self) -> RpcResult<U256> {
		Ok(U256::zero())
	}

	fn coinbase(&self) -> RpcResult<H160> {
		Err(server("this node has no coinbase: it holds no keys of accounts and mines nothing"))
	}

	fn get_uncle_count_by_block_hash(&self, hash: H256) -> RpcResult<Option<U256>> {
		self.none_in(by_hash(hash))
	}

	fn get_uncle_count_by_block_number(&self, block: BlockId) -> RpcResult<Option<U256>> {
		self.none_in(by_number(block)?)
	}

	fn get_uncle_by_block_hash_and_index(&self, _: H256, _: U256) -> RpcResult<Option<Value>> {
		Ok(None)
	}

	fn get_uncle_by_block_number_and_index(
		&self,
		block: BlockId,
		_: U256,
	) -> RpcResult<Option<Value>> {
		by_number(block).map(|_| None)
	}

	fn get_proof(&self, _: H160, keys: Vec<U256>, _: Option<BlockId>) -> RpcResult<Value> {
		if keys.len() > MAX_KEYS {
			return Err(invalid_params(format!(
				"{} storage keys; at most {MAX_KEYS} are accepted",
				keys.len()
			)));
		}
		Err(unsupported(
			"eth_getProof is not supported: the state of this chain is no Ethereum Merkle-Patricia \
			 trie, so nothing could be proven against stateRoot; state_getReadProof of the Substrate \
			 JSON-RPC proves values of its state",
		))
	}

	fn create_access_list(&self, _: GenericTransactionV1, _: Option<BlockId>) -> RpcResult<Value> {
		Err(unsupported(
			"eth_createAccessList is not supported: access lists make no access cheaper on this \
			 chain; send the transaction without one",
		))
	}
}

impl EthAbsent {
	/// No uncles in a block, when there is that block.
	fn none_in(&self, id: BlockId) -> RpcResult<Option<U256>> {
		Ok(self.0.find(id)?.map(|_| U256::zero()))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{chain::Chain, testing::Fixture, types::BlockTag};

	fn api(fixture: &Fixture) -> EthAbsent {
		EthAbsent(fixture.context.clone())
	}

	#[test]
	fn mining_should_be_off() {
		let api = api(&Fixture::default());
		assert!(!api.mining().unwrap());
		assert_eq!(api.hashrate().unwrap(), U256::zero());
		assert_eq!(api.protocol_version().unwrap(), U256::one());
		let error = api.coinbase().unwrap_err();
		assert_eq!(error.code(), -32000);
		assert!(error.message().contains("no coinbase"), "{}", error.message());
	}

	#[test]
	fn uncles_should_be_none_in_every_block_there_is() {
		let fixture = Fixture::default();
		let hash = fixture.chain.extend(&[&[1]]);
		fixture.context.index.catch_up().unwrap();
		let eth = fixture.chain.extract(hash).unwrap().eth_hash();
		let api = api(&fixture);
		let none = Some(U256::zero());
		assert_eq!(api.get_uncle_count_by_block_hash(eth).unwrap(), none);
		assert_eq!(api.get_uncle_count_by_block_hash(H256::zero()).unwrap(), None);
		for (id, expected) in [
			(BlockId::Number(1), none),
			(BlockId::Number(2), None),
			(BlockId::Tag(BlockTag::Latest), none),
			(BlockId::Tag(BlockTag::Pending), none),
		] {
			assert_eq!(api.get_uncle_count_by_block_number(id).unwrap(), expected);
		}
		let index = U256::zero();
		assert_eq!(api.get_uncle_by_block_hash_and_index(eth, index).unwrap(), None);
		let first = BlockId::Number(1);
		assert_eq!(api.get_uncle_by_block_number_and_index(first, index).unwrap(), None);
	}

	#[test]
	fn uncles_should_not_be_asked_for_by_hash_where_a_number_is_due() {
		let api = api(&Fixture::default());
		let wrong = BlockId::Hash { hash: H256::zero(), require_canonical: false };
		assert_eq!(api.get_uncle_count_by_block_number(wrong).unwrap_err().code(), -32602);
		let error = api.get_uncle_by_block_number_and_index(wrong, U256::zero()).unwrap_err();
		assert_eq!(error.code(), -32602);
	}

	#[test]
	fn uncles_should_not_be_denied_when_the_index_is_far_behind() {
		let (fixture, _) = Fixture::lagging();
		let error = api(&fixture).get_uncle_count_by_block_hash(H256::zero()).unwrap_err();
		assert_eq!(error.code(), -32002);
	}

	#[test]
	fn proofs_and_access_lists_should_be_refused_with_the_cause() {
		let api = api(&Fixture::default());
		let error = api.get_proof(H160::zero(), vec![U256::one()], None).unwrap_err();
		assert_eq!(error.code(), -32004);
		assert!(error.message().contains("Merkle-Patricia"), "{}", error.message());
		let many = vec![U256::zero(); MAX_KEYS + 1];
		assert_eq!(api.get_proof(H160::zero(), many, None).unwrap_err().code(), -32602);
		let error = api.create_access_list(Default::default(), None).unwrap_err();
		assert_eq!(error.code(), -32004);
		assert!(error.message().contains("access lists"), "{}", error.message());
	}
}
