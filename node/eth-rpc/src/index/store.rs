// SPDX-License-Identifier: Apache-2.0

//! The index in the node's auxiliary storage.
//!
//! | Key | Value |
//! | --- | --- |
//! | `genex:eth:meta` | version, genesis hash, last indexed block |
//! | `genex:eth:b:` Substrate block hash | [`BlockEntry`] |
//! | `genex:eth:e:` Ethereum block hash | Substrate block hashes, the last indexed last |
//! | `genex:eth:t:` transaction hash | Substrate block hashes with the index, the last indexed last |

use std::{
	collections::{HashMap, hash_map::Entry},
	hash::Hash,
	sync::Arc,
};

use codec::{Decode, Encode};
use sp_core::{H256, U256};

use super::{BlockRef, LOG};
use crate::{bloom::Bloom, chain::Chain, error::ChainError, extract::EthBlock};

/// Raised whenever the stored form changes; what another version wrote is indexed again.
const VERSION: u32 = 2;
const META: &[u8] = b"genex:eth:meta";
const BLOCK: &[u8] = b"genex:eth:b:";
const ETH_HASH: &[u8] = b"genex:eth:e:";
const TRANSACTION: &[u8] = b"genex:eth:t:";
/// Most blocks kept per hash. Each is one more fork with the same content; the oldest go first.
const MAX_CANDIDATES: usize = 64;

/// What is kept about a block.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct BlockEntry {
	/// Hash of the Ethereum block.
	pub eth_hash: H256,
	/// Number.
	#[codec(compact)]
	pub number: u32,
	/// Gas used.
	#[codec(compact)]
	pub gas_used: u64,
	/// Gas limit.
	#[codec(compact)]
	pub gas_limit: u64,
	/// Base fee, in wei.
	#[codec(compact)]
	pub base_fee: u128,
	/// Number of transactions, those of native acts among them.
	#[codec(compact)]
	pub transactions: u32,
	/// Number of logs.
	#[codec(compact)]
	pub logs: u32,
	/// Bloom over all logs.
	pub bloom: Bloom,
}

impl From<&EthBlock> for BlockEntry {
	fn from(block: &EthBlock) -> Self {
		let narrow = |value: U256| u64::try_from(value).unwrap_or(u64::MAX);
		Self {
			eth_hash: block.eth_hash(),
			number: block.number,
			gas_used: narrow(block.header.gas_used),
			gas_limit: narrow(block.header.gas_limit),
			base_fee: u128::try_from(block.header.base_fee_per_gas).unwrap_or(u128::MAX),
			transactions: block.transactions.len() as u32,
			logs: block.log_count() as u32,
			bloom: block.bloom.clone(),
		}
	}
}

#[derive(Encode, Decode)]
struct Meta {
	version: u32,
	genesis: H256,
	number: u32,
	hash: H256,
}

/// Access to the stored index.
pub struct Store {
	chain: Arc<dyn Chain>,
}

impl Store {
	pub fn new(chain: Arc<dyn Chain>) -> Self {
		Self { chain }
	}

	/// The last indexed block; `None` when there is none, or when what is stored is of no use here.
	pub fn cursor(&self) -> Result<Option<BlockRef>, ChainError> {
		let Some(meta) = self.read::<Meta>(META)? else { return Ok(None) };
		if meta.version != VERSION || meta.genesis != self.chain.genesis_hash() {
			log::info!(target: LOG, "The Ethereum index has another format; building it anew");
			return Ok(None);
		}
		Ok(Some(BlockRef { hash: meta.hash, number: meta.number }))
	}

	pub fn block(&self, hash: H256) -> Result<Option<BlockEntry>, ChainError> {
		self.read(&key(BLOCK, hash))
	}

	pub fn blocks_of(&self, eth_hash: H256) -> Result<Vec<H256>, ChainError> {
		Ok(self.read(&key(ETH_HASH, eth_hash))?.unwrap_or_default())
	}

	pub fn transaction(&self, hash: H256) -> Result<Vec<(H256, u32)>, ChainError> {
		Ok(self.read(&key(TRANSACTION, hash))?.unwrap_or_default())
	}

