// SPDX-License-Identifier: Apache-2.0

//! Keeps the index at the best block: across imports, reorganisations, and the gap since the node
//! was last running.

use std::{ops::RangeInclusive, sync::Arc, time::Duration};

use futures::{FutureExt, Stream, StreamExt};

use super::{BlockRef, Index, LOG};
use crate::{error::ChainError, extract::EthBlock};

/// Blocks written in one go while catching up.
const BATCH: usize = 256;
/// Blocks told to subscribers at once. A longer step is a catch-up; only its end is told.
const TOLD: usize = 64;
/// Blocks indexed before others get a turn, among them the end of the node.
const STEP: u32 = 2_048;
/// How often to look for new blocks when nothing announces them, as during the first sync.
const TICK: Duration = Duration::from_secs(2);
/// How often to report progress while catching up, in blocks.
const PROGRESS: u32 = 10_000;

/// A change of the best chain.
#[derive(Clone, Debug, Default)]
pub struct HeadChange {
	/// Blocks that left it, the highest first.
	pub retracted: Vec<Arc<EthBlock>>,
	/// Blocks that joined it, the lowest first.
	pub enacted: Vec<Arc<EthBlock>>,
}

/// Indexes whenever `imports` announces a block, and regularly besides. Ends with the stream.
pub async fn follow<T>(index: Arc<Index>, imports: impl Stream<Item = T> + Unpin) {
	let mut imports = imports.fuse();
	let mut ticks = tokio::time::interval(TICK);
	ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
	let mut last_error: Option<ChainError> = None;
	loop {
		match index.catch_up() {
			Ok(true) => {
				tokio::task::yield_now().await;
				continue;
			},
			Ok(false) => last_error = None,
			Err(error) if last_error.as_ref() != Some(&error) => {
				log::warn!(
					target: LOG,
					"The Ethereum index could not follow the chain: {error}. Trying again",
				);
				last_error = Some(error);
			},
			Err(_) => {},
		}
		index.report_metrics();
		tokio::select! {
			import = imports.next() => if import.is_none() { return },
			_ = ticks.tick() => {},
		}
		// What else was announced meanwhile is covered by the same look at the best chain.
		while let Some(Some(_)) = imports.next().now_or_never() {}
	}
}

impl Index {
	/// Brings the index to the best block, or nearer to it, and tells the subscribers what changed.
	/// Answers whether more is to be done.
	pub fn catch_up(&self) -> Result<bool, ChainError> {
		let _one_at_a_time = self.catching_up.lock();
		let head = self.chain.head();
		let mut cursor = *self.cursor.read();
		if cursor.is_some_and(|cursor| cursor.hash == head.best_hash) {
			return Ok(false);
		}
		let mut change = HeadChange::default();
		cursor = self.step_back(cursor, &mut change)?;
		let first = match cursor {
			Some(cursor) => cursor.number.saturating_add(1),
			None => 0,
		};
		let from = self.first_with_state(first, head.best_number)?;
		let to = head.best_number.min(from.saturating_add(STEP - 1));
		let result = self.step_forward(cursor, from..=to, head.best_number, &mut change);
		let indexed = *self.cursor.read();
		change.enacted.retain(|block| indexed.is_some_and(|cursor| block.number <= cursor.number));
		if !change.retracted.is_empty() || !change.enacted.is_empty() {
			// No subscriber is no error.
			drop(self.heads.send(Arc::new(change)));
		}
		result.map(|()| to < head.best_number)
	}

	/// Walks from the cursor down to the best chain.
	fn step_back(
		&self,
		mut cursor: Option<BlockRef>,
		change: &mut HeadChange,
	) -> Result<Option<BlockRef>, ChainError> {
		let started = cursor;
		while let Some(at) = cursor {
			if self.is_canonical(at.hash, at.number)? {
				break;
			}
			match self.blocks.get(at.hash) {
				Ok(block) if change.retracted.len() < TOLD => change.retracted.push(block),
				Ok(_) => {},
				Err(error) => log::debug!(target: LOG, "Retracted block not readable: {error}"),
			}
			let below = at.number.checked_sub(1);
			cursor = match (below, self.chain.parent(at.hash)?) {
				(Some(number), Some(hash)) => Some(BlockRef { hash, number }),
				// The fork is gone from the database, and with it the place where it left the best
				// chain. What is final now need not have been indexed.
				(Some(number), None) => self.last_indexed(number)?,
				(None, _) => None,
			};
		}
		if cursor != started
			&& let Some(to) = cursor
		{
			self.store.move_cursor(to)?;
			*self.cursor.write() = cursor;
		}
		Ok(cursor)
	}

