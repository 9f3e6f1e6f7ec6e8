// SPDX-License-Identifier: Apache-2.0

//! `eth_*` methods about blocks, transactions and receipts.

use std::{
	sync::Arc,
	time::{SystemTime, UNIX_EPOCH},
};

use jsonrpsee::{Extensions, core::RpcResult, proc_macros::rpc};
use pallet_revive::evm::{GenericTransaction, TransactionSigned};
use serde_json::Value;
use sp_core::{H256, U256};

use super::Context;
use crate::{
	audience::Audience,
	error::{ChainError, invalid_params, server},
	index::BlockRef,
	types::{
		BlockId, BlockTag, Receipt,
		block::{RpcBlock, built, pending as pending_block},
		transaction::{RpcTransaction, included, pending},
	},
};

/// Blocks, transactions and receipts. Unknown ones are answered with null; when the index is too far
/// behind to know, the answer is an error.
#[rpc(server, namespace = "eth")]
pub trait EthBlocksApi {
	/// A block by tag or number; without a base fee for consumers.
	#[method(name = "getBlockByNumber", blocking, with_extensions)]
	fn get_block_by_number(
		&self,
		block: BlockId,
		full: Option<bool>,
	) -> RpcResult<Option<RpcBlock>>;

	/// A block by Ethereum hash, also one off the best chain as long as it is known; without a base fee
	/// for consumers.
	#[method(name = "getBlockByHash", blocking, with_extensions)]
	fn get_block_by_hash(&self, hash: H256, full: Option<bool>) -> RpcResult<Option<RpcBlock>>;

	/// Number of transactions in a block.
	#[method(name = "getBlockTransactionCountByNumber", blocking)]
	fn get_block_transaction_count_by_number(&self, block: BlockId) -> RpcResult<Option<U256>>;

	/// Number of transactions in a block.
	#[method(name = "getBlockTransactionCountByHash", blocking)]
	fn get_block_transaction_count_by_hash(&self, hash: H256) -> RpcResult<Option<U256>>;

	/// Receipts of all transactions of a block.
	#[method(name = "getBlockReceipts", blocking)]
	fn get_block_receipts(&self, block: BlockId) -> RpcResult<Option<Vec<Receipt>>>;

	/// A transaction of the best chain or of the pool.
	#[method(name = "getTransactionByHash", blocking)]
	fn get_transaction_by_hash(&self, hash: H256) -> RpcResult<Option<RpcTransaction>>;

	/// A transaction by its place.
	#[method(name = "getTransactionByBlockHashAndIndex", blocking)]
	fn get_transaction_by_block_hash_and_index(
		&self,
		hash: H256,
		index: U256,
	) -> RpcResult<Option<RpcTransaction>>;

	/// A transaction by its place.
	#[method(name = "getTransactionByBlockNumberAndIndex", blocking)]
	fn get_transaction_by_block_number_and_index(
		&self,
		block: BlockId,
		index: U256,
	) -> RpcResult<Option<RpcTransaction>>;

	/// The receipt of a transaction of the best chain.
	#[method(name = "getTransactionReceipt", blocking)]
	fn get_transaction_receipt(&self, hash: H256) -> RpcResult<Option<Receipt>>;
}

/// Serves the block methods.
pub struct EthBlocks(pub Arc<Context>);

impl EthBlocksApiServer for EthBlocks {
	fn get_block_by_number(
		&self,
		extensions: &Extensions,
		block: BlockId,
		full: Option<bool>,
	) -> RpcResult<Option<RpcBlock>> {
		let found = if block == BlockId::Tag(BlockTag::Pending) {
			Some(self.pending(full.unwrap_or(false))?)
		} else {
			self.answer(by_number(block)?, full)?
		};
		Ok(found.map(|block| block.told_to(Audience::of(extensions))))
	}

	fn get_block_by_hash(
		&self,
		extensions: &Extensions,
		hash: H256,
		full: Option<bool>,
	) -> RpcResult<Option<RpcBlock>> {
		let found = self.answer(by_hash(hash), full)?;
		Ok(found.map(|block| block.told_to(Audience::of(extensions))))
	}

	fn get_block_transaction_count_by_number(&self, block: BlockId) -> RpcResult<Option<U256>> {
		if block == BlockId::Tag(BlockTag::Pending) {
			let waiting = self.0.pending.all(self.0.best().hash)?.len();
			return Ok(Some(waiting.into()));
		}
		self.count(by_number(block)?)
	}

