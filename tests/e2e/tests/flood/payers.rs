// SPDX-License-Identifier: Apache-2.0
//! People who pay for themselves, ten transactions a second all the time, natively and as Ethereum transactions.

use crate::support::remark;
use alloy::primitives::Bytes;
use anyhow::{Context, Result};
use genex_e2e_tests::{
	accounts::{Keys, alice},
	chain::{Call, Chain, State},
	eth::{offering, signed},
	node::Node,
	rpc::JsonRpc,
	scenario::{GNX, Stage, people::gnx_transfer},
};
use serde_json::{Value, json};
use std::{
	sync::{
		Mutex, MutexGuard,
		atomic::{AtomicBool, AtomicU64, Ordering},
	},
	time::Duration,
};
use subxt::utils::AccountId32;
use tokio::time::interval;

/// Between two paid transactions.
const PACE: Duration = Duration::from_millis(100);
/// How many people there are.
const PAYERS: usize = 20;
/// Every so many of them have an Ethereum key.
const ETHEREUM_EVERY: usize = 5;
/// Fewer paid transactions than this say nothing of one in a hundred.
const FEWEST: usize = 200;
/// Gas of a call that does nothing, amply.
const GAS: u64 = 1_000_000;
/// What is offered for gas, as a multiple of the price at the start: fees rise by ten at most.
const OFFER: u128 = 20;

/// A payer, and what it sent.
struct Payer {
	keys: Keys,
	account: AccountId32,
}

/// All of them.
pub struct Payers {
	all: Vec<Payer>,
	state: State,
	eth: JsonRpc,
	chain_id: u64,
	price: u128,
	/// For each of them, the best block at each of its submissions.
	sent: Mutex<Vec<Vec<u64>>>,
	refused: AtomicU64,
	ended: AtomicBool,
}

/// How long paid transactions took.
#[derive(Debug)]
pub struct Waits {
	/// How many there were.
	pub sent: usize,
	/// How many the node did not take.
	pub refused: u64,
	/// How many were in no block at the end.
	pub lost: usize,
	/// Within how many blocks after the best one ninety-nine of a hundred were included.
	pub p99: u64,
}

impl Payers {
	/// Gives GNX to new accounts.
	pub async fn make(node: &Node, stage: &Stage) -> Result<Self> {
		let mut all = Vec::new();
		for number in 0..PAYERS {
			let keys = Keys::fresh(number.is_multiple_of(ETHEREUM_EVERY))?;
			all.push(Payer { account: keys.account(), keys });
		}
		let gifts = all.iter().map(|payer| gnx_transfer(&payer.account, 20 * GNX));
		stage.chain.send(&Call::batch_all(gifts), &alice()).await.context("GNX for payers")?;
		let eth = node.eth_rpc();
		let chain_id = hex_number(&eth.call("eth_chainId", json!([]))?)?;
		let price = hex_number(&eth.call("eth_gasPrice", json!([]))?)?;
		Ok(Self {
			state: stage.chain.best().await?,
			eth,
			chain_id: u64::try_from(chain_id)?,
			price: price * OFFER,
			sent: Mutex::new(vec![Vec::new(); all.len()]),
			refused: AtomicU64::new(0),
			ended: AtomicBool::new(false),
			all,
		})
	}

	/// Their accounts.
	pub fn accounts(&self) -> Vec<AccountId32> {
		self.all.iter().map(|payer| payer.account).collect()
	}

	/// How many transactions each has sent.
	pub fn counts(&self) -> Vec<usize> {
		self.sent().iter().map(Vec::len).collect()
	}

	/// Whether no more will come.
	pub fn ended(&self) -> bool {
		self.ended.load(Ordering::Relaxed)
	}

	/// Pays at an even pace for as long as it is `busy`, and until there are enough to judge by.
	pub async fn pay(&self, chain: &Chain, best: &AtomicU64, busy: &AtomicBool) -> Result<()> {
		let paid = self.pay_on(chain, best, busy).await;
		self.ended.store(true, Ordering::Relaxed);
		paid
	}

	async fn pay_on(&self, chain: &Chain, best: &AtomicU64, busy: &AtomicBool) -> Result<()> {
		let mut pace = interval(PACE);
		for turn in 0.. {
			if turn >= FEWEST && !busy.load(Ordering::Relaxed) {
				break;
			}
			pace.tick().await;
			let index = turn % self.all.len();
			let nonce = u64::try_from(self.sent()[index].len())?;
			let seen = best.load(Ordering::Relaxed);
			match self.submit(chain, &self.all[index].keys, nonce).await {
				Ok(()) => self.sent()[index].push(seen),
				Err(refusal) => {
					println!("a paid transaction was refused: {refusal:#}");
					self.refused.fetch_add(1, Ordering::Relaxed);
				},
			}
		}
		Ok(())
	}

	async fn submit(&self, chain: &Chain, keys: &Keys, nonce: u64) -> Result<()> {
		match keys {
			Keys::Native(keys) => {
				let bytes = self.state.signed(&remark("paid"), keys, nonce)?;
				let hex = format!("0x{}", hex::encode(bytes));
				chain.rpc("author_submitExtrinsic", &[hex.into()]).await?;
			},
			Keys::Ethereum(signer) => {
				let (who, chain_id) = (signer.address(), self.chain_id);
				let call = (who, Bytes::new());
				let request = offering(who, chain_id, call, nonce, GAS, self.price);
				let bytes = signed(signer, request).await?;
				let (eth, hex) = (self.eth, format!("0x{}", hex::encode(bytes)));
				let send = move || eth.call("eth_sendRawTransaction", json!([hex]));
				tokio::task::spawn_blocking(send).await??;
			},
		}
		Ok(())
	}

	/// What the blocks in which they were, for each payer in order, say of the wait. The last block looked at is `end`.
	pub fn waits(&self, included: &[Vec<u64>], end: u64) -> Waits {
		let sent = self.sent();
		let (mut waits, mut lost) = (Vec::new(), 0);
		for (sent, included) in sent.iter().zip(included) {
			lost += sent.len().saturating_sub(included.len());
			// What was never included has waited until the end.
			let blocks = included.iter().copied().chain(std::iter::repeat(end + 1));
			waits.extend(sent.iter().zip(blocks).map(|(seen, block)| block.saturating_sub(*seen)));
		}
		waits.sort_unstable();
		let refused = self.refused.load(Ordering::Relaxed);
		let rank = (waits.len() * 99).div_ceil(100).saturating_sub(1);
		let p99 = waits.get(rank).copied().unwrap_or(u64::MAX);
		Waits { sent: waits.len(), refused, lost, p99 }
	}

	fn sent(&self) -> MutexGuard<'_, Vec<Vec<u64>>> {
		self.sent.lock().expect("nobody panics with it")
	}
}

/// The number that an Ethereum answer is.
fn hex_number(answer: &Value) -> Result<u128> {
	let text = answer.as_str().and_then(|text| text.strip_prefix("0x"));
	u128::from_str_radix(text.context("no number")?, 16).context("no number")
}