	/// Indexes a part of the best chain, which ends at `best`.
	fn step_forward(
		&self,
		cursor: Option<BlockRef>,
		part: RangeInclusive<u32>,
		best: u32,
		change: &mut HeadChange,
	) -> Result<(), ChainError> {
		let mut previous =
			cursor.filter(|cursor| cursor.number.checked_add(1) == Some(*part.start()));
		let mut batch = Vec::with_capacity(BATCH);
		for number in part {
			let Some(hash) = self.chain.canonical_hash(number)? else { break };
			let follows = match previous {
				Some(previous) => self.chain.parent(hash)? == Some(previous.hash),
				None => true,
			};
			if !follows {
				// The best chain changed under way; the next call steps back first.
				break;
			}
			previous = Some(BlockRef { hash, number });
			let block = match self.blocks.get(hash) {
				Ok(block) => block,
				Err(error @ ChainError::Database(_)) => {
					self.commit(&mut batch)?;
					return Err(error);
				},
				Err(error) => {
					// Trying for ever would stop the index at this block. It is tried again as long
					// as it is the best one, and by everyone who asks for it.
					log::error!(
						target: LOG,
						"The Ethereum index leaves block {number} out: {error}. Its transactions \
						 cannot be found by hash; rebuild the index when the cause is removed",
					);
					continue;
				},
			};
			if best - number < TOLD as u32 {
				change.enacted.push(block.clone());
			}
			batch.push(block);
			if batch.len() == BATCH {
				self.commit(&mut batch)?;
			}
			if number % PROGRESS == 0 && best - number > PROGRESS {
				log::info!(target: LOG, "Ethereum index at block {number} of {best}");
			}
		}
		self.commit(&mut batch)
	}

	fn commit(&self, batch: &mut Vec<Arc<EthBlock>>) -> Result<(), ChainError> {
		let Some(last) = batch.last() else { return Ok(()) };
		let cursor = BlockRef { hash: last.substrate_hash, number: last.number };
		self.store.add(batch)?;
		*self.cursor.write() = Some(cursor);
		batch.clear();
		self.report_metrics();
		Ok(())
	}

	/// The first block at or after `first` whose state is there. Pruning removes states from below,
	/// so all blocks after it have theirs too.
	fn first_with_state(&self, first: u32, best: u32) -> Result<u32, ChainError> {
		let has_state = |number: u32| -> Result<bool, ChainError> {
			let hash = self.chain.canonical_hash(number)?;
			Ok(hash.is_some_and(|hash| self.chain.has_state(hash, number)))
		};
		if first > best || has_state(first)? {
			return Ok(first);
		}
		let (mut without, mut with) = (first, best);
		while with - without > 1 {
			let middle = without + (with - without) / 2;
			if has_state(middle)? {
				with = middle;
			} else {
				without = middle;
			}
		}
		log::warn!(
			target: LOG,
			"The states of blocks {first} to {without} are pruned: the Ethereum index leaves them \
			 out, and their transactions cannot be found by hash. An archive node \
			 (--state-pruning archive) that rebuilds the index has them",
		);
		Ok(with)
	}
}

#[cfg(test)]
mod tests {
	use sp_core::H256;

	use super::*;
	use crate::{
		chain::Chain,
		extract::Blocks,
		testing::{MockChain, index_over},
	};

	fn tx_of(chain: &MockChain, block: H256, index: usize) -> H256 {
		chain.extract(block).unwrap().transactions[index].hash
	}

