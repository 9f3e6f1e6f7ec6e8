// SPDX-License-Identifier: Apache-2.0

//! Chain, state and pool for tests: in memory, with forks, pruning and failures on demand.

mod runtime;

use std::{
	collections::{BTreeMap, HashMap},
	sync::Arc,
};

use codec::Encode;
use genex_eth_rpc_runtime_api::{EthLog, EthTransaction, ExtractedBlock, NativeTransaction, Place};
use jsonrpsee::core::async_trait;
use pallet_revive::{
	evm::{TransactionLegacySigned, TransactionLegacyUnsigned, TransactionSigned},
	keccak_256,
	pallet_revive_types::runtime_api::{BlockV1, HashesOrTransactionInfosV1},
};
use parking_lot::Mutex;
use sp_core::{H160, H256, U256};

pub use self::runtime::{MockPool, MockState};
use crate::{
	api::{Context, Limits, Network},
	arrivals::Arrivals,
	chain::{Chain, Head},
	error::ChainError,
	extract::{Blocks, EthBlock},
	index::Index,
	pool::Pending,
};

/// Chain id of the mocks.
pub const CHAIN_ID: u64 = 420;

/// A signed-looking legacy transfer; the signature is not valid.
pub fn raw_transfer(nonce: u64) -> Vec<u8> {
	TransactionSigned::TransactionLegacySigned(TransactionLegacySigned {
		transaction_legacy_unsigned: TransactionLegacyUnsigned {
			nonce: nonce.into(),
			chain_id: Some(CHAIN_ID.into()),
			to: Some(H160::repeat_byte(0x77)),
			..Default::default()
		},
		v: (CHAIN_ID * 2 + 35).into(),
		r: U256::one(),
		s: U256::one(),
	})
	.signed_payload()
}

/// A header with these transactions.
pub fn block_header(number: u32, parent_hash: H256, transactions: Vec<H256>) -> BlockV1 {
	BlockV1 {
		number: number.into(),
		hash: H256(keccak_256(&(number, parent_hash, &transactions).encode())),
		parent_hash,
		gas_limit: u64::MAX.into(),
		base_fee_per_gas: U256::from(1_000_000_000u64 + u64::from(number)),
		timestamp: number.into(),
		transactions: HashesOrTransactionInfosV1::Hashes(transactions),
		..Default::default()
	}
}

/// An index over the chain, not yet caught up.
pub fn index_over(chain: &Arc<MockChain>) -> Index {
	let blocks = Arc::new(Blocks::new(chain.clone(), Blocks::CACHE_BYTES));
	Index::open(chain.clone(), blocks, false, None).unwrap()
}

#[derive(Clone)]
struct MockBlock {
	number: u32,
	parent: H256,
	header: BlockV1,
	extracted: ExtractedBlock,
}

/// Who does something in a block of [`MockChain::extend_mixed`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doer {
	/// An Ethereum transaction.
	Wallet,
	/// A native extrinsic.
	Native,
	/// The chain, before the extrinsics.
	Start,
	/// The chain, after the extrinsics.
	End,
}

#[derive(Default)]
struct Inner {
	blocks: HashMap<H256, MockBlock>,
	canonical: Vec<H256>,
	finalized: u32,
	pruned_below: u32,
	failing: HashMap<H256, ChainError>,
	aux: BTreeMap<Vec<u8>, Vec<u8>>,
	extractions: usize,
	nonce: u64,
	salt: u64,
}

/// A chain in memory.
pub struct MockChain(Mutex<Inner>);

impl MockChain {
	/// Gas every transaction uses.
	pub const GAS: u64 = 21_000;

	/// With a genesis block.
	pub fn new() -> Self {
		let chain = Self(Mutex::default());
		let genesis = chain.put(H256::zero(), 0, ExtractedBlock::default());
		chain.0.lock().canonical.push(genesis);
		chain
	}

