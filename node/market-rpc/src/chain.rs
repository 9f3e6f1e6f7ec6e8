// SPDX-License-Identifier: Apache-2.0
//! What the subscription needs of a node. The node implements it over its client; tests over blocks in memory.

use genex_primitives::book::{BookChanges, BookSnapshot, MarketId};
use sp_core::H256;

/// A block by number and hash.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct BlockRef {
	/// The number.
	pub number: u32,
	/// The hash.
	pub hash: H256,
}

/// Why something of the chain could not be read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the node could not read its chain: {0}")]
pub struct ChainError(pub String);

/// The chain as this node has it.
pub trait Chain: Send + Sync + 'static {
	/// The best block.
	fn best(&self) -> BlockRef;

	/// The parent of a block, or nothing when the node does not have the block.
	///
	/// # Errors
	/// The database cannot be read.
	fn parent(&self, hash: H256) -> Result<Option<H256>, ChainError>;

	/// What the runtime's `book_snapshot` says after the block `at`.
	///
	/// # Errors
	/// The state is not there, or its runtime cannot answer.
	fn snapshot(&self, at: H256, market: MarketId) -> Result<Option<BookSnapshot>, ChainError>;

	/// What the runtime's `book_changes` says of the block `at`.
	///
	/// # Errors
	/// The state is not there, or its runtime cannot answer.
	fn changes(&self, at: H256) -> Result<Vec<BookChanges>, ChainError>;
}