	#[test]
	fn catch_up_should_index_from_genesis_to_best() {
		let chain = Arc::new(MockChain::new());
		let hashes: Vec<H256> = (0..5).map(|_| chain.extend(&[&[1]])).collect();
		let index = index_over(&chain);
		index.catch_up().unwrap();
		for (number, hash) in (1u32..).zip(&hashes) {
			let place = BlockRef { hash: *hash, number };
			assert_eq!(index.transaction(tx_of(&chain, *hash, 0)).unwrap(), Some((place, 0)));
			let eth = chain.extract(*hash).unwrap().eth_hash();
			assert_eq!(index.block_by_eth_hash(eth).unwrap(), Some(place));
		}
		assert!(index.entry(chain.genesis_hash()).unwrap().is_some());
	}

	#[test]
	fn catch_up_should_take_a_long_way_in_steps_and_tell_its_end_only() {
		let chain = Arc::new(MockChain::new());
		for _ in 0..STEP + 10 {
			chain.extend(&[]);
		}
		let index = index_over(&chain);
		let mut heads = index.subscribe();
		assert_eq!(index.catch_up(), Ok(true));
		assert_eq!(index.catch_up(), Ok(false));
		assert_eq!(index.catch_up(), Ok(false));
		let mut told = 0;
		while let Ok(change) = heads.try_recv() {
			told += change.enacted.len();
		}
		assert_eq!(told, TOLD);
	}

	#[test]
	fn catch_up_should_resume_where_it_stopped_when_opened_again() {
		let chain = Arc::new(MockChain::new());
		for _ in 0..3 {
			chain.extend(&[]);
		}
		index_over(&chain).catch_up().unwrap();
		let before = chain.extractions();
		let late = [chain.extend(&[&[]]), chain.extend(&[&[]])];
		let index = index_over(&chain);
		index.catch_up().unwrap();
		assert_eq!(chain.extractions() - before, 2);
		assert!(index.transaction(tx_of(&chain, late[1], 0)).unwrap().is_some());
	}

	#[test]
	fn open_should_start_over_when_a_rebuild_is_asked_for() {
		let chain = Arc::new(MockChain::new());
		for _ in 0..3 {
			chain.extend(&[]);
		}
		index_over(&chain).catch_up().unwrap();
		let before = chain.extractions();
		let blocks = Arc::new(Blocks::new(chain.clone(), 0));
		let index = Index::open(chain.clone(), blocks, true, None).unwrap();
		index.catch_up().unwrap();
		assert_eq!(chain.extractions() - before, 4);
	}

	#[test]
	fn lookups_should_follow_the_best_chain_when_it_reorganises() {
		let chain = Arc::new(MockChain::new());
		let index = index_over(&chain);
		let base = chain.extend(&[]);
		let old = [chain.extend(&[&[1]]), chain.extend(&[&[2]])];
		index.catch_up().unwrap();
		let (lost, moved) = (tx_of(&chain, old[1], 0), tx_of(&chain, old[0], 0));
		let old_eth = chain.extract(old[1]).unwrap().eth_hash();

		// The fork carries the first transaction again, at another place, not the second.
		let new = chain.fork(base, 3, Some((old[0], 2)));
		let mut heads = index.subscribe();
		index.catch_up().unwrap();

		let change = heads.try_recv().unwrap();
		let numbers =
			|blocks: &[Arc<EthBlock>]| blocks.iter().map(|b| b.number).collect::<Vec<_>>();
		assert_eq!(numbers(&change.retracted), vec![3, 2]);
		assert_eq!(numbers(&change.enacted), vec![2, 3, 4]);
		assert_eq!(index.transaction(lost).unwrap(), None);
		let place = BlockRef { hash: new[2], number: 4 };
		assert_eq!(index.transaction(moved).unwrap(), Some((place, 0)));
		// The block of the old fork is still known by hash, but not canonical.
		let off = index.block_by_eth_hash(old_eth).unwrap().unwrap();
		assert_eq!(off.hash, old[1]);
		assert!(!index.is_canonical(off.hash, off.number).unwrap());

		// And back again.
		chain.set_best(old[1]);
		chain.extend(&[]);
		index.catch_up().unwrap();
		let place = BlockRef { hash: old[1], number: 3 };
		assert_eq!(index.transaction(lost).unwrap(), Some((place, 0)));
		let place = BlockRef { hash: old[0], number: 2 };
		assert_eq!(index.transaction(moved).unwrap(), Some((place, 0)));
	}

