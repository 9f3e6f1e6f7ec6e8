// SPDX-License-Identifier: Apache-2.0

//! Whether the index says what the chain says, and making it anew.

use std::{fmt, ops::RangeInclusive};

use sp_core::H256;

use super::{BlockEntry, BlockRef, Index, LOG};
use crate::{error::ChainError, extract::EthBlock};

/// Blocks below the last indexed one that are compared with the chain when the node starts. What an
/// interrupted write could spoil is among them.
const AT_START: u32 = 64;
/// Faults of which a report says where they are.
const LISTED: usize = 20;
/// Blocks forgotten in one go.
const BATCH: usize = 256;
/// How often to report progress, in blocks.
const PROGRESS: u32 = 10_000;

/// What is wrong with a block in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
	/// There is no entry of the block.
	Missing,
	/// The entry says something else than the block.
	Differs,
	/// The block is not found by its Ethereum hash.
	EthHash,
	/// This transaction is not found, or at another place.
	Transaction(H256),
}

impl fmt::Display for Fault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Missing => f.write_str("is missing"),
			Self::Differs => f.write_str("differs from the chain"),
			Self::EthHash => f.write_str("is not found by its Ethereum hash"),
			Self::Transaction(hash) => write!(f, "does not have transaction {hash:?} at its place"),
		}
	}
}

/// What a check of the index found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexReport {
	/// The best block of the chain.
	pub best: u32,
	/// The last indexed block; `None` when nothing is indexed.
	pub indexed: Option<u32>,
	/// Blocks that were compared with the chain.
	pub checked: u32,
	/// Blocks that could not be compared: their state or body is pruned, or the runtime does not answer.
	pub unreadable: u32,
	/// Blocks that are wrong in the index.
	pub faulty: u32,
	/// The first of them, the lowest first.
	pub faults: Vec<(u32, Fault)>,
}

impl Index {
	/// Compares some blocks of the best chain with what the index has, up to the last indexed one.
	pub fn check(&self, blocks: RangeInclusive<u32>) -> Result<IndexReport, ChainError> {
		let best = self.chain.head().best_number;
		let cursor = *self.cursor.read();
		let indexed = cursor.map(|cursor| cursor.number);
		let mut report = IndexReport { best, indexed, ..Default::default() };
		let Some(last) = indexed else { return Ok(report) };
		for number in *blocks.start()..=last.min(*blocks.end()).min(best) {
			let Some(hash) = self.chain.canonical_hash(number)? else { continue };
			let Some(block) = self.readable(hash, number)? else {
				report.unreadable = report.unreadable.saturating_add(1);
				continue;
			};
			report.checked = report.checked.saturating_add(1);
			if let Some(fault) = self.fault(&block)? {
				report.faulty = report.faulty.saturating_add(1);
				if report.faults.len() < LISTED {
					report.faults.push((number, fault));
				}
			}
			if number % PROGRESS == 0 && number > *blocks.start() {
				log::info!(target: LOG, "Ethereum index checked up to block {number}");
			}
		}
		Ok(report)
	}

	/// Compares the newest indexed blocks with the chain. When one is wrong, the index steps back below
	/// the lowest such block, from where it is indexed anew.
	pub fn heal(&self) {
		match self.try_heal() {
			Ok(None) => {},
			Ok(Some(report)) => {
				for (number, fault) in &report.faults {
					log::warn!(target: LOG, "Block {number} {fault} in the Ethereum index");
				}
				log::warn!(
					target: LOG,
					"{} of the {} newest blocks are wrong in the Ethereum index and are indexed \
					 again. Stop the node and run `genex-node eth-index check` to see whether older \
					 ones are wrong as well",
					report.faulty,
					report.checked,
				);
			},
			Err(error) => log::error!(
				target: LOG,
				"The Ethereum index could not be checked: {error}. Stop the node and run \
				 `genex-node eth-index rebuild`",
			),
		}
	}

	/// What was wrong, if anything.
	fn try_heal(&self) -> Result<Option<IndexReport>, ChainError> {
		let _one_at_a_time = self.catching_up.lock();
		let Some(cursor) = *self.cursor.read() else { return Ok(None) };
		if !self.is_canonical(cursor.hash, cursor.number)? {
			// The best chain is another one by now; the index steps back by itself.
			return Ok(None);
		}
		let report = self.check(cursor.number.saturating_sub(AT_START - 1)..=cursor.number)?;
		if let Some(metrics) = &self.metrics {
			metrics.faults.set(report.faulty.into());
		}
		let Some((lowest, _)) = report.faults.first().copied() else { return Ok(None) };
		let below = match lowest.checked_sub(1) {
			Some(number) => {
				self.chain.canonical_hash(number)?.map(|hash| BlockRef { hash, number })
			},
			None => None,
		};
		match below {
			Some(below) => self.store.move_cursor(below)?,
			None => self.store.remove_cursor()?,
		}
		*self.cursor.write() = below;
		Ok(Some(report))
	}