	/// A block on the best one, best itself. Each inner slice is a transaction, each byte of it a log
	/// with that byte as address and as topic.
	pub fn extend(&self, transactions: &[&[u8]]) -> H256 {
		let transactions = transactions.iter().map(|logs| self.transaction(logs, true)).collect();
		self.build(transactions)
	}

	/// A block on the best one, best itself, in which several kinds of actors write logs, given as for
	/// [`MockChain::extend`]. What is an extrinsic has the position in the slice, plus 1, as its index.
	pub fn extend_mixed(&self, acts: &[(Doer, &[u8])]) -> H256 {
		let mut extracted = ExtractedBlock::default();
		for ((doer, logs), extrinsic_index) in acts.iter().zip(1u32..) {
			let place = match doer {
				Doer::Wallet => {
					let transaction = self.transaction(logs, true);
					extracted.ethereum.push(EthTransaction { extrinsic_index, ..transaction });
					continue;
				},
				Doer::Native => Place::Extrinsic(extrinsic_index),
				Doer::Start => Place::Start,
				Doer::End => Place::End,
			};
			extracted.native.push(self.native(place, logs));
		}
		self.append(extracted)
	}

	/// A block with one reverted transaction.
	pub fn extend_reverted(&self) -> H256 {
		let transaction = self.transaction(&[], false);
		self.build(vec![transaction])
	}

	/// A branch of `count` empty blocks on `base`, best itself. The block at the given position
	/// carries the transactions of another block.
	pub fn fork(&self, base: H256, count: usize, carry: Option<(H256, usize)>) -> Vec<H256> {
		let mut parent = base;
		let branch: Vec<H256> = (0..count)
			.map(|position| {
				let extracted = match carry {
					Some((from, at)) if at == position => {
						self.0.lock().blocks[&from].extracted.clone()
					},
					_ => ExtractedBlock::default(),
				};
				let number = self.0.lock().blocks[&parent].number + 1;
				parent = self.put(parent, number, extracted);
				parent
			})
			.collect();
		self.set_best(parent);
		branch
	}

	/// A block in place of another one with the same Ethereum block, best itself.
	pub fn twin(&self, of: H256) -> H256 {
		let twin = {
			let mut inner = self.0.lock();
			inner.salt += 1;
			let hash = H256(keccak_256(&(of, inner.salt).encode()));
			let block = inner.blocks[&of].clone();
			inner.blocks.insert(hash, block);
			hash
		};
		self.set_best(twin);
		twin
	}

	/// Makes a block the best one.
	pub fn set_best(&self, hash: H256) {
		let mut inner = self.0.lock();
		let mut canonical = vec![hash];
		let mut at = hash;
		while inner.blocks[&at].number > 0 {
			at = inner.blocks[&at].parent;
			canonical.push(at);
		}
		canonical.reverse();
		inner.canonical = canonical;
	}

	/// Finalises the best chain up to a number.
	pub fn finalize(&self, number: u32) {
		self.0.lock().finalized = number;
	}

	/// Removes a block from the database.
	pub fn forget(&self, hash: H256) {
		self.0.lock().blocks.remove(&hash);
	}

	/// Removes the states of all blocks below a number.
	pub fn prune_below(&self, number: u32) {
		self.0.lock().pruned_below = number;
	}

	/// Lets the extraction of a block fail.
	pub fn fail(&self, hash: H256, error: ChainError) {
		self.0.lock().failing.insert(hash, error);
	}

	/// Ends the failing of a block.
	pub fn recover(&self, hash: H256) {
		self.0.lock().failing.remove(&hash);
	}

	/// How often a block was extracted.
	pub fn extractions(&self) -> usize {
		self.0.lock().extractions
	}

	fn build(&self, transactions: Vec<EthTransaction>) -> H256 {
		let ethereum = transactions
			.into_iter()
			.zip(1u32..)
			.map(|(transaction, extrinsic_index)| EthTransaction { extrinsic_index, ..transaction })
			.collect();
		self.append(ExtractedBlock { ethereum, native: Vec::new() })
	}