	fn get_block_transaction_count_by_hash(&self, hash: H256) -> RpcResult<Option<U256>> {
		self.count(by_hash(hash))
	}

	fn get_block_receipts(&self, block: BlockId) -> RpcResult<Option<Vec<Receipt>>> {
		if block == BlockId::Tag(BlockTag::Pending) {
			return Ok(None);
		}
		let Some(block) = self.0.block(block)? else { return Ok(None) };
		let count = block.transactions.len();
		Ok(Some((0..count).filter_map(|index| Receipt::at(&block, index)).collect()))
	}

	fn get_transaction_by_hash(&self, hash: H256) -> RpcResult<Option<RpcTransaction>> {
		let mut place = self.place(hash)?;
		if place.is_none() {
			if let Some(waiting) = self.0.pending.find(self.0.best().hash, hash)? {
				let signed = decode(&waiting.payload)?;
				let answer = pending(waiting.hash, waiting.from, &signed);
				return Ok(Some(RpcTransaction::Pending(answer)));
			}
			// It may have left the pool for a block meanwhile.
			place = self.place(hash)?;
		}
		let Some((found, index)) = place else { return Ok(None) };
		let block = self.0.blocks.get(found.hash)?;
		Ok(included(&block, index).map(Box::new).map(RpcTransaction::Included))
	}

	fn get_transaction_by_block_hash_and_index(
		&self,
		hash: H256,
		index: U256,
	) -> RpcResult<Option<RpcTransaction>> {
		self.at(by_hash(hash), index)
	}

	fn get_transaction_by_block_number_and_index(
		&self,
		block: BlockId,
		index: U256,
	) -> RpcResult<Option<RpcTransaction>> {
		self.at(by_number(block)?, index)
	}

	fn get_transaction_receipt(&self, hash: H256) -> RpcResult<Option<Receipt>> {
		let Some((found, index)) = self.place(hash)? else { return Ok(None) };
		Ok(Receipt::at(&*self.0.blocks.get(found.hash)?, index))
	}
}

impl EthBlocks {
	fn answer(&self, id: BlockId, full: Option<bool>) -> RpcResult<Option<RpcBlock>> {
		let Some(block) = self.0.block(id)? else { return Ok(None) };
		Ok(Some(RpcBlock::Built(Box::new(built(&block, full.unwrap_or(false))))))
	}

	/// Where a transaction is in the best chain. What waits in the pool is nowhere, for certain, however
	/// far the index is behind: who polls for what was just sent gets no errors.
	fn place(&self, hash: H256) -> RpcResult<Option<(BlockRef, usize)>> {
		match self.0.index.transaction(hash) {
			Err(ChainError::IndexBehind { .. }) if self.waits(hash)? => Ok(None),
			// It may have left the pool for one of the newest blocks meanwhile, which are searched.
			Err(ChainError::IndexBehind { .. }) => Ok(self.0.index.transaction(hash)?),
			place => Ok(place?),
		}
	}

	/// Whether a transaction is in the pool and its nonce unused at the best block. The pool alone does
	/// not tell: during a synchronisation it keeps what blocks have included.
	fn waits(&self, hash: H256) -> RpcResult<bool> {
		let best = self.0.best().hash;
		let Some(waiting) = self.0.pending.find(best, hash)? else { return Ok(false) };
		let signed = decode(&waiting.payload)?;
		let sent = GenericTransaction::from_signed(signed, U256::zero(), Some(waiting.from));
		let next = self.0.state.nonce(best, waiting.from)?;
		Ok(sent.nonce.unwrap_or_default() >= next.into())
	}

	fn count(&self, id: BlockId) -> RpcResult<Option<U256>> {
		Ok(self.0.block(id)?.map(|block| block.transactions.len().into()))
	}

	fn at(&self, id: BlockId, index: U256) -> RpcResult<Option<RpcTransaction>> {
		let Some(block) = self.0.block(id)? else { return Ok(None) };
		let index = usize::try_from(index).unwrap_or(usize::MAX);
		Ok(included(&block, index).map(Box::new).map(RpcTransaction::Included))
	}

