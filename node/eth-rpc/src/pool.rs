// SPDX-License-Identifier: Apache-2.0

//! The transaction pool as the Ethereum JSON-RPC sees it.

use std::{
	collections::{HashMap, HashSet},
	sync::Arc,
};

use codec::Encode;
use futures::{StreamExt, stream::BoxStream};
use genex_eth_rpc_runtime_api::PoolTransaction;
use jsonrpsee::core::async_trait;
use parking_lot::Mutex;
use sc_transaction_pool_api::{
	InPoolTransaction, TransactionPool, TransactionSource,
	error::{Error as PoolError, IntoPoolError},
};
use sp_core::H256;
use sp_runtime::{AccountId32, OpaqueExtrinsic};

use crate::{
	chain::{Block, State},
	error::ChainError,
};

/// Why the pool did not take a transaction.
#[derive(Debug)]
pub enum Refusal {
	/// It says why.
	Pool(PoolError),
	/// It failed by itself.
	Other(String),
}

/// The pool of the node. Hashes are those of extrinsics.
#[async_trait]
pub trait Pool: Send + Sync + 'static {
	/// Validates at a block and takes a transaction.
	async fn submit(&self, at: H256, extrinsic: OpaqueExtrinsic) -> Result<H256, Refusal>;
	/// Everything in the pool, the ready ones first.
	fn transactions(&self) -> Vec<(H256, Arc<OpaqueExtrinsic>)>;
	/// Those that wait for another transaction to come first.
	fn queued(&self) -> HashSet<H256>;
	/// Tags provided by ready and future transactions that begin with a prefix.
	fn tags(&self, prefix: &[u8]) -> HashSet<Vec<u8>>;
	/// Each that could be in the next block, from now on and as it comes to be so.
	fn arrivals(&self) -> BoxStream<'static, Arc<OpaqueExtrinsic>>;
}

/// The pool of the running node.
pub struct NodePool<P>(pub Arc<P>);

#[async_trait]
impl<P> Pool for NodePool<P>
where
	P: TransactionPool<Block = Block, Hash = H256> + 'static,
{
	async fn submit(&self, at: H256, extrinsic: OpaqueExtrinsic) -> Result<H256, Refusal> {
		self.0.submit_one(at, TransactionSource::External, extrinsic).await.map_err(|error| {
			match error.into_pool_error() {
				Ok(error) => Refusal::Pool(error),
				Err(error) => Refusal::Other(error.to_string()),
			}
		})
	}

	fn transactions(&self) -> Vec<(H256, Arc<OpaqueExtrinsic>)> {
		let ready = self.0.ready().map(|entry| (*entry.hash(), entry.data().clone()));
		let future = self.0.futures();
		let future = future.iter().map(|entry| (*entry.hash(), entry.data().clone()));
		ready.chain(future).collect()
	}

	fn queued(&self) -> HashSet<H256> {
		self.0.futures().iter().map(|entry| *entry.hash()).collect()
	}

	fn tags(&self, prefix: &[u8]) -> HashSet<Vec<u8>> {
		let of = |tags: &[Vec<u8>]| -> Vec<Vec<u8>> {
			tags.iter().filter(|tag| tag.starts_with(prefix)).cloned().collect()
		};
		let ready = self.0.ready().flat_map(|entry| of(entry.provides()));
		let future = self.0.futures();
		let future = future.iter().flat_map(|entry| of(entry.provides()));
		ready.chain(future).collect()
	}

	fn arrivals(&self) -> BoxStream<'static, Arc<OpaqueExtrinsic>> {
		let pool = self.0.clone();
		let imported = self.0.import_notification_stream();
		// One that is not there any more was included or dropped since it came a moment ago.
		let found = imported.map(move |hash| Some(pool.ready_transaction(&hash)?.data().clone()));
		found.filter_map(std::future::ready).boxed()
	}
}