	fn append(&self, extracted: ExtractedBlock) -> H256 {
		let head = self.head();
		let hash = self.put(head.best_hash, head.best_number + 1, extracted);
		self.0.lock().canonical.push(hash);
		hash
	}

	fn put(&self, parent: H256, number: u32, extracted: ExtractedBlock) -> H256 {
		let transactions = &extracted.ethereum;
		let mut inner = self.0.lock();
		inner.salt += 1;
		let hash = H256(keccak_256(&(parent, number, inner.salt).encode()));
		let eth_parent =
			inner.blocks.get(&parent).map(|block| block.header.hash).unwrap_or_default();
		let mut header =
			block_header(number, eth_parent, transactions.iter().map(|tx| tx.hash).collect());
		header.hash = H256(keccak_256(hash.as_bytes()));
		header.gas_used = U256::from(Self::GAS * transactions.len() as u64);
		inner.blocks.insert(hash, MockBlock { number, parent, header, extracted });
		hash
	}

	fn transaction(&self, logs: &[u8], success: bool) -> EthTransaction {
		let mut inner = self.0.lock();
		inner.nonce += 1;
		let payload = raw_transfer(inner.nonce);
		EthTransaction {
			extrinsic_index: 1,
			hash: H256(keccak_256(&payload)),
			payload,
			from: H160::repeat_byte(0x11),
			success,
			gas_used: Self::GAS.into(),
			effective_gas_price: 1_000_000_000u64.into(),
			contract_address: None,
			logs: logs_of(logs),
		}
	}

	fn native(&self, place: Place, logs: &[u8]) -> NativeTransaction {
		let mut inner = self.0.lock();
		inner.nonce += 1;
		NativeTransaction {
			place,
			hash: H256(keccak_256(&inner.nonce.encode())),
			from: H160::repeat_byte(0x22),
			nonce: 5,
			input: vec![7, 7],
			success: true,
			logs: logs_of(logs),
		}
	}
}

fn logs_of(bytes: &[u8]) -> Vec<EthLog> {
	bytes
		.iter()
		.map(|byte| EthLog {
			address: H160::repeat_byte(*byte),
			topics: vec![H256::repeat_byte(*byte)],
			data: vec![*byte],
		})
		.collect()
}

impl Chain for MockChain {
	fn head(&self) -> Head {
		let inner = self.0.lock();
		Head {
			best_number: inner.canonical.len() as u32 - 1,
			best_hash: *inner.canonical.last().unwrap(),
			finalized_number: inner.finalized,
		}
	}

	fn genesis_hash(&self) -> H256 {
		self.0.lock().canonical[0]
	}

	fn canonical_hash(&self, number: u32) -> Result<Option<H256>, ChainError> {
		Ok(self.0.lock().canonical.get(number as usize).copied())
	}

	fn number(&self, hash: H256) -> Result<Option<u32>, ChainError> {
		Ok(self.0.lock().blocks.get(&hash).map(|block| block.number))
	}

	fn parent(&self, hash: H256) -> Result<Option<H256>, ChainError> {
		Ok(self.0.lock().blocks.get(&hash).map(|block| block.parent))
	}

	fn has_state(&self, _: H256, number: u32) -> bool {
		number >= self.0.lock().pruned_below
	}

	fn extract(&self, hash: H256) -> Result<EthBlock, ChainError> {
		let mut inner = self.0.lock();
		inner.extractions += 1;
		if let Some(error) = inner.failing.get(&hash) {
			return Err(error.clone());
		}
		let block = inner.blocks.get(&hash).ok_or(ChainError::UnknownBlock(hash))?;
		if block.number < inner.pruned_below {
			return Err(ChainError::StatePruned { number: block.number });
		}
		let (header, extracted) = (block.header.clone(), block.extracted.clone());
		EthBlock::assemble(hash, block.number, header, extracted, 500)
			.map_err(|cause| ChainError::Runtime { number: block.number, call: "extract", cause })
	}