	/// Adds blocks and moves the cursor to the last of them, all or none.
	pub fn add(&self, blocks: &[Arc<EthBlock>]) -> Result<(), ChainError> {
		let Some(last) = blocks.last() else { return Ok(()) };
		let mut values = Vec::new();
		let mut by_eth_hash: HashMap<H256, Vec<H256>> = HashMap::new();
		let mut by_transaction: HashMap<H256, Vec<(H256, u32)>> = HashMap::new();
		for block in blocks {
			values.push((
				key(BLOCK, block.substrate_hash),
				BlockEntry::from(block.as_ref()).encode(),
			));
			let hash = block.substrate_hash;
			let known = load(&mut by_eth_hash, block.eth_hash(), |eth| self.blocks_of(eth))?;
			place_last(known, hash, |entry| *entry == hash);
			for (index, transaction) in block.transactions.iter().enumerate() {
				let known = load(&mut by_transaction, transaction.hash, |tx| self.transaction(tx))?;
				place_last(known, (hash, index as u32), |entry| entry.0 == hash);
			}
		}
		values.extend(by_eth_hash.iter().map(|(eth, list)| (key(ETH_HASH, *eth), list.encode())));
		values
			.extend(by_transaction.iter().map(|(tx, list)| (key(TRANSACTION, *tx), list.encode())));
		values.push((META.to_vec(), self.meta(last.number, last.substrate_hash)));
		self.chain.write_aux(&values)
	}

	/// Moves the cursor without adding anything, as when blocks left the best chain.
	pub fn move_cursor(&self, to: BlockRef) -> Result<(), ChainError> {
		self.chain.write_aux(&[(META.to_vec(), self.meta(to.number, to.hash))])
	}

	/// Forgets how far the index is, so that it starts over.
	pub fn remove_cursor(&self) -> Result<(), ChainError> {
		self.chain.delete_aux(&[META.to_vec()])
	}

	/// Removes what is kept about blocks, their Ethereum hashes and their transactions, all or none.
	/// Forks with the same Ethereum block or a same transaction are no longer found by it either.
	pub fn remove(&self, blocks: &[EthBlock]) -> Result<(), ChainError> {
		let mut keys = Vec::new();
		for block in blocks {
			keys.push(key(BLOCK, block.substrate_hash));
			keys.push(key(ETH_HASH, block.eth_hash()));
			keys.extend(block.transactions.iter().map(|tx| key(TRANSACTION, tx.hash)));
		}
		self.chain.delete_aux(&keys)
	}

	fn meta(&self, number: u32, hash: H256) -> Vec<u8> {
		Meta { version: VERSION, genesis: self.chain.genesis_hash(), number, hash }.encode()
	}

	fn read<T: Decode>(&self, key: &[u8]) -> Result<Option<T>, ChainError> {
		let Some(bytes) = self.chain.read_aux(key)? else { return Ok(None) };
		T::decode(&mut &bytes[..]).map(Some).map_err(|error| {
			ChainError::Database(format!(
				"an entry of the Ethereum index does not decode ({error}); rebuild the index"
			))
		})
	}
}

fn key(prefix: &[u8], hash: H256) -> Vec<u8> {
	[prefix, hash.as_bytes()].concat()
}

/// The list under a key, read once per batch.
fn load<K: Copy + Eq + Hash, V>(
	batch: &mut HashMap<K, Vec<V>>,
	key: K,
	read: impl FnOnce(K) -> Result<Vec<V>, ChainError>,
) -> Result<&mut Vec<V>, ChainError> {
	match batch.entry(key) {
		Entry::Occupied(known) => Ok(known.into_mut()),
		Entry::Vacant(unknown) => Ok(unknown.insert(read(key)?)),
	}
}

