// SPDX-License-Identifier: Apache-2.0

//! Looking up by hash. "Not there" is said only when it is certain.
//!
//! What the index does not have can be in a block above the last indexed one. How far the index is
//! behind decides what is done about it:
//!
//! | Blocks behind | A hash that is not found |
//! | --- | --- |
//! | up to [`TAIL`] | is not there: these blocks are read as well |
//! | up to [`NEAR`] | the index is brought up to date first, then it is looked up again |
//! | more | [`ChainError::IndexBehind`] |

use std::ops::RangeInclusive;

use sp_core::H256;

use super::{BlockRef, Index};
use crate::{error::ChainError, extract::EthBlock};

/// The newest blocks above the indexed ones that every lookup reads one by one. Importing a block
/// leaves the index behind by one of them for a moment.
const TAIL: u32 = 8;
/// Blocks that a lookup indexes itself rather than fail. More of them take longer than a caller
/// should wait.
const NEAR: u32 = 64;
/// How often a lookup starts over: the best chain changed under it, or the index was brought nearer.
const ATTEMPTS: usize = 3;

impl Index {
	/// The block with an Ethereum hash: the one on the best chain if there is one, else the one
	/// indexed last that is still known. Fails when the index is too far behind to tell.
	pub fn block_by_eth_hash(&self, eth_hash: H256) -> Result<Option<BlockRef>, ChainError> {
		let found = self.look_up(
			|unindexed| Ok(self.indexed_block(eth_hash, unindexed)?.map(|block| (block, ()))),
			|block| (block.eth_hash() == eth_hash).then_some(()),
		)?;
		Ok(found.map(|(block, ())| block))
	}

	/// The block of the best chain with a transaction, and the transaction's index among those of the
	/// block. Fails when the index is too far behind to tell.
	pub fn transaction(&self, tx_hash: H256) -> Result<Option<(BlockRef, usize)>, ChainError> {
		self.look_up(
			|_| self.indexed_transaction(tx_hash),
			|block| block.transactions.iter().position(|tx| tx.hash == tx_hash),
		)
	}

	/// Looks in the index, and with `matches` in the newest blocks above it. `indexed` is given the
	/// lowest block that is not indexed.
	fn look_up<T>(
		&self,
		indexed: impl Fn(u32) -> Result<Option<(BlockRef, T)>, ChainError>,
		matches: impl Fn(&EthBlock) -> Option<T>,
	) -> Result<Option<(BlockRef, T)>, ChainError> {
		let mut behind = 0;
		for _ in 0..ATTEMPTS {
			// Before the index is read: what it gains meanwhile is looked at twice, nothing is missed.
			let head = self.chain.head();
			let first = self.first_unindexed()?;
			if let Some(found) = indexed(first)? {
				return Ok(Some(found));
			}
			if let Some(found) = self.search(first..=head.best_number, &matches)? {
				return Ok(Some(found));
			}
			behind = head.best_number.saturating_add(1).saturating_sub(first);
			if !self.is_canonical(head.best_hash, head.best_number)? {
				// A part was looked for on one fork, a part on the other.
				continue;
			}
			if behind <= TAIL {
				return Ok(None);
			}
			if behind > NEAR {
				break;
			}
			self.catch_up()?;
		}
		Err(ChainError::IndexBehind { blocks: behind.max(1) })
	}

	fn indexed_block(
		&self,
		eth_hash: H256,
		unindexed: u32,
	) -> Result<Option<BlockRef>, ChainError> {
		let mut found = None;
		for hash in self.store.blocks_of(eth_hash)? {
			let Some(number) = self.chain.number(hash)? else { continue };
			found = Some(BlockRef { hash, number });
			if self.is_canonical(hash, number)? {
				return Ok(found);
			}
		}
		// The hash covers the number, so there is one block of the best chain that can have it too.
		if let Some(BlockRef { number, .. }) = found.filter(|found| found.number >= unindexed)
			&& let Some(hash) = self.chain.canonical_hash(number)?
			&& self.blocks.get(hash)?.eth_hash() == eth_hash
		{
			return Ok(Some(BlockRef { hash, number }));
		}
		Ok(found)
	}

	fn indexed_transaction(&self, hash: H256) -> Result<Option<(BlockRef, usize)>, ChainError> {
		// The last one first: after an account was emptied and its nonce began anew, a transaction
		// can be in the chain twice.
		for (hash, index) in self.store.transaction(hash)?.into_iter().rev() {
			let Some(number) = self.chain.number(hash)? else { continue };
			if self.is_canonical(hash, number)? {
				return Ok(Some((BlockRef { hash, number }, index as usize)));
			}
		}
		Ok(None)
	}