	fn read_aux(&self, key: &[u8]) -> Result<Option<Vec<u8>>, ChainError> {
		Ok(self.0.lock().aux.get(key).cloned())
	}

	fn write_aux(&self, values: &[(Vec<u8>, Vec<u8>)]) -> Result<(), ChainError> {
		self.0.lock().aux.extend(values.iter().cloned());
		Ok(())
	}

	fn delete_aux(&self, keys: &[Vec<u8>]) -> Result<(), ChainError> {
		let mut inner = self.0.lock();
		keys.iter().for_each(|key| {
			inner.aux.remove(key);
		});
		Ok(())
	}
}

/// A network whose peers have no block that the node has not, unless it says which.
#[derive(Default)]
pub struct MockNetwork {
	/// The block that peers have, while the node fetches many.
	pub ahead: Option<u32>,
}

#[async_trait]
impl Network for MockNetwork {
	fn is_syncing(&self) -> bool {
		self.ahead.is_some()
	}

	fn peers(&self) -> usize {
		3
	}

	async fn highest_seen(&self) -> Option<u32> {
		self.ahead
	}
}

/// A context over mocks.
pub struct Fixture {
	/// Its chain.
	pub chain: Arc<MockChain>,
	/// Its pool.
	pub pool: Arc<MockPool>,
	/// Its state.
	pub state: Arc<MockState>,
	/// The context.
	pub context: Arc<Context>,
}

impl Default for Fixture {
	fn default() -> Self {
		Self::with_state(MockState::default())
	}
}

impl Fixture {
	/// Blocks that [`Fixture::lagging`] leaves out of the index.
	pub const LAG: u32 = 120;

	/// With a state prepared by the test.
	pub fn with_state(state: MockState) -> Self {
		let chain = Arc::new(MockChain::new());
		let (pool, state) = (Arc::new(MockPool::default()), Arc::new(state));
		let context = Self::context(&chain, &pool, &state);
		Self { chain, pool, state, context }
	}

	/// With an indexed block of one transaction, and [`Fixture::LAG`] blocks above it that are not. Answers the
	/// indexed one, too.
	pub fn lagging() -> (Self, H256) {
		let fixture = Self::default();
		let first = fixture.chain.extend(&[&[1]]);
		fixture.context.index.catch_up().unwrap();
		(0..Self::LAG).for_each(|_| {
			fixture.chain.extend(&[&[2]]);
		});
		(fixture, first)
	}

	/// A context over the same chain whose cache is empty, as after a restart.
	pub fn fresh_cache(&self) -> Arc<Context> {
		Self::context(&self.chain, &self.pool, &self.state)
	}

	fn context(
		chain: &Arc<MockChain>,
		pool: &Arc<MockPool>,
		state: &Arc<MockState>,
	) -> Arc<Context> {
		let blocks = Arc::new(Blocks::new(chain.clone(), Blocks::CACHE_BYTES));
		let index = Arc::new(Index::open(chain.clone(), blocks.clone(), false, None).unwrap());
		Arc::new(Context {
			chain: chain.clone(),
			state: state.clone(),
			pool: pool.clone(),
			pending: Pending::new(pool.clone(), state.clone()),
			arrivals: Arrivals::default(),
			blocks,
			index,
			network: Arc::new(MockNetwork::default()),
			recover,
			chain_id: CHAIN_ID,
			started_at: 0,
			limits: Limits {
				log_results: 10,
				log_blocks: 20,
				answer_bytes: 4_500,
				filters: 5,
				connection_filters: 3,
			},
			client_version: "genex-node/test".into(),
		})
	}
}

/// Finds signers, and remembers none.
pub fn recover(signature: &[u8; 65], hash: &[u8; 32]) -> Option<[u8; 64]> {
	sp_io::crypto::secp256k1_ecdsa_recover(signature, hash).ok()
}