	fn pending(&self, full: bool) -> RpcResult<RpcBlock> {
		let best = self.0.best();
		let parent = self.0.blocks.get(best.hash)?;
		let transactions = self
			.0
			.pending
			.all(best.hash)?
			.iter()
			.map(|waiting| {
				if !full {
					return Ok(Value::String(format!("{:?}", waiting.hash)));
				}
				let signed = decode(&waiting.payload)?;
				Ok(Value::Object(pending(waiting.hash, waiting.from, &signed)))
			})
			.collect::<RpcResult<Vec<Value>>>()?;
		let base_fee = self.0.state.gas_price(best.hash)?;
		let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs());
		Ok(RpcBlock::Fields(pending_block(&parent, transactions, base_fee, now)))
	}
}

/// The block with this hash, on the best chain or off it.
pub(super) fn by_hash(hash: H256) -> BlockId {
	BlockId::Hash { hash, require_canonical: false }
}

/// A block that is not named by its hash.
pub(super) fn by_number(block: BlockId) -> RpcResult<BlockId> {
	match block {
		BlockId::Hash { .. } => Err(invalid_params(
			"this method takes a tag or a number; use the method that ends in ByHash",
		)),
		other => Ok(other),
	}
}

/// A transaction of the pool.
pub(super) fn decode(payload: &[u8]) -> RpcResult<TransactionSigned> {
	TransactionSigned::decode(payload)
		.map_err(|error| server(format!("a transaction of the pool does not decode: {error}")))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		chain::Chain,
		testing::{Doer, Fixture, MockState, raw_transfer},
	};

	fn json(value: impl serde::Serialize) -> Value {
		serde_json::to_value(value).unwrap()
	}

	#[test]
	fn blocks_should_be_found_by_number_and_by_hash() {
		let fixture = Fixture::default();
		let hash = fixture.chain.extend(&[&[], &[]]);
		fixture.context.index.catch_up().unwrap();
		let eth = fixture.chain.extract(hash).unwrap().eth_hash();
		let api = EthBlocks(fixture.context.clone());
		let payers = Extensions::new();
		let number = |number| api.get_block_by_number(&payers, BlockId::Number(number), None);
		let by_number = json(number(1).unwrap());
		let by_hash = json(api.get_block_by_hash(&payers, eth, None).unwrap());
		assert_eq!(by_number, by_hash);
		assert_eq!(by_number["hash"], format!("{eth:?}"));
		assert_eq!(api.get_block_transaction_count_by_hash(eth).unwrap(), Some(2.into()));
		assert!(number(2).unwrap().is_none());
		assert!(api.get_block_by_hash(&payers, H256::zero(), None).unwrap().is_none());
		let wrong = BlockId::Hash { hash: eth, require_canonical: false };
		assert_eq!(api.get_block_by_number(&payers, wrong, None).unwrap_err().code(), -32602);
	}

	#[test]
	fn blocks_should_have_no_base_fee_when_a_consumer_asks() {
		let fixture = Fixture::default();
		let hash = fixture.chain.extend(&[&[]]);
		fixture.context.index.catch_up().unwrap();
		let eth = fixture.chain.extract(hash).unwrap().eth_hash();
		let api = EthBlocks(fixture.context.clone());
		let told = |audience: Audience| {
			let asks = audience.extensions();
			let tagged = |tag| api.get_block_by_number(&asks, BlockId::Tag(tag), Some(true));
			let latest = json(tagged(BlockTag::Latest).unwrap());
			let pending = json(tagged(BlockTag::Pending).unwrap());
			[latest, pending, json(api.get_block_by_hash(&asks, eth, None).unwrap())]
		};
		for block in told(Audience::Payers) {
			assert!(block["baseFeePerGas"].is_string(), "{block}");
		}
		for block in told(Audience::Consumers) {
			assert!(block["number"].is_string(), "{block}");
			assert!(block.get("baseFeePerGas").is_none(), "{block}");
		}
	}

	#[test]
	fn receipts_should_be_found_by_transaction_and_by_block() {
		let fixture = Fixture::default();
		let hash = fixture.chain.extend(&[&[1], &[2]]);
		fixture.context.index.catch_up().unwrap();
		let block = fixture.chain.extract(hash).unwrap();
		let api = EthBlocks(fixture.context.clone());
		let all = api.get_block_receipts(BlockId::Number(1)).unwrap().unwrap();
		assert_eq!(all.len(), 2);
		let one = api.get_transaction_receipt(block.transactions[1].hash).unwrap();
		assert_eq!(one.as_ref(), all.get(1));
		assert!(api.get_transaction_receipt(H256::zero()).unwrap().is_none());
		assert!(api.get_block_receipts(BlockId::Number(7)).unwrap().is_none());
	}

	#[test]
	fn blocks_should_be_told_as_pruned_when_this_node_has_their_states_no_more() {
		let fixture = Fixture::default();
		let hash = fixture.chain.extend(&[&[1]]);
		fixture.chain.extend(&[&[2]]);
		fixture.context.index.catch_up().unwrap();
		let block = fixture.chain.extract(hash).unwrap();
		fixture.chain.prune_below(2);
		let (api, id) = (EthBlocks(fixture.fresh_cache()), BlockId::Number(1));
		let transaction = block.transactions[0].hash;
		for error in [
			api.get_block_by_number(&Extensions::new(), id, None).unwrap_err(),
			api.get_block_by_hash(&Extensions::new(), block.eth_hash(), None).unwrap_err(),
			api.get_block_transaction_count_by_number(id).unwrap_err(),
			api.get_block_receipts(id).unwrap_err(),
			api.get_transaction_by_block_number_and_index(id, U256::zero()).unwrap_err(),
			api.get_transaction_receipt(transaction).unwrap_err(),
		] {
			assert_eq!(error.code(), -32000);
			assert_eq!(error.message(), ChainError::StatePruned { number: 1 }.to_string());
		}
		assert_eq!(api.get_block_receipts(BlockId::Number(2)).unwrap().unwrap().len(), 1);
	}

	#[test]
	fn native_acts_should_be_found_by_hash_and_place_and_have_receipts() {
		let fixture = Fixture::default();
		let acts: [(Doer, &[u8]); 3] =
			[(Doer::Start, &[1]), (Doer::Native, &[2]), (Doer::Wallet, &[3])];
		let hash = fixture.chain.extend_mixed(&acts);
		fixture.context.index.catch_up().unwrap();
		let block = fixture.chain.extract(hash).unwrap();
		let (api, id) = (EthBlocks(fixture.context.clone()), BlockId::Number(1));
		let all = api.get_block_receipts(id).unwrap().unwrap();
		assert_eq!(all.len(), 3);
		assert_eq!(api.get_block_transaction_count_by_number(id).unwrap(), Some(3.into()));
		let full = json(api.get_block_by_number(&Extensions::new(), id, Some(true)).unwrap());
		for (index, transaction) in block.transactions.iter().enumerate() {
			let receipt = api.get_transaction_receipt(transaction.hash).unwrap();
			assert_eq!(receipt.as_ref(), all.get(index));
			let by_hash = json(api.get_transaction_by_hash(transaction.hash).unwrap());
			let place = api.get_transaction_by_block_number_and_index(id, index.into());
			assert_eq!(by_hash, json(place.unwrap()));
			assert_eq!(by_hash, full["transactions"][index]);
		}
	}

	#[test]
	fn transactions_should_be_found_by_place() {
		let fixture = Fixture::default();
		fixture.chain.extend(&[&[], &[]]);
		let api = EthBlocks(fixture.context.clone());
		let at = |index: U256| {
			json(api.get_transaction_by_block_number_and_index(BlockId::Number(1), index).unwrap())
		};
		assert_eq!(at(1.into())["transactionIndex"], "0x1");
		assert_eq!(at(2.into()), Value::Null);
		assert_eq!(at(U256::MAX), Value::Null);
	}

	#[test]
	fn pending_block_should_list_the_pool() {
		let fixture = Fixture::default();
		fixture.pool.add(b"eth-a");
		fixture.pool.add(b"native");
		let api = EthBlocks(fixture.context.clone());
		let tag = BlockId::Tag(BlockTag::Pending);
		let payers = Extensions::new();
		let block = json(api.get_block_by_number(&payers, tag, Some(false)).unwrap());
		assert_eq!(block["hash"], Value::Null);
		assert_eq!(block["number"], "0x1");
		let expected = format!("{:?}", MockState::eth_hash(b"eth-a"));
		assert_eq!(block["transactions"], serde_json::json!([expected]));
		assert_eq!(api.get_block_transaction_count_by_number(tag).unwrap(), Some(1.into()));
		assert!(api.get_block_receipts(tag).unwrap().is_none());
	}

	fn is_behind<T: std::fmt::Debug>(answer: RpcResult<T>) {
		let error = answer.unwrap_err();
		assert_eq!(error.code(), -32002);
		let lag = Fixture::LAG;
		assert_eq!(error.message(), format!("index is {lag} blocks behind; retry"));
	}

	#[test]
	fn what_is_not_found_should_be_an_error_when_the_index_is_far_behind() {
		let (fixture, _) = Fixture::lagging();
		let (api, payers) = (EthBlocks(fixture.context.clone()), Extensions::new());
		// One that nobody has, and one that is in a block which is not indexed.
		let hidden = fixture.chain.canonical_hash(5).unwrap().unwrap();
		let hidden = fixture.chain.extract(hidden).unwrap();
		for hash in [H256::repeat_byte(0xcc), hidden.eth_hash()] {
			is_behind(api.get_block_by_hash(&payers, hash, None).map(json));
			is_behind(api.get_block_transaction_count_by_hash(hash));
			is_behind(api.get_block_receipts(by_hash(hash)));
			is_behind(api.get_transaction_by_block_hash_and_index(hash, 0.into()).map(json));
		}
		for hash in [H256::repeat_byte(0xcc), hidden.transactions[0].hash] {
			is_behind(api.get_transaction_by_hash(hash).map(json));
			is_behind(api.get_transaction_receipt(hash));
		}
	}

	#[test]
	fn what_is_certain_should_be_answered_when_the_index_is_far_behind() {
		let (fixture, indexed) = Fixture::lagging();
		let (api, payers) = (EthBlocks(fixture.context.clone()), Extensions::new());
		let newest = fixture.chain.head().best_hash;
		for hash in [indexed, newest] {
			let block = fixture.chain.extract(hash).unwrap();
			let tx = block.transactions[0].hash;
			assert!(api.get_block_by_hash(&payers, block.eth_hash(), None).unwrap().is_some());
			assert!(api.get_transaction_receipt(tx).unwrap().is_some());
			let found = json(api.get_transaction_by_hash(tx).unwrap());
			assert_eq!(found["blockHash"], format!("{:?}", block.eth_hash()));
		}
		// Numbers need no index.
		for (number, there) in [(5, true), (u64::from(Fixture::LAG) + 2, false)] {
			let id = BlockId::Number(number);
			assert_eq!(api.get_block_by_number(&payers, id, None).unwrap().is_some(), there);
			assert_eq!(api.get_block_transaction_count_by_number(id).unwrap().is_some(), there);
			assert_eq!(api.get_block_receipts(id).unwrap().is_some(), there);
			let first = api.get_transaction_by_block_number_and_index(id, 0.into()).unwrap();
			assert_eq!(first.is_some(), there);
		}
	}

	#[test]
	fn receipt_should_be_null_and_no_error_when_the_transaction_waits_in_the_pool() {
		let (fixture, _) = Fixture::lagging();
		let payload = raw_transfer(7);
		fixture.pool.add(&payload);
		let api = EthBlocks(fixture.context.clone());
		let hash = MockState::eth_hash(&payload);
		assert_eq!(api.get_transaction_receipt(hash).unwrap(), None);
		let waiting = json(api.get_transaction_by_hash(hash).unwrap());
		assert_eq!((&waiting["blockHash"], &waiting["nonce"]), (&Value::Null, &"0x7".into()));
	}

	#[test]
	fn receipt_should_be_an_error_when_the_pool_keeps_what_the_chain_has_passed() {
		let fixture = Fixture::with_state(MockState { nonce: 8, ..Default::default() });
		let payload = raw_transfer(7);
		fixture.pool.add(&payload);
		let api = EthBlocks(fixture.context.clone());
		let hash = MockState::eth_hash(&payload);
		assert_eq!(api.get_transaction_receipt(hash).unwrap(), None, "the index is complete");
		(1..Fixture::LAG).for_each(|_| {
			fixture.chain.extend(&[]);
		});
		is_behind(api.get_transaction_receipt(hash));
		is_behind(api.get_transaction_by_hash(hash).map(json));
	}
}
