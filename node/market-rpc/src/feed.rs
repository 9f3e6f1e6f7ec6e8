// SPDX-License-Identifier: Apache-2.0
//! One look at each new best block for all subscribers.
//!
//! The feed has a head, the block up to which its subscribers have been told. Joining and moving the head happen under one
//! lock, so the first step that a subscriber receives always starts at the block it joined at: nothing has to be compared
//! or skipped. Steps wait in one ring that all subscribers share, so a slow one costs no memory; it learns that it
//! lost steps and takes a snapshot.

use crate::{
	chain::{BlockRef, Chain, ChainError},
	message::Reason,
};
use futures::{FutureExt, Stream, StreamExt};
use genex_primitives::book::{BookChanges, BookSnapshot, MarketId};
use parking_lot::Mutex;
use sp_core::H256;
use std::{collections::BTreeMap, sync::Arc};
use tokio::sync::broadcast::{Receiver, Sender, channel};

/// Steps that wait for subscribers: a minute of blocks.
pub(crate) const STEPS: usize = 64;
/// The longest way to a new best block that is told block by block. Beyond it a snapshot is cheaper, and a node that
/// catches up must not push everybody out of the ring.
pub(crate) const LONGEST: u32 = 32;
/// Snapshots of one block that are kept for the next who asks.
const SNAPSHOTS: usize = 64;
/// The target of this crate's log lines.
pub(crate) const LOG: &str = "market-rpc";

/// How the best chain went on.
#[derive(Clone, Debug)]
pub enum Step {
	/// By a block on top of the one before.
	Next {
		/// The block.
		block: BlockRef,
		/// Its parent, the head before.
		parent: H256,
		/// What it changed, by market.
		changes: BTreeMap<MarketId, BookChanges>,
	},
	/// To a block from which the way is not told.
	Jump {
		/// The block.
		block: BlockRef,
		/// Why.
		reason: Reason,
	},
}

/// The way from one block to another.
enum Way {
	/// These blocks, one on top of the other.
	Line(Vec<BlockRef>),
	/// None on top: the first block is no longer part of the best chain.
	Fork,
	/// More than [`LONGEST`] blocks.
	Long,
}

/// The snapshots of one block.
#[derive(Default)]
struct Snapshots {
	at: H256,
	found: BTreeMap<MarketId, Arc<BookSnapshot>>,
}

/// Follows the best chain for all subscribers.
pub struct Feed {
	chain: Arc<dyn Chain>,
	head: Mutex<BlockRef>,
	steps: Sender<Arc<Step>>,
	snapshots: Mutex<Snapshots>,
}

impl Feed {
	/// A feed whose head is the best block.
	pub fn new(chain: Arc<dyn Chain>) -> Arc<Self> {
		let (steps, _) = channel(STEPS);
		let head = Mutex::new(chain.best());
		Arc::new(Self { chain, head, steps, snapshots: Mutex::default() })
	}

	/// Looks at the best block whenever `imports` announces one. Ends with the stream.
	pub async fn run<T>(self: Arc<Self>, imports: impl Stream<Item = T> + Unpin) {
		let mut imports = imports.fuse();
		loop {
			self.catch_up();
			if imports.next().await.is_none() {
				return;
			}
			// What else was announced meanwhile is covered by the same look.
			while let Some(Some(_)) = imports.next().now_or_never() {}
		}
	}

	/// The head, and what comes after it.
	pub(crate) fn join(&self) -> (BlockRef, Receiver<Arc<Step>>) {
		let head = self.head.lock();
		(*head, self.steps.subscribe())
	}

	/// The book of a market after the block `at`. Reads the state unless somebody has just asked for the same.
	///
	/// # Errors
	/// The state cannot be read.
	pub(crate) fn snapshot(
		&self,
		at: H256,
		market: MarketId,
	) -> Result<Option<Arc<BookSnapshot>>, ChainError> {
		// Held while the runtime works: after a reorganisation all subscribers ask at once, and mostly for the same.
		let mut kept = self.snapshots.lock();
		if kept.at != at || kept.found.len() >= SNAPSHOTS {
			*kept = Snapshots { at, found: BTreeMap::new() };
		}
		if let Some(found) = kept.found.get(&market) {
			return Ok(Some(found.clone()));
		}
		let Some(snapshot) = self.chain.snapshot(at, market)?.map(Arc::new) else {
			return Ok(None);
		};
		kept.found.insert(market, snapshot.clone());
		Ok(Some(snapshot))
	}

	/// Brings the head to the best block and tells the subscribers how.
	pub(crate) fn catch_up(&self) {
		let (head, best) = (*self.head.lock(), self.chain.best());
		if head.hash == best.hash {
			return;
		}
		let told = match self.steps.receiver_count() {
			// Nobody listens, so nothing is read. Whoever joins before the head moves is told of a gap.
			0 => Err(Reason::Gap),
			_ => self.tell(head, best),
		};
		if let Err(reason) = told {
			self.advance(best, Step::Jump { block: best, reason });
		}
	}

	/// Tells the way from `head` to `best` block by block, or says why it cannot be told.
	fn tell(&self, head: BlockRef, best: BlockRef) -> Result<(), Reason> {
		let unreadable = |error: ChainError| {
			log::warn!(target: LOG, "Subscribers to order books get snapshots: {error}");
			Reason::Gap
		};
		let blocks = match self.way(head, best).map_err(unreadable)? {
			Way::Line(blocks) => blocks,
			Way::Fork => return Err(Reason::Reorganised),
			Way::Long => return Err(Reason::Gap),
		};
		let mut parent = head.hash;
		for block in blocks {
			let changes = self.chain.changes(block.hash).map_err(unreadable)?;
			let changes = changes.into_iter().map(|changes| (changes.market, changes)).collect();
			self.advance(block, Step::Next { block, parent, changes });
			parent = block.hash;
		}
		Ok(())
	}

	fn way(&self, from: BlockRef, to: BlockRef) -> Result<Way, ChainError> {
		let Some(distance) = to.number.checked_sub(from.number).filter(|blocks| *blocks > 0) else {
			return Ok(Way::Fork);
		};
		if distance > LONGEST {
			return Ok(Way::Long);
		}
		let mut blocks = Vec::new();
		let mut at = to;
		while at.number > from.number {
			blocks.push(at);
			// A block without parent was discarded while it was looked at; the next best block is on its way.
			let Some(hash) = self.chain.parent(at.hash)? else { return Ok(Way::Fork) };
			at = BlockRef { number: at.number.saturating_sub(1), hash };
		}
		blocks.reverse();
		Ok(if at.hash == from.hash { Way::Line(blocks) } else { Way::Fork })
	}

	fn advance(&self, block: BlockRef, step: Step) {
		let mut head = self.head.lock();
		*head = block;
		// That nobody listens is no error.
		drop(self.steps.send(Arc::new(step)));
	}
}
