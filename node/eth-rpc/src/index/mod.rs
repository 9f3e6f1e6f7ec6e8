// SPDX-License-Identifier: Apache-2.0

//! Which Substrate block an Ethereum block hash or transaction hash belongs to.
//!
//! The runtime knows its own blocks only by number, and only the last 256 of their Ethereum hashes;
//! it knows no transaction by hash. The index keeps both, and per block what lets a log search skip
//! it. Entries of blocks that leave the best chain stay: whether a block counts is decided when it is
//! read, against the best chain of that moment.

mod check;
mod follow;
mod lookup;
mod store;

use std::sync::Arc;

use parking_lot::{Mutex, RwLock};
use sp_core::H256;
use substrate_prometheus_endpoint::{Gauge, PrometheusError, Registry, U64, register};
use tokio::sync::broadcast;

use self::store::Store;
pub use self::{
	check::{Fault, IndexReport},
	follow::{HeadChange, follow},
	store::BlockEntry,
};
use crate::{chain::Chain, error::ChainError, extract::Blocks};

/// Target of the log messages.
pub(crate) const LOG: &str = "eth-rpc";
/// Head changes a slow subscriber may lag behind before it is disconnected.
const HEAD_BUFFER: usize = 256;

/// A block of the best chain, as a lookup found it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockRef {
	/// Substrate hash.
	pub hash: H256,
	/// Number.
	pub number: u32,
}

/// The last block up to which the best chain is indexed.
type Cursor = Option<BlockRef>;

/// The index over a chain.
pub struct Index {
	chain: Arc<dyn Chain>,
	blocks: Arc<Blocks>,
	store: Store,
	cursor: RwLock<Cursor>,
	catching_up: Mutex<()>,
	heads: broadcast::Sender<Arc<HeadChange>>,
	metrics: Option<Metrics>,
}

struct Metrics {
	height: Gauge<U64>,
	lag: Gauge<U64>,
	faults: Gauge<U64>,
}

impl Metrics {
	fn new(registry: &Registry) -> Result<Self, PrometheusError> {
		let gauge = |name, help| -> Result<Gauge<U64>, PrometheusError> {
			register(Gauge::new(name, help)?, registry)
		};
		Ok(Self {
			height: gauge("genex_eth_index_height", "Last block in the Ethereum index")?,
			lag: gauge(
				"genex_eth_index_lag",
				"Blocks the Ethereum index is behind the best block",
			)?,
			faults: gauge(
				"genex_eth_index_faults",
				"Blocks that the Ethereum index had wrong when the node started",
			)?,
		})
	}
}

impl Index {
	/// Opens the index kept in the node's database. With `rebuild`, or when it was written for
	/// another chain or by another version, indexing starts over.
	pub fn open(
		chain: Arc<dyn Chain>,
		blocks: Arc<Blocks>,
		rebuild: bool,
		registry: Option<&Registry>,
	) -> Result<Self, crate::Error> {
		let store = Store::new(chain.clone());
		let cursor = if rebuild { None } else { store.cursor()? };
		let metrics = registry.map(Metrics::new).transpose()?;
		Ok(Self {
			chain,
			blocks,
			store,
			cursor: RwLock::new(cursor),
			catching_up: Mutex::new(()),
			heads: broadcast::channel(HEAD_BUFFER).0,
			metrics,
		})
	}

	/// Changes of the best chain from now on, each sent once its blocks are indexed.
	pub fn subscribe(&self) -> broadcast::Receiver<Arc<HeadChange>> {
		self.heads.subscribe()
	}

	/// What is kept about a block, by Substrate hash. `None` when it is not indexed.
	pub fn entry(&self, hash: H256) -> Result<Option<BlockEntry>, ChainError> {
		self.store.block(hash)
	}

	/// Whether the block is on the best chain.
	pub fn is_canonical(&self, hash: H256, number: u32) -> Result<bool, ChainError> {
		Ok(number <= self.chain.head().best_number
			&& self.chain.canonical_hash(number)? == Some(hash))
	}

	fn report_metrics(&self) {
		let Some(metrics) = &self.metrics else { return };
		let height = self.cursor.read().map_or(0, |cursor| cursor.number);
		metrics.height.set(height.into());
		metrics.lag.set(self.chain.head().best_number.saturating_sub(height).into());
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::testing::MockChain;

	#[test]
	fn metrics_should_tell_how_far_the_index_is_behind() {
		let chain = Arc::new(MockChain::new());
		let blocks = Arc::new(Blocks::new(chain.clone(), Blocks::CACHE_BYTES));
		let registry = Registry::default();
		let index = Index::open(chain.clone(), blocks, false, Some(&registry)).unwrap();
		let told = || {
			let metrics = index.metrics.as_ref().unwrap();
			(metrics.height.get(), metrics.lag.get())
		};
		(0..5).for_each(|_| {
			chain.extend(&[]);
		});
		index.report_metrics();
		assert_eq!(told(), (0, 5));
		index.catch_up().unwrap();
		assert_eq!(told(), (5, 0));
		chain.extend(&[]);
		index.report_metrics();
		assert_eq!(told(), (5, 1));
	}
}