	/// Forgets what can be made anew, indexes the whole chain, and compares the outcome with it. What is
	/// known of blocks that cannot be read any more stays.
	pub fn rebuild(&self) -> Result<IndexReport, ChainError> {
		self.forget()?;
		while self.catch_up()? {}
		self.check(0..=self.chain.head().best_number)
	}

	fn forget(&self) -> Result<(), ChainError> {
		let _one_at_a_time = self.catching_up.lock();
		// First: whatever interrupts this, the index starts over the next time.
		self.store.remove_cursor()?;
		*self.cursor.write() = None;
		let best = self.chain.head().best_number;
		let mut batch = Vec::with_capacity(BATCH);
		for number in 0..=best {
			let Some(hash) = self.chain.canonical_hash(number)? else { continue };
			let Some(block) = self.readable(hash, number)? else { continue };
			batch.push(block);
			if batch.len() == BATCH {
				self.store.remove(&batch)?;
				batch.clear();
			}
			if number % PROGRESS == 0 && number > 0 {
				log::info!(target: LOG, "Ethereum index deleted up to block {number} of {best}");
			}
		}
		self.store.remove(&batch)
	}

	/// A block past the cache; `None` when this node cannot read it any more, or never could.
	fn readable(&self, hash: H256, number: u32) -> Result<Option<EthBlock>, ChainError> {
		if !self.chain.has_state(hash, number) {
			return Ok(None);
		}
		match self.chain.extract(hash) {
			Ok(block) => Ok(Some(block)),
			Err(
				ChainError::StatePruned { .. }
				| ChainError::BodyPruned { .. }
				| ChainError::Runtime { .. },
			) => Ok(None),
			Err(error) => Err(error),
		}
	}

