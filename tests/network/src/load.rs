// SPDX-License-Identifier: Apache-2.0
//! Transactions that go on while the network is broken: remarks, coupons that are given on, and coupons that are redeemed. Each is
//! either acknowledged as final by a node, or forgotten by the client that sent it, never both.

use crate::{
	goods::Goods,
	localnet::{Localnet, Place},
};
use anyhow::{Context, Result, ensure};
use genex_e2e_tests::{accounts::account_of, chain::Chain};
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

/// What a transaction does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
	/// Leaves a remark.
	Remark,
	/// Gives so many units to the next account.
	Gift(u64),
	/// Redeems so many units.
	Redemption(u64),
}

impl Act {
	/// The act with this serial number: of eight, four are remarks, three gifts, and one is a redemption.
	fn of(serial: u64) -> Self {
		match serial % 8 {
			7 => Self::Redemption(1),
			1 | 3 | 5 => Self::Gift(1 + serial / 8 % 3),
			_ => Self::Remark,
		}
	}
}

/// A transaction that was sent.
#[derive(Clone, Debug)]
pub struct Sent {
	/// BLAKE2b-256 of its bytes, in hexadecimal digits.
	pub hash: String,
	/// Which of the accounts has signed it.
	pub account: usize,
	/// What it does.
	pub act: Act,
	/// The block in which a node called it final.
	pub acknowledged: Option<u64>,
	/// Whether the chain refused its call there.
	pub refused: bool,
}

/// What a load was.
#[derive(Clone, Debug)]
pub struct Carried {
	/// What it was made of.
	pub goods: Goods,
	/// All that it sent.
	pub sent: Vec<Sent>,
}

/// A load that runs by itself.
#[derive(Debug)]
pub struct Load {
	sent: Arc<Mutex<Vec<Sent>>>,
	ended: Arc<AtomicBool>,
	thread: JoinHandle<Result<Goods>>,
}

impl Load {
	/// Begins to make what it sends, and then to send it, to all nodes in turn.
	pub fn begin(net: &Localnet) -> Self {
		let (sent, ended) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
		let (places, into, until) = (net.places.clone(), sent.clone(), ended.clone());
		let thread = thread::spawn(move || {
			let sent = Runtime::new()?.block_on(send_all(places, into, until));
			// Whoever waits for transactions would not learn why there are none.
			sent.inspect_err(|error| eprintln!("the load could not begin: {error:#}"))
		});
		Self { sent, ended, thread }
	}

	/// How many transactions were acknowledged as final.
	pub fn acknowledged(&self) -> usize {
		locked(&self.sent).iter().filter(|sent| sent.acknowledged.is_some()).count()
	}

	/// Whether it has ended by itself.
	pub fn is_over(&self) -> bool {
		self.thread.is_finished()
	}

	/// Ends sending.
	///
	/// # Errors
	/// The load ended by itself.
	pub fn end(self) -> Result<Carried> {
		self.ended.store(true, Ordering::Relaxed);
		let goods = self.thread.join().ok().context("the load has panicked")??;
		let sent = locked(&self.sent).clone();
		Ok(Carried { goods, sent })
	}
}

fn locked(sent: &Mutex<Vec<Sent>>) -> MutexGuard<'_, Vec<Sent>> {
	sent.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn send_all(
	places: Vec<Place>,
	sent: Arc<Mutex<Vec<Sent>>>,
	ended: Arc<AtomicBool>,
) -> Result<Goods> {
	let goods = Goods::make(&places.first().context("no nodes")?.ws).await?;
	tokio::join!(
		work(0, &goods, &places, &sent, &ended),
		work(1, &goods, &places, &sent, &ended),
		work(2, &goods, &places, &sent, &ended),
		work(3, &goods, &places, &sent, &ended),
	);
	Ok(goods)
}

/// Sends round after round, to another node whenever one fails.
async fn work(
	account: usize,
	goods: &Goods,
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
				match timeout(PATIENCE, round(&chain, account, goods, sent)).await {
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
	goods: &Goods,
	sent: &Mutex<Vec<Sent>>,
) -> Result<()> {
	static NEXT: AtomicU64 = AtomicU64::new(0);
	let keys: &Keypair = goods.holders.get(account).context("no such account")?;
	let state = chain.best().await?;
	let first = chain.next_nonce(&account_of(keys)).await?;
	let mut under_way = Vec::new();
	for nonce in first..first + UNDER_WAY {
		let serial = NEXT.fetch_add(1, Ordering::Relaxed);
		let act = Act::of(serial);
		let encoded = state.signed(&goods.call(account, act, serial), keys, nonce)?;
		let hash = hex::encode(blake2_256(&encoded));
		let index = note(sent, Sent { hash, account, act, acknowledged: None, refused: false });
		under_way.push((index, chain.submit_encoded(encoded).await?));
	}
	for (index, mut submitted) in under_way {
		let done = submitted.finalised().await?;
		// What the client found in the best chain counts only where that chain has become final.
		let stands = chain.rpc("chain_getBlockHash", &[Value::from(done.number)]).await?;
		ensure!(stands == format!("{:?}", done.hash), "the block was replaced before it was final");
		if let Some(sent) = locked(sent).get_mut(index) {
			sent.acknowledged = Some(done.number);
			sent.refused = done.outcome.is_err();
		}
	}
	Ok(())
}

fn note(all: &Mutex<Vec<Sent>>, sent: Sent) -> usize {
	let mut all = locked(all);
	all.push(sent);
	all.len() - 1
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn acts_should_be_mixed_when_many_follow_each_other() {
		let acts: Vec<Act> = (0..24).map(Act::of).collect();
		let count = |wanted: fn(&Act) -> bool| acts.iter().filter(|act| wanted(act)).count();
		assert_eq!(count(|act| *act == Act::Remark), 12);
		assert_eq!(count(|act| *act == Act::Redemption(1)), 3);
		for units in 1..=3 {
			assert_eq!(acts.iter().filter(|act| **act == Act::Gift(units)).count(), 3);
		}
	}
}
