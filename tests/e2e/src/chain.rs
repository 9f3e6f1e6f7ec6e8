// SPDX-License-Identifier: Apache-2.0
//! The chain through the Substrate JSON-RPC, with the types of the node's own metadata.

mod call;
mod failure;
mod included;
mod state;
mod turns;

pub use call::Call;
pub use failure::{Failure, refused};
pub use included::{Event, Included, Submitted};
pub use state::State;
pub(crate) use turns::Turns;

use anyhow::{Context, Result};
use included::bounded;
use serde_json::Value as Json;
use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex, PoisonError},
	time::Duration,
};
use subxt::{
	OnlineClient, PolkadotConfig,
	backend::LegacyBackend,
	rpcs::client::{RpcClient, RpcParams, RpcSubscription},
	utils::{AccountId32, H256},
};
use subxt_signer::sr25519::Keypair;
use tokio::time::sleep;

/// How transactions of this chain are put together.
pub type Config = PolkadotConfig;

/// Calls in one transaction, where many are made.
const BATCH: usize = 50;
/// Between two looks at the head of the chain.
const STEP: Duration = Duration::from_millis(100);
/// Between two looks at the nonce of who submitted, and how often it is looked at.
const LOOK_AGAIN: Duration = Duration::from_millis(20);
const LOOKS: u32 = 100;

/// Who takes a nonce of an account submits with it before the next one takes the following.
static TURNS: Turns<[u8; 32]> = Turns::new();
/// The chains that this process has met, by their first blocks: what one connection has learnt of a runtime serves all.
static MET: Mutex<BTreeMap<H256, Config>> = Mutex::new(BTreeMap::new());

fn config_of(genesis: H256) -> Config {
	let mut met = MET.lock().unwrap_or_else(PoisonError::into_inner);
	let new = || PolkadotConfig::builder().use_historic_types(false).build();
	met.entry(genesis).or_insert_with(new).clone()
}

/// A connection to a node.
#[derive(Clone, Debug)]
pub struct Chain {
	client: OnlineClient<Config>,
	rpc: RpcClient,
	url: Arc<str>,
}

impl Chain {
	/// Connects to the WebSocket at `url`.
	///
	/// # Errors
	/// Nobody answers there.
	pub async fn connect(url: &str) -> Result<Self> {
		let rpc =
			RpcClient::from_insecure_url(url).await.with_context(|| format!("no node at {url}"))?;
		let backend = LegacyBackend::builder().build(rpc.clone());
		let mut first = RpcParams::new();
		first.push(0)?;
		let genesis: H256 =
			rpc.request("chain_getBlockHash", first).await.context("no first block")?;
		let config = config_of(genesis);
		let client = OnlineClient::from_backend_with_config(config, Arc::new(backend)).await?;
		Ok(Self { client, rpc, url: url.into() })
	}

	/// Where the node is.
	pub(crate) fn url(&self) -> Arc<str> {
		self.url.clone()
	}

	/// Hash of the first block.
	pub fn genesis(&self) -> H256 {
		self.client.genesis_hash()
	}

	/// The result of a JSON-RPC method.
	///
	/// # Errors
	/// Whatever the node refuses.
	pub async fn rpc(&self, method: &str, params: &[Json]) -> Result<Json> {
		let mut list = RpcParams::new();
		for param in params {
			list.push(param)?;
		}
		self.rpc.request(method, list).await.with_context(|| format!("JSON-RPC {method}"))
	}

	/// Begins a JSON-RPC subscription; it ends when it is dropped.
	///
	/// # Errors
	/// Whatever the node refuses.
	pub async fn subscribe(
		&self,
		method: &str,
		params: &[Json],
		unsubscribe: &str,
	) -> Result<RpcSubscription<Json>> {
		let mut list = RpcParams::new();
		for param in params {
			list.push(param)?;
		}
		let begun = self.rpc.subscribe(method, list, unsubscribe).await;
		begun.with_context(|| format!("JSON-RPC {method}"))
	}

	/// The chain at its best block.
	///
	/// # Errors
	/// The node cannot be asked.
	pub async fn best(&self) -> Result<State> {
		let hash = self.rpc("chain_getBlockHash", &[]).await?;
		self.at(serde_json::from_value(hash)?).await
	}

	/// The chain at its last final block.
	///
	/// # Errors
	/// The node cannot be asked.
	pub async fn finalised(&self) -> Result<State> {
		let hash = self.rpc("chain_getFinalizedHead", &[]).await?;
		self.at(serde_json::from_value(hash)?).await
	}

	/// The chain at the block `hash`.
	///
	/// # Errors
	/// The node does not have it.
	pub async fn at(&self, hash: H256) -> Result<State> {
		Ok(State { client: self.client.at_block(hash).await? })
	}

	/// The chain at its block of this number, on the best branch.
	///
	/// # Errors
	/// The node does not have it.
	pub async fn at_number(&self, number: u64) -> Result<State> {
		let hash = self.rpc("chain_getBlockHash", &[number.into()]).await?;
		self.at(serde_json::from_value(hash)?).await
	}

	/// The nonce that the next transaction of `who` needs, those in the pool counted.
	///
	/// # Errors
	/// The node cannot be asked.
	pub async fn next_nonce(&self, who: &AccountId32) -> Result<u64> {
		let next = self.rpc("system_accountNextIndex", &[who.to_string().into()]).await?;
		next.as_u64().context("the nonce is no number")
	}