	/// Reads the newest of some blocks of the best chain: an answer must not miss what
	/// `eth_blockNumber` already shows.
	fn search<T>(
		&self,
		blocks: RangeInclusive<u32>,
		matches: impl Fn(&EthBlock) -> Option<T>,
	) -> Result<Option<(BlockRef, T)>, ChainError> {
		for number in blocks.rev().take(TAIL as usize) {
			let Some(hash) = self.chain.canonical_hash(number)? else { continue };
			if let Some(found) = matches(&*self.blocks.get(hash)?) {
				return Ok(Some((BlockRef { hash, number }, found)));
			}
		}
		Ok(None)
	}

	/// The lowest block of the best chain that the index has not reached.
	fn first_unindexed(&self) -> Result<u32, ChainError> {
		let cursor = *self.cursor.read();
		let indexed = match cursor {
			Some(cursor) if self.is_canonical(cursor.hash, cursor.number)? => Some(cursor),
			// The best chain is another one by now, and the index has yet to step back.
			Some(cursor) => self.last_indexed(cursor.number)?,
			None => None,
		};
		Ok(indexed.map_or(0, |block| block.number.saturating_add(1)))
	}

	/// The highest block of the best chain that is indexed, at or below a number. All below it were
	/// indexed before it.
	pub(super) fn last_indexed(&self, number: u32) -> Result<Option<BlockRef>, ChainError> {
		for number in (0..=number.min(self.chain.head().best_number)).rev() {
			let Some(hash) = self.chain.canonical_hash(number)? else { continue };
			if self.entry(hash)?.is_some() {
				return Ok(Some(BlockRef { hash, number }));
			}
		}
		Ok(None)
	}
}

#[cfg(test)]
mod tests {
	use std::sync::Arc;

	use super::*;
	use crate::{
		chain::Chain,
		extract::Blocks,
		testing::{MockChain, index_over},
	};

	const UNKNOWN: H256 = H256::repeat_byte(0xcc);

	fn tx_of(chain: &MockChain, block: H256) -> H256 {
		chain.extract(block).unwrap().transactions[0].hash
	}

	fn eth_of(chain: &MockChain, block: H256) -> H256 {
		chain.extract(block).unwrap().eth_hash()
	}

	fn extend(chain: &MockChain, count: u32) -> Vec<H256> {
		(0..count).map(|_| chain.extend(&[&[1]])).collect()
	}

	/// An index that has seen nothing but the genesis block.
	fn started() -> (Arc<MockChain>, Index) {
		let chain = Arc::new(MockChain::new());
		let index = index_over(&chain);
		index.catch_up().unwrap();
		(chain, index)
	}

	#[test]
	fn lookups_should_see_blocks_that_are_not_indexed_yet() {
		let (chain, index) = started();
		let blocks = extend(&chain, TAIL);
		for (number, hash) in (1u32..).zip(&blocks) {
			let place = BlockRef { hash: *hash, number };
			assert_eq!(index.transaction(tx_of(&chain, *hash)), Ok(Some((place, 0))));
			assert_eq!(index.block_by_eth_hash(eth_of(&chain, *hash)), Ok(Some(place)));
		}
		assert_eq!(index.transaction(UNKNOWN), Ok(None));
		assert_eq!(index.block_by_eth_hash(UNKNOWN), Ok(None));
		// They are read, not indexed: that is left to the one who follows the chain.
		assert_eq!(index.entry(blocks[0]), Ok(None));
	}

	#[test]
	fn lookups_should_see_the_genesis_block_when_nothing_is_indexed() {
		let chain = Arc::new(MockChain::new());
		let index = index_over(&chain);
		let place = BlockRef { hash: chain.genesis_hash(), number: 0 };
		assert_eq!(index.block_by_eth_hash(eth_of(&chain, place.hash)), Ok(Some(place)));
	}

	#[test]
	fn lookups_should_bring_the_index_up_to_date_when_it_is_near() {
		for count in [TAIL + 1, NEAR] {
			let (chain, index) = started();
			let blocks = extend(&chain, count);
			assert_eq!(index.transaction(UNKNOWN), Ok(None));
			assert!(index.entry(blocks[0]).unwrap().is_some());
			let extractions = chain.extractions();
			assert_eq!(index.block_by_eth_hash(UNKNOWN), Ok(None));
			assert_eq!(chain.extractions(), extractions);
		}
	}

	#[test]
	fn lookups_should_find_what_lies_between_when_the_index_is_near() {
		let (chain, index) = started();
		let blocks = extend(&chain, NEAR);
		let place = BlockRef { hash: blocks[0], number: 1 };
		assert_eq!(index.transaction(tx_of(&chain, blocks[0])), Ok(Some((place, 0))));
	}

	#[test]
	fn lookups_should_say_how_far_the_index_is_behind_when_it_is_too_far_to_tell() {
		let (chain, index) = started();
		let blocks = extend(&chain, NEAR + 1);
		let behind = ChainError::IndexBehind { blocks: NEAR + 1 };
		for hash in [UNKNOWN, tx_of(&chain, blocks[0])] {
			assert_eq!(index.transaction(hash), Err(behind.clone()));
		}
		for hash in [UNKNOWN, eth_of(&chain, blocks[0])] {
			assert_eq!(index.block_by_eth_hash(hash), Err(behind.clone()));
		}
		assert_eq!(index.entry(blocks[0]), Ok(None), "it is not the caller who waits");

		while index.catch_up().unwrap() {}
		let place = BlockRef { hash: blocks[0], number: 1 };
		assert_eq!(index.transaction(tx_of(&chain, blocks[0])), Ok(Some((place, 0))));
		assert_eq!(index.transaction(UNKNOWN), Ok(None));
	}

