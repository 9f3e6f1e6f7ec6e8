// SPDX-License-Identifier: Apache-2.0

#![doc = include_str!("../README.md")]

mod api;
mod arrivals;
mod audience;
mod bloom;
mod chain;
mod config;
mod error;
mod extract;
mod failure;
mod filters;
mod index;
mod limits;
mod offline;
mod openrpc;
mod pool;
mod revert;
mod server;
mod trace;
mod types;

#[cfg(test)]
mod testing;

use std::{net::SocketAddr, sync::Arc};

use genex_eth_rpc_runtime_api::EthRpcApi;
use sc_client_api::{Backend, BlockBackend, BlockchainEvents};
use sc_network_sync::SyncingService;
use sc_service::SpawnTaskHandle;
use sc_transaction_pool_api::TransactionPool;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::H256;
use sp_transaction_pool::runtime_api::TaggedTransactionQueue;
use substrate_prometheus_endpoint::Registry;

use crate::{
	api::{
		Context, Limits,
		debug::{Debug, DebugApiServer},
	},
	arrivals::{Arrivals, announce},
	chain::{Chain, NodeChain, State},
	extract::Blocks,
	index::{Index, LOG, follow},
	pool::{NodePool, Pending, Pool},
};
pub use crate::{
	audience::CONSUMERS_PATH,
	chain::{Block, Revive},
	config::EthRpcConfig,
	error::{ChainError, Error},
	index::{Fault, IndexReport},
	offline::{check_index, rebuild_index},
};

/// Group of the tasks in the node's task metrics.
const TASKS: Option<&str> = Some("eth-rpc");

/// Gives the key of secp256k1 that signed a hash, in 64 bytes, if the signature is one.
pub type Recover = fn(signature: &[u8; 65], hash: &[u8; 32]) -> Option<[u8; 64]>;

/// The parts of the node the Ethereum JSON-RPC works with.
pub struct EthRpcDeps<C, BE, P> {
	/// The client.
	pub client: Arc<C>,
	/// Its backend, whose auxiliary storage keeps the index.
	pub backend: Arc<BE>,
	/// The transaction pool.
	pub pool: Arc<P>,
	/// State of the synchronisation.
	pub syncing: Arc<SyncingService<Block>>,
	/// Where the tasks run.
	pub spawn: SpawnTaskHandle,
	/// Where metrics are registered.
	pub prometheus: Option<Registry>,
	/// Finds signers. A node that remembers what it found has the pool find a submitted transaction's at once.
	pub recover: Recover,
}

/// Starts serving and answers the address it listens on. Server and index run until the node's tasks
/// are stopped.
pub async fn start<C, BE, P>(
	config: EthRpcConfig,
	deps: EthRpcDeps<C, BE, P>,
) -> Result<SocketAddr, Error>
where
	C: ProvideRuntimeApi<Block>
		+ HeaderBackend<Block>
		+ BlockBackend<Block>
		+ BlockchainEvents<Block>
		+ 'static,
	C::Api: Revive
		+ EthRpcApi<Block>
		+ genex_runtime_api::ComplianceApi<Block, sp_runtime::AccountId32>
		+ TaggedTransactionQueue<Block>,
	BE: Backend<Block> + 'static,
	P: TransactionPool<Block = Block, Hash = H256> + 'static,
{
	let EthRpcDeps { client, backend, pool, syncing, spawn, prometheus, recover } = deps;
	// Before the index is opened: no import may slip through in between.
	let imports = client.import_notification_stream();

	let node = Arc::new(NodeChain::new(client, backend));
	let head = node.head();
	let chain_id = node.chain_id(head.best_hash)?;
	let blocks = Arc::new(Blocks::new(node.clone(), Blocks::CACHE_BYTES));
	let rebuild = config.rebuild_index;
	let index = Arc::new(Index::open(node.clone(), blocks.clone(), rebuild, prometheus.as_ref())?);
	let pool = Arc::new(NodePool(pool));
	let context = Arc::new(Context {
		chain: node.clone(),
		state: node.clone(),
		pool: pool.clone(),
		pending: Pending::new(pool.clone(), node.clone()),
		arrivals: Arrivals::default(),
		blocks,
		index: index.clone(),
		network: syncing,
		recover,
		chain_id,
		started_at: head.best_number,
		limits: Limits {
			log_results: config.max_log_results,
			log_blocks: config.max_log_block_range,
			answer_bytes: config.max_response_bytes() as usize,
			filters: config.max_filters,
			connection_filters: config.max_filters_per_connection,
		},
		client_version: config.client_version.clone(),
	});

	let mut methods = api::module(context.clone())?;
	if config.debug {
		methods.merge(Debug::new(context.clone(), node).into_rpc())?;
	}
	let methods = api::described(methods)?;
	let (running, addr) = server::serve(&config, methods).await?;
	spawn.spawn("eth-rpc-server", TASKS, async move { running.stopped().await });
	let arrivals = pool.arrivals();
	// What comes to the pool is decoded by the runtime: it gets a thread.
	spawn.spawn_blocking("eth-rpc-arrivals", TASKS, async move {
		announce(&context.arrivals, &*context.chain, &*context.state, arrivals).await
	});
	// Indexing calls the runtime and writes to disk: it gets a thread.
	spawn.spawn_blocking("eth-rpc-index", TASKS, async move {
		index.heal();
		follow(index, imports).await
	});
	log::info!(target: LOG, "Ethereum JSON-RPC at http://{addr} and ws://{addr}, chain id {chain_id}");
	log::info!(target: LOG, "For wallets without GNX: http://{addr}{CONSUMERS_PATH}");
	Ok(addr)
}