	/// A transaction, signed and encoded, for ever valid with this nonce.
	///
	/// # Errors
	/// The runtime has no such call.
	pub async fn signed(&self, call: &Call, by: &Keypair, nonce: u64) -> Result<Vec<u8>> {
		self.best().await?.signed(call, by, nonce)
	}

	/// Gives an encoded transaction to the node.
	///
	/// # Errors
	/// The node does not take it.
	pub async fn submit_encoded(&self, encoded: Vec<u8>) -> Result<Submitted> {
		self.submit_at(&self.best().await?, encoded).await
	}

	async fn submit_at(&self, state: &State, encoded: Vec<u8>) -> Result<Submitted> {
		let progress = state.client.tx().from_bytes(encoded).submit_and_watch().await?;
		Ok(Submitted::new(self.clone(), progress))
	}

	/// Signs a call and gives it to the node.
	///
	/// # Errors
	/// The runtime has no such call, or the node does not take it.
	pub async fn submit(&self, call: &Call, by: &Keypair) -> Result<Submitted> {
		let who = by.public_key().to_account_id();
		let _turn = TURNS.take(who.0).await;
		let mut nonce = self.next_nonce(&who).await?;
		loop {
			let state = self.best().await?;
			let encoded = state.signed(call, by, nonce)?;
			let refused = match self.submit_at(&state, encoded).await {
				Ok(submitted) => {
					self.counted(&who, nonce).await;
					return Ok(submitted);
				},
				Err(refused) => refused,
			};
			// The node answers with a nonce that is already used when a block takes a transaction out of the pool while
			// it counts. Then, and only then, the count goes on afterwards.
			let next = self.next_nonce(&who).await?;
			if next <= nonce {
				return Err(
					refused.context(format!("{}.{} was not accepted", call.pallet, call.name))
				);
			}
			nonce = next;
		}
	}

	/// Waits until the node counts the transaction that it took with this nonce, or does not answer: the pool may show a view
	/// for a moment that was made without it, and would let the next one have the same nonce.
	async fn counted(&self, who: &AccountId32, nonce: u64) {
		for _ in 0..LOOKS {
			match self.next_nonce(who).await {
				Ok(next) if next <= nonce => sleep(LOOK_AGAIN).await,
				_ => return,
			}
		}
	}

	/// Signs a call and waits until it has succeeded in a block.
	///
	/// # Errors
	/// It failed, or was not included.
	pub async fn send(&self, call: &Call, by: &Keypair) -> Result<Included> {
		let included = self.submit(call, by).await?.included().await;
		let included = included.with_context(|| format!("{}.{}", call.pallet, call.name))?;
		included.success().with_context(|| format!("{}.{}", call.pallet, call.name))
	}

	/// Makes many calls, several in a transaction, and waits until all have succeeded.
	///
	/// # Errors
	/// One of them failed, or was not included.
	pub async fn send_all(&self, calls: Vec<Call>, by: &Keypair) -> Result<()> {
		let mut waiting = Vec::new();
		for batch in calls.chunks(BATCH) {
			waiting.push(self.submit(&Call::batch_all(batch.to_vec()), by).await?);
		}
		for mut submitted in waiting {
			submitted.included().await?.success()?;
		}
		Ok(())
	}

	/// Signs a call and waits until it has succeeded in a final block.
	///
	/// # Errors
	/// It failed, or was not included.
	pub async fn send_to_end(&self, call: &Call, by: &Keypair) -> Result<Included> {
		let finalised = self.submit(call, by).await?.finalised().await?;
		finalised.success().with_context(|| format!("{}.{}", call.pallet, call.name))
	}

	/// Signs a call, waits until it is in a block, and tells why it failed there.
	///
	/// # Errors
	/// It succeeded, or was not included.
	pub async fn failure(&self, call: &Call, by: &Keypair) -> Result<Failure> {
		let included = self.submit(call, by).await?.included().await?;
		included.failure().with_context(|| format!("{}.{}", call.pallet, call.name))
	}

	/// Waits until the best block is `number` or later.
	///
	/// # Errors
	/// It takes too long.
	pub async fn reach(&self, number: u64) -> Result<State> {
		self.until(&format!("block {number}"), async |state: &State| Ok(state.number() >= number))
			.await
	}

	/// Waits until the block `number` is final.
	///
	/// # Errors
	/// It takes too long.
	pub async fn reach_finality(&self, number: u64) -> Result<State> {
		bounded(&format!("finality of block {number}"), async {
			loop {
				let state = self.finalised().await?;
				if state.number() >= number {
					return Ok(state);
				}
				sleep(STEP).await;
			}
		})
		.await
	}

	/// Waits for the first best block for which `reached` holds.
	///
	/// # Errors
	/// It takes too long, or the condition cannot be judged.
	pub async fn until(
		&self,
		what: &str,
		reached: impl AsyncFn(&State) -> Result<bool>,
	) -> Result<State> {
		bounded(what, async {
			loop {
				let state = self.best().await?;
				if reached(&state).await? {
					return Ok(state);
				}
				sleep(STEP).await;
			}
		})
		.await
	}
}