	#[test]
	fn lookups_should_answer_what_is_certain_when_the_index_is_far_behind() {
		let (chain, index) = started();
		let indexed = extend(&chain, 3)[2];
		index.catch_up().unwrap();
		let newest = extend(&chain, NEAR * 2)[NEAR as usize * 2 - TAIL as usize..].to_vec();
		for (number, hash) in [(3, indexed), (NEAR * 2 - TAIL + 4, newest[0])] {
			let place = BlockRef { hash, number };
			assert_eq!(index.transaction(tx_of(&chain, hash)), Ok(Some((place, 0))));
			assert_eq!(index.block_by_eth_hash(eth_of(&chain, hash)), Ok(Some(place)));
		}
	}

	#[test]
	fn lookups_should_use_what_was_indexed_before_when_the_index_is_rebuilt() {
		let (chain, index) = started();
		let blocks = extend(&chain, NEAR * 2);
		while index.catch_up().unwrap() {}
		let cache = Arc::new(Blocks::new(chain.clone(), Blocks::CACHE_BYTES));
		let rebuilt = Index::open(chain.clone(), cache, true, None).unwrap();
		let place = BlockRef { hash: blocks[0], number: 1 };
		assert_eq!(rebuilt.transaction(tx_of(&chain, blocks[0])), Ok(Some((place, 0))));
		// The genesis block is to be indexed anew as well.
		let behind = ChainError::IndexBehind { blocks: NEAR * 2 + 1 };
		assert_eq!(rebuilt.transaction(UNKNOWN), Err(behind));
		while rebuilt.catch_up().unwrap() {}
		assert_eq!(rebuilt.transaction(UNKNOWN), Ok(None));
	}

	#[test]
	fn lookups_should_fail_as_the_index_does_when_it_cannot_be_brought_up_to_date() {
		let (chain, index) = started();
		let blocks = extend(&chain, TAIL + 1);
		let full = ChainError::Database("disk full".into());
		chain.fail(blocks[0], full.clone());
		assert_eq!(index.transaction(UNKNOWN), Err(full));
		chain.recover(blocks[0]);
		assert_eq!(index.transaction(UNKNOWN), Ok(None));
	}

	#[test]
	fn lookups_should_see_all_of_a_new_best_chain_when_the_index_has_yet_to_step_back() {
		let (chain, index) = started();
		let base = chain.extend(&[]);
		let old: Vec<H256> = extend(&chain, 3);
		index.catch_up().unwrap();
		let lost = tx_of(&chain, old[2]);
		// The new chain has a transaction below the place up to which the old one is indexed.
		let new = chain.fork(base, 4, Some((old[0], 1)));
		let place = BlockRef { hash: new[1], number: 3 };
		assert_eq!(index.transaction(tx_of(&chain, old[0])), Ok(Some((place, 0))));
		let first = BlockRef { hash: new[0], number: 2 };
		assert_eq!(index.block_by_eth_hash(eth_of(&chain, new[0])), Ok(Some(first)));
		assert_eq!(index.transaction(lost), Ok(None));
	}

	#[test]
	fn a_new_best_chain_should_count_from_where_it_left_the_old_one_when_it_is_long() {
		let (chain, index) = started();
		let base = chain.extend(&[]);
		extend(&chain, 3);
		index.catch_up().unwrap();
		chain.fork(base, NEAR as usize + 1, None);
		let behind = ChainError::IndexBehind { blocks: NEAR + 1 };
		assert_eq!(index.transaction(UNKNOWN), Err(behind));
	}

	#[test]
	fn a_block_should_be_that_of_the_best_chain_when_a_fork_has_its_twin_and_is_indexed() {
		let (chain, index) = started();
		let old = extend(&chain, 3)[2];
		index.catch_up().unwrap();
		let twin = chain.twin(old);
		extend(&chain, NEAR * 2);
		let place = BlockRef { hash: twin, number: 3 };
		assert_eq!(index.block_by_eth_hash(eth_of(&chain, old)), Ok(Some(place)));
	}

	#[test]
	fn a_block_should_be_found_off_the_best_chain_when_the_index_is_far_behind() {
		let (chain, index) = started();
		let base = chain.extend(&[]);
		let old = chain.extend(&[&[1]]);
		index.catch_up().unwrap();
		chain.fork(base, NEAR as usize * 2, None);
		let place = BlockRef { hash: old, number: 2 };
		assert_eq!(index.block_by_eth_hash(eth_of(&chain, old)), Ok(Some(place)));
	}
}