	#[test]
	fn catch_up_should_restart_from_what_both_share_when_the_old_fork_is_gone() {
		let chain = Arc::new(MockChain::new());
		let base = chain.extend(&[]);
		let old = [chain.extend(&[&[1]]), chain.extend(&[])];
		let index = index_over(&chain);
		index.catch_up().unwrap();
		// Final is already more than the index has seen of the new chain.
		let new = chain.fork(base, 3, Some((old[0], 0)));
		chain.finalize(4);
		old.iter().for_each(|hash| chain.forget(*hash));
		index.catch_up().unwrap();
		for hash in &new {
			assert!(index.entry(*hash).unwrap().is_some());
		}
		let place = BlockRef { hash: new[0], number: 2 };
		assert_eq!(index.transaction(tx_of(&chain, new[0], 0)).unwrap(), Some((place, 0)));
	}

	#[test]
	fn catch_up_should_skip_pruned_states_and_index_the_rest() {
		let chain = Arc::new(MockChain::new());
		let hashes: Vec<H256> = (0..20).map(|_| chain.extend(&[&[1]])).collect();
		chain.prune_below(13);
		let index = index_over(&chain);
		index.catch_up().unwrap();
		assert!(index.entry(hashes[11]).unwrap().is_none());
		for hash in &hashes[12..] {
			assert!(index.entry(*hash).unwrap().is_some());
		}
	}

	#[test]
	fn catch_up_should_stop_and_go_on_later_when_the_database_fails() {
		let chain = Arc::new(MockChain::new());
		let hashes: Vec<H256> = (0..4).map(|_| chain.extend(&[])).collect();
		chain.fail(hashes[2], ChainError::Database("disk full".into()));
		let index = index_over(&chain);
		let mut heads = index.subscribe();
		assert_eq!(index.catch_up(), Err(ChainError::Database("disk full".into())));
		assert!(index.entry(hashes[1]).unwrap().is_some());
		assert!(index.entry(hashes[2]).unwrap().is_none());
		assert_eq!(heads.try_recv().unwrap().enacted.len(), 3);
		chain.recover(hashes[2]);
		index.catch_up().unwrap();
		assert!(index.entry(hashes[3]).unwrap().is_some());
		assert_eq!(heads.try_recv().unwrap().enacted.len(), 2);
	}

	#[test]
	fn catch_up_should_leave_a_block_out_when_the_runtime_cannot_read_it() {
		let chain = Arc::new(MockChain::new());
		let hashes: Vec<H256> = (0..4).map(|_| chain.extend(&[])).collect();
		let error = ChainError::Runtime { number: 2, call: "", cause: "trap".into() };
		chain.fail(hashes[1], error.clone());
		let index = index_over(&chain);
		index.catch_up().unwrap();
		assert!(index.entry(hashes[1]).unwrap().is_none());
		assert!(index.entry(hashes[3]).unwrap().is_some());
		assert_eq!(index.blocks.get(hashes[1]).unwrap_err(), error);
	}

	#[tokio::test]
	async fn follow_should_index_what_is_announced_and_end_with_the_stream() {
		let chain = Arc::new(MockChain::new());
		let index = Arc::new(index_over(&chain));
		let (announce, imports) = futures::channel::mpsc::unbounded();
		let task = tokio::spawn(follow(index.clone(), imports));
		let hash = chain.extend(&[&[]]);
		let mut heads = index.subscribe();
		announce.unbounded_send(()).unwrap();
		let change = heads.recv().await.unwrap();
		assert_eq!(change.enacted.last().map(|block| block.substrate_hash), Some(hash));
		drop(announce);
		task.await.unwrap();
	}
}
