// SPDX-License-Identifier: Apache-2.0
//! The chain as the subscription to order books needs it, read through the client.

use crate::service::{Block, FullClient, Hash};
use futures::FutureExt;
use genex_market_rpc::{BlockRef, Chain, ChainError, Feed, MarketRpc};
use genex_primitives::book::{BookChanges, BookSnapshot, MarketId};
use genex_runtime_api::OrderBookApi;
use sc_client_api::BlockchainEvents;
use sc_service::TaskManager;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_runtime::traits::Header;
use std::{fmt::Display, sync::Arc};

/// The client.
struct Client(Arc<FullClient>);

fn unreadable(error: impl Display) -> ChainError {
	ChainError(error.to_string())
}

impl Chain for Client {
	fn best(&self) -> BlockRef {
		let info = HeaderBackend::<Block>::info(&*self.0);
		BlockRef { number: info.best_number, hash: info.best_hash }
	}

	fn parent(&self, hash: Hash) -> Result<Option<Hash>, ChainError> {
		let header = HeaderBackend::<Block>::header(&*self.0, hash).map_err(unreadable)?;
		Ok(header.map(|header| *header.parent_hash()))
	}

	fn snapshot(&self, at: Hash, market: MarketId) -> Result<Option<BookSnapshot>, ChainError> {
		self.0.runtime_api().book_snapshot(at, market).map_err(unreadable)
	}

	fn changes(&self, at: Hash) -> Result<Vec<BookChanges>, ChainError> {
		self.0.runtime_api().book_changes(at).map_err(unreadable)
	}
}

/// Starts to follow the best chain, and gives the methods that tell of it.
pub fn follow(client: Arc<FullClient>, task_manager: &TaskManager) -> MarketRpc {
	// Before the first look at the best block, so that no block falls between the two.
	let imports = client.import_notification_stream();
	let feed = Feed::new(Arc::new(Client(client)));
	// It calls the runtime, which would keep a thread from the tasks that wait.
	let run = feed.clone().run(imports).boxed();
	task_manager.spawn_handle().spawn_blocking("market-rpc", "rpc", run);
	MarketRpc::new(feed)
}