/// Puts an entry at the end, in place of an equal one, and drops the oldest when there are too many.
fn place_last<V>(list: &mut Vec<V>, entry: V, same: impl Fn(&V) -> bool) {
	list.retain(|known| !same(known));
	list.push(entry);
	if list.len() > MAX_CANDIDATES {
		list.remove(0);
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::testing::MockChain;

	fn extracted(chain: &MockChain, hashes: &[H256]) -> Vec<Arc<EthBlock>> {
		hashes.iter().map(|hash| Arc::new(chain.extract(*hash).unwrap())).collect()
	}

	#[test]
	fn entry_should_come_back_as_it_was_when_encoded() {
		let chain = MockChain::new();
		let block = chain.extract(chain.extend(&[&[1, 2], &[]])).unwrap();
		let entry = BlockEntry::from(&block);
		assert_eq!((entry.transactions, entry.logs), (2, 2));
		assert_eq!(entry.gas_used, 2 * MockChain::GAS);
		assert_eq!(BlockEntry::decode(&mut &entry.encode()[..]), Ok(entry));
	}

	#[test]
	fn an_empty_block_should_take_little_space() {
		let chain = MockChain::new();
		let block = chain.extract(chain.extend(&[])).unwrap();
		assert!(BlockEntry::from(&block).encode().len() < 64);
	}

	#[test]
	fn add_should_make_blocks_and_transactions_found_and_move_the_cursor() {
		let chain = Arc::new(MockChain::new());
		let hashes = [chain.extend(&[&[1]]), chain.extend(&[&[], &[2]])];
		let blocks = extracted(&chain, &hashes);
		let store = Store::new(chain.clone());
		assert_eq!(store.cursor().unwrap(), None);
		store.add(&blocks).unwrap();
		assert_eq!(store.cursor().unwrap(), Some(BlockRef { hash: hashes[1], number: 2 }));
		assert_eq!(store.blocks_of(blocks[0].eth_hash()).unwrap(), vec![hashes[0]]);
		assert_eq!(
			store.transaction(blocks[1].transactions[1].hash).unwrap(),
			vec![(hashes[1], 1)]
		);
		assert_eq!(store.block(hashes[0]).unwrap().map(|entry| entry.number), Some(1));
		assert_eq!(store.block(H256::repeat_byte(0xfe)).unwrap(), None);
	}

	#[test]
	fn add_should_keep_one_place_per_block_when_added_again() {
		let chain = Arc::new(MockChain::new());
		let blocks = extracted(&chain, &[chain.extend(&[&[]])]);
		let store = Store::new(chain.clone());
		store.add(&blocks).unwrap();
		store.add(&blocks).unwrap();
		assert_eq!(store.transaction(blocks[0].transactions[0].hash).unwrap().len(), 1);
		assert_eq!(store.blocks_of(blocks[0].eth_hash()).unwrap().len(), 1);
	}

	#[test]
	fn place_last_should_drop_the_oldest_when_full() {
		let mut list: Vec<usize> = (0..MAX_CANDIDATES).collect();
		place_last(&mut list, 1_000, |entry| *entry == 1_000);
		assert_eq!(list.len(), MAX_CANDIDATES);
		assert_eq!((list[0], list[MAX_CANDIDATES - 1]), (1, 1_000));
		place_last(&mut list, 5, |entry| *entry == 5);
		assert_eq!((list.len(), list[MAX_CANDIDATES - 1]), (MAX_CANDIDATES, 5));
	}

	#[test]
	fn cursor_should_be_absent_when_the_index_is_of_another_version_or_chain() {
		let chain = Arc::new(MockChain::new());
		let store = Store::new(chain.clone());
		let genesis = chain.genesis_hash();
		let write = |version, genesis| {
			let meta = Meta { version, genesis, number: 0, hash: genesis };
			chain.write_aux(&[(META.to_vec(), meta.encode())]).unwrap();
		};
		write(VERSION, genesis);
		assert!(store.cursor().unwrap().is_some());
		write(VERSION + 1, genesis);
		assert!(store.cursor().unwrap().is_none());
		write(VERSION, H256::repeat_byte(0xee));
		assert!(store.cursor().unwrap().is_none());
	}

	#[test]
	fn read_should_name_the_remedy_when_an_entry_is_damaged() {
		let chain = Arc::new(MockChain::new());
		let store = Store::new(chain.clone());
		let hash = H256::repeat_byte(3);
		chain.write_aux(&[(key(BLOCK, hash), vec![1, 2])]).unwrap();
		let error = store.block(hash).unwrap_err().to_string();
		assert!(error.contains("rebuild the index"), "{error}");
	}
}
