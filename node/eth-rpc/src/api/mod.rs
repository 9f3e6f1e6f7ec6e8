// SPDX-License-Identifier: Apache-2.0

//! The methods, one file per group, and what they share.

pub mod debug;
pub mod discover;
pub mod eth_absent;
pub mod eth_blocks;
pub mod eth_filters;
pub mod eth_logs;
pub mod eth_read;
pub mod eth_write;
pub mod net;
pub mod pubsub;
pub mod txpool;
pub mod web3;

use std::sync::Arc;

use jsonrpsee::{
	RpcModule,
	core::{RegisterMethodError, RpcResult, async_trait},
};

use crate::{
	Recover,
	arrivals::Arrivals,
	chain::{Block, Chain, State},
	error::{not_found, server},
	extract::{Blocks, EthBlock},
	index::{BlockRef, Index},
	pool::{Pending, Pool},
	types::{BlockId, BlockTag},
};

/// State of the network.
#[async_trait]
pub trait Network: Send + Sync + 'static {
	/// Whether the node is fetching many blocks.
	fn is_syncing(&self) -> bool;
	/// Number of connected peers.
	fn peers(&self) -> usize;
	/// The highest block seen at a peer.
	async fn highest_seen(&self) -> Option<u32>;
}

#[async_trait]
impl Network for sc_network_sync::SyncingService<Block> {
	fn is_syncing(&self) -> bool {
		sp_consensus::SyncOracle::is_major_syncing(self)
	}

	fn peers(&self) -> usize {
		self.num_connected_peers()
	}

	async fn highest_seen(&self) -> Option<u32> {
		self.status().await.ok()?.best_seen_block
	}
}

/// Limits of one answer, and of what callers may leave with the node.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
	/// Logs in one answer.
	pub log_results: u32,
	/// Blocks one log query, or one answer of a filter, may span.
	pub log_blocks: u32,
	/// Bytes of one answer.
	pub answer_bytes: usize,
	/// Installed filters in all.
	pub filters: u32,
	/// Installed filters of one connection.
	pub connection_filters: u32,
}

/// What every method works with.
pub struct Context {
	/// Blocks.
	pub chain: Arc<dyn Chain>,
	/// Runtime calls.
	pub state: Arc<dyn State>,
	/// The transaction pool.
	pub pool: Arc<dyn Pool>,
	/// Its Ethereum transactions.
	pub pending: Pending,
	/// The same, as they come.
	pub arrivals: Arrivals,
	/// Blocks as Ethereum sees them.
	pub blocks: Arc<Blocks>,
	/// Lookup by hash.
	pub index: Arc<Index>,
	/// The network.
	pub network: Arc<dyn Network>,
	/// Finds signers.
	pub recover: Recover,
	/// EIP-155 chain id.
	pub chain_id: u64,
	/// The best block when the node started.
	pub started_at: u32,
	/// Limits of answers and filters.
	pub limits: Limits,
	/// Answer of `web3_clientVersion`.
	pub client_version: String,
}

impl Context {
	/// The best block.
	pub fn best(&self) -> BlockRef {
		let head = self.chain.head();
		BlockRef { hash: head.best_hash, number: head.best_number }
	}

	/// The block a caller names; `None` when this node does not have it.
	pub fn find(&self, id: BlockId) -> RpcResult<Option<BlockRef>> {
		let head = self.chain.head();
		let number = match id {
			BlockId::Tag(BlockTag::Latest | BlockTag::Pending) => return Ok(Some(self.best())),
			BlockId::Tag(BlockTag::Earliest) => 0,
			BlockId::Tag(BlockTag::Safe | BlockTag::Finalized) => head.finalized_number,
			BlockId::Number(number) => match u32::try_from(number) {
				Ok(number) if number <= head.best_number => number,
				_ => return Ok(None),
			},
			BlockId::Hash { hash, require_canonical } => {
				let Some(found) = self.index.block_by_eth_hash(hash)? else { return Ok(None) };
				if require_canonical && !self.index.is_canonical(found.hash, found.number)? {
					return Err(server(format!("block {hash:?} is not on the best chain")));
				}
				return Ok(Some(found));
			},
		};
		let hash = self.chain.canonical_hash(number)?;
		Ok(hash.map(|hash| BlockRef { hash, number }))
	}

	/// The block at which a state is to be read; the best one when none is named.
	pub fn state_at(&self, id: Option<BlockId>) -> RpcResult<BlockRef> {
		let id = id.unwrap_or_default();
		self.find(id)?.ok_or_else(|| match id {
			BlockId::Hash { hash, .. } => {
				not_found(format!("block {hash:?} is not known to this node"))
			},
			BlockId::Number(number) => not_found(format!(
				"block {number} does not exist yet: the best block is {}",
				self.best().number
			)),
			BlockId::Tag(tag) => not_found(format!(
				"this node does not have the {tag:?} block yet; wait until it has synchronised"
			)),
		})
	}

