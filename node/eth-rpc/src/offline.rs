// SPDX-License-Identifier: Apache-2.0

//! The index of a node that is not running.

use std::sync::Arc;

use genex_eth_rpc_runtime_api::EthRpcApi;
use sc_client_api::{Backend, BlockBackend};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;

use crate::{
	chain::{Block, NodeChain, Revive},
	error::Error,
	extract::Blocks,
	index::{Index, IndexReport},
};

/// Compares the index with the chain: the `last` blocks of it, or all.
///
/// # Errors
/// The database or the index cannot be read.
pub fn check_index<C, BE>(
	client: Arc<C>,
	backend: Arc<BE>,
	last: Option<u32>,
) -> Result<IndexReport, Error>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + BlockBackend<Block> + 'static,
	C::Api: Revive + EthRpcApi<Block>,
	BE: Backend<Block> + 'static,
{
	let best = client.info().best_number;
	let from = last.map_or(0, |last| best.saturating_add(1).saturating_sub(last));
	Ok(open(client, backend)?.check(from..=best)?)
}

/// Deletes the index and builds it again from the chain, then compares both.
///
/// # Errors
/// The database cannot be read or written.
pub fn rebuild_index<C, BE>(client: Arc<C>, backend: Arc<BE>) -> Result<IndexReport, Error>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + BlockBackend<Block> + 'static,
	C::Api: Revive + EthRpcApi<Block>,
	BE: Backend<Block> + 'static,
{
	Ok(open(client, backend)?.rebuild()?)
}

fn open<C, BE>(client: Arc<C>, backend: Arc<BE>) -> Result<Index, Error>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + BlockBackend<Block> + 'static,
	C::Api: Revive + EthRpcApi<Block>,
	BE: Backend<Block> + 'static,
{
	let chain = Arc::new(NodeChain::new(client, backend));
	let blocks = Arc::new(Blocks::new(chain.clone(), Blocks::CACHE_BYTES));
	Index::open(chain, blocks, false, None)
}