	fn fault(&self, block: &EthBlock) -> Result<Option<Fault>, ChainError> {
		let hash = block.substrate_hash;
		match self.store.block(hash)? {
			None => return Ok(Some(Fault::Missing)),
			Some(entry) if entry != BlockEntry::from(block) => return Ok(Some(Fault::Differs)),
			Some(_) => {},
		}
		if !self.store.blocks_of(block.eth_hash())?.contains(&hash) {
			return Ok(Some(Fault::EthHash));
		}
		for (transaction, index) in block.transactions.iter().zip(0u32..) {
			if !self.store.transaction(transaction.hash)?.contains(&(hash, index)) {
				return Ok(Some(Fault::Transaction(transaction.hash)));
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
		testing::{Doer, MockChain, index_over},
	};

	/// A chain of blocks with a transaction each, indexed.
	fn indexed(count: u32) -> (Arc<MockChain>, Index, Vec<H256>) {
		let chain = Arc::new(MockChain::new());
		let hashes = (0..count).map(|_| chain.extend(&[&[1], &[2]])).collect();
		let index = index_over(&chain);
		index.catch_up().unwrap();
		(chain, index, hashes)
	}

	fn key(prefix: &str, hash: H256) -> Vec<u8> {
		[prefix.as_bytes(), hash.as_bytes()].concat()
	}

	#[test]
	fn check_should_find_nothing_when_the_index_is_whole() {
		let (_, index, _) = indexed(5);
		let report = index.check(0..=5).unwrap();
		let whole = IndexReport { best: 5, indexed: Some(5), checked: 6, ..Default::default() };
		assert_eq!(report, whole);
		assert_eq!(index.check(4..=u32::MAX).unwrap(), IndexReport { checked: 2, ..whole });
	}

	#[test]
	fn check_should_find_nothing_when_nothing_is_indexed() {
		let chain = Arc::new(MockChain::new());
		chain.extend(&[]);
		let report = index_over(&chain).check(0..=1).unwrap();
		assert_eq!(report, IndexReport { best: 1, ..Default::default() });
	}

	#[test]
	fn check_should_name_block_and_fault_when_something_is_wrong() {
		let (chain, index, hashes) = indexed(6);
		let block = |number: usize| chain.extract(hashes[number - 1]).unwrap();
		let second_tx = block(5).transactions[1].hash;
		chain.delete_aux(&[key("genex:eth:b:", hashes[1])]).unwrap();
		let other = chain.read_aux(&key("genex:eth:b:", hashes[0])).unwrap().unwrap();
		chain.write_aux(&[(key("genex:eth:b:", hashes[2]), other)]).unwrap();
		chain.delete_aux(&[key("genex:eth:e:", block(4).eth_hash())]).unwrap();
		chain.delete_aux(&[key("genex:eth:t:", second_tx)]).unwrap();
		let report = index.check(0..=6).unwrap();
		assert_eq!((report.checked, report.faulty), (7, 4));
		let faults = vec![
			(2, Fault::Missing),
			(3, Fault::Differs),
			(4, Fault::EthHash),
			(5, Fault::Transaction(second_tx)),
		];
		assert_eq!(report.faults, faults);
	}

	#[test]
	fn check_should_count_what_cannot_be_read() {
		let (chain, index, hashes) = indexed(6);
		chain.prune_below(3);
		let error = ChainError::Runtime { number: 5, call: "", cause: "trap".into() };
		chain.fail(hashes[4], error);
		let report = index.check(0..=6).unwrap();
		assert_eq!((report.checked, report.unreadable, report.faulty), (3, 4, 0));
		chain.fail(hashes[4], ChainError::Database("disk".into()));
		assert_eq!(index.check(0..=6), Err(ChainError::Database("disk".into())));
	}

	#[test]
	fn heal_should_index_again_from_the_lowest_fault_of_the_newest_blocks() {
		let (chain, index, hashes) = indexed(AT_START + 20);
		let wrong = hashes[70];
		chain.delete_aux(&[key("genex:eth:b:", wrong), key("genex:eth:b:", hashes[2])]).unwrap();
		let tx = chain.extract(hashes[75]).unwrap().transactions[0].hash;
		chain.delete_aux(&[key("genex:eth:t:", tx)]).unwrap();
		index.heal();
		assert_eq!(index.cursor.read().map(|cursor| cursor.number), Some(70));
		// Also when the node ends right after.
		let index = index_over(&chain);
		index.catch_up().unwrap();
		let place = BlockRef { hash: hashes[75], number: 76 };
		assert_eq!(index.transaction(tx).unwrap(), Some((place, 0)));
		assert!(index.entry(wrong).unwrap().is_some());
		// Older ones are left to the check of an operator.
		assert_eq!(index.check(0..=u32::MAX).unwrap().faults, vec![(3, Fault::Missing)]);
	}

	#[test]
	fn heal_should_start_over_when_the_genesis_block_is_wrong() {
		let (chain, index, _) = indexed(3);
		chain.delete_aux(&[key("genex:eth:b:", chain.genesis_hash())]).unwrap();
		index.heal();
		assert_eq!(*index.cursor.read(), None);
		index.catch_up().unwrap();
		assert_eq!(index.check(0..=3).unwrap().faulty, 0);
	}

	#[test]
	fn heal_should_change_nothing_when_the_index_is_whole_empty_or_on_another_fork() {
		let (chain, index, hashes) = indexed(5);
		index.heal();
		assert_eq!(index.cursor.read().map(|cursor| cursor.number), Some(5));
		chain.fork(hashes[1], 5, None);
		index.heal();
		assert_eq!(index.cursor.read().map(|cursor| cursor.hash), Some(hashes[4]));
		let empty = index_over(&Arc::new(MockChain::new()));
		empty.heal();
		assert_eq!(*empty.cursor.read(), None);
	}

	#[test]
	fn rebuild_should_delete_and_restore_the_index() {
		let (chain, index, hashes) = indexed(BATCH as u32 + 5);
		let tx = chain.extract(hashes[7]).unwrap().transactions[1].hash;
		// Neither of them decodes.
		let spoilt = vec![
			(key("genex:eth:b:", hashes[9]), vec![1]),
			(key("genex:eth:t:", tx), vec![0xff, 0xff]),
		];
		chain.write_aux(&spoilt).unwrap();
		assert!(index.check(0..=u32::MAX).is_err());
		let report = index.rebuild().unwrap();
		let (best, all) = (BATCH as u32 + 5, BATCH as u32 + 6);
		let whole = IndexReport { best, indexed: Some(best), checked: all, ..Default::default() };
		assert_eq!(report, whole);
		let place = BlockRef { hash: hashes[7], number: 8 };
		assert_eq!(index.transaction(tx).unwrap(), Some((place, 1)));
	}

	#[test]
	fn rebuild_should_find_native_acts_again() {
		let chain = Arc::new(MockChain::new());
		let acts: [(Doer, &[u8]); 4] =
			[(Doer::Start, &[1]), (Doer::Wallet, &[2]), (Doer::Native, &[3, 4]), (Doer::End, &[5])];
		let hash = chain.extend_mixed(&acts);
		let index = index_over(&chain);
		index.catch_up().unwrap();
		let found = |index: &Index| {
			let block = chain.extract(hash).unwrap();
			let entry = index.entry(hash).unwrap().unwrap();
			assert_eq!((entry.transactions, entry.logs), (4, 5));
			for (at, transaction) in block.transactions.iter().enumerate() {
				let place = BlockRef { hash, number: 1 };
				assert_eq!(index.transaction(transaction.hash).unwrap(), Some((place, at)));
			}
		};
		found(&index);
		let native = chain.extract(hash).unwrap().transactions[2].hash;
		chain.delete_aux(&[key("genex:eth:t:", native)]).unwrap();
		let faults = index.check(0..=1).unwrap().faults;
		assert_eq!(faults, vec![(1, Fault::Transaction(native))]);
		assert_eq!(index.rebuild().unwrap().faulty, 0);
		found(&index);
	}

	#[test]
	fn rebuild_should_keep_what_it_cannot_make_anew() {
		let (chain, index, hashes) = indexed(10);
		let old = chain.extract(hashes[1]).unwrap().transactions[0].hash;
		chain.prune_below(6);
		let report = index.rebuild().unwrap();
		assert_eq!((report.checked, report.unreadable, report.faulty), (5, 6, 0));
		let place = BlockRef { hash: hashes[1], number: 2 };
		assert_eq!(index.transaction(old).unwrap(), Some((place, 0)));
	}
}