	/// The Ethereum view of a block a caller names.
	pub fn block(&self, id: BlockId) -> RpcResult<Option<Arc<EthBlock>>> {
		let Some(found) = self.find(id)? else { return Ok(None) };
		Ok(Some(self.blocks.get(found.hash)?))
	}
}

/// The methods of a server, and the one that describes them.
pub fn described(mut methods: RpcModule<()>) -> Result<RpcModule<()>, RegisterMethodError> {
	use self::discover::{Discover, DiscoverApiServer};

	let discover = Discover::new(methods.method_names());
	methods.merge(discover.into_rpc())?;
	Ok(methods)
}

/// All methods, but the one that describes them.
pub fn module(context: Arc<Context>) -> Result<RpcModule<()>, RegisterMethodError> {
	use self::{
		eth_absent::EthAbsentApiServer, eth_blocks::EthBlocksApiServer,
		eth_filters::EthFiltersApiServer, eth_logs::EthLogsApiServer, eth_read::EthReadApiServer,
		eth_write::EthWriteApiServer, net::NetApiServer, pubsub::EthPubSubApiServer,
		txpool::TxPoolApiServer, web3::Web3ApiServer,
	};

	let mut module = RpcModule::new(());
	module.merge(eth_read::EthRead(context.clone()).into_rpc())?;
	module.merge(eth_write::EthWrite(context.clone()).into_rpc())?;
	module.merge(eth_blocks::EthBlocks(context.clone()).into_rpc())?;
	module.merge(eth_logs::EthLogs(context.clone()).into_rpc())?;
	module.merge(eth_filters::EthFilters::new(context.clone()).into_rpc())?;
	module.merge(eth_absent::EthAbsent(context.clone()).into_rpc())?;
	module.merge(pubsub::EthPubSub(context.clone()).into_rpc())?;
	module.merge(net::Net(context.clone()).into_rpc())?;
	module.merge(txpool::TxPool(context.clone()).into_rpc())?;
	module.merge(web3::Web3(context).into_rpc())?;
	Ok(module)
}

#[cfg(test)]
mod tests {
	use sp_core::H256;

	use super::*;
	use crate::testing::Fixture;

	#[test]
	fn find_should_resolve_tags_and_numbers() {
		let fixture = Fixture::default();
		let hashes: Vec<H256> = (0..4).map(|_| fixture.chain.extend(&[])).collect();
		fixture.chain.finalize(2);
		let number = |id| fixture.context.find(id).unwrap().map(|found| (found.number, found.hash));
		let at = |number: usize| Some((number as u32, hashes[number - 1]));
		assert_eq!(number(BlockId::Tag(BlockTag::Latest)), at(4));
		assert_eq!(number(BlockId::Tag(BlockTag::Pending)), at(4));
		assert_eq!(number(BlockId::Tag(BlockTag::Safe)), at(2));
		assert_eq!(number(BlockId::Tag(BlockTag::Finalized)), at(2));
		assert_eq!(
			number(BlockId::Tag(BlockTag::Earliest)),
			Some((0, fixture.chain.genesis_hash()))
		);
		assert_eq!(number(BlockId::Number(3)), at(3));
		assert_eq!(number(BlockId::Number(5)), None);
		assert_eq!(number(BlockId::Number(u64::MAX)), None);
	}

	#[test]
	fn find_should_tell_blocks_off_the_best_chain_when_canonical_is_required() {
		let fixture = Fixture::default();
		let base = fixture.chain.extend(&[]);
		let old = fixture.chain.extend(&[]);
		fixture.context.index.catch_up().unwrap();
		let hash = fixture.chain.extract(old).unwrap().eth_hash();
		fixture.chain.fork(base, 2, None);
		fixture.context.index.catch_up().unwrap();

		let lax = BlockId::Hash { hash, require_canonical: false };
		assert_eq!(fixture.context.find(lax).unwrap().map(|found| found.hash), Some(old));
		let strict = BlockId::Hash { hash, require_canonical: true };
		let error = fixture.context.find(strict).unwrap_err();
		assert_eq!(error.code(), -32000);
		assert!(error.message().contains("not on the best chain"));
	}

	#[test]
	fn state_at_should_say_what_is_missing() {
		let fixture = Fixture::default();
		let error = fixture.context.state_at(Some(BlockId::Number(9))).unwrap_err();
		assert_eq!(error.code(), -32001);
		assert_eq!(error.message(), "block 9 does not exist yet: the best block is 0");
		let hash = H256::repeat_byte(5);
		let unknown = BlockId::Hash { hash, require_canonical: false };
		assert_eq!(fixture.context.state_at(Some(unknown)).unwrap_err().code(), -32001);
	}

	#[test]
	fn state_at_should_not_call_a_block_unknown_when_the_index_is_far_behind() {
		let (fixture, _) = Fixture::lagging();
		for require_canonical in [false, true] {
			let unknown = BlockId::Hash { hash: H256::repeat_byte(5), require_canonical };
			assert_eq!(fixture.context.state_at(Some(unknown)).unwrap_err().code(), -32002);
		}
		assert_eq!(fixture.context.state_at(Some(BlockId::Number(9))).unwrap().number, 9);
	}
}
