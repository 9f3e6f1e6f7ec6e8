// SPDX-License-Identifier: Apache-2.0
//! Transactions that go on while the network is broken. Each is either acknowledged as final by a node, or forgotten by the
//! client that sent it, never both.

use crate::localnet::{Localnet, Place};
use anyhow::{Context, Result, ensure};
use genex_e2e_tests::{
	accounts::{account_of, charlie, dave, eve, ferdie},
	chain::{Call, Chain},
	values::bytes,
};
use serde_json::Value;
use sp_crypto_hashing::blake2_256;
use std::{
	sync::{
		Arc, Mutex, MutexGuard, PoisonError,
		atomic::{AtomicBool, AtomicU64, Ordering},
	},
	thread::{self, JoinHandle},
	time::Duration,
};
use subxt_signer::sr25519::Keypair;
use tokio::{
	runtime::Runtime,
	time::{sleep, timeout},
};

/// Transactions that an account has under way at one time.
const UNDER_WAY: u64 = 8;
/// The longest wait for one round of them.
const PATIENCE: Duration = Duration::from_secs(45);
/// The longest wait for a connection.
const CONNECT: Duration = Duration::from_secs(5);
/// Between two attempts to reach a node.
const PAUSE: Duration = Duration::from_millis(500);

/// A transaction that was sent.
#[derive(Clone, Debug)]
pub struct Sent {
	/// BLAKE2b-256 of its bytes, in hexadecimal digits.
	pub hash: String,
	/// Which of the accounts has signed it.
	pub account: usize,
	/// The block in which a node called it final.
	pub acknowledged: Option<u64>,
}

/// A load that runs by itself.
#[derive(Debug)]
pub struct Load {
	sent: Arc<Mutex<Vec<Sent>>>,
	ended: Arc<AtomicBool>,
	thread: JoinHandle<Result<()>>,
}

impl Load {
	/// Begins to send, to all nodes in turn.
	pub fn begin(net: &Localnet) -> Self {
		let (sent, ended) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
		let (places, into, until) = (net.places.clone(), sent.clone(), ended.clone());
		let thread = thread::spawn(move || Runtime::new()?.block_on(send_all(places, into, until)));
		Self { sent, ended, thread }
	}

	/// How many transactions were acknowledged as final.
	pub fn acknowledged(&self) -> usize {
		locked(&self.sent).iter().filter(|sent| sent.acknowledged.is_some()).count()
	}

	/// Ends sending; all that was sent is the answer.
	///
	/// # Errors
	/// The load ended by itself.
	pub fn end(self) -> Result<Vec<Sent>> {
		self.ended.store(true, Ordering::Relaxed);
		self.thread.join().ok().context("the load has panicked")??;
		let sent = locked(&self.sent).clone();
		Ok(sent)
	}
}

fn locked(sent: &Mutex<Vec<Sent>>) -> MutexGuard<'_, Vec<Sent>> {
	sent.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The accounts that send. Nobody else may use them, or their nonces would say nothing.
pub fn accounts() -> [Keypair; 4] {
	[charlie(), dave(), eve(), ferdie()]
}

async fn send_all(
	places: Vec<Place>,
	sent: Arc<Mutex<Vec<Sent>>>,
	ended: Arc<AtomicBool>,
) -> Result<()> {
	let [first, second, third, fourth] = accounts();
	tokio::join!(
		work(0, first, &places, &sent, &ended),
		work(1, second, &places, &sent, &ended),
		work(2, third, &places, &sent, &ended),
		work(3, fourth, &places, &sent, &ended),
	);
	Ok(())
}

/// Sends round after round, to another node whenever one fails.
async fn work(
	account: usize,
	keys: Keypair,
	places: &[Place],
	sent: &Mutex<Vec<Sent>>,
	ended: &AtomicBool,
) {
	let mut turn = account;
	while !ended.load(Ordering::Relaxed) {
		turn += 1;
		let place = &places[turn % places.len()];
		if let Ok(Ok(chain)) = timeout(CONNECT, Chain::connect(&place.ws)).await {
			while !ended.load(Ordering::Relaxed) {
				match timeout(PATIENCE, round(&chain, account, &keys, sent)).await {
					Ok(Ok(())) => {},
					// The node is broken, which is what it is for. Its transactions count as forgotten.
					Ok(Err(_)) | Err(_) => break,
				}
			}
		}
		sleep(PAUSE).await;
	}
}

/// Sends some transactions of one account, and waits until all are final.
async fn round(
	chain: &Chain,
	account: usize,
	keys: &Keypair,
	sent: &Mutex<Vec<Sent>>,
) -> Result<()> {
	static NEXT: AtomicU64 = AtomicU64::new(0);
	let state = chain.best().await?;
	let first = chain.next_nonce(&account_of(keys)).await?;
	let mut under_way = Vec::new();
	for nonce in first..first + UNDER_WAY {
		let text = format!("faults {}", NEXT.fetch_add(1, Ordering::Relaxed));
		let call = Call::new("System", "remark_with_event", [("remark", bytes(&text))]);
		let encoded = state.signed(&call, keys, nonce)?;
		let hash = hex::encode(blake2_256(&encoded));
		let index = note(sent, Sent { hash, account, acknowledged: None });
		under_way.push((index, chain.submit_encoded(encoded).await?));
	}
	for (index, mut submitted) in under_way {
		let done = submitted.finalised().await?;
		// What the client found in the best chain counts only where that chain has become final.
		let stands = chain.rpc("chain_getBlockHash", &[Value::from(done.number)]).await?;
		ensure!(stands == format!("{:?}", done.hash), "the block was replaced before it was final");
		if let Some(sent) = locked(sent).get_mut(index) {
			sent.acknowledged = Some(done.number);
		}
	}
	Ok(())
}

fn note(all: &Mutex<Vec<Sent>>, sent: Sent) -> usize {
	let mut all = locked(all);
	all.push(sent);
	all.len() - 1
}