/// The nonce an account's next transaction should have: that of the state, and past those in the
/// pool as far as they follow without a gap. Native and Ethereum transactions share the nonce and
/// carry the same kind of tag, `(account, nonce)`. The state is asked after the pool, and at the best
/// block of then: it counts what a block takes out of the pool meanwhile. The other way round a nonce
/// that is used would be the next one.
pub fn next_nonce(
	pool: &dyn Pool,
	account: &AccountId32,
	in_state: impl FnOnce() -> Result<u32, ChainError>,
) -> Result<u32, ChainError> {
	let tags = pool.tags(&account.encode());
	let mut nonce = in_state()?;
	while tags.contains(&(account, nonce).encode()) {
		let Some(next) = nonce.checked_add(1) else { break };
		nonce = next;
	}
	Ok(nonce)
}

/// The Ethereum transactions of the pool, by whether they could be in the next block.
#[derive(Clone, Debug, Default)]
pub struct Queues {
	/// Could be in the next block.
	pub pending: Vec<Arc<PoolTransaction>>,
	/// Wait for another transaction, such as one with the nonce before.
	pub queued: Vec<Arc<PoolTransaction>>,
}

/// The Ethereum transactions of the pool. What the runtime decoded is kept as long as it stays in
/// the pool.
pub struct Pending {
	pool: Arc<dyn Pool>,
	state: Arc<dyn State>,
	decoded: Mutex<HashMap<H256, Option<Arc<PoolTransaction>>>>,
}

impl Pending {
	/// Over a pool, decoding with the runtime.
	pub fn new(pool: Arc<dyn Pool>, state: Arc<dyn State>) -> Self {
		Self { pool, state, decoded: Mutex::default() }
	}

	/// All of them, the ready ones first. `at` is the best block.
	pub fn all(&self, at: H256) -> Result<Vec<Arc<PoolTransaction>>, ChainError> {
		Ok(self.decode(at)?.into_iter().map(|(_, transaction)| transaction).collect())
	}

	/// All of them, the ones that could be in the next block apart from those that wait. `at` is the
	/// best block.
	pub fn queues(&self, at: H256) -> Result<Queues, ChainError> {
		let waiting = self.pool.queued();
		let mut queues = Queues::default();
		for (extrinsic, transaction) in self.decode(at)? {
			let queue =
				if waiting.contains(&extrinsic) { &mut queues.queued } else { &mut queues.pending };
			queue.push(transaction);
		}
		Ok(queues)
	}

	/// All of them, each with the hash of its extrinsic.
	fn decode(&self, at: H256) -> Result<Vec<(H256, Arc<PoolTransaction>)>, ChainError> {
		let entries = self.pool.transactions();
		let mut decoded = self.decoded.lock();
		let unknown: Vec<&(H256, Arc<OpaqueExtrinsic>)> =
			entries.iter().filter(|(hash, _)| !decoded.contains_key(hash)).collect();
		let mut fresh = HashMap::new();
		if !unknown.is_empty() {
			let encoded = unknown.iter().map(|(_, extrinsic)| extrinsic.encode()).collect();
			let answers = self.state.pool_transactions(at, encoded)?;
			let hashes = unknown.iter().map(|(hash, _)| *hash);
			fresh.extend(hashes.zip(answers.into_iter().map(|answer| answer.map(Arc::new))));
		}
		for (hash, _) in &entries {
			if let Some(kept) = decoded.remove(hash) {
				fresh.insert(*hash, kept);
			}
		}
		*decoded = fresh;
		let of = |hash: &H256| Some((*hash, decoded.get(hash).cloned().flatten()?));
		Ok(entries.iter().filter_map(|(hash, _)| of(hash)).collect())
	}

