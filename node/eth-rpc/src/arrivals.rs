// SPDX-License-Identifier: Apache-2.0

//! Ethereum transactions as they come to the pool, told to everybody who listens. Each is decoded once, however many listen,
//! and not at all while nobody does.

use std::sync::Arc;

use codec::Encode;
use futures::{Stream, StreamExt};
use genex_eth_rpc_runtime_api::PoolTransaction;
use sp_core::H256;
use sp_runtime::OpaqueExtrinsic;
use tokio::sync::broadcast;

use crate::{
	chain::{Chain, State},
	error::ChainError,
	index::LOG,
};

/// Transactions decoded in one call of the runtime.
const MOST_AT_ONCE: usize = 256;
/// Messages that a slow listener may lag behind before it is disconnected.
const BUFFER: usize = 512;

/// Transactions that came at about the same time, or why they could not be decoded.
pub type Arrived = Arc<Result<Vec<PoolTransaction>, ChainError>>;

/// Tells what comes.
pub struct Arrivals(broadcast::Sender<Arrived>);

impl Default for Arrivals {
	fn default() -> Self {
		Self(broadcast::channel(BUFFER).0)
	}
}

impl Arrivals {
	/// What comes from now on.
	pub fn subscribe(&self) -> broadcast::Receiver<Arrived> {
		self.0.subscribe()
	}

	/// Decodes extrinsics with the runtime of the block `at` and tells those that carry an Ethereum transaction.
	fn tell(&self, state: &dyn State, at: H256, came: &[Arc<OpaqueExtrinsic>]) {
		if self.0.receiver_count() == 0 {
			return;
		}
		let encoded = came.iter().map(|extrinsic| extrinsic.encode()).collect();
		let decoded = state
			.pool_transactions(at, encoded)
			.map(|answers| answers.into_iter().flatten().collect::<Vec<_>>());
		match &decoded {
			Ok(transactions) if transactions.is_empty() => return,
			Ok(_) => {},
			Err(error) => log::warn!(target: LOG, "Transactions of the pool are not told: {error}"),
		}
		// No listener is no error.
		drop(self.0.send(Arc::new(decoded)));
	}
}

/// Tells what `stream` gives until it ends. Calls the runtime, so it needs a thread.
pub async fn announce(
	arrivals: &Arrivals,
	chain: &dyn Chain,
	state: &dyn State,
	stream: impl Stream<Item = Arc<OpaqueExtrinsic>> + Unpin,
) {
	let mut batches = stream.ready_chunks(MOST_AT_ONCE);
	while let Some(came) = batches.next().await {
		arrivals.tell(state, chain.head().best_hash, &came);
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{pool::Pool, testing::Fixture};

	async fn run(fixture: &Fixture, contents: &[&[u8]]) {
		let stream = fixture.pool.arrivals();
		contents.iter().for_each(|content| {
			fixture.pool.add(content);
		});
		fixture.pool.close();
		let context = &fixture.context;
		announce(&context.arrivals, &*context.chain, &*context.state, stream).await;
	}

	fn contents(arrived: &Arrived) -> Vec<Vec<u8>> {
		let transactions = (**arrived).as_ref().unwrap();
		transactions.iter().map(|transaction| transaction.payload.clone()).collect()
	}

	#[tokio::test]
	async fn arrivals_should_be_told_to_all_and_decoded_once() {
		let fixture = Fixture::default();
		let mut listeners = [(); 3].map(|()| fixture.context.arrivals.subscribe());
		run(&fixture, &[b"eth-1", b"native", b"eth-2"]).await;
		for listener in &mut listeners {
			assert_eq!(contents(&listener.recv().await.unwrap()), [b"eth-1", b"eth-2"]);
			assert!(listener.try_recv().is_err());
		}
		assert_eq!(fixture.state.decoded(), 3);
	}

	#[tokio::test]
	async fn arrivals_should_not_be_decoded_while_nobody_listens() {
		let fixture = Fixture::default();
		drop(fixture.context.arrivals.subscribe());
		run(&fixture, &[b"eth-1"]).await;
		assert_eq!(fixture.state.decoded(), 0);
	}

	#[tokio::test]
	async fn arrivals_should_be_cut_into_calls_of_a_bounded_size() {
		let fixture = Fixture::default();
		let mut listener = fixture.context.arrivals.subscribe();
		let many: Vec<Vec<u8>> =
			(0..MOST_AT_ONCE + 1).map(|number| format!("eth-{number}").into_bytes()).collect();
		let many: Vec<&[u8]> = many.iter().map(Vec::as_slice).collect();
		run(&fixture, &many).await;
		assert_eq!(contents(&listener.recv().await.unwrap()).len(), MOST_AT_ONCE);
		assert_eq!(contents(&listener.recv().await.unwrap()).len(), 1);
	}

	#[tokio::test]
	async fn listeners_should_learn_when_transactions_cannot_be_decoded() {
		let fixture = Fixture::default();
		let mut listener = fixture.context.arrivals.subscribe();
		*fixture.state.pruned.lock() = Some(7);
		run(&fixture, &[b"eth-1"]).await;
		let told = listener.recv().await.unwrap();
		assert!(matches!(&*told, Err(ChainError::StatePruned { number: 7 })));
	}
}