	/// The one with this Ethereum hash.
	pub fn find(&self, at: H256, hash: H256) -> Result<Option<Arc<PoolTransaction>>, ChainError> {
		Ok(self.all(at)?.into_iter().find(|transaction| transaction.hash == hash))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::testing::{MockPool, MockState};

	const ALICE: AccountId32 = AccountId32::new([1; 32]);
	const BOB: AccountId32 = AccountId32::new([2; 32]);

	fn pool(tags: &[(&AccountId32, u32)]) -> MockPool {
		let pool = MockPool::default();
		tags.iter().for_each(|tag| pool.add_tag(tag.encode()));
		pool
	}

	fn next(pool: &MockPool, in_state: u32) -> u32 {
		next_nonce(pool, &ALICE, || Ok(in_state)).unwrap()
	}

	#[test]
	fn next_nonce_should_be_the_state_nonce_when_the_pool_has_nothing_of_the_account() {
		assert_eq!(next(&pool(&[]), 4), 4);
		assert_eq!(next(&pool(&[(&BOB, 4), (&BOB, 5)]), 4), 4);
	}

	#[test]
	fn next_nonce_should_pass_contiguous_ones_and_stop_at_a_gap() {
		assert_eq!(next(&pool(&[(&ALICE, 5), (&ALICE, 4)]), 4), 6);
		assert_eq!(next(&pool(&[(&ALICE, 4), (&ALICE, 6)]), 4), 5);
		assert_eq!(next(&pool(&[(&ALICE, 3)]), 4), 4);
		assert_eq!(next(&pool(&[(&ALICE, u32::MAX)]), u32::MAX), u32::MAX);
	}

	#[test]
	fn next_nonce_should_not_be_a_used_one_when_a_block_comes_while_it_counts() {
		for in_state in [4, 5] {
			let pool = pool(&[(&ALICE, 4)]);
			let while_a_block_comes = || {
				pool.remove_tag(&(&ALICE, 4u32).encode());
				Ok(in_state)
			};
			assert_eq!(next_nonce(&pool, &ALICE, while_a_block_comes), Ok(5));
		}
	}

	#[test]
	fn queues_should_tell_what_waits_for_another_transaction() {
		let (pool, state) = (Arc::new(MockPool::default()), Arc::new(MockState::default()));
		let pending = Pending::new(pool.clone(), state);
		let late = pool.add(b"eth-2");
		pool.add(b"eth-1");
		pool.add(b"native");
		pool.queue(late);
		let queues = pending.queues(H256::zero()).unwrap();
		let hashes = |queue: &[Arc<PoolTransaction>]| -> Vec<H256> {
			queue.iter().map(|transaction| transaction.hash).collect()
		};
		assert_eq!(hashes(&queues.pending), vec![MockState::eth_hash(b"eth-1")]);
		assert_eq!(hashes(&queues.queued), vec![MockState::eth_hash(b"eth-2")]);
	}

	#[test]
	fn pending_should_decode_each_extrinsic_once_and_forget_those_that_left() {
		let (pool, state) = (Arc::new(MockPool::default()), Arc::new(MockState::default()));
		let pending = Pending::new(pool.clone(), state.clone());
		let (first, second) = (pool.add(b"eth-1"), pool.add(b"eth-2"));
		pool.add(b"native");
		let hashes: Vec<H256> =
			pending.all(H256::zero()).unwrap().iter().map(|entry| entry.hash).collect();
		assert_eq!(hashes, vec![MockState::eth_hash(b"eth-1"), MockState::eth_hash(b"eth-2")]);
		assert!(pending.find(H256::zero(), MockState::eth_hash(b"eth-2")).unwrap().is_some());
		assert_eq!(state.decoded(), 3);

		pool.remove(second);
		assert!(pending.find(H256::zero(), MockState::eth_hash(b"eth-2")).unwrap().is_none());
		assert!(pending.find(H256::zero(), MockState::eth_hash(b"eth-1")).unwrap().is_some());
		assert_eq!(pending.decoded.lock().len(), 2);
		assert!(pending.decoded.lock().contains_key(&first));
		assert_eq!(state.decoded(), 3);
	}
}
